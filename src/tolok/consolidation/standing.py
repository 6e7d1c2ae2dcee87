"""Ratings of single indicators, quarters into years, reasons why nothing was achieved, coverage."""

from typing import TYPE_CHECKING, Any

import ibis

from tolok.consolidation.arithmetic import PER_CENT, Ratio, mean_of, total, wide
from tolok.consolidation.measures import achieved, latest, rating_of
from tolok.consolidation.rollups import WHEN, Scope, register
from tolok.consolidation.schema import BOUND, DECIMALS, UNFIT
from tolok.domain.forms import State
from tolok.domain.indicators import Accumulation

if TYPE_CHECKING:
    from ibis.expr.types import Table

QUARTERS = (1, 2, 3, 4)


def ratings(rows: "Table", scope: Scope) -> "Table":
    """How many indicators of a scope are in each class, by period.

    The class is that of the exact achievement, as domain.ratings.rate has it.
    """
    told = achieved(rows)
    rated = told.filter(told.reason.isnull())
    classed = rated.mutate(rating=rating_of(Ratio(rated.over, rated.below), latest()))
    kept = [key for key in scope.keys if key != "province"]
    counted = classed.group_by([*kept, *(_home(scope)), *WHEN, "rating"]).aggregate(
        indicators=classed.count()
    )
    return _with_provinces(counted, scope, "rating")


def reasons(rows: "Table", scope: Scope) -> "Table":
    """Why indicators of a scope have no achievement, and how many, by period."""
    silent = rows.filter(rows.computed_reason.notnull() & rows.indicator.notnull())
    named = silent.mutate(reason=silent.computed_reason)
    kept = [key for key in scope.keys if key != "province"]
    counted = named.group_by([*kept, *(_home(scope)), *WHEN, "reason"]).aggregate(
        indicators=named.count()
    )
    return _with_provinces(counted, scope, "reason")


def _home(scope: Scope) -> tuple[str, ...]:
    """A province is told by the government."""
    return ("government",) if scope is Scope.PROVINCE else ()


def _with_provinces(counted: "Table", scope: Scope, what: str) -> "Table":
    if "province" not in scope.keys:
        return counted
    provinces = register().select("government", "province").distinct()
    joined = counted.left_join(provinces, "government")
    keys = [*scope.keys, *WHEN, what]
    return joined.group_by(keys).aggregate(indicators=joined.indicators.sum())


def year_to_date(rows: "Table") -> "Table":
    """Each indicator's realization to date from its quarters, by its accumulation, and what it is.

    Only of indicators whose accumulation somebody named. ``realization`` is of four decimals, half
    up (a mean may need it); its achievement is against the target of the last quarter's form.
    ``measured_quarters`` is how many quarters had a figure.
    """
    named = rows.filter(rows.quarter.notnull() & rows.accumulation.notnull())
    by_quarter: dict[str, Any] = {
        f"quarter_{number}": ibis.ifelse(named.quarter == number, named.realization, None).max()
        for number in QUARTERS
    }
    line = ["government", "organization", "year", "line"]
    grouped = named.group_by(line).aggregate(
        last=named.quarter.max(),
        measured_quarters=named.realization.count(),
        added=total(named.realization),
        highest=named.realization.max(),
        **by_quarter,
    )
    latest_figure = ibis.coalesce(*(grouped[f"quarter_{number}"] for number in reversed(QUARTERS)))
    heads = named.drop("realization", "realization_state").rename(last="quarter")
    joined = grouped.mutate(latest_figure=latest_figure).inner_join(heads, [*line, "last"])
    found = joined.mutate(accumulated=_accumulated(joined))
    is_fit = (found.accumulated <= BOUND) & (found.accumulated >= -BOUND)
    state = ibis.cases(
        (found.accumulated.isnull(), State.BLANK.value), (is_fit, State.VALUE.value), else_=UNFIT
    )
    value = ibis.ifelse(is_fit, found.accumulated, None).cast("int64")
    told = achieved(found.mutate(realization=value, realization_state=state))
    return told.select(
        *line,
        "level", "name", "indicator", "unit", "calculation", "accumulation",
        *by_quarter,
        "measured_quarters", "target", "realization", "reason",
        achievement=told.figure,
    )  # fmt: skip


def _accumulated(table: "Table") -> Any:
    """As domain.measurements.accumulate: SUM adds, MEAN divides by the measured quarters only."""
    return ibis.cases(
        (table.accumulation == Accumulation.SUM.value, table.added),
        (
            table.accumulation == Accumulation.MEAN.value,
            wide(mean_of(table.added, table.measured_quarters)),
        ),
        (table.accumulation == Accumulation.MAX.value, wide(table.highest)),
        else_=wide(table.latest_figure),
    )


def expected(rows: "Table", listed: "Table") -> "Table":
    """Every office and each period for which it should have reported, and whether it did.

    ``listed`` is the register, or the part of it that is asked about. Offices are those in it and
    those that ever reported; a government of it without any office stands for itself. Periods are
    those for which anybody reported.
    """
    reported = rows.select("government", "organization", *WHEN).distinct()
    seen = reported.select("government", "organization").distinct()
    named = listed.filter(listed.organization.notnull())
    offices = ibis.union(seen, named.select("government", "organization"), distinct=True)
    silent = (
        listed.select("government")
        .distinct()
        .anti_join(offices, "government")
        .mutate(organization=ibis.null("string"))
    )
    everyone = ibis.union(offices, silent, distinct=False)
    provinces = register().select("government", "province").distinct()
    placed = everyone.left_join(provinces, "government").drop("government_right")
    due = placed.cross_join(reported.select(*WHEN).distinct())
    marks = reported.mutate(has_reported=ibis.literal(True))
    same = [due[key].identical_to(marks[key]) for key in ("government", "organization", *WHEN)]
    joined = due.left_join(marks, same)
    return joined.select(
        *(due[key] for key in (*Scope.ORGANIZATION.keys, *WHEN)),
        has_reported=marks.has_reported.fill_null(False),
    )


def absent(rows: "Table", listed: "Table") -> "Table":
    """Who has not reported, by period."""
    due = expected(rows, listed)
    return due.filter(~due.has_reported).drop("has_reported")


def coverage(rows: "Table", scope: Scope, listed: "Table") -> "Table":
    """How many offices of a scope should have reported, did, and did not; ``share`` in per cent."""
    due = expected(rows, listed)
    counted = due.group_by([*scope.keys, *WHEN]).aggregate(
        organizations=due.count(), reported=due.has_reported.cast("int64").sum()
    )
    return counted.mutate(
        absent=counted.organizations - counted.reported,
        share=mean_of(wide(counted.reported) * PER_CENT * 10**DECIMALS, counted.organizations),
    )
