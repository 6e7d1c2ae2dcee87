"""Who may do what, and in which state of a submission: the whole table, as data."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tolok.domain.roles import Role
from tolok.domain.submissions import Step, SubmissionState


class Deed(StrEnum):
    """Something that a person does and that is written in the ledger, or a look behind a door.

    READ_ORGANIZATION sees an organization's plan and figures, published or not. KEEP_ACCOUNT is
    about one's own account alone. READ_BOARD sees how far each organization of a government is,
    READ_LEDGER every line of an organization's book, READ_GOVERNMENT_LEDGER every line of the
    government's own: people, organizations, years, calendar and files.
    """

    READ_ORGANIZATION = "read_organization"
    READ_BOARD = "read_board"
    READ_LEDGER = "read_ledger"
    READ_GOVERNMENT_LEDGER = "read_government_ledger"
    ENTER_REALIZATION = "enter_realization"
    ENTER_SPENDING = "enter_spending"
    EXPLAIN_ROW = "explain_row"
    ATTACH_EVIDENCE = "attach_evidence"
    WITHDRAW_EVIDENCE = "withdraw_evidence"
    EXPLAIN_FINDING = "explain_finding"
    APPLY_WORKBOOK = "apply_workbook"
    COMMENT = "comment"
    RESOLVE_COMMENT = "resolve_comment"
    SUBMIT = "submit"
    RETURN_SUBMISSION = "return_submission"
    VERIFY = "verify"
    APPROVE = "approve"
    LOCK = "lock"
    AMEND = "amend"
    PUBLISH = "publish"
    EDIT_PLAN = "edit_plan"
    SET_TARGET = "set_target"
    SET_CEILING = "set_ceiling"
    DEFINE_FORMULA = "define_formula"
    OPEN_VERSION = "open_version"
    MAKE_AGREEMENT = "make_agreement"
    SET_WINDOW = "set_window"
    EXTEND_WINDOW = "extend_window"
    REMIND = "remind"
    IMPORT_NOMENCLATURE = "import_nomenclature"
    EXAMINE_FILE = "examine_file"
    MAP_COLUMNS = "map_columns"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ORGANIZATIONS = "manage_organizations"
    MANAGE_YEARS = "manage_years"
    KEEP_ACCOUNT = "keep_account"

    @property
    def label(self) -> str:
        """What the deed is called in Indonesian."""
        return PERMISSIONS[self].label


@dataclass(frozen=True, slots=True)
class Permission:
    """One line of the table: which roles may do a deed, and in which states.

    ``states`` is None for a deed that is about no quarter. ``step`` names the window that must be
    open, if one must.
    """

    label: str
    roles: frozenset[Role]
    states: frozenset[SubmissionState] | None = None
    step: Step | None = None


_DRAFT, _SUBMITTED, _RETURNED = (
    SubmissionState.DRAFT,
    SubmissionState.SUBMITTED,
    SubmissionState.RETURNED,
)
_VERIFIED, _APPROVED, _LOCKED = (
    SubmissionState.VERIFIED,
    SubmissionState.APPROVED,
    SubmissionState.LOCKED,
)
_OPEN = frozenset({_DRAFT, _RETURNED})
_ANY = frozenset(SubmissionState)
_READERS = frozenset(Role) - {Role.PUBLIC}


def _line(
    label: str,
    *roles: Role,
    states: Collection[SubmissionState] | None = None,
    step: Step | None = None,
) -> Permission:
    return Permission(label, frozenset(roles), None if states is None else frozenset(states), step)


PERMISSIONS: Mapping[Deed, Permission] = {
    Deed.READ_ORGANIZATION: _line("membaca rencana dan angka", *_READERS),
    Deed.READ_BOARD: _line(
        "membaca papan pemantauan",
        Role.VERIFIER,
        Role.FINANCE,
        Role.INSPECTOR,
        Role.EXECUTIVE,
        Role.ADMINISTRATOR,
    ),
    Deed.READ_LEDGER: _line(
        "membaca buku besar", Role.HEAD, Role.VERIFIER, Role.INSPECTOR, Role.ADMINISTRATOR
    ),
    # It names people and their letters; what concerns everybody stands on the calendar's page.
    Deed.READ_GOVERNMENT_LEDGER: _line(
        "membaca buku besar pemerintah daerah", Role.INSPECTOR, Role.ADMINISTRATOR
    ),
    Deed.ENTER_REALIZATION: _line(
        "mengisi realisasi kinerja", Role.OPERATOR, states=_OPEN, step=Step.RECORD
    ),
    # BPKAD closes its books after the offices: its figures may come while a form is verified.
    Deed.ENTER_SPENDING: _line(
        "mengisi realisasi anggaran",
        Role.OPERATOR,
        Role.FINANCE,
        states=_OPEN,
        step=Step.RECORD,
    ),
    Deed.EXPLAIN_ROW: _line("menjelaskan capaian", Role.OPERATOR, states=_OPEN, step=Step.RECORD),
    Deed.ATTACH_EVIDENCE: _line("melampirkan bukti", Role.OPERATOR, states=_OPEN, step=Step.RECORD),
    Deed.WITHDRAW_EVIDENCE: _line("menarik bukti", Role.OPERATOR, states=_OPEN, step=Step.RECORD),
    Deed.EXPLAIN_FINDING: _line(
        "menjelaskan temuan", Role.OPERATOR, states=_OPEN, step=Step.RECORD
    ),
    Deed.APPLY_WORKBOOK: _line(
        "menerapkan isian dari berkas", Role.OPERATOR, states=_OPEN, step=Step.RECORD
    ),
    Deed.COMMENT: _line(
        "memberi catatan",
        Role.OPERATOR,
        Role.HEAD,
        Role.VERIFIER,
        Role.FINANCE,
        Role.INSPECTOR,
        states=_ANY,
    ),
    Deed.RESOLVE_COMMENT: _line(
        "menyelesaikan catatan",
        Role.OPERATOR,
        Role.HEAD,
        Role.VERIFIER,
        Role.FINANCE,
        Role.INSPECTOR,
        states=_ANY,
    ),
    Deed.SUBMIT: _line("mengajukan", Role.OPERATOR, Role.HEAD, states=_OPEN, step=Step.RECORD),
    Deed.RETURN_SUBMISSION: _line(
        "mengembalikan", Role.VERIFIER, Role.HEAD, states={_SUBMITTED, _VERIFIED}
    ),
    Deed.VERIFY: _line("memverifikasi", Role.VERIFIER, states={_SUBMITTED}, step=Step.VERIFY),
    Deed.APPROVE: _line("menyetujui", Role.HEAD, states={_VERIFIED}, step=Step.APPROVE),
    Deed.LOCK: _line("mengunci", Role.VERIFIER, states={_APPROVED}),
    Deed.AMEND: _line(
        "membuka kembali untuk perubahan", Role.VERIFIER, states={_VERIFIED, _APPROVED, _LOCKED}
    ),
    Deed.PUBLISH: _line("menerbitkan", Role.VERIFIER, states={_APPROVED, _LOCKED}),
    Deed.EDIT_PLAN: _line("menyusun rencana", Role.OPERATOR, Role.VERIFIER, step=Step.PLAN),
    Deed.SET_TARGET: _line("menetapkan target", Role.OPERATOR, Role.VERIFIER, step=Step.PLAN),
    Deed.SET_CEILING: _line(
        "menetapkan pagu", Role.OPERATOR, Role.FINANCE, Role.VERIFIER, step=Step.PLAN
    ),
    Deed.DEFINE_FORMULA: _line("menetapkan rumus", Role.VERIFIER),
    Deed.OPEN_VERSION: _line("membuka versi perubahan", Role.VERIFIER),
    Deed.MAKE_AGREEMENT: _line(
        "membuat perjanjian kinerja", Role.OPERATOR, Role.HEAD, Role.VERIFIER
    ),
    Deed.SET_WINDOW: _line("mengatur jadwal", Role.VERIFIER),
    Deed.EXTEND_WINDOW: _line("memperpanjang jadwal", Role.VERIFIER),
    Deed.REMIND: _line("mengingatkan", Role.VERIFIER),
    Deed.IMPORT_NOMENCLATURE: _line("memuat nomenklatur", Role.VERIFIER, Role.ADMINISTRATOR),
    Deed.EXAMINE_FILE: _line(
        "memeriksa berkas",
        Role.OPERATOR,
        Role.HEAD,
        Role.VERIFIER,
        Role.FINANCE,
        Role.INSPECTOR,
        Role.ADMINISTRATOR,
    ),
    Deed.MAP_COLUMNS: _line(
        "memetakan kolom berkas",
        Role.OPERATOR,
        Role.HEAD,
        Role.VERIFIER,
        Role.FINANCE,
        Role.ADMINISTRATOR,
    ),
    Deed.MANAGE_PEOPLE: _line("mengelola akun", Role.ADMINISTRATOR),
    Deed.MANAGE_ORGANIZATIONS: _line("mengelola perangkat daerah", Role.ADMINISTRATOR),
    Deed.MANAGE_YEARS: _line("mengelola tahun anggaran", Role.ADMINISTRATOR, Role.VERIFIER),
    Deed.KEEP_ACCOUNT: _line("mengurus akun sendiri", *_READERS),
}
"""The table. `docs/permissions.md` shows it, and tests walk through every cell of it."""

OUTCOMES: Mapping[Deed, SubmissionState] = {
    Deed.SUBMIT: _SUBMITTED,
    Deed.RETURN_SUBMISSION: _RETURNED,
    Deed.VERIFY: _VERIFIED,
    Deed.APPROVE: _APPROVED,
    Deed.LOCK: _LOCKED,
    Deed.AMEND: _DRAFT,
}
"""Which state a deed of the flow leads to."""


def refusal(
    deed: Deed, roles: Collection[Role], state: SubmissionState | None = None
) -> str | None:
    """Why these roles may not do a deed in that state, in Indonesian; None where they may.

    >>> refusal(Deed.VERIFY, {Role.VERIFIER}, SubmissionState.SUBMITTED) is None
    True
    >>> refusal(Deed.VERIFY, {Role.OPERATOR}, SubmissionState.SUBMITTED)
    'Peran Anda tidak boleh memverifikasi; yang boleh: Verifikator.'
    """
    permission = PERMISSIONS[deed]
    if not permission.roles & set(roles):
        allowed = ", ".join(role.label for role in Role if role in permission.roles)
        return f"Peran Anda tidak boleh {permission.label}; yang boleh: {allowed}."
    if permission.states is None:
        return None
    if state is None:
        raise ValueError(f"{deed} asks for the state of a submission")
    if state not in permission.states:
        wanted = ", ".join(one.label for one in SubmissionState if one in permission.states)
        return (
            f"Pengajuan berkeadaan {state.label}; untuk {permission.label} "
            f"keadaannya harus {wanted}."
        )
    return None
