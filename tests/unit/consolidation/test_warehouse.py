"""Taking files in: each once, whole or not at all, whatever breaks off in between."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from national_rows import row, table

from tolok.consolidation.columnar import batches, is_columnar
from tolok.consolidation.engines import DuckDB
from tolok.consolidation.form_rows import rows_of
from tolok.consolidation.ingest import Intake
from tolok.consolidation.measures import computed, rows
from tolok.consolidation.register import read_register
from tolok.consolidation.schema import BY_NAME, COLUMNS
from tolok.consolidation.warehouse import Warehouse
from tolok.documents.reading import read_form_bytes
from tolok.domain.errors import TolokError, UnreadableError
from tolok.domain.forms import Cell, DocumentKind, Form, State
from tolok.domain.periods import Period
from tolok.domain.typed import typed_target


@pytest.fixture
def seed(seed_bytes: bytes) -> Form:
    return read_form_bytes(seed_bytes, "contoh.txt").form


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def filled(folder: Path, forms: list[Form]) -> Warehouse:
    warehouse = Warehouse.made(folder)
    intake = Intake(warehouse)
    for number, form in enumerate(forms):
        intake.take_forms(f"{number}.txt", f"d{number}", [form])
    intake.finish()
    return warehouse


def quarters(seed: Form) -> list[Form]:
    return [replace(seed, period=Period(2022, quarter=number)) for number in (1, 2, 3)]


def held(warehouse: Warehouse) -> pa.Table:
    on = DuckDB()
    warehouse.show_to(on)
    found = on.connection.sql("SELECT * FROM rows").to_arrow_table()
    on.close()
    return found


def test_a_form_keeps_what_it_says_and_gains_what_it_comes_to(tmp_path: Path, seed: Form) -> None:
    found = {one["row"]: one for one in held(filled(tmp_path / "g", [seed])).to_pylist()}
    assert len(found) == 52
    head = found[1]
    assert (head["government"], head["year"], head["quarter"]) == ("KOTA SERANG", 2022, None)
    assert head["ceiling"] == 1_507_122_846_500
    assert (head["absorption"], head["absorption_decimals"]) == (134_100, 2)
    assert head["computed_absorption"] == 67_701
    assert sum(one["ceiling"] for one in found.values() if one["is_budget"]) == 1_507_132_846_500


def test_stored_figures_are_those_that_would_be_computed_again(tmp_path: Path, seed: Form) -> None:
    warehouse = filled(tmp_path / "g", [seed])
    on = DuckDB()
    warehouse.show_to(on)
    again = on.ask(computed(rows())).sort_by([("row", "ascending")])
    names = [column.name for column in COLUMNS]
    assert again.to_pylist() == held(warehouse).select(names).sort_by("row").to_pylist()
    on.close()


def test_the_same_forms_give_the_same_bytes_in_any_order(tmp_path: Path, seed: Form) -> None:
    one = filled(tmp_path / "a", quarters(seed))
    other = filled(tmp_path / "b", quarters(seed)[::-1])
    filled(tmp_path / "b", quarters(seed))
    assert files(one.rows) == files(other.rows)


def test_a_form_that_comes_again_replaces_itself(tmp_path: Path, seed: Form) -> None:
    changed = replace(
        seed, rows=(replace(seed.rows[0], ceiling=Cell("5", State.VALUE, Decimal(5))),)
    )
    warehouse = filled(tmp_path / "g", [seed, changed])
    (only,) = held(warehouse).to_pylist()
    assert only["ceiling"] == 500


def test_a_run_that_breaks_off_is_begun_again(
    tmp_path: Path, seed: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = filled(tmp_path / "whole", quarters(seed))
    warehouse = Warehouse.made(tmp_path / "g")
    intake = Intake(warehouse, batch=1)
    first, *others = quarters(seed)
    intake.take_forms("0.txt", "d0", [first])
    real = Path.replace

    def cut(self: Path, target: Path) -> Path:
        if target.name == "rows.parquet":
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut)
        with pytest.raises(KeyboardInterrupt):
            intake.take_forms("1.txt", "d1", [others[0]])
    again = Intake(Warehouse.opened(tmp_path / "g"))
    assert (again.knows("d0"), again.knows("d1")) == (True, False)
    for number, form in enumerate(others, start=1):
        again.take_forms(f"{number}.txt", f"d{number}", [form])
    again.finish()
    placed = {name: data for name, data in files(warehouse.rows).items() if "/." not in name}
    assert placed == files(whole.rows)


def test_a_torn_line_of_the_logbook_is_no_harm(tmp_path: Path, seed: Form) -> None:
    warehouse = filled(tmp_path / "g", [seed])
    path = tmp_path / "g" / "logbook.jsonl"
    path.write_bytes(path.read_bytes()[:-9])
    again = Intake(Warehouse.opened(tmp_path / "g"))
    assert not again.knows("d0")
    again.take_forms("0.txt", "d0", [seed])
    again.finish()
    assert Intake(Warehouse.opened(tmp_path / "g")).knows("d0")
    assert held(warehouse).num_rows == 52


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"government": None}, "pemerintah daerahnya tidak disebut"),
        ({"organization": " "}, "perangkat daerahnya tidak disebut"),
        ({"year": None, "period": None}, "tahun dan triwulannya tidak disebut"),
        ({"kind": DocumentKind.AGREEMENT}, "Perjanjian Kinerja tidak memuat realisasi"),
        ({"government": "KOTA " + "A" * 99}, "lebih dari 80 huruf"),
    ],
)
def test_a_form_without_its_place_is_set_aside_with_what_to_do(
    seed: Form, change: dict[str, object], why: str
) -> None:
    found = rows_of(replace(seed, **change))  # type: ignore[arg-type]
    assert not found.rows
    assert why in found.aside[0].why


def test_a_number_that_does_not_fit_is_set_aside_and_its_row_stays(seed: Form) -> None:
    big = Cell("0,123456", State.VALUE, Decimal("0.123456"))
    found = rows_of(replace(seed, rows=(replace(seed.rows[0], target=big),)))
    assert (found.rows[0]["target"], found.rows[0]["target_state"]) == (None, "unfit")
    (aside,) = found.aside
    assert (aside.row, aside.cell, aside.written) == ("1", "Target kinerja", "0,123456")


def test_a_bound_is_measured_only_where_its_way_is_the_formula_s(seed: Form) -> None:
    first, second = (
        replace(row, target=typed_target(text))
        for row, text in zip(seed.rows, ("≥ 80", "≤ 5"), strict=False)
    )
    found = rows_of(replace(seed, rows=(first, second)))
    told = [(row["target"], row["target_state"]) for row in found.rows]
    assert told == [(800_000, "value"), (None, "unreadable")]
    assert [(one.row, one.written) for one in found.aside] == [("2", "≤ 5")]


@pytest.fixture
def csv_file(tmp_path: Path) -> Path:
    path = tmp_path / "data.csv"
    path.write_text(
        "government,organization,period,row,level,target,realization,ceiling,spending,achievement\n"
        "Kota Uji,Dinas A,2024-Q1,1,program,12.5,-,1000.50,,72.2\n"
        "Kota Uji,Dinas A,2024-Q1,2,activity,,12,0.001,7,\n"
        "Kota Uji,Dinas A,besok,3,activity,1,1,1,1,\n"
        "Kota Uji,Dinas A,2024-Q2,1,planet,1,1,1,1,\n"
    )
    return path


def test_a_csv_of_the_schema_is_read_by_columns(csv_file: Path, tmp_path: Path) -> None:
    assert is_columnar(csv_file)
    (batch,) = batches(csv_file)
    first, second = batch.table.to_pylist()
    assert (first["target"], first["realization_state"]) == (125_000, "dash")
    assert (first["ceiling"], first["spending_state"]) == (100_050, "blank")
    assert (first["achievement"], first["achievement_decimals"]) == (722_000, 1)
    assert (second["ceiling"], second["ceiling_state"]) == (None, "unfit")
    assert [one.why for one in batch.aside] == [
        "periodenya tidak dikenal; contoh: 2022, 2022-Q1.",
        "kolom level berisi kata yang tidak dikenal.",
    ]
    intake = Intake(Warehouse.made(tmp_path / "g"))
    entry = intake.take_columns(csv_file, "d")
    intake.finish()
    assert (entry.forms, entry.rows) == (1, 2)
    assert "planet" not in (tmp_path / "g" / "set-aside.csv").read_text("utf-8-sig")


def test_parquet_out_of_the_warehouse_goes_in_again_unchanged(tmp_path: Path, seed: Form) -> None:
    first = filled(tmp_path / "a", quarters(seed))
    sent = tmp_path / "kiriman.parquet"
    pq.write_table(held(first), sent)
    second = Warehouse.made(tmp_path / "b")
    intake = Intake(second)
    assert intake.take_columns(sent, "d").aside == ()
    intake.finish()
    assert files(first.rows) == files(second.rows)


def test_a_form_whose_rows_share_a_number_is_set_aside_whole(tmp_path: Path) -> None:
    sent = tmp_path / "kembar.parquet"
    twins = [row(row=1), row(row=1), row(row=1, period="2024-Q2", quarter=2)]
    pq.write_table(table(twins), sent)
    warehouse = Warehouse.made(tmp_path / "g")
    entry = Intake(warehouse).take_columns(sent, "d")
    assert entry.forms == 1
    assert "kembar" in entry.aside[0].why
    assert held(warehouse).num_rows == 1


def test_another_table_is_refused_with_what_is_missing(tmp_path: Path) -> None:
    sent = tmp_path / "lain.parquet"
    pq.write_table(pa.table({"a": [1]}), sent)
    with pytest.raises(UnreadableError, match="kolom government, organization, period"):
        list(batches(sent))


def test_binary_numbers_are_refused_even_where_they_look_whole(tmp_path: Path) -> None:
    sent = tmp_path / "biner.parquet"
    rows = table([row(row=1)]).set_column(
        COLUMNS.index(BY_NAME["target"]), "target", pa.array([2.0])
    )
    pq.write_table(rows, sent)
    with pytest.raises(UnreadableError, match="kolom target berisi bilangan biner"):
        list(batches(sent))


def test_a_warehouse_is_only_made_where_nothing_else_is(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("x")
    with pytest.raises(TolokError, match="berisi hal lain"):
        Warehouse.made(tmp_path)
    with pytest.raises(TolokError, match="bukan gudang data"):
        Warehouse.opened(tmp_path)
    other = tmp_path / "lama"
    other.mkdir()
    (other / "warehouse.json").write_text(json.dumps({"schema": "tolok.consolidation/0"}))
    with pytest.raises(TolokError, match=r"bukan tolok\.consolidation/1"):
        Warehouse.made(other)


def test_two_commands_do_not_fill_one_warehouse_at_once(tmp_path: Path) -> None:
    warehouse = Warehouse.made(tmp_path / "g")
    with (
        warehouse.alone(),
        pytest.raises(TolokError, match="sedang diisi"),
        Warehouse.opened(tmp_path / "g").alone(),
    ):
        pass


def test_a_register_says_where_it_contradicts_itself() -> None:
    head = "Provinsi;Pemerintah Daerah;Perangkat Daerah\n"
    good = read_register(f"{head}Banten;Kota Serang;Dinas A\n\n".encode(), "d.csv")
    assert good.to_pylist() == [
        {"province": "BANTEN", "government": "KOTA SERANG", "organization": "DINAS A"}
    ]
    twice = f"{head}Banten;Kota Serang;\nJawa Barat;Pemerintah Kota Serang;\n"
    with pytest.raises(UnreadableError, match="baris 3 menaruh KOTA SERANG di JAWA BARAT"):
        read_register(twice.encode(), "d.csv")
    with pytest.raises(UnreadableError, match="kolom provinsi dan pemerintah daerah tidak ada"):
        read_register(b"nama\nx\n", "d.csv")
