"""Proposals on the page: decided one by one, kept with who and when, carried out on a copy."""

import io

import pytest
from a_desk import NOW, Desk, found_desk
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tolok.documents.reading import read_form_bytes
from tolok.repair.proposals import Proposals
from tolok.services.acting import actor_of
from tolok.services.filings import OpenedFiling, open_filing, receive_form
from tolok.services.ledgers import check
from tolok.services.repairs import Verdict, decide, proposals_of
from tolok.store.models import Decision, Entry, Filing

pytestmark = pytest.mark.django_db
NAME = "kecamatan-cipocok-jaya-2022.txt"


@pytest.fixture
def desk(client: Client) -> Desk:
    desk = found_desk()
    client.force_login(desk.person)
    return desk


@pytest.fixture
def filing(desk: Desk, seed_bytes: bytes) -> Filing:
    return receive_form(desk.actor, desk.government, data=seed_bytes, name=NAME)


def opened(filing: Filing) -> OpenedFiling:
    return open_filing(actor_of(filing.uploaded_by, NOW), filing.pk)


def key(filing: Filing, row: str, cell: str) -> str:
    found = proposals_of(opened(filing))
    return next(one.key for one in found.proposed if one.repair.edits[0][:2] == (row, cell))


def deed(filing: Filing, name: str, verdict: str) -> str:
    """The address of a deed on the page as it now stands."""
    known = Decision.objects.filter(filing=filing, proposal=name).last()
    seen = f"?dilihat={known.pk}" if known and known.verdict != Verdict.UNDONE else ""
    return reverse("web:decide", args=[filing.pk, name, verdict]) + seen


def form_page(filing: Filing) -> str:
    return reverse("web:form", args=[filing.pk])


def test_a_proposal_stands_beside_its_row_with_its_chance_and_its_deeds(
    client: Client, filing: Filing
) -> None:
    text = client.get(form_page(filing)).content.decode()
    assert f'id="usulan-{key(filing, "31", "ceiling")}"' in text
    assert "849.600.000" in text
    assert "hampir pasti, 99,99 %" in text
    assert "<strong>12</strong> usulan dan pertanyaan" in text
    assert 'class="picture"' in text


def test_an_accepted_proposal_is_kept_with_who_and_when_and_shows_its_new_value(
    client: Client, filing: Filing
) -> None:
    name = key(filing, "31", "ceiling")
    response = client.post(deed(filing, name, "terima"), follow=True)
    text = response.content.decode()
    assert "diterima oleh Siti Aminah" in text
    assert '<s class="was">949.600.000</s>' in text
    assert text.count("✓ selesai") == 1
    [decision] = Decision.objects.all()
    assert (decision.decided_by, decision.verdict) == ("Siti Aminah", Verdict.ACCEPTED)
    assert decision.edits[0]["to"] == "849.600.000"
    [entry] = Entry.objects.filter(subject=f"proposal:{filing.pk}:{name}")
    assert entry.signed == "verifier@kota-serang.test"
    assert check(entry.ledger) is None


def test_a_decision_taken_back_stays_in_the_history(client: Client, filing: Filing) -> None:
    name = key(filing, "31", "ceiling")
    client.post(deed(filing, name, "tolak"))
    text = client.post(deed(filing, name, "batal"), follow=True).content.decode()
    assert "Riwayat 2 keputusan" in text
    assert "Siti Aminah: dibatalkan" in text
    assert [one.verdict for one in Decision.objects.all()] == [Verdict.DECLINED, Verdict.UNDONE]


def test_htmx_gets_the_table_and_plain_browsers_the_page(client: Client, filing: Filing) -> None:
    name = key(filing, "31", "ceiling")
    part = client.post(deed(filing, name, "terima"), headers={"HX-Request": "true"})
    assert part.content.decode().lstrip().startswith('<div id="tabel">')
    plain = client.post(deed(filing, name, "batal"))
    assert plain.status_code == 302


def test_two_answers_to_one_question_are_not_both_accepted(client: Client, filing: Filing) -> None:
    found = proposals_of(opened(filing))
    first, second = [one for one in found.proposed if one.question and one.question.id == "T3"]
    client.post(deed(filing, first.key, "terima"))
    text = client.post(deed(filing, second.key, "terima"), follow=True).content.decode()
    assert "Jawaban lain untuk pertanyaan ini sudah diterima" in text
    assert Decision.objects.count() == 1


def test_a_rival_told_beside_a_proposal_is_accepted_in_its_place(
    client: Client, filing: Filing
) -> None:
    found = proposals_of(opened(filing))
    one = next(one for one in found.proposed if one.rivals)
    [rival] = one.rivals
    text = client.post(deed(filing, rival.key, "terima"), follow=True).content.decode()
    assert "1 penjelasan lain, lebih kecil peluangnya" in text
    assert "<strong>12</strong> usulan dan pertanyaan · <strong>1</strong> diterima" in text
    refused = client.post(deed(filing, one.key, "terima"), follow=True).content.decode()
    assert f"{rival.repair.id} sudah diterima. Batalkan itu dahulu." in refused
    client.post(reverse("web:accept-likely", args=[filing.pk]))
    accepted = proposals_of(opened(filing)).accepted
    assert rival.repair.id in {repair.id for repair in accepted}
    assert one.repair.id not in {repair.id for repair in accepted}


