"""A Plan: the cascade as it is meant, a tree of nodes with money in versions and indicators."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tolok.domain.forms import Cell, Form, Row, State
from tolok.domain.indicators import Indicator
from tolok.domain.levels import Level

ORIGINAL = "murni"
"""The first version of a year's budget; a revised one is called "perubahan"."""

_TENS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def version_name(number: int) -> str:
    """What the version of a number is called, the original being 0.

    >>> [version_name(number) for number in (0, 1, 4, 19)]
    ['murni', 'perubahan I', 'perubahan IV', 'perubahan XIX']
    """
    if number == 0:
        return ORIGINAL
    roman = ""
    for value, letters in _TENS:
        roman += letters * (number // value)
        number %= value
    return f"perubahan {roman}"


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that a node may spend (*pagu*), in rupiah, in one version of the budget."""

    version: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PlannedIndicator:
    """An indicator of a node with its target, and the row of the form that it stands on.

    ``definition`` is None until its owner has named the calculation: figures never tell it.
    """

    row: str
    name: str | None
    method: str | None = None
    unit: str | None = None
    target: Cell = field(default_factory=Cell)
    definition: Indicator | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A goal, objective, program, activity or subactivity with all that hangs on it.

    ``row`` is the id of the row that names it. ``ceilings`` are in the order of their versions.
    """

    row: str
    level: Level
    name: str | None = None
    code: str | None = None
    ceilings: tuple[Ceiling, ...] = ()
    indicators: tuple[PlannedIndicator, ...] = ()
    children: tuple["Node", ...] = ()

    @property
    def ceiling(self) -> Decimal | None:
        """The amount of the version in force, in rupiah; None where none was set."""
        return self.ceilings[-1].amount if self.ceilings else None


@dataclass(frozen=True, slots=True)
class Plan:
    """The cascade of one organization and year (*pohon kinerja*); a Form is the same as written."""

    government: str | None = None
    organization: str | None = None
    year: int | None = None
    nodes: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Every node, each before its children, in the order of the form."""
        waiting = list(reversed(self.nodes))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a form that keeps a plan from being what the form says."""

    row: str
    message: str


def plan_of(form: Form) -> tuple[Plan, tuple[Fault, ...]]:
    """What a form means, and every place where it could not be followed, in row order.

    A row with a name is a node; a row without one adds its indicator to the node before it
    under the same parent and on the same level. A node whose parent cannot be (unknown, itself,
    or not above it) stands at the top. Only a second row of the same id is left out, and named.
    """
    heads, indicators, faults = _gather(form)
    parents, more = _parents(heads, indicators)
    children: dict[str | None, list[Row]] = {}
    for row in heads.values():
        children.setdefault(parents[row.id], []).append(row)
    built: dict[str, Node] = {}
    # Deepest levels first: a parent is always of a higher level, so its children are there.
    for row in sorted(heads.values(), key=lambda row: -row.level.depth):
        below = tuple(built[child.id] for child in children.get(row.id, ()))
        built[row.id] = _node(row, tuple(indicators[row.id]), below)
    nodes = tuple(built[row.id] for row in children.get(None, ()))
    order = {row.id: position for position, row in enumerate(form.rows)}
    found = tuple(sorted((*faults, *more), key=lambda fault: order[fault.row]))
    return Plan(form.government, form.organization, form.year, nodes), found


def amended(node: Node, version: str, amount: Decimal) -> Node:
    """The node with a further version of its ceiling; the earlier ones stay.

    >>> node = Node("1", Level.PROGRAM, ceilings=(Ceiling(ORIGINAL, Decimal(100)),))
    >>> [one.version for one in amended(node, "perubahan", Decimal(90)).ceilings]
    ['murni', 'perubahan']
    """
    return replace(node, ceilings=(*node.ceilings, Ceiling(version, amount)))


def _gather(
    form: Form,
) -> tuple[dict[str, Row], dict[str, list[PlannedIndicator]], list[Fault]]:
    """The rows that are nodes, and the indicators of each."""
    heads: dict[str, Row] = {}
    indicators: dict[str, list[PlannedIndicator]] = {}
    faults = []
    latest: dict[tuple[str | None, Level], str] = {}
    for row in form.rows:
        place = (row.parent, row.level)
        if row.id in heads:
            faults.append(Fault(row.id, f"Baris {row.id} tertulis dua kali; yang pertama dipakai."))
            continue
        if row.name is None and place in latest:
            indicators[latest[place]].append(_indicator(row))
            continue
        if row.name is None:
            message = (
                f"Baris {row.id} tidak bernama dan tidak meneruskan baris lain; lengkapi namanya."
            )
            faults.append(Fault(row.id, message))
        heads[row.id] = row
        latest[place] = row.id
        named = row.indicator is not None or row.target.state is not State.BLANK
        indicators[row.id] = [_indicator(row)] if named else []
    return heads, indicators, faults


def _parents(
    heads: Mapping[str, Row], indicators: Mapping[str, Sequence[PlannedIndicator]]
) -> tuple[dict[str, str | None], list[Fault]]:
    """The parent of each node, None at the top."""
    # A parent may be named by any row of its node, also by that of a further indicator.
    owners = {one.row: head for head, several in indicators.items() for one in several}
    owners |= {head: head for head in heads}
    parents: dict[str, str | None] = {}
    faults = []
    for row in heads.values():
        above = heads[owners[row.parent]] if row.parent in owners else None
        fits = above is not None and above.level.depth < row.level.depth
        parents[row.id] = above.id if above is not None and fits else None
        if fits or row.parent is None:
            continue
        what = "tidak ada" if above is None else f"bukan tingkat di atas {row.level.label.lower()}"
        faults.append(
            Fault(
                row.id,
                f"Baris {row.id} ({row.title}): induknya, baris {row.parent}, {what}; "
                "ditaruh paling atas. Perbaiki induknya.",
            )
        )
    return parents, faults


def _indicator(row: Row) -> PlannedIndicator:
    return PlannedIndicator(row.id, row.indicator, row.method, row.unit, row.target)


def _node(row: Row, indicators: tuple[PlannedIndicator, ...], below: tuple[Node, ...]) -> Node:
    amount = row.ceiling.value
    ceilings = () if amount is None else (Ceiling(ORIGINAL, amount),)
    return Node(row.id, row.level, row.name, row.code, ceilings, indicators, below)
