"""The deeds on a plan: nodes, indicators, formulas, targets and ceilings, one line each."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from functools import cached_property

from django.db import transaction

from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.forms import Cell, State
from tolok.domain.indicators import Bounds, Calculation, Indicator
from tolok.domain.levels import Level
from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.domain.typed import in_full, read_target, typed_cell, typed_target
from tolok.services.acting import Actor, RefusedError, require_window
from tolok.services.figures import definition_of
from tolok.services.filings import NotFoundError
from tolok.services.ledgers import Book, Pen
from tolok.services.plan_texts import (
    Formula,
    IndicatorText,
    NodeText,
    checked_formula,
    formula_content,
    indicator_content,
    indicator_fields,
    node_content,
    required,
)
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

__all__ = ["Formula", "IndicatorText", "NodeText", "Planner", "planning", "read_amount"]

_KEY_BYTES = 5
MAX_TARGET = 100  # letters, as its table has


class Planner:
    """A person at work on the plan of one organization and year, inside one transaction.

    Each method writes its line in the ledger. Use it within `planning`, which locks the book.
    Once a performance agreement was made from the plan, every change asks for its reason.
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

    def node(self, key: str) -> PlanNode:
        """The open node of a key; NotFoundError where there is none."""
        found = plans.node_by_key(self.organization, self.year, key)
        if found is None or found.closed_on is not None:
            raise NotFoundError("Bagian rencana ini tidak ada atau sudah ditutup.")
        return found

    def indicator(self, key: str) -> PlanIndicator:
        """The open indicator of a key; NotFoundError where there is none."""
        found = plans.indicator_by_key(self.organization, self.year, key)
        if found is None or found.closed_on is not None:
            raise NotFoundError("Indikator ini tidak ada atau sudah ditutup.")
        return found

    def add_node(
        self, parent: PlanNode | None, text: NodeText, key: str = "", reason: str = ""
    ) -> PlanNode:
        """A new node, last under its parent; TolokError where it cannot stand there."""
        self.check_level(parent, text.level)
        node = PlanNode(
            organization=self.organization,
            year=self.year,
            key=key or secrets.token_hex(_KEY_BYTES),
            parent=parent,
            level=text.level,
            position=self.next_position(),
            code=text.code.strip(),
            name=required(text.name, "Tulis namanya."),
            responsible=text.responsible.strip(),
        )
        node.save(force_insert=True)
        self.write(Deed.EDIT_PLAN, f"node:{node.key}", node_content(node), reason=self.why(reason))
        return node

    def edit_node(self, node: PlanNode, text: NodeText, seen: int, reason: str = "") -> None:
        """New words for a node; its level stays."""
        _refuse_unseen(node, seen)
        before = node_content(node)
        node.name = required(text.name, "Tulis namanya.")
        node.code, node.responsible = text.code.strip(), text.responsible.strip()
        self._changed(node, before, node_content(node), f"node:{node.key}", reason)

    def close(self, record: PlanNode | PlanIndicator, reason: str) -> None:
        """Close a node or an indicator from today on; what refers to it stays readable."""
        reason = required(reason, "Tulis alasan penutupannya.")
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

    def add_indicator(
        self,
        node: PlanNode,
        text: IndicatorText,
        key: str = "",
        reason: str = "",
        like: PlanIndicator | None = None,
    ) -> PlanIndicator:
        """A new indicator of a node, with the plain formula until somebody defines another.

        ``like`` is the same indicator of the year before, whose key and formula go on.
        """
        indicator = PlanIndicator(
            node=node,
            key=key or (like.key if like else secrets.token_hex(_KEY_BYTES)),
            position=node.indicators.count(),
            **indicator_fields(text),
        )
        content = {"node": node.key, **indicator_content(indicator)}
        if like is not None:
            for name, value in formula_content(like).items():
                setattr(indicator, name, value)
            indicator.version = like.version
            content |= {**formula_content(like), "version": like.version}
        indicator.save(force_insert=True)
        subject = f"indicator:{indicator.key}"
        self.write(Deed.EDIT_PLAN, subject, content, reason=self.why(reason))
        return indicator

    def edit_indicator(
        self, indicator: PlanIndicator, text: IndicatorText, seen: int, reason: str = ""
    ) -> None:
        """New words for an indicator; its formula has its own deed."""
        _refuse_unseen(indicator, seen)
        before = indicator_content(indicator)
        for name, value in indicator_fields(text).items():
            setattr(indicator, name, value)
        after = indicator_content(indicator)
        self._changed(indicator, before, after, f"indicator:{indicator.key}", reason)

    def define(self, indicator: PlanIndicator, formula: Formula, reason: str = "") -> None:
        """Another formula for an indicator: its version goes up, with the reason."""
        before = formula_content(indicator)
        new = checked_formula(formula)
        if new == before:
            return
        if indicator.measurements.exists():
            reason = required(reason, "Indikator ini sudah terisi. Tulis alasan perubahan rumus.")
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
            reason=self.why(reason),
        )
        indicator.save()

    def set_target(
        self, indicator: PlanIndicator, period: str, written: str, reason: str = ""
    ) -> bool:
        """The target of a period in the version in force; a change once agreed asks why."""
        text = written.strip()
        self._check_period(period)
        cell = typed_target(text)
        _refuse_unmeasurable(text, definition_of(indicator))
        known = TargetValue.objects.filter(indicator=indicator, period=period)
        latest = known.select_related("version").order_by("version__number").last()
        if (latest.written if latest else "") == text:
            return False
        target = (
            latest
            if latest is not None and latest.version_id == self.version.pk
            else TargetValue(indicator=indicator, version=self.version, period=period)
        )
        before: Plain = None
        if latest is not None:
            before = {"written": latest.written, "version": latest.version.number}
        target.written, target.state = text, cell.state
        target.value = None if cell.value is None else str(cell.value)
        target.save()
        self.write(
            Deed.SET_TARGET,
            f"target:{indicator.key}:{period}",
            {"written": text, "version": self.version.number},
            before=before,
            reason=self.why(reason),
        )
        return True

    def set_ceiling(self, node: PlanNode, amount: Decimal | None, reason: str = "") -> bool:
        """The ceiling of a node in the version in force, in rupiah; None leaves it to the sum."""
        known = node.ceilings.select_related("version").order_by("version__number").last()
        if amount is None and known is not None:
            raise TolokError(
                "Pagu yang sudah ditetapkan tidak dapat dikosongkan. Tulis 0 bila tidak ada."
            )
        if amount is None or (known is not None and known.amount == amount):
            return False
        sen = amount * 100
        if sen < 0 or sen > MOST_SEN or sen != sen.to_integral_value():
            raise TolokError("Pagu ditulis dalam rupiah, tidak kurang dari nol.")
        ceiling = (
            known
            if known is not None and known.version_id == self.version.pk
            else NodeCeiling(node=node, version=self.version)
        )
        before: Plain = None
        if known is not None:
            before = {"rupiah": str(known.amount), "version": known.version.number}
        ceiling.amount_sen = int(sen)
        ceiling.save()
        self.write(
            Deed.SET_CEILING,
            f"ceiling:{node.key}",
            {"rupiah": str(amount), "version": self.version.number},
            before=before,
            reason=self.why(reason),
        )
        return True

    @cached_property
    def is_agreed(self) -> bool:
        """Whether a performance agreement of this year was made from the plan."""
        return plans.is_agreed(self.organization, self.year)

    def write(
        self, deed: Deed, subject: str, content: Plain, *, before: Plain = None, reason: str = ""
    ) -> None:
        """A line in the ledger, after the permission that it needs."""
        if deed not in self._roles:
            role = self.actor.require(deed, self.organization)
            require_window(self.actor, deed, self.organization, Period(self.year))
            self._roles[deed] = role
        self.pen.write(self._roles[deed], deed, subject, content, before=before, reason=reason)

    def why(self, reason: str) -> str:
        """The reason of a change, which must be told once the plan is agreed."""
        if not self.is_agreed:
            return reason.strip()
        return required(reason, "Perjanjian kinerja sudah dibuat. Tulis alasan perubahan.")

    def next_position(self) -> int:
        """The position after that of every node."""
        self._position += 1
        return self._position

    @staticmethod
    def check_level(parent: PlanNode | None, level: str) -> None:
        """TolokError where a level cannot stand under a node."""
        if parent is not None and Level(parent.level).depth >= Level(level).depth:
            raise TolokError(
                f"{Level(level).label} tidak dapat berada di bawah {parent.get_level_display()}."
            )

    def _changed(
        self,
        record: PlanNode | PlanIndicator,
        before: Mapping[str, Plain],
        after: Mapping[str, Plain],
        subject: str,
        reason: str,
    ) -> None:
        new = {name: value for name, value in after.items() if value != before[name]}
        if not new:
            return
        record.revision += 1
        old = {name: before[name] for name in new}
        self.write(Deed.EDIT_PLAN, subject, new, before=old, reason=self.why(reason))
        record.save()

    def _check_period(self, code: str) -> None:
        """Targets are of this year and its parts, or of another whole year of the Renstra."""
        try:
            period = Period.parse(code)
        except ValueError as error:
            raise TolokError(f"Target tidak tersimpan: {error}.") from error
        if period.year != self.year and (period.quarter or period.month):
            raise TolokError(f"Target {period.label} ditetapkan pada rencana tahun {period.year}.")


