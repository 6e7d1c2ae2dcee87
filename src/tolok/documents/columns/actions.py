"""Steps of an action plan with indicators of their own: they are rows below what they serve."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tolok.documents.columns.contents import Column
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import NAME, Meaning
from tolok.domain.levels import Level

_ACTIONS = re.compile(r"(?:URAIAN\s+)?(?:(?:RENCANA|LANGKAH(?:-LANGKAH)?)\s+)?AKSI")
_WHY = "kolom di sebelah kanannya memuat indikator tersendiri untuk setiap aksi"


def with_actions(columns: Sequence[Column]) -> list[Column]:
    """The columns, one of actions right before a second one of indicators naming rows.

    The targets that follow measure the action, not the objective at its left.
    """
    found = list(columns)
    measured = [one.place for one in columns if one.meaning and one.meaning.field == "indicator"]
    for column, beside in pairwise(columns):
        is_action = len(set(column.words)) == 1 and _ACTIONS.fullmatch(normal(column.words[0]))
        second = beside.place in measured and beside.place > min(measured, default=0)
        if column.meaning is None and is_action and second:
            meaning = Meaning(NAME, levels=frozenset({Level.SUBACTIVITY}))
            found[column.place] = column._replace(meaning=meaning, why=_WHY)
    return found
