import ast
from collections.abc import Iterator

import pytest
from house_files import sources

MAY_USE_BINARY = {
    "src/tolok/documents/excel_cells.py": "Excel itself keeps binary numbers; heights of rows",
    "src/tolok/documents/number_formats.py": "what Excel kept comes as binary and leaves exact",
    "src/tolok/documents/readers/pdf.py": "places of letters and rules on paper",
    "src/tolok/documents/writers/docx.py": "widths of columns on paper",
    "src/tolok/documents/writers/pdf.py": "widths of letters on paper",
    "src/tolok/documents/writers/xlsx.py": "widths of columns and margins on paper",
}
"""Files and why: none of them makes a figure from a figure."""


def binary_numbers(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float()) | ast.Name(id="float"):
                yield node.lineno


@pytest.mark.parametrize("part", ["domain", "audit", "repair", "documents"])
def test_no_binary_number_stands_where_figures_are_made(part: str) -> None:
    found = [
        f"{name}:{line}"
        for name, tree in sources(f"src/tolok/{part}")
        if name not in MAY_USE_BINARY
        for line in binary_numbers(tree)
    ]
    assert not found, "binary numbers round figures that people sign; use Decimal or Fraction"


def test_each_exemption_is_still_needed() -> None:
    using = {name for name, tree in sources("src/tolok/documents") if any(binary_numbers(tree))}
    assert set(MAY_USE_BINARY) <= using


def test_a_binary_number_would_be_seen() -> None:
    assert list(binary_numbers(ast.parse("share: float = 0.5"))) == [1, 1]
