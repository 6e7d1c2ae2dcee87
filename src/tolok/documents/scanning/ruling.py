"""Ruled lines: where they run, and the grid that they make, merged cells included."""

from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.boxes import Grid, Sides, boxes_of
from tolok.documents.scanning.dashes import joined_dashes
from tolok.documents.scanning.ink import Marks
from tolok.documents.scanning.pages import Mask
from tolok.documents.scanning.sides import EDGE, crossed, is_rule, reaching, ruled_shares
from tolok.documents.scanning.stacked import Crossing, Line, apart

_PIECES = (3.0, 1.8)  # letters: what of a level and an upright rule is unbroken
_FULL = 0.6  # of a window must be ink for it to lie on a rule: rules are broken, text is airier
_BESIDE = 0.75  # more ink than this on one side and it is a bar or a shadow, not a rule
_LEVEL, _UPRIGHT = 5.0, 3.6  # letters: shorter runs are words' edges, or strokes over strokes
_GAP = 12.0  # letters: a piece that long may be missing from a rule
_WIDE = 0.3  # of a table's width: no words are ruled that long
_PART = 0.1  # of that width is the narrowest column below which a rule is sought
_TALL = 0.25  # of a table's height: no letter and no stamp is that tall
_ASTRAY = 1.5  # letters: so far before a crossing a dashed rule may end
_LIGHT = 0.3  # of a light rule must be seen to be drawn through its table
_SUPPORT = 0.25  # of a table's height must show a column's side
_THICK = 4.0  # pixels: what a rule that is crossed may be thick
_NARROW = 1.3  # letters: no column is narrower, but a rule and a stroke beside it may be as close


class Rules(NamedTuple):
    """The pixels of level and upright rules, and their runs."""

    level: Mask
    upright: Mask
    ink: Mask
    levels: tuple[Line, ...]
    uprights: tuple[Line, ...]


def rules_of(marks: Marks) -> Rules:
    """The rules of a page."""
    ink = marks.all | joined_dashes(marks.dark, marks.letter)
    sideways = np.ascontiguousarray(ink.T)
    level = _runs(ink, marks.letter, _LEVEL, _PIECES[0])
    upright = np.ascontiguousarray(_runs(sideways, marks.letter, _UPRIGHT, _PIECES[1]).T)
    return Rules(
        level,
        upright,
        ink,
        _lines(level, _LEVEL * marks.letter),
        _lines(np.ascontiguousarray(upright.T), _UPRIGHT * marks.letter),
    )


