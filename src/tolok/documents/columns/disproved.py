"""Percentages that follow from what they are read to be of on no row: a person is asked."""

from collections.abc import Sequence
from decimal import Decimal

from tolok.documents.columns.contents import Column
from tolok.documents.columns.moments import ALWAYS
from tolok.documents.columns.parts import PARTS
from tolok.documents.columns.sums import Values, is_within_year, slots_of
from tolok.domain.forms import CELL_LABELS

_LEAST = 3
"""Rows that must tell."""
_WHY = "judulnya, padahal pada {} barisnya tidak satu pun angka itu = {} / {}"
_BEYOND = "judulnya, padahal pada {} dari {} barisnya realisasi Rp melebihi pagu"
_APART = (
    "judulnya, padahal pada kebanyakan dari {} barisnya target triwulan tidak berjumlah dan tidak "
    "berakhir pada target setahun, jadi mungkin milik aksi di sebelahnya"
)
_WHOLE, _NEAR = 100, 1
"""Per cent of all, and how far from what is computed a rounded or cut percentage may be."""


def with_disproved_asked(columns: Sequence[Column], values: Values) -> list[Column]:
    """The kept columns, a percentage that no formula explains on any row with a reason to ask.

    Its result and its target are told, and yet it is neither one's share of the other, nor what is
    left of it, nor the like for what should be low (*semakin rendah semakin baik*).
    """
    slots = slots_of(columns)
    found = list(columns)
    for at, share in enumerate(columns):
        of = PARTS.get(share.meaning.field) if share.meaning else None
        if share.meaning is None or of is None or share.why:
            continue
        when = share.meaning.moment
        part, whole = slots.get((of[0], when)), slots.get((of[1], when), slots.get((of[1], ALWAYS)))
        if part is None or whole is None:
            continue
        lines = zip(values[part], values[whole], values[share.place], strict=True)
        told = [line for line in lines if None not in line and all(line)]
        if len(told) >= _LEAST and not any(_follows(*line) for line in told):
            found[at] = share._replace(why=_WHY.format(len(told), *map(CELL_LABELS.get, of)))
    return found


def with_overspent_asked(columns: Sequence[Column], values: Values) -> list[Column]:
    """The kept columns, money spent beyond its ceiling on most rows with a reason to ask, both.

    Then one of the two is read from another column's place: no office spends so.
    """
    slots = slots_of(columns)
    found = list(columns)
    for (field, when), spent in slots.items():
        ceiling = slots.get(("ceiling", when))
        if ceiling is None and is_within_year(when):
            ceiling = slots.get(("ceiling", ALWAYS))
        if field != "spending" or ceiling is None:
            continue
        pairs = zip(values[spent], values[ceiling], strict=True)
        told = [(one, of) for one, of in pairs if one and of]
        beyond = sum(one > of for one, of in told)
        if len(told) >= _LEAST and 2 * beyond > len(told):
            why = _BEYOND.format(beyond, len(told))
            for at in (spent, ceiling):
                found[at] = found[at]._replace(why=found[at].why or why)
    return found


def with_parts_asked(columns: Sequence[Column], values: Values) -> list[Column]:
    """The kept columns, targets of quarters that never come to the year's with a reason to ask.

    They may be of the steps beside the indicator ("Aksi", "Output") and not its own. They come to
    it as their sum, their mean, or the last or the largest of them.
    """
    slots = slots_of(columns)
    year = slots.get(("target", ALWAYS))
    parts = [at for (name, when), at in slots.items() if name == "target" and when.quarter]
    if year is None or len(parts) < _LEAST:
        return list(columns)
    lines = [[values[at][row] for at in (year, *parts)] for row in range(len(values[year]))]
    told = [line for line in lines if None not in line and all(line[:1])]
    if len(told) < _LEAST or 2 * sum(map(_come_to, told)) > len(told):
        return list(columns)
    found = list(columns)
    first = min(parts)
    found[first] = found[first]._replace(why=found[first].why or _APART.format(len(told)))
    return found


def _come_to(line: Sequence[Decimal | None]) -> bool:
    """Whether a year's target is what its quarters' come to."""
    year, *parts = [one or Decimal(0) for one in line]
    return year in {sum(parts), parts[-1], max(parts)} or year * len(parts) == sum(parts)


def _follows(part: Decimal | None, whole: Decimal | None, share: Decimal | None) -> bool:
    """Whether a percentage is what some formula gives, near enough."""
    if part is None or whole is None or share is None or not part or not whole:
        return True
    straight, inverse = _WHOLE * part / whole, _WHOLE * whole / part
    low = _WHOLE * (2 * whole - part) / whole
    given = (straight, inverse, low, abs(_WHOLE - straight), min(straight, Decimal(_WHOLE)))
    return any(abs(one - share) <= _NEAR or abs(one - _WHOLE * share) <= _NEAR for one in given)
