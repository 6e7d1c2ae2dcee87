"""A quarter goes its way, and nobody moves it who may not."""

import json
from datetime import date
from itertools import product

import pytest
from a_city import NOW, Q1, YEAR, City, fill, found_city, indicator

from tolok.domain.errors import TolokError
from tolok.domain.periods import Period
from tolok.domain.permissions import OUTCOMES, PERMISSIONS, Deed
from tolok.domain.roles import Role
from tolok.domain.submissions import Step, SubmissionState
from tolok.services import flow
from tolok.services.acting import Actor, RefusedError
from tolok.services.flow import Bar, ObstructedError, Remark, obstacles
from tolok.services.planning import planning
from tolok.services.recording import Typed, record_row
from tolok.services.sheets import lacks_words, open_sheet, wants_words
from tolok.services.snapshots import form_of_snapshot, is_intact
from tolok.store.models import (
    Comment,
    Entry,
    Extension,
    FiscalYear,
    Publication,
    Snapshot,
    Submission,
    Window,
)

pytestmark = pytest.mark.django_db

MOVES = {
    Deed.SUBMIT: flow.submit,
    Deed.RETURN_SUBMISSION: lambda actor, organization, period: flow.return_submission(
        actor, organization, period, "Lengkapi bukti", []
    ),
    Deed.VERIFY: flow.verify,
    Deed.APPROVE: flow.approve,
    Deed.LOCK: flow.lock_submission,
    Deed.AMEND: lambda actor, organization, period: flow.amend(
        actor, organization, period, "Koreksi BPKAD"
    ),
    Deed.PUBLISH: flow.publish,
}


@pytest.fixture
def city() -> City:
    return found_city()


def stand(city: City, state: SubmissionState) -> None:
    """Put the kecamatan's first quarter into a state, without asking anybody."""
    Submission.objects.update_or_create(
        organization=city.kecamatan, period=Q1.code, defaults={"state": state}
    )


def test_a_quarter_goes_from_empty_to_locked_and_is_amended(city: City) -> None:
    operator, verifier, head = (
        city.actor(role) for role in (Role.OPERATOR, Role.VERIFIER, Role.HEAD)
    )
    fill(city)
    flow.submit(operator, city.kecamatan, Q1)
    key = f"realization:{indicator(city, 'Jumlah bulan').key}:{Q1.code}"
    flow.return_submission(verifier, city.kecamatan, Q1, "Periksa", [Remark(key, "Cek kuitansi")])
    assert Comment.objects.get().is_demand
    flow.submit(operator, city.kecamatan, Q1)
    flow.verify(verifier, city.kecamatan, Q1)
    flow.approve(head, city.kecamatan, Q1)
    flow.lock_submission(verifier, city.kecamatan, Q1)
    locked = Snapshot.objects.filter(state="locked").get()
    flow.amend(verifier, city.kecamatan, Q1, "Koreksi BPKAD")
    submission = Submission.objects.get()
    assert (submission.state, submission.round) == ("draft", 2)
    record_row(
        operator, city.kecamatan, Q1, indicator(city, "Jumlah bulan").key, Typed("4", seen=1)
    )
    locked.refresh_from_db()
    assert is_intact(locked)
    assert form_of_snapshot(locked).rows[4].realization.written == "3"
    assert city.sheet.form.rows[4].realization.written == "4"
    deeds = Entry.objects.filter(subject=f"submission:{Q1.code}").values_list("deed", flat=True)
    assert list(deeds) == [
        "submit", "return_submission", "submit", "verify", "approve", "lock", "amend",
    ]  # fmt: skip


def test_a_blank_row_an_error_and_a_low_achievement_stand_in_the_way(city: City) -> None:
    with pytest.raises(ObstructedError) as told:
        flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    assert [one.bar for one in told.value.obstacles] == [Bar.FILL] * 7
    fill(city)
    operator = city.actor(Role.OPERATOR)
    record_row(
        operator,
        city.kecamatan,
        Q1,
        indicator(city, "Jumlah bulan").key,
        Typed(spending="11.000.000", seen_spending=1),
    )
    (found,) = obstacles(city.sheet)
    assert (found.bar, found.finding and found.finding.rule) == (
        Bar.ERROR,
        "spending-over-ceiling",
    )


