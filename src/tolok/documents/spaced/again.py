"""Groups whose words a header writes over their columns one by one, or over the first alone.

"Capaian Kinerja 2024 Target" beside "Capaian Kinerja 2024 Realisasi" are a target and a realization
under one group; as one text each they would both be an achievement. Behind "Realisasi s.d. TW Lalu"
a bare "TW Ini" is a realization as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from tolok.documents.columns.moments import is_moment
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import meaning_of
from tolok.documents.document import Cell, Role, TableRow

_LEAST = 2
"""Words of a group that neighbours begin with, at least: one may be of each of their names."""
_LETTERS = 2
"""Letters that stand for a figure below each period: T, R, C, K, Rp."""
_WHEN = re.compile(
    r"(?:(?:S\.? ?/?D\.?|SAMPAI DENGAN|TRIWULAN|TRW|TW|SEMESTER|SMT|BULAN|INI|LALU|BERJALAN|"
    r"IV|I{1,3})[\s.\-]*)+"
)
"""Names of columns that say but when: "s.d. Triwulan Lalu", "TW Ini"."""


class _Parts(NamedTuple):
    """The name of a column in its group's words and its own."""

    group: str
    own: str


def with_groups_apart(rows: Sequence[TableRow]) -> list[TableRow]:
    """The rows, words of groups that are written in the names of their columns in a row above."""
    header = [row for row in rows if row.role is Role.HEADER]
    groups = _groups(header)
    if not groups:
        return list(rows)
    found = []
    for at, row in enumerate(header):
        cells = list(row.cells)
        for column, cell in enumerate(cells):
            if cell is None or at + cell.rows != len(header):
                continue
            parts = groups.get(column)
            cells[column] = (
                cell._replace(text=parts.group) if parts else cell._replace(rows=cell.rows + 1)
            )
        found.append(row._replace(cells=tuple(cells)))
    names = tuple(
        Cell(groups[column].own) if column in groups else None
        for column in range(len(header[0].cells))
    )
    below = [row for row in rows if row.role is not Role.HEADER]
    return [*found, TableRow(names, header[-1].number, Role.HEADER), *below]


def _groups(header: Sequence[TableRow]) -> Mapping[int, _Parts]:
    """The columns whose names hold words of a group, or stand behind one that does."""
    width = len(header[0].cells) if header else 0
    names = [_lowest(header, column) for column in range(width)]
    found = dict(_again(names))
    return found or dict(_begun(names))


def _lowest(header: Sequence[TableRow], column: int) -> str:
    """The lowest name of a column that it has alone; else nothing."""
    for at, row in enumerate(header):
        cell = row.cells[column]
        if cell is not None and at + cell.rows == len(header):
            return cell.text if cell.columns == 1 else ""
    return ""


def _again(names: Sequence[str]) -> Iterator[tuple[int, _Parts]]:
    """The columns whose names begin with the same group as a neighbour's."""
    for column, name in enumerate(names):
        words = name.split()
        beside = [names[at] for at in (column - 1, column + 1) if 0 <= at < len(names)]
        many = max((_shared(words, one.split()) for one in beside), default=0)
        group, own = " ".join(words[:many]), " ".join(words[many:])
        told = many >= _LEAST and own and meaning_of((own,)) and meaning_of((group,))
        letters = 0 < len(own) <= _LETTERS and is_moment(normal(group))
        if told or letters:
            yield column, _Parts(group, own)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two names begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _begun(names: Sequence[str]) -> Iterator[tuple[int, _Parts]]:
    """The columns behind a figure's name that say but when, and that one."""
    group = ""
    for column, name in enumerate(names):
        if _says_when(name):
            if group:
                yield column, _Parts(group, name)
            continue
        parts = _parts_of(name)
        behind = any(map(_says_when, names[column + 1 : column + 2]))
        group = parts.group if parts and behind else ""
        if parts and group:
            yield column, parts


def _says_when(text: str) -> bool:
    return bool(_WHEN.fullmatch(normal(text)))


def _parts_of(name: str) -> _Parts | None:
    """A figure's name before the words that say when; None where it ends otherwise."""
    words = name.split()
    for at in range(1, len(words)):
        parts = _Parts(" ".join(words[:at]), " ".join(words[at:]))
        if _says_when(parts.own):
            return parts if meaning_of((parts.group,)) else None
    return None
