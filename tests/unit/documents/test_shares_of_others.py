"""Percentages and amounts of what no form has: they are left over, not taken for its own."""

from tolok.documents.formats import document_of
from tolok.documents.reading import Readings, forms_of
from tolok.domain.forms import Row


def read(*lines: str) -> Readings:
    """The forms of lines whose columns "|" parts."""
    text = "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in lines)
    return forms_of(document_of(text.encode(), "a.tsv"), "a.tsv")


def first(found: Readings) -> Row:
    """The first row of the first form."""
    return found.forms[0].rows[0]


def test_what_the_other_half_year_will_take_is_not_spent() -> None:
    found = read(
        "No | Uraian | Jumlah Anggaran | Realisasi Semester Pertama | % | Dugaan Enam Bulan | %",
        "1 | Program Penunjang | 100.000.000 | 40.000.000 | 40,00 | 50.000.000 | 50,00",
        "1.1 | Kegiatan Administrasi | 60.000.000 | 25.000.000 | 41,67 | 30.000.000 | 50,00",
        "1.2 | Kegiatan Pemeliharaan | 40.000.000 | 15.000.000 | 37,50 | 20.000.000 | 50,00",
        "2 | Program Pelayanan | 70.000.000 | 21.000.000 | 30,00 | 45.000.000 | 64,29",
    )
    assert (first(found).spending.written, first(found).absorption.written) == (
        "40.000.000", "40,00",
    )  # fmt: skip
    assert {"50.000.000", "50,00"} <= {one.text for one in found.leftovers}


def test_a_prognosis_is_not_spent_though_only_it_has_a_percentage() -> None:
    found = read(
        "No | Uraian | Jumlah Anggaran | Realisasi Semester I | Prognosis Semester II | %",
        "1 | Program Penunjang | 100.000.000 | 40.000.000 | 50.000.000 | 50,00",
        "1.1 | Kegiatan Administrasi | 60.000.000 | 25.000.000 | 27.000.000 | 45,00",
        "1.2 | Kegiatan Pemeliharaan | 40.000.000 | 15.000.000 | 23.000.000 | 57,50",
        "2 | Program Pelayanan | 70.000.000 | 21.000.000 | 45.000.000 | 64,29",
    )
    assert first(found).spending.written == "40.000.000"
    assert first(found).absorption.written == ""


def test_what_is_reached_of_a_nations_standard_is_no_achievement() -> None:
    found = read(
        "No | Sasaran | Indikator | Target | Realisasi | Standar Nasional "
        "| Capaian terhadap Standar Nasional (%)",
        "1 | Sehat | Angka harapan hidup | 70,00 | 66,43 | 65,78 | 100,99",
        "2 | Pintar | Rata-rata lama sekolah | 63,00 | 62,80 | 57,76 | 108,73",
        "3 | Layak | Persentase rumah layak | 65,00 | 64,28 | 59,18 | 108,62",
    )
    assert first(found).realization.written == "66,43"
    assert first(found).achievement.written == ""


def test_what_a_work_adds_by_its_weight_is_no_achievement() -> None:
    found = read(
        "No | Sub Kegiatan | Pagu (Rp) | Bobot (%) | Rencana Fisik (%) | Realisasi Fisik (%) "
        "| Capaian (%)",
        "1 | Rehabilitasi jalan | 207.214.000 | 22,39 | 47,17 | 60,53 | 13,55",
        "2 | Pengadaan buku | 296.515.000 | 32,04 | 58,81 | 53,34 | 17,09",
        "3 | Sarana air bersih | 421.750.000 | 45,57 | 54,43 | 47,14 | 21,48",
    )
    assert first(found).achievement.written == ""
    assert "13,55" in {one.text for one in found.leftovers}


def test_an_achievement_beside_weights_stays_one() -> None:
    found = read(
        "No | Sasaran | Indikator | Bobot (%) | Target | Realisasi | Capaian (%)",
        "1 | Sehat | Angka harapan hidup | 20 | 72,00 | 69,12 | 96,00",
        "2 | Pintar | Rata-rata lama sekolah | 30 | 8,00 | 8,40 | 105,00",
        "3 | Layak | Persentase rumah layak | 50 | 90,00 | 81,00 | 90,00",
    )
    assert first(found).achievement.written == "96,00"


def test_percentages_of_money_before_those_of_work_are_told_by_what_they_follow_from() -> None:
    row = first(
        read(
            "No | Program | Anggaran | Realisasi | % | Indikator | Satuan | Target | Realisasi | %",
            "1 | Program Air | 100.000.000 | 95.000.000 | 95,00 | Air | % | 90 | 88 | 97,78",
            "2 | Jalan | 200.000.000 | 150.000.000 | 75,00 | Jalan | Km | 400 | 410 | 102,50",
        )
    )
    assert (row.achievement.written, row.absorption.written) == ("97,78", "95,00")


def test_a_weighted_progress_below_realisasi_is_no_result() -> None:
    row = first(
        read(
            "No | Sub Kegiatan | Pagu (Rp) | Bobot (%) | Realisasi Fisik | | Realisasi Keuangan |",
            " | | | | % | Tertimbang | Rp | %",
            "1 | Jalan | 200.000.000 | 40,00 | 50,00 | 20,00 | 90.000.000 | 45,00",
            "2 | Jembatan | 250.000.000 | 50,00 | 60,00 | 30,00 | 140.000.000 | 56,00",
        )
    )
    assert row.realization.written == ""
    assert row.absorption.written == "45,00"


def test_what_will_be_spent_to_a_later_month_is_not_spent() -> None:
    found = read(
        "LAPORAN BULAN SEPTEMBER 2025",
        "No | Program | Pagu | Realisasi s.d. September | % | Perkiraan Realisasi s.d. Desember",
        "1 | Program Air | 100.000.000 | 60.000.000 | 60,00 | 95.000.000",
        "2 | Program Jalan | 70.000.000 | 20.000.000 | 28,57 | 66.000.000",
    )
    assert len(found.forms) == 1
    assert (first(found).spending.written, first(found).absorption.written) == (
        "60.000.000", "60,00",
    )  # fmt: skip
    assert "95.000.000" in {one.text for one in found.leftovers}
