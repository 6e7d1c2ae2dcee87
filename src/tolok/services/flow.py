"""The way of a submission: submit, return, verify, approve, lock, amend, publish."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from tolok.audit.findings import Finding, Severity
from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.periods import Period
from tolok.domain.permissions import OUTCOMES, Deed
from tolok.domain.roles import Role
from tolok.domain.submissions import SubmissionState
from tolok.services.acting import Actor, require_window
from tolok.services.ledgers import Book, lock, write
from tolok.services.sheets import Sheet, SheetRow, is_filled, lacks_words, open_sheet
from tolok.services.snapshots import take_snapshot
from tolok.store import people, submissions
from tolok.store.models import Comment, FindingNote, Organization, Publication, Submission


class Bar(StrEnum):
    """What stands between a sheet and its submission.

    ERROR must be mended. EXPLAIN may stand with a word of explanation. FILL is a blank row.
    CAUSE is a low achievement whose cause or follow-up is not told.
    """

    ERROR = "error"
    EXPLAIN = "explain"
    FILL = "fill"
    CAUSE = "cause"


@dataclass(frozen=True)
class Obstacle:
    """One thing to do before a sheet can be submitted, where, and in Indonesian what."""

    bar: Bar
    row: str | None
    message: str
    finding: Finding | None = None

    @property
    def key(self) -> str:
        """What a note about the finding is filed under; empty where there is none to explain."""
        return finding_key(self.finding, self.row) if self.finding else ""


def finding_key(finding: Finding, row: str | None) -> str:
    """A finding's name: its rule, the key of its row, its cell."""
    return f"{finding.rule}/{row or ''}/{finding.cell or ''}"


def obstacles(sheet: Sheet) -> tuple[Obstacle, ...]:
    """All that stands between a sheet and its submission, in the order of its rows."""
    year = people.fiscal_year_of(sheet.organization.government, sheet.period.year)
    low = year.low_achievement if year else 0
    explained = submissions.explained_findings(sheet.organization, sheet.period.code)
    return obstacles_of(sheet, low, explained)


def obstacles_of(sheet: Sheet, low: int, explained: Container[str]) -> tuple[Obstacle, ...]:
    """The same, without a query: ``low`` is the year's policy, ``explained`` keys of findings."""
    keys = {row.id: row.key for row in sheet.rows}
    found: list[Obstacle] = []
    for finding in sheet.findings:
        row = keys.get(finding.row or "")
        # A blank row is said once, below, and in the words of filling in.
        if finding.rule == "not-reported":
            continue
        if finding.severity is Severity.ERROR:
            found.append(Obstacle(Bar.ERROR, row, finding.message, finding))
        elif finding.severity is not Severity.NOTE and finding_key(finding, row) not in explained:
            found.append(Obstacle(Bar.EXPLAIN, row, finding.message, finding))
    for one in sheet.rows:
        found.extend(_gaps(one, low))
    order = {row.key: position for position, row in enumerate(sheet.rows)}
    return tuple(sorted(found, key=lambda one: order.get(one.row or "", -1)))


def _gaps(row: SheetRow, low: int) -> Iterable[Obstacle]:
    if row.indicator is None:
        return
    if not is_filled(row):
        message = (
            f"Baris {row.id} · Realisasi “{row.indicator.name}” belum diisi. "
            "Isi angkanya, 0 bila nihil, atau “-” bila belum jatuh tempo."
        )
        yield Obstacle(Bar.FILL, row.key, message)
        return
    if lacks_words(row, low):
        message = (
            f"Baris {row.id} · Capaian “{row.indicator.name}” di bawah {low} %. "
            "Tulis penyebabnya dan tindak lanjutnya."
        )
        yield Obstacle(Bar.CAUSE, row.key, message)


class ObstructedError(TolokError):
    """A sheet that cannot be submitted yet; the obstacles say what to do."""

    def __init__(self, found: Sequence[Obstacle]) -> None:
        super().__init__(
            f"Belum dapat diajukan: masih ada {len(found)} hal yang harus diselesaikan."
        )
        self.obstacles = tuple(found)


class DoneBeforeError(TolokError):
    """The same person has just done the same deed from the same page: a double click."""


class SupersededError(TolokError):
    """Somebody has moved the quarter on since the person looked at it."""


@dataclass(frozen=True)
class Remark:
    """A remark on one cell that a submission is returned with."""

    subject: str
    text: str


@transaction.atomic
def submit(
    actor: Actor, organization: Organization, period: Period, *, seen: int | None = None
) -> Submission:
    """Hand a quarter in (*mengajukan*); ObstructedError where anything stands in the way."""
    step = _Moving.begin(actor, organization, period, Deed.SUBMIT, seen)
    sheet = open_sheet(organization, period)
    if not sheet.rows:
        raise TolokError("Rencana tahun ini masih kosong. Susun atau impor rencananya dahulu.")
    found = obstacles(sheet)
    if found:
        raise ObstructedError(found)
    return step.end()


@transaction.atomic
def return_submission(  # noqa: PLR0913 - what is returned, why, and seen as what
    actor: Actor,
    organization: Organization,
    period: Period,
    reason: str,
    remarks: Sequence[Remark],
    *,
    seen: int | None = None,
) -> Submission:
    """Send a quarter back (*mengembalikan*) with a reason and remarks on its cells."""
    step = _Moving.begin(actor, organization, period, Deed.RETURN_SUBMISSION, seen)
    reason = _required(reason, "Tulis alasan pengembaliannya.")
    for remark in remarks:
        Comment.objects.create(
            organization=organization,
            period=period.code,
            subject=remark.subject,
            text=_required(remark.text, "Catatan tidak boleh kosong."),
            is_demand=True,
            by=actor.somebody,
            role=step.role,
            at=actor.at,
        )
    said = [{"subject": one.subject, "text": one.text.strip()} for one in remarks]
    return step.end(reason=reason, told={"remarks": said})


