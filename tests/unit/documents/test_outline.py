"""The paper in a photograph, told from its ground and from the shadows over both."""

import itertools

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from tolok.documents.scanning.colours import sheet_of
from tolok.documents.scanning.outline import outline_of
from tolok.documents.scanning.pages import Picture
from tolok.documents.scanning.ruling import grids_of
from tolok.documents.scanning.straightening import straightened

CORNERS = np.array([(160, 130), (1440, 100), (1470, 1060), (130, 1090)], np.float64)


def photographed(shadow: float = 0.0) -> Picture:
    """A paper on a dark desk; the shadow of a hand, with a soft edge, takes that share of light."""
    picture = np.full((1200, 1600, 3), (60, 62, 66), np.float64)
    cv2.fillConvexPoly(picture, CORNERS.astype(np.int32), (245, 240, 232))
    x, y = np.meshgrid(np.arange(1600), np.arange(1200))
    edge = (x + 0.6 * y - 1250) / 60
    light = 1 - shadow / (1 + np.exp(-edge.clip(-30, 30)))
    return np.asarray(picture * light[:, :, None], np.uint8)


def corners_in(picture: Picture) -> npt.NDArray[np.float64]:
    """Where the corners of the straightened paper lie in the picture."""
    found = outline_of(picture)
    assert found is not None
    matrix, (width, height) = found
    target = np.array([[(0, 0), (width, 0), (width, height), (0, height)]], np.float64)
    return np.asarray(cv2.perspectiveTransform(target, np.linalg.inv(matrix))[0], np.float64)


@pytest.mark.parametrize("shadow", [0.0, 0.35, 0.55])
def test_the_edges_of_a_paper_are_found_and_not_those_of_a_shadow_on_it(shadow: float) -> None:
    assert np.abs(corners_in(photographed(shadow)) - CORNERS).max() < 12


def test_a_scan_that_is_all_paper_has_no_outline() -> None:
    assert outline_of(np.full((1200, 1600, 3), 250, np.uint8)) is None


def askew(rows: int, columns: int) -> Picture:
    """A table whose upright rules are in pieces, seen from aside; the paper fills the picture."""
    drawn = np.full((1200, 1600), 250, np.uint8)
    ys, xs = np.linspace(120, 1080, rows + 1), np.linspace(100, 1500, columns + 1)
    for y in ys:
        cv2.line(drawn, (100, round(y)), (1500, round(y)), 60, 2)
    for x in xs:
        for top, bottom in itertools.pairwise(ys):
            cv2.line(drawn, (round(x), round(top) + 3), (round(x), round(bottom) - 3), 60, 2)
    corners = np.array([(0, 0), (1600, 0), (1600, 1200), (0, 1200)], np.float32)
    seen = np.array([(20, 10), (1585, -40), (1540, 1190), (-50, 1230)], np.float32)
    view = cv2.getPerspectiveTransform(corners, seen)
    picture = cv2.warpPerspective(drawn, view, (1600, 1200), borderValue=(250,) * 3)
    return np.dstack([picture] * 3)


def test_a_paper_that_fills_the_picture_is_straightened_by_its_rules() -> None:
    picture = askew(16, 12)
    rules = straightened(picture, sheet_of(picture)).rules
    (grid,) = grids_of(rules, rules, 14)
    assert (len(grid.ys) - 1, len(grid.xs) - 1) == (16, 12)
