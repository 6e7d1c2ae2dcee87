"""The deeds on a plan: nodes, indicators, formulas, targets and ceilings, one line each."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db import transaction

from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.expressions import parse
from tolok.domain.forms import State
from tolok.domain.indicators import Calculation
from tolok.domain.levels import Level
from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.domain.typed import read_target, typed_cell
from tolok.services.acting import Actor, RefusedError, require_window
from tolok.services.figures import definition_of
from tolok.services.ledgers import Book, Pen
from tolok.services.recording import MOST_SEN
from tolok.store import people, plans
from tolok.store.models import (
    FiscalYear,
    NodeCeiling,
    Organization,
    PlanIndicator,
    PlanNode,
    PlanVersion,
    TargetValue,
)

_KEY_BYTES = 5


@dataclass(frozen=True)
class NodeText:
    """What a person says of a node."""

    level: Level
    name: str
    code: str = ""
    responsible: str = ""


@dataclass(frozen=True)
class IndicatorText:
    """What a person says of an indicator, its formula left aside."""

    name: str
    method: str = ""
    unit: str = ""
    baseline: str = ""
    is_key: bool = False
    reason: str = ""
    data_source: str = ""
    responsible: str = ""


@dataclass(frozen=True)
class Formula:
    """What makes an indicator's figure, by the names of the domain (*rumus*)."""

    calculation: str = Calculation.HIGHER_IS_BETTER
    expression: str = ""
    accumulation: str = "sum"
    denominator: str = "annual"
    above: str = "ratio"
    scale: str = ""
    is_zero_the_goal: bool = False


