"""Tables as offices really make them: nothing is lost, and nothing is read as what it is not."""

import io

import openpyxl
import pytest

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import NUMBER_CELLS, Form


def read(text: str) -> Readings:
    return read_forms(text.encode(), "a.csv")


def form(text: str) -> Form:
    return read(text).main.form


@pytest.mark.parametrize(
    "lines",
    [
        (
            "SASARAN,INDIKATOR,SATUAN,TARGET,REALISASI\n"
            "Jalan baik,Persentase jalan mantap,Persen,80,75\n"
            "Air bersih,Persentase air bersih,Persen,75,80\n"
            "Air limbah,Persentase air limbah,Persen,1,2"
        ),
        (
            "NO,SASARAN,INDIKATOR,SATUAN,TARGET,REALISASI\n"
            "1,Jalan baik,Persentase jalan mantap,Persen,3,4\n"
            "2,Program Air,Persentase air bersih,Persen,3,4\n"
            "3,Air limbah,Persentase air limbah,Persen,90,80"
        ),
        (
            "INDIKATOR,TARGET,REALISASI\n"
            "Persentase jalan mantap,80,75\nPersentase air,75,80\nPersentase api,1,2"
        ),
    ],
)
def test_rows_of_small_figures_and_words_of_headers_are_rows(lines: str) -> None:
    rows = form(lines).rows
    assert len(rows) == 3
    assert all(row.target.value and row.realization.value for row in rows)


def test_a_list_of_words_of_headers_in_the_first_row_is_no_header() -> None:
    rows = form(
        "SASARAN,INDIKATOR,TARGET\n"
        'Sekolah baik,"1. Rata-rata lama sekolah\n2. Persentase ASN terlatih",'
        '"1. 98 Dokumen\n2. 66 Persen"\n'
        'Kantor baik,"1. Indeks SPBE\n2. Indeks kualitas","1. 38 Nilai\n2. 30 Nilai"\n'
    ).rows
    assert [(row.name, row.indicator, row.target.written) for row in rows] == [
        ("Sekolah baik", "Rata-rata lama sekolah", "98 Dokumen"),
        (None, "Persentase ASN terlatih", "66 Persen"),
        ("Kantor baik", "Indeks SPBE", "38 Nilai"),
        (None, "Indeks kualitas", "30 Nilai"),
    ]


def test_the_lines_of_one_name_are_no_names_of_its_numbered_indicators() -> None:
    rows = form(
        "SASARAN,INDIKATOR,TARGET\n"
        '"Meningkatnya Kualitas\nTata Kelola","1. Indeks SPBE\n2. Nilai AKIP","1. 38\n2. 30"\n'
        "Sekolah baik,Rata-rata lama sekolah,12\n"
    ).rows
    assert [(row.name, row.indicator, row.target.written) for row in rows] == [
        ("Meningkatnya Kualitas Tata Kelola", "Indeks SPBE", "38"),
        (None, "Nilai AKIP", "30"),
        ("Sekolah baik", "Rata-rata lama sekolah", "12"),
    ]


def test_a_letter_before_a_name_counts_it_and_is_no_name() -> None:
    rows = form(
        "NO,PROGRAM/KEGIATAN,INDIKATOR KINERJA,SATUAN,TARGET,REALISASI\n"
        "A,Program Satu,,,,\n1,Kegiatan Satu,Jumlah buku,Buku,10,9\nB,Program Dua,,,,\n"
        "1,Kegiatan Dua,Jumlah meja,Meja,10,9"
    ).rows
    assert [(row.level.value, row.name, row.parent) for row in rows] == [
        ("program", "Program Satu", None), ("activity", "Kegiatan Satu", "1"),
        ("program", "Program Dua", None), ("activity", "Kegiatan Dua", "3"),
    ]  # fmt: skip


def test_a_text_column_under_a_year_keeps_its_text() -> None:
    rows = form(
        "Program/Kegiatan,Indikator,Rencana Tahun 2026,,,Rencana Tahun 2027,\n"
        ",,Lokasi,Target,Sumber Dana,Target,Pagu (Rp)\n"
        "Program Air,Jumlah sumur,Serang,5 unit,DAK,6 unit,1.000.000"
    ).rows
    assert rows[0].details == {"location": "Serang", "funding": "DAK"}


HEAD = "NO,PROGRAM/KEGIATAN,INDIKATOR KINERJA,SATUAN,TARGET,PAGU (Rp),REALISASI,REALISASI (Rp)\n"
ROWS = "1,Program Air,Jumlah sumur,Unit,12,5.000.000,9,4.000.000\n"


