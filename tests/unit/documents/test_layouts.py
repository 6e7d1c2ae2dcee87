"""What tables of many documents are read as: their columns, periods, levels and leftovers."""

from decimal import Decimal
from pathlib import Path

import pytest

from tolok.documents.columns.moments import Moment
from tolok.documents.columns.vocabulary import meaning_of
from tolok.documents.leftovers import COLUMN, TOTAL, UNPLACED
from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import DocumentKind, State
from tolok.domain.levels import Level
from tolok.domain.periods import Period

CASES = Path(__file__).parents[4] / "shared" / "cases"


def readings(text: str) -> Readings:
    return read_forms(text.strip().encode(), "a.csv")


@pytest.mark.parametrize(
    ("path", "field", "moment"),
    [
        (("Realisasi Kinerja pada Triwulan", "II", "K"), "realization", Moment(quarter=2)),
        (("Realisasi Kinerja pada Triwulan", "II", "Rp"), "spending", Moment(quarter=2)),
        (("TW I", "%"), "achievement", Moment(quarter=1)),
        (("Target Bulan", "Nopember"), "target", Moment(month=11)),
        (("Rasio Capaian pada Tahun ke-", "2024"), "achievement", Moment(2024)),
        (("Kerangka Pendanaan", "2026", "Target"), "target", Moment(2026)),
        (("Kerangka Pendanaan", "2026", "Pagu Indikatif"), "ceiling", Moment(2026)),
        (("Target Tahun ke-", "3"), "target", Moment(ordinal=3)),
        (("Target Renstra Tahun", "3"), "target", Moment(ordinal=3)),
        (("Target Renja Tahun Berjalan (Tahun n-1) yang dievaluasi", "K"), "target", Moment()),
        (("Target Renja Tahun n-1", "K"), "target", Moment(group="Tahun lalu")),
        (
            ("Realisasi Capaian Target Renstra s/d Tahun Berjalan (tahun n-1)",),
            "realization",
            Moment(group="Akhir Renstra"),
        ),
        (
            ("Realisasi Kinerja RPJMD s/d Tahun 2025", "K"),
            "realization",
            Moment(group="Akhir Renstra"),
        ),
        (("Kondisi Kinerja pada Awal Periode",), "realization", Moment(group="Kondisi awal")),
    ],
)
def test_a_header_is_read_from_its_words(path: tuple[str, ...], field: str, moment: Moment) -> None:
    meaning = meaning_of(path)
    assert meaning is not None
    assert (meaning.field, meaning.moment) == (field, moment)


@pytest.mark.parametrize("words", ["Target NSPK", "Rata-rata Pertumbuhan (%)", "Bobot", "Foto"])
def test_what_a_form_does_not_know_is_not_guessed(words: str) -> None:
    assert meaning_of((words,)) is None


QUARTERS = """
LAPORAN KINERJA TAHUN 2025
no,sasaran,indikator,target,realisasi_tw1,persentase_tw1,realisasi_tw2,program,pagu,realisasi_anggaran_tw1
1,Meningkatnya mutu,Nilai mutu,80,20,25,,Program Mutu,1000,250
2,Terjaganya tertib,Nilai tertib,5,,,5,Program Tertib,10,
"""


def test_a_table_of_quarters_makes_a_form_for_each() -> None:
    first, second = readings(QUARTERS).forms
    assert [first.period, second.period] == [Period(2025, quarter=1), Period(2025, quarter=2)]
    objective, program, *_ = first.rows
    assert (objective.realization.written, objective.achievement.written) == ("20", "25")
    assert second.rows[0].target.value == 80
    assert second.rows[0].realization.state is State.BLANK
    # What stands right of the program's name is the program's, though its line names both.
    assert (program.level, program.parent) == (Level.PROGRAM, "1")
    assert (program.ceiling.written, program.spending.written) == ("1000", "250")
    assert objective.ceiling.state is State.BLANK


