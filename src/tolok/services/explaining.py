"""Any figure of a sheet explained: its sentences, its entries, its evidence, its history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tolok.domain.forms import CELL_LABELS, NUMBER_CELLS
from tolok.domain.notation import write_number, write_percent, write_rupiah
from tolok.domain.periods import ROMAN
from tolok.domain.quantities import rounded
from tolok.services.figures import Reached, quarters_to
from tolok.services.histories import Told, lines_about
from tolok.services.sheets import Sheet, SheetRow, rating_of
from tolok.services.subjects import Subject, SubjectKind
from tolok.store import plans, recorded
from tolok.store.models import Evidence, PlanIndicator, TargetValue


@dataclass(frozen=True)
class Explained:
    """A figure of a row with all that it rests on; ``subject`` is what its history is about."""

    cell: str
    label: str
    figure: str
    sentences: tuple[str, ...]
    subject: Subject
    entries: tuple[Told, ...]
    evidence: tuple[Evidence, ...]


def explain_figure(sheet: Sheet, row: SheetRow, cell: str) -> Explained:
    """One of a row's number cells; ValueError for any other name."""
    if cell not in NUMBER_CELLS:
        raise ValueError(cell)
    year = sheet.period.year
    shown = sheet.form.by_id[row.id].cell(cell).written or "kosong"
    subjects = tuple(_subjects(sheet, row, cell))
    evidence: tuple[Evidence, ...] = ()
    if row.indicator is not None and cell in _OF_PERFORMANCE:
        found = recorded.evidence_of(sheet.organization, sheet.period.code)
        evidence = found.get(row.indicator.pk, ())
    return Explained(
        cell,
        CELL_LABELS[cell],
        shown,
        tuple(_sentences(sheet, row, cell)),
        subjects[-1],
        lines_about(sheet.organization, year, subjects),
        evidence,
    )


_OF_MONEY = {"ceiling", "spending", "absorption"}
_OF_PERFORMANCE = {"realization", "achievement"}


def _subjects(sheet: Sheet, row: SheetRow, cell: str) -> Iterable[Subject]:
    """What the ledger calls what a figure rests on; the cell itself, this quarter's, last."""
    quarters = quarters_to(sheet.period)
    if cell in _OF_MONEY:
        if cell != "spending":
            yield Subject(SubjectKind.CEILING, row.node.key)
        spent_in = () if cell == "ceiling" else quarters
        yield from (Subject(SubjectKind.SPENDING, row.node.key, code) for code in spent_in)
    elif row.indicator is None:
        yield Subject(SubjectKind.ROW, row.key, sheet.period.code)
    elif cell == "target":
        for code in (*quarters, str(sheet.period.year)):
            yield Subject(SubjectKind.TARGET, row.indicator.key, code)
    else:
        yield Subject(SubjectKind.FORMULA, row.indicator.key)
        for code in quarters:
            yield Subject(SubjectKind.REALIZATION, row.indicator.key, code)


def _sentences(sheet: Sheet, row: SheetRow, cell: str) -> Iterable[str]:
    match cell:
        case "spending":
            yield _spending(sheet, row)
        case "ceiling":
            yield _ceiling(sheet, row)
        case "absorption":
            yield _absorption(row)
            yield _spending(sheet, row)
            yield _ceiling(sheet, row)
        case _ if row.indicator is None or row.reached is None:
            yield "Baris ini tidak mempunyai indikator."
        case "target":
            yield from _targets(sheet, row.indicator)
        case "realization":
            yield _realization(row.reached)
            yield from _computation(row.reached)
        case _:
            yield row.reached.achievement.explain()
            yield rating_of(row, sheet.period).explain()
            if row.reached.due.target != row.reached.achievement.target:
                yield f"Terhadap yang jatuh tempo triwulan ini: {row.reached.due.explain()}"
            yield _realization(row.reached)


def _realization(reached: Reached) -> str:
    if reached.measured is not None:
        return reached.measured.explain()
    if reached.realization.written:
        return f"Realisasi tertulis “{reached.realization.written}”."
    return "Realisasi belum diisi."


def _computation(reached: Reached) -> Iterable[str]:
    definition = reached.definition
    if definition.expression is not None:
        yield (
            f"Dihitung dari {definition.expression.text}, rumus versi {definition.version}; "
            f"variabel triwulan diakumulasikan sebagai {definition.accumulation.label}."
        )


def _targets(sheet: Sheet, indicator: PlanIndicator) -> Iterable[str]:
    latest: dict[str, TargetValue] = {}
    for one in recorded.targets_of(indicator):
        latest[one.period] = one
    year = str(sheet.period.year)
    annual = latest.get(year)
    if annual is None:
        yield f"Target {year} belum ditetapkan."
    else:
        yield (
            f"Target {year}: {annual.written} {indicator.unit}".strip()
            + f", versi {annual.version.name} ({annual.version.decree})."
        )
    told = [
        f"{ROMAN[position]} {latest[code].written}"
        for position, code in enumerate(quarters_to(sheet.period))
        if code in latest
    ]
    if told:
        yield f"Target triwulan: {', '.join(told)}."


def _spending(sheet: Sheet, row: SheetRow) -> str:
    if row.spent.value is None:
        return "Realisasi anggaran belum ada: tidak ada jumlah yang diisi."
    total = write_rupiah(row.spent.value)
    if row.takes_spending:
        spendings = plans.spendings_of(sheet.organization, sheet.period.year)
        terms = [
            (f"triwulan {ROMAN[position]}", one.amount)
            for position, code in enumerate(quarters_to(sheet.period))
            if (one := spendings.get((row.node.pk, code))) is not None
        ]
        return f"Realisasi anggaran {total} sampai dengan triwulan ini{_sum(terms)}"
    terms = [(below.node.name, below.spent.value) for below in sheet.below(row)]
    return f"Realisasi anggaran {total}, jumlah baris di bawahnya{_sum(terms)}"


def _ceiling(sheet: Sheet, row: SheetRow) -> str:
    if row.ceiling is None:
        return "Pagu belum ditetapkan, di baris ini maupun di bawahnya."
    own = recorded.ceilings_of(row.node)
    if own:
        told = ", ".join(
            f"{one.version.name} {write_rupiah(one.amount)} ({one.version.decree})" for one in own
        )
        return f"Pagu {write_rupiah(row.ceiling)}, ditetapkan pada baris ini: {told}."
    terms = [(below.node.name, below.ceiling) for below in sheet.below(row)]
    return f"Pagu {write_rupiah(row.ceiling)}, jumlah baris di bawahnya{_sum(terms)}"


def _sum(terms: Sequence[tuple[str, Decimal | None]]) -> str:
    """The terms of a sum, named one by one."""
    told = [f"{write_number(amount)} ({name})" for name, amount in terms if amount is not None]
    return f" = {' + '.join(told)}." if told else "."


def _absorption(row: SheetRow) -> str:
    if row.absorption is None or row.spent.value is None or row.ceiling is None:
        return "Serapan tidak dapat dihitung: pagu atau realisasi Rp belum ada, atau pagunya nol."
    return (
        f"Serapan {write_percent(rounded(row.absorption, 2))} = "
        f"{write_rupiah(row.spent.value)} / {write_rupiah(row.ceiling)} × 100."
    )


EXPLAINED: Mapping[str, str] = {name: CELL_LABELS[name] for name in NUMBER_CELLS}
"""The cells that can be explained, with what a reader calls them."""
