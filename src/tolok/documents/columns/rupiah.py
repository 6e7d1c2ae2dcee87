"""Columns whose figures are as large as rupiah are: amounts, whatever their lowest word says."""

from collections.abc import Sequence
from decimal import Decimal

from tolok.documents.columns.contents import Column
from tolok.documents.columns.kinds import MONEY
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.sums import Values
from tolok.documents.columns.vocabulary import OF_MONEY, OF_WORK, Meaning

AS_RUPIAH = "angkanya sebesar rupiah"
"""The reason that a person is told."""
_LEAST = 2
"""Rows that must tell."""


def with_amounts_of_funds(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, amounts below the names of funds taken for parts of a ceiling: "PAD", "DAK"."""
    return [
        one._replace(meaning=Meaning("ceiling"), why=AS_RUPIAH)
        if one.meaning and one.meaning.field == "funding" and is_of_rupiah(values[one.place])
        else one
        for one in columns
    ]


def with_plans_of_money(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, a target of rupiah below words of money alone a ceiling: "ANGGARAN · TARGET"."""
    held = {one.meaning for one in columns}
    found = list(columns)
    for one in columns:
        above = normal(" ".join(one.words[:-1]))
        if one.meaning is None or one.meaning.field != "target":
            continue
        if not OF_MONEY.search(above) or OF_WORK.search(above):
            continue
        ceiling = Meaning("ceiling", one.meaning.moment)
        if ceiling not in held and is_of_rupiah(values[one.place]):
            found[one.place] = one._replace(meaning=ceiling)
    return found


def is_of_rupiah(figures: Sequence[Decimal | None]) -> bool:
    """Whether half of the figures are as large as rupiah are."""
    known = [one for one in figures if one is not None]
    return len(known) >= _LEAST and 2 * sum(one >= MONEY for one in known) > len(known)
