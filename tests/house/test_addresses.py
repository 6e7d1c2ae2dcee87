import re

import pytest
from house_files import ROOT, every_text, named

# Written in two halves, so that this file does not find itself.
FORBIDDEN = tuple(
    "".join(halves)
    for halves in (
        ("pypi", ".org"),
        ("python", "hosted"),
        ("-index", "-url"),
        ("--find", "-links"),
        ("file:", "///"),
        ("/ro", "ot/"),
        ("/ho", "me/"),
        ("/wo", "rk/"),
        ("/op", "t/"),
    )
)
MAY_NAME = {"Makefile": {"--no-emit-" + "index-url"}}


def test_no_file_names_a_registry_or_somebodys_machine() -> None:
    found = []
    for path in every_text():
        text = path.read_text("utf-8", errors="replace")
        for allowed in MAY_NAME.get(named(path), ()):
            text = text.replace(allowed, "")
        found += [f"{named(path)}: {word}" for word in FORBIDDEN if word in text]
    assert not found


@pytest.mark.parametrize("lock", ["base.txt", "dev.txt"])
def test_a_lock_pins_each_package_by_hash_and_names_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    assert "://" not in text
    pins = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).strip())
    assert len(pins) > 10
    for pin in pins:
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+", pin), pin
        assert "--hash=sha256:" in pin, pin


def test_whoever_develops_runs_what_is_served() -> None:
    base, dev = (
        set(re.findall(r"^([a-z0-9-]+==[^ ;]+)", text, re.MULTILINE))
        for text in (
            (ROOT / "requirements" / lock).read_text("utf-8") for lock in ("base.txt", "dev.txt")
        )
    )
    assert base <= dev
