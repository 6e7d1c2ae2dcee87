"""The pages say what the store holds, and the same to htmx as to a browser without scripts."""

import io
import json
import re
import zipfile
from datetime import date

import pytest
from a_desk import Desk, found_desk
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tolok.audit.rulebook import RULES
from tolok.documents.writers import pdf
from tolok.domain.roles import Role
from tolok.services.exports import AUDIT_FORMATS, FORM_FORMATS
from tolok.services.filings import receive_form
from tolok.store import queries
from tolok.store.models import Appointment, Filing

pytestmark = pytest.mark.django_db
NAME = "kecamatan-cipocok-jaya-2022.txt"
MAGIC = {"pdf": b"%PDF", "xlsx": b"PK", "docx": b"PK", "html": b"<!", "json": b"{"}


@pytest.fixture(autouse=True)
def desk(client: Client) -> Desk:
    """Every test here is about somebody who examines files."""
    desk = found_desk()
    client.force_login(desk.person)
    return desk


@pytest.fixture
def filing(desk: Desk, seed_bytes: bytes) -> Filing:
    return receive_form(desk.actor, desk.government, data=seed_bytes, name=NAME)


def page(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def form_page(filing: Filing) -> str:
    return reverse("web:form", args=[filing.pk])


def test_the_start_page_shows_each_filing_with_its_findings_and_its_absorption(
    client: Client, filing: Filing
) -> None:
    text = page(client, "/berkas/")
    assert "KECAMATAN CIPOCOK JAYA" in text
    assert "13,41 %" in text
    assert "Rp 15.071.328.465" in text
    assert form_page(filing) in text


def test_an_empty_start_page_says_what_to_do(client: Client) -> None:
    assert "Belum ada formulir" in page(client, "/berkas/")


def test_an_uploaded_form_is_opened_at_once(client: Client, seed_bytes: bytes) -> None:
    file = SimpleUploadedFile(NAME, seed_bytes)
    response = client.post(reverse("web:upload"), {"berkas": file}, follow=True)
    assert response.redirect_chain[0][0] == form_page(queries.filings()[0])
    assert "sudah terbaca dan tersimpan" in response.content.decode()


def test_the_same_file_again_leads_to_its_filing(client: Client, filing: Filing) -> None:
    file = SimpleUploadedFile("lain.txt", bytes(queries.original_of(filing).data))
    response = client.post(reverse("web:upload"), {"berkas": file}, follow=True)
    assert f"sudah tersimpan sebagai {NAME}" in response.content.decode()


@pytest.mark.parametrize("data", [{}, {"berkas": "teks"}])
def test_an_upload_without_a_file_is_asked_for_one(client: Client, data: dict[str, str]) -> None:
    response = client.post(reverse("web:upload"), data)
    assert response.status_code == 422
    assert "Belum ada berkas yang dipilih" in response.content.decode()


def test_a_file_that_is_no_form_is_refused_in_words(client: Client) -> None:
    file = SimpleUploadedFile("<b>foto</b>.png", b"\x89PNG\0\0")
    response = client.post(reverse("web:upload"), {"berkas": file})
    assert response.status_code == 422
    assert "jenis berkas ini tidak dikenal" in response.content.decode()
    assert "<b>" not in response.content.decode()
    assert not queries.filings().exists()


def test_a_body_over_the_limit_is_refused_before_it_is_read(client: Client) -> None:
    file = SimpleUploadedFile("besar.txt", b"x" * (21 * 1024 * 1024))
    response = client.post(reverse("web:upload"), {"berkas": file})
    assert response.status_code == 413
    assert "Batas ukuran berkas 20 MB" in response.content.decode()


def test_a_post_without_its_token_is_refused_with_a_remedy() -> None:
    response = Client(enforce_csrf_checks=True).post(reverse("web:upload"))
    assert response.status_code == 403
    assert "Muat ulang halaman sebelumnya" in response.content.decode()


def test_the_form_page_shows_every_row_and_every_finding_beside_it(
    client: Client, filing: Filing
) -> None:
    text = page(client, form_page(filing))
    assert text.count('role="rowheader"') == 52
    assert "1.020.331.464" in text
    assert "2.020.331.464</b>" in text
    assert 'class="figure is-absorption is-value room-2 is-marked mark-error"' in text


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("?tingkat=program", 4 + 2),  # with the goal and the objective that they hang under
        ("?cari=musrenbang&tingkat=subactivity", 2 + 6),
        ("?temuan=question", 2 + 3),
        ("?cari=tidak-ada-yang-begini", 0),
        ("?tingkat=ngawur&hal=99", 52),
        ("?hal=-1", 52),
    ],
)
def test_a_filter_shows_its_rows_under_those_they_belong_to(
    client: Client, filing: Filing, query: str, rows: int
) -> None:
    assert page(client, form_page(filing) + query).count('role="rowheader"') == rows


