"""Rows that have spent more than their ceiling, because digits of it were lost."""

from test_proposing import Rows, changes, form

from tolok.domain.levels import Level
from tolok.repair.proposing import propose

ROWS: Rows = (
    ("0", Level.PROGRAM, None, "Urusan", "748.238.688", "221.400.000", ""),
    ("1", Level.ACTIVITY, "0", "Jasa", "448.238.868", "121.400.000", ""),
    ("2", Level.SUBACTIVITY, "1", "Surat", "10.000.000", "10.000.000", ""),
    ("3", Level.SUBACTIVITY, "1", "Listrik", "200.000", "1.900.000", ""),
    ("4", Level.SUBACTIVITY, "1", "Umum", "1.442.000", "9.500.000", ""),
    ("5", Level.SUBACTIVITY, "1", "Gedung", "421.746.688", "100.000.000", ""),
    ("6", Level.ACTIVITY, "0", "Rapat", "300.000.400", "100.000.000", ""),
    ("7", Level.SUBACTIVITY, "6", "Rapat", "200.000.000", "50.000.000", ""),
    ("8", Level.SUBACTIVITY, "6", "Makan", "100.000.000", "50.000.000", ""),
)


def test_two_ceilings_that_lost_a_digit_beside_a_wrong_total_are_restored() -> None:
    # That two rows spent more than they had, and row 2 had more, is believed only at first.
    assert changes(propose(form(rows=ROWS))) == {
        ("1", "ceiling", "448.238.688"),
        ("3", "ceiling", "2.000.000"),
        ("4", "ceiling", "14.492.000"),
        ("6", "ceiling", "300.000.000"),
    }


def test_a_question_of_many_options_names_three_and_counts_the_rest() -> None:
    rows: Rows = (
        ("1", Level.ACTIVITY, None, "Jasa", "951.600.000", "163.506.548", ""),
        ("2", Level.SUBACTIVITY, "1", "Surat", "360.000", "3.000.000", ""),
        ("3", Level.SUBACTIVITY, "1", "Listrik", "10.440.000", "18.906.548", ""),
        ("4", Level.SUBACTIVITY, "1", "Umum", "849.600.000", "141.600.000", ""),
    )
    [question] = propose(form(rows=rows)).questions
    rest = len(question.options) - 3
    assert rest > 0
    assert question.text.count("; atau ") == 3
    assert f"; atau salah satu dari {rest} kemungkinan lain?" in question.text
