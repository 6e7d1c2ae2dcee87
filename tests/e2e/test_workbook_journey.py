"""An operator's workbook in a browser: taken away, filled in, sent back, a conflict decided."""

from pathlib import Path
from typing import Any

import pytest
from a_browser import CHROMIUM, DESK, PHONE, Opener, SignIn, look_closely
from a_city import Q1, City, fill, found_city, indicator
from a_workbook import REALIZATION, SPENDING, edited, put
from playwright.sync_api import expect

from tolok.domain.roles import Role
from tolok.services.recording import Typed, record_row
from tolok.store.models import Entry, Measurement, NodeSpending

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"
    ),
]


@pytest.fixture
def city(transactional_db: None) -> City:  # noqa: ARG001 - it needs the tables
    city = found_city()
    fill(city)
    return city


def fill_in(book: Any) -> None:
    sheet = book.worksheets[0]
    put(sheet, "Jumlah bulan", REALIZATION, 4)
    put(sheet, "Jumlah bulan", SPENDING, 10_900_000)
    put(sheet, "Jumlah paket", REALIZATION, "dua")
    put(sheet, "Jumlah laporan", ("KETERANGAN",), "Rapat daring")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_a_workbook_round_trip_with_a_conflict(  # noqa: PLR0917 - fixtures
    open_page: Opener,
    sign_in: SignIn,
    city: City,
    troubles: list[str],
    tmp_path: Path,
    size: tuple[int, int],
    scripts: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    page = open_page(size, scripts=scripts)
    sign_in(page, city.people[Role.OPERATOR])
    page.goto(f"/pd/{city.kecamatan.pk}/{Q1.code}/buku-kerja/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Unduh buku kerja").click()
    assert waiting.value.suggested_filename == "buku-kerja-7.01.01-2026-Q1.xlsx"
    back = tmp_path / "diisi di rumah.xlsx"
    back.write_bytes(edited(waiting.value.path().read_bytes(), fill_in))

    # A colleague saves the same row meanwhile.
    key = indicator(city, "Jumlah bulan").key
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, key, Typed("2", seen=1))

    page.get_by_label("Buku kerja yang sudah diisi").set_input_files(back)
    page.get_by_role("button", name="Unggah dan bandingkan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Perbedaan sebelum diterapkan")
    expect(page.get_by_text("bukan satu angka")).to_be_visible()
    expect(page.get_by_text("melebihi pagu 10.000.000").first).to_be_visible()
    page.get_by_label("Dalam berkas").check()
    page.reload()
    page.get_by_label("Dalam berkas").check()
    page.get_by_role("button", name="Terapkan yang dipilih").click()
    expect(page.get_by_text("3 sel dari buku kerja sudah diterapkan")).to_be_visible()
    assert Measurement.objects.get(indicator__key=key).written == "4"
    assert NodeSpending.objects.get(node__name="Listrik").written == "10900000"
    assert Entry.objects.filter(deed="apply_workbook").count() == 5
    assert troubles == []


def test_the_workbook_s_pages_are_accessible_in_both_widths_and_grounds(
    open_page: Opener, sign_in: SignIn, city: City, troubles: list[str], tmp_path: Path
) -> None:
    page = open_page(DESK)
    sign_in(page, city.people[Role.OPERATOR])
    way = f"/pd/{city.kecamatan.pk}/{Q1.code}/buku-kerja/"
    page.goto(way)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Unduh buku kerja").click()
    key = indicator(city, "Jumlah bulan").key
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, key, Typed("2", seen=1))
    back = tmp_path / "isi.xlsx"
    back.write_bytes(edited(waiting.value.path().read_bytes(), fill_in))
    page.get_by_label("Buku kerja yang sudah diisi").set_input_files(back)
    page.get_by_role("button", name="Unggah dan bandingkan").click()
    difference = page.url
    for address in (way, difference):
        look_closely(page, address)
    assert troubles == []
