"""Roman numerals of the four quarters in headers, of which strokes are lost or taken for digits."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tolok.documents.document import Cell
from tolok.documents.scanning.deciding import retold
from tolok.domain.forms import CERTAIN

_NUMERALS = ("I", "II", "III", "IV")
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


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def _is_sure(cell: Cell) -> bool:
    return cell.recognition is not None and cell.recognition.confidence >= CERTAIN
