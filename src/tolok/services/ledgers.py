"""The ledger's two deeds: write a line after the last one, and check that all lines hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from tolok.domain.chains import Kept, Line, Plain, broken, canonical, ledger_to_text
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services.acting import Actor
from tolok.store.models import Entry, Government, Ledger, Organization

_BATCH = 500
_SAME = ("number", "at", "role", "deed", "subject", "content", "before", "reason")
"""What an entry and the line that it keeps call by the same name."""


@dataclass(frozen=True)
class Book:
    """The ledger of an organization and year, or of a government and year."""

    of: Organization | Government
    year: int

    @property
    def government(self) -> Government:
        """Whose it is."""
        return self.of.government if isinstance(self.of, Organization) else self.of

    @property
    def name(self) -> str:
        """What a new ledger is called: codes, so that a copied database keeps its chains."""
        own = self.of.code if isinstance(self.of, Organization) else ""
        return f"{self.government.code}/{own}/{self.year}"


class Pen:
    """Writes in one book: holds it until the transaction ends, and puts its lines down together."""

    def __init__(self, book: Book, actor: Actor) -> None:
        self.ledger = lock(book)
        self.actor = actor
        self.entries: list[Entry] = []

    def write(  # noqa: PLR0913 - a line of the ledger is what it is
        self,
        role: Role,
        deed: Deed,
        subject: str,
        content: Plain,
        *,
        before: Plain = None,
        reason: str = "",
    ) -> Entry:
        """The next line. It reaches the table when the pen is put down."""
        person = self.actor.person
        line = Line(
            ledger=self.ledger.name,
            number=self.ledger.length + 1,
            at=self.actor.at,
            by=person.email if person else "",
            role=role,
            deed=deed,
            subject=subject,
            content=canonical(content),
            before="" if before is None else canonical(before),
            reason=reason,
        )
        entry = Entry(
            ledger=self.ledger,
            by=person,
            signed=line.by,
            previous=self.ledger.head,
            hash=line.hash(self.ledger.head),
            **{name: getattr(line, name) for name in _SAME},
        )
        self.entries.append(entry)
        self.ledger.length, self.ledger.head = entry.number, entry.hash
        return entry

    def put_down(self) -> None:
        """Keep the lines that were written."""
        if self.entries:
            Entry.objects.bulk_create(self.entries, batch_size=_BATCH)
            self.ledger.save(update_fields=["length", "head"])
            self.entries = []


@contextmanager
def writing(book: Book, actor: Actor) -> Iterator[Pen]:
    """A pen for a deed that writes several lines; they are kept where the block ends well."""
    pen = Pen(book, actor)
    yield pen
    pen.put_down()


def write(  # noqa: PLR0913, PLR0917 - a line of the ledger is what it is
    book: Book,
    actor: Actor,
    role: Role,
    deed: Deed,
    subject: str,
    content: Plain,
    *,
    before: Plain = None,
    reason: str = "",
) -> Entry:
    """Append one line. Must be called inside the transaction of the deed that it tells of.

    Writers of one book wait here for each other, so a deed locks its book before it looks at
    what it changes: see `lock`.
    """
    with writing(book, actor) as pen:
        return pen.write(role, deed, subject, content, before=before, reason=reason)


def lock(book: Book) -> Ledger:
    """The book's row, held until this transaction ends; made where there is none."""
    organization = book.of if isinstance(book.of, Organization) else None
    of = {"government": book.government, "organization": organization, "year": book.year}
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a ledger is written inside a transaction")
    ledger = Ledger.objects.select_for_update().filter(**of).first()
    if ledger is None:
        Ledger.objects.get_or_create(**of, defaults={"name": book.name})
        ledger = Ledger.objects.select_for_update().get(**of)
    return ledger


@dataclass(frozen=True)
class Checked:
    """What checking a ledger found: ``trouble`` is empty where every line holds."""

    ledger: Ledger
    trouble: str


def check_ledgers() -> Iterator[Checked]:
    """Check every ledger of the installation, line by line."""
    for ledger in Ledger.objects.order_by("name", "pk"):
        yield Checked(ledger, check(ledger) or "")


def check(ledger: Ledger) -> str | None:
    """Where a ledger is broken, in Indonesian; None where it holds."""
    return broken(kept_in(ledger), length=ledger.length, head=ledger.head)


def kept_in(ledger: Ledger) -> Iterator[Kept]:
    """The lines of a ledger as they are kept, in order."""
    entries = ledger.entries.order_by("number")
    return (
        Kept(
            Line(ledger.name, by=entry.signed, **{name: getattr(entry, name) for name in _SAME}),
            entry.previous,
            entry.hash,
        )
        for entry in entries.iterator(chunk_size=2_000)
    )


def book_as_text(ledger: Ledger) -> Iterator[str]:
    """A ledger to take away as JSON lines, which `tolok.domain.chains` checks alone."""
    return ledger_to_text(ledger.name, kept_in(ledger), length=ledger.length, head=ledger.head)
