"""How a form writes its money: magnitudes, trailing zeros, rows that cost the same."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from tolok.repair.costs import cost, cost_of

USUAL_ZEROS = (25, 6, 9, 30, 8, 9, 8, 3, 1, 1)
"""Of a hundred budget lines, how many end in no zero, one, two … (the cases seen so far): what is
believed of a form before it is read, and soon outweighed by what it shows."""

_DIGIT = cost(Fraction(1, 10))
_NEGATIVE = cost("0.0001")
_NEAR = (5, 30, 60, 30, 5)
_LONGEST = 30


class Habits:
    """The money of the rows at the bottom of one column, as a source of likely numbers."""

    def __init__(self, amounts: Iterable[int]) -> None:
        known = [amount for amount in amounts if amount >= 0]
        self.count = len(known)
        self.nothing = sum(amount == 0 for amount in known)
        positive = [amount for amount in known if amount > 0]
        self.something = len(positive)
        self.lengths = Counter(len(str(amount)) for amount in positive)
        self.zeros = Counter(zeros_of(amount) for amount in positive)
        self._known: dict[int, int] = {}
        self._known_shapes: dict[tuple[int, int], int] = {}
        self.repeats = sum(one == other != 0 for one, other in zip(known[1:], known, strict=False))

    def surprise(self, amount: int) -> int:
        """−ln of the chance that a row of this column truly has that amount.

        >>> habits = Habits([7_385_000, 66_289_200, 18_684_000])
        >>> habits.surprise(22_000_000) < habits.surprise(22_000_080)
        True
        """
        known = self._known.get(amount)
        if known is None:
            known = self._known[amount] = self._surprise(amount)
        return known

    def surprise_within(self, low: int, high: int) -> int:
        """The same of a positive amount between two bounds, whichever of them it is.

        It is that of its likeliest shape, as often as it stands there.

        >>> habits = Habits([7_385_151, 66_289_277, 18_684_123])
        >>> habits.surprise_within(22_000_001, 22_000_999) < habits.surprise(22_000_500)
        True
        """
        found = []
        for zeros in range(len(USUAL_ZEROS)):
            grain = 10**zeros
            count = high // grain - (low - 1) // grain
            if count > 0:
                found.append(self._of_shape(len(str(high)), zeros) + cost_of(count, 1))
        return min(found)

    def _surprise(self, amount: int) -> int:
        if amount == 0:
            return self._nothing
        if amount < 0:
            return self.surprise(-amount) + _NEGATIVE
        text = str(amount)
        length = len(text)
        shape = length, length - len(text.rstrip("0"))
        known = self._known_shapes.get(shape)
        if known is None:
            known = self._known_shapes[shape] = self._of_shape(*shape)
        return known

    def _of_shape(self, length: int, zeros: int) -> int:
        zeros = min(zeros, len(USUAL_ZEROS) - 1)
        digits = _DIGIT * max(0, length - zeros - 1)
        return self._something + self._length(length) + self._ending(zeros) + digits

    @cached_property
    def repeated(self) -> int:
        """−ln of the chance that a row truly has the amount of the row before or behind it."""
        return cost_of(self.repeats + 1, self.count + 20)

    @cached_property
    def _nothing(self) -> int:
        return cost(self._share_of_nothing)

    @cached_property
    def _something(self) -> int:
        return cost(1 - self._share_of_nothing)

    @property
    def _share_of_nothing(self) -> Fraction:
        return Fraction(10 * self.nothing + 1, 10 * self.count + 20)

    def _length(self, length: int) -> int:
        """Magnitudes come in crowds: one beside those that are used is likelier than one afar."""
        near = sum(share * self.lengths[length + step] for step, share in enumerate(_NEAR, -2))
        return cost_of(near + 1, sum(_NEAR) * self.something + _LONGEST)

    def _ending(self, zeros: int) -> int:
        usual = sum(USUAL_ZEROS)
        as_usual = self.zeros[zeros] * usual + 6 * USUAL_ZEROS[zeros]
        return cost_of(as_usual, usual * (self.something + 6))


def zeros_of(amount: int) -> int:
    """How many zeros a positive amount ends in.

    >>> zeros_of(22_000_000), zeros_of(66_289_200)
    (6, 2)
    """
    text = str(amount)
    return len(text) - len(text.rstrip("0"))
