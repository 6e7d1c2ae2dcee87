"""Signing in and out: passwords, codes, mails, limits, and the government's own server."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from a_city import PASSWORD, found_city
from a_code_app import code_of
from a_sign_in_server import CLIENT, SECRET, SignInServer, sign_in_server
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django.fixtures import Settings

from tolok.domain.roles import Role
from tolok.project import environment
from tolok.store.models import OutboxMail, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_mail")]
NEW = "empat kucing di pagar"
if TYPE_CHECKING:
    # What Django's test client answers with has a name only in its type stubs.
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

ENGLISH = re.compile(
    r"\b(password|sign|account|email|forgot|your|the|code|key|authenticator|security|"
    r"remember|enter|please|confirm|submit|cancel|invalid|required|must|login|logout)\b",
    re.IGNORECASE,
)


@pytest.fixture
def person() -> Person:
    return found_city().people[Role.OPERATOR]


def sign_in(client: Client, person: Person, password: str = PASSWORD, **more: str) -> "Answer":
    typed = {"login": person.email, "password": password, **more}
    return client.post(reverse("account_login"), typed)


def is_in(client: Client) -> bool:
    return client.get(reverse("web:account")).status_code == 200


def said(answer: "Answer") -> str:
    """What a reader sees or hears of a page: its text, its labels and placeholders."""
    whole = re.sub(r"<(script|style)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    heard = re.findall(r'(?:placeholder|aria-label|title|alt)="([^"]*)"', whole)
    text = " ".join([re.sub(r"<[^>]*>", " ", whole), *heard])
    return text.replace("Google Authenticator", "")  # that is its name


def set_up_app(client: Client) -> str:
    """Install the code app for who is signed in; its secret."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    found = re.search(r'<code class="secret">([A-Z2-7]+)</code>', page)
    assert found is not None
    assert "<svg" in page
    client.post(reverse("mfa_activate_totp"), {"code": code_of(found.group(1))})
    return found.group(1)


class TestPasswords:
    def test_who_knows_the_password_comes_in_and_goes_out(
        self, client: Client, person: Person
    ) -> None:
        answer = sign_in(client, person, next="/akun/")
        assert answer["Location"] == "/akun/"
        assert is_in(client)
        client.post(reverse("account_logout"))
        assert not is_in(client)

    def test_a_wrong_password_an_unknown_mail_and_a_closed_account_read_the_same(
        self, client: Client, person: Person
    ) -> None:
        wrong = sign_in(client, person, "salah")
        unknown = client.post(
            reverse("account_login"), {"login": "tak@dikenal.test", "password": "salah"}
        )
        Person.objects.filter(pk=person.pk).update(is_active=False)
        closed = sign_in(client, person, "salah")
        for answer in (wrong, unknown, closed):
            assert "Alamat surel atau kata sandi tidak cocok." in answer.content.decode()
        sign_in(client, person)
        assert not is_in(client)

    def test_the_sixth_wrong_password_is_not_even_looked_at(
        self, client: Client, person: Person
    ) -> None:
        for _ in range(5):
            sign_in(client, person, "salah")
        answer = sign_in(client, person)
        assert "Terlalu banyak percobaan masuk yang gagal" in answer.content.decode()
        assert not is_in(client)
        other = Person.objects.exclude(pk=person.pk)[0]
        sign_in(client, other)
        assert is_in(client)

    def test_one_address_that_knocks_without_end_gets_a_page_in_words(self, client: Client) -> None:
        answers = [client.post(reverse("account_login")).status_code for _ in range(121)]
        assert answers[-1] == 429
        page = client.post(reverse("account_login")).content.decode()
        assert "Terlalu banyak percobaan" in page
        assert "Tunggu beberapa menit" in page

    def test_a_password_is_changed_and_its_owner_told(self, client: Client, person: Person) -> None:
        sign_in(client, person)
        other = Client()
        sign_in(other, person)
        address = reverse("account_change_password")
        typed = {"oldpassword": "salah", "password1": NEW, "password2": NEW}
        assert "yang sekarang tidak cocok" in client.post(address, typed).content.decode()
        client.post(address, typed | {"oldpassword": PASSWORD})
        assert is_in(client)
        assert not is_in(other)
        person.refresh_from_db()
        assert person.check_password(NEW)
        [mail] = OutboxMail.objects.all()
        assert mail.subject == "Kata sandi Tolok Anda diubah"
        assert "127.0.0.1" in mail.body

    def test_a_forgotten_password_is_replaced_through_a_mail_once(
        self, client: Client, person: Person
    ) -> None:
        address = reverse("account_reset_password")
        done = client.post(address, {"email": person.email.upper()}, follow=True)
        assert "Periksa surel Anda" in done.content.decode()
        [mail] = OutboxMail.objects.all()
        found = re.search(r"http://testserver(/akun/sandi/baru/\S+)", mail.body)
        assert found is not None
        page = client.get(found.group(1), follow=True)
        [(inner, _)] = page.redirect_chain
        saved = client.post(inner, {"password1": NEW, "password2": NEW}, follow=True)
        assert "Kata sandi tersimpan" in saved.content.decode()
        sign_in(client, person, NEW)
        assert is_in(client)
        again = Client().get(found.group(1), follow=True)
        assert "Tautan ini tidak berlaku lagi" in again.content.decode()

    def test_a_stranger_who_forgot_reads_the_same_and_gets_no_mail(self, client: Client) -> None:
        address = reverse("account_reset_password")
        done = client.post(address, {"email": "tak@dikenal.test"}, follow=True)
        assert "Periksa surel Anda" in done.content.decode()
        assert not OutboxMail.objects.exists()

    def test_nobody_signs_up(self, client: Client) -> None:
        with pytest.raises(NoReverseMatch):
            reverse("account_signup")
        assert client.get("/akun/signup/").status_code == 404

    def test_after_signing_in_one_is_sent_nowhere_else(
        self, client: Client, person: Person
    ) -> None:
        answer = sign_in(client, person, next="https://jahat.test/")
        assert answer["Location"] == reverse("web:start")


