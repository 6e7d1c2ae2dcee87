"""What an indicator has reached by a quarter, from records that need no database."""

from decimal import Decimal

import pytest

from tolok.domain.achievements import Reason
from tolok.domain.forms import State
from tolok.domain.indicators import Accumulation, Calculation, Denominator
from tolok.domain.periods import Period
from tolok.domain.typed import typed_cell
from tolok.services.figures import Reached, reached_by
from tolok.store.models import Measurement, PlanIndicator, TargetValue

YEAR = 2026


def reached(
    entries: list[str | None],
    targets: dict[str, str] | None = None,
    variables: list[dict[str, str]] | None = None,
    **fields: object,
) -> Reached:
    """An indicator with these quarters typed, the last being the one asked about."""
    record = PlanIndicator(name="Indikator", **fields)
    told = [None if text is None else measured(text) for text in entries]
    for one, given in zip(told, variables or [], strict=False):
        if one is not None:
            one.variables = given
    known = {f"{YEAR}": "12", **(targets or {})}
    return reached_by(
        record,
        Period(YEAR, quarter=len(entries)),
        {code: TargetValue(written=text) for code, text in known.items()},
        told,
    )


def measured(text: str) -> Measurement:
    cell = typed_cell(text)
    value = None if cell.value is None else str(cell.value)
    return Measurement(written=cell.written, state=cell.state, value=value)


def quarterly(*texts: str) -> dict[str, str]:
    return {f"{YEAR}-Q{number}": text for number, text in enumerate(texts, 1)}


def test_quarters_add_up_against_the_year_and_against_what_was_due() -> None:
    one = reached(["3", "2"], quarterly("3", "3", "3", "3"))
    assert (one.realization.written, one.target.written) == ("5", "12")
    assert one.achievement.rounded() == Decimal("41.67")
    assert one.due.rounded() == Decimal("83.33")
    assert one.achievement.explain().endswith("terhadap target tahunan.")
    assert one.due.explain().endswith("terhadap target sampai periode ini.")
    whole = reached(["3", "2", "1", "4"])
    assert whole.due.explain().endswith("terhadap target tahunan.")


def test_against_the_target_to_date_that_target_is_the_denominator() -> None:
    one = reached(["3", "2"], quarterly("3", "3"), denominator=Denominator.TO_DATE)
    assert one.target.written == "6"
    assert one.achievement.rounded() == Decimal("83.33")


def test_bounds_are_kept_to_date_and_measured_by_their_figure() -> None:
    one = reached(["3", "2"], quarterly("≥ 3", "≥ 3"), denominator=Denominator.TO_DATE)
    assert one.target.written == "≥ 6"
    assert one.achievement.rounded() == Decimal("83.33")
    one = reached(["3", "2"], quarterly("≤ 3", "≤ 3"), denominator=Denominator.TO_DATE)
    assert one.target.written == "≤ 6"
    assert one.achievement.reason is Reason.NOT_COMPUTABLE


def test_without_quarterly_targets_nothing_is_due_before_the_fourth() -> None:
    assert reached(["3"]).due.value is None
    assert reached(["3", "3", "3", "2"]).due.rounded() == Decimal("91.67")


@pytest.mark.parametrize(
    ("accumulation", "expected"),
    [
        (Accumulation.SUM, "70"),
        (Accumulation.LATEST, "30"),
        (Accumulation.MEAN, "35"),
        (Accumulation.MAX, "40"),
        (Accumulation.CUMULATIVE, "30"),
    ],
)
def test_each_accumulation_has_its_figure_to_date(
    accumulation: Accumulation, expected: str
) -> None:
    assert reached(["40", "30"], accumulation=accumulation).realization.written == expected


def test_a_quarter_that_was_not_typed_is_not_zero() -> None:
    one = reached([None, "4"], accumulation=Accumulation.MEAN)
    assert one.realization.written == "4"
    assert one.measured is not None
    assert one.measured.missing == (1,)
    assert reached([None, None]).realization.state is State.BLANK


def test_a_typed_text_keeps_its_look_where_it_is_the_figure() -> None:
    assert reached(["46,950"], accumulation=Accumulation.LATEST).realization.written == "46,950"


def test_a_dash_is_the_latest_word_where_nothing_was_measured() -> None:
    one = reached([None, "-"])
    assert one.realization.state is State.DASH
    assert one.achievement.value is None


def test_a_share_pools_its_parts_and_is_no_mean_of_shares() -> None:
    one = reached(
        ["", ""],
        {"2026": "100"},
        [{"selesai": "1", "masuk": "10"}, {"selesai": "990", "masuk": "1.000"}],
        expression="selesai / masuk * 100",
    )
    assert one.realization.written == "98,12"
    assert one.measured is not None
    assert one.achievement.value == one.measured.value


def test_a_share_with_a_missing_part_is_not_computed() -> None:
    one = reached([""], {"2026": "100"}, [{"selesai": "1"}], expression="selesai / masuk * 100")
    assert one.realization.state is State.BLANK
    assert one.achievement.value is None


def test_a_range_and_a_scale_are_measured_by_their_own_rules() -> None:
    one = reached(["95"], {"2026": "90–100"}, calculation=Calculation.RANGE)
    assert one.achievement.value == 100
    one = reached(["WDP"], {"2026": "WTP"}, calculation=Calculation.ORDINAL, scale="opinions")
    assert one.achievement.value == 75
