"""What the sure numbers of a column tell of its doubtful ones: that a decimal mark was lost."""

import re
from collections.abc import Sequence

from tolok.documents.document import Cell
from tolok.documents.notes import CERTAIN
from tolok.documents.scanning.deciding import DOUBTFUL
from tolok.domain.forms import Recognition

_LEAST = 4  # sure numbers of a column, before they are a habit
_DECIMALS = re.compile(r"[0-9.]+,[0-9]{2}%?")
_UNMARKED = re.compile(r"([0-9]{1,3})([0-9]{2}%?)")


def remarked(rows: Sequence[Sequence[Cell | None]]) -> list[list[Cell | None]]:
    """The cells with the decimal comma put back where all sure numbers of a column have one.

    Only doubtful cells are changed, they stay doubtful, and what was read remains their other text.
    """
    changed = [list(row) for row in rows]
    for column in range(max(map(len, rows), default=0)):
        cells = [row[column] for row in rows if column < len(row)]
        if not _has_habit([cell for cell in cells if cell is not None]):
            continue
        for row in changed:
            if column < len(row) and (cell := row[column]) is not None:
                row[column] = _remarked(cell)
    return changed


def _has_habit(cells: list[Cell]) -> bool:
    sure = [
        cell.text
        for cell in cells
        if cell.recognition is not None and cell.recognition.confidence >= CERTAIN
    ]
    numbers = [text for text in sure if re.fullmatch(r"[0-9.,%]*[0-9][0-9.,%]*", text)]
    # A row of column numbers or a year in the header is the one that may differ.
    strays = sum(not _DECIMALS.fullmatch(text) for text in numbers)
    return len(numbers) - strays >= _LEAST and strays <= 1


def _remarked(cell: Cell) -> Cell:
    confidence, others = cell.recognition or Recognition(1000)
    found = _UNMARKED.fullmatch(cell.text)
    if found is None or confidence >= CERTAIN:
        return cell
    kept = ((cell.text, confidence), *others)
    text = f"{found[1]},{found[2]}"
    return cell._replace(text=text, recognition=Recognition(min(confidence, DOUBTFUL), kept))
