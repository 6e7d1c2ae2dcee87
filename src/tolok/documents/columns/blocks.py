"""Columns of several levels side by side, each level with its own indicators and targets."""

from collections.abc import Sequence
from itertools import pairwise

from tolok.documents.columns.contents import Column
from tolok.documents.columns.vocabulary import NAME

_MEASURED = frozenset({"indicator", "target"})
"""What a name has right of it that is measured on its own."""


def blocks_of(columns: Sequence[Column]) -> list[int]:
    """The number of each column's block: names of a second level with indicators and targets.

    What stands right of them is of these: "Sasaran … Target", then "Program … Target".
    """
    starts = [at for at, one in enumerate(columns) if one.meaning and one.meaning.field == NAME]
    parts = [
        {one.meaning.field for one in columns[first:end] if one.meaning}
        for first, end in pairwise([*starts, len(columns)])
    ]
    whole = [first for first, fields in zip(starts, parts, strict=True) if fields >= _MEASURED]
    return [sum(at >= first for first in whole[1:]) for at in range(len(columns))]
