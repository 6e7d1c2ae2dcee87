"""The manual of the interface for programs is true: its examples are run, its table is whole."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from a_city import City, found_city, indicator
from django.core.cache import cache
from pytest_django.live_server_helper import LiveServer

from tolok.api.errors import CODES
from tolok.api.signing import PER_MINUTE
from tolok.domain.roles import Role
from tolok.services.tokens import make_token

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "api.md"
CURL = shutil.which("curl")


def examples() -> list[tuple[str, object]]:
    """Each command of the manual with what it is said to answer."""
    parts = MANUAL.read_text("utf-8").split("```")
    found = [part.partition("\n")[::2] for part in parts[1::2]]
    commands = [text for kind, text in found if kind == "sh"]
    answers = [json.loads(text) for kind, text in found if kind == "json"]
    return list(zip(commands, answers, strict=True))


def holds(told: object, expected: object) -> bool:
    """Whether an answer has all that the manual shows of it; the manual may leave things out."""
    if isinstance(expected, dict):
        return isinstance(told, dict) and all(
            name in told and holds(told[name], value) for name, value in expected.items()
        )
    if isinstance(expected, list):
        return (
            isinstance(told, list)
            and len(told) >= len(expected)
            and all(holds(one, value) for one, value in zip(told, expected, strict=False))
        )
    return told == expected


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(CURL is None, reason="curl is not installed")
def test_the_examples_answer_what_the_manual_says(live_server: LiveServer) -> None:
    cache.clear()
    city: City = found_city()
    _, secret = make_token(city.actor(Role.OPERATOR), "Uji")
    names = {
        "SITE": live_server.url,
        "TOKEN": secret,
        "ORGANIZATION": str(city.kecamatan.pk),
        "ROW": indicator(city, "Jumlah bulan").key,
    }
    for command, expected in examples():
        done = subprocess.run(  # noqa: S603 - the commands of our own manual
            ["/bin/sh", "-c", command],
            env=os.environ | names,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        assert holds(json.loads(done.stdout), expected), (command, done.stdout)


def test_an_answer_that_differs_would_be_seen() -> None:
    assert holds({"a": [{"b": 1, "c": 2}]}, {"a": [{"b": 1}]})
    assert not holds({"a": [{"b": 1}]}, {"a": [{"b": 2}]})
    assert not holds({}, {"a": None})
    assert not holds([], [1])


def test_the_manual_names_each_code_and_the_limit() -> None:
    text = MANUAL.read_text("utf-8")
    for code, meaning in CODES.items():
        assert f"| `{code}` | {meaning} |" in text
    assert f"{PER_MINUTE} times a minute" in text
