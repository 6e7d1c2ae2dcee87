"""White rules between coloured bands, as Word and PowerPoint dress tables: drawn dark."""

from itertools import combinations

import cv2
import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.pages import Grey, Mask, Picture

_BRIGHTER = 5  # grey steps by which a rule is brighter than the brightest on both its sides
_BESIDE = 5  # pixels: so far away are its sides, and thicker is no such rule
_WINDOWS = (41, 15)  # pixels of a level and an upright rule that are looked at together
_RUNS = (60, 18)  # pixels that it is long at least; a row of small print is 28 high
_HOLE = 71  # pixels between two runs of one rule
_RULED = 1.0  # pages' widths of level and of upright rules: a fold or a scratch is shorter
_LOST = 12  # pixels of a rule at its ends, where a window holds more than it
_SEEN = 0.3  # of an edge: so much of a rule that is there is seen, and it is not drawn
_THICK = 3  # pixels of an edge that is drawn
_INK = 60  # grey of a rule, then


def darkened(picture: Picture) -> Picture:
    """The page with light rules in fills as dark ones, where a whole table is ruled so.

    Between lines of text paper is no brighter than beside them, for the brightest there counts.
    """
    grey = cv2.blur(np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8), (3, 3))
    level = _light(np.asarray(grey, np.uint8), _WINDOWS[0], _RUNS[0])
    if _is_short(level, picture.shape[1]):
        return picture
    upright = _light(np.ascontiguousarray(grey.T), _WINDOWS[1], _RUNS[1]).T
    if _is_short(upright, picture.shape[1] // 3):
        return picture
    found = picture.copy()
    found[(level | upright) > 0] = _INK
    across = np.flatnonzero(level.any(axis=0))
    for edge in _edges(upright, int(across[0]), int(across[-1])):
        if _is_ruled(level, edge):
            continue
        cv2.polylines(found, [edge], isClosed=False, color=(_INK,) * 3, thickness=_THICK)
    return found


def _edges(upright: Mask, left: int, right: int) -> list[npt.NDArray[np.int32]]:
    """Where a table ends above and below: nothing is lighter there than the paper beside it."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(upright)
    pieces = sorted(stats[1:].tolist())
    tallest = max(piece[3] for piece in pieces)
    tall = [piece for piece in pieces if 2 * piece[3] > tallest]
    xs = [x + width // 2 for x, _, width, _, _ in tall]
    tops = [y - _LOST for _, y, _, _, _ in tall]
    feet = [y + height + _LOST for _, y, _, height, _ in tall]
    return [_straight(xs, ys, (left, right)) for ys in (tops, feet)]


def _is_ruled(level: Mask, edge: npt.NDArray[np.int32]) -> bool:
    """Whether light rules were seen along an edge: below a dark header there are."""
    along = np.zeros_like(level)
    cv2.polylines(along, [edge], isClosed=False, color=(255,), thickness=2 * _LOST)
    seen = np.flatnonzero((along & level).any(axis=0))
    return bool(seen.size > _SEEN * (edge[-1, 0] - edge[0, 0]))


def _straight(xs: list[int], ys: list[int], ends: tuple[int, int]) -> npt.NDArray[np.int32]:
    """The line on which most of some points lie, between two ends: some rules end early."""
    slopes = [
        (other - one) / (there - here)
        for (here, one), (there, other) in combinations(zip(xs, ys, strict=True), 2)
        if there != here
    ]
    slope = float(np.median(slopes)) if slopes else 0.0
    at = float(np.median([y - slope * x for x, y in zip(xs, ys, strict=True)]))
    return np.array([(x, round(at + slope * x)) for x in ends], np.int32)


def _light(grey: Grey, window: int, run: int) -> Mask:
    """The level runs that are brighter than what is over and under them."""
    mean = cv2.blur(grey, (window, 1)).astype(np.int16)
    most = cv2.dilate(grey, np.ones((1, window), np.uint8)).astype(np.int16)
    over, under = np.full_like(most, 255), np.full_like(most, 255)
    over[_BESIDE:], under[:-_BESIDE] = most[:-_BESIDE], most[_BESIDE:]
    is_light: npt.NDArray[np.bool_] = mean - np.maximum(over, under) > _BRIGHTER
    mask = cv2.dilate(is_light.astype(np.uint8) * np.uint8(255), np.ones((3, 1), np.uint8))
    runs = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
    # Where rules cross none is brighter than its sides.
    return np.asarray(
        cv2.morphologyEx(runs, cv2.MORPH_CLOSE, np.ones((1, _HOLE), np.uint8)), np.uint8
    )


def _is_short(rules: Mask, width: int) -> bool:
    return bool(np.count_nonzero(rules) < _RULED * width * _BESIDE)
