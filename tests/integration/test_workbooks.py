"""A workbook goes out, is filled in elsewhere, and comes back as a difference to choose from."""

import json
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from a_city import NOW, Q1, City, fill, found_city, indicator
from a_workbook import REALIZATION, SPENDING, column_of, edited, header_of, line_of, put
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tolok.domain.errors import TolokError, UnreadableError
from tolok.domain.indicators import Calculation
from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services.acting import RefusedError
from tolok.services.differences import Difference, Fate
from tolok.services.ledgers import check
from tolok.services.planning import Formula, planning
from tolok.services.recording import Typed, record_row
from tolok.services.workbooks import (
    ChangedError,
    OpenedWorkbook,
    apply_workbook,
    make_workbook,
    open_workbook,
    receive_workbook,
)
from tolok.store.models import Entry, Ledger, Measurement, Original, Submission, Workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return found_city()


def download(city: City, period: Period = Q1) -> bytes:
    return make_workbook(city.actor(Role.OPERATOR), city.kecamatan, period).data


def send(city: City, data: bytes, period: Period = Q1, name: str = "isi.xlsx") -> OpenedWorkbook:
    operator = city.actor(Role.OPERATOR)
    sent = receive_workbook(operator, city.kecamatan, period, data, name)
    return open_workbook(operator, city.kecamatan, period, sent.pk)


def apply_all(city: City, opened: OpenedWorkbook, **conflicts: bool) -> int:
    difference = opened.difference
    choices = {one.name: True for one in difference.welcome}
    choices |= {one.name: conflicts[one.cell] for one in difference.of(Fate.CONFLICT)}
    operator = city.actor(Role.OPERATOR)
    return apply_workbook(
        operator, city.kecamatan, Q1, opened.workbook.pk, choices, difference.fingerprint
    )


def told(difference: Difference) -> list[tuple[str, str, str, str]]:
    return [(one.row.id, one.cell, one.fate.value, one.new) for one in difference.cells]


def fill_in(book: Any) -> None:
    sheet = book.worksheets[0]
    put(sheet, "Jumlah bulan", REALIZATION, 3)
    put(sheet, "Jumlah bulan", SPENDING, 2500000.5)
    put(sheet, "Jumlah paket", REALIZATION, "-")
    put(sheet, "Jumlah paket", ("KETERANGAN",), "menunggu\npenyedia")
    put(sheet, "Jumlah laporan", REALIZATION, "tiga")


def test_what_was_filled_in_far_away_is_applied_and_named_in_the_ledger(city: City) -> None:
    opened = send(city, edited(download(city), fill_in))
    assert told(opened.difference) == [
        ("5", "realization", "new", "3"),
        ("5", "spending", "new", "2.500.000,5"),
        ("6", "realization", "new", "-"),
        ("6", "remarks", "new", "menunggu\npenyedia"),
        ("7", "realization", "refused", "tiga"),
    ]
    assert "bukan satu angka" in opened.difference.of(Fate.REFUSED)[0].trouble
    assert not Measurement.objects.exists()
    assert apply_all(city, opened) == 4
    assert Measurement.objects.get(written="-").remarks == "menunggu\npenyedia"
    lines = Entry.objects.filter(deed=Deed.APPLY_WORKBOOK)
    key = indicator(city, "Jumlah bulan").key
    assert [one.subject.split(":")[0] for one in lines] == [
        "workbook", "realization", "spending", "realization", "words", "workbook",
    ]  # fmt: skip
    assert lines[1].subject == f"realization:{key}:{Q1.code}"
    digest = opened.workbook.original.sha256
    assert {json.loads(one.content)["workbook"] for one in lines} == {digest}
    assert check(Ledger.objects.get(organization=city.kecamatan)) is None
    assert Submission.objects.get().opened_at == NOW


def test_a_workbook_that_nobody_touched_changes_nothing(city: City) -> None:
    fill(city)
    difference = send(city, download(city)).difference
    assert told(difference) == []
    assert (difference.strangers, difference.notes) == ((), ())
    assert difference.same == 7 * 4 + 3


