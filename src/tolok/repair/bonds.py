"""What must hold between the cells of a form as they are written, before they are numbers."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from tolok.audit.shares import ABSORPTION, ACHIEVEMENT
from tolok.audit.tree import Node, amount, figure, grow
from tolok.domain.forms import CELL_LABELS, Cell, Form, State
from tolok.domain.quantities import decimals_of, exact_sum, rounded_percentage, truncated
from tolok.repair.precision import is_cut_off

MONEY = ("ceiling", "spending")

Place = tuple[int, str]
"""A cell of a form: the position of its row, and the cell's name."""


class Bond(NamedTuple):
    """The cell at the first place follows from those at the others: a total, or a percentage.

    A total is the sum of the others, of which a blank one counts nothing; one that is repeated a
    level higher is the sum of one. A percentage has its part and its whole behind it, and is cut
    off where the form writes so. ``label`` names the bond to a person.
    """

    places: tuple[Place, ...]
    label: str
    is_total: bool
    is_truncated: bool = False

    def holds(self, cells: Sequence[Cell]) -> bool:
        """Whether cells that stand there agree; False where too little is written to tell."""
        if any(cell.state is State.UNREADABLE for cell in cells):
            return False
        return self._adds_up(cells) if self.is_total else self._follows(cells)

    def _adds_up(self, cells: Sequence[Cell]) -> bool:
        whole, *terms = map(amount, cells)
        known = [term for term in terms if term is not None]
        return bool(known) and whole == exact_sum(known)

    def _follows(self, cells: Sequence[Cell]) -> bool:
        share, part, whole = figure(cells[0]), amount(cells[1]), amount(cells[2])
        if share is None or part is None or whole is None or whole <= 0:
            return False
        decimals = decimals_of(share)
        if self.is_truncated:
            return truncated(part * 100 / whole, decimals) == share
        return rounded_percentage(part, whole, decimals) == share

    def is_silent(self, known: Mapping[Place, Cell]) -> bool:
        """Whether it can neither hold nor fail, whatever stands at the places that are not known.

        So it is where a total, all that it adds up, or any cell of a percentage is blank, and
        where any cell is no number.
        """
        if any(cell.state is State.UNREADABLE for cell in known.values()):
            return True
        blank = {place for place, cell in known.items() if amount(cell) is None}
        if self.is_total:
            return self.places[0] in blank or blank.issuperset(self.places[1:])
        return bool(blank)

    def told(self, place: Place, cells: Sequence[Cell]) -> Fraction:
        """What the amount at a place of a total must be, by the others."""
        whole, *terms = (amount(cell) or Fraction(0) for cell in cells)
        if place == self.places[0]:
            return exact_sum(terms)
        rest = zip(self.places[1:], terms, strict=True)
        return whole - exact_sum(term for one, term in rest if one != place)


def bonds_of(form: Form) -> tuple[Bond, ...]:
    """Every bond between the number cells of a form."""
    nodes = grow(form)
    return (*_sums(nodes), *_repeats(nodes), *_shares(nodes))


def _sums(nodes: Sequence[Node]) -> Iterator[Bond]:
    for node in nodes:
        for name in MONEY if node.terms else ():
            places = tuple((one.position, name) for one in (node, *node.terms))
            label = f"jumlah {CELL_LABELS[name]} di bawah baris {node.row.id}"
            yield Bond(places, label, is_total=True)


def _repeats(nodes: Sequence[Node]) -> Iterator[Bond]:
    """Goals and objectives over the same programs have the same money."""
    blocks: dict[tuple[int, ...], list[Node]] = {}
    for node in nodes:
        if node.terms:
            blocks.setdefault(tuple(term.position for term in node.terms), []).append(node)
    for wholes in blocks.values():
        for one, other in pairwise(wholes):
            for name in MONEY:
                places = ((one.position, name), (other.position, name))
                label = f"{CELL_LABELS[name]} yang sama pada baris {one.row.id} dan {other.row.id}"
                yield Bond(places, label, is_total=True)


def _shares(nodes: Sequence[Node]) -> Iterator[Bond]:
    for ratio in (ABSORPTION, ACHIEVEMENT):
        names = (ratio.share, ratio.part, ratio.whole)
        share, part, whole = ([figure(node.row.cell(name)) for node in nodes] for name in names)
        is_truncated = is_cut_off(part, whole, share)
        for node in nodes:
            places = tuple((node.position, name) for name in names)
            label = f"{CELL_LABELS[ratio.share]} baris {node.row.id}"
            yield Bond(places, label, is_total=False, is_truncated=is_truncated)
