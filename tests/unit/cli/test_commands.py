"""The command speaks JSON on stdout, Indonesian on stderr, and tells all in its exit code."""

import json
from pathlib import Path

from click.testing import CliRunner

from tolok.cli.main import main

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
    assert "52 baris, 31 catatan pembacaan." in result.stderr


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