def test_what_a_colleague_changed_meanwhile_is_a_conflict_to_decide(city: City) -> None:
    fill(city)
    data = edited(download(city), lambda book: put_two(book, 4, 3_000_000))
    key = indicator(city, "Jumlah bulan").key
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, key, Typed("2", seen=1))
    opened = send(city, data)
    assert told(opened.difference) == [
        ("5", "realization", "conflict", "4"),
        ("5", "spending", "changed", "3000000"),
    ]
    conflict = opened.difference.of(Fate.CONFLICT)[0]
    assert (conflict.before, conflict.now, conflict.by) == ("3", "2", "Operator kota-serang")
    with pytest.raises(TolokError, match="bentrok"):
        apply_workbook(
            city.actor(Role.OPERATOR), city.kecamatan, Q1, opened.workbook.pk,
            {one.name: True for one in opened.difference.welcome}, opened.difference.fingerprint,
        )  # fmt: skip
    assert apply_all(city, opened, realization=False) == 1
    assert Measurement.objects.get(indicator__key=key).written == "2"
    again = send(city, data)
    assert again.workbook == opened.workbook
    assert apply_all(city, again, realization=True) == 1
    assert Measurement.objects.get(indicator__key=key).written == "4"


def put_two(book: Any, realization: object, spending: object) -> None:
    put(book.worksheets[0], "Jumlah bulan", REALIZATION, realization)
    put(book.worksheets[0], "Jumlah bulan", SPENDING, spending)


def test_a_colleague_s_change_that_the_file_does_not_touch_stays(city: City) -> None:
    data = edited(download(city), lambda book: put_two(book, None, 5))
    key = indicator(city, "Jumlah bulan").key
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, key, Typed("2"))
    assert told(send(city, data).difference) == [("5", "spending", "new", "5")]


def test_a_cell_that_was_emptied_is_blanked(city: City) -> None:
    fill(city)
    opened = send(city, edited(download(city), lambda book: put_two(book, None, None)))
    assert told(opened.difference) == [
        ("5", "realization", "changed", ""),
        ("5", "spending", "changed", ""),
    ]
    assert apply_all(city, opened) == 2
    assert Measurement.objects.get(indicator__name="Jumlah bulan").state == "blank"


def test_a_change_after_the_difference_was_shown_applies_nothing(city: City) -> None:
    opened = send(city, edited(download(city), fill_in))
    key = indicator(city, "Jumlah bulan").key
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, key, Typed("9"))
    lines = Entry.objects.count()
    with pytest.raises(ChangedError, match="belum ada yang diterapkan"):
        apply_all(city, opened)
    assert Entry.objects.count() == lines


def reverse_rows(book: Any) -> None:
    """Sort the rows the other way round, hide some, and put a line of one's own between."""
    sheet = book.worksheets[0]
    head, _ = header_of(sheet)
    width = sheet.max_column
    rows = [
        [sheet.cell(line, column).value for column in range(1, width + 1)]
        for line in range(head + 1, sheet.max_row + 1)
    ]
    for line, row in enumerate(reversed(rows), head + 1):
        for column, value in enumerate(row, 1):
            sheet.cell(line, column).value = value
    sheet.row_dimensions[head + 2].hidden = True
    sheet.insert_rows(head + 3)
    sheet.cell(head + 3, 3).value = "catatan kami sendiri"
    sheet.insert_rows(head + 3)
    sheet.cell(head + 3, 4).value = "Jumlah rapat daring"
    sheet.cell(head + 3, 6).value = 7


def test_rows_are_known_when_sorted_hidden_and_parted(city: City) -> None:
    def change(book: Any) -> None:
        fill_in(book)
        reverse_rows(book)

    opened = send(city, edited(download(city), change))
    assert len(opened.difference.of(Fate.NEW)) == 4
    assert [one.row.indicator for one in opened.difference.strangers] == ["Jumlah rapat daring"]
    assert "tidak ada dalam rencana" in opened.difference.strangers[0].why


def lose_the_hidden(book: Any) -> None:
    fill_in(book)
    sheet = book.worksheets[0]
    _, columns = header_of(sheet)
    sheet.delete_cols(column_of(columns, "KUNCI"), 2)
    del book["Tolok"]


