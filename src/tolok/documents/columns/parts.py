"""Of which period a percentage is: of the result and the target from which it follows."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

from tolok.documents.alignment import agrees
from tolok.documents.columns.contents import Column
from tolok.documents.columns.moments import ALWAYS, Moment
from tolok.documents.columns.sums import Count, Slot, Values, is_within_year, slots_of
from tolok.documents.columns.vocabulary import Meaning
from tolok.domain.quantities import decimals_of, rounded, rounded_percentage

PARTS = {"achievement": ("realization", "target"), "absorption": ("spending", "ceiling")}
"""Each percentage with the part and the whole that it is of."""
_MOST_FIGURES, _FIRST = 10, 3
_AGREES = "hitungannya cocok dengan angka periode itu, tidak dengan yang disebut judulnya"
_ADVANCE = re.compile(r"\bKEMAJUAN\b")
"""What tells a share of another period's target: how far a plan is on its way."""
_OF_LAST = "judulnya tanpa tahun dan tahun itu yang terakhir direalisasikan"

Figures = Sequence[Decimal | None]


class _Fit(NamedTuple):
    """Figures that a percentage may be of: the periods of part and whole, and where the part is."""

    part: Moment
    whole: Moment
    place: int
    is_of_one: bool
    agreed: Count


def told_by_parts(
    columns: Sequence[Column], kept: Sequence[Column], values: Values
) -> list[Column]:
    """The columns, percentages told of the period whose figures they follow from.

    One that follows from a result of one period and a target of the plan's end is of that; one of
    another year's target, of two targets, or of a growth is none of a form's. Where that is not
    what words say, it stands in ``why``, for a person to look at. ``kept`` are the columns without
    those that a form has no second cell for.
    """
    found = list(columns)
    figures = slots_of(kept)
    for at, column in enumerate(columns):
        meaning = column.meaning
        if meaning is None or meaning.field not in PARTS:
            continue
        moment = _moment_of(column, meaning, figures, values)
        taken = slots_of([*found[:at], *found[at + 1 :]])
        if moment is None:
            found[at] = column._replace(meaning=None)
        elif (meaning.field, moment) not in taken and moment != meaning.moment:
            why = "" if meaning.moment == ALWAYS else _AGREES
            found[at] = column._replace(meaning=replace(meaning, moment=moment), why=why)
    return _with_targets_year(found, figures)


def _moment_of(
    column: Column, meaning: Meaning, slots: Mapping[Slot, int], values: Values
) -> Moment | None:
    """The period of a percentage; None where it is of no figures that a form has."""
    own = meaning.moment
    mine = list(_fits(column, meaning, slots, values, (own,)))
    if any(one.is_of_one and (one.agreed.is_likely or not one.agreed.told) for one in mine):
        return own
    others = [when for (name, when) in slots if name == PARTS[meaning.field][0] and when != own]
    fits = [*mine, *_fits(column, meaning, slots, values, others)]
    mine = [one for one in mine if one.is_of_one]
    likely = [one for one in fits if one.is_of_one and _is_told(one.agreed, mine)]
    if likely:
        return max(likely, key=lambda one: (one.agreed.right, _nearness(one, column))).part
    advanced = bool(_ADVANCE.search(column.title.upper()))
    across = [
        one
        for one in fits
        if not one.is_of_one
        and (one.agreed.is_sure or (advanced and 0 < one.agreed.told == one.agreed.right))
    ]
    if across:
        best = max(across, key=lambda one: (one.agreed.right, _nearness(one, column)))
        return _across(best, own, is_only=len(fits) == 1)
    if not mine and (beside := _beside(column, fits)):
        return beside
    planned = [values[at] for (name, _), at in slots.items() if name == PARTS[meaning.field][1]]
    shares = (agreed(*pair, values[column.place]) for pair in permutations(planned, 2))
    if not mine and any(count.is_sure for count in shares):
        return None
    return None if _is_growth(column.place, values) else own


def _across(fit: _Fit, own: Moment, *, is_only: bool) -> Moment | None:
    """The period of a percentage of one period's result and another's target; None for none.

    What was reached by a quarter is held against its year's target. Else it is of the plan's end,
    of the only plan there is, whose year the result does not repeat, or of another year's.
    """
    if not fit.whole.year:
        return fit.whole
    if is_within_year(fit.part) and fit.part.year == fit.whole.year:
        return fit.part
    return own if own == ALWAYS and is_only else None


