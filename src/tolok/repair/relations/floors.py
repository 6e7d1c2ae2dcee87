"""The floor: money that is planned or spent is not less than nothing."""

from dataclasses import dataclass

from tolok.repair.relation import Span, Values


@dataclass(frozen=True, slots=True)
class Floor:
    """0 ≤ amount, the only cell; laid where a negative amount is written."""

    cells: tuple[int]
    waiver: int
    is_derived: bool = False

    def holds(self, values: Values) -> bool:
        """Whether the amount is not negative.

        >>> Floor((0,), waiver=0).holds([-5])
        False
        """
        return values[self.cells[0]] >= 0

    def span(self, cell: int, values: Values) -> Span | None:  # noqa: ARG002 - the same for all
        """Everything from nothing on."""
        return Span(0, None)
