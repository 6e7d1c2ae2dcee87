"""Several causes in one sum: cells that others repeat, three slips, a percentage wrong as well."""

from test_proposing import ROWS, Rows, changes, form
from test_rivals_in_one_sum import BARE, offered

from tolok.domain.levels import Level
from tolok.repair.beliefs import Beliefs
from tolok.repair.opening import open_grid
from tolok.repair.pairs import Pairs
from tolok.repair.proposing import propose
from tolok.repair.rows import missing_rows

ONLY_CHILDREN: Rows = (
    ("1", Level.PROGRAM, None, "Urusan", "957.600.000", "160.506.548", ""),
    ("2", Level.ACTIVITY, "1", "Listrik", "104.400.000", "18.906.548", ""),
    ("3", Level.SUBACTIVITY, "2", "Listrik", "104.400.000", "18.906.548", ""),
    ("4", Level.ACTIVITY, "1", "Umum", "853.200.000", "141.600.000", ""),
    ("5", Level.SUBACTIVITY, "4", "Umum", "853.200.000", "141.600.000", ""),
)


def test_two_amounts_that_only_children_repeat_are_offered_with_them() -> None:
    assert propose(form(rows=ONLY_CHILDREN)).repairs == ()
    wrong = form(
        *((row, "ceiling", "140.400.000") for row in "23"),
        *((row, "ceiling", "953.200.000") for row in "45"),
        rows=ONLY_CHILDREN,
    )
    true = {
        *((row, "ceiling", "104.400.000") for row in "23"),
        *((row, "ceiling", "853.200.000") for row in "45"),
    }
    assert true in offered(propose(wrong))


def test_three_slips_in_one_sum_are_found_where_nothing_likelier_is() -> None:
    written = ("957.637.035", "3.912.345", "140.412.345", "949.612.345")
    wrong = form(*((str(row), "ceiling", text) for row, text in enumerate(written, 1)), rows=BARE)
    grid = open_grid(wrong)[0]
    (broken,) = grid.broken(grid.values())
    true = tuple(
        (grid.at[row, "ceiling"], amount)
        for row, amount in enumerate((3_612_345, 104_412_345, 849_612_345), 1)
    )
    pairs = Pairs(Beliefs(grid, [broken]))
    assert true in [step.changes for step in pairs.of(broken, 3)]
    assert true not in [step.changes for step in pairs.of(broken, 2)]


def test_three_slips_are_matched_by_the_large_one_where_the_others_are_unusual() -> None:
    written = ("957.637.035", "3.612.345.000.000", "10.441.245", "84.961.235")
    rows = tuple((*row[:5], "", "") for row in BARE)
    wrong = form(*((str(row), "ceiling", text) for row, text in enumerate(written, 1)), rows=rows)
    grid = open_grid(wrong)[0]
    (broken,) = grid.broken(grid.values())
    true = tuple(
        (grid.at[row, "ceiling"], amount)
        for row, amount in enumerate((3_612_345, 104_412_345, 849_612_345), 1)
    )
    assert true in [step.changes for step in Pairs(Beliefs(grid, [broken])).of(broken, 3)]


def test_three_slips_are_found_in_a_sum_that_is_left_when_all_else_is_explained() -> None:
    rows: Rows = (
        ("1", Level.GOAL, None, "Tujuan", "237.548.800", "", ""),
        ("2", Level.PROGRAM, "1", "Urusan", "237.584.800", "", ""),
        ("3", Level.ACTIVITY, "2", "Jasa", "237.548.800", "", ""),
        ("4", Level.SUBACTIVITY, "3", "Surat", "16.167.000", "", ""),
        ("5", Level.SUBACTIVITY, "3", "Listrik", "655.980.000", "", ""),
        ("6", Level.SUBACTIVITY, "3", "Umum", "170.283.840", "", ""),
    )
    wrong = form(rows=rows)
    assert len(open_grid(wrong)[0].broken(open_grid(wrong)[0].values())) > 2
    true = {
        ("4", "ceiling", "1.667.000"),
        ("5", "ceiling", "65.598.000"),
        ("6", "ceiling", "170.283.800"),
    }
    assert true in offered(propose(wrong))


def test_a_percentage_may_be_wrong_together_with_a_figure_of_which_the_sum_tells() -> None:
    wrong = form(
        ("3", "ceiling", "140.400.000"),
        ("4", "ceiling", "849.000.000"),
        ("4", "absorption", "61,67"),
        rows=((*ROWS[0][:6], ""), *ROWS[1:2], BARE[2], ROWS[3]),
    )
    assert changes(propose(wrong)) == {
        ("3", "ceiling", "104.400.000"),
        ("4", "ceiling", "849.600.000"),
        ("4", "absorption", "16,67"),
    }


def test_a_missing_row_may_have_spent_nothing_whatever_the_spending_lacks() -> None:
    grid = open_grid(form(("4", "spending", "14.160.000"), rows=(ROWS[0], *ROWS[2:])))[0]
    beliefs, (block,) = Beliefs(grid, grid.broken(grid.values())), grid.blocks
    ceiling = block.missing["ceiling"]
    assert ((ceiling, 3_600_000),) in [step.changes for step in missing_rows(beliefs, block)]
