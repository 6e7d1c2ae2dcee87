"""The sheet's page: saved row by row or whole, the same with scripts and without."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from a_city import Q1, City, fill, found_city, indicator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tolok.domain.levels import Level
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services import flow
from tolok.services.comments import comment
from tolok.services.flow import Remark
from tolok.services.planning import Formula, IndicatorText, NodeText, planning
from tolok.services.recording import Typed, record_row
from tolok.store.models import Entry, Evidence, Measurement, PlanNode, Window

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def city() -> City:
    return found_city()


@pytest.fixture
def operator(city: City, client: Client) -> Client:
    client.force_login(city.people[Role.OPERATOR])
    return client


def sheet_address(city: City) -> str:
    return reverse("web:sheet", args=[city.kecamatan.pk, Q1.code])


def row_address(city: City, name: str) -> str:
    return reverse("web:sheet-row", args=[city.kecamatan.pk, Q1.code, indicator(city, name).key])


def beside(city: City, page: str, name: str, *more: object) -> str:
    return reverse(page, args=[city.kecamatan.pk, Q1.code, indicator(city, name).key, *more])


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def save(client: Client, city: City, name: str, seen: str = "0.0", **typed: str) -> Any:
    key = indicator(city, name).key
    fields = {f"{key}.{cell}": one for cell, one in typed.items()}
    return client.post(row_address(city, name), {f"{key}.seen": seen, **fields})


def whole(client: Client, city: City) -> dict[str, str]:
    """The page's one form as a browser without scripts would send it."""
    page = text(client, sheet_address(city))
    fields = dict(re.findall(r'<input[^>]* name="([^"]+\.[^"]+)" value="([^"]*)"', page))
    names = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</textarea>', page)
    return fields | dict(names)


def test_every_row_can_be_filled_in_and_says_what_it_is(operator: Client, city: City) -> None:
    page = text(operator, sheet_address(city))
    assert page.count('<tbody role="rowgroup" class="unit') == 7
    assert page.count(".realization") == 7
    assert page.count(".spending") == 3
    assert "0 dari 7" in page
    assert "Jumlah bulan" in page


def test_a_saved_row_answers_itself_the_rows_above_and_the_head(
    operator: Client, city: City
) -> None:
    answer = save(operator, city, "Jumlah bulan", realization="3", spending="2.500.000").json()
    named = {indicator(city, name).key: name for name in (
        "Indeks", "Nilai AKIP", "Layanan penunjang", "Layanan umum", "Jumlah bulan")}  # fmt: skip
    assert answer["state"] == "saved"
    assert set(answer["rows"]) == set(named)
    row = answer["rows"][indicator(city, "Jumlah bulan").key]
    assert "25,00 %" in row
    assert "Sangat Rendah" in row
    assert "2.500.000" in answer["rows"][indicator(city, "Layanan umum").key]
    assert "1 dari 7" in answer["head"]
    whole_page = text(operator, sheet_address(city))
    assert " ".join(row.split()) in " ".join(whole_page.split())


def test_what_cannot_be_taken_is_told_by_cell(operator: Client, city: City) -> None:
    response = save(operator, city, "Jumlah bulan", realization="tiga", spending="1")
    assert response.status_code == 422
    assert "bukan satu angka" in response.json()["troubles"]["realization"]
    assert not Measurement.objects.exists()


def test_two_people_are_shown_both_versions_and_choose(operator: Client, city: City) -> None:
    save(operator, city, "Jumlah bulan", realization="3")
    response = save(operator, city, "Jumlah bulan", realization="2")
    assert response.status_code == 409
    panel = response.json()["panel"]
    assert re.search(r"<td>3</td>\s*<td>2</td>", panel)
    rival = re.search(r'\.rival" value="([^"]+)"', panel)
    assert rival
    key = indicator(city, "Jumlah bulan").key
    operator.post(
        row_address(city, "Jumlah bulan"),
        {
            f"{key}.realization": "2",
            f"{key}.seen": "0.0",
            f"{key}.choice": "mine",
            f"{key}.rival": rival[1],
        },
    )
    assert Measurement.objects.get().written == "2"


