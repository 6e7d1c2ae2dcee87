"""Values of the services as answers to a program."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from tolok.api.answers import (
    AchievementAnswer,
    CellAnswer,
    FindingAnswer,
    LineAnswer,
    ObstacleAnswer,
    OrganizationAnswer,
    ReachedAnswer,
    RowAnswer,
    SheetAnswer,
    SnapshotAnswer,
    WitnessAnswer,
)
from tolok.audit.findings import Finding
from tolok.domain import forms
from tolok.domain.achievements import Achievement
from tolok.domain.quantities import rounded
from tolok.services.acting import Organization
from tolok.services.figures import Reached
from tolok.services.flow import Obstacle
from tolok.services.sheets import Sheet, SheetRow
from tolok.store.listings import Entry, Snapshot, Submission


def organization_of(one: Organization) -> OrganizationAnswer:
    """An office."""
    return OrganizationAnswer(
        id=one.pk, code=one.code, name=one.name, kind=one.kind, parent=one.parent_id
    )


def cell_of(cell: forms.Cell) -> CellAnswer:
    """A number cell."""
    value = None if cell.value is None else str(cell.value)
    return CellAnswer(written=cell.written, state=cell.state, value=value)


def typed(written: str, state: str, value: Decimal | str | None) -> CellAnswer:
    """A cell of a record."""
    return CellAnswer(written=written, state=state, value=None if value is None else str(value))


def _percent(value: Fraction | None) -> str | None:
    return None if value is None else str(rounded(value, 2))


def achievement_of(one: Achievement) -> AchievementAnswer:
    """An achievement, with its one sentence."""
    return AchievementAnswer(
        value=_percent(one.value),
        exact=None if one.value is None else str(one.value),
        reason=one.reason,
        explanation=one.explain(),
    )


def reached_of(one: Reached) -> ReachedAnswer:
    """What an indicator has reached."""
    return ReachedAnswer(
        annual=cell_of(one.annual),
        target=cell_of(one.target),
        realization=cell_of(one.realization),
        achievement=achievement_of(one.achievement),
        due=achievement_of(one.due),
        formula_version=one.definition.version,
    )


_NOTHING = CellAnswer(written="", state=forms.State.BLANK, value=None)


def row_of(row: SheetRow) -> RowAnswer:
    """A row of a sheet."""
    record, spending = row.measurement, row.spending
    return RowAnswer(
        id=row.id,
        parent=row.parent,
        key=row.key,
        node=row.node.key,
        level=row.node.level,
        code=row.node.code,
        name=row.node.name,
        indicator=row.indicator.name if row.indicator else None,
        unit=row.indicator.unit if row.indicator else None,
        takes_spending=row.takes_spending,
        realization=typed(record.written, record.state, record.value) if record else _NOTHING,
        variables={name: str(text) for name, text in record.variables.items()} if record else {},
        remarks=record.remarks if record else "",
        cause=record.cause if record else "",
        follow_up=record.follow_up if record else "",
        revision=record.revision if record else 0,
        spending=typed(spending.written, spending.state, spending.amount) if spending else _NOTHING,
        spending_revision=spending.revision if spending else 0,
        ceiling=None if row.ceiling is None else str(row.ceiling),
        spent=cell_of(row.spent),
        absorption=_percent(row.absorption),
        reached=reached_of(row.reached) if row.reached else None,
    )


def finding_of(finding: Finding, keys: dict[str, str]) -> FindingAnswer:
    """A finding; ``keys`` are those of the rows by their numbers on the form."""
    return FindingAnswer(
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        row=keys.get(finding.row or ""),
        cell=finding.cell,
        written=finding.written,
        expected=finding.expected,
        witnesses=[
            WitnessAnswer(text=one.text, row=keys.get(one.row or ""), cell=one.cell)
            for one in finding.witnesses
        ],
    )


def sheet_of(sheet: Sheet) -> SheetAnswer:
    """A sheet."""
    keys = {row.id: row.key for row in sheet.rows}
    return SheetAnswer(
        organization=organization_of(sheet.organization),
        period=sheet.period.code,
        state=sheet.state,
        filled=sheet.filled,
        to_fill=sheet.to_fill,
        rows=[row_of(row) for row in sheet.rows],
        findings=[finding_of(one, keys) for one in sheet.findings],
    )


def obstacle_of(one: Obstacle) -> ObstacleAnswer:
    """An obstacle."""
    return ObstacleAnswer(bar=one.bar, row=one.row, key=one.key, message=one.message)


def line_of(entry: Entry, ledger: str) -> LineAnswer:
    """A line of a ledger of that name."""
    return LineAnswer(
        ledger=ledger,
        number=entry.number,
        at=entry.at,
        by=entry.signed,
        role=entry.role,
        deed=entry.deed,
        subject=entry.subject,
        content=entry.content,
        before=entry.before,
        reason=entry.reason,
        previous=entry.previous,
        hash=entry.hash,
    )


def snapshot_of(one: Snapshot) -> SnapshotAnswer:
    """A snapshot without its content."""
    publication = getattr(one, "publication", None)
    return SnapshotAnswer(
        kind=one.kind,
        period=one.period,
        number=one.number,
        state=one.state,
        sha256=one.sha256,
        ledger_head=one.ledger_head,
        made_at=one.made_at,
        published_at=publication.at if publication else None,
    )


def opened_at_of(submission: Submission | None) -> datetime | None:
    """When somebody first saved a row of a quarter."""
    return submission.opened_at if submission else None
