"""The table of permissions is whole, and says no in words."""

import pytest

from tolok.domain.permissions import OUTCOMES, PERMISSIONS, Deed, refusal
from tolok.domain.roles import Role
from tolok.domain.submissions import SubmissionState


def test_every_deed_has_its_line() -> None:
    assert set(PERMISSIONS) == set(Deed)
    assert all(permission.roles for permission in PERMISSIONS.values())


def test_the_inspector_and_the_executive_change_nothing() -> None:
    may = {role: {deed for deed in Deed if role in PERMISSIONS[deed].roles} for role in Role}
    own = {Deed.READ_ORGANIZATION, Deed.READ_BOARD, Deed.KEEP_ACCOUNT}
    assert may[Role.EXECUTIVE] == own
    assert may[Role.INSPECTOR] == own | {
        Deed.READ_LEDGER,
        Deed.READ_GOVERNMENT_LEDGER,
        Deed.COMMENT,
        Deed.RESOLVE_COMMENT,
        Deed.EXAMINE_FILE,
    }
    assert may[Role.PUBLIC] == set()


def test_every_state_can_be_left_and_reached() -> None:
    left = {
        state for deed in OUTCOMES for state in PERMISSIONS[deed].states or () if OUTCOMES[deed]
    }
    assert left == set(SubmissionState)
    assert set(OUTCOMES.values()) == set(SubmissionState)


@pytest.mark.parametrize("deed", [deed for deed in Deed if PERMISSIONS[deed].states], ids=str)
def test_a_refusal_names_the_deed_and_what_would_help(deed: Deed) -> None:
    permission = PERMISSIONS[deed]
    for role in Role:
        for state in SubmissionState:
            why = refusal(deed, {role}, state)
            if role not in permission.roles:
                assert permission.label in (why or "")
                assert "yang boleh" in (why or "")
            elif permission.states and state not in permission.states:
                assert state.label in (why or "")
            else:
                assert why is None


def test_a_deed_on_a_quarter_wants_to_know_its_state() -> None:
    with pytest.raises(ValueError, match="state"):
        refusal(Deed.VERIFY, {Role.VERIFIER})
