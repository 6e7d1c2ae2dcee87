"""Budget sheets of works (RKA, DPA): labels, benchmarks and accounts become rows of a form."""

import io
from collections.abc import Iterable, Sequence

import docx
import openpyxl
import pytest

from tolok.documents.formats import document_of
from tolok.documents.reading import Readings, forms_of, read_forms
from tolok.domain.errors import NoFormError
from tolok.domain.forms import Form

Line = Sequence[str | int]

HEAD = (
    ("DOKUMEN PELAKSANAAN ANGGARAN",),
    ("Kabupaten Sukamaju Tahun Anggaran 2025",),
    ("Organisasi", ":", "7.01.0.00.0.00.03 - Kecamatan Giri"),
    ("Program", ":", "7.01.01 - PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH"),
    ("Kegiatan", ":", "7.01.01.2.01 - Perencanaan dan Evaluasi Kinerja"),
    ("Alokasi Tahun 2024", ":", "Rp 11.000.000"),
    ("Alokasi Tahun 2025", ":", "Rp 12.500.000"),
    ("Alokasi Tahun 2026", ":", "Rp 13.000.000"),
)
BENCHMARKS = (
    ("Indikator", "Tolok Ukur Kinerja", "Target Kinerja"),
    ("Capaian Program", "Nilai SAKIP", "72 Nilai"),
    ("Masukan", "Dana yang dibutuhkan", "Rp 12.500.000"),
    ("Keluaran", "Jumlah dokumen perencanaan", "6 Dokumen"),
    ("Hasil", "Persentase keselarasan Renja", "100 %"),
)
ACCOUNTS = (
    ("Sub Kegiatan : 7.01.01.2.01.0001 Penyusunan Dokumen Perencanaan",),
    ("Sumber Pendanaan", ":", "Dana Alokasi Umum"),
    ("Keluaran Sub Kegiatan", ":", "Jumlah Dokumen Perencanaan - 6 Dokumen"),
    ("Kode Rekening", "Uraian", "Koefisien", "Harga", "Jumlah (Rp)"),
    ("5", "BELANJA DAERAH", "", "", "12.500.000"),
    ("5.1.02.01.01.0024", "Alat Tulis Kantor", "", "", "7.500.000"),
    ("", "Kertas HVS", "100 rim", "75.000", "7.500.000"),
    ("5.1.02.01.01.0052", "Makanan dan Minuman", "", "", "5.000.000"),
    ("", "Jumlah Anggaran Sub Kegiatan", "", "", "12.500.000"),
)


