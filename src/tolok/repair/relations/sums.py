"""The sum: amounts of rows add up to the amount of the row above."""

from dataclasses import dataclass

from tolok.repair.relation import Span, Values


@dataclass(frozen=True, slots=True)
class Sum:
    """whole = Σ terms. The first cell is the whole; the last stands for rows that are missing."""

    cells: tuple[int, ...]
    waiver: int
    is_derived: bool = True

    def gap(self, values: Values) -> int:
        """Terms less whole.

        >>> Sum((0, 1, 2), waiver=0).gap([10, 4, 5])
        -1
        """
        total = -2 * values[self.cells[0]]  # the loop passes the whole as well
        for cell in self.cells:
            total += values[cell]
        return total

    def holds(self, values: Values) -> bool:
        """Whether the terms add up to the whole."""
        return self.gap(values) == 0

    def span(self, cell: int, values: Values) -> Span | None:
        """The one value that closes the gap."""
        gap = self.gap(values)
        value = values[cell] + (gap if cell == self.cells[0] else -gap)
        return Span(value, value)
