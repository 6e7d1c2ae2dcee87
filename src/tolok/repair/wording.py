"""Ideas said to an officer: what to change, who speaks for it, and how it came about."""

from collections.abc import Mapping, Sequence

from tolok.audit.findings import Witness
from tolok.audit.phrases import place
from tolok.audit.tree import Node
from tolok.domain.forms import CELL_LABELS, Form
from tolok.domain.notation import write_number
from tolok.domain.quantities import from_scaled, rounded_percentage
from tolok.repair.causes import said
from tolok.repair.grid import Block, Grid, Kind, Slot
from tolok.repair.penmanship import Pen, plain
from tolok.repair.proposals import Change, Edit, Insertion, Removal, Repair
from tolok.repair.relations.shares import Share
from tolok.repair.siblings import named, said_of
from tolok.repair.testimony import Testimony
from tolok.repair.weighing import Doubt, Idea

_NUMBER_CELLS = tuple(CELL_LABELS)
MOST_NAMED = 3
"""Options that a question names itself; the rest it counts, for each stands below it."""


class Wording:
    """The words for the ideas about one form."""

    def __init__(self, form: Form, grid: Grid, nodes: Sequence[Node]) -> None:
        self.form, self.grid, self.nodes = form, grid, nodes
        self.of_cell = grid.relations_of
        self.written = grid.values()
        self.pen = Pen(nodes)

    def place(self, idea: Idea) -> tuple[int, int]:
        """Where an idea belongs in the order of the rows."""
        cells = [self.grid.slots[cell] for cell, _ in idea.changes]
        return min((self._row(slot), _NUMBER_CELLS.index(slot.name)) for slot in cells)

    def place_of_doubt(self, doubt: Doubt) -> tuple[int, int]:
        """Where a question belongs in the order of the rows."""
        if doubt.ideas:
            return min(self.place(idea) for idea in doubt.ideas)
        slot = self.grid.slots[self.grid.relations[doubt.relations[0]].cells[0]]
        return slot.row, 0

    def _row(self, slot: Slot) -> int:
        """The position of a row; that of a missing row is behind the last of its block."""
        return max(self._block(slot).rows) if slot.kind is Kind.MISSING else slot.row

    def values_with(self, changes: Mapping[int, int]) -> list[int]:
        """The numbers once the changes are made."""
        values = self.grid.values()
        for cell, value in changes.items():
            values[cell] = value
        return values

    # --- what to change -------------------------------------------------------------------

    def edits(self, idea: Idea, values: Sequence[int]) -> tuple[Edit, ...]:
        """The deeds of an idea, in the notation of the form."""
        found: list[Edit] = []
        gone = None
        if idea.removed is not None:
            gone, stays = idea.removed
            found.append(Removal(self.nodes[gone].row.id, self.nodes[stays].row.id))
        is_missing = False
        for cell, value in idea.changes:
            slot = self.grid.slots[cell]
            if slot.row == gone:
                continue
            if slot.kind is Kind.MISSING:
                if not is_missing:
                    found.append(self._insertion(slot, values))
                is_missing = True
                continue
            row = self.nodes[slot.row].row
            before = row.cell(slot.name).written
            found.append(Change(row.id, slot.name, before, self.pen.text(slot, value)))
        return tuple(found)

    def _insertion(self, slot: Slot, values: Sequence[int]) -> Insertion:
        block = self._block(slot)
        last = self.nodes[block.rows[-1]]
        ceiling, spending = (
            values[block.missing[name]] if name in block.missing else 0
            for name in ("ceiling", "spending")
        )
        share = rounded_percentage(spending, ceiling, 2) if ceiling else None
        scale = self.grid.slots[self.grid.at[block.rows[0], "ceiling"]].decimals
        found = Insertion(
            parent=last.row.parent or "",
            behind=last.row.id,
            level=last.row.level,
            ceiling=plain(from_scaled(ceiling, scale)),
            spending=plain(from_scaled(spending, scale)),
            absorption="" if share is None else write_number(share),
        )
        return named(found, self.grid.absent(block.rows))

    def _block(self, slot: Slot) -> Block:
        at = next(index for index, one in enumerate(self.grid.slots) if one is slot)
        return next(block for block in self.grid.blocks if at in block.missing.values())

    # --- who speaks for it ----------------------------------------------------------------

    def witnesses(self, idea: Idea, values: Sequence[int]) -> tuple[Witness, ...]:
        """The relations that contradict what is written and agree once it is changed."""
        doubted = list(values)
        for cell, _ in idea.changes:
            doubted[cell] = self.written[cell]
        found: list[Witness] = []
        seen: set[int] = set()
        changed = {cell for cell, _ in idea.changes}
        testimony = Testimony(self.grid, self.nodes, self.pen, values, changed)
        for cell, _ in idea.changes:
            for index in self.of_cell[cell]:
                relation = self.grid.relations[index]
                if index in seen or relation.holds(doubted) or not relation.holds(values):
                    continue
                seen.add(index)
                share = relation.cells[0]
                is_mended = share not in changed and values[share] != self.written[share]
                if not (isinstance(relation, Share) and is_mended):
                    found.append(testimony.of(relation, cell))
        return tuple(dict.fromkeys(found))

    # --- how it came about ----------------------------------------------------------------

    def explanation(self, idea: Idea, edits: Sequence[Edit], witnesses: Sequence[Witness]) -> str:
        """One idea as a short text: where, what it should be, why, and who agrees."""
        parts = []
        for edit in edits:
            match edit:
                case Change():
                    parts.append(self._of_change(edit, idea))
                case Insertion():
                    parts.append(
                        f"Di bawah baris {edit.parent} tampaknya hilang satu baris (atau lebih) "
                        f"dengan pagu {edit.ceiling} dan realisasi Rp {edit.spending}."
                    )
                    parts += self._of_absent(idea)
                case Removal():
                    parts.append(
                        f"Baris {edit.row} tampaknya tertulis dua kali: isinya sama dengan baris "
                        f"{edit.copy_of}. Usul: hapus satu."
                    )
        agreeing = dict.fromkeys(witness.text for witness in witnesses)
        if agreeing:
            parts.append(f"Saksi: {'; '.join(agreeing)}.")
        if not idea.is_proven:
            parts.append("Belum terbukti terbaik: kesalahan di sekitarnya banyak.")
        return " ".join(parts)

    def _of_change(self, edit: Change, idea: Idea) -> str:
        row = self.form.by_id[edit.row]
        cause = next(
            why
            for (cell, _), why in idea.causes.items()
            if self._names(cell) == (edit.row, edit.cell)
        )
        before = f"tertulis {edit.before}" if edit.before.strip() else "kosong"
        return f"{place(row, edit.cell)} {before}, semestinya {edit.after}{said(cause, edit)}."

    def _of_absent(self, idea: Idea) -> list[str]:
        slots = (self.grid.slots[cell] for cell, _ in idea.changes)
        block = next(self._block(slot) for slot in slots if slot.kind is Kind.MISSING)
        known = said_of(self.grid.absent(block.rows))
        return [known] if known else []

    def _names(self, cell: int) -> tuple[str, str]:
        slot = self.grid.slots[cell]
        return ("", "") if slot.row < 0 else (self.nodes[slot.row].row.id, slot.name)

    def question(self, doubt: Doubt, options: Sequence[Repair]) -> str:
        """What to ask, where the form alone does not decide."""
        if not options:
            row = self.nodes[self.place_of_doubt(doubt)[0]].row
            return (
                f"Baris {row.id} “{row.title}”: angka-angka di sekitarnya terlalu kusut untuk "
                "diputuskan. Periksa satu per satu pada dokumen sumber."
            )
        if len(options) == 1:
            return (
                f"{options[0].explanation} Apakah benar demikian, atau ada alasan lain? "
                "Formulir ini saja tidak cukup untuk memutuskannya."
            )
        shown = [self._short(option.edits) for option in options]
        if len(shown) > MOST_NAMED:
            shown[MOST_NAMED:] = [f"salah satu dari {len(shown) - MOST_NAMED} kemungkinan lain"]
        return (
            f"Mana yang benar: {'; atau '.join(shown)}? Formulir ini saja tidak cukup untuk "
            "memutuskannya; periksa pada dokumen sumber."
        )

    def _short(self, edits: Sequence[Edit]) -> str:
        return " dan ".join(self._one(edit) for edit in edits)

    def _one(self, edit: Edit) -> str:
        match edit:
            case Change():
                row = self.form.by_id[edit.row]
                return f"{place(row, edit.cell)} {edit.before or 'kosong'} → {edit.after}"
            case Insertion():
                return (
                    f"baris baru di bawah baris {edit.parent} dengan pagu {edit.ceiling} dan "
                    f"realisasi Rp {edit.spending}"
                )
            case Removal():
                return f"hapus baris {edit.row}, kembaran baris {edit.copy_of}"