def workbook(*sheets: Iterable[Line]) -> bytes:
    """A workbook with these lines on its sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for lines in sheets:
        sheet = book.create_sheet()
        for line in lines:
            sheet.append(list(line))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(*sheets: Iterable[Line]) -> Readings:
    """What is read of such a workbook."""
    return forms_of(document_of(workbook(*sheets), "a.xlsx"), "a.xlsx")


def told(form: Form) -> list[tuple[str, str | None, str | None, str, str]]:
    """Level, code, indicator, target and budget of each row."""
    return [
        (row.level, row.code, row.indicator, row.target.written, row.ceiling.written)
        for row in form.rows
    ]


WHOLE = [
    ("program", "7.01.01", "Nilai SAKIP", "72 Nilai", ""),
    ("activity", "7.01.01.2.01", "Jumlah dokumen perencanaan", "6 Dokumen", "Rp 12.500.000"),
    ("activity", None, "Persentase keselarasan Renja", "100 %", ""),
    ("subactivity", "7.01.01.2.01.0001", "Jumlah Dokumen Perencanaan", "6 Dokumen", "12.500.000"),
]


def test_a_sheet_is_rows_of_program_activity_and_subactivity() -> None:
    found = read([*HEAD, *BENCHMARKS, *ACCOUNTS])
    (form,) = found.forms
    assert told(form) == WHOLE
    assert (form.year, form.organization) == (2025, "Kecamatan Giri")
    assert form.rows[3].name == "Penyusunan Dokumen Perencanaan"
    assert form.rows[3].details["funding"] == "Dana Alokasi Umum"
    assert form.rows[1].remarks == "Keluaran"


def test_figures_know_where_they_stand_in_the_file() -> None:
    (form,) = read([*HEAD, *BENCHMARKS, *ACCOUNTS]).forms
    places = [
        (source.row, source.column)
        for row in form.rows
        for source in (row.ceiling.source, row.target.source)
        if source
    ]
    assert {(7, 3), (22, 5), (10, 3), (12, 3), (13, 3), (16, 3)} <= set(places)


def test_no_cell_of_a_sheet_is_dropped() -> None:
    lines = [*HEAD, *BENCHMARKS, *ACCOUNTS, ("Camat Giri",)]
    found = read(lines)
    (form,) = found.forms
    left = {one.text for one in found.leftovers}
    for text in ("Rp 11.000.000", "Rp 13.000.000", "Kertas HVS", "75.000", "Camat Giri"):
        assert text in left
    assert "5.1.02.01.01.0024" in left
    assert [row.ceiling.written for row in form.rows].count("7.500.000") == 0


def test_sheets_of_one_program_tell_it_once() -> None:
    second = [
        *HEAD[:4],
        ("Kegiatan", ":", "7.01.01.2.02 - Administrasi Keuangan"),
        *BENCHMARKS[:2],
        ("Masukan", "Jumlah dana", 900000000),
        ("Keluaran", "Jumlah laporan", "4 Laporan"),
        ("", "Jumlah daftar gaji", "12 Dokumen"),
    ]
    (form,) = read([*HEAD, *BENCHMARKS, *ACCOUNTS], second).forms
    assert told(form) == [
        *WHOLE,
        ("activity", "7.01.01.2.02", "Jumlah laporan", "4 Laporan", "900000000"),
        ("activity", None, "Jumlah daftar gaji", "12 Dokumen", ""),
    ]


def test_a_word_file_goes_over_several_tables() -> None:
    paper = docx.Document()
    paper.add_paragraph("RENCANA KERJA DAN ANGGARAN TAHUN ANGGARAN 2025")
    for lines in (HEAD[2:5], BENCHMARKS, HEAD[5:], ACCOUNTS):
        paper.add_paragraph("Rincian")
        table = paper.add_table(0, max(map(len, lines)))
        for line in lines:
            for cell, text in zip(table.add_row().cells, line, strict=False):
                cell.text = text
    out = io.BytesIO()
    paper.save(out)
    (form,) = read_forms(out.getvalue(), "a.docx").forms
    assert told(form) == WHOLE


def test_accounts_without_a_sum_have_that_of_the_account_above_all() -> None:
    (form,) = read([*HEAD, *BENCHMARKS, *ACCOUNTS[:-1]]).forms
    assert form.rows[3].ceiling.written == "12.500.000"
    several = [line for line in ACCOUNTS[:-1] if line[0] != "5"]
    (form,) = read([*HEAD, *BENCHMARKS, *several]).forms
    assert form.rows[3].ceiling.written == ""


def test_benchmarks_alone_name_indicators_by_their_second_column() -> None:
    found = read([("Kegiatan: Koordinasi Pemerintahan",), *BENCHMARKS])
    (form,) = found.forms
    assert [(row.indicator, row.target.written, row.ceiling.written) for row in form.rows[1:]] == [
        ("Nilai SAKIP", "72 Nilai", ""),
        ("Dana yang dibutuhkan", "", "Rp 12.500.000"),
        ("Jumlah dokumen perencanaan", "6 Dokumen", ""),
        ("Persentase keselarasan Renja", "100 %", ""),
    ]


def test_labels_without_benchmarks_or_accounts_are_no_sheet() -> None:
    with pytest.raises(NoFormError):
        read_forms(workbook(HEAD[:5]), "a.xlsx")
