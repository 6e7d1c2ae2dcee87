"""Unclear figures of a scan, settled where the form's own arithmetic leaves one reading of them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

from tolok.domain.forms import CERTAIN, NUMBER_CELLS, Cell, Form, Recognition, Row, Source, State
from tolok.domain.notation import Marks, marks_of, read_number, write_number
from tolok.domain.quantities import decimals_of, plain
from tolok.repair.bonds import MONEY, Bond, Place, bonds_of

_FIGURE = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_MOST = 1_000  # combinations of readings that are tried on one bond
_LEAST = 5  # per mille: a reading that is less likely is rarer than a slip of the office itself
_HIDDEN = 50  # per mille: what is read less surely was hardly seen at all
_SEEN = 3  # digits of such a figure that were read, at least
_SEEN_OF_MANY = 6  # where two more were not

_Where = tuple[str, int, int]
"""Table, row and column of a source: the forms of several periods share cells of one table."""


Rows = tuple[Row, ...]
"""The rows of a form."""


def settled(forms: Collection[Rows]) -> tuple[Rows, ...]:
    """The forms of one table, with the doubtful figures of a scan that their arithmetic decides.

    A figure that a recogniser is sure of is never changed. A doubtful one becomes another of its
    readings where that is the only one with which the sums and percentages hold whose other
    figures are sure or settled, or what two of these agree on where its digits are those that
    were surely seen. It stays doubtful, what was read first stays among its other readings, and
    its recognition says what decided.
    """
    chosen: dict[_Where, Cell] = {}
    contested: set[_Where] = set()
    for rows in forms:
        for source, cell in _Settling(rows).choices() if _is_unclear(rows) else ():
            if chosen.setdefault(_where(source), cell).written != cell.written:
                contested.add(_where(source))
    wanted = {where: cell for where, cell in chosen.items() if where not in contested}
    return tuple(_with(rows, wanted) for rows in forms) if wanted else tuple(forms)


def _where(source: Source) -> _Where:
    return source.table, source.row, source.column


def _is_unclear(rows: Rows) -> bool:
    return any(_doubt(row.cell(name)) for row in rows for name in NUMBER_CELLS)


def _doubt(cell: Cell) -> Recognition | None:
    """What a recogniser says of a cell that it is not sure of; None of any other."""
    seen = cell.source.recognition if cell.source else None
    return seen if seen and seen.confidence < CERTAIN else None


def _with(rows: Rows, wanted: Mapping[_Where, Cell]) -> Rows:
    """The rows with other cells at these places."""
    found = []
    for row in rows:
        own: dict[str, Any] = {
            name: wanted[_where(source)]
            for name in NUMBER_CELLS
            if (source := row.cell(name).source) and _where(source) in wanted
        }
        found.append(replace(row, **own) if own else row)
    return tuple(found)


class _Settling:
    """The readings of one form's cells, narrowed by its bonds until nothing more follows."""

    def __init__(self, rows: Rows) -> None:
        self.first: dict[Place, Cell] = {
            (position, name): row.cell(name)
            for position, row in enumerate(rows)
            for name in NUMBER_CELLS
        }
        self.marks = {
            name: marks_of(row.cell(name).written for row in rows) for name in NUMBER_CELLS
        }
        self.options = {
            place: _readings(cell, self.marks[place[1]]) if _doubt(cell) else (cell,)
            for place, cell in self.first.items()
        }
        self.settled = {place for place, cell in self.first.items() if not _doubt(cell)}
        self.contested: set[Place] = set()
        self.bonds: dict[Place, list[Bond]] = {place: [] for place in self.first}
        for bond in bonds_of(Form(rows=rows)):
            if not self.settled.issuperset(bond.places):
                for place in bond.places:
                    self.bonds[place].append(bond)
        self.agenda = dict.fromkeys(bond for bonds in self.bonds.values() for bond in bonds)
        """Bonds to look at, as a set in order: all at first, then those of which a cell changed."""

    def choices(self) -> Iterator[tuple[Source, Cell]]:
        """The cells that become others, each with where it stands."""
        every = tuple(self.agenda)
        self._confirm()
        while self.agenda:
            self._narrow()
            if not self.agenda:
                self._conclude()
        why: dict[Place, list[str]] = {}
        broken: set[Place] = set()
        for bond in every:
            if self.settled.issuperset(bond.places) and not self._is_silent(bond):
                if not bond.holds(self._cells(bond)):
                    broken.update(bond.places)
                for place in bond.places:
                    why.setdefault(place, []).append(bond.label)
        for place in why.keys() - broken:
            first, (cell,) = self.first[place], self.options[place]
            if cell is not first and first.source is not None:
                yield first.source, _chosen(first, cell, "; ".join(why[place]))

    def _cells(self, bond: Bond, given: Mapping[Place, Cell] | None = None) -> list[Cell]:
        """The cells of a bond: what is given, else what is likeliest of what is left."""
        given = given or {}
        return [given.get(place, self.options[place][0]) for place in bond.places]

    def _is_silent(self, bond: Bond) -> bool:
        known = self.settled.intersection(bond.places)
        return bond.is_silent({place: self.options[place][0] for place in known})

    def _leave(self, place: Place, cells: tuple[Cell, ...]) -> None:
        """Leave these readings to a place, and look at its bonds again where others are gone."""
        was = place in self.settled or (len(cells) > 1 and len(cells) == len(self.options[place]))
        self.options[place] = cells
        if len(cells) == 1:
            self.settled.add(place)
        if not was:
            self.agenda.update(dict.fromkeys(self.bonds[place]))

    def _confirm(self) -> None:
        """A total that holds as it was read bears out every figure in it."""
        for bond in tuple(self.agenda):
            cells = [self.first[place] for place in bond.places]
            if bond.is_total and cells[0].value and bond.holds(cells):
                for place, cell in zip(bond.places, cells, strict=True):
                    self._leave(place, (cell,))

    def _narrow(self) -> None:
        """Leave out readings with which no bond holds that could."""
        supported: dict[Place, list[set[Cell]]] = {}
        for bond in self.agenda:
            for place, found in self._supported(bond):
                supported.setdefault(place, []).append(found)
        self.agenda = {}
        for place, sets in supported.items():
            left = tuple(one for one in self.options[place] if all(one in found for found in sets))
            if not left:
                self.contested.add(place)
            elif place not in self.contested:
                self._leave(place, left)

    def _supported(self, bond: Bond) -> Iterator[tuple[Place, set[Cell]]]:
        """The readings of each unsettled place with which a bond holds, where it tells any."""
        places = [place for place in bond.places if place not in self.settled]
        options = [self.options[place] for place in places]
        rivalled = sum(len(some) > 1 for some in options)
        # A percentage has few digits: it can tell between the readings of one figure, not of two.
        if not places or prod(map(len, options)) > _MOST or (rivalled > 1 and not bond.is_total):
            return
        if self._is_silent(bond):
            return
        held = [
            tried
            for tried in product(*options)
            if bond.holds(self._cells(bond, dict(zip(places, tried, strict=True))))
        ]
        if held or len(places) == 1:
            for at, place in enumerate(places):
                yield place, {tried[at] for tried in held}

    def _conclude(self) -> None:
        """Settle amounts that were not read as they must be, where bonds agree on them."""
        clear = {place for place, some in self.options.items() if len(some) == 1} - self.contested
        for place in self.first:
            if place not in self.settled and place[1] in MONEY:
                found = {
                    cell for total in self.bonds[place] for cell in self._told(place, total, clear)
                }
                if len(found) == 1:
                    self._leave(place, tuple(found))

    def _told(self, place: Place, total: Bond, clear: set[Place]) -> Iterator[Cell]:
        """What a total makes of a place, by all that is left of its others, if a witness agrees."""
        others = [one for one in total.places if one != place]
        options = [self.options[one] for one in others]
        witnesses = [
            bond
            for bond in self.bonds[place]
            if bond != total
            and clear.issuperset({*bond.places} - {place})
            and not self._is_silent(bond)
        ]
        is_known = (
            total.is_total and not self._is_silent(total) and self.contested.isdisjoint(others)
        )
        if not witnesses or not is_known or prod(map(len, options)) > _MOST:
            return
        for tried in product(*options):
            given = dict(zip(others, tried, strict=True))
            told = total.told(place, self._cells(total, given))
            cell = _written(told, self.first[place], self.marks[place[1]])
            given[place] = cell
            agreed = all(bond.holds(self._cells(bond, given)) for bond in (total, *witnesses))
            if agreed and _could_be(cell, self.options[place]):
                yield cell