def test_a_total_that_is_not_the_sum_is_found_and_is_no_row() -> None:
    read = readings("""
LAMPIRAN PERJANJIAN KINERJA TAHUN 2025
No,Program,Anggaran,Keterangan
1,Program Satu,"Rp1.000,00",APBD
2,Program Dua,"Rp2.000,00",APBD
,JUMLAH,"Rp3.100,00",
""")
    (form,) = read.forms
    assert form.kind is DocumentKind.AGREEMENT
    assert [row.name for row in form.rows] == ["Program Satu", "Program Dua"]
    (finding,) = read.readings[0].findings
    assert (finding.rule, finding.written, finding.expected) == (
        "reading-total", "Rp3.100,00", "3.000,00",
    )  # fmt: skip
    assert {left.why for left in read.leftovers if left.source.row == 5} == {TOTAL}


@pytest.mark.parametrize(("above", "below", "side"), [(1, 0, "di bawahnya"), (0, 1, "di atasnya")])
def test_a_wrong_total_says_where_its_rows_stand(above: int, below: int, side: str) -> None:
    total = ',JUMLAH,"Rp3.100,00",\n'
    read = readings(
        "LAMPIRAN PERJANJIAN KINERJA TAHUN 2025\nNo,Program,Anggaran,Keterangan\n"
        + total * above
        + '1,Program Satu,"Rp1.000,00",APBD\n2,Program Dua,"Rp2.000,00",APBD\n'
        + total * below
    )
    (finding,) = read.readings[0].findings
    assert f"2 baris Program {side} berjumlah 3.000,00" in finding.message


def test_several_indicators_in_one_cell_are_several_rows() -> None:
    (form,) = readings("""
No,Sasaran Strategis,Indikator Kinerja,Satuan,Target
1,Terwujudnya pelayanan,"1. Indeks kepuasan
2. Waktu layanan","1. Indeks
2. Hari","1. 82,5
2. 3"
""").forms
    assert [(row.name, row.indicator, row.unit, row.target.value) for row in form.rows] == [
        ("Terwujudnya pelayanan", "Indeks kepuasan", "Indeks", Decimal("82.5")),
        (None, "Waktu layanan", "Hari", 3),
    ]


def test_a_unit_on_the_line_below_its_figure_is_of_the_same_indicator() -> None:
    (form,) = readings("""
No,Sasaran Strategis,Indikator Kinerja,Target,Realisasi
1,Terwujudnya pelayanan,"1. Indeks kepuasan
2. Laporan jadi","82,5
Indeks
103
Dokumen","80 Indeks
52
Dokumen"
""").forms
    assert [(row.target.value, row.realization.value, row.unit) for row in form.rows] == [
        (Decimal("82.5"), Decimal(80), "Indeks"),
        (Decimal(103), Decimal(52), "Dokumen"),
    ]


@pytest.mark.parametrize(
    ("title", "why", "rule"),
    [("Ladang", COLUMN, "reading-unknown-column"), ("Bobot", UNPLACED, "reading-aside-column")],
)
def test_a_column_that_no_form_has_is_left_over_and_told(title: str, why: str, rule: str) -> None:
    read = readings(f"""
No,Sasaran,Indikator Kinerja,Target,{title}
1,Terwujudnya mutu,Nilai mutu,80,40
""")
    assert [(left.text, left.why, left.source.column) for left in read.leftovers] == [
        ("40", why, 5)
    ]
    assert [finding.rule for finding in read.readings[0].findings] == [rule]


def test_split_codes_are_joined_and_tell_the_level() -> None:
    (form,) = readings("""
Urusan,Bidang,Program,Kegiatan,Sub Kegiatan,Uraian,Indikator Kinerja,Target,Pagu
7,01,02,,,PROGRAM PELAYANAN,Nilai,80,300
7,01,02,2.01,,Koordinasi,Persentase,100,300
7,01,02,2.01,0001,Rapat,Jumlah rapat,12,300
""").forms
    assert [(row.code, row.level) for row in form.rows] == [
        ("7.01.02", Level.PROGRAM),
        ("7.01.02.2.01", Level.ACTIVITY),
        ("7.01.02.2.01.0001", Level.SUBACTIVITY),
    ]
    assert form.rows[2].ground == "kodenya 6 ruas"


