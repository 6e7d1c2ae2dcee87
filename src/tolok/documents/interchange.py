"""The JSON of a form and of findings: the stable shapes that other programs read."""

from collections.abc import Iterable, Sequence
from typing import Any

from tolok.audit.findings import Finding, Severity
from tolok.domain.forms import NUMBER_CELLS, Cell, Form, Row, Source

FORM_SCHEMA = "tolok.form/1"
AUDIT_SCHEMA = "tolok.audit/1"


def form_to_json(form: Form, findings: Iterable[Finding] = ()) -> dict[str, Any]:
    """The form as ``tolok.form/1``: exact values as decimal strings, never as binary numbers."""
    return {
        "schema": FORM_SCHEMA,
        "government": form.government,
        "organization": form.organization,
        "year": form.year,
        "period": form.period.code if form.period else None,
        "rows": [_row(row) for row in form.rows],
        "findings": [finding_to_json(finding) for finding in findings],
    }


def audit_to_json(findings: Sequence[Finding]) -> dict[str, Any]:
    """Findings as ``tolok.audit/1``, with how many there are of each severity."""
    return {
        "schema": AUDIT_SCHEMA,
        "findings": [finding_to_json(finding) for finding in findings],
        "summary": summary_of(findings),
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


def summary_of(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each severity, gravest first."""
    counts = dict.fromkeys((severity.value for severity in Severity), 0)
    for finding in findings:
        counts[finding.severity.value] += 1
    return counts


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
    return {
        "file": source.file,
        "table": source.table,
        "row": source.row,
        "column": source.column,
    }
