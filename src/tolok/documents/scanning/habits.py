"""What the sure numbers of a column tell of its doubtful ones: their decimal marks and signs."""

import re
from collections.abc import Sequence

from tolok.documents.document import Cell
from tolok.documents.scanning.among import holds_words
from tolok.documents.scanning.deciding import DOUBTFUL
from tolok.domain.forms import CERTAIN, Recognition

_LEAST = 4  # sure numbers of a column, before they are a habit
_NUMBER = re.compile(r"[-(]?[0-9.,%]*[0-9][0-9.,%]*\)?")
_DECIMALS = re.compile(r"[0-9.]+,[0-9]{2}%?")
_UNMARKED = re.compile(r"([0-9]{1,3})([0-9]{2}%?)")
_POINTED = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})*)\.([0-9]{2}%?)")
_SIGNED = re.compile(r"-+([0-9].*)")
_ALONE = re.compile(r"[-–—.,]?[-–—0-9]")


def remarked(rows: Sequence[Sequence[Cell | None]]) -> list[list[Cell | None]]:
    """The cells with marks and signs as all sure numbers of their column have them.

    A decimal comma is put back where every sure number has one; a point before two digits becomes
    one where only commas stand before two; a sign goes where no sure number has one: a stroke. In
    a column with few numbers those of the whole table tell of signs; in one of words a sign alone
    is part of a stamp. Only doubtful cells are changed, they stay doubtful, and what was read
    remains their other text.
    """
    changed = [list(row) for row in rows]
    everywhere = _sure([cell for row in rows for cell in row if cell is not None])
    for column in range(max(map(len, rows), default=0)):
        cells = [cell for row in rows for cell in row[column : column + 1] if cell is not None]
        sure = _sure(cells)
        has_words = holds_words(cells)
        telling = sure if len(sure) >= _LEAST else everywhere
        is_signed = len(telling) < _LEAST or any(one[0] in "-(" for one in telling)
        for row in changed:
            if column < len(row) and (cell := row[column]) is not None:
                row[column] = _remarked(cell, sure if telling is sure else [], is_signed, has_words)
    return changed


def _is_sure(cell: Cell) -> bool:
    return cell.recognition is not None and cell.recognition.confidence >= CERTAIN


def _sure(cells: list[Cell]) -> list[str]:
    return [cell.text for cell in cells if _is_sure(cell) and _NUMBER.fullmatch(cell.text)]


def _has_decimals(sure: list[str]) -> bool:
    """Whether every number has two decimals."""
    strays = sum(not _DECIMALS.fullmatch(text) for text in sure)
    # A row of column numbers or a year in the header is the one that may differ.
    return len(sure) - strays >= _LEAST and strays <= 1


def _remarked(cell: Cell, sure: list[str], is_signed: bool, has_words: bool) -> Cell:  # noqa: FBT001
    confidence, others, _ = cell.recognition or Recognition(1000)
    if confidence >= CERTAIN:
        return cell
    text = cell.text
    if (signed := _SIGNED.fullmatch(text)) and not is_signed:
        text = signed[1]
    pointed, unmarked = _POINTED.fullmatch(text), _UNMARKED.fullmatch(text)
    if unmarked and _has_decimals(sure):
        text = f"{unmarked[1]},{unmarked[2]}"
    elif pointed and any(map(_DECIMALS.fullmatch, sure)) and not any(map(_POINTED.fullmatch, sure)):
        text = f"{pointed[1]},{pointed[2]}"
    if has_words and _ALONE.fullmatch(text):
        text = ""
    if text == cell.text:
        return cell
    kept = ((cell.text, confidence), *others)
    return cell._replace(text=text, recognition=Recognition(min(confidence, DOUBTFUL), kept))
