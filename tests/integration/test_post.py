"""Mail is kept whatever the post does with it, and its secrets are kept from those who may read."""

from collections.abc import Iterator

import pytest
from a_city import City, found_city
from a_mail_server import MailServer, mail_server
from django.core.mail import EmailMessage, send_mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from tolok.domain.roles import Role
from tolok.services.post import Letter, send_letters
from tolok.store import accounts
from tolok.store.models import MailFailure, OutboxMail
from tolok.store.models.append_only import EditRefused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("kept_mail")]


@pytest.fixture
def city() -> City:
    return found_city()


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with mail_server() as mails:
        settings.TOLOK_SMTP = True
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mails.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield mails


def letter(city: City, to: str = "siti@kota.test", secret: str = "") -> Letter:
    return Letter(city.government, to, "Undangan\nke Tolok", f"Buka {secret} ya.", secret)


def test_without_a_server_a_mail_is_kept_whole_and_goes_nowhere(city: City) -> None:
    assert send_letters([letter(city, secret="http://x.test/rahasia")]) == 1
    [mail] = OutboxMail.objects.all()
    assert (mail.to, mail.government) == ("siti@kota.test", city.government)
    assert mail.subject == "Undangan ke Tolok"
    assert "http://x.test/rahasia" in mail.body


def test_with_a_server_a_mail_arrives_and_the_outbox_keeps_no_secret(
    city: City, server: MailServer
) -> None:
    send_letters([letter(city, secret="http://x.test/rahasia")])
    [arrived] = server.arrived
    assert arrived["To"] == "siti@kota.test"
    assert "http://x.test/rahasia" in arrived.get_content()
    [mail] = OutboxMail.objects.all()
    assert "rahasia, hanya ada di surat" in mail.body
    assert "http://x.test/rahasia" not in mail.body
    assert not MailFailure.objects.exists()


def test_a_server_that_is_away_hinders_no_deed_and_is_told_beside_the_mail(
    city: City, server: MailServer, settings: Settings
) -> None:
    settings.EMAIL_PORT = 1  # nobody listens there
    send_letters([letter(city), letter(city, "budi@kota.test")])
    assert {one.mail.to for one in MailFailure.objects.all()} == {
        "siti@kota.test",
        "budi@kota.test",
    }
    assert server.arrived == []


def test_one_box_that_is_not_there_keeps_no_other_letter_back(
    city: City, server: MailServer
) -> None:
    server.unknown = {"hilang@kota.test"}
    send_letters([letter(city, "hilang@kota.test"), letter(city)])
    assert [one["To"] for one in server.arrived] == ["siti@kota.test"]
    [failure] = MailFailure.objects.all()
    assert failure.mail.to == "hilang@kota.test"
    assert "kotak surat tidak ada" in failure.why


def test_a_plain_mail_belongs_to_the_only_government_of_who_gets_it(city: City) -> None:
    operator = city.people[Role.OPERATOR]
    send_mail("Ingat", "Isi triwulan.", None, [operator.email])
    EmailMessage("Ingat", "Isi triwulan.", to=["orang@luar.test"]).send()
    other, own = OutboxMail.objects.all()
    assert (own.to, own.government) == (operator.email, city.government)
    assert (other.to, other.government) == ("orang@luar.test", None)


def test_a_mail_that_was_kept_is_never_edited(city: City) -> None:
    send_letters([letter(city)])
    with pytest.raises(EditRefused):
        OutboxMail.objects.update(body="lain")


def test_administrators_read_the_outbox_of_their_own_government_alone(
    client: Client, city: City
) -> None:
    other = found_city("kota-cilegon")
    send_letters([letter(city), Letter(other.government, "x@y.test", "Milik mereka", "")])
    client.force_login(city.people[Role.ADMINISTRATOR])
    text = client.get(reverse("web:outbox", args=["kota-serang"])).content.decode()
    assert "siti@kota.test" in text
    assert "Milik mereka" not in text
    assert "tidak dikirim ke mana pun" in text
    assert client.get(reverse("web:outbox", args=["kota-cilegon"])).status_code == 404
    client.force_login(city.people[Role.VERIFIER])
    assert client.get(reverse("web:outbox", args=["kota-serang"])).status_code == 403


def test_in_a_demonstration_everybody_signed_in_reads_every_mail(
    client: Client, city: City, settings: Settings
) -> None:
    address = reverse("web:demo-outbox")
    client.force_login(city.people[Role.OPERATOR])
    assert client.get(address).status_code == 404
    settings.TOLOK_DEMO = True
    send_letters([letter(city, secret="http://x.test/rahasia?a=1")])
    text = client.get(address).content.decode()
    assert '<a href="http://x.test/rahasia?a=1">' in text
    assert Client().get(address).status_code == 302


def test_the_outbox_asks_as_often_for_many_mails_as_for_one(client: Client, city: City) -> None:
    client.force_login(city.people[Role.ADMINISTRATOR])
    address = reverse("web:outbox", args=["kota-serang"])
    send_letters([letter(city)])
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    send_letters([letter(city)] * 12)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(one) == len(many)
    assert accounts.mails([city.government]).count() == 13
