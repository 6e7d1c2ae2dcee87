"""A government's own code list is imported once, and its plans are checked against it."""

import io
from pathlib import Path

import pytest
import xlsxwriter
from a_city import YEAR, City, found_city
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tolok.domain.errors import UnreadableError
from tolok.domain.levels import Level
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services.acting import RefusedError
from tolok.services.nomenclatures import Imported, codes_for, import_nomenclature
from tolok.services.outlines import open_outline
from tolok.services.plan_codes import adopt_codes, adoptable_codes
from tolok.services.planning import IndicatorText, NodeText, planning
from tolok.store.models import Entry, NomenclatureEdition, NomenclatureEntry, PlanNode

pytestmark = pytest.mark.django_db

NATIONAL = Path(__file__).parents[3] / "shared" / "nomenclature" / "subkegiatan-2025.csv"
HEADING = "jenis_pemda,bidang,program,kegiatan,subkegiatan,kinerja,indikator,satuan\n"
LINES = (
    "KABKOT,X.XX UMUM,X.XX.01 PENUNJANG URUSAN,X.XX.01.2.06 Umum,"
    "X.XX.01.2.06.0001 Listrik,Tersedianya listrik,Jumlah bulan,Bulan\n"
    "KABKOT,X.XX UMUM,X.XX.01 PENUNJANG URUSAN,X.XX.01.2.06 Umum,"
    "X.XX.01.2.06.0002 Peralatan,Tersedianya peralatan,Jumlah paket,Paket\n"
    "KABKOT,X.XX UMUM,X.XX.01 PENUNJANG URUSAN,X.XX.01.2.06 Umum,"
    "X.XX.01.2.06.0009 Rapat,Terlaksananya rapat,Jumlah laporan,Laporan\n"
    "KABKOT,X.XX UMUM,X.XX.01 PENUNJANG URUSAN,X.XX.01.2.06 Umum,"
    "X.XX.01.2.06.0010 Arsip,Terkelolanya arsip,Jumlah dokumen,Dokumen\n"
    "PROV,X.XX UMUM,X.XX.01 PENUNJANG PROVINSI,X.XX.01.1.06 Umum,"
    "X.XX.01.1.06.0001 Listrik,Tersedianya listrik,Jumlah bulan,Bulan\n"
)
CSV = (HEADING + LINES).encode()


@pytest.fixture
def city() -> City:
    return found_city()


def load(
    city: City, data: bytes = CSV, role: Role = Role.VERIFIER, name: str = "a.csv"
) -> Imported:
    actor = city.actor(role)
    return import_nomenclature(
        actor, city.government, decree="Kepmendagri 900.1-2850/2025", data=data, name=name
    )


def workbook(text: str) -> bytes:
    """The same list as a workbook, with a heading above it."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "DAFTAR SUB KEGIATAN")
        for number, line in enumerate(text.splitlines(), start=2):
            for column, value in enumerate(line.split(",")):
                sheet.write_string(number, column, value)
    return file.getvalue()


def test_a_list_is_kept_with_its_decree_and_only_the_governments_part(city: City) -> None:
    done = load(city)
    assert done.codes == NomenclatureEntry.objects.count() == 6
    levels = NomenclatureEntry.objects.values_list("level", flat=True)
    assert sorted(levels) == ["activity", "program"] + ["subactivity"] * 4
    line = Entry.objects.get(deed=Deed.IMPORT_NOMENCLATURE)
    assert '"codes":6' in line.content
    assert codes_for(city.kecamatan).find("7.01.01.2.06.09") is not None


def test_a_workbook_gives_the_same_codes_as_the_text(city: City) -> None:
    load(city)
    expected = codes_for(city.kecamatan).entries
    load(city, workbook(HEADING + LINES), name="a.xlsx")
    assert codes_for(city.kecamatan).entries == expected


def test_the_same_file_again_changes_nothing(city: City) -> None:
    first = load(city)
    again = load(city)
    assert (again.edition, again.is_new) == (first.edition, False)
    assert NomenclatureEdition.objects.count() == 1


def test_one_government_does_not_see_the_list_of_another(city: City) -> None:
    load(city)
    other = found_city("kota-lain")
    assert codes_for(other.kecamatan).entries == ()
    assert load(other).is_new


@pytest.mark.parametrize("role", Role)
def test_only_verifier_and_administrator_import(city: City, role: Role) -> None:
    if role in {Role.VERIFIER, Role.ADMINISTRATOR}:
        assert load(city, role=role).is_new
        return
    with pytest.raises(RefusedError):
        load(city, role=role)
    assert not NomenclatureEdition.objects.exists()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "kolom kegiatan dan subkegiatan tidak ditemukan"),
        (b"\xff\xfe\x00", "bukan CSV berkode UTF-8"),
        (b"a\0b,c", "bukan CSV atau XLSX"),
        (HEADING.encode(), "tidak ada sub kegiatan berkode"),
        (b"PK\x03\x04 rusak", "rusak"),
        (HEADING.encode() + b'KABKOT,"tak berujung', "tidak ada sub kegiatan|bukan CSV yang utuh"),
        (
            (HEADING + LINES.replace("Bulan\n", "Bulan" * 60 + "\n")).encode(),
            "terlalu panjang pada kolom unit",
        ),
    ],
)
def test_a_file_that_is_no_list_says_why_and_leaves_nothing(
    city: City, data: bytes, told: str
) -> None:
    with pytest.raises(UnreadableError, match=told):
        load(city, data)
    assert not NomenclatureEdition.objects.exists()


@pytest.mark.skipif(not NATIONAL.is_file(), reason="shared/nomenclature is not beside this tree")
def test_the_national_list_is_imported_whole(city: City) -> None:
    with CaptureQueriesContext(connection) as queries:
        done = load(city, NATIONAL.read_bytes(), name=NATIONAL.name)
    assert done.codes == 4_462
    assert len(queries) < 100
    found = codes_for(city.kecamatan).find("7.01.02.2.01.01")
    assert found is not None
    assert found.unit == "Laporan"


def rename(city: City, known: str, /, **words: str) -> None:
    with planning(city.actor(Role.OPERATOR), city.kecamatan, YEAR) as planner:
        node = PlanNode.objects.get(name=known)
        text = NodeText(Level(node.level), words.get("name", node.name), words.get("code", ""))
        planner.edit_node(node, text, node.revision)


def told(city: City) -> list[tuple[str, str]]:
    """What the nomenclature says of the kecamatan's plan: rule and row."""
    found = open_outline(city.kecamatan, YEAR).findings
    rules = [one for one in found if one.rule.startswith("nomenclature-")]
    return [(one.rule.removeprefix("nomenclature-"), one.row or "") for one in rules]


