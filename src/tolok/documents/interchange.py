"""The JSON of a form and of findings: the stable shapes that other programs read."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from tolok.audit.findings import Finding, Severity, Witness
from tolok.audit.rulebook import summarize
from tolok.domain.errors import UnreadableError
from tolok.domain.forms import (
    BLANK,
    NUMBER_CELLS,
    TEXT_CELLS,
    Cell,
    DocumentKind,
    Form,
    Recognition,
    Row,
    Source,
    State,
)
from tolok.domain.levels import Level
from tolok.domain.notation import MAX_DIGITS
from tolok.domain.periods import Period

FORM_SCHEMA = "tolok.form/1"
AUDIT_SCHEMA = "tolok.audit/1"
AUDITS_SCHEMA = "tolok.audits/1"
"""The schema of one document for many files: under each file's name what AUDIT_SCHEMA says."""
_OURS = re.compile(rb'"schema"\s*:\s*"tolok\.')


def form_to_json(form: Form, findings: Iterable[Finding] = ()) -> dict[str, Any]:
    """The form as ``tolok.form/1``: exact values as decimal strings, never as binary numbers."""
    return {
        "schema": FORM_SCHEMA,
        "government": form.government,
        "organization": form.organization,
        "year": form.year,
        "period": form.period.code if form.period else None,
        "kind": form.kind.value,
        "group": form.group,
        "rows": [_row(row) for row in form.rows],
        "findings": [finding_to_json(finding) for finding in findings],
    }


