"""Units and plausibility: a figure is of the kind that its unit asks for."""

from collections.abc import Iterator

from tolok.audit.findings import Finding, Severity, Witness
from tolok.audit.phrases import amount, place
from tolok.domain.forms import NUMBER_CELLS, Form, Row, State
from tolok.domain.notation import write_number
from tolok.domain.quantities import exact_sum, percentage, rounded


def count_in_percentage(form: Form) -> Iterator[Finding]:
    """A percentage indicator holds a percentage, not the count that its formula starts from."""
    for row in form.rows:
        children = [child for child in form.children_of(row) if child.realization.value is not None]
        if row.unit != "%" or not row.realization.value or not children:
            continue
        if any(child.unit in {"%", None} for child in children):
            continue
        done = exact_sum(amount(child.realization) for child in children)
        share = percentage(done, exact_sum(amount(child.target) for child in children))
        if share is None or done != row.realization.value or share == done:
            continue
        yield _count(row, children, write_number(rounded(share, 0)))


def _count(row: Row, children: list[Row], shown: str) -> Finding:
    return Finding(
        "count-in-percentage",
        Severity.ERROR,
        f"{place(row, 'realization')} tertulis {row.realization.written} %, sama dengan banyaknya "
        f"yang terlaksana di bawahnya. Menurut rumusnya {shown} %. Isi persentasenya.",
        row=row.id,
        cell="realization",
        written=row.realization.written,
        expected=shown,
        witnesses=tuple(
            Witness(
                f"{child.title}: {child.realization.written} dari {child.target.written}",
                child.id,
                "realization",
            )
            for child in children
        ),
        source=row.realization.source,
    )


def unreadable(form: Form) -> Iterator[Finding]:
    """A number cell holds a number, a dash or nothing."""
    for row in form.rows:
        for name in NUMBER_CELLS:
            cell = row.cell(name)
            if cell.state is State.UNREADABLE:
                yield Finding(
                    "unreadable-number",
                    Severity.ERROR,
                    f"{place(row, name)} tertulis “{cell.written}”, bukan angka. Tulis seperti "
                    "1.234.567 atau 12,5.",
                    row=row.id,
                    cell=name,
                    written=cell.written,
                    source=cell.source,
                )
