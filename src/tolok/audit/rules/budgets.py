"""Budgets: ceilings and spending of the rows below add up to the row above."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tolok.audit.findings import Finding, Severity, Witness
from tolok.audit.phrases import TOTALS, amount, place
from tolok.audit.suspects import percentage_heals, sum_suspects
from tolok.domain.forms import Form, Row
from tolok.domain.levels import Level
from tolok.domain.notation import write_number
from tolok.domain.quantities import exact_sum, plain


def ceiling_sum(form: Form) -> Iterator[Finding]:
    """The ceilings below add up to the ceiling above."""
    yield from _sums(form, "ceiling", "ceiling-sum")


def spending_sum(form: Form) -> Iterator[Finding]:
    """The spending below adds up to the spending above."""
    yield from _sums(form, "spending", "spending-sum")


def spending_over_ceiling(form: Form) -> Iterator[Finding]:
    """Nothing may be spent beyond the ceiling."""
    for row in form.rows:
        if row.spending.value and amount(row.ceiling) < row.spending.value:
            yield Finding(
                "spending-over-ceiling",
                Severity.ERROR,
                f"{place(row, 'spending')} tertulis {row.spending.written}, melebihi pagu "
                f"{row.ceiling.written or 'yang kosong'}. Periksa kedua angka.",
                row=row.id,
                cell="spending",
                written=row.spending.written,
                source=row.spending.source,
            )


def _sums(form: Form, name: str, rule: str) -> Iterator[Finding]:
    programs = _programs(form)
    suspects = sum_suspects(form, name)
    for row in form.rows:
        terms = (programs.get(row.id) if row.level in TOTALS else None) or form.children_of(row)
        written = row.cell(name)
        if written.value is None or not any(term.cell(name).value is not None for term in terms):
            continue
        total = plain(exact_sum(amount(term.cell(name)) for term in terms))
        if total == written.value:
            continue
        identity, mended = suspects.get(row.id, (row.id, total))
        if identity != row.id:
            yield _suspect(form.by_id[identity], row, name, rule, mended)
        else:
            yield _unequal(row, name, rule, terms, total)


def _suspect(row: Row, above: Row, name: str, rule: str, mended: Decimal) -> Finding:
    """A broken sum whose likeliest fault is in one of its terms."""
    shown = write_number(mended)
    cell = row.cell(name)
    witnesses = [Witness(f"{above.title}: {above.cell(name).written}", above.id, name)]
    if percentage_heals(row, name, mended):
        share = f"Capaian pagu tertulis {row.absorption.written} %"
        witnesses.append(Witness(share, row.id, "absorption"))
    return Finding(
        rule,
        Severity.ERROR,
        f"{place(row, name)} tertulis {cell.written}. Jumlah baris-baris di bawah “{above.title}” "
        f"(baris {above.id}) hanya cocok dengan {above.cell(name).written} bila angka ini {shown}. "
        "Periksa angka ini pada dokumen sumber.",
        row=row.id,
        cell=name,
        written=cell.written,
        expected=shown,
        witnesses=tuple(witnesses),
        source=cell.source,
    )


def _unequal(row: Row, name: str, rule: str, terms: tuple[Row, ...], total: Decimal) -> Finding:
    cell = row.cell(name)
    shown = write_number(total)
    witnesses = [
        Witness(f"{term.title}: {term.cell(name).written}", term.id, name) for term in terms
    ]
    if percentage_heals(row, name, total):
        share = f"Capaian pagu tertulis {row.absorption.written} % menunjuk ke angka yang sama"
        witnesses.append(Witness(share, row.id, "absorption"))
    twin = next((term for term in terms if term.cell(name) == cell and cell.value), None)
    copied = f" Angka ini sama dengan baris {twin.id} saja, seperti tersalin." if twin else ""
    return Finding(
        rule,
        Severity.ERROR,
        f"{place(row, name)} tertulis {cell.written}. Jumlah {len(terms)} baris "
        f"{terms[0].level.label.lower()} di bawahnya {shown}.{copied} Periksa angka-angka "
        "ini, atau apakah ada baris yang hilang.",
        row=row.id,
        cell=name,
        written=cell.written,
        expected=shown,
        witnesses=tuple(witnesses),
        source=cell.source,
    )


def _programs(form: Form) -> Mapping[str, tuple[Row, ...]]:
    """The programs under each goal and objective, by the row's id; circles are cut."""
    found: dict[str, list[Row]] = {}
    for row in form.rows:
        if row.level is not Level.PROGRAM:
            continue
        seen = {row.id}
        above = row.parent
        while above is not None and above not in seen and above in form.by_id:
            seen.add(above)
            found.setdefault(above, []).append(row)
            above = form.by_id[above].parent
    return {identity: tuple(rows) for identity, rows in found.items()}
