"""Level lines, right angles: a page as if it had lain flat under a scanner.

The paper's outline gives the first view, the vanishing points of long lines the second, the bends
of ruled lines the third; all are joined before pixels move, so that letters are drawn anew once.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.bending import Bend, bend_of
from tolok.documents.scanning.colours import PAPER, Sheet
from tolok.documents.scanning.ink import Marks, marks_of
from tolok.documents.scanning.outline import outline_of
from tolok.documents.scanning.pages import Grey, Picture
from tolok.documents.scanning.ruling import Rules, rules_of

Matrix = npt.NDArray[np.float64]
Lines = npt.NDArray[np.float64]
"""Rows of x1, y1, x2, y2."""

Size = tuple[int, int]
"""Width and height in pixels."""

_VIEW = 1600  # pixels of the longer side, enough to see lines on
_MOST_TURN = 25.0  # degrees; more is a turn of the page, not a skew
_LONG = 0.04  # of the view's longer side: a segment that letters do not make
_SHORT = 0.01  # of it: a piece of a rule between two rows
_GAP, _OFF = 0.006, 3.0  # of it, and pixels, by which a rule's next piece may be away
_CHAIN = 0.12  # of it: several rows
_FLAT = 0.003  # of it: a view that moves corners less is that of a page that lay flat
_ENOUGH = 6  # long segments each way before vanishing points are believed
_MOST_PIXELS = 16_000_000  # of a straightened page: no view may blow it up


class Flat(NamedTuple):
    """A level sheet, with the ink and the rules of the page as it was: both are dear to find."""

    sheet: Sheet
    marks: Marks
    rules: Rules


def straightened(picture: Picture, sheet: Sheet) -> Flat:
    """The sheet with its lines level and upright; turns by quarters are not undone here."""
    height, width = sheet.plain.shape
    matrix, size = outline_of(picture) or (np.eye(3), (width, height))
    seen, scale = _view(sheet.plain, matrix, size)
    shrink = np.diag([scale, scale, 1.0])
    correction = _levelling(seen)
    if correction is not None:
        correction = np.linalg.inv(shrink) @ correction @ shrink
        matrix, size = _framed(correction @ matrix, correction, size)
    flat = _flat(_each(sheet, lambda grey: _warped(grey, matrix, size)))
    bend = bend_of(flat.rules, flat.sheet.plain.shape)
    if bend is None:
        return flat
    return _flat(_bent(sheet, matrix, size, bend))


def _flat(sheet: Sheet) -> Flat:
    marks = marks_of(sheet.plain)
    return Flat(sheet, marks, rules_of(marks))


def turned(flat: Flat, quarters: int) -> Flat:
    """The sheet turned by so many quarters against the clock."""
    return _flat(_each(flat.sheet, lambda grey: np.ascontiguousarray(np.rot90(grey, quarters))))


def lies_sideways(flat: Flat) -> bool:
    """Whether lines of text run up or down: a letter's nearest neighbour is of its own line."""
    letters = flat.marks.letters[:6000]
    if len(letters) < 30:
        return False
    left, top = letters[:, 0].astype(np.float32), letters[:, 1].astype(np.float32)
    right, bottom = left + letters[:, 2], top + letters[:, 3]
    votes = 0
    for i in range(0, len(letters), max(1, len(letters) // 700)):
        beside = np.maximum(np.maximum(left - right[i], left[i] - right), 0)
        over = np.maximum(np.maximum(top - bottom[i], top[i] - bottom), 0)
        distance = beside + over
        distance[i] = np.inf
        near = int(distance.argmin())
        votes += 1 if over[near] <= beside[near] else -1
    return votes < 0


def _view(grey: Grey, matrix: Matrix, size: Size) -> tuple[Grey, float]:
    """A small copy of the page under a first view, and its scale."""
    scale = min(1.0, _VIEW / max(size))
    small = (max(1, round(size[0] * scale)), max(1, round(size[1] * scale)))
    pre = cv2.GaussianBlur(grey, (0, 0), 0.45 / scale) if scale < 0.8 else grey
    shrink = np.diag([scale, scale, 1.0])
    return _warped(np.asarray(pre, np.uint8), shrink @ matrix, small), scale


def _warped(grey: Grey, matrix: Matrix, size: Size) -> Grey:
    if np.allclose(matrix, np.eye(3), atol=1e-7) and grey.shape == (size[1], size[0]):
        return grey
    return np.asarray(
        cv2.warpPerspective(
            grey,
            matrix,
            size,
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=(PAPER,) * 3,
        ),
        np.uint8,
    )


def _bent(sheet: Sheet, matrix: Matrix, size: Size, bend: Bend) -> Sheet:
    """The page drawn anew through the view and the bend at once."""
    x, y = bend.sources(size)
    back = np.linalg.inv(matrix).astype(np.float32)
    depth = back[2, 0] * x + back[2, 1] * y + back[2, 2]
    from_x = np.asarray((back[0, 0] * x + back[0, 1] * y + back[0, 2]) / depth, np.float32)
    from_y = np.asarray((back[1, 0] * x + back[1, 1] * y + back[1, 2]) / depth, np.float32)
    edge, paper = cv2.BORDER_CONSTANT, (PAPER,) * 3

    def drawn(grey: Grey) -> Grey:
        there = cv2.remap(grey, from_x, from_y, cv2.INTER_CUBIC, None, edge, paper)
        return np.asarray(there, np.uint8)

    return _each(sheet, drawn)


def _each(sheet: Sheet, change: Callable[[Grey], Grey]) -> Sheet:
    """Both greys changed; once, where they are one."""
    plain = change(sheet.plain)
    black = plain if sheet.black is sheet.plain else change(sheet.black)
    return sheet._replace(black=black, plain=plain)


def _levelling(view: Grey) -> Matrix | None:
    """What makes the view's lines level and upright, or None where they are already."""
    pieces = _pieces(view)
    lines = pieces[_lengths(pieces) > _LONG * max(view.shape)]
    angle = _turn(lines) if len(lines) >= 4 else _skew_of_text(view)
    height, width = view.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rotation = np.asarray(np.vstack([turn, [0, 0, 1]]), np.float64)
    perspective = _from_above(_moved(lines, rotation), _moved(pieces, rotation), (width, height))
    if perspective is None:
        return rotation if abs(angle) > 0.02 else None
    return np.asarray(perspective @ rotation, np.float64)


def _from_above(lines: Lines, pieces: Lines, size: Size) -> Matrix | None:
    """The view from straight above; of pieces of rules only where it is another view at all."""
    side, middle = max(size), (size[0] / 2, size[1] / 2)
    level, upright = _both_ways(lines)
    if len(upright) >= _ENOUGH:
        return _perspective(level, upright, middle, side)
    # Rows of small print leave of upright rules only short pieces between the level ones.
    found = _perspective(level, _chained(_both_ways(pieces)[1], side), middle, side)
    return None if found is None or _moved_by(found, size) < _FLAT * side else found


def _moved_by(view: Matrix, size: Size) -> float:
    """By how many pixels a view moves a corner of the page more than the others."""
    width, height = size
    corners = np.array([[(0, 0), (width, 0), (width, height), (0, height)]], np.float64)
    shifts = np.asarray(cv2.perspectiveTransform(corners, view), np.float64) - corners
    return float(np.abs(shifts - shifts.mean(axis=1)).max())


def _pieces(view: Grey) -> Lines:
    """All straight segments that letters hardly make."""
    # The library's types forget that a view without lines gives none.
    found: Any = cv2.createLineSegmentDetector(cv2.LSD_REFINE_STD).detect(view)[0]
    if found is None:
        return np.zeros((0, 4))
    lines = np.asarray(found, np.float64).reshape(-1, 4)
    return np.asarray(lines[_lengths(lines) > _SHORT * max(view.shape)])


def _lengths(lines: Lines) -> npt.NDArray[np.float64]:
    return np.asarray(np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]))


