"""The document's own year and quarter among others, as its title or a header says."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from tolok.documents.columns.headers import Columns
from tolok.documents.columns.moments import ALWAYS, Moment
from tolok.documents.columns.parts import PARTS
from tolok.documents.columns.vocabulary import REACHED
from tolok.domain.forms import NUMBER_CELLS
from tolok.domain.periods import Period

_YEAR = re.compile(r"\b20\d\d\b")
_RUNNING = re.compile(r"\bBERJALAN\b", re.IGNORECASE)


def of_own_year(columns: Columns, title: str) -> Columns:
    """The columns, those of the year that quarters without a year are of told of the document.

    A header says "tahun berjalan" of it, or the title names no other. Not where a figure is told
    of the document already.
    """
    figures = [one for one in columns.columns if one.meaning and one.meaning.field in NUMBER_CELLS]
    moments = {one.meaning.moment for one in figures if one.meaning}
    bare = any((one.quarter or one.month) and not one.year for one in moments)
    running = {
        one.meaning.moment.year
        for one in figures
        if one.meaning and _RUNNING.search(one.title) and one.meaning.moment.year
    }
    years = running or {int(year) for year in _YEAR.findall(title)}
    if columns.by or not bare or len(years) != 1:
        return columns
    own = Moment(years.pop())
    told = {one.meaning.field for one in figures if one.meaning and one.meaning.moment == ALWAYS}
    return replace(
        columns,
        columns=tuple(
            one._replace(meaning=replace(one.meaning, moment=ALWAYS))
            if one.meaning and one.meaning.moment == own and one.meaning.field not in told
            else one
            for one in columns.columns
        ),
    )


def of_own_period(columns: Columns, period: Period | None, title: str) -> Columns:
    """The columns, what was reached at no time that a header tells told of the title's period.

    Only where other columns are of it, and none of the same figure is; a percentage only together
    with the result that it is of. Among years the only year of the title is meant, and a budget
    goes with it unless several years have spent.
    """
    figures = [one.meaning for one in columns.columns if one.meaning]
    year = _year_among([one.moment for one in figures if one.field in NUMBER_CELLS], title)
    own = moment_among(columns.moments, period) or year
    if columns.by or own is None:
        return columns
    told = {one.field for one in figures if one.moment == own}
    moved = {one.field for one in figures if one.moment == ALWAYS} - told
    spent = {one.moment for one in figures if one.field == "spending"}
    movable = REACHED | {"ceiling"} if own == year and spent <= {own, ALWAYS} else REACHED
    moved = {one for one in moved if one in movable and PARTS.get(one, (one,))[0] in moved}
    return replace(
        columns,
        columns=tuple(
            one._replace(meaning=replace(one.meaning, moment=own))
            if one.meaning and one.meaning.moment == ALWAYS and one.meaning.field in moved
            else one
            for one in columns.columns
        ),
    )


def _year_among(moments: Collection[Moment], title: str) -> Moment | None:
    """The only year that a title names, where columns are of it and of others; else None."""
    years = {Moment(int(year)) for year in _YEAR.findall(title)}
    others = {one for one in moments if one.year and one == Moment(one.year)} - years
    return next(iter(years)) if len(years) == 1 and years <= set(moments) and others else None


def moment_among(moments: Iterable[Moment], period: Period | None) -> Moment | None:
    """The quarter or month of columns that a document's period is; None where none is.

    >>> moment_among([Moment(quarter=1), Moment(quarter=2)], Period(2025, quarter=2))
    Moment(year=None, quarter=2, month=None, ordinal=None, group=None)
    """
    if period is None or not (period.quarter or period.month):
        return None
    within = (period.quarter, period.month)
    years = {None, period.year}
    return next(
        (one for one in moments if (one.quarter, one.month) == within and one.year in years), None
    )
