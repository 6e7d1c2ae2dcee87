"""Identity: rows that say the same under different names."""

from collections.abc import Iterator

from tolok.audit.findings import Finding, Severity, Witness
from tolok.audit.phrases import place
from tolok.domain.forms import Form, Row


def rows_alike(form: Form) -> Iterator[Finding]:
    """Two rows under one parent with the same indicator and figures may be one typed twice."""
    seen: dict[tuple[object, ...], Row] = {}
    for row in form.rows:
        if row.ceiling.value is None or not row.indicator:
            continue
        key = (row.parent, row.indicator, row.unit, row.target.value, row.ceiling.value)
        first = seen.setdefault(key, row)
        if first is not row:
            yield Finding(
                "rows-alike",
                Severity.QUESTION,
                f"{place(row, 'indicator')}, satuan, target, dan pagunya sama dengan baris "
                f"{first.id} ({first.title}). Pastikan keduanya memang dua sub kegiatan.",
                row=row.id,
                cell="indicator",
                written=row.indicator,
                witnesses=(Witness(first.title, first.id, "indicator"),),
                source=row.source,
            )
