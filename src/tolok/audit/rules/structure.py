"""Structure: every row stands under a row of a higher level."""

from collections.abc import Iterator

from tolok.audit.findings import Finding, Severity
from tolok.domain.forms import Form


def broken_parent(form: Form) -> Iterator[Finding]:
    """A row's parent exists and is of a higher level; so no row stands under itself."""
    for row in form.rows:
        above = form.by_id.get(row.parent) if row.parent is not None else None
        if row.parent is None or (above is not None and above.level.depth < row.level.depth):
            continue
        fault = "tidak ada" if above is None else "tidak lebih tinggi tingkatnya"
        yield Finding(
            "broken-parent",
            Severity.ERROR,
            f"Baris {row.id} · Induknya, baris {row.parent}, {fault}. Periksa susunan baris.",
            row=row.id,
            cell="name",
            written=row.parent,
            source=row.source,
        )
