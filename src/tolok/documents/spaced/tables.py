"""The lines of a table to its rows: by the edges of its texts, or by the gutters between them."""

from collections.abc import Iterator, Sequence

from tolok.documents.document import Cell, Role, TableRow
from tolok.documents.spaced.again import with_groups_apart
from tolok.documents.spaced.aligned import Parts, aligned
from tolok.documents.spaced.apart import told_rows
from tolok.documents.spaced.bottoms import Bottomed, bottomed_table
from tolok.documents.spaced.broken import broken_columns
from tolok.documents.spaced.centred import Table as CentredTable
from tolok.documents.spaced.centred import centred_table
from tolok.documents.spaced.doubts import doubtful_columns
from tolok.documents.spaced.edges import edged_columns, edged_header
from tolok.documents.spaced.gutters import Band, bands_of
from tolok.documents.spaced.headers import header_rows
from tolok.documents.spaced.leaves import leaf_of
from tolok.documents.spaced.pages import Columns, goes_on
from tolok.documents.spaced.placing import headed_columns, named_columns, numbered_columns
from tolok.documents.spaced.rows import body_rows, rows_apart
from tolok.documents.spaced.spans import joined, spread, wide_bands
from tolok.documents.spaced.words import Line, as_word


def table_rows(
    header: Sequence[Line],
    numbering: Sequence[Line],
    body: Sequence[Line],
    before: Columns,
) -> tuple[tuple[TableRow, ...], Columns]:
    """The rows of a table, header first, and its columns; the ``numbering`` lines are its header's.

    Without a header it goes on in the columns ``before``, as doubtful as they are.
    """
    titles = [line for line in header if line not in numbering]
    if low := bottomed_table(titles, body, before.bands):
        asked = frozenset() if header else _as_doubtful(before, low.bands)
        told = [
            row._replace(doubtful=row.doubtful | asked) for row in _with_numbers(low, numbering)
        ]
        rows = _with_broken_asked(told)
        return rows, Columns(tuple(low.bands), _doubtful(rows))
    if not header and goes_on(body, before):
        rows_on = _body_rows(body, before.bands, before.doubtful, least=1)
        return _with_broken_asked(rows_on), before
    if centred := centred_table(header, numbering, body):
        return _of_centred(centred, numbering)
    found = aligned(header, numbering, body) or _between_gutters(header, numbering, body)
    below = _body_rows(found.body, found.bands, frozenset())
    places = _continued(found.bands, before.bands) if before.bands and not header else None
    if places is not None:
        spread_rows = [
            _spread(row, places, len(before.bands))._replace(doubtful=before.doubtful)
            for row in below
        ]
        return _with_broken_asked(spread_rows), before
    doubtful = doubtful_columns(found.header, found.titles, found.bands, found.body)
    doubtful |= frozenset() if header else _as_doubtful(before, found.bands)
    told = [row._replace(doubtful=doubtful) for row in below]
    told = [*with_groups_apart(found.header), *_counted(numbering, found.bands), *told]
    rows = _with_broken_asked(told)
    return rows, Columns(tuple(found.bands), doubtful | _doubtful(rows))


def _of_centred(
    found: CentredTable, numbering: Sequence[Line]
) -> tuple[tuple[TableRow, ...], Columns]:
    """The rows of a table of typed lines that stand in the middle of their rows."""
    doubtful = found.doubtful | doubtful_columns(
        found.header, found.titles, found.bands, found.body
    )
    told = [row._replace(doubtful=doubtful) for row in found.rows]
    rows = _with_broken_asked(
        [*with_groups_apart(found.header), *_counted(numbering, found.bands), *told]
    )
    return rows, Columns(tuple(found.bands), doubtful | _doubtful(rows))


def _body_rows(
    body: Sequence[Line], bands: Sequence[Band], doubtful: frozenset[int], *, least: int = 2
) -> list[TableRow]:
    """The rows of a body's lines, by where their cells stand or by their words."""
    apart = told_rows(body, bands, least=least)
    rows = body_rows(body, bands) if apart is None else rows_apart(apart, body, bands)
    return [row._replace(doubtful=row.doubtful | doubtful) for row in rows]


