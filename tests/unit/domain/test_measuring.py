"""What the worked tables do not show: refusals, dates, sentences, and laws of the roll-ups."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.domain.achievements import Achievement, Cap, Reason, achieve
from tolok.domain.expressions import parse
from tolok.domain.indicators import (
    Accumulation,
    Bounds,
    Calculation,
    Denominator,
    Indicator,
)
from tolok.domain.measurements import accumulate
from tolok.domain.ratings import (
    AKIP,
    PERFORMANCE,
    Edition,
    RatingTable,
    by_lower_bounds,
    efficiency_of_budget,
    rate,
    validate,
)
from tolok.domain.rollups import ceiling_weighted, mean, own, pooled, total

numbers = st.decimals(-(10**6), 10**6, places=3) | st.fractions(-(10**6), 10**6)
maybe = st.none() | numbers


@given(st.sampled_from(Calculation), maybe, maybe, st.booleans())
def test_an_achievement_is_a_figure_or_a_reason_and_always_a_sentence(
    calculation: Calculation,
    realization: Decimal | None,
    target: Decimal | None,
    is_zero_the_goal: bool,  # noqa: FBT001
) -> None:
    if calculation is Calculation.ORDINAL:
        return
    indicator = Indicator("Apa saja", calculation=calculation, is_zero_the_goal=is_zero_the_goal)
    achievement = achieve(indicator, realization, target)
    assert (achievement.value is None) != (achievement.reason is None)
    assert achievement.explain().endswith(".")
    if realization is None:
        assert achievement.reason is Reason.NOT_MEASURED


@given(st.lists(numbers, min_size=1), st.sampled_from(Cap))
def test_a_cap_never_raises_a_mean_and_keeps_the_raw_value(values: list[Decimal], cap: Cap) -> None:
    raw, capped = mean(values), mean(values, cap)
    assert raw.value is not None
    assert capped.value is not None
    assert capped.value <= raw.value
    achievement = Achievement(Indicator("Apa saja"), 1, 1, raw.value)
    assert achievement.capped(cap) == cap.applied(raw.value)
    assert achievement.value == raw.value


@given(st.lists(numbers, min_size=1), st.integers(1, 10**12))
def test_equal_ceilings_weigh_as_much_as_none(values: list[Decimal], ceiling: int) -> None:
    assert ceiling_weighted((value, ceiling) for value in values).value == mean(values).value


@given(st.lists(maybe))
def test_whatever_is_left_out_is_counted(values: list[Decimal | None]) -> None:
    for aggregate in (mean(values), ceiling_weighted((value, 1) for value in values),
                      pooled((value, 1) for value in values), total(values)):  # fmt: skip
        assert aggregate.counted == len([value for value in values if value is not None])
        assert aggregate.counted + aggregate.missing == len(values)


@given(st.lists(maybe, max_size=4))
def test_cumulative_entries_and_the_sum_of_their_quarters_agree(
    entries: list[Decimal | None],
) -> None:
    measured = accumulate(entries, Accumulation.CUMULATIVE)
    if measured.is_complete and entries:
        assert accumulate(measured.quarters, Accumulation.SUM).value == measured.value
    assert measured.explain().startswith("Realisasi ")


def test_a_figure_says_which_target_it_is_measured_against() -> None:
    indicator = Indicator("Dokumen", unit="Dokumen", denominator=Denominator.TO_DATE)
    assert achieve(indicator, 1, 4).explain() == (
        "Capaian “Dokumen” 25,00 %: realisasi 1, target 4 Dokumen; rumus “makin tinggi makin "
        "baik” versi 1 (realisasi / target × 100), terhadap target sampai periode ini."
    )


def test_a_computed_figure_shows_its_expression_and_that_it_is_shortened() -> None:
    indicator = Indicator("Bagian", expression=parse("a / b × 100"))
    sentence = achieve(indicator, None, 50, variables={"a": 1, "b": 3}).explain()
    assert "realisasi sekitar 33,33 (dihitung dari a / b × 100), target 50" in sentence
    assert sentence.startswith("Capaian “Bagian” 66,67 %")


def test_words_and_bounds_stand_only_where_their_formula_is() -> None:
    number = Indicator("Angka")
    assert achieve(number, "WTP", 5).reason is Reason.NOT_COMPUTABLE
    assert achieve(number, 5, Bounds(1, 2)).reason is Reason.NOT_COMPUTABLE
    assert achieve(number, Bounds(1, 2), 5).reason is Reason.NOT_COMPUTABLE
    within = Indicator("Rentang", calculation=Calculation.RANGE)
    assert achieve(within, 5, 5).reason is Reason.NOT_COMPUTABLE
    assert achieve(number, Decimal("NaN"), 5).reason is Reason.NOT_COMPUTABLE


@pytest.mark.parametrize(
    ("calculation", "bounds", "direction"),
    [
        (Calculation.HIGHER_IS_BETTER, Bounds(None, 5), "batas tertinggi (paling banyak 5)"),
        (Calculation.LOWER_IS_BETTER_LINEAR, Bounds(5, None), "batas terendah (paling sedikit 5)"),
        (Calculation.EXACT, Bounds(5, None), "batas terendah"),
    ],
)
def test_a_bound_against_its_formula_is_not_computed_and_says_so(
    calculation: Calculation, bounds: Bounds, direction: str
) -> None:
    found = achieve(Indicator("Angka", calculation=calculation), 10, bounds)
    assert found.reason is Reason.NOT_COMPUTABLE
    assert direction in found.explain()
    assert "pilih rumus yang searah" in found.explain()


def test_what_could_never_be_computed_is_refused() -> None:
    with pytest.raises(ValueError, match="skalanya belum dipilih"):
        Indicator("Opini", calculation=Calculation.ORDINAL)
    with pytest.raises(ValueError, match="versi rumus"):
        Indicator("Opini", version=0)
    with pytest.raises(ValueError, match="batas bawah"):
        Bounds(2, 1)
    with pytest.raises(ValueError, match="tanpa batas"):
        Bounds(None, None)
    with pytest.raises(ValueError, match="empat triwulan"):
        accumulate([1, 2, 3, 4, 5], Accumulation.SUM)


def test_the_tables_of_the_law_have_no_gap_and_no_overlap() -> None:
    for table in (PERFORMANCE, AKIP):
        for edition in table.editions:
            assert validate(edition.bands) == ()


@given(st.fractions(-1000, 1000))
def test_every_value_has_exactly_one_class_in_a_valid_table(value: Fraction) -> None:
    for table in (PERFORMANCE, AKIP):
        bands = table.editions[0].bands
        assert sum(band.holds(value) for band in bands) == 1


def test_a_class_is_that_of_the_table_in_force_on_the_day() -> None:
    bands = by_lower_bounds((("", "Baik", 50), ("", "Kurang", None)))
    stricter = by_lower_bounds((("", "Baik", 70), ("", "Kurang", None)))
    table = RatingTable("Predikat", (
        Edition(date(2024, 1, 1), "Perwal 2/2024", stricter),
        Edition(date(2020, 1, 1), "Perwal 1/2020", bands),
    ))  # fmt: skip
    assert rate(60, table, date(2023, 12, 31)).explain() == (
        "Predikat: 60,00 berpredikat Baik (Perwal 1/2020)."
    )
    assert rate(60, table, date(2024, 1, 1)).explain() == (
        "Predikat: 60,00 berpredikat Kurang (Perwal 2/2024)."
    )
    assert rate(60, table, date(2019, 1, 1)).explain() == (
        "Predikat: belum ada tabel yang berlaku pada 01-01-2019 untuk 60,00."
    )
    assert rate(None, table, date(2024, 1, 1)).explain() == (
        "Predikat: tanpa predikat karena nilainya tidak ada."
    )


def test_aggregates_say_what_they_stand_on() -> None:
    assert own(None).explain() == (
        "Tidak dapat dihitung (indikator sendiri) dari 0 capaian; 1 tidak ikut dihitung."
    )
    assert total([Decimal(5_000_000), None]).explain() == (
        "Rp 5.000.000 dari 1 nilai; 1 belum diisi."
    )
    assert efficiency_of_budget([(1000, 100, 100), (1, None, 1)]).explain() == (
        "Efisiensi 20,00 %, nilai 100,00, dibatasi −20 sampai 20 "
        "(Σ(pagu × capaian − realisasi) / Σ(pagu × capaian) × 100); 1 tidak ikut dihitung."
    )
