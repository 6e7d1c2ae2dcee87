"""The repeated number: two rows say the same, because one stands for the other."""

from dataclasses import dataclass

from tolok.repair.relation import Span, Values


@dataclass(frozen=True, slots=True)
class Repeat:
    """one = other: a total on two levels, or the percentage of a row and of its only child."""

    cells: tuple[int, int]
    waiver: int
    is_derived: bool = False

    def holds(self, values: Values) -> bool:
        """Whether both cells say the same.

        >>> Repeat((0, 1), waiver=0).holds([5, 5])
        True
        """
        return values[self.cells[0]] == values[self.cells[1]]

    def span(self, cell: int, values: Values) -> Span | None:
        """What the other cell says."""
        value = values[self.other(cell)]
        return Span(value, value)

    def other(self, cell: int) -> int:
        """The cell that repeats this one."""
        return self.cells[1] if cell == self.cells[0] else self.cells[0]
