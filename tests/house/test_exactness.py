import ast
from collections.abc import Iterator

import pytest
from house_files import sources

MAY_USE_BINARY = {
    "src/tolok/documents/letters/broken_words.py": "places of letters on paper",
    "src/tolok/documents/letters/overflowing.py": "places of letters on paper",
    "src/tolok/documents/letters/scan_layers.py": "areas on paper",
    "src/tolok/documents/sheets/cells.py": "Excel itself keeps binary numbers; heights of rows",
    "src/tolok/documents/letters/spacing.py": "places of letters on paper",
    "src/tolok/documents/sheets/number_formats.py": "Excel's binary numbers leave exact",
    "src/tolok/documents/readers/pdf.py": "places of letters and rules on paper",
    "src/tolok/documents/spaced/aligned.py": "places of words on paper",
    "src/tolok/documents/spaced/apart.py": "places of words on paper",
    "src/tolok/documents/spaced/blocks.py": "places of words on paper",
    "src/tolok/documents/spaced/bottoms.py": "places of words on paper",
    "src/tolok/documents/spaced/cards.py": "places of words on paper",
    "src/tolok/documents/spaced/centred.py": "places of words on paper",
    "src/tolok/documents/spaced/centred_header.py": "places of words on paper",
    "src/tolok/documents/spaced/centred_rows.py": "places of words on paper",
    "src/tolok/documents/spaced/cycles.py": "places of words on paper",
    "src/tolok/documents/spaced/edges.py": "places of words on paper",
    "src/tolok/documents/spaced/flush.py": "places of words on paper",
    "src/tolok/documents/spaced/group_ends.py": "places of words on paper",
    "src/tolok/documents/spaced/gutters.py": "places of words on paper",
    "src/tolok/documents/spaced/headers.py": "places of words on paper",
    "src/tolok/documents/spaced/headings.py": "places of words on paper",
    "src/tolok/documents/spaced/hung.py": "places of words on paper",
    "src/tolok/documents/spaced/leaves.py": "places of words on paper",
    "src/tolok/documents/spaced/levels.py": "places of words on paper",
    "src/tolok/documents/spaced/listed.py": "places of words on paper",
    "src/tolok/documents/spaced/merged.py": "places of words on paper",
    "src/tolok/documents/spaced/pages.py": "places of words on paper",
    "src/tolok/documents/spaced/placing.py": "places of words on paper",
    "src/tolok/documents/spaced/rests.py": "places of words on paper",
    "src/tolok/documents/spaced/rows.py": "places of words on paper",
    "src/tolok/documents/spaced/spans.py": "places of words on paper",
    "src/tolok/documents/spaced/stacked.py": "places of words on paper",
    "src/tolok/documents/spaced/starts.py": "places of words on paper",
    "src/tolok/documents/spaced/titles.py": "places of words on paper",
    "src/tolok/documents/spaced/words.py": "places of words on paper",
    "src/tolok/documents/scanning/bending.py": "places of pixels",
    "src/tolok/documents/scanning/cells.py": "heights of letters in pixels",
    "src/tolok/documents/scanning/colours.py": "brightness of pixels",
    "src/tolok/documents/scanning/dashes.py": "lengths of marks in pixels",
    "src/tolok/documents/scanning/deciding.py": "a recogniser's chances, until per mille",
    "src/tolok/documents/scanning/ink.py": "brightness of pixels",
    "src/tolok/documents/scanning/levelled.py": "places of pixels",
    "src/tolok/documents/scanning/light_rules.py": "lengths of rules in pixels",
    "src/tolok/documents/scanning/numerals.py": "brightness of pixels",
    "src/tolok/documents/scanning/outline.py": "places of pixels",
    "src/tolok/documents/scanning/page.py": "a recogniser's own probabilities",
    "src/tolok/documents/scanning/pages.py": "resolutions of pictures",
    "src/tolok/documents/scanning/prints.py": "brightness of pixels",
    "src/tolok/documents/scanning/recognising.py": "brightness of pixels, chances",
    "src/tolok/documents/scanning/ruling.py": "places of pixels",
    "src/tolok/documents/scanning/boxes.py": "shares of sides",
    "src/tolok/documents/scanning/seconding.py": "two recognisers' chances, until per mille",
    "src/tolok/documents/scanning/shades.py": "shares of pixels",
    "src/tolok/documents/scanning/sides.py": "places of pixels",
    "src/tolok/documents/scanning/stacked.py": "places of pixels",
    "src/tolok/documents/scanning/straightening.py": "places of pixels",
    "src/tolok/documents/scanning/strips.py": "heights of letters in pixels",
    "src/tolok/documents/scanning/transcribing.py": "a recogniser's own probabilities",
    "src/tolok/documents/scanning/unruled.py": "places of pixels",
    "src/tolok/documents/scanning/views.py": "brightness of pixels",
    "src/tolok/documents/letters/turned_texts.py": "places of letters on paper",
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


@pytest.mark.parametrize("part", ["domain", "audit", "repair", "documents", "consolidation"])
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
