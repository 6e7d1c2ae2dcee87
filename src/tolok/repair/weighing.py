"""Explanations weighed: what is all but sure, and what only a person can tell."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from tolok.repair.costs import weights
from tolok.repair.grid import Grid, Kind, grouped
from tolok.repair.pricing import Cause, has_copied_look
from tolok.repair.relations.bounds import Bound
from tolok.repair.relations.floors import Floor
from tolok.repair.relations.repeats import Repeat
from tolok.repair.relations.shares import Share
from tolok.repair.relations.sums import Sum
from tolok.repair.search import Explanation
from tolok.repair.slips import Slip
from tolok.repair.steps import Step
from tolok.repair.tangles import PROVEN, Outcome

SURE = Decimal("0.95")
"""A cause is proposed from here on; below, its rivals are put as a question."""

UNSEEN = Decimal("0.98")
"""No more is claimed for an amount that one relation alone tells, nor for one that could be
anything where one sum alone does: a small error of a sibling would be laid on it. Nor for what
whole percentages tell."""

_ANYTHING = {Cause.COPIED, Cause.UNLIKE, Cause.FILLED, Cause.UNREADABLE, Cause.MISSING_ROW}

WORTH_ASKING = Decimal("0.01")
MOST_OPTIONS = 12

WORTH_TELLING = Decimal("0.001")
"""A rival of that chance is told beside a repair: who decides should see what else may be."""
MOST_RIVALS = 5

Change = tuple[int, int]
"""A cell of the grid and the value it should have."""


class Idea(NamedTuple):
    """One cause and all that it changes, with its chance.

    ``relations`` are those that the outcome was about; ``removed`` the row that stands twice.
    ``rivals`` are what else may explain the same, each with the changes of which it is
    ``instead_of``.
    """

    changes: tuple[Change, ...]
    chance: Decimal
    causes: Mapping[Change, Cause | Slip]
    removed: tuple[int, int] | None
    relations: tuple[int, ...]
    is_proven: bool
    rivals: tuple["Idea", ...] = ()
    instead_of: frozenset[Change] = frozenset()


class Doubt(NamedTuple):
    """Rival ideas about the same cells, likeliest first; none where nothing likely explains it."""

    ideas: tuple[Idea, ...]
    relations: tuple[int, ...]


def weigh(grid: Grid, outcome: Outcome) -> tuple[list[Idea], list[Doubt]]:
    """What an outcome makes sure, and what it leaves in doubt."""
    rivals = outcome.explanations
    if not rivals:
        return [], [Doubt((), outcome.relations)]
    chances = weights([one.cost for one in rivals])
    sure = []
    settled: set[Change] = set()
    for group in _groups(grid, rivals[0], outcome):
        idea = _idea(grid, group, rivals, chances, outcome)
        if idea.changes and idea.chance >= SURE:
            sure.append(idea)
            settled.update(idea.changes)
    if sure:
        sure = _beside_rivals(grid, sure, rivals, chances, outcome)
    doubts = [
        _doubt(grid, cluster, rivals, chances, outcome)
        for cluster in _clusters(grid, rivals, settled, outcome)
    ]
    known = [doubt for doubt in doubts if doubt is not None]
    if not sure and not known and _is_tangled(grid, rivals[0]):
        known.append(Doubt((), outcome.relations))
    return sure, known


def _groups(grid: Grid, best: Explanation, outcome: Outcome) -> Iterable[list[Step]]:
    """The steps of an explanation, each with those that only follow from it.

    One follows another where they share a relation that held before and by which it is computed.
    """
    broken = set(outcome.relations)
    steps = [step for step in best.steps if step.changes]
    touched = [
        {
            index
            for cell, _ in step.changes
            for index in grid.relations_of[cell]
            if index not in broken and not isinstance(grid.relations[index], Bound | Floor)
        }
        for step in steps
    ]
    pairs = [
        (one, other)
        for one, step in enumerate(steps)
        for other in range(len(steps))
        if step.cause is Cause.FOLLOWS and one != other and touched[one] & touched[other]
    ]
    groups: dict[int, list[Step]] = {}
    for step, name in zip(steps, grouped(len(steps), pairs), strict=True):
        groups.setdefault(name, []).append(step)
    return groups.values()


def _idea(
    grid: Grid,
    steps: Sequence[Step],
    rivals: Sequence[Explanation],
    chances: Sequence[Decimal],
    outcome: Outcome,
) -> Idea:
    changes = {change for step in steps for change in step.changes}
    chance = sum(
        (weight for one, weight in zip(rivals, chances, strict=True) if changes <= _changes(one)),
        Decimal(0),
    )
    return _named(grid, steps, changes, chance, outcome)


def _named(
    grid: Grid, steps: Sequence[Step], changes: Iterable[Change], chance: Decimal, outcome: Outcome
) -> Idea:
    causes = {change: step.cause for step in steps for change in step.changes}
    removed = next((step.removed for step in steps if step.removed), None)
    return Idea(
        tuple(sorted(changes)),
        min(chance, outcome.most, UNSEEN if _hides_others(grid, causes, outcome) else PROVEN),
        causes,
        removed,
        outcome.relations,
        outcome.most == 1,
    )


def _hides_others(grid: Grid, causes: Mapping[Change, Cause | Slip], outcome: Outcome) -> bool:
    """Whether too little speaks for an amount to exclude that it covers another error."""
    broken = set(outcome.relations)
    for (cell, value), cause in causes.items():
        kind = grid.slots[cell].kind
        if kind is Kind.PERCENTAGE and (
            _is_whole(grid, cell) or _stands_on_doubt(grid, cell, broken)
        ):
            return True
        if kind not in {Kind.MONEY, Kind.MISSING} or cause is Cause.DOUBLED_ROW:
            continue
        speaking = [grid.relations[one] for one in grid.relations_of[cell] if one in broken]
        sums = sum(
            isinstance(one, Sum) or (isinstance(one, Repeat) and cell in one.cells[:2])
            for one in speaking
        )
        shares = sum(
            isinstance(one, Share) and not _is_whole(grid, one.cells[0]) for one in speaking
        )
        cut_off = cause is Slip.SHIFTED and value % max(1, abs(grid.slots[cell].written)) != 0
        if sums + (0 if cut_off or cause in _ANYTHING else shares) < 2:
            return True
    return False


def _is_whole(grid: Grid, share: int) -> bool:
    """Whether a percentage has no decimals: one slip in a hundred agrees with it by chance."""
    return grid.slots[share].decimals == 0


def _stands_on_doubt(grid: Grid, share: int, broken: set[int]) -> bool:
    """Whether a percentage's own figures are in doubt: in a broken sum, or as if copied."""
    shares = [one for one in grid.relations_of[share] if isinstance(grid.relations[one], Share)]
    figures = [cell for index in shares for cell in grid.relations[index].cells[1:]]
    in_sums = {one for cell in figures for one in grid.relations_of[cell]}.difference(shares)
    return bool(in_sums & broken) or any(has_copied_look(grid, cell) for cell in figures)


