"""A sheet kept between requests is the sheet that would be read anew, whatever was done since."""

from collections.abc import Callable, Iterator

import pytest
from a_city import Q1, YEAR, City, fill, found_city, indicator
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tolok.domain.levels import Level
from tolok.domain.periods import Period
from tolok.domain.roles import Role
from tolok.services import flow, kept_years
from tolok.services.comments import comment
from tolok.services.kept_years import kept_year
from tolok.services.planning import NodeText, planning
from tolok.services.recording import Typed, record_row, record_rows
from tolok.services.sheets import Sheet, open_sheet
from tolok.services.subjects import Subject, SubjectKind
from tolok.store.models import Ledger

pytestmark = pytest.mark.django_db(transaction=True)
Q2 = Period(YEAR, quarter=2)


@pytest.fixture
def city(transactional_db: None) -> Iterator[City]:  # noqa: ARG001 - it needs the tables
    yield found_city()
    kept_years._kept.clear()


def anew(city: City, period: Period = Q1) -> Sheet:
    """The sheet without anything kept."""
    with transaction.atomic():
        return open_sheet(city.kecamatan, period)


def shown(sheet: Sheet) -> object:
    """Everything that a page could show of a sheet's rows."""
    revisions = [
        [
            one and (one.pk, one.revision, one.written, one.cause, one.changed_by, one.changed_at)
            for one in row.told
        ]
        for row in sheet.rows
    ]
    money = [
        one and (one.pk, one.revision, one.written, one.amount_sen, one.changed_by)
        for one in (row.spending for row in sheet.rows)
    ]
    stands = sheet.submission and (sheet.state, sheet.submission.opened_at)
    reached = [row.reached for row in sheet.rows]
    return sheet.form, sheet.findings, reached, revisions, money, stands


def save(city: City, name: str, typed: Typed) -> None:
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, indicator(city, name).key, typed)


def set_target(city: City) -> None:
    with planning(city.actor(Role.OPERATOR), city.kecamatan, YEAR) as planner:
        planner.set_target(indicator(city, "Jumlah bulan"), str(YEAR), "6")


def apply_workbook(city: City) -> None:
    keys = [indicator(city, name).key for name in ("Jumlah paket", "Jumlah laporan")]
    typed = {key: Typed(str(number), spending="7") for number, key in enumerate(keys, 1)}
    record_rows(city.actor(Role.OPERATOR), city.kecamatan, Q1, typed, workbook="ab" * 32)


def record_one_node_s_money_twice(city: City) -> None:
    one = indicator(city, "Jumlah bulan")
    typed = {one.key: Typed(spending="7"), one.node.key: Typed(spending="8", seen_spending=1)}
    record_rows(city.actor(Role.OPERATOR), city.kecamatan, Q1, typed)


def record_the_next_quarter(city: City) -> None:
    record_row(
        city.actor(Role.OPERATOR),
        city.kecamatan,
        Q2,
        indicator(city, "Jumlah bulan").key,
        Typed("6", spending="1"),
    )


def submit(city: City) -> None:
    fill(city)
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)


DEEDS: dict[str, Callable[[City], object]] = {
    "a figure": lambda city: save(city, "Jumlah bulan", Typed("3")),
    "money": lambda city: save(city, "Jumlah bulan", Typed(spending="2500000")),
    "words": lambda city: save(city, "Jumlah paket", Typed(cause="Lelang gagal")),
    "both": lambda city: save(city, "Jumlah laporan", Typed("2", spending="1")),
    "a target": set_target,
    "a workbook": apply_workbook,
    "money twice": record_one_node_s_money_twice,
    "another quarter": record_the_next_quarter,
    "the whole quarter": fill,
    "a submission": submit,
}


@pytest.mark.parametrize("name", DEEDS)
def test_what_is_kept_follows_every_deed(city: City, name: str) -> None:
    for period in (Q1, Q2):
        open_sheet(city.kecamatan, period)
    DEEDS[name](city)
    for period in (Q1, Q2):
        assert shown(open_sheet(city.kecamatan, period)) == shown(anew(city, period))


def test_deed_after_deed_is_followed_too(city: City) -> None:
    for name in ("a figure", "another quarter", "words", "a target", "both"):
        DEEDS[name](city)
        for period in (Q1, Q2):
            assert shown(open_sheet(city.kecamatan, period)) == shown(anew(city, period))


def test_a_saved_row_leaves_the_other_rows_as_they_were(city: City) -> None:
    fill(city)
    before = open_sheet(city.kecamatan, Q1).rows
    record_row(
        city.actor(Role.OPERATOR),
        city.kecamatan,
        Q1,
        indicator(city, "Jumlah bulan").key,
        Typed("4", seen=1),
    )
    after = open_sheet(city.kecamatan, Q1).rows
    assert [a is b for a, b in zip(before, after, strict=True)] == [True] * 4 + [False, True, True]


def test_a_sheet_that_nobody_touched_is_asked_for_with_one_query(city: City) -> None:
    open_sheet(city.kecamatan, Q1)
    with CaptureQueriesContext(connection) as queries:
        open_sheet(city.kecamatan, Q1)
    assert len(queries) == 1  # where its book ends


def test_what_is_undone_is_not_kept(city: City) -> None:
    open_sheet(city.kecamatan, Q1)
    with transaction.atomic():
        save(city, "Jumlah bulan", Typed("3"))
        assert open_sheet(city.kecamatan, Q1).rows[4].measurement is not None
        transaction.set_rollback(True)
    assert open_sheet(city.kecamatan, Q1).rows[4].measurement is None


def test_a_book_that_does_not_join_on_is_read_anew(city: City) -> None:
    open_sheet(city.kecamatan, Q1)
    save(city, "Jumlah bulan", Typed("3"))
    ledger = Ledger.objects.get(organization=city.kecamatan)
    place = (city.kecamatan.pk, YEAR)
    end, kept = kept_years._kept[place]
    kept_years._kept[place] = end._replace(head="0" * 64), kept
    found = kept_year(city.kecamatan, YEAR)
    assert found.plan is not kept.plan
    assert kept_years._kept[place][0] == (ledger.length, ledger.head)


def test_a_comment_is_seen_at_once(city: City) -> None:
    key = indicator(city, "Jumlah bulan").key
    subject = Subject(SubjectKind.REALIZATION, key, Q1.code)
    assert kept_year(city.kecamatan, YEAR).threads(city.kecamatan, Q1.code) == {}
    comment(city.actor(Role.VERIFIER), city.kecamatan, Q1, str(subject), "Dari mana?")
    assert [*kept_year(city.kecamatan, YEAR).threads(city.kecamatan, Q1.code)] == [str(subject)]


def test_no_more_years_are_kept_than_there_is_room_for(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_years, "MOST_YEARS", 1)
    open_sheet(city.kecamatan, Q1)
    with planning(city.actor(Role.VERIFIER), city.dinas, YEAR) as planner:
        planner.add_node(None, NodeText(Level.GOAL, "Sehat"))
    open_sheet(city.dinas, Q1)
    assert [*kept_years._kept] == [(city.dinas.pk, YEAR)]
