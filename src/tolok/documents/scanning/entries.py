"""Rows whose cells hold several entries, one below the other: a list and its figures beside it."""

import re
from collections import Counter
from collections.abc import Sequence

from tolok.documents.scanning.deciding import LEGIBLE, Decision
from tolok.documents.scanning.wellformed import is_well_formed, looks_numeric

_MARK = re.compile(r"\(?(\d{1,2}|[a-z])[.)]\s*[^\W\d_]")
_WEAK_MARK = re.compile(r"\(?(\d)[.,:)]?\s+(?=[^\W\d_])")
_FIGURE = re.compile(r"(?:Rp\.? ?)?(\S*\d\S*|-)(?: ?(?:%|[^\W\d_].*))?")

Lines = Sequence[Decision]
"""What was read in a cell, line by line."""


def entries_of(row: Sequence[Lines]) -> int:
    """How many entries the cells of a row hold; 0 where nothing tells that there are several.

    A numbered list tells it where another cell has as many lines; else two cells do that have a
    figure in each of as many lines.
    """
    figures = Counter(len(lines) for lines in row if len(lines) > 1 and all(map(_is_figure, lines)))
    listed = {count for lines in row if (count := _listed(lines)) > 1}
    if len(listed) == 1 and any(len(lines) in listed and not _listed(lines) for lines in row):
        return listed.pop()
    told = [count for count, cells in figures.items() if cells > 1]
    return told[0] if len(told) == 1 and not listed else 0


def numbered(lines: Lines, entries: int) -> Lines:
    """The lines of a list whose marks are 1 to ``entries``, each mark with its point.

    Of "2." on a stamp's stroke the point is read seldom; the figures beside it count the items.
    """
    found = [_WEAK_MARK.match(line.text) for line in lines]
    marks = [int(mark[1]) for mark in found if mark]
    if entries < 2 or not (found and found[0]) or marks != list(range(1, entries + 1)):
        return lines
    return [
        line._replace(text=f"{mark[1]}. {line.text[mark.end() :]}") if mark else line
        for mark, line in zip(found, lines, strict=True)
    ]


def _listed(lines: Lines) -> int:
    """How many items a numbered list has; 0 where the lines are none."""
    marks = [found[1] for line in lines if (found := _MARK.match(line.text))]
    numbers = [int(mark) if mark.isdigit() else ord(mark) - 96 for mark in marks]
    is_list = bool(lines) and bool(_MARK.match(lines[0].text))
    return len(marks) if is_list and numbers == list(range(1, len(marks) + 1)) else 0


def _is_figure(line: Decision) -> bool:
    """Whether a line is legibly one figure, with its unit or without."""
    found = _FIGURE.fullmatch(line.text)
    is_number = found is not None and looks_numeric(found[1]) and is_well_formed(found[1])
    return is_number and line.recognition.confidence >= LEGIBLE
