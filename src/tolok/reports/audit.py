"""The audit report: a summary page, every finding with its witnesses, then the form itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tolok.audit.findings import Finding, Severity
from tolok.audit.rulebook import RULES
from tolok.documents.document import (
    Align,
    Block,
    Cell,
    Document,
    PageBreak,
    Paper,
    Paragraph,
    Role,
    Style,
    Table,
    TableRow,
)
from tolok.domain.forms import CELL_LABELS, Form
from tolok.reports.form import footer, form_table, heading, when
from tolok.reports.margin import TONES

TITLE = "LAPORAN PEMERIKSAAN FORMULIR PENGUKURAN KINERJA"
LISTED = 500
"""Findings in the table; every further one stands in the margin of its row all the same."""

_GRID = (10, 24, 16, 28, 30, 30, 100, 70)
"""Millimetres: the columns of the findings' table, shared by the summaries above it."""

_MEANINGS = {
    Severity.ERROR: "Angka atau isian bertentangan; perbaiki sebelum formulir disahkan.",
    Severity.WARNING: "Sangat mungkin keliru atau belum lengkap; periksa.",
    Severity.QUESTION: "Mungkin benar; mohon penjelasan.",
    Severity.NOTE: "Untuk diketahui.",
}


def audit_document(form: Form, findings: Sequence[Finding], *, paper: Paper = Paper.F4) -> Document:
    """The report on a form: counts, findings gravest first, and the form with its margin.

    A finding has the same number in the table and in the margin: its place in ``findings``.
    """
    blocks: tuple[Block, ...] = (
        Paragraph(TITLE, Style.TITLE),
        *heading(form)[1:],
        Paragraph(verdict(form, findings)),
        *(_summary(findings) if findings else ()),
        PageBreak("Formulir"),
        *heading(form),
        form_table(form, findings),
    )
    return Document(
        blocks,
        title=" · ".join(filter(None, ("Laporan pemeriksaan", form.organization, when(form)))),
        author=form.organization or "",
        subject=form.government or "",
        paper=paper,
        footer=footer(form),
    )


def verdict(form: Form, findings: Sequence[Finding]) -> str:
    """The report in one sentence.

    >>> verdict(Form(), ())
    'Formulir berisi 0 baris. Tidak ada temuan: yang tertulis saling bersesuaian.'
    """
    head = f"Formulir berisi {len(form.rows)} baris."
    if not findings:
        return f"{head} Tidak ada temuan: yang tertulis saling bersesuaian."
    counts = Counter(finding.severity for finding in findings)
    parts = [f"{counts[grade]} {grade.label.lower()}" for grade in Severity if counts[grade]]
    touched = len({finding.row for finding in findings if finding.row is not None})
    return f"{head} Ada {len(findings)} temuan pada {touched} baris: {_listed(parts)}."


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} dan {parts[-1]}"


def _summary(findings: Sequence[Finding]) -> Iterator[Block]:
    yield Paragraph("Ringkasan menurut bobot", Style.HEADING)
    yield _severities(findings)
    yield Paragraph("Ringkasan menurut aturan", Style.HEADING)
    yield _rules(findings)
    yield Paragraph("Temuan, yang terberat lebih dulu", Style.HEADING)
    if len(findings) > LISTED:
        yield Paragraph(
            f"Ditampilkan {LISTED} dari {len(findings)} temuan; selebihnya ada di samping "
            "barisnya pada formulir."
        )
    yield _findings(findings[:LISTED])


def _severities(findings: Sequence[Finding]) -> Table:
    counts = Counter(finding.severity for finding in findings)
    rows = [
        (
            Cell(grade.label, columns=2, tone=TONES[grade], bold=True),
            Cell(str(counts[grade]), align=Align.END),
            Cell(_MEANINGS[grade], columns=5),
        )
        for grade in Severity
    ]
    return _table("Ringkasan menurut bobot", ("BOBOT", "JUMLAH", "ARTI"), rows)


def _rules(findings: Sequence[Finding]) -> Table:
    counts = Counter((finding.severity.rank, finding.rule) for finding in findings)
    grades = tuple(Severity)
    rows = [
        (
            Cell(grades[rank].label, columns=2, tone=TONES[grades[rank]], bold=True),
            Cell(str(count), align=Align.END),
            Cell(RULES[rule].title if rule in RULES else "Pembacaan berkas", columns=4),
            Cell(rule),
        )
        for (rank, rule), count in sorted(
            counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1])
        )
    ]
    headings = ("BOBOT", "JUMLAH", "ATURAN", "KODE ATURAN")
    return _table("Ringkasan menurut aturan", headings, rows)


def _findings(findings: Sequence[Finding]) -> Table:
    rows = [
        (
            Cell(str(number), align=Align.CENTER),
            Cell(finding.severity.label, tone=TONES[finding.severity], bold=True),
            Cell(finding.row or "", align=Align.CENTER),
            Cell(CELL_LABELS.get(finding.cell or "", "")),
            Cell(finding.written or "", align=Align.END),
            Cell(_demand(finding), align=Align.END),
            Cell(finding.message),
            Cell("\n".join(f"• {witness.text}" for witness in finding.witnesses)),
        )
        for number, finding in enumerate(findings, start=1)
    ]
    headings = ("NO", "BOBOT", "BARIS", "SEL", "TERTULIS", "SEHARUSNYA", "URAIAN", "SAKSI")
    return _table("Temuan", headings, rows)


def _demand(finding: Finding) -> str:
    """What should be written; a question demands nothing, its message says what it reckoned."""
    return "" if finding.severity is Severity.QUESTION else finding.expected or ""


def _table(name: str, headings: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> Table:
    """A table on the grid that all tables of the summary share, so that one sheet can hold them."""
    spans = [cell.columns for cell in rows[0]]
    head = (
        Cell(text, columns=columns, align=Align.CENTER, bold=True)
        for text, columns in zip(headings, spans, strict=True)
    )
    lines = [TableRow(_on_grid(head), 1, Role.HEADER)]
    lines += [TableRow(_on_grid(cells), line) for line, cells in enumerate(rows, start=2)]
    return Table(name, tuple(lines), _GRID)


def _on_grid(cells: Iterable[Cell]) -> tuple[Cell | None, ...]:
    """The cells, with None where a span covers the grid."""
    return tuple(cell if offset == 0 else None for cell in cells for offset in range(cell.columns))