def test_who_signs_below_the_figures_is_no_row() -> None:
    reading = read(
        f'{HEAD}{ROWS},,,,,,"Serang, 1 Juli 2025",\n,,,,,,Kepala Dinas,\n\n,,,,,,Dr. BUDI,\n'
        ",,,,,,NIP. 19700101 199001 1 001,\n"
    )
    assert len(reading.main.form.rows) == 1
    assert [(one.text, one.why) for one in reading.leftovers] == [
        ("Serang, 1 Juli 2025", "di luar tabel"), ("Kepala Dinas", "di luar tabel"),
        ("Dr. BUDI", "di luar tabel"), ("NIP. 19700101 199001 1 001", "di luar tabel"),
    ]  # fmt: skip
    assert reading.main.findings == ()


PLAN = (
    "No,Sasaran,Indikator,Satuan,Target,Triwulan I,Triwulan II,Triwulan III,Triwulan IV\n"
    "1,Meningkatnya tertib,Jumlah laporan,Laporan,4,,2,3,4\n"
)


def test_columns_that_only_name_quarters_hold_what_the_title_says() -> None:
    plan = read(f"RENCANA AKSI TAHUN 2025\n{PLAN}")
    assert [found.period.label for found in plan.forms if found.period] == [
        "Triwulan II Tahun 2025", "Triwulan III Tahun 2025", "Triwulan IV Tahun 2025",
    ]  # fmt: skip
    assert [found.rows[0].target.written for found in plan.forms[-3:]] == ["2", "3", "4"]
    assert "memuat “RENCANA AKSI”" in plan.readings[0].findings[0].message
    report = read(f"LAPORAN CAPAIAN KINERJA TAHUN 2025\n{PLAN}")
    assert [found.rows[0].realization.written for found in report.forms[-3:]] == ["2", "3", "4"]


@pytest.mark.parametrize("title", ["DINAS AIR TAHUN 2025", "RENCANA AKSI DAN REALISASI 2025"])
def test_quarters_of_which_no_title_speaks_stay_unknown(title: str) -> None:
    reading = read(f"{title}\n{PLAN}")
    assert [one.text for one in reading.leftovers if one.source.row > 2] == ["2", "3", "4"]
    assert len(reading.main.findings) == 3


def test_amounts_in_thousands_are_read_as_written_and_said_to_be() -> None:
    for text in (f"(dalam ribuan rupiah)\n{HEAD}{ROWS}", HEAD.replace("(Rp)", "(Rp juta)") + ROWS):
        [found] = read(text).main.findings
        assert found.rule == "reading-scaled-amounts"
        assert "tidak dikalikan" in found.message
    assert read(f"Rp1.000.000 per bulan\n{HEAD}{ROWS}").main.findings == ()


def test_a_percentage_that_only_the_amounts_explain_is_theirs() -> None:
    head = "No,Program,Indikator,Satuan,Target,Realisasi,Pagu,Realisasi Anggaran,%\n"
    rows = form(f"{head}1,Program A,Jumlah,Unit,10,9,2.000,1.600,80\n2,Program B,Jumlah,Unit,20,18,"
                "2.500,1.250,50\n").rows  # fmt: skip
    assert [(row.absorption.written, row.achievement.written) for row in rows] == [
        ("80", ""), ("50", ""),
    ]  # fmt: skip
    rows = form(f"{head}1,Program A,Jumlah,Unit,10,9,2.000,1.600,90\n2,Program B,Jumlah,Unit,20,18,"
                "2.500,1.250,90\n").rows  # fmt: skip
    assert [row.achievement.written for row in rows] == ["90", "90"]


def test_the_only_year_of_the_figures_is_the_documents() -> None:
    found = form("INDIKATOR KINERJA UTAMA\nSasaran,Indikator,Satuan,Sumber Data,Target 2025\n"
                 "Air bersih,Jumlah sumur,Unit,Bidang Air,5\n")  # fmt: skip
    assert found.year == 2025


def test_a_merged_names_second_indicator_is_its_own_and_no_program_to_the_right() -> None:
    rows = form(
        "No,Sasaran,Indikator,Target,Program,Anggaran (Rp)\n"
        "1,Meningkatnya mutu,Indeks mutu,85,Program A,1.000.000\n"
        ",,Nilai SAKIP,70,Program B,2.000.000\n"
        "2,Terjaganya tertib,Persentase tertib,90,Program C,500.000\n"
    ).rows
    assert [(row.level.value, row.name, row.indicator, row.parent) for row in rows] == [
        ("objective", "Meningkatnya mutu", "Indeks mutu", None),
        ("objective", None, "Nilai SAKIP", None),
        ("program", "Program A", None, "1"),
        ("program", "Program B", None, "1"),
        ("objective", "Terjaganya tertib", "Persentase tertib", None),
        ("program", "Program C", None, "5"),
    ]
    assert [row.ceiling.written for row in rows] == [
        "", "", "1.000.000", "2.000.000", "", "500.000",
    ]  # fmt: skip


