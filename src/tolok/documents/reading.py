"""Any readable file to its forms, with what the reading had to decide or could not understand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tolok.audit.findings import Finding, Severity
from tolok.documents.bare_periods import Told, told_by_title, untold
from tolok.documents.cards import parted_from_cards, put_back
from tolok.documents.column_maps import ColumnMap
from tolok.documents.column_uses import label_of
from tolok.documents.columns import (
    Columns,
    are_same,
    clearer,
    different,
    headers_of,
    side_by_side,
    texts_above,
    texts_of,
    title_rows,
    titles_above,
    unheaded,
)
from tolok.documents.derivations import sheets_of, with_derivations
from tolok.documents.document import Block, Document, PageBreak, Paragraph, Table, TableRow
from tolok.documents.formats import Watch, document_of
from tolok.documents.headings import heading_of
from tolok.documents.headless import begins_anew, headed_before
from tolok.documents.hidden_parts import hidden_parts, hidden_texts
from tolok.documents.interchange import form_from_json, is_form_json
from tolok.documents.layouts import kind_of
from tolok.documents.leftovers import ABOVE, Leftover
from tolok.documents.moments import ALWAYS, Moment
from tolok.documents.notes import bare_periods, scaled_amounts, told_column, unknown_column
from tolok.documents.own_year import of_own_year
from tolok.documents.page_breaks import is_rest_of, with_rest
from tolok.documents.rows import Stretch, read_stretch
from tolok.documents.scales import scale_in
from tolok.domain.errors import NoFormError, UnreadableError
from tolok.domain.forms import DocumentKind, Form, Source
from tolok.domain.periods import Period

MAX_BYTES = 20 * 1024 * 1024
"""A form of 10,000 rows is 3 MB as text and 1 MB as XLSX; six photographed pages are 20 MB."""

_AMOUNTS = frozenset({"ceiling", "spending"})


class Reading(NamedTuple):
    """A form as written, and the findings of reading it."""

    form: Form
    findings: tuple[Finding, ...]


class Unknown(NamedTuple):
    """A table whose header was not understood: its name and its first lines."""

    name: str
    lines: tuple[tuple[str, ...], ...]


class Readings(NamedTuple):
    """All that a file holds: a reading for each table and period, and what is in no form.

    ``maps`` has for each reading the map that said what its columns mean, None where words did.
    """

    readings: tuple[Reading, ...]
    leftovers: tuple[Leftover, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    maps: tuple[ColumnMap | None, ...] = ()

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms, in the order of the file."""
        return tuple(reading.form for reading in self.readings)

    @property
    def main(self) -> Reading:
        """The form that a person means who sends the file.

        A measurement before others, then the one with the most realizations, then with the most
        rows; the first of equals.
        """
        return max(self.readings, key=lambda reading: _weight(reading.form))


def read_form(path: Path) -> Reading:
    """The main form of a file; UnreadableError, in Indonesian, where there is none."""
    return read_forms_of(path).main


def read_forms_of(path: Path, watch: Watch | None = None) -> Readings:
    """All forms of a file; UnreadableError, in Indonesian, where there is none."""
    return read_forms(bytes_of(path), path.name, watch)


def bytes_of(path: Path) -> bytes:
    """A file's bytes; UnreadableError, in Indonesian, where it is too large or cannot be opened."""
    try:
        if path.stat().st_size > MAX_BYTES:
            _refuse_size(path.name, path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            f"{path}: berkas tidak dapat dibuka. Periksa nama dan izinnya."
        ) from error


def read_form_bytes(data: bytes, name: str) -> Reading:
    """The main form in a file's bytes; its name is used in messages and sources."""
    return read_forms(data, name).main


def read_forms(
    data: bytes, name: str, watch: Watch | None = None, maps: Sequence[ColumnMap] = ()
) -> Readings:
    """All forms in a file's bytes; its name is used in messages and sources.

    ``maps`` say what columns hold where they know the header. NoFormError where there is no form.
    """
    if len(data) > MAX_BYTES:
        _refuse_size(name, len(data))
    if is_form_json(data):
        return Readings((Reading(*form_from_json(data, name)),), maps=(None,))
    readings = forms_of(document_of(data, name, watch), name, maps)
    if not readings.readings:
        raise NoFormError(
            f"{name}: tidak ditemukan tabel Formulir Pengukuran Kinerja. Pastikan berkas memuat "
            "baris kepala dengan kolom seperti PROGRAM, INDIKATOR KINERJA, SATUAN, TARGET, "
            "REALISASI, dan sedikitnya satu baris isi.",
            len(readings.unknown),
        )
    return readings


