"""Tables of other governments, kept outside the project: what the audit must say of them."""

import re
from pathlib import Path

import pytest

from tolok.audit.rulebook import examine
from tolok.domain.forms import Cell, Form, Row
from tolok.domain.levels import Level
from tolok.domain.notation import read_number

CASES = Path(__file__).parents[4] / "shared" / "cases"


def cell(written: str) -> Cell:
    reading = read_number(written)
    return Cell(written, reading.state, reading.value)


@pytest.mark.skipif(not CASES.is_dir(), reason="shared/cases is not beside this checkout")
def test_ratios_that_were_cut_off_are_named_so_and_rounded_ones_are_silent() -> None:
    text = (CASES / "03_banyuwangi_kec_TC23_TC24_2020-2024.txt").read_text("utf-8")
    line = next(line for line in text.splitlines() if "Masyarakat /IKM" in line)
    figures = re.findall(r"\d+(?:,\d+)?", line)[-15:]
    rows = tuple(
        Row(
            str(year),
            Level.PROGRAM,
            target=cell(figures[year]),
            realization=cell(figures[year + 5]),
            achievement=cell(figures[year + 10]),
        )
        for year in range(5)
    )
    found = {
        finding.row: finding.rule
        for finding in examine(Form(rows=rows))
        if finding.cell == "achievement"
    }
    assert found == dict.fromkeys(("1", "3", "4"), "truncated-percentage")
