"""From rows up to organizations, governments, provinces and the nation, and what that leads to."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import ibis

from tolok.consolidation.arithmetic import LIMIT, PER_CENT, mean_of, quotient, total, wide
from tolok.consolidation.measures import amount, fixed, latest
from tolok.consolidation.schema import DECIMALS
from tolok.domain.achievements import Cap
from tolok.domain.forms import State

if TYPE_CHECKING:
    from ibis.expr.types import StringValue, Table

    from tolok.domain.ratings import Edition


class Scope(StrEnum):
    """Whose figures are added up."""

    NATION = "nation"
    PROVINCE = "province"
    GOVERNMENT = "government"
    ORGANIZATION = "organization"

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that name one of its kind."""
        return _KEYS[self]


_KEYS = {
    Scope.NATION: (),
    Scope.PROVINCE: ("province",),
    Scope.GOVERNMENT: ("province", "government"),
    Scope.ORGANIZATION: ("province", "government", "organization"),
}

WHEN = ("year", "quarter")

_PARTS = (
    "indicators", "measured", "figures", "weighted", "weights", "ceiling", "spending",
    "paired_ceiling", "paired_spending", "unknown_money",
)  # fmt: skip


def register() -> "Table":
    """Who should report: province, government, organization (empty where offices are not known)."""
    columns = {"province": "string", "government": "string", "organization": "string"}
    return ibis.table(columns, name="register")


def _forms(rows: "Table", cap: Cap) -> "Table":
    """Each form with sums that can be added up further: by its number, which is one column.

    ``figures`` is the sum of the achievements of four decimals, each capped before; ``weighted``
    that of ceiling × achievement over ``weights``, where the ceiling is not negative;
    ``paired_spending`` and ``paired_ceiling`` are the money of rows where both are known. All in
    128 bits.
    """
    is_indicator = (
        rows.indicator.notnull()
        | (rows.target_state != State.BLANK.value)
        | (rows.realization_state != State.BLANK.value)
    )
    figure = _capped(rows.computed_achievement, cap)
    ceiling = amount(rows, "ceiling")
    told = rows.mutate(
        is_indicator=is_indicator,
        figure=figure,
        allowed=ibis.ifelse(rows.is_budget, ceiling, None),
        spent=ibis.ifelse(rows.is_budget, amount(rows, "spending"), None),
        weight=ibis.ifelse(figure.notnull() & (ceiling >= 0), ceiling, None),
    )
    both = told.allowed.notnull() & told.spent.notnull()
    return told.group_by("form").aggregate(
        **{name: told[name].arbitrary() for name in ("government", "organization", *WHEN)},
        indicators=told.is_indicator.cast("int64").sum(),
        measured=told.figure.count(),
        figures=total(told.figure),
        weighted=wide((wide(told.figure) * told.weight).sum()),
        weights=total(told.weight),
        ceiling=total(told.allowed),
        spending=total(told.spent),
        paired_ceiling=total(ibis.ifelse(both, told.allowed, None)),
        paired_spending=total(ibis.ifelse(both, told.spent, None)),
        unknown_money=(told.is_budget & ~both).cast("int64").sum(),
    )


def _summed(added: "Table", keys: Sequence[str]) -> "Table":
    """Parts added up further, by fewer keys."""
    counts = {"organizations", "indicators", "measured", "unknown_money"}
    return added.group_by(keys).aggregate(
        **{
            name: added[name].sum() if name in counts else wide(added[name].sum())
            for name in ("organizations", *_PARTS)
            if name in added.columns
        }
    )


def _in_provinces(added: "Table") -> "Table":
    """Parts with the province of their government beside them, by the register."""
    provinces = register().select("government", "province").distinct()
    return added.left_join(provinces, "government").drop("government_right")


def _capped(figure: Any, cap: Cap) -> Any:
    """What counts of a figure in an aggregate."""
    if cap is Cap.NONE:
        return figure
    most = int(cap.value) * 10**DECIMALS
    # Not least(): engines leave out what is empty there, and empty would become the cap.
    return ibis.ifelse(figure > most, most, figure)


