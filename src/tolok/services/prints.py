"""Prints: a frozen document as PDF, XLSX, DOCX, HTML or CSV, made of its snapshot alone."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.text import slugify

from tolok.documents.document import Document, Signature
from tolok.documents.writing import FORMATS, write_document
from tolok.domain.errors import TolokError
from tolok.domain.periods import MONTHS, Period
from tolok.domain.submissions import SubmissionState
from tolok.services.agreements import document_of_snapshot
from tolok.services.exports import MEDIA_TYPES, Export
from tolok.services.filings import NotFoundError
from tolok.services.snapshots import form_of_snapshot, is_intact
from tolok.store.models import Snapshot
from tolok.store.submissions import OFFICIAL

PRINT_FORMATS = (*FORMATS, "json")
"""JSON is the snapshot's own text: its SHA-256 is the hash on every print."""

SHORT = 12
"""Digits of a hash that a person compares by eye."""


def print_snapshot(snapshot: Snapshot, format_: str) -> Export:
    """A frozen document in one of PRINT_FORMATS, the same bytes each time.

    NotFoundError for another format; TolokError where the snapshot is not what was kept.
    """
    if format_ not in PRINT_FORMATS:
        raise NotFoundError(f"Format {format_} tidak ada. Pilih {', '.join(PRINT_FORMATS)}.")
    if format_ != "json" and snapshot.kind not in COMPOSERS:
        raise NotFoundError(f"{snapshot.get_kind_display()} belum mempunyai bentuk cetak.")
    if not is_intact(snapshot):
        raise TolokError("Salinan beku ini berubah setelah disimpan dan tidak dapat dicetak.")
    name = "-".join(
        (
            slugify(snapshot.get_kind_display()),
            slugify(snapshot.organization.name)[:60],
            snapshot.period,
            f"v{snapshot.number}",
        )
    )
    if format_ == "json":
        data = snapshot.content.encode()
    else:
        data = write_document(printed(snapshot), format_)
    return Export(f"{name}.{format_}", MEDIA_TYPES[format_], data)


def printed(snapshot: Snapshot) -> Document:
    """The frozen document as it is printed, sealed."""
    from tolok.reports.seals import seal_of, sealed  # noqa: PLC0415 - pages start without it

    content = json.loads(snapshot.content)
    lines = (
        f"{snapshot.get_kind_display()} · {period_label(snapshot.period)}",
        f"Versi {content['number']} · {state_label(content['state'])}",
        f"Dibekukan {_moment(content)}",
        f"SHA-256 {snapshot.sha256[:SHORT]}…",
        "Pindai kode ini untuk memeriksa keasliannya:",
    )
    address = verification_address(snapshot)
    return sealed(
        COMPOSERS[snapshot.kind](snapshot, content),
        seal_of(lines, address),
        # A file's own properties know no parts of a second.
        datetime.fromisoformat(content["made_at"]).replace(microsecond=0),
        f"versi {content['number']} · {snapshot.sha256[:SHORT]} · {address}",
    )


def verification_address(snapshot: Snapshot) -> str:
    """Where everybody can check a print of the snapshot."""
    return f"{settings.BASE_URL}/v/{snapshot.token}/"


def period_label(code: str) -> str:
    """The Indonesian name of a period's code."""
    return Period.parse(code).label


def state_label(state: str) -> str:
    """What a print says of the state that it was frozen in."""
    if not state:
        return "resmi"
    known = SubmissionState(state)
    return known.label if known in OFFICIAL else f"{known.label}, belum resmi"


def signatory_of(content: Mapping[str, Any]) -> Signature:
    """The signature block of whom a frozen document names, with its place and date."""
    who = content["signatory"]
    return Signature(
        f"{content['place']}, {long_date(date.fromisoformat(content['date']))}",
        who["title"],
        who["name"],
        who["rank"],
        who["nip"],
    )


def long_date(day: date) -> str:
    """A day in words.

    >>> long_date(date(2026, 4, 7))
    '7 April 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _measurement(snapshot: Snapshot, content: Mapping[str, Any]) -> Document:
    from tolok.reports.form import form_document  # noqa: PLC0415 - pages start without it

    return form_document(form_of_snapshot(snapshot), signatures=[signatory_of(content)])


def _of_plan(snapshot: Snapshot, content: Mapping[str, Any]) -> Document:  # noqa: ARG001
    return document_of_snapshot(snapshot)


COMPOSERS: dict[str, Callable[[Snapshot, Mapping[str, Any]], Document]] = {
    Snapshot.Kind.MEASUREMENT: _measurement,
    Snapshot.Kind.AGREEMENT: _of_plan,
    Snapshot.Kind.ACTION_PLAN: _of_plan,
    Snapshot.Kind.INDICATORS: _of_plan,
}
"""How each kind of frozen document is composed."""


def _moment(content: Mapping[str, Any]) -> str:
    """The day and the universal time, so that no server's own clock enters a print."""
    at = datetime.fromisoformat(content["made_at"])
    return f"{long_date(date.fromisoformat(content['date']))} ({at:%Y-%m-%d %H.%M} UTC)"
