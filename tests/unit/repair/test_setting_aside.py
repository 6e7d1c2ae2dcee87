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
    assert ("4", "ceiling", "849.600.000") in changes(proposals)
    first, last = (
        [edit for one in each.options for edit in one.edits] for each in proposals.questions
    )
    assert Change("3", "spending", "18.960.548", "18.906.548") == first[0]
    [row] = [edit for edit in last if isinstance(edit, Insertion)]
    assert (row.parent, row.ceiling, row.spending) == ("1", "1.050.000.000", "870.000.000")


@pytest.mark.usefixtures("little_work")
def test_a_copied_figure_is_no_more_than_asked_about_while_its_sum_says_nothing() -> None:
    # Row 4 has spent its ceiling, or that was copied; its percentage says something else.
    grid, _ = open_grid(form(("4", "spending", "849.600.000"), rows=ROWS))
    share = next(
        one for one in grid.broken(grid.values()) if isinstance(grid.relations[one], Share)
    )
    [of_row] = [one for one in tangles.explain(grid) if one.relations == (share,)]
    assert of_row.most == tangles.ASKED