def test_without_the_hidden_parts_rows_are_known_by_their_words_and_it_is_said(city: City) -> None:
    key = indicator(city, "Jumlah paket").key
    record_row(city.actor(Role.OPERATOR), city.kecamatan, Q1, key, Typed("1"))
    data = edited(download(city), lose_the_hidden)
    difference = send(city, data).difference
    assert told(difference)[0] == ("5", "realization", "new", "3")
    assert ("6", "realization", "conflict", "-") in told(difference)
    assert len(difference.notes) == 2
    assert "lembar tersembunyi" in difference.notes[0].lower()
    assert "7 baris tidak membawa kunci" in difference.notes[1]


def test_a_hidden_sheet_that_somebody_changed_is_not_believed(city: City) -> None:
    fill(city)

    def change(book: Any) -> None:
        book["Tolok"]["B2"].value = "0" * 64
        put(book.worksheets[0], "Jumlah bulan", REALIZATION, 5)

    difference = send(city, edited(download(city), change)).difference
    assert "tidak dapat dipercaya" in difference.notes[0]
    # The revision beside the row still tells that nobody else was there.
    assert told(difference) == [("5", "realization", "changed", "5")]


@pytest.mark.parametrize(
    "content",
    [
        "[" * 100_000,
        '{"schema": "tolok.workbook/1", "rows": [1]}',
        (
            '{"schema": "tolok.workbook/1", "period": "2026-Q1", "government": "kota-serang", '
            '"organization": "\\ud800"}'
        ),
        (
            '{"schema": "tolok.workbook/1", "period": "2026-Q1", "government": "kota-serang", '
            '"organization": "7.01.01", "rows": {"x": 1, "KEY": {"realization": "\\ud800"}}}'
        ),
        "{",
    ],
)
def test_a_forged_hidden_sheet_breaks_nothing(city: City, client: Client, content: str) -> None:
    text = content.replace("KEY", indicator(city, "Jumlah bulan").key).encode()

    def forge(book: Any) -> None:
        put(book.worksheets[0], "Jumlah bulan", REALIZATION, 3)
        hidden = book["Tolok"]
        hidden.delete_rows(3, hidden.max_row)
        hidden["B2"].value = sha256(text).hexdigest()
        for part, start in enumerate(range(0, len(text), 6_000), 3):
            hidden.cell(part, 1).value = "isi"
            hidden.cell(part, 2).value = b64encode(text[start : start + 6_000]).decode()

    client.force_login(city.people[Role.OPERATOR])
    path = f"/pd/{city.kecamatan.pk}/{Q1.code}/buku-kerja/"
    file = SimpleUploadedFile("isi.xlsx", edited(download(city), forge))
    answer = client.post(path, {"berkas": file}, follow=True)
    assert answer.status_code in {200, 422}
    assert answer.status_code == 422 or "Realisasi kinerja" in answer.content.decode()


def test_the_noise_of_binary_numbers_is_not_taken_for_decimals(city: City) -> None:
    data = edited(download(city), lambda book: put_two(book, 0.1 + 0.2, 1234567.89))
    assert [one.new for one in send(city, data).difference.cells] == ["0,3", "1.234.567,89"]


def test_a_row_that_stands_there_twice_is_taken_once(city: City) -> None:
    def change(book: Any) -> None:
        sheet = book.worksheets[0]
        line, last = line_of(sheet, "Jumlah bulan"), sheet.max_row + 1
        for column in range(1, sheet.max_column + 1):
            sheet.cell(last, column).value = sheet.cell(line, column).value
        put(sheet, "Jumlah bulan", REALIZATION, 3)

    difference = send(city, edited(download(city), change)).difference
    assert told(difference) == [("5", "realization", "new", "3")]
    assert "sudah ada pada" in difference.strangers[0].why


def test_money_written_over_a_sum_is_refused_in_words(city: City) -> None:
    fill(city)
    data = edited(download(city), lambda book: put(book.worksheets[0], "Layanan umum", SPENDING, 9))
    [refused] = send(city, data).difference.cells
    assert (refused.fate, refused.cell, refused.row.id) == (Fate.REFUSED, "spending", "4")
    assert "jumlah baris di bawahnya" in refused.trouble


def test_a_formula_that_was_never_computed_is_no_blank(city: City) -> None:
    fill(city)
    data = edited(
        download(city), lambda book: put(book.worksheets[0], "Jumlah bulan", REALIZATION, "=1+2")
    )
    [refused] = send(city, data).difference.cells
    assert (refused.fate, refused.new) == (Fate.REFUSED, "=1+2")