def test_a_running_total_is_no_amount_of_the_quarter_beside_it() -> None:
    reading = read(
        "No,Program,Indikator,Target 2025,Realisasi TW I,Realisasi TW II,Realisasi s.d. TW II\n"
        "1,Program A,Jumlah A,100,20,30,50\n"
    )
    assert [found.rows[0].spending.written for found in reading.forms] == ["", ""]
    assert [one.text for one in reading.leftovers] == ["50"]


def test_the_figures_after_a_change_of_the_budget_count() -> None:
    reading = read(
        "No,Program,Indikator,Satuan,Target,,Pagu (Rp),,Realisasi,Realisasi (Rp)\n"
        ",,,,Murni,Perubahan,Murni,Perubahan,,\n"
        "1,Program A,Jumlah A,Unit,100,90,1.000.000,900.000,80,800.000\n"
    )
    [row] = reading.main.form.rows
    assert (row.target.written, row.ceiling.written) == ("90", "900.000")
    assert [one.text for one in reading.leftovers] == ["100", "1.000.000"]


def test_each_sheets_own_title_says_its_period_and_what_stands_below_does_not() -> None:
    book = openpyxl.Workbook()
    for quarter in ("I", "II"):
        sheet = book.create_sheet(f"TW {quarter}")
        sheet.append([f"LAPORAN KINERJA TRIWULAN {quarter} TAHUN 2025"])
        sheet.append(["No", "Program", "Indikator", "Target", "Realisasi"])
        sheet.append([1, "Program A", "Jumlah A", 10, 9])
    file = io.BytesIO()
    book.save(file)
    found = read_forms(file.getvalue(), "a.xlsx").forms
    assert [one.period.label for one in found if one.period] == [
        "Triwulan I Tahun 2025", "Triwulan II Tahun 2025",
    ]  # fmt: skip


def test_codes_under_no_and_before_a_second_name_are_the_codes_of_their_rows() -> None:
    rows = form(
        "NO,PROGRAM/KEGIATAN/SUB KEGIATAN,INDIKATOR,TARGET\n"
        "1.02.02,PROGRAM A,Persentase,100\n1.02.02.2.01,Kegiatan A,Jumlah,10\n"
        "1.02.02.2.01.0001,Sub A,Jumlah,10\n"
    ).rows
    assert [row.code for row in rows] == ["1.02.02", "1.02.02.2.01", "1.02.02.2.01.0001"]
    assert [row.parent for row in rows] == [None, "1", "2"]
    rows = form("No,Sasaran,Kode,Program,Indikator,Target\n1,Mutu naik,1.02.02,Air,Jumlah,5\n").rows
    assert [(row.level.value, row.code) for row in rows] == [
        ("objective", None), ("program", "1.02.02"),
    ]  # fmt: skip


def test_a_per_cent_sign_below_target_and_realization_is_their_unit() -> None:
    [row] = form(
        "No,Program,Indikator,Target,Realisasi,Pagu,Realisasi Anggaran\n"
        ",,,(%),(%),(Rp),(Rp)\n1,Program A,Persentase A,100,90,5.000,4.000\n"
    ).rows
    assert [row.cell(name).written for name in NUMBER_CELLS] == [
        "100", "5.000", "90", "4.000", "", "",
    ]  # fmt: skip


def test_what_is_realized_of_a_budget_alone_is_spent() -> None:
    [row] = form("No,Program,Anggaran,Realisasi,%\n1,Program A,1.000,900,90\n").rows
    assert [row.cell(name).written for name in ("realization", "spending", "absorption")] == [
        "", "900", "90",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("last", "levels"), [(112, {"subactivity"}), (32, {"activity", "subactivity"})]
)
def test_lines_that_are_only_counted_are_a_list_unless_one_is_the_sum_of_those_below(
    last: int, levels: set[str]
) -> None:
    amounts = (72, 7, 33, last)
    lines = [
        f"{at};Pekerjaan {at};Dokumen;4;{amount}.000.000\n" for at, amount in enumerate(amounts, 1)
    ]
    data = ("NO;URAIAN;SATUAN;TARGET;PAGU (Rp)\n" + "".join(lines)).encode()
    found = [row.level.value for row in read_forms(data, "a.csv").main.form.rows]
    assert set(found) == levels
