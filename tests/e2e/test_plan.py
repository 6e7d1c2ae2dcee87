"""The plan in a real browser: imported, edited in place, revised, agreed on and printed."""

from datetime import date

import pytest
from a_browser import CHROMIUM, DESK, PHONE, Opener, SignIn, look_closely
from a_city import YEAR, City, found_city
from conftest import SEED
from playwright.sync_api import expect

from tolok.domain.agreements import Party
from tolok.domain.roles import Role
from tolok.services.agreements import Signing, make_agreement
from tolok.services.filings import receive_form
from tolok.services.nomenclatures import import_nomenclature
from tolok.services.versions import open_version
from tolok.store.models import PlanNode

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"
    ),
]
CODES = (
    b"program,kegiatan,subkegiatan,indikator,satuan\n"
    b"X.XX.01 PENUNJANG URUSAN,X.XX.01.2.06 Umum,X.XX.01.2.06.0002 Peralatan kantor,"
    b"Jumlah paket peralatan,Paket\n"
    b"X.XX.01 PENUNJANG URUSAN,X.XX.01.2.06 Umum,X.XX.01.2.06.0010 Arsip,Jumlah dokumen,Dokumen\n"
)


@pytest.fixture
def city(transactional_db: None) -> City:  # noqa: ARG001 - it needs the tables
    city = found_city()
    import_nomenclature(
        city.actor(Role.VERIFIER), city.government, decree="Kepmen 1/2025", data=CODES, name="a.csv"
    )
    return city


def plan(city: City, more: str = "") -> str:
    return f"/pd/{city.kecamatan.pk}/{YEAR}/rencana/{more}"


def row(name: str) -> str:
    """The selector of a node's lines."""
    return f"#simpul-{PlanNode.objects.get(name=name).key}"


def test_every_page_of_the_plan_is_accessible_in_both_widths_and_on_both_grounds(
    open_page: Opener, sign_in: SignIn, city: City, troubles: list[str]
) -> None:
    verifier = city.actor(Role.VERIFIER)
    make_agreement(verifier, city.kecamatan, YEAR, "agreement", Signing(Party("Wali Kota Serang")))
    open_version(
        verifier, city.government, YEAR, decree="Perda 7/2026", decided_on=date(2026, 9, 30),
        reason="Efisiensi",
    )  # fmt: skip
    filing = receive_form(verifier, city.government, data=SEED.read_bytes(), name=SEED.name)
    key = PlanNode.objects.get(name="Peralatan").key
    page = open_page(DESK)
    sign_in(page, city.people[Role.VERIFIER])
    for address in (
        plan(city),
        plan(city, f"simpul/{key}/?cari=arsip"),
        plan(city, f"simpul/{key}/?kode=7.01.01.2.06.0010"),
        plan(city, "simpul/baru/?cari=umum&untuk=tambah"),
        plan(city, f"muat/{filing.pk}/"),
        f"/pd/{city.dinas.pk}/{YEAR}/rencana/",
        f"/pemda/{city.government.code}/nomenklatur/?cari=arsip",
        f"/pemda/{city.government.code}/{YEAR}/versi/",
    ):
        look_closely(page, address)
    assert troubles == []


