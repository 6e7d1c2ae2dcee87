"""Subjects of the ledger that a quarter's sheet is made of: a cell of a row, by its stable name."""

import re
from dataclasses import dataclass
from enum import StrEnum

from tolok.domain.periods import Period
from tolok.store import plans
from tolok.store.models import Organization, PlanIndicator, PlanNode


class SubjectKind(StrEnum):
    """What a subject names. ROW is no line's own subject: it gathers those of one row."""

    ROW = "row"
    REALIZATION = "realization"
    SPENDING = "spending"
    WORDS = "words"
    EVIDENCE = "evidence"
    TARGET = "target"
    CEILING = "ceiling"
    FORMULA = "formula"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _LABELS[self]


_LABELS = {
    SubjectKind.ROW: "Baris",
    SubjectKind.REALIZATION: "Realisasi kinerja",
    SubjectKind.SPENDING: "Realisasi Rp",
    SubjectKind.WORDS: "Penjelasan",
    SubjectKind.EVIDENCE: "Bukti",
    SubjectKind.TARGET: "Target kinerja",
    SubjectKind.CEILING: "Pagu Rp",
    SubjectKind.FORMULA: "Rumus",
}
COMMENTED = (SubjectKind.REALIZATION, SubjectKind.SPENDING, SubjectKind.WORDS, SubjectKind.EVIDENCE)
"""What can be commented on, in the order in which a row offers it."""

_OF_NODES = {SubjectKind.SPENDING, SubjectKind.CEILING}
_OF_THE_YEAR = {SubjectKind.CEILING, SubjectKind.FORMULA}
_NAME = re.compile(r"([a-z]+):([\w.-]+)(?::([0-9A-Z-]+))?")


@dataclass(frozen=True, slots=True)
class Subject:
    """A cell by its stable name, such as ``realization:KEY:2026-Q1`` or ``ceiling:KEY``."""

    kind: SubjectKind
    key: str
    period: str = ""

    def __str__(self) -> str:
        return ":".join(filter(None, (self.kind, self.key, self.period)))

    @classmethod
    def parse(cls, text: str) -> "Subject | None":
        """The subject of a name; None where it is none.

        >>> Subject.parse("ceiling:a1"), Subject.parse("ceiling:a1:2026-Q1"), Subject.parse("x")
        (Subject(kind=<SubjectKind.CEILING: 'ceiling'>, key='a1', period=''), None, None)
        """
        match = _NAME.fullmatch(text)
        if match is None or match[1] not in set(SubjectKind):
            return None
        kind = SubjectKind(match[1])
        if (kind in _OF_THE_YEAR) is not (match[3] is None):
            return None
        return cls(kind, match[2], match[3] or "")

    @property
    def is_commented(self) -> bool:
        """Whether something can be said about it."""
        return self.kind in COMMENTED

    def place(
        self, organization: Organization, year: int
    ) -> tuple[PlanNode, PlanIndicator | None] | None:
        """The node, and the indicator if it is about one, that it names; None where it is none."""
        indicator = None
        if self.kind not in _OF_NODES:
            indicator = plans.indicator_by_key(organization, year, self.key)
        if indicator is not None:
            return indicator.node, indicator
        if self.kind not in _OF_NODES | {SubjectKind.ROW}:
            return None
        node = plans.node_by_key(organization, year, self.key)
        return None if node is None else (node, None)

    def exists(self, organization: Organization, period: Period) -> bool:
        """Whether it names a cell of that organization and quarter."""
        return self.period == period.code and self.place(organization, period.year) is not None