@pytest.mark.parametrize("query", ["", "?temuan=error", "?cari=bukan-apa-apa", "?hanya=temuan"])
def test_the_fragment_is_the_part_of_the_page_that_it_replaces(
    client: Client, filing: Filing, query: str
) -> None:
    # Each answer masks its CSRF token anew.
    whole, fragment = (
        re.sub(r'(csrfmiddlewaretoken" value=")[^"]*', r"\1", text)
        for text in (
            page(client, form_page(filing) + query),
            page(client, form_page(filing) + query, **{"HX-Request": "true"}),
        )
    )
    assert fragment.startswith('<div id="tabel">')
    assert fragment.strip() in whole


def test_a_cache_tells_page_and_fragment_apart(client: Client, filing: Filing) -> None:
    assert "HX-Request" in client.get(form_page(filing))["Vary"]


def test_a_figure_explains_itself_on_a_page_of_its_own_and_in_the_margin(
    client: Client, filing: Filing
) -> None:
    address = reverse("web:figure", args=[filing.pk, "2", "absorption"])
    whole = page(client, address)
    fragment = page(client, address, **{"HX-Request": "true"})
    assert fragment.strip() in whole
    assert "13,15" in fragment
    assert "Kembali ke baris 2" in whole


@pytest.mark.parametrize("tail", ["angka/2/name/", "angka/99/target/", "unduh/exe/", "apa/"])
def test_what_is_not_there_is_answered_with_a_friendly_404(
    client: Client, filing: Filing, tail: str
) -> None:
    response = client.get(form_page(filing) + tail)
    assert response.status_code == 404
    assert "Halaman tidak ditemukan" in response.content.decode()


def test_a_filing_that_is_not_there_is_a_friendly_404(client: Client) -> None:
    assert client.get("/formulir/77/").status_code == 404
    assert client.get("/formulir/99999999999999999999/").status_code == 404


@pytest.mark.parametrize("format_", FORM_FORMATS)
def test_the_form_is_handed_over_in_each_format(
    client: Client, filing: Filing, format_: str
) -> None:
    response = client.get(reverse("web:download", args=[filing.pk, format_]))
    assert response.status_code == 200
    assert response.content.startswith(MAGIC.get(format_, b""))
    assert (
        f'filename="pengukuran-kinerja-kecamatan-cipocok-jaya-2022.{format_}"'
        in response["Content-Disposition"]
    )
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("format_", AUDIT_FORMATS)
def test_the_audit_report_is_handed_over_in_each_format(
    client: Client, filing: Filing, format_: str
) -> None:
    response = client.get(reverse("web:download-audit", args=[filing.pk, format_]))
    assert response.content.startswith(MAGIC[format_])
    assert f"2022-pemeriksaan.{format_}" in response["Content-Disposition"]


def test_the_json_of_a_filing_is_the_interchange_form(client: Client, filing: Filing) -> None:
    data = json.loads(page(client, reverse("web:download", args=[filing.pk, "json"])))
    assert data["schema"] == "tolok.form/1"
    assert len(data["rows"]) == 52


def test_the_original_comes_back_byte_for_byte(
    client: Client, filing: Filing, seed_bytes: bytes
) -> None:
    response = client.get(reverse("web:original", args=[filing.pk]))
    assert response.content == seed_bytes
    assert response["Content-Type"] == "application/octet-stream"
    assert NAME in response["Content-Disposition"]


def test_the_rules_page_lists_the_whole_rulebook(client: Client) -> None:
    text = page(client, reverse("web:rules"))
    assert all(f'id="aturan-{rule}"' in text for rule in RULES)


@pytest.mark.parametrize(("address", "asked"), [("/berkas/", 10), ("form", 13)])
def test_a_page_asks_the_database_a_fixed_number_of_times(
    client: Client, filing: Filing, address: str, asked: int
) -> None:
    with CaptureQueriesContext(connection) as queries_made:
        page(client, form_page(filing) if address == "form" else address)
    assert len(queries_made) == asked