class TestSecondStep:
    def test_a_code_is_asked_for_once_the_app_is_set_up(
        self, client: Client, person: Person
    ) -> None:
        sign_in(client, person)
        secret = set_up_app(client)
        fresh = Client()
        assert sign_in(fresh, person)["Location"] == reverse("mfa_authenticate")
        assert not is_in(fresh)
        wrong = fresh.post(reverse("mfa_authenticate"), {"code": "000000"})
        assert "Kode tidak cocok" in wrong.content.decode()
        fresh.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
        assert is_in(fresh)

    def test_a_code_from_long_ago_opens_nothing(self, client: Client, person: Person) -> None:
        sign_in(client, person)
        secret = set_up_app(client)
        fresh = Client()
        sign_in(fresh, person)
        fresh.post(reverse("mfa_authenticate"), {"code": code_of(secret, at=1_000_000_000)})
        assert not is_in(fresh)

    def test_a_spare_code_opens_once(self, client: Client, person: Person) -> None:
        sign_in(client, person)
        set_up_app(client)
        page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
        codes = re.findall(r"<li>([\d-]{8,})</li>", page)
        assert len(codes) == 10
        download = client.get(reverse("mfa_download_recovery_codes"))
        assert codes[9] in download.content.decode()
        for expected in (True, False):
            fresh = Client()
            sign_in(fresh, person)
            fresh.post(reverse("mfa_authenticate"), {"code": codes[0]})
            assert is_in(fresh) is expected

    def test_the_app_is_put_off_only_after_the_password_is_typed_again(
        self, client: Client, person: Person
    ) -> None:
        sign_in(client, person)
        secret = set_up_app(client)
        fresh = Client()
        sign_in(fresh, person)
        fresh.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
        answer = fresh.post(reverse("mfa_deactivate_totp"))
        assert answer["Location"].startswith(reverse("account_reauthenticate"))
        fresh.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        fresh.post(reverse("mfa_deactivate_totp"))
        last = Client()
        sign_in(last, person)
        assert is_in(last)
        subjects = [mail.subject for mail in OutboxMail.objects.all()]
        assert "Aplikasi kode dilepas dari akun Tolok Anda" in subjects


class TestSignInServer:
    @pytest.fixture
    def server(self, settings: Settings) -> Iterator[SignInServer]:
        with sign_in_server() as server:
            app = {
                "provider_id": "oidc",
                "name": "SSO Kota",
                "client_id": CLIENT,
                "secret": SECRET,
                "settings": {"server_url": server.address},
            }
            settings.SOCIALACCOUNT_PROVIDERS = {
                "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}
            }
            yield server

    def go_through(self, client: Client, server: SignInServer) -> "Answer":
        """From our button to the server and back, as a browser goes."""
        import requests  # noqa: PLC0415 - a library of allauth, here the browser's part

        page = client.get(reverse("account_login")).content.decode()
        assert "Masuk dengan SSO Kota" in page
        there = client.post(reverse("openid_connect_login", args=["oidc"]))
        assert there["Location"].startswith(f"{server.address}/masuk?")
        assert "code_challenge" in there["Location"]
        back = requests.get(there["Location"], allow_redirects=False, timeout=5)
        return client.get(back.headers["Location"])

    def test_a_known_person_with_that_verified_mail_comes_in(
        self, client: Client, person: Person, server: SignInServer
    ) -> None:
        email = person.email.upper()
        server.claims = {"sub": "1", "email": email, "email_verified": True}
        assert self.go_through(client, server)["Location"] == reverse("web:start")
        assert is_in(client)
        person.refresh_from_db()
        assert person.check_password(PASSWORD)

    @pytest.mark.parametrize(
        "claims",
        [
            {"email": "operator@kota-serang.test", "email_verified": False},
            {"email": "operator@kota-serang.test", "email_verified": "false"},
            {"email": "operator@kota-serang.test"},
            {"email": "tak@dikenal.test", "email_verified": True},
            {},
        ],
    )
    @pytest.mark.usefixtures("person")
    def test_anybody_else_stays_outside_and_no_account_is_made(
        self, client: Client, server: SignInServer, claims: dict[str, object]
    ) -> None:
        known = Person.objects.count()
        server.claims = {"sub": "2", **claims}
        answer = self.go_through(client, server)
        assert answer.status_code == 403
        assert "Akun tidak dikenal" in answer.content.decode()
        assert not is_in(client)
        assert Person.objects.count() == known

    def test_a_closed_account_stays_closed(
        self, client: Client, person: Person, server: SignInServer
    ) -> None:
        Person.objects.filter(pk=person.pk).update(is_active=False)
        server.claims = {"sub": "1", "email": person.email, "email_verified": True}
        assert self.go_through(client, server).status_code == 403

    def test_the_second_step_is_asked_for_all_the_same(
        self, client: Client, person: Person, server: SignInServer
    ) -> None:
        sign_in(client, person)
        set_up_app(client)
        server.claims = {"sub": "1", "email": person.email, "email_verified": True}
        fresh = Client()
        assert self.go_through(fresh, server)["Location"] == reverse("mfa_authenticate")
        assert not is_in(fresh)

    @pytest.mark.usefixtures("person")
    def test_a_server_that_answers_nonsense_gives_a_page_in_words(
        self, client: Client, server: SignInServer
    ) -> None:
        server.claims = {"sub": "1"}
        client.post(reverse("openid_connect_login", args=["oidc"]))
        callback = reverse("openid_connect_callback", args=["oidc"])
        answer = client.get(callback, {"code": "ngawur", "state": "ngawur"})
        assert "Penyedia akun tidak menjawab" in answer.content.decode()
        assert client.get(callback, {"error": "access_denied"}, follow=True).status_code < 500

    def test_without_a_server_there_is_no_button(self, client: Client) -> None:
        assert "Masuk dengan kunci sandi" in client.get(reverse("account_login")).content.decode()
        assert client.post(reverse("openid_connect_login", args=["oidc"])).status_code == 404


