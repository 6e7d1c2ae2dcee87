"""Files out: the official form, the audit report and the original, each with its name and type."""

import json
from dataclasses import dataclass, replace

from django.utils.text import slugify

from tolok.documents.interchange import audit_to_json, form_to_json
from tolok.documents.writing import write_document
from tolok.services.filings import NotFoundError, OpenedFiling
from tolok.services.repairs import OpenedProposals
from tolok.store import queries

FORM_FORMATS = ("pdf", "xlsx", "docx", "html", "csv", "json")
AUDIT_FORMATS = ("pdf", "xlsx", "html", "json")

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


@dataclass(frozen=True)
class Export:
    """A file to hand over: its name, its media type and its bytes."""

    name: str
    media_type: str
    data: bytes


def export_form(opened: OpenedFiling, format_: str) -> Export:
    """The form in one of FORM_FORMATS; NotFoundError for any other."""
    _refuse_unknown(format_, FORM_FORMATS)
    if format_ == "json":
        data = _json(form_to_json(opened.form, opened.reading))
    else:
        # Imported here: the site starts and shows pages without the writers.
        from tolok.reports.form import form_document  # noqa: PLC0415

        data = write_document(form_document(opened.form), format_)
    return Export(_name(opened, "", format_), MEDIA_TYPES[format_], data)


def export_audit(opened: OpenedFiling, format_: str) -> Export:
    """The audit report in one of AUDIT_FORMATS; NotFoundError for any other."""
    _refuse_unknown(format_, AUDIT_FORMATS)
    findings = (*opened.findings, *opened.reading)
    if format_ == "json":
        data = _json(audit_to_json(findings))
    else:
        from tolok.reports.audit import audit_document  # noqa: PLC0415

        data = write_document(audit_document(opened.form, findings), format_)
    return Export(_name(opened, "pemeriksaan", format_), MEDIA_TYPES[format_], data)


def export_repaired(found: OpenedProposals, kind: str) -> Export:
    """What accepted repairs make of a filing.

    ``kind`` is one of FORM_FORMATS for the form, "berkas" for the office's own file with its cells
    corrected, "berita-acara" for the record; NotFoundError for any other.
    """
    opened = found.opened
    if kind == "berkas":
        from tolok.documents.corrections import correct, corrections_of  # noqa: PLC0415

        data = bytes(queries.original_of(opened.filing).data)
        corrections = corrections_of(opened.form, found.accepted)
        name = f"perbaikan-{opened.filing.name}"
        return Export(
            name, "application/octet-stream", correct(data, opened.filing.name, corrections)
        )
    if kind == "berita-acara":
        from tolok.reports.corrections import corrections_document  # noqa: PLC0415

        document = corrections_document(
            opened.form, found.accepted, declined=found.declined, questions=found.unanswered
        )
        name = _name(opened, "berita-acara-perbaikan", "pdf")
        return Export(name, MEDIA_TYPES["pdf"], write_document(document, "pdf"))
    repaired = replace(opened, form=found.repaired, reading=())
    export = export_form(repaired, kind)
    return replace(export, name=_name(opened, "perbaikan", kind))


def export_original(opened: OpenedFiling) -> Export:
    """The uploaded file, byte for byte, never shown by a browser itself."""
    original = queries.original_of(opened.filing)
    return Export(opened.filing.name, "application/octet-stream", bytes(original.data))


def _refuse_unknown(format_: str, known: tuple[str, ...]) -> None:
    if format_ not in known:
        raise NotFoundError(f"Format {format_} tidak ada. Pilih {', '.join(known)}.")


def _name(opened: OpenedFiling, kind: str, format_: str) -> str:
    form = opened.form
    parts = ("pengukuran-kinerja", form.organization, form.period and form.period.code, kind)
    words = [slugify(part)[:60] for part in parts if part]
    if form.period is None and form.year is not None:
        words.insert(2 if form.organization else 1, str(form.year))
    return f"{'-'.join(words)}.{format_}"


def _json(data: dict[str, object]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()