def _is_told(count: Count, mine: Sequence[_Fit]) -> bool:
    """Whether a percentage follows from figures; surely, where words tell that it is of others."""
    return count.is_sure if mine else count.is_likely


def _fits(
    column: Column,
    meaning: Meaning,
    slots: Mapping[Slot, int],
    values: Values,
    moments: Iterable[Moment],
) -> Iterator[_Fit]:
    """The results of some periods that a percentage may be of, each with every target.

    The target of all stands in for a period's own.
    """
    part_name, whole_name = PARTS[meaning.field]
    wholes = {when: at for (name, when), at in slots.items() if name == whole_name}
    for moment in moments:
        part = slots.get((part_name, moment))
        if part is None:
            continue
        for other, whole in wholes.items():
            of_one = other == moment or (other == ALWAYS and moment not in wholes)
            follows = agreed if of_one else explained
            count = follows(values[part], values[whole], values[column.place])
            yield _Fit(moment, other, part, of_one, count)


def agreed(parts: Figures, wholes: Figures, shares: Figures) -> Count:
    """On how many rows a percentage follows from two figures; 0 where on none of the first."""
    return counted(agrees, parts, wholes, shares)


def explained(parts: Figures, wholes: Figures, shares: Figures) -> Count:
    """On how many rows some formula gives a percentage, also those of what should be low."""
    return counted(_by_a_formula, parts, wholes, shares)


def _by_a_formula(part: Decimal | None, whole: Decimal | None, share: Decimal | None) -> bool:
    """Whether a share is r / t, t / r or (2t − r) / t."""
    if part is None or whole is None:
        return False
    pairs = ((part, whole), (whole, part), (2 * whole - part, whole))
    return any(agrees(one, of, share) for one, of in pairs)


def counted(
    holds: Callable[[Decimal | None, Decimal | None, Decimal | None], bool], *figures: Figures
) -> Count:
    """On how many rows something holds of three figures; 0 where on none of the first."""
    told = [line for line in zip(*figures, strict=True) if None not in line]
    if not any(holds(*line) for line in told[:_FIRST]):
        return Count(0, len(told))
    return Count(sum(holds(*line) for line in told), len(told))


def is_fraction(part: Decimal | None, whole: Decimal | None, share: Decimal | None) -> bool:
    """Whether a share is written as a fraction of one: 0,98 for 84 of 86."""
    if part is None or not whole or share is None:
        return False
    return rounded(Fraction(part) / Fraction(whole), decimals_of(share)) == share


def _nearness(one: _Fit, column: Column) -> tuple[bool, int]:
    """How near a percentage stands to what it may be of; what stands left of it is nearer."""
    return one.place < column.place, -abs(column.place - one.place)


def _beside(column: Column, fits: Sequence[_Fit]) -> Moment | None:
    """The year of the result right before a percentage, where it has a target and nothing tells."""
    beside = [
        one
        for one in fits
        if one.is_of_one and one.place == column.place - 1 and not is_within_year(one.part)
    ]
    return beside[0].part if beside else None


def _is_growth(place: int, values: Values) -> bool:
    """Whether a percentage is how much one figure is more than another, or less."""
    figures = [at for at, known in values.items() if sum(one is not None for one in known) > 2]
    for before, after in permutations([at for at in figures if at != place][:_MOST_FIGURES], 2):
        if counted(_grows, values[before], values[after], values[place]).is_sure:
            return True
    return False


def _grows(before: Decimal | None, after: Decimal | None, share: Decimal | None) -> bool:
    if not before or after is None or share is None:
        return False
    return rounded_percentage(after - before, before, decimals_of(share)) == share


def _with_targets_year(columns: Sequence[Column], figures: Mapping[Slot, int]) -> list[Column]:
    """The columns, a target of no year told of one of several years that have results.

    It is of the only year that has a percentage, or of the last where none has.
    """
    found = list(columns)
    slots = slots_of(columns)
    for share, (part, whole) in PARTS.items():
        reached = {moment for name, moment in figures if name == part}
        years = {moment.year for moment in reached if moment.year}
        shared = {moment for name, moment in slots if name == share and moment.year}
        at = figures.get((whole, ALWAYS))
        if at is None or len(years) < 2 or len(shared) > 1 or ALWAYS in reached:
            continue
        of = next(iter(shared), Moment(max(years)))
        meaning = found[at].meaning
        if meaning and (whole, of) not in slots:
            why = "" if shared else _OF_LAST
            found[at] = found[at]._replace(meaning=replace(meaning, moment=of), why=why)
    return found
