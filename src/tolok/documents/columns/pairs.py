"""K and Rp below a quarter that no word calls planned or reached: the columns beside them tell."""

import re
from collections.abc import Mapping, Sequence

from tolok.documents.columns.contents import Column
from tolok.documents.columns.moments import BARE_QUARTER, is_moment
from tolok.documents.columns.shortened_words import spelled
from tolok.documents.columns.sums import Count, Slot, Values, is_within_year, slots_of, values_of
from tolok.documents.columns.vocabulary import Meaning
from tolok.documents.document import TableRow

_RESULTS = {"target": "realization", "ceiling": "spending"}
"""What a plan's figures are where they are results."""
_LEAF = re.compile(r"K|KINERJA|FISIK|KEUANGAN|KEU|\(?RP\.?\)?(?:\s*\(?\.?000\)?)?")
_TO = re.compile(
    r"^(?:(?:JUMLAH|JML|TOTAL|AKUMULASI|KUMULATIF)\s+)?(?:S\.?\s?/?\s?D\.?|SAMPAI(?:\s+DENGAN)?)\s+"
)
"""What goes to the end of a period: "s.d. TW II", "Jumlah s/d TW III"."""
_OVER = re.compile(r"TRI\s?WULAN|TW|SEMESTER|\(?\d{1,2}\)?(?:\s*=.*)?")
_WHY = "judulnya hanya menyebut periodenya dan rencananya ada di kolom lain"
_LEAST, _MOST, _FULL = 2, 8, 10
"""Rows that must tell, and of ten how many."""


def with_results(
    columns: Sequence[Column], body: Sequence[TableRow], *, is_report: bool = False
) -> list[Column]:
    """The columns, bare figures of a quarter or month taken for what was reached in it.

    Only where other columns say what was planned and what was reached (E.81, columns 7 to 12), or
    where the document is known as a report of it; and where the bare ones do not add up to the
    plan: then they are its parts. Where another column holds the period's result, as one to its end
    does, they are it only if both differ by what was reached before; else they are set aside. All
    of it stands in ``why``, for a person to look at.
    """
    bare = {one.place for one in columns if _is_bare(one)}
    told = slots_of([one for one in columns if one.place not in bare])
    fields = {name for name, _ in told}
    is_reached = is_report or fields & set(_RESULTS.values())
    if not bare or not fields & _RESULTS.keys() or not is_reached:
        return list(columns)
    values = values_of(columns, body)
    parts = _parts_of_plans([one for one in columns if one.place in bare], told, values)
    return [
        _reached(one, told, values, columns) if one.place in bare - parts else one
        for one in columns
    ]


def _is_bare(column: Column) -> bool:
    """Whether a plan's figures of a quarter or month have no word of their own but K or Rp."""
    meaning = column.meaning
    if meaning is None or meaning.field not in _RESULTS or not is_within_year(meaning.moment):
        return False
    words = [spelled(word) for word in column.words]
    own = [word for word in words if not _LEAF.fullmatch(word)]
    one_of = (_OVER, BARE_QUARTER)
    own = [_TO.sub("", word) for word in own]
    only = all(is_moment(word) or any(each.fullmatch(word) for each in one_of) for word in own)
    return only and len(own) < len(words)


def _parts_of_plans(
    bare: Sequence[Column], told: Mapping[Slot, int], values: Values
) -> frozenset[int]:
    """The bare columns that add up to what is planned for the year."""
    found: set[int] = set()
    for field in _RESULTS:
        places = [one.place for one in bare if one.meaning and one.meaning.field == field]
        wholes = [at for (name, _), at in told.items() if name == field]
        if any(_is_sum(values, whole, places) for whole in wholes if len(places) > 1):
            found |= set(places)
    return frozenset(found)


def _reached(
    column: Column, told: Mapping[Slot, int], values: Values, columns: Sequence[Column]
) -> Column:
    """A bare column as the result of its period, or aside for the one that holds it."""
    meaning = column.meaning
    if meaning is None:
        return column
    result = Meaning(_RESULTS[meaning.field], meaning.moment)
    place = told.get((result.field, result.moment))
    before = [at for (name, _), at in told.items() if name == result.field and at != place]
    own = place is None or any(
        _is_sum(values, place, parts)
        for parts in ([column.place], *([column.place, at] for at in before))
    )
    if own:
        return column._replace(meaning=result, why=_WHY)
    return column.aside_for(result, columns)


def _is_sum(values: Values, whole: int, parts: Sequence[int]) -> bool:
    """Whether figures add up to another on nearly all rows that have them all."""
    lines = zip(values[whole], *(values[at] for at in parts), strict=True)
    sums = [(line[0], sum(one or 0 for one in line[1:])) for line in lines if None not in line]
    told = Count(sum(one == other for one, other in sums), len(sums))
    return told.right >= _LEAST and _FULL * told.right >= _MOST * told.told