def test_a_row_that_is_still_blank_lacks_no_words_yet(city: City) -> None:
    one, second = indicator(city, "Jumlah bulan"), Period(YEAR, quarter=2)
    with planning(city.actor(Role.OPERATOR), city.kecamatan, YEAR) as planner:
        for quarter, target in ((Q1, "4"), (second, "8")):
            planner.set_target(one, quarter.code, target)
    fill(city)
    sheets = [open_sheet(city.kecamatan, quarter) for quarter in (Q1, second)]
    assert [wants_words(sheet.by_key[one.key], 90) for sheet in sheets] == [True, True]
    assert [lacks_words(sheet.by_key[one.key], 90) for sheet in sheets] == [True, False]


@pytest.mark.parametrize("deed", MOVES, ids=str)
def test_each_move_is_open_to_just_the_roles_and_states_of_the_table(
    city: City, deed: Deed
) -> None:
    fill(city)
    stand(city, SubmissionState.APPROVED)
    flow.lock_submission(city.actor(Role.VERIFIER), city.kecamatan, Q1)
    permission = PERMISSIONS[deed]
    assert permission.states is not None
    for role, state in product(Role, SubmissionState):
        stand(city, state)
        if role in permission.roles and state in permission.states:
            MOVES[deed](city.actor(role), city.kecamatan, Q1)
            assert Submission.objects.get().state == OUTCOMES.get(deed, state), (role, state)
            continue
        with pytest.raises(RefusedError):
            MOVES[deed](city.actor(role), city.kecamatan, Q1)
        assert Submission.objects.get().state == state


def test_a_closed_window_stops_a_deed_until_it_is_extended(city: City) -> None:
    fill(city)
    window = Window.objects.create(
        fiscal_year=FiscalYear.objects.get(),
        period=Q1.code,
        step=Step.RECORD,
        opens_on=date(2026, 4, 1),
        closes_on=date(2026, 4, 6),
    )
    with pytest.raises(RefusedError, match="sudah ditutup tanggal 06-04-2026"):
        flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    Extension.objects.create(
        window=window,
        organization=city.kecamatan,
        until=date(2026, 4, 7),
        reason="Listrik padam",
        given_by=city.people[Role.VERIFIER],
        given_at=NOW,
    )
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)


def test_a_finding_that_is_no_error_passes_with_a_word(city: City) -> None:
    fill(city)
    operator = city.actor(Role.OPERATOR)
    key = indicator(city, "Jumlah paket").key
    record_row(operator, city.kecamatan, Q1, key, Typed("9.000", seen=1))
    found = [one for one in obstacles(city.sheet) if one.bar is Bar.EXPLAIN]
    assert found
    for one in found:
        with pytest.raises(TolokError, match="Tulis penjelasannya"):
            flow.explain_finding(operator, city.kecamatan, Q1, one.key, "  ")
        flow.explain_finding(operator, city.kecamatan, Q1, one.key, "Pengadaan dipercepat.")
    flow.submit(operator, city.kecamatan, Q1)


def test_only_an_approved_version_is_published_and_only_once(city: City) -> None:
    verifier = city.actor(Role.VERIFIER)
    stand(city, SubmissionState.APPROVED)
    with pytest.raises(TolokError, match="Belum ada versi"):
        flow.publish(verifier, city.kecamatan, Q1)
    flow.lock_submission(verifier, city.kecamatan, Q1)
    flow.publish(verifier, city.kecamatan, Q1)
    flow.publish(verifier, city.kecamatan, Q1)
    assert Publication.objects.count() == 1


def test_a_snapshot_names_its_hash_signatory_and_ledger(city: City) -> None:
    fill(city)
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    snapshot = Snapshot.objects.get()
    content = json.loads(snapshot.content)
    assert content["signatory"]["title"] == "Camat"
    assert content["ledger"]["head"] == snapshot.ledger_head
    assert is_intact(snapshot)
    snapshot.content += " "
    assert not is_intact(snapshot)


def test_nobody_is_no_actor() -> None:
    with pytest.raises(RefusedError, match="Masuk dahulu"):
        Actor(None, NOW).somebody  # noqa: B018 - asking is the deed
