"""Two tables side by side under one header, the one before a change of what the other says."""

import re
from collections.abc import Sequence

from tolok.documents.columns.contents import Column
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import NAME

_BEFORE = re.compile(r"\b(?:SEBELUM|SEMULA|MURNI|RANCANGAN\s+AWAL)\b")
_AFTER = re.compile(
    r"\b(?:SESUDAH|SETELAH|MENJADI|PERUBAHAN|HASIL\s+ANALISIS(?:\s+KEBUTUHAN)?|RANCANGAN\s+AKHIR)\b"
)
"""What stands over either; T-C.31 reviews a plan's first draft (Permendagri 86/2017)."""
_NAMING = frozenset({NAME, "indicator"})


def without_superseded(columns: Sequence[Column]) -> list[Column]:
    """The columns, those of a table before a change set aside for the same ones after it.

    Only where either names its rows: else both are figures of the same row, of which one is meant.
    """
    after = {one.meaning: one for one in columns if _is(one, _AFTER) and not _is(one, _BEFORE)}
    before = [one for one in columns if one.meaning in after and _is(one, _BEFORE)]
    if not {one.meaning.field for one in before if one.meaning} & _NAMING:
        return list(columns)
    places = {one.place: after[one.meaning].place for one in before}
    return [
        one._replace(meaning=None, instead=places[one.place])
        if one.meaning and one.place in places
        else one
        for one in columns
    ]


def _is(column: Column, words: re.Pattern[str]) -> bool:
    """Whether the group over a column says so."""
    return len(column.words) > 1 and bool(words.search(normal(column.words[0])))
