"""Styles of offices that were read wrongly at first sight: what tells their columns and levels."""

import pytest

from tolok.documents.columns.vocabulary import is_header_text, meaning_of
from tolok.documents.reading import read_forms
from tolok.domain.forms import Form
from tolok.domain.levels import Level


def forms(*lines: str) -> tuple[Form, ...]:
    return read_forms("\n".join(lines).encode(), "a.txt").forms


def test_t_and_r_under_a_quarter_are_target_and_realization() -> None:
    (quarter,) = forms(
        "NO\tSASARAN\tINDIKATOR KINERJA\tTRIWULAN I\t\t",
        "\t\t\tT\tR\t%",
        "(1)\t(2)\t(3)\t(4)\t(5)\t(6)",
        "1\tMeningkatnya mutu\tIndeks mutu\t80\t76\t95",
    )
    (row,) = quarter.rows
    assert [row.cell(name).written for name in ("target", "realization", "achievement")] == [
        "80", "76", "95",
    ]  # fmt: skip


def test_a_unit_behind_target_leaves_it_a_target() -> None:
    (form,) = forms(
        "NO\tINDIKATOR KINERJA\tTARGET (%)\tREALISASI (%)\tCAPAIAN (%)",
        "1\tPersentase jalan mantap\t80,00\t76,00\t95,00",
    )
    (row,) = form.rows
    assert [row.cell(name).written for name in ("target", "realization", "achievement")] == [
        "80,00", "76,00", "95,00",
    ]  # fmt: skip


def test_what_held_before_a_change_gives_way_to_what_holds_after_it() -> None:
    (form,) = forms(
        "NO\tPROGRAM\tANGGARAN SEBELUM PERUBAHAN\tANGGARAN SETELAH PERUBAHAN\tKETERANGAN",
        "1\tProgram Air Bersih\t1.000.000\t1.250.000\tAPBD",
    )
    assert form.rows[0].ceiling.written == "1.250.000"


def test_the_share_of_a_lone_budget_is_its_absorption() -> None:
    (form,) = forms(
        "KODE\tURAIAN\tPAGU ANGGARAN\t\t\tREALISASI\t\tSISA ANGGARAN",
        "\t\tMURNI\tPERUBAHAN\tBERTAMBAH/ (BERKURANG)\tRp\t%\t",
        "2.10.01\tPenunjang Urusan\t900.000\t1.000.000\t100.000\t250.000\t25\t750.000",
        "2.10.02\tAplikasi Informatika\t900.000\t2.000.000\t100.000\t500.000\t25\t1.500.000",
    )
    row = form.rows[0]
    assert [row.cell(name).written for name in ("ceiling", "spending", "absorption")] == [
        "1.000.000", "250.000", "25",
    ]  # fmt: skip
    assert row.achievement.written == ""


def test_shortened_words_of_a_header_are_written_out() -> None:
    (form,) = forms(
        "No\tProg./Keg.\tKeuangan\t\t\tKinerja\t\t\t\t",
        "\t\tPagu\tReal.\t%\tIndikator\tSat.\tTgt.\tReal.\tCap. (%)",
        "1\tProgram Air\t2.000.000\t500.000\t25,00\tJumlah sambungan\tUnit\t20\t5\t25,00",
    )
    (row,) = form.rows
    assert (row.unit, row.target.written, row.realization.written, row.spending.written) == (
        "Unit", "20", "5", "500.000",
    )  # fmt: skip


def test_codes_in_columns_hold_above_lines_that_stand_below_the_table() -> None:
    (form,) = forms(
        "KODE\tKODE\tKODE\tPROGRAM / KEGIATAN / SUB KEGIATAN\tINDIKATOR KINERJA\tTARGET",
        "1\t02\t02\tPelayanan Kesehatan\tIndeks\t80",
        "1\t02\t03\tSumber Daya Manusia\tIndeks\t75",
        "Rata-rata capaian kinerja (%)",
        "Predikat kinerja",
        "Faktor pendorong: koordinasi",
    )
    assert [(row.code, row.level) for row in form.rows] == [
        ("1.02.02", "program"), ("1.02.03", "program"),
    ]  # fmt: skip


HEAD = "URAIAN PROGRAM, KEGIATAN DAN SUB KEGIATAN\tINDIKATOR\tTARGET\tPAGU (Rp)"


@pytest.mark.parametrize(
    ("names", "levels"),
    [
        (("KESEHATAN", "Air", "Sumur"), ["program", "activity", "subactivity"]),
        (("1. Kesehatan", "1.1. Air", "1.1.1. Sumur"), ["program", "activity", "subactivity"]),
        (("Kesehatan", "Air", "Sumur"), ["activity", "subactivity", "activity"]),
        (("KESEHATAN", "AIR", "SUMUR"), ["activity", "subactivity", "activity"]),
    ],
)
def test_look_alone_tells_programs_only_where_it_varies(
    names: tuple[str, ...], levels: list[str]
) -> None:
    (form,) = forms(HEAD, *(f"{name}\tIndeks\t80\t3.000.000" for name in names))
    assert [row.level for row in form.rows] == levels


