"""The chain of a ledger: each line's hash covers the line and the hash before it.

Whoever holds a copy of the lines can check them without the site: SHA-256 over canonical JSON.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TypeAlias

Plain: TypeAlias = "bool | int | str | Sequence[Plain] | Mapping[str, Plain] | None"
"""What a line may hold: JSON without binary floats."""


def canonical(content: Plain) -> str:
    """The one JSON text of a content: keys sorted, no spaces, letters as they are.

    >>> canonical({"b": 1, "a": ["é", None]})
    '{"a":["é",null],"b":1}'

    TypeError for a binary float, which has no one text.
    """
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    json.loads(text, parse_float=_refuse)
    return text


def _refuse(written: str) -> None:
    raise TypeError(f"{written}: a binary float has no place in a ledger")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a ledger (*baris buku besar*) with all that its hash covers.

    ``ledger`` names the book (government, organization, year). ``by`` is a mail address, empty
    for the program itself. ``content`` and ``before`` are canonical JSON texts.
    """

    ledger: str
    number: int
    at: datetime
    by: str
    role: str
    deed: str
    subject: str
    content: str
    before: str
    reason: str

    def hash(self, previous: str) -> str:
        """The line's hash after the one before it, in 64 hexadecimal digits."""
        covered: list[Plain] = [
            previous,
            self.ledger,
            self.number,
            self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            self.by,
            self.role,
            self.deed,
            self.subject,
            self.content,
            self.before,
            self.reason,
        ]
        return sha256(canonical(covered).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """A line as it was kept, with the two hashes that stand beside it."""

    line: Line
    previous: str
    hash: str


def broken(kept: Iterable[Kept], *, length: int, head: str) -> str | None:
    """Where a chain is broken, in Indonesian; None where every line holds.

    ``length`` and ``head`` are what the book itself says of its end, so that lines cut off
    there are missed too.
    """
    previous, count = "", 0
    for count, one in enumerate(kept, 1):
        if one.line.number != count:
            return f"Baris {count} tidak ada; yang tersimpan baris {one.line.number}."
        if one.previous != previous:
            return f"Baris {count} tidak menyambung ke baris sebelumnya."
        if one.line.hash(previous) != one.hash:
            return f"Baris {count} ({one.line.subject}) berubah setelah ditulis."
        previous = one.hash
    if count != length or previous != head:
        return f"Buku mencatat {length} baris, yang tersimpan {count}; ujungnya tidak cocok."
    return None


SCHEMA = "tolok.ledger/1"


def ledger_to_text(ledger: str, kept: Iterable[Kept], *, length: int, head: str) -> Iterator[str]:
    """A book as JSON lines, to take away: first what it says of itself, then line by line."""
    yield canonical({"schema": SCHEMA, "ledger": ledger, "length": length, "head": head}) + "\n"
    for one in kept:
        line = one.line
        told: dict[str, Plain] = {
            "number": line.number,
            "at": line.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "by": line.by,
            "role": line.role,
            "deed": line.deed,
            "subject": line.subject,
            "content": line.content,
            "before": line.before,
            "reason": line.reason,
            "previous": one.previous,
            "hash": one.hash,
        }
        yield canonical(told) + "\n"


def check_text(text: str) -> str | None:
    """Where a book that was taken away is broken, in Indonesian; None where every line holds.

    Nothing but this module is needed: the hashes are computed from the lines alone.
    """
    first, *rest = text.splitlines()
    about = json.loads(first)
    if about.get("schema") != SCHEMA:
        return f"Berkas ini bukan buku besar; kunci schema harus {SCHEMA}."
    kept = []
    for written in rest:
        said = json.loads(written)
        previous, own = said.pop("previous"), said.pop("hash")
        at = datetime.fromisoformat(said.pop("at"))
        kept.append(Kept(Line(ledger=about["ledger"], at=at, **said), previous, own))
    return broken(kept, length=about["length"], head=about["head"])