def test_every_page_forbids_scripts_and_styles_that_are_not_ours(client: Client) -> None:
    policy = client.get("/berkas/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy


def test_a_fault_in_the_program_shows_a_page_and_no_traceback(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("rahasia")

    monkeypatch.setattr("tolok.web.pages.files.summarize_filings", fail)
    client = Client(raise_request_exception=False)
    client.force_login(desk.person)
    response = client.get("/berkas/")
    assert response.status_code == 500
    assert "Ada kesalahan pada Tolok" in response.content.decode()
    assert "rahasia" not in response.content.decode()


def test_a_host_that_is_not_ours_is_a_bad_request(client: Client) -> None:
    response = client.get("/berkas/", headers={"host": "orang-lain.example"})
    assert response.status_code == 400


def test_a_form_too_long_for_pdf_says_so_and_offers_another_format(
    client: Client, filing: Filing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "MAX_ROWS", 40)
    answer = client.get(reverse("web:download", args=[filing.pk, "pdf"]))
    assert answer.status_code == 422
    assert "paling banyak 40 baris" in answer.content.decode()


def test_figures_keep_their_thousands_as_written_and_questions_propose_nothing(
    client: Client, filing: Filing
) -> None:
    text = page(client, form_page(filing))
    assert ">30000<" in text
    findings = "".join(re.findall(r'<details class="finding.*?</details>', text, re.DOTALL))
    assert "<s>11,15</s>" in findings
    assert "<s>66,15</s>" not in findings


AGREEMENT = """RENCANA AKSI
DINAS PERTANIAN
KABUPATEN ADIL TAHUN 2025
No,Sasaran Strategis,Indikator Kinerja,Target,Target TW I,Target TW II,Bobot
1,Terwujudnya mutu,Nilai mutu,"4,47 persen",1,2,40
"""


def test_a_file_of_several_forms_shows_each_and_what_is_in_none(client: Client) -> None:
    file = SimpleUploadedFile("rencana.csv", AGREEMENT.encode())
    text = client.post(reverse("web:upload"), {"berkas": file}, follow=True).content.decode()
    assert "Isinya 3 formulir." in text
    assert "Berkas ini memuat 3 formulir" in text
    assert "Rencana Aksi · Triwulan II Tahun 2025" in text
    assert "kolom tanpa tempat di formulir" in text
    quarter = queries.filings_of_file(queries.filings()[0])[2]
    form = queries.form_of_filing(quarter)
    assert (form.rows[0].target.written, form.rows[0].unit) == ("2", "persen")


def test_several_files_give_a_table_and_one_fault_hinders_none(client: Client) -> None:
    files = [
        SimpleUploadedFile("a.csv", AGREEMENT.encode()),
        SimpleUploadedFile("b.txt", b"Rapat besok."),
    ]
    response = client.post(reverse("web:upload"), {"berkas": files})
    text = response.content.decode()
    assert "DINAS PERTANIAN" in text
    assert "Tidak terbaca." in text
    assert len({filing.original_id for filing in queries.filings()}) == 1


def test_an_archive_is_received_file_by_file(client: Client) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("satu.csv", AGREEMENT)
        archive.writestr("dua.csv", AGREEMENT.replace("Nilai mutu", "Indeks mutu"))
    file = SimpleUploadedFile("semua.zip", content.getvalue())
    text = client.post(reverse("web:upload"), {"berkas": file}).content.decode()
    assert "satu.csv" in text
    assert "dua.csv" in text
    assert len({filing.original_id for filing in queries.filings()}) == 2


@pytest.mark.parametrize("address", ["/berkas/", "form", "asli/"])
def test_nobody_in_particular_is_sent_to_sign_in(filing: Filing, address: str) -> None:
    whole = form_page(filing) + address.removeprefix("form")
    response = Client().get("/berkas/" if address == "/berkas/" else whole)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_somebody_of_two_governments_says_for_which_a_file_is(
    client: Client, desk: Desk, seed_bytes: bytes
) -> None:
    other = found_desk("kota-cilegon").government
    Appointment.objects.create(
        person=desk.person, role=Role.VERIFIER, government=other, since=date(2020, 1, 1)
    )
    assert 'name="pemerintah"' in page(client, "/berkas/")

    def sent(**chosen: str) -> int:
        file = SimpleUploadedFile(NAME, seed_bytes)
        return client.post(reverse("web:upload"), {"berkas": file, **chosen}).status_code

    assert sent() == sent(pemerintah="kota-lain") == 422
    assert not queries.filings().exists()
    assert sent(pemerintah="kota-cilegon") == 302
    assert [filing.owner for filing in queries.filings()] == [other]


def test_a_further_indicator_of_a_work_is_counted_as_no_further_work(
    client: Client, desk: Desk
) -> None:
    table = (
        "Kode;Sub Kegiatan;Indikator;Satuan;Target;Pagu\n"
        "7.01.01.2.01.0001;Penyusunan Renja;Jumlah dokumen;Dokumen;2;5.000.000\n"
        ";;Jumlah rapat;Kali;4;\n"
    )
    one = receive_form(desk.actor, desk.government, data=table.encode(), name="a.csv")
    text = " ".join(page(client, form_page(one)).split())
    assert "indikator berikutnya" in text
    assert "<strong>1</strong> sub kegiatan" in text
