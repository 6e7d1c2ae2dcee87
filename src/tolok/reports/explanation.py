"""Where a figure comes from, in sentences: what is written, where, what it means, how to get it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tolok.audit.directions import end_of, is_lower_better, way_of
from tolok.audit.findings import Finding
from tolok.audit.shares import other_formula
from tolok.audit.tree import grow
from tolok.domain.forms import CELL_LABELS, NUMBER_CELLS, Form, Row, State
from tolok.domain.notation import write_number
from tolok.domain.quantities import decimals_of, exact_sum, percentage, plain, rounded, truncated
from tolok.domain.typed import is_range, side_of
from tolok.reports.formulas import RATIOS

_MEANINGS = {
    State.BLANK: "Sel ini kosong: belum dilaporkan, bukan nol.",
    State.DASH: "Tertulis tanda hubung: belum waktunya atau memang tidak ada, bukan nol.",
    State.UNREADABLE: "Tulisan ini tidak terbaca sebagai angka, sehingga tidak ikut dihitung.",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A cell's story: a heading, its sentences in order, and whether it agrees with its cells.

    ``agrees`` is None where nothing in the form says what the cell should be.
    """

    title: str
    sentences: tuple[str, ...]
    expected: str | None = None
    agrees: bool | None = None
    findings: tuple[Finding, ...] = ()


def explain_cell(
    form: Form, row_id: str, cell: str, findings: Sequence[Finding] = ()
) -> Explanation:
    """The story of one number cell (one of NUMBER_CELLS); KeyError for an unknown row or cell."""
    row = form.by_id[row_id]
    written = row.cell(cell)
    computed = _computed(form, row, cell)
    own = tuple(one for one in findings if one.row == row_id and one.cell == cell)
    return Explanation(
        title=f"{CELL_LABELS[cell]} · {row.title}",
        sentences=(
            f"Tertulis “{written.written}”." if written.written else "Tidak ada yang tertulis.",
            *_place(row, cell),
            *_meaning(row, cell),
            *(computed.sentences if computed else (_typed(cell),)),
            *(f"{one.severity.label}: {one.message}" for one in own),
        ),
        expected=computed.expected if computed else None,
        agrees=computed.agrees if computed else None,
        findings=own,
    )


@dataclass(frozen=True, slots=True)
class _Computed:
    sentences: tuple[str, ...]
    expected: str | None = None
    agrees: bool | None = None


def _place(row: Row, cell: str) -> Iterator[str]:
    source = row.cell(cell).source
    if source is None:
        return
    # A blank stands nowhere: its source is its row's.
    column = f", kolom {source.column}" if row.cell(cell).written else ""
    yield f"Sumber: berkas {source.file}, {source.table}, baris {source.row}{column}."


def _meaning(row: Row, cell: str) -> Iterator[str]:
    written = row.cell(cell)
    if cell == "target" and is_range(written):
        yield "Tertulis dua batas: target berupa rentang, sehingga tidak satu angka pun dipakai."
    elif written.value is None:
        yield _MEANINGS.get(written.state, _MEANINGS[State.UNREADABLE])
    elif written.value == 0:
        yield "Nilainya nol yang dilaporkan: berbeda dari kosong dan dari tanda hubung."
    else:
        unit = {"target": row.unit, "realization": row.unit}.get(cell)
        decimals = decimals_of(written.value)
        precision = f"{decimals} angka di belakang koma" if decimals else "tanpa desimal"
        label = f" {unit}" if unit else ""
        yield f"Dibaca sebagai {write_number(written.value)}{label}, {precision}."
        side = side_of(written) if cell == "target" else None
        if side is not None:
            yield f"Tandanya {end_of(side)}: {way_of(side)}."


def _typed(cell: str) -> str:
    subject = CELL_LABELS[cell]
    return f"{subject} diisi langsung; tidak ada angka lain di formulir ini yang menentukannya."


