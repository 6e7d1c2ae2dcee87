"""True forms of several shapes, and the plain arithmetic that tells a wrong one from them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from tolok.domain.forms import BLANK, Cell, Form, Row, State
from tolok.domain.levels import Level
from tolok.domain.notation import read_number, write_number
from tolok.domain.quantities import decimals_of, rounded_percentage

DEEDS = ("Penyediaan", "Penyusunan", "Koordinasi", "Pemeliharaan", "Fasilitasi", "Pembinaan")
THINGS = ("Dokumen", "Jasa Surat", "Peralatan", "Laporan", "Kendaraan", "Jaringan", "Pelatihan")
PLACES = ("Kantor", "Kelurahan", "Kecamatan", "Pasar", "Sekolah", "Puskesmas", "Jalan", "Taman")
MONEY = ("ceiling", "spending")

UNITS = {1: "Laporan", 2: "Dokumen", 4: "Dokumen", 8: "Kelurahan", 12: "Bulan", 60: "Orang"}
"""What is counted, by its target."""

Tree = list["Tree"]
"""A row by the rows below it; the empty list is a leaf."""


@dataclass(frozen=True)
class Setting:
    """How forms are made.

    ``unspent`` is how many leaves of a hundred spent nothing; ``decimals`` those of the
    absorption column.
    """

    name: str
    shape: str = "kecamatan"
    unspent: int = 15
    has_percentages: bool = True
    decimals: int = 2


SETTINGS = (
    Setting("15 % unspent"),
    Setting("50 % unspent", unspent=50),
    Setting("15 %, no percentages", has_percentages=False),
    Setting("50 %, no percentages", unspent=50, has_percentages=False),
    Setting("flat", shape="flat", unspent=30),
    Setting("chains", shape="chains", unspent=30),
    Setting("wide", shape="wide", unspent=30),
    Setting("small", shape="small", unspent=30),
    Setting("three levels", shape="three levels", unspent=30),
    Setting("whole percentages", unspent=30, decimals=0),
)
"""The first four are the forms of a district office; the others have other shapes."""


class _Maker:
    """Rows in the order of the form, money summed upwards."""

    def __init__(self, chance: random.Random, setting: Setting) -> None:
        self.chance, self.setting = chance, setting
        self.rows: list[Row] = []
        self.names = [" ".join(words) for words in product(DEEDS, THINGS, PLACES)]
        chance.shuffle(self.names)
        self.nothing = chance.choice(("-", "0", "either"))
        self.decimals_of_achievement = chance.choice((0, 2))

    def leaf_money(self) -> tuple[int, int]:
        """A ceiling between one million and five milliard, and what was spent of it."""
        chance = self.chance
        size = int(10 ** chance.uniform(6, 9.7))  # the law of small budgets: evenly in logarithms
        grain = chance.choice((1, 1, 5, 100, 1000, 1000, 1000, 100_000, 100_000, 1_000_000))
        ceiling = max(size // grain, 1) * grain
        if chance.randrange(100) < self.setting.unspent:
            return ceiling, 0
        if chance.randrange(12) == 0:
            return ceiling, ceiling
        part = chance.randrange(1, ceiling)
        grain = chance.choice((1, 1, 500, 1000))
        return ceiling, max(1, part // grain * grain)

    def add(self, level: Level, parent: str | None, tree: Tree) -> tuple[int, int]:
        """A row and all below it; answers its money."""
        number = str(len(self.rows) + 1)
        place = len(self.rows)
        self.rows.append(Row(number, level))  # its place; what it says is known after its children
        below = level.below or Level.SUBACTIVITY
        if tree:
            parts = [self.add(below, number, one) for one in tree]
            money = sum(part[0] for part in parts), sum(part[1] for part in parts)
        else:
            money = self.leaf_money()
        self.rows[place] = self.row(number, level, parent, money)
        return money

    def row(self, number: str, level: Level, parent: str | None, money: tuple[int, int]) -> Row:
        """One row that says what it is."""
        chance, (ceiling, spending) = self.chance, money
        counts = level is Level.SUBACTIVITY
        target = chance.choice(tuple(UNITS)) if counts else 100
        done = Decimal(chance.randrange(0, target + 1))
        if not counts:  # a whole number may equal what is counted below: another fault
            done = Decimal(f"{chance.randrange(0, 100)}.{chance.randrange(1, 10)}")
        share = rounded_percentage(spending, ceiling, self.setting.decimals)
        achievement = rounded_percentage(done, target, self.decimals_of_achievement)
        name = self.names[len(self.rows) % len(self.names)]
        more = len(self.rows) // len(self.names)
        name = f"{name} Tahap {more + 1}" if more else name
        return Row(
            id=number,
            level=level,
            parent=parent,
            name=f"{level.label} {name}" if not counts else name,
            indicator=f"{'Jumlah' if counts else 'Persentase'} {name.lower()}",
            unit=UNITS[target] if counts else "%",
            target=number_cell(Decimal(target)),
            ceiling=number_cell(Decimal(ceiling)),
            realization=number_cell(done),
            spending=self.amount(spending),
            achievement=number_cell(achievement) if achievement is not None else BLANK,
            absorption=number_cell(share)
            if self.setting.has_percentages and share is not None
            else BLANK,
        )

    def amount(self, spending: int) -> Cell:
        """Spending as this form writes it, nothing as a dash or as zero."""
        nothing = self.chance.choice("-0") if self.nothing == "either" else self.nothing
        if spending == 0 and nothing == "-":
            return Cell("-", State.DASH)
        return number_cell(Decimal(spending))


def number_cell(value: Decimal) -> Cell:
    """A cell that says a number in the notation of the form, at the number's own precision."""
    return Cell(write_number(value, decimals_of(value)), State.VALUE, value)


