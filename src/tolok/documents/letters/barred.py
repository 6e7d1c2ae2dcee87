"""Tables that text draws with bars: Markdown, and what consoles and databases print."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tolok.documents.document import Cell, Table, TableRow
from tolok.documents.letters.plain_text import cell_of

_BAR = re.compile(r"(?<!\\)[|│┃║¦]")
"""What parts cells; one behind a backslash is a letter of its cell."""

_RULE = re.compile(r"[\s|+:=\-─━═│┃║┼╪╬├┤╞╡╠╣┌┐└┘╔╗╚╝┬┴╤╧╦╩┠┨┣┫┏┓┗┛┯┷┳┻╇╋]*")
_LEAST_BARS, _LEAST_ROWS = 2, 3


def barred_table(lines: Sequence[str]) -> Table | None:
    """The table of lines that bars part into cells, the lines between as rows of one cell.

    None where they do not: three lines at least, half of those with letters, and as many bars in
    each as in most. Lines that only draw are no rows. A line's number is its row's.
    """
    written = [line for line in lines if not _RULE.fullmatch(line)]
    counts = [bars for line in written if (bars := len(_BAR.findall(line))) >= _LEAST_BARS]
    usual = max(set(counts), key=counts.count, default=0)
    alike = counts.count(usual)
    if alike < _LEAST_ROWS or 2 * alike < len(written):
        return None
    rows = (
        TableRow(tuple(_cell(line[start:end]) for start, end in barred_cells(line)), number)
        for number, line in enumerate(lines, start=1)
        if not _RULE.fullmatch(line)
    )
    return Table("teks", tuple(rows))


def barred_cells(line: str) -> list[tuple[int, int]]:
    """Where the cells of a line begin and end; the whole line where bars do not part it.

    >>> barred_cells("| a | b |"), barred_cells("a | b | c"), barred_cells("a | b")
    ([(1, 4), (5, 8)], [(0, 2), (3, 6), (7, 9)], [(0, 5)])
    """
    bars = [found.start() for found in _BAR.finditer(line)]
    if len(bars) < _LEAST_BARS:
        return [(0, len(line))]
    edges = [-1, *bars, len(line)]
    spans = [(before + 1, after) for before, after in pairwise(edges)]
    if not line[: bars[0]].strip():
        spans = spans[1:]
    return spans if line[bars[-1] + 1 :].strip() else spans[:-1]


def _cell(part: str) -> Cell:
    """A cell without the space beside its bars; more of it is indentation."""
    return cell_of(part.removeprefix(" ").rstrip().replace("\\|", "|"))
