"""Words of headers over figures that are not known: a person is asked, and plainer columns win."""

import pytest

from tolok.documents.formats import document_of
from tolok.documents.reading import Readings, forms_of, read_forms
from tolok.domain.errors import NoFormError
from tolok.domain.forms import Row


def read(*lines: str) -> Readings:
    """The forms of lines whose columns "|" parts."""
    text = "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in lines)
    return forms_of(document_of(text.encode(), "a.tsv"), "a.tsv")


def asked(found: Readings) -> list[str]:
    """What is asked about words of headers."""
    findings = (one for reading in found.readings for one in reading.findings)
    return [one.message for one in findings if one.rule == "reading-strange-words"]


def first(found: Readings) -> Row:
    """The first row of the first form."""
    return found.forms[0].rows[0]


def test_a_column_told_by_one_word_is_asked_about_for_the_other() -> None:
    found = read(
        "No | Kegiatan | Indikator | Satuan | Target | Realisasi Penerimaan (Rp)",
        "1 | Pelayanan pasar | Jumlah kios | kios | 12 | 245.320.000",
        "2 | Pelayanan parkir | Jumlah titik | titik | 4 | 66.289.200",
    )
    (message,) = asked(found)
    assert "“Penerimaan”" in message
    assert "Realisasi Rp" in message
    assert "“Realisasi Penerimaan (Rp)”" in message


def test_the_same_words_over_several_columns_are_one_question() -> None:
    found = read(
        "No | Kegiatan | Indikator | Satuan | Target Laki-laki | Realisasi Laki-laki",
        "1 | Posyandu | Jumlah kader | orang | 12 | 10",
    )
    (message,) = asked(found)
    assert "dan 1 kolom lain" in message
    assert "Target kinerja, Realisasi kinerja" in message


def test_of_two_columns_told_alike_the_one_without_unknown_words_is_meant() -> None:
    found = read(
        "No | Sub Kegiatan | Indikator | Satuan | Target Usulan | Target "
        "| Realisasi Uang Muka (Rp) | Realisasi (Rp)",
        "1 | Pelaksanaan Musrenbang | Jumlah laporan | Laporan | 5 | 4 | 1.000.000 | 66.289.200",
    )
    assert first(found).target.written == "4"
    assert first(found).spending.written == "66.289.200"
    assert asked(found) == []


def test_a_sum_is_meant_beside_the_funds_that_it_adds_up() -> None:
    found = read(
        "No | Kegiatan | Indikator | Satuan | Target | DAU (Rp) | DAK (Rp) | Jumlah Anggaran (Rp)",
        "1 | Posyandu | Jumlah kader | orang | 12 | 40.000.000 | 20.000.000 | 60.000.000",
    )
    assert first(found).ceiling.written == "60.000.000"


def test_names_of_offices_and_known_words_are_not_asked_about() -> None:
    found = read(
        "No | Kegiatan | Indikator | Satuan | Target Renstra Kec. Giri Tahun ke-1 (2025) "
        "| Realisasi Kumulatif s.d. Triwulan III | Capaian terhadap RPJMD Kabupaten Sukamaju (%)",
        "1 | Posyandu | Jumlah kader | orang | 12 | 10 | 83,33",
    )
    assert asked(found) == []


def test_rates_of_growth_are_no_figures_of_a_row() -> None:
    found = read(
        "Kegiatan | Anggaran 2024 | Realisasi Anggaran 2024 | Rata-rata Pertumbuhan (%) |",
        " | | | Anggaran | Realisasi",
        "Pengadaan Mebel | 60.000.000 | 59.000.000 | 4 | 99",
    )
    assert [row.realization.written for form in found.forms for row in form.rows] == [""]
    assert "99" in [one.text for one in found.leftovers]


def test_results_without_any_target_are_no_percentages_and_affairs_name_no_rows() -> None:
    found = read(
        "No | Urusan | IKK Outcome | Rumus | Capaian Kinerja | Sumber Data",
        "1 | Kecamatan | Layanan tepat waktu | Jumlah a / jumlah b | 96,4 % | Seksi Pelayanan",
        "2 | Kecamatan | Desa tertib anggaran | Jumlah a / jumlah b | 100 % | Seksi PMD",
    )
    (form,) = found.forms
    assert [(row.name, row.indicator, row.realization.written) for row in form.rows] == [
        (None, "Layanan tepat waktu", "96,4 %"),
        (None, "Desa tertib anggaran", "100 %"),
    ]
    rules = [one.rule for reading in found.readings for one in reading.findings]
    assert "reading-told-column" in rules
    assert [one.text for one in found.leftovers] == ["Kecamatan", "Kecamatan"]


def test_actions_with_indicators_of_their_own_are_rows_below_what_they_serve() -> None:
    found = read(
        "No | Sasaran | Indikator | Target | Rencana Aksi | Indikator | Target TW 1 | Target TW 2",
        "1 | Mutu layanan | IKM | 86 | Survei kepuasan | Jumlah survei | 1 | 2",
        " | | | | Pelatihan petugas | Jumlah petugas | 5 | 6",
    )
    told = [(row.level, row.name, row.indicator) for row in found.forms[0].rows]
    assert told == [
        ("objective", "Mutu layanan", "IKM"),
        ("subactivity", "Survei kepuasan", "Jumlah survei"),
        ("subactivity", "Pelatihan petugas", "Jumlah petugas"),
    ]
    quarters = [form for form in found.forms if form.rows[1].target.written]
    assert [[row.target.written for row in form.rows[1:]] for form in quarters] == [
        ["1", "5"],
        ["2", "6"],
    ]


