"""Amounts that words tell alike or not at all, and the column that makes one of them."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from tolok.documents.columns.contents import Column
from tolok.documents.columns.shortened_words import spelled
from tolok.documents.columns.sums import Count, Values
from tolok.documents.columns.vocabulary import Meaning
from tolok.domain.quantities import exact_sum

_SUM = re.compile(
    r"(?:GRAND\s+)?(?:JUMLAH|JML\.?|JLH\.?|TOTAL)"
    r"(?:\s+(?:ANGGARAN|PAGU|BELANJA|REALISASI|KESELURUHAN|SELURUHNYA|DANA))*(?:\s*\(.*\))?"
)
_PRICE = re.compile(r"(?:HARGA|TARIF|BIAYA)(?:\s+SATUAN)?(?:\s*\(.*\))?|HSPK?|SSH")
_MONEY = ("ceiling", "spending")
_LEAST = 2


def with_sums_beside(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, one that is called a sum the figure of those that it adds up on nearly all rows.

    "Belanja · Operasi", "Belanja · Modal", then "Jumlah": a budget's parts are no budgets of their
    own. The parts stand aside for it.
    """
    found = list(columns)
    sums = [one for one in columns if one.meaning is None and one.words and _is_called_sum(one)]
    for field in _MONEY:
        several: dict[object, list[Column]] = {}
        for one in columns:
            if one.meaning and one.meaning.field == field:
                several.setdefault(one.meaning.moment, []).append(one)
        for parts in several.values():
            whole = next((one for one in sums if _adds_up(one, parts, values)), None)
            meaning = parts[0].meaning
            if whole is None or meaning is None:
                continue
            found[whole.place] = whole._replace(meaning=meaning)
            for one in parts:
                found[one.place] = one.aside_for(meaning, [found[whole.place]])
    return found


def with_products(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, one that is called a sum the budget where it is the volume at its price.

    "Volume", "Harga Satuan", "Jumlah" (RKA, Permendagri 77/2020); only where no other is a budget.
    """
    found = list(columns)
    if any(one.meaning and one.meaning.field == "ceiling" for one in columns):
        return found
    prices = [one for one in columns if one.meaning is None and _PRICE.fullmatch(_leaf(one))]
    volumes = [one for one in columns if one.meaning == Meaning("target")]
    for one in columns:
        made = one.meaning is None and one.words and _is_called_sum(one)
        if made and any(_is_product(one, *pair, values) for pair in product(volumes, prices)):
            found[one.place] = one._replace(meaning=Meaning("ceiling"))
            break
    return found


def _leaf(column: Column) -> str:
    return spelled(column.words[-1]) if column.words else ""


def _is_product(whole: Column, volume: Column, price: Column, values: Values) -> bool:
    lines = zip(*(values[one.place] for one in (whole, volume, price)), strict=True)
    told = [
        (made, Fraction(many) * Fraction(each))
        for made, many, each in lines
        if made and many and each
    ]
    return len(told) >= _LEAST and all(made == right for made, right in told)


def _is_called_sum(column: Column) -> bool:
    return bool(_SUM.fullmatch(spelled(column.words[-1])))


def _adds_up(whole: Column, parts: Sequence[Column], values: Values) -> bool:
    """Whether a column holds on nearly all rows the sum of several others."""
    lines = zip(values[whole.place], *(values[one.place] for one in parts), strict=True)
    told = [
        (line[0], exact_sum(one or 0 for one in line[1:]))
        for line in lines
        if line[0] and any(line[1:])
    ]
    return len(parts) >= _LEAST and Count(sum(a == b for a, b in told), len(told)).is_sure
