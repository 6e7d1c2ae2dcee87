"""The way of a quarter so far: who did what about it, as what, when and why."""

import json
from dataclasses import dataclass
from datetime import datetime

from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services.sheets import Sheet
from tolok.store import submissions
from tolok.store.models import Entry


@dataclass(frozen=True)
class Move:
    """One line of the ledger about a quarter as a whole; remarks are (cell in words, text)."""

    number: int
    deed: Deed
    who: str
    role: Role
    at: datetime
    reason: str
    remarks: tuple[tuple[str, str], ...]


def way_of(sheet: Sheet) -> tuple[Move, ...]:
    """What was done about a sheet's quarter, newest first: one query."""
    found = submissions.way_of(sheet.organization, sheet.period.code)
    return tuple(_move(one, sheet) for one in reversed(found))


def _move(entry: Entry, sheet: Sheet) -> Move:
    content = json.loads(entry.content)
    return Move(
        number=entry.number,
        deed=Deed(entry.deed),
        who=str(entry.by) if entry.by else "Tolok",
        role=Role(entry.role),
        at=entry.at,
        reason=entry.reason or content.get("text", ""),
        remarks=tuple(
            (_cell(one["subject"], sheet), one["text"]) for one in content.get("remarks") or ()
        ),
    )


def _cell(subject: str, sheet: Sheet) -> str:
    """What a person calls the cell that the ledger names."""
    kind, key, *_ = (*subject.split(":"), "")
    row = next((one for one in sheet.rows if key in {one.key, one.node.key}), None)
    if row is None:
        return "Baris yang sudah ditutup"
    name = row.indicator.name if row.indicator else row.node.name
    return f"Baris {row.id} · {'Realisasi Rp' if kind == 'spending' else 'Realisasi'} “{name}”"
