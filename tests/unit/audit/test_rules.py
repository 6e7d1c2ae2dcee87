"""How rules weigh small forms: precision, the three nothings, and which cell a sum accuses."""

import re
from pathlib import Path
from typing import Any

import pytest

from tolok.audit.catalogue import EVERY_RULE
from tolok.audit.findings import Finding
from tolok.audit.rulebook import RULES, Policy, examine, explain
from tolok.domain.errors import TolokError
from tolok.domain.forms import NUMBER_CELLS, Cell, Form, Row
from tolok.domain.levels import Level
from tolok.domain.notation import read_number


def cell(written: str) -> Cell:
    reading = read_number(written)
    return Cell(written, reading.state, reading.value)


def row(
    identity: str,
    level: Level,
    parent: str | None = None,
    *,
    name: str | None = None,
    indicator: str | None = None,
    method: str | None = None,
    unit: str | None = "Dokumen",
    **cells: str,
) -> Row:
    title = f"Nama {identity}" if name is None else name or None
    texts = {"name": title, "indicator": indicator, "method": method, "unit": unit}
    numbers = {key: cell(cells.get(key, "")) for key in NUMBER_CELLS}
    filled: dict[str, Any] = {**texts, **numbers}
    return Row(identity, level, parent, **filled)


def found_in(*rows: Row) -> list[Finding]:
    quiet = Policy(frozenset({"not-reported", "own-performance-missing"}))
    return list(examine(Form(rows=rows), quiet))


def at(*rows: Row) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(one.rule, one.row, one.cell, one.expected) for one in found_in(*rows)]


def test_an_integer_percentage_is_judged_as_an_integer_half_up() -> None:
    assert at(row("1", Level.PROGRAM, target="8", realization="1", achievement="13")) == []
    assert at(row("1", Level.PROGRAM, target="8", realization="1", achievement="14")) == [
        ("achievement-ratio", "1", "achievement", "13")
    ]


def test_truncation_is_named_as_such() -> None:
    assert at(row("1", Level.PROGRAM, target="3", realization="2", achievement="66,66")) == [
        ("truncated-percentage", "1", "achievement", "66,67")
    ]


def test_a_dash_spent_is_zero_absorbed_and_a_blank_is_not_judged() -> None:
    assert (
        at(row("1", Level.PROGRAM, realization="-", ceiling="100", spending="-", absorption="0,00"))
        == []
    )
    assert at(
        row("1", Level.PROGRAM, realization="-", ceiling="100", spending="-", absorption="3")
    ) == [("absorption-ratio", "1", "absorption", "0")]


def test_a_formula_for_lower_is_better_is_named_and_asked() -> None:
    one = row("1", Level.PROGRAM, target="10", realization="8", achievement="120")
    (finding,) = found_in(one)
    assert finding.rule == "achievement-formula"
    assert "(2 × target − realisasi) / target" in finding.message


@pytest.mark.parametrize(
    ("target", "realization", "achievement", "rule", "said"),
    [
        ("≥ 31", "35", "112,90", None, ""),
        ("≤ 5 hari", "4", "120", None, ""),
        ("≤ 5 hari", "5", "100", None, ""),
        ("≥ 31", "35", "113,90", "achievement-ratio", "112,90"),
        ("≤ 5", "10", "200", "bound-direction", "batas tertinggi: makin rendah makin baik"),
        ("minimal 4", "5", "80", "bound-direction", "target / realisasi × 100, padahal target"),
        ("maks. 4", "3", "99", "achievement-formula", "tidak satu pun rumus"),
        ("80-90", "85", "94,44", None, ""),
    ],
)
def test_an_achievement_goes_the_way_that_its_target_names(
    target: str, realization: str, achievement: str, rule: str | None, said: str
) -> None:
    one = row("1", Level.PROGRAM, target=target, realization=realization, achievement=achievement)
    found = [finding for finding in found_in(one) if finding.rule != "target-bounds"]
    assert [finding.rule for finding in found] == ([rule] if rule else [])
    assert all(said in finding.message for finding in found)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (
            "≥ 31",
            "“≥ 31”, batas terendah (makin tinggi makin baik). Yang dipakai dalam hitungan",
        ),
        ("≤ 5 hari", "“≤ 5 hari”, batas tertinggi (makin rendah makin baik). Yang dipakai"),
        ("2 s.d. 4", "“2 s.d. 4”, dua batas. Capaian tidak dihitung"),
    ],
)
def test_a_target_with_a_bound_tells_which_figure_is_used(target: str, said: str) -> None:
    (finding,) = found_in(row("1", Level.PROGRAM, target=target, realization="-"))
    assert (finding.rule, finding.cell) == ("target-bounds", "target")
    assert said in finding.message


