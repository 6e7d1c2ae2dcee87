"""docs/permissions.md says what the table says."""

import permissions_manual

from tolok.domain.permissions import OUTCOMES, PERMISSIONS, Deed, refusal
from tolok.domain.roles import Role
from tolok.domain.submissions import SubmissionState


def test_the_page_of_the_permissions_is_fresh() -> None:
    page = permissions_manual.PAGE.read_text("utf-8")
    assert page == permissions_manual.manual(), "jalankan make docs"


def test_each_deed_has_its_line_and_is_on_the_page() -> None:
    assert PERMISSIONS.keys() == set(Deed)
    page = permissions_manual.manual()
    for deed in Deed:
        assert f"(`{deed}`)" in page


def test_the_table_refuses_each_role_and_state_that_it_does_not_name() -> None:
    for deed, permission in PERMISSIONS.items():
        for role in Role:
            for state in SubmissionState:
                may = role in permission.roles and state in (permission.states or {state})
                assert (refusal(deed, {role}, state) is None) == may, (deed, role, state)


def test_each_move_leads_out_of_the_states_that_it_starts_from() -> None:
    for deed, state in OUTCOMES.items():
        assert state not in (PERMISSIONS[deed].states or ()), deed


def test_nobody_in_particular_may_do_nothing_and_the_inspector_changes_nothing() -> None:
    for deed, permission in PERMISSIONS.items():
        assert Role.PUBLIC not in permission.roles
        if Role.INSPECTOR in permission.roles:
            assert deed in {
                Deed.READ_ORGANIZATION,
                Deed.READ_BOARD,
                Deed.READ_LEDGER,
                Deed.READ_GOVERNMENT_LEDGER,
                Deed.COMMENT,
                Deed.RESOLVE_COMMENT,
                Deed.EXAMINE_FILE,
                Deed.KEEP_ACCOUNT,
            }
