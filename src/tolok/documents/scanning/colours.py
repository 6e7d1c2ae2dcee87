"""From colours to ink: stamps and pens taken off, shadows lifted, paper made white."""

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.light_rules import darkened
from tolok.documents.scanning.pages import Grey, Picture
from tolok.documents.scanning.prints import evened, printed

PAPER = 245  # what paper becomes: a little under white keeps noise from being cut on one side
_COLOURFUL = 28  # difference of channels from which a pixel is a stamp's and not a JPEG's error
_SHARE = 0.0004  # of the pixels must be colourful for the page to bear a stamp or a pen's ink
_CHROMA = 5  # pixels; JPEG keeps colour at half the resolution, so it is smoothed before use
_SPREAD = 1.6  # pixels: how far colour has run by that and by JPEG itself
_NEAR = 25  # pixels around colourful ones that its ink may cover unseen
_LEAST = 60  # colourful pixels of one piece of ink; fewer are errors of JPEG
_PALE = 4  # of tint has any paper
_ROUNDS = 8  # of sharpening; more sharpen noise
_STRONG = 0.75  # of the strongest colour around, from which ink covers a pixel wholly
_DARKER = 8.0  # grey steps by which the darkest ink is darker than the mean of it
_PURE = 0.85  # of the mean colour of ink counts as full: what is left of ink harms more than paper
_DARKEST = 90.0  # grey of ink that is taken off: darker is coloured print, which must not vanish

Light = npt.NDArray[np.float32]


class Sheet(NamedTuple):
    """One page without colours: ``black`` lacks coloured ink, ``plain`` keeps it."""

    black: Grey
    plain: Grey
    is_redrawn: bool = False
    """Whether its rules were light ones, drawn dark: which are whole, nobody knows."""


def sheet_of(picture: Picture) -> Sheet:
    """Both greys of a page, paper levelled."""
    even = evened(picture)
    picture = darkened(even)
    plain = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    level = _paper(plain)
    levelled = _levelled(plain, level)
    black = _without_colour(picture, levelled)
    return Sheet(levelled if black is None else black, levelled, picture is not even)


def _paper(grey: Grey) -> Grey:
    """How bright the paper is everywhere: ink closed away on a small copy."""
    height, width = grey.shape
    step = max(1, round(max(height, width) / 500))
    small = cv2.resize(
        grey, (max(1, width // step), max(1, height // step)), interpolation=cv2.INTER_AREA
    )
    small = cv2.dilate(small, np.ones((7, 7), np.uint8))  # wider than a stroke, than a word's gaps
    small = cv2.medianBlur(small, 15)
    small = cv2.GaussianBlur(small, (0, 0), 5)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def _levelled(grey: Grey, paper: Grey) -> Grey:
    """Grey divided by its paper."""
    floor = np.maximum(paper, 40)  # darker than this is no paper: a desk, a black border
    return np.asarray(cv2.divide(grey, floor, scale=PAPER), np.uint8)


def _without_colour(picture: Picture, levelled: Grey) -> Grey | None:
    """Black ink alone, or None where the page has no coloured ink."""
    tint = _tint(picture)
    colourful = np.where(tint > _COLOURFUL, 255, 0).astype(np.uint8)
    colourful &= ~printed(picture, colourful)
    if float(np.count_nonzero(colourful)) < _SHARE * tint.size:
        return None
    black = levelled.copy()
    near = cv2.dilate(colourful, np.ones((_NEAR, _NEAR), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(near)
    for label in range(1, count):
        left, top, width, height, _ = (int(value) for value in stats[label])
        part = np.s_[top : top + height, left : left + width]
        within = labels[part] == label
        inked = within & (colourful[part] > 0)
        if np.count_nonzero(inked) >= _LEAST:
            lifted = _lifted(levelled[part].astype(np.float32), tint[part], inked)
            black[part] = np.where(within, lifted, black[part])
    return black


def _tint(picture: Picture) -> Grey:
    """The difference of a pixel's channels, smoothed, beyond what the paper's own colour has."""
    channels = [
        _levelled(np.ascontiguousarray(picture[:, :, c]), _paper(picture[:, :, c]))
        for c in range(3)
    ]
    high = np.maximum(np.maximum(channels[0], channels[1]), channels[2])
    low = np.minimum(np.minimum(channels[0], channels[1]), channels[2])
    return np.asarray(cv2.GaussianBlur(cv2.subtract(high, low), (_CHROMA, _CHROMA), 0), np.uint8)


def _lifted(grey: Light, tint: Grey, inked: npt.NDArray[np.bool_]) -> Grey:
    """The grey around one piece of coloured ink as it would be without that ink.

    Light passes black and coloured ink one after the other, so they multiply. Grey is sharp and
    colour is blurred (JPEG keeps it at half the resolution and roughly), so how much of a pixel
    coloured ink covers is found as Richardson and Lucy sharpen pictures: blurred, it must give the
    colour that is seen, and it never darkens a pixel more than the pixel is dark.
    """
    most = cv2.dilate(np.where(inked, tint, 0).astype(np.uint8), np.ones((_NEAR, _NEAR), np.uint8))
    strong = (inked & (tint > _STRONG * most)).astype(np.float32)
    ink = np.clip(_around(grey, strong) - _DARKER, _DARKEST, PAPER - 1.0).astype(np.float32)
    bound = np.asarray(np.clip((PAPER - grey) / (PAPER - ink), 0.0, 1.0), np.float32)
    coloured = tint.astype(np.float32) / np.maximum(_blurred(bound), 0.05)
    pure = _PURE * _around(np.asarray(coloured, np.float32), strong)
    seen = np.clip(tint.astype(np.float32) - _PALE, 0, None) / np.maximum(pure, 1.0)
    cover = bound
    for _ in range(_ROUNDS):
        ratio = _blurred(seen / np.maximum(_blurred(cover), 1e-3))
        cover = np.minimum(bound, cover * np.minimum(ratio, 4.0))
    light = np.minimum(grey / (1.0 - cover * (1.0 - ink / PAPER)), PAPER + 5.0)
    return np.asarray(light, np.uint8)


def _around(light: Light, where: Light) -> Light:
    """The mean of a light over the marked pixels around each pixel, and of all where none is."""
    window = (2 * _NEAR, 2 * _NEAR)
    total = cv2.boxFilter(light * where, -1, window, normalize=False)
    count = cv2.boxFilter(where, -1, window, normalize=False)
    overall = float(light[where > 0].mean())
    return np.where(count > 0.5, total / np.maximum(count, 0.5), overall).astype(np.float32)


def _blurred(light: Light) -> Light:
    return np.asarray(cv2.GaussianBlur(light, (0, 0), _SPREAD), np.float32)
