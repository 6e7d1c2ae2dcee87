"""Lines that give the mean of the percentages above them, whatever they are called: no rows."""

from collections.abc import Sequence
from fractions import Fraction

from tolok.documents.columns.shares import SHARES
from tolok.documents.leftovers import TOTAL, Leftover
from tolok.documents.rows.raw import RawRow
from tolok.domain.forms import NUMBER_CELLS
from tolok.domain.notation import read_number
from tolok.domain.quantities import decimals_of, rounded

_LEAST = 3
"""Percentages above that a mean is of."""


def without_means(raws: Sequence[RawRow], leftovers: list[Leftover]) -> list[RawRow]:
    """The rows without those that have percentages alone, each the mean of the rows' above it.

    "Capaian Hasil Kerja" below the last indicator sums a table up. What they say is left over.
    """
    kept: list[RawRow] = []
    for raw in raws:
        if _has_shares_alone(raw) and all(_is_mean(raw, name, kept) for name in _shares_of(raw)):
            places = raw.places.items()
            leftovers.extend(Leftover(raw.texts[name], place, TOTAL) for name, place in places)
        else:
            kept.append(raw)
    return kept


def _shares_of(raw: RawRow) -> list[str]:
    return [name for name in SHARES if name in raw.texts]


def _has_shares_alone(raw: RawRow) -> bool:
    """Whether a row has a percentage and nothing that it could be of."""
    measured = {"unit", "code", *NUMBER_CELLS} - SHARES
    return bool(_shares_of(raw)) and not raw.texts.keys() & measured and not raw.others


def _is_mean(raw: RawRow, name: str, above: Sequence[RawRow]) -> bool:
    """Whether a row's percentage is the mean of those above, as precise as it is written."""
    told = read_number(raw.texts[name]).value
    values = [read_number(one.texts.get(name, "")).value for one in above]
    known = [value for value in values if value is not None]
    if told is None or len(known) < _LEAST:
        return False
    return rounded(Fraction(sum(known)) / len(known), decimals_of(told)) == told