DOORS = [
    "account_login",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
]
INSIDE = [
    "account_logout",
    "account_reauthenticate",
    "account_change_password",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_reauthenticate",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_add_webauthn",
    "web:account",
]


class TestWords:
    @pytest.mark.parametrize("name", DOORS)
    def test_a_door_speaks_indonesian(self, client: Client, name: str) -> None:
        for answer in (client.get(reverse(name)), client.post(reverse(name))):
            assert ENGLISH.findall(said(answer)) == []

    @pytest.mark.parametrize("name", INSIDE)
    def test_a_page_behind_the_door_speaks_indonesian(
        self, client: Client, person: Person, name: str
    ) -> None:
        sign_in(client, person)
        if name != "mfa_activate_totp":
            set_up_app(client)
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        for answer in (client.get(reverse(name)), client.post(reverse(name), {"password1": "x"})):
            assert answer.status_code in {200, 302, 405}
            assert ENGLISH.findall(said(answer)) == []

    @pytest.mark.django_db(transaction=True)  # some letters go when their deed is committed
    def test_every_mail_speaks_indonesian(self, client: Client, person: Person) -> None:
        sign_in(client, person)
        set_up_app(client)
        client.post(reverse("mfa_generate_recovery_codes"))
        client.post(reverse("mfa_deactivate_totp"))
        client.post(reverse("account_reset_password"), {"email": person.email})
        mails = list(OutboxMail.objects.all())
        assert len(mails) >= 4
        for mail in mails:
            assert ENGLISH.findall(re.sub(r"https?://\S+", "", mail.subject + mail.body)) == []


class TestSettings:
    @pytest.mark.parametrize(
        ("written", "server"),
        [
            ("", environment.MailServer()),
            (
                "smtp://siti%40kota:r%2Fs@surat.test",
                environment.MailServer("surat.test", 587, "siti@kota", "r/s", starts_tls=True),
            ),
            ("smtps://surat.test:4650", environment.MailServer("surat.test", 4650, is_tls=True)),
            ("smtp+plain://127.0.0.1", environment.MailServer("127.0.0.1", 25)),
        ],
    )
    def test_a_mail_server_is_read_from_one_address(
        self, monkeypatch: pytest.MonkeyPatch, written: str, server: environment.MailServer
    ) -> None:
        monkeypatch.setenv("TOLOK_SMTP_URL", written)
        assert environment.mail_server("TOLOK_SMTP_URL") == server

    @pytest.mark.parametrize(
        "written", ["surat.test", "http://surat.test", "smtp://", "smtp://a:x"]
    )
    def test_a_wrong_one_is_named(self, monkeypatch: pytest.MonkeyPatch, written: str) -> None:
        monkeypatch.setenv("TOLOK_SMTP_URL", written)
        with pytest.raises(environment.SettingError, match="TOLOK_SMTP_URL"):
            environment.mail_server("TOLOK_SMTP_URL")

    def test_the_cache_is_memory_or_a_table(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TOLOK_CACHE", "basisdata")
        assert environment.cache("TOLOK_CACHE")["LOCATION"] == "tolok_cache"
        monkeypatch.setenv("TOLOK_CACHE", "memcached")
        with pytest.raises(environment.SettingError, match="memori atau basisdata"):
            environment.cache("TOLOK_CACHE")
