"""Classes of an achievement by dated tables of a law, the AKIP score, and three efficiencies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tolok.domain.notation import write_number, write_percent
from tolok.domain.quantities import Exact, exact_sum, plain, rounded


@dataclass(frozen=True, slots=True)
class Band:
    """One class of a table and the values that belong to it; None is no bound on that side."""

    name: str
    lower: Exact | None
    upper: Exact | None
    includes_lower: bool = True
    includes_upper: bool = False
    code: str = ""

    def holds(self, value: Exact) -> bool:
        """Whether a value belongs to the class."""
        number = Fraction(value)
        above = self.lower is None or (
            number > Fraction(self.lower)
            or (self.includes_lower and number == Fraction(self.lower))
        )
        below = self.upper is None or (
            number < Fraction(self.upper)
            or (self.includes_upper and number == Fraction(self.upper))
        )
        return above and below

    @property
    def label(self) -> str:
        """Code and name, as a reader sees them."""
        return f"{self.code} ({self.name})" if self.code else self.name


@dataclass(frozen=True, slots=True)
class Edition:
    """The classes of a table from a day on, with their legal source."""

    since: date
    source: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class RatingTable:
    """A table of classes (*predikat*) through time; a government edits it, dated."""

    title: str
    editions: tuple[Edition, ...]

    def edition(self, on: date) -> Edition | None:
        """The edition in force on a day; None before the first."""
        valid = [one for one in self.editions if one.since <= on]
        return max(valid, key=lambda one: one.since) if valid else None


@dataclass(frozen=True, slots=True)
class Rating:
    """The class of a value on a day; ``band`` is None where there is no class for it."""

    table: RatingTable
    on: date
    value: Fraction | None
    band: Band | None
    edition: Edition | None

    def explain(self) -> str:
        """One Indonesian sentence with the value, the class and the law."""
        if self.value is None:
            return f"{self.table.title}: tanpa predikat karena nilainya tidak ada."
        shown = write_number(rounded(self.value, 2))
        if self.edition is None:
            day = f"{self.on:%d-%m-%Y}"
            return f"{self.table.title}: belum ada tabel yang berlaku pada {day} untuk {shown}."
        if self.band is None:
            return (
                f"{self.table.title}: {shown} tidak masuk kelas mana pun ({self.edition.source})."
            )
        return f"{self.table.title}: {shown} berpredikat {self.band.label} ({self.edition.source})."


def rate(value: Exact | None, table: RatingTable, on: date) -> Rating:
    """The class of an exact value by the edition in force on a day.

    The value is not rounded first: whoever rates the printed figure rounds it before.

    >>> rate(Fraction(90), AKIP, date(2023, 1, 1)).band.label
    'A (Memuaskan)'
    """
    edition = table.edition(on)
    number = None if value is None else Fraction(value)
    band = None
    if edition is not None and number is not None:
        band = next((one for one in edition.bands if one.holds(number)), None)
    return Rating(table, on, number, band, edition)


def by_lower_bounds(
    classes: Sequence[tuple[str, str, Exact | None]], *, exclusive: bool = False
) -> tuple[Band, ...]:
    """Bands from (code, name, lower bound), highest first; the lowest has None as its bound.

    Each class reaches up to the next one, so nothing falls between. ``exclusive``: the bound
    itself belongs to the class below.
    """
    bands = []
    upper: Exact | None = None
    for code, name, lower in classes:
        bands.append(Band(name, lower, upper, not exclusive, exclusive, code))
        upper = lower
    return tuple(bands)


PERFORMANCE = RatingTable(
    "Predikat kinerja",
    (
        Edition(
            date(2017, 1, 1),
            "Permendagri 86/2017",
            by_lower_bounds(
                (
                    ("", "Sangat Tinggi", 91),
                    ("", "Tinggi", 76),
                    ("", "Sedang", 66),
                    ("", "Rendah", 51),
                    ("", "Sangat Rendah", None),
                )
            ),
        ),
    ),
)
"""The law writes integers (76–90, 91–100) and leaves 90,5 without a class. That gap is closed by
lower bounds: 90,5 is Tinggi. ``since`` is the first day of the regulation's year."""

AKIP = RatingTable(
    "Predikat AKIP",
    (
        Edition(
            date(2021, 1, 1),
            "PermenPAN-RB 88/2021",
            by_lower_bounds(
                (
                    ("AA", "Sangat Memuaskan", 90),
                    ("A", "Memuaskan", 80),
                    ("BB", "Sangat Baik", 70),
                    ("B", "Baik", 60),
                    ("CC", "Cukup", 50),
                    ("C", "Kurang", 30),
                    ("D", "Sangat Kurang", None),
                ),
                exclusive=True,
            ),
        ),
    ),
)
"""Lower bounds are exclusive: 90,00 is A. ``since`` is the first day of the regulation's year."""


