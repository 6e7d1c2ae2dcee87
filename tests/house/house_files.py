"""The files of this project as the house's tests see them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("src", "tests", "docs", "tools", "benchmarks", "examples", "requirements", ".ci")
TEXTS = {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".svg", ".typ", ".csv", ""}
GENERATED = {"__pycache__", "tolok.egg-info"}


def every_text() -> Iterator[Path]:
    """Every text file that the project keeps."""
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXTS)
    for part in PARTS:
        for path in sorted((ROOT / part).rglob("*")):
            if path.is_file() and path.suffix in TEXTS and not GENERATED & set(path.parts):
                yield path


def sources(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """The Python files under folders of the root, as their name from there and their tree."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield named(path), ast.parse(path.read_text("utf-8"))


def named(path: Path) -> str:
    """A file's name from the root."""
    return path.relative_to(ROOT).as_posix()


def identifiers(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every name that a module gives: classes, functions, parameters, variables, attributes."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield node.lineno, name
            case ast.arg(arg=name):
                yield node.lineno, name
            case ast.Name(id=name, ctx=ast.Store()):
                yield node.lineno, name
            case ast.Attribute(attr=name, ctx=ast.Store()):
                yield node.lineno, name


def words(identifier: str) -> tuple[str, ...]:
    """The lower-case words of an identifier: PerformanceAgreement is performance, agreement."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", identifier)
    return tuple(word for word in parted.lower().split("_") if word)


def blocks(markdown: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page: language and content."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", markdown, re.MULTILINE | re.DOTALL)
    return [(language, content) for language, content in found]
