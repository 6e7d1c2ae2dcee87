"""Which rows the nomenclature knows beside those of a form: what a missing row may be."""

from collections.abc import Callable, Sequence
from functools import cache

from tolok.audit.tree import Node
from tolok.domain.levels import Level
from tolok.domain.nomenclature import Entry, Nomenclature
from tolok.repair.proposals import Insertion

Absent = Callable[[tuple[int, ...]], tuple[Entry, ...] | None]
"""For rows that stand under one, those of its nomenclature that are absent; None for unknown."""

SHOWN = 3


def absent_siblings(
    nodes: Sequence[Node], nomenclature: Nomenclature, government: str | None
) -> Absent:
    """Answers, once for each block of rows, what the nomenclature says of it."""

    def absent(rows: tuple[int, ...]) -> tuple[Entry, ...] | None:
        present = [nodes[row] for row in rows]
        above = present[0].parent
        if above is None or above.row.level is not Level.ACTIVITY:
            return None
        return nomenclature.absent_among(above.row, [node.row for node in present], government)

    return cache(absent)


def named(insertion: Insertion, absent: Sequence[Entry] | None) -> Insertion:
    """The insertion with its code and name, where only one row can be meant."""
    if not absent or len(absent) > 1:
        return insertion
    return insertion._replace(code=absent[0].code, name=absent[0].name)


def said_of(absent: Sequence[Entry] | None) -> str:
    """What the nomenclature says of a missing row, as a sentence; "" where it says nothing.

    >>> said_of([Entry("7.01.01.2.01.0006", "Evaluasi Kinerja")])
    'Menurut nomenklatur yang belum ada: 7.01.01.2.01.0006 Evaluasi Kinerja.'
    """
    if absent is None:
        return ""
    if not absent:
        return "Menurut nomenklatur semua subkegiatan di bawahnya sudah ada."
    shown = [f"{entry.code} {entry.name}" for entry in absent[:SHOWN]]
    if len(absent) > SHOWN:
        shown.append(f"dan {len(absent) - SHOWN} lainnya")
    return f"Menurut nomenklatur yang belum ada: {'; '.join(shown)}."
