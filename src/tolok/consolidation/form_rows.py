"""A form as rows of the warehouse, with what of it does not fit its columns."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from tolok.audit.tree import TOTALS, Node, grow, repeats_money
from tolok.consolidation.naming import (
    MAX_NAME,
    form_number,
    government_name,
    line_number,
    plain_upper,
)
from tolok.consolidation.schema import BY_NAME, DECIMALS, NUMBERS, SEN, Number, scaled, state_of
from tolok.domain.forms import CELL_LABELS, Cell, DocumentKind, Form, Row, State
from tolok.domain.levels import LEVELS, Level
from tolok.domain.notation import Side
from tolok.domain.periods import Period
from tolok.domain.quantities import decimals_of
from tolok.domain.typed import side_of

KINDS = (DocumentKind.MEASUREMENT, DocumentKind.EVALUATION)
"""Documents that say what was realized in a period."""


class Aside(NamedTuple):
    """Something of a file that is not in the warehouse: where it stands, what it says, and why."""

    form: str
    row: str
    cell: str
    written: str
    why: str


class FormRows(NamedTuple):
    """The rows of a form, and what was set aside of it."""

    rows: tuple[dict[str, Any], ...]
    aside: tuple[Aside, ...]


def rows_of(form: Form) -> FormRows:
    """The rows of a form; none, and why, where it names no government, office or period."""
    title = _title(form)
    trouble = _trouble(form)
    if trouble:
        return FormRows((), (Aside(title, "", "", "", trouble),))
    period = form.period or Period(form.year or 0)
    government = government_name(form.government)
    organization = plain_upper(form.organization)
    head = {
        "government": government,
        "year": period.year,
        "organization": organization,
        "quarter": period.quarter,
        "period": period.code,
        "form": form_number(government, organization, period.code),
    }
    nodes = grow(form)
    budget = _budget_level(nodes)
    seen: Counter[int] = Counter()
    found: list[dict[str, Any]] = []
    aside: list[Aside] = []
    for node in nodes:
        seen[first := line_number(node, 0)] += 1
        line = line_number(node, seen[first])
        found.append(
            {
                **head,
                **_row(node, line, is_budget=node.row.level is budget and not repeats_money(node)),
            }
        )
        aside += _unfit(node, title)
    return FormRows(tuple(found), tuple(aside))


def _title(form: Form) -> str:
    period = form.period.label if form.period else form.year and f"Tahun {form.year}"
    parts = (form.government, form.organization, period, form.group)
    return " · ".join(str(part) for part in parts if part) or "formulir tanpa judul"


def _trouble(form: Form) -> str:
    """Why a form cannot be placed, and what to do; "" where it can."""
    government = government_name(form.government)
    troubles = {
        f"{form.kind.label} tidak memuat realisasi suatu periode.": form.kind not in KINDS,
        f"kolom “{form.group}” bukan periode.": bool(form.group),
        "pemerintah daerahnya tidak disebut; tulis pada judul formulir.": not government,
        f"nama pemerintah daerahnya lebih dari {MAX_NAME} huruf; periksa judul formulir.": (
            len(government) > MAX_NAME
        ),
        "perangkat daerahnya tidak disebut; tulis pada judul formulir.": (
            not plain_upper(form.organization)
        ),
        "tahun dan triwulannya tidak disebut; tulis pada judul formulir.": (
            form.period is None and form.year is None
        ),
    }
    return next((trouble for trouble, is_there in troubles.items() if is_there), "")


def _budget_level(nodes: Sequence[Node]) -> Level | None:
    """The level whose money is the office's: programs, else the highest that has any."""
    with_money = {
        node.row.level
        for node in nodes
        if node.row.ceiling.state is State.VALUE or node.row.spending.state is State.VALUE
    }
    ranked = [Level.PROGRAM, *(level for level in LEVELS if level not in TOTALS), *TOTALS[::-1]]
    return next((level for level in ranked if level in with_money), None)


def _row(node: Node, line: int, *, is_budget: bool) -> dict[str, Any]:
    row = node.row
    wholes = [whole.position + 1 for whole in node.wholes]
    columns: dict[str, Any] = {
        "row": node.position + 1,
        "whole": wholes[0] if wholes else None,
        "other_whole": wholes[1] if len(wholes) > 1 else None,
        "level": row.level.value,
        "code": row.code,
        "name": row.name,
        "indicator": row.indicator,
        "unit": row.unit,
        "line": line,
        "is_budget": is_budget,
        "source": row.source.file if row.source else None,
        "source_row": row.source.row if row.source else None,
    }
    for name in ("calculation", "above", "is_zero_the_goal"):
        columns[name] = BY_NAME[name].default
    for number in NUMBERS:
        columns |= _cell(_told(row, number), number)
    return columns


def _told(row: Row, number: Number) -> Cell:
    """The cell of a row; a target whose way no column tells ("≤ 5") is kept from its formula."""
    cell = row.cell(number.name)
    if number.name == "target" and side_of(cell) is Side.MOST:
        return Cell(cell.written, State.UNREADABLE, source=cell.source)
    return cell


def _cell(cell: Cell, number: Number) -> dict[str, Any]:
    value = scaled(cell, number.decimals)
    columns: dict[str, Any] = {
        number.name: value,
        number.state: state_of(cell, number.decimals),
    }
    if number.is_percentage and value is not None and cell.value is not None:
        columns[number.written_decimals] = min(decimals_of(cell.value), DECIMALS)
    return columns


def _unfit(node: Node, title: str) -> Iterator[Aside]:
    for number in NUMBERS:
        cell = node.row.cell(number.name)
        if state_of(cell, number.decimals) not in {state.value for state in State}:
            most = "1 triliun × 10.000 rupiah" if number.decimals == SEN else "100 triliun"
            yield Aside(
                title,
                node.row.id,
                CELL_LABELS[number.name],
                cell.written,
                f"lebih dari {number.decimals} desimal, atau melampaui {most}.",
            )
    if side_of(node.row.target) is Side.MOST:
        yield Aside(
            title,
            node.row.id,
            CELL_LABELS["target"],
            node.row.target.written,
            "batas tertinggi: makin rendah makin baik, tetapi formulir tidak menyebut rumusnya, "
            "sehingga capaiannya tidak dihitung.",
        )
