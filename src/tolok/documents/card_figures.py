"""Figures below the labels of a card: a table of periods by kinds that names no indicator."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tolok.documents.columns.contents import kind_in
from tolok.documents.columns.headers import texts_of
from tolok.documents.columns.moments import ALWAYS, bare_moment, period_in
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import meaning_of
from tolok.documents.document import TableRow
from tolok.domain.forms import NUMBER_CELLS

_CORNER = re.compile(
    r"TAHUN|TRI\s?WULAN|TW|PERIODE(?:\s+(?:PELAPORAN|PENGUKURAN|PENILAIAN|DATA))?|SEMESTER|BULAN|"
    r"URAIAN|KETERANGAN"
)
"""What stands at the head of the periods, or of the kinds."""
_NUMBER = re.compile(r"NO\.?|NOMOR")

Spot = tuple[int, int]
"""A row's index and a column, both from 0."""


class Given(NamedTuple):
    """A figure: what its kind and period say to the vocabulary, its text, where all three stand."""

    word: str
    text: str
    kind: Spot
    period: Spot
    spot: Spot


def figures_in(rows: Sequence[TableRow]) -> Iterator[Given]:
    """The figures of the tables among some rows: kinds over columns, a period a line, or turned.

    "Tahun, Target, Realisasi" with a line for each year; or "Uraian, 2024, 2025" with one for each
    kind. They end at the first line of another kind.
    """
    lines = [texts_of(row) for row in rows]
    at = 0
    while at < len(lines):
        corner = _corner(lines[at])
        heads = _heads(lines[at], corner)
        end = at + 1
        while heads and end < len(lines):
            found = list(_given(lines, (at, corner), end, heads))
            if not found:
                break
            yield from found
            end += 1
        at = end


def _heads(line: Sequence[str], corner: int) -> Mapping[int, str]:
    """The columns that a line heads as kinds of figures, or as periods; none where it does not."""
    rest = {place: text for place, text in enumerate(line) if text and place > corner >= 0}
    kinds = {place: text for place, text in rest.items() if kind_in(text)}
    periods = [text for text in rest.values() if _is_period(text, "")]
    return kinds or (rest if len(periods) == len(rest) else {})


def _corner(line: Sequence[str]) -> int:
    """The column of periods or kinds left of such a head, blank or named; -1 where there is none.

    What only numbers the lines stands before it.
    """
    filled = [(place, normal(text)) for place, text in enumerate(line) if text]
    filled = [one for one in filled if not _NUMBER.fullmatch(one[1])]
    if len(filled) < 2:
        return -1
    place, text = filled[0]
    return place if _CORNER.fullmatch(text) else place - 1


def _given(
    lines: Sequence[Sequence[str]], top: Spot, at: int, heads: Mapping[int, str]
) -> Iterator[Given]:
    """The figures of a line under such a head, whose corner stands at ``top``."""
    corner = top[1]
    own = lines[at][corner] if corner < len(lines[at]) else ""
    over = lines[top[0]][corner]
    for place, head in heads.items():
        text = lines[at][place] if place < len(lines[at]) else ""
        is_kind = bool(kind_in(head))
        fits = _is_period(own, over) if is_kind else bool(kind_in(own))
        if not fits or not text:
            continue
        said = f"{over} {own}" if is_kind and period_in(own, ()) is None else own
        word = normal(f"{head} {said}" if is_kind else f"{own} {head}")
        meaning = meaning_of((word,))
        if meaning and meaning.field in NUMBER_CELLS and meaning.moment != ALWAYS:
            kind, period = (top[0], place), (at, corner)
            if not is_kind:
                kind, period = period, kind
            yield Given(word, text, kind, period, (at, place))


def _is_period(text: str, over: str) -> bool:
    """Whether a text names a period and nothing else, with what heads it or without."""
    return bool(text) and (
        bare_moment((text,)) is not None or (bool(over) and period_in(text, (over,)) is not None)
    )
