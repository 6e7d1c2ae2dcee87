"""The site in a real browser: every page, both widths, both grounds, keyboard and upload."""

import gzip
from pathlib import Path

import pytest
from a_browser import CHROMIUM, DESK, PHONE, TABLET, Opener, SignIn, ask_axe
from a_desk import Desk, found_desk
from a_scan import scanned
from playwright.sync_api import Page, expect

from tolok.services.filings import receive_form
from tolok.store.models import Filing

SEED = Path(__file__).parents[2] / "examples" / "kecamatan-cipocok-jaya-2022.txt"

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"
    ),
]


@pytest.fixture
def desk(transactional_db: None) -> Desk:  # noqa: ARG001 - it needs the tables
    return found_desk()


@pytest.fixture
def filing(desk: Desk) -> Filing:
    return receive_form(desk.actor, desk.government, data=SEED.read_bytes(), name=SEED.name)


@pytest.fixture
def open_page(open_page: Opener, sign_in: SignIn, desk: Desk) -> Opener:
    """Every page here is opened by somebody who examines files."""

    def opened(size: tuple[int, int], *, scripts: bool = True) -> Page:
        page = open_page(size, scripts=scripts)
        sign_in(page, desk.person)
        return page

    return opened


# The form by its activities: every kind of cell and finding, in a third of its rows.
ADDRESSES = [
    "/berkas/",
    "/formulir/{}/?tingkat=activity",
    "/formulir/{}/angka/2/absorption/",
    "/aturan/",
    "/tidak-ada/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_accessible_and_fits_in_both_widths_and_on_both_grounds(
    open_page: Opener,
    filing: Filing,
    troubles: list[str],
    address: str,
) -> None:
    page = open_page(DESK)
    for size in (DESK, TABLET, PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(address.format(filing.pk))
        if page.locator(".finding").count():
            page.locator("#baris-4 .finding summary").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        if size != TABLET:
            ask_axe(page, f"{address} {size}")
    assert troubles == []


def test_the_results_of_several_files_are_accessible(open_page: Opener, tmp_path: Path) -> None:
    (tmp_path / "rapat.txt").write_text("Rapat besok.")
    page = open_page(DESK)
    page.goto("/berkas/")
    page.get_by_label("Unggah formulir").set_input_files([SEED, tmp_path / "rapat.txt"])
    page.get_by_role("button", name="Unggah dan periksa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hasil unggahan")
    expect(page.locator("tbody tr")).to_have_count(2)
    for width, height in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        ask_axe(page, f"{width}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_whole_form_fits_every_width(open_page: Opener, filing: Filing) -> None:
    page = open_page(DESK)
    for width, height in (DESK, TABLET, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"/formulir/{filing.pk}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_form_is_uploaded_and_its_findings_stand_beside_its_rows(
    open_page: Opener, troubles: list[str]
) -> None:
    page = open_page(DESK)
    page.goto("/berkas/")
    page.get_by_label("Unggah formulir").set_input_files(SEED)
    page.get_by_role("button", name="Unggah dan periksa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("KECAMATAN CIPOCOK JAYA")
    expect(page.locator("#tabel tbody tr")).to_have_count(52)
    expect(page.locator("#baris-1 .col-margin")).to_contain_text("2.020.331.464")
    assert troubles == []


def test_a_file_that_is_no_form_is_refused_on_the_page(
    open_page: Opener, troubles: list[str]
) -> None:
    page = open_page(PHONE)
    page.goto("/berkas/")
    page.get_by_label("Unggah formulir").set_input_files(
        {"name": "foto.png", "mimeType": "image/png", "buffer": b"\x89PNG\0\0"}
    )
    page.get_by_role("button", name="Unggah dan periksa").click()
    expect(page.get_by_role("alert")).to_contain_text("foto.png")
    assert troubles == []


def test_upload_and_filter_work_without_scripts(open_page: Opener) -> None:
    page = open_page(DESK, scripts=False)
    page.goto("/berkas/")
    page.get_by_label("Unggah formulir").set_input_files(SEED)
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.get_by_label("Tingkat").select_option("program")
    page.get_by_role("button", name="Saring").click()
    expect(page.locator("#tabel tbody tr")).to_have_count(6)
    page.locator("#baris-3 .is-absorption a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Capaian pagu %")


def test_a_scan_opens_by_itself_without_scripts(
    open_page: Opener, troubles: list[str], tmp_path: Path
) -> None:
    (tmp_path / "pindai.tiff").write_bytes(scanned(1))
    page = open_page(PHONE, scripts=False)
    page.goto("/berkas/")
    page.get_by_label("Unggah formulir").set_input_files(tmp_path / "pindai.tiff")
    page.get_by_role("button", name="Unggah dan periksa").click(no_wait_after=True)
    expect(page.locator("#tabel tbody tr").first).to_be_visible()
    assert troubles == []


def test_a_filter_replaces_the_table_alone_and_can_be_shared(
    open_page: Opener, filing: Filing, troubles: list[str]
) -> None:
    page = open_page(DESK)
    page.goto(f"/formulir/{filing.pk}/")
    page.evaluate("window.stayed = true")
    page.get_by_label("Tingkat").select_option("program")
    expect(page.locator("#tabel tbody tr")).to_have_count(6)
    assert page.evaluate("window.stayed")
    assert "tingkat=program" in page.url
    page.reload()
    expect(page.locator("#tabel tbody tr")).to_have_count(6)
    page.get_by_label("Cari").press_sequentially("pemberdayaan")
    expect(page.locator("#tabel tbody tr")).to_have_count(3)
    assert troubles == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_keyboard_reaches_a_figure_opens_its_story_and_comes_back(
    open_page: Opener,
    filing: Filing,
    troubles: list[str],
    size: tuple[int, int],
) -> None:
    page = open_page(size)
    page.goto(f"/formulir/{filing.pk}/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    figure = page.locator("#baris-2 .is-absorption a")
    for _ in range(80):
        page.keyboard.press("Tab")
        if figure.evaluate("link => link === document.activeElement"):
            break
    expect(figure).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#baris-2 .explanation")).to_contain_text("13,15")
    page.keyboard.press("Escape")
    expect(page.locator(".explanation")).to_have_count(0)
    expect(figure).to_be_focused()
    assert troubles == []


def test_the_header_and_the_names_stay_in_sight(open_page: Opener, filing: Filing) -> None:
    page = open_page(DESK)
    page.goto(f"/formulir/{filing.pk}/")
    page.locator("#baris-40").scroll_into_view_if_needed()
    header = page.locator("thead th").first.bounding_box()
    assert header is not None
    assert header["y"] == 0
    page.set_viewport_size({"width": 1024, "height": 768})
    page.locator(".table-frame").evaluate("frame => frame.scrollTo(500, 900)")
    frame = page.locator(".table-frame").bounding_box()
    name = page.locator("#baris-20 .col-name").bounding_box()
    assert frame is not None
    assert name is not None
    assert 0 <= name["x"] - frame["x"] < 60


@pytest.mark.usefixtures("filing")
def test_the_first_page_weighs_at_most_sixty_kilobytes(open_page: Opener) -> None:
    page = open_page(PHONE)
    bodies: list[bytes] = []
    page.on("response", lambda response: bodies.append(response.body()))
    page.goto("/berkas/", wait_until="networkidle")
    assert len(bodies) >= 7
    assert sum(len(gzip.compress(body)) for body in bodies) <= 60_000  # Brotli, as sent, is smaller


def test_proposals_are_decided_from_the_keyboard(open_page: Opener, filing: Filing) -> None:
    page = open_page(DESK)
    page.goto(f"/formulir/{filing.pk}/")
    page.get_by_role("button", name="Mulai memeriksa").click()
    first = page.locator("[data-proposal]").first
    expect(first).to_be_focused()
    page.keyboard.press("t")
    expect(first).to_contain_text("✓ diterima oleh Siti Aminah")
    second = page.locator("[data-proposal]").nth(1)
    expect(second).to_be_focused()
    page.keyboard.press("x")
    expect(second).to_contain_text("✗ ditolak")
    expect(page.locator("[data-proposal]").nth(2)).to_be_focused()
    page.keyboard.press("k")
    expect(second).to_be_focused()
    page.keyboard.press("b")
    expect(second).to_contain_text("Terima")
    expect(page.get_by_text("Riwayat 3 keputusan")).to_be_visible()


def test_proposals_are_decided_without_scripts(open_page: Opener, filing: Filing) -> None:
    page = open_page(PHONE, scripts=False)
    page.goto(f"/formulir/{filing.pk}/")
    page.locator("[data-proposal]").first.get_by_role("button", name="Terima").click()
    expect(page.locator("[data-proposal]").first).to_contain_text("diterima oleh Siti Aminah")
