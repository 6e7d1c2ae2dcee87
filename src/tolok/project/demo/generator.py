"""What the offices of the demonstration city planned and reached, by a seeded generator."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from random import Random

from tolok.domain.levels import Level
from tolok.domain.notation import read_number, write_number
from tolok.domain.periods import ROMAN
from tolok.domain.quantities import half_up
from tolok.project.demo.offices import SUPPORT, Bundle, Measure, Office, Work

SHARES = (20, 26, 30, 24)
"""How much of a year's work falls into each quarter, in per cent."""

CAUSES = (
    ("Penyedia terlambat menyerahkan barang.", "Penyedia ditegur, sisanya dijadwalkan ulang."),
    ("Petunjuk teknis baru terbit pada akhir triwulan.", "Pelaksanaan dimulai pekan pertama."),
    ("Cuaca menghentikan pekerjaan di lapangan.", "Regu ditambah pada triwulan berikutnya."),
    ("Pegawai pelaksana dipindahtugaskan.", "Pelaksana pengganti sudah ditetapkan."),
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A row of a plan: its level, name, measure, the quarters' targets, its ceiling in rupiah.

    ``responsible`` is who answers for it; ``later`` are the targets of the Renstra's years to come.
    """

    level: Level
    name: str
    measure: Measure
    quarters: tuple[str, str, str, str]
    ceiling: int | None
    responsible: str
    later: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What an office says of a row in a quarter; an empty spending is not due."""

    realization: str
    spending: str


def plan_of(office: Office, year: int) -> Iterator[Planned]:
    """The rows of an office's plan, each before those under it. Ceilings stand on the lowest."""
    yield _row(Level.GOAL, *office.goal, office.head_title)
    yield _row(Level.OBJECTIVE, *office.objective, office.head_title)
    dice = _dice(f"{office.code} {year}")
    for number, program in enumerate((SUPPORT, *office.programs)):
        scale = office.size if program is SUPPORT else 10
        official = f"{_OFFICIALS.get(office.kind, 'Kepala Bidang')} {ROMAN[number - 1]}"
        responsible = "Sekretaris" if program is SUPPORT else official
        yield from _under(program, Level.PROGRAM, scale, dice, responsible)


def told_of(
    office: Office, year: int, quarter: int, planned: tuple[Planned, ...]
) -> Iterator[Told]:
    """What the office says of each row in a quarter: mostly on schedule, now and then behind."""
    dice = _dice(f"{office.code} {year} {quarter}")
    zeal = 82 + _dice(f"{office.code} zeal").randrange(18)
    for row in planned:
        pace = min(zeal + dice.randrange(-14, 12), 104)
        if dice.randrange(14) == 0:
            pace = dice.randrange(40, 70)
        yield Told(_realization(row, quarter, pace), _spending(row, quarter, pace))


def _dice(seed: str) -> Random:
    return Random(seed)  # noqa: S311 - repeatable on purpose, and no secret


_OFFICIALS = {"Kecamatan": "Kepala Seksi", "Inspektorat": "Inspektur Pembantu"}
"""What those who answer for a program are called; in a Dinas or Badan they head a Bidang."""


def _under(
    bundle: Bundle, level: Level, scale: int, dice: Random, responsible: str
) -> Iterator[Planned]:
    yield _row(level, bundle.name, bundle.measure, responsible)
    for one in bundle.below:
        if isinstance(one, Work):
            odd = dice.randrange(-40, 60) * 1_000
            ceiling = one.millions * 100_000 * scale + odd * (one.millions % 7)
            yield _row(Level.SUBACTIVITY, one.name, one.measure, responsible, ceiling)
        else:
            yield from _under(one, Level.ACTIVITY, scale, dice, responsible)


def _row(
    level: Level, name: str, measure: Measure, responsible: str, ceiling: int | None = None
) -> Planned:
    later = _later(measure) if level in {Level.GOAL, Level.OBJECTIVE} else ()
    return Planned(level, name, measure, _quarters(level, measure), ceiling, responsible, later)


def _later(measure: Measure) -> tuple[str, ...]:
    """The targets of the three years to come: one more each, or the same where less is better."""
    whole = read_number(measure.target).value
    if whole is None or measure.how:
        return (measure.target,) * 3
    return tuple(write_number(whole + step) for step in (1, 2, 3))


def is_counted(measure: Measure) -> bool:
    """Whether a measure counts things that add up; shares, indexes and grades do not."""
    whole = read_number(measure.target).value
    return measure.unit != "%" and not measure.how and whole is not None and whole == int(whole)


def _quarters(level: Level, measure: Measure) -> tuple[str, str, str, str]:
    """The quarters' targets: counts are shared out, shares grow to the whole, grades come last."""
    whole = read_number(measure.target).value
    if whole is None or measure.how or level in {Level.GOAL, Level.OBJECTIVE}:
        return ("-", "-", "-", measure.target)
    if measure.unit == "%":
        return tuple(write_number(whole * step / 4) for step in (1, 2, 3, 4))  # type: ignore[return-value]
    if whole <= 24 and whole % 4 == 0:
        even = write_number(Decimal(int(whole) // 4))
        return (even, even, even, even)
    done = [int(whole) * sum(SHARES[:step]) // 100 for step in (1, 2, 3, 4)]
    parts = [done[0], *(now - before for before, now in pairwise(done))]
    first, second, third, fourth = (write_number(Decimal(part)) if part else "-" for part in parts)
    return (first, second, third, fourth)


def _realization(row: Planned, quarter: int, pace: int) -> str:
    target = row.quarters[quarter - 1]
    wanted = read_number(target).value
    if wanted is None:
        return target
    if row.measure.how == "lower":
        return write_number(_at(wanted, 200 - pace, target))
    return write_number(_at(wanted, pace, target))


def _at(wanted: Decimal, pace: int, target: str) -> Decimal:
    """So many per cent of a target, half up at the target's own decimals."""
    decimals = len(target.partition(",")[2])
    scaled = half_up(int(wanted * 10**decimals) * pace, 100)
    return Decimal(scaled).scaleb(-decimals)


def _spending(row: Planned, quarter: int, pace: int) -> str:
    if row.ceiling is None:
        return ""
    # Money runs a little behind the work, and in whole thousands.
    thousands = row.ceiling // 1_000 * SHARES[quarter - 1] * min(pace, 99) // 10_000
    return write_number(Decimal(thousands * 1_000)) if thousands else "0"