def _both_ways(lines: Lines) -> tuple[Lines, Lines]:
    """The lines that run about level, and those that run about upright."""
    dx, dy = np.abs(lines[:, 2] - lines[:, 0]), np.abs(lines[:, 3] - lines[:, 1])
    return lines[dy < 0.35 * dx], lines[dx < 0.35 * dy]


def _chained(pieces: Lines, side: int) -> Lines:
    """Long upright lines of pieces that go on where others end: letters' stems never do."""
    down = np.where((pieces[:, 1] > pieces[:, 3])[:, None], pieces[:, [2, 3, 0, 1]], pieces)
    chains: list[npt.NDArray[np.float64]] = []
    for piece in down[np.argsort(down[:, 1])]:
        slope = (piece[2] - piece[0]) / (piece[3] - piece[1])
        for chain in chains:
            gap = piece[1] - chain[3]
            off = abs(piece[0] - slope * gap - chain[2])
            if abs(gap) < _GAP * side and off < _OFF and piece[3] > chain[3]:
                chain[2:] = piece[2:]
                break
        else:
            chains.append(piece.copy())
    whole = np.array(chains).reshape(-1, 4)
    return np.asarray(whole[_lengths(whole) > _CHAIN * side])


def _turn(lines: Lines) -> float:
    """The turn in degrees that most of the lines share, up to quarters."""
    dx, dy = lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]
    angle = (np.degrees(np.arctan2(dy, dx)) + 45) % 90 - 45
    weight = np.hypot(dx, dy)
    order = np.argsort(angle)
    # The median weighted by length; lines that are no rules are few among the long ones.
    run = np.cumsum(weight[order])
    turn = float(angle[order][np.searchsorted(run, run[-1] / 2)])
    near = np.abs(angle - turn) < 4
    turn = float(np.average(angle[near], weights=weight[near]))
    return turn if abs(turn) <= _MOST_TURN else 0.0


