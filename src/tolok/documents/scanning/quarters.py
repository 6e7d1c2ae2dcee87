"""Roman numerals of the four quarters, of which strokes are lost or taken for digits."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tolok.documents.document import Cell
from tolok.documents.scanning.deciding import retold
from tolok.domain.forms import CERTAIN

_NUMERALS = ("I", "II", "III", "IV")
_YEARS = 2  # times that a column must count to four, before it counts quarters
_CRUMB = 2  # signs
_COUNTED = re.compile(r"(.*?)([I1l|!V]{1,4})")


def counted(row: Sequence[Cell | None]) -> list[Cell | None]:
    """The cells of a header with the numerals of four neighbours in their order.

    So it is done where all four say the same but for their strokes, one surely says its own
    numeral, and none surely another. Only doubtful cells are changed, and what was read remains
    their other text.
    """
    changed = list(row)
    places = [at for at, cell in enumerate(row) if cell is not None]
    for begin in range(len(places) - 3):
        four = [(at, cell) for at in places[begin : begin + 4] if (cell := row[at]) is not None]
        for (at, cell), text in zip(four, _told([cell for _, cell in four]), strict=False):
            changed[at] = cell if _is_sure(cell) or text == cell.text else retold(cell, text)
    return changed


def counted_down(rows: Sequence[Sequence[Cell | None]]) -> list[list[Cell | None]]:
    """The cells of columns that count the quarters again and again, each with its numeral.

    The strokes of the fourth, "IV", tell where each count ends; all others must have none of its
    angle. What a cell was read as remains its other text, and marks it.
    """
    changed = [list(row) for row in rows]
    for column in range(max(map(len, rows), default=0)):
        run: list[tuple[int, Cell]] = []
        for at, row in enumerate([*rows, ()]):
            cell = row[column] if column < len(row) else None
            if cell is not None and (_COUNTED.fullmatch(cell.text) or (run and _is_crumb(cell))):
                run.append((at, cell))
                continue
            for (line, one), text in zip(run, _again([cell for _, cell in run]), strict=False):
                changed[line][column] = one if text == one.text else retold(one, text)
            run = []
    return changed


def _again(cells: Sequence[Cell]) -> list[str]:
    """What cells say as quarters again and again; nothing where they count otherwise."""
    found = [_COUNTED.fullmatch(cell.text) for cell in cells]
    names = [one[1] for one in found if one]
    fourths = [at for at, one in enumerate(found) if one and "V" in one[2]]
    if len(fourths) < _YEARS or len(set(map(_plain, names))) > 1:
        return []
    if fourths != list(range(fourths[0], len(found), 4)) or fourths[0] > 3:
        return []
    return [names[0] + _NUMERALS[(at - fourths[0] + 3) % 4] for at in range(len(cells))]


def _told(cells: Sequence[Cell]) -> list[str]:
    """What four cells say as the quarters in their order; nothing where they are none."""
    found = [_COUNTED.fullmatch(cell.text) for cell in cells]
    names = [one[1] for one in found if one]
    if len(names) < 4 or any(_plain(one) != _plain(other) for one, other in pairwise(names)):
        return []
    told = [name + numeral for name, numeral in zip(names, _NUMERALS, strict=True)]
    sure = [
        _plain(cell.text) == _plain(text)
        for cell, text in zip(cells, told, strict=True)
        if _is_sure(cell)
    ]
    return told if sure and all(sure) else []


def _is_crumb(cell: Cell) -> bool:
    """Whether a cell holds a doubtful sign or two, as where a rule runs through a numeral."""
    return not _is_sure(cell) and 0 < len(cell.text) <= _CRUMB


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def _is_sure(cell: Cell) -> bool:
    return cell.recognition is not None and cell.recognition.confidence >= CERTAIN
