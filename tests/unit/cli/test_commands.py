"""The command speaks JSON on stdout, Indonesian on stderr, and tells all in its exit code."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tolok.cli.main import CONVERSIONS, main
from tolok.documents.writers import pdf

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"


def test_read_gives_the_form_as_json() -> None:
    result = CliRunner().invoke(main, ["read", str(SEED), "--json"])
    form = json.loads(result.stdout)
    assert (result.exit_code, form["schema"], len(form["rows"])) == (1, "tolok.form/1", 52)
    ceiling = form["rows"][0]["ceiling"]
    assert (ceiling["written"], ceiling["state"], ceiling["value"]) == (
        "15.071.228.465", "value", "15071228465",
    )  # fmt: skip


def test_read_shows_the_form_to_a_person() -> None:
    result = CliRunner().invoke(main, ["read", str(SEED)])
    assert "KECAMATAN CIPOCOK JAYA" in result.stdout
    assert "52 baris, 32 catatan pembacaan." in result.stderr


def test_an_unreadable_file_gives_two_and_no_traceback(tmp_path: Path) -> None:
    empty = tmp_path / "kosong.txt"
    empty.write_text("")
    result = CliRunner().invoke(main, ["read", str(empty)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "berkas kosong" in result.stderr


def test_every_command_helps_with_an_example() -> None:
    for name in main.commands:
        assert "Contoh:" in CliRunner().invoke(main, [name, "--help"]).output


def test_audit_gives_findings_and_their_summary_as_json() -> None:
    result = CliRunner().invoke(main, ["audit", str(SEED), "--json"])
    audit = json.loads(result.stdout)
    assert (result.exit_code, audit["schema"]) == (1, "tolok.audit/1")
    assert sum(audit["summary"].values()) == len(audit["findings"])
    assert audit["findings"][0]["severity"] == "error"


def test_rules_lists_the_rulebook_and_says_what_it_does_not_know() -> None:
    assert "ceiling-sum" in CliRunner().invoke(main, ["rules"]).stdout
    unknown = CliRunner().invoke(main, ["rules", "tidak-ada"])
    assert (unknown.exit_code, unknown.stdout) == (2, "")


@pytest.mark.parametrize("format_", CONVERSIONS)
def test_convert_writes_every_format_whole(tmp_path: Path, format_: str) -> None:
    output = tmp_path / f"hasil.{format_}"
    result = CliRunner().invoke(main, ["convert", str(SEED), "-o", str(output)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert output.stat().st_size > 5_000
    assert list(tmp_path.iterdir()) == [output]


def test_convert_refuses_an_unknown_ending_and_an_impossible_place(tmp_path: Path) -> None:
    unknown = CliRunner().invoke(main, ["convert", str(SEED), "-o", "hasil.doc"])
    assert (unknown.exit_code, "hasil.doc tidak dikenal" in unknown.stderr) == (2, True)
    nowhere = str(tmp_path / "tidak-ada" / "hasil.csv")
    result = CliRunner().invoke(main, ["convert", str(SEED), "-o", nowhere])
    assert (result.exit_code, "tidak dapat ditulis" in result.stderr) == (2, True)


def test_a_form_too_long_for_pdf_is_refused_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "MAX_ROWS", 40)
    output = tmp_path / "hasil.pdf"
    result = CliRunner().invoke(main, ["convert", str(SEED), "-o", str(output)])
    assert (result.exit_code, "paling banyak 40 baris" in result.stderr) == (2, True)
    assert not output.exists()


def test_audit_reports_on_several_forms_in_one_file(tmp_path: Path) -> None:
    output = tmp_path / "laporan.html"
    result = CliRunner().invoke(main, ["audit", str(SEED), str(SEED), "-o", str(output)])
    assert result.exit_code == 1
    assert "Jumlah 2 berkas" in result.stdout
    assert output.read_text().count("LAPORAN PEMERIKSAAN FORMULIR") >= 2


def test_audit_leaves_out_the_rules_that_are_off() -> None:
    command = ["audit", str(SEED), "--json", "--off", "ceiling-sum"]
    findings = json.loads(CliRunner().invoke(main, command).stdout)["findings"]
    assert {finding["rule"] for finding in findings} & {"spending-sum"}
    assert not {finding["rule"] for finding in findings} & {"ceiling-sum"}
    unknown = CliRunner().invoke(main, ["audit", str(SEED), "--off", "apa"])
    assert (unknown.exit_code, "Aturan apa tidak ada" in unknown.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["-r", "46,95", "-t", "65"], 0, "72,23 %"),
        (["-r", "8", "-t", "10", "-c", "lower_is_better_linear"], 0, "120,00 %"),
        (["-r", "8", "-t", "5..7", "-c", "range", "--above", "ratio"], 0, "87,50 %"),
        (["-r", "WDP", "-t", "WTP", "-c", "ordinal"], 0, "75,00 %"),
        (["--expression", "a / b * 100", "--value", "a=1", "--value", "b=3", "-t", "50"], 0,
         "66,67 %"),
        (["-r", "3", "-t", "0"], 1, "tidak dapat dihitung"),
        (["-t", "5"], 1, "belum diisi"),
        (["-r", "1", "-t", "7..5", "-c", "range"], 2, "batas bawah"),
        (["-t", "1", "--expression", "a / (b"], 2, "a / (b"),
        (["-t", "1", "--expression", "a", "--value", "a"], 2, "NAMA=ANGKA"),
        (["-t", "1", "--expression", "a", "--value", "a=x"], 2, "bukan angka"),
    ],
)  # fmt: skip
def test_calculate_explains_its_result(words: list[str], code: int, says: str) -> None:
    result = CliRunner().invoke(main, ["calculate", *words])
    assert result.exit_code == code
    assert says in result.output
