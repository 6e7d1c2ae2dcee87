"""The warehouse under the site: official snapshots go in once, and questions are answered."""

from pathlib import Path
from typing import Any

import pytest
from a_city import Q1, City, fill, found_city
from django.test import Client

from tolok.consolidation.inquiries import Choice
from tolok.domain.roles import Role
from tolok.services import flow
from tolok.services.warehouses import ask, gather

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(tmp_path: Path, settings: Any) -> City:
    """A city with one approved quarter, whose people may look into the warehouse."""
    settings.TOLOK_WAREHOUSE = tmp_path / "gudang"
    settings.TOLOK_PROVINCE = "kota-serang"
    found = found_city()
    fill(found)
    flow.submit(found.actor(Role.OPERATOR), found.kecamatan, Q1)
    flow.verify(found.actor(Role.VERIFIER), found.kecamatan, Q1)
    flow.approve(found.actor(Role.HEAD), found.kecamatan, Q1)
    return found


def as_(city: City, role: Role) -> Client:
    client = Client()
    client.force_login(city.people[role])
    return client


def test_an_official_snapshot_goes_in_once(city: City) -> None:
    assert gather() == 1
    assert gather() == 0
    flow.lock_submission(city.actor(Role.VERIFIER), city.kecamatan, Q1)
    assert gather() == 1


def test_a_question_is_answered_with_the_same_figures_as_the_sheet(city: City) -> None:
    gather()
    page = as_(city, Role.EXECUTIVE).get("/gabungan/rollup/?per=organization").content.decode()
    assert "KECAMATAN CIPOCOK JAYA" in page
    assert "15.000.000" in page
    assert "60.000.000" in page
    assert "25,00" in page
    assert "SELECT" in page


def test_a_page_shows_some_rows_and_counts_all_of_them(city: City) -> None:
    gather()
    actor, choice = city.actor(Role.INSPECTOR), Choice()
    few, every = (ask(actor, "achievements", choice, most=most) for most in (2, None))
    assert (len(few.rows), few.count) == (2, every.count)
    assert len(every.rows) == every.count > 2


def test_the_rows_can_be_taken_away(city: City) -> None:
    gather()
    told = as_(city, Role.INSPECTOR).get("/gabungan/rollup/?per=organization&unduh=csv")
    assert told["Content-Disposition"].endswith('"rollup.csv"')
    assert "KECAMATAN CIPOCOK JAYA" in told.content.decode()


def test_every_question_can_be_opened(city: City) -> None:
    gather()
    client = as_(city, Role.VERIFIER)
    page = client.get("/gabungan/").content.decode()
    addresses = {part.split('"')[0] for part in page.split('href="') if "/gabungan/" in part[:12]}
    assert len(addresses) > 8
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_without_a_warehouse_the_page_says_so(city: City) -> None:
    told = as_(city, Role.VERIFIER).get("/gabungan/rollup/")
    assert told.status_code == 422
    assert "gudang" in told.content.decode().lower()


def test_it_is_open_to_nobody_else(city: City) -> None:
    gather()
    other = found_city("kota-cilegon")
    for address in ("/gabungan/", "/gabungan/rollup/"):
        assert as_(other, Role.VERIFIER).get(address).status_code == 403
        assert as_(city, Role.OPERATOR).get(address).status_code == 403
        assert Client().get(address).status_code == 302
    assert as_(city, Role.VERIFIER).get("/gabungan/ramalan/").status_code == 404


def test_a_site_without_a_province_has_no_such_page(city: City, settings: Any) -> None:
    settings.TOLOK_PROVINCE = ""
    assert as_(city, Role.VERIFIER).get("/gabungan/").status_code == 404