def true_form(chance: random.Random, setting: Setting) -> Form:
    """A form in which everything holds; those of the usual shape have 40 to 80 rows."""
    while True:
        programs = _programs(chance, setting.shape)
        size = 2 + sum(map(_size, programs))
        if setting.shape == "kecamatan" and not 40 <= size <= 80:
            continue
        return _form(chance, setting, programs)


def large_form(chance: random.Random, rows: int) -> Form:
    """A form of about that many rows under one goal."""
    programs: list[Tree] = []
    while sum(map(_size, programs)) < rows:
        programs.append([_leaves(chance.randrange(2, 9)) for _ in range(chance.randrange(4, 12))])
    return _form(chance, SETTINGS[0], programs)


def _form(chance: random.Random, setting: Setting, programs: list[Tree]) -> Form:
    maker = _Maker(chance, setting)
    if setting.shape == "three levels":
        for program in programs:
            maker.add(Level.PROGRAM, None, program)
    else:
        maker.add(Level.GOAL, None, [programs])
    return Form("PEMERINTAH KOTA CONTOH", "KECAMATAN CONTOH", 2024, None, tuple(maker.rows))


def _size(tree: Tree) -> int:
    return 1 + sum(map(_size, tree))


def _leaves(count: int) -> Tree:
    return [[] for _ in range(count)]


def _programs(chance: random.Random, shape: str) -> list[Tree]:
    """Programs as trees of activities, these of subactivities."""
    match shape:
        case "flat":
            return [
                [_leaves(chance.randrange(8, 26)) for _ in range(chance.choice((1, 1, 2)))]
                for _ in range(chance.randrange(2, 4))
            ]
        case "chains":
            below = (1, 1, 1, 2)
            return [
                [_leaves(chance.choice(below)) for _ in range(chance.choice((1, 1, 2, 4, 6)))]
                for _ in range(chance.randrange(4, 9))
            ]
        case "wide":
            return [
                [_leaves(chance.randrange(1, 4)) for _ in range(chance.randrange(10, 16))]
                for _ in range(chance.randrange(2, 5))
            ]
        case "small":
            return [[_leaves(2), _leaves(2)], [_leaves(chance.randrange(1, 3))]]
        case _:
            return [
                [_leaves(chance.randrange(1, 8)) for _ in range(chance.randrange(1, 7))]
                for _ in range(chance.randrange(3, 6))
            ]


def figure(written: str) -> str:
    """The figure that a text says, so that "-" and "0", "25" and "25,00" are one.

    >>> figure("25,00"), figure("-"), figure("1.234"), figure("")
    ('25', '0', '1234', '')
    """
    reading = read_number(written)
    if reading.state is State.DASH:
        return "0"
    if reading.value is None:
        return written
    text = format(reading.value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def amount(cell: Cell) -> Decimal | None:
    """What a cell says in a sum: a dash is nothing, a blank says nothing."""
    return Decimal(0) if cell.state is State.DASH else cell.value


def faults(form: Form) -> set[tuple[str, str]]:
    """Every (row, cell) that contradicts what is below or beside it, by plain arithmetic."""
    return set(_faults(form))


def _faults(form: Form) -> Iterator[tuple[str, str]]:
    for row in form.rows:
        below = form.children_of(row)
        for cell in MONEY if below else ():
            parts, whole = [amount(one.cell(cell)) for one in below], amount(row.cell(cell))
            if None not in parts and whole is not None and sum(filter(None, parts)) != whole:
                yield row.id, cell
        if (amount(row.spending) or 0) > (amount(row.ceiling) or 0):
            yield row.id, "more spent than there is"
        if _differs(row.absorption, row.spending, row.ceiling):
            yield row.id, "absorption"
        if _differs(row.achievement, row.realization, row.target):
            yield row.id, "achievement"


def _differs(share: Cell, part: Cell, whole: Cell) -> bool:
    said, above, below = share.value, amount(part), amount(whole)
    if said is None or above is None or not below:
        return False
    return rounded_percentage(above, below, decimals_of(said)) != said


def accidents(before: str, after: str, copied: set[str]) -> int:
    """How many accidents lead from one figure to another, whatever their likelihood.

    One for a sign, a slip by a power of ten, a figure that stands beside or above; else the
    digits put in, left out, changed or exchanged with their neighbour.

    >>> accidents("949600000", "849600000", set()), accidents("12", "1200", set())
    (1, 1)
    >>> accidents("1234", "2144", set()), accidents("777", "5", {"777"})
    (2, 1)
    """
    one, other = (text.lstrip("-").replace(".", "") for text in (before, after))
    if before in copied or one.strip("0") == other.strip("0"):
        return 1
    older: list[int] = []
    above = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        line = [i]
        for j, right in enumerate(other, start=1):
            best = min(above[j] + 1, line[j - 1] + 1, above[j - 1] + (left != right))
            if i > 1 and j > 1 and one[i - 2 : i] == right + other[j - 2]:
                best = min(best, older[j - 2] + 1)
            line.append(best)
        older, above = above, line
    return above[-1]
