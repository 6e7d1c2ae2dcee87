"""The percentage: a share follows from its part and its whole at the precision it is written in."""

from dataclasses import dataclass

from tolok.domain.quantities import half_up
from tolok.repair.relation import Span, Values


@dataclass(frozen=True, slots=True)
class Share:
    """share = part / whole · 100, half up, or cut off where the form writes so.

    The cells are share, part, whole. ``factor`` is 100 · 10^decimals of the share; part and whole
    have one scale.
    """

    cells: tuple[int, int, int]
    factor: int
    waiver: int
    is_truncated: bool = False
    is_derived: bool = True

    def holds(self, values: Values) -> bool:
        """Whether the share follows; a row of nothing has none, and no sign is judged here."""
        first, second, third = self.cells
        share, part, whole = values[first], values[second], values[third]
        if whole <= 0:
            return whole < 0 or part == 0
        return self._share(part, whole) == share

    def span(self, cell: int, values: Values) -> Span | None:
        """The values of share, part or whole that agree with the two others.

        >>> Share((0, 1, 2), factor=100, waiver=0).span(1, [17, 0, 6])
        Span(low=1, high=1)
        """
        first, second, third = self.cells
        share, part, whole = values[first], values[second], values[third]
        if cell == self.cells[0]:
            value = self._share(part, whole) if whole > 0 else share
            return Span(value, value) if whole or not part else None
        # share − ½ ≤ factor · part / whole < share + ½; cut off: share ≤ … < share + 1.
        low, high = (
            (2 * share, 2 * share + 2) if self.is_truncated else (2 * share - 1, 2 * share + 1)
        )
        if cell == self.cells[1]:
            least, most = (
                -(-low * whole // (2 * self.factor)),
                -(-high * whole // (2 * self.factor)),
            )
            return Span(least, most - 1) if least < most else None
        if part < 0 or high <= 0:
            return None
        above = 2 * self.factor * part // high + 1
        below = 2 * self.factor * part // low if low > 0 else None
        return Span(above, below) if below is None or above <= below else None

    def _share(self, part: int, whole: int) -> int:
        return (
            self.factor * part // whole if self.is_truncated else half_up(self.factor * part, whole)
        )
