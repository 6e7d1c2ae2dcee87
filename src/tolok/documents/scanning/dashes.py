"""Dotted and dashed rules: their pieces joined, so that they are rules as any other."""

import cv2
import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.pages import Mask

_FLAT = 0.4  # of a letter is the most that a piece is thick: dots and dashes, no letters
_PIECE = 1.3  # letters: the most that a piece is long
_HOLE = 1.1  # letters between two pieces; lines of print stand farther apart mostly
_FEW = 1.8  # letters: what is shorter is an ellipsis, or the points of "i" and "j"
_CROSSED = 2.5  # letters between two such runs, where another rule crosses
_RUN = 5.0  # letters: no words are underlined by so many pieces
_HEMMED = 0.35  # of a letter: no rule has words as close on both its sides
_INK, _NONE = np.uint8(255), np.uint8(0)


def joined_dashes(ink: Mask, letter: int) -> Mask:
    """The level and upright rows of small pieces of dark ink, drawn through."""
    level = _drawn(ink, letter)
    if not level.any():
        return level
    # Where rules cross, their pieces hang together: without the level ones the upright are seen.
    near = np.asarray(cv2.dilate(level, np.ones((3, 1), np.uint8)), np.uint8)
    upright = _drawn(np.ascontiguousarray((ink & ~near).T), letter).T
    return np.asarray(level | upright, np.uint8)


def _drawn(ink: Mask, letter: int) -> Mask:
    """The level rows of pieces, drawn through."""
    _, found, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    labels = np.asarray(found, np.int32)
    flat, piece = max(4, round(_FLAT * letter)), max(5, round(_PIECE * letter))
    is_piece = (stats[:, 3] <= flat) & (stats[:, 2] <= piece)
    is_piece[0] = False
    pieces = np.where((is_piece & ~_are_hemmed(ink, labels, is_piece, letter))[labels], _INK, _NONE)
    # A rule askew has its pieces one pixel apart now and then.
    drawn = cv2.dilate(pieces, np.ones((3, 1), np.uint8))
    for hole, run in ((_HOLE, _FEW), (_CROSSED, _RUN)):
        for how, size in ((cv2.MORPH_CLOSE, hole), (cv2.MORPH_OPEN, run)):
            drawn = cv2.morphologyEx(drawn, how, np.ones((1, round(size * letter)), np.uint8))
    return np.asarray(cv2.erode(drawn, np.ones((3, 1), np.uint8)), np.uint8)


def _are_hemmed(
    ink: Mask, labels: npt.NDArray[np.int32], is_piece: npt.NDArray[np.bool_], letter: int
) -> npt.NDArray[np.bool_]:
    """Which components have other ink close on both sides: the "l" of words one below the other."""
    others = np.where(is_piece[labels], _NONE, ink)
    reach = max(3, round(_HEMMED * letter))
    beside = np.ones_like(is_piece)
    for side in (0, reach):  # the anchor at one end of a window that reaches over the other side
        seen = cv2.dilate(others, np.ones((reach + 1, 1), np.uint8), anchor=(0, side)) > 0
        beside &= np.bincount(labels[seen], minlength=len(is_piece)) > 0
    return beside