def _computed(form: Form, row: Row, cell: str) -> _Computed | None:
    if cell in RATIOS:
        return _ratio(row, cell)
    if cell not in {"ceiling", "spending"}:
        return None
    # The audit's own tree: what a goal or an objective totals are the programs under it.
    node = next(node for node in grow(form) if node.row.id == row.id)
    return _sum(row, [term.row for term in node.terms], cell) if node.terms else None


def _ratio(row: Row, cell: str) -> _Computed:
    if cell == "achievement" and is_lower_better(row):
        return _lower(row)
    part_name, whole_name = RATIOS[cell]
    part, whole = row.cell(part_name), row.cell(whole_name)
    names = f"{CELL_LABELS[part_name]} / {CELL_LABELS[whole_name]} × 100"
    rule = f"Rumus: {names}"
    if cell == "achievement":
        rule += " (makin tinggi makin baik, terhadap target setahun)"
    if part.value is None or whole.value is None:
        missing = part_name if part.value is None else whole_name
        return _Computed(
            (f"{rule}.", f"Belum dapat dihitung: {CELL_LABELS[missing]} tidak berisi angka.")
        )
    exact = percentage(part.value, whole.value)
    if exact is None:
        return _Computed((f"{rule}.", f"Tidak dapat dihitung: {CELL_LABELS[whole_name]} nol."))
    figures = f"{write_number(part.value)} / {write_number(whole.value)} × 100"
    return _compared(row, cell, exact, f"{rule}: {figures}")


def _lower(row: Row) -> _Computed:
    """An achievement whose target says only that the lower is the better."""
    formula = other_formula(row)
    rule = f"Target {row.target.written} adalah batas tertinggi: makin rendah makin baik"
    if formula is None:
        return _Computed((f"{rule}; rumusnya tidak disebut formulir ini.",))
    fits = f"{rule}; yang tertulis cocok dengan rumus {formula} × 100."
    return _Computed((fits,), agrees=True)


def _sum(row: Row, terms: Sequence[Row], cell: str) -> _Computed:
    numbers = [term.cell(cell).value for term in terms]
    known = [number for number in numbers if number is not None]
    label = CELL_LABELS[cell]
    rule = f"Rumus: jumlah {label} dari {len(terms)} {terms[0].level.label.lower()} di bawahnya"
    if not known:
        return _Computed(
            (f"{rule}.", f"Belum dapat dihitung: tidak ada {label} yang berisi angka.")
        )
    parts = " + ".join(write_number(number) for number in known)
    computed = _compared(row, cell, exact_sum(known), f"{rule}: {parts}")
    if len(known) < len(numbers):
        empty = len(numbers) - len(known)
        note = f"{empty} baris tidak berisi angka dan tidak ikut dijumlahkan."
        return _Computed((*computed.sentences, note), computed.expected, computed.agrees)
    return computed


def _compared(row: Row, cell: str, exact: Fraction, rule: str) -> _Computed:
    """The computed figure at the written precision (two decimals for a percentage not written)."""
    value = row.cell(cell).value
    decimals = decimals_of(value) if value is not None else (2 if cell in RATIOS else 0)
    expected = rounded(exact, decimals)
    shown = write_number(expected)
    if rounded(exact, decimals) != plain(exact):
        rule += f", dibulatkan setengah ke atas pada {decimals} desimal,"
    sentence = f"{rule} = {shown}{' %' if cell in RATIOS else ''}."
    if value is None:
        return _Computed((sentence,), shown)
    if value == expected:
        return _Computed(
            (sentence, "Yang tertulis sesuai dengan hitungan itu."), shown, agrees=True
        )
    if value == truncated(exact, decimals):
        reason = "Yang tertulis adalah hasil pemotongan desimal, bukan pembulatan."
        return _Computed((sentence, reason), shown, agrees=False)
    gap = write_number(plain(exact_sum([value, -expected])))
    reason = f"Yang tertulis tidak sesuai; selisihnya {gap}."
    return _Computed((sentence, reason), shown, agrees=False)


def explain_row(form: Form, row_id: str, findings: Sequence[Finding] = ()) -> list[Explanation]:
    """The stories of a row's six number cells, in the order of the form."""
    return [explain_cell(form, row_id, cell, findings) for cell in NUMBER_CELLS]
