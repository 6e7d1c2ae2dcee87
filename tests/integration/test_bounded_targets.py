"""A target that is a bound, on the page of the plan: kept as typed, measured, asked about."""

from pathlib import Path
from typing import Any

import pytest
from a_city import YEAR, City, found_city, indicator
from django.test import Client
from django.urls import reverse

from tolok.domain.forms import Row
from tolok.domain.levels import Level
from tolok.domain.roles import Role
from tolok.domain.typed import typed_target
from tolok.services.checks import inspect
from tolok.services.outlines import open_outline
from tolok.store.models import PlanIndicator
from tolok.web.figures import figure_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return found_city()


@pytest.fixture
def parcels(client: Client, city: City) -> PlanIndicator:
    client.force_login(city.people[Role.OPERATOR])
    return indicator(city, "Jumlah paket")


def send(client: Client, city: City, parcels: PlanIndicator, target: str) -> Any:
    place = {"organization_id": city.kecamatan.pk, "year": YEAR}
    deed = {"key": parcels.key, "deed": "target"}
    address = reverse("web:plan-indicator-deed", kwargs={**place, **deed})
    return client.post(address, {f"target-{YEAR}": target})


def asked(city: City) -> list[str]:
    return [one.message for one in city.sheet.findings if one.rule == "bound-direction"]


def test_a_bound_is_kept_as_typed_and_its_figure_measured(
    client: Client, city: City, parcels: PlanIndicator
) -> None:
    assert send(client, city, parcels, "minimal 4 paket").status_code == 302
    outline = open_outline(city.kecamatan, YEAR)
    assert outline.indicators[parcels.key][1].written(str(YEAR)) == "minimal 4 paket"
    (row,) = (one for one in city.sheet.rows if one.indicator == parcels)
    assert row.form_row.target.value == 4
    assert asked(city) == []
    assert [one for seen in inspect(Path("nowhere")) for one in seen.troubles] == []


def test_the_table_of_a_form_shows_the_side_of_a_target() -> None:
    row = Row("1", Level.PROGRAM, target=typed_target("maks. 5,5 hari"))
    shown = figure_of(row, "target", None, 1)
    assert (shown.whole, shown.fraction) == ("≤ 5", ",5")


def test_a_bound_against_the_formula_is_asked_about_in_the_plan_and_on_the_sheet(
    client: Client, city: City, parcels: PlanIndicator
) -> None:
    send(client, city, parcels, "≤ 4")
    (question,) = asked(city)
    assert "tertulis “≤ 4”, batas tertinggi: makin rendah makin baik" in question
    place = {"organization_id": city.kecamatan.pk, "year": YEAR}
    page = client.get(reverse("web:plan", kwargs=place)).content.decode()
    assert "Rumus indikator ini “makin tinggi makin baik”" in page


def test_a_range_asks_for_its_formula(client: Client, city: City, parcels: PlanIndicator) -> None:
    refused = send(client, city, parcels, "2-4")
    assert refused.status_code == 422
    assert "mempunyai dua batas. Pilih rumus rentang" in refused.content.decode()
