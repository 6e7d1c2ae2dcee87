"""The deeds on comments: say something about a cell, answer it, settle it; nothing is deleted."""

from dataclasses import dataclass

from django.db import transaction

from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services.acting import Actor
from tolok.services.ledgers import Book, lock, write
from tolok.services.subjects import Subject
from tolok.services.texts import as_kept
from tolok.store import recorded, submissions
from tolok.store.models import Comment, Organization, Resolution

MAX_TEXT = 4_000
"""Characters of a comment."""


@transaction.atomic
def comment(
    actor: Actor, organization: Organization, period: Period, subject: str, text: str
) -> Comment:
    """Say something about a cell of a quarter (*memberi catatan*); a thread begins with it."""
    saying = _Saying.begin(actor, organization, period, Deed.COMMENT)
    named = Subject.parse(subject)
    if named is None or not named.is_commented or not named.exists(organization, period):
        raise TolokError("Sel ini tidak ada lagi dalam rencana. Muat ulang halaman.")
    return saying.say(subject, text, None)


@transaction.atomic
def answer(
    actor: Actor, organization: Organization, period: Period, thread_id: int, text: str
) -> Comment:
    """Answer a thread (*menjawab*); a settled one is open again."""
    saying = _Saying.begin(actor, organization, period, Deed.COMMENT)
    thread = saying.thread(thread_id)
    return saying.say(thread.subject, text, thread)


@transaction.atomic
def resolve(actor: Actor, organization: Organization, period: Period, thread_id: int) -> None:
    """Settle a thread (*menyelesaikan catatan*); twice is once."""
    saying = _Saying.begin(actor, organization, period, Deed.RESOLVE_COMMENT)
    thread = saying.thread(thread_id)
    known = recorded.threads_of(organization, period.code).get(thread.subject, ())
    if any(one.first == thread and not one.is_open for one in known):
        return
    Resolution.objects.create(thread=thread, by=actor.somebody, at=actor.at)
    saying.write(thread.subject, {"thread": thread.pk, "settled": True}, {"text": thread.text})


@dataclass
class _Saying:
    """Somebody about to say something: the book locked, the deed permitted."""

    actor: Actor
    organization: Organization
    period: Period
    deed: Deed
    role: Role

    @classmethod
    def begin(
        cls, actor: Actor, organization: Organization, period: Period, deed: Deed
    ) -> "_Saying":
        lock(Book(organization, period.year))
        state = submissions.state_of(organization, period.code)
        role = actor.require(deed, organization, state)
        return cls(actor, organization, period, deed, role)

    def thread(self, thread_id: int) -> Comment:
        found = recorded.first_comment(self.organization, self.period.code, thread_id)
        if found is None:
            raise TolokError("Catatan ini tidak ada. Muat ulang halaman.")
        return found

    def say(self, subject: str, text: str, thread: Comment | None) -> Comment:
        text = as_kept(text)
        if not text:
            raise TolokError("Tulis catatannya.")
        if len(text) > MAX_TEXT:
            raise TolokError(f"Catatan paling banyak {MAX_TEXT} huruf.")
        said = Comment.objects.create(
            organization=self.organization,
            period=self.period.code,
            subject=subject,
            thread=thread,
            text=text,
            by=self.actor.somebody,
            role=self.role,
            at=self.actor.at,
        )
        self.write(subject, {"comment": said.pk, "thread": thread.pk if thread else None,
                             "text": text})  # fmt: skip
        return said

    def write(self, subject: str, content: dict[str, Plain], before: Plain = None) -> None:
        write(
            Book(self.organization, self.period.year),
            self.actor,
            self.role,
            self.deed,
            subject,
            content,
            before=before,
        )
