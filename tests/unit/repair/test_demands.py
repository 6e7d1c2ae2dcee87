"""What two causes in a sum must change, so that all else that is broken can be paid."""

from test_proposing import form
from test_rivals_in_one_sum import BARE

from tolok.repair.beliefs import Beliefs
from tolok.repair.demands import Demand, Demands, telling
from tolok.repair.grid import Grid, Kind
from tolok.repair.opening import open_grid
from tolok.repair.pairs import Pairs
from tolok.repair.pricing import LEAST, price
from tolok.repair.relations.shares import Share
from tolok.repair.relations.sums import Sum
from tolok.repair.steps import Step


def opened() -> tuple[Grid, int, int]:
    """A grid with two wrong ceilings, their sum, and the percentage that tells one of them."""
    grid = open_grid(form(("3", "ceiling", "140.400.000"), ("4", "ceiling", "949.600.000")))[0]
    broken = grid.broken(grid.values())
    (total,) = (one for one in broken if isinstance(grid.relations[one], Sum))
    shares = [one for one in broken if isinstance(grid.relations[one], Share)]
    (share,) = (one for one in shares if grid.at[3, "ceiling"] in grid.relations[one].cells)
    return grid, total, share


def pairs(grid: Grid, total: int, demands: Demands = frozenset()) -> list[Step]:
    return Pairs(Beliefs(grid, grid.broken(grid.values()))).of(total, 1, demands)


def test_only_pairs_that_settle_what_is_demanded_are_looked_for() -> None:
    grid, total, share = opened()
    cell = grid.at[3, "ceiling"]
    demands = telling([Demand(frozenset({cell}), share)], grid.relations[total])
    found, every = pairs(grid, total, demands), pairs(grid, total)
    assert demands
    true = ((grid.at[2, "ceiling"], 104_400_000), (cell, 849_600_000))
    assert true in [step.changes for step in found]
    assert [step for step in every if cell in dict(step.changes)] == found
    values = grid.values()
    for step in found:
        mended = {**dict(enumerate(values)), **dict(step.changes)}
        assert grid.relations[share].holds([mended[at] for at in range(len(values))])


def test_demands_that_leave_much_to_look_at_are_none() -> None:
    grid, total, share = opened()
    cells = grid.relations[total].cells
    assert not telling([Demand(frozenset(cells[1:3]), share)], grid.relations[total])
    assert not telling([Demand(frozenset(cells[-1:]), share)], grid.relations[total])
    assert not telling([], grid.relations[total])


def test_two_unlike_digits_of_one_number_cost_no_less_than_two_slips() -> None:
    grid = open_grid(form(("3", "ceiling", "104.400.040"), rows=BARE))[0]
    cell, least = grid.at[2, "ceiling"], LEAST[Kind.MONEY]
    one, two = price(grid, cell, 104_400_000), price(grid, cell, 104_900_000)
    assert one is not None
    assert one.cost == least
    assert two is not None
    assert two.cost >= 2 * least
