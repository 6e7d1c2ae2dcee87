"""The command tolok-admin: what it inspects, what it finds, and a first start."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from a_city import NOW, Q1, YEAR, City, fill, found_city, indicator
from click.testing import CliRunner, Result
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tolok.domain.chains import check_text
from tolok.domain.roles import Role
from tolok.project.admin import main
from tolok.services import calendars, flow
from tolok.services.acting import actor_of
from tolok.services.ledgers import book_as_text
from tolok.services.organizations import set_policy
from tolok.services.recording import Typed, record_row
from tolok.store.models import Entry, EvidenceFile, Government, Ledger, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(settings: Settings, tmp_path: Path) -> City:
    settings.DATA = tmp_path
    found = found_city()
    fill(found)
    calendars.set_proposed(found.actor(Role.VERIFIER), found.government, YEAR)
    flow.submit(found.actor(Role.OPERATOR), found.kecamatan, Q1)
    return found


def run(*arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(main, arguments, input=answers)


def change(statement: str, *values: int | str) -> None:
    """What somebody with the database's own tools could do."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount > 0, statement


def test_what_is_sound_is_said_so(city: City) -> None:
    assert city.kecamatan
    told = run("verify")
    assert told.exit_code == 0, told.output
    assert "2 buku besar diperiksa: utuh." in told.output
    assert "1 salinan beku diperiksa: utuh." in told.output
    assert "nilai sekarang diperiksa: utuh." in told.output
    assert "bukti" not in told.output


TAMPERINGS: dict[str, tuple[Callable[[City], object], str]] = {
    "a line's content": (
        lambda _: change(
            "UPDATE store_entry SET content = REPLACE(content, '12', '13') WHERE deed = %s",
            "set_target",
        ),
        "berubah setelah ditulis",
    ),
    "a line's time": (
        lambda _: change("UPDATE store_entry SET at = %s WHERE number = 3", "2026-01-01 00:00+00"),
        "berubah setelah ditulis",
    ),
    "a line cut off the end": (
        lambda _: change("DELETE FROM store_entry WHERE deed = %s", "submit"),
        "ujungnya tidak cocok",
    ),
    "a snapshot": (
        lambda _: change("UPDATE store_snapshot SET content = content || ' '"),
        "tidak lagi sesuai dengan hash-nya",
    ),
    "a realization": (
        lambda city: change(
            "UPDATE store_measurement SET written = '4', value = '4' WHERE indicator_id = %s",
            indicator(city, "Jumlah bulan").pk,
        ),
        "di buku besar {'value': '3', 'written': '3'}",
    ),
    "a cause": (lambda _: change("UPDATE store_measurement SET cause = 'x'"), "'cause': 'x'"),
    "spending": (
        lambda _: change("UPDATE store_nodespending SET written = '1', amount_sen = 100"),
        "spending:",
    ),
    "a state": (
        lambda _: change("UPDATE store_submission SET state = %s", "locked"),
        "sekarang {'state': 'locked'}, di buku besar {'state': 'submitted'}",
    ),
    "a target": (
        lambda _: change("UPDATE store_targetvalue SET written = '1', value = '1'"),
        "target:",
    ),
    "a ceiling": (lambda _: change("UPDATE store_nodeceiling SET amount_sen = 1"), "ceiling:"),
    "a window": (
        lambda _: change(
            "UPDATE store_window SET closes_on = %s WHERE step = 'plan'", "2026-12-31"
        ),
        "window:2026:plan",
    ),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_what_was_changed_behind_the_sites_back_is_found(city: City, tampering: str) -> None:
    deed, said = TAMPERINGS[tampering]
    deed(city)
    told = run("verify")
    assert told.exit_code == 1
    assert said in told.output


def test_a_value_that_no_line_tells_of_and_a_line_without_its_value_are_found(city: City) -> None:
    key = indicator(city, "Jumlah bulan").key
    flow.return_submission(city.actor(Role.VERIFIER), city.kecamatan, Q1, "Periksa", [])
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, key, Typed("", seen=1))
    assert run("verify").exit_code == 0
    change("UPDATE store_measurement SET period = '2026-Q2' WHERE written = '25'")
    told = run("verify").output
    said = "{'state': 'value', 'value': '25', 'written': '25'}"
    assert f":2026-Q2: sekarang {said}, di buku besar kosong" in told
    assert f":2026-Q1: sekarang kosong, di buku besar {said}" in told


