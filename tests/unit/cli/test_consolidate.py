"""`tolok consolidate`: files in, questions answered, a report, as a terminal shows them."""

import csv
import io
import shutil
import zipfile
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from tolok.cli.main import main

CSV = """government,organization,period,row,level,indicator,target,realization,ceiling,spending
Kota Uji,Dinas A,2024-Q1,1,program,Nilai,65,46.95,1000.50,500
Kota Uji,Dinas A,2024-Q1,2,activity,Laporan,0,1,,
Kota Uji,Dinas B,2024-Q2,1,program,Nilai,8,10,900,901
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["consolidate", *map(str, arguments)])


@pytest.fixture
def sent(tmp_path: Path, seed_bytes: bytes) -> Path:
    folder = tmp_path / "kiriman"
    folder.mkdir()
    (folder / "uji.csv").write_text(CSV)
    (folder / "rusak.xlsx").write_bytes(b"PK\x03\x04 bukan")
    with zipfile.ZipFile(folder / "serang.zip", "w") as archive:
        archive.writestr("cipocok.txt", seed_bytes)
        archive.writestr("catatan.txt", "Rapat besok.")
    return folder


@pytest.fixture
def store(tmp_path: Path, sent: Path) -> Path:
    run(sent, "--to", tmp_path / "nasional")
    return tmp_path / "nasional"


def test_it_takes_folders_archives_and_tables_and_names_what_is_set_aside(
    tmp_path: Path, sent: Path
) -> None:
    result = run(sent, "--to", tmp_path / "nasional")
    assert result.exit_code == 1
    assert "2 berkas digabung: 3 formulir, 55 baris." in result.stderr
    assert "rusak.xlsx" in result.stderr
    assert "serang.zip/catatan.txt: tidak ditemukan tabel" in result.stderr
    aside = (tmp_path / "nasional" / "set-aside.csv").read_text("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(aside)))) == 3


def test_a_second_run_takes_nothing_twice(sent: Path, store: Path) -> None:
    before = {path: path.read_bytes() for path in store.rglob("*.parquet")}
    result = run(sent, "--to", store)
    assert "2 berkas sudah ada sebelumnya." in result.stderr
    assert {path: path.read_bytes() for path in store.rglob("*.parquet")} == before
    moved = sent / "salinan.csv"
    shutil.copy(sent / "uji.csv", moved)
    assert run(moved, "--to", store).exit_code == 0


def test_where_nothing_can_be_read_it_says_so(tmp_path: Path) -> None:
    result = run(tmp_path / "tiada.txt", "--to", tmp_path / "nasional")
    assert result.exit_code == 2
    assert "berkas tidak dapat dibuka" in result.stderr


def test_without_a_name_the_questions_are_listed() -> None:
    result = run("ask")
    assert result.exit_code == 0
    assert "ranking       Peringkat pemerintah daerah" in result.stdout


def test_a_question_is_answered_as_a_table(store: Path) -> None:
    result = run("ask", "rollup", store, "--year", "2024", "--quarter", "1")
    assert result.exit_code == 0
    title, head, line = result.stdout.splitlines()
    assert title == "Capaian dan serapan gabungan"
    assert "Pagu Rp" in head
    assert "KOTA UJI" in line
    assert "72,23" in line
    assert "1.000,5" in line


def test_csv_and_parquet_hold_exact_decimals(store: Path, tmp_path: Path) -> None:
    result = run("ask", "achievements", store, "--format", "csv", "--government", "kota uji")
    lines = list(csv.DictReader(io.StringIO(result.stdout)))
    by_indicator = {(line["period"], line["indicator"]): line for line in lines}
    assert by_indicator["2024-Q1", "Nilai"]["achievement"] == "72.2308"
    assert by_indicator["2024-Q1", "Laporan"]["reason"] == "zero_target"
    output = tmp_path / "jawaban.parquet"
    assert run("ask", "overspending", store, "-o", output).exit_code == 0
    (one,) = pq.read_table(output).to_pylist()
    assert (one["ceiling"], one["over"]) == (Decimal("900.00"), Decimal("1.00"))


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
def test_the_sql_is_shown_with_what_it_needs(engine: str) -> None:
    result = run("ask", "sums", "--sql", "--engine", engine)
    assert result.exit_code == 0
    first, *_ = result.stdout.splitlines()
    assert first.startswith("CREATE OR REPLACE TEMPORARY")
    assert "DECIMAL(38, 0)" in result.stdout


def test_an_unknown_question_and_an_empty_warehouse_are_named(tmp_path: Path) -> None:
    assert "Pertanyaan apa tidak ada" in run("ask", "apa").stderr
    result = run("ask", "rollup", tmp_path)
    assert result.exit_code == 2
    assert "bukan gudang data" in result.stderr
    assert "Sebut gudang datanya" in run("ask", "rollup").stderr


def test_the_register_tells_who_is_absent(store: Path, sent: Path, tmp_path: Path) -> None:
    listed = tmp_path / "daftar.csv"
    listed.write_text("provinsi,pemerintah daerah\nBanten,Kota Serang\nBanten,Kota Cilegon\n")
    assert run(sent / "uji.csv", "--to", store, "--register", listed).exit_code == 0
    result = run("ask", "absent", store, "--province", "banten")
    assert "KOTA CILEGON" in result.stdout


def test_a_province_is_asked_about_itself_alone(store: Path, sent: Path, tmp_path: Path) -> None:
    listed = tmp_path / "daftar.csv"
    listed.write_text("provinsi,pemerintah daerah\nBanten,Kota Serang\nBali,Kota Denpasar\n")
    run(sent / "uji.csv", "--to", store, "--register", listed)
    lines = run("ask", "coverage", store, "--by", "nation", "--province", "Banten").stdout
    assert [line.split()[1:4] for line in lines.splitlines()[2:]] == [["1", "1", "0"]]
    assert "DENPASAR" not in run("ask", "absent", store, "--province", "Banten").stdout


def test_a_sum_is_judged_with_all_levels_below_it(tmp_path: Path) -> None:
    table = tmp_path / "jumlah.csv"
    table.write_text(
        "government,organization,period,row,level,whole,ceiling\n"
        "Kota Uji,Dinas A,2024-Q1,1,program,,100\n"
        "Kota Uji,Dinas A,2024-Q1,2,activity,1,90\n"
    )
    run(table, "--to", tmp_path / "g")
    lines = run("ask", "sums", tmp_path / "g", "--level", "program").stdout.splitlines()
    assert lines[2].split()[-3:] == ["100", "90", "-10"]
    assert "tidak dibatasi menurut tingkat" in run("ask", "coverage", "--level", "goal").stderr


def test_the_report_is_written(store: Path, tmp_path: Path) -> None:
    output = tmp_path / "laporan.pdf"
    assert run("report", store, "-o", output, "--year", "2024").exit_code == 0
    assert output.read_bytes().startswith(b"%PDF")
    result = run("report", store, "-o", output, "--year", "1999")
    assert result.exit_code == 2
    assert "Belum ada laporan" in result.stderr
