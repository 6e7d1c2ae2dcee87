"""From realization and target to an achievement that is exact, or says why there is none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from tolok.domain.expressions import MAX_EXPONENT, NotComputable
from tolok.domain.forms import Cell, State
from tolok.domain.indicators import Above, Bounds, Calculation, Indicator, Target
from tolok.domain.notation import Side, write_number, write_percent
from tolok.domain.quantities import Exact, plain, rounded


class Reason(StrEnum):
    """Why there is no achievement. None of them is a zero; each is left out and counted.

    NOT_MEASURED: nothing was reported. NOT_DUE: a dash was written. NO_TARGET: no target was
    set. ZERO_TARGET: the formula divides by a target of zero. UNDEFINED: the formula has no
    result for these figures. NOT_COMPUTABLE: a figure itself is missing or is no number.
    """

    NOT_MEASURED = "not_measured"
    NOT_DUE = "not_due"
    NO_TARGET = "no_target"
    ZERO_TARGET = "zero_target"
    UNDEFINED = "undefined"
    NOT_COMPUTABLE = "not_computable"

    @property
    def label(self) -> str:
        """The Indonesian words."""
        return _REASONS[self]


_REASONS = {
    Reason.NOT_MEASURED: "realisasinya belum diisi",
    Reason.NOT_DUE: "tertulis “-” (belum jatuh tempo atau tidak ada)",
    Reason.NO_TARGET: "targetnya belum ditetapkan",
    Reason.ZERO_TARGET: "targetnya nol",
    Reason.UNDEFINED: "rumusnya tidak berlaku untuk angka-angka ini",
    Reason.NOT_COMPUTABLE: "ada angka yang tidak dapat dipakai",
}


class Cap(StrEnum):
    """The highest achievement that counts in an aggregate, by policy; the raw value is kept."""

    NONE = "none"
    AT_100 = "100"
    AT_110 = "110"
    AT_120 = "120"
    AT_150 = "150"

    def applied(self, achievement: Fraction) -> Fraction:
        """The achievement, or the cap where it is higher.

        >>> Cap.AT_120.applied(Fraction(300)), Cap.NONE.applied(Fraction(300))
        (Fraction(120, 1), Fraction(300, 1))
        """
        return achievement if self is Cap.NONE else min(achievement, Fraction(int(self.value)))


Given: TypeAlias = Target | Cell | None
"""What may stand as a realization or a target: a cell of a form keeps its blank or dash."""

_Outcome: TypeAlias = Fraction | Reason


@dataclass(frozen=True, slots=True)
class Achievement:
    """Realization against target in per cent (*capaian kinerja*), or the reason why not.

    Exactly one of ``value`` and ``reason`` is None. ``value`` is exact and never capped.
    ``detail`` tells more of a reason, in Indonesian.
    """

    indicator: Indicator
    realization: Exact | str | None
    target: Target | None
    value: Fraction | None = None
    reason: Reason | None = None
    detail: str = ""

    def capped(self, cap: Cap) -> Fraction | None:
        """What counts in an aggregate under a policy; None where there is no achievement."""
        return None if self.value is None else cap.applied(self.value)

    def rounded(self, decimals: int = 2) -> Decimal | None:
        """What is printed: half up, once."""
        return None if self.value is None else rounded(self.value, decimals)

    def explain(self) -> str:
        """One Indonesian sentence: result, inputs, formula with its version, and denominator."""
        shown = self.rounded()
        if shown is None:
            why = self.detail or (self.reason.label if self.reason else "")
            result = f"tidak dapat dihitung karena {why}"
        else:
            result = write_percent(shown)
        calculation = self.indicator.calculation
        computed = (
            f" (dihitung dari {self.indicator.expression.text})"
            if self.indicator.expression is not None
            else ""
        )
        unit = f" {self.indicator.unit}" if self.indicator.unit else ""
        return (
            f"Capaian “{self.indicator.name}” {result}: "
            f"realisasi {_written(self.realization)}{computed}, "
            f"target {_written(self.target)}{unit}; "
            f"rumus “{calculation.label}” versi {self.indicator.version} "
            f"({self.indicator.formula}), terhadap {self.indicator.denominator.label}."
        )


def achieve(
    indicator: Indicator,
    realization: Given = None,
    target: Given = None,
    *,
    variables: Mapping[str, Exact | None] | None = None,
) -> Achievement:
    """The achievement of an indicator, by its own calculation.

    With ``variables`` the realization is what the indicator's expression gives, and a typed one
    is left aside. Source of the range: PermenPAN-RB 8/2021.

    >>> achieve(Indicator("Nilai AKIP"), Decimal("46.95"), 65).rounded()
    Decimal('72.23')
    >>> achieve(Indicator("Nilai AKIP"), None, 65).reason
    <Reason.NOT_MEASURED: 'not_measured'>
    """
    wanted, no_target, bad_target = _read(target, Reason.NO_TARGET, "target")
    if indicator.expression is not None and variables is not None:
        reached, not_measured, bad = _computed(indicator, variables)
    else:
        reached, not_measured, bad = _read(realization, Reason.NOT_MEASURED, "realisasi")
    if isinstance(reached, Bounds):
        reached, not_measured, bad = None, Reason.NOT_COMPUTABLE, "realisasinya bukan satu angka"
    reason = not_measured or no_target
    if reached is None or wanted is None or reason is not None:
        detail = bad if not_measured else bad_target
        return Achievement(indicator, reached, wanted, None, reason, detail)
    outcome, detail = _outcome(indicator, reached, wanted)
    if isinstance(outcome, Reason):
        return Achievement(indicator, reached, wanted, None, outcome, detail)
    return Achievement(indicator, reached, wanted, outcome)


def _read(given: Given, blank: Reason, what: str) -> tuple[Target | None, Reason | None, str]:
    """A value that can be computed with; else the reason, and its detail."""
    if isinstance(given, Cell):
        if given.state is State.DASH:
            return None, Reason.NOT_DUE, f"{what}nya {Reason.NOT_DUE.label}"
        if given.state is State.UNREADABLE:
            return None, Reason.NOT_COMPUTABLE, f"{what}nya tidak terbaca: “{given.written}”"
        given = given.value
    if given is None or (isinstance(given, str) and not given.strip()):
        return None, blank, ""
    if isinstance(given, Decimal) and (
        not given.is_finite() or abs(given.adjusted()) > MAX_EXPONENT
    ):
        return None, Reason.NOT_COMPUTABLE, f"{what}nya bukan bilangan yang wajar"
    return given, None, ""


def _computed(
    indicator: Indicator, variables: Mapping[str, Exact | None]
) -> tuple[Target | None, Reason | None, str]:
    expression = indicator.expression
    if expression is None:
        return None, Reason.NOT_MEASURED, ""
    needed = expression.variables
    if needed and all(variables.get(name) is None for name in needed):
        return None, Reason.NOT_MEASURED, ""
    value = expression.evaluate(variables)
    if isinstance(value, NotComputable):
        return None, Reason.NOT_COMPUTABLE, value.reason
    return value, None, ""


def _outcome(indicator: Indicator, reached: Exact | str, wanted: Target) -> tuple[_Outcome, str]:
    if indicator.calculation is Calculation.ORDINAL:
        return _ordinal(indicator, reached, wanted)
    if isinstance(reached, str) or isinstance(wanted, str):
        return Reason.NOT_COMPUTABLE, "rumusnya memerlukan angka, tetapi yang tertulis kata"
    if isinstance(wanted, Bounds) and indicator.calculation is Calculation.RANGE:
        return _range(indicator.above, Fraction(reached), wanted), ""
    if indicator.calculation is Calculation.RANGE or (
        isinstance(wanted, Bounds) and wanted.only is None
    ):
        return Reason.NOT_COMPUTABLE, "target dua batas hanya untuk rumus rentang, dan sebaliknya"
    if isinstance(wanted, Bounds):
        if not suits(indicator.calculation, wanted):
            return Reason.NOT_COMPUTABLE, _unsuited(indicator.calculation, wanted)
        wanted = Fraction(wanted.only or 0)
    return _numeric(indicator, Fraction(reached), Fraction(wanted))


def _numeric(indicator: Indicator, r: Fraction, t: Fraction) -> tuple[_Outcome, str]:
    if t == 0 and indicator.is_zero_the_goal:
        return Fraction(100 if r == 0 else 0), ""
    if indicator.calculation is Calculation.EXACT:
        return Fraction(100 if r == t else 0), ""
    if t == 0:
        return Reason.ZERO_TARGET, ""
    if t < 0:
        # −10 of −5 would be 200 %, although a negative target is rarely meant to be exceeded.
        return Reason.UNDEFINED, "targetnya negatif dan rumusnya hanya berlaku untuk target positif"
    if r <= 0 and indicator.calculation is Calculation.LOWER_IS_BETTER_RATIO:
        return Reason.UNDEFINED, "rumusnya membagi dengan realisasi, yang tidak lebih dari nol"
    return _RATIOS[indicator.calculation](r, t) * 100, ""


_RATIOS: Mapping[Calculation, Callable[[Fraction, Fraction], Fraction]] = {
    Calculation.HIGHER_IS_BETTER: lambda r, t: r / t,
    Calculation.LOWER_IS_BETTER_LINEAR: lambda r, t: (2 * t - r) / t,
    Calculation.LOWER_IS_BETTER_RATIO: lambda r, t: t / r,
    Calculation.REDUCTION: lambda r, t: (t - r) / t,
}


def suits(calculation: Calculation, bounds: Bounds) -> bool:
    """Whether a calculation can measure against bounds: their side is where the better lies.

    "≤ 5" under "the higher the better" contradicts itself, and a figure of it would reward the
    worse. One end that suits is the target t of the formula.

    >>> suits(Calculation.HIGHER_IS_BETTER, Bounds(None, 5))
    False
    """
    if calculation is Calculation.RANGE:
        return True
    if bounds.only is None:
        return False
    if bounds.lower is not None:
        return calculation is Calculation.HIGHER_IS_BETTER
    return calculation in _LOWER_IS_BETTER


_LOWER_IS_BETTER = (
    Calculation.LOWER_IS_BETTER_LINEAR,
    Calculation.LOWER_IS_BETTER_RATIO,
    Calculation.REDUCTION,
)


def _unsuited(calculation: Calculation, bounds: Bounds) -> str:
    end = "tertinggi" if bounds.lower is None else "terendah"
    return (
        f"targetnya batas {end} ({_written(bounds)}), sedangkan rumusnya “{calculation.label}”: "
        "pilih rumus yang searah, atau tulis targetnya sebagai angka saja"
    )


def _range(above: Above, r: Fraction, bounds: Bounds) -> _Outcome:
    a, b = bounds.lower, bounds.upper
    if a is not None and r < a:
        return Reason.UNDEFINED if a <= 0 else r / Fraction(a) * 100
    if b is None or r <= b:
        return Fraction(100)
    if b <= 0:
        return Reason.UNDEFINED
    b = Fraction(b)
    return (b / r if above is Above.RATIO else (2 * b - r) / b) * 100


def _ordinal(indicator: Indicator, reached: Exact | str, wanted: Target) -> tuple[_Outcome, str]:
    scale = indicator.scale
    scores = []
    for name in (reached, wanted):
        score = scale.score(name) if scale is not None and isinstance(name, str) else None
        if score is None:
            title = scale.title if scale is not None else "yang dipakai"
            return Reason.NOT_COMPUTABLE, f"{_written(name)} tidak ada dalam skala {title}"
        scores.append(score)
    if scores[1] == 0:
        return Reason.ZERO_TARGET, ""
    return Fraction(100 * scores[0], scores[1]), ""


def _written(value: Target | None) -> str:
    if value is None:
        return "tidak ada"
    if isinstance(value, str):
        return value
    if isinstance(value, Bounds):
        if value.only is not None:
            side = Side.LEAST if value.upper is None else Side.MOST
            return f"{side.label} {_written(value.only)}"
        return f"{_written(value.lower)} sampai {_written(value.upper)}"
    shown = plain(value)
    return write_number(shown) if shown == value else f"sekitar {write_number(rounded(value, 2))}"
