import ast

from house_files import ROOT, named, sources

LINES_OF_A_FUNCTION = 40
LINES_OF_A_FILE = 400
SUFFIXES = {".py", ".html", ".css", ".js", ".typ"}

LONG_FUNCTIONS: dict[str, str] = {}
"""``file:function`` and the reason why it may be longer."""

LONG_FILES: dict[str, str] = {}
"""``file`` and the reason why it may be longer."""


def test_a_function_fits_on_a_screen() -> None:
    long = {
        f"{name}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for name, tree in sources("src", "tests", "tools", "benchmarks")
        if "/migrations/" not in name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LINES_OF_A_FUNCTION
    }
    assert long.keys() == LONG_FUNCTIONS.keys(), long


def test_a_file_holds_one_subject() -> None:
    long = {
        named(path): lines
        for part in ("src", "tests", "tools", "benchmarks")
        for path in (ROOT / part).rglob("*")
        if path.suffix in SUFFIXES and "migrations" not in path.parts
        if (lines := len(path.read_text("utf-8").splitlines())) > LINES_OF_A_FILE
    }
    assert long.keys() == LONG_FILES.keys(), long
