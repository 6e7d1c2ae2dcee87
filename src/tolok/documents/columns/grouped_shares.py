"""Percentages below a year whose only result there is a quarter's: they are of that quarter."""

from collections.abc import Sequence
from dataclasses import replace

from tolok.documents.columns.contents import Column
from tolok.documents.columns.parts import PARTS
from tolok.documents.columns.sums import is_within_year, slots_of


def with_shares_of_groups(columns: Sequence[Column]) -> list[Column]:
    """The columns, a year's percentage told of the quarter whose result stands in its group.

    "2025 · T", "2025 · R (s.d. TW II)", "2025 · %": what is reached is the second quarter's. Not
    where the year has a result of its own, nor where several periods stand in the group.
    """
    held = slots_of(columns)
    found = list(columns)
    for at, share in enumerate(columns):
        meaning = share.meaning
        if meaning is None or meaning.field not in PARTS or is_within_year(meaning.moment):
            continue
        part = PARTS[meaning.field][0]
        beside = {
            one.meaning.moment
            for one in columns
            if one.meaning and one.meaning.field == part and _is_beside(one, share)
        }
        of = next(iter(beside)) if len(beside) == 1 else meaning.moment
        is_of_year = is_within_year(of) and of.year in {None, meaning.moment.year}
        free = (part, meaning.moment) not in held and (meaning.field, of) not in held
        if is_of_year and free:
            found[at] = share._replace(meaning=replace(meaning, moment=of))
    return found


def _is_beside(one: Column, share: Column) -> bool:
    """Whether both stand in one group, each below a lowest word of its own."""
    return len(share.words) > 1 and one.words[:-1] == share.words[:-1]
