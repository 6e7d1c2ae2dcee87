"""The desk where somebody says what the columns of a file's tables hold, and sees what comes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import transaction

from tolok.audit.findings import Finding
from tolok.audit.rulebook import examine
from tolok.documents.columns.guesses import GuessedTable, guess_table
from tolok.documents.columns.headers import headers_of, unheaded
from tolok.documents.columns.maps import ColumnMap
from tolok.documents.columns.uses import meaning_from
from tolok.documents.document import Document, Table
from tolok.documents.formats import document_of
from tolok.documents.interchange import is_form_json
from tolok.documents.reading import Readings, forms_of
from tolok.documents.stretches import blocks_of
from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.services.acting import Actor, Government
from tolok.services.column_maps import keep_map, maps_for
from tolok.services.filings import NotFoundError, open_filing, read_again
from tolok.store import column_maps, queries
from tolok.store.models import Filing, Original


@dataclass(frozen=True)
class Upload:
    """A kept file whose columns somebody looks at."""

    original: Original
    name: str
    owner: Government


@dataclass(frozen=True)
class KnownTable:
    """A table of a file: how many columns hold texts, and of how many the use is known."""

    number: int
    name: str
    rows: int
    columns: int
    known: int
    table: Table


@dataclass(frozen=True)
class Preview:
    """What a file would be read as; ``trouble`` says why it would be nothing."""

    readings: Readings | None
    findings: tuple[Finding, ...] = ()
    trouble: str = ""

    @property
    def rows(self) -> int:
        """Rows of all forms."""
        return sum(len(form.rows) for form in self.readings.forms) if self.readings else 0

    @property
    def leftovers(self) -> list[tuple[str, int]]:
        """How many texts are in no form, by why."""
        found = self.readings.leftovers if self.readings else ()
        return Counter(one.why for one in found).most_common()


def upload_of_filing(actor: Actor, filing_id: int) -> Upload:
    """The file of a filing, for whoever may map its columns; NotFoundError, RefusedError."""
    filing = open_filing(actor, filing_id).filing
    if filing.owner is None:
        raise NotFoundError(f"Formulir nomor {filing_id} tidak ada.")
    actor.require(Deed.MAP_COLUMNS, filing.owner)
    return Upload(queries.original_of(filing), filing.name, filing.owner)


def upload_waiting(actor: Actor, unread_id: int) -> Upload:
    """A file that waits to be mapped; NotFoundError, RefusedError."""
    unread = column_maps.unread_by_id(unread_id)
    if unread is None or unread.owner not in actor.governments:
        raise NotFoundError(f"Berkas nomor {unread_id} tidak ada.")
    actor.require(Deed.MAP_COLUMNS, unread.owner)
    return Upload(unread.original, unread.name, unread.owner)


def tables_of(actor: Actor, upload: Upload) -> list[KnownTable]:
    """The tables of a file that have columns, in order; TolokError where there is none."""
    maps = _maps(actor, upload)
    found = [
        block
        for block in blocks_of(_document_of(upload), maps)
        if isinstance(block, Table) and block.columns > 1 and len(block.rows) > 1
    ]
    if not found:
        raise TolokError(f"{upload.name}: tidak ada tabel yang kolomnya dapat dipilih.")
    return [_known(number, table, maps) for number, table in enumerate(found, start=1)]


def guesses_for(
    actor: Actor, upload: Upload, table: KnownTable, span: tuple[int, int] | None
) -> GuessedTable:
    """What each column of a table may hold, by the maps in force, its words and its contents."""
    return guess_table(table.table, _maps(actor, upload), span)


def map_from(
    guessed: GuessedTable, uses: Mapping[int, str], periods: Mapping[int, str]
) -> ColumnMap:
    """The map that a person's choices make, by column (from 0); TolokError for unknown choices."""
    try:
        meanings = [
            meaning_from(uses.get(at, ""), periods.get(at, "")) for at in range(len(guessed.paths))
        ]
    except ValueError as error:
        raise TolokError(f"Pilihan kolom: {error}.") from error
    return guessed.map_of(meanings, "yang sedang Anda susun")


def preview_of(actor: Actor, upload: Upload, said: ColumnMap) -> Preview:
    """What the file would be read as by a map; nothing is kept."""
    if said.trouble:
        return Preview(None, trouble=said.trouble)
    maps = (said, *_maps(actor, upload))
    readings = forms_of(_document_of(upload), upload.name, maps)
    if not readings.readings:
        return Preview(
            None,
            trouble="Dengan pilihan ini tidak ada baris formulir. Periksa baris kepala dan kolom "
            "nama atau indikatornya.",
        )
    found = readings.main
    return Preview(readings, (*examine(found.form), *found.findings))


@transaction.atomic
def use_and_keep(actor: Actor, upload: Upload, said: ColumnMap) -> Filing:
    """Remember a map for the actor's office and read the file by it: both or neither."""
    preview = preview_of(actor, upload, said)
    if preview.trouble:
        raise TolokError(preview.trouble)
    keep_map(actor, upload.owner, said)
    return read_again(actor, upload.owner, upload.original, upload.name)


def _known(number: int, table: Table, maps: Sequence[ColumnMap]) -> KnownTable:
    headers = headers_of(table.rows, maps)
    first = headers[0] if headers else unheaded(table.rows, maps)
    known = sum(column.meaning is not None for column in first.columns) if first else 0
    filled = sum(
        any(at < len(row.cells) and (cell := row.cells[at]) and cell.text for row in table.rows)
        for at in range(table.columns)
    )
    return KnownTable(number, table.name, len(table.rows), filled, known, table)


def _maps(actor: Actor, upload: Upload) -> tuple[ColumnMap, ...]:
    return tuple(one.map for one in maps_for(actor, upload.owner))


def _document_of(upload: Upload) -> Document:
    if is_form_json(bytes(upload.original.data)):
        raise TolokError(f"{upload.name}: sudah berupa formulir Tolok; kolomnya tidak dipilih.")
    return _document(upload.original.sha256, upload.name)


@lru_cache(maxsize=2)
def _document(sha256: str, name: str) -> Document:
    """The neutral document of a kept file: a person looks at one again and again, for minutes."""
    return document_of(bytes(Original.objects.get(sha256=sha256).data), name)
