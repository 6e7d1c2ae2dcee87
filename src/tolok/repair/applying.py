"""Accepted repairs carried out on a form: a new form, and the old one as it was."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tolok.domain.errors import TolokError
from tolok.domain.forms import CELL_LABELS, Cell, Form, Row
from tolok.domain.levels import Level
from tolok.domain.notation import marks_of, read_number
from tolok.repair.proposals import Change, Edit, Insertion, Removal, Repair


class RepairError(TolokError):
    """A repair that cannot be carried out on this form."""


def apply(form: Form, repairs: Iterable[Repair]) -> Form:
    """The form with the repairs carried out; RepairError, in Indonesian, where they cannot be.

    The form given is left as it is. A repair whose cell no longer says what it said, and two
    repairs that want one cell to be different things, are refused.
    """
    rows = list(form.rows)
    done: dict[tuple[str, str], str] = {}
    for edit in dict.fromkeys(edit for repair in repairs for edit in repair.edits):
        if isinstance(edit, Change):
            before = done.setdefault((edit.row, edit.cell), edit.after)
            if before != edit.after:
                raise RepairError(
                    f"Baris {edit.row} · {CELL_LABELS[edit.cell]}: dua usulan bertentangan "
                    f"({before} dan {edit.after}). Terima salah satu saja."
                )
        _carry_out(rows, edit)
    return replace(form, rows=tuple(rows))


def _carry_out(rows: list[Row], edit: Edit) -> None:
    match edit:
        case Change():
            index = _index(rows, edit)
            cells: dict[str, Any] = {edit.cell: _cell(rows[index], edit)}
            rows[index] = replace(rows[index], **cells)
        case Insertion():
            index = _find(rows, edit.behind)
            while index + 1 < len(rows) and _is_below(rows, rows[index + 1], edit.behind):
                index += 1
            rows.insert(index + 1, _new_row(rows, edit))
        case Removal():
            gone = _find(rows, edit.row, last=True)
            del rows[gone]


def _index(rows: list[Row], change: Change) -> int:
    for index, row in enumerate(rows):
        if row.id == change.row and row.cell(change.cell).written.strip() == change.before.strip():
            return index
    raise RepairError(
        f"Baris {change.row} · {CELL_LABELS[change.cell]} tidak lagi tertulis “{change.before}”. "
        "Periksa ulang formulirnya, lalu minta usulan baru."
    )


def _find(rows: list[Row], row_id: str, *, last: bool = False) -> int:
    found = [index for index, row in enumerate(rows) if row.id == row_id]
    if not found:
        raise RepairError(f"Baris {row_id} tidak ada lagi. Minta usulan baru untuk formulir ini.")
    return found[-1 if last else 0]


def _is_below(rows: list[Row], row: Row, above: str) -> bool:
    """Whether a row stands under another one, at any depth."""
    parents = {one.id: one.parent for one in rows}
    at, steps = row.parent, 0
    while at is not None and steps < len(Level):
        if at == above:
            return True
        at, steps = parents.get(at), steps + 1
    return False


def _cell(row: Row, change: Change) -> Cell:
    """The new cell: it says what it should, and still knows where it stands."""
    reading = read_number(change.after, marks_of([change.after]))
    return Cell(change.after, reading.state, reading.value, row.cell(change.cell).source)


def _new_row(rows: list[Row], edit: Insertion) -> Row:
    taken = {row.id for row in rows}
    number = next(n for n in range(1, len(rows) + 2) if f"{edit.behind}+{n}" not in taken)
    cells: dict[str, Any] = {}
    for name in ("ceiling", "spending", "absorption"):
        written = getattr(edit, name)
        reading = read_number(written, marks_of([written]))
        cells[name] = Cell(written, reading.state, reading.value)
    return Row(
        id=f"{edit.behind}+{number}",
        level=edit.level,
        parent=edit.parent or None,
        code=edit.code,
        name=edit.name or "(baris yang hilang)",
        **cells,
    )
