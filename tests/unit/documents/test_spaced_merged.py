"""Cells of a page that are merged over rows, told by the middle in which they stand."""

from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.merged import Block, merged_rows
from tolok.documents.spaced.words import Word

_BANDS = [Band(0, 8), Band(10, 28), Band(30, 34, is_figured=True), Band(40, 52, is_figured=True)]
_HIGH = 2.6
"""Lines of text that two rows with a name merged over them fill."""


def cell(column: int, middle: float, text: str, lines: int = 1) -> Block:
    left = _BANDS[column].left
    run = (Word(left, left + len(text), text, top=middle - lines / 2),)
    return Block(column, middle - lines / 2, middle + lines / 2, (run,), int(10 * middle))


def row(middle: float, indicator: str, target: str) -> list[Block]:
    return [cell(1, middle, indicator), cell(2, middle, target)]


def test_an_amount_beside_its_row_is_not_merged_from_the_node_above_into_its_own() -> None:
    at = [0.5 + _HIGH / 2 * row for row in range(4)]
    blocks = [
        cell(0, (at[0] + at[1]) / 2, "Program", 2),
        cell(0, (at[2] + at[3]) / 2, "Kegiatan", 2),
        *row(at[0], "Panjang jalan", "27"),
        *row(at[1], "Rambu jalan", "59"),
        *row(at[2], "Luas taman", "81"),
        *row(at[3], "Pohon kota", "89"),
        cell(3, at[0], "234.688.333"),
        cell(3, at[2], "152.949.406"),
    ]
    rows = merged_rows(blocks, _BANDS)
    assert rows is not None
    assert [{one.column: one.text for one in row}.get(3) for row in rows] == [
        "234.688.333", None, "152.949.406", None,
    ]  # fmt: skip
    assert [{one.column: one.text for one in row}.get(0) for row in rows] == [
        "Program", None, "Kegiatan", None,
    ]  # fmt: skip