def test_a_line_with_more_money_than_the_capitals_above_it_makes_them_no_program() -> None:
    (form,) = forms(HEAD, "KESEHATAN\tIndeks\t80\t100.000", "Air\tIndeks\t80\t3.000.000")
    assert form.rows[0].level == "activity"


def test_rupiah_beside_their_percentage_under_keuangan_are_spent() -> None:
    (form,) = forms(
        "NO\tPROGRAM / KEGIATAN\tPAGU DANA (Rp)\tKEUANGAN\t\tFISIK (%)",
        "\t\t\tRp\t%\t",
        "I\tProgram Air\t2.000.000\t500.000\t25,00\t45,50",
    )
    (row,) = form.rows
    names = ("ceiling", "spending", "absorption", "achievement")
    assert [row.cell(name).written for name in names] == [
        "2.000.000", "500.000", "25,00", "45,50",
    ]  # fmt: skip


def test_headers_that_no_form_has_a_cell_for_still_make_a_header() -> None:
    (form,) = forms(
        "KECAMATAN CONTOH",
        "Kode Rekening\tProgram / Kegiatan\tPPTK\tPagu (Rp)\tSisa (Rp)\tPermasalahan\tSolusi",
        "\tKecamatan Contoh\t\t300.000.000\t0\t\t",
        "7.01.01\tPROGRAM PENUNJANG\t\t300.000.000\t0\t\t",
        "7.01.01.2.01\tPerencanaan\tSekretaris\t300.000.000\t0\tTidak ada\t-",
    )
    assert [(row.level, row.name) for row in form.rows] == [
        (Level.PROGRAM, "PROGRAM PENUNJANG"),
        (Level.ACTIVITY, "Perencanaan"),
    ]
    assert form.rows[1].ceiling.written == "300.000.000"


def test_what_counts_people_names_no_rows() -> None:
    (form,) = forms(
        "No\tJenis Pelayanan Dasar\tIndikator Kinerja\tTarget (%)\tJumlah Sasaran\tRealisasi (%)",
        "1\tRehabilitasi sosial\tCakupan lansia terlantar\t100\t320\t98,12",
        "2\tPerlindungan korban\tCakupan korban bencana\t100\t1.250\t100,00",
    )
    assert [row.name for row in form.rows] == ["Rehabilitasi sosial", "Perlindungan korban"]
    assert {row.level for row in form.rows} == {Level.OBJECTIVE}
    assert [row.realization.written for row in form.rows] == ["98,12", "100,00"]


def test_a_share_to_date_is_not_the_quarters_own() -> None:
    first, second = forms(
        "Indikator\tSatuan\tTarget\tRealisasi TW I\tRealisasi TW II\tRealisasi s.d. TW II\t"
        "Capaian s.d. TW II (%)",
        "Nilai AKIP\tNilai\t80\t20\t24\t44\t55,00",
        "Indeks SPBE\tIndeks\t4\t1\t1\t2\t50,00",
    )
    assert [row.realization.written for row in first.rows] == ["20", "1"]
    assert [row.realization.written for row in second.rows] == ["24", "1"]
    assert {row.achievement.written for row in second.rows} == {""}


def test_a_plans_end_is_told_from_what_it_had_reached_before() -> None:
    read = forms(
        "Program\tIndikator\tTarget Renstra Tahun 2026\tRealisasi Renstra s/d 2024\t"
        "Target Renja 2025\tRealisasi Renja 2025\tRealisasi Renstra s/d 2025\t"
        "Tingkat Capaian Renstra s/d 2025 (%)",
        "Program Air\tCakupan air\t50\t20\t10\t8\t28\t56,00",
    )
    (end,) = (form.rows[0] for form in read if form.group == "Akhir Renstra")
    assert [end.target.written, end.realization.written, end.achievement.written] == [
        "50", "28", "56,00",
    ]  # fmt: skip
    (before,) = (form.rows[0] for form in read if form.group == "s.d. tahun lalu")
    assert before.realization.written == "20"


