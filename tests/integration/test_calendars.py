"""The calendar is set, changed with reasons, and opens steps to just those whose time it is."""

from datetime import date, timedelta

import pytest
from a_city import NOW, Q1, YEAR, City, fill, found_city
from django.test import Client

from tolok.domain.calendars import Slot, quarter_due, slots
from tolok.domain.errors import TolokError
from tolok.domain.periods import Period
from tolok.domain.roles import Role
from tolok.domain.submissions import Step
from tolok.services import calendars, flow
from tolok.services.acting import RefusedError
from tolok.store.models import Entry, Extension, Window

pytestmark = pytest.mark.django_db
RECORD = Slot(Q1, Step.RECORD, date(2026, 4, 1), date(2026, 4, 10))


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> City:
    monkeypatch.setattr("tolok.web.acting.now", lambda: NOW)
    return found_city()


def client_of(city: City, role: Role) -> Client:
    client = Client()
    client.force_login(city.people[role])
    return client


def address(city: City, end: str = "") -> str:
    return f"/jadwal/{city.government.code}/{YEAR}/{end}"


def test_the_proposal_gives_each_step_days_in_the_month_after_its_quarter() -> None:
    days = {(one.period.code, one.step): (one.opens_on, one.closes_on) for one in slots(YEAR)}
    assert days["2026", Step.PLAN] == (date(2026, 1, 1), date(2026, 1, 31))
    assert days["2026-Q2", Step.VERIFY] == (date(2026, 7, 1), date(2026, 7, 20))
    assert days["2026-Q4", Step.APPROVE] == (date(2027, 1, 1), date(2027, 1, 31))


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 1, 1), "2025-Q4"),
        (date(2026, 3, 31), "2025-Q4"),
        (date(2026, 4, 1), "2026-Q1"),
        (date(2026, 12, 31), "2026-Q3"),
    ],
)
def test_the_quarter_that_is_due_is_the_last_that_ended(day: date, code: str) -> None:
    assert quarter_due(day) == Period.parse(code)


def test_the_proposal_is_taken_whole_once_and_leaves_what_was_set(city: City) -> None:
    verifier = city.actor(Role.VERIFIER)
    own = Slot(Q1, Step.RECORD, date(2026, 4, 3), date(2026, 4, 24))
    assert calendars.set_window(verifier, city.government, own)
    assert calendars.set_proposed(verifier, city.government, YEAR) == 12
    assert calendars.set_proposed(verifier, city.government, YEAR) == 0
    assert Window.objects.get(period=Q1.code, step=Step.RECORD).closes_on == date(2026, 4, 24)
    assert Entry.objects.filter(deed="set_window").count() == 13


def test_a_window_changes_with_a_reason_and_the_ledger_says_what_it_was(city: City) -> None:
    verifier = city.actor(Role.VERIFIER)
    calendars.set_window(verifier, city.government, RECORD)
    assert not calendars.set_window(verifier, city.government, RECORD)
    longer = Slot(Q1, Step.RECORD, date(2026, 4, 1), date(2026, 4, 17))
    with pytest.raises(TolokError, match="Tulis alasan"):
        calendars.set_window(verifier, city.government, longer, "  ")
    calendars.set_window(verifier, city.government, longer, "Libur Idulfitri")
    line = Entry.objects.filter(deed="set_window").latest("number")
    assert (line.reason, line.before) == (
        "Libur Idulfitri",
        '{"closes_on":"2026-04-10","opens_on":"2026-04-01"}',
    )


@pytest.mark.parametrize(
    ("slot", "why"),
    [
        (Slot(Q1, Step.RECORD, date(2026, 4, 10), date(2026, 4, 9)), "mendahului"),
        (Slot(Q1, Step.PLAN, date(2026, 1, 1), date(2026, 1, 9)), "per tahun"),
        (Slot(Period(2026), Step.RECORD, date(2026, 1, 1), date(2026, 1, 9)), "per tahun"),
        (Slot(Period(2031, 1), Step.RECORD, date(2031, 1, 1), date(2031, 1, 9)), "belum dibuka"),
    ],
)
def test_a_window_that_cannot_be_is_refused_in_words(city: City, slot: Slot, why: str) -> None:
    with pytest.raises(TolokError, match=why):
        calendars.set_window(city.actor(Role.VERIFIER), city.government, slot)
    assert not Window.objects.exists()


