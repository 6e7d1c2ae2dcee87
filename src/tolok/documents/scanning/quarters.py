"""Roman numerals of the four quarters, of which strokes are lost or taken for digits."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import compress

from tolok.documents.document import Cell
from tolok.documents.scanning.deciding import LEGIBLE, retold
from tolok.domain.forms import CERTAIN

_NUMERALS = ("I", "II", "III", "IV")
_YEARS = 2  # times that a column must count to four, before it counts quarters
_CRUMB = 2  # signs
_COUNTED = re.compile(r"(.*?)([I1l|!V]{1,4})")


def counted(row: Sequence[Cell | None]) -> list[Cell | None]:
    """The cells of a header with the numerals of the quarters in their order.

    So it is done where neighbours say the same but for their strokes, four of them or as many of
    each quarter, one legibly says its own numeral, half of them do, and all others may have lost
    strokes. What was read remains the other text of those that are changed.
    """
    changed = list(row)
    for run in _runs(row):
        spans = [run] if len(run) % 4 == 0 else [run[at : at + 4] for at in range(len(run) - 3)]
        for span in spans:
            for (at, cell), text in zip(span, _told([cell for _, cell in span]), strict=False):
                changed[at] = cell if text == cell.text else retold(cell, text)
    return changed


def _runs(row: Sequence[Cell | None]) -> list[list[tuple[int, Cell]]]:
    """Neighbours that say the same before a numeral, with their places."""
    runs: list[list[tuple[int, Cell]]] = []
    before = None
    for at, cell in enumerate(row):
        if cell is None:
            continue
        found = _COUNTED.fullmatch(cell.text)
        name = _plain(found[1]) if found else None
        if name is not None and name == before:
            runs[-1].append((at, cell))
        elif name is not None:
            runs.append([(at, cell)])
        before = name
    return runs


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
    name = Counter(one[1] for one in found if one).most_common(1)[0][0] if any(found) else ""
    fourths = [at for at, one in enumerate(found) if one and "V" in one[2]]
    called = (one and _plain(one[1]) == _plain(name) for one in found)
    if len(fourths) < _YEARS or not all(
        is_called or _is_crumb(cell) for is_called, cell in zip(called, cells, strict=True)
    ):
        return []
    if fourths != list(range(fourths[0], len(found), 4)) or fourths[0] > 3:
        return []
    return [name + _NUMERALS[(at - fourths[0] + 3) % 4] for at in range(len(cells))]


def _told(cells: Sequence[Cell]) -> list[str]:
    """What neighbours say as quarters in their order; nothing where they are none.

    Several columns of each quarter stand together, or each quarter's once and again.
    """
    found = [one for cell in cells if (one := _COUNTED.fullmatch(cell.text))]
    each, best = len(cells) // 4, (0, [""])
    for order in ([at // each for at in range(len(cells))], [at % 4 for at in range(len(cells))]):
        numerals = [_NUMERALS[at] for at in order]
        exact = [_strokes(one) == numeral for one, numeral in zip(found, numerals, strict=True)]
        legible = map(_is_legible, compress(cells, exact))
        is_told = any(legible) and 2 * sum(exact) >= len(cells)
        if is_told and all(map(_may_be, cells, found, numerals)):
            told = [one[1] + numeral for one, numeral in zip(found, numerals, strict=True)]
            best = max(best, (sum(exact), told))
    return best[1] if best[0] else []


def _may_be(cell: Cell, found: re.Match[str], numeral: str) -> bool:
    """Whether a numeral may have been read so: strokes get lost, of a doubtful one its angle."""
    strokes = _strokes(found)
    if numeral == _NUMERALS[-1]:
        return "V" in strokes or not _is_sure(cell)
    return "V" not in strokes and len(strokes) <= len(numeral)


def _strokes(found: re.Match[str]) -> str:
    return "".join("V" if sign == "V" else "I" for sign in found[2])


def _is_crumb(cell: Cell) -> bool:
    """Whether a cell holds a doubtful sign or two, as where a rule runs through a numeral.

    It may look blank where something stands.
    """
    return cell.recognition is not None and not _is_sure(cell) and len(cell.text) <= _CRUMB


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def _is_legible(cell: Cell) -> bool:
    return cell.recognition is not None and cell.recognition.confidence >= LEGIBLE


def _is_sure(cell: Cell) -> bool:
    return cell.recognition is not None and cell.recognition.confidence >= CERTAIN
