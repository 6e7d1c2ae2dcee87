"""Units in brackets behind their indicators, where a table has no column for them."""

import re

from tolok.documents.columns.headers import Columns
from tolok.documents.rows.number_cells import is_rupiah
from tolok.documents.rows.raw import RawRow
from tolok.domain.notation import in_rupiah, read_number

_BRACKETED = re.compile(r"\S\s*\(\s*(%|‰|[^\W\d][^()\d]*)\)\s*$")
_PERCENT = re.compile(r"%|PERSEN", re.IGNORECASE)
_LONGEST = 3
"""So many words a unit has at most: "Rupiah per kapita"."""


def units_told(raws: list[RawRow], columns: Columns) -> list[RawRow]:
    """The rows, with the units in brackets at the ends of indicators, which stay as written.

    A percentage always is a unit, and so is rupiah; other words are where most indicators end so,
    not in capitals: names are shortened there, too, "Indeks Kepuasan Masyarakat (IKM)".
    """
    if "unit" in columns.fieldset:
        return raws
    measured = [raw for raw in raws if raw.texts.get("indicator")]
    bracketed = [(raw, unit) for raw in measured if (unit := _unit(raw.texts["indicator"]))]
    plain = sum(not unit.isupper() for _, unit in bracketed)
    is_usual = 1 < plain > len(bracketed) // 2 and 3 * len(bracketed) > 2 * len(measured)
    for raw, unit in bracketed:
        if (is_usual or _PERCENT.fullmatch(unit) or is_rupiah(unit)) and not _has_unit(raw, unit):
            raw.texts["unit"], raw.places["unit"] = unit, raw.places["indicator"]
    return raws


def _unit(indicator: str) -> str:
    """What stands in brackets at an indicator's end, if it is as short as a unit."""
    found = _BRACKETED.search(indicator)
    text = "" if found is None else " ".join(found[1].split())
    return text if len(text.split()) <= _LONGEST else ""


def _has_unit(raw: RawRow, told: str) -> bool:
    """Whether a target has a unit of its own; "1,2 T" rupiah says how large it is, not of what."""
    texts = [text for (name, _), (text, _) in raw.others.items() if name == "target"]
    readings = [read_number(text) for text in (raw.texts.get("target", ""), *texts)]
    return any((in_rupiah(one) if is_rupiah(told) else one).unit for one in readings)
