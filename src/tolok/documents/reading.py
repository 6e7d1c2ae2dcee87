"""Any readable file to a Form, with what the reading had to decide or could not understand."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tolok.audit.findings import Finding
from tolok.documents.columns import find_columns, has_numbers, texts_of
from tolok.documents.formats import document_of
from tolok.documents.headings import heading_of
from tolok.documents.interchange import form_from_json
from tolok.documents.layouts import rows_of
from tolok.domain.errors import UnreadableError
from tolok.domain.forms import Form

MAX_BYTES = 20 * 1024 * 1024
"""A form of 10,000 rows is 3 MB as text and 1 MB as XLSX."""


class Reading(NamedTuple):
    """A form as written, and the findings of reading it."""

    form: Form
    findings: tuple[Finding, ...]


def read_form(path: Path) -> Reading:
    """The form in a file; UnreadableError, in Indonesian, where there is none."""
    try:
        if path.stat().st_size > MAX_BYTES:
            _refuse_size(path.name, path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            f"{path}: berkas tidak dapat dibuka. Periksa nama dan izinnya."
        ) from error
    return read_form_bytes(data, path.name)


def read_form_bytes(data: bytes, name: str) -> Reading:
    """The form in a file's bytes; its name is used in messages and sources."""
    if len(data) > MAX_BYTES:
        _refuse_size(name, len(data))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return Reading(*form_from_json(data, name))
    document = document_of(data, name)
    for table in document.tables:
        columns = find_columns(table.rows)
        if columns is None or not has_numbers(columns):
            continue
        rows, findings = rows_of(table, columns, name)
        if rows:
            lines = [
                " ".join(filter(None, texts_of(row))) for row in table.rows[: columns.first_row]
            ]
            return Reading(replace(heading_of(lines), rows=rows), findings)
    raise UnreadableError(
        f"{name}: tidak ditemukan tabel Formulir Pengukuran Kinerja. Pastikan berkas memuat baris "
        "kepala dengan kolom seperti PROGRAM, INDIKATOR KINERJA, SATUAN, TARGET, REALISASI, dan "
        "sedikitnya satu baris isi."
    )


def _refuse_size(name: str, size: int) -> None:
    raise UnreadableError(
        f"{name}: ukuran {size / 1048576:.0f} MB melebihi batas {MAX_BYTES >> 20} MB. "
        "Simpan hanya lembar formulir ke berkas baru, lalu coba lagi."
    )
