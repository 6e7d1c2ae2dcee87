"""Doubtful cells of a scan: what mends their text never takes the mark for a person."""

import numpy as np
import pytest

from tolok.documents.document import Cell
from tolok.documents.scanning.cells import Crop
from tolok.documents.scanning.colours import PAPER
from tolok.documents.scanning.deciding import Decision, decided
from tolok.documents.scanning.habits import remarked
from tolok.documents.scanning.headings import respelt
from tolok.documents.scanning.sizes import sized
from tolok.documents.scanning.transcribing import Spelling
from tolok.documents.scanning.wellformed import is_well_formed, number_after_letters
from tolok.domain.forms import CERTAIN, Recognition

SURE = tuple(
    Cell(text, recognition=Recognition(990)) for text in ("21,83", "100,00", "7,05", "66,15")
)


def column(*cells: Cell) -> list[Cell | None]:
    return [row[0] for row in remarked([[cell] for cell in cells])]


def test_a_doubtful_number_gets_the_comma_that_all_sure_ones_have_and_stays_marked() -> None:
    mended = column(*SURE, Cell("2500", recognition=Recognition(940, (("25.00", 20),))))[-1]
    assert mended == Cell("25,00", recognition=Recognition(900, (("2500", 940), ("25.00", 20))))


@pytest.mark.parametrize(
    ("read", "mended"),
    [
        ("-21,83", "21,83"),
        ("--21,83", "21,83"),
        ("21.83", "21,83"),
        ("8.454.422.00", "8.454.422,00"),
    ],
)
def test_a_sign_or_a_point_that_no_sure_number_of_a_column_has_goes(read: str, mended: str) -> None:
    cell = column(*SURE, Cell(read, recognition=Recognition(640)))[-1]
    assert cell == Cell(mended, recognition=Recognition(640, ((read, 640),)))


@pytest.mark.parametrize("usual", ["-4,10", "(4,10)", "4.10"])
def test_what_a_sure_number_of_the_column_has_stays(usual: str) -> None:
    read = "-21,83" if usual[0] in "-(" else "21.83"
    doubtful = Cell(read, recognition=Recognition(640))
    assert column(*SURE, Cell(usual, recognition=Recognition(990)), doubtful)[-1] == doubtful


@pytest.mark.parametrize(
    "doubtful",
    [
        Cell("2500", recognition=Recognition(990)),
        Cell("25,00", recognition=Recognition(300)),
        Cell("12", recognition=Recognition(300)),
        Cell("250000", recognition=Recognition(300)),
    ],
    ids=["sure", "has its comma", "too short", "too long"],
)
def test_other_numbers_of_such_a_column_are_left_as_they_are(doubtful: Cell) -> None:
    assert column(*SURE, doubtful)[-1] == doubtful


def test_a_column_that_holds_whole_numbers_too_has_no_habit() -> None:
    whole = (Cell("12", recognition=Recognition(990)), Cell("2024", recognition=Recognition(990)))
    doubtful = Cell("2500", recognition=Recognition(300))
    assert column(*SURE, *whole, doubtful)[-1] == doubtful


@pytest.mark.parametrize(
    ("read", "number"), [("47599.485,00", "47.599.485,00"), ("(1.192.000", "1.192.000")]
)
def test_a_number_with_a_lost_mark_or_half_a_bracket_is_mended_and_marked(
    read: str, number: str
) -> None:
    assert not is_well_formed(read)
    decision = decided([(Spelling(read, 0.99),), (Spelling(read, 0.99),)])
    assert decision.text == number
    assert decision.recognition.confidence < 950


