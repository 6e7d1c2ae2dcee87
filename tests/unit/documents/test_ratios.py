"""Percentages written as fractions: told by their header and by their row, never by force."""

from decimal import Decimal

import pytest

from tolok.audit.rulebook import examine
from tolok.documents.reading import Reading, read_forms

SERVICES = """\
NO\tINDIKATOR KINERJA\tTarget Tahun ke-\tTarget Tahun ke-\tRealisasi Capaian Tahun ke-\t\
Realisasi Capaian Tahun ke-\tRasio Capaian pada Tahun ke-\tRasio Capaian pada Tahun ke-
\t\t2023\t2024\t2023\t2024\t2023\t2024
1\tPersentase jalan mantap\t80\t82\t76\t83,64\t0,95\t1,02
2\tCakupan air minum\t60\t64\t60\t48\t1\t0,75
3\tAngka melek huruf\t90\t0\t\t0\t-\t-
"""
MEASURED = "PROGRAM\tINDIKATOR KINERJA\tTARGET\tREALISASI\tCAPAIAN (%)\n"


def reading(text: str) -> Reading:
    return read_forms(text.encode(), "a.txt").readings[0]


def told(one: Reading) -> list[str]:
    return [finding.rule for finding in (*one.findings, *examine(one.form))]


def test_a_ratio_is_read_as_per_cent_and_nothing_false_is_said() -> None:
    one = reading(SERVICES)
    assert [row.achievement.value for row in one.form.rows] == [Decimal(95), Decimal(100), None]
    assert [row.achievement.written for row in one.form.rows] == ["0,95", "1", "-"]
    assert "reading-ratio" in told(one)
    assert "achievement-ratio" not in told(one)


def test_a_wrong_ratio_is_still_found() -> None:
    one = reading(SERVICES.replace("0,95", "0,59"))
    assert [f.row for f in examine(one.form) if f.rule == "achievement-ratio"] == ["1"]


@pytest.mark.parametrize(
    ("lines", "is_fraction"),
    [
        (
            "Program A\tx\t80\t76\t0,95\nProgram B\tx\t50\t51\t1,02\nProgram C\tx\t4\t3\t0,75\n",
            True,
        ),
        ("Program A\tx\t80\t76\t95\nProgram B\tx\t50\t51\t102\nProgram C\tx\t4\t3\t75\n", False),
        ("Program A\tx\t80\t76\t0,95\nProgram B\tx\t5000\t51\t1,02\n", False),
        (
            "Program A\tx\t800\t6\t0,75\nProgram B\tx\t500\t5\t1\nProgram C\tx\t400\t1\t0,25\n",
            False,
        ),
    ],
)
def test_without_the_word_only_the_figures_of_most_rows_tell(lines: str, is_fraction: bool) -> None:  # noqa: FBT001
    assert ("reading-ratio" in told(reading(MEASURED + lines))) is is_fraction


def test_a_ratio_in_per_cent_stays_as_it_is() -> None:
    one = reading(SERVICES.replace("0,95", "95").replace("1,02", "102").replace("0,75", "75"))
    assert one.form.rows[0].achievement.value == Decimal(95)
    assert "reading-ratio" not in told(one)
