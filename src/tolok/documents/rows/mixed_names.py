"""Indicators that share a column with what they measure ("Sasaran / Indikator")."""

import re
from collections.abc import Sequence

from tolok.documents.columns.headers import Columns
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import NAME, REACHED, is_labelled_name
from tolok.documents.rows.raw import RawRow

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


def _leads(name: str) -> bool:
    """Whether a name says its level first."""
    return is_labelled_name(name) or bool(_LED.match(name))