def _beside_rivals(
    grid: Grid,
    sure: Sequence[Idea],
    rivals: Sequence[Explanation],
    chances: Sequence[Decimal],
    outcome: Outcome,
) -> list[Idea]:
    """Sure ideas with what else may explain the same, likeliest first."""
    changes = {change for idea in sure for change in idea.changes}
    if all(changes <= _changes(one) for one in rivals):
        return list(sure)
    others: list[list[Idea]] = [[] for _ in sure]
    for cluster in _clusters(grid, rivals, set(), outcome):
        within = [place for place, idea in enumerate(sure) if cluster.issuperset(idea.changes)]
        for option in _options(grid, cluster, rivals, chances, outcome):
            _tell(sure, within, option, others)
    return [
        idea._replace(rivals=tuple(sorted(its, key=_by_chance)[:MOST_RIVALS]))
        for idea, its in zip(sure, others, strict=True)
    ]


def _tell(
    sure: Sequence[Idea], within: Sequence[int], option: Idea, others: Sequence[list[Idea]]
) -> None:
    """Put what an option explains otherwise beside each sure idea that it has not."""
    changes = set(option.changes)
    replaced = [place for place in within if not changes.issuperset(sure[place].changes)]
    kept = {one for place in within if place not in replaced for one in sure[place].changes}
    instead = frozenset(one for place in replaced for one in sure[place].changes)
    if not replaced or not changes - kept:
        return
    causes = {change: cause for change, cause in option.causes.items() if change not in kept}
    rival = option._replace(
        changes=tuple(sorted(changes - kept)),
        causes=causes,
        removed=option.removed if Cause.DOUBLED_ROW in causes.values() else None,
        instead_of=instead,
    )
    for place in replaced:
        others[place].append(rival)


