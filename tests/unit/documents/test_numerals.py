"""The recogniser of numbers: what it sees, what it says, and how it is weighed with the first."""

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from tolok.documents.scanning.cells import Field
from tolok.documents.scanning.colours import PAPER, Sheet
from tolok.documents.scanning.deciding import Decision
from tolok.documents.scanning.numerals import numerals
from tolok.documents.scanning.seconding import seconded
from tolok.documents.scanning.strips import HEIGHT, Strip, strip_of
from tolok.documents.scanning.transcribing import Spelling
from tolok.domain.forms import CERTAIN, Recognition

sys.path.append(str(Path(__file__).parents[3] / "tools" / "numerals"))

import lesson_numbers
import lesson_pages

DIGIT = 18  # pixels


def drawn(text: str, *marks: tuple[int, int, int, int]) -> Strip:
    """A cell with a number and dark marks in it, as the recogniser is shown it."""
    font = ImageFont.load_default(size=DIGIT * 1.4)
    width = round(font.getlength(text)) + 40
    image = Image.new("L", (width, 40), PAPER)
    draw = ImageDraw.Draw(image)
    draw.text((20, 29), text, fill=20, font=font, anchor="ls")
    for mark in marks:
        draw.rectangle(mark, fill=60)
    grey = np.asarray(image)
    line, cell = Field(10, 29 - DIGIT, width - 10, 29), Field(0, 0, width, 40)
    return strip_of(Sheet(grey, grey), line, cell, DIGIT, None)


def said(strip: Strip) -> str:
    return numerals().read([strip])[0][0].text


@pytest.mark.parametrize(
    "text", ["7.351.182.262", "455.887.283,00", "25,00", "100%", "1", "4", "(52.366.365)"]
)
def test_numbers_as_offices_write_them_are_read(text: str) -> None:
    assert said(drawn(text)) == text


def test_a_cell_with_specks_alone_is_read_as_nothing() -> None:
    assert said(drawn("", (14, 20, 15, 21), (30, 26, 31, 26))) == ""


def test_what_is_said_of_a_line_does_not_depend_on_the_lines_beside_it() -> None:
    strips = [drawn(text) for text in ("12,50", "9.913.164.722", "7")]
    together = numerals().read(strips)
    assert [view[0].text for view in together] == ["12,50", "9.913.164.722", "7"]
    assert together[0][0].probability == pytest.approx(
        numerals().read(strips[:1])[0][0].probability, abs=0.05
    )


def test_a_strip_shows_both_layers_of_its_cell_and_nothing_of_the_next() -> None:
    plain = np.full((60, 200), PAPER, np.uint8)
    plain[:, 100:] = 0  # the next cell is black
    plain[20:40, 40:60] = 90
    black = plain.copy()
    black[20:40, 40:60] = 200
    strip = strip_of(Sheet(black, plain), Field(30, 20, 140, 40), Field(0, 0, 100, 60), 20, None)
    assert strip.shape[0] == HEIGHT
    assert strip[:, :, 0].min() >= 60
    assert strip[:, :, 1].min() >= 190


def test_rules_are_paper_to_it() -> None:
    grey = np.full((40, 80), PAPER, np.uint8)
    grey[:, 30:33] = 0
    rules = np.where(grey == 0, 255, 0).astype(np.uint8)
    strip = strip_of(Sheet(grey, grey), Field(0, 10, 80, 30), Field(0, 0, 80, 40), 20, rules)
    assert strip.min() == PAPER


SAYS = (Spelling("12,89", 0.7), Spelling("12,39", 0.2))
MARKED = Decision("12,89", Recognition(780, (("12,39", 220),)))


def test_a_decision_that_is_seconded_stands_and_stays_marked() -> None:
    decision = seconded(MARKED, [SAYS], (Spelling("12,89", 0.999),))
    assert (decision.text, decision.recognition.others) == ("12,89", MARKED.recognition.others)
    assert MARKED.recognition.confidence < decision.recognition.confidence < CERTAIN


