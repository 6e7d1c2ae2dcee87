"""What is received is kept whole: bytes, form, findings; or nothing is."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from a_desk import NOW, Desk, found_desk
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tolok.audit.rulebook import examine
from tolok.documents.reading import read_form_bytes
from tolok.domain.errors import TolokError
from tolok.domain.forms import Cell, Form, Recognition, Row, Source, State
from tolok.domain.levels import Level
from tolok.domain.periods import Period
from tolok.domain.roles import Role
from tolok.services import filings as deeds
from tolok.services.acting import RefusedError, actor_of
from tolok.services.filings import NotFoundError, open_filing, receive_form
from tolok.services.ledgers import check
from tolok.services.overview import money_of, summarize_filings
from tolok.services.rulebook import rulebook_edition
from tolok.store import mapping, queries
from tolok.store.models import (
    Appointment,
    Entry,
    Examination,
    Filing,
    FormCell,
    FormRow,
    Original,
    Person,
)
from tolok.store.models.append_only import EditRefused

pytestmark = pytest.mark.django_db
NAME = "kecamatan-cipocok-jaya-2022.txt"


@pytest.fixture
def desk() -> Desk:
    return found_desk()


@pytest.fixture
def filing(desk: Desk, seed_bytes: bytes) -> Filing:
    return receive_form(desk.actor, desk.government, data=seed_bytes, name=NAME)


def stored(form: Form) -> Form:
    """The form after a trip through the store."""
    original = Original.objects.create(sha256="0" * 64, size=1, data=b"x")
    filing = Filing.objects.create(
        original=original, name="x", uploaded_at=NOW, **mapping.heading_values(form)
    )
    rows = FormRow.objects.bulk_create(mapping.row_records(form, filing))
    FormCell.objects.bulk_create(mapping.cell_records(form, rows))
    return queries.form_of_filing(Filing.objects.get(pk=filing.pk))


def test_what_a_recogniser_said_and_what_chose_another_reading_come_back_from_the_store() -> None:
    seen = Recognition(34, (("355", 603),), "jumlah Pagu Rp di bawah baris 1")
    source = Source("pindai.png", "tabel 1", 1, 6, seen)
    cell = Cell("357", State.VALUE, Decimal(357), source)
    form = Form(rows=(Row("1", Level.PROGRAM, ceiling=cell),))
    assert stored(form).rows[0].ceiling.source == source


def test_the_seed_comes_back_from_the_store_as_it_was_read(
    desk: Desk, filing: Filing, seed_bytes: bytes
) -> None:
    reading = read_form_bytes(seed_bytes, NAME)
    opened = open_filing(desk.actor, filing.pk)
    assert opened.form == reading.form
    assert opened.reading == reading.findings
    assert opened.findings == examine(reading.form)
    for row, original in zip(opened.form.rows, reading.form.rows, strict=True):
        assert row.source == original.source
        assert row.sources == original.sources
        assert row.absorption.source == original.absorption.source


def test_every_kind_of_cell_survives_the_store() -> None:
    place = Source("a.xlsx", "Lembar 1", 7, 3)
    row = Row(
        id="1",
        level=Level.GOAL,
        parent="1",
        name="",
        remarks="Σ\N{NO-BREAK SPACE}1",
        target=Cell("25,00", State.VALUE, Decimal("25.00"), place),
        ceiling=Cell("123456789012345678901234", State.VALUE, Decimal(123456789012345678901234)),
        realization=Cell("-", State.DASH),
        spending=Cell("tiga", State.UNREADABLE),
        achievement=Cell(source=place),
    )
    form = Form("Kota", "Dinas", 2026, Period(2026, quarter=3), (row, Row("1", Level.GOAL)))
    back = stored(form)
    assert back == form
    assert str(back.rows[0].target.value) == "25.00"
    assert back.rows[0].target.source == place
    assert back.rows[0].achievement.source == place


def test_the_original_is_kept_byte_for_byte(filing: Filing, seed_bytes: bytes) -> None:
    original = queries.original_of(filing)
    assert bytes(original.data) == seed_bytes
    assert original.size == len(seed_bytes)


def test_what_was_filed_is_never_edited(filing: Filing) -> None:
    row = FormRow.objects.filter(filing=filing)[0]
    row.name = "lain"
    with pytest.raises(EditRefused):
        row.save()
    with pytest.raises(EditRefused):
        filing.delete()
    with pytest.raises(EditRefused):
        FormRow.objects.all().update(name="lain")
    with pytest.raises(EditRefused):
        Original.objects.all().delete()


def test_the_same_bytes_sent_again_make_no_second_filing(
    desk: Desk, filing: Filing, seed_bytes: bytes
) -> None:
    again = receive_form(desk.actor, desk.government, data=seed_bytes, name="lain.txt")
    assert again.pk == filing.pk
    assert Filing.objects.count() == Examination.objects.count() == 1


def test_a_changed_rulebook_adds_an_examination(
    desk: Desk, filing: Filing, seed_bytes: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deeds, "rulebook_edition", lambda: "edisi-baru")
    receive_form(desk.actor, desk.government, data=seed_bytes, name=NAME)
    editions = set(Examination.objects.values_list("rulebook", flat=True))
    assert editions == {rulebook_edition(), "edisi-baru"}
    opened = open_filing(desk.actor, filing.pk)
    assert opened.rulebook == "edisi-baru"
    assert summarize_filings([filing])[0].counts == {
        severity: sum(one.severity is severity for one in (*opened.findings, *opened.reading))
        for severity in summarize_filings([filing])[0].counts
    }


@pytest.mark.parametrize("data", [b"", b"halo", b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04rusak"])
def test_a_file_without_a_form_leaves_nothing_behind(desk: Desk, data: bytes) -> None:
    with pytest.raises(TolokError, match=r"catatan\.bin"):
        receive_form(desk.actor, desk.government, data=data, name="map/catatan.bin")
    assert not Original.objects.exists()
    assert not Filing.objects.exists()


def test_a_file_over_twenty_megabytes_is_refused_in_words(desk: Desk) -> None:
    with pytest.raises(TolokError, match="melebihi batas 20 MB"):
        receive_form(
            desk.actor, desk.government, data=b"x" * (20 * 1024 * 1024 + 1), name="besar.txt"
        )


def test_a_fault_in_the_middle_takes_everything_back(
    desk: Desk, seed_bytes: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("listrik padam")

    monkeypatch.setattr(deeds, "store_findings", fail)
    with pytest.raises(RuntimeError):
        receive_form(desk.actor, desk.government, data=seed_bytes, name=NAME)
    assert not Original.objects.exists()
    assert not FormRow.objects.exists()


def test_a_naive_time_trips(desk: Desk, seed_bytes: bytes) -> None:
    with pytest.raises(ValueError, match="naive datetime"):
        receive_form(
            replace(desk.actor, at=datetime(2022, 4, 7)),  # noqa: DTZ001 - the trap
            desk.government,
            data=seed_bytes,
            name=NAME,
        )


def test_opening_a_filing_asks_six_times_whatever_its_size(desk: Desk, filing: Filing) -> None:
    actor = desk.actor
    with CaptureQueriesContext(connection) as asked:
        open_filing(actor, filing.pk)
    assert len(asked) == 6


def test_the_overview_asks_as_often_for_two_filings_as_for_one(
    desk: Desk, filing: Filing, seed_bytes: bytes
) -> None:
    other = receive_form(desk.actor, desk.government, data=seed_bytes + b"\n", name="kedua.txt")
    with CaptureQueriesContext(connection) as asked_one:
        summarize_filings([filing])
    with CaptureQueriesContext(connection) as asked_two:
        summaries = summarize_filings([filing, other])
    assert len(asked_one) == len(asked_two) == 4
    assert [summary.rows for summary in summaries] == [52, 52]


def test_the_money_of_a_form_is_what_its_programs_sum_to(desk: Desk, filing: Filing) -> None:
    money = summarize_filings([filing])[0].money
    assert (money.ceiling, money.spending) == (Decimal(15071328465), Decimal(2020331464))
    assert money == money_of(open_filing(desk.actor, filing.pk).form)


def test_a_filing_that_is_not_there_is_said_so(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="nomor 9"):
        open_filing(desk.actor, 9)


def test_the_same_bytes_of_two_governments_are_two_filings_over_one_original(
    desk: Desk, filing: Filing, seed_bytes: bytes
) -> None:
    other = found_desk("kota-cilegon")
    theirs = receive_form(other.actor, other.government, data=seed_bytes, name="kami.txt")
    assert theirs.pk != filing.pk
    assert theirs.original_id == filing.original_id
    assert open_filing(other.actor, theirs.pk).form == open_filing(desk.actor, filing.pk).form
    assert (theirs.owner, theirs.uploaded_by) == (other.government, other.person)
    ours = [(one.text, one.why) for one in queries.leftovers_of(filing)]
    assert [(one.text, one.why) for one in queries.leftovers_of(theirs)] == ours


def test_a_filing_of_another_government_is_not_there(filing: Filing) -> None:
    other = found_desk("kota-cilegon")
    with pytest.raises(NotFoundError):
        open_filing(other.actor, filing.pk)
    assert list(deeds.filings_seen_by(other.actor)) == []


def test_a_filing_of_nobody_is_there_for_administrators_alone(desk: Desk, filing: Filing) -> None:
    # As databases hold them that are older than accounts.
    example = Filing.objects.create(original=filing.original, name=NAME, uploaded_at=NOW)
    administrator = found_desk("kota-cilegon", Role.ADMINISTRATOR)
    assert open_filing(administrator.actor, example.pk).filing == example
    assert list(deeds.filings_seen_by(administrator.actor)) == [example]
    with pytest.raises(NotFoundError):
        open_filing(desk.actor, example.pk)


def test_a_role_that_examines_no_files_is_refused(desk: Desk, filing: Filing) -> None:
    executive = Person.objects.create_user("wali@kota-serang.test", name="Wali")
    Appointment.objects.create(
        person=executive, role=Role.EXECUTIVE, government=desk.government, since=NOW.date()
    )
    actor = actor_of(executive, NOW)
    with pytest.raises(RefusedError, match="tidak boleh memeriksa berkas"):
        open_filing(actor, filing.pk)
    with pytest.raises(RefusedError):
        receive_form(actor, desk.government, data=b"x", name="x.txt")
    with pytest.raises(RefusedError):
        deeds.filings_seen_by(actor)
    with pytest.raises(RefusedError, match="Masuk dahulu"):
        open_filing(actor_of(None, NOW), filing.pk)


def test_receiving_a_file_is_a_line_in_the_governments_book(desk: Desk, filing: Filing) -> None:
    [entry] = Entry.objects.all()
    assert (entry.subject, entry.signed) == (f"filing:{filing.pk}", desk.person.email)
    assert filing.original.sha256 in entry.content
    assert check(entry.ledger) is None