def validate(bands: Iterable[Band]) -> tuple[str, ...]:
    """What is wrong with a table, in Indonesian: values of two classes, or of none.

    >>> validate((Band("Tinggi", 76, 90, True, True), Band("Sangat Tinggi", 91, None)))
    ('tidak ada kelas di bawah 76 (Tinggi)', 'antara 90 (Tinggi) dan 91 (Sangat Tinggi) ada celah')
    """
    ordered = sorted(bands, key=lambda band: (band.lower is not None, Fraction(band.lower or 0)))
    if not ordered:
        return ("tabel belum mempunyai kelas",)
    found = [
        f"batas {band.name} terbalik: {_bound(band.lower)} sampai {_bound(band.upper)}"
        for band in ordered
        if band.lower is not None
        and band.upper is not None
        and Fraction(band.lower) > Fraction(band.upper)
    ]
    if ordered[0].lower is not None:
        found.append(f"tidak ada kelas di bawah {_bound(ordered[0].lower)} ({ordered[0].name})")
    reach = ordered[0]
    for band in ordered[1:]:
        found.extend(_seam(reach, band))
        if reach.upper is not None and (
            band.upper is None or Fraction(band.upper) > Fraction(reach.upper)
        ):
            reach = band
    if all(band.upper is not None for band in ordered):
        last = max(ordered, key=lambda band: Fraction(band.upper or 0))
        found.append(f"tidak ada kelas di atas {_bound(last.upper)} ({last.name})")
    return tuple(found)


def _seam(low: Band, high: Band) -> Iterable[str]:
    """What is wrong where one class ends and the next begins."""
    edge, start = low.upper, high.lower
    between = f"antara {_bound(edge)} ({low.name}) dan {_bound(start)} ({high.name})"
    if edge is None or start is None or Fraction(edge) > Fraction(start):
        yield f"kelas {low.name} dan {high.name} bertumpang tindih"
    elif Fraction(edge) < Fraction(start):
        yield f"{between} ada celah"
    elif low.includes_upper and high.includes_lower:
        yield f"{_bound(edge)} masuk dua kelas: {low.name} dan {high.name}"
    elif not (low.includes_upper or high.includes_lower):
        yield f"{_bound(edge)} tidak masuk kelas mana pun: {low.name} atau {high.name}"


def _bound(bound: Exact | None) -> str:
    return "tanpa batas" if bound is None else write_number(plain(bound))


class Component(StrEnum):
    """A component of the AKIP evaluation (PermenPAN-RB 88/2021)."""

    PLANNING = "planning"
    MEASURING = "measuring"
    REPORTING = "reporting"
    INTERNAL_EVALUATION = "internal_evaluation"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _COMPONENTS[self]


_COMPONENTS = {
    Component.PLANNING: "perencanaan kinerja",
    Component.MEASURING: "pengukuran kinerja",
    Component.REPORTING: "pelaporan kinerja",
    Component.INTERNAL_EVALUATION: "evaluasi akuntabilitas kinerja internal",
}


class Aspect(StrEnum):
    """A sub-component (*keberadaan, kualitas, pemanfaatan*): is it there, good, and used."""

    EXISTENCE = "existence"
    QUALITY = "quality"
    USE = "use"


WEIGHTS: Mapping[Component, int] = {
    Component.PLANNING: 30,
    Component.MEASURING: 30,
    Component.REPORTING: 15,
    Component.INTERNAL_EVALUATION: 25,
}
"""Points of each component, 100 in all. Source: PermenPAN-RB 88/2021."""

SHARES: Mapping[Aspect, int] = {Aspect.EXISTENCE: 20, Aspect.QUALITY: 30, Aspect.USE: 50}
"""Per cent of a component's points that each aspect carries. Source: PermenPAN-RB 88/2021."""

GRADES: Mapping[str, int] = {
    "AA": 100, "A": 90, "BB": 80, "B": 70, "CC": 60, "C": 50, "D": 30, "E": 0,
}  # fmt: skip
"""What the grade of a criterion is worth. Source: PermenPAN-RB 88/2021."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The AKIP score of an evaluation sheet: points of each component that is whole.

    ``total`` is None while a grade is missing: an unfinished sheet has no score.
    """

    points: Mapping[Component, Fraction]
    missing: tuple[tuple[Component, Aspect], ...]

    @property
    def total(self) -> Fraction | None:
        """The score, 0 to 100."""
        return None if self.missing else exact_sum(self.points.values())