@transaction.atomic
def verify(
    actor: Actor, organization: Organization, period: Period, *, seen: int | None = None
) -> Submission:
    """Find a submission in order (*memverifikasi*)."""
    return _Moving.begin(actor, organization, period, Deed.VERIFY, seen).end()


@transaction.atomic
def approve(
    actor: Actor, organization: Organization, period: Period, *, seen: int | None = None
) -> Submission:
    """Answer for a verified quarter as the head of the organization (*menyetujui*)."""
    return _Moving.begin(actor, organization, period, Deed.APPROVE, seen).end()


@transaction.atomic
def lock_submission(
    actor: Actor, organization: Organization, period: Period, *, seen: int | None = None
) -> Submission:
    """Close an approved quarter for good (*mengunci*)."""
    return _Moving.begin(actor, organization, period, Deed.LOCK, seen).end()


@transaction.atomic
def amend(
    actor: Actor,
    organization: Organization,
    period: Period,
    reason: str,
    *,
    seen: int | None = None,
) -> Submission:
    """Open a quarter again (*perubahan*), with its reason; the version before stays readable."""
    step = _Moving.begin(actor, organization, period, Deed.AMEND, seen)
    reason = _required(reason, "Tulis alasan perubahannya.")
    step.submission.round += 1
    return step.end(reason=reason, is_frozen=False)


@transaction.atomic
def publish(actor: Actor, organization: Organization, period: Period) -> Publication:
    """Let everybody read the newest approved version (*menerbitkan*); twice is once."""
    step = _Moving.begin(actor, organization, period, Deed.PUBLISH)
    snapshot = submissions.latest_snapshot(organization, period.code)
    if snapshot is None:
        raise TolokError("Belum ada versi yang disetujui untuk diterbitkan.")
    known = Publication.objects.filter(snapshot=snapshot).first()
    if known is not None:
        return known
    step.write({"snapshot": snapshot.number, "sha256": snapshot.sha256})
    return Publication.objects.create(snapshot=snapshot, by=actor.somebody, at=actor.at)


@transaction.atomic
def explain_finding(
    actor: Actor, organization: Organization, period: Period, key: str, text: str
) -> None:
    """Keep why a finding stands all the same (*menjelaskan temuan*); twice is once."""
    step = _Moving.begin(actor, organization, period, Deed.EXPLAIN_FINDING)
    text = _required(text, "Tulis penjelasannya.")
    last = submissions.explained_findings(organization, period.code).get(key)
    if last is not None and (last.text, last.by_id) == (text, actor.somebody.pk):
        return
    known = {one.key for one in obstacles(open_sheet(organization, period)) if one.key}
    if key not in known:
        raise TolokError("Temuan ini tidak ada lagi. Muat ulang halaman.")
    step.write({"finding": key, "text": text})
    FindingNote.objects.create(
        organization=organization,
        period=period.code,
        finding=key,
        text=text,
        by=actor.somebody,
        at=actor.at,
    )


def _required(text: str, message: str) -> str:
    if not text.strip():
        raise TolokError(message)
    return text.strip()


@dataclass
class _Moving:
    """A submission under a deed: locked, permitted, and moved on at its end."""

    actor: Actor
    organization: Organization
    period: Period
    deed: Deed
    role: Role
    book: Book
    submission: Submission

    @classmethod
    def begin(
        cls,
        actor: Actor,
        organization: Organization,
        period: Period,
        deed: Deed,
        seen: int | None = None,
    ) -> "_Moving":
        """Lock the book, then look at the state and refuse what may not be.

        ``seen`` is the number of the last move that the person had before their eyes.
        """
        book = Book(organization, period.year)
        lock(book)
        since = [] if seen is None else submissions.moves_after(organization, period.code, seen)
        if [(one.deed, one.by_id) for one in since] == [(deed, actor.person and actor.person.pk)]:
            raise DoneBeforeError(f"Sudah dilakukan: {deed.label}.")
        submission, _ = Submission.objects.get_or_create(
            organization=organization, period=period.code
        )
        role = actor.require(deed, organization, SubmissionState(submission.state))
        require_window(actor, deed, organization, period)
        if since:
            raise SupersededError(
                "Pengajuan ini sudah berubah sejak halamannya dibuka. "
                "Periksa keadaannya sekarang, lalu ulangi bila masih perlu."
            )
        return cls(actor, organization, period, deed, role, book, submission)

    def write(self, content: dict[str, Plain], reason: str = "") -> None:
        """The deed's line in the ledger."""
        write(
            self.book,
            self.actor,
            self.role,
            self.deed,
            f"submission:{self.period.code}",
            content,
            before={"state": self.submission.state},
            reason=reason,
        )

    def end(
        self,
        *,
        reason: str = "",
        told: dict[str, Plain] | None = None,
        is_frozen: bool = True,
    ) -> Submission:
        """Move the submission on, write it down, and freeze what it held."""
        state = OUTCOMES[self.deed]
        round_ = self.submission.round
        self.write({"state": state, "round": round_, **(told or {})}, reason)
        self.submission.state = state
        self.submission.changed_at = self.actor.at
        self.submission.changed_by = self.actor.person
        self.submission.save()
        if is_frozen:
            snapshot = take_snapshot(self.actor, open_sheet(self.organization, self.period))
            subject = f"snapshot:{self.period.code}:{snapshot.number}"
            content: dict[str, Plain] = {"sha256": snapshot.sha256}
            write(self.book, self.actor, self.role, self.deed, subject, content)
        return self.submission
