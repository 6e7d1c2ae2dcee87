"""Snapshots: a document frozen as it is, by its hash, for every print made of it later."""

import json
from datetime import UTC
from hashlib import sha256

from tolok.documents.interchange import form_from_json, form_to_json
from tolok.domain.chains import Plain, canonical
from tolok.domain.forms import Form
from tolok.services.acting import Actor
from tolok.services.ledgers import Book, lock
from tolok.services.sheets import Sheet
from tolok.store import submissions
from tolok.store.models import Organization, Snapshot

SCHEMA = "tolok.snapshot/1"
TOKEN_LENGTH = 20
"""How much of its hash a snapshot's address shows."""


def take_snapshot(actor: Actor, sheet: Sheet) -> Snapshot:
    """Freeze a sheet as it stands; must be called inside the deed's transaction."""
    content: dict[str, Plain] = {
        "form": form_to_json(sheet.form),
        "keys": [row.key for row in sheet.rows],
        "explanations": [
            row.reached.achievement.explain() if row.reached else "" for row in sheet.rows
        ],
    }
    return freeze(
        actor, sheet.organization, Snapshot.Kind.MEASUREMENT, sheet.period.code, content,
        state=sheet.state,
    )  # fmt: skip


def freeze(  # noqa: PLR0913 - a snapshot is of something, as it is, by somebody
    actor: Actor,
    organization: Organization,
    kind: str,
    period: str,
    content: dict[str, Plain],
    *,
    state: str = "",
) -> Snapshot:
    """Keep a document's content for good, with whom it names and the ledger that it rests on."""
    ledger = lock(Book(organization, int(period[:4])))
    number = submissions.next_number(organization, kind, period)
    whole = canonical(
        {
            "schema": SCHEMA,
            "kind": kind,
            "period": period,
            "number": number,
            "state": state,
            "made_at": actor.at.astimezone(UTC).isoformat(),
            "date": actor.today.isoformat(),
            # A name and no address: what is published is read by everybody.
            "made_by": actor.person.name if actor.person else "",
            "ledger": {"length": ledger.length, "head": ledger.head},
            **_named(organization),
            **content,
        }
    )
    digest = sha256(whole.encode()).hexdigest()
    kept = {"content": whole, "sha256": digest, "token": digest[:TOKEN_LENGTH]}
    named = {"kind": kind, "period": period, "number": number, "state": state}
    by = {"made_by": actor.person, "made_at": actor.at, "ledger_head": ledger.head}
    return Snapshot.objects.create(organization=organization, **named, **kept, **by)


def _named(organization: Organization) -> dict[str, Plain]:
    """Whom a document names: the organization and its head as they are now."""
    return {
        "organization": organization.code,
        "government": organization.government.code,
        "place": organization.government.place,
        "signatory": {
            "title": organization.head_title,
            "name": organization.head_name,
            "rank": organization.head_rank,
            "nip": organization.head_nip,
        },
    }


def is_intact(snapshot: Snapshot) -> bool:
    """Whether a snapshot's content still has the hash that it was kept under."""
    return sha256(snapshot.content.encode()).hexdigest() == snapshot.sha256


def form_of_snapshot(snapshot: Snapshot) -> Form:
    """The form that a snapshot of a measurement holds."""
    content = json.loads(snapshot.content)["form"]
    form, _ = form_from_json(json.dumps(content).encode(), str(snapshot))
    return form
