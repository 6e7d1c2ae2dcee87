"""A figure and the copy of it that stands beside it, where both are wrong."""

from test_absences import explained
from test_proposing import ROWS, Rows, form

from tolok.domain.levels import Level
from tolok.repair.beliefs import Beliefs
from tolok.repair.columns import copied_across
from tolok.repair.opening import open_grid

BARE: Rows = (
    ("0", Level.PROGRAM, None, "Urusan", "957.600.000", "160.506.548", ""),
    ("1", Level.ACTIVITY, "0", "Jasa", "957.600.000", "160.506.548", ""),
    *((*row[:6], "") for row in ROWS[1:]),
)
TRUE = {("3", "ceiling", 104_400_000), ("4", "ceiling", 849_600_000)}


def test_a_copy_made_after_a_slip_says_what_the_slip_made() -> None:
    wrong = form(("3", "ceiling", "10.440.000"), ("4", "ceiling", "10.440.000"), rows=BARE)
    assert explained(wrong)[0] == TRUE


def test_a_copy_made_before_a_slip_says_what_the_figure_was() -> None:
    wrong = form(("3", "ceiling", "194.400.000"), ("4", "ceiling", "104.400.000"), rows=BARE)
    assert explained(wrong)[0] == TRUE


def test_beside_a_copy_that_exceeds_its_ceiling_a_slip_leaves_it_something_possible() -> None:
    # Row 4 has spent what row 3 has, and that is more than its ceiling.
    rows: Rows = (
        ("1", Level.ACTIVITY, None, "Jasa", "161.000.000", "96.700.000", ""),
        ("2", Level.SUBACTIVITY, "1", "Surat", "90.000.000", "71.300.000", ""),
        ("3", Level.SUBACTIVITY, "1", "Listrik", "66.000.000", "22.100.000", ""),
        ("4", Level.SUBACTIVITY, "1", "Umum", "5.000.000", "3.300.000", ""),
    )
    wrong = form(("2", "spending", "17.300.000"), ("4", "spending", "22.100.000"), rows=rows)
    assert {("2", "spending", 71_300_000), ("4", "spending", 3_300_000)} in explained(wrong)


def test_a_copy_in_the_other_column_of_its_row_says_what_the_slip_made() -> None:
    # 849.600.000 was written with its 4 and 9 exchanged, and that again as what was spent.
    rows = BARE[1:]
    wrong = form(("4", "ceiling", "894.600.000"), ("4", "spending", "894.600.000"), rows=rows)
    grid = open_grid(wrong)[0]
    beliefs = Beliefs(grid, grid.broken(grid.values()))
    ceiling, spending = grid.at[3, "ceiling"], grid.at[3, "spending"]
    true = ((ceiling, 849_600_000), (spending, 141_600_000))
    [together] = [one for one in copied_across(beliefs, ceiling) if one.changes == true]
    apart = [beliefs.price(*one) for one in true]
    assert together.cost < sum(price.cost for price in apart if price is not None)