def test_both_say_the_same_however_they_write_it() -> None:
    decision = seconded(MARKED, [SAYS], (Spelling("12.89", 0.999),))
    assert decision.text == "12,89"
    assert decision.recognition.confidence > MARKED.recognition.confidence


def test_a_plain_number_of_which_both_are_sure_is_not_doubted() -> None:
    second = (Spelling("12,89", 0.99),)
    sure = seconded(MARKED, [SAYS], second, is_plain=True).recognition.confidence
    assert sure >= CERTAIN
    assert seconded(MARKED, [SAYS], second).recognition.confidence < CERTAIN
    unsure = seconded(MARKED, [SAYS], (Spelling("12,89", 0.9),), is_plain=True)
    assert unsure.recognition.confidence < CERTAIN


def test_a_long_number_is_no_dash() -> None:
    covered = Decision("538.359.000", Recognition(120, (("58.359.000", 340),)))
    views = [(Spelling("538.359.000", 0.3), Spelling("58.359.000", 0.2))]
    assert seconded(covered, views, (Spelling("-", 0.9),)).text == "538.359.000"


def test_of_two_texts_the_one_that_both_make_likeliest_is_taken_and_both_are_kept() -> None:
    decision = seconded(MARKED, [SAYS], (Spelling("12,39", 0.98), Spelling("12,89", 0.01)))
    assert decision.text == "12,39"
    assert "12,89" in dict(decision.recognition.others)
    assert decision.recognition.confidence < CERTAIN


def test_a_dash_of_any_length_is_a_dash_to_both() -> None:
    dash = Decision("–", Recognition(970))
    assert seconded(dash, [(Spelling("–", 0.98),)], (Spelling("-", 0.99),)) == dash


def test_whoever_is_contradicted_is_marked_however_sure() -> None:
    sure = Decision("12,89", Recognition(998))
    decision = seconded(sure, [(Spelling("12,89", 0.999),)], (Spelling("12,39", 0.6),))
    assert decision.text == "12,89"
    assert decision.recognition.confidence < CERTAIN


def test_a_dash_that_was_read_surely_is_not_doubted_where_no_number_is_seen() -> None:
    dash = Decision("-", Recognition(970))
    assert seconded(dash, [(Spelling("-", 0.98),)], (Spelling("", 0.99),)) == dash


def test_what_one_alone_saw_in_a_cell_that_the_other_finds_empty_is_kept_as_its_other_text() -> (
    None
):
    speck = Decision("1", Recognition(300))
    decision = seconded(speck, [(Spelling("1", 0.4),)], (Spelling("", 0.97), Spelling("1", 0.01)))
    assert decision.text == ""
    assert "1" in dict(decision.recognition.others)
    assert decision.recognition.confidence < CERTAIN


def test_a_word_is_not_overruled_by_a_guess() -> None:
    word = Decision("Persen", Recognition(520))
    views = [(Spelling("Persen", 0.5),)]
    heard = seconded(word, views, (Spelling("99", 0.3), Spelling("999", 0.2)))
    assert heard == Decision("Persen", Recognition(520, (("99", 270),)))


def test_no_lesson_shows_the_fonts_that_are_held_out(tmp_path: Path) -> None:
    for name in ("DejaVuSans.ttf", "Carlito-Bold.ttf", "LiberationSans-Bold.ttf", "Z003.otf"):
        (tmp_path / name).touch()
    assert lesson_pages.fonts_in(tmp_path) == {
        "LiberationSans": [str(tmp_path / "LiberationSans-Bold.ttf")]
    }


def test_every_sign_of_a_lesson_is_known_to_the_recogniser() -> None:
    chance = np.random.default_rng(3)
    lessons = (lesson_numbers.told(lesson_numbers.number(chance)) for _ in range(2000))
    signs = set("".join(lessons))
    assert signs <= set(numerals().alphabet)
