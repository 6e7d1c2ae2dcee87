"""Numbers that may be read in two ways: the rest of their table tells how they are written."""

from decimal import Decimal

from tolok.documents.formats import document_of
from tolok.documents.reading import forms_of
from tolok.domain.forms import Row

_HEAD = "No | Layanan Dasar | Indikator | Target | Realisasi | Capaian (%) | Pagu (Rp)"


def first(*lines: str) -> Row:
    """The first row of lines below the header, whose columns "|" parts."""
    text = "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in lines)
    return forms_of(document_of(f"{text}\n".encode(), "a.tsv"), "a.tsv").forms[0].rows[0]


def test_counts_are_by_thousands_where_amounts_and_percentages_are_english() -> None:
    row = first(
        _HEAD,
        "1 | Air minum | Jumlah rumah | 6,337 | 6,226 | 98.25 | 987,213,000",
        "2 | Sanitasi | Jumlah rumah | 4,596 | 4,536 | 98.69 | 296,742,500",
    )
    assert (row.target.value, row.realization.value) == (Decimal(6337), Decimal(6226))


def test_they_are_not_where_percentages_have_commas() -> None:
    row = first(
        _HEAD,
        "1 | Air minum | Indeks | 6,337 | 6,226 | 98,25 | 987,213,000",
        "2 | Sanitasi | Indeks | 4,596 | 4,536 | 98,69 | 296,742,500",
    )
    assert row.target.value == Decimal("6.337")


def test_they_are_not_where_a_column_has_points_of_its_own() -> None:
    row = first(
        _HEAD,
        "1 | Air minum | Indeks | 6,337 | 6,226 | 98.25 | 987,213,000",
        "2 | Sanitasi | Indeks | 4.596 | 4.536 | 98.69 | 296,742,500",
    )
    assert row.target.value == Decimal("6.337")
