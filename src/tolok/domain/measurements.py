"""Quarters of an indicator into its year: what was reached so far, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tolok.domain.indicators import Accumulation
from tolok.domain.notation import write_number
from tolok.domain.periods import ROMAN
from tolok.domain.quantities import Exact, exact_sum, rounded


@dataclass(frozen=True, slots=True)
class Measured:
    """What the quarters of a year add up to (*realisasi sampai dengan triwulan*).

    ``entries`` are the quarters as typed, in order; None is not measured, which is never zero.
    ``value`` is exact, and None where no quarter was measured.
    """

    accumulation: Accumulation
    entries: tuple[Exact | None, ...]
    value: Fraction | None

    @property
    def missing(self) -> tuple[int, ...]:
        """The quarters (1 to 4) that are due and not measured."""
        return tuple(number for number, entry in enumerate(self.entries, 1) if entry is None)

    @property
    def is_complete(self) -> bool:
        """Whether every quarter that is due was measured."""
        return not self.missing

    @property
    def quarters(self) -> tuple[Fraction | None, ...]:
        """What each quarter did by itself.

        With cumulative entries it is the difference to the quarter before. After a quarter that
        is missing the difference would cover two quarters, so it is None. A negative one says
        that a figure to date fell.
        """
        own = tuple(None if entry is None else Fraction(entry) for entry in self.entries)
        if self.accumulation is not Accumulation.CUMULATIVE:
            return own
        before = (Fraction(0), *own)
        return tuple(
            None if now is None or then is None else now - then
            for now, then in zip(own, before, strict=False)
        )

    def explain(self) -> str:
        """One Indonesian sentence: the figure, how it was made, and which quarters are missing.

        >>> accumulate([3, None, 4], Accumulation.SUM).explain()
        'Realisasi 7 (jumlah triwulan: I 3, III 4); triwulan II belum diisi.'
        """
        if self.value is None:
            return "Realisasi belum ada: tidak satu triwulan pun terisi."
        typed = ", ".join(
            f"{ROMAN[index]} {_written(entry)}"
            for index, entry in enumerate(self.entries)
            if entry is not None
        )
        gaps = ", ".join(ROMAN[number - 1] for number in self.missing)
        tail = f"; triwulan {gaps} belum diisi." if gaps else "."
        return f"Realisasi {_written(self.value)} ({self.accumulation.label}: {typed}){tail}"


def accumulate(entries: Sequence[Exact | None], accumulation: Accumulation) -> Measured:
    """The figure to date from the quarters so far, the first quarter first; at most four.

    SUM adds, MEAN divides by the measured quarters only, LATEST and CUMULATIVE take the last
    measured one, MAX the highest. ValueError (in Indonesian) for a fifth quarter.
    """
    if len(entries) > len(ROMAN):
        raise ValueError("satu tahun hanya mempunyai empat triwulan")
    found = [Fraction(entry) for entry in entries if entry is not None]
    return Measured(accumulation, tuple(entries), _combined(found, accumulation) if found else None)


def _combined(found: Sequence[Fraction], accumulation: Accumulation) -> Fraction:
    match accumulation:
        case Accumulation.SUM:
            return exact_sum(found)
        case Accumulation.MEAN:
            return exact_sum(found) / len(found)
        case Accumulation.MAX:
            return max(found)
        case Accumulation.LATEST | Accumulation.CUMULATIVE:
            return found[-1]


def _written(number: Exact) -> str:
    """As short as it is exact, else with two decimals."""
    for decimals in (0, 1, 2):
        shown = rounded(number, decimals)
        if shown == number:
            break
    return write_number(shown)
