"""Whether a cell has a side: how much of each stretch between two crossings is ruled."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.pages import Mask

EDGE = 0.45  # of a cell's side must be ruled for the side to be there
_STRAIGHT = 0.8  # of a side in ink, in one row of pixels: more than any letter's stem
_STRAIGHT_ALONE = 0.5  # enough where no letters reach over the side
_STRAIGHT_BETWEEN = 0.4  # enough where the rule goes on at both ends
_TOUCHED = 0.12  # of a side: so little ink beside it is a speck's, or a tail's
_UNBROKEN = 0.9  # of a side in ink, in one row of pixels: few words are as full
_THIN = 0.35  # of a side in ink, more than in some row of pixels near it, on either side
_ABOUT = 0.05  # of a side in ink, less than in the fullest row: it is of the rule as well
_BARELY = 0.25  # the same of a rule over which words run, being unbroken
_PIECE = 12  # times what is near: so little of a rule lies level, be the page bent
_FAINT_EDGE = 0.15  # the same, of what was found as rules


def ruled_shares(
    mask: Mask, ink: Mask, places: tuple[list[int], list[int]], near: int
) -> npt.NDArray[np.float64]:
    """How much of each side between two crossings is ruled: lines across × fields along.

    A side between two rows of small print is too short to have been found as a rule by itself;
    where a straight run of ink joins its crossings it counts all the same.
    """
    across, along = places
    found = np.zeros((len(across), len(along) - 1))
    weak = np.zeros(found.shape, np.bool_)
    short = 6 * near
    for i, at in enumerate(across):
        band = mask[max(0, at - near) : at + near + 1].max(axis=0) > 0
        rows = ink[max(0, at - near) : at + near + 1] > 0
        words = crossed(ink, at, near)
        for j, (begin, end) in enumerate(pairwise(along)):
            inset = min(near, max(0, (end - begin) // 4))
            side = slice(begin + inset, end - inset)
            if side.start >= side.stop:
                found[i, j] = 1.0
                continue
            side_ink = rows[:, begin:end]
            straight = float(side_ink.mean(axis=1).max())  # no stem joins two rules
            # Beyond a crossing a rule reaches in too far to be seen in a short side.
            share = float(band[side].mean()) if end - begin > short else 0.0
            if words[side].mean() > _TOUCHED:
                is_whole = straight > _UNBROKEN and _is_thin(side_ink, near, _BARELY)
                is_line = is_whole or _joins(side_ink, near) or _is_thin(side_ink, near)
                found[i, j] = 0.0 if not is_line else 1.0 if straight > _STRAIGHT else share
            elif straight > (_STRAIGHT if end - begin > short else _STRAIGHT_ALONE):
                found[i, j] = 1.0  # no word has room along a short side
            elif straight > _STRAIGHT_ALONE:
                found[i, j] = 1.0 if is_rule(side_ink, near) else 0.0
            elif share > _FAINT_EDGE:
                found[i, j] = 1.0 if is_rule(side_ink[:, band[begin:end]], near) else 0.0
            elif straight > _STRAIGHT_BETWEEN:
                weak[i, j] = _is_thin(side_ink, near)
    return np.where(weak & _goes_on(found), 1.0, found)


def _goes_on(shares: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Which sides lie between two of their line that are ruled, or at its end beside one."""
    ruled = np.pad(shares >= EDGE, ((0, 0), (1, 1)), constant_values=True)
    return np.asarray(ruled[:, :-2] & ruled[:, 2:] & (shares.shape[1] > 1), np.bool_)


def reaching(ink: Mask, places: tuple[list[int], list[int]], near: int) -> npt.NDArray[np.bool_]:
    """Which sides are not known to be too short: a letter's stem ends before it meets a crossing.

    Of a side as short as a line of print nearly all must be straight ink: capitals that begin the
    units of a column stand one under the other, and their stems are more than half of it.
    """
    across, along = places
    found = np.ones((len(across), len(along) - 1), np.bool_)
    for i, at in enumerate(across):
        rows = ink[max(0, at - near) : at + near + 1] > 0
        for j, (begin, end) in enumerate(pairwise(along)):
            if end - begin <= 6 * near:
                found[i, j] = rows[:, begin:end].mean(axis=1).max() > _STRAIGHT
    return found


def has_own_words(ink: Mask, places: list[int], rows: tuple[int, int], near: int) -> bool:
    """Whether each column between some places has words of its own that keep away from its sides.

    Dotted sides of a low row are too short to be seen, and words of a merged cell run over them.
    """
    top, bottom = rows
    filled = (ink[top + near + 1 : bottom - near] > 0).sum(axis=0) > 1
    apart = all(
        not filled[at - 5 * near // 2 : at - near].any()
        and not filled[at + near + 1 : at + 3 * near // 2 + 1].any()
        for at in places[1:-1]
    )
    return apart and all(
        filled[left + near + 1 : right - near].any() for left, right in pairwise(places)
    )


def is_rule(rows: npt.NDArray[np.bool_], near: int) -> bool:
    """Whether what was found as a rule is thin piece by piece: bold words lie on no rule.

    A rule may lie askew, so that no row of pixels shows all of it.
    """
    pieces = np.array_split(rows, max(1, rows.shape[1] // (_PIECE * near)), axis=1)
    return 2 * sum(_is_thin(piece, near) for piece in pieces) > len(pieces)


def _is_thin(rows: npt.NDArray[np.bool_], near: int, more: float = _THIN) -> bool:
    """Whether paper lies close on both sides of the fullest rows of pixels: words are tall."""
    share = rows.mean(axis=1)
    fullest = np.flatnonzero(share >= share.max() - _ABOUT)
    at, away = int(fullest[len(fullest) // 2]), max(3, near * 2 // 3)
    paper = np.flatnonzero(share < share.max() - more)
    over, under = paper[(paper < at) & (paper >= at - away - 1)], paper[paper > at][:1]
    is_closed = (over.size or at == 0) and (under.size or at == len(share) - 1)
    first, last = over.max(initial=-1), under.min(initial=len(share))
    return bool(is_closed and last - at <= away + 1 and last - first - 1 <= near + 1)


def _joins(rows: npt.NDArray[np.bool_], near: int) -> bool:
    """Whether a thin line of ink reaches one of the crossings of a side: words keep away from both.

    Those of a merged cell run over it, and are no line.
    """
    reach = 2 * max(6, near * 3 // 2)  # twice as long as a break of a rule may be
    ends = rows[:, 1:reach], rows[:, -reach:-1]
    return any(end.mean(axis=1).max() > EDGE and _is_thin(end, near) for end in ends)


def crossed(ink: Mask, at: int, near: int) -> npt.NDArray[np.bool_]:
    """Where ink stands close on both sides of a line: letters that reach over it."""
    over, under = ink[max(0, at - near - 2) : max(1, at - 2)], ink[at + 3 : at + near + 3]
    if not len(under):
        return np.zeros(ink.shape[1], np.bool_)
    return np.asarray((over.max(axis=0) > 0) & (under.max(axis=0) > 0), np.bool_)
