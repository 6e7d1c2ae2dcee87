"""How a number becomes another one: what eyes, fingers and scanners do to its digits."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import NamedTuple

from tolok.repair.costs import cost


class Slip(StrEnum):
    """What turned the true number into the written one."""

    MISREAD = "misread"
    MISREAD_TWICE = "misread-twice"
    TWO_DIGITS = "two-digits"
    EXCHANGED = "exchanged-digits"
    LOST = "lost-digit"
    ADDED = "added-digit"
    SHIFTED = "shifted-point"
    SIGN = "sign"


class Likeness(NamedTuple):
    """One way from a true number to a written one: −ln of its chance, and its name."""

    cost: int
    slip: Slip


SHARES: dict[Slip, Fraction] = {
    Slip.MISREAD: Fraction(45, 100),
    Slip.MISREAD_TWICE: Fraction(3, 100),
    Slip.TWO_DIGITS: Fraction(1, 100),
    Slip.EXCHANGED: Fraction(11, 100),
    Slip.LOST: Fraction(11, 100),
    Slip.ADDED: Fraction(11, 100),
    Slip.SHIFTED: Fraction(12, 100),
    Slip.SIGN: Fraction(6, 100),
}
"""How often each slip is the cause, where a digit slip is. Scans mostly misread one digit
(ten of the twelve in the founding example); typists exchange, lose and double."""

ALIKE = ("86", "80", "89", "83", "60", "90", "53", "56", "31", "32", "21", "17", "39", "27", "49")
"""Digits of one shape; those of the founding example and those that scanners are known for."""

_OF_SHAPE = Fraction(6, 10)
MAX_SHIFT = 6

_BASE = {slip: cost(share) for slip, share in SHARES.items()}
_COUNT = [0, *(cost(Fraction(1, count)) for count in range(1, 60))]
_POWERS = [10**power for power in range(MAX_SHIFT + 1)]


def _confusions() -> dict[tuple[str, str], int]:
    """−ln of the chance that a true digit is read as another one, given that it is misread."""
    found = {}
    for true in "0123456789":
        alike = {pair.replace(true, "", 1) for pair in ALIKE if true in pair}
        for read in "0123456789":
            if read != true:
                by_shape = _OF_SHAPE / len(alike) if read in alike else 0
                found[true, read] = cost(by_shape + (1 - _OF_SHAPE) / 9)
    return found


_CONFUSED = _confusions()


def likeness(written: int, true: int, width: int = 1) -> Likeness | None:
    """The likeliest slip from a true number to a written one; None where no slip leads there.

    ``width`` is the least count of digits that is written: "0,10" has three.

    >>> likeness(949_600_000, 849_600_000)
    Likeness(cost=4634, slip=<Slip.MISREAD: 'misread'>)
    >>> likeness(12, 345) is likeness(7, 7) is None
    True
    """
    if written < 0:
        return Likeness(_BASE[Slip.SIGN], Slip.SIGN) if written == -true else None
    if true < 0 or written == true:
        return None
    one, other = str(written).zfill(width), str(true).zfill(width)
    found = list(_ways(one, other))
    shift = _shift(written, true)
    if shift is not None:
        found.append(Likeness(_BASE[Slip.SHIFTED] + _COUNT[2 * MAX_SHIFT], Slip.SHIFTED))
    return min(found, default=None)


def _ways(written: str, true: str) -> Iterator[Likeness]:
    match len(written) - len(true):
        case 0:
            yield from _changed(written, true)
        case 1 if ways := _drops(written, true):
            yield Likeness(
                _BASE[Slip.ADDED] + _COUNT[len(written)] + _COUNT[10] - _COUNT[ways], Slip.ADDED
            )
        case -1 if ways := _drops(true, written):
            yield Likeness(_BASE[Slip.LOST] + _COUNT[len(true)] - _COUNT[ways], Slip.LOST)
        case _ if true[1:].lstrip("0") == written:  # what was left began with zeros
            yield Likeness(_BASE[Slip.LOST] + _COUNT[len(true)], Slip.LOST)


def _drops(longer: str, shorter: str) -> int:
    """In how many places a digit can be left out of the longer to give the shorter."""
    last = 0  # of those places: they lie side by side, where one digit is repeated
    while last < len(shorter) and longer[last] == shorter[last]:
        last += 1
    if longer[last + 1 :] != shorter[last:]:
        return 0
    alike = longer[: last + 1]
    return len(alike) - len(alike.rstrip(longer[last]))


def _changed(written: str, true: str) -> Iterator[Likeness]:
    at: list[int] = []
    pairs: list[tuple[str, str]] = []
    for index, pair in enumerate(zip(true, written, strict=True)):
        if pair[0] != pair[1]:
            at.append(index)
            pairs.append(pair)
            if len(at) > 2 and not pairs[0] == pairs[1] == pair:
                return  # three digits that have nothing in common
    if len(at) == 1:
        yield Likeness(_BASE[Slip.MISREAD] + _COUNT[len(true)] + _CONFUSED[pairs[0]], Slip.MISREAD)
        return
    if len(at) == 2:
        if at[1] == at[0] + 1 and pairs[0] == pairs[1][::-1]:
            yield Likeness(_BASE[Slip.EXCHANGED] + _COUNT[len(true) - 1], Slip.EXCHANGED)
        places = len(true) * (len(true) - 1) // 2
        digits = _CONFUSED[pairs[0]] + _CONFUSED[pairs[1]]
        yield Likeness(_BASE[Slip.TWO_DIGITS] + _COUNT[min(places, 59)] + digits, Slip.TWO_DIGITS)
    if len(set(pairs)) == 1:
        # Which digit of the number, and which of its places: all of them, or some.
        places = _COUNT[len(set(true))] + _COUNT[2]
        yield Likeness(_BASE[Slip.MISREAD_TWICE] + places + _CONFUSED[pairs[0]], Slip.MISREAD_TWICE)


def _shift(written: int, true: int) -> int | None:
    if written == 0 or true == 0:
        return None
    for power in range(1, MAX_SHIFT + 1):
        if written * _POWERS[power] == true or true * _POWERS[power] == written:
            return power
        if true // _POWERS[power] == written and written >= 100:  # the last digits were cut off
            return power
    return None


def origins(written: int, width: int = 1) -> tuple[tuple[int, Likeness], ...]:
    """The true numbers that a written one may stand for after one slip, ascending, how each likely.

    >>> dict(origins(949_600_000))[849_600_000] == likeness(949_600_000, 849_600_000)
    True
    >>> [true for true, _ in origins(-5)], origins(0)
    ([5], ())
    """
    if written < 0:
        return ((-written, Likeness(_BASE[Slip.SIGN], Slip.SIGN)),)
    if written == 0:
        return ()
    digits = str(written)
    if len(digits) <= width:  # zeros may be written in front
        near = {*_neighbours(digits.zfill(width)), *_shifted(written)}
        found = {true: like for true in near if (like := likeness(written, true, width))}
    else:
        found = _neighbours(digits)
        for true in _shifted(written):
            _enter(found, true, _SHIFT)
    found.pop(0, None)
    found.pop(written, None)
    return _ascending(found)


def origins_within(
    written: int, width: int, low: int, high: int
) -> tuple[tuple[int, Likeness], ...]:
    """Those of the origins that lie between two bounds, in less time where these are narrow.

    >>> [true for true, _ in origins_within(849_600_000, 1, 849_500_000, 849_600_002)]
    [849500000, 849600001, 849600002]
    >>> origins_within(849_600_000, 1, 84_960_000, 84_960_000) == (
    ...     (84_960_000, likeness(849_600_000, 84_960_000)),
    ... )
    True
    """
    if low == high:
        like = likeness(written, low, width) if low else None
        return () if like is None else ((low, like),)
    digits = str(written)
    least, most = 10 ** (len(digits) - 1), 10 ** len(digits)
    if written <= 0 or len(digits) <= width or not (least <= low or high < most):
        return tuple(one for one in origins(written, width) if low <= one[0] <= high)
    found: dict[int, Likeness] = {}
    if least <= high and low < most:
        reach = max(min(high, most - 1) - written, written - max(low, least))
        found = _as_long(digits, reach)
    if low < least:
        _add(found, digits)
    if high >= most:
        _lose(found, digits)
    if low < least or high >= most:
        for true in _shifted(written):
            _enter(found, true, _SHIFT)
    return _ascending({true: like for true, like in found.items() if low <= true <= high})


def _ascending(found: dict[int, Likeness]) -> tuple[tuple[int, Likeness], ...]:
    trues = sorted(found)
    return tuple(zip(trues, map(found.__getitem__, trues), strict=True))


_SHIFT = Likeness(_BASE[Slip.SHIFTED] + _COUNT[2 * MAX_SHIFT], Slip.SHIFTED)


def _enter(found: dict[int, Likeness], true: int, like: Likeness) -> None:
    """Keep the likeliest slip from each number."""
    known = found.get(true)
    if known is None or like < known:
        found[true] = like


def _shifted(written: int) -> Iterator[int]:
    for power in _POWERS[1:]:
        yield written * power
        if written % power == 0:
            yield written // power


def _neighbours(digits: str) -> dict[int, Likeness]:
    """Every number that is one digit, one exchange or one repeated misreading away."""
    found = _as_long(digits, 10 ** len(digits))
    _lose(found, digits)
    _add(found, digits)
    return found


def _as_long(digits: str, reach: int) -> dict[int, Likeness]:
    """Those with as many digits, and no others than such as are further away than that reach."""
    count, number = len(digits), int(digits)
    first = max(0, count - len(str(reach)))  # no digit before it is misread, one is exchanged
    powers = [10 ** (count - 1 - at) for at in range(count)]
    found = {
        number + more * power: like
        for digit, power in zip(digits[first:], powers[first:], strict=True)
        for more, like in _misread(count, digit)
    }
    if count > 1 and not first:
        found.pop(number - int(digits[0]) * powers[0], None)  # no number starts with a zero
    exchanged = Likeness(_BASE[Slip.EXCHANGED] + _COUNT[count - 1], Slip.EXCHANGED)
    for at in range(max(0, first - 1), count - 1):
        one, following = digits[at], digits[at + 1]
        if one != following and (at or following != "0"):
            step = (int(following) - int(one)) * (powers[at] - powers[at + 1])
            _enter(found, number + step, exchanged)
    _misread_twice(found, digits, powers)
    return found


@cache
def _misread(count: int, read: str) -> tuple[tuple[int, Likeness], ...]:
    """What one of so many digits may truly be: by how much more, and how likely."""
    base = _BASE[Slip.MISREAD] + _COUNT[count]
    return tuple(
        (int(true) - int(read), Likeness(base + _CONFUSED[true, read], Slip.MISREAD))
        for true in _OTHERS[read]
    )


def _lose(found: dict[int, Likeness], digits: str) -> None:
    """One digit more, which was lost; the more places it may have had, the likelier."""
    count, number = len(digits), int(digits)
    likes = _lost(count + 1)
    power, repeated = 10**count, 0
    for at in range(count + 1):
        high, low = divmod(number, power)
        least = high * 10 * power + low
        trues = range(least if at else least + power, least + 10 * power, power)
        found.update(dict.fromkeys(trues, likes[1]))  # none is as long
        if at:  # a digit beside its likes may have had the place of any of them
            repeated = repeated + 1 if at > 1 and digits[at - 1] == digits[at - 2] else 1
            found[least + int(digits[at - 1]) * power] = likes[1 + repeated]
        power //= 10
    if number >= 100:
        for true in range(10 * number, 10 * number + 10):  # the last digit was cut off
            _enter(found, true, _SHIFT)


def _add(found: dict[int, Likeness], digits: str) -> None:
    """One digit less, which was added; the more places it may have, the likelier."""
    count = len(digits)
    shorter = Counter(
        int(digits[:at] + digits[at + 1 :])
        for at in range(count if count > 1 else 0)
        if at or digits[1] != "0"
    )
    likes = _added(count)
    for true, places in shorter.items():
        _enter(found, true, likes[places])


@cache
def _lost(count: int) -> tuple[Likeness, ...]:
    """One of so many digits was lost, by the places that it may have had."""
    base = _BASE[Slip.LOST] + _COUNT[count]
    return tuple(Likeness(base - of_places, Slip.LOST) for of_places in _COUNT[: count + 1])


@cache
def _added(count: int) -> tuple[Likeness, ...]:
    """One of so many digits was added, by the places that it may have."""
    base = _BASE[Slip.ADDED] + _COUNT[count] + _COUNT[10]
    return tuple(Likeness(base - of_places, Slip.ADDED) for of_places in _COUNT[: count + 1])


def _misread_twice(found: dict[int, Likeness], digits: str, powers: list[int]) -> None:
    """The same misreading in two places, or in all."""
    number, distinct = int(digits), set(digits)
    for digit in distinct:
        if not 2 <= digits.count(digit) <= 5:
            continue
        places = [power for one, power in zip(digits, powers, strict=True) if one == digit]
        whole = sum(places)
        shifts = {one + other for one, other in combinations(places, 2)} | {whole}
        for other in _OTHERS[digit]:
            more, kinds = int(other) - int(digit), len(distinct) + (other not in distinct)
            in_some, in_all = _twice(other, digit, kinds), _twice(other, digit, kinds - 1)
            for shift in shifts:
                # A number is not written with a leading zero.
                if other != "0" or shift < powers[0]:
                    # No other way leads to a number as long that differs in just these places.
                    found[number + more * shift] = in_all if shift == whole else in_some


@cache
def _twice(true: str, read: str, kinds: int) -> Likeness:
    """A digit of so many that was misread twice."""
    base = _BASE[Slip.MISREAD_TWICE] + _COUNT[2] + _CONFUSED[true, read]
    return Likeness(base + _COUNT[kinds], Slip.MISREAD_TWICE)


_OTHERS = {digit: "0123456789".replace(digit, "") for digit in "0123456789"}
