"""Lines that give the sums of the amounts above them without a word: no rows."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tolok.documents.columns.moments import ALWAYS
from tolok.documents.columns.shares import SHARES
from tolok.documents.leftovers import TOTAL, Leftover
from tolok.documents.rows.lines import numbering_of
from tolok.documents.rows.raw import RawRow, Slot
from tolok.documents.rows.totals import MONEY
from tolok.domain.notation import in_rupiah, read_number
from tolok.domain.quantities import exact_sum

_LEAST = 2
"""Rows that a sum is of."""


def without_unnamed_totals(raws: Sequence[RawRow], leftovers: list[Leftover]) -> list[RawRow]:
    """The rows without those that have amounts and no words, each the sum of rows' above it.

    So offices sum up a table whose "Jumlah" they left out. What they say is left over.
    """
    kept: list[RawRow] = []
    for raw in raws:
        if _has_amounts_alone(raw) and any(_sums(raw, part) for part in _parts(kept)):
            leftovers.extend(
                Leftover(raw.text_in(slot), raw.source_of(slot), TOTAL) for slot in _slots(raw)
            )
        else:
            kept.append(raw)
    return kept


def _slots(raw: RawRow) -> list[Slot]:
    return [(name, ALWAYS) for name in raw.texts] + list(raw.others)


def _has_amounts_alone(raw: RawRow) -> bool:
    """Whether a row has amounts, and besides them at most percentages."""
    fields = {name for name, _ in _slots(raw)}
    return bool(fields & set(MONEY)) and fields <= {*MONEY, *SHARES} and not raw.number


def _parts(above: Sequence[RawRow]) -> Iterator[list[RawRow]]:
    """The rows that a sum below may be of: all of them, or those that stand or count alike."""
    named = [raw for raw in above if "name" in raw.texts]
    yield named
    yield from _alike(named, [raw.levels for raw in named])
    yield from _alike(named, [numbering_of(raw.number) for raw in named])


def _alike(raws: Sequence[RawRow], keys: Sequence[object]) -> Iterator[list[RawRow]]:
    for key in dict.fromkeys(keys):
        yield [raw for raw, one in zip(raws, keys, strict=True) if one == key]


def _sums(raw: RawRow, parts: Sequence[RawRow]) -> bool:
    """Whether each amount of a row is the sum of those of the parts."""
    return all(_is_sum(raw, slot, parts) for slot in _slots(raw) if slot[0] in MONEY)


def _is_sum(raw: RawRow, slot: Slot, parts: Sequence[RawRow]) -> bool:
    values = [_amount(one.text_in(slot)) for one in parts]
    known = [value for value in values if value is not None]
    return len(known) >= _LEAST and exact_sum(known) == _amount(raw.text_in(slot))


def _amount(text: str) -> Decimal | None:
    return in_rupiah(read_number(text)).value
