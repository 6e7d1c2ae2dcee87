"""What the rules say of a recorded quarter, written as the official form would write it."""

from dataclasses import dataclass
from functools import cached_property

from tolok.audit.directions import contradicting_calculation
from tolok.audit.findings import Finding
from tolok.audit.rulebook import RULES, Policy, examine
from tolok.domain.forms import Form
from tolok.domain.indicators import Calculation
from tolok.domain.periods import Period
from tolok.services.sheet_rows import SheetRow
from tolok.store.models import Organization

RECORD_POLICY = Policy(
    frozenset(
        rule.id
        for rule in RULES.values()
        # Percentages are computed here, identities given, a typed number is read one way, what
        # a bound counts as stands beside its figure, and nobody's workbook stands behind one.
        if rule.family in {"Hitungan", "Identitas", "Rumus"}
        or rule.id in {"ambiguous-number", "target-bounds"}
    )
)
"""The rules that a recorded sheet is examined by; the others ask what cannot be wrong in it."""


@dataclass(frozen=True)
class Judged:
    """Rows as an official form, and what the rules say of it; made when they are asked for."""

    government: str
    organization: str
    period: Period
    rows: tuple[SheetRow, ...]

    def is_of(self, organization: Organization) -> bool:
        """Whether the form names that organization as it is called now."""
        return (self.government, self.organization) == (
            organization.government.name,
            organization.name,
        )

    @cached_property
    def form(self) -> Form:
        """The sheet as the official form would write it."""
        return Form(
            government=self.government.upper(),
            organization=self.organization.upper(),
            year=self.period.year,
            period=self.period,
            rows=tuple(row.form_row for row in self.rows),
        )

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules say of it, gravest first."""
        named = {row.id for row in self.rows if _is_named(row)}
        found = [
            one
            for one in examine(self.form, RECORD_POLICY)
            # The name of a scale is no unreadable number.
            if not (one.rule == "unreadable-number" and one.row in named)
        ]
        asked = (
            contradicting_calculation(row.form_row, Calculation(row.indicator.calculation))
            for row in self.rows
            if row.indicator is not None
        )
        found += filter(None, asked)
        return tuple(sorted(found, key=lambda one: one.severity.rank))


def _is_named(row: SheetRow) -> bool:
    """Whether a row is measured by names of a scale, which its deeds have checked already."""
    return row.indicator is not None and row.indicator.calculation == Calculation.ORDINAL


def judged_of(organization: Organization, period: Period, rows: tuple[SheetRow, ...]) -> Judged:
    """Rows of an organization's quarter, to be judged."""
    return Judged(organization.government.name, organization.name, period, rows)
