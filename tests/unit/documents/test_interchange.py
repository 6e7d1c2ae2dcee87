"""JSON forms are read back whole; a fault names its row and key, a contradiction is kept."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tolok.audit.rulebook import examine
from tolok.documents.interchange import form_to_json
from tolok.documents.reading import read_form, read_form_bytes
from tolok.domain.errors import UnreadableError

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"


def seed() -> dict[str, Any]:
    return form_to_json(*read_form(SEED))


def test_the_seed_comes_back_with_its_findings_and_sources() -> None:
    reading = read_form(SEED)
    again = read_form_bytes(json.dumps(seed()).encode(), "benih.json")
    assert again == reading
    assert again.form.rows[0].ceiling.source == reading.form.rows[0].ceiling.source


def test_a_circular_parent_is_read_and_found_by_the_audit() -> None:
    content = seed()
    content["rows"][0]["parent"] = "3"
    form = read_form_bytes(json.dumps(content).encode(), "a.json").form
    assert "parent" in " ".join(finding.rule for finding in examine(form))


def break_level(row: dict[str, Any]) -> None:
    row["level"] = "bagian"


def break_value(row: dict[str, Any]) -> None:
    row["target"]["value"] = "NaN"


def break_state(row: dict[str, Any]) -> None:
    row["target"]["state"] = "blank"


def break_size(row: dict[str, Any]) -> None:
    row["target"]["value"] = "1E999999"


def break_name(row: dict[str, Any]) -> None:
    row["name"] = 7


def break_id(row: dict[str, Any]) -> None:
    del row["id"]


def break_cell(row: dict[str, Any]) -> None:
    row["target"] = ["85"]


@pytest.mark.parametrize(
    "break_",
    [break_level, break_value, break_state, break_size, break_name, break_id, break_cell],
)
def test_a_fault_names_its_row(break_: Callable[[dict[str, Any]], None]) -> None:
    content = seed()
    break_(content["rows"][4])
    with pytest.raises(UnreadableError, match="baris ke-5 tidak dipahami"):
        read_form_bytes(json.dumps(content).encode(), "a.json")


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b"{}",
        b'{"schema": "lain"}',
        b'{"a":' * 100_000,
        b'{"schema": "tolok.form/1", "rows": 3}',
        b'{"schema": "tolok.form/1", "year": "dua"}',
        b'{"schema": "tolok.form/1", "period": "besok"}',
        b'{"schema": "tolok.form/1", "findings": [{"rule": "a"}]}',
    ],
)
def test_other_json_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"a\.json"):
        read_form_bytes(data, "a.json")