def _skew_of_text(view: Grey) -> float:
    """Where no lines are ruled: the turn at which lines of text are sharpest in profile."""
    dark = marks_of(view).dark
    small = cv2.resize(dark, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    height, width = small.shape

    def sharpness(angle: float) -> float:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        turned_ = cv2.warpAffine(small, turn, (width, height))
        return max(
            float(np.square(np.diff(turned_.sum(axis=axis, dtype=np.float64))).sum())
            for axis in (0, 1)
        )

    best = max(np.arange(-8, 8.1, 0.5), key=sharpness)
    best = max(np.arange(best - 0.4, best + 0.41, 0.1), key=sharpness)
    return float(best)


def _moved(lines: Lines, matrix: Matrix) -> Lines:
    if not len(lines):
        return lines
    points = lines.reshape(-1, 1, 2)
    return np.asarray(cv2.perspectiveTransform(points, matrix), np.float64).reshape(-1, 4)


def _perspective(
    level: Lines, upright: Lines, middle: tuple[float, float], side: int
) -> Matrix | None:
    """The view from straight above, of the points where level and upright lines would meet."""
    if min(len(level), len(upright)) < _ENOUGH:
        return None
    shift = np.array(
        [[1 / side, 0, -middle[0] / side], [0, 1 / side, -middle[1] / side], [0, 0, 1]]
    )
    across = _meeting(_moved(level, shift))
    down = _meeting(_moved(upright, shift))
    horizon = np.cross(across, down)
    if abs(horizon[2]) < 1e-9:
        return None
    horizon = horizon / horizon[2]
    if max(abs(horizon[0]), abs(horizon[1])) > 0.8:  # steeper than anybody holds a telephone
        return None
    flat = np.array([[1, 0, 0], [0, 1, 0], [horizon[0], horizon[1], 1]])
    across, down = flat @ across, flat @ down
    square = np.linalg.inv(
        np.column_stack(
            [
                across[:2] / np.hypot(*across[:2]) * np.sign(across[0] or 1),
                down[:2] / np.hypot(*down[:2]) * np.sign(down[1] or 1),
            ]
        )
    )
    affine = np.eye(3)
    affine[:2, :2] = square
    return np.asarray(np.linalg.inv(shift) @ affine @ flat @ shift, np.float64)


def _meeting(lines: Lines) -> npt.NDArray[np.float64]:
    """The point (homogeneous) where most of the lines would meet; strays are weighed down."""
    ends = np.dstack([lines.reshape(-1, 2, 2), np.ones((len(lines), 2, 1))])
    normals = np.cross(ends[:, 0], ends[:, 1])
    normals /= np.linalg.norm(normals[:, :2], axis=1, keepdims=True)
    length = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])
    middles = ends.mean(axis=1)
    weight = length**2
    point = np.zeros(3)
    for _ in range(12):
        weighted = normals * np.sqrt(weight)[:, None]
        point = np.linalg.svd(weighted, full_matrices=False)[2][-1]
        # How far a line's direction is from the point, as an angle.
        toward = point[None, :2] - middles[:, :2] * point[2]
        toward /= np.maximum(np.linalg.norm(toward, axis=1, keepdims=True), 1e-12)
        off = np.abs((toward * normals[:, :2]).sum(axis=1))
        scale = max(float(np.median(off)) * 2, 0.0005)
        weight = length**2 / (1 + (off / scale) ** 2)
    return np.asarray(point, np.float64)


def _framed(matrix: Matrix, correction: Matrix, view: Size) -> tuple[Matrix, Size]:
    """The view moved and scaled so that what the first view showed is kept, and its size."""
    width, height = view
    corners = np.array([[[0, 0]], [[width, 0]], [[width, height]], [[0, height]]], np.float64)
    moved = np.asarray(cv2.perspectiveTransform(corners, correction), np.float64).reshape(4, 2)
    low, high = moved.min(axis=0), moved.max(axis=0)
    spread = np.maximum(high - low, 1)
    scale = min(1.3 * max(view) / max(spread), (_MOST_PIXELS / float(spread.prod())) ** 0.5)
    scale = min(scale, 1.0)
    move = np.array([[scale, 0, -low[0] * scale], [0, scale, -low[1] * scale], [0, 0, 1]])
    return move @ matrix, (max(1, round(spread[0] * scale)), max(1, round(spread[1] * scale)))
