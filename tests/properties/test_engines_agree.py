"""The domain's plain Python, DuckDB and Spark are asked the same, and give the same integers."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from national_engines import NAMES, asked
from national_rows import exact_absorption, exact_achievement, measured_rows, table

from tolok.consolidation.measures import computed, rows
from tolok.domain.quantities import Exact, half_up

Row = dict[str, Any]
# One example holds many rows: a question costs Spark the same for one row as for a hundred.
tables = st.lists(measured_rows(), min_size=40, max_size=80)
asks = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FEW = {
    "duckdb": settings(asks, max_examples=40),
    # To shrink an example would ask Spark a hundred times.
    "spark": settings(asks, max_examples=3, phases=[Phase.explicit, Phase.generate]),
}


def fixed(value: Exact | None, decimals: int = 4) -> int | None:
    if value is None:
        return None
    over, below = value.as_integer_ratio()
    return half_up(over * 10**decimals, below)


def numbered(found: list[Row]) -> list[Row]:
    return [{**one, "row": place} for place, one in enumerate(found)]


@pytest.mark.parametrize("engine", NAMES)
def test_each_row_comes_to_what_the_domain_says(engine: str) -> None:
    @FEW[engine]
    @given(tables)
    def ask(found: list[Row]) -> None:
        found = numbered(found)
        answer = asked(engine, computed(rows()), rows=table(found))
        answers = {one["row"]: one for one in answer}
        for one in found:
            value, reason = exact_achievement(one)
            got = answers[one["row"]]
            assert (got["computed_achievement"], got["computed_reason"]) == (
                fixed(value),
                reason,
            ), one
            assert got["computed_absorption"] == fixed(exact_absorption(one)), one

    ask()
