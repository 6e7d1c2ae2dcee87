"""A plan imported whole: from a filed form, after a look at what would change, all or nothing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tolok.domain.drafts import Draft, DraftIndicator, DraftNode, draft_of
from tolok.domain.errors import TolokError
from tolok.domain.forms import Form
from tolok.domain.permissions import Deed
from tolok.services.acting import Actor, RefusedError
from tolok.services.filings import OpenedFiling, open_filing
from tolok.services.outlines import NodeLine, Outline, open_outline
from tolok.services.plan_differences import Comparison, Difference, Kind, compare
from tolok.services.plan_texts import IndicatorText, NodeText
from tolok.services.planning import Planner, planning
from tolok.services.repairs import proposals_of
from tolok.store import people, plans, queries
from tolok.store.models import Organization, PlanIndicator, PlanNode

MAX_NODES = 5_000


@dataclass(frozen=True)
class Preview:
    """What importing a filing would make of a plan (*pratinjau*).

    ``seen`` is the length of the ledger that it was made from: whoever applies must have seen the
    plan as it is then.
    """

    opened: OpenedFiling
    outline: Outline
    draft: Draft
    comparison: Comparison
    seen: int

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Every difference, what is absent last."""
        return self.comparison.differences

    @property
    def is_first(self) -> bool:
        """Whether there is no plan yet: then everything is imported or nothing."""
        return not self.outline.nodes

    @property
    def counts(self) -> dict[str, int]:
        """How many nodes, indicators, targets and ceilings the document has."""
        nodes = list(self.draft.walk())
        indicators = [one for node in nodes for one in node.indicators]
        return {
            "nodes": len(nodes),
            "indicators": len(indicators),
            "targets": sum(len(one.targets) for one in indicators),
            "ceilings": sum(node.ceiling is not None for node in nodes),
        }


def plans_for(actor: Actor, opened: OpenedFiling) -> tuple[Organization, ...]:
    """The organizations whose plan a person may load a filing into, the one that it names first."""
    owner = opened.filing.owner
    if owner is None or not opened.form.rows:
        return ()
    known = [one for one in people.organizations_of(owner) if actor.may(Deed.EDIT_PLAN, one)]
    name = " ".join((opened.form.organization or "").casefold().split())
    return tuple(sorted(known, key=lambda one: one.name.casefold() != name))


def preview_import(actor: Actor, organization: Organization, year: int, filing_id: int) -> Preview:
    """What importing a filing would make of an organization's plan; NotFoundError for no filing.

    Repairs that were accepted for the filing are carried out; without them it is taken as written.
    """
    opened = open_filing(actor, filing_id)
    seen = plans.ledger_length(organization, year)
    outline = open_outline(organization, year)
    form = _repaired(opened)
    if len(form.rows) > MAX_NODES:
        raise TolokError(f"Berkas ini lebih dari {MAX_NODES} baris. Muat sebagian demi sebagian.")
    others = [
        queries.form_of_filing(one)
        for one in queries.filings_of_file(opened.filing)
        if one.pk != opened.filing.pk
    ]
    draft = draft_of(form, others, year)
    return Preview(opened, outline, draft, compare(draft, outline), seen)


def apply_import(  # noqa: PLR0913 - what was chosen of which filing, as it was seen, and why
    actor: Actor,
    organization: Organization,
    year: int,
    filing_id: int,
    *,
    chosen: Collection[str],
    seen: int,
    reason: str = "",
) -> int:
    """Make the chosen differences so, all or none; answers how many there were.

    RefusedError where the plan has changed since it was seen.
    """
    with planning(actor, organization, year) as planner:
        # The preview is made again under the lock: what is applied is what was looked at.
        preview = preview_import(actor, organization, year, filing_id)
        if planner.pen.ledger.length != seen:
            raise RefusedError(
                "Rencana ini berubah sejak pratinjau dibuat. Buka pratinjau lagi, lalu pilih ulang."
            )
        wanted = [one for one in preview.differences if preview.is_first or one.key in set(chosen)]
        if not wanted:
            raise TolokError("Belum ada perbedaan yang dipilih.")
        carry_out(planner, preview.comparison, wanted, reason)
        return len(wanted)


