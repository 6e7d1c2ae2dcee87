"""People are appointed, renamed and leave; each step is a line in the book."""

import re
from datetime import date, timedelta

import pytest
from a_city import NOW, City, found_city
from a_letter import SAFE, books_hold, called, lines
from django.test import Client
from django.urls import reverse

from tolok.domain.errors import TolokError
from tolok.domain.roles import Role
from tolok.services.acting import Actor, RefusedError, actor_of
from tolok.services.filings import NotFoundError
from tolok.services.invitations import accept_invitation
from tolok.services.people import Duty, appoint, close_account, end_appointment, rename
from tolok.services.tokens import make_token, person_of_token, revoke_token
from tolok.store.models import ApiToken, Appointment, Entry, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_mail")]
TODAY = date(2026, 4, 7)


@pytest.fixture
def city() -> City:
    return found_city()


@pytest.fixture
def keeper(city: City) -> Actor:
    return city.actor(Role.ADMINISTRATOR)


class TestAppointments:
    def test_a_person_holds_several_roles_and_one_ends_at_once(
        self, city: City, keeper: Actor
    ) -> None:
        operator = city.people[Role.OPERATOR]
        duty = Duty(Role.HEAD, city.dinas)
        appointment = appoint(keeper, city.government, operator, duty, TODAY)
        assert city.actor(Role.OPERATOR).roles_in(city.dinas) == {Role.HEAD}
        assert city.actor(Role.OPERATOR).roles_in(city.kecamatan) == {Role.OPERATOR}
        end_appointment(keeper, appointment, TODAY, "Mutasi")
        assert city.actor(Role.OPERATOR).roles_in(city.dinas) == set()
        assert lines(f"appointment:{appointment.pk}") == ["manage_people administrator"] * 2
        assert Entry.objects.filter(reason="Mutasi").exists()
        assert books_hold()

    def test_a_role_of_tomorrow_is_none_today(self, city: City, keeper: Actor) -> None:
        person = city.people[Role.INSPECTOR]
        tomorrow = TODAY + timedelta(days=1)
        appoint(keeper, city.government, person, Duty(Role.VERIFIER), tomorrow)
        assert Role.VERIFIER not in actor_of(person, NOW).roles_of(city.government)
        later = actor_of(person, NOW + timedelta(days=1))
        assert Role.VERIFIER in later.roles_of(city.government)

    def test_the_same_role_twice_a_stranger_and_a_past_end_are_refused(
        self, city: City, keeper: Actor
    ) -> None:
        person, stranger = city.people[Role.FINANCE], found_city("kota-cilegon").people[Role.HEAD]
        with pytest.raises(TolokError, match="sudah memegang"):
            appoint(keeper, city.government, person, Duty(Role.FINANCE), TODAY)
        with pytest.raises(TolokError, match="tidak berakun di sini"):
            appoint(keeper, city.government, stranger, Duty(Role.FINANCE), TODAY)
        held = Appointment.objects.get(person=person)
        with pytest.raises(TolokError, match="sebelum hari ini"):
            end_appointment(keeper, held, TODAY - timedelta(days=1))

    def test_a_government_keeps_an_administrator(self, city: City, keeper: Actor) -> None:
        own = Appointment.objects.get(person=city.people[Role.ADMINISTRATOR])
        with pytest.raises(TolokError, match="harus tetap mempunyai administrator"):
            end_appointment(keeper, own, TODAY)
        with pytest.raises(TolokError, match="harus tetap mempunyai administrator"):
            close_account(keeper, city.government, own.person, "Pensiun")
        appoint(
            keeper, city.government, city.people[Role.VERIFIER], Duty(Role.ADMINISTRATOR), TODAY
        )
        end_appointment(keeper, own, TODAY)

    def test_administrators_of_one_government_end_nothing_in_another(self, keeper: Actor) -> None:
        theirs = Appointment.objects.get(person=found_city("kota-cilegon").people[Role.HEAD])
        with pytest.raises(RefusedError):
            end_appointment(keeper, theirs, TODAY)


