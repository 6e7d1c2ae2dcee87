"""A ledger's chain: any change of any line, order or end is found, without the site."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tolok.domain.chains import Kept, Line, broken, canonical

AT = datetime(2026, 4, 7, 2, 30, tzinfo=UTC)


def chain(count: int) -> list[Kept]:
    """So many lines, chained."""
    kept: list[Kept] = []
    previous = ""
    for number in range(1, count + 1):
        line = Line(
            "kota/7.01/2026", number, AT, "a@b.test", "operator", "enter_realization",
            f"realization:k{number}:2026-Q1", canonical({"written": str(number)}), "", "",
        )  # fmt: skip
        kept.append(Kept(line, previous, line.hash(previous)))
        previous = kept[-1].hash
    return kept


def trouble(kept: list[Kept]) -> str | None:
    """What is wrong with a chain that claims to be whole."""
    return broken(kept, length=5, head=chain(5)[-1].hash)


def test_a_whole_chain_holds() -> None:
    assert trouble(chain(5)) is None
    assert broken([], length=0, head="") is None


@pytest.mark.parametrize(
    "change",
    [
        {"content": canonical({"written": "9"})},
        {"reason": "lain"},
        {"by": "x@y.test"},
        {"role": "verifier"},
        {"before": "1"},
        {"at": AT + timedelta(microseconds=1)},
        {"ledger": "kota/7.02/2026"},
        {"subject": "realization:k9:2026-Q1"},
    ],
)
def test_a_changed_line_is_found_whatever_was_changed(change: dict[str, object]) -> None:
    kept = chain(5)
    kept[2] = replace(kept[2], line=replace(kept[2].line, **change))  # type: ignore[arg-type]
    assert "Baris 3" in (trouble(kept) or "")


def test_a_line_written_again_with_a_new_hash_does_not_lead_on() -> None:
    kept = chain(5)
    line = replace(kept[2].line, content=canonical({"written": "9"}))
    kept[2] = Kept(line, kept[2].previous, line.hash(kept[2].previous))
    assert trouble(kept) == "Baris 4 tidak menyambung ke baris sebelumnya."


def test_a_missing_an_exchanged_and_a_cut_off_line_are_found() -> None:
    kept = chain(5)
    assert trouble([*kept[:2], *kept[3:]]) == "Baris 3 tidak ada; yang tersimpan baris 4."
    assert trouble([kept[1], kept[0], *kept[2:]]) == "Baris 1 tidak ada; yang tersimpan baris 2."
    assert "ujungnya tidak cocok" in (trouble(kept[:4]) or "")


def test_a_moment_is_the_same_in_every_time_zone() -> None:
    line = chain(1)[0].line
    elsewhere = replace(line, at=AT.astimezone(timezone(timedelta(hours=7))))
    assert line.hash("") == elsewhere.hash("")


def test_a_binary_number_has_no_place_in_a_ledger() -> None:
    with pytest.raises(TypeError, match=r"0\.1"):
        canonical({"a": [0.1]})  # type: ignore[list-item]
