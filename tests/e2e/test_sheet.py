"""The quarter's sheet in a real browser: by keyboard, over a lost connection, by two people."""

import re
from collections.abc import Iterator

import pytest
from a_browser import CHROMIUM, DESK, Opener, SignIn
from a_city import Q1, City, fill, found_city, indicator
from a_sheet import address, cell, look, row, state, written
from playwright.sync_api import Page, expect

from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services import flow
from tolok.services.flow import Remark
from tolok.services.planning import Formula, planning
from tolok.store.models import Comment, Entry, Evidence, Measurement, NodeSpending

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"
    ),
]
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def city(transactional_db: None) -> City:  # noqa: ARG001 - it needs the tables
    return found_city()


@pytest.fixture
def desk(open_page: Opener, sign_in: SignIn, city: City, troubles: list[str]) -> Iterator[Page]:
    """The operator's page at the sheet; it may end with no complaint but a lost connection."""
    page = open_page(DESK)
    sign_in(page, city.people[Role.OPERATOR])
    page.goto(address(city))
    expect(page.locator("#simpanan")).to_have_text("Semua tersimpan.")
    yield page
    offline = ("ERR_INTERNET_DISCONNECTED", "htmx:")
    assert [one for one in troubles if not any(word in one for word in offline)] == []


def test_an_operators_quarter_from_empty_to_submitted(desk: Page, city: City) -> None:
    months = indicator(city, "Jumlah bulan")
    with planning(city.actor(Role.VERIFIER), city.kecamatan, 2026) as planner:
        planner.set_target(months, Q1.code, "6")
    desk.reload()
    _type_by_keyboard_alone(desk, city)
    _paste_the_rest(desk, city)
    expect(desk.locator("#ringkasan")).to_contain_text("7 dari 7")
    expect(desk.locator("#ringkasan")).to_contain_text("Rp 15.000.000 dari pagu Rp 60.000.000")
    _attach_evidence(desk, city)
    _tell_why(desk, city)
    desk.get_by_role("link", name="Pengajuan").click()
    expect(desk.locator(".blocked")).to_contain_text("terbuka setelah 1 hal di bawah selesai")
    desk.get_by_label("Penjelasan: Baris 7").fill("Laporan tiap hari kerja, bukan tiap bulan.")
    desk.get_by_label("Penjelasan: Baris 7").press("Enter")
    desk.locator("summary", has_text=re.compile("^Ajukan$")).click()
    desk.get_by_role("button", name="Ya, ajukan").click()
    expect(desk.get_by_role("status")).to_contain_text("sudah diajukan")
    desk.get_by_role("link", name="Buka lembar isian").click()
    expect(desk.get_by_role("note")).to_contain_text("Hanya dapat dibaca")
    expect(row(desk, city, months.name).locator(".told")).to_be_hidden()
    assert [line.spent.written for line in city.sheet.rows[3:]] == [
        "15.000.000", "2.500.000", "5.000.000", "7.500.000",
    ]  # fmt: skip
    assert city.sheet.state == "submitted"


def _type_by_keyboard_alone(desk: Page, city: City) -> None:
    first = cell(desk, city, "Indeks")
    for _ in range(30):
        desk.keyboard.press("Tab")
        if first.evaluate("cell => cell === document.activeElement"):
            break
    expect(first).to_be_focused()
    for text in ("-", "-", "25", "25", "3"):
        desk.keyboard.type(text)
        desk.keyboard.press("Enter")
    expect(cell(desk, city, "Jumlah paket")).to_be_focused()
    desk.keyboard.press("Shift+Enter")
    expect(cell(desk, city, "Jumlah bulan")).to_be_focused()
    desk.keyboard.press("Tab")
    desk.keyboard.type("2.500.000")
    desk.keyboard.press("Enter")
    months = row(desk, city, "Jumlah bulan")
    expect(months.locator(".rated")).to_contain_text("25,00 %")
    expect(months.locator(".rating")).to_have_text("Sangat Rendah")
    expect(state(desk, city, "Jumlah bulan")).to_have_text("✓ tersimpan")


