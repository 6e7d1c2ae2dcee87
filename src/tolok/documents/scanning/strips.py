"""A line of the page as the recogniser of numbers is shown it: with its colour, and without."""

import math

import cv2
import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.cells import Crop, Field
from tolok.documents.scanning.colours import PAPER, Sheet
from tolok.documents.scanning.pages import Mask
from tolok.documents.scanning.shades import quantiles

HEIGHT = 32
"""Pixels of a strip from top to bottom."""

Strip = npt.NDArray[np.uint8]
"""Height × width × 2: the page as it was, and the page with coloured ink taken off."""

_TALL = 1.75  # heights of the line that a strip shows
_LOWEST, _HIGHEST = 0.9, 1.7  # letters that a line is high, whatever stands over it
_SINGLE = 1.6  # letters that one line is high at most, with its tails
_BESIDE, _LOST = 0.6, 2.5  # letters shown beside a line, and where a stamp may hide some of it
_STEP = 0.35  # letters from one height to the next
_MOST = 12  # heights; a higher crop is a picture
_WIDEST = 480  # pixels; a number of 30 digits. Wider ones are squeezed
_DARK = 130  # grey: paper darker than this bears light letters


def strip_of(sheet: Sheet, line: Field, within: Field, letter: int, rules: Mask | None) -> Strip:
    """The part of a page around a line, no further than its cell, at the height that is taught.

    The line's own height sets the scale, as far as letters of the page can be that high; rules are
    paper where they are known.
    """
    high = min(max(line.bottom - line.top, _LOWEST * letter), _HIGHEST * letter)
    tall = round(_TALL * high)
    top = round((line.top + line.bottom - tall) / 2)
    rows = (max(within.top, top), min(within.bottom, top + tall))
    columns = (max(within.left, line.left), min(within.right, line.right))
    layers = [_layer(page, rows, columns, rules) for page in (sheet.plain, sheet.black)]
    above, under = rows[0] - top, top + tall - rows[1]
    both = cv2.copyMakeBorder(
        np.dstack(layers), above, under, 0, 0, cv2.BORDER_CONSTANT, value=(PAPER, PAPER, 0, 0)
    )
    wide = min(_WIDEST, max(2, round(both.shape[1] * HEIGHT / tall)))
    how = cv2.INTER_AREA if tall > HEIGHT else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(both, (wide, HEIGHT), interpolation=how), np.uint8)


def strips_of(
    sheet: Sheet,
    crop: Crop,
    letter: int,
    rules: Mask | None,
    *,
    is_doubtful: bool,
) -> list[Strip]:
    """What may be the line of a crop, with what a stamp may have cut from it.

    Where a mark runs through a cell its lines are not where ink is: a crop that is too high for
    one line, or doubtful, is shown at several heights.
    """
    cell = crop.within or Field(crop.left, crop.top, crop.right, crop.bottom)
    is_tall = crop.bottom - crop.top > _SINGLE * letter
    more = round((_LOST if crop.is_stamped or crop.is_coloured or is_tall else _BESIDE) * letter)
    left, right = crop.left - more, crop.right + more
    heights = [(crop.top, crop.bottom)]
    if is_tall or is_doubtful:
        first, last = crop.top - 0.5 * letter, crop.bottom - 0.7 * letter
        tops = np.linspace(first, last, 1 + math.ceil((last - first) / (_STEP * letter)))
        heights += [
            (round(top), round(top + 1.2 * letter))
            for top in tops[:_MOST]
            if min(top + 1.2 * letter, cell.bottom) - max(top, cell.top) > letter / 2
        ]
    return [
        strip_of(sheet, Field(left, top, right, bottom), cell, letter, rules)
        for top, bottom in heights
    ]


def _layer(
    page: npt.NDArray[np.uint8], rows: tuple[int, int], columns: tuple[int, int], rules: Mask | None
) -> npt.NDArray[np.uint8]:
    part = page[slice(*rows), slice(*columns)]
    if part.size and quantiles(part, 0.5)[0] < _DARK:
        part = np.asarray(255 - part, np.uint8)
    if rules is not None:
        part = np.where(rules[slice(*rows), slice(*columns)] > 0, PAPER, part).astype(np.uint8)
    return part
