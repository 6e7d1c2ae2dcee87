"""`tolok read` over files of many kinds, folders and archives."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tolok.cli.main import main

AGREEMENT = """PERJANJIAN KINERJA
DINAS PERTANIAN
KABUPATEN ADIL TAHUN 2025
No,Sasaran Strategis,Indikator Kinerja,Target,Bobot
1,Terwujudnya mutu,Nilai mutu,"4,47 persen",40
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["read", *map(str, arguments)])


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "pk").mkdir()
    (tmp_path / "pk" / "perjanjian.csv").write_text(AGREEMENT)
    (tmp_path / "catatan.txt").write_text("Rapat besok.")
    (tmp_path / "~$kunci.csv").write_text("x")
    return tmp_path


def test_a_folder_gives_one_line_a_file_and_names_what_cannot_be_read(office: Path) -> None:
    result = run(office)
    assert result.exit_code == 2
    lines = result.stdout.splitlines()
    assert [line.split()[0][-12:] for line in lines[1:]] == ["/catatan.txt", "rjanjian.csv"]
    assert "tidak terbaca: tidak ditemukan tabel" in lines[1]
    assert lines[2].split()[-4:] == ["1", "1", "1", "4"]  # forms, rows, notes, leftovers


def test_an_archive_is_read_like_a_folder(office: Path) -> None:
    packed = office / "semua.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a/satu.csv", AGREEMENT)
        archive.writestr("b/dua.csv", AGREEMENT)
        archive.writestr("__MACOSX/._dua.csv", "x")
        archive.writestr("b/Thumbs.db", "x")
    answer = json.loads(run(packed, "--json").stdout)
    assert answer["schema"] == "tolok.forms/1"
    assert [file["file"] for file in answer["files"]] == ["a/satu.csv", "b/dua.csv"]


def test_a_locked_archive_is_refused_in_words(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a.csv", AGREEMENT)
    data = bytearray(content.getvalue())
    data[6] |= 1  # the flag of encryption, in both headers
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    result = run(tmp_path / "a.zip")
    assert result.exit_code == 2
    assert "berkata sandi" in result.output


def test_one_form_says_its_document_and_what_is_left_over(office: Path) -> None:
    result = run(office / "pk" / "perjanjian.csv")
    assert result.exit_code == 1
    assert result.stdout.startswith("Perjanjian Kinerja · KABUPATEN ADIL · DINAS PERTANIAN")
    assert "Sisa · kolom tanpa tempat di formulir: 1 sel, mulai csv baris 5: “40”" in result.stderr
    answer = json.loads(run(office / "pk" / "perjanjian.csv", "--json").stdout)
    assert (answer["schema"], answer["kind"]) == ("tolok.form/1", "agreement")
    assert answer["rows"][0]["ground"] == "kolom Sasaran"
    assert {left["text"] for left in answer["leftovers"]} >= {"40", "PERJANJIAN KINERJA"}


OWN_WORDS = """Kd,Pekerjaan,Ukurannya,Sat,Tgt,Disediakan,Rlsi,Terpakai,Siapa
1,Program Kesehatan,Jumlah pasien,orang,100,2.000.000,50,1.000.000,Budi
2,Kegiatan Obat,Jumlah obat,dus,10,2.000.000,5,1.000.000,Ani
"""


def test_columns_of_an_offices_own_words_are_proposed_edited_and_read(tmp_path: Path) -> None:
    file, told = tmp_path / "dinas.csv", tmp_path / "kolom.json"
    file.write_text(OWN_WORDS)
    refused = run(file)
    assert refused.exit_code == 2
    assert "--propose-mapping" in refused.stderr
    proposed = run(file, "--propose-mapping")
    assert "  Rlsi: Realisasi kinerja, 80 %; judulnya mirip “rls”" in proposed.stderr
    maps = json.loads(proposed.stdout)
    maps["tables"][0]["columns"][8]["holds"] = "responsible"
    told.write_text(json.dumps(maps))
    answer = json.loads(run(file, "--mapping", told, "--json").stdout)
    assert [row["name"] for row in answer["rows"]] == ["Program Kesehatan", "Kegiatan Obat"]
    assert answer["rows"][0]["details"] == {"responsible": "Budi"}
    assert answer["findings"][0]["message"].endswith("menurut pemetaan kolom.json.")
    assert answer["leftovers"] == []


def test_a_table_that_was_set_aside_is_no_map_and_a_wrong_file_is_told(tmp_path: Path) -> None:
    file, told = tmp_path / "dinas.csv", tmp_path / "kolom.json"
    file.write_text(OWN_WORDS)
    maps = json.loads(run(file, "--propose-mapping").stdout)
    for column in maps["tables"][0]["columns"]:
        column["holds"] = ""
    told.write_text(json.dumps(maps))
    assert "tidak ditemukan tabel" in run(file, "--mapping", told).stderr
    assert "bukan pemetaan kolom" in run(file, "--mapping", file).stderr
    assert run(file, "--mapping", tmp_path / "tidak-ada.json").exit_code == 2


def test_what_a_map_reads_is_converted_for_the_other_commands(tmp_path: Path) -> None:
    file, told, form = (tmp_path / name for name in ("dinas.csv", "kolom.json", "formulir.json"))
    file.write_text(OWN_WORDS)
    told.write_text(run(file, "--propose-mapping").stdout)
    done = CliRunner().invoke(main, ["convert", str(file), "--mapping", str(told), "-o", str(form)])
    assert done.exit_code == 0, done.stderr
    assert len(json.loads(form.read_text())["rows"]) == 2


def test_a_map_lets_audit_and_repair_read_one_file_or_a_folder(tmp_path: Path) -> None:
    folder, told = tmp_path / "dinas", tmp_path / "kolom.json"
    folder.mkdir()
    file = folder / "a.csv"
    (folder / "b.csv").write_text(OWN_WORDS)
    file.write_text(OWN_WORDS.replace("100,2.000.000", "100,9.000.000"))
    told.write_text(run(file, "--propose-mapping").stdout)

    def done(*words: object) -> Result:
        return CliRunner().invoke(main, [*map(str, words)])

    for command in ("audit", "repair"):
        refused = done(command, file)
        assert (refused.exit_code, done(command, folder).exit_code) == (2, 2)
        assert "--propose-mapping" in refused.stderr
        assert done(command, file, "--mapping", told).exit_code == 1
        many = done(command, folder, "--mapping", told)
        assert many.exit_code == 1, many.stdout
        assert "Jumlah 2 berkas" in many.stdout
    findings = json.loads(done("audit", file, "--mapping", told, "--json").stdout)["findings"]
    assert {"ceiling-sum", "reading-mapped"} <= {one["rule"] for one in findings}
