"""Evidence by the interface for programs: looked into as on the page, and the same bytes back."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from a_city import Q1, City, found_city, indicator
from a_program import API, Program, program_of, sheet_path
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tolok.api.errors import CODES
from tolok.api.site import api
from tolok.domain.roles import Role
from tolok.services.checks import inspect
from tolok.services.filings import MAX_BYTES
from tolok.store.models import Evidence

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture
def city(settings: Settings, tmp_path: Path) -> City:
    settings.DATA = tmp_path
    cache.clear()
    return found_city()


@pytest.fixture
def operator(city: City) -> Program:
    return program_of(city.people[Role.OPERATOR])


def send(program: Program, city: City, name: str, data: bytes, **about: str) -> Any:
    where = f"{API}{sheet_path(city)}/rows/{indicator(city, 'Jumlah bulan').key}/evidence"
    return program.client.post(
        where,
        {"file": SimpleUploadedFile(name, data), **about},
        headers={"Authorization": f"Bearer {program.secret}"},
    )


def test_a_file_goes_in_and_the_same_bytes_come_out(
    city: City, operator: Program, tmp_path: Path
) -> None:
    kept = send(operator, city, "laporan.pdf", PDF, title="Laporan", pages="3-4")
    assert kept.status_code == 201, kept.content
    told = kept.json()
    assert (told["title"], told["pages"], told["size"]) == ("Laporan", "3-4", len(PDF))
    assert told["sha256"] == sha256(PDF).hexdigest()
    assert told["media_type"] == "application/pdf"
    assert send(operator, city, "laporan.pdf", PDF).json()["id"] == told["id"]
    [listed] = operator.get(f"{sheet_path(city)}/evidence").json()
    assert listed == told
    where = f"/organizations/{city.kecamatan.pk}/evidence/{told['id']}/file"
    taken = program_of(city.people[Role.INSPECTOR]).get(where)
    assert taken.content == PDF
    assert taken["Content-Type"] == "application/pdf"
    assert taken["Content-Disposition"].startswith("attachment")
    assert taken["Content-Security-Policy"] == "default-src 'none'; sandbox"
    stranger = program_of(found_city("kota-lain").people[Role.INSPECTOR])
    assert stranger.get(where).status_code == 404
    [files] = [one for one in inspect(tmp_path / "evidence") if one.subject == "berkas bukti"]
    assert (files.number, files.troubles) == (1, ())


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("laporan.pdf", b"<html><script>", "HTML"),
        ("program.exe", b"MZ" + b"\0" * 60, "program"),
        ("foto.jpg", PDF, "foto.jpg"),
        ("kosong.pdf", b"", "kosong.pdf"),
    ],
)
def test_what_may_not_be_evidence_is_refused_in_words(
    city: City, operator: Program, name: str, data: bytes, why: str
) -> None:
    refused = send(operator, city, name, data)
    assert refused.status_code == 422
    assert why in refused.json()["message"]
    assert not Evidence.objects.exists()


def test_a_file_that_is_too_large_is_not_even_read(city: City, operator: Program) -> None:
    refused = send(operator, city, "besar.pdf", PDF + b"\0" * (MAX_BYTES + 100_000))
    assert (refused.status_code, refused.json()["code"]) == (413, "too_large")


def test_a_link_is_kept_and_withdrawn_with_its_reason(city: City, operator: Program) -> None:
    where = f"{sheet_path(city)}/rows/{indicator(city, 'Jumlah bulan').key}/links"
    assert operator.post(where, {"link": "http://serang.test/a"}).status_code == 422
    told = operator.post(where, {"link": "https://serang.test/a", "pages": "2"}).json()
    assert (told["title"], told["link"], told["pages"]) == (
        "serang.test",
        "https://serang.test/a",
        "2",
    )
    file = f"/organizations/{city.kecamatan.pk}/evidence/{told['id']}/file"
    assert operator.get(file).status_code == 404
    withdrawn = operator.post(
        f"{sheet_path(city)}/evidence/{told['id']}/withdrawal", {"reason": "Keliru"}
    )
    assert withdrawn.status_code == 204
    [listed] = operator.get(f"{sheet_path(city)}/evidence").json()
    assert listed["withdrawn_reason"] == "Keliru"
    other = f"/organizations/{city.kecamatan.pk}/sheets/2026-Q2/evidence/{told['id']}/withdrawal"
    assert operator.post(other, {"reason": "Keliru"}).status_code == 422


def test_the_page_for_people_tells_every_operation_without_a_script() -> None:
    page = Client().get("/api/").content.decode()
    assert 'href="/api/"' in Client().get("/").content.decode()
    for address, methods in api.get_openapi_schema()["paths"].items():
        for told in methods.values():
            assert f'id="{told["operationId"]}"' in page, address
            assert told["summary"] in page
    assert page.count('class="operation"') == sum(
        map(len, api.get_openapi_schema()["paths"].values())
    )
    for said in ("<code>revision</code> bilangan bulat", "<code>file</code> berkas", *CODES):
        assert said in page
    assert Q1.code not in page