def test_all_that_is_likely_is_accepted_at_once(client: Client, filing: Filing) -> None:
    client.post(reverse("web:accept-likely", args=[filing.pk]))
    assert Decision.objects.filter(verdict=Verdict.ACCEPTED, decided_by="Siti Aminah").count() == 9
    found = proposals_of(opened(filing))
    assert found.repaired.by_id["31"].ceiling.written == "849.600.000"
    assert found.opened.form.by_id["31"].ceiling.written == "949.600.000"


def test_the_office_gets_its_own_file_back_and_a_record(client: Client, filing: Filing) -> None:
    client.post(deed(filing, key(filing, "31", "ceiling"), "terima"))

    def download(kind: str) -> bytes:
        response = client.get(reverse("web:download-repaired", args=[filing.pk, kind]))
        assert response.status_code == 200
        return response.content

    own = download("berkas")
    assert read_form_bytes(own, NAME).form.by_id["31"].ceiling.written == "849.600.000"
    assert download("berita-acara").startswith(b"%PDF")
    workbook = read_form_bytes(io.BytesIO(download("xlsx")).read(), "x.xlsx").form
    assert "849.600.000" in {row.ceiling.written for row in workbook.rows}


@pytest.mark.parametrize(
    ("name", "verdict"), [("0" * 16, "terima"), ("0" * 16, "setuju"), ("x", "batal")]
)
def test_what_is_not_proposed_cannot_be_decided(
    client: Client, filing: Filing, name: str, verdict: str
) -> None:
    assert client.post(deed(filing, name, verdict)).status_code == 404
    assert Decision.objects.count() == 0


def test_decisions_are_posted_never_fetched(client: Client, filing: Filing) -> None:
    assert client.get(deed(filing, key(filing, "31", "ceiling"), "terima")).status_code == 405


def test_the_page_asks_the_store_as_often_with_decisions_as_without(
    client: Client, desk: Desk, filing: Filing
) -> None:
    client.get(form_page(filing))
    with CaptureQueriesContext(connection) as without:
        client.get(form_page(filing))
    for row in ("31", "11", "4"):
        cell = {"31": "ceiling", "11": "absorption", "4": "ceiling"}[row]
        decide(desk.actor, filing.pk, key(filing, row, cell), Verdict.ACCEPTED)
    with CaptureQueriesContext(connection) as with_decisions:
        client.get(form_page(filing))
    assert len(with_decisions) == len(without)


def test_a_decision_of_somebody_else_is_not_overwritten(client: Client, filing: Filing) -> None:
    name = key(filing, "31", "ceiling")
    old_page = deed(filing, name, "tolak")
    client.post(deed(filing, name, "terima"))
    text = client.post(old_page, follow=True).content.decode()
    assert "sudah diterima oleh Siti" in text
    assert Decision.objects.count() == 1


def test_the_same_decision_twice_is_one(client: Client, filing: Filing) -> None:
    name = key(filing, "31", "ceiling")
    address = deed(filing, name, "terima")
    client.post(address)
    client.post(address)
    assert Decision.objects.count() == 1


def test_an_accepted_repair_stays_when_the_search_proposes_something_else(
    client: Client, filing: Filing, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post(deed(filing, key(filing, "31", "ceiling"), "terima"))
    monkeypatch.setattr("tolok.services.repairs._proposals_for", lambda _: Proposals())
    found = proposals_of(opened(filing))
    assert found.repaired.by_id["31"].ceiling.written == "849.600.000"
    assert "849.600.000" in client.get(form_page(filing)).content.decode()


def test_a_decision_about_another_governments_filing_is_not_found(
    client: Client, filing: Filing
) -> None:
    name = key(filing, "31", "ceiling")
    client.force_login(found_desk("kota-cilegon").person)
    assert client.post(deed(filing, name, "terima")).status_code == 404
    assert client.post(reverse("web:accept-likely", args=[filing.pk])).status_code == 404
    assert Decision.objects.count() == 0


def test_the_same_file_of_another_government_under_another_name_is_settled_too(
    client: Client, filing: Filing, seed_bytes: bytes
) -> None:
    proposals_of(opened(filing))  # searched, and kept by the process
    other = found_desk("kota-cilegon")
    theirs = receive_form(other.actor, other.government, data=seed_bytes, name="lain.txt")
    client.force_login(other.person)
    client.post(deed(theirs, key(theirs, "31", "ceiling"), "terima"))
    assert client.get(form_page(theirs)).content.decode().count("✓ selesai") == 1
    assert client.get(form_page(filing)).status_code == 404