def test_codes_that_names_tell_are_filled_together(city: City) -> None:
    load(city)
    assert set(told(city)) == {
        ("no-code", row) for row in ("3", "4", "5", "6", "7")
    } | {("absent", "4")}  # fmt: skip
    outline = open_outline(city.kecamatan, YEAR)
    assert len(adoptable_codes(outline)) == 5
    assert adopt_codes(city.actor(Role.OPERATOR), city.kecamatan, YEAR) == 5
    codes = PlanNode.objects.exclude(code="").values_list("name", "code")
    assert dict(codes)["Rapat"] == "7.01.01.2.06.0009"
    assert dict(codes)["Penunjang"] == "7.01.01"
    assert told(city) == [("name", "3"), ("absent", "4")]


def test_each_difference_from_the_list_is_said_at_its_row(city: City) -> None:
    load(city)
    adopt_codes(city.actor(Role.OPERATOR), city.kecamatan, YEAR)
    rename(city, "Listrik", code="7.01.01.2.06.77")
    rename(city, "Peralatan", name="Perlengkapan", code="7.01.01.2.06.02")
    rename(city, "Rapat", code="7.01.01.2.06")
    with planning(city.actor(Role.OPERATOR), city.kecamatan, YEAR) as planner:
        paket = planner.indicator(PlanNode.objects.get(name="Perlengkapan").indicators.get().key)
        planner.edit_indicator(paket, IndicatorText("Banyaknya", unit="Unit"), paket.revision)
    assert told(city)[2:] == [
        ("code", "5"), ("name", "6"), ("indicator", "6"), ("unit", "6"), ("place", "7"),
    ]  # fmt: skip


def test_picking_a_code_fills_name_indicator_and_unit(client: Client, city: City) -> None:
    load(city)
    client.force_login(city.people[Role.OPERATOR])
    node = PlanNode.objects.get(name="Rapat")
    where = {"organization_id": city.kecamatan.pk, "year": YEAR, "key": node.key}
    page = reverse("web:plan-node", kwargs=where)
    found = client.get(page, {"cari": "arsip"}).content.decode()
    assert "?kode=7.01.01.2.06.0010" in found
    filled = client.get(page, {"kode": "7.01.01.2.06.10"}).content.decode()
    for text in ('value="7.01.01.2.06.0010"', ">Arsip</textarea>", ">Jumlah dokumen</textarea>"):
        assert text in filled
    sent = {
        "kode": "7.01.01.2.06.0010", "nama": "Arsip", "indikator": "Jumlah dokumen",
        "satuan": "Dokumen", "dilihat": "0",
    }  # fmt: skip
    client.post(reverse("web:plan-node-deed", kwargs={**where, "deed": "ubah"}), sent)
    line = open_outline(city.kecamatan, YEAR).by_key[node.key]
    (indicator,) = line.indicators
    assert (line.record.name, indicator.record.name, indicator.record.unit) == (
        "Arsip", "Jumlah dokumen", "Dokumen",
    )  # fmt: skip
    assert indicator.written("2026") == "8"


def test_the_page_receives_a_list_and_says_what_is_wrong_with_another(
    client: Client, city: City
) -> None:
    page = reverse("web:nomenclature", args=[city.government.code])
    client.force_login(city.people[Role.ADMINISTRATOR])
    bad = client.post(page, {"dasar": "Kepmen 1", "berkas": SimpleUploadedFile("b.csv", b"rapat")})
    assert bad.status_code == 422
    assert 'value="Kepmen 1"' in bad.content.decode()
    assert client.post(page, {"dasar": "Kepmen 1"}).status_code == 422
    unnamed = client.post(page, {"berkas": SimpleUploadedFile("a.csv", CSV)})
    assert "Tulis dasar hukumnya" in unnamed.content.decode()
    sent = {"dasar": "Kepmen 1", "berkas": SimpleUploadedFile("a.csv", CSV)}
    assert "6 kode dimuat" in client.post(page, sent, follow=True).content.decode()
    sent = {"dasar": "Kepmen 1", "berkas": SimpleUploadedFile("a.csv", CSV)}
    assert "tidak diulang" in client.post(page, sent, follow=True).content.decode()
    assert "Jumlah paket" in client.get(page, {"cari": "peralatan"}).content.decode()
    client.force_login(city.people[Role.OPERATOR])
    assert "Muat nomenklatur" not in client.get(page).content.decode()
    client.logout()
    assert client.get(page)["Location"].startswith("/akun/masuk/")
