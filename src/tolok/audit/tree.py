"""The rows of a form as a tree of nodes: parents that cannot be are cut, money has its terms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from tolok.domain.forms import Cell, Form, Row, State
from tolok.domain.levels import Level

TOTALS = (Level.GOAL, Level.OBJECTIVE)
"""Levels without money of their own: theirs is the total of the programs under them."""

MAX_EXPONENT = 40  # the state budget in sen has 18 digits; nothing sane comes near
MAX_TEXT = 2 * MAX_EXPONENT
_UNIT = Decimal(1)


@dataclass(eq=False, slots=True)
class Node:
    """A row in its place: the parent it really has, its children, and the sums it takes part in.

    ``parent`` is of a higher level, so the tree has no circles whatever the form declares.
    ``terms`` are the rows whose money adds up to this row's; ``wholes`` the rows in whose sums
    this row is a term. ``continues`` is the named row whose further indicator this is.
    """

    row: Row
    position: int
    parent: "Node | None" = None
    children: "list[Node]" = field(default_factory=list)
    terms: "list[Node]" = field(default_factory=list)
    wholes: "list[Node]" = field(default_factory=list)
    continues: "Node | None" = None


def grow(form: Form) -> tuple[Node, ...]:
    """The nodes of a form, in the order of its rows, linked to each other."""
    nodes = tuple(Node(row, position) for position, row in enumerate(form.rows))
    first: dict[str, Node] = {}
    for node in nodes:
        first.setdefault(node.row.id, node)
    for node in nodes:
        above = first.get(node.row.parent) if node.row.parent is not None else None
        if above is not None and above.row.level.depth < node.row.level.depth:
            node.parent = above
            above.children.append(node)
    for siblings in ([node for node in nodes if node.parent is None], *(n.children for n in nodes)):
        _mark_further(siblings)
    _link_money(nodes)
    return nodes


def _mark_further(siblings: Iterable[Node]) -> None:
    """A nameless row with an indicator continues the named sibling before it."""
    before: Node | None = None
    for node in siblings:
        if node.row.name:
            before = node
        elif before is not None and before.row.level is node.row.level and node.row.indicator:
            node.continues = before


def _link_money(nodes: Sequence[Node]) -> None:
    programs: dict[int, list[Node]] = {}
    for node in nodes:
        above = node.parent if node.row.level is Level.PROGRAM else None
        while above is not None:  # at most two steps: every parent is of a higher level
            programs.setdefault(above.position, []).append(node)
            above = above.parent
    for node in nodes:
        below = programs.get(node.position, node.children)
        node.terms = [term for term in below if not repeats_money(term)]
        for term in node.terms:
            term.wholes.append(node)


def repeats_money(node: Node) -> bool:
    """Money hangs on the node: a further indicator's row only repeats it, or leaves it blank."""
    head = node.continues
    return head is not None and (
        node.row.ceiling.value is None or node.row.ceiling == head.row.ceiling
    )


def figure(cell: Cell) -> Decimal | None:
    """The number of a cell; None where it has none, or one that no form can mean.

    >>> figure(Cell("5", State.VALUE, Decimal(5))), figure(Cell("?", State.VALUE, Decimal("1E99")))
    (Decimal('5'), None)
    """
    value = cell.value if cell.state is State.VALUE else None
    if value is None:
        return None
    if value.same_quantum(_UNIT):  # whole, and so no longer than its magnitude
        return value if value.adjusted() <= MAX_EXPONENT else None
    if not value.is_finite() or abs(value.adjusted()) > MAX_EXPONENT:
        return None
    # The text holds every digit, so this bounds the exponent as well, and costs little.
    return value if len(str(value)) <= MAX_TEXT else None


def is_known(cell: Cell) -> bool:
    """Whether a cell says how much: a number, or by a dash nothing."""
    return cell.state is State.DASH or figure(cell) is not None


def amount(cell: Cell) -> Fraction | None:
    """The figure of a cell in arithmetic: a dash is nothing, so zero; a blank is not known."""
    if cell.state is State.DASH:
        return Fraction(0)
    value = figure(cell)
    return None if value is None else Fraction(value)
