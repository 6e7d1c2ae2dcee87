"""The paper in a photograph, told from its ground and from the shadows over both."""

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from tolok.documents.scanning.outline import outline_of
from tolok.documents.scanning.pages import Picture

CORNERS = np.array([(160, 130), (1440, 100), (1470, 1060), (130, 1090)], np.float64)


def photographed(shadow: float = 0.0) -> Picture:
    """A paper on a dark desk; the shadow of a hand, with a soft edge, takes that share of light."""
    picture = np.full((1200, 1600, 3), (60, 62, 66), np.float64)
    cv2.fillConvexPoly(picture, CORNERS.astype(np.int32), (245, 240, 232))
    x, y = np.meshgrid(np.arange(1600), np.arange(1200))
    edge = (x + 0.6 * y - 1250) / 60
    light = 1 - shadow / (1 + np.exp(-edge.clip(-30, 30)))
    return (picture * light[:, :, None]).astype(np.uint8)


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
