"""The lines of text inside a cell or on a page, cut out so that a recogniser sees each alone."""

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.colours import PAPER, Sheet
from tolok.documents.scanning.pages import Grey, Mask
from tolok.documents.scanning.shades import quantiles

_DARK = 130  # grey: a cell whose paper is darker than this holds light letters
_LEAST_INK = 6  # pixels; a full stop has more, a speck of dust has not
_LEAST_DASH = 4  # pixels; the dash of small letters at 150 dpi, where it is three wide and two high
_SMALL = 11  # pixels: letters whose dash may have as few
_TAKEN = 25  # grey steps by which coloured ink darkened a pixel, from which it counts
_SHARE_TAKEN = 0.3  # of a mark, from which it may be what is left of coloured ink
_INKY = 90  # grey: black letters have pixels as dark as this, be they ever so thin
_DARKEST = 0.005  # of the pixels of a field are its darkest ink
_FULL_BLACK = 0.65  # of the darkest ink of a field is black ink
_SHARE_BLACK = 0.1  # of a black mark is as dark as that
_GAP = 1.1  # letters of paper that no space within a number is as wide as
_MEETS = 4  # of a letter's height from its cell's side begins a number that runs over that side
_FIRST = 1.2  # letters' heights hold a digit and its mark
_MARGIN = 0.28  # of the line's height around the letters, as the recogniser was taught


class Field(NamedTuple):
    """A rectangle of the page, right and bottom excluded."""

    left: int
    top: int
    right: int
    bottom: int


class Crop(NamedTuple):
    """One line of text: where it stands on the page, and its pixels."""

    left: int
    top: int
    right: int
    bottom: int
    grey: Grey
    is_coloured: bool = False
    """Whether only coloured ink is there: a stamp's, a pen's."""
    is_stamped: bool = False
    """Whether coloured ink was taken off these letters."""
    may_begin_before: bool = False
    """Whether a first letter may be unseen: under a rule of its cell, or under coloured ink."""
    gaps: int = 0
    """How often paper as wide as between two columns parts the line."""
    is_faint: bool = False
    """Whether there is so little ink that it may be a speck, or the dash of small letters."""
    within: Field | None = None
    """What the line was sought in: its cell."""


def crops_of(sheet: Sheet, field: Field, rules: Mask, letter: int) -> tuple[Crop, ...]:
    """The lines of text in a field, from top to bottom; black ink first, else coloured ink."""
    if sheet.black is sheet.plain:
        return _crops(sheet.plain, None, field, rules, letter)
    black = _crops(sheet.black, sheet.plain, field, rules, letter)
    if black:
        return black
    return tuple(
        crop._replace(is_coloured=True) for crop in _crops(sheet.plain, None, field, rules, letter)
    )


def _crops(
    page: Grey, plain: Grey | None, field: Field, rules: Mask, letter: int
) -> tuple[Crop, ...]:
    within = np.s_[field.top : field.bottom, field.left : field.right]
    part = page[within]
    if min(part.shape) < 5:
        return ()
    (paper,) = quantiles(part, 0.5)
    if paper < _DARK:
        part = np.asarray(255 - part, np.uint8)
        paper = 255 - paper
    ruled = rules[within] > 0
    ink = _ink(part, ruled, paper, letter)
    taken = np.zeros(part.shape, np.bool_)
    if plain is not None:
        taken = plain[within].astype(np.int16) + _TAKEN < part
        part = _without_residue(part, taken, ink, paper)
    found = []
    for top, bottom in _bands(ink, letter):
        columns = np.flatnonzero(ink[top:bottom].any(axis=0))
        left, right = int(columns[0]), int(columns[-1]) + 1
        clean = np.where(ruled, paper, part).astype(np.uint8)
        crop = _cut(clean, (left, top, right, bottom), paper, letter)
        found.append(
            Crop(
                field.left + left,
                field.top + top,
                field.left + right,
                field.top + bottom,
                crop,
                is_stamped=_has_ink(taken[top:bottom, left:right]),
                may_begin_before=left <= letter // _MEETS
                or _has_ink(taken[top:bottom, max(0, left - round(_FIRST * letter)) : left]),
                is_faint=int(np.count_nonzero(ink[top:bottom])) < _LEAST_INK,
                gaps=int(np.count_nonzero(np.diff(columns) > _GAP * letter)),
                within=field,
            )
        )
    return tuple(found)


def _has_ink(taken: npt.NDArray[np.bool_]) -> bool:
    return bool(np.count_nonzero(taken) >= _LEAST_INK)


