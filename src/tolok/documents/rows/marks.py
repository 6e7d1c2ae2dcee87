"""Which marks the numbers of a column are written with: its own tell, else those beside it."""

import re
from collections.abc import Container, Iterator, Sequence

from tolok.documents.columns.moments import ALWAYS, Moment
from tolok.documents.columns.plan_ends import is_apart
from tolok.documents.rows.raw import RawRow
from tolok.documents.rows.totals import MONEY
from tolok.domain.forms import NUMBER_CELLS, Source
from tolok.domain.notation import Marks, marks_of, read_number

_SHARES = frozenset({"achievement", "absorption"})
_BY_POINT, _BY_COMMA = re.compile(r"-?\d{1,3}\.\d{1,2}\s*%?"), re.compile(r"-?\d{1,3},\d{1,2}\s*%?")
"""Percentages of one or two decimals: "98.25", "98,25"."""
_DIGITS, _BY_THREES, _HUNDREDS = (
    re.compile(one) for one in (r"\d[\d.,]*\d|\d", r"[1-9]\d{0,2}(?:,\d{3})+", r"[1-9]\d\d")
)
_LEAST = 2
"""Numbers of either kind that must stand in a column."""


def marks_in(raws: Sequence[RawRow], moment: Moment) -> dict[str, Marks]:
    """The notation of each number cell in a period."""
    return {name: marks_at(raws, name, moment) for name in NUMBER_CELLS}


def marks_at(raws: Sequence[RawRow], name: str, moment: Moment) -> Marks:
    """The notation of a column; numbers like "62,040" that tell nothing have that of the amounts.

    Not "62.040": no amount has three decimals. What is no amount may have; so percentages must be
    written with points, too.
    """
    texts = [written_in(raw, name, moment)[0] for raw in raws]
    unclear = [text for text in texts if read_number(text).ambiguous]
    by_commas = bool(unclear) and not any("." in text for text in unclear)
    if by_commas and (_are_counts(texts) or _have_points(texts)):
        return Marks.ENGLISH
    told = by_commas and (name in MONEY or _are_shares_by_point(raws))
    return marks_of(texts, _texts_of(raws, MONEY) if told else ())


def _are_counts(texts: Sequence[str]) -> bool:
    """Whether numbers like "1,224" stand among whole ones of hundreds, and nothing has a decimal.

    They would be a thousandth of those beside them, each of three decimals.
    """
    digits = [found[0] for text in texts if (found := _DIGITS.search(text))]
    parted, whole = (sum(map(bool, map(one.fullmatch, digits))) for one in (_BY_THREES, _HUNDREDS))
    marked = sum("," in text or "." in text for text in digits)
    return min(parted, whole) >= _LEAST and parted == marked


def _have_points(texts: Sequence[str]) -> bool:
    """Whether numbers beside "45,000" have a point before their decimals, "12.50", and no comma."""
    digits = [found[0] for text in texts if (found := _DIGITS.search(text))]
    parted = sum(bool(_BY_THREES.fullmatch(text)) for text in digits)
    by_commas = sum("," in text for text in digits)
    return parted == by_commas and any(map(_BY_POINT.fullmatch, digits))


def _are_shares_by_point(raws: Sequence[RawRow]) -> bool:
    """Whether percentages have points before their decimals, and none a comma."""
    shares = list(_texts_of(raws, _SHARES))
    return any(map(_BY_POINT.fullmatch, shares)) and not any(map(_BY_COMMA.fullmatch, shares))


def _texts_of(raws: Sequence[RawRow], names: Container[str]) -> Iterator[str]:
    """All numbers of some cells that rows hold, of every period."""
    for raw in raws:
        yield from (text for name, text in raw.texts.items() if name in names)
        yield from (text for (name, _), (text, _) in raw.others.items() if name in names)


def written_in(raw: RawRow, name: str, moment: Moment) -> tuple[str, Source]:
    """The text of a cell in a period: its own, else the yearly target and ceiling."""
    if moment != ALWAYS:
        if (name, moment) in raw.others:
            return raw.others[name, moment]
        is_other = is_apart(moment) or (raw.is_of_one_year and moment == Moment(moment.year))
        if name not in {"target", "ceiling"} or is_other:
            return "", raw.unclear.get((name, moment), raw.source)
        of_year = name, Moment(moment.year)
        if of_year in raw.others and moment != Moment(moment.year):
            return raw.others[of_year]
    unclear = raw.unclear.get((name, ALWAYS), raw.source)
    return raw.texts.get(name, ""), raw.places.get(name, unclear)
