"""Each line of docs/measurement.md is what the code answers, and the page is fresh."""

import pytest
from measurement_manual import PAGE, TABLES, manual
from worked import Worked

LINES = [
    pytest.param(table, row, id=f"{table.title}: {' | '.join(row[:-1])}")
    for table in TABLES
    for row in table.rows
]


@pytest.mark.parametrize(("table", "row"), LINES)
def test_a_line_of_the_manual_is_what_the_code_answers(table: Worked, row: tuple[str, ...]) -> None:
    assert len(row) == len(table.columns)
    assert table.answer(*row[:-1]) == row[-1]


def test_the_page_of_the_measurement_is_fresh() -> None:
    message = "run python tests/spec/measurement_manual.py"
    assert PAGE.read_text("utf-8") == manual(), message
