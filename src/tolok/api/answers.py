"""What a program is answered: numbers are decimal texts, times are ISO 8601, keys are English."""

from datetime import date, datetime

from ninja import Schema


class Conflict(Schema):
    """A cell that somebody else saved meanwhile: what they wrote, and what was sent."""

    cell: str
    theirs: str
    yours: str = ""
    by: str
    revision: int


class ObstacleAnswer(Schema):
    """Something to do before a sheet can be submitted; ``key`` names a finding to explain."""

    bar: str
    row: str | None
    key: str
    message: str


class Error(Schema):
    """Every error: a stable code, an Indonesian message, and what to mend."""

    code: str
    message: str
    troubles: dict[str, str] | None = None
    conflicts: list[Conflict] | None = None
    obstacles: list[ObstacleAnswer] | None = None


class GovernmentAnswer(Schema):
    """A government that the person is something in, and what."""

    code: str
    name: str
    roles: list[str]


class OrganizationAnswer(Schema):
    """An office; ``parent`` is the id of the one above it."""

    id: int
    code: str
    name: str
    kind: str
    parent: int | None


class CellAnswer(Schema):
    """A number cell: as written, what it says (value, blank, dash, unreadable), its number."""

    written: str
    state: str
    value: str | None


class AchievementAnswer(Schema):
    """A percentage half up at two decimals, exactly as a fraction, and in one sentence.

    Both numbers are null where there is none; ``reason`` says why.
    """

    value: str | None
    exact: str | None
    reason: str | None
    explanation: str


class ReachedAnswer(Schema):
    """What an indicator has reached by the end of the quarter, and against what."""

    annual: CellAnswer
    target: CellAnswer
    realization: CellAnswer
    achievement: AchievementAnswer
    due: AchievementAnswer
    formula_version: int


class RowAnswer(Schema):
    """A row of a sheet: what was written for the quarter, and the figures to date.

    ``spent`` is to date, ``spending`` of the quarter alone; both in rupiah.
    """

    id: str
    parent: str | None
    key: str
    node: str
    level: str
    code: str
    name: str
    indicator: str | None
    unit: str | None
    takes_spending: bool
    realization: CellAnswer
    variables: dict[str, str]
    remarks: str
    cause: str
    follow_up: str
    revision: int
    spending: CellAnswer
    spending_revision: int
    ceiling: str | None
    spent: CellAnswer
    absorption: str | None
    reached: ReachedAnswer | None


class WitnessAnswer(Schema):
    """A fact that bears on a finding."""

    text: str
    row: str | None
    cell: str | None


class FindingAnswer(Schema):
    """What the rules say; ``row`` is the key of a row."""

    rule: str
    severity: str
    message: str
    row: str | None
    cell: str | None
    written: str | None
    expected: str | None
    witnesses: list[WitnessAnswer]


class SheetAnswer(Schema):
    """A quarter of an organization, whole."""

    organization: OrganizationAnswer
    period: str
    state: str
    filled: int
    to_fill: int
    rows: list[RowAnswer]
    findings: list[FindingAnswer]


class RecordedAnswer(Schema):
    """A row after it was recorded, and whether anything changed."""

    changed: bool
    row: RowAnswer


class SubmissionAnswer(Schema):
    """Where a quarter stands, what stands in its way, and which deeds the person may do now."""

    period: str
    state: str
    round: int
    opened_at: datetime | None
    changed_at: datetime | None
    deeds: list[str]
    obstacles: list[ObstacleAnswer]


class LineAnswer(Schema):
    """A line of the ledger with its hashes; ``content`` and ``before`` are canonical JSON texts.

    ``hash`` is SHA-256 over the canonical JSON list of ``previous``, ``ledger``, ``number``,
    ``at`` (UTC, microseconds), ``by``, ``role``, ``deed``, ``subject``, ``content``, ``before``
    and ``reason``.
    """

    ledger: str
    number: int
    at: datetime
    by: str
    role: str
    deed: str
    subject: str
    content: str
    before: str
    reason: str
    previous: str
    hash: str


class LedgerAnswer(Schema):
    """Lines of a ledger in order; ``next`` asks for those that follow, null at the end."""

    name: str
    length: int
    head: str
    lines: list[LineAnswer]
    next: int | None


class SnapshotAnswer(Schema):
    """A frozen document; ``sha256`` is over the UTF-8 of its ``content``."""

    kind: str
    period: str
    number: int
    state: str
    sha256: str
    ledger_head: str
    made_at: datetime
    published_at: datetime | None


class SnapshotContentAnswer(SnapshotAnswer):
    """A frozen document, with its content as the canonical JSON text that was hashed."""

    content: str


class OfficeAnswer(Schema):
    """An organization on the board of a quarter.

    ``closes_on`` is when the step that is due closes, ``touched_at`` when a row was last changed.
    """

    organization: OrganizationAnswer
    state: str
    opened_at: datetime | None
    touched_at: datetime | None
    reminded_at: datetime | None
    closes_on: date | None
    late_days: int
    demands: int
    filled: int
    to_fill: int


class EvidenceAnswer(Schema):
    """What supports a realization: a file by its hash, or a link; ``row`` is the key of its row."""

    id: int
    row: str
    title: str
    pages: str
    link: str
    sha256: str | None
    size: int | None
    media_type: str | None
    added_by: str
    added_at: datetime
    withdrawn_at: datetime | None
    withdrawn_reason: str


class CommentAnswer(Schema):
    """A comment about a cell, with its answers where it begins a thread."""

    id: int
    subject: str
    text: str
    is_demand: bool
    by: str
    role: str
    at: datetime


class ThreadAnswer(Schema):
    """A thread: its first comment, the answers in order, and whether it is still open."""

    first: CommentAnswer
    answers: list[CommentAnswer]
    is_open: bool


class TargetAnswer(Schema):
    """A target of a period, and the number of the plan's version that says it."""

    period: str
    version: int
    target: CellAnswer


class CeilingAnswer(Schema):
    """A ceiling in rupiah, and the number of the plan's version that says it."""

    version: int
    rupiah: str


class IndicatorAnswer(Schema):
    """An indicator with everything that makes its figure."""

    key: str
    name: str
    method: str
    unit: str
    calculation: str
    expression: str
    accumulation: str
    denominator: str
    formula_version: int
    baseline: str
    is_key: bool
    responsible: str
    closed_on: date | None
    targets: list[TargetAnswer]


class NodeAnswer(Schema):
    """A node of the plan; ``parent`` is the key of the one above it."""

    key: str
    parent: str | None
    level: str
    code: str
    name: str
    responsible: str
    closed_on: date | None
    indicators: list[IndicatorAnswer]
    ceilings: list[CeilingAnswer]


class PlanAnswer(Schema):
    """The plan of a year, each node before those below it; closed ones are told with their day."""

    organization: OrganizationAnswer
    year: int
    nodes: list[NodeAnswer]
