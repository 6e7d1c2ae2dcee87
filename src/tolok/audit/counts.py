"""Counts typed where a percentage is asked for."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from tolok.audit.tree import Node, figure, is_known
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
    rows = _rows_of_one_unit(node)
    whole = exact_sum(figure(child.row.target) or 0 for child in rows)
    done = _done(rows)
    share = percentage(done, whole)
    return None if share is None else Counted(rows, done, rounded(share, 2).normalize() + 0)


def _rows_of_one_unit(node: Node) -> tuple[Node, ...]:
    """The rows below a percentage indicator that were realized, if they count one thing."""
    if not node.children or unit_of(node.row) not in PERCENT:
        return ()
    counting = [(child, unit_of(child.row)) for child in node.children]
    if all(unit in _NO_COUNT for _, unit in counting):
        return ()
    realized = [one for one in counting if is_known(one[0].row.realization)]
    units = {unit for _, unit in realized}
    if len(units) != 1 or units & _NO_COUNT:
        return ()
    return tuple(child for child, _ in realized)


def _done(rows: Sequence[Node]) -> Fraction:
    return exact_sum(figure(child.row.realization) or 0 for child in rows)


def count_typed(node: Node) -> Counted | None:
    """The count that stands in a row where the percentage should; None where it does not."""
    value = figure(node.row.realization) if node.children else None
    rows = _rows_of_one_unit(node) if value else ()
    if not rows or _done(rows) != value:
        return None
    counted = counted_below(node)
    return None if counted is None or counted.share == value else counted
