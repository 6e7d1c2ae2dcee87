"""By page as by deed: nobody moves a quarter who may not, and a page says why."""

import re
from itertools import product

import pytest
from a_city import NOW, Q1, City, fill, found_city, indicator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tolok.domain.permissions import OUTCOMES, PERMISSIONS, Deed
from tolok.domain.roles import Role
from tolok.domain.submissions import SubmissionState
from tolok.services import flow
from tolok.services.choices import FLOW
from tolok.services.recording import Typed, record_row
from tolok.store.models import Comment, Entry, FindingNote, Publication, Snapshot, Submission
from tolok.web.deeds import DEEDS

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> City:
    monkeypatch.setattr("tolok.web.acting.now", lambda: NOW)
    return found_city()


def page_of(city: City, slug: str = "") -> str:
    return f"/pd/{city.kecamatan.pk}/{Q1.code}/pengajuan/" + (f"{slug}/" if slug else "")


def client_of(city: City, role: Role) -> Client:
    client = Client()
    if role in city.people:
        client.force_login(city.people[role])
    return client


def stand(city: City, state: SubmissionState) -> None:
    Submission.objects.update_or_create(
        organization=city.kecamatan, period=Q1.code, defaults={"state": state}
    )


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def seen_on(text: str) -> str:
    found = re.search(r'name="dilihat" value="(\d+)"', text)
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize("deed", FLOW, ids=str)
def test_each_deed_by_page_is_open_to_just_the_roles_and_states_of_the_table(
    city: City, deed: Deed
) -> None:
    fill(city)
    stand(city, SubmissionState.APPROVED)
    flow.lock_submission(city.actor(Role.VERIFIER), city.kecamatan, Q1)
    permission = PERMISSIONS[deed]
    assert permission.states is not None
    for role, state in product(Role, SubmissionState):
        stand(city, state)
        told = client_of(city, role).post(page_of(city, DEEDS[deed].slug), {"alasan": "Perlu"})
        now = Submission.objects.get().state
        if role in permission.roles and state in permission.states:
            assert (told.status_code, now) == (302, OUTCOMES.get(deed, state)), (role, state)
            continue
        assert now == state, (role, state)
        if role is Role.PUBLIC:
            # To whom may not read it, an organization is not there.
            assert told.status_code == 404
            continue
        assert told.status_code == 403, (role, state)
        why = "Pengajuan berkeadaan" if role in permission.roles else "Peran Anda tidak boleh"
        assert why in told.content.decode()


def test_a_page_shows_a_button_for_each_deed_that_is_open_and_a_reason_for_the_rest(
    city: City,
) -> None:
    fill(city)
    for role, state in product(city.people, SubmissionState):
        stand(city, state)
        text = text_of(client_of(city, role), page_of(city))
        for deed in FLOW:
            permission = PERMISSIONS[deed]
            may = role in permission.roles and state in (permission.states or ())
            # Nothing was approved in this city yet, so nothing can be published.
            may = may and deed is not Deed.PUBLISH
            action = f'action="{page_of(city, DEEDS[deed].slug)}"'
            assert (action in text) == may, (role, state, deed)
            if role in permission.roles and not may:
                assert f"<strong>{DEEDS[deed].button}</strong>" in text


def test_the_same_deed_sent_twice_from_one_page_is_done_once(city: City) -> None:
    fill(city)
    client = client_of(city, Role.OPERATOR)
    seen = seen_on(text_of(client, page_of(city)))
    for said in ("sudah diajukan kepada verifikator.", "Tidak perlu diulang."):
        told = client.post(page_of(city, "ajukan"), {"dilihat": seen}, follow=True)
        assert said in told.content.decode()
    assert Snapshot.objects.count() == 1
    assert Entry.objects.filter(deed=Deed.SUBMIT, subject__startswith="submission").count() == 1