def _ink(part: Grey, ruled: npt.NDArray[np.bool_], paper: int, letter: int) -> Mask:
    """The ink of a field without specks and without what a rule left at the field's sides."""
    (darkest,) = quantiles(part, _DARKEST)
    threshold = paper - max(45, (paper - darkest) // 3)
    mask = np.where((part < threshold) & ~ruled, 255, 0).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    for label in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[label])
        speck = area < max(_LEAST_INK // 2, letter * letter // 60)
        rest = _is_rest((x, y, w, h), mask.shape, letter)
        if speck or rest:
            mask[y : y + h, x : x + w][labels[y : y + h, x : x + w] == label] = 0
    return mask


def _without_residue(part: Grey, taken: npt.NDArray[np.bool_], ink: Mask, paper: int) -> Grey:
    """The field without what is left of coloured ink: pale marks where colour was taken off."""
    if not taken.any():
        return part
    # Where no letters are, the darkest is what is left of a stamp itself.
    darkest = min(_INKY, *quantiles(part, _DARKEST))
    black = paper - _FULL_BLACK * (paper - darkest)
    # Colour runs: just beside where it was seen, its ink was not taken off wholly.
    taken = cv2.dilate(taken.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    clean = part.copy()
    for label in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[label])
        box = np.s_[y : y + h, x : x + w]
        mark = labels[box] == label
        if np.count_nonzero(mark & taken[box]) > _SHARE_TAKEN * area and not (
            np.count_nonzero(mark & (part[box] < black)) > _SHARE_BLACK * area
        ):
            ink[box][mark] = 0
            clean[box][cv2.dilate(mark.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0] = paper
    return clean


def _is_rest(mark: tuple[int, int, int, int], shape: tuple[int, ...], letter: int) -> bool:
    """Whether a mark is what a rule left: flat along a side of the field, close to it.

    Letters keep away from rules, a dash stands at the middle of its line.
    """
    x, y, w, h = mark
    near = max(2, round(0.35 * letter))
    flat, thin = max(3, letter // 3), max(3, letter // 4)
    level = min(y, shape[0] - y - h) <= near and h <= flat and (h <= thin or w > 2 * letter)
    upright = min(x, shape[1] - x - w) <= near and w <= flat and (h > 1.6 * letter or x == 0)
    at_right = x + w == shape[1] and w <= thin
    return level or upright or at_right


def _bands(ink: Mask, letter: int) -> list[tuple[int, int]]:
    """Where lines of text run: rows with ink, tails of letters joined to their line."""
    rows = (ink > 0).sum(axis=1)
    bands: list[list[int]] = []
    inside = False
    for y, amount in enumerate(rows):
        if amount and not inside:
            bands.append([y, y + 1])
        elif amount:
            bands[-1][1] = y + 1
        inside = bool(amount)
    joined: list[list[int]] = []
    for top, bottom in bands:
        close = joined and top - joined[-1][1] <= max(1, letter // 5)
        small = joined and min(bottom - top, joined[-1][1] - joined[-1][0]) < 0.55 * letter
        if close and small and bottom - joined[-1][0] < 2.2 * letter:
            joined[-1][1] = bottom
        else:
            joined.append([top, bottom])
    least = _LEAST_DASH if letter <= _SMALL else _LEAST_INK
    return [
        part
        for top, bottom in joined
        if rows[top:bottom].sum() >= least
        for part in _divided(rows, top, bottom, letter)
    ]


def _divided(
    rows: npt.NDArray[np.int_], top: int, bottom: int, letter: int
) -> list[tuple[int, int]]:
    """A band of several lines that touch, divided at its emptiest rows."""
    lines = round((bottom - top) / (1.9 * letter))
    if lines < 2 or bottom - top < 2.6 * letter:
        return [(top, bottom)]
    found, begin = [], top
    step = (bottom - top) / lines
    for line in range(1, lines):
        middle = top + step * line
        low, high = int(middle - 0.35 * step), int(middle + 0.35 * step) + 1
        cut = low + int(rows[low:high].argmin())
        found.append((begin, cut))
        begin = cut
    return [*found, (begin, bottom)]


def _cut(part: Grey, box: tuple[int, int, int, int], paper: int, letter: int) -> Grey:
    """The box with some paper around it; a dash gets the height of the line it stands in."""
    left, top, right, bottom = box
    height = bottom - top
    if height < 0.8 * letter:  # a dash, a full stop: shown as small as it is beside a letter
        middle = (top + bottom) / 2
        top, bottom = round(middle - 0.6 * letter), round(middle + 0.6 * letter)
        height = bottom - top
    margin = max(2, round(_MARGIN * height))
    rows = (top - margin, bottom + margin)
    columns = (left - margin, right + margin)
    inner = part[max(0, rows[0]) : max(0, rows[1]), max(0, columns[0]) : max(0, columns[1])]
    return np.asarray(
        cv2.copyMakeBorder(
            inner,
            max(0, -rows[0]),
            max(0, rows[1] - part.shape[0]),
            max(0, -columns[0]),
            max(0, columns[1] - part.shape[1]),
            cv2.BORDER_CONSTANT,
            value=(min(paper, PAPER),) * 3,
        ),
        np.uint8,
    )
