"""People come by invitation, are appointed, and leave; each step is a line in the book."""

import re
from datetime import date, timedelta

import pytest
from a_city import NOW, PASSWORD, City, found_city
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from tolok.domain.errors import TolokError
from tolok.domain.roles import Role
from tolok.services.acting import Actor, RefusedError, actor_of
from tolok.services.filings import NotFoundError
from tolok.services.invitations import accept_invitation, invite, withdraw_invitation
from tolok.services.ledgers import check
from tolok.services.people import Duty, appoint, close_account, end_appointment, rename
from tolok.services.tokens import make_token, person_of_token, revoke_token
from tolok.store.models import ApiToken, Appointment, Entry, Invitation, OutboxMail, Person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 4, 7)
SAFE = "empat kucing di pagar"


@pytest.fixture(autouse=True)
def outbox(settings: Settings) -> None:
    """Django's test runner puts a backend of its own in the place of the site's."""
    settings.EMAIL_BACKEND = "tolok.services.post.Outbox"


@pytest.fixture
def city() -> City:
    return found_city()


@pytest.fixture
def keeper(city: City) -> Actor:
    return city.actor(Role.ADMINISTRATOR)


def called(city: City, email: str = "siti@kota.test", duty: Duty | None = None) -> str:
    """Invite somebody; the token of the letter."""
    tokens: list[str] = []

    def link(token: str) -> str:
        tokens.append(token)
        return f"http://kinerja.test/undangan/{token}/"

    keeper = city.actor(Role.ADMINISTRATOR)
    invite(keeper, city.government, email, "Siti Aminah", duty or Duty(Role.VERIFIER), link)
    return tokens[0]


def lines(subject: str) -> list[str]:
    return [f"{one.deed} {one.role}" for one in Entry.objects.filter(subject=subject)]


def books_hold() -> bool:
    return all(check(entry.ledger) is None for entry in Entry.objects.select_related("ledger"))


class TestInvitations:
    def test_an_invitation_is_mailed_and_only_the_hash_of_its_token_is_kept(
        self, city: City
    ) -> None:
        token = called(city, duty=Duty(Role.OPERATOR, city.kecamatan))
        [invitation], [mail] = Invitation.objects.all(), OutboxMail.objects.all()
        assert token not in invitation.token_hash
        assert invitation.expires_at == NOW + timedelta(days=14)
        assert f"http://kinerja.test/undangan/{token}/" in mail.body
        assert "Operator (Kecamatan Cipocok Jaya)" in mail.body
        assert mail.government == city.government
        assert lines(f"invitation:{invitation.pk}") == ["manage_people administrator"]

    def test_who_accepts_gets_an_account_and_the_role(self, city: City) -> None:
        token = called(city, "SITI@kota.test")
        person = accept_invitation(Actor(None, NOW), token, name="Dra. Siti", password=SAFE)
        assert (person.email, person.name, person.joined_at) == ("siti@kota.test", "Dra. Siti", NOW)
        assert person.check_password(SAFE)
        assert actor_of(person, NOW).roles_of(city.government) == {Role.VERIFIER}
        [appointment] = Appointment.objects.filter(person=person)
        entry = Entry.objects.get(subject=f"appointment:{appointment.pk}")
        assert (entry.signed, entry.deed) == ("siti@kota.test", "keep_account")
        assert books_hold()

    def test_a_token_lets_in_once(self, city: City) -> None:
        token = called(city)
        accept_invitation(Actor(None, NOW), token, name="Siti", password=SAFE)
        with pytest.raises(TolokError, match="sudah dipakai"):
            accept_invitation(Actor(None, NOW), token, name="Budi", password=SAFE)
        assert Person.objects.get(email="siti@kota.test").name == "Siti"

    def test_an_old_one_a_withdrawn_one_and_an_invented_one_let_nobody_in(
        self, city: City, keeper: Actor
    ) -> None:
        token = called(city)
        late = Actor(None, NOW + timedelta(days=14))
        with pytest.raises(TolokError, match="berlaku sampai 21-04-2026"):
            accept_invitation(late, token, name="Siti", password=SAFE)
        [invitation] = Invitation.objects.all()
        withdraw_invitation(keeper, city.government, invitation.pk)
        with pytest.raises(TolokError, match="sudah ditarik"):
            accept_invitation(Actor(None, NOW), token, name="Siti", password=SAFE)
        with pytest.raises(NotFoundError, match="tidak dikenal"):
            accept_invitation(Actor(None, NOW), "x" * 43, name="Siti", password=SAFE)
        with pytest.raises(NotFoundError):
            withdraw_invitation(keeper, city.government, invitation.pk)
        assert not Person.objects.filter(email="siti@kota.test").exists()

    @pytest.mark.parametrize(
        ("name", "password", "match"),
        [
            ("", SAFE, "Tulis namanya"),
            ("Siti", "", "delapan|8|pendek"),
            ("Siti", "12345678901", "angka"),
            ("Siti", "siti@kota.test", "mirip"),
        ],
    )
    def test_a_bad_name_or_password_loses_nothing(
        self, city: City, name: str, password: str, match: str
    ) -> None:
        token = called(city)
        with pytest.raises(TolokError, match=match):
            accept_invitation(Actor(None, NOW), token, name=name, password=password)
        assert not Person.objects.filter(email="siti@kota.test").exists()
        accept_invitation(Actor(None, NOW), token, name="Siti", password=SAFE)

    def test_somebody_with_an_account_elsewhere_must_be_signed_in_to_take_the_role(
        self, city: City
    ) -> None:
        other = found_city("kota-cilegon").people[Role.INSPECTOR]
        token = called(city, other.email)
        with pytest.raises(RefusedError, match="Masuk dahulu sebagai"):
            accept_invitation(Actor(None, NOW), token, name="Orang Lain", password=SAFE)
        with pytest.raises(RefusedError):
            accept_invitation(city.actor(Role.OPERATOR), token)
        accept_invitation(actor_of(other, NOW), token)
        other.refresh_from_db()
        assert other.check_password(PASSWORD)
        assert len(actor_of(other, NOW).governments) == 2

    def test_who_is_here_already_or_was_just_invited_is_not_invited_again(self, city: City) -> None:
        with pytest.raises(TolokError, match="sudah berakun di sini"):
            called(city, city.people[Role.FINANCE].email)
        called(city)
        with pytest.raises(TolokError, match="masih berlaku"):
            called(city)
        with pytest.raises(TolokError, match="tidak benar"):
            called(city, "bukan surel")
        assert Invitation.objects.count() == 1

    def test_a_role_is_held_where_it_can_be(self, city: City) -> None:
        other = found_city("kota-cilegon")
        for duty, match in (
            (Duty(Role.OPERATOR), "di satu perangkat daerah"),
            (Duty(Role.VERIFIER, city.dinas), "seluruh pemerintah daerah"),
            (Duty(Role.HEAD, other.kecamatan), "tidak ada di pemerintah daerah ini"),
            (Duty(Role.PUBLIC), "Pilih perannya"),
        ):
            with pytest.raises(TolokError, match=match):
                called(city, duty=duty)

    @pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
    def test_nobody_else_invites(self, city: City, role: Role) -> None:
        with pytest.raises(RefusedError):
            invite(
                city.actor(role), city.government, "a@b.test", "A", Duty(Role.VERIFIER), lambda x: x
            )


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
        assert lines(f"person:{person.pk}") == ["manage_people administrator"]
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
