"""What is ink on a levelled page, and how large its letters are."""

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.colours import PAPER
from tolok.documents.scanning.pages import Grey

Mask = npt.NDArray[np.uint8]
"""255 where something is, 0 elsewhere."""

FAINT = 36  # grey steps under paper: thin grey rules at 150 dpi are about 60 under it
_NOISES = 3.0  # standard deviations of the noise that ink must stand out by
_USUAL_LETTER = 14  # pixels; small print at 200 dpi, where a page shows no letters


class Marks(NamedTuple):
    """The ink of a page: all of it, and the dark part that letters are made of."""

    all: Mask
    dark: Mask
    letter: int
    """How high a letter is, in pixels: the median of what looks like letters."""


def marks_of(grey: Grey) -> Marks:
    """The ink of a levelled page."""
    noise = _noise(grey)
    # Smoothing glues letters to each other: only noise is a reason for it.
    smooth = cv2.GaussianBlur(grey, (0, 0), 0.7) if noise > 4 else grey
    faint = max(FAINT, _NOISES * noise)
    every = np.where(smooth < PAPER - faint, 255, 0).astype(np.uint8)
    dark = np.where(smooth < PAPER - max(70, 1.5 * faint), 255, 0).astype(np.uint8)
    return Marks(every, dark, _letter_height(dark))


def _noise(grey: Grey) -> float:
    """The noise of paper: the median absolute Laplacian, which few strokes move."""
    middle = grey[:: max(1, grey.shape[0] // 800)]
    flat = cv2.Laplacian(middle, cv2.CV_16S)
    paper = np.abs(flat[middle > PAPER - 60])
    # For white noise the Laplacian (1, 1, −4, 1, 1) has √20 times its deviation.
    return float(np.median(paper)) / 0.6745 / 20**0.5 if paper.size else 0.0


def components(mask: Mask) -> npt.NDArray[np.int32]:
    """Connected marks as rows of left, top, width, height, area."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    return np.asarray(stats[1:], np.int32)


def letters_of(mask: Mask) -> npt.NDArray[np.int32]:
    """The connected marks that have the size and shape of letters."""
    stats = components(mask)
    if not len(stats):
        return stats
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    page = max(mask.shape)
    fits = (height >= 6) & (height < page / 25) & (width >= 2) & (width < page / 20)
    full = area / np.maximum(width * height, 1)
    return np.asarray(stats[fits & (full > 0.12) & (full < 0.95)], np.int32)


def _letter_height(dark: Mask) -> int:
    letters = letters_of(dark)
    if len(letters) < 20:
        return _USUAL_LETTER
    return int(max(6, np.median(letters[:, 3])))