def test_evidence_is_checked_where_there_is_a_store(city: City, tmp_path: Path) -> None:
    folder = tmp_path / "evidence" / city.government.code
    folder.mkdir(parents=True)
    kept = {name: sha256(name.encode()).hexdigest() for name in ("sound", "changed", "lost")}
    for digest in kept.values():
        EvidenceFile.objects.create(
            government=city.government, sha256=digest, size=5, media_type="text/plain"
        )
    (folder / kept["sound"]).write_bytes(b"sound")
    (folder / kept["changed"]).write_bytes(b"other")
    told = run("verify")
    assert told.exit_code == 1
    assert f"{kept['changed']}: isi berkasnya berubah." in told.output
    assert f"{kept['lost']}: berkasnya tidak ada." in told.output
    assert kept["sound"] not in told.output


def test_a_book_taken_away_is_checked_without_the_site(city: City) -> None:
    client = Client()
    client.force_login(city.people[Role.INSPECTOR])
    address = f"/pd/{city.kecamatan.pk}/{YEAR}/buku/"
    told = client.get(f"{address}unduh/")
    text = b"".join(told.streaming_content).decode()  # type: ignore[attr-defined]
    ledger = Ledger.objects.get(organization=city.kecamatan)
    assert text == "".join(book_as_text(ledger))
    assert len(text.splitlines()) == ledger.length + 1
    assert check_text(text) is None
    assert "berubah setelah ditulis" in (check_text(text.replace("Listrik", "Air")) or "")
    assert "ujungnya tidak cocok" in (check_text("\n".join(text.splitlines()[:-1])) or "")
    assert "bukan buku besar" in (check_text(json.dumps({"schema": "lain"})) or "")


def test_the_book_is_read_newest_first_by_person_deed_and_subject(city: City) -> None:
    client = Client()
    client.force_login(city.people[Role.INSPECTOR])
    address = f"/pd/{city.kecamatan.pk}/{YEAR}/buku/"

    def subjects(query: str) -> list[str]:
        page = client.get(address + query).context["page"]
        return [one.subject for one in page]

    assert subjects("")[:2] == [f"snapshot:{Q1.code}:1", f"submission:{Q1.code}"]
    assert set(subjects("?perbuatan=enter_spending&perihal=SPENDING")) == {
        one.subject for one in Entry.objects.filter(deed="enter_spending")
    }
    assert subjects("?oleh=tidak@ada.test") == []
    assert client.get(f"/pd/{city.kecamatan.pk}/2031/buku/").status_code == 200
    assert client.get(f"/pd/{city.kecamatan.pk}/2031/buku/unduh/").status_code == 404
    for role, status in ((Role.OPERATOR, 403), (Role.FINANCE, 403), (Role.HEAD, 200)):
        client.force_login(city.people[role])
        assert client.get(address).status_code == status
        assert client.get(f"{address}unduh/").status_code == status


def test_a_government_has_a_book_of_its_own_for_inspector_and_administrator(city: City) -> None:
    client = Client()
    address = f"/pemda/{city.government.code}/{YEAR}/buku/"
    shown = {Role.INSPECTOR, Role.ADMINISTRATOR}
    for role, person in city.people.items():
        client.force_login(person)
        status = 200 if role in shown else 403
        assert client.get(address).status_code == status, role
        assert client.get(f"{address}unduh/").status_code == status, role
        assert (f'href="{address}"' in client.get("/").content.decode()) is (role in shown), role
    page = client.get(address + "?perbuatan=set_window&perihal=q1:record").context["page"]
    assert [one.subject for one in page] == ["window:2026-Q1:record"]
    ledger = Ledger.objects.get(organization=None)
    told = client.get(f"{address}unduh/")
    text = b"".join(told.streaming_content).decode()  # type: ignore[attr-defined]
    assert check_text(text) is None
    assert len(text.splitlines()) == ledger.length + 1


