"""Any readable file to its forms, with what the reading had to decide or could not understand."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from tolok.audit.findings import Finding, Severity
from tolok.documents.beside_cells import beside_texts, crossed_out
from tolok.documents.budget_sheets import parted_from_sheets
from tolok.documents.cards import parted_from_cards, put_back
from tolok.documents.columns.bare_periods import told_by_title, untold
from tolok.documents.columns.headers import (
    Columns,
    texts_of,
)
from tolok.documents.columns.maps import ColumnMap
from tolok.documents.columns.own_year import of_own_period, of_own_year
from tolok.documents.document import Document, Paragraph, TableRow
from tolok.documents.form_heads import form_head, own_period
from tolok.documents.formats import Watch, document_of
from tolok.documents.headings import heading_of
from tolok.documents.headless import headed_before
from tolok.documents.interchange import form_from_json, is_form_json
from tolok.documents.leftovers import ACCOUNT, PEOPLE, RECAP, Leftover
from tolok.documents.offices import parted_by_office
from tolok.documents.recaps import Recap, recap_of
from tolok.documents.rows.account_lists import AccountList, account_list_of
from tolok.documents.rows.forming import Stretch, read_stretch
from tolok.documents.rows.lines_aside import left_of
from tolok.documents.rows.people_lists import PeopleList, people_of
from tolok.documents.sheets.derivations import sheets_of, with_derivations
from tolok.documents.sheets.hidden_parts import hidden_parts, hidden_texts
from tolok.documents.sheets.uncomputed import uncomputed_cells
from tolok.documents.stretches import Unknown, stretches_of
from tolok.documents.table_notes import notes_of
from tolok.domain.errors import NoFormError, UnreadableError
from tolok.domain.forms import DocumentKind, Form, Source
from tolok.domain.levels import Level

MAX_BYTES = 20 * 1024 * 1024
"""A form of 10,000 rows is 3 MB as text and 1 MB as XLSX; six photographed pages are 20 MB."""


Aside = Recap | PeopleList | AccountList
"""A table that is understood and that no form holds."""


class Reading(NamedTuple):
    """A form as written, and the findings of reading it."""

    form: Form
    findings: tuple[Finding, ...]


class Readings(NamedTuple):
    """All that a file holds: a reading for each table and period, and what is in no form.

    ``maps`` has for each reading the map that said what its columns mean, None where words did;
    ``recaps`` are tables of offices and lists of people and of accounts, which no form holds.
    """

    readings: tuple[Reading, ...]
    leftovers: tuple[Leftover, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    maps: tuple[ColumnMap | None, ...] = ()
    recaps: tuple[Aside, ...] = ()

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
    if not readings.readings and readings.recaps and not readings.unknown:
        raise NoFormError(f"{name}: {readings.recaps[0].said}", 0)
    if not readings.readings:
        raise NoFormError(
            f"{name}: tidak ditemukan tabel Formulir Pengukuran Kinerja. Pastikan berkas memuat "
            "baris kepala dengan kolom seperti PROGRAM, INDIKATOR KINERJA, SATUAN, TARGET, "
            "REALISASI, dan sedikitnya satu baris isi.",
            len(readings.unknown),
        )
    return readings


_WHY_ASIDE = {Recap: RECAP, PeopleList: PEOPLE, AccountList: ACCOUNT}


@dataclass
class _Found:
    """What was read of a file so far, as Readings holds it.

    ``columns`` are those read last: what is to be said of them is said once, not of each office.
    """

    readings: list[Reading] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)
    by: list[ColumnMap | None] = field(default_factory=list)
    recaps: list[Aside] = field(default_factory=list)
    columns: Columns | None = None


def forms_of(document: Document, name: str, maps: Sequence[ColumnMap] = ()) -> Readings:
    """All forms of a neutral document: each table, or pages of a table, makes one a period."""
    found = _forms_of(document, name, maps)
    again = None if found.readings else _forms_of(document, name, maps, of_works=True)
    return again if again and again.readings else found


def _forms_of(
    document: Document, name: str, maps: Sequence[ColumnMap], *, of_works: bool = False
) -> Readings:
    """The forms of a document; where there are no others, those of cards of works."""
    found = _Found()
    texts = heading_of([one.text for one in document.blocks if isinstance(one, Paragraph)])
    sheets = parted_from_sheets(document, maps)
    cards = parted_from_cards(sheets.rest, maps, of_works=of_works)
    by_label = [one.stretch for one in (sheets, cards) if one.stretch]
    found.leftovers += (
        one._replace(source=one.source._replace(file=name))
        for one in (*sheets.leftovers, *cards.leftovers)
    )
    for block in (*by_label, *stretches_of(cards.rest, maps)):
        if isinstance(block, Stretch):
            for part in parted_by_office(block):
                _read(part, document, name, texts, found)
        elif isinstance(block, Unknown):
            found.unknown.append(block)
        elif isinstance(block, Recap):
            found.recaps.append(block._replace(source=block.source._replace(file=name)))
        else:
            found.leftovers.append(block._replace(source=block.source._replace(file=name)))
    found.leftovers += (*hidden_texts(document, name), *beside_texts(document, name))
    readings = _with_recaps(_derived(found.readings, document), found.recaps)
    readings = _with_told(readings, document, name)
    return Readings(
        readings, tuple(found.leftovers), tuple(found.unknown), tuple(found.by), tuple(found.recaps)
    )


def _read(block: Stretch, document: Document, name: str, texts: Form, found: _Found) -> None:
    """Read the lines under one header: a form a period, or why there is none."""
    is_told, found.columns = found.columns is block.columns, block.columns
    title = " ".join(block.own or block.above)
    told = told_by_title(of_own_year(block.columns, title), title, block.lines)
    columns = of_own_period(told.columns, own_period(block, texts), title)
    block = block._replace(columns=columns)
    if aside := _aside(block, name):
        found.recaps.append(aside)
        why = _WHY_ASIDE[type(aside)]
        for row, where in block.lines:
            found.leftovers += left_of(row, Source(name, where, row.number, 1), why)
        return
    if left := untold(block.columns, block.lines, name):
        found.leftovers += left
        found.unknown.append(_of_stretch(block))
        return
    table = put_back(read_stretch(block, name), block.places)
    found.leftovers += table.leftovers
    notes = [] if is_told else [*notes_of(block, told, table.leftovers, name)]
    notes += table.findings
    notes += headed_before(block, name)
    if not document.is_ours:
        notes += hidden_parts(block, document, name)
        notes += crossed_out(block, name)
        notes += uncomputed_cells(block, name)
    for moment, rows in table.rows.items():
        form = replace(form_head(block, moment, table.year, texts), rows=rows)
        found.readings.append(Reading(form, (*notes, *table.figures_told[moment])))
        found.by.append(block.columns.by)
        notes = []


def _aside(block: Stretch, name: str) -> Aside | None:
    """What a stretch is instead of a form's lines: a list of offices, people or accounts."""
    if not _is_bare(block):
        return None
    rows, table = _rows_of(block)
    source = Source(name, table, rows[0].number, 1)
    recap = recap_of(rows, table, name)
    if recap and not _says_other(block.columns, recap.source.column - 1):
        return recap
    people = people_of(block.columns, rows, source)
    return people or account_list_of(block.columns, rows, source)


