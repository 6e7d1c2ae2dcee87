"""What the sure numbers of a column tell of its doubtful ones: their decimal marks and signs."""

import re
from collections.abc import Sequence

from tolok.documents.document import Cell
from tolok.documents.scanning.deciding import DOUBTFUL
from tolok.domain.forms import CERTAIN, Recognition

_LEAST = 4  # sure numbers of a column, before they are a habit
_NUMBER = re.compile(r"[-(]?[0-9.,%]*[0-9][0-9.,%]*\)?")
_DECIMALS = re.compile(r"[0-9.]+,[0-9]{2}%?")
_UNMARKED = re.compile(r"([0-9]{1,3})([0-9]{2}%?)")
_POINTED = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})*)\.([0-9]{2}%?)")
_SIGNED = re.compile(r"-+([0-9].*)")


def remarked(rows: Sequence[Sequence[Cell | None]]) -> list[list[Cell | None]]:
    """The cells with marks and signs as all sure numbers of their column have them.

    A decimal comma is put back where every sure number has one; a point before two digits becomes
    one where only commas stand before two; a sign goes where no sure number has one: a stroke.
    Only doubtful cells are changed, they stay doubtful, and what was read remains their other text.
    """
    changed = [list(row) for row in rows]
    for column in range(max(map(len, rows), default=0)):
        cells = [row[column] for row in rows if column < len(row)]
        sure = _sure([cell for cell in cells if cell is not None])
        if len(sure) < _LEAST:
            continue
        for row in changed:
            if column < len(row) and (cell := row[column]) is not None:
                row[column] = _remarked(cell, sure)
    return changed


def _sure(cells: list[Cell]) -> list[str]:
    return [
        cell.text
        for cell in cells
        if cell.recognition is not None
        and cell.recognition.confidence >= CERTAIN
        and _NUMBER.fullmatch(cell.text)
    ]


def _has_decimals(sure: list[str]) -> bool:
    """Whether every number has two decimals."""
    strays = sum(not _DECIMALS.fullmatch(text) for text in sure)
    # A row of column numbers or a year in the header is the one that may differ.
    return len(sure) - strays >= _LEAST and strays <= 1


def _remarked(cell: Cell, sure: list[str]) -> Cell:
    confidence, others, _ = cell.recognition or Recognition(1000)
    if confidence >= CERTAIN:
        return cell
    text = cell.text
    if (signed := _SIGNED.fullmatch(text)) and not any(one[0] in "-(" for one in sure):
        text = signed[1]
    pointed, unmarked = _POINTED.fullmatch(text), _UNMARKED.fullmatch(text)
    if unmarked and _has_decimals(sure):
        text = f"{unmarked[1]},{unmarked[2]}"
    elif pointed and any(map(_DECIMALS.fullmatch, sure)) and not any(map(_POINTED.fullmatch, sure)):
        text = f"{pointed[1]},{pointed[2]}"
    if text == cell.text:
        return cell
    kept = ((cell.text, confidence), *others)
    return cell._replace(text=text, recognition=Recognition(min(confidence, DOUBTFUL), kept))