def test_the_seed_is_imported_a_target_edited_a_version_opened_and_the_agreement_printed(
    open_page: Opener, sign_in: SignIn, city: City, troubles: list[str]
) -> None:
    page = open_page(DESK)
    sign_in(page, city.people[Role.VERIFIER])
    home = f"/pd/{city.dinas.pk}/{YEAR}/rencana/"
    page.goto(home)
    page.get_by_label("Muat dari berkas").set_input_files(SEED)
    page.get_by_role("button", name="Lihat pratinjau").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pratinjau")
    expect(page.locator(".import-table tbody tr")).to_have_count(52)
    page.get_by_role("button", name="Muat seluruhnya").click()
    expect(page.get_by_text("52 perubahan dimuat")).to_be_visible()

    where = row("Penyusunan Dokumen Perencanaan Perangkat Daerah")
    page.locator(f"{where} [data-edit]").click()
    expect(page.locator("[data-editor]")).to_be_focused()
    page.get_by_label("TW I", exact=True).fill("1")
    page.get_by_role("button", name="Simpan target").click()
    expect(page.get_by_text("✓ Tersimpan.")).to_be_visible()
    expect(page.locator(f"{where} .is-quarter").first).to_have_text("1")

    page.get_by_role("link", name="versi rencana").click()
    page.get_by_label("Dasar hukum").fill("Perda 7/2026")
    page.get_by_label("Tanggal penetapan").fill("2026-09-30")
    page.get_by_label("Alasan").fill("Efisiensi")
    page.get_by_role("button", name="Buka versi perubahan I").click()
    expect(page.get_by_text("Versi perubahan I dibuka.")).to_be_visible()

    page.goto(home)
    page.get_by_text("Buat dokumen", exact=True).click()
    page.get_by_role("button", name="Bekukan dan buat dokumen").click()
    expect(page.get_by_text("Perjanjian Kinerja nomor 1 dibekukan")).to_be_visible()
    with page.expect_download() as told:
        page.locator(".downloads-inline").get_by_role("link", name="PDF").click()
    assert told.value.suggested_filename == "perjanjian-kinerja-dinas-kesehatan-2026-v1.pdf"
    assert troubles == []


def test_a_row_is_edited_by_keyboard_alone_and_the_focus_stays_with_it(
    open_page: Opener, sign_in: SignIn, city: City, troubles: list[str]
) -> None:
    page = open_page(DESK)
    sign_in(page, city.people[Role.OPERATOR])
    page.goto(plan(city))
    link = page.locator(f"{row('Peralatan')} [data-edit]")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-editor]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".editor")).to_have_count(0)
    expect(link).to_be_focused()
    # The heading takes the focus when the editor listens: who is quicker posts a plain form.
    page.keyboard.press("Enter")
    expect(page.locator("[data-editor]")).to_be_focused()
    page.get_by_label("Cari kode", exact=True).fill("arsip")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="7.01.01.2.06.0010 Arsip")).to_be_visible()
    expect(page.locator("[data-editor]")).to_be_focused()
    page.get_by_role("link", name="7.01.01.2.06.0010 Arsip").press("Enter")
    expect(page.get_by_label("Satuan").first).to_have_value("Dokumen")
    expect(page.locator("[data-editor]")).to_be_focused()
    page.get_by_role("button", name="Simpan uraian").press("Enter")
    expect(page.get_by_text("✓ Tersimpan.")).to_be_visible()
    expect(page.locator(".is-saved [data-edit]")).to_be_focused()
    expect(page.locator(".is-saved .col-name")).to_contain_text("7.01.01.2.06.0010 Arsip")
    assert troubles == []


def test_a_refused_row_keeps_what_was_typed_with_scripts_and_without(
    open_page: Opener, sign_in: SignIn, city: City, troubles: list[str]
) -> None:
    where = row("Peralatan")
    for scripts in (True, False):
        page = open_page(PHONE, scripts=scripts)
        sign_in(page, city.people[Role.OPERATOR])
        page.goto(plan(city))
        page.locator(f"{where} [data-edit]").click()
        page.get_by_label("TW II", exact=True).fill("dua")
        page.get_by_role("button", name="Simpan target").click()
        expect(page.get_by_role("alert").filter(has_text="tidak dapat dibaca")).to_be_visible()
        expect(page.get_by_label("TW II", exact=True)).to_have_value("dua")
        page.get_by_label("TW II", exact=True).fill("2")
        page.get_by_role("button", name="Simpan target").click()
        expect(page.get_by_text("Tersimpan.")).to_be_visible()
        expect(page.locator(f"{where} .is-quarter").nth(1)).to_have_text("2")
        page.wait_for_load_state("networkidle")
        page.get_by_label("TW II", exact=True).fill("")
        page.get_by_role("button", name="Simpan target").click()
        expect(page.locator(f"{where} .is-quarter").nth(1)).to_have_text("")
    assert troubles == []
