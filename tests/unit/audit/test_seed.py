"""The audit of the seed finds items 1 to 16 of its truth, at their cells, and nothing else."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tolok.audit.findings import Finding, Severity
from tolok.audit.rulebook import RULES, Policy, examine
from tolok.documents.reading import read_form
from tolok.domain.forms import Cell, Form, State
from tolok.domain.notation import read_number

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"

# Rows are named by their line in the file: it is what an officer has before them.
TRUTH = {
    ("spending-sum", 11, "spending", "2.020.331.464"),  # item 1
    ("ceiling-sum", 42, "ceiling", "849.600.000"),  # 2
    ("ceiling-sum", 11, "ceiling", "15.071.328.465"),  # 3
    ("ceiling-sum", 12, "ceiling", "15.071.328.465"),
    ("ceiling-sum", 14, "ceiling", "117.829.200"),  # 4
    ("ceiling-sum", 14, "ceiling", "95.829.200"),  # 5
    ("absorption-ratio", 12, "absorption", "13,15"),  # 6
    ("spending-sum", 12, "spending", "2.020.331.464"),
    ("achievement-formula", 12, "achievement", "72,23"),  # 7
    ("absorption-ratio", 14, "absorption", "11,88"),  # 8
    ("absorption-ratio", 21, "absorption", "21,85"),  # 9
    ("absorption-ratio", 36, "absorption", "80,87"),  # 10
    ("absorption-ratio", 37, "absorption", "80,87"),
    ("absorption-copied", 15, "absorption", "21,12"),  # 11
    ("count-in-percentage", 24, "realization", "100"),  # 12
    ("count-in-percentage", 36, "realization", "100"),
    ("rows-alike", 54, "indicator", None),  # 15
    ("not-reported", 26, "realization", None),  # 16
    ("not-reported", 27, "realization", None),
    ("blank-with-zero-absorption", None, None, None),
    *(("own-performance-missing", line, "realization", None) for line in (13, 14, 20, 56, 57, 61)),
}


@pytest.fixture(scope="module")
def form() -> Form:
    return read_form(SEED).form


@pytest.fixture(scope="module")
def findings(form: Form) -> tuple[Finding, ...]:
    return examine(form)


def test_the_audit_finds_the_truth_and_nothing_else(
    form: Form, findings: tuple[Finding, ...]
) -> None:
    lines = {row.id: row.source.row for row in form.rows if row.source}
    found = [(one.rule, lines.get(one.row or ""), one.cell, one.expected) for one in findings]
    assert set(found) == TRUTH
    assert len(found) == len(TRUTH)


def one_of(findings: tuple[Finding, ...], rule: str, row: str, expected: str) -> Finding:
    return next(
        one for one in findings if (one.rule, one.row, one.expected) == (rule, row, expected)
    )


def test_the_goals_spending_has_two_witnesses(findings: tuple[Finding, ...]) -> None:
    finding = one_of(findings, "spending-sum", "1", "2.020.331.464")
    assert finding.message == (
        "Baris 1 · Realisasi Rp tertulis 1.020.331.464. Jumlah keempat program di bawahnya "
        "2.020.331.464, dan capaian pagu tertulis 13,41 % menunjuk ke angka yang sama. "
        "Periksa angka ini pada dokumen sumber."
    )
    assert [witness.row for witness in finding.witnesses] == ["3", "36", "44", "49", "1"]
    assert finding.witnesses[-1].cell == "absorption"


def test_a_misread_ceiling_is_found_at_its_own_cell(findings: tuple[Finding, ...]) -> None:
    finding = one_of(findings, "ceiling-sum", "31", "849.600.000")
    assert "957.600.000" in finding.message
    assert [(witness.row, witness.cell) for witness in finding.witnesses] == [
        ("28", "ceiling"), ("31", "absorption"),
    ]  # fmt: skip


def test_the_missing_22_million_has_two_explanations(findings: tuple[Finding, ...]) -> None:
    finding = one_of(findings, "ceiling-sum", "4", "95.829.200")
    for part in ("kurang 22.000.000", "baris yang hilang", "66.289.200, mungkin 88.289.200"):
        assert part in finding.message


def test_the_objectives_spending_looks_copied(findings: tuple[Finding, ...]) -> None:
    finding = one_of(findings, "spending-sum", "2", "2.020.331.464")
    assert "tersalin" in finding.message
    assert "baris 3 " in finding.message


def test_both_absorptions_of_the_objective_are_offered(findings: tuple[Finding, ...]) -> None:
    finding = one_of(findings, "absorption-ratio", "2", "13,15")
    assert "13,41 % bila realisasi Rp 2.020.331.464" in finding.message
    assert "13,41" in finding.witnesses[-1].text


def test_the_copied_absorption_is_said_with_both_values(findings: tuple[Finding, ...]) -> None:
    finding = one_of(findings, "absorption-copied", "5", "21,12")
    assert "25,00" in finding.message
    assert "15,86 % bila pagu 88.289.200" in finding.message


def test_the_achievement_that_nothing_decides_is_a_question(findings: tuple[Finding, ...]) -> None:
    finding = one_of(findings, "achievement-formula", "2", "72,23")
    assert finding.severity is Severity.QUESTION


def test_findings_come_gravest_first(findings: tuple[Finding, ...]) -> None:
    ranks = [finding.severity.rank for finding in findings]
    assert ranks == sorted(ranks)


def test_a_rule_can_be_switched_off(form: Form) -> None:
    quiet = examine(form, Policy(frozenset(RULES)))
    assert quiet == ()


MENDED = {
    ("1", "ceiling"): "15.071.328.465",
    ("1", "spending"): "2.020.331.464",
    ("2", "ceiling"): "15.071.328.465",
    ("2", "spending"): "2.020.331.464",
    ("2", "absorption"): "13,41",
    ("4", "ceiling"): "117.829.200",
    ("4", "absorption"): "11,88",
    ("5", "ceiling"): "88.289.200",
    ("5", "absorption"): "15,86",
    ("11", "absorption"): "21,85",
    ("26", "absorption"): "80,87",
    ("27", "absorption"): "80,87",
    ("31", "ceiling"): "849.600.000",
}


def with_written(form: Form, cells: Mapping[tuple[str, str], str]) -> Form:
    rows = {row.id: row for row in form.rows}
    for (row, name), text in cells.items():
        cell = Cell(text, State.VALUE, read_number(text).value)
        changes: dict[str, Any] = {name: cell}
        rows[row] = replace(rows[row], **changes)
    return replace(form, rows=tuple(rows.values()))


def money_findings(form: Form) -> list[tuple[str | None, str | None, str | None]]:
    quiet = Policy(frozenset(RULES) - {"ceiling-sum", "spending-sum", "absorption-ratio"})
    return [(one.row, one.cell, one.expected) for one in examine(form, quiet)]


def test_the_mended_seed_has_no_fault_in_its_money(form: Form) -> None:
    assert money_findings(with_written(form, MENDED)) == []


@pytest.mark.parametrize(
    ("row", "cell", "typed", "meant"),
    [
        ("10", "ceiling", "7.381.076.262", "7.381.016.262"),
        ("44", "ceiling", "5.067.758.378", "5.067.258.378"),
        ("3", "spending", "1.932.501.464", "1.982.501.464"),
        ("30", "spending", "78.906.548", "18.906.548"),
        ("52", "spending", "32.880.000", "32.830.000"),
    ],
)
def test_one_wrong_digit_in_the_mended_seed_is_found_where_it_stands(
    form: Form, row: str, cell: str, typed: str, meant: str
) -> None:
    hurt = with_written(form, {**MENDED, (row, cell): typed})
    assert money_findings(hurt) == [(row, cell, meant)]
