"""The repeated number: two rows say the same, because one stands for the other."""

from dataclasses import dataclass

from tolok.repair.relation import Span, Values


@dataclass(frozen=True, slots=True)
class Repeat:
    """one = other: a total on two levels, or the percentage of a row and of its only child.

    The first two cells are those; further ones stand for rows that are missing beside the only
    child: it is none where one of them has an amount.
    """

    cells: tuple[int, ...]
    waiver: int
    is_derived: bool = False

    def holds(self, values: Values) -> bool:
        """Whether both cells say the same.

        >>> Repeat((0, 1), waiver=0).holds([5, 5]), Repeat((0, 1, 2), waiver=0).holds([5, 6, 7])
        (True, True)
        """
        one, other, *missing = self.cells
        return values[one] == values[other] or any(values[cell] for cell in missing)

    def span(self, cell: int, values: Values) -> Span | None:
        """What the other cell says; any amount of a missing row."""
        if cell in self.cells[2:]:
            return Span(1, None)
        value = values[self.other(cell)]
        return Span(value, value)

    def other(self, cell: int) -> int:
        """The cell that repeats this one."""
        return self.cells[1] if cell == self.cells[0] else self.cells[0]
