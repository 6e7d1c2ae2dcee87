"""The quarter's sheet on a phone, without scripts, read only, and to people who cannot see it."""

import gzip
import re

import pytest
from a_browser import CHROMIUM, DESK, PHONE, Opener, SignIn, look_closely
from a_city import Q1, City, fill, found_city, indicator
from a_sheet import address, cell, look, row, state, written
from playwright.sync_api import expect

from tolok.domain.roles import Role
from tolok.services.comments import comment
from tolok.services.planning import planning
from tolok.services.recording import Typed, record_row

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"
    ),
]


@pytest.fixture
def city(transactional_db: None) -> City:  # noqa: ARG001 - it needs the tables
    return found_city()


def test_a_phone_shows_cards_with_a_number_pad_and_a_key_for_the_dash(
    open_page: Opener, sign_in: SignIn, city: City, troubles: list[str]
) -> None:
    page = open_page(PHONE)
    sign_in(page, city.people[Role.OPERATOR])
    page.goto(address(city))
    months = cell(page, city, "Jumlah bulan")
    expect(months).to_have_attribute("inputmode", "decimal")
    months.fill("3")
    cell(page, city, "Jumlah bulan", "spending").fill("2500000")
    cell(page, city, "Indeks").focus()
    row(page, city, "Indeks").get_by_role("button", name="Tulis strip").click()
    expect(state(page, city, "Indeks")).to_have_text("✓ tersimpan")
    expect(state(page, city, "Jumlah bulan")).to_have_text("✓ tersimpan")
    row(page, city, "Jumlah bulan").locator("[id$=-history]").click()
    expect(row(page, city, "Jumlah bulan").locator(".panel")).to_contain_text("2500000")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    look(page)
    assert (written("Indeks"), written("Jumlah bulan")) == ("-", "3")
    assert troubles == []


def test_the_sheet_works_without_scripts(open_page: Opener, sign_in: SignIn, city: City) -> None:
    page = open_page(DESK, scripts=False)
    sign_in(page, city.people[Role.OPERATOR])
    page.goto(address(city))
    cell(page, city, "Jumlah bulan").fill("3")
    cell(page, city, "Jumlah paket").fill("satu")
    cell(page, city, "Jumlah bulan", "cause").fill("Tagihan belum datang")
    row(page, city, "Jumlah bulan").get_by_role("button", name="Simpan").click()
    expect(row(page, city, "Jumlah paket")).to_contain_text("bukan satu angka")
    expect(cell(page, city, "Jumlah paket")).to_have_value("satu")
    cell(page, city, "Jumlah paket").fill("1")
    page.get_by_role("button", name="Simpan semua baris").click()
    expect(page.get_by_role("status").first).to_have_text("1 baris tersimpan.")
    assert (written("Jumlah bulan"), written("Jumlah paket")) == ("3", "1")
    row(page, city, "Jumlah bulan").get_by_role("link", name="Bukti 0").click()
    page.get_by_label("atau tautan").fill("https://data.go.id/")
    page.get_by_role("button", name="Lampirkan").click()
    expect(page.get_by_role("link", name="data.go.id")).to_be_visible()


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.INSPECTOR])
def test_the_sheet_is_accessible_empty_filled_and_to_read_only(
    open_page: Opener, sign_in: SignIn, city: City, troubles: list[str], role: Role
) -> None:
    page = open_page(DESK)
    sign_in(page, city.people[role])
    if role is Role.OPERATOR:
        look_closely(page, address(city))
    months = indicator(city, "Jumlah bulan")
    with planning(city.actor(Role.OPERATOR), city.kecamatan, 2026) as planner:
        planner.set_target(months, Q1.code, "6")
    fill(city)
    words = Typed(cause="Tagihan belum datang", seen=1)
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, months.key, words)
    cell_name = f"realization:{months.key}:{Q1.code}"
    comment(city.actor(Role.VERIFIER), city.kecamatan, Q1, cell_name, "Cek")
    look_closely(page, address(city))
    base = address(city).removesuffix("isian/")
    for place in (f"angka/{months.key}/achievement/", f"bukti/{months.key}/"):
        look_closely(page, f"{base}{place}")
    for place in (f"catatan/{months.key}/", f"riwayat/row:{months.key}:{Q1.code}/"):
        look_closely(page, f"{base}{place}")
    assert troubles == []


def test_the_page_weighs_at_most_sixty_kilobytes_beside_its_rows(
    open_page: Opener, sign_in: SignIn, city: City
) -> None:
    page = open_page(PHONE)
    sign_in(page, city.people[Role.OPERATOR])
    bodies: list[bytes] = []
    page.on("response", lambda response: bodies.append(response.body()))
    page.goto(address(city), wait_until="networkidle")
    assert len(bodies) >= 13
    bare = [re.sub(rb"<tbody.*</tbody>", b"", body, flags=re.DOTALL) for body in bodies]
    assert sum(len(gzip.compress(body)) for body in bare) <= 60_000