@contextmanager
def planning(actor: Actor, organization: Organization, year: int) -> Iterator[Planner]:
    """A planner whose deeds are all done when the block ends, or none where it fails."""
    with transaction.atomic():
        planner = Planner(actor, organization, year)
        yield planner
        planner.pen.put_down()


def read_amount(written: str) -> Decimal | None:
    """A typed amount of rupiah; None where nothing was typed; TolokError where it is no number.

    >>> read_amount(" Rp 1.250.000 "), read_amount("")
    (Decimal('1250000'), None)
    """
    cell = typed_cell(written)
    if cell.state is State.BLANK:
        return None
    if cell.value is None:
        raise TolokError(f"Pagu “{cell.written[:60]}” bukan angka. Tulis seperti 1.250.000.")
    if whole := in_full(written):
        raise TolokError(f"Tulis pagu lengkap dalam rupiah, misalnya {whole}.")
    return cell.value


def _refuse_unmeasurable(text: str, indicator: Indicator) -> None:
    """Refuse a target that no achievement could ever be measured against."""
    given = read_target(text, indicator)
    if isinstance(given, Cell) and given.state is State.UNREADABLE:
        raise TolokError(
            f"Target “{text[:100]}” tidak dapat dibaca. Tulis satu angka, batas seperti ≥ 31 atau "
            "≤ 5, atau 90–100 untuk rentang."
        )
    if len(text) > MAX_TARGET:
        raise TolokError(f"Target terlalu panjang: paling banyak {MAX_TARGET} huruf.")
    is_range = isinstance(given, Bounds) and given.only is None
    if is_range and indicator.calculation is not Calculation.RANGE:
        raise TolokError(
            f"Target “{text}” mempunyai dua batas. Pilih rumus rentang untuk indikator ini, atau "
            "tulis satu angka."
        )


def _refuse_unseen(record: PlanNode | PlanIndicator, seen: int) -> None:
    if record.revision != seen:
        raise RefusedError(
            "Bagian ini sudah diubah orang lain sejak Anda membukanya. Muat ulang, lalu ulangi."
        )
