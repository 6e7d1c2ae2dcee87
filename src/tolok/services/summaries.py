"""What each sheet of a city comes to, kept beside it and made anew when its ledger has grown."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from tolok.domain.achievements import Cap
from tolok.domain.periods import Period
from tolok.domain.quantities import percentage
from tolok.domain.rollups import mean
from tolok.services.flow import Bar, obstacles_of
from tolok.services.overview import money_of
from tolok.services.rulebook import rulebook_edition
from tolok.services.sheets import Sheet, open_sheets
from tolok.store import cities, people
from tolok.store.models import Government, Organization, SheetSummary
from tolok.store.models.plans import money_of_sen

MOST_AT_ONCE = 8
"""Sheets that one look at a list computes anew; each takes some hundredths of a second."""

_FIELDS = (
    "basis", "computed_at", "errors", "to_explain", "causes", "counted", "achievement",
    "spending_rows", "spending_filled", "ceiling_sen", "spent_sen",
)  # fmt: skip


@dataclass(frozen=True)
class Policy:
    """What of a fiscal year a summary depends on."""

    low: int
    cap: Cap

    @classmethod
    def of(cls, government: Government, year: int) -> "Policy":
        """That of a year; of a year that was never opened, none: one query."""
        found = people.fiscal_year_of(government, year)
        return cls(found.low_achievement, Cap(found.cap)) if found else cls(0, Cap.NONE)

    def basis(self, lines: int) -> str:
        """The name of what is computed from a book of so many lines under this policy."""
        return f"{lines} {self.low} {self.cap} {rulebook_edition()}"


@dataclass(frozen=True)
class Standing:
    """What a sheet comes to: findings, achievement and money, exactly as the sheet has them.

    ``is_current`` is False where the ledger has grown since, and the figures are from
    ``computed_at``. Achievement is the mean against what was due by now.
    """

    errors: int
    to_explain: int
    causes: int
    counted: int
    achievement: Fraction | None
    spending_rows: int
    spending_filled: int
    ceiling: Decimal | None
    spent: Decimal | None
    computed_at: datetime
    is_current: bool

    @property
    def findings(self) -> int:
        """Findings that must be mended or explained."""
        return self.errors + self.to_explain

    @property
    def absorption(self) -> Fraction | None:
        """Spending / ceiling · 100, exactly."""
        if self.ceiling is None or self.spent is None:
            return None
        return percentage(self.spent, self.ceiling)


def standings(
    organizations: Sequence[Organization], period: Period, at: datetime, most: int = MOST_AT_ONCE
) -> Mapping[int, Standing]:
    """What the sheets of a quarter come to, by organization: a constant number of queries.

    ``most`` sheets whose ledger has grown are computed anew, those without any summary first; the
    rest show what they came to before, and say so. All organizations are of one government.
    """
    if not organizations:
        return {}
    policy = Policy.of(organizations[0].government, period.year)
    # The lengths first: a line written meanwhile makes the summary old, never wrong unseen.
    lengths = cities.ledger_lengths(organizations, period.year)
    basis = {one.pk: policy.basis(lengths.get(one.pk, 0)) for one in organizations}
    known = {
        one: summary
        for (one, _), summary in cities.summaries_in(organizations, [period.code]).items()
    }
    stale = [
        one for one in organizations if one.pk not in known or known[one.pk].basis != basis[one.pk]
    ]
    stale.sort(key=lambda one: known[one.pk].computed_at.timestamp() if one.pk in known else 0)
    made = _make(stale[:most], period, policy, basis, at)
    return {
        key: _standing(summary, is_current=summary.basis == basis[key])
        for key, summary in {**known, **made}.items()
    }


def _make(
    organizations: Sequence[Organization],
    period: Period,
    policy: Policy,
    basis: Mapping[int, str],
    at: datetime,
) -> Mapping[int, SheetSummary]:
    if not organizations:
        return {}
    explained = cities.explained_in(organizations, period.code)
    made = {
        sheet.organization.pk: SheetSummary(
            organization=sheet.organization,
            period=period.code,
            basis=basis[sheet.organization.pk],
            computed_at=at,
            **_figures(sheet, policy, explained.get(sheet.organization.pk, set())),
        )
        for sheet in open_sheets(organizations, period)
    }
    SheetSummary.objects.bulk_create(
        made.values(),
        update_conflicts=True,
        unique_fields=["organization", "period"],
        update_fields=_FIELDS,
    )
    return made


def _figures(sheet: Sheet, policy: Policy, explained: set[str]) -> dict[str, int | str | None]:
    bars = Counter(one.bar for one in obstacles_of(sheet, policy.low, explained))
    reached = mean(
        (row.reached.due.value for row in sheet.rows if row.reached is not None), policy.cap
    )
    money = money_of(sheet.form)
    taking = [row for row in sheet.rows if row.is_head and row.takes_spending]
    return {
        "errors": bars[Bar.ERROR],
        "to_explain": bars[Bar.EXPLAIN],
        "causes": bars[Bar.CAUSE],
        "counted": reached.counted,
        "achievement": _written(reached.value),
        "spending_rows": len(taking),
        "spending_filled": sum(bool(row.spending and row.spending.written) for row in taking),
        "ceiling_sen": _sen(money.ceiling),
        "spent_sen": _sen(money.spending),
    }


def _written(value: Fraction | None) -> str:
    """In hexadecimal: a mean of a thousand fractions is longer than Python writes in decimals."""
    return "" if value is None else f"{value.numerator:x}/{value.denominator:x}"


def _read(written: str) -> Fraction | None:
    above, _, below = written.partition("/")
    return Fraction(int(above, 16), int(below, 16)) if written else None


def _sen(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount * 100)


def _standing(summary: SheetSummary, *, is_current: bool) -> Standing:
    return Standing(
        errors=summary.errors,
        to_explain=summary.to_explain,
        causes=summary.causes,
        counted=summary.counted,
        achievement=_read(summary.achievement),
        spending_rows=summary.spending_rows,
        spending_filled=summary.spending_filled,
        ceiling=money_of_sen(summary.ceiling_sen),
        spent=money_of_sen(summary.spent_sen),
        computed_at=summary.computed_at,
        is_current=is_current,
    )
