"""The deeds around column maps: say one for an office, withdraw it, and know those in force."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from tolok.documents.columns.map_json import map_from_json, map_to_json
from tolok.documents.columns.maps import ColumnMap
from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.services.acting import Actor
from tolok.services.ledgers import Book, lock, write
from tolok.store import column_maps
from tolok.store.models import Government, OfficeMap, Organization


@dataclass(frozen=True)
class SaidMap:
    """A map in force with the record of who said it."""

    record: OfficeMap
    map: ColumnMap


def maps_for(actor: Actor, owner: Government) -> tuple[SaidMap, ...]:
    """The maps by which the actor's files are read: of the actor's offices, then of all."""
    return tuple(
        SaidMap(record, _map_of(record, actor))
        for record in column_maps.maps_in_force(owner, offices_of(actor, owner))
    )


def offices_of(actor: Actor, owner: Government) -> tuple[Organization, ...]:
    """The offices of a government in which the actor is anything."""
    return tuple(
        one.organization
        for one in actor.appointments
        if one.government_id == owner.pk and one.organization is not None
    )


def office_for(actor: Actor, owner: Government) -> Organization | None:
    """For whom the actor's map is remembered: the one own office; None for all of a government."""
    offices = {one.pk: one for one in offices_of(actor, owner)}
    everywhere = any(
        one.government_id == owner.pk and one.organization_id is None for one in actor.appointments
    )
    return None if everywhere or len(offices) != 1 else next(iter(offices.values()))


def keep_map(actor: Actor, owner: Government, said: ColumnMap) -> OfficeMap:
    """Remember a map for the actor's office (*pemetaan kolom*); the one before it stays readable.

    Must be called inside a transaction. Raises RefusedError, and TolokError for a map that makes
    no form.
    """
    role = actor.require(Deed.MAP_COLUMNS, owner)
    if said.trouble:
        raise TolokError(said.trouble)
    office = office_for(actor, owner)
    book = Book(owner, actor.today.year)
    lock(book)
    before = _in_force(owner, office, said.fingerprint)
    content = map_to_json(said)
    if before is not None and before.content == content:
        return before
    record = OfficeMap.objects.create(
        government=owner,
        organization=office,
        fingerprint=said.fingerprint,
        content=content,
        kept_by=actor.somebody,
        kept_at=actor.at,
    )
    subject = f"column-map:{said.fingerprint[:16]}"
    told = {**content, "organization": office.code if office else ""}
    was = before.content if before else None
    write(book, actor, role, Deed.MAP_COLUMNS, subject, told, before=was)
    return record


@transaction.atomic
def withdraw_map(actor: Actor, record: OfficeMap) -> None:
    """Let a map read no further file; forms read by it stay as they are."""
    role = actor.require(Deed.MAP_COLUMNS, record.government)
    book = Book(record.government, actor.today.year)
    lock(book)
    held = _in_force(record.government, record.organization, record.fingerprint)
    if held is None or held.content is None:
        raise TolokError("Pemetaan ini sudah dicabut.")
    OfficeMap.objects.create(
        government=record.government,
        organization=record.organization,
        fingerprint=record.fingerprint,
        content=None,
        kept_by=actor.somebody,
        kept_at=actor.at,
    )
    subject = f"column-map:{record.fingerprint[:16]}"
    office = record.organization.code if record.organization else ""
    told: Plain = {
        "fingerprint": record.fingerprint,
        "organization": office,
        "is_withdrawn": True,
    }
    write(book, actor, role, Deed.MAP_COLUMNS, subject, told, before=held.content)


def visible_map(actor: Actor, map_id: int) -> OfficeMap | None:
    """The map of an id where the actor's files are read by it or were; None where not."""
    record = column_maps.map_by_id(map_id)
    if record is None or record.government not in actor.governments:
        return None
    own = record.organization is None or record.organization in offices_of(actor, record.government)
    return record if own else None


def words_of(record: OfficeMap) -> Sequence[str]:
    """What a map knows its tables by, a text a column: its header, else what its cells are."""
    columns = record.content["columns"] if record.content else ()
    return [
        " · ".join(column["header"])
        if "header" in column
        else f"Kolom {at}: {column['kind'] or 'kosong'}"
        for at, column in enumerate(columns, start=1)
    ]


def _in_force(owner: Government, office: Organization | None, fingerprint: str) -> OfficeMap | None:
    return OfficeMap.objects.filter(
        government=owner, organization=office, fingerprint=fingerprint
    ).first()


def _map_of(record: OfficeMap, actor: Actor) -> ColumnMap:
    day = date_format(timezone.localtime(record.kept_at), "j F Y")
    who = "Anda" if record.kept_by_id == actor.somebody.pk else record.kept_by
    return map_from_json(
        record.content, f"pemetaan {record.pk}", origin=f"yang {who} simpan tanggal {day}"
    )
