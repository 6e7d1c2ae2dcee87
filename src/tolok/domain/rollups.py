"""From many nodes to one figure, with what was left out counted beside it.

No roll-up replaces a realization that somebody typed: it stands beside it as an alternative.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tolok.domain.achievements import Cap
from tolok.domain.notation import write_percent, write_rupiah
from tolok.domain.quantities import Exact, exact_sum, plain, rounded


class Rollup(StrEnum):
    """How achievements rise in the cascade.

    OWN: the node's own indicator with its own realization, the default and the norm.
    MEAN: mean of the children. CEILING_WEIGHTED: mean of the children by their ceilings.
    POOLED: Σ numerators / Σ denominators, for a share whose parts are known.
    """

    OWN = "own"
    MEAN = "mean"
    CEILING_WEIGHTED = "ceiling_weighted"
    POOLED = "pooled"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _LABELS[self]


_LABELS = {
    Rollup.OWN: "indikator sendiri",
    Rollup.MEAN: "rata-rata di bawahnya",
    Rollup.CEILING_WEIGHTED: "rata-rata di bawahnya menurut pagu",
    Rollup.POOLED: "jumlah pembilang / jumlah penyebut",
}


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A rolled-up percentage: exact ``value`` or None, and how many parts it stands on.

    ``missing`` parts were left out: they are neither zero nor full.
    """

    rollup: Rollup
    value: Fraction | None
    counted: int
    missing: int
    cap: Cap = Cap.NONE

    def explain(self) -> str:
        """One Indonesian sentence.

        >>> mean([100, None, Fraction(250)], Cap.AT_120).explain()
        '110,00 % (rata-rata di bawahnya) dari 2 capaian, dibatasi 120 %; 1 tidak ikut dihitung.'
        """
        shown = (
            "Tidak dapat dihitung" if self.value is None else write_percent(rounded(self.value, 2))
        )
        bound = "" if self.cap is Cap.NONE else f", dibatasi {self.cap.value} %"
        left_out = f"; {self.missing} tidak ikut dihitung" if self.missing else ""
        return f"{shown} ({self.rollup.label}) dari {self.counted} capaian{bound}{left_out}."


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of money in rupiah, and how many of its amounts were not there."""

    amount: Fraction
    counted: int
    missing: int

    def explain(self) -> str:
        """One Indonesian sentence."""
        left_out = f"; {self.missing} belum diisi" if self.missing else ""
        return f"{write_rupiah(plain(self.amount))} dari {self.counted} nilai{left_out}."


def own(achievement: Exact | None, cap: Cap = Cap.NONE) -> Aggregate:
    """The node's own achievement; nothing below it can fill its place."""
    if achievement is None:
        return Aggregate(Rollup.OWN, None, 0, 1, cap)
    return Aggregate(Rollup.OWN, cap.applied(Fraction(achievement)), 1, 0, cap)


def mean(achievements: Iterable[Exact | None], cap: Cap = Cap.NONE) -> Aggregate:
    """The mean of the achievements that are there, each capped before."""
    given = list(achievements)
    found = [cap.applied(Fraction(one)) for one in given if one is not None]
    value = exact_sum(found) / len(found) if found else None
    return Aggregate(Rollup.MEAN, value, len(found), len(given) - len(found), cap)


def ceiling_weighted(
    parts: Iterable[tuple[Exact | None, Exact | None]], cap: Cap = Cap.NONE
) -> Aggregate:
    """Σ(ceiling·achievement) / Σ ceiling over (achievement, ceiling) where both are there.

    None where the ceilings add up to nothing.

    >>> ceiling_weighted([(100, 300), (50, 100), (None, 500)]).value
    Fraction(175, 2)
    """
    given = list(parts)
    found = [
        (cap.applied(Fraction(achievement)), Fraction(ceiling))
        for achievement, ceiling in given
        if achievement is not None and ceiling is not None
    ]
    weight = exact_sum(ceiling for _, ceiling in found)
    value = exact_sum(one * ceiling for one, ceiling in found) / weight if weight > 0 else None
    return Aggregate(Rollup.CEILING_WEIGHTED, value, len(found), len(given) - len(found), cap)


def pooled(parts: Iterable[tuple[Exact | None, Exact | None]]) -> Aggregate:
    """Σ numerators / Σ denominators · 100 over the pairs where both are there.

    The only right way up for a percentage: a mean of percentages counts a village of ten like
    a city of a million.

    >>> pooled([(1, 2), (90, 100)]).value == Fraction(91 * 100, 102)
    True
    """
    given = list(parts)
    found = [
        (Fraction(part), Fraction(whole))
        for part, whole in given
        if part is not None and whole is not None
    ]
    whole = exact_sum(one for _, one in found)
    value = exact_sum(one for one, _ in found) / whole * 100 if whole else None
    return Aggregate(Rollup.POOLED, value, len(found), len(given) - len(found))


def total(amounts: Iterable[Exact | None]) -> Total:
    """The sum of money; what is not there adds nothing and is counted."""
    given = list(amounts)
    found = [amount for amount in given if amount is not None]
    return Total(exact_sum(found), len(found), len(given) - len(found))
