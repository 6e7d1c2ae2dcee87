"""Where each cell of a source went: into a form, among the leftovers, or nowhere."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tolok.documents.columns.contents import kind_in
from tolok.documents.columns.headers import headers_of
from tolok.documents.columns.moments import period_in
from tolok.documents.columns.vocabulary import speaks
from tolok.documents.document import Document, Table
from tolok.documents.level_words import level_in
from tolok.documents.reading import Readings
from tolok.documents.rows.raw import is_numbering
from tolok.domain.forms import NUMBER_CELLS, TEXT_CELLS, Row, Source

_WORD = re.compile(r"\w+")


class Place(NamedTuple):
    """A cell of a source: its table, row and column, from 1, and what it says."""

    table: str
    row: int
    column: int
    text: str


def cells_of(document: Document) -> Iterator[Place]:
    """The cells below the headers that are not empty and do not only place what is beside them.

    Such are words of headers, periods, kinds and levels, and the numbers of rows.
    """
    for table in document.tables:
        headers = {
            at for one in headers_of(table.rows) for at in range(one.first_row, one.last_row + 1)
        }
        for place in _places(table, headers):
            if not _only_places(place.text):
                yield place


def _only_places(text: str) -> bool:
    """Whether a text says what the cells beside it are, and nothing of its own."""
    means = speaks(text) or bool(kind_in(text) or level_in(text) or period_in(text, ()))
    return means or is_numbering(text)


def _places(table: Table, headers: set[int]) -> Iterator[Place]:
    for at, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells, start=1):
            if at not in headers and cell and cell.text.strip():
                yield Place(table.name, row.number, column, cell.text)


def lost(document: Document, read: Readings) -> list[Place]:
    """The cells that are neither in a form nor among the leftovers.

    A cell is there by its place, or, where lines were joined or parted, by all its words.
    """
    sources = [one.source for one in read.leftovers]
    texts = [one.text for one in read.leftovers]
    texts += [text for one in read.unknown for line in one.lines for text in line]
    for form in read.forms:
        texts += [form.organization or "", form.government or ""]
        for row in form.rows:
            sources += _sources(row)
            texts += _texts(row)
    places = {(one.table, one.row, one.column) for one in sources}
    words = {word for text in texts for word in _WORD.findall(text)}
    return [
        one
        for one in cells_of(document)
        if (one.table, one.row, one.column) not in places
        and not set(_WORD.findall(one.text)) <= words
    ]


def _sources(row: Row) -> Iterable[Source]:
    cells = (row.cell(name).source for name in NUMBER_CELLS)
    return [*row.sources.values(), *(source for source in cells if source)]


def _texts(row: Row) -> Iterable[str]:
    texts = [getattr(row, name) or "" for name in TEXT_CELLS]
    return [
        *texts,
        row.code or "",
        *row.details.values(),
        *(row.cell(name).written for name in NUMBER_CELLS),
    ]