def _says_other(columns: Columns, place: int) -> bool:
    """Whether a column's header says that its texts are indicators or of a level: "Desa wisata"."""
    found = next((one.meaning for one in columns.columns if one.place == place), None)
    named = columns.names.get(place, frozenset(Level))
    return bool(found and found.field == "indicator") or named != frozenset(Level)


def _rows_of(block: Stretch) -> tuple[list[TableRow], str]:
    """The lines of a stretch without their tables, and the first line's table."""
    return [row for row, _ in block.lines], block.lines[0][1]


def _is_bare(block: Stretch) -> bool:
    """Whether a stretch has lines, and words alone say what its columns are."""
    return bool(block.lines) and block.columns.by is None


def _with_recaps(readings: Sequence[Reading], recaps: Sequence[Aside]) -> tuple[Reading, ...]:
    """The readings; the first tells of the tables of offices and people beside it."""
    if not readings or not recaps:
        return tuple(readings)
    first, *rest = readings
    told = (*first.findings, *(recap.finding for recap in recaps))
    return first._replace(findings=told), *rest


def _with_told(readings: Sequence[Reading], document: Document, name: str) -> tuple[Reading, ...]:
    """The readings; the first says what the reader of the file has to say of it as a whole."""
    if not readings or not document.told:
        return tuple(readings)
    first, *rest = readings
    where = Source(name, next(document.tables).name, 1, 1)
    said = (Finding("reading-file", Severity.NOTE, one, source=where) for one in document.told)
    return first._replace(findings=(*said, *first.findings)), *rest


def _derived(readings: Sequence[Reading], document: Document) -> tuple[Reading, ...]:
    """The readings, with what the formulas of the document say about their cells."""
    sheets = sheets_of(document)
    if not sheets:
        return tuple(readings)
    return tuple(
        reading._replace(form=with_derivations(reading.form, sheets, is_ours=document.is_ours))
        for reading in readings
    )


def _of_stretch(stretch: Stretch) -> Unknown:
    """A stretch whose figures nothing tells, with its header's words."""
    words = tuple(column.title for column in stretch.columns.columns)
    return Unknown(
        stretch.lines[0][1], (words, *(tuple(texts_of(row)) for row, _ in stretch.lines[:12]))
    )


def _weight(form: Form) -> tuple[bool, int, int]:
    realized = sum(row.realization.value is not None for row in form.rows)
    spent = sum(row.spending.value is not None for row in form.rows)
    return form.kind is DocumentKind.MEASUREMENT, realized + spent, len(form.rows)


def _refuse_size(name: str, size: int) -> None:
    raise UnreadableError(
        f"{name}: ukuran {size / 1048576:.0f} MB melebihi batas {MAX_BYTES >> 20} MB. "
        "Simpan hanya lembar formulir ke berkas baru, lalu coba lagi."
    )