def test_a_part_of_a_code_may_have_parts_of_its_own() -> None:
    read = readings("""
KODE,KODE,KODE,Uraian,Indikator Kinerja,Target,Pagu
7,01,02,PROGRAM PELAYANAN,Nilai,80,300
7,01,02.2.01,Koordinasi,Persentase,100,300
""")
    assert [row.code for row in read.main.form.rows] == ["7.01.02", "7.01.02.2.01"]
    assert read.leftovers == ()


def test_a_group_word_lost_over_one_column_is_known_by_its_twin() -> None:
    (form,) = readings("""
FORMULIR PENGUKURAN KINERJA TAHUN 2025
No,Program,Indikator Kinerja,Satuan,TARGET,TARGET,],REALISASI,Keterangan
,,,,KINERJA,PAGU (Rp),KINERJA,PAGU (Rp),
1,Program Mutu,Nilai mutu,Nilai,80,1000,40,500,
""").forms
    row = form.rows[0]
    assert (row.realization.written, row.spending.written) == ("40", "500")
    assert form.kind is DocumentKind.MEASUREMENT


def case(name: str) -> Readings:
    (path,) = CASES.glob(f"{name}*")
    return read_forms(path.read_bytes(), path.name)


needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason="shared/cases is not here")


@needs_cases
def test_two_quarters_of_a_city_are_two_forms() -> None:
    first, second = case("02").forms
    assert [form.period for form in (first, second)] == [
        Period(2026, quarter=1),
        Period(2026, quarter=2),
    ]
    assert first.rows[0].realization.state is State.BLANK
    assert second.rows[4].achievement.value == Decimal("57.28")
    assert [row.level for row in first.rows] == [Level.OBJECTIVE, Level.PROGRAM] * 3


@needs_cases
def test_an_agreement_its_budgets_and_twelve_months_are_read_apart() -> None:
    read = case("09_boyolali_bpbd_PK_2026_target")
    agreement, budgets, year, *months = read.forms
    assert [agreement.kind, budgets.kind, year.kind] == [
        DocumentKind.AGREEMENT, DocumentKind.AGREEMENT, DocumentKind.ACTION_PLAN,
    ]  # fmt: skip
    assert [form.period for form in months] == [Period(2026, month=at) for at in range(1, 13)]
    row = year.rows[13]
    assert (row.unit, row.target.value) == ("persen", Decimal("4.47"))
    assert months[11].rows[13].target.value == Decimal("4.7")
    assert sum(row.ceiling.value or 0 for row in budgets.rows) == 6122579000


def test_an_indicator_that_counts_is_no_total_where_no_column_names_rows() -> None:
    read = readings("""
CAPAIAN KINERJA TAHUN 2025
No,Indikator Kinerja,Target,Realisasi
1,Jumlah dokumen yang disusun,4,3
2,Jumlah,4,3
""")
    assert [row.indicator for row in read.forms[0].rows] == ["Jumlah dokumen yang disusun"]
    assert {leftover.why for leftover in read.leftovers if leftover.text == "Jumlah"} == {TOTAL}


BESIDE = """
LAMPIRAN PERJANJIAN KINERJA TAHUN 2025
No,Sasaran,Indikator Kinerja,Target,,No,Program,Anggaran,Keterangan
1,Meningkatnya mutu,Nilai mutu,"4,47 persen",,1,Program Satu,1000,APBD
2,Terjaganya tertib,Nilai tertib,5 Kasus,,2,Program Dua,2000,APBD
3,Terjaganya aman,Luas aman,1.000 m2,,,JUMLAH,3000,
"""


