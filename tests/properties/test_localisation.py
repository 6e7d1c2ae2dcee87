from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tolok.repair.localisation import is_enough, localise
from tolok.repair.rules import read_rule

RULES = [read_rule(rule) for rule in ("a + b == c", "c + d == e", "2*a - b <= 40", "e >= 0")]
NAMES = ("a", "b", "c", "d", "e")
RECORDS = st.fixed_dictionaries({name: st.integers(-60, 60) for name in NAMES})


@given(RECORDS)
def test_the_least_set_is_enough_and_no_smaller_one_is(record: dict[str, int]) -> None:
    known: dict[str, Fraction | int | None] = {**record}
    found = localise(RULES, known)
    size = len(found[0])
    smaller = [frozenset(names) for count in range(size) for names in combinations(NAMES, count)]
    same = [frozenset(names) for names in combinations(NAMES, size)]
    assert not any(is_enough(RULES, known, names) for names in smaller)
    assert set(found) == {names for names in same if is_enough(RULES, known, names)}


@given(RECORDS)
def test_nothing_is_suspect_where_every_rule_holds(record: dict[str, int]) -> None:
    holds = all(rule.holds(record) for rule in RULES)
    assert (localise(RULES, {**record}) == [frozenset()]) == holds
