"""The demonstration city is always the same, sound, and never further than its targets allow."""

from decimal import Decimal
from itertools import pairwise

import pytest

from tolok.domain.levels import Level
from tolok.domain.notation import read_number
from tolok.project.demo.generator import is_counted, plan_of, told_of
from tolok.project.demo.offices import OFFICES, Office


@pytest.mark.parametrize("office", OFFICES, ids=lambda office: office.code)
def test_a_plan_goes_down_level_by_level_and_pays_only_at_the_bottom(office: Office) -> None:
    rows = tuple(plan_of(office, 2026))
    assert [row.level for row in rows[:3]] == [Level.GOAL, Level.OBJECTIVE, Level.PROGRAM]
    for above, below in pairwise(rows):
        assert below.level.depth <= above.level.depth + 1
    for row in rows:
        assert (row.ceiling is not None) is (row.level is Level.SUBACTIVITY)


def test_the_quarters_of_a_count_make_its_year() -> None:
    counted = [
        row for office in OFFICES for row in plan_of(office, 2026)
        if row.level is Level.SUBACTIVITY and is_counted(row.measure)
    ]  # fmt: skip
    assert len(counted) > 100
    for row in counted:
        parts = [read_number(text).value or Decimal(0) for text in row.quarters]
        assert sum(parts) == read_number(row.measure.target).value, row


def test_the_same_office_tells_the_same_and_spends_no_more_than_its_ceiling() -> None:
    for office in OFFICES:
        rows = tuple(plan_of(office, 2026))
        told = [list(told_of(office, 2026, quarter, rows)) for quarter in (1, 2, 3, 4)]
        assert told[0] == list(told_of(office, 2026, 1, rows))
        for row, *quarters in zip(rows, *told, strict=True):
            spent = sum(read_number(one.spending).value or 0 for one in quarters)
            assert row.ceiling is None or spent <= row.ceiling
