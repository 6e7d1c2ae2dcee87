"""Columns that each level has for itself, heads among indicators, counts of an English print."""

from tolok.documents.reading import read_forms
from tolok.domain.forms import Form


def read(*lines: str) -> tuple[Form, ...]:
    return read_forms("\n".join(lines).encode(), "a.txt").forms


def told(form: Form, name: str) -> list[str]:
    return [row.cell(name).written for row in form.rows]


def values(form: Form, name: str) -> list[str]:
    return [str(row.cell(name).value) for row in form.rows]


def test_of_columns_told_alike_of_which_no_line_fills_two_each_level_has_its_own() -> None:
    (form,) = read(
        "RENCANA KERJA TAHUN 2026",
        "Kode\tProgram/ Kegiatan/ Sub Kegiatan\tIndikator Kinerja\t\t\tTarget Kinerja\t\t\t"
        "Pagu Indikatif (Rp.)",
        "\t\tCapaian Program\tKeluaran Sub Kegiatan\tHasil Kegiatan\tProgram\t"
        "Keluaran Sub Kegiatan\tHasil Kegiatan\t",
        "2.16.01\tProgram Informatika\tIndeks SPBE\t\t\t3 Indeks\t\t\t90000000",
        "2.16.01.2.01\tPengelolaan domain\t\t\tPersentase situs aktif\t\t\t95 Persen\t90000000",
        "2.16.01.2.01.0001\tPendaftaran\t\tJumlah domain terdaftar\t\t\t12 Domain\t\t40000000",
        "2.16.01.2.01.0002\tPerawatan\t\tJumlah situs terpelihara\t\t\t30 Situs\t\t50000000",
    )
    assert told(form, "target") == ["3 Indeks", "95 Persen", "12 Domain", "30 Situs"]
    assert [row.indicator for row in form.rows] == [
        "Indeks SPBE", "Persentase situs aktif", "Jumlah domain terdaftar",
        "Jumlah situs terpelihara",
    ]  # fmt: skip


def test_of_targets_that_lines_fill_together_one_is_meant() -> None:
    (form,) = read(
        "TARGET TAHUN 2026",
        "No\tSasaran\tIndikator\tTarget\t\tRealisasi",
        "\t\t\tRenja\tRKPD\t",
        "1\tLayanan prima\tIndeks kepuasan\t85\t86\t84",
        "2\tTertib arsip\tNilai kearsipan\t70\t\t69",
        "3\tDaerah aman\tAngka kejahatan\t12\t11\t13",
    )
    assert told(form, "target") == ["85", "70", "12"]


def test_lines_numbered_otherwise_name_what_the_indicators_below_them_are_of() -> None:
    (form,) = read(
        "KINERJA PUSKESMAS TAHUN 2025",
        "No\tUpaya Kesehatan / Indikator\tSatuan\tTarget\tRealisasi",
        "I\tUpaya perorangan\t\t\t",
        "1\tKunjungan rawat jalan\tOrang\t900\t880",
        "2\tRekam medis lengkap\tBerkas\t400\t\t",
        "3\tRujukan balik\tOrang\t\t",
        "II\tUpaya masyarakat\t\t\t",
        "1\tPosyandu aktif\tUnit\t20\t18",
    )
    assert [row.name for row in form.rows if row.name] == ["Upaya perorangan", "Upaya masyarakat"]
    assert [row.indicator for row in form.rows if row.indicator] == [
        "Kunjungan rawat jalan", "Rekam medis lengkap", "Rujukan balik", "Posyandu aktif",
    ]  # fmt: skip
    assert {row.level.value for row in form.rows} == {"objective"}


def test_numbers_of_three_decimals_among_hundreds_are_thousands() -> None:
    (form,) = read(
        "CAKUPAN TAHUN 2025",
        "No\tIndikator\tSatuan\tTarget\tRealisasi\tCapaian (%)",
        "1\tIbu hamil dilayani\tOrang\t1,224\t1,219\t99,59%",
        "2\tBalita dilayani\tOrang\t1,296\t1,288\t99,38%",
        "3\tLansia dilayani\tOrang\t540\t542\t100,37%",
        "4\tRemaja dilayani\tOrang\t688\t684\t99,42%",
    )
    assert values(form, "target") == ["1224", "1296", "540", "688"]


def test_numbers_of_three_decimals_stay_where_others_have_decimals_too() -> None:
    (form,) = read(
        "INDEKS TAHUN 2025",
        "No\tIndikator\tSatuan\tTarget\tRealisasi",
        "1\tRasio guru\tRasio\t1,224\t1,219",
        "2\tRasio dokter\tRasio\t1,296\t1,288",
        "3\tJumlah guru\tOrang\t540\t542",
        "4\tJumlah dokter\tOrang\t688\t684",
        "5\tIndeks mutu\tIndeks\t72,5\t71,8",
    )
    assert values(form, "target") == ["1.224", "1.296", "540", "688", "72.5"]


def test_a_header_goes_on_for_two_lines_below_the_numbers_of_its_columns() -> None:
    forms = read(
        "EVALUASI RENJA TAHUN 2025",
        "No\tKode\tProgram, Kegiatan\tIndikator\tTarget Renja Tahun 2025\t\t\tRealisasi\t\t",
        "1\t2\t3\t4\t5\t\t\t6\t\t",
        "\t\t\t\tK\t\tRp\tK\t\tRp",
        "\t\t\t\tVolume\tSatuan\t\tVolume\tSatuan\t",
        "1\t7.01.01\tProgram penunjang\tNilai SAKIP\t70\tNilai\t90000000\t68\tNilai\t88000000",
        "2\t7.01.02\tProgram desa\tDesa tertib\t12\tDesa\t50000000\t11\tDesa\t48000000",
    )
    (form,) = forms
    assert told(form, "target") == ["70", "12"]
    assert told(form, "realization") == ["68", "11"]
    assert told(form, "spending") == ["88000000", "48000000"]
    assert [row.unit for row in form.rows] == ["Nilai", "Desa"]


def test_of_targets_told_alike_the_one_is_meant_that_percentages_of_any_formula_follow_from() -> (
    None
):
    (form,) = read(
        "CAPAIAN TAHUN 2025",
        "No\tIndikator\tTarget 2025 (RPJMD)\tTarget 2025 (RKPD)\tRealisasi 2025\tCapaian",
        "1\tIPM\t72\t72,5\t72,1\t99,45",
        "2\tGini\t0,34\t0,33\t0,34\t97,06",  # what should be low: target / realization
        "3\tTPT\t4,5\t4,4\t4,3\t102,33",
    )
    assert told(form, "target") == ["72,5", "0,33", "4,4"]