def evaluate(
    grades: Mapping[tuple[Component, Aspect], str],
    *,
    weights: Mapping[Component, int] = WEIGHTS,
    shares: Mapping[Aspect, int] = SHARES,
) -> Evaluation:
    """The score of a sheet from the grade of each aspect; an unknown grade counts as missing.

    Another guideline brings its own points and shares.
    """
    missing = tuple(
        (component, aspect)
        for component in Component
        for aspect in Aspect
        if grades.get((component, aspect)) not in GRADES
    )
    unfinished = {component for component, _ in missing}
    points = {
        component: exact_sum(
            Fraction(weights[component] * share * GRADES[grades[component, aspect]], 100 * 100)
            for aspect, share in shares.items()
        )
        for component in Component
        if component not in unfinished
    }
    return Evaluation(points, missing)


@dataclass(frozen=True, slots=True)
class Efficiency:
    """How cheaply something was achieved (*efisiensi*): an exact value, or the reason why not.

    ``score`` is what a rule makes of the value, where it does; ``raw`` the value before it was
    clamped to ± ``bound``; ``missing`` how many parts lacked a figure and were left out.
    """

    formula: str
    value: Fraction | None
    reason: str = ""
    raw: Fraction | None = None
    bound: int = 0
    score: Fraction | None = None
    missing: int = 0

    def explain(self) -> str:
        """One Indonesian sentence."""
        if self.value is None:
            return f"Efisiensi tidak dapat dihitung karena {self.reason} ({self.formula})."
        score = "" if self.score is None else f", nilai {write_number(rounded(self.score, 2))}"
        is_clamped = self.raw not in {None, self.value}
        raw = f", dibatasi −{self.bound} sampai {self.bound}" if is_clamped else ""
        left_out = f"; {self.missing} tidak ikut dihitung" if self.missing else ""
        shown = write_percent(rounded(self.value, 2))
        return f"Efisiensi {shown}{score}{raw} ({self.formula}){left_out}."


def efficiency_difference(achievement: Exact | None, absorption: Exact | None) -> Efficiency:
    """Achievement − absorption, in points; only where the achievement is 100 or more.

    Spending little and achieving little is no efficiency.
    """
    formula = "capaian kinerja − serapan, bila capaian sedikitnya 100 %"
    if achievement is None or absorption is None:
        return Efficiency(formula, None, "capaian atau serapannya tidak ada")
    if Fraction(achievement) < 100:
        return Efficiency(formula, None, "capaian kinerjanya di bawah 100 %")
    return Efficiency(formula, Fraction(achievement) - Fraction(absorption))


def efficiency_of_budget(
    parts: Iterable[tuple[Exact | None, Exact | None, Exact | None]],
    *,
    bound: int = 20,
    middle: int = 50,
) -> Efficiency:
    """E = Σ(ceiling·achievement − spending) / Σ(ceiling·achievement) · 100, and its score.

    Parts are (ceiling, achievement in per cent, spending); one that lacks any is left out. E is
    clamped to ± ``bound`` and the score is middle + E / bound · middle, so that it stays within
    0 to 100 (an unclamped E has been published as a score of 235). Bound and middle are what
    government offices commonly use; a decree may set others.
    """
    formula = "Σ(pagu × capaian − realisasi) / Σ(pagu × capaian) × 100"
    earned, spent, missing = Fraction(0), Fraction(0), 0
    for ceiling, achievement, spending in parts:
        if ceiling is None or achievement is None or spending is None:
            missing += 1
            continue
        earned += Fraction(ceiling) * Fraction(achievement) / 100
        spent += Fraction(spending)
    if earned <= 0:
        return Efficiency(formula, None, "pagu × capaian tidak lebih dari nol", missing=missing)
    raw = (earned - spent) / earned * 100
    value = min(max(raw, Fraction(-bound)), Fraction(bound))
    score = middle + value / bound * middle
    return Efficiency(formula, value, raw=raw, bound=bound, score=score, missing=missing)


def efficiency_ratio(achievement: Exact | None, absorption: Exact | None) -> Efficiency:
    """Achievement / absorption · 100: above 100 more was reached than was spent for."""
    formula = "capaian kinerja / serapan × 100"
    if achievement is None or absorption is None:
        return Efficiency(formula, None, "capaian atau serapannya tidak ada")
    if Fraction(absorption) == 0:
        return Efficiency(formula, None, "serapannya nol")
    return Efficiency(formula, Fraction(achievement) / Fraction(absorption) * 100)
