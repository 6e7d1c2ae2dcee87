"""Steps of an action plan beside what they serve: rows of their own, or none of a form's."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tolok.documents.columns.contents import Column
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import NAME, Meaning
from tolok.domain.forms import NUMBER_CELLS
from tolok.domain.levels import Level

_ACTIONS = re.compile(r"(?:URAIAN\s+)?(?:(?:RENCANA|LANGKAH(?:-LANGKAH)?)\s+)?AKSI")
_TOLD = re.compile(r"(?:URAIAN|KEGIATAN|AKSI|LANGKAH|AKTIVITAS)\b.*")
"""What stands over the words of a step, below such a group."""
_WHY = "kolom di sebelah kanannya memuat indikator tersendiri untuk setiap aksi"


def with_actions(columns: Sequence[Column]) -> list[Column]:
    """The columns, one of actions right before a second one of indicators naming rows.

    The targets that follow measure the action, not the objective at its left. Figures of actions
    that have no indicator measure nothing that a form has.
    """
    found = list(columns)
    measured = [one.place for one in columns if one.meaning and one.meaning.field == "indicator"]
    for column, beside in pairwise(columns):
        is_action = len(set(column.words)) == 1 and _ACTIONS.fullmatch(normal(column.words[0]))
        second = beside.place in measured and beside.place > min(measured, default=0)
        if column.meaning is None and is_action and second:
            meaning = Meaning(NAME, levels=frozenset({Level.SUBACTIVITY}))
            found[column.place] = column._replace(meaning=meaning, why=_WHY)
    group = [
        one for one in columns if len(one.words) > 1 and _ACTIONS.fullmatch(normal(one.words[0]))
    ]
    told = any(_TOLD.fullmatch(normal(one.words[-1])) for one in group)
    for one in group if told and not any(one.place in measured for one in group) else ():
        if one.meaning and one.meaning.field in NUMBER_CELLS:
            found[one.place] = one._replace(meaning=None)
    return found


def _is_below_actions(column: Column) -> bool:
    """Whether a column is one of several below a word for actions."""
    return len(column.words) > 1 and bool(_ACTIONS.fullmatch(normal(column.words[0])))
