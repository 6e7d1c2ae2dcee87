"""The domain's plain Python, DuckDB and Spark are asked the same, and give the same integers."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from national_engines import NAMES, asked, engine
from national_rows import amount, exact_absorption, exact_achievement, measured_rows, table

from tolok.consolidation import rollups
from tolok.consolidation.inquiries import INQUIRIES, Choice, question
from tolok.consolidation.measures import computed, rows
from tolok.consolidation.register import empty_register
from tolok.domain.achievements import Cap
from tolok.domain.indicators import Accumulation
from tolok.domain.measurements import accumulate
from tolok.domain.quantities import Exact, half_up, truncated
from tolok.domain.ratings import PERFORMANCE, rate
from tolok.domain.rollups import ceiling_weighted, mean, pooled, total

Row = dict[str, Any]
asks = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FEW = {
    "duckdb": settings(asks, max_examples=8),
    # One example holds many rows, and to shrink it would ask Spark a hundred times. The first
    # that is drawn is the simplest there is.
    "spark": settings(asks, max_examples=2, phases=[Phase.explicit, Phase.generate]),
}
ON = date(2024, 12, 31)
REGISTER = pa.table(
    {
        "province": ["UTARA", "UTARA", "SELATAN"],
        "government": ["KOTA 0", "KOTA 1", "KOTA 9"],
        "organization": pa.array([None, "DINAS 7", None], pa.string()),
    }
)


@st.composite
def nations(draw: st.DrawFn) -> list[Row]:
    """Rows of some forms: whole numbers of governments, offices and periods, parents included."""
    found = draw(st.lists(measured_rows(), min_size=24, max_size=32))
    places = st.tuples(
        st.integers(0, 2), st.integers(0, 2), st.integers(2023, 2024), st.sampled_from([None, 1, 2])
    )
    drawn = draw(st.lists(places, min_size=1, max_size=8))
    count: dict[Any, int] = defaultdict(int)
    for one in found:
        place = drawn[draw(st.integers(0, len(drawn) - 1))]
        government, office, year, quarter = place
        count[place] += 1
        row = count[place]
        one |= {
            "government": f"KOTA {government}",
            "organization": f"DINAS {office}",
            "year": year,
            "quarter": quarter,
            "period": f"{year}-Q{quarter}" if quarter else str(year),
            "form": government * 1000 + office * 100 + (year - 2023) * 10 + (quarter or 0),
            "row": row,
            "line": row,
            "whole": draw(st.one_of(st.none(), st.integers(1, row - 1))) if row > 1 else None,
            "other_whole": draw(st.sampled_from([None, None, 1])) if row > 1 else None,
            "is_budget": draw(st.booleans()),
            "indicator": draw(st.sampled_from([None, "Indikator"])),
            "accumulation": ["sum", "latest", "mean", "max", "cumulative", None][row % 6],
        }
    return found


def with_figures(found: list[Row]) -> list[Row]:
    """The rows with what the domain computes of each, in the columns of the warehouse."""
    for one in found:
        value, reason = exact_achievement(one)
        one |= {
            "computed_achievement": fixed(value),
            "computed_reason": reason,
            "computed_absorption": fixed(exact_absorption(one)),
        }
    return found


def fixed(value: Exact | None, decimals: int = 4) -> int | None:
    if value is None:
        return None
    over, below = value.as_integer_ratio()
    return half_up(over * 10**decimals, below)


def figures(found: list[Row]) -> list[Fraction | None]:
    """The achievements as the warehouse has them: four decimals, half up."""
    return [
        None
        if one["computed_achievement"] is None
        else Fraction(one["computed_achievement"], 10**4)
        for one in found
    ]


def on_both(
    name: str, check: Callable[[list[Row]], None], drawn: st.SearchStrategy[list[Row]]
) -> None:
    FEW[name](given(drawn)(check))()


@pytest.mark.parametrize("name", NAMES)
def test_each_row_comes_to_what_the_domain_says(name: str) -> None:
    def check(found: list[Row]) -> None:
        with_figures(found)
        answer = asked(name, computed(rows()), rows=table(found))
        key = ("form", "row")
        answers = {tuple(one[part] for part in key): one for one in answer}
        for one in found:
            assert answers[tuple(one[part] for part in key)] == one

    on_both(name, check, nations())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("cap", [Cap.NONE, Cap.AT_110])
def test_rollups_are_the_means_and_sums_of_the_domain(name: str, cap: Cap) -> None:
    scope = rollups.Scope.GOVERNMENT

    def check(found: list[Row]) -> None:
        with_figures(found)
        answer = asked(
            name, rollups.rollup(rows(), scope, cap), rows=table(found), register=REGISTER
        )
        groups: dict[Any, list[Row]] = defaultdict(list)
        for one in found:
            groups[one["government"], one["year"], one["quarter"]].append(one)
        assert len(answer) == len(groups)
        for got in answer:
            own = groups[got["government"], got["year"], got["quarter"]]
            assert_rolled_up(got, own, cap)

    on_both(name, check, nations())


def assert_rolled_up(got: Row, own: list[Row], cap: Cap) -> None:
    reached = mean([one for one in figures(own) if one is not None], cap)
    assert got["measured"] == reached.counted
    assert got["achievement"] == fixed(reached.value)
    rating = rate(reached.value, PERFORMANCE, ON)
    assert got["rating"] == (rating.band.label if rating.band else None)
    weights = [amount(one, "ceiling") for one in own]
    weights = [None if weight is None or weight < 0 else weight for weight in weights]
    weighted = ceiling_weighted(zip(figures(own), weights, strict=True), cap)
    assert got["weighted_achievement"] == fixed(weighted.value)
    budget = [one for one in own if one["is_budget"]]
    for money in ("ceiling", "spending"):
        sum_ = total(amount(one, money) for one in budget)
        assert got[money] == (sum_.amount if sum_.counted else None)
    pairs = [(amount(one, "spending"), amount(one, "ceiling")) for one in budget]
    share = pooled(pairs)
    is_positive = sum(whole for part, whole in pairs if None not in (part, whole)) > 0  # type: ignore[misc]
    is_sound = is_positive and share.value is not None and abs(share.value) < 10**8
    assert got["absorption"] == (fixed(share.value) if is_sound else None)
    assert got["unknown_money"] == share.missing
    home = {"KOTA 0": "UTARA", "KOTA 1": "UTARA"}
    assert got["province"] == home.get(got["government"])


@pytest.mark.parametrize("name", NAMES)
def test_written_percentages_are_held_against_the_row_as_the_audit_does(name: str) -> None:
    def check(found: list[Row]) -> None:
        answer = asked(name, question(INQUIRIES["percentages"], Choice()), rows=table(found))
        got = {(one["form"], one["row"], one["cell"]): one for one in answer}
        wanted = {}
        for one in found:
            for cell, exact in (
                ("achievement", exact_achievement(one)[0]),
                ("absorption", exact_absorption(one)),
            ):
                decimals = one[f"{cell}_decimals"]
                if exact is None or one[cell] is None or decimals is None:
                    continue
                expected = (fixed(exact, decimals) or 0) * 10 ** (4 - decimals)
                if expected != one[cell]:
                    cut = truncated(exact, decimals) == Fraction(one[cell], 10**4)
                    wanted[one["form"], one["row"], cell] = (expected, cut)
        assert {
            key: (one["expected_percentage"], one["is_truncated"]) for key, one in got.items()
        } == wanted

    on_both(name, check, nations())


@pytest.mark.parametrize("name", NAMES)
def test_sums_are_those_of_the_rows_below(name: str) -> None:
    def check(found: list[Row]) -> None:
        answer = asked(name, question(INQUIRIES["sums"], Choice()), rows=table(found))
        got = {(one["form"], one["row"], one["cell"]): one["gap"] for one in answer}
        wanted = {}
        for one in found:
            below = [
                other
                for other in found
                for whole in (other["whole"], other["other_whole"])
                if other["form"] == one["form"] and whole == one["row"]
            ]
            for cell in ("ceiling", "spending"):
                written = amount(one, cell)
                if written is None or all(other[cell] is None for other in below):
                    continue
                gap = sum(amount(other, cell) or 0 for other in below) - written
                if gap:
                    wanted[one["form"], one["row"], cell] = gap
        assert got == wanted

    on_both(name, check, nations())


@pytest.mark.parametrize("name", NAMES)
def test_quarters_make_a_year_as_the_indicator_says(name: str) -> None:
    def check(found: list[Row]) -> None:
        answer = asked(name, question(INQUIRIES["year-to-date"], Choice()), rows=table(found))
        keys = ("government", "organization", "year", "line")
        groups: dict[Any, dict[int, Row]] = defaultdict(dict)
        for one in found:
            if one["quarter"] and one["accumulation"]:
                groups[tuple(one[key] for key in keys)][one["quarter"]] = one
        assert len(answer) == len(groups)
        for got in answer:
            by_quarter = groups[tuple(got[key] for key in keys)]
            entries = [
                by_quarter[number]["realization"] if number in by_quarter else None
                for number in (1, 2)
            ]
            value = accumulate(entries, Accumulation(got["accumulation"])).value
            fits = value is not None and abs(fixed(value, 0) or 0) <= 10**18
            assert got["realization"] == (fixed(value, 0) if fits else None)

    on_both(name, check, nations())


@pytest.mark.parametrize("name", NAMES)
def test_who_is_absent_is_everybody_due_who_did_not_report(name: str) -> None:
    def check(found: list[Row]) -> None:
        answer = asked(
            name, question(INQUIRIES["absent"], Choice()), rows=table(found), register=REGISTER
        )
        reported = {
            (one["government"], one["organization"], one["year"], one["quarter"]) for one in found
        }
        offices = {one[:2] for one in reported} | {("KOTA 1", "DINAS 7"), ("KOTA 9", None)}
        if not any(one[0] == "KOTA 0" for one in offices):
            offices.add(("KOTA 0", None))
        due = {(*office, *one[2:]) for office in offices for one in reported}
        got = [
            (one["government"], one["organization"], one["year"], one["quarter"]) for one in answer
        ]
        assert len(got) == len(set(got))
        assert set(got) == due - reported

    on_both(name, check, nations())


def test_each_prepared_question_has_one_answer_on_every_engine() -> None:
    engine("spark")  # says plainly where there is none, before anything is drawn

    def check(found: list[Row]) -> None:
        held = {"rows": table(with_figures(found)), "register": REGISTER}
        for inquiry in INQUIRIES.values():
            choice = Choice(rollups.Scope.PROVINCE, cap=Cap.AT_120)
            answers = [asked(name, question(inquiry, choice), **held) for name in NAMES]
            first, second = (sorted(map(str, answer)) for answer in answers)
            assert first == second, inquiry.name

    settings(FEW["spark"], max_examples=1)(given(nations())(check))()


def test_without_a_register_nobody_is_left_out() -> None:
    def check(found: list[Row]) -> None:
        answer = asked(
            "duckdb", question(INQUIRIES["coverage"], Choice(rollups.Scope.NATION)),
            rows=table(found), register=empty_register(),
        )  # fmt: skip
        offices = {(one["government"], one["organization"]) for one in found}
        assert {one["organizations"] for one in answer} == {len(offices)}

    on_both("duckdb", check, nations())
