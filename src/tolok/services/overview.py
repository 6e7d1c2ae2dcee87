"""The filings at a glance: whose, when, how grave their findings, how much was spent."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tolok.audit.findings import Severity
from tolok.domain.forms import Form
from tolok.domain.levels import LEVELS, Level
from tolok.domain.quantities import exact_sum, percentage, plain
from tolok.store import queries
from tolok.store.models import Filing


@dataclass(frozen=True)
class Money:
    """Ceiling and spending of a form, in rupiah; None where not one row states it.

    Both are sums over the rows of ``level``: the programs, or where there are none the highest
    level that states a ceiling. Written totals above them are not trusted here; the audit says
    where they differ.
    """

    ceiling: Decimal | None = None
    spending: Decimal | None = None
    level: Level = Level.PROGRAM

    @property
    def absorption(self) -> Fraction | None:
        """Spending / ceiling · 100 (*serapan*), exactly; None where it cannot be computed."""
        if self.ceiling is None or self.spending is None:
            return None
        return percentage(self.spending, self.ceiling)


@dataclass(frozen=True)
class FilingSummary:
    """One filing's line in a list; ``counts`` are its findings by severity."""

    filing: Filing
    rows: int
    counts: dict[Severity, int]
    money: Money


def money_of(form: Form) -> Money:
    """What a form's programs sum to."""
    for level in (Level.PROGRAM, *LEVELS):
        rows = [row for row in form.rows if row.level is level]
        ceilings = [row.ceiling.value for row in rows if row.ceiling.value is not None]
        spendings = [row.spending.value for row in rows if row.spending.value is not None]
        if ceilings:
            return Money(
                plain(exact_sum(ceilings)),
                plain(exact_sum(spendings)) if spendings else None,
                level,
            )
    return Money()


def summarize_filings(filings: Sequence[Filing]) -> list[FilingSummary]:
    """The line of each filing, in four queries for all of them."""
    counts = queries.fault_counts(filings)
    rows = queries.row_counts(filings)
    programs = queries.program_forms(filings)
    return [
        FilingSummary(
            filing=filing,
            rows=rows.get(filing.pk, 0),
            counts={severity: counts.get(filing.pk, {}).get(severity, 0) for severity in Severity},
            money=money_of(programs[filing.pk]),
        )
        for filing in filings
    ]
