"""A node moves under another parent with all below it, or is refused with words."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from a_city import Q1, YEAR, City, fill, found_city, indicator
from django.test import Client
from django.urls import reverse

from tolok.domain.agreements import Party
from tolok.domain.levels import Level
from tolok.domain.permissions import PERMISSIONS, Deed
from tolok.domain.roles import Role
from tolok.services import flow
from tolok.services.agreements import Signing, make_agreement
from tolok.services.checks import inspect
from tolok.services.outlines import open_outline
from tolok.services.planning import NodeText, planning
from tolok.services.recording import Typed, record_row
from tolok.services.sheets import open_sheet
from tolok.store.models import Entry, PlanNode

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    """Filled in; with a second program, and an activity in it that has no money yet."""
    city = found_city()
    fill(city)
    with planning(city.actor(Role.OPERATOR), city.kecamatan, YEAR) as planner:
        above = planner.node(node("Akuntabilitas meningkat").key)
        program = planner.add_node(above, NodeText(Level.PROGRAM, "Pemerintahan Umum"))
        planner.add_node(program, NodeText(Level.ACTIVITY, "Koordinasi", "7.01.05.2.01"))
    return city


def node(name: str) -> PlanNode:
    return PlanNode.objects.get(name=name)


def send(client: Client, city: City, moved: str, to: str, **more: str) -> Any:
    parts = {"organization_id": city.kecamatan.pk, "year": YEAR, "key": node(moved).key}
    where = reverse("web:plan-node-deed", kwargs={**parts, "deed": "pindah"})
    key = to if to in {"", "puncak", "tiada"} else node(to).key
    return client.post(where, {"induk": key, **more})


def order(city: City) -> list[tuple[str, int]]:
    nodes = open_outline(city.kecamatan, YEAR).nodes
    return [(one.record.name, one.depth) for one in nodes]


def money(city: City, name: str) -> tuple[Decimal | None, Decimal | None]:
    """What a node may spend and what it spent, on the sheet."""
    rows = open_sheet(city.kecamatan, Q1).rows
    row = next(one for one in rows if one.node.name == name and one.is_head)
    return row.ceiling, row.spent.value


def test_a_node_moves_with_its_figures_and_the_sums_follow(client: Client, city: City) -> None:
    client.force_login(city.people[Role.OPERATOR])
    assert money(city, "Koordinasi") == (None, None)
    key = node("Rapat").key
    assert send(client, city, "Rapat", "Koordinasi").status_code == 302
    assert order(city)[-3:] == [("Pemerintahan Umum", 2), ("Koordinasi", 3), ("Rapat", 4)]
    assert money(city, "Koordinasi") == (Decimal(30_000_000), Decimal(7_500_000))
    assert money(city, "Umum") == (Decimal(60_000_000), Decimal(7_500_000))
    assert money(city, "Pelayanan publik meningkat")[1] == Decimal(15_000_000)
    row = open_sheet(city.kecamatan, Q1).by_key[indicator(city, "Jumlah laporan").key]
    assert (row.node.key, row.measurement and row.measurement.written) == (key, "2")
    line = Entry.objects.filter(subject=f"node:{key}").last()
    assert line is not None
    umum, to = node("Umum").key, node("Koordinasi").key
    assert line.content == f'{{"after":null,"parent":"{to}"}}'
    assert line.before == f'{{"after":"{node("Peralatan").key}","parent":"{umum}"}}'


def test_what_is_moved_stands_last_and_takes_what_is_below_it_along(
    client: Client, city: City, tmp_path: Path
) -> None:
    client.force_login(city.people[Role.VERIFIER])
    send(client, city, "Umum", "Pemerintahan Umum")
    assert order(city)[3:] == [
        ("Pemerintahan Umum", 2), ("Koordinasi", 3), ("Umum", 3),
        ("Listrik", 4), ("Peralatan", 4), ("Rapat", 4),
    ]  # fmt: skip
    send(client, city, "Umum", "Penunjang")
    send(client, city, "Listrik", "Koordinasi")
    send(client, city, "Listrik", "Umum")
    assert [name for name, _ in order(city)] == [
        "Pelayanan publik meningkat", "Akuntabilitas meningkat", "Penunjang", "Umum",
        "Peralatan", "Rapat", "Listrik", "Pemerintahan Umum", "Koordinasi",
    ]  # fmt: skip
    send(client, city, "Pemerintahan Umum", "puncak")
    assert order(city)[-2:] == [("Pemerintahan Umum", 0), ("Koordinasi", 1)]
    assert not any(one.troubles for one in inspect(tmp_path / "none"))


def test_the_page_offers_the_places_that_fit_and_keeps_the_choice_that_was_refused(
    client: Client, city: City
) -> None:
    client.force_login(city.people[Role.OPERATOR])
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    page = send(client, city, "Umum", "Pemerintahan Umum").content.decode()
    choice = page[page.index('name="induk"') : page.index("</select>", page.index('name="induk"'))]
    assert f'value="{node("Pemerintahan Umum").key}" selected' in choice
    assert "Tujuan: Pelayanan publik meningkat" in choice
    for name in ("Penunjang", "Koordinasi", "Listrik", "Umum"):
        assert f'value="{node(name).key}"' not in choice
    parts = {"organization_id": city.kecamatan.pk, "year": YEAR}
    top = reverse("web:plan-node", kwargs={**parts, "key": node("Pelayanan publik meningkat").key})
    assert 'name="induk"' not in client.get(top).content.decode()


REFUSED = [
    ("Umum", "Listrik", "di bawah dirinya sendiri"),
    ("Umum", "Umum", "di bawah dirinya sendiri"),
    ("Umum", "Koordinasi", "Kegiatan tidak dapat berada di bawah Kegiatan"),
    ("Penunjang", "Koordinasi", "Program tidak dapat berada di bawah Kegiatan"),
    ("Rapat", "tiada", "tidak ada atau sudah ditutup"),
    ("Rapat", "", "Pilih induk yang baru"),
]


@pytest.mark.parametrize(("moved", "to", "why"), REFUSED)
def test_a_place_that_does_not_fit_is_refused_with_words(
    client: Client, city: City, moved: str, to: str, why: str
) -> None:
    client.force_login(city.people[Role.OPERATOR])
    before, lines = order(city), Entry.objects.count()
    response = send(client, city, moved, to)
    assert response.status_code == 422
    assert why in response.content.decode()
    assert (order(city), Entry.objects.count()) == (before, lines)


def test_nothing_moves_while_a_quarter_is_out_of_the_offices_hands(
    client: Client, city: City
) -> None:
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    client.force_login(city.people[Role.OPERATOR])
    refused = send(client, city, "Rapat", "Koordinasi")
    assert refused.status_code == 422
    assert "Triwulan I Tahun 2026 berkeadaan Diajukan" in refused.content.decode()
    flow.return_submission(city.actor(Role.VERIFIER), city.kecamatan, Q1, "Periksa", [])
    assert send(client, city, "Rapat", "Koordinasi").status_code == 302


def test_spending_that_a_new_parent_has_itself_is_not_lost(client: Client, city: City) -> None:
    operator = city.actor(Role.OPERATOR)
    with planning(operator, city.kecamatan, YEAR) as planner:
        planner.set_ceiling(planner.node(node("Koordinasi").key), Decimal(5_000_000))
    record_row(operator, city.kecamatan, Q1, node("Koordinasi").key, Typed("", spending="1000000"))
    client.force_login(city.people[Role.OPERATOR])
    refused = send(client, city, "Rapat", "Koordinasi")
    assert refused.status_code == 422
    assert "“Koordinasi” sudah mempunyai realisasi Rp 1.000.000" in refused.content.decode()
    assert order(city)[-1] == ("Koordinasi", 3)


def test_once_agreed_a_move_asks_why(client: Client, city: City) -> None:
    signing = Signing(Party("Wali Kota Serang"))
    make_agreement(city.actor(Role.OPERATOR), city.kecamatan, YEAR, "agreement", signing)
    client.force_login(city.people[Role.OPERATOR])
    refused = send(client, city, "Rapat", "Koordinasi")
    assert "Tulis alasan perubahan" in refused.content.decode()
    assert send(client, city, "Rapat", "Koordinasi", alasan="SOTK baru").status_code == 302
    assert Entry.objects.filter(reason="SOTK baru").count() == 1


@pytest.mark.parametrize("role", Role)
def test_only_the_roles_of_the_table_move_a_node(client: Client, city: City, role: Role) -> None:
    if role in city.people:
        client.force_login(city.people[role])
    status = send(client, city, "Rapat", "Koordinasi").status_code
    is_moved = order(city)[-1] == ("Rapat", 4)
    assert is_moved is (role in PERMISSIONS[Deed.EDIT_PLAN].roles)
    assert status in ({302} if is_moved else {403, 404})