def test_a_book_asks_the_same_number_of_queries_however_long_it_is(city: City) -> None:
    client = Client()
    client.force_login(city.people[Role.INSPECTOR])
    address = f"/pemda/{city.government.code}/{YEAR}/buku/?perbuatan=manage_years"
    asked = []
    for first in (0, 120):
        for low in range(first, first + 120):
            year = city.government.years.get()
            set_policy(city.actor(Role.ADMINISTRATOR), year, "none", low % 200)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address).context["page"]
        asked.append(len(queries))
        assert len(page) == 100
    assert asked[0] == asked[1]


def test_the_program_reminds_from_the_terminal(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    flow.return_submission(city.actor(Role.VERIFIER), city.kecamatan, Q1, "Periksa", [])
    told = run("remind", city.government.code)
    assert told.exit_code == 0, told.output
    assert "Kecamatan Cipocok Jaya: dikirim ke operator@kota-serang.test." in told.output
    assert "Dinas Kesehatan: belum mempunyai operator." in told.output
    assert "1 perangkat daerah diingatkan." in told.output
    assert len(mail.outbox) == 1
    assert "sudah diingatkan hari ini" in run("remind", city.government.code).output
    for arguments in (["kota-hilang"], [city.government.code, "--period", "kemarin"]):
        refused = run("remind", *arguments)
        assert refused.exit_code == 1
        assert "Error: " in refused.output


def test_a_database_without_its_tables_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "django.db.migrations.recorder.MigrationRecorder.applied_migrations", lambda _: {}
    )
    told = run("verify")
    assert told.exit_code == 1
    assert "migrasi belum dijalankan" in told.output


def test_a_first_start_makes_a_government_and_its_administrator() -> None:
    made = run(
        "create-government", "kota-baru", "--name", "Pemerintah Kota Baru", "--place", "Baru"
    )
    assert made.exit_code == 0, made.output
    government = Government.objects.get(code="kota-baru")
    assert government.years.get().versions.get().name == "murni"
    answers = "Siti Aminah\nkuda-laut-2026\nkuda-laut-2026\n"
    told = run("create-administrator", "kota-baru", "Siti@baru.test", answers=answers)
    assert told.exit_code == 0, told.output
    person = Person.objects.get()
    assert (person.email, person.check_password("kuda-laut-2026")) == ("siti@baru.test", True)
    assert actor_of(person, NOW.replace(year=2030)).roles_of(government) == {Role.ADMINISTRATOR}
    assert run("verify").exit_code == 0


ANSWERS = "A\nkuda-laut-26\nkuda-laut-26\n"
KNOWN = "administrator@kota-serang.test"


@pytest.mark.parametrize(
    ("arguments", "answers", "why"),
    [
        (("create-government", "Kota Baru", "--name", "A", "--place", "B"), "", "huruf kecil"),
        (("create-government", "kota-serang", "--name", "A", "--place", "B"), "", "sudah ada"),
        (("create-administrator", "kota-hilang", "a@b.test"), ANSWERS, "tidak ada"),
        (("create-administrator", "kota-serang", "a@b.test"), "A\n123\n123\n", "terlalu pendek"),
        (("create-administrator", "kota-serang", "bukan surel"), ANSWERS, "email"),
        (("create-administrator", "kota-serang", KNOWN), ANSWERS, "sudah menjadi"),
    ],
)  # fmt: skip
def test_a_first_start_that_cannot_be_says_why(
    city: City, arguments: tuple[str, ...], answers: str, why: str
) -> None:
    people = Person.objects.count()
    told = run(*arguments, answers=answers)
    assert told.exit_code == 1
    assert why in told.output
    assert Person.objects.count() == people
    assert city.government
