"""One header over two columns: a figure apart from its unit, or an amount apart from its "Rp"."""

from collections.abc import Sequence
from itertools import pairwise

from tolok.documents.columns.contents import Column
from tolok.documents.columns.kinds import filled_of, is_figure, is_rupiah_sign, text_at
from tolok.documents.columns.vocabulary import Meaning
from tolok.documents.document import TableRow
from tolok.domain.forms import NUMBER_CELLS

_COUNTED = frozenset({"target", "realization"})
"""Figures that have units of their own."""
_LONGEST_UNIT = 24
"""Letters of a unit; "Kelompok Masyarakat" has 19."""


def with_parted_figures(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """The columns; of two under one header that holds figures, each told by its cells.

    Signs of rupiah before amounts say nothing of their own, words behind targets are their units.
    Formats without merged cells write the header over the first alone, pages over either.
    """
    found = _with_figures_before_units(columns, body)
    for place, (column, beside) in enumerate(pairwise(tuple(found))):
        meaning = column.meaning
        if meaning is None or meaning.field not in NUMBER_CELLS or not _is_one(column, beside):
            continue
        pairs = [(text_at(row, place), text_at(row, place + 1)) for row in body]
        signed = [other for own, other in pairs if is_rupiah_sign(own)]
        counted = [other for own, other in pairs if is_figure(own)]
        if any(map(is_figure, signed)) and not counted:
            found[place] = column._replace(words=(), meaning=None)
            found[place + 1] = beside._replace(words=column.words, meaning=meaning)
        elif meaning.field in _COUNTED and _are_units_of(counted):
            found[place + 1] = beside._replace(meaning=Meaning("unit"))
    return found


def _with_figures_before_units(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """The columns; figures below no header take the one that stands over their units alone."""
    found = list(columns)
    for place, (column, beside) in enumerate(pairwise(columns)):
        meaning = beside.meaning
        if column.words or meaning is None or meaning.field not in _COUNTED:
            continue
        pairs = [(text_at(row, place), text_at(row, place + 1)) for row in body]
        counted = [other for own, other in pairs if is_figure(own)]
        if _are_units_of(counted) and not any(is_figure(other) for _, other in pairs):
            found[place] = column._replace(words=beside.words, meaning=meaning)
    return found


def _is_one(column: Column, beside: Column) -> bool:
    """Whether one header stands over both columns."""
    return bool(column.words) and beside.words in {(), column.words}


def _are_units_of(beside: Sequence[str]) -> bool:
    """Whether what stands beside figures may be their units: short words, beside most of them.

    Words beside a few are of another table, further down the sheet.
    """
    texts = filled_of(beside)
    return 2 * len(texts) > len(beside) and not any(
        len(text) > _LONGEST_UNIT or any(map(str.isdigit, text)) for text in texts
    )
