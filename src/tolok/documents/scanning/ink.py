"""What is ink on a levelled page, and how large its letters are."""

import math
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.colours import PAPER
from tolok.documents.scanning.pages import Grey, Mask

FAINT = 36  # grey steps under paper: thin grey rules at 150 dpi are about 60 under it
_NOISES = 3.0  # standard deviations of the noise that ink must stand out by
_USUAL_LETTER = 14  # pixels; small print at 200 dpi, where a page shows no letters


class Marks(NamedTuple):
    """The ink of a page: all of it, and the dark part that letters are made of."""

    all: Mask
    dark: Mask
    letters: npt.NDArray[np.int32]
    """What has the size and shape of letters in the dark part: left, top, width, height, area."""
    letter: int
    """How high a letter is, in pixels: the median of what looks like letters."""


def marks_of(grey: Grey) -> Marks:
    """The ink of a levelled page."""
    noise = _noise(grey)
    # Smoothing glues letters to each other: only noise is a reason for it.
    smooth = np.asarray(cv2.GaussianBlur(grey, (0, 0), 0.7), np.uint8) if noise > 4 else grey
    faint = max(FAINT, _NOISES * noise)
    every, dark = _darker(smooth, faint), _darker(smooth, max(70, 1.5 * faint))
    letters = _letters_of(dark)
    return Marks(every, dark, letters, _letter_height(letters))


def _darker(grey: Grey, steps: float) -> Mask:
    """The pixels that are darker than paper by more than so many grey steps."""
    most = math.ceil(PAPER - steps) - 1
    return np.asarray(cv2.threshold(grey, most, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)


def _noise(grey: Grey) -> float:
    """The noise of paper: the median absolute Laplacian, which few strokes move."""
    middle = grey[:: max(1, grey.shape[0] // 800)]
    flat = np.abs(cv2.Laplacian(middle, cv2.CV_16S))
    amounts = np.cumsum(np.bincount(flat[middle > PAPER - 60]))
    if not amounts.size:
        return 0.0
    median = np.searchsorted(amounts, ((amounts[-1] - 1) // 2, amounts[-1] // 2), side="right")
    # For white noise the Laplacian (1, 1, −4, 1, 1) has √20 times its deviation.
    return float(median.mean()) / 0.6745 / 20**0.5


def _letters_of(mask: Mask) -> npt.NDArray[np.int32]:
    """The connected marks that have the size and shape of letters."""
    _, _, every, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    stats = np.asarray(every[1:], np.int32)
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    page = max(mask.shape)
    fits = (height >= 6) & (height < page / 25) & (width >= 2) & (width < page / 20)
    full = area / np.maximum(width * height, 1)
    return np.asarray(stats[fits & (full > 0.12) & (full < 0.95)], np.int32)


def _letter_height(letters: npt.NDArray[np.int32]) -> int:
    if len(letters) < 20:
        return _USUAL_LETTER
    return int(max(6, np.median(letters[:, 3])))
