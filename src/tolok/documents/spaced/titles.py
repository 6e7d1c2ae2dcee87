"""Where a header begins below the titles of its table."""

from collections import Counter
from collections.abc import Sequence

from tolok.documents.spaced.words import BESIDE, Line

_BEGUN = 0.5
"""Letters by which the texts of a column begin aside of one another."""
_FLUSH = 0.15
"""Letters by which texts flush with one edge differ."""
_FULL, _MOSTLY = 8, 10
"""A line with so many texts of so many is one of the header's."""
_LEAST_BEGUN = 4
"""Texts below a typed line that begin where its own do, for it to be of a header."""
_LEAST_PROSE = 4
"""Words of a line of prose; the text of a first column is shorter."""


def header_start(lines: Sequence[Line], begin: int) -> int:
    """Where the header begins: below the last line that is a title."""
    left = min(line.words[0].left for line in lines)
    right = max(line.words[-1].right for line in lines)
    most = max((len(line.runs) for line in lines[begin:]), default=0)
    first = begin
    while first and (
        _begins_below(lines, first - 1, begin, left) or not _is_title(lines, first - 1, left, right)
    ):
        first -= 1
        full = _MOSTLY * len(lines[first].runs) >= _FULL * most
        if first and full and lines[first].space >= 1 and _is_prose(lines[first - 1], left):
            break
    return first


def _begins_below(lines: Sequence[Line], at: int, begin: int, left: float) -> bool:
    """Whether all texts of a page's line begin at edges of the header below, none at its left.

    So do groups that stand at the bottom of a high row, and the first lines of texts that wrap.
    """
    if any(word.top is None for word in lines[at].words):
        return _begins_typed(lines, at, left)
    edges = [run[0].left for line in lines[at + 1 : begin] if line.is_columned for run in line.runs]
    return all(
        run[0].left > left + 1 and any(abs(run[0].left - edge) < _FLUSH for edge in edges)
        for run in lines[at].runs
    )


def _begins_typed(lines: Sequence[Line], at: int, left: float) -> bool:
    """Whether all texts of a typed line right above others begin where texts of the body do."""
    if lines[at + 1].space:
        return False
    begins = Counter(run[0].left for line in lines[at + 1 :] for run in line.runs)
    return all(
        run[0].left > left + 1 and begins[run[0].left] >= _LEAST_BEGUN for run in lines[at].runs
    )


def _is_prose(line: Line, left: float) -> bool:
    """Whether a line is one text of several words from the left edge on."""
    return (
        len(line.runs) == 1 and len(line.words) >= _LEAST_PROSE and line.words[0].left <= left + 1
    )


def _is_title(lines: Sequence[Line], at: int, left: float, right: float) -> bool:
    """Whether a line stands alone over the middle of a table, or under or apart from such a one."""
    line = lines[at]
    above = lines[at - 1] if at else None
    beside = at + 1 < len(lines) and lines[at + 1].space == BESIDE
    if beside or line.is_columned or _goes_on_columns(lines, at):
        return False
    if _begins_column(lines, at, left):
        return False
    middle = (line.words[0].left + line.words[-1].right) / 2
    if abs(middle - (left + right) / 2) < 0.08 * (right - left):
        return True
    if at + 1 < len(lines) and lines[at + 1].space >= 1:
        return True
    if above is None or above.is_columned:
        return False
    return abs((above.words[0].left + above.words[-1].right) / 2 - middle) < 6


def _goes_on_columns(lines: Sequence[Line], at: int) -> bool:
    """Whether a text stands below columns with no empty line between: the rest of one of them."""
    while at and lines[at].space < 1 and not lines[at].is_columned:
        at -= 1
    return lines[at].is_columned


def _begins_column(lines: Sequence[Line], at: int, left: float) -> bool:
    """Whether a text, apart from those above, begins with one of the two lines below it.

    So does the name of a group, which stands at the left of its columns. Typed lines have it right
    above them.
    """
    first = lines[at].words[0]
    if lines[at].space < 1 or first.left < left + 1:
        return False
    if first.top is None and any(one.space for one in lines[at + 1 : at + 2]):
        return False
    below = [one for one in lines[at + 1 : at + 4] if one.is_columned or one.space == BESIDE]
    begins = [run[0].left for line in below for run in line.runs]
    return any(abs(first.left - one) < _BEGUN for one in begins)
