"""Figures among the letters of a stamp, and words that a figure ousted, told by their column."""

import re
from collections.abc import Sequence

from tolok.documents.document import Cell
from tolok.documents.scanning.deciding import retold
from tolok.documents.scanning.wellformed import (
    is_grouped,
    is_well_formed,
    looks_numeric,
    regrouped,
)
from tolok.domain.forms import CERTAIN

_LEAST = 4  # sure figures of a column, before it is one of figures
_ABOVE = 2  # of them above a cell, before it is none of the header
_WORD = 4  # letters
_WORDS = 8  # letters of a text that is no unit
_FIGURE = re.compile(r"[0-9](?:[0-9., ]*[0-9])?%?")
_DASHED = re.compile(r"[-–—] ?[^\W\d_]{1,3}|[^\W\d_]{1,3} ?[-–—]")
_DASHES = frozenset("-–—")


def told_by_columns(rows: Sequence[Sequence[Cell | None]]) -> list[list[Cell | None]]:
    """The cells with a figure alone in a column of figures, and with all words in one of words.

    Only doubtful cells are changed, they stay doubtful, and what was read stays their other text.
    """
    changed = [list(row) for row in rows]
    for column in range(max(map(len, rows), default=0)):
        within = [row for row in changed if column < len(row)]
        for row, cell in zip(within, _told([row[column] for row in within]), strict=True):
            row[column] = cell
    return changed


def _told(cells: Sequence[Cell | None]) -> list[Cell | None]:
    """The cells of one column."""
    sure = [cell is not None and _is_sure(cell) and _is_figure(cell.text) for cell in cells]
    if _holds_figures(cells, sum(sure)):
        dashes = any(cell and _is_sure(cell) and cell.text in _DASHES for cell in cells)
        return [
            _figure_alone(cell, has_dashes=dashes, is_below=sum(sure[:at]) >= _ABOVE)
            if cell and not _is_sure(cell) and cell.columns == 1
            else cell
            for at, cell in enumerate(cells)
        ]
    if _has_no_figures(cells):
        is_long = _holds_long_words(cells)
        return [
            _all_words(cell, is_long=is_long) if cell and not _is_sure(cell) else cell
            for cell in cells
        ]
    return list(cells)


def holds_words(cells: Sequence[Cell]) -> bool:
    """Whether a column holds words, and neither dashes nor figures but that of the column."""
    words = sum(_letters(cell.text) >= _WORDS for cell in cells)
    figures = sum(_is_sure(cell) and _is_figure(cell.text) for cell in cells)
    is_dashed = any(cell.text in _DASHES and _is_sure(cell) for cell in cells)
    return words >= _LEAST - 1 and figures <= 1 and not is_dashed


def _holds_figures(cells: Sequence[Cell | None], figures: int) -> bool:
    words = sum(
        cell is not None and _is_sure(cell) and _letters(cell.text) >= _WORD for cell in cells
    )
    return figures >= max(_LEAST, 2 * words)


def _has_no_figures(cells: Sequence[Cell | None]) -> bool:
    """Whether nothing in a column is a figure or a dash, but that of the column itself."""
    numeric = [cell for cell in cells if cell is not None and looks_numeric(cell.text)]
    return sum(not _ousted(cell) for cell in numeric) <= 1


def _is_sure(cell: Cell) -> bool:
    return cell.recognition is not None and cell.recognition.confidence >= CERTAIN


def _is_figure(text: str) -> bool:
    return looks_numeric(text) and any(map(str.isdigit, text))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _figure_alone(cell: Cell, *, has_dashes: bool, is_below: bool) -> Cell:
    """The cell with the figure or dash that stands among letters, where one does.

    What the recogniser of numbers saw there counts where it is all that may be a figure, or the
    same; a header is none, unless what stands in it is an amount.
    """
    if not _letters(cell.text) or looks_numeric(cell.text):
        return cell
    if has_dashes and _DASHED.fullmatch(cell.text):
        return retold(cell, "-")
    inside = [regrouped(part.replace(" ", "")) for part in _FIGURE.findall(cell.text)]
    inside = [part for part in inside if is_well_formed(part)]
    longest = max(inside, key=len, default="")
    others = cell.recognition.others if cell.recognition else ()
    heard = [text for text, _ in others if _is_figure(text) and is_well_formed(text)]
    likely = [text for text in heard if longest in {"", text} or len(longest) == 1]
    found = likely[0] if likely else longest if len(longest) > 1 else ""
    return retold(cell, found) if found and (is_below or is_grouped(found)) else cell


def _holds_long_words(cells: Sequence[Cell | None]) -> bool:
    """Whether a column holds names or sentences, and surely nothing shorter in letters."""
    found = [cell for cell in cells if cell is not None]
    is_short = any(_is_sure(cell) and 0 < _letters(cell.text) < _WORD for cell in found)
    return not is_short and sum(_letters(cell.text) >= _WORDS for cell in found) > 2


def _all_words(cell: Cell, *, is_long: bool) -> Cell:
    """The cell with the words that stood beside the figure that it was taken for.

    In a column of names two or three doubtful letters are a stamp's.
    """
    text = "".join(cell.text.split())
    if is_long and text.isalpha() and len(text) < _WORD:
        return retold(cell, "")
    words = _ousted(cell)
    return retold(cell, words) if words else cell


def _ousted(cell: Cell) -> str:
    """The words that stood beside the figure that a cell was taken for; "" where none did."""
    others = cell.recognition.others if cell.recognition else ()
    whole = others[0][0] if others and _is_figure(cell.text) else ""
    return whole if cell.text in whole and _letters(whole) >= _WORDS else ""
