"""The way of a quarter in a real browser: its pages, and the journeys of those who move it."""

import re

import pytest
from a_browser import CHROMIUM, DESK, PHONE, Opener, SignIn, look_closely
from a_city import NOW, Q1, City, fill, found_city, indicator
from django.conf import settings
from playwright.sync_api import Page, expect

from tolok.documents.document import Signatures
from tolok.domain.roles import Role
from tolok.domain.submissions import SubmissionState
from tolok.services import calendars, flow
from tolok.services.prints import printed
from tolok.services.recording import Typed, record_row
from tolok.store.models import Comment, Snapshot, Submission

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"
    ),
]


@pytest.fixture
def city(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> City:  # noqa: ARG001 - it needs the tables
    """A city on the seventh of April, with its calendar."""
    monkeypatch.setattr("tolok.web.acting.now", lambda: NOW)
    found = found_city()
    calendars.set_proposed(found.actor(Role.VERIFIER), found.government, NOW.year)
    return found


@pytest.fixture
def published(city: City) -> City:
    """The kecamatan's first quarter, published, then returned to be amended."""
    fill(city)
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    flow.verify(city.actor(Role.VERIFIER), city.kecamatan, Q1)
    flow.approve(city.actor(Role.HEAD), city.kecamatan, Q1)
    flow.publish(city.actor(Role.VERIFIER), city.kecamatan, Q1)
    return city


def way(city: City) -> str:
    return f"/pd/{city.kecamatan.pk}/{Q1.code}/pengajuan/"


def act(page: Page, button: str) -> None:
    """Open a deed and confirm it in its place."""
    page.locator("summary", has_text=re.compile(f"^{button}$")).click()
    page.get_by_role("button", name=f"Ya, {button.lower()}").click()


PAGES = {
    Role.OPERATOR: ("/", "{way}"),
    Role.VERIFIER: (
        "/",
        "{way}",
        "/papan/kota-serang/2026-Q1/",
        "/jadwal/kota-serang/2026/",
    ),
    Role.INSPECTOR: ("/pd/{office}/2026/buku/", "/pemda/kota-serang/2026/buku/"),
    Role.PUBLIC: (
        "/",
        "/publik/",
        "/publik/kota-serang/",
        "/publik/kota-serang/{office}/2026-Q1/",
        "/v/{token}/",
        "/v/tidakadatokennya/",
        "/api/",
    ),
}


LOOKED_AT = [(role, address) for role, several in PAGES.items() for address in several]


@pytest.mark.parametrize("looked_at", LOOKED_AT, ids=str)
def test_each_page_of_the_flow_is_accessible_in_both_widths_and_on_both_grounds(
    open_page: Opener,
    sign_in: SignIn,
    published: City,
    troubles: list[str],
    looked_at: tuple[Role, str],
) -> None:
    role, address = looked_at
    verifier = published.actor(Role.VERIFIER)
    flow.amend(verifier, published.kecamatan, Q1, "Koreksi angka BPKAD")
    # Blank rows, an error and a question stand in the way, so that each kind is looked at.
    operator = published.actor(Role.OPERATOR)
    for name, typed in {
        "Jumlah bulan": Typed("", spending="11.000.000", seen=1, seen_spending=1),
        "Jumlah paket": Typed("9.000", seen=1),
    }.items():
        record_row(operator, published.kecamatan, Q1, indicator(published, name).key, typed)
    page = open_page(DESK)
    if role in published.people:
        sign_in(page, published.people[role])
    token = Snapshot.objects.filter(publication__isnull=False).get().token
    look_closely(
        page,
        address.format(way=way(published), office=published.kecamatan.pk, token=token),
    )
    assert troubles == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_return_with_a_remark_and_the_resubmission(
    open_page: Opener, sign_in: SignIn, city: City, troubles: list[str], *, scripts: bool
) -> None:
    fill(city)
    page = open_page(PHONE, scripts=scripts)
    sign_in(page, city.people[Role.OPERATOR])
    page.goto("/")
    page.get_by_role("link", name="Pengajuan", exact=True).click()
    act(page, "Ajukan")
    expect(page.get_by_role("status")).to_contain_text("sudah diajukan")

    office = open_page(DESK, scripts=scripts)
    sign_in(office, city.people[Role.VERIFIER])
    office.goto("/")
    office.get_by_role("link", name="Kecamatan Cipocok Jaya").first.click()
    office.locator("summary", has_text="Kembalikan").click()
    office.get_by_label("Alasan pengembalian").fill("Kuitansi Maret tidak ada")
    office.locator("summary", has_text="Catatan pada sel").click()
    office.get_by_label(re.compile("Baris 5 · Realisasi Jumlah bulan")).fill("Lampirkan kuitansi")
    office.get_by_role("button", name="Ya, kembalikan").click()
    expect(office.get_by_role("status")).to_contain_text("sudah dikembalikan")
    assert Comment.objects.get().text == "Lampirkan kuitansi"

    page.goto("/")
    expect(page.locator(".owed")).to_contain_text("1 tuntutan verifikator belum dijawab")
    page.get_by_role("link", name="Pengajuan", exact=True).click()
    expect(page.locator(".way")).to_contain_text("Baris 5 · Realisasi “Jumlah bulan”")
    act(page, "Ajukan")
    assert Submission.objects.get().state == SubmissionState.SUBMITTED
    assert troubles == []


def test_verification_and_approval_and_amendment(
    open_page: Opener, sign_in: SignIn, city: City, troubles: list[str]
) -> None:
    fill(city)
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    office, head = open_page(DESK), open_page(PHONE)
    sign_in(office, city.people[Role.VERIFIER])
    sign_in(head, city.people[Role.HEAD])
    head.goto(way(city))
    expect(head.locator(".reasons")).to_contain_text("keadaannya harus Terverifikasi")
    office.goto(way(city))
    act(office, "Verifikasi")
    head.goto("/")
    head.locator(".waiting a").click()
    act(head, "Setujui")
    expect(head.get_by_role("status")).to_contain_text("disetujui")
    for button in ("Kunci", "Terbitkan"):
        office.goto(way(city))
        act(office, button)
    office.goto(way(city))
    office.locator("summary", has_text="Buka kembali").click()
    office.get_by_label("Alasan perubahan").fill("Koreksi BPKAD")
    office.get_by_role("button", name="Ya, buka kembali untuk perubahan").click()
    expect(office.locator(".form-head")).to_contain_text("putaran ke-2")
    locked = office.locator(".snapshots li", has_text="Terkunci")
    with office.expect_download() as download:
        locked.get_by_role("link", name=re.compile("sebagai JSON")).click()
    kept = Snapshot.objects.get(state=SubmissionState.LOCKED)
    assert download.value.path().read_bytes() == kept.content.encode()
    assert troubles == []


@pytest.mark.usefixtures("published")
def test_the_address_in_a_prints_code_leads_to_its_verification(
    open_page: Opener, troubles: list[str]
) -> None:
    snapshot = Snapshot.objects.get(publication__isnull=False)
    (signed,) = [one for one in printed(snapshot).blocks if isinstance(one, Signatures)]
    assert signed.seal is not None
    page = open_page(PHONE)
    page.goto(signed.seal.address.removeprefix(settings.BASE_URL))
    expect(page.get_by_role("heading", level=1)).to_have_text("Asli")
    expect(page.locator(".facts")).to_contain_text(snapshot.sha256)
    page.get_by_role("link", name="Baca angka yang terbit").click()
    expect(page.locator("#baris-5")).to_contain_text("Jumlah bulan")
    page.locator("#baris-5 summary").click()
    expect(page.locator("#baris-5 .col-told")).to_contain_text("target 12")
    assert troubles == []


def test_a_double_click_is_one_deed(
    open_page: Opener, sign_in: SignIn, city: City, troubles: list[str]
) -> None:
    fill(city)
    page = open_page(DESK)
    sign_in(page, city.people[Role.OPERATOR])
    page.goto(way(city))
    page.locator("summary", has_text="Ajukan").click()
    page.get_by_role("button", name="Ya, ajukan").dblclick()
    expect(page.get_by_role("status").first).to_contain_text("sudah diajukan")
    assert Snapshot.objects.count() == 1
    assert troubles == []
