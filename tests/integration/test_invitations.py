"""An invitation lets in one person, once, in time, as what it says."""

from datetime import date, timedelta

import pytest
from a_city import NOW, PASSWORD, City, found_city
from a_letter import SAFE, books_hold, called, lines

from tolok.domain.errors import TolokError
from tolok.domain.roles import Role
from tolok.services.acting import Actor, RefusedError, actor_of
from tolok.services.filings import NotFoundError
from tolok.services.invitations import accept_invitation, invite, withdraw_invitation
from tolok.services.people import Duty
from tolok.store.models import Appointment, Entry, Invitation, OutboxMail, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_mail")]
TODAY = date(2026, 4, 7)


@pytest.fixture
def city() -> City:
    return found_city()


@pytest.fixture
def keeper(city: City) -> Actor:
    return city.actor(Role.ADMINISTRATOR)


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
