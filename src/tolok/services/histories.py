"""The history of a cell: every line of the ledger about it, told in words."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tolok.domain.indicators import Accumulation, Calculation, Denominator
from tolok.domain.notation import write_number, write_rupiah
from tolok.domain.periods import ROMAN, Period
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services.contents import KINDS
from tolok.services.subjects import Subject, SubjectKind
from tolok.store import recorded
from tolok.store.models import Entry, Organization


@dataclass(frozen=True)
class Told:
    """One line of a ledger in words: what it was (empty where nothing was before), what it is.

    ``cell`` says which cell it is about, and of which period.
    """

    entry: Entry
    who: str
    role: str
    deed: str
    cell: str
    before: str
    after: str


@dataclass(frozen=True)
class History:
    """Every line about a cell, oldest first, and what the cell is called."""

    subject: Subject
    title: str
    lines: tuple[Told, ...]


def history_of(organization: Organization, year: int, subject: Subject) -> History | None:
    """The history of a cell, or of all cells of a row; None where the plan has no such cell."""
    place = subject.place(organization, year)
    if place is None:
        return None
    node, indicator = place
    subjects = [subject]
    if subject.kind is SubjectKind.ROW:
        subjects = [Subject(SubjectKind.SPENDING, node.key, subject.period)]
        if indicator is not None:
            subjects += [
                Subject(kind, indicator.key, subject.period)
                for kind in (SubjectKind.REALIZATION, SubjectKind.WORDS, SubjectKind.EVIDENCE)
            ]
    title = f"{subject.kind.label} · {indicator.name if indicator else node.name}"
    return History(subject, title, lines_about(organization, year, subjects))


def lines_about(
    organization: Organization, year: int, subjects: Iterable[Subject]
) -> tuple[Told, ...]:
    """Every line about some subjects, oldest first, in words: one query."""
    names = [str(one) for one in subjects]
    return tuple(tell(entry) for entry in recorded.entries_about(organization, year, names))


def tell(entry: Entry) -> Told:
    """A line of the ledger in words."""
    kind, _, rest = entry.subject.partition(":")
    period = rest.partition(":")[2]
    return Told(
        entry,
        str(entry.by) if entry.by else "Tolok",
        Role(entry.role).label,
        Deed(entry.deed).label,
        f"{SubjectKind(kind).label} {_short(period)}".strip(),
        _said(entry.before),
        _said(entry.content),
    )


def _short(period: str) -> str:
    """A period in few letters: TW I, 2026."""
    quarter = Period.parse(period).quarter if period else None
    return f"TW {ROMAN[quarter - 1]}" if quarter else period


_WORDS: Mapping[str, str] = {
    "remarks": "Keterangan",
    "cause": "Penyebab",
    "follow_up": "Tindak lanjut",
    "title": "Judul",
    "pages": "Halaman",
    "link": "Alamat",
    "media_type": "Jenis",
    "size": "Ukuran",
    "sha256": "SHA-256",
    "text": "Catatan",
    "settled": "Selesai",
    "withdrawn": "Ditarik",
    "rupiah": "Pagu",
    "calculation": "Rumus",
    "expression": "Dihitung dari",
    "accumulation": "Akumulasi",
    "denominator": "Terhadap",
    "scale": "Skala",
    "version": "Versi",
}
"""What a reader calls what a line holds, in the order in which it is told."""


def _said(kept: str) -> str:
    """A line's content as a reader says it; empty for nothing before."""
    if not kept:
        return ""
    content: dict[str, Any] = json.loads(kept)
    parts = []
    if "written" in content:
        parts.append(_variables(content.get("variables")) or content["written"] or "kosong")
    parts += [
        f"{label}: {_value(name, content[name])}"
        for name, label in _WORDS.items()
        if name in content and (content[name] != "" or name in _NARRATIVE)
    ]
    return "; ".join(parts)


_NARRATIVE = {"remarks", "cause", "follow_up"}


def _variables(variables: Mapping[str, str] | None) -> str:
    return ", ".join(f"{name} = {text}" for name, text in (variables or {}).items())


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    "size": lambda size: f"{write_number(Decimal(size))} bita",
    "rupiah": lambda amount: write_rupiah(Decimal(amount)),
    "media_type": lambda name: KINDS[name].label if name in KINDS else str(name),
    "calculation": lambda code: Calculation(code).label,
    "accumulation": lambda code: Accumulation(code).label,
    "denominator": lambda code: Denominator(code).label,
}


def _value(name: str, value: object) -> str:
    if value == "":
        return "kosong"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return _WRITERS.get(name, str)(value)
