import ast
import subprocess
import sys
from pathlib import Path

from house_files import ROOT, sources

GATHERING = {"src/tolok/store/models/__init__.py"}
"""Django finds models in one module only, so this one gathers them."""


def test_each_package_says_what_it_is_in_one_sentence() -> None:
    for name, tree in sources("src"):
        if not name.endswith("/__init__.py") or "/migrations/" in name:
            continue
        docstring = ast.get_docstring(tree) or ""
        assert docstring.endswith("."), name
        assert "\n" not in docstring, name
        if name not in GATHERING:
            assert len(tree.body) == 1, f"{name} holds one sentence and nothing else"


def test_each_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "src" / "tolok").rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_each_module_says_what_it_is() -> None:
    missing = [
        name
        for name, tree in sources("src", "tools", "benchmarks")
        if "/migrations/" not in name and not ast.get_docstring(tree)
    ]
    assert not missing


def test_the_floors_hold() -> None:
    # A process of its own: the linter configures logging and imports for itself.
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_tests_have_names_of_their_own() -> None:
    # Without packages two files of one name would hide each other.
    names = [path.name for path in (ROOT / "tests").rglob("*.py")]
    assert sorted(names) == sorted(set(names))