def audit_to_json(findings: Sequence[Finding]) -> dict[str, Any]:
    """Findings as ``tolok.audit/1``, with how many there are of each severity."""
    return {
        "schema": AUDIT_SCHEMA,
        "findings": [finding_to_json(finding) for finding in findings],
        "summary": summarize(findings),
    }


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """One finding, its witnesses and its place."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "row": finding.row,
        "cell": finding.cell,
        "written": finding.written,
        "expected": finding.expected,
        "message": finding.message,
        "witnesses": [
            {"text": witness.text, "row": witness.row, "cell": witness.cell}
            for witness in finding.witnesses
        ],
        "source": _source(finding.source),
    }


def leftovers_to_json(leftovers: Iterable[tuple[str, Source, str]]) -> list[dict[str, Any]]:
    """Texts of a file that are in no form, each with its place and why."""
    return [
        {"text": text, "why": why, "source": _source(source)} for text, source, why in leftovers
    ]


def _row(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "level": row.level.value,
        "parent": row.parent,
        "code": row.code,
        "name": row.name,
        "indicator": row.indicator,
        "method": row.method,
        "unit": row.unit,
        **{name: _cell(row.cell(name)) for name in NUMBER_CELLS},
        "remarks": row.remarks,
        "details": dict(row.details),
        "ground": row.ground,
        "source": _source(row.source),
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "written": cell.written,
        "state": cell.state.value,
        "value": None if cell.value is None else format(cell.value, "f"),
        "source": _source(cell.source),
    }


def _source(source: Source | None) -> dict[str, Any] | None:
    if source is None:
        return None
    place: dict[str, Any] = {
        "file": source.file,
        "table": source.table,
        "row": source.row,
        "column": source.column,
    }
    if (seen := source.recognition) is not None:
        place["confidence"] = seen.confidence
        place["others"] = [list(other) for other in seen.others]
        place |= {"ground": seen.ground} if seen.ground else {}
    return place


def is_form_json(data: bytes) -> bool:
    """Whether bytes are the JSON of a form rather than of other tables."""
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    return head[:1] == b"{" and _OURS.search(head) is not None


def form_from_json(data: bytes, name: str) -> tuple[Form, tuple[Finding, ...]]:
    """The form and the reading findings of a ``tolok.form/1`` file.

    What a row says is kept even where rows contradict each other (a circular parent, say): that
    is for the audit to find. UnreadableError names the row and the key that cannot be understood.
    """
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            f"{name}: JSON ini tidak utuh. Buat lagi dengan: tolok convert BERKAS -o FORM.json"
        ) from error
    if not isinstance(content, dict) or content.get("schema") != FORM_SCHEMA:
        raise UnreadableError(
            f'{name}: JSON ini bukan formulir; kunci "schema" harus {FORM_SCHEMA}.'
        )
    place = name
    try:
        rows = []
        for number, row in enumerate(_listed(content, "rows"), start=1):
            place = f"{name}: baris ke-{number}"
            rows.append(_read_row(row))
        place = name
        form = Form(
            _text(content, "government"),
            _text(content, "organization"),
            _year(content),
            Period.parse(content["period"]) if content.get("period") else None,
            tuple(rows),
            DocumentKind(content.get("kind", DocumentKind.MEASUREMENT)),
            _text(content, "group"),
        )
        return form, tuple(_read_finding(finding) for finding in _listed(content, "findings"))
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        raise UnreadableError(f"{place} tidak dipahami ({_reason(error)}).") from error


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"kunci {error} tidak ada atau nilainya tidak dikenal"
    return str(error) if type(error) is ValueError else "isinya berjenis lain dari yang diharapkan"


def _listed(content: Mapping[str, Any], key: str) -> list[Any]:
    found = content.get(key, [])
    if not isinstance(found, list):
        raise ValueError(f"{key} harus berupa daftar")  # noqa: TRY004 - shown as one kind of fault
    return found


def _text(content: Mapping[str, Any], key: str) -> str | None:
    found = content.get(key)
    if found is not None and not isinstance(found, str):
        raise ValueError(f"{key} harus berupa teks")
    return found


def _year(content: Mapping[str, Any]) -> int | None:
    year = content.get("year")
    if year is not None and (not isinstance(year, int) or not 1000 <= year <= 9999):
        raise ValueError("year harus berupa tahun")
    return year


def _read_row(row: Mapping[str, Any]) -> Row:
    identity = _text(row, "id")
    if not identity:
        raise KeyError("id")
    texts = {key: _text(row, key) for key in TEXT_CELLS}
    cells = {key: _read_cell(row.get(key), key) for key in NUMBER_CELLS}
    return Row(
        id=identity,
        level=_LEVELS[row["level"]],
        parent=_text(row, "parent"),
        code=texts["code"],
        name=texts["name"],
        indicator=texts["indicator"],
        method=texts["method"],
        unit=texts["unit"],
        remarks=texts["remarks"],
        details={key: str(text) for key, text in row.get("details", {}).items()},
        ground=_text(row, "ground") or "",
        source=_read_source(row.get("source")),
        target=cells["target"],
        ceiling=cells["ceiling"],
        realization=cells["realization"],
        spending=cells["spending"],
        achievement=cells["achievement"],
        absorption=cells["absorption"],
    )


_LEVELS = {level.value: level for level in Level}


def _read_cell(cell: Mapping[str, Any] | None, key: str) -> Cell:
    if cell is None:
        return BLANK
    state = State(cell["state"])
    written, value = _text(cell, "written") or "", _text(cell, "value")
    if (state is State.VALUE) != (value is not None):
        raise ValueError(f"{key}: value diisi hanya bila state adalah value")
    number = None if value is None else Decimal(value)
    if number is not None and (not number.is_finite() or len(format(number, "f")) > 2 * MAX_DIGITS):
        raise ValueError(f"{key}: value bukan angka yang wajar")
    return Cell(written, state, number, _read_source(cell.get("source")))


def _read_source(source: Mapping[str, Any] | None) -> Source | None:
    if source is None:
        return None
    seen = None
    if source.get("confidence") is not None:
        others = tuple((str(text), int(share)) for text, share in source.get("others", []))
        seen = Recognition(int(source["confidence"]), others, str(source.get("ground", "")))
    return Source(
        str(source["file"]), str(source["table"]), int(source["row"]), int(source["column"]), seen
    )


def _read_finding(finding: Mapping[str, Any]) -> Finding:
    return Finding(
        rule=str(finding["rule"]),
        severity=Severity(finding["severity"]),
        message=str(finding["message"]),
        row=_text(finding, "row"),
        cell=_text(finding, "cell"),
        written=_text(finding, "written"),
        expected=_text(finding, "expected"),
        witnesses=tuple(
            Witness(str(witness["text"]), _text(witness, "row"), _text(witness, "cell"))
            for witness in _listed(finding, "witnesses")
        ),
        source=_read_source(finding.get("source")),
    )
