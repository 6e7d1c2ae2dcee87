"""What every relation can say: whether it holds, and which values of one cell would let it hold."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

Values = Sequence[int]
"""The numbers under consideration, one a cell, scaled to integers."""


class Span(NamedTuple):
    """The values from ``low`` to ``high``, both included; None for no bound."""

    low: int | None
    high: int | None

    @property
    def is_point(self) -> bool:
        """Whether exactly one value is meant."""
        return self.low is not None and self.low == self.high


class Relation(Protocol):
    """A fact that must hold between cells: a sum, a percentage, a bound.

    ``cells`` are positions in the values. The first of them is the one that people compute from
    the others, where there is such a one (``is_derived``): the total of a sum, the percentage of
    a row. ``waiver`` is −ln of the chance that the relation does not apply to a true form.
    """

    @property
    def cells(self) -> tuple[int, ...]:
        """Positions in the values."""
        ...

    @property
    def is_derived(self) -> bool:
        """Whether the first cell is computed from the others."""
        ...

    @property
    def waiver(self) -> int:
        """What it costs to believe that the relation does not apply."""
        ...

    def holds(self, values: Values) -> bool:
        """Whether the values satisfy the relation."""
        ...

    def span(self, cell: int, values: Values) -> Span | None:
        """The values of one of its cells that satisfy it, the others as they are; None for none."""
        ...
