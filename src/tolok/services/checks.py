"""The inspection of an installation: chains, snapshots, evidence, and values against the ledger."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import file_digest
from pathlib import Path
from typing import Any

from tolok.domain.notation import write_number
from tolok.domain.submissions import SubmissionState
from tolok.services.ledgers import check_ledgers
from tolok.services.snapshots import is_intact
from tolok.store.models import (
    Entry,
    EvidenceFile,
    Ledger,
    Measurement,
    NodeCeiling,
    NodeSpending,
    PlanNode,
    Snapshot,
    Submission,
    TargetValue,
    Window,
)


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
        elif not one.sha256.startswith(one.token):
            troubles.append(f"{name}: alamat verifikasinya bukan milik hash-nya.")
        elif not _is_in_ledger(one):
            troubles.append(f"{name}: ujung buku besarnya tidak ada di buku besar.")
    return Inspected("salinan beku", found.count(), tuple(troubles))


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


_FIELDS: Mapping[str, tuple[str, ...]] = {
    "realization": ("written", "variables"),
    "words": ("remarks", "cause", "follow_up"),
    "spending": ("written",),
    "submission": ("state",),
    "target": ("written", "version"),
    "ceiling": ("rupiah", "version"),
    "window": ("opens_on", "closes_on"),
}
"""The subjects whose lines say what the tables hold, with the fields that both know."""


def _values() -> Inspected:
    """What the tables hold against what the ledger said last, both ways."""
    number, troubles = 0, []
    for ledger in Ledger.objects.order_by("name", "pk"):
        told = _told(ledger)
        held = {subject: _said(subject, one) for subject, one in _held(ledger)}
        number += sum(bool(one) for one in held.values())
        for subject in sorted(told.keys() | held.keys()):
            now, last = held.get(subject, {}), told.get(subject, {})
            if now != last:
                shown = f"sekarang {now or 'kosong'}, di buku besar {last or 'kosong'}"
                troubles.append(f"{ledger.name}, {subject}: {shown}.")
    planned = PlanNode.objects.values_list("organization_id", "year").distinct().order_by()
    booked = set(Ledger.objects.values_list("organization_id", "year"))
    troubles += [
        f"Perangkat daerah {organization}, {year}: ada rencananya, tetapi tidak ada buku besarnya."
        for organization, year in planned
        if (organization, year) not in booked
    ]
    return Inspected("nilai sekarang", number, tuple(troubles))


def _said(subject: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that count, without what says nothing: a blank, and a draft that never moved."""
    fields = _FIELDS[subject.partition(":")[0]]
    said = {
        name: content[name]
        for name in fields
        if content.get(name) and content[name] != SubmissionState.DRAFT
    }
    if "rupiah" in said:
        said["rupiah"] = write_number(Decimal(said["rupiah"]))
    return said


def _told(ledger: Ledger) -> dict[str, dict[str, Any]]:
    """What a ledger last said of each subject, field by field."""
    told: dict[str, dict[str, Any]] = {}
    lines = ledger.entries.order_by("number").values_list("subject", "content")
    for subject, content in lines.iterator(chunk_size=2_000):
        if subject.partition(":")[0] in _FIELDS:
            told.setdefault(subject, {}).update(json.loads(content))
    return {subject: _said(subject, content) for subject, content in told.items()}


_Held = Iterator[tuple[str, dict[str, Any]]]


def _held(ledger: Ledger) -> _Held:
    if ledger.organization_id is None:
        yield from _windows(ledger)
        return
    for held in _HOLDERS:
        yield from held(ledger)


def _windows(ledger: Ledger) -> _Held:
    for one in Window.objects.filter(
        fiscal_year__government=ledger.government_id, fiscal_year__year=ledger.year
    ):
        yield (
            f"window:{one.period}:{one.step}",
            {"opens_on": one.opens_on.isoformat(), "closes_on": one.closes_on.isoformat()},
        )


def _measurements(ledger: Ledger) -> _Held:
    found = Measurement.objects.select_related("indicator").filter(
        indicator__node__organization=ledger.organization_id, indicator__node__year=ledger.year
    )
    for one in found.iterator():
        name = f"{one.indicator.key}:{one.period}"
        yield f"realization:{name}", {"written": one.written, "variables": one.variables}
        yield (
            f"words:{name}",
            {"remarks": one.remarks, "cause": one.cause, "follow_up": one.follow_up},
        )


def _spendings(ledger: Ledger) -> _Held:
    found = NodeSpending.objects.select_related("node").filter(
        node__organization=ledger.organization_id, node__year=ledger.year
    )
    for one in found.iterator():
        yield f"spending:{one.node.key}:{one.period}", {"written": one.written}


def _submissions(ledger: Ledger) -> _Held:
    found = Submission.objects.filter(
        organization=ledger.organization_id, period__startswith=f"{ledger.year}-"
    )
    for one in found:
        yield f"submission:{one.period}", {"state": one.state}


def _targets(ledger: Ledger) -> _Held:
    found = TargetValue.objects.select_related("indicator", "version").filter(
        indicator__node__organization=ledger.organization_id, indicator__node__year=ledger.year
    )
    latest = {f"target:{one.indicator.key}:{one.period}": one for one in found}
    for subject, one in latest.items():
        yield subject, {"written": one.written, "version": one.version.number}


def _ceilings(ledger: Ledger) -> _Held:
    found = NodeCeiling.objects.select_related("node", "version").filter(
        node__organization=ledger.organization_id, node__year=ledger.year
    )
    latest = {f"ceiling:{one.node.key}": one for one in found}
    for subject, one in latest.items():
        yield subject, {"rupiah": str(one.amount), "version": one.version.number}


_HOLDERS: tuple[Callable[[Ledger], _Held], ...] = (
    _measurements,
    _spendings,
    _submissions,
    _targets,
    _ceilings,
)
