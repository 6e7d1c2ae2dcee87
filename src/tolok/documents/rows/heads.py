"""Texts right above a table that name its rows: "Sasaran 1: …", as a report's chapters have it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import is_labelled_name
from tolok.documents.leftovers import Leftover
from tolok.documents.level_words import levels_in
from tolok.documents.rows.raw import RawRow

_LABEL = re.compile(r"[\d:]")
"""Where what a name is ends: "Sasaran 1: …", "Tujuan 6. …"."""


def head_among(texts: Iterable[Leftover]) -> Leftover | None:
    """The last of the texts above a table that names its rows; None where none does."""
    named = [one for one in texts if is_labelled_name(one.text)]
    return named[-1] if named else None


def name_by_heads(raws: Sequence[RawRow], heads: Mapping[str, Leftover]) -> None:
    """Give the first row of each table the name above it, where no column names rows."""
    waiting = dict(heads)
    for raw in raws:
        head = waiting.pop(raw.source.table or "", None)
        if head is not None and "name" not in raw.texts:
            raw.texts["name"] = head.text
            raw.places["name"] = head.source._replace(file=raw.source.file)
            raw.levels = levels_in(_LABEL.split(normal(head.text))[0])
