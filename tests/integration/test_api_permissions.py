"""Every deed by every role in every state, asked of the interface for programs."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from a_city import NOW, Q1, City, fill, found_city, indicator
from a_program import Program, program_of, sheet_path, submission_path
from django.core.cache import cache
from django.db import transaction

from tolok.api import signing
from tolok.domain.permissions import PERMISSIONS, Deed, refusal
from tolok.domain.roles import Role
from tolok.domain.submissions import SubmissionState
from tolok.services.flow import obstacles
from tolok.store.models import Comment, Evidence, Person, Submission

pytestmark = pytest.mark.django_db

Ask = Callable[[Program, City], Any]


def _row(**change: str) -> Ask:
    seen = {"revision": 1, "spending_revision": 1}

    def ask(program: Program, city: City) -> Any:
        key = indicator(city, "Jumlah bulan").key
        return program.patch(f"{sheet_path(city)}/rows/{key}", change | seen)

    return ask


def _way(name: str) -> Ask:
    return lambda program, city: program.post(
        f"{submission_path(city)}/{name}", {"reason": "Koreksi"}
    )


def _comment(program: Program, city: City) -> Any:
    subject = f"realization:{indicator(city, 'Jumlah bulan').key}:{Q1.code}"
    return program.post(f"{sheet_path(city)}/comments", {"subject": subject, "text": "Cek"})


def _resolve(program: Program, city: City) -> Any:
    thread = Comment.objects.get()
    return program.post(f"{sheet_path(city)}/comments/{thread.pk}/resolution")


def _attach(program: Program, city: City) -> Any:
    key = indicator(city, "Jumlah bulan").key
    return program.post(f"{sheet_path(city)}/rows/{key}/links", {"link": "https://serang.test/a"})


def _withdraw(program: Program, city: City) -> Any:
    kept, _ = Evidence.objects.get_or_create(
        indicator=indicator(city, "Jumlah bulan"), period=Q1.code, link="https://serang.test/b",
        title="b", added_by=city.people[Role.OPERATOR], added_at=NOW,
    )  # fmt: skip
    where = f"{sheet_path(city)}/evidence/{kept.pk}/withdrawal"
    return program.post(where, {"reason": "Keliru"})


def _explain(program: Program, city: City) -> Any:
    known = next((one.key for one in obstacles(city.sheet) if one.key), "tidak/ada/")
    return program.post(f"{sheet_path(city)}/explanations", {"finding": known, "text": "Benar"})


ASKED: Mapping[Deed, Ask] = {
    Deed.READ_ORGANIZATION: lambda program, city: program.get(sheet_path(city)),
    Deed.ENTER_REALIZATION: _row(realization="9"),
    Deed.ENTER_SPENDING: _row(spending="9"),
    Deed.EXPLAIN_ROW: _row(cause="Hujan"),
    Deed.EXPLAIN_FINDING: _explain,
    Deed.ATTACH_EVIDENCE: _attach,
    Deed.WITHDRAW_EVIDENCE: _withdraw,
    Deed.COMMENT: _comment,
    Deed.RESOLVE_COMMENT: _resolve,
    Deed.SUBMIT: _way("submit"),
    Deed.RETURN_SUBMISSION: _way("return"),
    Deed.VERIFY: _way("verify"),
    Deed.APPROVE: _way("approve"),
    Deed.LOCK: _way("lock"),
    Deed.AMEND: _way("amend"),
    Deed.PUBLISH: _way("publish"),
}

ONLY_ON_PAGES = {
    Deed.APPLY_WORKBOOK: "a person chooses cell by cell",
    Deed.EDIT_PLAN: "plans are made on their pages",
    Deed.SET_TARGET: "plans are made on their pages",
    Deed.SET_CEILING: "plans are made on their pages",
    Deed.DEFINE_FORMULA: "plans are made on their pages",
    Deed.OPEN_VERSION: "plans are made on their pages",
    Deed.SET_WINDOW: "the calendar is kept on its page",
    Deed.EXTEND_WINDOW: "the calendar is kept on its page",
    Deed.REMIND: "from the board",
    Deed.IMPORT_NOMENCLATURE: "a file with its preview",
    Deed.EXAMINE_FILE: "files come by their own page",
    Deed.MAP_COLUMNS: "columns are chosen with the table in sight",
    Deed.MANAGE_PEOPLE: "accounts are kept on their pages",
    Deed.MANAGE_ORGANIZATIONS: "organizations are kept on their pages",
    Deed.MANAGE_YEARS: "years are kept on their pages",
    Deed.KEEP_ACCOUNT: "one's own account has its page",
    Deed.MAKE_AGREEMENT: "documents are made from the plan's page",
    Deed.READ_BOARD: "asked in test_lists_ask_as_often_whatever_they_hold",
    Deed.READ_GOVERNMENT_LEDGER: "read on its page",
    Deed.READ_LEDGER: "asked in test_the_chain_can_be_checked_from_what_is_told",
}


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> City:
    cache.clear()
    monkeypatch.setattr(signing, "PER_MINUTE", 10_000)
    city = found_city()
    fill(city)
    return city


def say_something(city: City) -> None:
    Comment.objects.create(
        organization=city.kecamatan,
        period=Q1.code,
        subject="x",
        text="x",
        by=city.people[Role.HEAD],
        role="head",
        at=NOW,
    )


def programs(city: City) -> dict[Role, Program]:
    nobody = Person.objects.create_user("siapa@saja.test", "x", name="Siapa Saja")
    people = {**city.people, Role.PUBLIC: nobody}
    return {role: program_of(person) for role, person in people.items()}


def test_each_deed_is_asked_here_or_named_as_one_of_pages_only() -> None:
    assert ASKED.keys() | ONLY_ON_PAGES.keys() == set(Deed)
    assert not ASKED.keys() & ONLY_ON_PAGES.keys()


@pytest.mark.parametrize("deed", ASKED)
def test_a_deed_is_done_by_just_the_roles_and_in_the_states_of_the_table(
    city: City, deed: Deed
) -> None:
    comment = {
        "period": Q1.code,
        "subject": "x",
        "text": "x",
        "role": "head",
        "at": "2026-04-01T00:00Z",
    }
    Comment.objects.create(organization=city.kecamatan, by=city.people[Role.HEAD], **comment)
    asking = programs(city)
    for state in SubmissionState:
        Submission.objects.update_or_create(
            organization=city.kecamatan, period=Q1.code, defaults={"state": state}
        )
        for role, program in asking.items():
            here = transaction.savepoint()
            answer = ASKED[deed](program, city)
            transaction.savepoint_rollback(here)
            expected = refusal(deed, {role}, state if PERMISSIONS[deed].states else None)
            case = f"{deed} {role} {state}: {answer.content!r}"
            if role is Role.PUBLIC:
                assert answer.status_code == 404, case
            elif expected is None:
                assert answer.status_code in {200, 201, 204, 422}, case
                assert answer.status_code != 422 or answer.json()["code"] in MAY_FAIL, case
            else:
                assert answer.status_code == 403, case
                assert answer.json() == {"code": "refused", "message": expected}, case


MAY_FAIL = {"not_possible"}
"""What a permitted deed may still meet here: no snapshot to publish, no finding to explain."""


@pytest.mark.parametrize("deed", ASKED)
def test_another_government_does_not_even_see_that_it_is_there(city: City, deed: Deed) -> None:
    say_something(city)
    other = found_city("kota-cilegon")
    for program in programs(other).values():
        answer = ASKED[deed](program, city)
        assert answer.status_code == 404, answer.content
        assert answer.json()["code"] == "not_found"


PATHS = [
    "/organizations/{id}/plans/2026",
    "/organizations/{id}/sheets/2026-Q1/evidence",
    "/organizations/{id}/sheets/2026-Q1/comments",
    "/organizations/{id}/submissions/2026-Q1",
    "/organizations/{id}/ledgers/2026",
    "/organizations/{id}/ledgers/2026/subjects/submission:2026-Q1",
    "/organizations/{id}/snapshots/2026-Q1",
    "/organizations/{id}/snapshots/2026-Q1/measurement/1",
    "/governments/kota-serang/organizations",
    "/governments/kota-serang/board/2026-Q1",
]


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_read_across_governments(city: City, path: str) -> None:
    other = found_city("kota-cilegon")
    for program in programs(other).values():
        assert program.get(path.format(id=city.kecamatan.pk)).status_code == 404
    own = program_of(city.people[Role.INSPECTOR])
    assert own.get(path.format(id=city.kecamatan.pk)).status_code in {200, 404}
    seen = program_of(other.people[Role.VERIFIER]).get("/governments").json()
    assert [one["code"] for one in seen] == ["kota-cilegon"]


def test_an_operator_does_not_see_the_office_next_door(city: City) -> None:
    operator = program_of(city.people[Role.OPERATOR])
    assert operator.get(f"/organizations/{city.dinas.pk}/plans/2026").status_code == 404
    [own] = operator.get("/governments/kota-serang/organizations").json()
    assert own["id"] == city.kecamatan.pk
