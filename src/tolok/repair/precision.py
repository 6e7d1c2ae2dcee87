"""How a form writes its percentages: rounded half up, or cut off after the last decimal."""

from collections.abc import Sequence
from decimal import Decimal

from tolok.domain.quantities import decimals_of

Figures = Sequence[Decimal | None]
"""One column of a form, row by row."""

LEAST_CUT = 3
"""Fewer percentages that were cut off are slips of their own, and no habit of the form."""


def is_cut_off(parts: Figures, wholes: Figures, shares: Figures) -> bool:
    """Whether a column is cut off: at least three rows show it, and more than were rounded.

    A row shows it where rounding and cutting off differ, and one of them is what is written.
    """
    cut = rounded = 0
    for part, whole, share in zip(parts, wholes, shares, strict=True):
        if share is None or not part or not whole or part < 0 or whole < 0:
            continue
        (above, over), (below, under) = part.as_integer_ratio(), whole.as_integer_ratio()
        decimals = decimals_of(share)
        numerator, denominator = above * under * 100 * 10**decimals, over * below
        if 2 * (numerator % denominator) >= denominator:  # only here do the two ways differ
            floor = numerator // denominator
            count, unit = share.as_integer_ratio()
            written = count * 10**decimals // unit
            cut += written == floor
            rounded += written == floor + 1
    return cut >= LEAST_CUT and cut > rounded
