"""What somebody may do on a quarter's sheet right now, and why not more."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tolok.domain.permissions import PERMISSIONS, Deed, refusal
from tolok.domain.submissions import Step
from tolok.services.acting import Actor, span_of
from tolok.services.sheets import Sheet

ENTERING = (Deed.ENTER_REALIZATION, Deed.ENTER_SPENDING, Deed.EXPLAIN_ROW)
"""The deeds that change a row itself."""

_BESIDE = (Deed.ATTACH_EVIDENCE, Deed.WITHDRAW_EVIDENCE, Deed.COMMENT, Deed.RESOLVE_COMMENT)


@dataclass(frozen=True)
class Desk:
    """The deeds that a person may do on a sheet (*meja isian*).

    ``why`` says in Indonesian why no row can be changed; empty where some can. ``closes`` is the
    last day of recording, where one was set.
    """

    may: frozenset[Deed]
    why: str
    closes: date | None

    @property
    def is_open(self) -> bool:
        """Whether any row can be changed."""
        return not self.why

    def lets(self, deed: str) -> bool:
        """Whether a deed, by its name, may be done."""
        return deed in self.may


def desk_of(actor: Actor, sheet: Sheet) -> Desk:
    """What an actor may do on a sheet: one query."""
    roles = actor.roles_in(sheet.organization)
    span = span_of(Step.RECORD, sheet.organization, sheet.period)
    closed = span.refusal(actor.today) if span else None
    may = frozenset(
        deed
        for deed in (*ENTERING, *_BESIDE)
        if refusal(deed, roles, sheet.state) is None
        and (closed is None or PERMISSIONS[deed].step is None)
    )
    why = ""
    if not _any(may, ENTERING):
        why = refusal(Deed.ENTER_REALIZATION, roles, sheet.state) or closed or ""
    return Desk(may, why, span.closes if span else None)


def _any(may: Collection[Deed], deeds: Collection[Deed]) -> bool:
    return any(deed in may for deed in deeds)
