"""What the tables hold now, in the words in which ledgers tell it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TypeAlias

from django.db.models import F, Q

from tolok.domain.notation import write_number
from tolok.services.calendars import window_content
from tolok.services.ledger_facts import (
    Facts,
    Fields,
    comment_name,
    comment_text,
    moment,
    named,
    state_of,
    tidy,
)
from tolok.services.nomenclatures import edition_content
from tolok.services.organizations import organization_content, policy_content
from tolok.services.people import person_content
from tolok.services.plan_texts import formula_content, indicator_content, node_content
from tolok.services.versions import version_content
from tolok.store.models import (
    ApiToken,
    Appointment,
    Comment,
    Decision,
    Entry,
    Evidence,
    Extension,
    Filing,
    FindingNote,
    FiscalYear,
    Government,
    Invitation,
    Ledger,
    Measurement,
    NodeCeiling,
    NodeSpending,
    NomenclatureEdition,
    OfficeMap,
    Organization,
    Person,
    PlanIndicator,
    PlanNode,
    PlanVersion,
    Publication,
    Resolution,
    Snapshot,
    Submission,
    TargetValue,
    Window,
    Workbook,
)

_Held: TypeAlias = Iterator[tuple[str, Fields]]


def held_by(ledger: Ledger) -> Facts:
    """The facts of the organization and year that a ledger is of."""
    return _gathered(_OF_ORGANIZATIONS, ledger)


def held_by_governments() -> Facts:
    """The facts of every government: people, organizations, years, calendars, files."""
    found: Facts = {}
    for holder in _OF_GOVERNMENTS:
        found.update(holder())
    return tidy(found)


def _gathered(holders: tuple[Callable[[Ledger], _Held], ...], ledger: Ledger) -> Facts:
    found: Facts = {}
    for holder in holders:
        for name, fields in holder(ledger):
            known = found.setdefault(name, {})
            # Comments of one moment stand together.
            texts = [*known.get("texts", ()), *fields.get("texts", ())]
            known.update({**fields, **({"texts": texts} if texts else {})})
    return tidy(found)


def _of(ledger: Ledger, way: str = "") -> dict[str, object]:
    """What leads from a record to the organization and year of a ledger."""
    return {f"{way}organization": ledger.organization_id, f"{way}year": ledger.year}


def _of_quarters(ledger: Ledger, way: str = "") -> dict[str, object]:
    return {
        f"{way}organization": ledger.organization_id,
        f"{way}period__startswith": str(ledger.year),
    }


def _email(person: Person | None) -> str:
    return person.email if person else ""


def _plan(ledger: Ledger) -> _Held:
    nodes = list(PlanNode.objects.select_related("parent").filter(**_of(ledger)))
    orders: defaultdict[str, list[str]] = defaultdict(list)
    for node in nodes:
        closing = {
            "closed_on": node.closed_on and node.closed_on.isoformat(),
            "closed_reason": node.closed_reason,
        }
        yield f"node:{node.key}", {**node_content(node), **closing}
        if node.closed_on is None:
            orders[node.parent.key if node.parent else ""].append(node.key)
    indicators = PlanIndicator.objects.select_related("node").filter(**_of(ledger, "node__"))
    for one in indicators:
        closing = {
            "closed_on": one.closed_on and one.closed_on.isoformat(),
            "closed_reason": one.closed_reason,
        }
        words = {"node": one.node.key, **indicator_content(one)}
        yield f"indicator:{one.key}", {**words, **closing}
        yield f"formula:{one.key}", {**formula_content(one), "version": one.version}
        if one.closed_on is None:
            orders[f"node {one.node.key}"].append(one.key)
    for parent, keys in orders.items():
        yield f"order:{parent}", {"parts": keys}


def _targets(ledger: Ledger) -> _Held:
    found = TargetValue.objects.select_related("indicator", "version")
    for one in found.filter(**_of(ledger, "indicator__node__")):
        name = f"target:{one.indicator.key}:{one.period}:v{one.version.number}"
        yield name, state_of(one.written, one.state, one.value)


def _ceilings(ledger: Ledger) -> _Held:
    found = NodeCeiling.objects.select_related("node", "version")
    for one in found.filter(**_of(ledger, "node__")):
        name = f"ceiling:{one.node.key}:v{one.version.number}"
        yield name, {"rupiah": write_number(one.amount)}


def _measurements(ledger: Ledger) -> _Held:
    found = Measurement.objects.select_related("indicator", "changed_by")
    for one in found.filter(**_of(ledger, "indicator__node__")):
        name = f"{one.indicator.key}:{one.period}"
        figures = state_of(one.written, one.state, one.value)
        yield f"realization:{name}", {**figures, "variables": one.variables}
        words = {"remarks": one.remarks, "cause": one.cause, "follow_up": one.follow_up}
        yield f"words:{name}", words
        yield f"row:{name}", {"by": _email(one.changed_by), "at": moment(one.changed_at)}


def _spendings(ledger: Ledger) -> _Held:
    found = NodeSpending.objects.select_related("node", "changed_by")
    for one in found.filter(**_of(ledger, "node__")):
        value = None if one.amount is None else str(one.amount)
        hand = {"by": _email(one.changed_by), "at": moment(one.changed_at)}
        figures = state_of(one.written, one.state, value)
        yield f"spending:{one.node.key}:{one.period}", {**figures, **hand}


def _evidence(ledger: Ledger) -> _Held:
    found = Evidence.objects.select_related("indicator", "file", "added_by")
    for one in found.filter(**_of(ledger, "indicator__node__")):
        file: Fields = {}
        if one.file is not None:
            names = ("sha256", "size", "media_type")
            file = {name: getattr(one.file, name) for name in names}
        yield (
            f"evidence:{one.pk}",
            {
                "row": f"{one.indicator.key}:{one.period}",
                "title": one.title,
                "pages": one.pages,
                "link": one.link,
                "by": one.added_by.email,
                "at": moment(one.added_at),
                "withdrawn_at": moment(one.withdrawn_at),
                "withdrawn_reason": one.withdrawn_reason,
                **file,
            },
        )


def _comments(ledger: Ledger) -> _Held:
    found = Comment.objects.select_related("by").filter(**_of_quarters(ledger))
    for one in found:
        text = comment_text(one.text, one.role, one.thread_id, is_demand=one.is_demand)
        said = {"period": one.period, "texts": [text]}
        yield comment_name(one.subject, one.at, one.by.email), said
    settled = Resolution.objects.select_related("by").filter(**_of_quarters(ledger, "thread__"))
    for done in settled:
        yield f"settled:{done.thread_id}@{moment(done.at)}", {"by": done.by.email}


def _notes(ledger: Ledger) -> _Held:
    for one in FindingNote.objects.select_related("by").filter(**_of_quarters(ledger)):
        name = f"finding:{one.period}:{one.finding}@{moment(one.at)}"
        yield name, {"text": one.text, "by": one.by.email}


def _submissions(ledger: Ledger) -> _Held:
    for one in Submission.objects.select_related("changed_by").filter(**_of_quarters(ledger)):
        # A quarter that was opened and never moved is not in the ledger.
        if one.changed_at or one.state != "draft" or one.round > 1:
            hand = {"by": _email(one.changed_by), "at": moment(one.changed_at)}
            yield f"submission:{one.period}", {"state": one.state, "round": one.round, **hand}


def _snapshots(ledger: Ledger) -> _Held:
    found = Snapshot.objects.defer("content").filter(**_of_quarters(ledger))
    for one in found:
        kind = "snapshot" if one.kind == Snapshot.Kind.MEASUREMENT else one.kind
        yield f"{kind}:{one.period}:{one.number}", {"sha256": one.sha256}
    published = Publication.objects.select_related("snapshot", "by")
    for shown in published.filter(**_of_quarters(ledger, "snapshot__")):
        of = shown.snapshot
        hand = {"by": shown.by.email, "at": moment(shown.at)}
        yield f"publication:{of.period}:{of.number}", {"sha256": of.sha256, **hand}


def _workbooks(ledger: Ledger) -> _Held:
    found = Workbook.objects.select_related("original", "uploaded_by").defer("original__data")
    for one in found.filter(**_of_quarters(ledger)):
        hand = {"by": one.uploaded_by.email, "at": moment(one.uploaded_at)}
        said = {"name": one.name, "size": one.original.size, **hand}
        yield f"workbook:{one.period}:{one.original.sha256}", said


def _extensions(ledger: Ledger) -> _Held:
    found = Extension.objects.select_related("window", "given_by").filter(
        organization=ledger.organization_id, window__fiscal_year__year=ledger.year
    )
    for one in found:
        name = f"extension:{one.window.period}:{one.window.step}@{moment(one.given_at)}"
        until = one.until.isoformat()
        yield name, {"until": until, "reason": one.reason, "by": one.given_by.email}


_OF_ORGANIZATIONS: tuple[Callable[[Ledger], _Held], ...] = (
    _plan,
    _targets,
    _ceilings,
    _measurements,
    _spendings,
    _evidence,
    _comments,
    _notes,
    _submissions,
    _snapshots,
    _workbooks,
    _extensions,
)


def _governments() -> _Held:
    for one in Government.objects.all():
        yield f"government:{one.code}", {"name": one.name, "place": one.place}
    for office in Organization.objects.select_related("government", "parent"):
        closed = office.closed_on and office.closed_on.isoformat()
        said = {**organization_content(office), "parent": office.parent_id, "closed_on": closed}
        yield f"organization:{office.pk}", {**said, "government": office.government.code}


def _years() -> _Held:
    for one in FiscalYear.objects.select_related("government"):
        yield named(one.government.code, f"year:{one.year}"), dict(policy_content(one))
    for version in PlanVersion.objects.select_related("fiscal_year__government"):
        of = version.fiscal_year
        name = named(of.government.code, f"version:{of.year}:{version.number}")
        yield name, {**version_content(version), "reason": version.reason}
    for window in Window.objects.select_related("fiscal_year__government"):
        government = window.fiscal_year.government.code
        yield named(government, f"window:{window.period}:{window.step}"), window_content(window)


def _people() -> _Held:
    for person in Person.objects.all():
        yield f"person:{person.pk}", {**person_content(person), "is_closed": not person.is_active}
    for one in Appointment.objects.select_related("person", "government"):
        said = {
            "role": one.role,
            "organization": one.organization_id,
            "person": one.person.email,
            "since": one.since.isoformat(),
            "until": one.until and one.until.isoformat(),
        }
        yield f"appointment:{one.pk}", {**said, "government": one.government.code}
    for invited in Invitation.objects.select_related("government", "invited_by"):
        said = {
            "email": invited.email,
            "name": invited.name,
            "role": invited.role,
            "organization": invited.organization_id,
            "by": invited.invited_by.email,
            "at": moment(invited.invited_at),
            "token_sha256": invited.token_hash,
            "expires_at": moment(invited.expires_at),
            "accepted_at": moment(invited.accepted_at),
            "withdrawn_at": moment(invited.withdrawn_at),
        }
        yield f"invitation:{invited.pk}", {**said, "government": invited.government.code}
    for token in ApiToken.objects.select_related("person"):
        said = {
            "name": token.name,
            "sha256": token.token_hash,
            "by": token.person.email,
            "at": moment(token.made_at),
            "revoked_at": moment(token.revoked_at),
        }
        yield f"token:{token.pk}", said


def _files() -> _Held:
    for one in NomenclatureEdition.objects.select_related("government"):
        name = named(one.government.code, f"nomenclature:{one.file_sha256[:16]}")
        yield name, dict(edition_content(one))
    filings = Filing.objects.select_related("original", "owner").defer("original__data")
    for filing in filings.filter(position=0, owner__isnull=False):
        said = {"name": filing.name, "sha256": filing.original.sha256, "again": filing.again}
        owner = filing.owner.code if filing.owner else ""
        yield named(owner, f"filing:{filing.pk}"), said
    for said_map in OfficeMap.objects.select_related("government", "kept_by"):
        content = said_map.content or {"is_withdrawn": True}
        place = {"fingerprint": said_map.fingerprint, "organization": said_map.organization_id}
        name = f"column-map:{said_map.fingerprint[:16]}@{moment(said_map.kept_at)}"
        told = {**content, **place, "by": said_map.kept_by.email}
        yield named(said_map.government.code, name), told
    decisions = Decision.objects.filter(filing__owner__isnull=False)
    for decision in decisions:
        name = f"proposal:{decision.filing_id}:{decision.proposal}@{moment(decision.decided_at)}"
        yield name, {"verdict": decision.verdict, "edits": decision.edits}


_OF_GOVERNMENTS: tuple[Callable[[], _Held], ...] = (_governments, _years, _people, _files)


def misplaced() -> Iterator[Ledger]:
    """Ledgers that lead to another government than the one that their hashes cover."""
    for ledger in Ledger.objects.select_related("government").order_by("pk"):
        if ledger.name.partition("/")[0] != ledger.government.code:
            yield ledger


def strangers() -> Iterator[tuple[int, int]]:
    """Organizations and years of which tables hold something although they have no ledger."""
    books = set(Ledger.objects.values_list("organization_id", "year"))
    planned = PlanNode.objects.values_list("organization_id", "year").distinct().order_by()
    found = set(planned)
    for records in (Submission.objects, Snapshot.objects, Comment.objects, FindingNote.objects):
        periods = records.values_list("organization_id", "period").distinct().order_by()
        found |= {(organization, int(period[:4])) for organization, period in periods}
    yield from sorted(found - books)


def misattributed() -> Iterator[Entry]:
    """Lines that lead to another person than the one whose address their hash covers."""
    nobody = Q(by__isnull=True) & ~Q(signed="")
    another = Q(by__isnull=False) & ~Q(signed=F("by__email"))
    found = Entry.objects.select_related("by", "ledger").filter(nobody | another)
    yield from found.order_by("pk").iterator()