def test_accounts_alone_are_no_works() -> None:
    with pytest.raises(NoFormError, match="menurut rekening"):
        read_forms(
            b"Kode Rekening;Uraian;Anggaran;Realisasi;%\n"
            b"5;BELANJA DAERAH;2.450.000.000;1.102.500.000;45,00\n"
            b"5.1;BELANJA OPERASI;2.300.000.000;1.050.000.000;45,65\n"
            b"5.1.01;Belanja Pegawai;1.800.000.000;900.000.000;50,00\n",
            "lra.csv",
        )


def test_a_sum_below_the_same_words_as_kinds_of_spending_is_the_budget() -> None:
    found = read(
        "Kode | Uraian Program | Jumlah | | | ",
        " | | Belanja Operasi | Belanja Modal | Belanja Tidak Terduga | Jumlah",
        "7.01.01 | PROGRAM PENUNJANG | 420.000.000 | 30.000.000 | 0 | 450.000.000",
        "7.01.02 | PROGRAM PELAYANAN | 75.000.000 | 5.000.000 | 0 | 80.000.000",
    )
    assert [row.ceiling.written for row in found.forms[0].rows] == ["450.000.000", "80.000.000"]


def test_figures_of_actions_without_indicators_are_left_over() -> None:
    found = read(
        "No | Sasaran | Indikator | Target TW II | Realisasi TW II | Capaian | Rencana Aksi | |",
        " | | | | | | Uraian | Target | Realisasi",
        "1 | Mutu layanan | IKM | 84 | 83 | 98,81 | Melaksanakan survei | 2 | 1",
        "2 | Akuntabilitas | Nilai SAKIP | 72 | 71 | 98,61 | Melatih petugas | 10 | 9",
    )
    (form,) = found.forms
    assert [row.realization.written for row in form.rows] == ["83", "71"]
    assert [row.achievement.written for row in form.rows] == ["98,81", "98,61"]
    assert {"2", "1", "10", "9"} <= {one.text for one in found.leftovers}


def test_a_list_of_things_is_no_form() -> None:
    with pytest.raises(NoFormError):
        read_forms(
            b"No;Nama Barang;Merk;Jumlah;Satuan;Harga (Rp);Kondisi\n"
            b"1;Laptop;Asus;4;unit;12.000.000;Baik\n2;Meja;Olympic;10;buah;1.500.000;Baik\n",
            "a.csv",
        )


def test_a_heading_below_a_header_without_merged_cells_is_a_row() -> None:
    found = read(
        "No | Kegiatan | Satuan | Anggaran | Realisasi | ",
        " | | | | Fisik (%) | Keuangan (Rp)",
        "A | PEMBANGUNAN SARANA | | | | ",
        "1 | Drainase RT 01 | meter | 60.000.000 | 80 | 45.000.000",
        "2 | Paving RT 04 | m2 | 90.000.000 | 50 | 40.000.000",
    )
    names = [row.name for row in found.forms[0].rows]
    assert names == ["PEMBANGUNAN SARANA", "Drainase RT 01", "Paving RT 04"]


def test_months_in_short_words_are_parts_of_the_total_that_they_add_up_to() -> None:
    months = "Jan | Feb | Mar | Apr | Mei | Jun | Jul | Agu | Sep | Okt | Nop | Des"
    found = read(
        "CAPAIAN OUTPUT TAHUN 2025",
        f"Sub Kegiatan | Output | Satuan | Target | {months} | Total | %",
        "Penyusunan | Dokumen | Dokumen | 6 | 1|0|1|0|1|0|1|0|1|0|0|1 | 6 | 100,00",
        "Koordinasi | Laporan | Laporan | 12 | 1|1|1|1|1|1|1|1|1|1|1|1 | 12 | 100,00",
        "Pembinaan | Orang | Orang | 60 | 5|5|5|5|5|5|5|5|5|5|5|3 | 58 | 96,67",
    )
    by_month = {
        form.period.month if form.period else None: form.rows[2].realization.written
        for form in found.forms
    }
    assert by_month[None] == "58"
    assert (by_month[8], by_month[12]) == ("5", "3")


def test_numbers_of_several_parts_tell_levels_around_a_named_one() -> None:
    found = read(
        "No | Sasaran/Program/Kegiatan | Indikator | Target | Realisasi",
        "1 | Mutu layanan | IKM | 84 | 83",
        "1.1 | Program Pelayanan | Layanan tepat waktu | 95 | 90",
        "1.1.1 | Koordinasi Pemerintahan | Jumlah laporan | 6 | 6",
    )
    levels = [row.level for row in found.forms[0].rows]
    assert levels == ["objective", "program", "activity"]


def test_names_stand_right_of_a_column_of_levels() -> None:
    found = read(
        "Level | Kinerja | Indikator | Target",
        "Tujuan | Pelayanan prima | Indeks Pelayanan Publik | 4,2",
        "Sasaran | Mutu layanan | IKM | 86",
        "Program | Penyelenggaraan pemerintahan | Layanan tepat waktu | 95",
    )
    assert [(row.level, row.name) for row in found.forms[0].rows] == [
        ("goal", "Pelayanan prima"),
        ("objective", "Mutu layanan"),
        ("program", "Penyelenggaraan pemerintahan"),
    ]


def test_amounts_that_cannot_be_read_are_amounts_all_the_same() -> None:
    found = read(
        "No | Kegiatan | Satuan | Pagu | Realisasi Rp",
        "1 | Posyandu | orang | 89,3405,300 | 1.2.3",
        "2 | Pasar | kios | 89,3405,300 | -",
    )
    assert [row.ceiling.written for row in found.forms[0].rows] == ["89,3405,300"] * 2
