"""Lines that sum up others under an office's name or as a mean: none of the form's rows."""

import re
from collections.abc import Sequence

from tolok.documents.columns.headers import Columns, texts_of
from tolok.documents.columns.kinds import is_rupiah_sign
from tolok.documents.columns.shares import SHARES
from tolok.documents.document import TableRow
from tolok.domain.forms import NUMBER_CELLS
from tolok.domain.notation import read_number

_SHORTEST = 6
_MEAN = re.compile(r"(?:(?:SUB|GRAND)\s*)?(?:TOTAL|JUMLAH|JML|JLH|RATA[\s-]*RATA)\b", re.IGNORECASE)


def is_office_sum(line: TableRow, columns: Columns, above: Sequence[str]) -> bool:
    """Whether a line without a code, a number or an indicator names what a title above names.

    Its figures are then those of the office as a whole; a goal that a title names has none.
    """
    if not columns.fieldset & {"ceiling", "spending"}:
        return False
    texts = [(place, text) for place, text in enumerate(texts_of(line)) if text]
    words = [(place, text) for place, text in texts if _says(text)]
    if len(words) != 1 or words[0][0] not in columns.names or texts[0] != words[0]:
        return False
    (_, name), figures = words[0], texts[1:]
    if len(name) < _SHORTEST or not any(read_number(text).value is not None for _, text in figures):
        return False
    titles = (f"{' '.join(title.upper().split())} " for title in above)
    named = f"{' '.join(name.upper().split())} "
    return any(title.startswith(named) for title in titles)


def _says(text: str) -> bool:
    """Whether a text has letters and is not only the sign of the amount beside it."""
    return any(map(str.isalpha, text)) and not is_rupiah_sign(text)


def is_mean(line: TableRow, columns: Columns) -> bool:
    """Whether a line that begins as a mean or a sum does has a share, and of no figure.

    Where all shares are dashes or blank it sums nothing.
    """
    texts = texts_of(line)
    words = next((text for text in texts if any(map(str.isalpha, text))), "")
    if not _MEAN.match(words):
        return False
    told = {
        column.meaning.field: text
        for column, text in zip(columns.columns, texts, strict=False)
        if column.meaning and text
    }
    shared = any(any(map(str.isdigit, told[name])) for name in told.keys() & SHARES)
    return shared and not told.keys() & {"unit", *NUMBER_CELLS} - SHARES
