"""Amounts of one line told alike, and the column that adds them up: it is the one that is meant."""

import re
from collections.abc import Sequence

from tolok.documents.columns.contents import Column
from tolok.documents.columns.shortened_words import spelled
from tolok.documents.columns.sums import Count, Values

_SUM = re.compile(
    r"(?:GRAND\s+)?(?:JUMLAH|JML\.?|JLH\.?|TOTAL)"
    r"(?:\s+(?:ANGGARAN|PAGU|BELANJA|REALISASI|KESELURUHAN|SELURUHNYA|DANA))*(?:\s*\(.*\))?"
)
_MONEY = ("ceiling", "spending")
_LEAST = 2


def with_sums_beside(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, one that is called a sum the figure of those that it adds up on nearly all rows.

    "Belanja · Operasi", "Belanja · Modal", then "Jumlah": a budget's parts are no budgets of their
    own. The parts stand aside for it.
    """
    found = list(columns)
    sums = [one for one in columns if one.meaning is None and one.words and _is_called_sum(one)]
    for field in _MONEY:
        several: dict[object, list[Column]] = {}
        for one in columns:
            if one.meaning and one.meaning.field == field:
                several.setdefault(one.meaning.moment, []).append(one)
        for parts in several.values():
            whole = next((one for one in sums if _adds_up(one, parts, values)), None)
            meaning = parts[0].meaning
            if whole is None or meaning is None:
                continue
            found[whole.place] = whole._replace(meaning=meaning)
            for one in parts:
                found[one.place] = one.aside_for(meaning, [found[whole.place]])
    return found


def _is_called_sum(column: Column) -> bool:
    return bool(_SUM.fullmatch(spelled(column.words[-1])))


def _adds_up(whole: Column, parts: Sequence[Column], values: Values) -> bool:
    """Whether a column holds on nearly all rows the sum of several others."""
    lines = zip(values[whole.place], *(values[one.place] for one in parts), strict=True)
    told = [
        (line[0], sum(one or 0 for one in line[1:])) for line in lines if line[0] and any(line[1:])
    ]
    return len(parts) >= _LEAST and Count(sum(a == b for a, b in told), len(told)).is_sure
