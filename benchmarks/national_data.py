"""Seeded national data for the benchmarks, made government by government: no size is too large."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from tolok.consolidation.naming import form_number
from tolok.consolidation.schema import arrow_schema

GOVERNMENTS, OFFICES, PROVINCES = 552, 40, 38
"""514 cities and regencies and 38 provinces; some 22,000 offices in all."""

# A form: 1 goal, 2 objectives, 6 programs, 24 activities, 96 subactivities, and a second
# indicator for each subactivity.
_FANS = (2, 3, 4, 4)
ROWS = 225
"""Rows of one office's form."""

_UNITS = np.array(["Persen", "Dokumen", "Bulan", "Orang", "Laporan"])
_CALCULATIONS = np.array(
    ["higher_is_better", "lower_is_better_linear", "lower_is_better_ratio", "reduction", "exact"]
)
_USE = (0.9, 0.04, 0.03, 0.02, 0.01)
_LEVELS = np.array(["goal", "objective", "program", "activity", "subactivity"])


class Size(NamedTuple):
    """How many governments report how many quarters, the first of 2021 first."""

    governments: int
    quarters: int

    @property
    def rows(self) -> int:
        """Rows in all, but for the offices that did not report."""
        return self.governments * OFFICES * self.quarters * ROWS


SIZES = {
    "1M": Size(111, 1),
    "10M": Size(552, 2),
    "30M": Size(552, 6),
    "100M": Size(552, 20),
}


class _Tree(NamedTuple):
    """The rows of a form: depth, parent (row numbers from 1; 0 for none), second indicators."""

    depth: np.ndarray
    parent: np.ndarray
    goal: np.ndarray
    is_second: np.ndarray


def government_name(number: int) -> str:
    """The name of a government: the first 38 are the provinces."""
    return f"PROVINSI {number + 1}" if number < PROVINCES else f"KABUPATEN {number + 1}"


def register() -> pa.Table:
    """Who should report: every government and office."""
    lines = [
        (f"PROVINSI {number % PROVINCES + 1}", government_name(number), f"DINAS {office + 1}")
        for number in range(GOVERNMENTS)
        for office in range(OFFICES)
    ]
    columns = [pa.array(column) for column in zip(*lines, strict=True)]
    return pa.Table.from_arrays(columns, names=["province", "government", "organization"])


