"""A program reads and does what its person may on the pages, and is told in JSON what is wrong."""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

import pytest
from a_city import NOW, Q1, City, fill, found_city, indicator
from a_program import API, Program, program_of, sheet_path, submission_path
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tolok.api import signing
from tolok.domain.chains import Kept, Line, broken
from tolok.domain.roles import Role
from tolok.services.tokens import make_token, person_of_token, revoke_token
from tolok.store.models import ApiToken, Entry, Ledger, Measurement

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    cache.clear()
    return found_city()


@pytest.fixture
def operator(city: City) -> Program:
    return program_of(city.people[Role.OPERATOR])


def error(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.content
    told: dict[str, Any] = answer.json()
    assert told["message"]
    return told


def test_a_quarter_is_filled_submitted_verified_approved_locked_and_published(
    city: City, operator: Program
) -> None:
    sheet = operator.get(sheet_path(city)).json()
    assert (sheet["state"], sheet["filled"], sheet["to_fill"]) == ("draft", 0, 7)
    blocked = error(operator.post(f"{submission_path(city)}/submit"), 422)
    assert blocked["code"] == "obstructed"
    assert {one["bar"] for one in blocked["obstacles"]} >= {"fill"}
    fill(city)
    verifier, head = (program_of(city.people[role]) for role in (Role.VERIFIER, Role.HEAD))
    for program, way, state in (
        (operator, "submit", "submitted"),
        (verifier, "verify", "verified"),
        (head, "approve", "approved"),
        (verifier, "lock", "locked"),
        (verifier, "publish", "locked"),
    ):
        answer = program.post(f"{submission_path(city)}/{way}")
        assert answer.json()["state"] == state, answer.content
    snapshots = f"/organizations/{city.kecamatan.pk}/snapshots/{Q1.code}"
    newest = operator.get(snapshots).json()[0]
    assert newest["published_at"]
    whole = operator.get(f"{snapshots}/measurement/{newest['number']}").json()
    assert sha256(whole["content"].encode()).hexdigest() == newest["sha256"]


def test_a_row_is_recorded_and_numbers_are_texts(city: City, operator: Program) -> None:
    key = indicator(city, "Jumlah bulan").key
    change = {"realization": "3", "spending": "2.500.000,50", "remarks": "tiga bulan"}
    answer = operator.patch(f"{sheet_path(city)}/rows/{key}", change).json()
    assert answer["changed"] is True
    row = answer["row"]
    assert row["realization"] == {"written": "3", "state": "value", "value": "3"}
    assert row["spending"]["value"] == "2500000.50"
    assert row["reached"]["achievement"]["value"] == "25.00"
    assert row["reached"]["achievement"]["exact"] == "25"
    assert "25,00" in row["reached"]["achievement"]["explanation"]
    again = operator.patch(f"{sheet_path(city)}/rows/{key}", change | {"revision": 0}).json()
    assert again["changed"] is False
    empty = operator.patch(f"{sheet_path(city)}/rows/{key}", {"remarks": "", "revision": 1}).json()
    assert (empty["row"]["remarks"], empty["row"]["revision"]) == ("", 2)


def test_a_conflict_tells_both_versions(city: City, operator: Program) -> None:
    path = f"{sheet_path(city)}/rows/{indicator(city, 'Jumlah bulan').key}"
    operator.patch(path, {"realization": "3"})
    told = error(operator.patch(path, {"realization": "4"}), 409)
    assert told["code"] == "conflict"
    assert told["conflicts"] == [
        {
            "cell": "realization",
            "theirs": "3",
            "yours": "4",
            "by": "Operator kota-serang",
            "revision": 1,
        }
    ]
    assert Measurement.objects.get().written == "3"


def test_what_is_no_number_is_told_by_its_cell_and_nothing_is_saved(
    city: City, operator: Program
) -> None:
    path = f"{sheet_path(city)}/rows/{indicator(city, 'Jumlah bulan').key}"
    told = error(operator.patch(path, {"realization": "3", "spending": "banyak"}), 422)
    assert (told["code"], list(told["troubles"])) == ("cells", ["spending"])
    assert not Measurement.objects.exists()


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"realisasi": "3"}, "realisasi"),
        ({"realization": 3}, "realization"),
        ({"remarks": "a\u0000b"}, "remarks"),
        ({"remarks": "a\ud800b"}, "remarks"),
        ({"revision": -1}, "revision"),
        ({"revision": 2**64}, "revision"),
        ([], "change"),
    ],
)
def test_a_body_of_another_shape_is_told_where(
    city: City, operator: Program, body: object, field: str
) -> None:
    path = f"{sheet_path(city)}/rows/{indicator(city, 'Jumlah bulan').key}"
    told = error(operator.ask("patch", path, json.dumps(body)), 422)
    assert told["code"] == "invalid"
    assert any(field in place for place in told["troubles"])


