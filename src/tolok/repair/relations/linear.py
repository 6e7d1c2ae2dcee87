"""The linear rule: a weighted sum of cells equals, or bounds, a constant."""

from dataclasses import dataclass

from tolok.repair.relation import Span, Values


@dataclass(frozen=True, slots=True)
class Linear:
    """Σ coefficient · cell = constant, or ≤ constant, in integers; no coefficient is zero.

    A strict bound is written with the next integer: x < 5 is x ≤ 4.
    """

    cells: tuple[int, ...]
    coefficients: tuple[int, ...]
    constant: int
    is_equation: bool
    waiver: int
    is_derived: bool = False

    def holds(self, values: Values) -> bool:
        """Whether the values satisfy the rule.

        >>> Linear((0, 1, 2), (1, 1, -1), 0, is_equation=True, waiver=0).holds([4, 5, 9])
        True
        """
        left = self._left(values)
        return left == self.constant if self.is_equation else left <= self.constant

    def span(self, cell: int, values: Values) -> Span | None:
        """What a cell may be, the others as they are; None where no integer will do."""
        coefficient = self.coefficients[self.cells.index(cell)]
        rest = self.constant - self._left(values) + coefficient * values[cell]
        if self.is_equation:
            value, over = divmod(rest, coefficient)
            return None if over else Span(value, value)
        if coefficient > 0:
            return Span(None, rest // coefficient)
        return Span(-(rest // -coefficient), None)

    def _left(self, values: Values) -> int:
        pairs = zip(self.cells, self.coefficients, strict=True)
        return sum(coefficient * values[cell] for cell, coefficient in pairs)
