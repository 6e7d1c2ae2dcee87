"""Errors planted in true forms, each with its truth: what offices and scanners do to numbers.

Nothing here knows how repairs are searched: a digit is replaced in the text that stands in the
cell, a row is left out of the list of rows.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from repair_forms import number_cell

from tolok.domain.forms import Form, Row
from tolok.domain.levels import Level
from tolok.domain.notation import read_number
from tolok.domain.quantities import rounded_percentage

MONEY = ("ceiling", "spending")
LOOK_ALIKE = {
    "0": "89", "1": "7", "2": "137", "3": "812", "4": "91", "5": "63", "6": "850", "7": "12",
    "8": "6903", "9": "804",
}  # fmt: skip


class Atom(NamedTuple):
    """One thing to restore: a cell's text, a missing row's money, or a row that stands twice."""

    kind: str
    place: tuple[str, ...]
    truth: tuple[str, ...]


@dataclass
class Planting:
    """A form on its way to being wrong, and the truth of what was done to it."""

    rows: list[Row]
    chance: random.Random
    planted: list[tuple[str, list[Atom]]] = field(default_factory=list)
    touched: set[tuple[str, str]] = field(default_factory=set)

    def form(self, like: Form) -> Form:
        """The form as it stands now."""
        return replace(like, rows=tuple(self.rows))

    def index(self, row_id: str) -> int:
        """Where a row stands."""
        return next(at for at, row in enumerate(self.rows) if row.id == row_id)

    def leaves(self) -> list[Row]:
        """Rows with nothing below them."""
        parents = {row.parent for row in self.rows}
        return [row for row in self.rows if row.id not in parents]

    def write(self, row: Row, cell: str, value: Decimal) -> list[Atom] | None:
        """Another value in a cell; None where that would change nothing, or was done before."""
        old = row.cell(cell)
        if old.value is None or old.value == value or (row.id, cell) in self.touched:
            return None
        self.touched.add((row.id, cell))
        at = self.index(row.id)
        decimals = 2 if cell == "absorption" else None
        changed = replace(self.rows[at], **{cell: number_cell(value, decimals)})  # type: ignore[arg-type]
        self.rows[at] = changed
        return [Atom("cell", (row.id, cell), (old.written,))]


def garbled(  # noqa: PLR0911 - one line an accident
    chance: random.Random, digits: str, how: str
) -> str:
    """The digits after one accident; what is no accident for them comes back as it was."""
    at = chance.randrange(len(digits))
    before, digit, after = digits[:at], digits[at], digits[at + 1 :]
    match how:
        case "replaced":
            return before + chance.choice("0123456789") + after
        case "shape":
            return before + chance.choice(LOOK_ALIKE[digit]) + after
        case "exchanged" if after:
            return before + after[0] + digit + after[1:]
        case "dropped" if len(digits) > 1:
            return before + after
        case "added":
            return before + chance.choice((digit, chance.choice("0123456789"))) + digit + after
        case "twice":
            return _twice(chance, digits)
    return digits


def _twice(chance: random.Random, digits: str) -> str:
    """Two equal digits misread alike; a number is not misread into a leading zero."""
    repeated = sorted({one for one in digits if digits.count(one) > 1})
    if not repeated:
        return digits
    digit = chance.choice(repeated)
    places = [at for at, one in enumerate(digits) if one == digit]
    chosen = set(chance.sample(places, 2))
    read = chance.choice(LOOK_ALIKE[digit])
    found = "".join(read if at in chosen else one for at, one in enumerate(digits))
    return digits if found.startswith("0") else found


def _of_digits(how: str) -> Callable[[Planting], list[Atom] | None]:
    def plant(planting: Planting) -> list[Atom] | None:
        row = planting.chance.choice(planting.rows)
        cell = planting.chance.choice(MONEY)
        value = row.cell(cell).value
        if not value or value < 0:
            return None
        text = garbled(planting.chance, format(value, "f"), how)
        return planting.write(row, cell, Decimal(text)) if int(text) else None

    return plant


def _sign(planting: Planting) -> list[Atom] | None:
    row, cell = planting.chance.choice(planting.rows), planting.chance.choice(MONEY)
    value = row.cell(cell).value
    return planting.write(row, cell, -value) if value else None


def _slip(planting: Planting) -> list[Atom] | None:
    """A decimal or thousands slip: zeros too many, or too few where zeros are there to lose."""
    row, cell = planting.chance.choice(planting.rows), planting.chance.choice(MONEY)
    value, power = row.cell(cell).value, planting.chance.randrange(1, 7)
    if not value:
        return None
    if planting.chance.random() < 0.5:
        return planting.write(row, cell, value * 10**power)
    if value % 10**power:
        return None
    return planting.write(row, cell, value // 10**power)


def _percentage(planting: Planting) -> list[Atom] | None:
    """Another percentage: misread, out of the blue, or computed from another ceiling."""
    row, chance = planting.chance.choice(planting.rows), planting.chance
    share, ceiling, spending = row.absorption.value, row.ceiling.value, row.spending.value
    if share is None or not ceiling or spending is None or ceiling < 0:
        return None
    digits = format(share, "f").replace(".", "")
    wrong = {
        "misread": Decimal(garbled(chance, digits, "shape")).scaleb(-2),
        "invented": Decimal(chance.randrange(0, 10_000)).scaleb(-2),
        "other ceiling": rounded_percentage(
            spending, Fraction(ceiling) * chance.randrange(80, 120) / 100, 2
        ),
    }[chance.choice(("misread", "invented", "other ceiling"))]
    return planting.write(row, "absorption", wrong or Decimal(0))


def _missing(planting: Planting) -> list[Atom] | None:
    row = planting.chance.choice(planting.leaves())
    siblings = [one for one in planting.rows if one.parent == row.parent]
    if row.parent is None or len(siblings) < 2 or (row.id, "ceiling") in planting.touched:
        return None
    planting.rows.remove(row)
    money = (row.ceiling.written, row.spending.written)
    return [Atom("insert", (row.parent,), money)]


def _doubled(planting: Planting) -> list[Atom] | None:
    row = planting.chance.choice(planting.leaves())
    if (row.id, "ceiling") in planting.touched or row.parent is None:
        return None
    at = planting.index(row.id)
    planting.rows.insert(at + 1, replace(row, id=f"{row.id}b"))
    planting.touched |= {(row.id + end, cell) for end in ("", "b") for cell in MONEY}
    return [Atom("remove", (), tuple(sorted((row.id, f"{row.id}b"))))]


def _two_in_one_sum(planting: Planting) -> list[Atom] | None:
    chance = planting.chance
    families: dict[str, list[Row]] = {}
    for row in planting.rows:
        if row.parent:
            families.setdefault(row.parent, []).append(row)
    large = [rows for rows in families.values() if len(rows) > 1]
    if not large:
        return None
    cell, found = chance.choice(MONEY), []
    for row in chance.sample(chance.choice(large), 2):
        value = row.cell(cell).value
        if not value or value < 0:
            return None
        text = garbled(
            chance, format(value, "f"), chance.choice(("replaced", "shape", "exchanged"))
        )
        atoms = planting.write(row, cell, Decimal(text)) if int(text) else None
        if atoms is None:
            return None
        found += atoms
    return found


def _repeated_total(planting: Planting) -> list[Atom] | None:
    """One wrong number on two rows that say the same: goal and objective, or a single child."""
    pairs = [
        (one, other)
        for one in planting.rows
        for other in planting.rows
        if other.parent == one.id
        and one.ceiling == other.ceiling
        and (other.level in {Level.OBJECTIVE, Level.SUBACTIVITY})
    ]
    if not pairs:
        return None
    pair, cell = planting.chance.choice(pairs), planting.chance.choice(MONEY)
    value = pair[0].cell(cell).value
    if not value or value < 0 or value != pair[1].cell(cell).value:
        return None
    text = garbled(
        planting.chance, format(value, "f"), planting.chance.choice(("shape", "replaced"))
    )
    atoms = [planting.write(row, cell, Decimal(text)) for row in pair] if int(text) else [None]
    return [atom for one in atoms if one for atom in one] if all(atoms) else None


def _computed_from_wrong(planting: Planting) -> list[Atom] | None:
    """A wrong figure and the percentage that the sheet computed from it."""
    row, cell = planting.chance.choice(planting.leaves()), planting.chance.choice(MONEY)
    value = row.cell(cell).value
    if not value or value < 0 or row.absorption.value is None:
        return None
    how = planting.chance.choice(("shape", "exchanged", "dropped"))
    text = garbled(planting.chance, format(value, "f"), how)
    atoms = planting.write(row, cell, Decimal(text)) if int(text) else None
    if atoms is None:
        return None
    now = planting.rows[planting.index(row.id)]
    share = rounded_percentage(now.spending.value or 0, now.ceiling.value or 0, 2)
    return atoms + (planting.write(now, "absorption", share or Decimal(0)) or [])


def _neighbour(planting: Planting) -> list[Atom] | None:
    row = planting.chance.choice(planting.rows)
    into, out = planting.chance.sample(MONEY, 2)
    value = row.cell(out).value
    return planting.write(row, into, value) if value else None


def _row_above(planting: Planting) -> list[Atom] | None:
    at, cell = planting.chance.randrange(1, len(planting.rows)), planting.chance.choice(MONEY)
    value = planting.rows[at - 1].cell(cell).value
    return planting.write(planting.rows[at], cell, value) if value else None


def _swapped_columns(planting: Planting) -> list[Atom] | None:
    row = planting.chance.choice(planting.rows)
    ceiling, spending = row.ceiling.value, row.spending.value
    if (
        not ceiling
        or not spending
        or ceiling == spending
        or {(row.id, cell) for cell in MONEY} & planting.touched
    ):
        return None
    first = planting.write(row, "ceiling", spending)
    second = planting.write(row, "spending", ceiling)
    return first + second if first and second else None


KINDS: dict[str, tuple[int, Callable[[Planting], list[Atom] | None]]] = {
    "digit replaced": (10, _of_digits("replaced")),
    "digit misread": (12, _of_digits("shape")),
    "digits exchanged": (8, _of_digits("exchanged")),
    "digit dropped": (7, _of_digits("dropped")),
    "digit added": (7, _of_digits("added")),
    "misread twice": (4, _of_digits("twice")),
    "sign": (4, _sign),
    "slip of 10 to 10⁶": (7, _slip),
    "wrong percentage": (10, _percentage),
    "missing row": (5, _missing),
    "doubled row": (4, _doubled),
    "two in one sum": (5, _two_in_one_sum),
    "one cause, two cells": (4, _repeated_total),
    "computed from wrong": (4, _computed_from_wrong),
    "neighbour's value": (4, _neighbour),
    "row above's value": (4, _row_above),
    "swapped columns": (4, _swapped_columns),
}
"""Each kind of error, how often it comes, and how it is planted."""


def faults(form: Form) -> set[tuple[str, str]]:
    """What does not hold in a form, found by plain sums and fractions."""
    return set(_faults(form))


def _faults(form: Form) -> Iterator[tuple[str, str]]:
    programs = [row for row in form.rows if row.level is Level.PROGRAM]
    for row in form.rows:
        below = programs if row.level in {Level.GOAL, Level.OBJECTIVE} else form.children_of(row)
        for cell in MONEY if below else ():
            if sum(one.cell(cell).value or 0 for one in below) != row.cell(cell).value:
                yield row.id, cell
        share, ceiling = row.absorption.value, row.ceiling.value
        spent = row.spending.value or 0
        if share is not None and ceiling and rounded_percentage(spent, ceiling, 2) != share:
            yield row.id, "absorption"


def plant(form: Form, chance: random.Random, kinds: list[str]) -> tuple[Form, Planting]:
    """The form with errors of those kinds, none of them invisible to sums and percentages."""
    planting = Planting(list(form.rows), chance)
    for kind in kinds:
        for _ in range(80):  # many draws change nothing, or nothing that could be seen
            rows, touched = list(planting.rows), set(planting.touched)
            atoms = KINDS[kind][1](planting)
            seen = faults(replace(form, rows=tuple(rows))) != faults(planting.form(form))
            if atoms and (seen or kind == "doubled row"):
                planting.planted.append((kind, atoms))
                break
            planting.rows, planting.touched = rows, touched
    return planting.form(form), planting


def cell_of(text: str) -> Decimal | None:
    """The number of a text in the notation of the form."""
    return read_number(text).value
