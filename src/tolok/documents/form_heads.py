"""A form without rows: what its heading, its columns and the period of its figures tell of it."""

from dataclasses import replace

from tolok.documents.columns.moments import ALWAYS, Moment, named_moment
from tolok.documents.columns.own_year import moment_among
from tolok.documents.headings import heading_of, period_of
from tolok.documents.layouts import kind_of
from tolok.documents.rows.forming import Stretch
from tolok.domain.forms import Form
from tolok.domain.periods import Period


def form_head(stretch: Stretch, moment: Moment, year: int | None, texts: Form) -> Form:
    """A form without rows: its heading, kind and period.

    Where the table names the title's quarter itself, what is of no time is of the year.
    """
    title = " ".join(stretch.above)
    heading = replace(_heading(stretch, texts), kind=kind_of(stretch.columns, title))
    if heading.year is None:
        heading = replace(heading, year=year or stretch.columns.year or texts.year)
    if moment == ALWAYS:
        named = moment_among(stretch.columns.moments, heading.period)
        return replace(heading, period=None) if named else heading
    in_year = moment.year or heading.year
    if moment.ordinal:  # counted from the first year of a span that the title names
        in_year = heading.year + moment.ordinal - 1 if heading.year and "-" in title else None
    if moment.group or in_year is None:
        return replace(heading, period=None, group=moment.group or _group(moment))
    period = Period(in_year, quarter=moment.quarter, month=moment.month)
    return replace(heading, period=period, year=in_year)


def own_period(stretch: Stretch, texts: Form) -> Period | None:
    """The period that the lines above a table name."""
    return _heading(stretch, texts).period


def _heading(stretch: Stretch, texts: Form) -> Form:
    """What the sheet's own lines name, else the document's before it, else those below.

    A sheet called "TW II" is of that quarter, where its lines only name the year.
    """
    own, whole = heading_of(stretch.own), heading_of(stretch.above)
    year = own.year or whole.year
    period = (
        own.period or period_of(stretch.own, year) or (whole.period if year == whole.year else None)
    )
    return replace(
        whole,
        government=own.government or whole.government or texts.government,
        organization=own.organization or whole.organization or texts.organization,
        year=year,
        period=period or _of_sheet(stretch, year or texts.year),
    )


def _of_sheet(stretch: Stretch, year: int | None) -> Period | None:
    """The quarter or month that the name of a sheet says, of the year that its lines name."""
    name = stretch.lines[0][1] if stretch.lines else ""
    moment = named_moment((name,))
    if year is None or moment.year not in {None, year} or not (moment.quarter or moment.month):
        return None
    return Period(year, quarter=moment.quarter, month=moment.month)


def _group(moment: Moment) -> str:
    if moment.quarter:
        return f"Triwulan {moment.quarter}"
    return f"Bulan {moment.month}" if moment.month else f"Tahun ke-{moment.ordinal}"
