"""What each person owes and what waits for them: the first page of a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from tolok.domain.calendars import quarter_due
from tolok.domain.periods import Period
from tolok.domain.permissions import PERMISSIONS, Deed
from tolok.domain.roles import Role
from tolok.domain.submissions import SubmissionState
from tolok.services.acting import Actor, readable_organizations
from tolok.services.boards import Office, offices
from tolok.store import cities
from tolok.store.models import Government, Organization, Submission

_WAITING = (SubmissionState.SUBMITTED, SubmissionState.VERIFIED, SubmissionState.APPROVED)


@dataclass(frozen=True)
class Desk:
    """What lies on a person's desk in one government, for the quarter that is due.

    ``own`` are the organizations that the person fills in or answers for; ``late`` those of the
    whole government that have not handed in; ``without_money`` those whose spending is missing.
    ``waiting`` are the submissions of the year that wait for a deed of this person.
    """

    government: Government
    period: Period
    roles: frozenset[Role]
    own: tuple[Office, ...]
    waiting: tuple[tuple[Deed, Submission], ...]
    late: tuple[Office, ...]
    without_money: tuple[Office, ...]
    organizations: tuple[Organization, ...]

    @property
    def sees_board(self) -> bool:
        """Whether the board is shown to the person."""
        return bool(self.roles & PERMISSIONS[Deed.READ_BOARD].roles)

    @property
    def sees_ledger(self) -> bool:
        """Whether the government's own book is shown to the person."""
        return bool(self.roles & PERMISSIONS[Deed.READ_GOVERNMENT_LEDGER].roles)


_NEXT = {
    SubmissionState.SUBMITTED: Deed.VERIFY,
    SubmissionState.VERIFIED: Deed.APPROVE,
    SubmissionState.APPROVED: Deed.LOCK,
}


def desks(actor: Actor) -> tuple[Desk, ...]:
    """A desk for each government of the person: so many queries each, however many offices."""
    return tuple(_desk(actor, government) for government in actor.governments)


def _desk(actor: Actor, government: Government) -> Desk:
    period = quarter_due(actor.today)
    roles = actor.roles_of(government)
    readable = tuple(readable_organizations(actor, government))
    own_ids = {one.pk for one in readable if actor.roles_in(one) & {Role.OPERATOR, Role.HEAD}}
    looked_at = (
        readable
        if roles & {Role.VERIFIER, Role.FINANCE}
        else tuple(one for one in readable if one.pk in own_ids)
    )
    every = offices(actor, looked_at, period)
    return Desk(
        government=government,
        period=period,
        roles=roles,
        own=tuple(one for one in every if one.organization.pk in own_ids),
        waiting=_waiting(actor, looked_at, period.year),
        late=_late(every) if Role.VERIFIER in roles else (),
        without_money=_without_money(every) if Role.FINANCE in roles else (),
        organizations=readable,
    )


def _waiting(
    actor: Actor, organizations: Sequence[Organization], year: int
) -> tuple[tuple[Deed, Submission], ...]:
    if not organizations:
        return ()
    return tuple(
        (deed, one)
        for one in cities.states_in(organizations, year, _WAITING)
        for deed in [_NEXT[SubmissionState(one.state)]]
        if actor.may(deed, one.organization, SubmissionState(one.state))
    )


def _late(every: Sequence[Office]) -> tuple[Office, ...]:
    late = [one for one in every if one.state.is_open and one.late_days]
    return tuple(sorted(late, key=lambda one: (-one.late_days, one.organization.code)))


def _without_money(every: Sequence[Office]) -> tuple[Office, ...]:
    return tuple(
        one
        for one in every
        if one.state.is_open
        and one.standing
        and one.standing.spending_filled < one.standing.spending_rows
    )
