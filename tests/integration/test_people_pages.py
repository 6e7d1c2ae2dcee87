"""Administrators keep people on pages that lose nothing of what was typed."""

import re
from datetime import date

import pytest
from a_city import PASSWORD, City, found_city
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tolok.domain.roles import Role
from tolok.services.acting import Actor
from tolok.store.models import Appointment, Invitation, OutboxMail, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_mail")]
TODAY = date(2026, 4, 7)


@pytest.fixture
def city() -> City:
    return found_city()


@pytest.fixture
def keeper(city: City) -> Actor:
    return city.actor(Role.ADMINISTRATOR)


class TestPages:
    @pytest.fixture
    def client(self, client: Client, city: City) -> Client:
        client.force_login(city.people[Role.ADMINISTRATOR])
        return client

    def test_an_invitation_is_written_and_withdrawn_on_its_pages(
        self, client: Client, city: City
    ) -> None:
        address = reverse("web:invite", args=["kota-serang"])
        typed = {"nama": "Siti", "surel": "siti@kota.test", "peran": "operator"}
        refused = client.post(address, typed)
        assert refused.status_code == 422
        text = refused.content.decode()
        assert "dipegang di satu perangkat daerah" in text
        assert 'value="siti@kota.test"' in text
        assert '<option value="operator" selected>' in text
        done = client.post(address, typed | {"perangkat": city.kecamatan.pk}, follow=True)
        assert "Undangan untuk siti@kota.test sudah dikirim" in done.content.decode()
        [mail], [invitation] = OutboxMail.objects.all(), Invitation.objects.all()
        link = re.search(r"http://testserver(/undangan/[\w-]+/)", mail.body)
        assert link is not None
        assert Client().get(link.group(1)).status_code == 200
        client.post(reverse("web:withdraw-invitation", args=["kota-serang", invitation.pk]))
        assert Client().get(link.group(1)).status_code == 422

    def test_a_person_is_appointed_renamed_and_closed_on_one_page(
        self, client: Client, city: City
    ) -> None:
        person = city.people[Role.FINANCE]
        names = ["kota-serang", person.pk]
        client.post(reverse("web:appoint", args=names), {"peran": "verifier"})
        client.post(reverse("web:rename-person", args=names), {"nama": "Budi, S.H."})
        text = client.get(reverse("web:person", args=names)).content.decode()
        assert "Budi, S.H." in text
        held = Appointment.objects.get(person=person, role=Role.VERIFIER)
        client.post(reverse("web:end-appointment", args=["kota-serang", held.pk]))
        held.refresh_from_db()
        assert held.until is not None
        told = client.post(reverse("web:close-account", args=names), {}, follow=True)
        assert "Tulis alasannya" in told.content.decode()
        client.post(reverse("web:close-account", args=names), {"alasan": "Pensiun"})
        person.refresh_from_db()
        assert not person.is_active

    def test_people_are_found_by_name_mail_and_number(self, client: Client, city: City) -> None:
        Person.objects.filter(pk=city.people[Role.HEAD].pk).update(nip="197001011990")
        address = reverse("web:people", args=["kota-serang"])

        def found(text: str) -> int:
            return client.get(address, {"cari": text}).content.decode().count('<th scope="row">')

        assert found("") == 7
        assert found("KEUANGAN") == found("finance@") == found("19700101") == 1
        assert found("cilegon") == 0

    def test_lists_ask_as_often_for_many_as_for_few(self, client: Client, city: City) -> None:
        def asked(name: str) -> int:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(reverse(name, args=["kota-serang"])).status_code == 200
            return len(queries)

        before = {name: asked(name) for name in ("web:people", "web:organizations")}
        for number in range(9):
            person = Person.objects.create_user(f"{number}@kota.test", name=f"Orang {number}")
            for role in (Role.HEAD, Role.OPERATOR):
                Appointment.objects.create(
                    person=person,
                    role=role,
                    government=city.government,
                    organization=city.dinas,
                    since=TODAY,
                )
        assert {name: asked(name) for name in before} == before

    def test_a_wrong_day_and_a_foreign_office_are_told_in_words(
        self, client: Client, city: City
    ) -> None:
        names = ["kota-serang", city.people[Role.FINANCE].pk]
        address = reverse("web:appoint", args=names)
        told = client.post(address, {"peran": "verifier", "sejak": "besok"}, follow=True)
        assert "Tanggal tidak terbaca: besok" in told.content.decode()
        office = found_city("kota-cilegon").dinas.pk
        told = client.post(address, {"peran": "head", "perangkat": office}, follow=True)
        assert "Pilih perangkat daerah dari daftar" in told.content.decode()

    def test_one_session_or_all_others_are_ended_by_their_owner(self, city: City) -> None:
        person = city.people[Role.OPERATOR]
        phone, desk, here = Client(), Client(), Client(headers={"user-agent": "Firefox/140 Linux"})
        for one in (phone, desk, here):
            one.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
        text = here.get(reverse("web:account")).content.decode()
        assert "Firefox di Linux" in text
        [first, *_] = sorted(map(int, re.findall(r"/akun/sesi/(\d+)/akhiri/", text)))
        here.post(reverse("web:end-session", args=[first]))
        assert phone.get(reverse("web:account")).status_code == 302
        assert desk.get(reverse("web:account")).status_code == 200
        here.post(reverse("web:end-other-sessions"))
        assert desk.get(reverse("web:account")).status_code == 302
        assert here.get(reverse("web:account")).status_code == 200

    def test_control_characters_in_a_field_are_taken_for_spaces(
        self, client: Client, city: City
    ) -> None:
        # PostgreSQL holds no NUL: a program's stray one must not become a fault of the site.
        person = city.people[Role.FINANCE]
        names = ["kota-serang", person.pk]
        typed = {"nama": "Budi\0Santoso", "nip": "19\x0070"}
        client.post(reverse("web:rename-person", args=names), typed)
        client.post(reverse("web:close-account", args=names), {"alasan": "Pen\0siun"})
        person.refresh_from_db()
        assert (person.name, person.nip, person.is_active) == ("Budi Santoso", "19 70", False)
        listed = client.get(reverse("web:people", args=["kota-serang"]), {"cari": "Budi\0"})
        assert "Budi Santoso" in listed.content.decode()
        office = {"code": "5\0", "name": "Bap\0peda", "kind": "Badan", "head_title": "Kepala"}
        client.post(reverse("web:new-organization", args=["kota-serang"]), office)
        client.post(reverse("web:make-key"), {"nama": "Skrip\0"})
        invited = {"nama": "Si\0ti", "surel": "si\0ti@kota.test", "peran": "verifier"}
        answer = client.post(reverse("web:invite", args=["kota-serang"]), invited)
        assert "Alamat surel tidak benar" in answer.content.decode()
        assert client.get("/undangan/%00/").status_code == 404
