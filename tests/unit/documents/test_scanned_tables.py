"""Tables of a picture: those that stand close to each other, and headers of four quarters."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from tolok.documents.document import Cell
from tolok.documents.scanning.boxes import Grid
from tolok.documents.scanning.headings import respelt
from tolok.documents.scanning.ink import marks_of
from tolok.documents.scanning.quarters import counted, counted_down
from tolok.documents.scanning.ruling import grids_of, ruled, rules_of
from tolok.documents.scanning.sides import EDGE, has_own_words, ruled_shares
from tolok.domain.forms import Recognition

LETTER = 12


def two_tables(gap: int) -> tuple[Grid, ...]:
    """The grids of a table of three columns and one of four below it, and a stroke between them."""
    image = Image.new("L", (900, 600), 245)
    draw = ImageDraw.Draw(image)
    for top, columns in ((60, 3), (60 + 6 * 30 + gap, 4)):
        xs = [round(50 + at * 800 / columns) for at in range(columns + 1)]
        for row in range(7):
            draw.line((50, top + 30 * row, 850, top + 30 * row), fill=60, width=2)
        for x in xs:
            draw.line((x, top, x, top + 180), fill=60, width=2)
        for x in xs[:-1]:
            for row in range(6):
                draw.text((x + 20, top + 30 * row + 8), "1.250.500", fill=0, font_size=14)
    draw.line((317, 240, 314, 240 + gap), fill=60, width=2)
    rules = rules_of(marks_of(np.asarray(image))._replace(letter=LETTER))
    return grids_of(rules, rules, LETTER)


@pytest.mark.parametrize("gap", [20, 30, 60])
def test_tables_close_below_each_other_are_two(gap: int) -> None:
    grids = two_tables(gap)
    assert [(len(grid.ys) - 1, len(grid.xs) - 1) for grid in grids] == [(6, 3), (6, 4)]


def test_a_row_merged_over_a_table_without_outer_sides_parts_nothing() -> None:
    image = Image.new("L", (900, 600), 245)
    draw = ImageDraw.Draw(image)
    for y in range(60, 361, 30):
        draw.line((50, y, 850, y), fill=60, width=2)
    for x in (250, 450, 650):
        for top, bottom in ((60, 180), (210, 360)):
            draw.line((x, top, x, bottom), fill=60, width=2)
    rules = rules_of(marks_of(np.asarray(image))._replace(letter=LETTER))
    (grid,) = grids_of(rules, rules, LETTER)
    assert len(grid.ys) - 1 == 10


def test_a_table_whose_outer_sides_are_hardly_ruled_is_not_parted() -> None:
    image = Image.new("L", (900, 600), 245)
    draw = ImageDraw.Draw(image)
    for y in range(60, 361, 30):
        draw.line((50, y, 850, y), fill=60, width=2)
    for x in (250, 450, 650):
        draw.line((x, 60, x, 360), fill=60, width=2)
    for x in (50, 850):
        for y in range(60, 360, 60):
            draw.line((x, y, x, y + 30), fill=60, width=2)
    rules = rules_of(marks_of(np.asarray(image))._replace(letter=LETTER))
    (grid,) = grids_of(rules, rules, LETTER)
    assert (len(grid.ys) - 1, len(grid.xs) - 1) == (10, 4)


def test_words_of_a_header_that_look_like_a_rule_are_not_taken_out_with_it() -> None:
    image = Image.new("L", (1300, 320), 245)
    draw = ImageDraw.Draw(image)
    for y in range(40, 221, 30):
        draw.line((50, y, 1250, y), fill=60, width=2)
    for x in range(50, 1251, 150):
        draw.line((x, 40, x, 220), fill=60, width=2)
    for x in range(50, 1250, 150):
        draw.text((x + 8, 46), "Realisasi Kinerja", fill=0, font_size=13)
        for y in range(70, 220, 30):
            draw.text((x + 8, y + 8), "1.250.500", fill=0, font_size=14)
    marks = marks_of(np.asarray(image.filter(ImageFilter.GaussianBlur(1.1))))
    rules = rules_of(marks)
    left_out = ruled(rules, grids_of(rules, rules, marks.letter), marks.letter)

    assert not left_out[47:64, 60:190].any()
    assert left_out[68:73, 60:190].any()


def test_outside_of_tables_only_thin_lines_are_left_out() -> None:
    image = Image.new("L", (1300, 320), 245)
    draw = ImageDraw.Draw(image)
    for x in range(50, 1250, 150):
        draw.text((x + 8, 46), "Realisasi Kinerja", fill=0, font_size=13)
    draw.line((60, 150, 600, 150), fill=60, width=2)
    marks = marks_of(np.asarray(image.filter(ImageFilter.GaussianBlur(1.1))))
    rules = rules_of(marks)
    left_out = ruled(rules, (), marks.letter)

    assert rules.level[47:64].any()  # some words look like a rule
    assert not left_out[47:64].any()
    assert left_out[150, 80:580].all()


@pytest.mark.parametrize(("height", "is_side"), [(10, False), (2, True)])
def test_the_feet_of_bold_letters_are_no_side(height: int, *, is_side: bool) -> None:
    ink = np.zeros((60, 200), np.uint8)
    for x in range(20, 160, 8):  # stems as high as letters, or a rule with holes
        ink[31 - height : 31, x : x + 5] = 255
    found = np.zeros_like(ink)
    found[30, 20:160] = 255

    shares = ruled_shares(found, ink, ([30], [0, 200]), 5)
    assert (shares[0, 0] >= EDGE) == is_side


def test_a_broken_rule_is_a_side_though_little_of_it_was_found() -> None:
    ink, found = np.zeros((60, 200), np.uint8), np.zeros((60, 200), np.uint8)
    ink[29:31, :60] = ink[29:31, 90:] = 255
    ink[33:43, 10:190:5] = 255  # letters beside it
    found[30, 70:95] = 255

    assert ruled_shares(found, ink, ([30], [0, 200]), 5)[0, 0] >= EDGE


def test_a_rule_is_one_though_another_crosses_its_end_and_a_stroke_lies_beside_it() -> None:
    ink, found = np.zeros((60, 54), np.uint8), np.zeros((60, 54), np.uint8)
    ink[29:31, 4:22] = ink[29:31, 30:] = ink[:, 50:54] = 255
    ink[25:27, 4:40] = 255  # a stamp's stroke beside it
    found[30] = 255

    assert ruled_shares(found, ink, ([30], [0, 54]), 4)[0, 0] >= EDGE


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ([(20, 60), (120, 170), (220, 270)], True),
        ([(20, 60), (120, 195), (205, 270)], False),  # a space between words is narrower
        ([(20, 60), (120, 170)], False),
    ],
)
def test_words_that_keep_away_from_all_sides_are_of_columns_of_their_own(
    words: list[tuple[int, int]], *, own: bool
) -> None:
    ink = np.zeros((60, 300), np.uint8)
    for begin, end in words:
        ink[20:32, begin:end] = 255
    ink[10:50:8, [100, 200]] = 255  # dots

    assert has_own_words(ink, [0, 100, 200, 299], (10, 50), 5) == own


def cells(*texts: str) -> list[Cell | None]:
    """Cells read surely, or doubtfully where a text begins with "?"; "" stands for none."""
    return [
        Cell(text.lstrip("?"), recognition=Recognition(400 if text[0] == "?" else 990))
        if text
        else None
        for text in texts
    ]


def said(row: list[Cell | None]) -> list[str | None]:
    return [cell and cell.text for cell in row]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("Kode", "?1", "", "?11", "", "?I", "", "IV", ""), "Kode I - II - III - IV -"),
        (("?TW 1", "TW II", "?TW ll", "?TW V"), "TW I,TW II,TW III,TW IV"),
        (("1", "II", "I", "IV"), "I II III IV"),
        (("I", "I", "II", "?I", "III", "?II", "?III", "IV"), "I I II II III III IV IV"),
        (("?1", "?11", "III", "IV", "1", "II", "?11", "?V"), "I II III IV I II III IV"),
        (("I", "I", "II", "II", "IV", "IV", "IV", "IV"), "I I II II IV IV IV IV"),
        (("?1", "?11", "?1", "?V"), "1 11 1 V"),
        (("?1", "III", "?1", "IV"), "1 III 1 IV"),
        (("?1", "II", "?III"), "1 II III"),
        (("?TW 1", "TW II", "?Semester 1", "TW IV"), "TW 1,TW II,Semester 1,TW IV"),
    ],
)
def test_quarters_are_counted_where_one_surely_is_and_none_contradicts(
    texts: tuple[str, ...], told: str
) -> None:
    found = counted(cells(*texts))
    assert [text or "-" for text in said(found)] == told.split("," if "," in told else " ")


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ("Triwulan ?1 II II IV ?1 1 ?I1 IV", "Triwulan I II III IV I II III IV"),
        ("III IV ?4 II 11 ?1V", "III IV I II III IV"),
        ("1 ?HI 11 IV I ? III IV", "I II III IV I II III IV"),
        ("1 HI 11 IV I II III IV", "1 HI 11 IV I II III IV"),
        ("III IV 4 II 11 IV", "III IV 4 II 11 IV"),
        ("1 II 11 IV 1 V 11 IV", "1 II 11 IV 1 V 11 IV"),
        ("1 II 11 IV", "1 II 11 IV"),
        ("1 11 1 11 1 11 1 11", "1 11 1 11 1 11 1 11"),
        ("I II III IV V VI", "I II III IV V VI"),
    ],
)
def test_a_column_counts_the_quarters_again_and_again(texts: str, told: str) -> None:
    rows = [[cell] for cell in cells(*texts.split(" "))]
    assert [said(row)[0] for row in counted_down(rows)] == told.split(" ")


def test_what_a_numeral_was_read_as_stays_beside_it_and_the_cell_is_marked() -> None:
    first = counted(cells("?1", "II", "III", "IV"))[0]
    assert first is not None
    assert first.recognition is not None
    assert first.recognition.others[0] == ("1", 400)
    assert first.recognition.confidence < 950


def test_a_sign_within_a_doubtful_word_of_a_header_is_its_letter() -> None:
    head = cells("?Target Triwulan !!", "?Capaian Re.stra (%)", "Tr:wulan", "?No.Kode")
    told = ["Target Triwulan II", "Capaian Renstra (%)", "Tr:wulan", "No.Kode"]
    assert said(respelt([head])[0]) == told
