"""The figure to date: what was spent by a quarter's end is never less than by the end before."""

from dataclasses import dataclass

from tolok.repair.relation import Span, Values


@dataclass(frozen=True, slots=True)
class Rise:
    """earlier ≤ later, the cells in this order; unlike a ceiling, a later zero binds as well."""

    cells: tuple[int, int]
    waiver: int
    is_derived: bool = False

    def holds(self, values: Values) -> bool:
        """Whether the figure did not fall.

        >>> Rise((0, 1), waiver=0).holds([5, 0])
        False
        """
        earlier, later = self.cells
        return values[earlier] <= values[later]

    def span(self, cell: int, values: Values) -> Span | None:
        """Everything up to the later figure, or everything from the earlier one on."""
        earlier, later = self.cells
        return Span(None, values[later]) if cell == earlier else Span(values[earlier], None)