def _runs(ink: Mask, letter: int, letters: float, piece: float) -> Mask:
    """Pixels on level rules: windows nearly full of ink, with paper over or under them."""
    window = max(24, round(letters * letter)) | 1
    # No letter has a straight run as long as this; the pieces of a broken rule mostly have.
    pieces = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, round(piece * letter)), np.uint8))
    thick = cv2.dilate(pieces, np.ones((3, 1), np.uint8))  # a rule steps a row now and then
    full = cv2.boxFilter(thick, -1, (window, 1), normalize=True)
    beside = cv2.boxFilter(ink, -1, (window, 1), normalize=True)
    away = max(4, letter // 3)
    over = np.full_like(beside, 0)
    under = np.full_like(beside, 0)
    over[away:] = beside[:-away]
    under[:-away] = beside[away:]
    found = (full > int(_FULL * 255)) & (np.maximum(over, under) <= int(_BESIDE * 255))
    mask = found.astype(np.uint8) * np.uint8(255)
    # The window's middle was found; its ends belong to the rule where they are ink.
    mask = np.asarray(cv2.dilate(mask, np.ones((1, window), np.uint8)), np.uint8)
    mask &= np.asarray(cv2.dilate(thick, np.ones((1, letter | 1), np.uint8)), np.uint8)
    return mask


def _lines(mask: Mask, least: float) -> tuple[Line, ...]:
    """The level runs of a mask, long enough for rules."""
    _, _, stats, centres = cv2.connectedComponentsWithStats(mask, connectivity=8)
    return tuple(
        Line(int(x), int(x + width), float(centre[1]))
        for (x, _, width, height, _), centre in zip(stats[1:], centres[1:], strict=True)
        if width >= least and width > 4 * height
    )


def grids_of(
    rules: Rules, plain: Rules, letter: int, *, is_redrawn: bool = False
) -> tuple[Grid, ...]:
    """The ruled tables of a page, from top to bottom: rules that cross each other, gathered.

    ``plain`` are the rules of the page with its coloured ink: where lines of a table lie is asked
    of black rules, whether a cell has a side there of all. Where they are redrawn ones
    (``is_redrawn``) a line that some of a table shows goes through it, and it has no outer sides.
    """
    near = max(3.0, 0.4 * letter)
    # A stamp's strokes seldom run level from rule to rule: rows are asked of all ink.
    runs = rules.levels if rules is plain else (*rules.levels, *plain.levels)
    levels = _mended(runs, near, _GAP * letter)
    uprights = _mended(rules.uprights, near, _GAP * letter)
    found: list[Grid] = []
    for crossing in _crossing(levels, uprights, letter):
        ys = _places(crossing.levels, near, _WIDE * _width(crossing.levels))
        whole = [crossing] if is_redrawn else apart(crossing, ys, rules.ink, round(near))
        for table in whole:
            grid = (
                _grid((rules, plain), table, letter, is_redrawn=is_redrawn) if all(table) else None
            )
            found += [grid] if grid else []
    return tuple(sorted(_outermost(found), key=lambda grid: (grid.ys[0], grid.xs[0])))


def level_places(rules: Rules, letter: int) -> list[tuple[tuple[int, int], list[int]]]:
    """Where level rules lie that reach from one end to another, with the ends, top to bottom.

    Shorter ones between such ends count as well: a cell that is merged down has none below it.
    """
    near = max(3.0, 0.4 * letter)
    groups = _gathered(_mended(rules.levels, near, _GAP * letter), near)
    spans = [(min(one.begin for one in some), max(one.end for one in some)) for some in groups]
    width = rules.level.shape[1]
    found: list[tuple[int, int]] = []
    for left, right in sorted(spans, key=lambda span: span[0] - span[1]):
        is_part = any(min(end, right) - max(begin, left) > near for begin, end in found)
        if right - left >= _WIDE * width and not is_part:
            found.append((left, right))
    return [
        (ends, _places(_within(groups, ends, near), near, _PART * (ends[1] - ends[0])))
        for ends in found
    ]


def _within(groups: list[list[Line]], ends: tuple[int, int], near: float) -> list[Line]:
    """The runs of rules between two ends."""
    return [
        line
        for group in groups
        for line in group
        if ends[0] - near <= line.begin and line.end <= ends[1] + near
    ]


def _mended(lines: tuple[Line, ...], near: float, gap: float) -> list[Line]:
    """Pieces of one rule as one line, where more of it is there than is missing."""
    mended: list[Line] = []
    for line in sorted(lines, key=lambda found: found.begin):
        best = None
        for index, other in enumerate(mended):
            apart = line.begin - other.end
            if abs(other.at - line.at) <= near and -near <= apart <= gap:
                missing = max(0, apart)
                if missing <= max(other.end - other.begin, line.end - line.begin):
                    closer = best is None or abs(mended[best].at - line.at) > abs(
                        other.at - line.at
                    )
                    best = index if closer else best
        if best is None:
            mended.append(line)
            continue
        other = mended[best]
        lengths = (other.end - other.begin, line.end - line.begin)
        at = (other.at * lengths[0] + line.at * lengths[1]) / max(1, sum(lengths))
        mended[best] = Line(other.begin, max(other.end, line.end), at)
    return mended


def _width(levels: list[Line]) -> int:
    """How far level rules reach."""
    return max(line.end for line in levels) - min(line.begin for line in levels)


def _crossing(levels: list[Line], uprights: list[Line], letter: int) -> list[Crossing]:
    """Rules that cross or meet, directly or over others."""
    reach = 1.0 * letter
    owner = list(range(len(levels) + len(uprights)))

    def root(index: int) -> int:
        while owner[index] != index:
            index = owner[index]
        return index

    for i, level in enumerate(levels):
        for j, upright in enumerate(uprights, start=len(levels)):
            if (
                upright.begin - reach <= level.at <= upright.end + reach
                and level.begin - reach <= upright.at <= level.end + reach
            ):
                owner[root(i)] = root(j)
    groups: dict[int, Crossing] = {}
    for index in range(len(owner)):
        group = groups.setdefault(root(index), Crossing([], []))
        if index < len(levels):
            group.levels.append(levels[index])
        else:
            group.uprights.append(uprights[index - len(levels)])
    return [group for group in groups.values() if len(group.levels) >= 2 and group.uprights]


def _outermost(grids: list[Grid]) -> list[Grid]:
    """Without grids that lie inside another."""
    return [
        grid
        for grid in grids
        if not any(
            other is not grid
            and other.xs[0] <= grid.xs[0]
            and other.ys[0] <= grid.ys[0]
            and other.xs[-1] >= grid.xs[-1]
            and other.ys[-1] >= grid.ys[-1]
            for other in grids
        )
    ]


def _grid(
    rules: tuple[Rules, Rules], crossing: Crossing, letter: int, *, is_redrawn: bool
) -> Grid | None:
    """The grid of rules that cross each other: at least two cells, or it is a frame."""
    near = round(max(3.0, 0.4 * letter))
    xs, ys = _lines_of(crossing, letter)
    xs = _supported(rules[0], xs, ys, letter) if xs else xs
    if not xs or (len(xs) < 3 and len(ys) < 3):
        return None
    sides = _sides(rules[1], xs, ys, near, is_redrawn=is_redrawn)
    boxes = boxes_of(sides, xs, ys, rules[1].ink, near)
    return Grid(tuple(xs), tuple(ys), boxes) if len(boxes) > 1 else None


def _lines_of(crossing: Crossing, letter: int) -> tuple[list[int], list[int]]:
    """Where upright and level lines of a table lie, none where there are too few."""
    levels, uprights = crossing
    near = max(3.0, 0.4 * letter)
    left, right = min(line.begin for line in levels), max(line.end for line in levels)
    ys = _places(levels, near, _WIDE * (right - left))
    # Strokes of letters and stamps end anywhere, rules at rules; a run is found half a letter long.
    touching = max(0.7 * letter, 0.5 * letter + _THICK)
    tall = _TALL * (max(ys, default=0) - min(ys, default=0))
    tall_ones = _together(uprights, near, tall)
    uprights = [
        line for line in uprights if line in tall_ones or _touches(line, ys, touching, touching)
    ]
    xs = _places(uprights, near, 0.0)
    if len(ys) < 2 or not xs:
        return [], []
    across = [left, *xs, right]
    wide_ones = _together(levels, near, _WIDE * (right - left))
    levels = [
        line
        for line in levels
        if line in wide_ones or _touches(line, across, touching, _ASTRAY * letter)
    ]
    ys = _places(levels, near, 0.02 * (right - left))
    if len(ys) < 2:
        return [], []
    ends = (min(line.begin for line in levels), max(line.end for line in levels))
    # Some styles rule no outer sides: the level rules' ends stand for them.
    if ends[0] < xs[0] - 1.5 * letter:
        xs = [ends[0], *xs]
    if ends[1] > xs[-1] + 1.5 * letter:
        xs = [*xs, ends[1]]
    return xs, ys


def _supported(rules: Rules, xs: list[int], ys: list[int], letter: int) -> list[int]:
    """The columns' sides without those that hardly any row shows: a stamp's strokes, stems.

    Of two that leave no room for a letter between them, the one that more rows show is kept. A
    true side that is left out leaves two texts in one cell, with a hole that marks the cell.
    """
    near = round(max(3.0, 0.4 * letter))
    sides = ruled_shares(rules.upright.T, rules.ink.T, (xs, ys), near)
    shown = ((sides >= EDGE) & reaching(rules.ink.T, (xs, ys), near)) @ np.diff(ys)
    shown[[0, -1]] = ys[-1]  # the outer sides stand anyhow
    least = _SUPPORT * (ys[-1] - ys[0])
    kept: list[int] = []
    for place in np.argsort(-shown, kind="stable"):
        apart = min((abs(xs[place] - xs[other]) for other in kept), default=np.inf)
        if shown[place] >= least and apart > _NARROW * letter:
            kept.append(int(place))
    return [xs[place] for place in sorted(kept)]


def _sides(rules: Rules, xs: list[int], ys: list[int], near: int, *, is_redrawn: bool) -> Sides:
    """How much of each side of a grid's fields is ruled."""
    level = ruled_shares(rules.level, rules.ink, (ys, xs), near)
    if is_redrawn:
        level = _drawn_through(level, rules.ink, (ys, xs), near)
    return Sides(level, ruled_shares(rules.upright.T, rules.ink.T, (xs, ys), near).T)


def _drawn_through(
    level: npt.NDArray[np.float64], ink: Mask, places: tuple[list[int], list[int]], near: int
) -> npt.NDArray[np.float64]:
    """Sides as ruled where others of their line are and no words cross.

    Of light rules that part narrow columns too little is seen.
    """
    ys, xs = places
    shown = (level >= EDGE) @ np.diff(xs) / (xs[-1] - xs[0])
    found = level.copy()
    for row in np.flatnonzero(shown > _LIGHT):
        words = crossed(ink, ys[row], near)
        for column, (left, right) in enumerate(pairwise(xs)):
            if not words[left + near : right - near].any():
                found[row, column] = 1.0
    return found


def ruled(rules: Rules, grids: tuple[Grid, ...], letter: int) -> Mask:
    """The pixels to be left out where letters are cut: rules, and in a grid only its own.

    Outside of grids the thin ones are: what lies on bold or small words is none.
    """
    every = np.asarray(cv2.dilate(rules.level | rules.upright, np.ones((3, 3), np.uint8)), np.uint8)
    near = max(3, round(0.4 * letter))
    known = _thin_ones(rules.ink, rules.levels, near)
    known |= _thin_ones(np.ascontiguousarray(rules.ink.T), rules.uprights, near).T
    for grid in grids:
        known[grid.ys[0] : grid.ys[-1], grid.xs[0] : grid.xs[-1]] = 0
    for box in (box for grid in grids for box in grid.boxes):
        # A line that a merged cell lies over is none in it.
        cv2.rectangle(known, (box.left, box.top), (box.right, box.bottom), 255, 2 * near + 1)
    return every & known


def _thin_ones(ink: Mask, lines: tuple[Line, ...], near: int) -> Mask:
    """The stripes in which level lines lie that are no words."""
    found = np.zeros(ink.shape, np.uint8)
    for begin, end, at in lines:
        stripe = np.s_[max(0, round(at) - near) : round(at) + near + 1, begin : end + 1]
        if is_rule(ink[stripe] > 0, near):
            found[stripe] = 255
    return found


def _touches(line: Line, places: list[int], near: float, farther: float) -> bool:
    """Whether one end of a run lies at a rule that crosses it, and the other not far from one."""
    if not places:
        return False
    gaps = sorted(min(abs(end - place) for place in places) for end in (line.begin, line.end))
    return gaps[0] <= near and gaps[1] <= farther


def _places(lines: list[Line], near: float, least: float) -> list[int]:
    """Where lines lie: runs of one rule gathered, and rules shorter than the least left out."""
    places = []
    for group in _gathered(lines, near):
        lengths = [line.end - line.begin for line in group]
        if sum(lengths) >= least:
            at = sum(n * line.at for n, line in zip(lengths, group, strict=True)) / sum(lengths)
            places.append(round(at))
    return places


def _together(lines: list[Line], near: float, least: float) -> set[Line]:
    """The runs of rules that are longer than the least, all of their runs together."""
    return {
        line
        for group in _gathered(lines, near)
        if sum(one.end - one.begin for one in group) > least
        for line in group
    }


def _gathered(lines: list[Line], near: float) -> list[list[Line]]:
    """Runs that lie on one line."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda found: found.at):
        if groups and line.at - groups[-1][-1].at <= near:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups
