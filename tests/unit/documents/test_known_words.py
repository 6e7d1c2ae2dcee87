"""Words of headers over figures that are not known: a person is asked, and plainer columns win."""

from tolok.documents.formats import document_of
from tolok.documents.reading import Readings, forms_of
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