@pytest.mark.parametrize(
    ("read", "number"),
    [("ONTO119.683", "119.683"), ("Dokumen 12", ""), ("KM12", ""), ("119.683", "")],
)
def test_a_grouped_number_is_parted_from_the_letters_of_a_stamp(read: str, number: str) -> None:
    assert number_after_letters(read) == number


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("PEALISASI ANGGARAN (Rp)", "REALISASI ANGGARAN (Rp)"),
        ("Indikatar Kinerja", "Indikator Kinerja"),
    ],
)
def test_a_word_of_a_header_with_one_letter_wrong_is_told_and_marked(read: str, told: str) -> None:
    ((cell,),) = respelt([[Cell(read, recognition=Recognition(960))]])
    assert cell == Cell(told, recognition=Recognition(900, ((read, 960),)))


@pytest.mark.parametrize(
    "cell",
    [
        Cell("REALISASI", recognition=Recognition(990)),
        Cell("PEALIZESJ", recognition=Recognition(500)),
        Cell("PEALIZASI", recognition=Recognition(960)),
        Cell("PEALISASI"),
        Cell("Penyediaan Jasa Kantor", recognition=Recognition(500)),
    ],
    ids=["right", "four letters", "two letters surely read", "of no scan", "another word"],
)
def test_other_words_are_left_as_they_were_read(cell: Cell) -> None:
    assert respelt([[cell]]) == [[cell]]


LETTER = 12


def line(high: int) -> Crop:
    grey = np.full((high + 6, 40), PAPER, np.uint8)
    return Crop(10, 10, 40, 10 + high, grey)


def test_digits_that_are_far_too_low_are_none_and_stay_the_other_text() -> None:
    read = Decision("--1", Recognition(122, (("-1", 301),)))
    assert sized(read, line(5), LETTER) == Decision(
        "", Recognition(122, (("--1", 122), ("-1", 301)))
    )


@pytest.mark.parametrize("text", ["1", "17,50", "Dokumen 1"])
def test_what_is_as_high_as_digits_stays(text: str) -> None:
    read = Decision(text, Recognition(990))
    assert sized(read, line(11), LETTER) == read


@pytest.mark.parametrize(("high", "sure"), [(4, True), (22, False)], ids=["a dash", "an arc"])
def test_a_dash_that_is_as_high_as_letters_is_marked(high: int, sure: bool) -> None:  # noqa: FBT001
    text, seen = sized(Decision("-", Recognition(970)), line(high), LETTER)
    assert text == "-"
    assert (seen.confidence >= CERTAIN) == sure


WORDS = tuple(
    Cell(text, recognition=Recognition(600))
    for text in ("Cara/formula", "Dokumen disusun dibagi target", "Jumlah laporan")
)


@pytest.mark.parametrize("speck", ["1", "-", "7", "-1"])
def test_a_sign_alone_among_words_is_a_part_of_a_stamp(speck: str) -> None:
    mended = column(*WORDS, Cell(speck, recognition=Recognition(708)))[-1]
    assert mended == Cell("", recognition=Recognition(708, ((speck, 708),)))


@pytest.mark.parametrize(
    ("others", "read"),
    [
        (WORDS, Cell("1", recognition=Recognition(990))),
        (WORDS, Cell("25", recognition=Recognition(708))),
        (
            (*WORDS, Cell("-", recognition=Recognition(990))),
            Cell("-", recognition=Recognition(708)),
        ),
        ((*WORDS, *SURE), Cell("7", recognition=Recognition(708))),
        (WORDS[1:], Cell("1", recognition=Recognition(708))),
    ],
    ids=["sure", "longer", "dashes are usual", "numbers are usual", "hardly any words"],
)
def test_other_signs_among_words_stay(others: tuple[Cell, ...], read: Cell) -> None:
    assert column(*others, read)[-1] == read


def test_a_column_of_few_numbers_has_the_signs_of_the_whole_table() -> None:
    few = Cell("-123", recognition=Recognition(369, (("123", 125),)))
    rows = [[one, None] for one in SURE] + [[SURE[0], few]]
    mended = remarked(rows)[-1][1]
    assert mended == Cell("123", recognition=Recognition(369, (("-123", 369), ("123", 125))))
    loss = Cell("-4,10", recognition=Recognition(990))
    assert remarked([*rows, [loss, None]])[-2][1] == few