def test_tables_side_by_side_are_read_one_after_the_other() -> None:
    read = readings(BESIDE)
    objectives, programs = read.forms
    assert [row.target.value for row in objectives.rows] == [Decimal("4.47"), 5, 1000]
    assert [row.unit for row in objectives.rows] == ["persen", "Kasus", "m2"]
    assert [row.ceiling.value for row in programs.rows] == [1000, 2000]
    source = programs.rows[0].ceiling.source
    assert source is not None
    assert (source.row, source.column) == (3, 8)
    assert [leftover.why for leftover in read.leftovers if leftover.text == "JUMLAH"] == [TOTAL]


def test_an_empty_column_between_names_and_figures_parts_nothing() -> None:
    (form,) = readings("""
PERJANJIAN KINERJA TAHUN 2025
No,Sasaran,Indikator Kinerja,,Satuan,Target
1,Meningkatnya mutu,Nilai mutu,,Nilai,80
""").forms
    (row,) = form.rows
    assert row.indicator == "Nilai mutu"
    assert row.target.value == 80


def test_one_word_may_stand_over_all_parts_of_a_code() -> None:
    (form,) = readings("""
FORMULIR PENGUKURAN KINERJA TAHUN 2025
Kode,,,,,Program/Kegiatan,Indikator,Satuan,Target,Pagu
7,01,01,,,PROGRAM PENUNJANG,Nilai mutu,Nilai,80,3000
7,01,01,2.01,,Perencanaan,Nilai rencana,Nilai,80,3000
7,01,01,2.01,0001,Penyusunan,Dokumen rencana,Dokumen,8,3000
""").forms
    assert [(row.code, row.level) for row in form.rows] == [
        ("7.01.01", Level.PROGRAM),
        ("7.01.01.2.01", Level.ACTIVITY),
        ("7.01.01.2.01.0001", Level.SUBACTIVITY),
    ]


def test_a_numbered_row_of_words_that_headers_use_is_a_row() -> None:
    (form,) = readings("""
INDIKATOR KINERJA UTAMA TAHUN 2025
No,Sasaran,Indikator Kinerja,Satuan,Formula,Penanggung Jawab
1,Terjaganya ketertiban,Persentase pengaduan yang selesai,Persen,Target tercapai,Kasi
2,Terjaganya mutu,Nilai mutu,Nilai,Nilai tercapai,Kasi
""").forms
    assert [row.unit for row in form.rows] == ["Persen", "Nilai"]


def test_the_long_headers_of_evaluations_are_no_prose() -> None:
    """Permendagri 86/2017, annex, E.81: 94 and 104 letters."""
    plan = (
        "Target Kinerja dan Anggaran Renja Perangkat Daerah Tahun Berjalan (Tahun 2025) "
        "yang Dievaluasi"
    )
    before = (
        "Realisasi Capaian Kinerja Renstra Perangkat Daerah sampai dengan Renja Perangkat Daerah "
        "Tahun Lalu (2024)"
    )
    found = readings(
        f"""
EVALUASI HASIL RENJA TAHUN 2025
No;Program/Kegiatan;Indikator Kinerja;{before};;{plan};;Realisasi Kinerja pada Triwulan;
;;;;;;;I;
;;;K;Rp;K;Rp;K;Rp
1;Program Air;Jumlah sumur;3;30.000.000;5;50.000.000;2;20.000.000
2;Program Jalan;Panjang jalan;2;10.000.000;4;40.000.000;1;15.000.000
"""
    )
    told = {
        form.group or (form.period and form.period.quarter): form.rows[0] for form in found.forms
    }
    assert (told[1].target.written, told[1].ceiling.written) == ("5", "50.000.000")
    assert (told[1].realization.written, told[1].spending.written) == ("2", "20.000.000")
    assert told["s.d. tahun lalu"].spending.written == "30.000.000"
