"""Levels that only steps tell, of indentation or of numbering: three or more in one column."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tolok.documents.rows.lines import Line, Placed
from tolok.domain.levels import Level

_LEAST = 3
"""Steps: two part works from what is below them, whichever these are."""

_SEVERAL = 2
"""Levels that a column may hold, or its header has told all of its lines."""

_SUMMED = (3, 4)
"""Steps that sums may tell: programs, activities and subactivities, and what is above them."""

_BY_DEPTH = {level.depth: level for level in Level}
_LEADING = re.compile(r"(\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Za-z])[.)]?)\s+\S")
NESTED = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
"""The number of a line below others: 1.2.1."""

_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")


def by_steps(lines: Sequence[Line]) -> dict[int, Placed]:
    """The level of each named line by how deep it stands among the others, by the line's place.

    Only where no code and no column tells one, each step in goes one further than the line above,
    and no line has a larger ceiling than the one that it stands under. The deepest step is of the
    deepest level that the column may hold; a step each goes up from there.
    """
    named = [(at, line) for at, line in enumerate(lines) if line.name]
    levels = {line.levels for _, line in named}
    if len(levels) != 1 or any(line.code or line.told for _, line in named):
        return {}
    (held,) = levels
    if len(held) < _SEVERAL:
        return {}
    for ranks, why in _ranked([line for _, line in named]):
        steps = max(ranks) + 1
        if steps < _LEAST or not _are_nested(ranks) or not _hold(named, ranks):
            continue
        deepest = max(level.depth for level in held)
        found = [_BY_DEPTH.get(deepest - (steps - 1 - rank)) for rank in ranks]
        if all(found):
            placed = zip(named, found, strict=True)
            return {at: Placed(level, f"dari {why}") for (at, _), level in placed if level}
    return {}


def _ranked(lines: Sequence[Line]) -> Iterator[tuple[list[int], str]]:
    """How deep each line stands, and by what."""
    steps = sorted({line.indent for line in lines})
    yield [steps.index(line.indent) for line in lines], "indennya yang bertingkat"
    numbers = [_number(line).strip("().") for line in lines]
    if all(map(NESTED.fullmatch, numbers)) and go_on(numbers):
        yield [number.count(".") for number in numbers], "penomorannya yang bertingkat"
    told = _counted([_number(line) for line in lines])
    if told:
        yield told, "penomorannya yang bertingkat"
    if lines[0].bold and lines[0].name.isupper():
        looks = [2 - line.bold - (line.bold and line.name.isupper()) for line in lines]
        yield looks, "huruf kapital dan tebalnya"
    for many in _SUMMED:
        if summed := _summed([line.ceiling for line in lines], many):
            yield summed, "pagunya yang menjumlah bertingkat"


def _number(line: Line) -> str:
    """What numbers a line, beside its name or before it."""
    led = _LEADING.match(line.name)
    return line.number or (led[1] if led else "")


def go_on(numbers: Sequence[str]) -> bool:
    """Whether each number of several parts goes on with one before it: 1.1 below 1."""
    seen: set[str] = set()
    for one in numbers:
        if one in seen or ("." in one and one.rpartition(".")[0] not in seen):
            return False
        seen.add(one)
    return True


def _counted(numbers: Sequence[str]) -> list[int]:
    """How deep lines stand that are counted in one style for each step: I, A, 1; 1., a., 1).

    Nothing where a line has no number, or where a step does not count on or begin anew.
    """
    ranks: list[int] = []
    styles: list[str] = []
    counts: list[int] = []
    for number in numbers:
        said = dict(_readings(number))
        # Of two styles that a number may be of, the one that counts on is meant: I after H.
        known = [at for at, style in enumerate(styles) if style in said]
        on = [at for at in known if said[styles[at]] == counts[at] + 1]
        anew = [at for at in known if said[styles[at]] == 1 and ranks and at > ranks[-1]]
        if on or anew:
            rank = (on or anew)[-1]
            counts[rank] = said[styles[rank]]
        elif first := [style for style, count in said.items() if count == 1]:
            rank = len(styles)
            styles.append(first[0])
            counts.append(1)
        else:
            return []
        ranks.append(rank)
    return ranks


def _readings(number: str) -> Iterator[tuple[str, int]]:
    """The styles that a number may be of, and what it counts in each; Roman ones go first."""
    plain = number.strip("().")
    marks = number.replace(plain, "", 1) if plain else ""
    if plain.isdecimal():
        yield f"1{marks}", int(plain)
    elif plain.upper() in _ROMANS:
        yield f"{'I' if plain.isupper() else 'i'}{marks}", _ROMANS.index(plain.upper()) + 1
    if len(plain) == 1 and plain.isalpha() and plain.isascii():
        yield f"{'A' if plain.isupper() else 'a'}{marks}", ord(plain.upper()) - ord("A") + 1


def _summed(ceilings: Sequence[Decimal | None], steps: int) -> list[int]:
    """How deep lines stand whose ceilings are the sums of those one step below, to the last step.

    Nothing where a line has none, or where not every line is a sum or of the last step.
    """
    amounts = [one for one in ceilings if one]
    if len(amounts) < len(ceilings):
        return []
    ranks: list[int] = []
    owed: list[Decimal] = []  # what is left of the lines above, one a step
    for amount in amounts:
        ranks.append(len(owed))
        if owed:
            owed[-1] -= amount
            if owed[-1] < 0:
                return []
        if len(owed) < steps - 1:
            owed.append(amount)
        while owed and not owed[-1]:
            owed.pop()
    # Lines of one and the same amount are sums of one another only by chance.
    adds_up = any(0 < below <= above for above, below in pairwise(ranks))
    return ranks if adds_up and not owed else []


def _are_nested(ranks: Sequence[int]) -> bool:
    return ranks[0] == 0 and all(below <= above + 1 for above, below in pairwise(ranks))


def _hold(named: Sequence[tuple[int, Line]], ranks: Sequence[int]) -> bool:
    """Whether no line has a larger ceiling than the line that it stands under."""
    above: list[Line] = []
    for (_, line), rank in zip(named, ranks, strict=True):
        above = [*above[:rank], line]
        over = above[rank - 1].ceiling if rank else None
        if over is not None and (line.ceiling or 0) > over:
            return False
    return True
