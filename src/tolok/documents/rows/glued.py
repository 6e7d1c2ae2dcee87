"""Two figures that ran into one ("89,3405,300"): parted where arithmetic leaves one way only."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from tolok.documents.alignment import agrees
from tolok.documents.columns.headers import Columns
from tolok.documents.columns.moments import ALWAYS
from tolok.documents.rows.raw import RawRow, Slot
from tolok.domain.forms import NUMBER_CELLS, State
from tolok.domain.notation import Marks, read_number

_GLUED = re.compile(r"[\d.,]{3,40}")
_WELL_WRITTEN = re.compile(
    r"\d{1,3}(?:\.\d{3})*(?:,\d{1,3})?|\d{1,3}(?:,\d{3})*(?:\.\d{1,3})?|\d{1,4}"
)
_TRIPLES = (("realization", "target", "achievement"), ("spending", "ceiling", "absorption"))


class Parted(NamedTuple):
    """A text that was read as two figures, in two neighbouring cells."""

    raw: RawRow
    written: str
    parts: tuple[str, str]
    slots: tuple[Slot, Slot]


def part_glued(
    raws: Sequence[RawRow], columns: Columns, marks: Callable[[Slot], Marks]
) -> list[Parted]:
    """Part what is glued, in place; what was parted, for a person to look at.

    A text is parted only if it is no number as it stands, one of the cells beside it is empty, and
    exactly one cut gives two figures of which no percentage beside them speaks against one and at
    least one is confirmed.
    """
    slots = _slots(columns)
    found: list[Parted] = []
    for raw in raws:
        texts = {slot: raw.text_in(slot) for slot in slots.values()}
        for column, slot in slots.items():
            written = texts[slot]
            if not _GLUED.fullmatch(written) or read_number(written).state is not State.UNREADABLE:
                continue
            ways = list(_ways(texts, slots, column, marks))
            if len(ways) == 1:
                parted = Parted(raw, written, *ways[0])
                _put(parted, slots)
                found.append(parted)
    return found


def _slots(columns: Columns) -> dict[int, Slot]:
    """The cell of each column of figures."""
    return {
        column.place: (column.meaning.field, column.meaning.moment)
        for column in columns.columns
        if column.meaning and column.meaning.field in NUMBER_CELLS
    }


def _ways(
    texts: Mapping[Slot, str],
    slots: Mapping[int, Slot],
    column: int,
    marks: Callable[[Slot], Marks],
) -> Iterator[tuple[tuple[str, str], tuple[Slot, Slot]]]:
    """The cuts that arithmetic confirms, into the cell itself and an empty one beside it."""
    written = texts[slots[column]]
    for left, right in ((column, column + 1), (column - 1, column)):
        other = right if left == column else left
        if other not in slots or texts[slots[other]]:
            continue
        pair = slots[left], slots[right]
        for cut in range(1, len(written)):
            parts = written[:cut], written[cut:]
            if all(map(_WELL_WRITTEN.fullmatch, parts)):
                tried = {**texts, pair[0]: parts[0], pair[1]: parts[1]}
                said = [_says(tried, slot, marks) for slot in pair]
                if False not in said and True in said:
                    yield parts, pair


def _says(texts: Mapping[Slot, str], slot: Slot, marks: Callable[[Slot], Marks]) -> bool | None:
    """Whether the percentage beside a figure confirms it; None where there is none to tell."""
    name, moment = slot
    triple = next(names for names in _TRIPLES if name in names)
    values: list[Decimal | None] = []
    for other in triple:
        place = (other, moment)
        text = texts.get(place) or texts.get((other, ALWAYS), "")
        values.append(read_number(text, marks(place)).value)
    if None in values:
        return None
    # Nought per cent follows from any figure beside a large one.
    return (True if values[-1] else None) if agrees(*values) else False


def _put(parted: Parted, slots: Mapping[int, Slot]) -> None:
    places = {slot: place for place, slot in slots.items()}
    for slot, text in zip(parted.slots, parted.parts, strict=True):
        source = parted.raw.source._replace(column=places[slot] - parted.raw.shift + 1)
        parted.raw.put_in(slot, text, source)
