"""True forms of several shapes, consistent to the last rupiah: what errors are planted in."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tolok.domain.forms import BLANK, Cell, Form, Row, State
from tolok.domain.levels import Level
from tolok.domain.notation import write_number
from tolok.domain.quantities import rounded_percentage

UNITS = ("Dokumen", "Bulan", "Unit", "Kegiatan", "Laporan")


@dataclass(frozen=True)
class Setting:
    """How forms are made: their shape, how many rows spent nothing, and the percentage column."""

    name: str
    shape: str = "kecamatan"
    unspent: int = 15
    has_percentages: bool = True


SETTINGS = (
    Setting("15 % unspent"),
    Setting("50 % unspent", unspent=50),
    Setting("15 %, no percentages", has_percentages=False),
    Setting("50 %, no percentages", unspent=50, has_percentages=False),
    Setting("flat", shape="flat", unspent=30),
    Setting("chains", shape="chains", unspent=30),
    Setting("three levels", shape="three", unspent=30),
)


class _Maker:
    """Rows in the order of the form, money summed upwards."""

    def __init__(self, chance: random.Random, setting: Setting) -> None:
        self.chance, self.setting = chance, setting
        self.rows: list[Row] = []

    def leaf_money(self) -> tuple[int, int]:
        """A ceiling as budgets are written, and what was spent of it."""
        size = 10 ** self.chance.choice((6, 7, 7, 8, 8, 9))
        grain = self.chance.choice((1, 5, 100, 500, 1000, 1000, 1000, 100_000, 1_000_000))
        ceiling = max(grain, self.chance.randrange(size, 10 * size) // grain * grain)
        if self.chance.randrange(100) < self.setting.unspent:
            return ceiling, 0
        if self.chance.randrange(20) == 0:
            return ceiling, ceiling
        part = self.chance.randrange(1, ceiling)
        return ceiling, max(1, part // 500 * 500 if self.chance.random() < 0.4 else part)

    def add(self, level: Level, parent: str | None, tree: object) -> tuple[int, int]:
        """A row and all below it; answers its money."""
        number = str(len(self.rows) + 1)
        self.rows.append(Row(number, level))  # its place; what it says is known after its children
        place = len(self.rows) - 1
        if isinstance(tree, list):
            below = level.below or Level.SUBACTIVITY
            parts = [self.add(below, number, one) for one in tree]
            money = sum(part[0] for part in parts), sum(part[1] for part in parts)
        else:
            money = self.leaf_money()
        self.rows[place] = self.row(number, level, parent, money)
        return money

    def row(self, number: str, level: Level, parent: str | None, money: tuple[int, int]) -> Row:
        """One row that says what it is."""
        ceiling, spending = money
        share = rounded_percentage(spending, ceiling, 2)
        shown = self.setting.has_percentages and share is not None
        target = self.chance.choice((1, 4, 12, 12, 100))
        done = self.chance.randrange(0, target + 1)
        achievement = rounded_percentage(done, target, 2) or Decimal(0)
        return Row(
            id=number,
            level=level,
            parent=parent,
            name=f"{level.label} nomor {number}",
            indicator=f"Jumlah keluaran {number}",
            unit=self.chance.choice(UNITS),
            target=number_cell(Decimal(target)),
            ceiling=number_cell(Decimal(ceiling)),
            realization=number_cell(Decimal(done)),
            spending=number_cell(Decimal(spending)),
            achievement=number_cell(achievement, 2),
            absorption=number_cell(share, 2) if shown and share is not None else BLANK,
        )


def number_cell(value: Decimal, decimals: int | None = None) -> Cell:
    """A cell that says a number in the notation of the form."""
    return Cell(write_number(value, decimals), State.VALUE, value)


def true_form(chance: random.Random, setting: Setting) -> Form:
    """A form in which everything holds; those of the usual shape have 40 to 80 rows."""
    while True:
        form = _true_form(chance, setting)
        if setting.shape != "kecamatan" or 40 <= len(form.rows) <= 80:
            return form


def _true_form(chance: random.Random, setting: Setting) -> Form:
    maker = _Maker(chance, setting)
    trees = list(_trees(chance, setting.shape))
    if setting.shape == "three":
        for tree in trees:
            maker.add(Level.PROGRAM, None, tree)
        return Form("PEMERINTAH KOTA CONTOH", "KECAMATAN CONTOH", 2024, None, tuple(maker.rows))
    maker.rows += [Row("1", Level.GOAL), Row("2", Level.OBJECTIVE)]
    parts = [maker.add(Level.PROGRAM, "2", tree) for tree in trees]
    total = sum(part[0] for part in parts), sum(part[1] for part in parts)
    maker.rows[0] = maker.row("1", Level.GOAL, None, total)
    maker.rows[1] = maker.row("2", Level.OBJECTIVE, "1", total)
    return Form("PEMERINTAH KOTA CONTOH", "KECAMATAN CONTOH", 2024, None, tuple(maker.rows))


def _trees(chance: random.Random, shape: str) -> Iterator[list[object]]:
    """Programs as lists of activities, these as lists of subactivities."""
    match shape:
        case "flat":
            for _ in range(chance.randrange(2, 4)):
                yield [[None] * chance.randrange(8, 26)]
        case "chains":
            for _ in range(chance.randrange(3, 6)):
                yield [[None] * chance.choice((1, 1, 1, 2)) for _ in range(chance.randrange(3, 7))]
        case _:
            for _ in range(chance.randrange(3, 5)):
                count = chance.randrange(2, 6)
                yield [[None] * chance.randrange(1, 7) for _ in range(count)]


def large_form(chance: random.Random, rows: int) -> Form:
    """A form of about that many rows under one goal."""
    maker = _Maker(chance, SETTINGS[0])
    maker.rows += [Row("1", Level.GOAL), Row("2", Level.OBJECTIVE)]
    parts = []
    while len(maker.rows) < rows:
        parts.append(maker.add(Level.PROGRAM, "2", [[None] * 6 for _ in range(8)]))
    total = sum(part[0] for part in parts), sum(part[1] for part in parts)
    maker.rows[0] = maker.row("1", Level.GOAL, None, total)
    maker.rows[1] = maker.row("2", Level.OBJECTIVE, "1", total)
    return Form("PEMERINTAH KOTA CONTOH", "KOTA CONTOH", 2024, None, tuple(maker.rows))
