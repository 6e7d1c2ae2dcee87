"""From colours to ink: stamps and pens taken off, shadows lifted, paper made white."""

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.pages import Grey, Picture

PAPER = 245  # what paper becomes: a little under white keeps noise from being cut on one side
_COLOURFUL = 28  # difference of channels from which a pixel is a stamp's and not a JPEG's error
_SHARE = 0.0004  # of the pixels must be colourful for the page to bear a stamp or a pen's ink
_CHROMA = 5  # pixels; JPEG keeps colour at half the resolution, so it is smoothed before use


class Sheet(NamedTuple):
    """One page without colours: ``black`` lacks coloured ink, ``plain`` keeps it."""

    black: Grey
    plain: Grey


def sheet_of(picture: Picture) -> Sheet:
    """Both greys of a page, paper levelled."""
    plain = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    level = _paper(plain)
    levelled = _levelled(plain, level)
    black = _without_colour(picture, plain)
    return Sheet(levelled if black is None else black, levelled)


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


def _without_colour(picture: Picture, plain: Grey) -> Grey | None:
    """Black ink alone, or None where the page has no coloured ink.

    Light passes black and coloured ink one after the other, so densities add up: what coloured
    ink takes of its brightest channel is in a fixed ratio to the difference of its channels.
    """
    tint = _tint(picture)
    colourful = tint > _COLOURFUL
    if float(np.count_nonzero(colourful)) < _SHARE * tint.size:
        return None
    brightest = picture.max(axis=2)
    lift = cv2.subtract(brightest, plain)
    lift = cv2.GaussianBlur(lift, (_CHROMA, _CHROMA), 0)
    base = np.asarray(cv2.add(plain, lift), np.uint8)
    level = _paper(base)
    light = _levelled(base, level)
    return _deepened(light, tint, colourful)


def _tint(picture: Picture) -> Grey:
    """The difference of a pixel's channels, smoothed, beyond what the paper's own colour has."""
    channels = [
        _levelled(np.ascontiguousarray(picture[:, :, c]), _paper(picture[:, :, c]))
        for c in range(3)
    ]
    high = np.maximum(np.maximum(channels[0], channels[1]), channels[2])
    low = np.minimum(np.minimum(channels[0], channels[1]), channels[2])
    return np.asarray(cv2.GaussianBlur(cv2.subtract(high, low), (_CHROMA, _CHROMA), 0), np.uint8)


def _deepened(light: Grey, tint: Grey, colourful: npt.NDArray[np.bool_]) -> Grey:
    """Take from the brightest channel what the coloured ink still darkens there."""
    density = PAPER - light[colourful].astype(np.float32)
    ratio = float(np.percentile(density / tint[colourful], 30))  # most of a stamp hides no letter
    if ratio <= 0.05:
        return light
    taken = np.where(colourful, tint.astype(np.float32) * min(ratio, 1.5), 0.0)
    return np.clip(light.astype(np.float32) + taken, 0, PAPER + 5).astype(np.uint8)
