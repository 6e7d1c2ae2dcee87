"""Figures whose header does not say of what they are: the columns beside them tell."""

from collections.abc import Sequence
from decimal import Decimal

from tolok.documents.alignment import agrees
from tolok.documents.column_kinds import is_money, text_at
from tolok.documents.document import TableRow
from tolok.documents.moments import Moment
from tolok.documents.vocabulary import Meaning
from tolok.domain.notation import read_number

SHARES = frozenset({"achievement", "absorption"})
"""What a form tells in per cent."""

_SPENT = {"realization": "spending", "achievement": "absorption"}
_WHOLE = 100
"""Per cent of all."""
_LEAST, _MOSTLY = 2, 8
"""Rows that must tell, and of ten how many."""


def told_by_others(
    meanings: Sequence[Meaning | None], body: Sequence[TableRow]
) -> list[Meaning | None]:
    """The columns; where nothing but a ceiling is planned, what was realized of it is spending.

    Not what is realized of works in per cent, beside amounts of rupiah: figures of a hundred at
    most.
    """
    fields = {meaning.field for meaning in meanings if meaning}
    if "ceiling" not in fields or fields & {"target", "indicator"}:
        return list(meanings)
    if fields >= {"spending", "realization"} or _is_share_of_works(meanings, body):
        return list(meanings)
    return [
        Meaning(_SPENT[meaning.field], meaning.moment)
        if meaning and meaning.field in _SPENT and _SPENT[meaning.field] not in fields
        else meaning
        for meaning in meanings
    ]


def _is_share_of_works(meanings: Sequence[Meaning | None], body: Sequence[TableRow]) -> bool:
    """Whether what was realized beside rupiah is a hundred at most, and not nothing."""
    figures: dict[str, list[Decimal]] = {"ceiling": [], "realization": []}
    for at, meaning in enumerate(meanings):
        if meaning and meaning.field in figures:
            values = (_figure(row, at) for row in body)
            figures[meaning.field] += [value for value in values if value]
    done, planned = figures["realization"], figures["ceiling"]
    return bool(done and planned) and max(done) <= _WHOLE and min(planned) > _WHOLE * _WHOLE


def told_by_size(
    meanings: Sequence[Meaning | None], body: Sequence[TableRow]
) -> list[Meaning | None]:
    """The columns, a realization of rupiah taken as spending where the target counts no rupiah."""
    places = {(meaning.field, meaning.moment): at for at, meaning in enumerate(meanings) if meaning}
    fields = {field for field, _ in places}
    found = list(meanings)
    if not fields >= {"ceiling", "target", "realization"} or "spending" in fields:
        return found
    money = {slot: is_money([text_at(row, at) for row in body]) for slot, at in places.items()}
    if any(is_one for (field, _), is_one in money.items() if field == "target"):
        return found
    for (field, moment), at in places.items():
        if field == "realization" and money[field, moment]:
            found[at] = Meaning("spending", moment)
    return found


def told_by_sums(
    meanings: Sequence[Meaning | None], body: Sequence[TableRow]
) -> list[Meaning | None]:
    """The columns, an achievement that is the money's share on nearly all rows taken as that."""
    places = {(meaning.field, meaning.moment): at for at, meaning in enumerate(meanings) if meaning}
    found = list(meanings)
    for (field, moment), at in places.items():
        if field == "achievement" and ("absorption", moment) not in places:
            money = _confirmed(body, places, moment, ("spending", "ceiling", "achievement"))
            goods = _confirmed(body, places, moment, ("realization", "target", "achievement"))
            told = sum(read_number(text_at(row, at)).value is not None for row in body)
            if money >= _LEAST and money > goods and 10 * money >= _MOSTLY * told:
                found[at] = Meaning("absorption", moment)
    return found


def _confirmed(
    body: Sequence[TableRow], places: dict[tuple[str, Moment], int], moment: Moment,
    names: tuple[str, str, str],
) -> int:  # fmt: skip
    """How many rows have a percentage that follows from two of their figures."""
    columns = [places.get((name, moment)) for name in names]
    if None in columns:
        return 0
    return sum(agrees(*(_figure(row, at) for at in columns if at is not None)) for row in body)


def _figure(row: TableRow, at: int) -> Decimal | None:
    return read_number(text_at(row, at)).value