def test_the_page_is_one_form_without_scripts(operator: Client, city: City) -> None:
    fields = whole(operator, city)
    months, papers = (indicator(city, name).key for name in ("Jumlah bulan", "Jumlah laporan"))
    fields |= {f"{months}.realization": "3", f"{papers}.realization": "dua", "kembali": months}
    response = operator.post(sheet_address(city), fields)
    assert response.status_code == 422
    page = response.content.decode()
    assert "1 baris tersimpan." in page
    assert 'value="dua"' in page
    assert "bukan satu angka" in page
    assert Measurement.objects.get().written == "3"
    fields = dict(re.findall(r'<input[^>]* name="([^"]+\.[^"]+)" value="([^"]*)"', page))
    response = operator.post(sheet_address(city), fields | {f"{papers}.realization": "2"})
    assert response.status_code == 302
    assert Measurement.objects.count() == 2


def test_a_whole_form_leaves_rows_alone_that_somebody_else_changed(
    operator: Client, city: City
) -> None:
    fields = whole(operator, city)
    months, papers = (indicator(city, name).key for name in ("Jumlah bulan", "Jumlah laporan"))
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, months, Typed("3"))
    response = operator.post(sheet_address(city), fields | {f"{papers}.realization": "2"})
    assert response.status_code == 302
    assert Measurement.objects.get(indicator__key=months).written == "3"
    response = operator.post(sheet_address(city), fields | {f"{months}.realization": "9"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Pakai isian saya" in page
    again = dict(re.findall(r'<input[^>]* name="([^"]+\.[^"]+)" value="([^"]*)"', page))
    assert operator.post(sheet_address(city), again).status_code == 422
    operator.post(sheet_address(city), again | {f"{months}.choice": "theirs"})
    assert Measurement.objects.get(indicator__key=months).written == "3"
    operator.post(sheet_address(city), again | {f"{months}.choice": "mine"})
    assert Measurement.objects.get(indicator__key=months).written == "9"


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.EXECUTIVE, Role.HEAD, Role.VERIFIER])
def test_who_only_reads_is_shown_figures_and_told_why(
    client: Client, city: City, role: Role
) -> None:
    fill(city)
    client.force_login(city.people[role])
    page = text(client, sheet_address(city))
    assert "Hanya dapat dibaca." in page
    assert "data-field" not in page
    assert "25,00 %" in page
    answer = save(client, city, "Jumlah bulan", "1.1", realization="4")
    assert answer.status_code == 403
    assert "tidak boleh mengisi realisasi" in answer.json()["message"]
    assert client.post(sheet_address(city), {}).status_code == 403


def test_the_money_office_types_money_alone(client: Client, city: City) -> None:
    client.force_login(city.people[Role.FINANCE])
    page = text(client, sheet_address(city))
    assert page.count(".spending") == 3
    assert ".realization" not in page
    assert save(client, city, "Jumlah bulan", spending="1.000").json()["state"] == "saved"


def test_a_submitted_quarter_and_a_closed_window_say_why_nothing_can_be_changed(
    operator: Client, city: City
) -> None:
    year = city.government.years.get()
    window = Window.objects.create(
        fiscal_year=year, period=Q1.code, step="record", opens_on="2026-01-01",
        closes_on="2026-01-31",
    )  # fmt: skip
    assert "sudah ditutup tanggal 31-01-2026" in text(operator, sheet_address(city))
    Window.objects.filter(pk=window.pk).update(closes_on="2199-12-31")
    page = text(operator, sheet_address(city))
    assert "Pengisian ditutup" in page
    assert "data-field" in page
    fill(city)
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    assert "Pengajuan berkeadaan Diajukan" in text(operator, sheet_address(city))


def test_variables_and_words_are_saved_with_their_row(operator: Client, city: City) -> None:
    one = indicator(city, "Layanan umum")
    with planning(city.actor(Role.VERIFIER), city.kecamatan, 2026) as planner:
        planner.define(one, Formula(expression="selesai / masuk * 100"))
    fields = {f"{one.key}.var.selesai": "1", f"{one.key}.var.masuk": "2"}
    fields |= {f"{one.key}.cause": "Pegawai\r\nkurang", f"{one.key}.follow_up": "Tambah"}
    answer = operator.post(row_address(city, one.name), {f"{one.key}.seen": "0.0.x", **fields})
    assert "50,00 %" in answer.json()["rows"][one.key]
    assert "1 capaian rendah" not in answer.json()["head"]
    record = Measurement.objects.get()
    assert record.variables == {"selesai": "1", "masuk": "2"}
    assert record.cause == "Pegawai\nkurang"
    unchanged = whole(operator, city)
    lines = Entry.objects.count()
    assert operator.post(sheet_address(city), unchanged).status_code == 302
    assert Entry.objects.count() == lines


