"""The audit of the seed finds items 1 to 16 of its truth, at their cells, and nothing else."""

from pathlib import Path

import pytest

from tolok.audit.findings import Finding
from tolok.audit.rulebook import RULES, Policy, examine
from tolok.documents.reading import read_form
from tolok.domain.forms import Form

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
    ("achievement-ratio", 12, "achievement", "72,23"),  # 7
    ("absorption-ratio", 14, "absorption", "11,88"),  # 8
    ("absorption-ratio", 21, "absorption", "21,85"),  # 9
    ("absorption-ratio", 36, "absorption", "80,87"),  # 10
    ("absorption-ratio", 37, "absorption", "80,87"),
    ("absorption-ratio", 15, "absorption", "21,12"),  # 11
    ("count-in-percentage", 24, "realization", "100"),  # 12
    ("count-in-percentage", 36, "realization", "100"),
    ("rows-alike", 54, "indicator", None),  # 15
    ("not-reported", 26, "realization", None),  # 16
    ("not-reported", 27, "realization", None),
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
    found = set()
    for finding in findings:
        assert finding.row is not None
        source = form.by_id[finding.row].source
        assert source is not None
        found.add((finding.rule, source.row, finding.cell, finding.expected))
    assert found == TRUTH
    assert len(findings) == len(TRUTH)


def test_the_goals_spending_has_two_witnesses(findings: tuple[Finding, ...]) -> None:
    finding = next(one for one in findings if (one.rule, one.row) == ("spending-sum", "1"))
    assert "2.020.331.464" in finding.message
    assert any("13,41 %" in witness.text for witness in finding.witnesses)


def test_findings_come_gravest_first(findings: tuple[Finding, ...]) -> None:
    ranks = [finding.severity.rank for finding in findings]
    assert ranks == sorted(ranks)


def test_a_rule_can_be_switched_off(form: Form) -> None:
    quiet = examine(form, Policy(frozenset(RULES)))
    assert quiet == ()