class TestAccounts:
    def test_a_closed_account_lets_nobody_in_and_what_it_did_stays(
        self, city: City, keeper: Actor
    ) -> None:
        person = city.people[Role.OPERATOR]
        client = Client()
        client.force_login(person)
        _, secret = make_token(city.actor(Role.OPERATOR), "Skrip")
        close_account(keeper, city.government, person, "Pindah ke provinsi")
        assert client.get(reverse("web:account")).status_code == 302
        assert person_of_token(secret, NOW) is None
        assert actor_of(Person.objects.get(pk=person.pk), NOW).appointments == ()
        assert Appointment.objects.filter(person=person, until=TODAY).exists()
        assert Entry.objects.filter(signed=person.email).exists()
        assert lines(f"person:{person.pk}") == ["manage_people administrator"] * 2
        assert books_hold()

    def test_a_closed_account_is_opened_again_by_an_invitation(
        self, city: City, keeper: Actor
    ) -> None:
        person = city.people[Role.OPERATOR]
        close_account(keeper, city.government, person, "Cuti")
        token = called(city, person.email)
        again = accept_invitation(Actor(None, NOW), token, name="Siti", password=SAFE)
        assert again.pk == person.pk
        assert actor_of(again, NOW).roles_of(city.government) == {Role.VERIFIER}

    def test_who_belongs_elsewhere_too_is_not_closed_or_renamed_from_here(
        self, city: City, keeper: Actor
    ) -> None:
        person, other = city.people[Role.INSPECTOR], found_city("kota-cilegon").government
        Appointment.objects.create(
            person=person, role=Role.INSPECTOR, government=other, since=TODAY
        )
        with pytest.raises(TolokError, match="pemerintah daerah lain"):
            close_account(keeper, city.government, person, "Pindah")
        with pytest.raises(RefusedError):
            rename(keeper, person, "Nama Lain", "")
        person.refresh_from_db()
        assert person.is_active
        assert person.name != "Nama Lain"

    def test_a_name_is_changed_by_oneself_or_an_administrator_with_a_line(
        self, city: City, keeper: Actor
    ) -> None:
        operator = city.people[Role.OPERATOR]
        rename(city.actor(Role.OPERATOR), operator, "Siti  Aminah, S.E.", "1970")
        rename(keeper, operator, "Siti Aminah, M.M.", "1970")
        operator.refresh_from_db()
        assert operator.name == "Siti Aminah, M.M."
        assert lines(f"person:{operator.pk}") == [
            "manage_people administrator",
            "keep_account operator",
            "manage_people administrator",
        ]
        with pytest.raises(RefusedError):
            rename(city.actor(Role.HEAD), operator, "Lain", "")
        with pytest.raises(TolokError, match="Tulis namanya"):
            rename(keeper, operator, " \n ", "")


class TestTokens:
    def test_a_token_acts_for_its_owner_until_it_is_revoked(self, city: City) -> None:
        operator = city.actor(Role.OPERATOR)
        token, secret = make_token(operator, "Skrip SIPD")
        assert secret.startswith("tolok_")
        assert secret not in str(ApiToken.objects.values())
        assert person_of_token(secret, NOW) == operator.person
        token.refresh_from_db()
        assert token.used_at == NOW
        person_of_token(secret, NOW + timedelta(seconds=30))
        token.refresh_from_db()
        assert token.used_at == NOW
        revoke_token(operator, token.pk)
        assert person_of_token(secret, NOW) is None
        assert person_of_token("", NOW) is person_of_token("tolok_salah", NOW) is None
        assert lines(f"token:{token.pk}") == ["keep_account operator"] * 2
        assert books_hold()

    def test_a_token_is_revoked_by_its_owner_alone(self, city: City) -> None:
        token, secret = make_token(city.actor(Role.OPERATOR), "Skrip")
        with pytest.raises(NotFoundError):
            revoke_token(city.actor(Role.ADMINISTRATOR), token.pk)
        assert person_of_token(secret, NOW) == city.people[Role.OPERATOR]
        with pytest.raises(TolokError, match="Beri kunci itu nama"):
            make_token(city.actor(Role.OPERATOR), " ")

    def test_its_secret_is_shown_once(self, client: Client, city: City) -> None:
        client.force_login(city.people[Role.OPERATOR])
        made = client.post(reverse("web:make-key"), {"nama": "Skrip"}).content.decode()
        found = re.search(r"tolok_[\w-]{43}", made)
        assert found is not None
        text = client.get(reverse("web:account")).content.decode()
        assert "Skrip" in text
        assert found.group() not in text
        token = ApiToken.objects.get()
        client.post(reverse("web:revoke-key", args=[token.pk]))
        assert person_of_token(found.group(), NOW) is None