def forms_of(document: Document, name: str, maps: Sequence[ColumnMap] = ()) -> Readings:
    """All forms of a neutral document: each table, or pages of a table, makes one a period."""
    readings: list[Reading] = []
    leftovers: list[Leftover] = []
    unknown: list[Unknown] = []
    by: list[ColumnMap | None] = []
    texts = heading_of([one.text for one in document.blocks if isinstance(one, Paragraph)])
    cards = parted_from_cards(document, maps)
    by_label = (cards.stretch,) if cards.stretch else ()
    leftovers += (one._replace(source=one.source._replace(file=name)) for one in cards.leftovers)
    for block in (*by_label, *_stretches(cards.rest, maps)):
        if isinstance(block, Stretch):
            title = " ".join(block.own or block.above)
            told = told_by_title(of_own_year(block.columns, title), title)
            block = block._replace(columns=told.columns)  # noqa: PLW2901 - the same, understood
            if left := untold(block.columns, block.lines, name):
                leftovers += left
                unknown.append(_of_stretch(block))
                continue
            table = put_back(read_stretch(block, name), block.places)
            leftovers += table.leftovers
            notes = [*_mapped(block, name), *_told(told, block, name), *table.findings]
            notes += _unknown_columns(block, table.leftovers)
            notes += headed_before(block, name)
            if not document.is_ours:
                notes += hidden_parts(block, document, name)
            for moment, rows in table.rows.items():
                form = replace(_form(block, moment, table.year, texts), rows=rows)
                readings.append(Reading(form, tuple(notes)))
                by.append(block.columns.by)
                notes = []
        elif isinstance(block, Unknown):
            unknown.append(block)
        else:
            leftovers.append(block._replace(source=block.source._replace(file=name)))
    leftovers += hidden_texts(document, name)
    found = _derived(readings, document)
    return Readings(found, tuple(leftovers), tuple(unknown), tuple(by))


def _derived(readings: Sequence[Reading], document: Document) -> tuple[Reading, ...]:
    """The readings, with what the formulas of the document say about their cells."""
    sheets = sheets_of(document)
    if not sheets:
        return tuple(readings)
    return tuple(
        reading._replace(form=with_derivations(reading.form, sheets, is_ours=document.is_ours))
        for reading in readings
    )


def _stretches(
    document: Document, maps: Sequence[ColumnMap]
) -> Iterator[Stretch | Leftover | Unknown]:
    """The document as text above tables and stretches of lines under one header.

    A table without a header of its own goes on with the one before where it is as wide: so tables
    run on over pages. One that begins anew, as a next sheet may, has the columns of the one before.
    """
    going: Stretch | None = None
    paged = False
    above: list[str] = []
    for whole in blocks_of(document, maps):
        if isinstance(whole, Paragraph):
            above.append(whole.text)
            yield Leftover(whole.text, Source("", whole.place or "teks", 1, 1), ABOVE)
        paged = paged or isinstance(whole, PageBreak)
        if not isinstance(whole, Table):
            continue
        every = headers_of(whole.rows, maps)
        block = _without_mapped_headers(whole, every)
        headers = different(every)
        anew = begins_anew(going, block) if going and not (headers or paged) else None
        paged = False
        if going and anew is None and _goes_on(going, block, headers):
            going, headers = _continued(going, block, headers)
        else:
            bare = None if headers else anew or unheaded(block.rows, maps)
            headers += [bare] if bare else []
            own = tuple(texts_above(block, headers))
            above += [one.text for one in own]
            yield from own
            yield from () if headers else _unknown(block)
        for at in range(len(headers)):
            if going:
                yield going
            going, titles = _begun(block, headers[at:], above, is_first=at == 0)
            yield from titles
    if going:
        yield going


def _begun(
    block: Table, headers: Sequence[Columns], above: list[str], *, is_first: bool
) -> tuple[Stretch, tuple[Leftover, ...]]:
    """The lines under a header until the next one; titles between two tables go to those above."""
    header, *rest = headers
    titles = tuple(texts_above(block, headers) if is_first else titles_above(block, header))
    inside = tuple(one.text for one in titles)
    above += () if is_first else inside
    lines = _until(block, header.last_row + 1, rest)
    stretch = _longer(Stretch(header, (), tuple(above), inside), block, lines)
    return stretch, () if is_first else titles


def _continued(
    going: Stretch, block: Table, headers: list[Columns]
) -> tuple[Stretch, list[Columns]]:
    """A stretch with its next page, and the headers that are left of that page."""
    if headers:
        going = going._replace(columns=clearer(going.columns, headers[0]))
    lines = _until(block, headers[0].last_row + 1 if headers else 0, headers[1:])
    if going.lines and lines and is_rest_of(going.lines[-1][0], lines[0]):
        (*before, (last, name)), (rest, *lines) = going.lines, lines
        going = going._replace(lines=(*before, (with_rest(last, rest), name)))
    return _longer(going, block, lines), headers[1:]


def _unknown(block: Table) -> Iterator[Unknown]:
    """A table that no word tells, where it is wide and long enough to be one."""
    if block.columns > 1 and len(block.rows) > 1:
        yield Unknown(block.name, tuple(tuple(texts_of(row)) for row in block.rows[:12]))