def test_a_body_that_is_no_json_and_an_unknown_address_answer_in_json(
    city: City, operator: Program
) -> None:
    key = indicator(city, "Jumlah bulan").key
    malformed = operator.ask("patch", f"{sheet_path(city)}/rows/{key}", "{")
    assert error(malformed, 400)["code"] == "malformed"
    assert error(operator.get("/tidak-ada"), 404)["code"] == "not_found"
    assert error(operator.post("/governments"), 405)["code"] == "wrong_method"
    for period in ("2026", "besok", "2026-Q9", "0000-Q1", "%00"):
        found = operator.get(f"/organizations/{city.kecamatan.pk}/sheets/{period}")
        assert error(found, 422)["troubles"].keys() == {"path.period"}
    assert error(operator.get("/organizations/0/plans/2026"), 422)["code"] == "invalid"
    assert operator.get(f"/organizations/{2**63 - 1}/plans/2026").status_code == 404


def test_without_a_known_token_or_a_session_nothing_is_told(city: City) -> None:
    stranger = Program("tolok_salah", Client())
    answer = stranger.get("/governments")
    assert error(answer, 401)["code"] == "not_signed_in"
    assert answer["WWW-Authenticate"] == "Bearer"
    assert Client().get(f"{API}/governments").status_code == 401
    # A wrong token is not made good by the session beside it.
    client = Client()
    client.force_login(city.people[Role.OPERATOR])
    assert Program("tolok_salah", client).get("/governments").status_code == 401


def test_a_session_reads_and_changes_nothing_without_its_csrf_token(city: City) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(city.people[Role.OPERATOR])
    assert client.get(f"{API}{sheet_path(city)}").status_code == 200
    path = f"{API}{sheet_path(city)}/rows/{indicator(city, 'Jumlah bulan').key}"
    change, kind = {"realization": "3"}, "application/json"
    assert error(client.patch(path, change, kind), 403)["code"] == "csrf"
    client.get("/berkas/")
    token = client.cookies["csrftoken"].value
    saved = client.patch(path, change, kind, headers={"X-CSRFToken": token})
    assert saved.json()["changed"] is True


def test_a_token_is_kept_as_a_hash_and_ends_when_it_is_revoked(city: City) -> None:
    actor = city.actor(Role.OPERATOR)
    token, secret = make_token(actor, "  Skrip   laporan ")
    assert (token.name, token.token_hash) == (
        "Skrip laporan",
        sha256(secret.encode()).hexdigest(),
    )
    assert secret not in str(vars(token))
    assert person_of_token(secret, NOW) == actor.person
    assert ApiToken.objects.get().used_at == NOW
    with pytest.raises(Exception, match="tidak ada"):
        revoke_token(city.actor(Role.HEAD), token.pk)
    revoke_token(actor, token.pk)
    assert person_of_token(secret, NOW) is None


def test_a_closed_account_takes_its_tokens_along(city: City, operator: Program) -> None:
    person = city.people[Role.OPERATOR]
    person.is_active = False
    person.save()
    assert operator.get("/governments").status_code == 401


