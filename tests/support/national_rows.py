"""Rows of the warehouse for tests: made one by one, and what the domain says of each."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from hypothesis import strategies as st

from tolok.consolidation.arithmetic import LIMIT
from tolok.consolidation.register import read_register
from tolok.consolidation.schema import BOUND, COLUMNS, NUMBERS, STATES, arrow_schema
from tolok.consolidation.warehouse import Warehouse
from tolok.domain.achievements import Reason, achieve
from tolok.domain.forms import Cell, State
from tolok.domain.indicators import Above, Accumulation, Bounds, Calculation, Indicator, Scale
from tolok.domain.levels import Level
from tolok.domain.quantities import percentage

SOUND = {
    "government": "KOTA UJI",
    "year": 2024,
    "organization": "DINAS UJI",
    "quarter": 1,
    "period": "2024-Q1",
    "form": 1,
    "row": 1,
    "level": "subactivity",
    "line": 1,
    "is_budget": True,
    "calculation": "higher_is_better",
    "above": "ratio",
    "is_zero_the_goal": False,
    **{number.state: "blank" for number in NUMBERS},
}


def row(**columns: Any) -> dict[str, Any]:
    """A row that says nothing but what is given; a number given makes its cell a value."""
    states = {f"{name}_state": "value" for name in columns if name in {n.name for n in NUMBERS}}
    return {**{column.name: None for column in COLUMNS}, **SOUND, **states, **columns}


def table(rows: list[dict[str, Any]]) -> pa.Table:
    """The rows as the warehouse holds them."""
    return pa.Table.from_pylist(rows, schema=arrow_schema())


# Where 64 bits end, where ties lie, and what offices write.
EDGES = (0, 1, -1, 2, 3, 8, 10_000, 40_000, 650_000, 469_500, 4 * 10**12, 4 * 10**12 + 1, BOUND)
figures = st.one_of(
    st.sampled_from([*EDGES, *(-edge for edge in EDGES)]),
    st.integers(-2_000_000, 2_000_000),
    st.integers(-BOUND, BOUND),
)


@st.composite
def measured_rows(draw: st.DrawFn) -> dict[str, Any]:
    """A row with any calculation, states and figures."""
    calculation = draw(st.sampled_from(Calculation))
    columns: dict[str, Any] = {
        "calculation": calculation.value,
        "above": draw(st.sampled_from(Above)).value,
        "is_zero_the_goal": draw(st.booleans()),
        "level": draw(st.sampled_from(Level)).value,
        "accumulation": draw(st.sampled_from([None, *(one.value for one in Accumulation)])),
    }
    for number in NUMBERS:
        state = draw(st.sampled_from(("value",) * 6 + STATES))
        value = draw(figures) if state == "value" else None
        columns |= {number.name: value, number.state: state}
        if number.is_percentage and value is not None:
            decimals = draw(st.integers(0, 4))
            step = 10 ** (4 - decimals)
            columns |= {number.name: value // step * step, f"{number.name}_decimals": decimals}
    if calculation is Calculation.ORDINAL:
        for name in ("target", "realization"):
            if columns[name] is not None:
                columns[name] = draw(st.integers(0, 7)) * 10_000
    has_upper = (calculation is Calculation.RANGE) != (draw(st.integers(0, 9)) == 0)
    if has_upper and columns["target"] is not None:
        columns["target_upper"] = draw(
            st.one_of(
                st.just(columns["target"]),
                st.integers(columns["target"], max(columns["target"], BOUND)),
                st.integers(columns["target"], columns["target"] + 100_000).map(
                    lambda upper: min(upper, BOUND)
                ),
            )
        )
    return row(**columns)


def exact_achievement(one: dict[str, Any]) -> tuple[Fraction | None, str | None]:
    """The achievement of a row as the domain computes it, or the reason why there is none."""
    calculation = Calculation(one["calculation"])
    if calculation is Calculation.ORDINAL:
        scale = Scale("uji", "uji", {str(score): score for score in range(8)})
        is_bounded = one["target_upper"] is not None
        given = [_score(one, name) for name in ("realization", "target")]
    else:
        scale, is_bounded = None, one["target_upper"] is not None
        given = [_figure(one, name) for name in ("realization", "target")]
    indicator = Indicator(
        "uji",
        calculation=calculation,
        scale=scale,
        above=Above(one["above"]),
        is_zero_the_goal=one["is_zero_the_goal"],
    )
    target: Any = given[1]
    if is_bounded and one["target"] is not None:
        target = Bounds(Fraction(one["target"], 10_000), Fraction(one["target_upper"], 10_000))
    found = achieve(indicator, given[0], target)
    if found.value is not None and abs(found.value) >= 100 * LIMIT:
        return None, Reason.NOT_COMPUTABLE.value
    return found.value, found.reason.value if found.reason else None


def exact_absorption(one: dict[str, Any]) -> Fraction | None:
    """Spending / ceiling · 100 of a row, as the domain computes it."""
    spent, allowed = amount(one, "spending"), amount(one, "ceiling")
    if spent is None or allowed is None or allowed <= 0:
        return None
    found = percentage(spent, allowed)
    return None if found is None or abs(found) >= 100 * LIMIT else found


def amount(one: dict[str, Any], name: str) -> int | None:
    """A money cell in arithmetic: a dash is zero."""
    found: int | None = 0 if one[f"{name}_state"] == "dash" else one[name]
    return found


def _figure(one: dict[str, Any], name: str) -> Any:
    value = one[name]
    return _cell(one, name) if value is None else Fraction(value, 10_000)


def _score(one: dict[str, Any], name: str) -> Any:
    value = one[name]
    return _cell(one, name) if value is None else str(value // 10_000)


def _cell(one: dict[str, Any], name: str) -> Cell:
    state = one[f"{name}_state"]
    return Cell("?", State.UNREADABLE if state == "unfit" else State(state))


def held(folder: Path, rows: list[dict[str, Any]], register: str = "") -> Warehouse:
    """A warehouse with these rows, each of a form of its own number, and its register."""
    warehouse = Warehouse.made(folder / "gudang")
    full = warehouse.completed(table(rows))
    for government, year in sorted({(one["government"], one["year"]) for one in rows}):
        own = pc.and_(pc.equal(full["government"], government), pc.equal(full["year"], year))
        warehouse.place(government, year, full.filter(own))
    if register:
        warehouse.keep_register(read_register(register.encode(), "daftar.csv"))
    return warehouse
