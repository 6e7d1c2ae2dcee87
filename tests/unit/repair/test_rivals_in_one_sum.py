"""What bounds the rivals in one sum, what a missing row leaves possible, and the second search."""

from test_proposing import ROWS, Rows, changes, form

from tolok.domain.levels import Level
from tolok.repair.grid import Grid
from tolok.repair.opening import open_grid
from tolok.repair.pricing import Cause
from tolok.repair.proposals import Change, Insertion, Proposals
from tolok.repair.proposing import propose
from tolok.repair.relations.bounds import Bound
from tolok.repair.search import Explanation, Search
from tolok.repair.steps import Step
from tolok.repair.tangles import ENOUGH

BARE: Rows = tuple((*row[:6], "") for row in ROWS)


def offered(proposals: Proposals) -> list[set[tuple[str, ...]]]:
    """Each set of edits that is proposed or asked about."""
    options = [one for question in proposals.questions for one in question.options]
    return [set(map(brief, one.edits)) for one in (*proposals.repairs, *options)]


def brief(edit: object) -> tuple[str, ...]:
    match edit:
        case Change():
            return edit.row, edit.cell, edit.after
        case Insertion():
            return "new", edit.ceiling, edit.spending
    return ()


def test_a_row_that_spent_nothing_cannot_have_spent_more_than_its_ceiling() -> None:
    rows = (
        ("1", Level.ACTIVITY, None, "Jasa", "957.600.000", "18.906.548", ""),
        ("2", Level.SUBACTIVITY, "1", "Surat", "3.600.000", "0", ""),
        ("3", Level.SUBACTIVITY, "1", "Listrik", "954.000.000", "0", ""),
    )
    told = offered(propose(form(rows=rows)))
    assert {("3", "spending", "18.906.548")} in told
    assert not [edits for edits in told if ("2", "spending", "18.906.548") in edits]


def test_a_ceiling_of_nothing_is_wrong_where_something_was_spent() -> None:
    wrong = form(("3", "ceiling", "0"), rows=BARE)
    assert changes(propose(wrong)) == {("3", "ceiling", "104.400.000")}


def test_a_figure_that_its_percentage_tells_leaves_the_rest_to_a_missing_row() -> None:
    # 16,67 % of 849.600.000 allow a span of 85.000; within it the missing row is round once.
    rows: Rows = (
        ("1", Level.ACTIVITY, None, "Jasa", "957.600.000", "160.600.000", "16,77"),
        *ROWS[1:2],
        ROWS[3],
    )
    told = offered(propose(form(("4", "spending", "849.600.000"), rows=rows)))
    assert {("4", "spending", "141.600.000")} in told
    assert {("new", "104.400.000", "19.000.000")} in told


def test_a_count_copied_into_the_ceiling_is_seen_as_a_copy() -> None:
    proposals = propose(form(("3", "ceiling", "4"), rows=BARE))  # each row has a target of 4
    assert changes(proposals) == {("3", "ceiling", "104.400.000")}
    assert "tersalin dari sel di sebelahnya" in proposals.repairs[0].explanation


def broken_twice() -> Grid:
    """Two slips in one sum, in rows whose percentages tell of them."""
    wrong = (("4", "ceiling", "949.600.000"), ("3", "ceiling", "140.400.000"))
    return open_grid(form(*wrong))[0]


def test_a_choosy_search_finds_what_a_plain_one_finds() -> None:
    plain, choosy = (Search(broken_twice(), ENOUGH) for _ in range(2))
    choosy.is_choosy = True
    best = [search.explain(search.broken) or () for search in (plain, choosy)]
    assert best[0][0] == best[1][0]
    assert len(best[0][0].steps) == 2


def test_nothing_is_waived_that_holds_in_the_end() -> None:
    grid = open_grid(form(("3", "ceiling", "4"), rows=BARE))[0]  # less than was spent there
    search = Search(grid, ENOUGH)
    (told,) = (search.explain(search.broken) or ())[0].steps
    bound = next(one for one in search.broken if isinstance(grid.relations[one], Bound))
    idle = Step(grid.relations[bound].waiver, (), Cause.WAIVED, waived=bound)
    both = Explanation(idle.cost + told.cost, (idle, told))
    assert [*search.sound([both], search.broken)] == [Explanation(told.cost, (told,))]


def test_a_search_beyond_its_limit_gives_no_answer_and_believes_nothing() -> None:
    search = Search(broken_twice(), limit=1)
    assert search.explain(search.broken) is None
    assert (search.state.changed, search.state.waived) == ({}, set())
    assert search.state.values == search.grid.values()