def _of_stretch(stretch: Stretch) -> Unknown:
    """A stretch whose figures nothing tells, with its header's words."""
    words = tuple(column.title for column in stretch.columns.columns)
    return Unknown(
        stretch.lines[0][1], (words, *(tuple(texts_of(row)) for row, _ in stretch.lines[:12]))
    )


def blocks_of(document: Document, maps: Sequence[ColumnMap] = ()) -> Iterator[Block]:
    """The blocks of a document, tables that stand side by side one after the other."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from side_by_side(block, maps)
        else:
            yield block


def _goes_on(going: Stretch, block: Table, headers: Sequence[Columns]) -> bool:
    """Whether a table is the next page of a stretch: as wide without a header, or with the same."""
    if not headers:
        return block.columns == len(going.columns.columns)
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


def _form(stretch: Stretch, moment: Moment, year: int | None, texts: Form) -> Form:
    """A form without rows: its heading, kind and period."""
    title = " ".join(stretch.above)
    heading = replace(_heading(stretch, texts), kind=kind_of(stretch.columns, title))
    if heading.year is None:
        heading = replace(heading, year=year or stretch.columns.year or texts.year)
    if moment == ALWAYS:
        return heading
    in_year = moment.year or heading.year
    if moment.ordinal:  # counted from the first year of a span that the title names
        in_year = heading.year + moment.ordinal - 1 if heading.year and "-" in title else None
    if moment.group or in_year is None:
        return replace(heading, period=None, group=moment.group or _group(moment))
    period = Period(in_year, quarter=moment.quarter, month=moment.month)
    return replace(heading, period=period, year=in_year)


def _heading(stretch: Stretch, texts: Form) -> Form:
    """What the sheet's own lines name, else the document's before it, else those below."""
    own, whole = heading_of(stretch.own), heading_of(stretch.above)
    year = own.year or whole.year
    return replace(
        whole,
        government=own.government or whole.government or texts.government,
        organization=own.organization or whole.organization or texts.organization,
        year=year,
        period=own.period or (whole.period if year == whole.year else None),
    )


def _group(moment: Moment) -> str:
    if moment.quarter:
        return f"Triwulan {moment.quarter}"
    return f"Bulan {moment.month}" if moment.month else f"Tahun ke-{moment.ordinal}"


def _mapped(stretch: Stretch, name: str) -> Iterator[Finding]:
    """That a map said what the columns mean, and where the map comes from."""
    by = stretch.columns.by
    if by is not None and stretch.lines:
        row, table = stretch.lines[0]
        told = f"Kolom-kolom tabel ini dibaca menurut pemetaan {by.origin}".rstrip() + "."
        if not by.lines:
            told += " Tabelnya tanpa kepala dan dikenali dari isinya: cocokkan urutan kolomnya."
        yield Finding(
            "reading-mapped",
            Severity.NOTE,
            told,
            source=Source(name, table, row.number, 1),
        )


def _told(told: Told, stretch: Stretch, name: str) -> Iterator[Finding]:
    """What words beside the table said of its columns: what periods hold, how large amounts are."""
    if not stretch.lines:
        return
    row, table = stretch.lines[0]
    source = Source(name, table, row.number, 1)
    if told.by:
        yield bare_periods(told.by, told.field, source)
    columns = stretch.columns.columns
    for one in columns:
        if one.why and one.meaning:
            label = label_of(one.meaning.field)
            yield told_column(one.title, label, one.why, source._replace(column=one.place + 1))
    money = [one for one in columns if one.meaning and one.meaning.field in _AMOUNTS]
    words = (word for column in money for word in column.words)
    if money and (scale := scale_in((*stretch.above, *words))):
        yield scaled_amounts(scale, source)


def _unknown_columns(stretch: Stretch, leftovers: Sequence[Leftover]) -> Iterator[Finding]:
    """One finding for each column that holds texts and whose header was not understood."""
    filled = {leftover.source.column: leftover for leftover in reversed(leftovers)}
    if stretch.columns.by:  # a person set them aside
        return
    for column in stretch.columns.columns:
        if column.meaning is None and column.words and column.place + 1 in filled:
            yield unknown_column(column.title, filled[column.place + 1].source)


def _weight(form: Form) -> tuple[bool, int, int]:
    realized = sum(row.realization.value is not None for row in form.rows)
    spent = sum(row.spending.value is not None for row in form.rows)
    return form.kind is DocumentKind.MEASUREMENT, realized + spent, len(form.rows)


def _refuse_size(name: str, size: int) -> None:
    raise UnreadableError(
        f"{name}: ukuran {size / 1048576:.0f} MB melebihi batas {MAX_BYTES >> 20} MB. "
        "Simpan hanya lembar formulir ke berkas baru, lalu coba lagi."
    )
