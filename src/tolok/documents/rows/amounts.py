"""Figures that stand in another's cell: "Rp 120.500.000 (48,20 %)", the money of an input."""

import re
from collections.abc import Sequence

from tolok.documents.columns.measures import is_input_of_money
from tolok.documents.columns.moments import ALWAYS
from tolok.documents.rows.raw import RawRow, Slot
from tolok.domain.forms import State
from tolok.domain.notation import read_number

_BRACKETED = re.compile(r"([^()]*\d[^()]*?)\s*\(\s*(\d[\d.,]*\s*%)\s*\)", re.DOTALL)
_SHARES = {"spending": "absorption", "realization": "achievement"}


def part_amounts(raws: Sequence[RawRow]) -> None:
    """Give percentages in brackets and the money of inputs their own cells."""
    _part_bracketed(raws)
    _part_inputs(raws)


def _part_inputs(raws: Sequence[RawRow]) -> None:
    """Let money that a benchmark of the input is told in be the row's budget, not its target."""
    for raw in raws:
        texts = {name: raw.texts.get(name, "") for name in ("remarks", "indicator", "target")}
        of_money = is_input_of_money(*texts.values())
        if of_money and "ceiling" not in raw.texts:
            raw.texts["ceiling"] = raw.texts.pop("target")
            raw.places["ceiling"] = raw.places.pop("target")


def _part_bracketed(raws: Sequence[RawRow]) -> None:
    """Give each percentage in brackets its own cell, in place, where that is empty.

    Whether it follows from the figure is for the audit to say, as of any other.
    """
    for raw in raws:
        for slot in [(name, ALWAYS) for name in raw.texts] + list(raw.others):
            name, moment = slot
            share: Slot = (_SHARES.get(name, ""), moment)
            if share[0] and not raw.text_in(share) and (parts := _parts(raw.text_in(slot))):
                source = raw.source_of(slot)
                for one, text in zip((slot, share), parts, strict=True):
                    raw.put_in(one, text, source)


def _parts(text: str) -> tuple[str, str] | None:
    """The figure and the percentage behind it; None where a text is anything else."""
    found = _BRACKETED.fullmatch(text.strip())
    if found is None or read_number(found[1]).state is not State.VALUE:
        return None
    return found[1], found[2]