def _paste_the_rest(desk: Page, city: City) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    block = "1\t5.000.000\n9.000\t7500000\n"
    desk.evaluate("text => navigator.clipboard.writeText(text)", block)
    cell(desk, city, "Jumlah paket").focus()
    desk.keyboard.press("Control+v")
    expect(desk.locator("#tempelan")).to_contain_text("4 sel ditempel.")
    expect(state(desk, city, "Jumlah laporan")).to_have_text("✓ tersimpan")
    total = row(desk, city, "Layanan umum").locator("[data-part=absorption]")
    expect(total).to_contain_text("25,00 %")


def _attach_evidence(desk: Page, city: City) -> None:
    months = row(desk, city, "Jumlah bulan")
    months.get_by_role("link", name="Bukti 0").click()
    panel = months.locator(".panel")
    expect(panel).to_contain_text("Belum ada bukti")
    look(desk)
    panel.get_by_label("Berkas").set_input_files(
        {"name": "halaman.pdf", "mimeType": "application/pdf", "buffer": b"<html><script>"}
    )
    panel.get_by_role("button", name="Lampirkan").click()
    expect(panel.get_by_role("alert").first).to_contain_text("halaman HTML")
    panel.get_by_label("Berkas").set_input_files(
        {"name": "kuitansi.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    panel.get_by_label("Halaman").fill("2")
    panel.get_by_role("button", name="Lampirkan").click()
    expect(panel).to_contain_text("kuitansi.pdf")
    expect(months.get_by_role("link", name="Bukti 1")).to_be_visible()
    with desk.expect_download() as download:
        panel.get_by_role("link", name="kuitansi.pdf").click()
    assert download.value.suggested_filename == "kuitansi.pdf"
    assert Evidence.objects.get().pages == "2"


def _tell_why(desk: Page, city: City) -> None:
    """The words of a low achievement, which a print shows while they can still be changed."""
    words = cell(desk, city, "Jumlah bulan", "cause")
    if not words.is_visible():
        row(desk, city, "Jumlah bulan").get_by_role("button", name="Penjelasan").click()
    words.fill("Tagihan Maret\nbelum datang")
    cell(desk, city, "Jumlah bulan", "follow_up").fill("Bayar April")
    desk.keyboard.press("Tab")
    expect(state(desk, city, "Jumlah bulan")).to_have_text("✓ tersimpan")
    expect(desk.locator("#ringkasan")).to_contain_text("Tidak ada capaian rendah tanpa penjelasan")
    told = row(desk, city, "Jumlah bulan").locator(".told")
    expect(told).to_be_hidden()
    desk.emulate_media(media="print")
    expect(told).to_contain_text("Tagihan Maret")
    expect(told).to_be_visible()
    expect(words).to_be_hidden()
    desk.emulate_media(media="screen")


def test_the_keys_of_a_spreadsheet_do_what_they_do_there(desk: Page, city: City) -> None:
    months, papers = cell(desk, city, "Jumlah bulan"), cell(desk, city, "Jumlah paket")
    months.click()
    desk.keyboard.type("3")
    desk.keyboard.press("ArrowDown")
    expect(papers).to_be_focused()
    expect(state(desk, city, "Jumlah bulan")).to_have_text("✓ tersimpan")
    desk.keyboard.press("ArrowUp")
    desk.keyboard.type("47")
    desk.keyboard.press("Escape")
    expect(months).to_have_value("3")
    desk.keyboard.press("F2")
    desk.keyboard.type("0")
    desk.keyboard.press("ArrowLeft")
    expect(months).to_be_focused()
    desk.keyboard.press("Tab")
    expect(cell(desk, city, "Jumlah bulan", "spending")).to_be_focused()
    expect(state(desk, city, "Jumlah bulan")).to_have_text("✓ tersimpan")
    assert written("Jumlah bulan") == "30"
    desk.keyboard.press("ArrowRight")
    expect(row(desk, city, "Jumlah bulan").locator("[id$=-words]")).to_be_focused()
    for _ in range(3):
        desk.keyboard.press("ArrowLeft")
    expect(row(desk, city, "Jumlah bulan").locator("[id$=-achievement]")).to_be_focused()
    desk.keyboard.press("Enter")
    panel = row(desk, city, "Jumlah bulan").locator(".panel")
    expect(panel).to_contain_text("realisasi 30, target 12 Bulan")
    expect(panel).to_be_focused()
    desk.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(row(desk, city, "Jumlah bulan").locator("[id$=-achievement]")).to_be_focused()


def test_a_block_from_excel_is_pasted_over_several_rows(desk: Page, city: City) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    block = "25\t15000000\n3\t2.500.000\nsatu\t5000000\n2\t\n9\t9\n"
    desk.evaluate("text => navigator.clipboard.writeText(text)", block)
    cell(desk, city, "Layanan umum").focus()
    desk.keyboard.press("Control+v")
    report = desk.locator("#tempelan")
    expect(report).to_contain_text("6 sel ditempel. 3 tidak dapat ditempel:")
    expect(report).to_contain_text("Baris 4 · Realisasi Rp: “15000000” (jumlah baris di bawahnya)")
    expect(report).to_contain_text("“9” (di luar tabel)")
    expect(state(desk, city, "Jumlah laporan")).to_have_text("✓ tersimpan")
    expect(state(desk, city, "Jumlah paket")).to_have_text("× ditolak")
    expect(row(desk, city, "Jumlah paket")).to_contain_text("“satu” bukan satu angka")
    expect(cell(desk, city, "Jumlah paket")).to_have_value("satu")
    assert (written("Layanan umum"), written("Jumlah bulan")) == ("25", "3")
    desk.reload()
    expect(cell(desk, city, "Jumlah paket")).to_have_value("satu")
    expect(state(desk, city, "Jumlah paket")).to_have_text("× ditolak")
    cell(desk, city, "Jumlah paket").fill("1")
    desk.keyboard.press("Enter")
    expect(state(desk, city, "Jumlah paket")).to_have_text("✓ tersimpan")
    assert NodeSpending.objects.get(node__name="Peralatan").written == "5000000"


def test_rows_typed_without_a_connection_are_sent_when_it_is_back(desk: Page, city: City) -> None:
    desk.context.set_offline(True)
    cell(desk, city, "Jumlah bulan").fill("3")
    desk.keyboard.press("Enter")
    expect(state(desk, city, "Jumlah bulan")).to_have_text("menunggu sambungan")
    expect(desk.locator("#simpanan")).to_contain_text("1 baris menunggu sambungan")
    desk.context.set_offline(False)
    expect(state(desk, city, "Jumlah bulan")).to_have_text("✓ tersimpan")
    assert written("Jumlah bulan") == "3"


def test_rows_typed_without_a_connection_outlive_the_page_and_keep_their_order(
    desk: Page, city: City
) -> None:
    desk.context.set_offline(True)
    for name, text in (("Jumlah laporan", "2"), ("Indeks", "-"), ("Jumlah bulan", "3")):
        cell(desk, city, name).fill(text)
    expect(state(desk, city, "Jumlah laporan")).to_have_text("menunggu sambungan")
    desk.close()
    assert not Measurement.objects.exists()
    back = desk.context.new_page()
    desk.context.set_offline(False)
    back.goto(address(city))
    expect(state(back, city, "Jumlah bulan")).to_have_text("✓ tersimpan")
    expect(back.locator("#simpanan")).to_have_text("Semua tersimpan.")
    names = {indicator(city, one).key: one for one in ("Jumlah laporan", "Indeks", "Jumlah bulan")}
    entries = Entry.objects.filter(deed=Deed.ENTER_REALIZATION).order_by("number")
    assert [names[one.subject.split(":")[1]] for one in entries] == list(names.values())
    back.reload()
    assert back.evaluate("localStorage.length") == 0


def test_what_can_no_longer_be_filled_in_is_shown_and_never_dropped(desk: Page, city: City) -> None:
    fill(city)
    desk.reload()
    desk.context.set_offline(True)
    cell(desk, city, "Jumlah bulan").fill("4")
    desk.keyboard.press("Enter")
    expect(state(desk, city, "Jumlah bulan")).to_have_text("menunggu sambungan")
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    desk.context.set_offline(False)
    expect(state(desk, city, "Jumlah bulan")).to_have_text("× ditolak")
    expect(row(desk, city, "Jumlah bulan")).to_contain_text("Pengajuan berkeadaan Diajukan")
    desk.reload()
    expect(desk.locator("#tertinggal")).to_contain_text("Jumlah bulan: 4")
    look(desk)
    desk.locator("#tertinggal").get_by_role("button", name="Buang").click()
    expect(desk.locator("#tertinggal")).to_be_empty()
    assert written("Jumlah bulan") == "3"


def test_two_tabs_of_one_person_lose_nothing_to_each_other(desk: Page, city: City) -> None:
    other = desk.context.new_page()
    other.goto(address(city))
    desk.context.set_offline(True)
    cell(desk, city, "Jumlah bulan").fill("3")
    desk.keyboard.press("Enter")
    cell(other, city, "Jumlah paket").fill("1")
    other.keyboard.press("Enter")
    expect(state(desk, city, "Jumlah bulan")).to_have_text("menunggu sambungan")
    expect(state(other, city, "Jumlah paket")).to_have_text("menunggu sambungan")
    desk.context.set_offline(False)
    expect(state(desk, city, "Jumlah bulan")).to_have_text("✓ tersimpan")
    expect(state(other, city, "Jumlah paket")).to_have_text("✓ tersimpan")
    for page in (desk, other):
        expect(page.locator("#simpanan")).to_have_text("Semua tersimpan.")
    assert (written("Jumlah bulan"), written("Jumlah paket")) == ("3", "1")


def test_what_cannot_be_opened_without_a_connection_says_so(desk: Page, city: City) -> None:
    desk.context.set_offline(True)
    months = row(desk, city, "Jumlah bulan")
    months.get_by_role("link", name="Riwayat").click()
    expect(months.locator("[data-trouble]")).to_contain_text("Periksa sambungan")
    desk.context.set_offline(False)
    months.get_by_role("link", name="Riwayat").click()
    expect(months.locator(".panel")).to_contain_text("Belum ada yang tercatat")
    expect(months.locator("[data-trouble]")).to_be_empty()


def test_a_session_that_ended_loses_nothing(desk: Page, city: City, sign_in: SignIn) -> None:
    desk.context.clear_cookies()
    cell(desk, city, "Jumlah bulan").fill("3")
    desk.keyboard.press("Enter")
    expect(desk.locator("#simpanan")).to_contain_text("Sesi Anda berakhir")
    sign_in(desk, city.people[Role.OPERATOR])
    desk.goto(address(city))
    expect(state(desk, city, "Jumlah bulan")).to_have_text("✓ tersimpan")
    assert written("Jumlah bulan") == "3"


def test_two_people_on_one_row_choose_between_both_versions(
    desk: Page, city: City, open_page: Opener, sign_in: SignIn
) -> None:
    other = open_page(DESK)
    sign_in(other, city.people[Role.FINANCE])
    other.goto(address(city))
    for name, amount in (("Jumlah bulan", "1000"), ("Jumlah paket", "2000")):
        cell(other, city, name, "spending").fill(amount)
        other.keyboard.press("Enter")
        expect(state(other, city, name)).to_have_text("✓ tersimpan")
    months = row(desk, city, "Jumlah bulan")
    cell(desk, city, "Jumlah bulan", "spending").fill("3000")
    desk.keyboard.press("Enter")
    expect(state(desk, city, "Jumlah bulan")).to_have_text("! pilih isian")
    expect(months.locator(".conflict tbody")).to_have_text(
        re.compile(r"Realisasi Rp\s*1000\s*3000")
    )
    expect(months.locator(".conflict")).to_contain_text("Keuangan kota-serang")
    look(desk)
    months.get_by_role("button", name="Pakai isian saya").click()
    expect(state(desk, city, "Jumlah bulan")).to_have_text("✓ tersimpan")
    cell(desk, city, "Jumlah paket", "spending").fill("9")
    desk.keyboard.press("Enter")
    row(desk, city, "Jumlah paket").get_by_role("button", name="Pakai yang tersimpan").click()
    expect(cell(desk, city, "Jumlah paket", "spending")).to_have_value("2000")
    expect(desk.locator("#simpanan")).to_have_text("Semua tersimpan.")
    saved = NodeSpending.objects.order_by("node__position").values_list("written", flat=True)
    assert list(saved) == ["3000", "2000"]


def test_variables_and_the_words_for_a_low_achievement_open_in_place(
    desk: Page, city: City
) -> None:
    one, months = indicator(city, "Layanan umum"), indicator(city, "Jumlah bulan")
    with planning(city.actor(Role.VERIFIER), city.kecamatan, 2026) as planner:
        planner.define(one, Formula(expression="selesai / masuk * 100"))
        planner.set_target(months, Q1.code, "6")
    desk.reload()
    row(desk, city, one.name).get_by_role("button", name="buka variabel").click()
    expect(desk.locator(f'[name="{one.key}.var.selesai"]')).to_be_focused()
    desk.keyboard.type("1")
    desk.keyboard.press("Tab")
    desk.keyboard.type("2")
    desk.keyboard.press("Enter")
    expect(row(desk, city, one.name).locator("[data-live=computed]")).to_have_text("50")
    words = cell(desk, city, months.name, "cause")
    expect(words).to_be_hidden()
    cell(desk, city, months.name).fill("3")
    desk.keyboard.press("Enter")
    expect(words).to_be_visible()
    words.fill("Tagihan Maret\nbelum datang")
    desk.keyboard.press("Tab")
    expect(state(desk, city, months.name)).to_have_text("✓ tersimpan")
    assert Measurement.objects.get(indicator=months).cause == "Tagihan Maret\nbelum datang"


def test_a_demand_is_answered_and_settled_in_its_row(desk: Page, city: City) -> None:
    fill(city)
    key = indicator(city, "Jumlah bulan").key
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    remark = Remark(f"realization:{key}:{Q1.code}", "Cek kuitansi Maret")
    flow.return_submission(city.actor(Role.VERIFIER), city.kecamatan, Q1, "Periksa", [remark])
    desk.reload()
    months = row(desk, city, "Jumlah bulan")
    expect(months.locator(".demand")).to_contain_text("Cek kuitansi Maret")
    months.get_by_role("link", name="Catatan 1").click()
    panel = months.locator(".panel")
    look(desk)
    panel.get_by_label("Jawaban").fill("Sudah dicek")
    panel.get_by_role("button", name="Jawab").click()
    expect(panel).to_contain_text("Sudah dicek")
    panel.get_by_role("button", name="Tandai selesai").click()
    expect(months.locator(".demand")).to_have_count(0)
    expect(desk.locator("#ringkasan")).to_contain_text("0 catatan terbuka")
    months.get_by_role("link", name="Riwayat").click()
    expect(panel).to_contain_text("menyelesaikan catatan")
    look(desk)
    assert Comment.objects.count() == 2
