"""Budgets: ceilings and spending of the rows below add up to the row above."""

from collections.abc import Iterator
from fractions import Fraction

from tolok.audit.findings import Finding, Severity, Witness
from tolok.audit.phrases import CHECK, all_of, finding, place, written
from tolok.audit.subjects import Subject
from tolok.audit.suspects import Break
from tolok.audit.tree import amount, figure
from tolok.domain.forms import CELL_LABELS, State
from tolok.domain.notation import write_number
from tolok.domain.quantities import plain

_POINTS = "Capaian pagu tertulis {} % menunjuk ke angka yang sama"


def ceiling_sum(subject: Subject) -> Iterator[Finding]:
    """The ceilings below add up to the ceiling above."""
    yield from _sums(subject, "ceiling", ("ceiling-sum", Severity.ERROR))


def spending_sum(subject: Subject) -> Iterator[Finding]:
    """The spending below adds up to the spending above."""
    yield from _sums(subject, "spending", ("spending-sum", Severity.ERROR))


def spending_over_ceiling(subject: Subject) -> Iterator[Finding]:
    """Nothing may be spent beyond the ceiling (UU 1/2004 article 3 paragraph 3)."""
    for node in subject.nodes:
        row = node.row
        spent, ceiling = figure(row.spending), figure(row.ceiling)
        if spent is not None and ceiling and 0 < ceiling < spent:
            yield finding(
                ("spending-over-ceiling", Severity.ERROR),
                row,
                "spending",
                f"{place(row, 'spending')} tertulis {written(row, 'spending')}, melebihi pagu "
                f"{written(row, 'ceiling')}. Periksa kedua angka pada dokumen anggaran.",
                witnesses=(Witness(f"Pagu {written(row, 'ceiling')}", row.id, "ceiling"),),
            )


def spending_without_ceiling(subject: Subject) -> Iterator[Finding]:
    """Money is spent on a row that has no ceiling."""
    if subject.lacks("ceiling"):
        return
    for node in subject.nodes:
        row = node.row
        spent, ceiling = figure(row.spending), amount(row.ceiling)
        if spent and spent > 0 and not ceiling and row.ceiling.state is not State.UNREADABLE:
            yield finding(
                ("spending-without-ceiling", Severity.ERROR),
                row,
                "spending",
                f"{place(row, 'spending')} tertulis {written(row, 'spending')}, sedangkan pagunya "
                f"{written(row, 'ceiling')}. Isi pagu baris ini, atau pindahkan realisasinya.",
                witnesses=(Witness(f"Pagu {written(row, 'ceiling')}", row.id, "ceiling"),),
            )


def negative_amount(subject: Subject) -> Iterator[Finding]:
    """Ceilings and spending are never below zero."""
    for node in subject.nodes:
        for cell in ("ceiling", "spending"):
            value = figure(node.row.cell(cell))
            if value is not None and value < 0:
                yield finding(
                    ("negative-amount", Severity.ERROR),
                    node.row,
                    cell,
                    f"{place(node.row, cell)} tertulis {written(node.row, cell)}, kurang dari nol. "
                    "Tulis tanpa tanda minus; catat pengembalian belanja di keterangan.",
                )


def _sums(subject: Subject, cell: str, rule: tuple[str, Severity]) -> Iterator[Finding]:
    for one in subject.money[1]:
        if one.cell == cell:
            yield (
                _in_term(subject, one, rule)
                if one.culprit is not one.whole
                else _in_whole(subject, one, rule)
            )


def _in_term(subject: Subject, one: Break, rule: tuple[str, Severity]) -> Finding:
    """A broken sum whose likeliest fault is in one of its terms."""
    row, above, cell = one.culprit.row, one.whole.row, one.cell
    shown = write_number(one.mended)
    points = _share_witness(subject, one)
    also = _also(points)
    label = CELL_LABELS[cell]
    return finding(
        rule,
        row,
        cell,
        f"{place(row, cell)} tertulis {written(row, cell)}. {label} baris {above.id} "
        f"“{above.title}” ({written(above, cell)}) sama dengan jumlah {all_of(one.whole.terms)} "
        f"di bawahnya hanya bila angka ini {shown}{also}. {CHECK}",
        expected=shown,
        witnesses=(
            Witness(f"{label} baris {above.id} {written(above, cell)}", above.id, cell),
            *((points,) if points else ()),
        ),
    )


def _in_whole(subject: Subject, one: Break, rule: tuple[str, Severity]) -> Finding:
    """A broken sum that is held against the row above, or that nothing decides."""
    row, cell = one.whole.row, one.cell
    shown = write_number(one.total)
    points = _share_witness(subject, one)
    terms = [
        Witness(f"Baris {term.row.id}: {written(term.row, cell)}", term.row.id, cell)
        for term in one.whole.terms
    ]
    also = _also(points)
    return finding(
        rule,
        row,
        cell,
        f"{place(row, cell)} tertulis {written(row, cell)}. Jumlah {all_of(one.whole.terms)} di "
        f"bawahnya {shown}{also}.{_copied(one)}{_shortfall(subject, one)} {CHECK}",
        expected=shown,
        witnesses=(*terms, *((points,) if points else ())),
    )


def _share_witness(subject: Subject, one: Break) -> Witness | None:
    """The row's percentage, where it holds with the mend and does not with what is written."""
    ledger, node = subject.money[0], one.culprit
    before = amount(node.row.cell(one.cell))
    if ledger.share_holds(node, one.cell, before) or not ledger.share_holds(
        node, one.cell, Fraction(one.mended)
    ):
        return None
    text = _POINTS.format(written(node.row, "absorption"))
    return Witness(text, node.row.id, "absorption")


def _also(points: Witness | None) -> str:
    return f", dan c{points.text[1:]}" if points else ""


def _copied(one: Break) -> str:
    value = figure(one.whole.row.cell(one.cell))
    if not value or len(one.whole.terms) < 2:
        return ""
    for term in one.whole.terms:
        if figure(term.row.cell(one.cell)) == value:
            return (
                f" Angka tertulis sama dengan milik baris {term.row.id} “{term.row.title}” saja, "
                "seperti tersalin dari sana."
            )
    return ""


def _shortfall(subject: Subject, one: Break) -> str:
    """What an open gap may come from, where nothing decides."""
    if one.is_sure or _copied(one):
        return ""
    value = subject.money[0].value(one.whole, one.cell)
    gap = plain((value or 0) - Fraction(one.total))
    parts = []
    if value is not None and plain(value) != figure(one.whole.row.cell(one.cell)):
        parts.append(f" Terhadap {write_number(plain(value))}, yang ditunjuk baris di atasnya,")
    else:
        parts.append(" Terhadap angka tertulis")
    parts.append(f" jumlah itu {'kurang' if gap > 0 else 'lebih'} {write_number(abs(gap))}:")
    label = CELL_LABELS[one.cell]
    parts.append(" ada baris yang hilang atau" if gap > 0 else " angka ini atau")
    if one.guess is not None:
        term, mend = one.guess[0].row, write_number(one.guess[1])
        parts.append(
            f" {label} baris {term.id} “{term.title}” keliru terbaca ({written(term, one.cell)}, "
            f"mungkin {mend})."
        )
    else:
        parts.append(f" {label} salah satu baris di bawahnya keliru.")
    blank = sum(term.row.cell(one.cell).state is State.BLANK for term in one.whole.terms)
    if blank:
        parts.append(f" {blank} baris di bawahnya belum mengisi.")
    return "".join(parts)
