"""A draft: what the forms of one table would make of a plan, and what they cannot say."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tolok.domain.forms import Cell, DocumentKind, Form, Row, State
from tolok.domain.levels import Level
from tolok.domain.notation import read_number, write_number
from tolok.domain.periods import Period
from tolok.domain.plans import Fault, Node, plan_of
from tolok.domain.typed import is_range, side_of, typed_cell

_NUMBER_AND_UNIT = re.compile(r"\s*([\d.,]*\d)\s*([^\d\s].*?)\s*")
_MOST_DECIMALS = 2


@dataclass(frozen=True)
class DraftIndicator:
    """An indicator as a document has it; ``targets`` are texts by the code of their period."""

    row: str
    name: str
    method: str = ""
    unit: str = ""
    targets: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class DraftNode:
    """A node as a document has it, with all below it."""

    row: str
    level: Level
    name: str
    code: str = ""
    responsible: str = ""
    ceiling: Decimal | None = None
    indicators: tuple[DraftIndicator, ...] = ()
    children: tuple["DraftNode", ...] = ()

    def walk(self) -> Iterator["DraftNode"]:
        """The node and every one below it, each before its children."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Draft:
    """What would become a plan (*rancangan rencana*), and what could not be taken, in row order."""

    nodes: tuple[DraftNode, ...] = ()
    faults: tuple[Fault, ...] = ()

    def walk(self) -> Iterator[DraftNode]:
        """Every node, each before its children."""
        for node in self.nodes:
            yield from node.walk()


def draft_of(form: Form, others: Iterable[Form], year: int) -> Draft:
    """The plan of a year that a form means, with the targets of the ``others``.

    Those are the forms of the same table for other periods: quarters or months of an action plan,
    years of a Renstra. A measurement repeats the year's target in each quarter unless they differ.
    """
    same = [form, *(one for one in others if one is not form and _is_same_table(one, form))]
    return _Drafter(form, _targets(same, year)).draft()


def _is_same_table(one: Form, other: Form) -> bool:
    return [(row.id, row.name, row.indicator) for row in one.rows] == [
        (row.id, row.name, row.indicator) for row in other.rows
    ]


def _targets(forms: Sequence[Form], year: int) -> list[tuple[str, Form]]:
    """Which form holds the targets of which period."""
    whole = [one for one in forms if one.period in {None, Period(year)} and one.group is None]
    parts = [one for one in forms if one.period and one.period != Period(one.period.year)]
    parts = [one for one in parts if one.period and one.period.year == year]
    found = [(str(year), one) for one in whole[:1]]
    found += [
        (one.period.code, one)
        for one in forms
        if one.period and one.period == Period(one.period.year) and one.period.year != year
    ]
    written = {tuple(row.target.written for row in one.rows) for one in parts}
    is_plan = any(one.kind is DocumentKind.ACTION_PLAN for one in parts)
    if whole or is_plan or len(written) > 1:
        found += [(one.period.code, one) for one in parts if one.period]
    elif parts:
        found.append((str(year), parts[0]))
    return found or [(str(year), forms[0])]


class _Drafter:
    """Makes a draft of a form, and keeps what cannot be taken."""

    def __init__(self, form: Form, targets: Sequence[tuple[str, Form]]) -> None:
        self.form = form
        self.targets = targets
        self.faults: list[Fault] = []

    def draft(self) -> Draft:
        """The draft, whole."""
        plan, faults = plan_of(self.form)
        nodes = tuple(self._node(node) for node in plan.nodes)
        order = {row.id: at for at, row in enumerate(self.form.rows)}
        found = sorted((*faults, *self.faults), key=lambda one: order[one.row])
        return Draft(nodes, tuple(found))

    def _node(self, node: Node) -> DraftNode:
        row = self.form.by_id[node.row]
        name = (node.name or "").strip() or (row.indicator or "").strip()
        return DraftNode(
            row=node.row,
            level=node.level,
            name=" ".join(name.split()) or f"Tanpa nama (baris {node.row})",
            code=(node.code or "").strip(),
            responsible=row.details.get("responsible", "").strip(),
            ceiling=self._ceiling(row),
            indicators=tuple(self._indicator(one.row) for one in node.indicators),
            children=tuple(self._node(child) for child in node.children),
        )

    def _indicator(self, key: str) -> DraftIndicator:
        row = self.form.by_id[key]
        unit = (row.unit or "").strip()
        targets: dict[str, str] = {}
        for period, form in self.targets:
            cell = form.by_id[key].target
            text, found = _target(cell, unit)
            if text is None:
                self._fault(row, f"target {period} tertulis “{cell.written.strip()}”")
            elif text:
                targets[period] = text
                unit = unit or found
        name = (row.indicator or "").strip() or "Belum bernama"
        if not row.indicator:
            self._fault(row, "indikatornya belum bernama")
        method = (row.method or "").strip()
        return DraftIndicator(key, " ".join(name.split()), method, unit, targets, row.details)

    def _ceiling(self, row: Row) -> Decimal | None:
        cell = row.ceiling
        amount = cell.value
        if amount is None:
            if cell.state is State.UNREADABLE:
                self._fault(row, f"pagu tertulis “{cell.written.strip()}”")
            return None
        if amount < 0 or -int(amount.as_tuple().exponent) > _MOST_DECIMALS:
            self._fault(row, f"pagu tertulis {cell.written.strip()}")
            return None
        return amount

    def _fault(self, row: Row, what: str) -> None:
        self.faults.append(
            Fault(row.id, f"Baris {row.id} ({row.title}): {what}; isi sendiri setelah dimuat.")
        )


def _target(cell: Cell, unit: str) -> tuple[str | None, str]:
    """A target's text as it would be typed, with the unit glued behind it; None: unreadable."""
    written = cell.written.strip()
    if is_range(cell):
        return None, ""  # which an indicator takes only once its formula is chosen
    if side_of(cell) is not None:
        return _bound(cell, unit)
    glued = _NUMBER_AND_UNIT.fullmatch(written)
    if cell.state in {State.VALUE, State.UNREADABLE} and glued is not None:
        is_same = not unit or unit.casefold() == glued[2].casefold()
        value = read_number(glued[1]).value
        if is_same and value is not None and cell.value in {None, value}:
            return glued[1], glued[2]
    if cell.state is State.UNREADABLE:
        return None, ""
    if cell.value is not None and typed_cell(written).value != cell.value:
        return write_number(cell.value, grouped=False), ""  # the column was of English notation
    return written, ""


def _bound(cell: Cell, unit: str) -> tuple[str, str]:
    """A bound's text and the unit glued behind it."""
    written = cell.written.strip()
    reading = read_number(written)
    if reading.value != cell.value and cell.value is not None and reading.side is not None:
        return f"{reading.side.sign} {write_number(cell.value, grouped=False)}", reading.unit
    is_same = not unit or unit.casefold() == reading.unit.casefold()
    if reading.unit and is_same and written.endswith(reading.unit):
        return written.removesuffix(reading.unit).rstrip(), reading.unit
    return written, ""
