"""The documents of a plan: performance agreement, action plan and key indicators, each frozen."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from tolok.documents.agreement_json import agreement_from_json, agreement_to_json
from tolok.documents.document import Document
from tolok.domain.agreements import AgreedIndicator, AgreedNode, AgreedPlan, Party
from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.domain.typed import target_to_date, typed_target
from tolok.services.acting import Actor
from tolok.services.figures import definition_of
from tolok.services.filings import NotFoundError
from tolok.services.ledgers import Book, lock, write
from tolok.services.outlines import IndicatorLine, NodeLine, Outline, open_outline
from tolok.services.plan_texts import required
from tolok.services.snapshots import freeze
from tolok.store import plans
from tolok.store.models import Organization, Snapshot

KINDS = (Snapshot.Kind.AGREEMENT, Snapshot.Kind.ACTION_PLAN, Snapshot.Kind.INDICATORS)
_MAX_TEXT = 160


@dataclass(frozen=True)
class Signing:
    """Who signs besides the head of the organization, and for whom the document is.

    ``official`` is "" for the head, else one who answers for a part of the plan; ``first`` is that
    official, ``superior`` whom the head answers to.
    """

    superior: Party
    official: str = ""
    first: Party | None = None


def officials_of(outline: Outline) -> tuple[str, ...]:
    """Those who answer for a part of a plan, in its order."""
    told = (
        name
        for node in outline.nodes
        for name in (node.record.responsible, *(one.record.responsible for one in node.indicators))
    )
    return tuple(dict.fromkeys(name for name in told if name))


def superior_of(organization: Organization) -> str:
    """The title of whom the head of an organization answers to.

    Source: UU 23/2014 article 59: a province has a governor, a regency a regent, a city a mayor.
    """
    name = organization.government.name.removeprefix("Pemerintah ").strip()
    kind, _, place = name.partition(" ")
    titles = {"kota": "Wali Kota", "kabupaten": "Bupati", "provinsi": "Gubernur"}
    title = titles.get(kind.casefold())
    return f"{title} {place}" if title else f"Kepala Daerah {name}"


@transaction.atomic
def make_agreement(
    actor: Actor, organization: Organization, year: int, kind: str, signing: Signing
) -> Snapshot:
    """Freeze a document of the plan as it stands now; every print of it is made from that copy."""
    if kind not in KINDS:
        raise NotFoundError(f"Dokumen {kind} tidak ada.")
    role = actor.require(Deed.MAKE_AGREEMENT, organization)
    book = Book(organization, year)
    lock(book)
    plan = agreed_plan(actor, open_outline(organization, year), signing)
    if kind == Snapshot.Kind.AGREEMENT and not plan.promised:
        raise TolokError(
            "Belum ada sasaran yang berindikator untuk diperjanjikan. Lengkapi rencana dahulu."
        )
    if kind == Snapshot.Kind.INDICATORS and not _has_key_indicators(plan):
        raise TolokError(
            "Belum ada indikator kinerja utama. Tandai dahulu indikatornya pada rencana."
        )
    snapshot = freeze(actor, organization, kind, str(year), {"plan": agreement_to_json(plan)})
    write(
        book,
        actor,
        role,
        Deed.MAKE_AGREEMENT,
        f"{kind}:{year}:{snapshot.number}",
        {
            "official": plan.first.title,
            "version": plan.version,
            "sha256": snapshot.sha256,
        },
    )
    return snapshot


def agreed_plan(actor: Actor, outline: Outline, signing: Signing) -> AgreedPlan:
    """The part of a plan that an official answers for, with who signs for it."""
    organization = outline.organization
    version = outline.version
    if version is None or not outline.nodes:
        raise TolokError(f"Rencana tahun {outline.year} masih kosong.")
    head = Party(
        organization.head_title,
        organization.head_name,
        organization.head_rank,
        organization.head_nip,
    )
    first, second = head, signing.superior
    if signing.official:
        if signing.official not in officials_of(outline):
            raise NotFoundError(f"{signing.official} tidak ada pada rencana ini.")
        first, second = signing.first or Party(signing.official), head
    _check(first, second)
    nodes = [node for node in outline.nodes if _answers_for(signing.official, node)]
    return AgreedPlan(
        government=organization.government.name,
        organization=organization.name,
        place=organization.government.place,
        year=outline.year,
        version=version.name,
        decree=version.decree,
        made_on=actor.today,
        first=first,
        second=second,
        official=signing.official,
        nodes=tuple(_node(node, outline, signing.official) for node in nodes),
    )


def documents_of(organization: Organization, year: int) -> list[tuple[Snapshot, str]]:
    """The documents made from a year's plan, newest first, each with whose it is: two queries."""
    officials = plans.agreement_officials(organization, year)
    return [
        (one, officials.get(f"{one.kind}:{one.period}:{one.number}", ""))
        for one in plans.document_snapshots(organization, year)
    ]


