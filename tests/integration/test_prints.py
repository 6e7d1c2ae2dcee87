"""A print is made of its snapshot alone, always the same, and everybody can check it."""

import io
import json
import re
import time
import zipfile
from hashlib import sha256

import openpyxl
import pypdfium2
import pytest
from a_city import NOW, Q1, YEAR, City, fill, found_city, indicator
from django.db import connection
from django.test import Client
from pytest_django import Settings

from tolok.documents.document import Signatures
from tolok.domain.errors import TolokError
from tolok.domain.roles import Role
from tolok.services import flow
from tolok.services.filings import NotFoundError
from tolok.services.prints import PRINT_FORMATS, print_snapshot, printed
from tolok.services.recording import Typed, record_row
from tolok.store.models import Organization, Snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> City:
    monkeypatch.setattr("tolok.web.acting.now", lambda: NOW)
    found = found_city()
    fill(found)
    return found


@pytest.fixture
def approved(city: City) -> Snapshot:
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    flow.verify(city.actor(Role.VERIFIER), city.kecamatan, Q1)
    flow.approve(city.actor(Role.HEAD), city.kecamatan, Q1)
    return Snapshot.objects.get(state="approved")


def tamper(snapshot: Snapshot, before: str, after: str) -> None:
    """Change a kept content with the database's own tools."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE store_snapshot SET content = REPLACE(content, %s, %s) WHERE id = %s",
            [before, after, snapshot.pk],
        )
    snapshot.refresh_from_db()


@pytest.mark.parametrize("format_", PRINT_FORMATS)
def test_two_prints_of_a_snapshot_are_the_same_bytes_whatever_changed_since(
    city: City, approved: Snapshot, format_: str
) -> None:
    before = print_snapshot(approved, format_)
    # Zip archives and properties of files count seconds, two at a time.
    time.sleep(2.1)
    Organization.objects.filter(pk=city.kecamatan.pk).update(head_name="Orang Lain")
    flow.amend(city.actor(Role.VERIFIER), city.kecamatan, Q1, "Koreksi")
    key = indicator(city, "Jumlah bulan").key
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, key, Typed("5", seen=1))
    again = print_snapshot(Snapshot.objects.get(pk=approved.pk), format_)
    assert again == before


def test_a_print_carries_place_date_signatory_period_version_hash_and_address(
    approved: Snapshot, settings: Settings
) -> None:
    settings.BASE_URL = "https://kinerja.example.go.id"
    address = f"https://kinerja.example.go.id/v/{approved.token}/"
    wanted = (
        "Serang, 7 April 2026", "Camat", "Drs. Pimpinan Kecamatan Cipocok Jaya", "Pembina",
        "19700101 199001 1 001", "Triwulan I Tahun 2026", "Versi 3", "Disetujui",
        approved.sha256[:12], address,
    )  # fmt: skip
    texts = {
        "pdf": _pdf_text(print_snapshot(approved, "pdf").data),
        "docx": _docx_text(print_snapshot(approved, "docx").data),
        "xlsx": _xlsx_text(print_snapshot(approved, "xlsx").data),
        "html": print_snapshot(approved, "html").data.decode(),
        "csv": print_snapshot(approved, "csv").data.decode(),
    }
    for format_, text in texts.items():
        for one in wanted:
            assert one in text, (format_, one)


def _pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def _docx_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return re.sub(r"<[^>]+>", "\n", archive.read("word/document.xml").decode())


def _xlsx_text(data: bytes) -> str:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)


def test_the_code_on_a_pdf_is_read_by_a_camera(approved: Snapshot) -> None:
    cv2 = pytest.importorskip("cv2")
    numpy = pytest.importorskip("numpy")
    page = pypdfium2.PdfDocument(print_snapshot(approved, "pdf").data)[0]
    # A camera comes nearer until it reads; OpenCV misses some codes at one of these distances.
    seen = (page.render(scale=scale).to_pil().convert("L") for scale in (4, 3, 5, 6))
    texts = (cv2.QRCodeDetector().detectAndDecode(numpy.asarray(one))[0] for one in seen)
    text = next(filter(None, texts), "")
    (signed,) = [one for one in printed(approved).blocks if isinstance(one, Signatures)]
    assert signed.seal is not None
    assert text == signed.seal.address


def test_the_json_of_a_snapshot_has_the_hash_that_its_prints_bear(approved: Snapshot) -> None:
    data = print_snapshot(approved, "json").data
    assert sha256(data).hexdigest() == approved.sha256
    assert json.loads(data)["schema"] == "tolok.snapshot/1"


def test_what_was_changed_behind_the_sites_back_is_not_printed(approved: Snapshot) -> None:
    tamper(approved, "Jumlah bulan", "Jumlah tahun")
    with pytest.raises(TolokError, match="berubah setelah disimpan"):
        print_snapshot(approved, "pdf")
    text = Client().get(f"/v/{approved.token}/").content.decode()
    assert ">Rusak<" in text
    assert "Inspektorat" in text


def test_an_unknown_format_is_not_there(approved: Snapshot) -> None:
    with pytest.raises(NotFoundError, match="Format exe tidak ada"):
        print_snapshot(approved, "exe")


def test_everybody_can_check_a_print_but_reads_figures_only_where_published(
    city: City, approved: Snapshot
) -> None:
    address = f"/v/{approved.token}/"
    text = Client().get(address).content.decode()
    assert ">Asli<" in text
    for told in (approved.sha256, "Kecamatan Cipocok Jaya", "Triwulan I", "Belum diterbitkan"):
        assert told in text
    assert "yang terbaru" in text
    assert "60.000.000" not in text
    assert Client().get(f"/cetak/{approved.token}/pdf/").status_code == 404
    flow.publish(city.actor(Role.VERIFIER), city.kecamatan, Q1)
    assert "Baca angka yang terbit" in Client().get(address).content.decode()
    assert Client().get(f"/cetak/{approved.token}/pdf/").content.startswith(b"%PDF")
    flow.lock_submission(city.actor(Role.VERIFIER), city.kecamatan, Q1)
    assert "sudah ada versi 4" in Client().get(address).content.decode()
    lost = Client().get("/v/tidakada/")
    assert lost.status_code == 404
    assert "tidak berasal dari situs ini" in lost.content.decode()


def test_published_figures_are_read_by_everybody_and_sent_once(
    city: City, approved: Snapshot
) -> None:
    office = f"/publik/{city.government.code}/{city.kecamatan.pk}/{Q1.code}/"
    pages = ("/publik/", f"/publik/{city.government.code}/", office, f"{office}unduh/csv/")
    assert Client().get(office).status_code == 404
    assert "Belum ada angka" in Client().get(pages[1]).content.decode()
    empty = Client().get("/publik/")
    flow.publish(city.actor(Role.VERIFIER), city.kecamatan, Q1)
    assert Client().get("/publik/", headers={"if-none-match": empty["ETag"]}).status_code == 200
    for page in pages:
        told = Client().get(page)
        assert told.status_code == 200
        again = Client().get(page, headers={"if-none-match": told["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    text = Client().get(office).content.decode()
    assert "60.000.000" in text
    assert f"/v/{approved.token}/" in text
    reader = Client()
    reader.force_login(city.people[Role.OPERATOR])
    etag = Client().get(office)["ETag"]
    assert reader.get(office, headers={"if-none-match": etag}).status_code == 200


def test_an_amendment_changes_what_is_public_only_when_it_is_published(
    city: City, approved: Snapshot
) -> None:
    verifier, operator = city.actor(Role.VERIFIER), city.actor(Role.OPERATOR)
    office = f"/publik/{city.government.code}/{city.kecamatan.pk}/{Q1.code}/"
    flow.publish(verifier, city.kecamatan, Q1)
    flow.amend(verifier, city.kecamatan, Q1, "Koreksi")
    key = indicator(city, "Jumlah laporan").key
    spending = Typed(spending="7.654.321", seen_spending=1)
    record_row(operator, city.kecamatan, Q1, key, spending)
    flow.submit(operator, city.kecamatan, Q1)
    flow.verify(verifier, city.kecamatan, Q1)
    flow.approve(city.actor(Role.HEAD), city.kecamatan, Q1)
    assert "7.654.321" not in Client().get(office).content.decode()
    flow.publish(verifier, city.kecamatan, Q1)
    text = Client().get(office).content.decode()
    assert "7.654.321" in text
    assert f"/v/{approved.token}/" in text
    assert "Versi terbit yang lain" in text


def test_governments_are_published_apart(city: City, approved: Snapshot) -> None:
    other = found_city("kota-lain")
    flow.publish(city.actor(Role.VERIFIER), city.kecamatan, Q1)
    assert approved.organization == city.kecamatan
    wrong = f"/publik/{other.government.code}/{city.kecamatan.pk}/{Q1.code}/"
    assert Client().get(wrong).status_code == 404
    assert Client().get("/publik/kota-hilang/").status_code == 404
    assert other.government.name not in Client().get("/publik/").content.decode() or YEAR


def test_a_print_can_be_made_at_any_part_of_a_second(city: City) -> None:
    at = NOW.replace(second=17, microsecond=123_456)
    flow.submit(city.actor(Role.OPERATOR, at), city.kecamatan, Q1)
    snapshot = city.kecamatan.snapshots.get()
    for format_ in PRINT_FORMATS:
        assert print_snapshot(snapshot, format_).data == print_snapshot(snapshot, format_).data
