"""Columns that each level of a table has for itself: of those told alike no line fills two.

A national system prints "Capaian Program", "Keluaran Sub Kegiatan" and "Hasil Kegiatan" below
INDIKATOR KINERJA, and the same three again below TARGET.
"""

import re
from collections.abc import Sequence

from tolok.documents.alignment import is_words
from tolok.documents.columns.contents import Column
from tolok.documents.columns.kinds import filled_of, text_at
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.sums import Values
from tolok.documents.columns.vocabulary import Meaning
from tolok.documents.document import TableRow
from tolok.domain.forms import NUMBER_CELLS

_INDICATORS = re.compile(r"\bINDIKATOR\b")
_LEAST, _LEAST_LINES = 2, 3
"""Columns that must be filled, and lines that fill one of them."""


def with_indicators_of_levels(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """The columns, one of words beside an indicator's below INDIKATOR one too, whatever it says."""
    groups = {_group(one) for one in columns if one.meaning and one.meaning.field == "indicator"}
    return [
        one._replace(meaning=Meaning("indicator"))
        if one.meaning
        and one.meaning.field in NUMBER_CELLS
        and _group(one) in groups
        and _names_indicators(one, body)
        else one
        for one in columns
    ]


def _group(column: Column) -> tuple[str, ...]:
    """The words above a column's own, which a merged cell says on each of its lines."""
    return tuple(dict.fromkeys(column.words))[:-1]


def _names_indicators(column: Column, body: Sequence[TableRow]) -> bool:
    texts = filled_of([text_at(row, column.place) for row in body])
    above = any(_INDICATORS.search(normal(word)) for word in _group(column))
    return above and bool(texts) and all(is_words(text) and " " in text for text in texts)


def are_apart(several: Sequence[Column], values: Values) -> bool:
    """Whether of columns of figures told alike no line fills two, and lines fill several.

    They are one column then, in as many places as the table has levels.
    """
    lines = list(zip(*(values[one.place] for one in several), strict=True))
    filled = [[at for at, value in enumerate(line) if value is not None] for line in lines]
    told = [places for places in filled if places]
    used = {place for places in told for place in places}
    return len(told) >= _LEAST_LINES and len(used) >= _LEAST and all(len(one) == 1 for one in told)
