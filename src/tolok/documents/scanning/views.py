"""A second look at a line: other scale, other margins, other sharpness, the same letters."""

import cv2
import numpy as np

from tolok.documents.scanning.pages import Grey
from tolok.documents.scanning.shades import quantiles

_INK, _PAPER = 0.01, 0.9  # of the pixels of a line, from the darkest


def second_view(crop: Grey) -> Grey:
    """The crop seen from a little further, its strokes evened out.

    What is truly there reads the same both times; what hangs on a single pixel does not.
    """
    height = crop.shape[0]
    (paper,) = quantiles(crop, _PAPER)
    more = max(2, height // 7)
    framed = cv2.copyMakeBorder(
        crop, more, more, more * 2, more * 2, cv2.BORDER_CONSTANT, value=(paper,) * 3
    )
    tall = max(64, height * 2)
    wide = round(framed.shape[1] * tall / framed.shape[0])
    larger = cv2.resize(framed, (wide, tall), interpolation=cv2.INTER_LANCZOS4)
    smooth = cv2.GaussianBlur(larger, (0, 0), 1.2)
    return np.asarray(cv2.addWeighted(larger, 0.4, smooth, 0.6, 0), np.uint8)


def stark_view(crop: Grey) -> Grey:
    """The crop without what is pale in it: what is left of a stamp that was taken off."""
    paper, dark = quantiles(crop, _PAPER, _INK)
    steps = (dark, dark + 0.4 * (paper - dark), dark + 0.65 * (paper - dark), paper)
    return np.asarray(np.interp(crop, steps, (dark, steps[1], paper, paper)), np.uint8)


def crisp_view(crop: Grey) -> Grey:
    """The crop at three times its size, edges sharpened: marks that noise closed stand apart."""
    height, width = crop.shape
    larger = cv2.resize(crop, (width * 3, height * 3), interpolation=cv2.INTER_CUBIC)
    smooth = cv2.GaussianBlur(larger, (0, 0), 3.0)
    return np.asarray(cv2.addWeighted(larger, 1.6, smooth, -0.6, 0), np.uint8)


def covered_view(crop: Grey) -> Grey:
    """The crop with coloured ink still over it, paled: black letters are darker than any stamp."""
    paper, dark = quantiles(crop, _PAPER, _INK)
    steps = (dark, dark + 0.25 * (paper - dark), dark + 0.55 * (paper - dark))
    return np.asarray(np.interp(crop, steps, (dark, steps[1], paper)), np.uint8)
