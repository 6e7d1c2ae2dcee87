"""A number cell of a form, of the text that its place in the table holds."""

import re

from tolok.documents.columns.kinds import SIGNED
from tolok.documents.rows.totals import MONEY
from tolok.domain.forms import Cell, Source, State
from tolok.domain.notation import Marks, in_rupiah, read_figure, read_number

_SEVERAL = re.compile(r"\d+(?:\s+\d+)+|\d+,\d+\s+\d\d+")
"""Figures below one another that may be two: whole ones, or with a joined third decimal."""
_RUPIAH = re.compile(r"\(?\s*(?:RP\.?|RUPIAH|IDR)\s*\)?", re.IGNORECASE)
"""The unit of an indicator that is told in rupiah; what is told in millions is not multiplied."""
_RESULTS = frozenset({"target", "realization"})


def is_rupiah(unit: str) -> bool:
    """Whether a unit is rupiah, and not thousands or more of them.

    >>> is_rupiah("Rp."), is_rupiah("Rp (juta)")
    (True, False)
    """
    return bool(_RUPIAH.fullmatch(unit.strip()))


def unit_behind(text: str) -> str:
    """The unit behind a figure; what says how large an amount of rupiah is, is none.

    >>> unit_behind("12 dokumen"), unit_behind("Rp900 M"), unit_behind("900 M")
    ('dokumen', '', 'M')
    """
    reading = read_number(text)
    return "" if SIGNED.match(text) and in_rupiah(reading) is not reading else reading.unit


def number_cell(name: str, written: str, source: Source, marks: Marks, unit: str = "") -> Cell:
    """The cell; a number that its narrow column broke over two lines is read as one.

    ``unit`` is the row's own: where it is rupiah, a target of "12,5 M" is 12.5 billion, as budgets
    are.
    """
    read = read_number if name == "target" else read_figure
    reading = read(written, marks)
    if reading.state is State.UNREADABLE and "\n" in written and not _SEVERAL.fullmatch(written):
        reading = read("".join(written.split()), marks)
    of_rupiah = name in _RESULTS and (is_rupiah(unit) or SIGNED.match(written))
    reading = in_rupiah(reading) if name in MONEY or of_rupiah else reading
    return Cell(" ".join(written.split()), reading.state, reading.value, source)