def test_a_mean_with_a_rating_beside_it_is_no_indicator() -> None:
    (form,) = forms(
        "No\tUraian Indikator\tTarget\tRealisasi\t% Capaian\tPredikat",
        "\tTotal Rata-rata Seluruh Bidang\t\t\t98,00\tTinggi",
        "1\tRata-rata lama sekolah\t10\t10\t100,00\tTinggi",
        "2\tJumlah UMKM naik kelas\t50\t48\t96,00\tTinggi",
    )
    assert [row.indicator for row in form.rows] == [
        "Rata-rata lama sekolah",
        "Jumlah UMKM naik kelas",
    ]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Program Pendukung", "name"),
        ("Realisasi SP2D", "spending"),
        ("% Keu", "absorption"),
        ("Rencana", "target"),
        ("Kondisi Kinerja pada Akhir Renstra", "target"),
        ("Kelompok Sasaran", None),
        ("Jenis Indikator", None),
        ("Upaya Perbaikan", None),
    ],
)
def test_usual_words_of_headers_are_known(header: str, field: str | None) -> None:
    meaning = meaning_of((header,))
    assert (meaning.field if meaning else None) == field
    assert is_header_text(header)


def test_volume_is_the_target_and_rupiah_beside_it_are_spent() -> None:
    (form,) = forms(
        "No\tKegiatan\tVolume\tSatuan\tAnggaran\tRealisasi\tSisa\tKet",
        "1\tPengadaan ATK\t12\tBulan\t10.000.000\t9.000.000\t1.000.000\t",
        "2\tPembangunan drainase\t150\tMeter\t50.000.000\t50.000.000\t0\tselesai",
    )
    assert [(row.target.written, row.spending.written) for row in form.rows] == [
        ("12", "9.000.000"),
        ("150", "50.000.000"),
    ]


def test_output_over_words_is_the_indicator() -> None:
    (form,) = forms(
        "Program / Kegiatan\tOutput\tTarget\tRealisasi\tAnggaran\tRealisasi Anggaran",
        "Program Penunjang\tNilai SAKIP\t80\t76\t100.000.000\t90.000.000",
    )
    assert [row.indicator for row in form.rows] == ["Nilai SAKIP"]


def test_works_and_their_money_alone_are_a_budget() -> None:
    agreed, budget = forms(
        "PERJANJIAN KINERJA 2025",
        "No\tSasaran\tIndikator\tTarget",
        "1\tTersusunnya laporan\tJumlah laporan\t12 Laporan",
        "Kegiatan\tAnggaran",
        "1. Administrasi Keuangan\tRp 100.000.000",
        "2. Administrasi Umum\tRp 50.000.000",
    )
    assert len(agreed.rows) == 1
    assert [row.ceiling.written for row in budget.rows] == ["Rp 100.000.000", "Rp 50.000.000"]


def test_what_is_in_per_cent_is_no_money() -> None:
    (form,) = forms(
        "Indikator\tSatuan\tTarget\tRealisasi\tRealisasi Capaian (%)",
        "Nilai AKIP\tNilai\t80\t76\t95,00",
    )
    assert form.rows[0].spending.written == ""


def test_an_indicator_that_begins_as_a_sum_and_has_only_shares_is_a_row() -> None:
    (form,) = forms(
        "No\tSasaran\tIndikator\t% Capaian Kinerja\t% Penyerapan Anggaran",
        "1\tTumbuhnya usaha\tNilai ekspor\t101,20\t88,10",
        "\t\tJumlah UMKM naik kelas\t100,25\t88,10",
        "\t\tRata-rata Capaian Sasaran 1\t100,73\t88,10",
    )
    assert [row.indicator for row in form.rows] == ["Nilai ekspor", "Jumlah UMKM naik kelas"]


def test_kinds_of_spending_are_parts_of_the_ceiling_that_they_add_up_to() -> None:
    (form,) = forms(
        "Kode\tUraian\tBelanja Operasi\tBelanja Modal\tJumlah",
        "7.01.01\tProgram Penunjang\t600\t400\t1000",
        "7.01.01.2.01\tKegiatan Perencanaan\t400\t350\t750",
        "7.01.01.2.01.0001\tPenyusunan Renja\t400\t350\t750",
    )
    assert [row.ceiling.written for row in form.rows] == ["1000", "750", "750"]


def test_a_plan_of_volume_and_money_is_the_target_and_the_ceiling() -> None:
    (form,) = forms(
        "Sub Kegiatan\tIndikator\tRencana Tahun 2025 Volume\tRencana Tahun 2025 Anggaran (Rp)\t"
        "Realisasi s/d Tribulan III Volume\tRealisasi s/d Tribulan III Keuangan (Rp)",
        "Penyusunan Renja\tJumlah dokumen\t4\t9.000.000\t3\t6.000.000",
    )
    (row,) = form.rows
    cells = (row.target, row.ceiling, row.realization, row.spending)
    assert [cell.written for cell in cells] == ["4", "9.000.000", "3", "6.000.000"]
    assert form.period is not None
    assert form.period.quarter == 3
