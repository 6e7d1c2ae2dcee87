"""Columns whose cells hold a figure for each quarter: "TW I: 25% TW II: 50%"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tolok.documents.columns.contents import Column
from tolok.documents.columns.kinds import filled_of, is_figure, text_at
from tolok.documents.columns.moments import EACH_QUARTER
from tolok.documents.columns.shortened_words import normal
from tolok.documents.document import TableRow
from tolok.domain.forms import NUMBER_CELLS
from tolok.domain.periods import ROMAN

_QUARTER = re.compile(
    r"\b(?:TRIWULAN|TRW|TW|TRIW|Q)[\s.]*(?:KE[\s-]*)?(IV|I{1,3}|[1-4])\b\s*[:=)\-–]?\s*"
)
_PARTS, _DASHES = " ,;/|•", ("-", "–")
_LEAST, _MOST, _FULL = 2, 8, 10
"""Quarters that a cell names, and of ten cells how many do."""


def quarters_in(text: str) -> Mapping[int, str]:
    """The figure of each quarter that a cell names, and nothing else; none where it says more.

    >>> dict(quarters_in("TW I: 25% TW II: 50%")), dict(quarters_in("TW 1 = 3, TW 2 = -"))
    ({1: '25%', 2: '50%'}, {1: '3', 2: '-'})
    >>> dict(quarters_in("TW II: 50%")), dict(quarters_in("Rapat TW I dan TW II"))
    ({}, {})
    """
    found = list(_QUARTER.finditer(upper := normal(text)))
    if len(found) < _LEAST or upper[: found[0].start()].strip(_PARTS + "-–"):
        return {}
    ends = [one.start() for one in found[1:]] + [len(upper)]
    told = {
        int(one[1]) if one[1].isdigit() else ROMAN.index(one[1]) + 1: _figure(
            upper[one.end() : end]
        )
        for one, end in zip(found, ends, strict=True)
    }
    is_plain = len(told) == len(found) and all(map(_is_plain, told.values()))
    return told if is_plain else {}


def _figure(text: str) -> str:
    """What a quarter has, without what parts it from the next; a dash alone is one."""
    plain = text.strip(_PARTS)
    return plain if plain in _DASHES else plain.strip(_PARTS + "-–")


def _is_plain(text: str) -> bool:
    return not text or text in _DASHES or is_figure(text)


def with_periods_in_cells(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """The columns, figures of which nearly every cell tells all quarters of none of them alone."""
    return [
        one._replace(meaning=replace(one.meaning, moment=EACH_QUARTER))
        if one.meaning and one.meaning.field in NUMBER_CELLS and _tells_quarters(one, body)
        else one
        for one in columns
    ]


def _tells_quarters(column: Column, body: Sequence[TableRow]) -> bool:
    texts = filled_of([text_at(row, column.place) for row in body])
    told = sum(bool(quarters_in(text)) for text in texts)
    return bool(told) and _FULL * told >= _MOST * len(texts)
