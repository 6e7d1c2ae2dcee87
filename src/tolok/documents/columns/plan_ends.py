"""Columns of a plan's end whose headers name years: which of them is which."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tolok.documents.columns.contents import Column
from tolok.documents.columns.moments import (
    ALWAYS,
    LAST_YEAR,
    PLANS_END,
    START,
    TO_LAST_YEAR,
    Moment,
)
from tolok.documents.columns.shares import SHARES
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import Meaning

_YEAR = re.compile(r"\b20\d\d\b")
_UNTIL = re.compile(
    r"\b(?:S\.?\s?/?\s?D\.?|SAMPAI(?:\s+DENGAN)?)\s+(?:(?:AKHIR|TAHUN|ANGGARAN|RENJA|RKPD)\s+)*20\d\d\b"
)
_PLAN = re.compile(r"\b(?:RENSTRA|RPJMD)\b")
_END, _BEFORE = Moment(group=PLANS_END), Moment(group=TO_LAST_YEAR)
_REACHED, _PLANNED = ("realization", "spending"), ("target", "ceiling")


def is_apart(moment: Moment) -> bool:
    """Whether a span is not of the year whose targets and ceilings a table repeats.

    What was reached in or by last year (E.81, column 6), where a plan began and where it ends
    (column 5) are not measured against this year's target, nor is this year's ceiling theirs.
    """
    return moment in {_BEFORE, START, _END, Moment(group=LAST_YEAR)}


def with_plans_end(columns: Sequence[Column]) -> list[Column]:
    """The columns, those of a plan's end told apart by their years.

    What a plan had reached to two years is to last year's end first (E.81, columns 6 and 13), and
    so is what it had reached before the year of the targets beside; where a share is of the plan,
    or targets that are not the plan's are of a year before, the target that the plan has for a
    later year is of its end (column 5).
    """
    columns = _of_the_years_own(columns)
    found = list(columns)
    running = _running_year(columns)
    for field in _REACHED:
        places = [at for at, one in enumerate(columns) if _means(one, field, _END)]
        years = [_last_year(columns[at]) for at in places]
        taken = any(_means(one, field, _BEFORE) for one in columns)
        is_before = (len(years) == 2 and years[0] < years[1]) or (
            len(years) == 1 and years[0] < running
        )
        if is_before and years[0] and not taken:
            found[places[0]] = _moved(columns[places[0]], _BEFORE)
    shared = any(one.meaning and one.meaning.field in SHARES and one.meaning.moment == _END
                 for one in columns)  # fmt: skip
    found = _before_running(found, running)
    last = max(map(_last_year, columns), default=0)
    for field in _PLANNED if shared or 0 < running < last else ():
        places = [
            at
            for at, one in enumerate(columns)
            if _means(one, field, Moment(last)) and _is_of_plan(one)
        ]
        if len(places) == 1 and not any(_means(one, field, _END) for one in columns):
            found[places[0]] = _moved(columns[places[0]], _END)
    return found


def _of_the_years_own(columns: Sequence[Column]) -> list[Column]:
    """The columns, shares of a plan told of the only year that it has a target for.

    Only where what was reached is of that year, too, and no target is of the plan's end: "Target
    RPJMD 2025", "Realisasi 2025", "Capaian terhadap RPJMD (%)".
    """
    plans = {one.meaning.moment for one in columns if one.meaning and one.meaning.field in _PLANNED}
    reached = {
        one.meaning.moment for one in columns if one.meaning and one.meaning.field in _REACHED
    }
    years = {when for when in plans if when.year and when == Moment(when.year)}
    if len(plans) != 1 or len(years) != 1 or reached != years:
        return list(columns)
    (own,) = years
    return [
        _moved(one, own) if any(_means(one, field, _END) for field in SHARES) else one
        for one in columns
    ]


def _before_running(columns: Sequence[Column], running: int) -> list[Column]:
    """The columns of a plan, what was reached to a year before the running one told so.

    "Realisasi s.d. Tahun 2024" beside the plan's own target and that of 2025 is of all the years
    of the plan until then (E.81, column 6); without a plan it may be where the year ended.
    """
    if not running or not any(one.meaning and _is_of_plan(one) for one in columns):
        return list(columns)
    years = {_last_year(one) for one in columns if _is_until(one) and _last_year(one) < running}
    held = {one.meaning for one in columns}
    if len(years) != 1 or any(Meaning(field, _BEFORE) in held for field in _REACHED):
        return list(columns)
    own = Moment(years.pop())
    return [
        _moved(one, _BEFORE)
        if _is_until(one) and any(_means(one, field, own) for field in _REACHED)
        else one
        for one in columns
    ]


def _is_until(column: Column) -> bool:
    """Whether a header tells of all the years until one: "Realisasi s.d. Tahun 2024"."""
    return any(_UNTIL.search(normal(word)) for word in column.words)


def with_plans_own(columns: Sequence[Column]) -> list[Column]:
    """The columns, of two targets told alike the plan's own of its end, where it names no year."""
    found = list(columns)
    for field in _PLANNED:
        places = [at for at, one in enumerate(columns) if _means(one, field, ALWAYS)]
        plans = [at for at in places if _is_of_plan(columns[at]) and not _last_year(columns[at])]
        told = any(_means(one, field, _END) for one in columns)
        if len(plans) == 1 and len(places) > 1 and not told:
            found[plans[0]] = _moved(columns[plans[0]], _END)
    return found


def _running_year(columns: Sequence[Column]) -> int:
    """The year of targets and ceilings that are not a plan's own; 0 for none or several."""
    years = {
        one.meaning.moment.year
        for one in columns
        if one.meaning and one.meaning.field in _PLANNED and not _is_of_plan(one)
    }
    return next(iter(years)) or 0 if len(years) == 1 else 0


def _is_of_plan(column: Column) -> bool:
    return bool(_PLAN.search(" ".join(map(normal, column.words))))


def _means(column: Column, field: str, moment: Moment) -> bool:
    meaning = column.meaning
    return meaning is not None and (meaning.field, meaning.moment) == (field, moment)


def _moved(column: Column, moment: Moment) -> Column:
    meaning = column.meaning
    return column._replace(meaning=replace(meaning, moment=moment)) if meaning else column


def _last_year(column: Column) -> int:
    """The last year that a column's header names; 0 for none."""
    return max(map(int, _YEAR.findall(" ".join(column.words))), default=0)
