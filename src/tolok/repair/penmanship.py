"""Values written as the form writes its cells: its marks, its grouping, its decimals."""

import re
from collections.abc import Sequence
from decimal import Decimal

from tolok.audit.tree import Node
from tolok.domain.forms import State
from tolok.domain.notation import Marks, marks_of, write_number
from tolok.domain.quantities import decimals_of, from_scaled
from tolok.domain.typed import side_of
from tolok.repair.grid import Kind, Slot


class Pen:
    """Writes the values of a grid in the notation of its form."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.marks: dict[str, Marks] = {}

    def text(self, slot: Slot, value: int) -> str:
        """A value as the form writes that cell: its marks, its grouping, its decimals."""
        row = self.nodes[slot.row].row
        cell = row.cell(slot.name)
        number = from_scaled(value, slot.decimals)
        own = decimals_of(cell.value) if cell.value is not None else 0
        if slot.kind is not Kind.PERCENTAGE:
            number = _shortened(number, own)
        marks = self._marks(slot.name)
        written = cell.written.strip()
        grouped = not (cell.state is State.VALUE and written.isdigit() and len(written) > 3)
        text = write_number(number, grouped=grouped)
        text = text.translate(_TO_ENGLISH) if marks is Marks.ENGLISH else text
        return text if side_of(cell) is None else _FIGURE.sub(text, written, count=1)

    def _marks(self, name: str) -> Marks:
        """Which sign starts the decimals in a column."""
        if name not in self.marks:
            self.marks[name] = marks_of(
                row.cell(name).written for row in (node.row for node in self.nodes)
            )
        return self.marks[name]


_FIGURE = re.compile(r"[0-9][0-9.,]*")
_TO_ENGLISH = str.maketrans(".,", ",.")


def plain(number: Decimal) -> str:
    """An amount without decimals that say nothing."""
    return write_number(_shortened(number, 0))


def _shortened(number: Decimal, decimals: int) -> Decimal:
    """The same number with no more decimals than needed, but at least so many."""
    while decimals_of(number) > decimals and number.as_tuple().digits[-1] == 0:
        number = from_scaled(int(number.scaleb(decimals_of(number))) // 10, decimals_of(number) - 1)
    return number
