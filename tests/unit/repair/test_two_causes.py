"""Two faults that meet in one sum or one row, and what each leaves for the other to explain."""

from test_proposing import ROWS, Rows, changes, form

from tolok.audit.rulebook import examine
from tolok.domain.levels import Level
from tolok.repair.applying import apply
from tolok.repair.proposals import Change, Insertion
from tolok.repair.proposing import propose

BARE: Rows = tuple((*row[:6], "") for row in ROWS)
ONLY_CHILD: Rows = (
    ("1", Level.PROGRAM, None, "Urusan", "957.600.000", "160.506.548", "16,76"),
    ("2", Level.ACTIVITY, "1", "Jasa", "957.600.000", "160.506.548", "16,76"),
    ("3", Level.SUBACTIVITY, "2", "Umum", "849.600.000", "141.600.000", "16,67"),
)


def test_a_slip_beside_a_figure_copied_from_the_row_above_is_offered_for_what_it_leaves_round() -> (
    None
):
    rows = ((*BARE[0][:4], "1.003.200.000", *BARE[0][5:]), *BARE[1:])
    wrong = form(("3", "ceiling", "3.600.000"), ("4", "ceiling", "84.600.000"), rows=rows)
    [question] = propose(wrong).questions
    both = {
        ("3", "ceiling", "3.600.000", "150.000.000"),
        ("4", "ceiling", "84.600.000", "849.600.000"),
    }
    assert both in [{edit[:4] for edit in option.edits} for option in question.options]


def test_a_row_missing_beside_an_only_child_is_no_fault_of_its_percentage() -> None:
    edits = [edit for one in propose(form(rows=ONLY_CHILD)).repairs for edit in one.edits]
    assert not [edit for edit in edits if isinstance(edit, Change) and edit.cell == "absorption"]
    [edit] = [edit for edit in edits if isinstance(edit, Insertion)]
    assert (edit.parent, edit.ceiling, edit.spending) == ("2", "108.000.000", "18.906.548")


def test_a_negative_amount_is_wrong_even_where_its_row_spent_nothing() -> None:
    wrong = form(("2", "ceiling", "-3.600.000"), ("4", "ceiling", "949.600.000"), rows=BARE)
    assert ("2", "ceiling", "3.600.000") in changes(propose(wrong))
    assert ("4", "ceiling", "849.600.000") in changes(propose(wrong))


def test_a_percentage_computed_before_its_spending_was_misread_follows_the_wrong_ceiling() -> None:
    # 141.600.000 / 949.600.000 = 14,91 %; then the spending was misread as well.
    wrong = form(
        ("4", "ceiling", "949.600.000"),
        ("4", "absorption", "14,91"),
        ("4", "spending", "141.900.000"),
    )
    proposals = propose(wrong)
    assert {
        ("4", "ceiling", "849.600.000"),
        ("4", "absorption", "16,67"),
        ("4", "spending", "141.600.000"),
    } <= changes(proposals)
    assert not examine(apply(wrong, proposals.repairs))