def _readings(cell: Cell, marks: Marks) -> tuple[Cell, ...]:
    """What a doubtful cell could say: as it was read, and the numbers that it is likely to be.

    A text that is no number may be one with a stamp's letters around it.
    """
    seen = _doubt(cell) or Recognition(0)
    found = {(cell.state, cell.value): cell}
    least = min(_LEAST, seen.confidence // 5)
    likely = [cell.written, *(text for text, share in seen.others if share >= least)]
    for text in likely:
        is_number = read_number(text, marks).state is not State.UNREADABLE
        for part in (text,) if is_number else _FIGURE.findall(text):
            said = read_number(part, marks)
            if said.state is not State.UNREADABLE:
                found.setdefault((said.state, said.value), Cell(part, said.state, said.value))
    return tuple(found.values())


def _written(told: Fraction, first: Cell, marks: Marks) -> Cell:
    """An amount as its column writes amounts."""
    value = plain(told)
    text = write_number(value, 0 if first.value is None else decimals_of(first.value))
    if marks is Marks.ENGLISH:
        text = text.translate(str.maketrans(".,", ",."))
    said = read_number(text, marks)
    return Cell(text, said.state, said.value)


def _could_be(cell: Cell, readings: Sequence[Cell]) -> bool:
    """Whether a figure is one that these readings leave possible: they saw nothing, or its like."""
    seen = _doubt(readings[0])
    is_hidden = seen is not None and seen.confidence < _HIDDEN
    return is_hidden or _was_seen(cell.written, [one.written for one in readings])


def _was_seen(text: str, readings: Sequence[str]) -> bool:
    """Whether a figure has the digits that all readings of its length share, or few are hidden.

    Hidden may be one, and two of so many that what was read is an amount by itself.

    >>> _was_seen("357.620.000", ["355.620.000", "356.620.000"]), _was_seen("1.234", ["1.23"])
    (True, True)
    >>> _was_seen("357.620.000", ["355.620.000"]), _was_seen("957.620.000", ["355", "356.620.000"])
    (False, False)
    >>> _was_seen("487.702.000", ["8.702.000"]), _was_seen("12.345", ["345"])
    (True, False)
    """
    digits, *read = ("".join(filter(str.isdigit, one)) for one in (text, *readings))
    if any(_is_hidden_in(one, digits) for one in read):
        return True
    alike = [one for one in read if len(one) == len(digits)]
    shared = [at for at, signs in enumerate(zip(*alike, strict=True)) if len(set(signs)) == 1]
    is_enough = len(shared) >= max(_SEEN, len(digits) / 2)
    return is_enough and all(digits[at] == alike[0][at] for at in shared)


def _is_hidden_in(read: str, digits: str) -> bool:
    """Whether digits that were read are those of a figure of which one or two were not."""
    hidden = len(digits) - len(read)
    least = {1: _SEEN, 2: _SEEN_OF_MANY}.get(hidden)
    rest = iter(digits)
    return least is not None and len(read) >= least and all(sign in rest for sign in read)


def _chosen(first: Cell, cell: Cell, why: str) -> Cell:
    """The cell that takes the place of what was read first: as doubtful, and with the reason."""
    seen = _doubt(first) or Recognition(0)
    share = dict(seen.others).get(cell.written, 0)
    others = (one for one in seen.others if one[0] not in {cell.written, first.written})
    kept = ((first.written, seen.confidence), *others)
    source = first.source and first.source._replace(
        recognition=Recognition(min(share, CERTAIN - 1), kept, why)
    )
    return Cell(cell.written, cell.state, cell.value, source)
