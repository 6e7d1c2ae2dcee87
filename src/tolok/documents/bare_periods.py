"""Columns that name a period and nothing else: the document's title says what they hold."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from tolok.documents.columns import MEASURING, Columns, texts_of
from tolok.documents.document import TableRow
from tolok.documents.leftovers import STRANGE, Leftover
from tolok.documents.moments import Moment, bare_moment
from tolok.documents.vocabulary import Meaning
from tolok.domain.forms import Source

_LEAST = 2
_PLANS = re.compile(
    r"RENCANA\s+AKSI|PERJANJIAN\s+KINERJA|RENCANA\s+(?:KERJA|STRATEGIS)|\bTARGET\b", re.IGNORECASE
)
_REPORTS = re.compile(
    r"REALISASI|CAPAIAN|PENGUKURAN|MONITORING|PEMANTAUAN|EVALUASI|LAPORAN", re.IGNORECASE
)


class Told(NamedTuple):
    """Columns with what a title says of their periods, and the words of it that do; "" for none."""

    columns: Columns
    by: str = ""
    field: str = ""


def told_by_title(columns: Columns, title: str) -> Told:
    """The columns, two and more that only name their period taken for what the title speaks of.

    Only where a target for the whole is there and nothing else is told by quarter or month, or
    where no other column holds figures and all of these are years.
    """
    bare = {
        column.place: moment
        for column in columns.columns
        if column.meaning is None and (moment := bare_moment(column.words))
    }
    plans, reports = _PLANS.search(title), _REPORTS.search(title)
    found = plans or reports
    taken = any(moment.quarter or moment.month for moment in columns.moments)
    years = not columns.fieldset & MEASURING and all(one.year for one in bare.values())
    one = bool(plans) != bool(reports) and (years or "target" in columns.fields)
    if columns.by or len(bare) < _LEAST or taken or found is None or not one:
        return Told(columns)
    field = "target" if plans else "realization"
    if field == "realization" and field in columns.fields:
        return Told(columns)
    return Told(_with(columns, bare, field), " ".join(found[0].split()), field)


def _with(columns: Columns, bare: dict[int, Moment], field: str) -> Columns:
    known: Sequence[Moment] = list(bare.values())
    return replace(
        columns,
        columns=tuple(
            column._replace(meaning=Meaning(field, bare[column.place]))
            if column.place in bare and known.count(bare[column.place]) == 1
            else column
            for column in columns.columns
        ),
    )


def untold(columns: Columns, lines: Sequence[tuple[TableRow, str]], file: str) -> list[Leftover]:
    """The texts of a table whose figures nothing tells; none where something does."""
    if columns.by or columns.fieldset & MEASURING:
        return []
    return [
        Leftover(text, Source(file, table, row.number, at), STRANGE)
        for row, table in lines
        for at, text in enumerate(texts_of(row), start=1)
        if text
    ]
