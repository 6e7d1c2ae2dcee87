"""The bound: what is spent does not exceed the ceiling (UU 1/2004 article 3 paragraph 3)."""

from dataclasses import dataclass

from tolok.repair.relation import Span, Values


@dataclass(frozen=True, slots=True)
class Bound:
    """low ≤ high, the cells in this order."""

    cells: tuple[int, int]
    waiver: int
    is_derived: bool = False

    def holds(self, values: Values) -> bool:
        """Whether the first cell does not exceed the second.

        >>> Bound((0, 1), waiver=0).holds([5, 5])
        True
        """
        low, high = self.cells
        return values[low] <= values[high]

    def span(self, cell: int, values: Values) -> Span | None:
        """Everything up to the ceiling, or everything from the spending on."""
        low, high = self.cells
        return Span(None, values[high]) if cell == low else Span(values[low], None)
