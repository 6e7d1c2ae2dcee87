"""What a person may do about a quarter now, and what stops the rest, said in words."""

from dataclasses import dataclass

from tolok.domain.periods import Period
from tolok.domain.permissions import PERMISSIONS, Deed, refusal
from tolok.domain.submissions import SubmissionState
from tolok.services.acting import Actor, RefusedError, require_window
from tolok.store import submissions
from tolok.store.models import Organization

FLOW = (
    Deed.SUBMIT,
    Deed.VERIFY,
    Deed.APPROVE,
    Deed.LOCK,
    Deed.PUBLISH,
    Deed.RETURN_SUBMISSION,
    Deed.AMEND,
)
"""The deeds of the submission page: those that lead on before those that lead back."""


@dataclass(frozen=True)
class Choice:
    """A deed of the flow for one person: open where ``why_not`` is empty."""

    deed: Deed
    why_not: str

    @property
    def is_open(self) -> bool:
        """Whether the person may do it now."""
        return not self.why_not


def choices_of(
    actor: Actor, organization: Organization, period: Period, state: SubmissionState
) -> tuple[Choice, ...]:
    """Each deed of the flow with what stops it; obstacles of the sheet itself are told apart."""
    roles = actor.roles_in(organization)
    return tuple(
        Choice(
            deed,
            refusal(deed, roles, state)
            or _closed(actor, organization, period, deed)
            or _published(organization, period, deed),
        )
        for deed in FLOW
    )


def is_concerned(actor: Actor, organization: Organization, deed: Deed) -> bool:
    """Whether a deed is one of the person's own, now or at another time."""
    return bool(actor.roles_in(organization) & PERMISSIONS[deed].roles)


def _closed(actor: Actor, organization: Organization, period: Period, deed: Deed) -> str:
    try:
        require_window(actor, deed, organization, period)
    except RefusedError as error:
        return str(error)
    return ""


def _published(organization: Organization, period: Period, deed: Deed) -> str:
    if deed is not Deed.PUBLISH:
        return ""
    snapshot = submissions.latest_snapshot(organization, period.code)
    if snapshot is None:
        return "Belum ada versi yang disetujui untuk diterbitkan."
    if submissions.is_published(snapshot):
        return f"Versi {snapshot.number} sudah diterbitkan."
    return ""