def test_more_time_opens_a_closed_step_to_one_office_alone(city: City) -> None:
    verifier = city.actor(Role.VERIFIER)
    fill(city)
    calendars.set_window(verifier, city.government, RECORD)
    late = city.actor(Role.OPERATOR, NOW + timedelta(days=7))
    with pytest.raises(RefusedError, match="ditutup tanggal 10-04-2026"):
        flow.submit(late, city.kecamatan, Q1)

    def extend(until: date, reason: str = "Listrik padam") -> bool:
        return calendars.extend_window(
            verifier, city.kecamatan, Q1, Step.RECORD, until=until, reason=reason
        )

    with pytest.raises(TolokError, match="pilih sesudahnya"):
        extend(date(2026, 4, 9))
    with pytest.raises(TolokError, match="Tulis alasan"):
        extend(date(2026, 4, 20), " ")
    assert extend(date(2026, 4, 20))
    assert not extend(date(2026, 4, 20))
    assert Extension.objects.count() == 1
    flow.submit(late, city.kecamatan, Q1)
    open_now = calendars.open_on(calendars.calendar_of(city.government, YEAR), date(2026, 4, 14))
    assert [one.slot.step for one in open_now] == [Step.RECORD]


@pytest.mark.parametrize("role", [one for one in Role if one not in {Role.VERIFIER, Role.PUBLIC}])
def test_only_the_verifier_sets_the_calendar_and_others_read_it(city: City, role: Role) -> None:
    client = client_of(city, role)
    text = client.get(address(city)).content.decode()
    assert "usulan" in text
    assert "Tetapkan" not in text
    posted = {"tempat": "2026-Q1/record", "buka": "2026-04-01", "tutup": "2026-04-10"}
    for end, data in {
        "atur/": posted,
        "usulan/": {},
        "perpanjangan/": {**posted, "pd": str(city.dinas.pk), "sampai": "2026-04-30"},
    }.items():
        assert client.post(address(city, end), data).status_code == 403
    assert not Window.objects.exists()


def test_the_calendar_is_set_and_extended_by_page(city: City) -> None:
    client = client_of(city, Role.VERIFIER)
    assert client.post(address(city, "usulan/")).status_code == 302
    change = {"tempat": "2026-Q1/record", "buka": "2026-04-01", "tutup": "2026-04-12"}
    refused = client.post(address(city, "atur/"), change)
    assert refused.status_code == 422
    assert "Tulis alasan perubahannya" in refused.content.decode()
    client.post(address(city, "atur/"), {**change, "alasan": "Libur"})
    more = {"tempat": "2026-Q1/record", "pd": str(city.dinas.pk), "sampai": "2026-04-20"}
    client.post(address(city, "perpanjangan/"), {**more, "alasan": "Pindah kantor"})
    text = client.get(address(city)).content.decode()
    assert "12 April 2026" in text
    assert "Pindah kantor" in text
    assert "1 April 2026 sampai 10 April 2026 menjadi 1 April 2026 sampai 12 April 2026" in text
    assert client.get(f"/jadwal/{city.government.code}/99999/").status_code == 404
    assert client.get(f"/jadwal/{city.government.code}/0/").status_code == 404


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"tempat": "2026-Q1/terbang", "buka": "2026-04-01", "tutup": "2026-04-02"},
        {"tempat": "2025-Q1/record", "buka": "2026-04-01", "tutup": "2026-04-02"},
        {"tempat": "2026-Q1/record", "buka": "kemarin", "tutup": "2026-04-02"},
    ],
)
def test_a_posted_calendar_that_cannot_be_read_changes_nothing(
    city: City, data: dict[str, str]
) -> None:
    client = client_of(city, Role.VERIFIER)
    assert client.post(address(city, "atur/"), data).status_code == 422
    assert client.post(address(city, "perpanjangan/"), data).status_code == 422
    assert not Window.objects.exists()
