"""The way of a quarter's figures from a draft to a locked record."""

from enum import StrEnum


class SubmissionState(StrEnum):
    """Where a quarter of an organization stands (*keadaan pengajuan*).

    DRAFT is being filled in. SUBMITTED waits for the verifier. RETURNED came back with remarks.
    VERIFIED waits for the head. APPROVED is official. LOCKED is closed for good; only an
    amendment, with its reason, opens it again, and the locked version stays readable.
    """

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VERIFIED = "verified"
    APPROVED = "approved"
    LOCKED = "locked"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _LABELS[self]

    @property
    def is_open(self) -> bool:
        """Whether its figures can be changed."""
        return self in {SubmissionState.DRAFT, SubmissionState.RETURNED}


_LABELS = {
    SubmissionState.DRAFT: "Draf",
    SubmissionState.SUBMITTED: "Diajukan",
    SubmissionState.RETURNED: "Dikembalikan",
    SubmissionState.VERIFIED: "Terverifikasi",
    SubmissionState.APPROVED: "Disetujui",
    SubmissionState.LOCKED: "Terkunci",
}


class Step(StrEnum):
    """A step of the measuring year that has an opening and a closing date (*tahapan*)."""

    PLAN = "plan"
    RECORD = "record"
    VERIFY = "verify"
    APPROVE = "approve"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _STEPS[self]


_STEPS = {
    Step.PLAN: "Penyusunan rencana",
    Step.RECORD: "Pengisian dan pengajuan",
    Step.VERIFY: "Verifikasi",
    Step.APPROVE: "Persetujuan",
}
