"""Cells of a picture that hold several entries, one below the other."""

import pytest

from tolok.documents.scanning.deciding import Decision, joined
from tolok.documents.scanning.entries import entries_of, numbered
from tolok.domain.forms import Recognition


def lines(*texts: str, confidence: int = 990) -> list[Decision]:
    return [Decision(text, Recognition(confidence)) for text in texts]


LISTED = lines("1. Jumlah dokumen yang", "disusun", "2. Jumlah laporan")
PLAIN = lines("Jumlah dokumen", "Jumlah laporan")


@pytest.mark.parametrize(
    ("row", "entries"),
    [
        ([LISTED, lines("13 Laporan", "42 Unit")], 2),
        ([LISTED, lines("WTP", "BB")], 2),
        ([PLAIN, lines("13", "42"), lines("85,71%", "-")], 2),
        ([PLAIN, lines("13", "42")], 0),
        ([LISTED, lines("13")], 0),
        ([LISTED, lines("1. Dinas", "2. Badan", "3. Camat")], 0),
        ([lines("Tersedianya", "gedung"), lines("Rp 1.250.000", "Rp 900.000"), lines("5", "6")], 2),
        ([PLAIN, lines("13", "42", confidence=400), lines("5", "6")], 0),
        ([lines("1", "2")], 0),
        ([], 0),
    ],
)
def test_a_list_and_figures_below_each_other_tell_entries(
    row: list[list[Decision]], entries: int
) -> None:
    assert entries_of(row) == entries


def test_lines_of_entries_stay_apart_and_are_as_sure_as_the_least_sure() -> None:
    target = [*lines("13"), *lines("42", confidence=930)]

    assert joined(target, 2) == Decision("13\n42", Recognition(930))
    assert joined(LISTED, 2).text == "1. Jumlah dokumen yang\ndisusun\n2. Jumlah laporan"
    assert joined(target).text in {"13", "42"}


def test_a_stamp_beside_entries_is_still_no_entry() -> None:
    stroke = lines("KECAM", confidence=300)
    both = joined([*lines("13"), *stroke, *lines("1.420")], 2)
    alone = joined([*lines("1.420"), *stroke, *lines("CO", confidence=300)], 2)

    assert (both.text, alone.text) == ("13\n1.420", "1.420")
    assert both.recognition.confidence <= 800
    for letters in (lines("C"), lines("KECA", confidence=500)):
        assert joined([*lines("304.429.440"), *letters], 2).text == "304.429.440"
    assert joined([*lines("12"), *lines("Dokumen")], 2).text == "12\nDokumen"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("1 Jumlah", "2. Unit", ["1. Jumlah", "", "2. Unit"]), ("Jumlah", "2. Unit", None)],
)
def test_marks_of_as_many_items_as_figures_get_their_points(
    first: str, second: str, expected: list[str] | None
) -> None:
    listed = lines(first, "", second)
    assert [line.text for line in numbered(listed, 2)] == (expected or [first, "", second])
    assert numbered(listed, 3) is listed
    assert numbered([], 2) == []
