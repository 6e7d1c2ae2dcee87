"""Names merged over the lines of periods, where each name has figures of its own at its right."""

from itertools import pairwise

from tolok.documents.columns.headers import Columns
from tolok.documents.columns.vocabulary import PERIOD
from tolok.domain.forms import NUMBER_CELLS


def measured_names(columns: Columns) -> list[int]:
    """The columns of names that each have figures before the next one, where lines are of periods.

    A line without names, below such merged cells, has figures of each; empty where lines have none.
    """
    if PERIOD not in columns.fieldset:
        return []
    figures = [
        one.place for one in columns.columns if one.meaning and one.meaning.field in NUMBER_CELLS
    ]
    ends = pairwise([*sorted(columns.names), len(columns.columns)])
    found = [at for at, end in ends if any(at < place < end for place in figures)]
    return found if len(found) > 1 else []