def test_a_low_achievement_opens_its_words(operator: Client, city: City) -> None:
    one = indicator(city, "Jumlah bulan")
    with planning(city.actor(Role.OPERATOR), city.kecamatan, 2026) as planner:
        planner.set_target(one, Q1.code, "6")
    answer = save(operator, city, one.name, realization="3").json()
    row = answer["rows"][one.key]
    assert "TW ini 6" in row
    assert f'class="more" id="isi-{one.key}"' in row
    assert "1 capaian rendah" in answer["head"]


def test_the_next_quarter_shows_the_last_one_and_the_figure_to_date(
    operator: Client, city: City
) -> None:
    fill(city)
    months = indicator(city, "Jumlah bulan")
    address = reverse("web:sheet-row", args=[city.kecamatan.pk, "2026-Q2", months.key])
    fields = {f"{months.key}.realization": "4", f"{months.key}.spending": "1.500.000"}
    row = operator.post(address, fields).json()["rows"][months.key]
    assert re.search(r'data-label="Triwulan lalu">3</td>', row)
    assert re.search(r'data-label="Rp triwulan lalu">2500000</td>', row)
    assert "s.d. TW ini 7" in row
    assert "58,33 %" in row
    assert "4.000.000" in row
    explained = reverse(
        "web:sheet-figure", args=[city.kecamatan.pk, "2026-Q2", months.key, "realization"]
    )
    assert "Realisasi 7 (jumlah triwulan: I 3, II 4)." in text(operator, explained)
    assert "Realisasi kinerja TW I" in text(operator, explained)


def test_evidence_is_attached_listed_and_withdrawn_on_the_page(
    operator: Client, city: City
) -> None:
    address = beside(city, "web:evidence", "Jumlah bulan")
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.7 a")
    response = operator.post(address, {"berkas": file, "judul": "Kuitansi"}, headers=HTMX)
    assert "Kuitansi" in response.content.decode()
    assert "sheet:changed" in json.loads(response["HX-Trigger"])
    operator.post(address, {"tautan": "https://data.go.id/x"})
    assert "Bukti 2" in text(operator, sheet_address(city))
    first = Evidence.objects.first()
    assert first is not None
    away = beside(city, "web:withdraw-evidence", "Jumlah bulan", first.pk)
    assert operator.post(away, {"alasan": ""}).status_code == 422
    assert operator.post(away, {"alasan": "Salah"}).status_code == 302
    assert "ditarik:" in text(operator, address)
    assert "Bukti 1" in text(operator, sheet_address(city))
    response = operator.post(address, {"berkas": SimpleUploadedFile("a.pdf", b"<svg/>")})
    assert response.status_code == 422
    assert "gambar SVG" in response.content.decode()


def test_a_demand_stands_out_on_its_cell_until_it_is_settled(operator: Client, city: City) -> None:
    fill(city)
    key = indicator(city, "Jumlah bulan").key
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    remark = Remark(f"realization:{key}:{Q1.code}", "Cek kuitansi Maret")
    flow.return_submission(city.actor(Role.VERIFIER), city.kecamatan, Q1, "Periksa", [remark])
    page = text(operator, sheet_address(city))
    assert "Diminta diperbaiki · Realisasi kinerja:" in page
    assert "is-marked mark-warning" in page
    assert "<strong>1</strong> catatan terbuka" in page
    comments = beside(city, "web:comments", "Jumlah bulan")
    thread = re.search(r"/(\d+)/selesai/", text(operator, comments))
    assert thread
    operator.post(f"{comments}{thread[1]}/jawab/", {"catatan": "Sudah"}, headers=HTMX)
    operator.post(f"{comments}{thread[1]}/selesai/")
    assert "is-marked mark-warning" not in text(operator, sheet_address(city))
    operator.post(comments, {"sel": remark.subject, "catatan": "Baru"})
    assert "Catatan 1" in text(operator, sheet_address(city))


