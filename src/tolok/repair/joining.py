"""The forms of one organization side by side: one grid, and which rows are the same row."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tolok.audit.tree import Node, grow
from tolok.domain.forms import Form, Row
from tolok.domain.nomenclature import plain_code, plain_name
from tolok.domain.periods import ROMAN

YEAR = 0
"""The place of the year's form among its quarters, which are 1 to 4."""


class Place(NamedTuple):
    """A row of one of the forms: YEAR or the quarter, and its id there."""

    quarter: int
    row: str


@dataclass(frozen=True)
class Joined:
    """The rows of all forms as one form; ``nodes`` are those of each, by quarter.

    A row's id names its form: "31 (Triwulan I)". ``places`` tells where such a row stands.
    """

    form: Form
    nodes: Mapping[int, tuple[Node, ...]]
    places: Mapping[str, Place]

    @property
    def all_nodes(self) -> tuple[Node, ...]:
        """The nodes in the order of their positions."""
        return tuple(node for nodes in self.nodes.values() for node in nodes)


def join(forms: Mapping[int, Form]) -> Joined:
    """The forms as one, in their order; each keeps a tree of its own."""
    nodes: dict[int, tuple[Node, ...]] = {}
    places: dict[str, Place] = {}
    count = 0
    for quarter, form in forms.items():
        rows = tuple(_renamed(row, quarter) for row in form.rows)
        nodes[quarter] = grow(replace(form, rows=rows))
        for node, row in zip(nodes[quarter], form.rows, strict=True):
            node.position += count
            places[node.row.id] = Place(quarter, row.id)
        count += len(rows)
    together = tuple(node.row for one in nodes.values() for node in one)
    return Joined(replace(forms[YEAR], rows=together), nodes, places)


def name_of(quarter: int) -> str:
    """How a reader calls one of the forms.

    >>> name_of(YEAR), name_of(3)
    ('Tahun', 'Triwulan III')
    """
    return f"Triwulan {ROMAN[quarter - 1]}" if quarter else "Tahun"


def same_rows(of: Sequence[Node], others: Sequence[Node]) -> dict[int, Node]:
    """For rows of one form, by position, the same row of another: by its code, else its place.

    A code or a place that stands twice in a form tells nothing.
    """
    coded, placed = _only_once(others, _coded), _only_once(others, _placed)
    own_codes, own_places = _only_once(of, _coded), _only_once(of, _placed)
    found = {}
    for node in of:
        code, place = _coded(node), _placed(node)
        by_code = coded.get(code) if own_codes.get(code) is node else None
        by_place = placed.get(place) if own_places.get(place) is node else None
        same = by_code or by_place
        if same is not None:
            found[node.position] = same
    return found


def _renamed(row: Row, quarter: int) -> Row:
    label = name_of(quarter)
    parent = None if row.parent is None else f"{row.parent} ({label})"
    return replace(row, id=f"{row.id} ({label})", parent=parent)


def _coded(node: Node) -> object:
    code = plain_code(node.row.code)
    further = plain_name(node.row.indicator or "") if node.continues else ""
    return (node.row.level, code, further) if code else None


def _placed(node: Node) -> object:
    """The names from the top down to a row."""
    names = []
    at: Node | None = node
    while at is not None:
        names.append((at.row.level, plain_name(at.row.title if at.row.name else "")))
        at = at.parent
    further = "" if node.row.name else plain_name(node.row.indicator or "")
    return (tuple(names), further) if names[0][1] or further else None


def _only_once(nodes: Sequence[Node], key_of: Callable[[Node], object]) -> dict[object, Node]:
    keys = [key_of(node) for node in nodes]
    count = Counter(keys)
    return {
        key: node
        for key, node in zip(keys, nodes, strict=True)
        if key is not None and count[key] == 1
    }
