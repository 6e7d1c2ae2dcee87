"""Who speaks for an idea: the relations that agree with it, in words."""

from collections.abc import Collection, Sequence

from tolok.audit.counts import counted_below
from tolok.audit.findings import Witness
from tolok.audit.phrases import all_of
from tolok.audit.tree import Node
from tolok.domain.forms import CELL_LABELS
from tolok.repair.grid import Grid
from tolok.repair.penmanship import Pen
from tolok.repair.relation import Relation
from tolok.repair.relations.bounds import Bound
from tolok.repair.relations.counts import Count
from tolok.repair.relations.floors import Floor
from tolok.repair.relations.repeats import Repeat
from tolok.repair.relations.rises import Rise
from tolok.repair.relations.shares import Share


class Testimony:
    """One set of values under which relations testify; ``changed`` are the cells in question."""

    def __init__(
        self,
        grid: Grid,
        nodes: Sequence[Node],
        pen: Pen,
        values: Sequence[int],
        changed: Collection[int],
    ) -> None:
        self.grid, self.nodes, self.pen = grid, nodes, pen
        self.values, self.changed = values, changed

    def of(self, relation: Relation, cell: int) -> Witness:
        """What a relation says for the new value of one of its cells."""
        first = self.grid.slots[relation.cells[0]]
        row = self.nodes[first.row].row
        match relation:
            case Share():
                return Witness(self._of_share(relation), row.id, first.name)
            case Count():
                return Witness(self._of_count(relation), row.id, first.name)
            case Bound() | Floor():
                return self._of_limit(relation, row.id, first.name)
            case Repeat():
                other = relation.other(cell)
                twin = self.nodes[self.grid.slots[other].row].row
                name = self.grid.slots[other].name
                text = f"{CELL_LABELS[name]} baris {twin.id} “{twin.title}” {self._at(other)}"
                return Witness(text, twin.id, name)
            case Rise():
                other = next(one for one in relation.cells if one != cell)
                twin = self.nodes[self.grid.slots[other].row].row
                text = f"Realisasi Rp sampai dengan triwulan tidak turun: baris {twin.id} "
                return Witness(f"{text}{self._at(other)}", twin.id, "spending")
            case _:
                return Witness(self._of_sum(relation, cell), row.id, first.name)

    def _of_limit(self, relation: Bound | Floor, row: str, name: str) -> Witness:
        if isinstance(relation, Floor):
            return Witness("Jumlah uang tidak kurang dari nol", row, name)
        text = f"Realisasi Rp tidak melebihi pagu {self._at(relation.cells[1])}"
        return Witness(text, row, "ceiling")

    def _of_share(self, relation: Share) -> str:
        share, part, whole = relation.cells
        if share in self.changed:
            return f"{self._at(part)} / {self._at(whole)} × 100 = {self._at(share)} %"
        slot = self.grid.slots[share]
        written = self.nodes[slot.row].row.cell(slot.name).written
        return f"{CELL_LABELS[slot.name].removesuffix(' %')} tertulis {written} %"

    def _of_count(self, relation: Count) -> str:
        counted = counted_below(self.nodes[self.grid.slots[relation.cells[0]].row])
        rows = all_of(counted.rows) if counted else ""
        return (
            f"{rows[:1].upper()}{rows[1:]} di bawahnya terlaksana {self._at(relation.cells[0])} %"
        )

    def _of_sum(self, relation: Relation, cell: int) -> str:
        whole, *terms = relation.cells
        slots = self.grid.slots
        total = self.nodes[slots[whole].row]
        if self.nodes[slots[terms[0]].row] not in total.terms:  # the same row in other forms
            subject = f"{CELL_LABELS[slots[whole].name]} baris {total.row.id} {self._at(whole)}, "
            return f"{'' if cell == whole else subject}jumlah triwulannya {self._at(whole)}"
        below = all_of([self.nodes[slots[one].row] for one in terms if slots[one].row >= 0])
        if cell == whole:
            return f"Jumlah {below} di bawahnya {self._at(whole)}"
        row = self.nodes[slots[whole].row].row
        label = CELL_LABELS[slots[whole].name]
        return f"{label} baris {row.id} “{row.title}” {self._at(whole)}, jumlah {below} di bawahnya"

    def _at(self, cell: int) -> str:
        return self.pen.text(self.grid.slots[cell], self.values[cell])
