"""Parts of what is broken that are explained apart, and meet in a relation that held before."""

from test_absences import explained
from test_proposing import Rows, form

from tolok.domain.levels import Level

ROWS: Rows = (
    ("1", Level.GOAL, None, "Tata kelola", "1.854.517.259", "493.012.043", "26,58"),
    ("2", Level.OBJECTIVE, "1", "Akuntabilitas", "1.854.517.259", "493.012.043", "26,58"),
    ("3", Level.PROGRAM, "2", "Penunjang", "911.517.259", "493.012.043", "54,09"),
    ("4", Level.ACTIVITY, "3", "Perencanaan", "669.000.000", "492.674.409", "73,64"),
    ("5", Level.ACTIVITY, "3", "Keuangan", "242.517.259", "337.634", "0,14"),
    ("6", Level.SUBACTIVITY, "5", "Gaji", "1.500.000", "337.634", "22,51"),
    ("7", Level.SUBACTIVITY, "5", "Aset", "241.017.259", "-", "0,00"),
    ("8", Level.PROGRAM, "2", "Pelayanan", "943.000.000", "-", "0,00"),
)


def test_a_total_that_follows_one_part_belongs_to_another_as_well() -> None:
    wrong = form(
        ("1", "ceiling", "18.545.172.259"),  # a digit added; its percentage is broken as well
        *((row, "spending", "49.301.243") for row in "123"),  # a digit lost in row 3, and summed
        ("6", "spending", "1.500.000"),  # the ceiling's value
        rows=ROWS,
    )
    assert explained(wrong)[0] == {
        ("1", "ceiling", 1_854_517_259),
        *((row, "spending", 493_012_043) for row in "123"),
        ("6", "spending", 337_634),
    }


def test_two_slips_that_cancel_each_other_leave_their_sum_and_are_told_by_percentages() -> None:
    rows: Rows = (
        ("1", Level.PROGRAM, None, "Penunjang", "200.000.000", "69.900.000", "34,95"),
        ("2", Level.ACTIVITY, "1", "Perencanaan", "150.000.000", "58.100.000", "38,73"),
        ("3", Level.ACTIVITY, "1", "Keuangan", "50.000.000", "11.800.000", "23,60"),
    )
    # Two digits exchanged in each: 6.300.000 less and 6.300.000 more.
    wrong = form(("2", "spending", "51.800.000"), ("3", "spending", "18.100.000"), rows=rows)
    assert explained(wrong)[0] == {("2", "spending", 58_100_000), ("3", "spending", 11_800_000)}
