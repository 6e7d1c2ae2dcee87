"""A sheet of paper on a darker ground, as a photograph shows it."""

import cv2
import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.pages import Grey, Picture

Matrix = npt.NDArray[np.float64]
Points = npt.NDArray[np.float64]

_VIEW = 600  # pixels of the longer side, enough to see a paper's edges
_LEAST, _MOST = 0.2, 0.985  # of the picture: less is no page, more needs no cutting
_SHARES = (1.0, 0.55, 0.65, 0.75, 0.85, 1.15)  # of the brightness that parts a picture best
_BESIDE = 8  # pixels of that view on both sides of an edge, where closing marks moved none
_SHARP = 25.0  # grey steps across an edge of paper; a shadow of a hand has some 14
_CONTRAST = 40  # grey steps between paper and ground


def outline_of(picture: Picture) -> tuple[Matrix, tuple[int, int]] | None:
    """The view that makes the paper a rectangle, with its size; None where no paper stands out.

    Shadows part light from dark, too, and softly: of the outlines at several brightnesses the one
    counts whose every side is sharp; where none is, the paper fills the picture.
    """
    scale = _VIEW / max(picture.shape[:2])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    low = np.asarray(cv2.medianBlur(np.ascontiguousarray(small.min(axis=2)), 9), np.uint8)
    low = np.asarray(cv2.morphologyEx(low, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), np.uint8)
    usual, _ = cv2.threshold(low, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    found = [corners for share in _SHARES if (corners := _paper_at(low, share * usual)) is not None]
    best = max(found, key=lambda corners: _sharpness(low, corners), default=None)
    if best is None or _sharpness(low, best) < _SHARP:
        return None
    return _rectangle((best + 0.5) / scale)


def _paper_at(low: Grey, threshold: float) -> Points | None:
    """The corners of the largest part of a picture that is brighter than that, if it is a paper."""
    bright = np.where(low > threshold, 255, 0).astype(np.uint8)
    bright = np.asarray(cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8)))
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    area = cv2.contourArea(hull)
    if not _LEAST * bright.size < area < _MOST * bright.size:
        return None
    corners = _corners(np.asarray(hull, np.int32))
    return None if corners is None or not _is_paper(low, corners, area) else corners


def _sharpness(low: Grey, corners: Points) -> float:
    """By how many grey steps the ground falls off from the paper, at the side where it does least.

    Steps are counted between a little inside and a little outside; a side along the picture's own
    border has no outside, and falls off as much as any.
    """
    middle = corners.mean(axis=0)
    falls = []
    for begin, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = begin + (end - begin) * np.linspace(0.05, 0.95, 40)[:, None]
        normal = np.array([end[1] - begin[1], begin[0] - end[0]])
        normal = normal / max(1.0, float(np.hypot(*normal)))
        normal *= np.sign(float(normal @ (along.mean(axis=0) - middle))) * _BESIDE
        inner, outer = (np.rint(along + side * normal).astype(int) for side in (-1, 1))
        there = ((outer >= 0) & (outer < low.shape[::-1])).all(axis=1)
        if there.any():
            inner = inner.clip(0, np.array(low.shape[::-1]) - 1)
            fall = low[inner[there, 1], inner[there, 0]].astype(float)
            falls.append(float(np.median(fall - low[outer[there, 1], outer[there, 0]])))
    return min(falls, default=0.0)


def _corners(hull: npt.NDArray[np.int32]) -> Points | None:
    """Four corners of a hull: upper left, upper right, lower right, lower left."""
    around = cv2.arcLength(hull, closed=True)
    for share in (0.01, 0.015, 0.02, 0.03, 0.04, 0.05):
        found = cv2.approxPolyDP(hull, share * around, closed=True)
        if len(found) == 4:
            points = np.asarray(found, np.float64).reshape(4, 2)
            both, apart = points.sum(axis=1), points[:, 1] - points[:, 0]
            order = [int(i) for i in (both.argmin(), apart.argmin(), both.argmax(), apart.argmax())]
            return points[order] if len(set(order)) == 4 else None
    return None


def _is_paper(low: Grey, corners: Points, area: float) -> bool:
    """Whether the corners hold what the hull does, and it is much brighter than around it."""
    inside = np.zeros(low.shape, np.uint8)
    cv2.fillConvexPoly(inside, corners.astype(np.int32), (255,))
    covered = float(np.count_nonzero(inside))
    around = low[inside == 0]
    if not 0.9 < covered / area < 1.1 or around.size < 0.01 * low.size:
        return False
    return bool(np.median(low[inside > 0]) > np.median(around) + _CONTRAST)


def _rectangle(corners: Points) -> tuple[Matrix, tuple[int, int]]:
    """The view that makes the corners a rectangle as large as their longest sides."""
    upper, right, lower, left = (
        float(np.linalg.norm(corners[a] - corners[b])) for a, b in ((0, 1), (1, 2), (2, 3), (3, 0))
    )
    width, height = max(upper, lower), max(left, right)
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    return np.asarray(matrix, np.float64), (max(1, round(width)), max(1, round(height)))
