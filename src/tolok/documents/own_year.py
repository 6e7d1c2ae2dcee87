"""The document's own year among others: what its quarters are of, as its title or a header says."""

import re
from dataclasses import replace

from tolok.documents.columns import Columns
from tolok.documents.moments import ALWAYS, Moment
from tolok.domain.forms import NUMBER_CELLS

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
