"""The inspection of an installation: chains, snapshots, evidence, and values against the ledger."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path

from tolok.services.ledger_facts import Facts, told_by
from tolok.services.ledgers import check_ledgers
from tolok.services.snapshots import TOKEN_LENGTH, is_intact
from tolok.services.table_facts import (
    held_by,
    held_by_governments,
    misattributed,
    misplaced,
    strangers,
)
from tolok.store.models import Entry, EvidenceFile, Ledger, Original, Snapshot


@dataclass(frozen=True)
class Inspected:
    """How many things of a kind were looked at, and in Indonesian what is wrong with which."""

    subject: str
    number: int
    troubles: tuple[str, ...]


def inspect(evidence: Path) -> Iterator[Inspected]:
    """Look at everything; ``evidence`` is the folder of the private store, which may be absent."""
    checked = list(check_ledgers())
    yield Inspected(
        "buku besar",
        len(checked),
        tuple(f"{one.ledger.name}: {one.trouble}" for one in checked if one.trouble),
    )
    yield _snapshots()
    yield _originals()
    yield _values()
    if evidence.is_dir():
        yield _evidence(evidence)


def _snapshots() -> Inspected:
    found = Snapshot.objects.select_related("organization").order_by("pk")
    troubles = []
    for one in found.iterator(chunk_size=50):
        name = f"{one.organization.name}, {one}"
        if not is_intact(one):
            troubles.append(f"{name}: isinya tidak lagi sesuai dengan hash-nya.")
        elif not _says_what_its_content_says(one):
            troubles.append(f"{name}: keterangannya tidak sesuai dengan isinya.")
        elif one.token != one.sha256[:TOKEN_LENGTH]:
            troubles.append(f"{name}: alamat verifikasinya bukan milik hash-nya.")
        elif not _is_in_ledger(one):
            troubles.append(f"{name}: ujung buku besarnya tidak ada di buku besar.")
    return Inspected("salinan beku", found.count(), tuple(troubles))


def _says_what_its_content_says(snapshot: Snapshot) -> bool:
    content = json.loads(snapshot.content)
    names = ("kind", "period", "number", "state")
    told = {name: content[name] for name in names}
    made_at = datetime.fromisoformat(content["made_at"])
    return made_at == snapshot.made_at and told == {name: getattr(snapshot, name) for name in names}


def _is_in_ledger(snapshot: Snapshot) -> bool:
    """Whether the line that a snapshot rests on is there; one of an empty book rests on none."""
    return (
        not snapshot.ledger_head
        or Entry.objects.filter(
            ledger__organization=snapshot.organization_id, hash=snapshot.ledger_head
        ).exists()
    )


def _evidence(folder: Path) -> Inspected:
    """Each file by its hash: it lies under that name in the folder of its government."""
    kept = EvidenceFile.objects.select_related("government").order_by("pk")
    troubles = []
    for one in kept.iterator():
        path = folder / one.government.code / one.sha256
        if not path.is_file():
            troubles.append(f"{one.sha256}: berkasnya tidak ada.")
            continue
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        if digest != one.sha256:
            troubles.append(f"{one.sha256}: isi berkasnya berubah.")
    return Inspected("berkas bukti", kept.count(), tuple(troubles))


def _originals() -> Inspected:
    """Each uploaded file by its hash."""
    found = Original.objects.order_by("pk")
    troubles = [
        f"{one.sha256}: isi berkasnya berubah."
        for one in found.iterator(chunk_size=20)
        if sha256(bytes(one.data)).hexdigest() != one.sha256 or len(one.data) != one.size
    ]
    return Inspected("berkas asli", found.count(), tuple(troubles))


def _values() -> Inspected:
    """What the tables hold against what the ledgers said last, both ways."""
    number, troubles = 0, []
    books = Ledger.objects.filter(organization__isnull=False).order_by("name", "pk")
    for ledger in books:
        held, lines = held_by(ledger), ledger.entries.order_by("number")
        number += len(held)
        told = told_by(lines.iterator(chunk_size=2_000))
        troubles += [f"{ledger.name}, {one}" for one in _differences(held, told)]
    held = held_by_governments()
    lines = Entry.objects.select_related("ledger__government").order_by("pk")
    told = told_by(lines.filter(ledger__organization__isnull=True).iterator(chunk_size=2_000))
    troubles += _differences(held, told)
    troubles += [
        f"Perangkat daerah {organization}, {year}: ada isinya, tetapi tidak ada buku besarnya."
        for organization, year in strangers()
    ]
    troubles += [
        f"{one.name}: buku ini menunjuk ke {one.government}, bukan ke pemiliknya."
        for one in misplaced()
    ]
    troubles += [
        f"{one.ledger.name}, baris {one.number}: tertulis oleh {one.signed or 'Tolok'}, "
        f"tetapi menunjuk ke {one.by}."
        for one in misattributed()
    ]
    return Inspected("nilai sekarang", number + len(held), tuple(troubles))


def _differences(held: Facts, told: Facts) -> list[str]:
    """In Indonesian, each thing of which the tables and the ledger say different things."""
    found = []
    for name in sorted(held.keys() | told.keys()):
        now, last = held.get(name, {}), told.get(name, {})
        fields = [one for one in sorted(now.keys() | last.keys()) if now.get(one) != last.get(one)]
        if fields:
            shown, written = (
                {one: said[one] for one in fields if one in said} for said in (now, last)
            )
            found.append(
                f"{name}: sekarang {shown or 'kosong'}, di buku besar {written or 'kosong'}."
            )
    return found
