"""The board and the first page say what sixty sheets say, without opening them each time."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from a_city import NOW, Q1, YEAR, City, fill, found_city, indicator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tolok.domain.calendars import slots
from tolok.domain.levels import Level
from tolok.domain.roles import Role
from tolok.domain.rollups import mean
from tolok.services import calendars, flow
from tolok.services.boards import Office, board_of, offices
from tolok.services.flow import Bar, Remark, obstacles
from tolok.services.overview import money_of
from tolok.services.planning import IndicatorText, NodeText, planning
from tolok.services.recording import Typed, record_row
from tolok.services.sheets import open_sheets
from tolok.services.summaries import MOST_AT_ONCE, standings
from tolok.store.models import Organization, SheetSummary

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> City:
    monkeypatch.setattr("tolok.web.acting.now", lambda: NOW)
    return found_city()


def grow(city: City, number: int) -> None:
    """More offices, with a plan and a filled row each."""
    for at in range(number):
        one = Organization.objects.create(
            government=city.government,
            code=f"9.{at:02}",
            name=f"Kelurahan {at}",
            kind="Kelurahan",
            head_title="Lurah",
        )
        with planning(city.actor(Role.VERIFIER), one, YEAR) as planner:
            node = planner.add_node(None, NodeText(Level.PROGRAM, "Pelayanan"))
            planner.set_target(planner.add_indicator(node, IndicatorText("Surat")), "2026", "10")


def office(city: City) -> Office:
    (found,) = offices(city.actor(Role.VERIFIER), [city.kecamatan], Q1)
    return found


def compare(city: City) -> None:
    """The kept summary against the sheet itself."""
    found, sheet = office(city), city.sheet
    bars = [one.bar for one in obstacles(sheet)]
    standing = found.standing
    assert standing is not None
    assert standing.is_current
    assert (found.filled, found.to_fill) == (sheet.filled, sheet.to_fill)
    assert (standing.errors, standing.to_explain, standing.causes) == (
        bars.count(Bar.ERROR),
        bars.count(Bar.EXPLAIN),
        bars.count(Bar.CAUSE),
    )
    reached = mean(row.reached.due.value for row in sheet.rows if row.reached)
    assert (standing.achievement, standing.counted) == (reached.value, reached.counted)
    money = money_of(sheet.form)
    assert (standing.ceiling, standing.spent) == (money.ceiling, money.spending)
    assert found.state == sheet.state


def _set_quarter_targets(city: City) -> None:
    with planning(city.actor(Role.OPERATOR), city.kecamatan, YEAR) as planner:
        planner.set_target(indicator(city, "Jumlah bulan"), Q1.code, "7")
        planner.set_target(indicator(city, "Jumlah paket"), Q1.code, "3")


DEEDS: list[Callable[[City], object]] = [
    fill,
    lambda city: record_row(
        city.actor(Role.OPERATOR),
        city.kecamatan,
        Q1,
        indicator(city, "Jumlah bulan").key,
        Typed("9.000", spending="11.000.000", seen=1, seen_spending=1),
    ),
    lambda city: flow.explain_finding(
        city.actor(Role.OPERATOR),
        city.kecamatan,
        Q1,
        next(one.key for one in obstacles(city.sheet) if one.bar is Bar.EXPLAIN),
        "Memang demikian",
    ),
    _set_quarter_targets,
    lambda city: record_row(
        city.actor(Role.OPERATOR),
        city.kecamatan,
        Q1,
        indicator(city, "Jumlah bulan").key,
        Typed("3", spending="1.000.000,50", seen=2, seen_spending=2),
    ),
]


def test_after_each_deed_the_board_says_what_the_sheet_says(city: City) -> None:
    compare(city)
    for deed in DEEDS:
        deed(city)
        compare(city)


def test_sheets_opened_together_are_those_opened_alone(city: City) -> None:
    fill(city)
    together = open_sheets([city.dinas, city.kecamatan], Q1)
    assert [len(one.rows) for one in together] == [0, 7]
    assert together[1].form == city.sheet.form
    assert together[1].findings == city.sheet.findings


def test_the_board_and_the_first_page_ask_as_many_queries_for_two_offices_as_for_many(
    city: City,
) -> None:
    board = f"/papan/{city.government.code}/{Q1.code}/"
    asked = [
        (Role.VERIFIER, board),
        (Role.VERIFIER, "/"),
        (Role.FINANCE, "/"),
        (Role.OPERATOR, "/"),
    ]
    before = [_queries(city, role, page) for role, page in asked]
    grow(city, MOST_AT_ONCE + 2)
    assert [_queries(city, role, page) for role, page in asked] == before


def _queries(city: City, role: Role, page: str) -> int:
    client = Client()
    client.force_login(city.people[role])
    # Twice first: these looks make the summaries that are missing.
    for _ in range(2):
        assert client.get(page).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(page)
    return len(asked)


def test_one_look_makes_some_summaries_anew_and_says_which_are_old(city: City) -> None:
    grow(city, MOST_AT_ONCE + 3)
    every = list(Organization.objects.filter(government=city.government))
    first = standings(every, Q1, NOW)
    assert len(first) == MOST_AT_ONCE
    assert all(one.is_current for one in first.values())
    assert len(standings(every, Q1, NOW)) == len(every)
    fill(city)
    old = standings(every, Q1, NOW, most=0)[city.kecamatan.pk]
    assert not old.is_current
    again = standings(every, Q1, NOW + timedelta(hours=1))
    assert again[city.kecamatan.pk].is_current
    assert SheetSummary.objects.filter(computed_at__gt=NOW).count() == 1


def test_the_board_tells_who_has_not_opened_who_left_and_who_is_late(city: City) -> None:
    verifier = city.actor(Role.VERIFIER)
    calendars.set_proposed(verifier, city.government, YEAR)
    fill(city)
    later = city.actor(Role.VERIFIER, NOW + timedelta(days=8))
    by_code = {one.organization.code: one for one in board_of(later, city.government, Q1)}
    kecamatan, dinas = by_code["7.01.01"], by_code["1.02.01"]
    assert (kecamatan.is_opened, kecamatan.is_left, kecamatan.late_days) == (True, True, 5)
    assert (dinas.is_opened, dinas.is_left, dinas.late_days) == (False, False, 5)
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    waiting = next(
        one for one in board_of(later, city.government, Q1) if one.organization == city.kecamatan
    )
    assert (waiting.is_left, waiting.late_days, waiting.days_left) == (False, 0, 5)


def test_the_board_filters_by_state_mark_and_name(city: City) -> None:
    fill(city)
    client = Client()
    client.force_login(city.people[Role.VERIFIER])
    address = f"/papan/{city.government.code}/{Q1.code}/"
    shown = {
        "": (True, True),
        "?keadaan=belum-dibuka": (False, True),
        "?keadaan=submitted": (False, False),
        "?keadaan=entah": (True, True),
        "?cari=cipocok": (True, False),
        "?cari=1.02": (False, True),
    }
    for query, (has_kecamatan, has_dinas) in shown.items():
        text = client.get(address + query).content.decode()
        assert ("Kecamatan Cipocok Jaya" in text) == has_kecamatan, query
        assert ("Dinas Kesehatan" in text) == has_dinas, query


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.HEAD, Role.PUBLIC])
def test_the_board_is_not_shown_to_everybody(city: City, role: Role) -> None:
    client = Client()
    if role in city.people:
        client.force_login(city.people[role])
    told = client.get(f"/papan/{city.government.code}/{Q1.code}/")
    assert told.status_code == (302 if role is Role.PUBLIC else 403)


def test_the_first_page_says_to_each_role_what_waits(city: City) -> None:
    calendars.set_proposed(city.actor(Role.VERIFIER), city.government, YEAR)

    def home(role: Role) -> str:
        client = Client()
        client.force_login(city.people[role])
        return client.get("/").content.decode()

    assert "<strong>7</strong> baris belum diisi" in home(Role.OPERATOR)
    assert "<strong>3 hari lagi</strong>" in home(Role.OPERATOR)
    assert "3 dari 3 baris anggaran belum diisi" in home(Role.FINANCE)
    fill(city)
    assert "baris anggaran belum diisi" not in home(Role.FINANCE)
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    assert "tinggal memverifikasi" in home(Role.VERIFIER)
    assert "tinggal" not in home(Role.HEAD)
    subject = f"realization:{indicator(city, 'Jumlah bulan').key}:{Q1.code}"
    flow.return_submission(
        city.actor(Role.VERIFIER), city.kecamatan, Q1, "Periksa", [Remark(subject, "Bukti?")]
    )
    assert "<strong>1</strong> tuntutan verifikator belum dijawab" in home(Role.OPERATOR)
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    flow.verify(city.actor(Role.VERIFIER), city.kecamatan, Q1)
    assert "tinggal menyetujui" in home(Role.HEAD)
    for role in (Role.INSPECTOR, Role.EXECUTIVE):
        assert f"/papan/{city.government.code}/{Q1.code}/" in home(role)


def test_nobody_in_particular_finds_the_way_in(city: City) -> None:
    assert city.government
    text = Client().get("/").content.decode()
    assert "/akun/" in text
    assert "Belum ada pemerintah daerah" in text


def test_every_slot_of_a_year_has_its_proposal() -> None:
    assert len(list(slots(YEAR))) == 13