def test_every_figure_and_its_history_has_a_page_of_its_own(operator: Client, city: City) -> None:
    fill(city)
    for cell in ("target", "realization", "achievement", "ceiling", "spending", "absorption"):
        page = text(operator, beside(city, "web:sheet-figure", "Jumlah bulan", cell))
        assert "Riwayat sel ini" in page
    key = indicator(city, "Jumlah bulan").key
    for subject in (f"row:{key}:2026-Q1", f"realization:{key}:2026-Q1", f"target:{key}:2026"):
        address = reverse("web:history", args=[city.kecamatan.pk, Q1.code, subject])
        assert "Operator kota-serang, operator" in text(operator, address)
    for bad in ("x", "realization:none:2026-Q1", f"ceiling:{key}:2026"):
        address = reverse("web:history", args=[city.kecamatan.pk, Q1.code, bad])
        assert operator.get(address).status_code == 404


def test_nothing_of_it_is_there_for_strangers(client: Client, city: City) -> None:
    addresses = [
        sheet_address(city),
        row_address(city, "Jumlah bulan"),
        beside(city, "web:evidence", "Jumlah bulan"),
        beside(city, "web:comments", "Jumlah bulan"),
        beside(city, "web:sheet-figure", "Jumlah bulan", "achievement"),
        reverse("web:history", args=[city.kecamatan.pk, Q1.code, "row:x:2026-Q1"]),
    ]
    for address in addresses:
        assert client.get(address).status_code == 302
        assert client.post(address).status_code in {302, 405}
    other = found_city("kota-cilegon")
    client.force_login(other.people[Role.OPERATOR])
    for address in addresses:
        assert client.get(address).status_code == 404
        assert client.post(address).status_code in {404, 405}


def test_letters_that_no_database_holds_are_left_out(operator: Client, city: City) -> None:
    save(operator, city, "Jumlah bulan", realization="3", cause="Tagihan\0 telat")
    assert Measurement.objects.get().cause == "Tagihan telat"
    comments = beside(city, "web:comments", "Jumlah bulan")
    subject = f"realization:{indicator(city, 'Jumlah bulan').key}:{Q1.code}"
    operator.post(comments, {"sel": subject, "catatan": "Cek\0"})
    assert "Catatan 1" in text(operator, sheet_address(city))
    link = {"tautan": "https://data.go.id/", "judul": "Da\0ta"}
    operator.post(beside(city, "web:evidence", "Jumlah bulan"), link)
    assert Evidence.objects.get().title == "Data"
    for page in ("web:sheet-row", "web:evidence", "web:comments"):
        address = reverse(page, args=[city.kecamatan.pk, Q1.code, "\0"])
        assert operator.post(address, {"sel": "row:\0:x"}).status_code == 404
    history = reverse("web:history", args=[city.kecamatan.pk, Q1.code, "row:\0:2026-Q1"])
    assert operator.get(history).status_code == 404


def grow(city: City, rows: int) -> None:
    """More subactivities under the kecamatan's one activity."""
    activity = PlanNode.objects.get(organization=city.kecamatan, level=Level.ACTIVITY)
    with planning(city.actor(Role.OPERATOR), city.kecamatan, 2026) as planner:
        for number in range(rows):
            node = planner.add_node(activity, NodeText(Level.SUBACTIVITY, f"Sub {number}"))
            one = planner.add_indicator(node, IndicatorText(f"Indikator {number}", unit="Dok"))
            planner.set_target(one, "2026", "4")


def asked(deed: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        deed()
    return len(queries)


def test_the_page_and_a_save_ask_as_often_whatever_the_sheet_holds(
    operator: Client, city: City
) -> None:
    address = sheet_address(city)
    save(operator, city, "Jumlah paket", realization="1", spending="1")
    few = asked(lambda: operator.get(address))
    few_saving = asked(lambda: save(operator, city, "Jumlah bulan", realization="3", spending="7"))
    fill_more = [indicator(city, "Jumlah bulan"), indicator(city, "Jumlah paket")]
    grow(city, 93)
    for one in fill_more:
        subject = f"realization:{one.key}:{Q1.code}"
        comment(city.actor(Role.VERIFIER), city.kecamatan, Q1, subject, "Cek")
    many = asked(lambda: operator.get(address))
    many_saving = asked(
        lambda: save(operator, city, "Jumlah laporan", realization="2", spending="7")
    )
    assert (many, many_saving) == (few, few_saving)
    assert many <= 21
    assert many_saving <= 42  # two of them are asked by the test itself
    assert Entry.objects.filter(deed=Deed.ENTER_REALIZATION).count() == 3
