"""A document's tables as stretches of lines under one header, over pages and side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tolok.documents.columns.headers import (
    Columns,
    are_same,
    clearer,
    headers_of,
    side_by_side,
    texts_of,
    unheaded,
)
from tolok.documents.columns.maps import ColumnMap
from tolok.documents.document import Block, Document, PageBreak, Paragraph, Table, TableRow
from tolok.documents.headless import begins_anew, has_other_header
from tolok.documents.leftovers import ABOVE, Leftover
from tolok.documents.letters.page_breaks import is_rest_of, with_rest
from tolok.documents.recaps import Recap, recap_of
from tolok.documents.rows.forming import Stretch
from tolok.documents.rows.heads import head_among
from tolok.documents.titles import apart, named_above, texts_above, title_rows, titles_above
from tolok.domain.forms import Source


class Unknown(NamedTuple):
    """A table whose header was not understood: its name and its first lines."""

    name: str
    lines: tuple[tuple[str, ...], ...]


def stretches_of(
    document: Document, maps: Sequence[ColumnMap]
) -> Iterator[Stretch | Leftover | Unknown | Recap]:
    """The document as text above tables and stretches of lines under one header.

    A table without a header of its own goes on with the one before where it is as wide: so tables
    run on over pages. One that begins anew, as a next sheet may, has the columns of the one before.
    """
    going: Stretch | None = None
    paged, above = False, list[str]()
    near: list[Leftover] = []
    for whole in blocks_of(document, maps):
        if isinstance(whole, Paragraph):
            near.append(Leftover(whole.text, Source("", whole.place or "teks", 1, 1), ABOVE))
            above.append(whole.text)
            yield near[-1]
        paged = paged or isinstance(whole, PageBreak)
        if not isinstance(whole, Table):
            continue
        every = headers_of(whole.rows, maps)
        block = _without_mapped_headers(whole, every)
        headers = apart(block, every)
        anew = begins_anew(going, block) if going and not (headers or paged) else None
        if going and anew is None and _goes_on(going, block, headers, paged=paged):
            going, headers = _continued(going, block, headers, near)
        else:
            bare = None if headers else anew or unheaded(block.rows, maps)
            headers += [bare] if bare else []
            own = tuple(texts_above(block, headers))
            above += [one.text for one in own]
            yield from (*own, *(() if headers else _unknown(block)))
        for at in range(len(headers)):
            if going:
                yield going
            going, titles = _begun(block, headers[at:], above, None if at else near)
            yield from titles
        paged, near = False, []
    if going:
        yield going


def _headed(going: Stretch, block: Table, above: Sequence[Leftover]) -> Stretch:
    """A stretch with what the text above a table calls its rows, where no column names them."""
    head = None if going.columns.names else head_among(above)
    return going._replace(heads={**going.heads, block.name: head}) if head else going


def _begun(
    block: Table, headers: Sequence[Columns], above: list[str], near: Sequence[Leftover] | None
) -> tuple[Stretch, tuple[Leftover, ...]]:
    """The lines under a header until the next one; titles between two tables go to those above.

    ``near`` are the paragraphs right above the table; None below its first header.
    """
    header, *rest = headers
    is_first = near is not None
    titles = tuple(texts_above(block, headers) if is_first else titles_above(block, header))
    inside = tuple(one.text for one in titles)
    above += () if is_first else inside
    lines = (*named_above(block, header), *_until(block, header.last_row + 1, rest))
    stretch = _longer(Stretch(header, (), tuple(above), inside), block, lines)
    return _headed(stretch, block, near or ()), () if is_first else titles


def _continued(
    going: Stretch, block: Table, headers: list[Columns], near: Sequence[Leftover]
) -> tuple[Stretch, list[Columns]]:
    """A stretch with its next page, and the headers that are left of that page."""
    if headers:
        going = going._replace(columns=clearer(going.columns, headers[0]))
    lines = _until(block, headers[0].last_row + 1 if headers else 0, headers[1:])
    if going.lines and lines and is_rest_of(going.lines[-1][0], lines[0]):
        (*before, (last, name)), (rest, *lines) = going.lines, lines
        going = going._replace(lines=(*before, (with_rest(last, rest), name)))
    return _headed(_longer(going, block, lines), block, near), headers[1:]


def _unknown(block: Table) -> Iterator[Unknown | Recap]:
    """A table that no word tells, where it is wide and long enough to be one."""
    if recap := recap_of(block.rows, block.name):
        yield recap
    elif block.columns > 1 and len(block.rows) > 1:
        yield Unknown(block.name, tuple(tuple(texts_of(row)) for row in block.rows[:12]))


def blocks_of(document: Document, maps: Sequence[ColumnMap] = ()) -> Iterator[Block]:
    """The blocks of a document, tables that stand side by side one after the other."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from side_by_side(block, maps)
        else:
            yield block


def _goes_on(going: Stretch, block: Table, headers: Sequence[Columns], *, paged: bool) -> bool:
    """Whether a table is the next page of a stretch: as wide without a header, or with the same.

    Above a new page a header may be printed again in other words, as a scan reads it.
    """
    if not headers:
        is_as_wide = block.columns == len(going.columns.columns)
        return is_as_wide and (paged or not has_other_header(going, block))
    first = headers[0]
    above = any(any(texts_of(row)) for row in block.rows[: first.first_row])
    return not above and are_same(going.columns, first)


def _without_mapped_headers(block: Table, headers: Sequence[Columns]) -> Table:
    """The table with headers that a map knows and that come again emptied: no word tells them."""
    again = {
        at for header in headers if header.by for at in range(header.first_row, header.last_row + 1)
    }
    if not again:
        return block
    rows = (row._replace(cells=()) if at in again else row for at, row in enumerate(block.rows))
    return replace(block, rows=tuple(rows))


def _until(block: Table, first: int, following: Sequence[Columns]) -> Sequence[TableRow]:
    if not following:
        return block.rows[first:]
    return block.rows[first : following[0].first_row - len(title_rows(block, following[0]))]


def _longer(going: Stretch, block: Table, lines: Sequence[TableRow]) -> Stretch:
    return going._replace(lines=going.lines + tuple((row, block.name) for row in lines))
