"""Organizations and years are kept by administrators, and nothing of them is lost."""

import json
from datetime import date

import pytest
from a_city import City, found_city
from django.test import Client
from django.urls import reverse

from tolok.domain.errors import TolokError
from tolok.domain.roles import Role
from tolok.services.acting import Actor, RefusedError, readable_organizations
from tolok.services.ledgers import check
from tolok.services.organizations import (
    OrganizationText,
    add_organization,
    close_organization,
    edit_organization,
    open_year,
    set_policy,
)
from tolok.store import people
from tolok.store.models import Entry, FiscalYear, Organization

pytestmark = pytest.mark.django_db
BADAN = OrganizationText("5.01", "Bappeda", "Badan", "Kepala Badan", "Dr. Ani", "Pembina", "1975")


@pytest.fixture
def city() -> City:
    return found_city()


@pytest.fixture
def keeper(city: City) -> Actor:
    return city.actor(Role.ADMINISTRATOR)


def test_an_organization_is_added_edited_and_closed_with_its_lines(
    city: City, keeper: Actor
) -> None:
    badan = add_organization(keeper, city.government, BADAN)
    changed = OrganizationText("5.01", "Bapperida", "Badan", "Kepala Badan", "Dr. Ani")
    edit_organization(keeper, badan, changed)
    edit_organization(keeper, badan, changed)  # the same again is no deed
    close_organization(keeper, badan, date(2026, 4, 30), "Perda 3/2026")
    entries = list(Entry.objects.filter(subject=f"organization:{badan.pk}"))
    assert len(entries) == 3
    assert json.loads(entries[1].before)["name"] == "Bappeda"
    assert json.loads(entries[1].content)["name"] == "Bapperida"
    assert entries[2].reason == "Perda 3/2026"
    assert check(entries[0].ledger) is None
    verifier = city.actor(Role.VERIFIER)
    assert badan not in readable_organizations(verifier, city.government)
    assert Organization.objects.get(pk=badan.pk).closed_on == date(2026, 4, 30)
    with pytest.raises(TolokError, match="sudah ditutup"):
        close_organization(keeper, badan, date(2026, 5, 1), "lagi")


def test_a_part_stands_under_its_organization_one_step_deep(city: City, keeper: Actor) -> None:
    part = OrganizationText("1.02.01.01", "UPTD Labkesda", "UPTD", "Kepala UPTD")
    uptd = add_organization(keeper, city.government, part, city.dinas)
    with pytest.raises(TolokError, match="satu tingkat"):
        add_organization(keeper, city.government, BADAN, uptd)
    dinas = OrganizationText(city.dinas.code, city.dinas.name, "Dinas", "Kepala Dinas")
    with pytest.raises(TolokError, match="satu tingkat"):
        edit_organization(keeper, city.dinas, dinas, city.kecamatan)
    with pytest.raises(TolokError, match="tidak dapat dipilih"):
        edit_organization(keeper, city.dinas, dinas, city.dinas)
    with pytest.raises(TolokError, match="UPTD Labkesda"):
        close_organization(keeper, city.dinas, date(2026, 4, 30), "dilebur")
    with pytest.raises(TolokError, match="tidak dapat dipilih"):
        add_organization(keeper, city.government, BADAN, found_city("kota-cilegon").dinas)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        (OrganizationText("", "Bappeda", "Badan", "Kepala"), "Kode belum diisi"),
        (OrganizationText("5", "  ", "Badan", "Kepala"), "Nama belum diisi"),
        (OrganizationText("5", "B" * 201, "Badan", "Kepala"), "paling banyak 200"),
        (OrganizationText("7.01.01", "Bappeda", "Badan", "Kepala"), "sudah dipakai Kecamatan"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    city: City, keeper: Actor, text: OrganizationText, match: str
) -> None:
    with pytest.raises(TolokError, match=match):
        add_organization(keeper, city.government, text)
    assert Organization.objects.filter(government=city.government).count() == 2


def test_two_governments_use_the_same_code(city: City) -> None:
    other = found_city("kota-cilegon")
    keeper = other.actor(Role.ADMINISTRATOR)
    add_organization(keeper, other.government, BADAN)
    add_organization(city.actor(Role.ADMINISTRATOR), city.government, BADAN)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_else_keeps_organizations(city: City, role: Role) -> None:
    actor = city.actor(role)
    with pytest.raises(RefusedError):
        add_organization(actor, city.government, BADAN)
    with pytest.raises(RefusedError):
        edit_organization(actor, city.dinas, BADAN)
    with pytest.raises(RefusedError):
        close_organization(actor, city.dinas, date(2026, 4, 30), "dilebur")


def test_a_year_is_opened_and_its_policy_set(city: City, keeper: Actor) -> None:
    year = open_year(keeper, city.government, 2027)
    set_policy(keeper, year, "120", 65)
    known = people.fiscal_year_of(city.government, 2027)
    assert known is not None
    assert (known.cap, known.low_achievement) == ("120", 65)
    opened, changed = Entry.objects.filter(subject="year:2027")
    assert json.loads(opened.content) == {"cap": "none", "low_achievement": 76}
    assert json.loads(changed.before) == {"cap": "none", "low_achievement": 76}
    with pytest.raises(TolokError, match="sudah dibuka"):
        open_year(keeper, city.government, 2027)
    for cap, low, match in (("90", 76, "Pilih batas"), ("none", 201, "0 sampai 200")):
        with pytest.raises(TolokError, match=match):
            set_policy(keeper, year, cap, low)
    with pytest.raises(RefusedError):
        open_year(city.actor(Role.OPERATOR), city.government, 2028)


def test_the_pages_of_an_organization_lose_nothing_that_was_typed(
    client: Client, city: City
) -> None:
    client.force_login(city.people[Role.ADMINISTRATOR])
    address = reverse("web:new-organization", args=["kota-serang"])
    typed = {"code": "7.01.01", "name": "Bappeda", "kind": "Badan", "head_title": "Kepala"}
    refused = client.post(address, typed)
    assert refused.status_code == 422
    assert 'value="Bappeda"' in refused.content.decode()
    client.post(address, typed | {"code": "5.01"})
    badan = Organization.objects.get(code="5.01")
    names = ["kota-serang", badan.pk]
    edited = typed | {"code": "5.01", "head_name": "Dr. Ani", "parent": city.dinas.pk}
    client.post(reverse("web:organization", args=names), edited)
    badan.refresh_from_db()
    assert (badan.head_name, badan.parent) == ("Dr. Ani", city.dinas)
    client.post(reverse("web:close-organization", args=names), {"alasan": "Perda 3/2026"})
    badan.refresh_from_db()
    assert badan.closed_on is not None
    listed = client.get(reverse("web:organizations", args=["kota-serang"])).content.decode()
    assert "ditutup" in listed


def test_the_page_of_years_opens_one_and_tells_a_wrong_number(client: Client, city: City) -> None:
    client.force_login(city.people[Role.VERIFIER])
    page = reverse("web:years", args=["kota-serang"])
    assert 'value="2027"' in client.get(page).content.decode()
    told = client.post(reverse("web:open-year", args=["kota-serang"]), {"tahun": "²"}, follow=True)
    assert "tulis bilangan bulat" in told.content.decode()
    client.post(reverse("web:open-year", args=["kota-serang"]), {"tahun": "2027"})
    policy = reverse("web:set-policy", args=["kota-serang", 2027])
    client.post(policy, {"batas": "110", "rendah": "80"})
    assert FiscalYear.objects.get(year=2027).cap == "110"
