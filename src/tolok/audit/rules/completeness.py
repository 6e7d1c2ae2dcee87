"""Completeness: what was not reported is said, and never taken for zero."""

from collections.abc import Iterator

from tolok.audit.findings import Finding, Severity, Witness
from tolok.audit.phrases import amount, place
from tolok.domain.forms import Form, State
from tolok.domain.levels import Level


def not_reported(form: Form) -> Iterator[Finding]:
    """A row whose four figures of the period are all blank was not reported."""
    for row in form.rows:
        cells = (row.realization, row.spending, row.achievement, row.absorption)
        if all(cell.state is State.BLANK for cell in cells):
            yield Finding(
                "not-reported",
                Severity.WARNING,
                f"{place(row, 'realization')}: semua realisasi kosong. Kosong bukan nol dan bukan "
                "“-”. Isi angkanya, 0 bila nihil, atau “-” bila belum dijadwalkan.",
                row=row.id,
                cell="realization",
                source=row.source,
            )


def own_performance(form: Form) -> Iterator[Finding]:
    """A program or activity with money spent or children done has a performance of its own."""
    for row in form.rows:
        if row.level not in {Level.PROGRAM, Level.ACTIVITY} or amount(row.realization) != 0:
            continue
        done = [child for child in form.children_of(row) if amount(child.realization) > 0]
        if done or amount(row.spending) > 0:
            yield Finding(
                "own-performance-missing",
                Severity.QUESTION,
                f"{place(row, 'realization')} tertulis {row.realization.written or 'kosong'}, "
                "padahal sudah ada belanja atau kegiatan di bawahnya yang terlaksana. Hitung "
                "kinerja baris ini sendiri menurut rumusnya.",
                row=row.id,
                cell="realization",
                written=row.realization.written,
                witnesses=tuple(
                    Witness(f"{child.title}: {child.realization.written}", child.id, "realization")
                    for child in done
                ),
                source=row.realization.source or row.source,
            )
