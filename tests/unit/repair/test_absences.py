"""What is found beside a row that is missing: a slip in either column, a copy, a double row."""

from test_proposing import ROWS, Rows, form

from tolok.domain.forms import Form
from tolok.domain.levels import Level
from tolok.repair.opening import open_grid
from tolok.repair.tangles import explain

WHOLE = ("1", Level.ACTIVITY, None, "Jasa", "957.600.000", "160.506.548", "")
SURAT, LISTRIK, UMUM = ((*row[:6], "") for row in ROWS[1:])


def explained(wrong: Form) -> list[set[tuple[str, str, int]]]:
    """The changes of every explanation, a missing row as "new", the likeliest first."""
    grid, nodes = open_grid(wrong)
    found = []
    for one in explain(grid)[0].explanations:
        changes = [change for step in one.steps for change in step.changes]
        slots = [(grid.slots[at], value) for at, value in changes]
        found.append(
            {
                (nodes[slot.row].row.id if slot.row >= 0 else "new", slot.name, value)
                for slot, value in slots
            }
        )
    return found


def test_a_slip_beside_it_that_took_more_than_there_was() -> None:
    # With 8 for 6 in row 4 what is left of the ceiling is less than what was spent.
    rows: Rows = ((*WHOLE[:5], "245.907.412", ""), SURAT, UMUM)
    expected = {("4", "ceiling", 849_600_000), ("new", "ceiling", 104_400_000)}
    found = explained(form(("4", "ceiling", "849.800.000"), rows=rows))
    assert {*expected, ("new", "spending", 104_307_412)} in found


def test_a_slip_in_its_other_column() -> None:
    rows: Rows = (ROWS[0], ROWS[1], ROWS[3])  # row 3 is gone
    expected = {("new", "ceiling", 104_400_000), ("new", "spending", 18_906_548)}
    found = explained(form(("4", "spending", "41.600.000"), rows=rows))
    assert found[0] == {*expected, ("4", "spending", 141_600_000)}


def test_a_slip_in_the_column_in_which_it_has_nothing() -> None:
    # The percentages speak of an only row, which row 2 is not.
    rows: Rows = (
        ("1", Level.ACTIVITY, None, "Jasa", "8.106.800", "1.437.765", "17,74"),
        ("2", Level.SUBACTIVITY, "1", "Surat", "3.106.800", "147.765", "46,28"),
    )
    assert {("2", "spending", 1_437_765), ("new", "ceiling", 5_000_000)} in explained(
        form(rows=rows)
    )


def test_a_figure_that_was_written_over_by_the_one_above_it() -> None:
    # Row 4 has the ceiling of row 3; the row that is gone had spent all of its own.
    whole = (*WHOLE[:4], "967.600.000", "24.106.548", "")
    paper = ("5", Level.SUBACTIVITY, "1", "Kertas", "4.800.000", "0", "")
    wrong = ("4", "ceiling", "104.400.000"), ("4", "spending", "0")
    expected = {("new", "ceiling", 5_200_000), ("new", "spending", 5_200_000)}
    found = explained(form(*wrong, rows=(whole, SURAT, paper, LISTRIK, UMUM)))
    assert {*expected, ("4", "ceiling", 849_600_000)} in found


def test_a_figure_written_over_and_a_missing_row_share_what_is_left_either_way() -> None:
    # Row 3 has the spending of the row above it. One of it and the new row spent 45.061.000.
    whole, paper = (*WHOLE[:4], "1.019.500.000", "441.441.787", ""), ("5", *SURAT[1:])
    umum = (*UMUM[:5], "396.380.787", "")
    wrong = form(("3", "spending", "441.441.787"), rows=(whole, LISTRIK, umum, paper))
    ceiling = ("new", "ceiling", 61_900_000)
    found = explained(wrong)[:2]
    assert {ceiling, ("3", "spending", 45_061_000)} in found
    assert {ceiling, ("3", "spending", 0), ("new", "spending", 45_061_000)} in found
    one, other = explain(open_grid(wrong)[0])[0].explanations[:2]
    assert abs(one.cost - other.cost) < 1_000


def test_a_row_that_stands_there_twice() -> None:
    again = ("5", *LISTRIK[1:])
    found = explained(form(rows=(WHOLE, SURAT, LISTRIK, again)))
    gone = {("5", "ceiling", 0), ("5", "spending", 0)}
    assert found[0] == {*gone, ("new", "ceiling", 849_600_000), ("new", "spending", 141_600_000)}


def test_a_figure_copied_over_the_only_row_that_remains_hides_what_it_had_spent() -> None:
    rows: Rows = (
        ("1", Level.PROGRAM, None, "Urusan", "1.057.600.000", "170.506.548", "16,12"),
        ("2", Level.ACTIVITY, "1", "Jasa", "957.600.000", "160.506.548", "16,76"),
        ("3", Level.SUBACTIVITY, "2", "Listrik", "104.400.000", "160.506.548", "18,11"),
        ("4", Level.ACTIVITY, "1", "Rapat", "100.000.000", "10.000.000", "10,00"),
        ("5", Level.SUBACTIVITY, "4", "Rapat", "100.000.000", "10.000.000", "10,00"),
    )
    expected = {("new", "ceiling", 853_200_000), ("new", "spending", 141_600_000)}
    assert {*expected, ("3", "spending", 18_906_548)} in explained(form(rows=rows))