def _as_doubtful(before: Columns, bands: Sequence[Band]) -> frozenset[int]:
    """The columns of a page that goes on behind a doubtful one: as many, or all of its figures."""
    if not before.doubtful or len(bands) == len(before.bands):
        return before.doubtful
    return frozenset(at for at, band in enumerate(bands) if band.is_figured)


def _doubtful(rows: Sequence[TableRow]) -> frozenset[int]:
    return frozenset[int]().union(*(row.doubtful for row in rows))


def _with_broken_asked(rows: Sequence[TableRow]) -> tuple[TableRow, ...]:
    """The rows, all figures of the body doubtful where some show that cells were parted wrongly."""
    broken = broken_columns(rows)
    return tuple(
        row._replace(doubtful=row.doubtful | broken) if row.role is Role.BODY else row
        for row in rows
    )


def _with_numbers(table: Bottomed, numbering: Sequence[Line]) -> tuple[TableRow, ...]:
    """The rows of a table, those of its header before the numbers of its columns."""
    many = sum(row.role is Role.HEADER for row in table.rows)
    counted = _counted(numbering, table.bands)
    return (*table.rows[:many], *counted, *table.rows[many:])


def _between_gutters(
    header: Sequence[Line], numbering: Sequence[Line], body: Sequence[Line]
) -> Parts:
    """The parts of a table by gutters, or on a page by edges where they tell more."""
    titles = [line for line in header if line not in numbering]
    between = bands_of(body, titles)
    if edged := edged_columns(titles, body, between):
        return Parts(edged, edged_header(titles, edged), titles, body)
    bands = _named(between, titles, numbering)
    return Parts(bands, _header(titles, bands), titles, body)


def _counted(numbering: Sequence[Line], bands: Sequence[Band]) -> Iterator[TableRow]:
    """The row that numbers all columns, where a line of a header does."""
    for line in numbering[:1]:
        if len(line.runs) == len(bands):
            cells = tuple(Cell(f"({at})") for at in range(1, len(bands) + 1))
            yield TableRow(cells, line.number, Role.NUMBERING)


def _header(titles: Sequence[Line], bands: Sequence[Band]) -> list[TableRow]:
    """The rows of a header over columns between gutters."""
    spans = joined(bands, titles)
    return spread(header_rows(titles, wide_bands(bands, spans)), spans)


def _named(
    between: Sequence[Band], titles: Sequence[Line], numbering: Sequence[Line]
) -> list[Band]:
    """The columns between gutters, and those that only a header or its numbers name."""
    numbers = [as_word(run) for line in numbering[:1] for run in line.runs]
    if numbers and len(numbers) >= len(between):
        return numbered_columns(between, numbers, titles)
    leaf = leaf_of(titles)
    bands = named_columns(between, leaf) if leaf else between
    return headed_columns(bands, titles)


def _continued(bands: Sequence[Band], before: Sequence[Band]) -> list[int] | None:
    """Where the columns of a page without a header belong among those of the page before.

    Columns of figures count from the right, others from the widest; None where they do not fit.
    """
    figured = [at for at, band in enumerate(bands) if band.is_figured]
    named = [at for at, band in enumerate(bands) if not band.is_figured]
    known = [at for at, band in enumerate(before) if band.is_figured]
    words = [at for at, band in enumerate(before) if not band.is_figured]
    if len(figured) > len(known) or len(named) > len(words) or not named:
        return None
    widest = max(words, key=lambda at: before[at].right - before[at].left)
    begin = max(0, min(words.index(widest), len(words) - len(named)))
    places = dict(zip(named, words[begin:], strict=False))
    places |= dict(zip(reversed(figured), reversed(known), strict=False))
    found = [places[at] for at in range(len(bands))]
    return found if found == sorted(set(found)) else None


def _spread(row: TableRow, places: Sequence[int], width: int) -> TableRow:
    """The row with its cells in the columns of another grid."""
    cells: list[Cell | None] = [Cell() for _ in range(width)]
    for at, place in enumerate(places):
        cells[place] = row.cells[at]
    return row._replace(cells=tuple(cells))
