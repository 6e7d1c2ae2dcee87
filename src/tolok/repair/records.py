"""Any record of named integers under linear rules: the same search, beyond the forms.

The setting is that of S. Scholtus, Automatic correction of simple typing errors in numerical data
with balance edits (Statistics Netherlands, 2009): balances must hold, and a number that one typing
error explains is restored. Here every rival is weighed as well, so a tie stays open.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm

from tolok.repair.costs import cost, shown
from tolok.repair.grid import Grid, Kind, Slot
from tolok.repair.relations.linear import Linear
from tolok.repair.relations.repeats import Repeat
from tolok.repair.rules import Rule
from tolok.repair.tangles import explain
from tolok.repair.weighing import weigh

RULE_WAIVED = cost("0.00000001")
"""A rule that this record need not satisfy, or an error that nothing here knows."""


@dataclass(frozen=True)
class Answer:
    """A record with what is sure about it.

    ``changes`` are the names whose numbers were restored, with their chance; ``doubts`` the rival
    changes, likeliest first, of what stays open; ``violated`` the rules that still do not hold.
    """

    record: Mapping[str, int]
    changes: Mapping[str, Decimal]
    doubts: tuple[tuple[Mapping[str, int], ...], ...]
    violated: tuple[str, ...]


def repair_record(
    rules: Sequence[Rule], record: Mapping[str, int], fixed: Collection[str] = ()
) -> Answer:
    """The record with its typing errors restored, as far as the rules decide."""
    names = list(record)
    grid = Grid()
    for place, name in enumerate(names):
        # A cell of rows that are missing has no price of its own: it never changes by itself.
        kind = Kind.MISSING if name in fixed else Kind.QUANTITY
        grid.add(Slot(place, name, record[name], kind))
    grid.relations += [_relation(rule, names) for rule in rules]
    mended, changes = dict(record), dict[str, Decimal]()
    doubts = []
    for outcome in explain(grid):
        sure, open_ = weigh(grid, outcome)
        for idea in sure:
            mended |= {names[cell]: value for cell, value in idea.changes}
            changes |= {names[cell]: shown(idea.chance) for cell, _ in idea.changes}
        doubts += [
            tuple({names[cell]: value for cell, value in idea.changes} for idea in doubt.ideas)
            for doubt in open_
        ]
    violated = tuple(rule.written for rule in rules if not rule.holds(mended))
    return Answer(mended, changes, tuple(doubts), violated)


def _relation(rule: Rule, names: Sequence[str]) -> Linear | Repeat:
    """The rule over the cells of a grid, its fractions cleared; x == y is a repeated number."""
    if rule.comparison == "==" and not rule.constant and sorted(rule.weights.values()) == [-1, 1]:
        one, other = (names.index(name) for name in rule.weights)
        return Repeat((one, other), RULE_WAIVED)
    scale = lcm(
        *(weight.denominator for weight in rule.weights.values()), rule.constant.denominator
    )
    constant = rule.constant * scale - (1 if rule.comparison == "<" else 0)
    return Linear(
        tuple(names.index(name) for name in rule.weights),
        tuple(int(Fraction(weight) * scale) for weight in rule.weights.values()),
        int(constant),
        rule.comparison == "==",
        RULE_WAIVED,
    )