def partitions(size: Size, seed: int = 1) -> Iterator[tuple[str, int, pa.Table]]:
    """Government, year and its rows, one after the other; the same for the same seed."""
    years = sorted({2021 + quarter // 4 for quarter in range(size.quarters)})
    for number in range(size.governments):
        for year in years:
            quarters = [q % 4 + 1 for q in range(size.quarters) if 2021 + q // 4 == year]
            rng = np.random.default_rng((seed, number, year))
            name = government_name(number)
            yield name, year, _partition(rng, name, year, quarters)


def _partition(rng: np.random.Generator, name: str, year: int, quarters: list[int]) -> pa.Table:
    tree = _tree()
    # One office in fifty did not report in a quarter.
    forms = [
        (office, quarter)
        for quarter in quarters
        for office in range(OFFICES)
        if rng.integers(50) != 0
    ]
    count = len(forms)
    columns = _identity(tree, name, year, forms)
    columns |= _money(rng, tree, count)
    columns |= _performance(rng, count)
    schema = arrow_schema()
    arrays = []
    for field in schema:
        values = columns.get(field.name)
        arrays.append(
            pa.nulls(count * ROWS, field.type)
            if values is None
            else pa.array(values).cast(field.type)
        )
    return pa.Table.from_arrays(
        arrays, schema=pa.schema([field.with_nullable(True) for field in schema])
    )


def _tree() -> _Tree:
    depth, parent = [0], [0]
    level = [1]
    for at, fan in enumerate(_FANS, start=1):
        below = []
        for above in level:
            for _ in range(fan):
                depth.append(at)
                parent.append(above)
                below.append(len(depth))
        level = below
    second = [number for number in level for _ in (0,)]
    is_second = [False] * len(depth) + [True] * len(second)
    parents = parent + [parent[number - 1] for number in second]
    depths = np.array(depth + [4] * len(second))
    goal = np.where(depths == 2, 1, 0)
    return _Tree(depths, np.array(parents), goal, np.array(is_second))


def _identity(tree: _Tree, name: str, year: int, forms: list[tuple[int, int]]) -> dict[str, object]:
    count = len(forms)
    offices = [f"DINAS {office + 1}" for office, _ in forms]
    periods = [f"{year}-Q{quarter}" for _, quarter in forms]
    numbers = [form_number(name, o, p) for o, p in zip(offices, periods, strict=True)]
    rows = np.tile(np.arange(1, ROWS + 1), count)
    # Goals and objectives are the totals of their programs, the others of their children.
    whole = np.where(tree.is_second | (tree.depth == 1), 0, tree.parent)
    size = count * ROWS
    return {
        "government": np.repeat(np.array([name]), size),
        "year": np.full(size, year),
        "organization": np.repeat(np.array(offices), ROWS),
        "quarter": np.repeat(np.array([quarter for _, quarter in forms]), ROWS),
        "period": np.repeat(np.array(periods), ROWS),
        "form": np.repeat(np.array(numbers, dtype=np.int64), ROWS),
        "row": rows,
        "whole": pa.array(np.tile(whole, count), mask=np.tile(whole == 0, count)),
        "other_whole": pa.array(np.tile(tree.goal, count), mask=np.tile(tree.goal == 0, count)),
        "level": np.tile(_LEVELS[tree.depth], count),
        "code": np.array([f"7.01.{row:03}" for row in range(1, ROWS + 1)] * count),
        "name": np.array([f"Simpul {row}" for row in range(1, ROWS + 1)] * count),
        "indicator": np.array([f"Indikator {row}" for row in range(1, ROWS + 1)] * count),
        "line": rows.astype(np.int64),
        "is_budget": np.tile(tree.depth == 2, count),
        "source": np.repeat(np.array(["laporan.xlsx"]), size),
        "source_row": rows,
    }


def _money(rng: np.random.Generator, tree: _Tree, count: int) -> dict[str, object]:
    """Ceilings and spending in sen that add up, but for one sum in a hundred."""
    leaf = (tree.depth == 4) & ~tree.is_second
    ceiling = np.zeros((count, ROWS), dtype=np.int64)
    thousands = np.exp(rng.normal(11, 1.5, (count, int(leaf.sum())))).astype(np.int64) + 1
    ceiling[:, leaf] = thousands * 1000 * 100
    spending = np.zeros_like(ceiling)
    part = rng.integers(0, 1001, (count, int(leaf.sum())))
    spending[:, leaf] = ceiling[:, leaf] // 1000 * part
    for money in (ceiling, spending):
        for depth in (3, 2):
            _add(money, tree, depth)
        for depth in (1, 0):
            for row in np.flatnonzero(tree.depth == depth):
                is_own = (tree.depth == 2) & ((tree.parent == row + 1) | (depth == 0))
                money[:, row] = money[:, is_own].sum(axis=1)
        wrong = rng.integers(100, size=(count, ROWS)) == 0
        money[wrong & (tree.depth == 3)] += 1_000_000
    blank = np.tile(tree.is_second, (count, 1))
    columns: dict[str, object] = {}
    for name, money in (("ceiling", ceiling), ("spending", spending)):
        columns[name] = pa.array(money.ravel(), mask=blank.ravel())
        columns[f"{name}_state"] = np.where(blank.ravel(), "blank", "value")
    return columns | _written(rng, "absorption", spending.ravel(), ceiling.ravel(), blank.ravel())


def _add(money: np.ndarray, tree: _Tree, depth: int) -> None:
    for row in np.flatnonzero(tree.depth == depth):
        money[:, row] = money[:, (tree.parent == row + 1) & ~tree.is_second].sum(axis=1)


def _performance(rng: np.random.Generator, count: int) -> dict[str, object]:
    size = count * ROWS
    unit = rng.integers(len(_UNITS), size=size)
    target = np.where(unit == 0, 1_000_000, rng.integers(1, 1000, size) * 10_000)
    target = np.where(rng.integers(200, size=size) == 0, 0, target)
    share = rng.integers(0, 1250, size)
    realization = np.where(
        unit == 0, rng.integers(0, 1_200_000, size) // 100 * 100, target // 1000 * share
    )
    blank = rng.integers(12, size=size) == 0
    columns: dict[str, object] = {
        "unit": _UNITS[unit],
        "target": target,
        "target_state": np.full(size, "value"),
        "realization": pa.array(realization, mask=blank),
        "realization_state": np.where(blank, "blank", "value"),
        "calculation": rng.choice(_CALCULATIONS, size, p=_USE),
        "above": np.full(size, "ratio"),
        "is_zero_the_goal": np.zeros(size, dtype=bool),
        "accumulation": np.where(unit == 0, "latest", "sum"),
    }
    return columns | _written(rng, "achievement", realization, target, blank)


def _written(
    rng: np.random.Generator, name: str, part: np.ndarray, whole: np.ndarray, blank: np.ndarray
) -> dict[str, object]:
    """Percentages of two decimals half up; one in two hundred is cut off, one is wrong."""
    nothing = blank | (whole <= 0)
    below = np.where(nothing, 1, whole)
    share = (2 * part * 10_000 + below) // (2 * below)
    slip = rng.integers(200, size=len(part))
    share = np.where(slip == 0, part * 10_000 // below, np.where(slip == 1, share + 1000, share))
    return {
        name: pa.array(share * 100, mask=nothing),
        f"{name}_state": np.where(nothing, "blank", "value"),
        f"{name}_decimals": pa.array(np.full(len(part), 2, dtype=np.int8), mask=nothing),
    }
