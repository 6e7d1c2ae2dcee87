"""Tables with an indicator a column, told by the kinds of figures below their corner."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tolok.documents.columns.contents import kind_in
from tolok.documents.columns.headers import texts_of
from tolok.documents.columns.moments import bare_moment
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import meaning_of
from tolok.documents.document import Cell, Table

_CORNER = re.compile(r"(?:URAIAN|KETERANGAN|KOMPONEN|KATEGORI|JENIS(?:\s+DATA)?|ASPEK|DATA)?")
_CALLED = "Indikator"
_LABELS_IN = 2
"""Columns in one of which labels stand, the first of them perhaps with numbers."""
_LEAST, _FEW = 2, 3


def with_corner_named(table: Table) -> Table:
    """The table, its corner called "Indikator" where kinds of figures stand below it as labels.

    "Uraian, Indeks Kepuasan, Nilai SAKIP" stands over lines for Satuan, Target and Realisasi.
    """
    lines = [texts_of(row) for row in table.rows]
    for place in range(min(_LABELS_IN, table.columns)):
        for at, line in enumerate(lines):
            if _heads(line, place) and _are_kinds(lines[at + 1 :], place):
                return _with(table, at, place)
    return table


def _heads(line: Sequence[str], place: int) -> bool:
    """Whether a line names indicators right of a corner that says nothing else."""
    names = [text for text in line[place + 1 :] if text]
    is_corner = place < len(line) and _CORNER.fullmatch(normal(line[place])) is not None
    return is_corner and len(names) >= _LEAST and all(map(_is_name, names))


def _is_name(text: str) -> bool:
    """Whether a text may be an indicator's name: neither a period nor a header's few words.

    "Persentase usulan yang ditindaklanjuti" begins as a header may.
    """
    is_long = len(text.split()) > _FEW
    words = any(map(str.isalpha, text)) and bare_moment((text,)) is None
    return words and (is_long or meaning_of((text,)) is None)


def _are_kinds(below: Sequence[Sequence[str]], place: int) -> bool:
    """Whether the lines below, down to the first that has no values, are kinds of figures."""
    labels = list(_labels(below, place))
    kinds = {kind for label in labels if (kind := kind_in(label))}
    units = [label for label in labels if normal(label).startswith("SATUAN")]
    told = sum(bool(kind_in(label)) for label in labels) + len(units)
    return len(kinds) + bool(units) >= _LEAST and bool(kinds) and told == len(labels)


def _labels(below: Sequence[Sequence[str]], place: int) -> Iterator[str]:
    for line in below:
        if sum(map(bool, line)) < _LEAST or place >= len(line) or not line[place]:
            return
        yield line[place]


def _with(table: Table, at: int, place: int) -> Table:
    """The table with its corner so called."""
    row = table.rows[at]
    cells = list(row.cells)
    cells[place] = (cells[place] or Cell())._replace(text=_CALLED)
    rows = (*table.rows[:at], row._replace(cells=tuple(cells)), *table.rows[at + 1 :])
    return replace(table, rows=rows)
