"""Who owes something is told by mail, row by row, once a day; the ledger says who was told."""

import json
from datetime import timedelta
from smtplib import SMTPException

import pytest
from a_city import NOW, Q1, YEAR, City, fill, found_city, indicator
from django.core import mail
from django.test import Client

from tolok.domain.roles import Role
from tolok.services import calendars, flow, reminders
from tolok.services.acting import Actor, RefusedError
from tolok.services.recording import Typed, record_row
from tolok.services.reminders import remind, remind_late
from tolok.store.models import Appointment, Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> City:
    monkeypatch.setattr("tolok.web.acting.now", lambda: NOW)
    found = found_city()
    calendars.set_proposed(found.actor(Role.VERIFIER), found.government, YEAR)
    return found


def test_the_mail_names_each_row_that_is_missing_and_each_finding(city: City) -> None:
    fill(city)
    operator = city.actor(Role.OPERATOR)
    for name, typed in {
        "Jumlah bulan": Typed("", seen=1),
        "Jumlah paket": Typed("9.000", seen=1),
    }.items():
        record_row(operator, city.kecamatan, Q1, indicator(city, name).key, typed)
    (told,) = remind(city.actor(Role.VERIFIER), [city.kecamatan], Q1)
    assert told.people == (city.people[Role.OPERATOR],)
    (letter,) = mail.outbox
    assert letter.to == [city.people[Role.OPERATOR].email]
    assert "Terisi 6 dari 7 indikator" in letter.body
    assert "Batas pengajuan 10 April 2026 (3 hari lagi)" in letter.body
    assert "Belum diisi (1):\n- Baris 5 · Realisasi “Jumlah bulan”" in letter.body
    assert "Perlu penjelasan (1):\n- Baris 6" in letter.body
    assert f"/pd/{city.kecamatan.pk}/2026-Q1/pengajuan/" in letter.body


def test_nobody_is_told_twice_a_day_and_the_ledger_says_who_was(city: City) -> None:
    for hours, mails in ((0, 1), (5, 1), (24, 2)):
        remind(city.actor(Role.VERIFIER, NOW + timedelta(hours=hours)), [city.kecamatan], Q1)
        assert len(mail.outbox) == mails
    lines = Entry.objects.filter(deed="remind")
    assert lines.count() == 2
    assert json.loads(lines[0].content) == {"to": [city.people[Role.OPERATOR].email], "open": 7}


def test_a_mail_that_did_not_go_out_may_be_sent_again(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> None:
        raise SMTPException("tidak ada jaringan")

    with monkeypatch.context() as patched:
        patched.setattr(reminders, "send_mail", lost)
        (told,) = remind(city.actor(Role.VERIFIER), [city.kecamatan], Q1)
    assert told.trouble == "surat tidak terkirim; coba lagi nanti"
    (again,) = remind(city.actor(Role.VERIFIER), [city.kecamatan], Q1)
    assert again.people
    assert len(mail.outbox) == 1


def test_an_office_without_an_operator_and_one_that_handed_in_are_left_out(city: City) -> None:
    fill(city)
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    told = remind(city.actor(Role.VERIFIER), [city.kecamatan, city.dinas], Q1)
    assert [one.trouble for one in told] == ["sudah diajukan", "belum mempunyai operator"]
    assert not mail.outbox


def test_whose_appointment_has_ended_is_not_written_to(city: City) -> None:
    Appointment.objects.filter(role=Role.OPERATOR).update(until=NOW.date() - timedelta(days=1))
    (told,) = remind(city.actor(Role.VERIFIER), [city.kecamatan], Q1)
    assert told.trouble == "belum mempunyai operator"


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.VERIFIER])
def test_only_the_verifier_reminds(city: City, role: Role) -> None:
    if role is not Role.PUBLIC:
        with pytest.raises(RefusedError):
            remind(city.actor(role), [city.kecamatan], Q1)
    client = Client()
    if role in city.people:
        client.force_login(city.people[role])
    address = f"/papan/{city.government.code}/{Q1.code}/ingatkan/"
    told = client.post(address, {"pd": city.kecamatan.pk})
    assert told.status_code == (302 if role is Role.PUBLIC else 403)
    assert not mail.outbox


def test_the_program_reminds_those_whose_time_runs_out(city: City) -> None:
    program = Actor(None, NOW)
    assert remind_late(program, city.government, Q1, 2) == ()
    told = remind_late(program, city.government, Q1, 3)
    assert [(one.organization, bool(one.people)) for one in told] == [
        (city.dinas, False),
        (city.kecamatan, True),
    ]
    line = Entry.objects.get(deed="remind")
    assert (line.by, line.signed) == (None, "")


def test_many_are_reminded_from_the_board(city: City) -> None:
    client = Client()
    client.force_login(city.people[Role.VERIFIER])
    address = f"/papan/{city.government.code}/{Q1.code}/ingatkan/"
    chosen = {"pd": [city.kecamatan.pk, city.dinas.pk]}
    text = client.post(address, chosen, follow=True).content.decode()
    assert "1 perangkat daerah diingatkan lewat surel." in text
    assert "Dinas Kesehatan: belum mempunyai operator." in text
    assert "diingatkan <time" in text
    assert "Pilih dahulu" in client.post(address, {}, follow=True).content.decode()
    assert len(mail.outbox) == 1
