"""Looks of tables on scans: dark headers, coloured rules and figures, dots and dashes for rules."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tolok.documents.scanning.colours import sheet_of
from tolok.documents.scanning.dashes import joined_dashes
from tolok.documents.scanning.ink import marks_of
from tolok.documents.scanning.light_rules import darkened
from tolok.documents.scanning.pages import Picture
from tolok.documents.scanning.prints import evened
from tolok.documents.scanning.ruling import grids_of, rules_of

PAPER, NAVY, BLUE, RED = (250, 250, 250), (31, 56, 100), (68, 114, 196), (192, 0, 0)
INK = (135, 140, 215)
XS, YS = range(60, 1141, 180), range(100, 501, 40)


def table(
    rules: tuple[int, int, int] = (0, 0, 0), letters: tuple[int, int, int] = (0, 0, 0)
) -> Image.Image:
    """A table of six columns and ten rows."""
    image = Image.new("RGB", (1200, 800), PAPER)
    draw = ImageDraw.Draw(image)
    for y in YS:
        draw.line((XS[0], y, XS[-1], y), fill=rules, width=2)
    for x in XS:
        draw.line((x, YS[0], x, YS[-1]), fill=rules, width=2)
    for x in XS[:-1]:
        for y in YS[:-1]:
            draw.text((x + 30, y + 12), "1.250.500", fill=letters, font_size=18)
    return image


def stamped(image: Image.Image) -> Image.Image:
    """The page with a round stamp over it, a word in its middle."""
    draw = ImageDraw.Draw(image)
    for radius in (140, 100):
        box = (600 - radius, 300 - radius, 600 + radius, 300 + radius)
        draw.ellipse(box, outline=INK, width=4)
    draw.text((545, 286), "CONTOH", fill=INK, font_size=28)
    return image


def picture(image: Image.Image) -> Picture:
    return np.asarray(image, np.uint8)


def fields(image: Image.Image) -> tuple[int, int]:
    """Rows and columns that are seen once colour was taken off."""
    rules = rules_of(marks_of(sheet_of(picture(image)).black)._replace(letter=13))
    (grid,) = grids_of(rules, rules, 13)
    return len(grid.ys) - 1, len(grid.xs) - 1


def test_rules_in_colour_stay_and_a_stamp_goes() -> None:
    assert fields(table(rules=BLUE)) == (10, 6)
    black = sheet_of(picture(stamped(table(rules=BLUE)))).black
    assert black[344:349, 682:696].mean() > 205  # the ring of the stamp
    assert black[318:323, 418:423].min() < 160  # a rule
    assert black[112:130, 270:380].min() < 90  # letters


def test_figures_in_colour_stay_and_the_word_of_a_stamp_goes() -> None:
    black = sheet_of(picture(stamped(table(letters=RED)))).black
    assert black[112:130, 90:170].min() < 120
    middle = sheet_of(picture(stamped(Image.new("RGB", (1200, 800), PAPER)))).black
    assert np.percentile(middle[290:312, 545:660], 3) > 180


def test_light_letters_on_a_dark_header_are_dark_on_paper_then() -> None:
    image = table()
    draw = ImageDraw.Draw(image)
    draw.rectangle((XS[0], YS[0], XS[-1], YS[1]), fill=NAVY)
    for x in XS[:-1]:
        draw.line((x, YS[0], x, YS[1]), fill="white", width=2)
        draw.text((x + 30, YS[0] + 12), "Anggaran", fill="white", font_size=18)
    even = evened(picture(image))
    header = even[YS[0] + 4 : YS[1] - 4, XS[0] + 4 : XS[1] - 4].min(axis=2)
    assert np.median(header) > 230
    assert header.min() < 60
    below = np.s_[YS[1] + 5 :, :]
    assert (even[below] == picture(image)[below]).all()
    assert fields(image) == (10, 6)


def banded() -> Image.Image:
    """A table whose rules are paper between coloured bands."""
    image = table(rules=PAPER)
    draw = ImageDraw.Draw(image)
    for at, y in enumerate(YS[:-1]):
        fill = (207, 213, 234) if at % 2 else (225, 228, 242)
        for x in XS[:-1]:
            draw.rectangle((x + 2, y + 2, x + 177, y + 37), fill=fill)
            draw.text((x + 30, y + 12), "1.250.500", fill="black", font_size=18)
    return image


def test_white_rules_between_bands_are_seen_and_gaps_between_lines_are_none() -> None:
    image = banded()
    assert fields(image) == (10, 6)
    assert sheet_of(picture(image)).is_redrawn
    plain = picture(table())
    assert darkened(plain) is plain
    assert not sheet_of(plain).is_redrawn


def test_the_edge_of_bands_is_straight_though_a_white_rule_begins_late() -> None:
    image = banded()
    ImageDraw.Draw(image).rectangle((XS[2] - 2, YS[0], XS[2] + 2, YS[4]), fill=(216, 221, 238))
    redrawn = darkened(picture(image))
    assert redrawn[YS[0] - 14 : YS[0] + 14, XS[2]].min() < 80
    beside = redrawn[YS[1] + 4 : YS[2] - 4, XS[2] - 60 : XS[2] - 5]
    assert beside.min() > 180


def test_a_light_rule_of_which_some_is_seen_goes_through_unless_words_cross() -> None:
    image = table()
    draw = ImageDraw.Draw(image)
    for x in (XS[1], XS[3]):
        draw.rectangle((x + 2, YS[4] - 1, x + 178, YS[4] + 2), fill=PAPER)
    draw.text((XS[3] + 30, YS[4] - 10), "1.250.500", fill=0, font_size=18)
    rules = rules_of(marks_of(sheet_of(picture(image)).black)._replace(letter=13))
    merged = [
        [box[:2] for box in grid.boxes if box.rows > 1]
        for is_redrawn in (False, True)
        for grid in grids_of(rules, rules, 13, is_redrawn=is_redrawn)
    ]
    assert merged == [[(3, 1), (3, 3)], [(3, 3)]]


def test_dark_letters_large_and_small_are_no_fill() -> None:
    image = table()
    ImageDraw.Draw(image).text((60, 20), "PENGUKURAN KINERJA", fill="black", font_size=54)
    assert (evened(picture(image)) == picture(image)).all()


@pytest.mark.parametrize(("long", "hole"), [(2, 4), (3, 3), (9, 8)])
def test_rows_of_dots_and_dashes_are_rules(long: int, hole: int) -> None:
    image = table(rules=PAPER)
    draw = ImageDraw.Draw(image)
    for y in YS:
        for x in range(XS[0], XS[-1], long + hole):
            draw.line((x, y, x + long - 1, y), fill=0, width=2)
    for x in XS:
        for y in range(YS[0], YS[-1], long + hole):
            draw.line((x, y, x, y + long - 1), fill=0, width=2)
    assert fields(image) == (10, 6)


def test_a_dashed_rule_below_a_group_of_a_header_may_end_before_it_meets_another() -> None:
    image = table()
    draw = ImageDraw.Draw(image)
    y = YS[0] + 20
    draw.line((XS[1] + 17, y, XS[2] - 2, y), fill=0, width=2)
    rules = rules_of(marks_of(sheet_of(picture(image)).black)._replace(letter=13))
    (grid,) = grids_of(rules, rules, 13)
    assert any(abs(y - place) < 3 for place in grid.ys)


def test_strokes_of_letters_below_each_other_are_no_rule() -> None:
    image = table(rules=(0, 0, 0))
    draw = ImageDraw.Draw(image)
    for y in range(YS[0] + 4, YS[-1], 20):
        draw.text((XS[1] + 5, y), "Il", fill=0, font_size=18)
    assert fields(image) == (10, 6)


@pytest.mark.parametrize("beside", [0, 8])
def test_stems_one_below_the_other_are_dashes_unless_letters_stand_beside(beside: int) -> None:
    ink = np.zeros((600, 600), np.uint8)
    for x in range(40, 560, 8):
        ink[30:33, x : x + 4] = 255  # a dotted rule, without which no upright one is looked for
    for y in range(60, 560, 25):
        ink[y : y + 16, 300:303] = 255
        ink[y + 4 : y + 16, 298 - beside : 298] = ink[y + 4 : y + 16, 305 : 305 + beside] = 255
    between = joined_dashes(ink, 13)[80:84, 298:306]
    assert bool(between.any()) == (beside == 0)
