"""The numbers of a table's columns, and columns that add up what their periods have."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from tolok.documents.columns.contents import Column
from tolok.documents.columns.kinds import text_at, value_in
from tolok.documents.columns.moments import (
    ALWAYS,
    SEMESTERS,
    START,
    Moment,
    bare_moment,
    named_moment,
)
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import Meaning, is_aside
from tolok.documents.document import TableRow
from tolok.domain.quantities import decimals_of, rounded

LOOKED_AT = 200
"""Rows of a body that are enough to know a column."""
_FIGURES = ("realization", "spending", "target", "ceiling")
_LEAST_PARTS = 2
_LEAST, _MOST, _FULL = 3, 8, 10
"""Rows that must tell, and of ten how many."""

_SUM = re.compile(r"(?:JUMLAH|JML|TOTAL)(?:\s+REALISASI)?(?:\s*\(.*\))?")
"""How a column is called that adds up its neighbours."""

Slot = tuple[str, Moment]
Values = Mapping[int, Sequence[Decimal | None]]


class Count(NamedTuple):
    """On how many rows something holds, of how many that tell."""

    right: int
    told: int

    @property
    def is_sure(self) -> bool:
        """Whether enough rows tell, and nearly all of them the same."""
        return self.right >= _LEAST and _FULL * self.right >= _MOST * self.told

    @property
    def is_likely(self) -> bool:
        """Whether some rows tell, and half of them the same."""
        return self.right > 0 and 2 * self.right >= self.told


def values_of(columns: Sequence[Column], body: Sequence[TableRow]) -> Values:
    """The numbers of each column, row by row; None where there is none."""
    return {
        one.place: [value_in(text_at(row, one.place)) for row in body[:LOOKED_AT]]
        for one in columns
    }


def is_before_plans(when: Moment, slots: Collection[Slot]) -> bool:
    """Whether a year has no target and targets of later years are told: nothing is held to any.

    So is where a plan begins.
    """
    own = when.year
    if when == START:
        return any(name == "target" for name, _ in slots)
    years = {one.year for name, one in slots if name == "target" and not one.group}
    return (
        own is not None and bool(years) and all(year is not None and year > own for year in years)
    )


def told_by_periods(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, one that no word tells the year's where it is the sum or mean of its periods.

    Columns that name only their period are the parts of a figure that they add up to. What all
    these are told by stands in ``why``, for a person to look at.
    """
    return _with_parts(_with_wholes(columns, values), values)


def _with_parts(columns: Sequence[Column], values: Values) -> list[Column]:
    bare = {
        one.place: when
        for one in columns
        if one.meaning is None and (when := bare_moment(one.words)) and is_within_year(when)
    }
    slots = slots_of(columns)
    parts = [values[place] for place in bare]
    for field in _FIGURES:
        place = slots.get((field, ALWAYS))
        count = _summed(values[place], parts) if place is not None else Count(0, 0)
        if count.is_sure and not any((field, when) in slots for when in bare.values()):
            why = f"{count.right} dari {count.told} barisnya berjumlah atau rata-rata kolom itu"
            return [
                one._replace(
                    meaning=Meaning(field, bare[one.place]),
                    why=why if one.place == min(bare) else "",  # one question for all of them
                )
                if one.place in bare
                else one
                for one in columns
            ]
    return list(columns)


def _with_wholes(columns: Sequence[Column], values: Values) -> list[Column]:
    open_ = [at for at, one in enumerate(columns) if one.words and one.meaning is None]
    if not open_:
        return list(columns)
    slots = slots_of(columns)
    years = {year for one in columns if one.words and (year := named_moment(one.words).year)}
    found = list(columns)
    for at in open_:
        column = columns[at]
        when = Moment(named_moment(column.words).year if len(years) > 1 else None)
        for field in _FIGURES:
            parts = [
                values[place]
                for (name, moment), place in slots.items()
                if name == field and is_within_year(moment) and moment.year in {None, when.year}
            ]
            count = _summed(values[column.place], parts)
            is_named = bool(_SUM.fullmatch(normal(column.words[-1])))
            is_told = count.is_sure or (is_named and _LEAST_PARTS <= count.told == count.right)
            if is_told and (field, when) not in slots:
                why = f"{count.right} dari {count.told} barisnya jumlah atau rata-rata periodenya"
                found[at] = column._replace(meaning=Meaning(field, when), why=why)
                slots[field, when] = column.place
                break
    return found


def with_wholes_of_kinds(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns; of several that words tell the same, the one that the others add up to is meant.

    "Belanja Operasi" and "Belanja Modal" are parts of a ceiling, whatever their sum is called. One
    that no word tells may be the sum, too; it says so in ``why``, for a person to look at.
    """
    found = list(columns)
    times = Counter(one.meaning for one in columns if one.meaning)
    for meaning, many in times.items():
        if many < _LEAST_PARTS or meaning.field not in _FIGURES:
            continue
        alike = [one for one in columns if one.meaning == meaning]
        counts = [(_added_up(one, alike, values), one) for one in _wholes(columns, meaning)]
        right, whole = max(counts, key=lambda one: one[0].right)
        if not right.is_sure:
            continue
        why = f"{right.right} dari {right.told} barisnya jumlah kolom-kolom bagiannya"
        whole = whole._replace(meaning=meaning, why="" if whole in alike else why)
        for one in alike:
            found[one.place] = one.aside_for(meaning, [whole])
        found[whole.place] = whole
    return found


def _wholes(columns: Sequence[Column], meaning: Meaning) -> list[Column]:
    """The columns that may be the sum of several: of these, or of their period and without meaning.

    What words tell to be something that no form has is none.
    """
    return [
        one
        for one in columns
        if one.meaning == meaning
        or (
            one.meaning is None
            and one.words
            and not is_aside(one.words)
            and named_moment(one.words) in {ALWAYS, meaning.moment}
        )
    ]


def _added_up(whole: Column, alike: Sequence[Column], values: Values) -> Count:
    """The rows whose figure is the sum of several parts; one part alone tells nothing."""
    parts = [values[one.place] for one in alike if one.place != whole.place]
    right = told = 0
    for at, total in enumerate(values[whole.place]):
        filled = [value for part in parts if (value := part[at])]
        if total is not None and len(filled) > 1:
            told += 1
            right += total == sum(filled)
    return Count(right, told)


def _summed(wholes: Sequence[Decimal | None], parts: Sequence[Sequence[Decimal | None]]) -> Count:
    """The rows that are the sum or the mean of several parts."""
    right = told = 0
    for at, whole in enumerate(wholes):
        filled = [value for part in parts if (value := part[at]) is not None]
        if whole is not None and len(filled) > 1 and any((whole, *filled)):  # zeros tell nothing
            told += 1
            mean = rounded(Fraction(sum(filled)) / len(filled), decimals_of(whole))
            right += whole in {sum(filled), mean}
    return Count(right, told)


def slots_of(columns: Sequence[Column]) -> dict[Slot, int]:
    """Which column holds each cell of each period; of two the first."""
    found: dict[Slot, int] = {}
    for one in columns:
        if one.meaning:
            found.setdefault((one.meaning.field, one.meaning.moment), one.place)
    return found


def is_within_year(moment: Moment) -> bool:
    """Whether a period is a quarter, a month or half a year."""
    return bool(moment.quarter or moment.month or moment.group in SEMESTERS)
