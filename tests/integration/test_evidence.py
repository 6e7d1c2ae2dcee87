"""Evidence is what it says it is, stays private and whole, and is withdrawn but never deleted."""

import io
import stat
import zipfile
from pathlib import Path

import pytest
from a_city import Q1, City, fill, found_city, indicator
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services import flow, vault
from tolok.services.acting import RefusedError
from tolok.services.contents import MAX_BYTES, kind_of
from tolok.services.evidence import About, attach_file, attach_link, withdraw
from tolok.store.models import Entry, Evidence, EvidenceFile

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.fixture
def city() -> City:
    return found_city()


def archive(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def stream(name: str) -> bytes:
    return f"{name}\0".encode("utf-16-le")


CONTENT_TYPES = {"[Content_Types].xml": b"<Types/>"}
TEXT = b"application/vnd.oasis.opendocument.text"
TAKEN = {
    "laporan.pdf": PDF,
    "FOTO.JPG": b"\xff\xd8\xff\xe0" + b"\0" * 20,
    "peta.png": b"\x89PNG\r\n\x1a\n",
    "foto.heic": b"\0\0\0\x18ftypheic",
    "pindai.tiff": b"II*\0",
    "foto.webp": b"RIFF\0\0\0\0WEBP",
    "surat.docx": archive(**CONTENT_TYPES, word__document=b"<w/>"),
    "rekap.xlsx": archive(**CONTENT_TYPES, xl__workbook=b"<w/>"),
    "paparan.pptx": archive(**CONTENT_TYPES, ppt__presentation=b"<p/>"),
    "surat.odt": archive(**{"mimetype": TEXT, "content.xml": b"<x/>"}),
    "lama.xls": OLE + stream("Workbook"),
    "lama.doc": OLE + stream("WordDocument"),
}
REFUSED = {
    "kosong.pdf": (b"", "kosong"),
    "virus.pdf": (b"MZ\x90\0", "adalah program"),
    "skrip.pdf": (b"#!/bin/sh", "adalah program"),
    "halaman.pdf": (b"<!doctype html><script>", "halaman HTML"),
    "gambar.svg": (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "gambar SVG"),
    "catatan.txt": (b"rapat besok", "tidak dapat dipakai"),
    "laporan.docx": (PDF, "tidak berakhiran .pdf"),
    "laporan": (PDF, "tidak berakhiran .pdf"),
    "arsip.zip": (archive(**{"a.pdf": PDF}), "satu per satu"),
    "rusak.docx": (b"PK\x03\x04rusak", "rusak"),
    "makro.docx": (archive(**CONTENT_TYPES, **{"word/vbaProject.bin": b"x"}), "makro"),
    "makro.odt": (archive(**{"mimetype": TEXT, "content.xml": b"", "Basic/x": b""}), "makro"),
    "makro.xls": (OLE + stream("Workbook") + stream("_VBA_PROJECT"), "makro"),
    "sandi.docx": (OLE + stream("EncryptedPackage"), "berkata sandi"),
    "pemasang.msi": (OLE + stream("Property"), "tidak dapat dipakai"),
    "besar.pdf": (PDF + b"\0" * MAX_BYTES, "lebih dari 20 MB"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_offices_have_as_evidence_is_taken(name: str) -> None:
    assert name.lower().endswith(kind_of(TAKEN[name], name).endings)


@pytest.mark.parametrize("name", REFUSED)
def test_what_could_run_or_hides_what_it_is_is_refused_in_words(name: str) -> None:
    data, words = REFUSED[name]
    with pytest.raises(TolokError, match=words):
        kind_of(data, name)


def attached(city: City, data: bytes = PDF, name: str = "laporan.pdf") -> Evidence:
    key = indicator(city, "Jumlah bulan").key
    return attach_file(
        city.actor(Role.OPERATOR), city.kecamatan, Q1, key, name, data, About("Kuitansi", "2–3")
    )


def test_a_file_is_kept_by_its_hash_for_nobody_else_and_is_in_the_ledger(city: City) -> None:
    evidence = attached(city)
    assert evidence.file is not None
    path = Path(settings.DATA) / "evidence" / "kota-serang" / evidence.file.sha256
    assert path.read_bytes() == PDF
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    line = Entry.objects.get(deed=Deed.ATTACH_EVIDENCE)
    assert evidence.file.sha256 in line.content
    assert line.subject == f"evidence:{evidence.indicator.key}:2026-Q1"


def test_the_same_file_sent_again_is_the_one_that_is_there(city: City) -> None:
    assert attached(city) == attached(city)
    assert Entry.objects.filter(deed=Deed.ATTACH_EVIDENCE).count() == 1


def test_a_refused_file_leaves_nothing_behind(city: City) -> None:
    with pytest.raises(TolokError):
        attached(city, b"<svg/>", "a.svg")
    assert not EvidenceFile.objects.exists()


def test_a_changed_file_is_no_evidence_any_more(city: City) -> None:
    evidence = attached(city, PDF + b"2")
    assert evidence.file is not None
    path = Path(settings.DATA) / "evidence" / "kota-serang" / evidence.file.sha256
    path.write_bytes(b"%PDF-1.7 other")
    with pytest.raises(TolokError, match="sidik jarinya"):
        vault.fetch("kota-serang", evidence.file.sha256)
    path.unlink()
    with pytest.raises(TolokError, match="tidak ada di penyimpanan"):
        vault.fetch("kota-serang", evidence.file.sha256)


@pytest.mark.parametrize(
    "link", ["http://a.go.id/", "javascript:alert(1)", "https://", "https://a b", "https://u@a/"]
)
def test_a_link_is_whole_and_https(city: City, link: str) -> None:
    operator, key = city.actor(Role.OPERATOR), indicator(city, "Jumlah bulan").key
    with pytest.raises(TolokError, match="https://"):
        attach_link(operator, city.kecamatan, Q1, key, link)
    evidence = attach_link(operator, city.kecamatan, Q1, key, "https://data.go.id/a?b=1")
    assert evidence.title == "data.go.id"
    again = attach_link(operator, city.kecamatan, Q1, key, "https://data.go.id/a?b=1")
    assert again == evidence


def test_evidence_is_withdrawn_with_a_reason_and_stays_readable(city: City) -> None:
    evidence, operator = attached(city), city.actor(Role.OPERATOR)
    with pytest.raises(TolokError, match="alasan"):
        withdraw(operator, city.kecamatan, Q1, evidence.pk, " ")
    withdraw(operator, city.kecamatan, Q1, evidence.pk, "Salah berkas")
    withdraw(operator, city.kecamatan, Q1, evidence.pk, "Dua kali")
    evidence.refresh_from_db()
    assert evidence.withdrawn_reason == "Salah berkas"
    assert Entry.objects.filter(deed=Deed.WITHDRAW_EVIDENCE).count() == 1
    assert attached(city) != evidence


def test_evidence_is_closed_with_its_quarter(city: City) -> None:
    fill(city)
    evidence = attached(city)
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    with pytest.raises(RefusedError, match="Diajukan"):
        attached(city, PDF + b"3")
    with pytest.raises(RefusedError, match="Diajukan"):
        withdraw(city.actor(Role.OPERATOR), city.kecamatan, Q1, evidence.pk, "Salah")


def test_a_file_comes_as_an_attachment_to_those_alone_who_may_read(
    city: City, client: Client
) -> None:
    evidence = attached(city)
    other = found_city("kota-cilegon")
    address = reverse("web:evidence-file", args=[city.kecamatan.pk, evidence.pk])
    for role, status in ((Role.INSPECTOR, 200), (Role.OPERATOR, 200)):
        client.force_login(city.people[role])
        response = client.get(address)
        assert response.status_code == status
        assert response.content == PDF
        assert response["Content-Disposition"] == 'attachment; filename="Kuitansi.pdf"'
        assert response["X-Content-Type-Options"] == "nosniff"
    client.force_login(other.people[Role.VERIFIER])
    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302
