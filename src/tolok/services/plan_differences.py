"""A draft beside the plan as it stands: what is new, what differs, what is absent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from tolok.domain.drafts import Draft, DraftIndicator, DraftNode
from tolok.domain.nomenclature import plain_code, plain_name
from tolok.domain.notation import write_rupiah
from tolok.domain.periods import Period
from tolok.services.outlines import IndicatorLine, NodeLine, Outline


class Kind(StrEnum):
    """How a draft differs from a plan at one place."""

    NODE_NEW = "node_new"
    NODE_WORDS = "node_words"
    INDICATOR_NEW = "indicator_new"
    INDICATOR_WORDS = "indicator_words"
    TARGET = "target"
    CEILING = "ceiling"
    NODE_ABSENT = "node_absent"
    INDICATOR_ABSENT = "indicator_absent"

    @property
    def label(self) -> str:
        """What it is called in Indonesian."""
        return _LABELS[self]


_LABELS = {
    Kind.NODE_NEW: "baru",
    Kind.NODE_WORDS: "kode atau nama berubah",
    Kind.INDICATOR_NEW: "indikator baru",
    Kind.INDICATOR_WORDS: "cara atau satuan berubah",
    Kind.TARGET: "target berubah",
    Kind.CEILING: "pagu berubah",
    Kind.NODE_ABSENT: "tidak ada dalam berkas",
    Kind.INDICATOR_ABSENT: "indikator tidak ada dalam berkas",
}


@dataclass(frozen=True)
class Difference:
    """One place where a draft differs from the plan (*perbedaan*), which a person may choose.

    ``key`` names it within its comparison. ``title`` says where; ``before`` and ``after`` what
    stands in the plan and in the draft. ``node`` and ``indicator`` are those of the plan, ``draft``
    and ``drafted`` those of the draft; ``period`` is a target's.
    """

    key: str
    kind: Kind
    title: str
    before: str = ""
    after: str = ""
    depth: int = 0
    node: NodeLine | None = None
    indicator: IndicatorLine | None = None
    draft: DraftNode | None = None
    drafted: DraftIndicator | None = None
    period: str = ""

    @property
    def is_absence(self) -> bool:
        """Whether choosing it would close something that the document does not have."""
        return self.kind in {Kind.NODE_ABSENT, Kind.INDICATOR_ABSENT}


@dataclass(frozen=True)
class Comparison:
    """A draft matched with a plan: ``matches`` are the plan's nodes by the draft's rows."""

    differences: tuple[Difference, ...]
    matches: dict[str, NodeLine]
    parents: dict[str, DraftNode | None]


def compare(draft: Draft, outline: Outline) -> Comparison:
    """How a draft differs from a plan, in the order of the draft; what is absent comes last.

    A node is the same that has its code, else its name under the same parent, else the only one
    of its level with that name.
    """
    comparer = _Comparer(draft, outline)
    return Comparison(tuple(comparer.differences()), comparer.matches, comparer.parents)


class _Comparer:
    """Walks a draft beside a plan."""

    def __init__(self, draft: Draft, outline: Outline) -> None:
        self.draft, self.outline = draft, outline
        self.year = str(outline.year)
        self.parents: dict[str, DraftNode | None] = {}
        self.depths: dict[str, int] = {}
        self._place(draft.nodes, None, 0)
        self.matches: dict[str, NodeLine] = {}
        self._match()

    def differences(self) -> Iterator[Difference]:
        """Every difference."""
        for node in self.draft.walk():
            known = self.matches.get(node.row)
            if known is None:
                yield self._new(node)
            else:
                yield from self._node(node, known)
        yield from self._absent()

    def _place(self, nodes: Sequence[DraftNode], above: DraftNode | None, depth: int) -> None:
        for node in nodes:
            self.parents[node.row], self.depths[node.row] = above, depth
            self._place(node.children, node, depth + 1)

    def _match(self) -> None:
        free = {node.record.pk: node for node in self.outline.nodes}
        for of_plan, of_draft, is_unique in (
            (_code_of, self._code, False),
            (_place_of, self._in_place, False),
            (_name_of, self._name, True),
        ):
            known: dict[object, list[NodeLine]] = {}
            for line in free.values():
                known.setdefault(of_plan(line), []).append(line)
            for node in self.draft.walk():
                found = [one for one in known.get(of_draft(node), ()) if one.record.pk in free]
                if node.row not in self.matches and found and not (is_unique and len(found) > 1):
                    self.matches[node.row] = free.pop(found[0].record.pk)

    def _code(self, node: DraftNode) -> object:
        code = plain_code(node.code)
        return (node.level, code) if code else None

    def _name(self, node: DraftNode) -> object:
        return node.level, plain_name(node.name)

    def _in_place(self, node: DraftNode) -> object:
        above = self.parents[node.row]
        parent = self.matches.get(above.row) if above else None
        if above and parent is None:
            return None
        return node.level, plain_name(node.name), parent.record.pk if parent else None

    def _new(self, node: DraftNode) -> Difference:
        parts = [
            f"{one.name}: target {one.targets.get(self.year, 'belum ada')} {one.unit}".strip()
            for one in node.indicators
        ]
        if node.ceiling is not None:
            parts.append(f"pagu {write_rupiah(node.ceiling)}")
        return Difference(
            f"node:{node.row}",
            Kind.NODE_NEW,
            f"{node.code} {node.name}".strip(),
            after="; ".join(parts),
            depth=self.depths[node.row],
            draft=node,
        )

    def _node(self, node: DraftNode, known: NodeLine) -> Iterator[Difference]:
        record, depth = known.record, self.depths[node.row]
        code = node.code or record.code
        responsible = node.responsible or record.responsible
        before = [record.code, record.name, record.responsible]
        after = [code, node.name, responsible]
        words = Difference(
            f"words:{node.row}",
            Kind.NODE_WORDS,
            f"{record.code} {record.name}".strip(),
            before=_joined(before),
            after=_joined(after),
            depth=depth,
            node=known,
            draft=node,
        )
        if before != after:
            yield words
        if node.ceiling is not None and node.ceiling != _own_ceiling(known):
            yield replace(
                words,
                key=f"ceiling:{node.row}",
                kind=Kind.CEILING,
                before=_rupiah(_own_ceiling(known)),
                after=write_rupiah(node.ceiling),
            )
        yield from self._indicators(node, known, depth)

    def _indicators(self, node: DraftNode, known: NodeLine, depth: int) -> Iterator[Difference]:
        free = {plain_name(one.record.name): one for one in known.indicators}
        for drafted in node.indicators:
            line = free.pop(plain_name(drafted.name), None)
            if line is None:
                yield Difference(
                    f"indicator:{drafted.row}",
                    Kind.INDICATOR_NEW,
                    f"{known.record.code} {known.record.name}".strip(),
                    after=f"{drafted.name}: target {drafted.targets.get(self.year, 'belum ada')}",
                    depth=depth,
                    node=known,
                    draft=node,
                    drafted=drafted,
                )
            else:
                yield from self._indicator(node, known, line, drafted, depth)
        if not node.indicators:
            return
        for line in free.values():
            yield Difference(
                f"absent-indicator:{line.record.key}",
                Kind.INDICATOR_ABSENT,
                line.record.name,
                before="ada dalam rencana",
                after="ditutup",
                depth=depth,
                node=known,
                indicator=line,
            )

    def _indicator(
        self,
        node: DraftNode,
        known: NodeLine,
        line: IndicatorLine,
        drafted: DraftIndicator,
        depth: int,
    ) -> Iterator[Difference]:
        before = [line.record.method, line.record.unit]
        after = [drafted.method or before[0], drafted.unit or before[1]]
        words = Difference(
            f"measure:{drafted.row}",
            Kind.INDICATOR_WORDS,
            line.record.name,
            before=_joined(before),
            after=_joined(after),
            depth=depth,
            node=known,
            indicator=line,
            draft=node,
            drafted=drafted,
        )
        if before != after:
            yield words
        for period, text in drafted.targets.items():
            if text != line.written(period):
                yield replace(
                    words,
                    key=f"target:{drafted.row}:{period}",
                    kind=Kind.TARGET,
                    before=line.written(period) or "belum ada",
                    after=f"{text} ({Period.parse(period).label})",
                    period=period,
                )

    def _absent(self) -> Iterator[Difference]:
        """The plan's nodes of the document's levels that it does not have, deepest first."""
        levels = {node.level for node in self.draft.walk()}
        there = {one.record.pk for one in self.matches.values()}
        for node in reversed(self.outline.nodes):
            if node.level in levels and node.record.pk not in there:
                yield Difference(
                    f"absent:{node.record.key}",
                    Kind.NODE_ABSENT,
                    f"{node.record.code} {node.record.name}".strip(),
                    before="ada dalam rencana",
                    after="ditutup",
                    depth=node.depth,
                    node=node,
                )


def _own_ceiling(known: NodeLine) -> Decimal | None:
    return None if known.is_summed else known.ceiling


def _rupiah(amount: Decimal | None) -> str:
    return "belum ada" if amount is None else write_rupiah(amount)


def _joined(words: Sequence[str]) -> str:
    return " · ".join(filter(None, words))


def _code_of(known: NodeLine) -> object:
    code = plain_code(known.record.code)
    return (known.level, code) if code else known.record.pk


def _name_of(known: NodeLine) -> object:
    return known.level, plain_name(known.record.name)


def _place_of(known: NodeLine) -> object:
    return known.level, plain_name(known.record.name), known.record.parent_id
