"""Errors planted in true forms, each with its truth: what offices and scanners do to numbers.

Nothing here knows how repairs are searched: characters of a text are changed, rows leave the list
of rows. An error is planted only where it can be seen: with every other error of the form undone,
some sum or percentage must fail because of it. Afterwards the rows are numbered anew, as a reader
would number them, so that no gap in the numbers tells where a row is missing.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from repair_forms import MONEY, amount, faults, figure, number_cell

from tolok.domain.forms import NUMBER_CELLS, Form, Row, State
from tolok.domain.levels import Level
from tolok.domain.quantities import decimals_of, rounded, rounded_percentage

SIMILAR = ("38", "68", "08", "17", "56", "06", "09", "89", "39", "69", "27", "12", "14", "49", "35")
"""Digits that a worn print or a scan confuses, the likelier pairs first."""

ACCIDENTS = ("replaced", "misread", "exchanged", "dropped", "added")

TRIES = 60  # many draws change nothing, or nothing that could be seen


class Atom(NamedTuple):
    """One thing to restore, as figures: a cell's, a missing row's money, or a row standing twice.

    ``place`` is (row, cell) for "cell", (parent,) for "insert", both rows for "remove".
    """

    what: str
    place: tuple[str, ...]
    truth: tuple[str, ...] = ()


class Error(NamedTuple):
    """One error as planted, with all that must be restored for it."""

    kind: str
    atoms: tuple[Atom, ...]


@dataclass(frozen=True)
class Specimen:
    """A wrong form, its errors, and which true row stands behind each of its rows."""

    form: Form
    errors: tuple[Error, ...]
    origin: dict[str, Row]


@dataclass
class Planting:
    """A form on its way to being wrong, its rows still under their true numbers."""

    chance: random.Random
    rows: list[Row]
    errors: list[Error] = field(default_factory=list)
    touched: set[tuple[str, str]] = field(default_factory=set)
    bereft: set[str] = field(default_factory=set)
    """Rows that have lost a child: who restores it must find them."""

    def row(self, row_id: str) -> Row:
        """A row as it stands now."""
        return next(row for row in self.rows if row.id == row_id)

    def any_row(self) -> Row:
        """Some row."""
        return self.chance.choice(self.rows)

    def is_whole(self, rows: Iterable[Row]) -> bool:
        """Whether nothing was done to any cell of these rows."""
        return not {(row.id, cell) for row in rows for cell in NUMBER_CELLS} & self.touched

    def write(self, row_id: str, cell: str, value: Decimal) -> list[Atom]:
        """Another figure in a cell; nothing where it is the same, or the cell was wronged before.

        Percentages keep the precision of their column.
        """
        row = self.row(row_id)
        old = row.cell(cell)
        if old.state is State.BLANK or amount(old) == value or (row_id, cell) in self.touched:
            return []
        if cell in {"absorption", "achievement"} and old.value is not None:
            value = rounded(value, decimals_of(old.value))
        if amount(old) == value:
            return []
        self.touched.add((row_id, cell))
        new = replace(row, **{cell: number_cell(value)})  # type: ignore[arg-type]
        self.rows[self.rows.index(row)] = new
        return [Atom("cell", (row_id, cell), (figure(old.written),))]

    def spoil(self, row_id: str, cell: str, how: str) -> list[Atom]:
        """An accident to the digits of an amount of money; a sign or a zero is left alone."""
        value = self.row(row_id).cell(cell).value
        if not value or value < 0 or value != int(value):
            return []
        digits = garbled(self.chance, format(value, "f"), how)
        return [] if digits.startswith("0") else self.write(row_id, cell, Decimal(digits))


def similar(chance: random.Random, digit: str) -> str:
    """A digit that this one is read as; the pairs that stand first are drawn more often."""
    pairs = [pair for pair in SIMILAR if digit in pair]
    weights = [len(SIMILAR) - SIMILAR.index(pair) for pair in pairs]
    return chance.choices(pairs, weights)[0].replace(digit, "", 1)


def garbled(chance: random.Random, digits: str, how: str) -> str:
    """The digits after one accident; what is no accident for them comes back as it was."""
    at = chance.randrange(len(digits))
    before, digit, after = digits[:at], digits[at], digits[at + 1 :]
    match how:
        case "replaced":
            return before + chance.choice("0123456789") + after
        case "misread":
            return before + similar(chance, digit) + after
        case "exchanged":
            return before + after[:1] + digit + after[1:]
        case "dropped":
            return before + after if after or before else digits
        case "added":
            return before + digit + chance.choice((digit, chance.choice("0123456789"))) + after
    return _misread_twice(chance, digits)


def _misread_twice(chance: random.Random, digits: str) -> str:
    repeated = sorted({digit for digit in digits if digits.count(digit) > 1})
    if not repeated:
        return digits
    digit = chance.choice(repeated)
    places = chance.sample([at for at, one in enumerate(digits) if one == digit], 2)
    read = similar(chance, digit)
    return "".join(read if at in places else one for at, one in enumerate(digits))


def _digits(how: str) -> Callable[[Planting], list[Atom]]:
    def plant_one(planting: Planting) -> list[Atom]:
        return planting.spoil(planting.any_row().id, planting.chance.choice(MONEY), how)

    return plant_one


def _sign(planting: Planting) -> list[Atom]:
    row, cell = planting.any_row(), planting.chance.choice(MONEY)
    value = row.cell(cell).value
    return planting.write(row.id, cell, -value) if value else []


def _slip(planting: Planting) -> list[Atom]:
    """Zeros too many, zeros too few, or a comma where the last group or two digits began."""
    row, cell, chance = planting.any_row(), planting.chance.choice(MONEY), planting.chance
    value, power = row.cell(cell).value, chance.randrange(1, 7)
    if not value:
        return []
    if chance.random() < 0.5:
        return planting.write(row.id, cell, value * 10**power)
    smaller = rounded(Fraction(value) / 10**power, 0 if value % 10**power == 0 else 2)
    if smaller * 10**power != value or abs(smaller) < 1:
        return []
    return planting.write(row.id, cell, smaller)


def _percentage(planting: Planting) -> list[Atom]:
    """Another absorption: misread, invented, its comma moved, or computed from other figures."""
    row, chance = planting.any_row(), planting.chance
    share, ceiling, spending = row.absorption.value, row.ceiling.value, amount(row.spending)
    if share is None or not ceiling or spending is None:
        return []
    digits, decimals = format(share, "f").replace(".", ""), decimals_of(share)
    match chance.choice(("digits", "digits", "invented", "comma", "other row", "other budget")):
        case "digits":
            text = garbled(chance, digits, chance.choice(ACCIDENTS)) or digits
            return planting.write(row.id, "absorption", Decimal(text).scaleb(-decimals))
        case "invented":
            invented = Decimal(chance.randrange(0, 10_000)).scaleb(-2)
            return planting.write(row.id, "absorption", invented)
        case "comma":
            return planting.write(row.id, "absorption", share.scaleb(chance.choice((-1, 1, 2))))
        case "other row":
            other = planting.any_row().ceiling.value or Decimal(0)
        case _:
            other = rounded(Fraction(ceiling) * chance.randrange(80, 125) / 100, 0)
    wrong = rounded_percentage(spending, other, decimals)
    return planting.write(row.id, "absorption", wrong) if wrong and 0 <= wrong < 1000 else []


def _achievement(planting: Planting) -> list[Atom]:
    """Another achievement than realization / target · 100 of its row."""
    row, chance = planting.any_row(), planting.chance
    value = row.achievement.value
    if value is None:
        return []
    if chance.random() < 0.5:
        return planting.write(row.id, "achievement", Decimal(chance.randrange(0, 100)))
    text = garbled(chance, format(value, "f").replace(".", ""), chance.choice(ACCIDENTS))
    return planting.write(row.id, "achievement", Decimal(text or "0").scaleb(-decimals_of(value)))


def _missing(planting: Planting) -> list[Atom]:
    """A leaf that was left out, or one time in five an activity with all that is below it."""
    is_activity = planting.chance.random() < 0.2
    row = planting.any_row()
    children = [one for one in planting.rows if one.parent == row.id]
    siblings = [one for one in planting.rows if one.parent == row.parent]
    if row.parent is None or len(siblings) < 2 or bool(children) != is_activity:
        return []
    if (is_activity and row.level is not Level.ACTIVITY) or row.id in planting.bereft:
        return []
    if not planting.is_whole([row, *children]):
        return []
    planting.bereft.add(row.parent)
    planting.rows = [one for one in planting.rows if one not in (row, *children)]
    money = (figure(row.ceiling.written), figure(row.spending.written))
    return [Atom("insert", (row.parent,), money)]


def _doubled(planting: Planting) -> list[Atom]:
    """A leaf that stands twice: behind itself, or one time in four at the end of its family."""
    row = planting.any_row()
    siblings = [one for one in planting.rows if one.parent == row.parent]
    has_children = any(one.parent == row.id for one in planting.rows)
    if row.parent is None or has_children or not planting.is_whole([row]):
        return []
    copy = replace(row, id=f"{row.id}+")
    last = row if planting.chance.random() < 0.75 else siblings[-1]
    if any(one.parent == last.id for one in planting.rows):
        last = row
    planting.rows.insert(planting.rows.index(last) + 1, copy)
    planting.touched |= {(one, cell) for one in (row.id, copy.id) for cell in NUMBER_CELLS}
    return [Atom("remove", (row.id, copy.id))]


def _two_in_one_sum(planting: Planting) -> list[Atom]:
    """Two amounts of one sum, each by an accident of its own; the total may be one of them."""
    chance, parent = planting.chance, planting.any_row()
    family = [row for row in planting.rows if parent.id in (row.id, row.parent)]
    if len(family) < 3:
        return []
    cell = chance.choice(MONEY)
    pair = [
        planting.spoil(row.id, cell, chance.choice(ACCIDENTS)) for row in chance.sample(family, 2)
    ]
    return pair[0] + pair[1] if all(pair) else []


def _one_cause(planting: Planting) -> list[Atom]:
    """One wrong amount on two rows that repeat it: goal and objective, or a single child."""
    cell, chance = planting.chance.choice(MONEY), planting.chance
    parents = Counter(row.parent for row in planting.rows)
    only = [row for row in planting.rows if row.parent and parents[row.parent] == 1]
    if not only:
        return []
    child = chance.choice(only)
    first = planting.spoil(child.parent or "", cell, chance.choice(ACCIDENTS))
    value = planting.row(child.parent or "").cell(cell).value
    if not first or value is None or figure(child.cell(cell).written) != first[0].truth[0]:
        return []
    second = planting.write(child.id, cell, value)
    return first + second if second else []


def _computed_from_wrong(planting: Planting) -> list[Atom]:
    """A wrong amount and the percentage that the sheet computed from it."""
    row, cell = planting.any_row(), planting.chance.choice(MONEY)
    share = row.absorption.value
    first = planting.spoil(row.id, cell, planting.chance.choice(ACCIDENTS))
    now = planting.row(row.id)
    if share is None or not first or not now.ceiling.value:
        return []
    wrong = rounded_percentage(amount(now.spending) or 0, now.ceiling.value, decimals_of(share))
    second = planting.write(row.id, "absorption", wrong) if wrong is not None else []
    return first + second if second else []


BESIDE = {
    "ceiling": ("target", "realization", "spending", "spending"),
    "spending": ("realization", "achievement", "ceiling", "ceiling"),
    "absorption": ("achievement",),
}
"""The columns left and right of each, and the other column of money, which is confused most."""


def _neighbour(planting: Planting) -> list[Atom]:
    """The value of another column of the row."""
    row, cell = planting.any_row(), planting.chance.choice((*MONEY, *MONEY, "absorption"))
    value = row.cell(planting.chance.choice(BESIDE[cell])).value
    return planting.write(row.id, cell, value) if value is not None else []


def _row_above(planting: Planting) -> list[Atom]:
    """The value of the line above."""
    at = planting.chance.randrange(1, len(planting.rows))
    cell = planting.chance.choice((*MONEY, *MONEY, "absorption"))
    value = amount(planting.rows[at - 1].cell(cell))
    return planting.write(planting.rows[at].id, cell, value) if value is not None else []


def _swapped_columns(planting: Planting) -> list[Atom]:
    row = planting.any_row()
    ceiling, spending = row.ceiling.value, row.spending.value
    if not ceiling or not spending:
        return []
    first = planting.write(row.id, "ceiling", spending)
    second = planting.write(row.id, "spending", ceiling)
    return first + second if first and second else []


KINDS: dict[str, tuple[int, Callable[[Planting], list[Atom]]]] = {
    "digit replaced": (10, _digits("replaced")),
    "digit misread": (12, _digits("misread")),
    "digits exchanged": (8, _digits("exchanged")),
    "digit dropped": (7, _digits("dropped")),
    "digit added": (7, _digits("added")),
    "misread twice": (4, _digits("misread twice")),
    "sign": (4, _sign),
    "slip of 10 to 10⁶": (7, _slip),
    "wrong percentage": (9, _percentage),
    "wrong achievement": (2, _achievement),
    "missing row": (5, _missing),
    "doubled row": (4, _doubled),
    "two in one sum": (5, _two_in_one_sum),
    "one cause, two cells": (4, _one_cause),
    "computed from wrong": (4, _computed_from_wrong),
    "neighbour's value": (4, _neighbour),
    "row above's value": (4, _row_above),
    "swapped columns": (4, _swapped_columns),
}
"""Each kind of error, how often it comes, and how it is planted."""


def draw(chance: random.Random, count: int) -> list[str]:
    """Kinds as often as they come."""
    return chance.choices(list(KINDS), [weight for weight, _ in KINDS.values()], k=count)


def plant(form: Form, chance: random.Random, kinds: list[str]) -> Specimen:
    """The form with as many errors; another kind where the form has no place for the one asked."""
    planting = Planting(chance, list(form.rows))
    for asked in kinds:
        for attempt in range(TRIES):
            kind = asked if attempt < TRIES // 2 else draw(chance, 1)[0]
            before = (list(planting.rows), set(planting.touched), set(planting.bereft))
            atoms = KINDS[kind][1](planting)
            if atoms and faults(
                replace(form, rows=tuple(_alone(form, planting, before[0], atoms)))
            ):
                planting.errors.append(Error(kind, tuple(atoms)))
                break
            planting.rows, planting.touched, planting.bereft = before
    return _numbered(form, planting)


def _alone(form: Form, planting: Planting, before: list[Row], atoms: list[Atom]) -> Iterator[Row]:
    """The rows of the true form with the latest error only."""
    after = {row.id: row for row in planting.rows}
    lost = {row.id for row in before} - after.keys()
    wrong = {atom.place for atom in atoms if atom.what == "cell"}
    doubled = {atom.place[0] for atom in atoms if atom.what == "remove"}
    for row in form.rows:
        if row.id not in lost:
            cells = {
                cell: after[row.id].cell(cell) for cell in NUMBER_CELLS if (row.id, cell) in wrong
            }
            yield replace(row, **cells)  # type: ignore[arg-type]
        if row.id in doubled:
            yield after[f"{row.id}+"]


def _numbered(form: Form, planting: Planting) -> Specimen:
    """The rows under new numbers, and the truth in their terms."""
    number = {row.id: str(at) for at, row in enumerate(planting.rows, start=1)}
    rows = tuple(
        replace(row, id=number[row.id], parent=number[row.parent] if row.parent else None)
        for row in planting.rows
    )
    errors = tuple(
        Error(
            kind,
            tuple(
                atom._replace(
                    place=tuple(sorted((number[one] for one in atom.place), key=int))
                    if atom.what == "remove"
                    else (number[atom.place[0]], *atom.place[1:])
                )
                for atom in atoms
            ),
        )
        for kind, atoms in planting.errors
    )
    origin = {number[row.id]: form.by_id[row.id.rstrip("+")] for row in planting.rows}
    return Specimen(replace(form, rows=rows), errors, origin)