def test_a_token_s_minute_can_be_used_up(
    city: City, operator: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "PER_MINUTE", 2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    other = program_of(city.people[Role.OPERATOR])
    assert [operator.get("/governments").status_code for _ in range(3)] == [200, 200, 429]
    refused = operator.get("/governments")
    assert (error(refused, 429)["code"], refused["Retry-After"]) == ("too_many", "60")
    assert other.get("/governments").status_code == 200


def test_the_chain_can_be_checked_from_what_is_told(city: City, operator: Program) -> None:
    fill(city)
    kept: list[Kept] = []
    path = f"/organizations/{city.kecamatan.pk}/ledgers/2026"
    after: int | None = 0
    while after is not None:
        page = operator.get(f"{path}?after={after}&limit=10").json()
        for one in page["lines"]:
            previous, own = one.pop("previous"), one.pop("hash")
            line = Line(**one | {"at": datetime.fromisoformat(one["at"])})
            kept.append(Kept(line, previous, own))
        after = page["next"]
    assert (
        len(kept)
        == Entry.objects.filter(ledger__organization=city.kecamatan).count()
        == Ledger.objects.get(organization=city.kecamatan).length
    )
    assert broken(kept, length=page["length"], head=page["head"]) is None


def test_a_subject_tells_its_history(city: City, operator: Program) -> None:
    key = indicator(city, "Jumlah bulan").key
    path = f"{sheet_path(city)}/rows/{key}"
    operator.patch(path, {"realization": "3"})
    operator.patch(path, {"realization": "4", "revision": 1})
    subject = f"realization:{key}:{Q1.code}"
    lines = operator.get(
        f"/organizations/{city.kecamatan.pk}/ledgers/2026/subjects/{subject}"
    ).json()
    assert [json.loads(one["content"])["written"] for one in lines] == ["3", "4"]
    assert json.loads(lines[1]["before"])["written"] == "3"


def test_comments_are_said_answered_and_settled(city: City, operator: Program) -> None:
    subject = f"realization:{indicator(city, 'Jumlah bulan').key}:{Q1.code}"
    verifier = program_of(city.people[Role.VERIFIER])
    path = f"{sheet_path(city)}/comments"
    said = verifier.post(path, {"subject": subject, "text": "Cek kuitansi"})
    assert said.status_code == 201
    thread = said.json()["id"]
    assert operator.post(f"{path}/{thread}/answers", {"text": "Sudah"}).status_code == 201
    assert operator.post(f"{path}/{thread}/resolution").status_code == 204
    [told] = operator.get(path).json()
    assert [one["text"] for one in (told["first"], *told["answers"])] == ["Cek kuitansi", "Sudah"]
    assert told["is_open"] is False
    wrong = verifier.post(path, {"subject": "realization:x:2026-Q1", "text": "?"})
    assert error(wrong, 422)["code"] == "not_possible"


def test_the_plan_the_board_and_the_evidence_are_told(city: City, operator: Program) -> None:
    fill(city)
    plan = operator.get(f"/organizations/{city.kecamatan.pk}/plans/2026").json()
    assert [node["level"] for node in plan["nodes"]][:3] == ["goal", "objective", "program"]
    bottom = plan["nodes"][-1]
    assert bottom["ceilings"] == [{"version": 0, "rupiah": "30000000"}]
    assert bottom["indicators"][0]["targets"][0]["target"]["value"] == "8"
    [office] = operator.get(f"/governments/kota-serang/board/{Q1.code}").json()
    assert (office["filled"], office["to_fill"]) == (7, 7)
    assert operator.get(f"{sheet_path(city)}/evidence").json() == []
    both = program_of(city.people[Role.VERIFIER]).get(f"/governments/kota-serang/board/{Q1.code}")
    assert [one["organization"]["code"] for one in both.json()] == ["1.02.01", "7.01.01"]


def test_lists_ask_as_often_whatever_they_hold(city: City, operator: Program) -> None:
    paths = [
        sheet_path(city),
        f"/governments/kota-serang/board/{Q1.code}",
        f"/organizations/{city.kecamatan.pk}/plans/2026",
        f"/organizations/{city.kecamatan.pk}/ledgers/2026",
        f"{sheet_path(city)}/comments",
        f"/organizations/{city.kecamatan.pk}/snapshots/{Q1.code}",
    ]

    def asked() -> list[int]:
        found = []
        operator.get(paths[1])  # what the board keeps of a sheet is made anew at the first look
        for path in paths:
            with CaptureQueriesContext(connection) as queries:
                assert operator.get(path).status_code == 200
            found.append(len(queries))
        return found

    operator.get("/governments")
    before = asked()
    fill(city)
    operator.post(f"{submission_path(city)}/submit")
    assert asked() == before


def test_the_description_is_open_and_says_every_operation_s_errors() -> None:
    described = Client().get(f"{API}/openapi.json").json()
    for operations in described["paths"].values():
        for operation in operations.values():
            assert {"401", "403", "404", "422"} <= set(operation["responses"])
            assert operation["summary"][0].isupper()
            assert operation["description"]
