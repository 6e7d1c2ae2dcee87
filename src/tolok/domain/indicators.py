"""An indicator: what is measured, in which unit, and by which named and versioned formula."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from tolok.domain.expressions import Expression
from tolok.domain.quantities import Exact


class Calculation(StrEnum):
    """How realization and target become an achievement (*rumus capaian*).

    The owner of an indicator or a government's decree names it; it is never inferred from
    figures. In the formulas r is the realization and t the target; each result is in per cent.

    HIGHER_IS_BETTER r/t·100. LOWER_IS_BETTER_LINEAR (2t−r)/t·100, negative beyond 2t.
    LOWER_IS_BETTER_RATIO t/r·100. REDUCTION (t−r)/t·100. RANGE 100 inside the bounds [a, b],
    r/a·100 below, see Above for the rest. EXACT 100 or 0. ORDINAL score(r)/score(t)·100.
    """

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER_LINEAR = "lower_is_better_linear"
    LOWER_IS_BETTER_RATIO = "lower_is_better_ratio"
    REDUCTION = "reduction"
    RANGE = "range"
    EXACT = "exact"
    ORDINAL = "ordinal"

    @property
    def label(self) -> str:
        """The Indonesian name, as printed beside a figure."""
        return _CALCULATIONS[self][0]

    @property
    def formula(self) -> str:
        """The formula in Indonesian words."""
        return _CALCULATIONS[self][1]


_CALCULATIONS: Mapping[Calculation, tuple[str, str]] = {
    Calculation.HIGHER_IS_BETTER: ("makin tinggi makin baik", "realisasi / target × 100"),
    Calculation.LOWER_IS_BETTER_LINEAR: (
        "makin rendah makin baik, selisih",
        "(2 × target − realisasi) / target × 100",
    ),
    Calculation.LOWER_IS_BETTER_RATIO: (
        "makin rendah makin baik, rasio",
        "target / realisasi × 100",
    ),
    Calculation.REDUCTION: ("penurunan", "(target − realisasi) / target × 100"),
    Calculation.RANGE: (
        "rentang",
        "di dalam rentang 100, di bawahnya realisasi / batas bawah × 100",
    ),
    Calculation.EXACT: ("tepat", "100 bila realisasi sama dengan target, selain itu 0"),
    Calculation.ORDINAL: ("skala", "nilai skala realisasi / nilai skala target × 100"),
}


class Above(StrEnum):
    """What a realization r above the upper bound b of a range earns: RATIO b/r, LINEAR (2b−r)/b.

    Source: PermenPAN-RB 8/2021, which lets a target have two bounds.
    """

    RATIO = "ratio"
    LINEAR = "linear"

    @property
    def formula(self) -> str:
        """The formula in Indonesian words."""
        if self is Above.RATIO:
            return "di atasnya batas atas / realisasi × 100"
        return "di atasnya (2 × batas atas − realisasi) / batas atas × 100"


class Accumulation(StrEnum):
    """How the quarters make a year.

    SUM (*kumulatif*); LATEST (*posisi akhir*), for shares, indexes and scores; MEAN; MAX;
    CUMULATIVE: each entry already is the figure to date, so the quarter is the difference.
    """

    SUM = "sum"
    LATEST = "latest"
    MEAN = "mean"
    MAX = "max"
    CUMULATIVE = "cumulative"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _ACCUMULATIONS[self]


_ACCUMULATIONS = {
    Accumulation.SUM: "jumlah triwulan",
    Accumulation.LATEST: "posisi terakhir",
    Accumulation.MEAN: "rata-rata triwulan",
    Accumulation.MAX: "triwulan tertinggi",
    Accumulation.CUMULATIVE: "isian sampai dengan triwulan",
}


class Denominator(StrEnum):
    """Which target an achievement is measured against; it is always printed beside the figure.

    25 % in the first quarter is on schedule against an ANNUAL target and late against TO_DATE.
    """

    ANNUAL = "annual"
    TO_DATE = "to_date"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return "target tahunan" if self is Denominator.ANNUAL else "target sampai periode ini"


@dataclass(frozen=True, slots=True)
class Bounds:
    """A target with one end (the other None) or two, which themselves lie inside it.

    ValueError (in Indonesian) where the ends are crossed, or where there is none.
    """

    lower: Exact | None
    upper: Exact | None

    def __post_init__(self) -> None:
        """Refuse bounds that bound nothing."""
        if self.lower is None and self.upper is None:
            raise ValueError("target tanpa batas bawah dan tanpa batas atas bukan target")
        if self.lower is None or self.upper is None:
            return
        if Fraction(self.lower) > Fraction(self.upper):
            raise ValueError("batas bawah rentang lebih besar daripada batas atasnya")

    @property
    def only(self) -> Exact | None:
        """The one end; None where there are two."""
        if self.lower is None:
            return self.upper
        return self.lower if self.upper is None else None


@dataclass(frozen=True, slots=True)
class Scale:
    """Names in order of merit, the lowest first, with the score of each.

    >>> OPINIONS.score("wtp"), OPINIONS.score("Baik")
    (4, None)
    """

    title: str
    source: str
    scores: Mapping[str, int]

    def score(self, name: str) -> int | None:
        """The score of a name, whatever its capitals and spaces; None where it is not there."""
        sought = "".join(name.split()).casefold()
        return next(
            (score for known, score in self.scores.items() if known.casefold() == sought), None
        )


OPINIONS = Scale(
    "Opini atas laporan keuangan",
    "UU 15/2004 pasal 16",
    {"TMP": 1, "TW": 2, "WDP": 3, "WTP": 4},
)
"""Opinions of the auditor BPK: disclaimer, adverse, qualified, unqualified."""

AKIP_GRADES = Scale(
    "Predikat AKIP",
    "PermenPAN-RB 88/2021",
    {"D": 1, "C": 2, "CC": 3, "B": 4, "BB": 5, "A": 6, "AA": 7},
)
"""Grades of accountability as equal steps; a government may count them otherwise."""

Target: TypeAlias = Exact | Bounds | str
"""A number, a bound, two (RANGE) or a name of a scale (ORDINAL)."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured on a node (*indikator kinerja*), with everything that makes its figure.

    ``version`` counts the changes of its formula from 1 and is printed beside each figure.
    ``expression`` computes the realization from variables; the calculation then applies.
    ``is_zero_the_goal``: with a target of zero, a realization of zero earns 100 and more earns 0.
    ``above`` serves RANGE, ``scale`` ORDINAL, which cannot be without one (ValueError).
    """

    name: str
    unit: str = ""
    calculation: Calculation = Calculation.HIGHER_IS_BETTER
    expression: Expression | None = None
    scale: Scale | None = None
    above: Above = Above.RATIO
    is_zero_the_goal: bool = False
    accumulation: Accumulation = Accumulation.SUM
    denominator: Denominator = Denominator.ANNUAL
    version: int = 1

    def __post_init__(self) -> None:
        """Refuse what could never be computed."""
        if self.calculation is Calculation.ORDINAL and self.scale is None:
            raise ValueError(
                f"indikator {self.name!r} memakai skala, tetapi skalanya belum dipilih"
            )
        if self.version < 1:
            raise ValueError("versi rumus dihitung mulai dari 1")

    @property
    def formula(self) -> str:
        """Its formula in Indonesian words, all that applies included."""
        parts = [self.calculation.formula]
        if self.calculation is Calculation.RANGE:
            parts.append(self.above.formula)
        if self.is_zero_the_goal:
            parts.append("bila targetnya nol: realisasi nol 100, selain itu 0")
        return "; ".join(parts)
