"""Every page that lists something asks as many queries for a long list as for a short one."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from a_city import NOW, Q1, YEAR, City, fill, found_city, indicator
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from tolok.documents.columns.maps import ColumnMap, MappedColumn
from tolok.documents.columns.uses import meaning_from
from tolok.domain.levels import Level
from tolok.domain.periods import Period
from tolok.domain.roles import Role
from tolok.domain.submissions import Step
from tolok.services import flow, founding
from tolok.services.acting import Actor
from tolok.services.calendars import extend_window, set_proposed
from tolok.services.column_maps import keep_map
from tolok.services.comments import answer, comment
from tolok.services.evidence import About, attach_link
from tolok.services.invitations import invite
from tolok.services.people import Duty
from tolok.services.planning import IndicatorText, NodeText, planning
from tolok.services.recording import Typed, record_row
from tolok.services.sheets import open_sheet
from tolok.services.tokens import make_token
from tolok.services.versions import open_version
from tolok.store.models import Organization

pytestmark = pytest.mark.django_db
CODE = "kota-serang"


@pytest.fixture
def city(db: None) -> City:  # noqa: ARG001 - it needs the tables
    found = found_city(CODE)
    fill(found)
    return found


def one_more_of_everything(city: City, number: int) -> None:
    """A longer list of everything that the pages below show."""
    operator, verifier = city.actor(Role.OPERATOR), city.actor(Role.VERIFIER)
    _publish(city, _office(city, number))
    open_version(
        verifier,
        city.government,
        YEAR,
        decree=f"Perda {number}/2026",
        decided_on=date(YEAR, 3, 1) + timedelta(days=number),
        reason="Pergeseran anggaran",
    )
    row = indicator(city, "Jumlah bulan")
    subject = f"realization:{row.key}:{Q1.code}"
    thread = comment(verifier, city.kecamatan, Q1, subject, f"Cek kuitansi {number}")
    answer(operator, city.kecamatan, Q1, thread.pk, "Sudah")
    link = f"https://arsip.test/{number}"
    attach_link(operator, city.kecamatan, Q1, row.key, link, About(f"Kuitansi {number}"))
    record_row(operator, city.kecamatan, Q1, row.key, Typed(f"{3 + number}", seen=number))
    make_token(operator, f"Kunci {number}")
    uses = {f"Kerja {number}": "name:program", "Ukur": "indicator", "Aim": "target"}
    said = tuple(MappedColumn((word,), meaning_from(use)) for word, use in uses.items())
    with transaction.atomic():
        keep_map(operator, city.government, ColumnMap(said, 1))
    invite(
        city.actor(Role.ADMINISTRATOR),
        city.government,
        f"baru-{number}@kota.test",
        f"Orang {number}",
        Duty(Role.VERIFIER),
        lambda token: f"https://kota.test/undangan/{token}/",
    )


def _office(city: City, number: int) -> Organization:
    office = founding.found_organization(
        Actor(None, NOW),
        city.government,
        code=f"9.{number:02}",
        name=f"Kelurahan {number}",
        kind="Kelurahan",
        head_title="Lurah",
    )
    since = date(YEAR, 1, 1)
    for role in (Role.OPERATOR, Role.HEAD):
        founding.found_appointment(
            Actor(None, NOW), city.people[role], role, city.government, since, office
        )
    with planning(city.actor(Role.VERIFIER), office, YEAR) as planner:
        node = planner.add_node(None, NodeText(Level.PROGRAM, "Pelayanan"))
        one = planner.add_indicator(node, IndicatorText("Jumlah surat", unit="Surat"))
        planner.set_target(one, str(YEAR), "10")
    return office


def _publish(city: City, office: Organization) -> None:
    operator, verifier = city.actor(Role.OPERATOR), city.actor(Role.VERIFIER)
    for row in open_sheet(office, Q1).rows:
        record_row(operator, office, Q1, row.key, Typed("10"))
    flow.submit(operator, office, Q1)
    flow.verify(verifier, office, Q1)
    flow.approve(city.actor(Role.HEAD), office, Q1)
    flow.publish(verifier, office, Q1)


def asked(city: City, pages: Mapping[str, Role]) -> dict[str, int]:
    """How many queries each page takes at its second look, by somebody of that role."""
    found = {}
    for page, role in pages.items():
        client = Client()
        if role in city.people:
            client.force_login(city.people[role])
        assert client.get(page).status_code == 200, page
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200
        found[page] = len(queries)
    return found


def test_each_list_is_asked_for_as_often_long_as_short(city: City, settings: Settings) -> None:
    settings.TOLOK_DEMO = True  # the outbox that everybody sees is the demo's
    quarter = f"/pd/{city.kecamatan.pk}/{Q1.code}"
    row = indicator(city, "Jumlah bulan")
    pages = {
        "/akun/": Role.OPERATOR,
        "/berkas/": Role.OPERATOR,
        "/berkas/pemetaan/": Role.OPERATOR,
        "/kotak-keluar/": Role.OPERATOR,
        "/publik/": Role.PUBLIC,
        f"/publik/{CODE}/": Role.PUBLIC,
        f"/kelola/{CODE}/orang/": Role.ADMINISTRATOR,
        f"/kelola/{CODE}/perangkat/": Role.ADMINISTRATOR,
        f"/kelola/{CODE}/surat/": Role.ADMINISTRATOR,
        f"/kelola/{CODE}/tahun/": Role.ADMINISTRATOR,
        f"/papan/{CODE}/{Q1.code}/": Role.VERIFIER,
        f"/pemda/{CODE}/{YEAR}/buku/": Role.INSPECTOR,
        f"/pemda/{CODE}/{YEAR}/versi/": Role.VERIFIER,
        f"/pemda/{CODE}/nomenklatur/": Role.VERIFIER,
        f"/pd/{city.kecamatan.pk}/{YEAR}/buku/": Role.INSPECTOR,
        f"/pd/{city.kecamatan.pk}/{YEAR}/rencana/": Role.VERIFIER,
        f"{quarter}/isian/": Role.OPERATOR,
        f"{quarter}/pengajuan/": Role.OPERATOR,
        f"{quarter}/bukti/{row.key}/": Role.OPERATOR,
        f"{quarter}/catatan/{row.key}/": Role.OPERATOR,
        f"{quarter}/riwayat/realization:{row.key}:{Q1.code}/": Role.OPERATOR,
    }
    for number in (1, 2):
        one_more_of_everything(city, number)
    before = asked(city, pages)
    for number in range(3, 8):
        one_more_of_everything(city, number)
    assert asked(city, pages) == before


def test_the_calendar_is_asked_for_as_often_with_many_extensions_as_with_one(city: City) -> None:
    verifier = city.actor(Role.VERIFIER)
    set_proposed(verifier, city.government, YEAR)
    pages = {f"/jadwal/{CODE}/{YEAR}/": Role.VERIFIER}

    def extend(period: Period, step: Step, day: int) -> None:
        until = date(YEAR, 6, day)
        extend_window(verifier, city.dinas, period, step, until=until, reason="Listrik padam")

    extend(Q1, Step.RECORD, 1)
    before = asked(city, pages)
    for day in range(2, 6):
        extend(Q1, Step.RECORD, day)
        extend(Q1, Step.VERIFY, day)
    assert asked(city, pages) == before
