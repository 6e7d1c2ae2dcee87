"""Counts typed where a percentage is asked for."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from tolok.audit.tree import Node, amount, figure
from tolok.domain.forms import Row
from tolok.domain.quantities import exact_sum, percentage, rounded

PERCENT = frozenset({"%", "persen", "persentase", "prosen"})
"""How offices write the unit of a percentage."""

_NO_COUNT = PERCENT | {""}


class Counted(NamedTuple):
    """The rows below that were counted, what they come to, and the percentage that they give."""

    rows: tuple[Node, ...]
    done: Fraction
    share: Decimal


def unit_of(row: Row) -> str:
    """The unit of a row, ready to be compared."""
    return (row.unit or "").strip().casefold()


def counted_below(node: Node) -> Counted | None:
    """What the rows below a percentage indicator count; None where they do not count one thing."""
    if not node.children or unit_of(node.row) not in PERCENT:
        return None
    if all(unit_of(child.row) in _NO_COUNT for child in node.children):
        return None
    realized = [(child, amount(child.row.realization)) for child in node.children]
    rows = tuple(child for child, done in realized if done is not None)
    units = {unit_of(child.row) for child in rows}
    if len(units) != 1 or units & _NO_COUNT:
        return None
    done = exact_sum(done for _, done in realized if done)
    share = percentage(done, exact_sum(amount(child.row.target) or 0 for child in rows))
    return None if share is None else Counted(rows, done, rounded(share, 2).normalize() + 0)


def count_typed(node: Node) -> Counted | None:
    """The count that stands in a row where the percentage should; None where it does not."""
    value = figure(node.row.realization) if node.children else None
    counted = counted_below(node) if value else None
    if counted is None or counted.done != value or counted.share == value:
        return None
    return counted
