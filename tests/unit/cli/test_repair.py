"""`tolok repair`, as an operator and as a program use it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tolok.cli.main import main
from tolok.documents.reading import read_form

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["repair", *words])


def test_the_json_holds_repairs_and_questions() -> None:
    result = run(str(SEED), "--json")
    content = json.loads(result.stdout)
    assert result.exit_code == 1
    assert content["schema"] == "tolok.repair/1"
    [ceiling] = [one for one in content["repairs"] if one["changes"][0].get("row") == "31"]
    assert ceiling["changes"] == [
        {"row": "31", "cell": "ceiling", "from": "949.600.000", "to": "849.600.000"}
    ]
    assert ceiling["probability"] > 0.9
    assert {one["rule"] for one in ceiling["settles"]} == {"ceiling-sum"}
    assert len(ceiling["witnesses"]) == 2
    inserted = [
        change["insert"]
        for question in content["questions"]
        for option in question["options"]
        for change in option["changes"]
        if "insert" in change
    ]
    assert inserted[0]["ceiling"] == "22.000.000"


def test_what_else_may_be_is_told_beside_a_repair_and_accepted_in_its_place(
    tmp_path: Path,
) -> None:
    content = json.loads(run(str(SEED), "--json").stdout)
    repair = next(one for one in content["repairs"] if one["rivals"])
    [rival] = repair["rivals"]
    assert rival["instead_of"] == [repair["id"]]
    assert rival["probability"] < 0.05 < repair["probability"]
    output = tmp_path / "baik.txt"
    both = run(str(SEED), "--accept", f"{repair['id']},{rival['id']}", "-o", str(output))
    assert both.exit_code == 2
    assert "saling meniadakan" in both.stderr
    assert not output.exists()
    assert run(str(SEED), "--accept", rival["id"], "-o", str(output)).exit_code == 1
    row = rival["changes"][0]["row"]
    read = read_form(output).form.by_id[row]
    assert read.realization.written == rival["changes"][0]["to"]


def test_accepted_repairs_come_back_in_a_file_with_their_record(tmp_path: Path) -> None:
    out = tmp_path / "baik.txt"
    result = run(str(SEED), "--accept", "all", "-o", str(out))
    assert result.exit_code == 1
    assert read_form(out).form.by_id["31"].ceiling.written == "849.600.000"
    assert (tmp_path / "baik-berita-acara.pdf").read_bytes().startswith(b"%PDF")


def test_an_answer_is_accepted_by_its_number_and_the_least_chance_is_heeded(tmp_path: Path) -> None:
    out = tmp_path / "baik.json"
    run(str(SEED), "--accept", "T1a", "-o", str(out))
    form = read_form(out).form
    assert form.by_id["2"].spending.written == "2.020.331.464"
    assert form.by_id["31"].ceiling.written == "949.600.000"
    result = run(str(SEED), "--accept", "all", "--least", "0,999")
    assert "5 diterima" in result.stderr
    assert run(str(SEED), "--accept", "0,999").stderr == result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--accept", "P99"], "Usulan P99 tidak ada"),
        (["--least", "2"], "bukan peluang"),
        (["-o", "a.txt"], "Tambahkan --accept"),
        (["--accept", "all", "-o", "a.doc"], "tidak dikenal"),
        (["--accept", "T1a,T1b", "-o", "a.txt"], "bertentangan"),
    ],
)
def test_what_cannot_be_done_is_told_and_writes_nothing(
    words: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(str(SEED), *words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_clean_form_answers_clean(tmp_path: Path) -> None:
    out = tmp_path / "b.txt"
    run(str(SEED), "--accept", "P1,P2,P3,P4,P5,P6,P7,P8,P9,T1a,T2a,T3a", "-o", str(out))
    result = run(str(out))
    assert (result.exit_code, result.stdout) == (0, "")