class Planner:
    """A person at work on the plan of one organization and year, inside one transaction.

    Each method writes its line in the ledger. Use it within `planning`, which locks the book.
    """

    def __init__(self, actor: Actor, organization: Organization, year: int) -> None:
        fiscal_year = people.fiscal_year_of(organization.government, year)
        if fiscal_year is None:
            raise TolokError(f"Tahun {year} belum dibuka untuk {organization.government}.")
        version = plans.version_in_force(fiscal_year)
        if version is None:
            raise TolokError(f"Tahun {year} belum mempunyai versi anggaran.")
        self.actor, self.organization, self.year = actor, organization, year
        self.fiscal_year: FiscalYear = fiscal_year
        self.version: PlanVersion = version
        self.pen = Pen(Book(organization, year), actor)
        self._position = plans.last_position(organization, year)
        self._roles: dict[Deed, Role] = {}

    def add_node(self, parent: PlanNode | None, text: NodeText, key: str = "") -> PlanNode:
        """A new node, last under its parent; TolokError where it cannot stand there."""
        self._check_node(parent, text)
        self._position += 1
        node = PlanNode.objects.create(
            organization=self.organization,
            year=self.year,
            key=key or secrets.token_hex(_KEY_BYTES),
            parent=parent,
            level=text.level,
            position=self._position,
            code=text.code.strip(),
            name=_required(text.name, "Tulis namanya."),
            responsible=text.responsible.strip(),
        )
        self.write(Deed.EDIT_PLAN, f"node:{node.key}", _node_content(node))
        return node

    def edit_node(self, node: PlanNode, text: NodeText, seen: int) -> None:
        """New words for a node; its level stays."""
        _refuse_unseen(node, seen)
        before = _node_content(node)
        node.name = _required(text.name, "Tulis namanya.")
        node.code, node.responsible = text.code.strip(), text.responsible.strip()
        self._changed(node, before, _node_content(node), f"node:{node.key}", Deed.EDIT_PLAN)

    def close(self, record: PlanNode | PlanIndicator, reason: str) -> None:
        """Close a node or an indicator from today on; what refers to it stays readable."""
        reason = _required(reason, "Tulis alasan penutupannya.")
        if isinstance(record, PlanNode):
            if plans.has_nodes_below(record):
                raise TolokError("Tutup dahulu yang ada di bawahnya.")
            subject = f"node:{record.key}"
        else:
            subject = f"indicator:{record.key}"
        if record.closed_on is not None:
            return
        record.closed_on, record.closed_reason = self.actor.today, reason
        record.revision += 1
        self.write(
            Deed.EDIT_PLAN, subject, {"closed_on": record.closed_on.isoformat()}, reason=reason
        )
        record.save()

    def add_indicator(self, node: PlanNode, text: IndicatorText, key: str = "") -> PlanIndicator:
        """A new indicator of a node, with the plain formula until somebody defines another."""
        indicator = PlanIndicator(
            node=node,
            key=key or secrets.token_hex(_KEY_BYTES),
            position=node.indicators.count(),
            **_indicator_fields(text),
        )
        _required(text.name, "Tulis nama indikatornya.")
        indicator.save()
        self.write(
            Deed.EDIT_PLAN, f"indicator:{indicator.key}", {"node": node.key, **_words(indicator)}
        )
        return indicator

    def edit_indicator(self, indicator: PlanIndicator, text: IndicatorText, seen: int) -> None:
        """New words for an indicator; its formula has its own deed."""
        _refuse_unseen(indicator, seen)
        _required(text.name, "Tulis nama indikatornya.")
        before = _words(indicator)
        for name, value in _indicator_fields(text).items():
            setattr(indicator, name, value)
        self._changed(
            indicator, before, _words(indicator), f"indicator:{indicator.key}", Deed.EDIT_PLAN
        )

    def define(self, indicator: PlanIndicator, formula: Formula, reason: str = "") -> None:
        """Another formula for an indicator: its version goes up, with the reason."""
        before = _formula(indicator)
        new = _checked(formula)
        if new == before:
            return
        if indicator.measurements.exists():
            reason = _required(reason, "Indikator ini sudah terisi. Tulis alasan perubahan rumus.")
        for name, value in new.items():
            setattr(indicator, name, value)
        try:
            definition_of(indicator)
        except ValueError as error:
            raise TolokError(f"Rumus tidak dapat dipakai: {error}.") from error
        indicator.version += 1
        indicator.revision += 1
        self.write(
            Deed.DEFINE_FORMULA,
            f"formula:{indicator.key}",
            {**new, "version": indicator.version},
            before=before,
            reason=reason,
        )
        indicator.save()

    def set_target(
        self, indicator: PlanIndicator, period: str, written: str, reason: str = ""
    ) -> bool:
        """The target of a period in the version in force; a change once agreed asks why."""
        text = written.strip()
        Period.parse(period)
        given = read_target(text, definition_of(indicator))
        cell = typed_cell(text)
        if getattr(given, "state", None) is State.UNREADABLE:
            raise TolokError(
                f"Target “{text}” tidak dapat dibaca. Tulis satu angka, atau 90–100 untuk rentang."
            )
        known = TargetValue.objects.filter(indicator=indicator, period=period)
        latest = known.order_by("version__number").last()
        if (latest.written if latest else "") == text:
            return False
        if latest is not None and self.is_agreed:
            reason = _required(reason, "Perjanjian kinerja sudah dibuat. Tulis alasan perubahan.")
        TargetValue.objects.update_or_create(
            indicator=indicator,
            version=self.version,
            period=period,
            defaults={
                "written": text,
                "state": cell.state,
                "value": None if cell.value is None else str(cell.value),
            },
        )
        self.write(
            Deed.SET_TARGET,
            f"target:{indicator.key}:{period}",
            {"written": text, "version": self.version.number},
            before={"written": latest.written, "version": latest.version.number}
            if latest
            else None,
            reason=reason,
        )
        return True

    def set_ceiling(self, node: PlanNode, amount: Decimal | None, reason: str = "") -> bool:
        """The ceiling of a node in the version in force, in rupiah; None leaves it to the sum."""
        known = node.ceilings.order_by("version__number").last()
        if amount is None or (known is not None and known.amount == amount):
            return False
        sen = amount * 100
        if sen < 0 or sen > MOST_SEN or sen != sen.to_integral_value():
            raise TolokError("Pagu ditulis dalam rupiah, tidak kurang dari nol.")
        NodeCeiling.objects.update_or_create(
            node=node, version=self.version, defaults={"amount_sen": int(sen)}
        )
        self.write(
            Deed.SET_CEILING,
            f"ceiling:{node.key}",
            {"rupiah": str(amount), "version": self.version.number},
            before={"rupiah": str(known.amount), "version": known.version.number}
            if known
            else None,
            reason=reason,
        )
        return True

    @property
    def is_agreed(self) -> bool:
        """Whether a performance agreement of this year was made from the plan."""
        return self.organization.snapshots.filter(kind="agreement", period=str(self.year)).exists()

    def write(
        self, deed: Deed, subject: str, content: Plain, *, before: Plain = None, reason: str = ""
    ) -> None:
        """A line in the ledger, after the permission that it needs."""
        if deed not in self._roles:
            role = self.actor.require(deed, self.organization)
            require_window(deed, self.organization, str(self.year), self.actor.today, self.year)
            self._roles[deed] = role
        self.pen.write(self._roles[deed], deed, subject, content, before=before, reason=reason)

    def _changed(
        self,
        record: PlanNode | PlanIndicator,
        before: Mapping[str, Plain],
        after: Mapping[str, Plain],
        subject: str,
        deed: Deed,
    ) -> None:
        new = {name: value for name, value in after.items() if value != before[name]}
        if not new:
            return
        record.revision += 1
        self.write(deed, subject, new, before={name: before[name] for name in new})
        record.save()

    def _check_node(self, parent: PlanNode | None, text: NodeText) -> None:
        if parent is not None and Level(parent.level).depth >= text.level.depth:
            raise TolokError(
                f"{text.level.label} tidak dapat berada di bawah {parent.get_level_display()}."
            )


@contextmanager
def planning(actor: Actor, organization: Organization, year: int) -> Iterator[Planner]:
    """A planner whose deeds are all done when the block ends, or none where it fails."""
    with transaction.atomic():
        planner = Planner(actor, organization, year)
        yield planner
        planner.pen.put_down()


def _refuse_unseen(record: PlanNode | PlanIndicator, seen: int) -> None:
    if record.revision != seen:
        raise RefusedError(
            "Bagian ini sudah diubah orang lain sejak Anda membukanya. Muat ulang, lalu ulangi."
        )


def _required(text: str, message: str) -> str:
    if not text.strip():
        raise TolokError(message)
    return text.strip()


def _node_content(node: PlanNode) -> dict[str, Plain]:
    return {
        "parent": node.parent.key if node.parent else None,
        "level": node.level,
        "code": node.code,
        "name": node.name,
        "responsible": node.responsible,
    }


def _indicator_fields(text: IndicatorText) -> dict[str, str | bool]:
    return {
        name: value.strip() if isinstance(value, str) else value
        for name, value in vars(text).items()
    }


def _words(indicator: PlanIndicator) -> dict[str, Plain]:
    return {name: getattr(indicator, name) for name in vars(IndicatorText(""))}


def _formula(indicator: PlanIndicator) -> dict[str, Plain]:
    return {name: getattr(indicator, name) for name in vars(Formula())}


def _checked(formula: Formula) -> dict[str, Plain]:
    expression = formula.expression.strip()
    if expression:
        parse(expression)
    return dict(vars(replace(formula, expression=expression)))
