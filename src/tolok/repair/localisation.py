"""Which numbers of a record must be wrong at least, whatever they should be.

Source: I. P. Fellegi and D. Holt, A Systematic Approach to Automatic Edit and Imputation, JASA 71
(1976). A set of names is enough when some values of theirs satisfy every rule; that is decided by
Fourier–Motzkin elimination over fractions. Sets are tried in the order of their weight, so the
first that are enough weigh least.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import heappop, heappush
from typing import NamedTuple

from tolok.domain.errors import TolokError
from tolok.repair.rules import Rule

MOST_SETS = 20_000
MOST_BOUNDS = 2_000


class TooManyError(TolokError):
    """A record whose least set of wrong numbers is beyond the limit of work."""


class _Bound(NamedTuple):
    """Σ weight · name ≤ constant, or < constant."""

    weights: tuple[tuple[str, Fraction], ...]
    constant: Fraction
    is_strict: bool


def localise(
    rules: Sequence[Rule],
    record: Mapping[str, Fraction | int | None],
    weights: Mapping[str, int] | None = None,
    fixed: Sequence[str] = (),
) -> list[frozenset[str]]:
    """The least sets of names that must change: all of the least weight; [] of none if all holds.

    An unknown number always changes. ``fixed`` names never do; no set at all is then possible, and
    the answer empty. Raises TooManyError beyond the limit of work.
    """
    unknown = frozenset(name for name, number in record.items() if number is None)
    names = sorted(set(record) - unknown - set(fixed))
    cost = {name: (weights or {}).get(name, 1) for name in record}
    found: list[frozenset[str]] = []
    best: int | None = None
    queue: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
    tried = 0
    while queue:
        weight, _, chosen = heappop(queue)
        if best is not None and weight > best:
            break
        tried += 1
        if tried > MOST_SETS:
            raise TooManyError("Terlalu banyak kemungkinan. Periksa angka-angka itu satu per satu.")
        free = unknown | {names[index] for index in chosen}
        if is_enough(rules, record, free):
            found.append(free)
            best = weight
            continue
        for index in range(chosen[-1] + 1 if chosen else 0, len(names)):
            heappush(
                queue, (weight + cost[names[index]], tried * len(names) + index, (*chosen, index))
            )
    return found


def is_enough(
    rules: Sequence[Rule], record: Mapping[str, Fraction | int | None], free: frozenset[str]
) -> bool:
    """Whether some values of the free names satisfy every rule, the others as they are."""
    bounds = {bound for rule in rules for bound in _bounds(rule, record, free)}
    for name in sorted(free):
        bounds = _without(name, bounds)
    return all(
        bound.constant > 0 or (bound.constant == 0 and not bound.is_strict) for bound in bounds
    )


def _bounds(
    rule: Rule, record: Mapping[str, Fraction | int | None], free: frozenset[str]
) -> Iterator[_Bound]:
    constant = rule.constant - sum(
        (weight * (record[name] or 0) for name, weight in rule.weights.items() if name not in free),
        Fraction(0),
    )
    left = tuple((name, weight) for name, weight in sorted(rule.weights.items()) if name in free)
    yield _Bound(left, constant, rule.comparison == "<")
    if rule.comparison == "==":
        yield _Bound(tuple((name, -weight) for name, weight in left), -constant, is_strict=False)


def _without(name: str, bounds: set[_Bound]) -> set[_Bound]:
    """The bounds that remain when a name may be anything: each lower with each upper."""
    kept: set[_Bound] = set()
    upper: list[tuple[_Bound, Fraction]] = []
    lower: list[tuple[_Bound, Fraction]] = []
    for bound in bounds:
        weight = dict(bound.weights).get(name)
        if weight is None:
            kept.add(bound)
        else:
            (upper if weight > 0 else lower).append((bound, abs(weight)))
    for one, over in upper:
        for other, under in lower:
            weights: dict[str, Fraction] = {}
            for part, by in ((one, over), (other, under)):
                for term, weight in part.weights:
                    weights[term] = weights.get(term, Fraction(0)) + weight / by
            left = tuple(sorted((term, weight) for term, weight in weights.items() if weight))
            constant = one.constant / over + other.constant / under
            kept.add(_Bound(left, constant, one.is_strict or other.is_strict))
    if len(kept) > MOST_BOUNDS:
        raise TooManyError("Terlalu banyak aturan yang bertaut. Kurangi aturannya.")
    return kept
