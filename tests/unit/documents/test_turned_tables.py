"""Tables with an indicator a column, and lines that tell their year beside their quarter."""

import pytest

from tolok.documents.formats import document_of
from tolok.documents.reading import Readings, forms_of, read_forms
from tolok.domain.errors import NoFormError


def read(*lines: str) -> Readings:
    """The forms of lines whose columns "|" parts."""
    text = "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in lines)
    return forms_of(document_of(text.encode(), "a.tsv"), "a.tsv")


def test_indicators_over_columns_are_rows() -> None:
    found = read(
        "CAPAIAN INDIKATOR KINERJA UTAMA TAHUN 2025 | | ",
        "Uraian | Indeks Kepuasan Masyarakat | Persentase usulan yang diakomodasi",
        "Satuan | Indeks | Persen",
        "Target | 85,5 | 60",
        "Realisasi | 86,1 | 63",
    )
    (form,) = found.forms
    assert [(row.indicator, row.unit) for row in form.rows] == [
        ("Indeks Kepuasan Masyarakat", "Indeks"),
        ("Persentase usulan yang diakomodasi", "Persen"),
    ]
    assert [row.realization.written for row in form.rows] == ["86,1", "63"]
    source = form.rows[1].realization.source
    assert source is not None
    assert (source.row, source.column) == (5, 3)


def test_a_blank_corner_is_one_too_and_periods_beside_it_are_no_indicators() -> None:
    (form,) = read(
        " | Nilai SAKIP | Indeks Kepuasan Masyarakat", "Target | 72 | 85", "Realisasi | 71 | 86"
    ).forms
    assert [row.target.written for row in form.rows] == ["72", "85"]
    with pytest.raises(NoFormError):
        read_forms(b"Uraian\t2024\t2025\nTarget\t72\t73\nRealisasi\t71\t72\n", "a.tsv")


def test_a_quarter_is_of_the_year_beside_it() -> None:
    found = read(
        "Tahun | Triwulan | Sasaran | Indikator | Satuan | Target | Realisasi",
        "2024 | IV | Mutu layanan | IKM | Indeks | 79 | 80",
        "2025 | I | Mutu layanan | IKM | Indeks | 80 | 81",
        "2025 | II | Mutu layanan | IKM | Indeks | 82 | 82",
    )
    told = [(form.period, form.rows[0].realization.written) for form in found.forms]
    assert [(when.year, when.quarter, text) for when, text in told if when] == [
        (2024, 4, "80"),
        (2025, 1, "81"),
        (2025, 2, "82"),
    ]
    assert found.leftovers == ()


def test_letters_before_a_quarter_tell_the_kind_of_its_figures() -> None:
    found = read(
        "No | Sasaran | Indikator | Satuan | T TW I | R TW I | TW II (T) | TW II (R)",
        "1 | Mutu layanan | IKM | Indeks | 80 | 81 | 82 | 83",
    )
    first, second = found.forms
    assert (first.rows[0].target.written, first.rows[0].realization.written) == ("80", "81")
    assert (second.rows[0].target.written, second.rows[0].realization.written) == ("82", "83")


def test_cards_of_works_without_indicators_are_read_where_nothing_else_is() -> None:
    found = read(
        "LAPORAN KEGIATAN BULAN SEPTEMBER 2025 |",
        "Nama Kegiatan | Koordinasi Pemerintahan",
        "Pagu Anggaran | Rp 75.000.000",
        "Realisasi Keuangan | Rp 60.000.000",
        "Kendala | tidak ada",
        "Nama Kegiatan | Pembinaan RT/RW",
        "Pagu Anggaran | Rp 35.000.000",
        "Realisasi Keuangan | Rp 20.000.000",
    )
    (form,) = found.forms
    assert [(row.level, row.name, row.spending.written) for row in form.rows] == [
        ("activity", "Koordinasi Pemerintahan", "Rp 60.000.000"),
        ("activity", "Pembinaan RT/RW", "Rp 20.000.000"),
    ]
    assert {"Kendala", "tidak ada"} <= {one.text for one in found.leftovers}
    with pytest.raises(NoFormError):
        read_forms(b"Nama\tBudi\nJabatan\tCamat\nAlamat\tJalan Giri 5\n", "a.tsv")