def test_a_range_is_unreadable_where_no_target_stands() -> None:
    (finding,) = found_in(row("1", Level.PROGRAM, target="5", realization="2-4"))
    assert (finding.rule, finding.cell) == ("unreadable-number", "realization")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2025-12-01", "Excel membuat tanggal dari ketikan seperti 1-12"),
        ("1900-03-25", "mungkin angka 85"),
        ("1900-01-25", "mungkin angka 25"),
        ("24/01/1900", "mungkin angka 25"),
        ("2025-02-31", "tidak terbaca sebagai angka"),
        ("######", "kolomnya terlalu sempit"),
    ],
)
def test_what_spreadsheets_show_in_place_of_a_figure_is_explained(written: str, said: str) -> None:
    (finding,) = found_in(row("1", Level.PROGRAM, target=written))
    assert finding.rule == "unreadable-number"
    assert said in finding.message


def test_one_wrong_digit_in_a_leaf_is_found_at_the_leaf() -> None:
    assert at(
        row("1", Level.PROGRAM, ceiling="1.500.000"),
        row("2", Level.ACTIVITY, "1", ceiling="1.500.000"),
        row("3", Level.SUBACTIVITY, "2", ceiling="1.208.000"),
        row("4", Level.SUBACTIVITY, "2", ceiling="300.000"),
    ) == [("ceiling-sum", "3", "ceiling", "1.200.000")]


def test_a_gap_that_nothing_explains_stays_with_the_row_above() -> None:
    (finding,) = found_in(
        row("1", Level.ACTIVITY, ceiling="1.777.777"),
        row("2", Level.SUBACTIVITY, "1", ceiling="123.456"),
        row("3", Level.SUBACTIVITY, "1", ceiling="321.654"),
    )
    assert (finding.row, finding.expected) == ("1", "445.110")
    assert "kurang 1.332.667" in finding.message
    assert [witness.row for witness in finding.witnesses] == ["2", "3"]


def test_a_further_indicator_neither_repeats_money_nor_lacks_a_name() -> None:
    assert at(
        row("1", Level.PROGRAM, ceiling="100"),
        row("2", Level.ACTIVITY, "1", indicator="Satu", ceiling="100"),
        row("3", Level.ACTIVITY, "1", name="", indicator="Dua", ceiling="100"),
    ) == []  # fmt: skip


def test_a_count_under_other_units_is_no_percentage_of_them() -> None:
    assert at(
        row("1", Level.ACTIVITY, unit="%", target="100", realization="15,5"),
        row("2", Level.SUBACTIVITY, "1", unit="Bulan", target="12", realization="3"),
    ) == []  # fmt: skip


def test_rows_that_differ_in_indicator_are_not_alike() -> None:
    same = {"target": "1", "ceiling": "7.385.000"}
    assert at(
        row("1", Level.ACTIVITY),
        row("2", Level.SUBACTIVITY, "1", indicator="Dokumen RKA", **same),
        row("3", Level.SUBACTIVITY, "1", indicator="Dokumen DPA", **same),
    ) == []  # fmt: skip


def test_every_rule_explains_itself_and_an_unknown_one_is_refused_in_words() -> None:
    for rule in EVERY_RULE:
        assert rule.explanation in explain(rule.id)
    assert len(RULES) == len(EVERY_RULE)
    with pytest.raises(TolokError, match="Aturan x tidak ada"):
        explain("x")


def test_each_family_says_the_severity_that_the_rulebook_tells() -> None:
    folder = Path(__file__).parents[3] / "src" / "tolok" / "audit" / "rules"
    said = re.compile(r'"([a-z0-9-]+)",\s+Severity\.([A-Z]+)')
    pairs = {pair for file in folder.glob("*.py") for pair in said.findall(file.read_text("utf-8"))}
    assert pairs == {(rule.id, rule.severity.name) for rule in EVERY_RULE}
