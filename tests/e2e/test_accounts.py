"""People in a real browser: invited, signed in by passkey and by code, kept by administrators."""

import re
from datetime import date
from typing import Any

import pytest
from a_browser import CHROMIUM, DESK, PHONE, Opener, SignIn, look_closely
from a_city import PASSWORD, City, found_city
from a_code_app import code_of
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from tolok.domain.roles import Role
from tolok.services.invitations import invite
from tolok.services.people import Duty
from tolok.store.models import Appointment, OutboxMail, Person

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("kept_mail"),
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"
    ),
]
NEW = "empat kucing di pagar"


@pytest.fixture
def city(transactional_db: None) -> City:  # noqa: ARG001 - it needs the tables
    return found_city()


def authenticator(page: Page) -> Any:
    """A passkey device in the browser itself, that says yes to everything."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    found = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session, found["authenticatorId"]


def come_in(page: Page, person: Person, password: str = PASSWORD) -> None:
    page.goto("/akun/masuk/")
    page.get_by_label("Alamat surel").fill(person.email)
    page.get_by_label("Kata sandi", exact=True).fill(password)
    page.get_by_role("button", name="Masuk", exact=True).click()


def test_an_invited_person_makes_an_account_and_is_in(
    open_page: Opener, sign_in: SignIn, city: City, troubles: list[str]
) -> None:
    keeper = open_page(DESK)
    sign_in(keeper, city.people[Role.ADMINISTRATOR])
    keeper.goto("/")
    keeper.get_by_role("link", name="Kelola").click()
    keeper.get_by_role("link", name="Undang orang").click()
    keeper.get_by_label("Nama lengkap").fill("Siti Aminah, S.E.")
    keeper.get_by_label("Alamat surel").fill("siti@kota.test")
    keeper.get_by_label("Peran", exact=True).select_option("operator")
    keeper.get_by_role("button", name="Kirim undangan").click()
    expect(keeper.get_by_role("alert")).to_contain_text("pilih")
    keeper.get_by_label("Perangkat daerah").select_option(label="Dinas Kesehatan")
    keeper.get_by_role("button", name="Kirim undangan").click()
    expect(keeper.get_by_role("status")).to_contain_text("sudah dikirim")

    [mail] = OutboxMail.objects.all()
    link = re.search(r"http://\S+/undangan/\S+", mail.body)
    assert link is not None
    page = open_page(PHONE)
    page.goto(link.group())
    page.get_by_label("Kata sandi", exact=True).fill(NEW)
    page.get_by_label("Kata sandi, sekali lagi").fill("lain")
    page.get_by_role("button", name="Buat akun dan masuk").click()
    expect(page.get_by_role("alert")).to_contain_text("tidak sama")
    expect(page.get_by_label("Nama lengkap")).to_have_value("Siti Aminah, S.E.")
    page.get_by_label("Kata sandi", exact=True).fill(NEW)
    page.get_by_label("Kata sandi, sekali lagi").fill(NEW)
    page.get_by_role("button", name="Buat akun dan masuk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Yang perlu saya kerjakan")
    page.get_by_role("link", name="Siti Aminah, S.E.").click()
    expect(page.get_by_role("region", name="Peran")).to_contain_text("Dinas Kesehatan")
    assert troubles == []


def test_a_passkey_is_added_and_opens_the_door_without_a_password(
    open_page: Opener, city: City, troubles: list[str]
) -> None:
    person = city.people[Role.OPERATOR]
    page = open_page(DESK)
    session, device = authenticator(page)
    come_in(page, person)
    page.goto("/akun/")
    page.get_by_role("link", name="Tambah kunci sandi").click()
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Lanjutkan").click()
    page.get_by_label("Nama kunci").fill("Laptop kantor")
    page.get_by_role("button", name="Tambah").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kode cadangan")
    kept = session.send("WebAuthn.getCredentials", {"authenticatorId": device})
    assert len(kept["credentials"]) == 1

    page.goto("/akun/")
    expect(page.get_by_role("region", name="Keamanan")).to_contain_text("Laptop kantor")
    page.get_by_role("button", name="Keluar dari perangkat ini").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Masuk")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Yang perlu saya kerjakan")
    expect(page.get_by_role("link", name=person.name)).to_be_visible()

    page.goto("/akun/")
    page.get_by_role("link", name="Lepas Laptop kantor").click()
    page.get_by_role("link", name="Pakai kunci sandi").click()
    page.get_by_role("button", name="Pakai kunci sandi").click()
    page.get_by_role("button", name="Lepas kunci sandi").click()
    expect(page.get_by_role("status").first).to_contain_text("Kunci sandi sudah dilepas")
    assert troubles == []


def test_a_refused_passkey_is_said_in_words(
    open_page: Opener, city: City, troubles: list[str]
) -> None:
    assert city.people
    page = open_page(PHONE)
    session, device = authenticator(page)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.goto("/akun/masuk/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(page.get_by_role("alert")).to_contain_text("Kunci sandi tidak dipakai")
    assert troubles == []


def test_the_code_app_is_set_up_from_its_picture_and_asked_for(
    open_page: Opener, city: City, troubles: list[str]
) -> None:
    person = city.people[Role.HEAD]
    page = open_page(PHONE)
    come_in(page, person)
    page.goto("/akun/")
    page.get_by_role("link", name="Pasang aplikasi kode").click()
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Lanjutkan").click()
    page.wait_for_load_state()  # its size is its style's
    picture = page.locator(".qr svg path").bounding_box()
    assert picture is not None
    assert picture["width"] > 140
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("Kode yang tampil").fill(code_of(secret))
    page.get_by_role("button", name="Pasang").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kode cadangan")
    expect(page.get_by_role("list", name="Kode yang belum dipakai").locator("li")).to_have_count(10)

    other = open_page(DESK)
    come_in(other, person)
    expect(other.get_by_role("heading", level=1)).to_have_text("Langkah kedua")
    look_here(other)
    other.get_by_label("Kode").fill(code_of(secret))
    other.get_by_role("button", name="Masuk", exact=True).click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Yang perlu saya kerjakan")
    assert troubles == []


def look_here(page: Page) -> None:
    """Ask axe about a page that has no address of its own to come back to."""
    look_closely(page, page.url)


def test_signing_in_works_without_scripts(open_page: Opener, city: City) -> None:
    page = open_page(PHONE, scripts=False)
    page.goto("/akun/masuk/")
    expect(page.get_by_role("button", name="Masuk dengan kunci sandi")).to_be_hidden()
    come_in(page, city.people[Role.OPERATOR])
    expect(page.get_by_role("heading", level=1)).to_have_text("Yang perlu saya kerjakan")


@pytest.mark.parametrize(
    "address",
    [
        "/akun/masuk/",
        "/akun/sandi/lupa/",
        "/akun/sandi/lupa/terkirim/",
        "/akun/sandi/tersimpan/",
        "/akun/sandi/baru/1-salah/",
        "/akun/ditutup/",
        "/akun/luar/batal/",
        "/akun/luar/gagal/",
    ],
)
@pytest.mark.usefixtures("transactional_db")
def test_a_door_is_accessible(open_page: Opener, troubles: list[str], address: str) -> None:
    look_closely(open_page(DESK), address)
    assert troubles == []


def test_an_invitation_is_accessible(open_page: Opener, city: City, troubles: list[str]) -> None:
    tokens: list[str] = []

    def link(token: str) -> str:
        tokens.append(token)
        return token

    invite(
        city.actor(Role.ADMINISTRATOR, at=timezone.now()),
        city.government,
        "siti@kota.test",
        "Siti",
        Duty(Role.VERIFIER),
        link,
    )
    look_closely(open_page(DESK), f"/undangan/{tokens[0]}/")
    assert troubles == []


INSIDE = [
    "/akun/",
    "/akun/keluar/",
    "/akun/pastikan/",
    "/akun/sandi/ubah/",
    "/akun/dua-langkah/aplikasi/",
    "/akun/kunci-sandi/tambah/",
]


def test_every_page_of_ones_account_is_accessible(
    open_page: Opener, city: City, troubles: list[str]
) -> None:
    page = open_page(DESK)
    come_in(page, city.people[Role.OPERATOR])
    page.goto("/akun/pastikan/")
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Lanjutkan").click()
    for address in INSIDE:
        look_closely(page, address)
    page.goto("/akun/dua-langkah/aplikasi/")
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("Kode yang tampil").fill(code_of(secret))
    page.get_by_role("button", name="Pasang").click()
    for address in (
        "/akun/",
        "/akun/kode-cadangan/",
        "/akun/kode-cadangan/baru/",
        "/akun/dua-langkah/aplikasi/lepas/",
        "/akun/dua-langkah/pastikan/",
    ):
        look_closely(page, address)
    assert troubles == []


def test_every_page_of_a_keeper_is_accessible(
    open_page: Opener, sign_in: SignIn, city: City, troubles: list[str], settings: Settings
) -> None:
    settings.TOLOK_DEMO = True
    person = city.people[Role.FINANCE]
    Appointment.objects.create(
        person=person,
        role=Role.VERIFIER,
        government=city.government,
        since=date(2025, 1, 1),
        until=date(2025, 6, 1),
    )
    OutboxMail.objects.create(
        government=city.government,
        to="siti@kota.test",
        subject="Undangan ke Tolok",
        body="Buka http://localhost/undangan/x/ ya.",
        sent_at=timezone.now(),
    )
    page = open_page(DESK)
    sign_in(page, city.people[Role.ADMINISTRATOR])
    for tail in (
        "orang/",
        "orang/?cari=tak-ada",
        "undang/",
        f"orang/{person.pk}/",
        "perangkat/",
        "perangkat/baru/",
        f"perangkat/{city.dinas.pk}/",
        "tahun/",
        "surat/",
    ):
        look_closely(page, f"/kelola/kota-serang/{tail}")
    look_closely(page, "/kotak-keluar/")
    assert troubles == []
