"""Indicators that share a column with what they measure ("Sasaran / Indikator")."""

import re
from collections.abc import Sequence

from tolok.documents.columns.headers import Columns
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import NAME, REACHED, is_labelled_name
from tolok.documents.rows.raw import RawRow
from tolok.domain.levels import Level

_MIXED = re.compile(r"\bINDIKATOR\b")
_MONEY = frozenset({"ceiling", "spending", "absorption"})
_WORK = (REACHED | {"target", "unit"}) - _MONEY
_LED = re.compile(r"(?:PROGRAM|(?:SUB[\s-]*)?KEGIATAN)\b", re.IGNORECASE)


def indicators_told(raws: Sequence[RawRow], columns: Columns) -> Sequence[RawRow]:
    """The rows, names that have figures of works below one that has none taken as its indicators.

    Only where the header over the names speaks of indicators, too, and no other column holds them.
    """
    words = [word for one in columns.columns if one.meaning and one.meaning.field == NAME
             for word in one.words]  # fmt: skip
    if not columns.names:
        return _with_heads(raws, columns)
    if "indicator" in columns.fieldset or not any(_MIXED.search(normal(word)) for word in words):
        return raws
    headed = False
    for raw in raws:
        told = raw.texts.keys() | {name for name, _ in raw.others}
        name = raw.texts.get("name", "")
        if not told & _WORK:
            headed = headed or bool(name)
        elif headed and name and not told & _MONEY and not _leads(name):
            raw.texts["indicator"] = raw.texts.pop("name")
            raw.places["indicator"] = raw.places.pop("name")
    return raws


def _with_heads(raws: Sequence[RawRow], columns: Columns) -> Sequence[RawRow]:
    """The rows, lines that say nothing but what the indicators below them are of taken as names.

    Only where the header over the indicators names something else beside them ("Upaya Kesehatan /
    Indikator"), and where such a line is numbered otherwise than those, or bold as none of them is.
    """
    titles = [word for one in columns.columns if one.meaning and one.meaning.field == "indicator"
              for word in one.words]  # fmt: skip
    if not any(_is_beside_another(normal(word)) for word in titles):
        return raws
    bare = [raw for raw in raws if raw.texts.keys() == {"indicator"} and not raw.others]
    measured = [raw for raw in raws if raw.has_figures]
    looks = {_look(raw) for raw in measured}
    for raw in bare:
        if measured and _look(raw) not in looks and raw is not raws[-1]:
            raw.texts["name"] = raw.texts.pop("indicator")
            raw.places["name"] = raw.places.pop("indicator")
            raw.levels = frozenset({Level.OBJECTIVE})  # as what only indicators measure is
    return raws


def _is_beside_another(header: str) -> bool:
    """Whether a header names indicators and, apart by a slash, what they are of."""
    parts = header.split("/")
    return len(parts) > 1 and len({bool(_MIXED.search(part)) for part in parts}) > 1


def _look(raw: RawRow) -> tuple[bool, str]:
    """Whether a line is bold, and what its number is of: digits, letters or nothing."""
    number = raw.number.strip("().")
    kind = "letters" if number.isalpha() else "digits" if number else ""
    return raw.bold, kind


def _leads(name: str) -> bool:
    """Whether a name says its level first."""
    return is_labelled_name(name) or bool(_LED.match(name))
