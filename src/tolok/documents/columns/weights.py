"""Percentages that are a figure times its weight ("Tertimbang"): none of a form's."""

from collections.abc import Sequence
from decimal import Decimal

from tolok.documents.columns.contents import Column
from tolok.documents.columns.parts import PARTS, counted
from tolok.documents.columns.sums import Values
from tolok.domain.quantities import decimals_of

_WHOLE = 100
"""Per cent of all."""


def without_weighted(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, a percentage set aside that is a column's figure times its weight in per cent.

    A work that weighs 54,43 % and is done to 41,65 % adds 22,67 % to what all are done: that is no
    achievement of its own. The weight stands in a column that no form has a cell for.
    """
    weights = [one for one in columns if one.meaning is None and one.words]
    return [
        column._replace(meaning=None)
        if column.meaning
        and column.meaning.field in PARTS
        and any(_is_weighted(column, weight, columns, values) for weight in weights)
        else column
        for column in columns
    ]


def _is_weighted(share: Column, weight: Column, columns: Sequence[Column], values: Values) -> bool:
    """Whether a percentage is any other column's figure times a weight, on nearly all rows."""
    weighs = values[weight.place]
    if not any(weighs) or any(one is not None and not 0 <= one <= _WHOLE for one in weighs):
        return False
    return any(
        counted(_is_product, weighs, values[one.place], values[share.place]).is_sure
        for one in columns
        if one.place not in {share.place, weight.place}
    )


def _is_product(weight: Decimal | None, of: Decimal | None, share: Decimal | None) -> bool:
    """Whether a share is a weight of a figure to its last digit; whole and no weights tell nothing.

    Both factors were rounded, so the last digit may differ by one; a share of 0 is near any.
    """
    if not weight or not of or not share or _WHOLE in {weight, of}:
        return False
    step = Decimal(1).scaleb(-decimals_of(share))
    return abs(weight * of / _WHOLE - share) <= step
