"""What every rule is given: the form with its tree, its percentages and its sums, judged once."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tolok.audit.directions import is_lower_better
from tolok.audit.shares import ABSORPTION, ACHIEVEMENT, Mismatch, mismatch, other_formula
from tolok.audit.suspects import Break, Ledger, find_breaks
from tolok.audit.tree import TOTALS, Node, grow
from tolok.domain.forms import NUMBER_CELLS, Derivation, Form, State


@dataclass(frozen=True)
class Subject:
    """A form under examination. Everything derived is computed once, linear in its rows."""

    form: Form

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The rows in their places."""
        return grow(self.form)

    @property
    def spans_years(self) -> bool:
        """Whether the figures are of several years: a span that words name, no half of a year."""
        group = self.form.group
        return group is not None and not group.startswith("Semester")

    def lacks(self, name: str) -> bool:
        """Whether a span of years has none of these figures at all, as the table tells none.

        What E.81 has in column 6 was reached by last year: its targets stand in other documents.
        """
        return self.spans_years and all(
            node.row.cell(name).state is State.BLANK for node in self.nodes
        )

    @cached_property
    def derived(self) -> tuple[tuple[Node, str, Derivation], ...]:
        """The cells that the document itself computes: row, cell name, and how."""
        return tuple(
            (node, name, derivation)
            for node in self.nodes
            for name in NUMBER_CELLS
            if (derivation := getattr(node.row, name).derivation) is not None
        )

    @cached_property
    def money(self) -> tuple[Ledger, tuple[Break, ...]]:
        """The ledger with believed mends, and the broken sums."""
        return find_breaks(self.nodes)

    @cached_property
    def absorptions(self) -> tuple[Mismatch, ...]:
        """Absorptions that do not follow from their row, and that no believed mend explains."""
        ledger = self.money[0]
        found = (mismatch(node, ABSORPTION) for node in self.nodes)
        return tuple(one for one in found if one and not ledger.share_holds(one.node))

    @cached_property
    def alternatives(self) -> Mapping[int, tuple[tuple[str, Decimal], ...]]:
        """By a row's position: its money cells with another value that a broken sum speaks for."""
        found: dict[int, tuple[tuple[str, Decimal], ...]] = {}
        for one in self.money[1]:
            is_open_total = one.culprit.row.level in TOTALS
            if one.is_sure or is_open_total:
                place = one.culprit.position
                found[place] = (*found.get(place, ()), (one.cell, one.mended))
            if one.guess is not None:
                node, value = one.guess
                found[node.position] = (*found.get(node.position, ()), (one.cell, value))
        return found

    @cached_property
    def achievements(self) -> tuple[Mismatch, ...]:
        """Achievements that are not realization / target · 100.

        Left out are those of a target that is a bound ("≤ 5") where they follow from its side.
        """
        found = (mismatch(node, ACHIEVEMENT) for node in self.nodes)
        return tuple(
            one
            for one in found
            if one and not (is_lower_better(one.node.row) and other_formula(one.node.row))
        )
