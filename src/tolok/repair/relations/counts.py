"""The computed indicator: a percentage that the counts of the rows below determine."""

from dataclasses import dataclass

from tolok.repair.relation import Span, Values


@dataclass(frozen=True, slots=True)
class Count:
    """realization = Σ realizations below / Σ targets below · 100, the only cell and its number.

    It is known only where the count itself was typed instead of the percentage.
    """

    cells: tuple[int]
    share: int
    waiver: int
    is_derived: bool = True

    def holds(self, values: Values) -> bool:
        """Whether the percentage is written."""
        return values[self.cells[0]] == self.share

    def span(self, cell: int, values: Values) -> Span | None:  # noqa: ARG002 - the same for all
        """The one percentage."""
        return Span(self.share, self.share)
