"""The deeds around proposals: accept one, decline one, take a decision back."""

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from tolok.audit.findings import Witness
from tolok.documents.proposals_json import edit_from_json, edit_to_json
from tolok.domain.errors import TolokError
from tolok.domain.forms import Form
from tolok.domain.permissions import Deed
from tolok.repair.applying import RepairError, apply
from tolok.repair.proposals import Change, Proposals, Question, Repair
from tolok.repair.proposing import propose
from tolok.services import ledgers
from tolok.services.acting import Actor
from tolok.services.filings import NotFoundError, OpenedFiling, open_filing
from tolok.store import queries
from tolok.store.models import Decision

MAX_ROWS = 2_000
"""A form of more rows would keep its page waiting; the command repairs it."""

MAX_NAME = 80

Verdict = Decision.Verdict

_MOST_KEPT = 200
_SEARCHED: dict[tuple[str, str, int, str], Proposals] = {}


@dataclass(frozen=True)
class Proposed:
    """One proposal and the decision in force about it, if there is one.

    ``question`` is the question that it answers, where it is one of several rivals; ``rivals`` are
    the less likely explanations that stand beside it.
    """

    key: str
    repair: Repair
    question: Question | None
    decision: Decision | None
    rivals: tuple["Proposed", ...] = ()

    @property
    def is_accepted(self) -> bool:
        """Whether it was accepted."""
        return self.decision is not None and self.decision.verdict == Verdict.ACCEPTED

    @property
    def is_declined(self) -> bool:
        """Whether it was declined."""
        return self.decision is not None and self.decision.verdict == Verdict.DECLINED

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided about it."""
        return self.decision is None

    @property
    def has_accepted_rival(self) -> bool:
        """Whether one that stands beside it was accepted in its place."""
        return any(rival.is_accepted for rival in self.rivals)


@dataclass(frozen=True)
class OpenedProposals:
    """All that is proposed for a filing, and all that was decided about it."""

    opened: OpenedFiling
    proposed: tuple[Proposed, ...]
    history: tuple[Decision, ...]
    is_too_large: bool = False

    @cached_property
    def every(self) -> Mapping[str, Proposed]:
        """All proposals by their keys, with the rivals that stand beside others."""
        beside = {rival.key: rival for one in self.proposed for rival in one.rivals}
        return beside | {one.key: one for one in self.proposed}

    @cached_property
    def accepted(self) -> tuple[Repair, ...]:
        """The repairs in force."""
        return tuple(one.repair for one in self.every.values() if one.is_accepted)

    @cached_property
    def declined(self) -> tuple[Repair, ...]:
        """The repairs that somebody refused."""
        return tuple(one.repair for one in self.every.values() if one.is_declined)

    @cached_property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions to which no answer was accepted."""
        answered = {one.question.id for one in self.proposed if one.question and one.is_accepted}
        questions = {one.question.id: one.question for one in self.proposed if one.question}
        return tuple(one for name, one in questions.items() if name not in answered)

    @cached_property
    def repaired(self) -> Form:
        """The form with them carried out."""
        return apply(self.opened.form, self.accepted)

    def count(self, takes: Callable[[Proposed], bool]) -> int:
        """How many proposals are so, or have a rival that is; those of one question count once."""
        return len(
            {
                id(one.question) if one.question else one.key
                for one in self.proposed
                if takes(one) or any(map(takes, one.rivals))
            }
        )


def proposals_of(opened: OpenedFiling) -> OpenedProposals:
    """The proposals for an opened filing with what was decided about each."""
    history = tuple(queries.decisions_of(opened.filing))
    if len(opened.form.rows) > MAX_ROWS:
        return OpenedProposals(opened, (), history, is_too_large=True)
    proposals = _proposals_for(opened)
    latest = {decision.proposal: decision for decision in history}
    return OpenedProposals(opened, tuple(_proposed(proposals, latest)), history)


def decide(
    actor: Actor, filing_id: int, key: str, verdict: str, *, seen: int | None = None
) -> None:
    """Keep a decision about a proposal.

    ``seen`` is the decision that the person saw in force, None for none. Raises NotFoundError for
    what is not proposed, and TolokError, with who and when, where somebody else has decided in the
    meantime or where the proposal contradicts an accepted one. The same verdict twice is one.
    """
    opened = open_filing(actor, filing_id)
    _proposals_for(opened)  # searched before the store is locked
    with _deciding(actor, opened):
        found = proposals_of(opened)
        if key not in found.every or verdict not in Verdict.values:
            raise NotFoundError("Usulan ini tidak ada lagi. Muat ulang halaman formulir.")
        one = found.every[key]
        if one.decision is not None and one.decision.verdict == verdict:
            return
        _refuse_unseen(one, seen)
        _keep(actor, found, one, verdict)


@contextlib.contextmanager
def _deciding(actor: Actor, opened: OpenedFiling) -> Iterator[None]:
    """One transaction, in which nobody else decides about the filing."""
    with transaction.atomic():
        if opened.filing.owner is not None:
            ledgers.lock(ledgers.Book(opened.filing.owner, actor.today.year))
        queries.lock_filing(opened.filing)
        yield


