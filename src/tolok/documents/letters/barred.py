"""Tables that text draws with bars: Markdown, and what consoles and databases print."""

import re
from collections.abc import Sequence

from tolok.documents.document import Cell, Table, TableRow
from tolok.documents.letters.plain_text import cell_of

_BARS = str.maketrans("│┃║¦", "||||")
_RULE = re.compile(r"[\s|+:=\-─━═┼╪╬├┤╞╡╠╣┌┐└┘╔╗╚╝┬┴╤╧╦╩┠┨┣┫┏┓┗┛┯┷┳┻╇╋]+")
_LEAST_BARS, _LEAST_ROWS = 2, 3
_ESCAPED = "\\|"
_KEPT = "\ue000"


def barred_table(lines: Sequence[str]) -> Table | None:
    """The table of lines that bars part into cells, the lines between as rows of one cell.

    None where they do not: three lines at least, half of those with letters, and as many bars in
    each as in most. Lines that only draw are no rows. A line's number is its row's.
    """
    plain = [line.translate(_BARS).replace(_ESCAPED, _KEPT) for line in lines]
    written = [line for line in plain if line.strip() and not _RULE.fullmatch(line)]
    counts = [line.count("|") for line in written if line.count("|") >= _LEAST_BARS]
    usual = max(set(counts), key=counts.count, default=0)
    alike = counts.count(usual)
    if alike < _LEAST_ROWS or 2 * alike < len(written):
        return None
    rows = (
        TableRow(_cells(line), number)
        for number, line in enumerate(plain, start=1)
        if not _RULE.fullmatch(line or " ")
    )
    return Table("teks", tuple(rows))


def _cells(line: str) -> tuple[Cell, ...]:
    if line.count("|") < _LEAST_BARS:
        return (cell_of(line.strip().replace(_KEPT, "|")),)
    inner = line.strip().removeprefix("|").removesuffix("|")
    return tuple(cell_of(_unspaced(part).replace(_KEPT, "|")) for part in inner.split("|"))


def _unspaced(part: str) -> str:
    """A cell without the space beside its bars; more of it is indentation."""
    return part.removeprefix(" ").rstrip()
