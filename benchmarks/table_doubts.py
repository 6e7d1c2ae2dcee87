"""Whether a reading that took a figure astray said so: by a finding that bears on its column."""

from collections.abc import Iterable

from tolok.audit.findings import Finding
from tolok.documents.reading import Readings
from tolok.domain.forms import CELL_LABELS, CERTAIN, Form, Row, State

_OF_TABLES = frozenset(
    {"reading-bare-periods", "reading-lent-plan", "reading-outdone-column"}
    | {"reading-strange-words", "reading-doubtful-columns", "reading-told-column"}
    | {"reading-shifted-rows", "reading-split-row"}
)
"""Rules whose findings tell of many columns or rows at once, by the label of what they hold."""


def is_told(read: Readings, form: Form, row: Row, name: str) -> bool:
    """Whether any finding sends a person to the cell: to itself, its column or its kind.

    A cell of a picture that was not surely read is marked as well, and of a text that is no number
    every examination tells.
    """
    if row.cell(name).state is State.UNREADABLE:
        return True
    source = row.cell(name).source
    seen = source.recognition if source else None
    if seen is not None and seen.confidence < CERTAIN:
        return True
    own = next(one.findings for one in read.readings if one.form is form)
    if any(one.row == row.id and one.cell == name for one in own):
        return True
    every = (finding for one in read.readings for finding in one.findings)
    return _is_doubted(every, row, name)


def _is_doubted(findings: Iterable[Finding], row: Row, name: str) -> bool:
    source = row.cell(name).source
    for one in findings:
        if source is None or one.source is None or one.source.table != source.table:
            continue
        if one.cell is None and one.source.column == source.column:
            return True
        if one.cell == name and one.source[:4] == source[:4]:
            return True  # the cell itself, told in the form of another period of its table
        if one.rule in _OF_TABLES and CELL_LABELS[name].casefold() in one.message.casefold():
            return True
    return False