def test_nobody_approves_a_version_that_they_have_not_seen(city: City) -> None:
    fill(city)
    operator, verifier = city.actor(Role.OPERATOR), city.actor(Role.VERIFIER)
    flow.submit(operator, city.kecamatan, Q1)
    flow.verify(verifier, city.kecamatan, Q1)
    head = client_of(city, Role.HEAD)
    seen = seen_on(text_of(head, page_of(city)))
    flow.amend(verifier, city.kecamatan, Q1, "Salah angka")
    flow.submit(operator, city.kecamatan, Q1)
    flow.verify(verifier, city.kecamatan, Q1)
    told = head.post(page_of(city, "setujui"), {"dilihat": seen})
    assert told.status_code == 409
    assert "sudah berubah sejak halamannya dibuka" in told.content.decode()
    assert Submission.objects.get().state == SubmissionState.VERIFIED
    head.post(page_of(city, "setujui"), {"dilihat": seen_on(text_of(head, page_of(city)))})
    assert Submission.objects.get().state == SubmissionState.APPROVED


def test_a_return_needs_a_reason_and_keeps_remarks_on_their_cells(city: City) -> None:
    fill(city)
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    client = client_of(city, Role.VERIFIER)
    subject = f"realization:{indicator(city, 'Jumlah bulan').key}:{Q1.code}"
    posted = {f"catatan:{subject}": "Lampirkan kuitansi", "alasan": "  "}
    told = client.post(page_of(city, "kembalikan"), posted)
    assert told.status_code == 422
    assert "Tulis alasan pengembaliannya." in told.content.decode()
    assert (Comment.objects.count(), Submission.objects.get().state) == (0, "submitted")
    client.post(page_of(city, "kembalikan"), {**posted, "alasan": "Periksa lagi"})
    assert Comment.objects.get().subject == subject
    text = text_of(client_of(city, Role.OPERATOR), page_of(city))
    assert "Periksa lagi" in text
    assert "Baris 5 · Realisasi “Jumlah bulan”" in text


def test_a_sheet_that_is_not_ready_says_what_is_missing_and_stays(city: City) -> None:
    client = client_of(city, Role.OPERATOR)
    text = text_of(client, page_of(city))
    assert "Realisasi “Jumlah bulan” belum diisi" in text
    assert page_of(city, "ajukan") not in text
    told = client.post(page_of(city, "ajukan"))
    assert told.status_code == 422
    assert "masih ada 7 hal" in told.content.decode()
    assert not Snapshot.objects.exists()


def test_a_finding_is_explained_in_its_place_once(city: City) -> None:
    fill(city)
    key = indicator(city, "Jumlah paket").key
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, key, Typed("9.000", seen=1))
    client = client_of(city, Role.OPERATOR)
    text = text_of(client, page_of(city))
    found = re.search(r'name="temuan" value="([^"]+)"', text)
    assert found is not None
    posted = {"temuan": found.group(1), "penjelasan": "Pengadaan dipercepat"}
    for _ in range(2):
        assert client.post(page_of(city, "temuan"), posted).status_code == 302
    assert FindingNote.objects.count() == 1
    again = client.post(page_of(city, "temuan"), {**posted, "penjelasan": "Lain"})
    assert again.status_code == 422
    assert page_of(city, "ajukan") in text_of(client, page_of(city))


def test_an_unknown_deed_a_foreign_office_and_a_year_are_not_there(city: City) -> None:
    other = found_city("kota-lain")
    verifier = client_of(city, Role.VERIFIER)
    assert verifier.post(page_of(city, "hapus")).status_code == 404
    assert verifier.get(page_of(other)).status_code == 404
    assert verifier.get(f"/pd/{city.kecamatan.pk}/2026/pengajuan/").status_code == 404
    assert verifier.get(page_of(city, "ajukan")).status_code == 405


def test_the_page_asks_as_many_queries_however_long_its_way(city: City) -> None:
    fill(city)
    client = client_of(city, Role.VERIFIER)
    text_of(client, page_of(city))
    counts = []
    for number in range(4):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            text_of(client, page_of(city))
        counts.append(len(asked))
        flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
        flow.return_submission(city.actor(Role.VERIFIER), city.kecamatan, Q1, f"{number}", [])
    assert counts[1] == counts[-1]


def test_publishing_twice_by_page_publishes_once(city: City) -> None:
    fill(city)
    stand(city, SubmissionState.VERIFIED)
    flow.approve(city.actor(Role.HEAD), city.kecamatan, Q1)
    client = client_of(city, Role.VERIFIER)
    for _ in range(2):
        assert client.post(page_of(city, "terbitkan")).status_code == 302
    assert Publication.objects.count() == 1
    assert "sudah diterbitkan" in text_of(client, page_of(city))