def rollup(rows: "Table", scope: Scope, cap: Cap = Cap.NONE) -> "Table":
    """The figures of a scope by period: achievement, absorption, money, and what is missing.

    ``achievement`` is the mean of the measured indicators, ``weighted_achievement`` that by their
    ceilings, shown beside it; ``absorption`` is Σ spending / Σ ceiling over rows where both are
    known, and empty from 10⁸ per cent on. Four decimals, half up once, from the sums; money in sen.
    """
    keys = [*scope.keys, *WHEN]
    summed = _summed(_forms(rows, cap), [*Scope.ORGANIZATION.keys[1:], *WHEN])
    summed = summed.mutate(organizations=ibis.literal(1, "int64"))
    if scope is not Scope.ORGANIZATION:
        summed = _summed(summed, ["government", *WHEN])
    # The register is joined to the fewest rows that still know their government.
    summed = _in_provinces(summed)
    if "government" not in keys:
        summed = _summed(summed, keys)
    return summed.select(
        *keys,
        "organizations",
        "indicators",
        "measured",
        missing=summed.indicators - summed.measured,
        achievement=mean_of(summed.figures, summed.measured),
        weighted_achievement=quotient(
            summed.weighted, summed.weights, LIMIT * PER_CENT * 10**DECIMALS
        ),
        rating=rating_of_mean(summed.figures, summed.measured, latest()),
        ceiling=summed.ceiling,
        spending=summed.spending,
        unknown_money=summed.unknown_money,
        absorption=quotient(
            summed.paired_spending, summed.paired_ceiling, LIMIT, PER_CENT * 10**DECIMALS
        ),
    )


def rating_of_mean(sum_: Any, count: Any, edition: "Edition") -> "StringValue":
    """The class of an exact mean: the sum is held against bound × count, nothing is rounded."""
    bands = [(band, band.lower) for band in edition.bands if band.lower is not None]
    lowest = next(band for band in edition.bands if band.lower is None)
    reached = [
        (
            sum_ >= wide(count) * fixed(lower)
            if band.includes_lower
            else sum_ > wide(count) * fixed(lower),
            band.label,
        )
        for band, lower in bands
    ]
    return ibis.cases(
        (sum_.isnull() | (count == 0), ibis.null("string")), *reached, else_=lowest.label
    )


def ranking(rows: "Table", cap: Cap = Cap.NONE) -> "Table":
    """Governments of a period by their achievement, the highest first; equals share a rank.

    ``rank`` is over the achievement of four decimals; ``of`` is how many are ranked.
    """
    found = rollup(rows, Scope.GOVERNMENT, cap)
    ranked = found.filter(found.achievement.notnull())
    window = ibis.window(group_by=WHEN, order_by=ibis.desc("achievement"))
    return ranked.select(
        *WHEN,
        rank=(ibis.rank().over(window) + 1).cast("int64"),
        of=ranked.count().over(ibis.window(group_by=WHEN)),
        **{name: ranked[name] for name in ranked.columns if name not in WHEN},
    )


def trend(rows: "Table", scope: Scope, cap: Cap = Cap.NONE) -> "Table":
    """The figures of a scope beside those of the year before, for the same quarter.

    ``achievement_change`` and ``absorption_change`` are in points of four decimals; empty where
    the year before is not there.
    """
    found = rollup(rows, scope, cap)
    keys = [*scope.keys, *WHEN]
    before = found.select(
        *scope.keys,
        "quarter",
        year=(found.year + 1).cast("int32"),
        achievement_before=found.achievement,
        absorption_before=found.absorption,
    )
    # A quarter or a province may be empty, and empty does not equal empty in a join.
    same = [found[key].identical_to(before[key]) for key in keys]
    joined = found.left_join(before, same)
    return joined.select(
        *(found[key] for key in keys),
        found.achievement,
        found.absorption,
        achievement_change=found.achievement - before.achievement_before,
        absorption_change=found.absorption - before.absorption_before,
    )