def _refuse_unseen(one: Proposed, seen: int | None) -> None:
    now = one.decision
    if (now.pk if now else None) == seen:
        return
    if now is None:
        raise TolokError("Keputusan itu sudah dibatalkan orang lain. Lihat riwayatnya di bawah.")
    when = timezone.localtime(now.decided_at).strftime("%d-%m-%Y %H.%M")
    raise TolokError(
        f"Usulan ini sudah {now.get_verdict_display()} oleh {now.decided_by} pada {when}. "
        "Batalkan dahulu bila keputusan itu keliru."
    )


def accept_likely(actor: Actor, filing_id: int, least: Decimal) -> int:
    """Accept every open repair of at least that probability; answers how many.

    One that contradicts another, or of which a rival is accepted, is left for a person to choose.
    """
    opened = open_filing(actor, filing_id)
    _proposals_for(opened)
    count = 0
    with _deciding(actor, opened):
        found = proposals_of(opened)
        for one in found.proposed:
            is_likely = one.question is None and one.repair.probability >= least
            if one.is_open and is_likely and not one.has_accepted_rival:
                with contextlib.suppress(RepairError):
                    _keep(actor, proposals_of(opened), one, Verdict.ACCEPTED)
                    count += 1
    return count


def _keep(actor: Actor, found: OpenedProposals, one: Proposed, verdict: str) -> None:
    if verdict == Verdict.ACCEPTED:
        for rival in _rivals(found, one):
            if rival.is_accepted:
                which = "Jawaban lain untuk pertanyaan ini" if one.question else rival.repair.id
                raise TolokError(f"{which} sudah diterima. Batalkan itu dahulu.")
        apply(found.opened.form, [*found.accepted, one.repair])
    edits = [edit_to_json(edit) for edit in one.repair.edits]
    filing = found.opened.filing
    Decision.objects.create(
        filing=filing,
        proposal=one.key,
        verdict=verdict,
        decided_by=str(actor.somebody)[:MAX_NAME],
        decided_at=actor.at,
        edits=edits,
        probability=str(one.repair.probability),
        explanation=one.repair.explanation,
        witnesses=[witness.text for witness in one.repair.witnesses],
        is_proven=one.repair.is_proven,
    )
    if filing.owner is not None:
        ledgers.write(
            ledgers.Book(filing.owner, actor.today.year),
            actor,
            actor.require(Deed.EXAMINE_FILE, filing.owner),
            Deed.EXAMINE_FILE,
            f"proposal:{filing.pk}:{one.key}",
            {"verdict": verdict, "edits": edits},
        )


def _rivals(found: OpenedProposals, one: Proposed) -> Iterable[Proposed]:
    """What cannot be true together with a proposal."""
    for other in found.proposed:
        group = (other, *other.rivals)
        keys = {each.key for each in group}
        if one.key in keys or (one.question is not None and other.question is one.question):
            yield from (each for each in group if each.key != one.key)


def _proposed(proposals: Proposals, latest: Mapping[str, Decision]) -> Iterable[Proposed]:
    """What is proposed today, and what was decided about proposals of earlier editions."""
    answers: list[tuple[Repair, Question | None]] = [(one, None) for one in proposals.repairs]
    answers += [(one, question) for question in proposals.questions for one in question.options]
    known: set[str] = set()
    for repair, question in answers:
        one = _with_decision(repair, question, latest)
        known.update(each.key for each in (one, *one.rivals))
        yield one
    for key, decision in latest.items():
        if key not in known and _in_force(decision):
            yield Proposed(key, _decided(decision), None, decision)


def _with_decision(
    repair: Repair, question: Question | None, latest: Mapping[str, Decision]
) -> Proposed:
    key = key_of(repair)
    rivals = tuple(_with_decision(rival, question, latest) for rival in repair.rivals)
    return Proposed(key, repair, question, _in_force(latest.get(key)), rivals)


def _in_force(decision: Decision | None) -> Decision | None:
    return None if decision is None or decision.verdict == Verdict.UNDONE else decision


def _decided(decision: Decision) -> Repair:
    """The repair that somebody saw and decided about."""
    return Repair(
        id="—",
        probability=Decimal(decision.probability),
        edits=tuple(edit_from_json(edit) for edit in decision.edits),
        settles=(),
        witnesses=tuple(Witness(text) for text in decision.witnesses),
        explanation=decision.explanation,
        is_proven=decision.is_proven,
    )


def key_of(repair: Repair) -> str:
    """The name of a proposal by what it changes, the same in every run."""
    content = json.dumps([edit_to_json(edit) for edit in repair.edits], sort_keys=True)
    return sha256(content.encode()).hexdigest()[:16]


def _proposals_for(opened: OpenedFiling) -> Proposals:
    """The proposals for a filing, searched once a process: its bytes never change.

    Its name counts too: findings name their file, and two governments name the same one otherwise.
    """
    filing = opened.filing
    key = filing.original.sha256, filing.name, filing.position, opened.rulebook
    known = _SEARCHED.get(key)
    if known is None:
        if len(_SEARCHED) >= _MOST_KEPT:
            _SEARCHED.clear()
        known = _SEARCHED[key] = propose(opened.form, opened.findings)
    return known


def changed_cells(repairs: Iterable[Repair]) -> Mapping[tuple[str, str], str]:
    """What accepted repairs make of each cell."""
    return {
        (edit.row, edit.cell): edit.after
        for repair in repairs
        for edit in repair.edits
        if isinstance(edit, Change)
    }
