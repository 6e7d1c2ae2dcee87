"""A row is saved whole or not at all, and everything that was typed is in the ledger."""

from decimal import Decimal

import pytest
from a_city import NOW, Q1, City, fill, found_city, indicator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tolok.domain.indicators import Calculation
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services.acting import RefusedError
from tolok.services.ledgers import check
from tolok.services.planning import Formula, planning
from tolok.services.recording import CellError, ConflictError, Typed, record_row
from tolok.services.sheets import open_sheet
from tolok.store.models import Entry, Ledger, Measurement, NodeSpending

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return found_city()


def save(city: City, name: str, typed: Typed, role: Role = Role.OPERATOR) -> bool:
    return record_row(city.actor(role), city.kecamatan, Q1, indicator(city, name).key, typed)


def test_a_row_is_saved_with_its_money_and_its_line_in_the_ledger(city: City) -> None:
    assert save(city, "Jumlah bulan", Typed("3", spending="2.500.000"))
    row = city.sheet.rows[4]
    assert row.reached is not None
    assert row.reached.achievement.rounded() == Decimal("25.00")
    assert row.spent.value == Decimal(2_500_000)
    assert row.absorption == 25
    entries = Entry.objects.filter(deed__in=[Deed.ENTER_REALIZATION, Deed.ENTER_SPENDING])
    assert [one.content for one in entries] == [
        '{"variables":{},"written":"3"}',
        '{"written":"2.500.000"}',
    ]
    assert {one.signed for one in entries} == {"operator@kota-serang.test"}


def test_money_is_summed_above_and_never_typed_there(city: City) -> None:
    fill(city)
    assert [str(row.spent.value) for row in city.sheet.rows[:4]] == ["15000000"] * 4
    with pytest.raises(CellError, match="jumlah baris di bawahnya"):
        save(city, "Layanan umum", Typed(spending="1"))


def test_blank_dash_and_zero_stay_three_statements(city: City) -> None:
    for text, state in (("-", "dash"), ("0", "value"), ("", "blank")):
        seen = Measurement.objects.filter(indicator__name="Jumlah paket").first()
        save(city, "Jumlah paket", Typed(text, seen=seen.revision if seen else 0))
        row = city.sheet.rows[5]
        assert row.measurement is not None
        assert row.measurement.state == state
        assert row.reached is not None
        assert row.reached.achievement.value == (0 if text == "0" else None)


def test_the_same_text_sent_again_changes_nothing(city: City) -> None:
    assert save(city, "Jumlah bulan", Typed("3"))
    lines = Entry.objects.count()
    assert not save(city, "Jumlah bulan", Typed("3"))
    assert Entry.objects.count() == lines


def test_two_people_on_one_row_see_both_versions_and_lose_none(city: City) -> None:
    save(city, "Jumlah bulan", Typed("3", spending="1000"))
    with pytest.raises(ConflictError) as told:
        save(city, "Jumlah bulan", Typed("2", spending="2000"))
    assert [(one.cell, one.written) for one in told.value.rivals] == [
        ("realization", "3"),
        ("spending", "1000"),
    ]
    assert Measurement.objects.get().written == "3"
    assert NodeSpending.objects.get().written == "1000"
    assert save(city, "Jumlah bulan", Typed("2", seen=1))


@pytest.mark.parametrize("text", ["tiga", "1.2.3,4", "89,3405,300"])
def test_what_is_no_number_is_refused_in_words_and_nothing_is_saved(city: City, text: str) -> None:
    with pytest.raises(CellError) as told:
        save(city, "Jumlah bulan", Typed("3", spending=text))
    assert "bukan satu angka" in told.value.troubles["spending"]
    assert not Measurement.objects.exists()
    assert not Entry.objects.filter(deed=Deed.ENTER_REALIZATION).exists()


@pytest.mark.parametrize("cell", ["realization", "spending"])
def test_what_is_too_long_is_refused_before_a_database_does(city: City, cell: str) -> None:
    with pytest.raises(CellError, match="Terlalu panjang"):
        save(city, "Jumlah bulan", Typed(**{cell: f"1{' ' * 200}%"}))  # type: ignore[arg-type]


def test_the_money_office_types_money_alone(city: City) -> None:
    assert save(city, "Jumlah bulan", Typed(spending="1.000"), Role.FINANCE)
    with pytest.raises(RefusedError, match="tidak boleh mengisi realisasi kinerja"):
        save(city, "Jumlah bulan", Typed("3"), Role.FINANCE)


def test_a_computed_indicator_pools_its_variables(city: City) -> None:
    one = indicator(city, "Layanan umum")
    formula = Formula(expression="selesai / masuk * 100", accumulation="sum")
    with planning(city.actor(Role.VERIFIER), city.kecamatan, 2026) as planner:
        planner.define(one, formula)
    assert save(city, "Layanan umum", Typed(variables={"selesai": "1", "masuk": "3"}))
    row = city.sheet.rows[3]
    assert row.reached is not None
    assert row.reached.realization.written == "33,33"
    assert row.reached.achievement.rounded() == Decimal("33.33")
    with pytest.raises(CellError, match="bukan satu angka"):
        save(city, "Layanan umum", Typed(variables={"selesai": "x", "masuk": "3"}, seen=1))


def test_a_name_of_a_scale_is_measured_by_its_score(city: City) -> None:
    one = indicator(city, "Nilai AKIP")
    formula = Formula(Calculation.ORDINAL, scale="akip_grades", accumulation="latest")
    with planning(city.actor(Role.VERIFIER), city.kecamatan, 2026) as planner:
        planner.define(one, formula)
        planner.set_target(one, "2026", "A", "dinilai dengan predikat")
    with pytest.raises(CellError, match="Predikat AKIP"):
        save(city, "Nilai AKIP", Typed("bagus"))
    save(city, "Nilai AKIP", Typed("BB"))
    row = city.sheet.rows[1]
    assert row.reached is not None
    assert row.reached.achievement.rounded() == Decimal("83.33")
    assert [one for one in city.sheet.findings if one.rule == "unreadable-number"] == []


def test_the_chain_holds_and_a_changed_line_is_found(city: City) -> None:
    fill(city)
    ledger = Ledger.objects.get(organization=city.kecamatan)
    assert check(ledger) is None
    with connection.cursor() as cursor:
        cursor.execute("UPDATE store_entry SET content = '{}' WHERE number = 5")
    assert "Baris 5" in (check(ledger) or "")


def test_lines_cut_off_at_the_end_are_missed(city: City) -> None:
    fill(city)
    ledger = Ledger.objects.get(organization=city.kecamatan)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM store_entry WHERE number = %s", [ledger.length])
    assert "ujungnya tidak cocok" in (check(ledger) or "")


def test_a_sheet_asks_as_often_whatever_it_holds(city: City) -> None:
    with CaptureQueriesContext(connection) as asked:
        open_sheet(city.kecamatan, Q1)
    fill(city)
    with CaptureQueriesContext(connection) as asked_again:
        open_sheet(city.kecamatan, Q1)
    assert len(asked) == len(asked_again) == 7


def test_another_government_sees_and_changes_nothing(city: City) -> None:
    other = found_city("kota-cilegon")
    with pytest.raises(RefusedError):
        record_row(
            other.actor(Role.OPERATOR),
            city.kecamatan,
            Q1,
            indicator(city, "Jumlah bulan").key,
            Typed("3"),
        )
    assert not other.actor(Role.VERIFIER).may(Deed.READ_ORGANIZATION, city.kecamatan)
    assert other.actor(Role.OPERATOR).at == NOW