def test_variables_have_a_sheet_of_their_own(city: City) -> None:
    with planning(city.actor(Role.VERIFIER), city.kecamatan, 2026) as planner:
        planner.define(indicator(city, "Layanan umum"), Formula(expression="selesai / masuk * 100"))
        grades = Formula(Calculation.ORDINAL, scale="akip_grades", accumulation="latest")
        planner.define(indicator(city, "Nilai AKIP"), grades)

    def change(book: Any) -> None:
        put(book.worksheets[0], "Nilai AKIP", REALIZATION, "BB")
        sheet = book["Variabel"]
        line, columns = line_of(sheet, "Layanan umum"), header_of(sheet)[1]
        sheet.cell(line, column_of(columns, "DIISI")).value = 1
        sheet.cell(line + 1, column_of(columns, "DIISI")).value = 3

    opened = send(city, edited(download(city), change))
    assert [one.label for one in opened.difference.cells] == [
        "Realisasi kinerja",
        "Variabel selesai",
        "Variabel masuk",
    ]
    assert opened.difference.becoming.rows[3].reached is not None
    assert opened.difference.becoming.rows[3].reached.realization.written == "33,33"
    assert apply_all(city, opened) == 3
    record = Measurement.objects.get(indicator__name="Layanan umum")
    assert record.variables == {"selesai": "1", "masuk": "3"}


def test_the_second_quarter_shows_the_first_and_adds_to_it(city: City) -> None:
    fill(city)
    second = Period(2026, quarter=2)

    def change(book: Any) -> None:
        sheet = book.worksheets[0]
        _, columns = header_of(sheet)
        line = line_of(sheet, "Jumlah bulan")
        assert sheet.cell(line, column_of(columns, "SEBELUMNYA", "KINERJA")).value == 3
        formula = sheet.cell(line, column_of(columns, "REALISASI S.D. TRIWULAN II", "KINERJA"))
        assert str(formula.value).startswith("=IF(COUNT(")
        put(sheet, "Jumlah bulan", REALIZATION, 4)

    opened = send(city, edited(download(city, second), change), second)
    row = opened.difference.becoming.rows[4]
    assert row.reached is not None
    assert row.reached.realization.written == "7"


def test_findings_of_what_it_would_become_are_told_before(city: City) -> None:
    data = edited(download(city), lambda book: put_two(book, 3, 11_000_000))
    difference = send(city, data).difference
    assert "spending-over-ceiling" in {one.rule for one in difference.findings}
    assert difference.proposals.repairs == ()


def test_another_s_workbook_and_another_file_are_refused(city: City) -> None:
    data = download(city)
    with pytest.raises(UnreadableError, match="bukan buku kerja Triwulan II"):
        send(city, data, Period(2026, quarter=2))
    with pytest.raises(UnreadableError, match="berkas ini rusak"):
        send(city, data[:2000])
    other = found_city("kota-cilegon")
    with pytest.raises(UnreadableError, match=r"dibuat untuk perangkat daerah 7\.01\.01"):
        send(other, data)
    with pytest.raises(RefusedError):
        receive_workbook(other.actor(Role.OPERATOR), city.kecamatan, Q1, data, "isi.xlsx")
    with pytest.raises(RefusedError):
        make_workbook(other.actor(Role.VERIFIER), city.kecamatan, Q1)
    assert not Workbook.objects.exists()
    assert not Original.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OPERATOR])
def test_nobody_but_the_operator_sends_a_workbook(city: City, role: Role) -> None:
    with pytest.raises(RefusedError):
        receive_workbook(city.actor(role), city.kecamatan, Q1, download(city), "isi.xlsx")


def test_a_difference_asks_as_often_whatever_it_holds(city: City) -> None:
    def asked(change: Callable[[Any], None]) -> int:
        opened = send(city, edited(download(city), change))
        with CaptureQueriesContext(connection) as queries:
            again = open_workbook(
                city.actor(Role.OPERATOR), city.kecamatan, Q1, opened.workbook.pk
            ).difference
            assert again.findings is not None
        return len(queries)

    few = asked(lambda book: put_two(book, 3, None))
    fill(city)
    assert asked(fill_in) == few
