"""Tangles in which nothing stands out: the sums of one block are set aside and asked last."""

import pytest
from test_proposing import Rows, changes, form

from tolok.domain.levels import Level
from tolok.repair import tangles
from tolok.repair.opening import open_grid
from tolok.repair.proposals import Change, Insertion
from tolok.repair.proposing import propose
from tolok.repair.relations.shares import Share

ROWS: Rows = (
    ("1", Level.ACTIVITY, None, "Jasa", "4.183.600.000", "2.231.506.548", ""),
    ("2", Level.SUBACTIVITY, "1", "Surat", "3.600.000", "0", "0,00"),
    ("3", Level.SUBACTIVITY, "1", "Listrik", "104.400.000", "18.906.548", "18,11"),
    ("4", Level.SUBACTIVITY, "1", "Umum", "849.600.000", "141.600.000", "16,67"),
    ("5", Level.SUBACTIVITY, "1", "Gedung", "2.176.000.000", "1.201.000.000", "55,19"),
)
"""What is missing has 1.050.000.000 and 870.000.000."""


@pytest.fixture
def little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """No search sees more than what its parts ask of it one by one."""
    for limit in ("ENOUGH", "EACH", "MOST", "CHOOSY"):
        monkeypatch.setattr(tangles, limit, 10)
    monkeypatch.setattr(tangles, "A_LITTLE", 60)


@pytest.mark.usefixtures("little_work")
def test_a_percentage_decides_without_the_sums_and_these_then_tell_of_a_missing_row() -> None:
    wrong = form(("3", "spending", "18.960.548"), ("4", "ceiling", "949.600.000"), rows=ROWS)
    proposals = propose(wrong)
    assert changes(proposals) == {("3", "spending", "18.906.548")}
    first, last = (
        [edit for one in each.options for edit in one.edits] for each in proposals.questions
    )
    assert Change("4", "ceiling", "949.600.000", "849.600.000") == first[0]
    row = last[0]
    assert isinstance(row, Insertion)
    assert (row.parent, row.ceiling, row.spending) == ("1", "1.050.000.000", "870.000.000")


@pytest.mark.usefixtures("little_work")
def test_the_row_that_would_be_missing_tells_which_digit_was_lost() -> None:
    # The percentage allows many; only with 18.906.548 has the missing row a round amount.
    wrong = form(("3", "spending", "1.890.654"), ("4", "ceiling", "949.600.000"), rows=ROWS)
    assert changes(propose(wrong)) == {("3", "spending", "18.906.548")}


@pytest.mark.usefixtures("little_work")
def test_the_row_is_told_for_each_explanation_of_what_stands_beside_it() -> None:
    wrong = form(("3", "spending", "18.960.548"), ("4", "ceiling", "949.600.000"), rows=ROWS)
    of_row_4, of_new_row = propose(wrong).questions
    assert len(of_row_4.options) == len(of_new_row.options) == 2
    rows = [edit for one in of_new_row.options for edit in one.edits]
    # Either 849.600.000 was written for row 4, or its percentage is wrong.
    ceilings = [row.ceiling for row in rows if isinstance(row, Insertion)]
    assert ceilings == ["1.050.000.000", "950.000.000"]


@pytest.mark.usefixtures("little_work")
def test_a_copied_figure_is_no_more_than_asked_about_while_its_sum_says_nothing() -> None:
    # Row 4 has spent its ceiling, or that was copied; its percentage says something else.
    grid, _ = open_grid(form(("4", "spending", "849.600.000"), rows=ROWS))
    share = next(
        one for one in grid.broken(grid.values()) if isinstance(grid.relations[one], Share)
    )
    [of_row] = [one for one in tangles.explain(grid) if one.relations == (share,)]
    assert of_row.most == tangles.ASKED


@pytest.mark.usefixtures("little_work")
def test_sums_set_aside_are_looked_at_again_with_a_percentage_blamed_beside_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # No row is missing here: row 4 has spent what its percentage says, and not nothing.
    whole = (*ROWS[0][:4], "3.133.600.000", "1.361.506.548", "")
    wrong = ("3", "spending", "18.960.548"), ("4", "spending", "0")
    monkeypatch.setattr(tangles, "A_LITTLE", 20)
    assert changes(propose(form(*wrong, rows=(whole, *ROWS[1:])))) == {
        ("3", "spending", "18.906.548"),
        ("4", "spending", "141.600.000"),
    }
