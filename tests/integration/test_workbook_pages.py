"""The pages of the workbook as plain forms: nothing is lost, and nobody sees another's."""

import re
from typing import Any

import pytest
from a_city import Q1, City, found_city, indicator
from a_workbook import REALIZATION, edited, put
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tolok.domain.roles import Role
from tolok.services.recording import Typed, record_row
from tolok.store.models import Measurement, Submission, Workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return found_city()


def address(city: City, tail: str = "") -> str:
    return f"/pd/{city.kecamatan.pk}/{Q1.code}/buku-kerja/{tail}"


def filled(client: Client, city: City, *values: tuple[str, object]) -> SimpleUploadedFile:
    client.force_login(city.people[Role.OPERATOR])
    data = client.get(address(city, "unduh/")).content

    def change(book: Any) -> None:
        for name, value in values:
            put(book.worksheets[0], name, REALIZATION, value)

    return SimpleUploadedFile("isi kami.xlsx", edited(data, change))


def test_a_workbook_goes_out_comes_back_and_is_applied(client: Client, city: City) -> None:
    file = filled(client, city, ("Jumlah bulan", 3), ("Jumlah paket", "-"))
    answer = client.post(address(city), {"berkas": file})
    shown = client.get(answer["Location"])
    page = shown.content.decode()
    names = re.findall(r'name="pakai" value="([^"]+)" checked', page)
    assert len(names) == 2
    [seen] = re.findall(r'name="dilihat" value="([0-9a-f]{64})"', page)
    done = client.post(answer["Location"], {"pakai": names[:1], "dilihat": seen}, follow=True)
    assert "1 sel dari buku kerja sudah diterapkan" in done.content.decode()
    assert Measurement.objects.get().written == "3"
    assert "isi kami.xlsx" in client.get(address(city)).content.decode()


def test_a_difference_survives_a_reload_and_a_change_is_shown_anew(
    client: Client, city: City
) -> None:
    file = filled(client, city, ("Jumlah bulan", 3))
    answer = client.post(address(city), {"berkas": file})
    page = client.get(answer["Location"]).content.decode()
    [seen] = re.findall(r'name="dilihat" value="([0-9a-f]{64})"', page)
    key = indicator(city, "Jumlah bulan").key
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, key, Typed("2"))
    choices = {f"pilih-{key}/realization": "berkas", "dilihat": seen}
    refused = client.post(answer["Location"], choices)
    assert refused.status_code == 422
    assert "berubah sejak perbedaannya ditampilkan" in refused.content.decode()
    [seen] = re.findall(r'name="dilihat" value="([0-9a-f]{64})"', refused.content.decode())
    undecided = client.post(answer["Location"], {"dilihat": seen})
    assert "Pilih dahulu mana yang benar" in undecided.content.decode()
    client.post(answer["Location"], choices | {"dilihat": seen})
    assert Measurement.objects.get().written == "3"


@pytest.mark.parametrize("content", [b"", b"bukan buku", b"PK\x03\x04rusak", b"<html></html>"])
def test_a_file_that_is_no_workbook_is_refused_in_words(
    client: Client, city: City, content: bytes
) -> None:
    client.force_login(city.people[Role.OPERATOR])
    answer = client.post(address(city), {"berkas": SimpleUploadedFile("x.xlsx", content)})
    assert answer.status_code == 422
    assert "Tidak diterima." in answer.content.decode()
    assert not Workbook.objects.exists()


def test_no_file_is_said_to_be_none(client: Client, city: City) -> None:
    client.force_login(city.people[Role.OPERATOR])
    assert "Belum ada berkas" in client.post(address(city), {}).content.decode()


def test_to_another_government_none_of_it_is_there(client: Client, city: City) -> None:
    file = filled(client, city, ("Jumlah bulan", 3))
    sent = client.post(address(city), {"berkas": file})["Location"]
    other = found_city("kota-cilegon")
    client.force_login(other.people[Role.OPERATOR])
    for path in (address(city), address(city, "unduh/"), sent):
        assert client.get(path).status_code == 404
        assert client.post(path, {}).status_code in {404, 405}
    # The number alone opens nothing under an address of one's own.
    own = f"/pd/{other.kecamatan.pk}/{Q1.code}/buku-kerja/{Workbook.objects.get().pk}/"
    assert client.get(own).status_code == 404


def test_whoever_may_only_read_may_download_and_look_but_not_send(
    client: Client, city: City
) -> None:
    file = filled(client, city, ("Jumlah bulan", 3))
    sent = client.post(address(city), {"berkas": file})["Location"]
    client.force_login(city.people[Role.INSPECTOR])
    assert client.get(address(city, "unduh/")).status_code == 200
    assert "hanya untuk operator" in client.get(address(city)).content.decode()
    assert client.post(address(city), {"berkas": file}).status_code in {403, 422}
    page = client.get(sent).content.decode()
    assert "Terapkan yang dipilih" not in page
    [seen] = re.findall(r'name="dilihat" value="([0-9a-f]{64})"', page)
    assert client.post(sent, {"dilihat": seen}).status_code == 403
    assert not Measurement.objects.exists()


def test_a_submitted_quarter_takes_no_workbook(client: Client, city: City) -> None:
    file = filled(client, city, ("Jumlah bulan", 3))
    Submission.objects.create(organization=city.kecamatan, period=Q1.code, state="submitted")
    assert client.post(address(city), {"berkas": file}).status_code == 403
    assert "Keadaan sekarang: Diajukan" in client.get(address(city)).content.decode()