def carry_out(
    planner: Planner,
    comparison: Comparison,
    differences: Iterable[Difference],
    reason: str = "",
) -> None:
    """Make differences so, in their order; TolokError where one lacks what it stands on."""
    importer = _Importer(planner, comparison, reason)
    for one in differences:
        importer.make(one)


class _Importer:
    """Makes differences so, through the planner's deeds."""

    def __init__(self, planner: Planner, comparison: Comparison, reason: str) -> None:
        self.planner, self.comparison, self.reason = planner, comparison, reason
        self.made: dict[str, PlanNode] = {}

    def make(self, one: Difference) -> None:
        """One difference; its parts are there or TolokError says what is missing."""
        if one.kind is Kind.NODE_NEW and one.draft:
            self._add(one.draft)
        elif one.kind is Kind.NODE_WORDS and one.draft and one.node:
            self._reword(one.draft, one.node)
        elif one.kind is Kind.CEILING and one.draft and one.node:
            self.planner.set_ceiling(one.node.record, one.draft.ceiling, self.reason)
        elif one.kind is Kind.INDICATOR_NEW and one.drafted and one.node:
            self._add_indicator(one.node.record, one.drafted)
        elif one.kind is Kind.INDICATOR_WORDS and one.drafted and one.indicator:
            self._remeasure(one.drafted, one.indicator.record)
        elif one.kind is Kind.TARGET and one.drafted and one.indicator:
            record = one.indicator.record
            self.planner.set_target(
                record, one.period, one.drafted.targets[one.period], self.reason
            )
        elif one.kind is Kind.INDICATOR_ABSENT and one.indicator:
            self.planner.close(one.indicator.record, self.reason)
        elif one.kind is Kind.NODE_ABSENT and one.node:
            self.planner.close(one.node.record, self.reason)

    def _add(self, draft: DraftNode) -> None:
        text = NodeText(draft.level, draft.name, draft.code, draft.responsible)
        node = self.planner.add_node(self._parent(draft), text, reason=self.reason)
        self.made[draft.row] = node
        self.planner.set_ceiling(node, draft.ceiling, self.reason)
        for one in draft.indicators:
            self._add_indicator(node, one)

    def _parent(self, draft: DraftNode) -> PlanNode | None:
        above = self.comparison.parents[draft.row]
        if above is None:
            return None
        known: NodeLine | None = self.comparison.matches.get(above.row)
        if known is not None:
            return known.record
        if above.row not in self.made:
            raise TolokError(f"Pilih juga “{above.name}”: “{draft.name}” berada di bawahnya.")
        return self.made[above.row]

    def _reword(self, draft: DraftNode, known: NodeLine) -> None:
        record = known.record
        text = NodeText(
            draft.level,
            draft.name,
            draft.code or record.code,
            draft.responsible or record.responsible,
        )
        self.planner.edit_node(record, text, record.revision, self.reason)

    def _add_indicator(self, node: PlanNode, drafted: DraftIndicator) -> None:
        details = drafted.details
        text = IndicatorText(
            drafted.name,
            drafted.method,
            drafted.unit,
            reason=details.get("reason", ""),
            data_source=details.get("data_source", ""),
            responsible=details.get("responsible", ""),
        )
        record = self.planner.add_indicator(node, text, reason=self.reason)
        for period, written in drafted.targets.items():
            self.planner.set_target(record, period, written, self.reason)

    def _remeasure(self, drafted: DraftIndicator, record: PlanIndicator) -> None:
        text = IndicatorText(
            record.name,
            drafted.method or record.method,
            drafted.unit or record.unit,
            record.baseline,
            record.is_key,
            record.reason,
            record.data_source,
            record.responsible,
        )
        self.planner.edit_indicator(record, text, record.revision, self.reason)


def _repaired(opened: OpenedFiling) -> Form:
    """The form with the repairs that somebody accepted, or as it was written."""
    if not queries.decisions_of(opened.filing):
        return opened.form
    return proposals_of(opened).repaired