def document_of_snapshot(snapshot: Snapshot) -> Document:
    """The print of a frozen plan document, made of nothing but its content."""
    plan = agreement_from_json(json.loads(snapshot.content)["plan"])
    # Imported here: the site starts and shows pages without the writers.
    from tolok.reports.action_plan import action_plan_document  # noqa: PLC0415
    from tolok.reports.key_indicators import key_indicators_document  # noqa: PLC0415
    from tolok.reports.performance_agreement import agreement_document  # noqa: PLC0415

    make = {
        Snapshot.Kind.AGREEMENT: agreement_document,
        Snapshot.Kind.ACTION_PLAN: action_plan_document,
        Snapshot.Kind.INDICATORS: key_indicators_document,
    }[Snapshot.Kind(snapshot.kind)]
    return make(plan)


def _check(first: Party, second: Party) -> None:
    for party in (first, second):
        required(party.title, "Tulis jabatan kedua pihak.")
        if any(len(str(text)) > _MAX_TEXT for text in vars(party).values()):
            raise TolokError(f"Nama dan jabatan paling panjang {_MAX_TEXT} huruf.")


def _answers_for(official: str, node: NodeLine) -> bool:
    if not official or node.record.responsible == official:
        return True
    return any(one.record.responsible == official for one in node.indicators)


def _has_key_indicators(plan: AgreedPlan) -> bool:
    return any(one.is_key for node in plan.nodes for one in node.indicators)


def _node(node: NodeLine, outline: Outline, official: str) -> AgreedNode:
    lines: Iterable[IndicatorLine] = node.indicators
    if official and node.record.responsible != official:
        lines = [one for one in lines if one.record.responsible == official]
    original = node.ceilings[0] if len(outline.versions) > 1 else None
    return AgreedNode(
        level=node.level,
        name=node.record.name,
        code=node.record.code,
        depth=node.depth,
        responsible=node.record.responsible,
        ceiling=node.ceiling,
        before=original,
        indicators=tuple(_indicator(one, outline.year) for one in lines),
    )


def _indicator(line: IndicatorLine, year: int) -> AgreedIndicator:
    record = line.record
    return AgreedIndicator(
        name=record.name,
        unit=record.unit,
        target=line.written(str(year)),
        quarters=tuple(_quarter(line, year, quarter) for quarter in (1, 2, 3, 4)),
        method=record.method,
        formula=line.formula,
        version=record.version,
        baseline=record.baseline,
        is_key=record.is_key,
        reason=record.reason,
        data_source=record.data_source,
        responsible=record.responsible,
    )


def _quarter(line: IndicatorLine, year: int, quarter: int) -> str:
    """A quarter's target; where only months have one, what they make of a quarter."""
    own = line.written(f"{year}-Q{quarter}")
    months = [line.written(f"{year}-M{3 * quarter - back:02}") for back in (2, 1, 0)]
    if own or not any(months):
        return own
    accumulation = definition_of(line.record).accumulation
    known = [typed_target(text) for text in months]
    return target_to_date(known, accumulation).written or months[-1]
