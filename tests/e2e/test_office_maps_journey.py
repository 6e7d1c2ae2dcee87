"""Columns of an unknown table, chosen in a browser: by mouse with scripts, on a phone without."""

import pytest
from a_browser import CHROMIUM, DESK, PHONE, Opener, SignIn, look_closely
from a_desk import Desk, found_desk
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"
    ),
]
OFFICE = """DINAS CONTOH KABUPATEN ADIL TAHUN 2025
Kd,Pekerjaan,Ukurannya,Sat,Tgt,Disediakan,Rlsi,Terpakai,Siapa
1,Program Kesehatan,Jumlah pasien,orang,100,2.000.000,50,1.000.000,Budi
2,Kegiatan Obat,Jumlah obat,dus,10,2.000.000,5,1.000.000,Ani
"""


@pytest.fixture
def desk(transactional_db: None) -> Desk:  # noqa: ARG001 - it needs the tables
    return found_desk()


@pytest.mark.parametrize(
    ("size", "scripts"), [(DESK, True), (PHONE, False)], ids=["desk", "plain phone"]
)
def test_columns_are_chosen_looked_at_and_remembered(  # noqa: PLR0917 - fixtures
    open_page: Opener,
    sign_in: SignIn,
    desk: Desk,
    troubles: list[str],
    size: tuple[int, int],
    scripts: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    page = open_page(size, scripts=scripts)
    sign_in(page, desk.person)
    page.goto("/berkas/")
    file = {"name": "dinas.csv", "mimeType": "text/csv", "buffer": OFFICE.encode()}
    page.get_by_label("Unggah formulir").set_input_files(file)  # type: ignore[arg-type] # one file
    page.get_by_role("button", name="Unggah dan periksa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kolom mana memuat apa?")
    if scripts:
        look_closely(page, page.url)
        page.set_viewport_size({"width": size[0], "height": size[1]})

    chosen = page.get_by_label("Kolom 9 memuat")
    chosen.focus()  # by keyboard: what is in focus takes what is typed
    chosen.select_option(label="Penanggung jawab")
    page.get_by_label("Kolom 2 memuat").select_option(label="Nama: program, kegiatan")
    if not scripts:
        page.get_by_role("button", name="Lihat hasilnya").press("Enter")
    result = page.get_by_role("region", name="Formulir yang jadi")
    expect(result.get_by_role("cell", name="Kegiatan", exact=True)).to_be_visible()
    expect(result).not_to_contain_text("disisihkan")

    page.get_by_role("button", name="Pakai dan ingat untuk seluruh").press("Enter")
    expect(page.get_by_text("Dibaca menurut pemetaan kolom yang disimpan Anda")).to_be_visible()
    page.get_by_role("link", name="Semua pemetaan").click()
    if scripts:
        look_closely(page, page.url)
    page.get_by_role("button", name="Cabut pemetaan Kd").press("Enter")
    expect(page.get_by_text("Pemetaan dicabut.")).to_be_visible()
    assert not troubles
