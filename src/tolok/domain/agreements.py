"""What an official promises for a year: the part of the plan that an agreement freezes."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tolok.domain.levels import Level
from tolok.domain.periods import MONTHS
from tolok.domain.plans import ORIGINAL
from tolok.domain.quantities import exact_sum, plain


@dataclass(frozen=True)
class Party:
    """One of the two who sign an agreement (*pihak*); unknown texts are left to be filled in.

    An elected head of a region has no civil servant's number (``has_nip``).
    """

    title: str
    name: str = ""
    rank: str = ""
    nip: str = ""
    has_nip: bool = True


@dataclass(frozen=True)
class AgreedIndicator:
    """An indicator as it was agreed; ``quarters`` are the targets of TW I to IV, as typed."""

    name: str
    unit: str = ""
    target: str = ""
    quarters: tuple[str, ...] = ("", "", "", "")
    method: str = ""
    formula: str = ""
    version: int = 1
    baseline: str = ""
    is_key: bool = False
    reason: str = ""
    data_source: str = ""
    responsible: str = ""


@dataclass(frozen=True)
class AgreedNode:
    """A node as it was agreed: ``ceiling`` in rupiah, and ``before`` what the original had."""

    level: Level
    name: str
    code: str = ""
    depth: int = 0
    responsible: str = ""
    ceiling: Decimal | None = None
    before: Decimal | None = None
    indicators: tuple[AgreedIndicator, ...] = ()


@dataclass(frozen=True)
class AgreedPlan:
    """The plan of a year as two parties agree on it, from one version of the budget.

    Source: PermenPAN-RB 53/2014, annex I. ``official`` is "" for the head of the organization,
    who answers for all of it; else the one who answers for these nodes.
    """

    government: str
    organization: str
    place: str
    year: int
    version: str
    decree: str
    made_on: date
    first: Party
    second: Party
    official: str = ""
    nodes: tuple[AgreedNode, ...] = field(default=())

    @property
    def is_revised(self) -> bool:
        """Whether it rests on a revised budget (*perubahan*)."""
        return self.version != ORIGINAL

    @property
    def promised(self) -> tuple[AgreedNode, ...]:
        """The nodes whose indicators the annex lists: objectives, else goals, of a head."""
        if self.official:
            return tuple(node for node in self.nodes if node.indicators)
        for level in (Level.OBJECTIVE, Level.GOAL):
            found = tuple(one for one in self.nodes if one.level is level and one.indicators)
            if found:
                return found
        return ()

    @property
    def budgeted(self) -> tuple[AgreedNode, ...]:
        """The nodes whose money the annex lists: programs of a head, else the highest of each."""
        if not self.official:
            return tuple(node for node in self.nodes if node.level is Level.PROGRAM)
        money = [node for node in self.nodes if node.level.depth >= Level.PROGRAM.depth]
        highest = min((node.level.depth for node in money), default=0)
        return tuple(node for node in money if node.level.depth == highest)

    @property
    def total(self) -> Decimal:
        """The money of the annex, in rupiah."""
        told = [node.ceiling for node in self.budgeted if node.ceiling is not None]
        return plain(exact_sum(told)) if told else Decimal(0)


def written_date(day: date) -> str:
    """A day in Indonesian words.

    >>> written_date(date(2026, 1, 5))
    '5 Januari 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