def _by_chance(idea: Idea) -> tuple[Decimal, tuple[Change, ...]]:
    return -idea.chance, idea.changes


def _changes(explanation: Explanation) -> set[Change]:
    return {change for step in explanation.steps for change in step.changes}


def _clusters(
    grid: Grid, rivals: Sequence[Explanation], settled: set[Change], outcome: Outcome
) -> list[set[Change]]:
    """The unsettled changes of all rivals: together are rivals, and what follows from one cause."""
    cells = {cell for cell, _ in settled}
    atoms = sorted({change for one in rivals for change in _changes(one) if change[0] not in cells})
    place = {atom: index for index, atom in enumerate(atoms)}
    broken = set(outcome.relations)
    first: dict[object, int] = {}
    pairs = []
    for index, (cell, _) in enumerate(atoms):
        shared: list[object] = [one for one in grid.relations_of[cell] if one in broken]
        if grid.slots[cell].kind is Kind.MISSING:
            shared.append(f"row {grid.slots[cell].row}")
        pairs += [(first.setdefault(one, index), index) for one in shared]
    for explanation in rivals:
        for group in _groups(grid, explanation, outcome):
            known = [place[one] for step in group for one in step.changes if one in place]
            pairs += [(known[0], one) for one in known[1:]]
    clusters: dict[int, set[Change]] = {}
    for atom, name in zip(atoms, grouped(len(atoms), pairs), strict=True):
        clusters.setdefault(name, set()).add(atom)
    return list(clusters.values())


def _options(
    grid: Grid,
    cluster: set[Change],
    rivals: Sequence[Explanation],
    chances: Sequence[Decimal],
    outcome: Outcome,
) -> list[Idea]:
    """What the rivals say about one cluster of cells, likeliest first."""
    options: dict[frozenset[Change], Decimal] = {}
    steps: dict[frozenset[Change], tuple[Step, ...]] = {}
    for one, weight in zip(rivals, chances, strict=True):
        mine = frozenset(_changes(one) & cluster)
        options[mine] = options.get(mine, Decimal(0)) + weight
        steps.setdefault(mine, one.steps)
    ideas = [
        _named(
            grid,
            [step for step in steps[changes] if changes.intersection(step.changes)],
            changes,
            weight,
            outcome,
        )
        for changes, weight in options.items()
        if changes and weight >= WORTH_TELLING
    ]
    return sorted(ideas, key=_by_chance)


def _doubt(
    grid: Grid,
    cluster: set[Change],
    rivals: Sequence[Explanation],
    chances: Sequence[Decimal],
    outcome: Outcome,
) -> Doubt | None:
    """What the rivals say about one cluster of cells, where it is worth asking."""
    options = _options(grid, cluster, rivals, chances, outcome)
    untouched = (
        weight
        for one, weight in zip(rivals, chances, strict=True)
        if cluster.isdisjoint(_changes(one))
    )
    nothing = sum(untouched, Decimal(0))
    ideas = [idea for idea in options if idea.chance >= WORTH_ASKING]
    if not ideas or (nothing >= SURE and not _is_asked(grid, rivals[0])):
        return None
    return Doubt(tuple(ideas[:MOST_OPTIONS]), outcome.relations)


def _is_asked(grid: Grid, best: Explanation) -> bool:
    """Whether the best explanation leaves a sum or a percentage unexplained."""
    waived = (step.waived for step in best.steps if step.waived is not None)
    return any(isinstance(grid.relations[index], Sum | Share) for index in waived)


def _is_tangled(grid: Grid, best: Explanation) -> bool:
    """The same for money; an achievement may follow a formula of its own, and says so itself."""
    waived = (grid.relations[step.waived] for step in best.steps if step.waived is not None)
    return any(
        isinstance(one, Sum | Share) and grid.slots[one.cells[0]].name != "achievement"
        for one in waived
    )
