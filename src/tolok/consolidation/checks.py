"""What in the written figures contradicts what: the rules of the audit that make sense in bulk."""

from typing import TYPE_CHECKING, Any

import ibis

from tolok.consolidation.arithmetic import Ratio, per_cent, total, truncated_per_cent, wide
from tolok.consolidation.measures import absorbed, achieved, amount
from tolok.consolidation.schema import DECIMALS

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table

PLACE = ("government", "organization", "period", "form", "row", "level", "name", "indicator")
"""What tells a reader which row is meant."""

MONEY = ("ceiling", "spending")


def percentages(rows: "Table") -> "Table":
    """Written percentages that do not follow from their row, at their own written decimals.

    ``cell`` is achievement or absorption; ``written_percentage`` and ``expected_percentage`` have
    four decimals; ``is_truncated`` says that the written one was cut off where half up gives one
    more. Silent where a figure is missing, as the audit is. Rules: absorption-ratio,
    achievement-ratio, truncated-percentage; an achievement is held against the indicator's own
    calculation.
    """
    told = absorbed(achieved(rows))
    return ibis.union(
        _differing(told, "achievement", Ratio(told.over, told.below), told.reason.isnull()),
        _differing(told, "absorption", Ratio(told.spent, told.allowed), told.is_absorbed),
        distinct=False,
    )


def _differing(rows: "Table", cell: str, ratio: Ratio, is_there: "BooleanValue") -> "Table":
    decimals = rows[f"{cell}_decimals"].cast("int64")
    powers = ((count, 10 ** (DECIMALS - count)) for count in range(DECIMALS + 1))
    # The column has four decimals, the written text its own: 13 % is 130 000 there.
    step = decimals.cases(*((count, ibis.literal(power, "int64")) for count, power in powers))
    found = rows.filter(is_there & rows[cell].notnull()).mutate(
        expected=per_cent(ratio, decimals) * step, cut=truncated_per_cent(ratio, decimals) * step
    )
    differing = found.filter(found.expected != found[cell])
    return differing.select(
        *PLACE,
        cell=ibis.literal(cell),
        written_percentage=differing[cell],
        expected_percentage=differing.expected,
        is_truncated=differing.cut == differing[cell],
    )


def sums(rows: "Table") -> "Table":
    """Rows whose ceiling or spending is not the sum of the rows below it, in sen.

    ``terms`` is how many rows were added, ``gap`` what they come to less what is written. A
    term that is blank adds nothing; a sum without any figure is not judged. Rules: ceiling-sum,
    spending-sum.
    """
    below = ibis.union(_terms(rows, "whole"), _terms(rows, "other_whole"), distinct=False)
    grouped = below.group_by("form", "row").aggregate(
        terms=below.count(),
        **{name: total(below[name]) for name in MONEY},
        **{f"{name}_figures": below[f"{name}_figure"].sum() for name in MONEY},
    )
    renamed = grouped.rename({f"{name}_total": name for name in MONEY})
    wholes = rows.select(*PLACE, **{name: amount(rows, name) for name in MONEY})
    joined = wholes.inner_join(renamed, ["form", "row"])
    return ibis.union(*(_broken(joined, name) for name in MONEY), distinct=False)


def _terms(rows: "Table", whole: str) -> "Table":
    terms = rows.filter(rows[whole].notnull())
    figures: dict[str, Any] = {}
    for name in MONEY:
        figures[name] = amount(terms, name)
        figures[f"{name}_figure"] = terms[name].notnull().cast("int64")
    return terms.select("form", row=terms[whole], **figures)


def _broken(joined: "Table", name: str) -> "Table":
    written, sum_ = joined[name], joined[f"{name}_total"]
    is_judged = written.notnull() & (joined[f"{name}_figures"] > 0)
    broken = joined.filter(is_judged & (wide(written) != sum_))
    return broken.select(
        *PLACE,
        cell=ibis.literal(name),
        terms=broken.terms,
        written_amount=wide(broken[name]),
        total_amount=broken[f"{name}_total"],
        gap=wide(broken[f"{name}_total"] - wide(broken[name])),
    )


def overspent(rows: "Table") -> "Table":
    """Rows that spent beyond their ceiling, in sen (rule spending-over-ceiling)."""
    found = rows.filter((rows.ceiling > 0) & (rows.spending > rows.ceiling))
    return found.select(*PLACE, "ceiling", "spending", over=found.spending - found.ceiling)


def faults(rows: "Table") -> "Table":
    """How many contradictions each government's forms hold, by period and kind.

    ``kind`` is percentage, truncated, sum or overspent.
    """
    shares = percentages(rows)
    kind = ibis.ifelse(shares.is_truncated, "truncated", "percentage")
    found = ibis.union(
        shares.select("government", "period", kind=kind),
        sums(rows).select("government", "period", kind=ibis.literal("sum")),
        overspent(rows).select("government", "period", kind=ibis.literal("overspent")),
        distinct=False,
    )
    return found.group_by("government", "period", "kind").aggregate(faults=found.count())
