"""The gentle bends that remain in a page: measured on its ruled lines, taken out everywhere."""

from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.pages import Mask
from tolok.documents.scanning.ruling import Rules

Field = npt.NDArray[np.floating[Any]]

_STEP = 24  # pixels between the places where a rule is measured
_LEAST_LINES = 4  # each way, before a bend is believed
_WORTH = 0.9  # pixels: what is straighter already stays as it is
_MOST = 0.03  # of the page: a bend that is larger was not measured, but imagined


class Bend(NamedTuple):
    """How far each place of the straight page lies from its source: polynomials of x and y."""

    across: Field
    """Shift of x, by the powers of ``_powers``."""
    down: Field
    """Shift of y, by the same."""

    def sources(self, size: tuple[int, int]) -> tuple[Field, Field]:
        """For each pixel of the straight page, x and y of where it comes from."""
        width, height = size
        x = np.arange(width, dtype=np.float32)
        y = np.arange(height, dtype=np.float32)
        powers_x = np.vander(x / width - 0.5, 4, increasing=True)
        powers_y = np.vander(y / height - 0.5, 4, increasing=True)
        across, down = (
            (powers_y @ _square(part) @ powers_x.T).astype(np.float32)
            for part in (self.across, self.down)
        )
        return across + x[None, :], down + y[:, None]


def _square(part: Field) -> Field:
    """The weights of powers as a matrix: of y down, of x across."""
    found = np.zeros((4, 4), np.float32)
    for weight, (a, b) in zip(part, _POWERS, strict=True):
        found[b, a] = weight
    return found


def bend_of(rules: Rules, shape: tuple[int, ...]) -> Bend | None:
    """The bend of a page so high and wide, None where its rules are straight or too few to tell."""
    height, width = shape
    level = _traced(rules.level)
    upright = _traced(np.ascontiguousarray(rules.upright.T))
    down = _fitted([(x / width - 0.5, y / height - 0.5, y) for x, y in level], _BY_X)
    across = _fitted([(x / width - 0.5, y / height - 0.5, x) for y, x in upright], _BY_Y)
    if down is None or across is None:
        return None
    grid = np.linspace(-0.5, 0.5, 9)
    x, y = np.meshgrid(grid, grid)
    shifts = [np.abs(_shift(part, x, y)).max() for part in (across, down)]
    if max(shifts) < _WORTH or max(shifts) > _MOST * max(shape):
        return None
    return Bend(across, down)


_POWERS = ((1, 0), (2, 0), (3, 0), (1, 1), (2, 1), (1, 2), (0, 1), (0, 2), (0, 3))
_BY_X = (0, 1, 2, 3, 4, 5)
"""Powers that bend a level line: those with x."""
_BY_Y = (3, 4, 5, 6, 7, 8)


def _shift(part: Field, x: Field, y: Field) -> Field:
    total = np.zeros_like(x)
    for weight, (a, b) in zip(part, _POWERS, strict=True):
        if weight:
            total += weight * x**a * y**b
    return total


def _traced(mask: Mask) -> list[tuple[Field, Field]]:
    """Each level run as places along it and where it lies there."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = []
    for label in range(1, len(stats)):
        x, y, width, height, _ = (int(value) for value in stats[label])
        if width < 5 * _STEP or height > 0.1 * width + 6:
            continue
        part = labels[y : y + height, x : x + width : _STEP] == label
        weight = part.sum(axis=0)
        seen = weight > 0
        rows = np.arange(height)[:, None]
        at = (part * rows).sum(axis=0)[seen] / weight[seen]
        found.append((x + np.arange(0, width, _STEP)[seen].astype(np.float64), y + at))
    return found


def _fitted(lines: list[tuple[Field, Field, Field]], powers: tuple[int, ...]) -> Field | None:
    """The polynomial that makes all lines straight, each line's own place left free."""
    if len(lines) < _LEAST_LINES:
        return None
    terms, values = [], []
    for x, y, value in lines:
        powered = np.column_stack([x ** _POWERS[p][0] * y ** _POWERS[p][1] for p in powers])
        terms.append(powered - powered.mean(axis=0))
        values.append(value - value.mean())
    left, right = np.vstack(terms), np.concatenate(values)
    if len(right) < 60:
        return None
    weight: npt.NDArray[np.floating[Any]] = np.ones(len(right))
    solved = np.zeros(len(powers))
    for _ in range(4):
        # A little stiffness keeps places without rules from being thrown about.
        square = left.T @ (left * weight[:, None]) + 0.02 * np.eye(len(powers))
        solved = np.linalg.solve(square, left.T @ (right * weight))
        off = np.abs(right - left @ solved)
        weight = 1 / (1 + (off / 1.5) ** 2)
    part = np.zeros(len(_POWERS))
    part[list(powers)] = solved
    return part
