"""Columns that name a period and nothing else: the document's title says what they hold."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from tolok.documents.columns.dates import is_until_month
from tolok.documents.columns.headers import MEASURING, Columns, texts_of
from tolok.documents.columns.kinds import is_money, text_at
from tolok.documents.columns.moments import START, Moment, bare_moment
from tolok.documents.columns.pairs import with_results
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.sums import told_by_periods, values_of
from tolok.documents.columns.vocabulary import Meaning
from tolok.documents.document import TableRow
from tolok.documents.leftovers import STRANGE, Leftover
from tolok.domain.forms import NUMBER_CELLS, Source

_LEAST = 2
_OF_MONEY = {"target": "ceiling", "realization": "spending"}
_PLANS = re.compile(
    r"RENCANA\s+AKSI|PERJANJIAN\s+KINERJA|RENCANA\s+(?:KERJA|STRATEGIS)|\bTARGET\b|"
    r"\bANGGARAN\s+KAS\b|RENCANA\s+(?:PENARIKAN|PENYERAPAN|PENCAIRAN|PENGGUNAAN)",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\b(20\d\d)\s*(?:-|–|—|s\.?\s?/?\s?d\.?)\s*(20\d\d)\b", re.IGNORECASE)
_REPORTS = re.compile(
    r"REALISASI|CAPAIAN|PENGUKURAN|MONITORING|PEMANTAUAN|EVALUASI|LAPORAN", re.IGNORECASE
)


class Told(NamedTuple):
    """Columns with what a title says of their periods, and the words of it that do; "" for none."""

    columns: Columns
    by: str = ""
    field: str = ""


def told_by_title(columns: Columns, title: str, lines: Sequence[tuple[TableRow, str]]) -> Told:
    """The columns, those that only name their period taken for what the title speaks of.

    So are K and Rp of a quarter that no word calls planned, where the title names a report.
    """
    plans, reports = _PLANS.search(title), _REPORTS.search(title)
    if reports and not plans and (told := _with_results(columns, lines)) != columns:
        return Told(told, " ".join(reports[0].split()), "realization")
    return _told_bare(columns, title, lines)


def _told_bare(columns: Columns, title: str, lines: Sequence[tuple[TableRow, str]]) -> Told:
    """The columns, two and more that name nothing but their period taken for a plan's or results.

    Only where a target for the whole is there and nothing else is told by quarter or month, or
    where no other column holds figures and all of these are years; amounts, where a ceiling is.
    Years that all come after the one in which a plan begins are its targets; so are those of the
    span that a title names, and that no word calls reached.
    """
    bare = {
        column.place: moment
        for column in columns.columns
        if column.meaning is None and (moment := bare_moment(column.words))
    }
    plans, reports = _PLANS.search(title), _REPORTS.search(title)
    until = [one for one in columns.columns if one.place in bare and _is_until(one.words)]
    if columns.by or len(bare) < (1 if until and reports else _LEAST):
        return Told(columns)
    found = plans or reports
    years_of = "" if found else _span(title, columns, bare.values())
    if start := _start(columns, list(bare.values())) or years_of:
        return Told(_with(columns, bare, "target", lines), start, "target")
    if found is None or bool(plans) == bool(reports):
        return Told(columns)
    field = "target" if plans else "realization"
    is_paid = is_money([text_at(row, place) for row, _ in lines for place in bare])
    field = _OF_MONEY[field] if is_paid and "ceiling" in columns.fields else field
    taken = any(moment.quarter or moment.month for moment in columns.moments)
    years = not columns.fieldset & MEASURING and all(one.year for one in bare.values())
    whole = "ceiling" if field in _OF_MONEY.values() else "target"
    if taken or not (years or whole in columns.fields):
        return Told(columns)
    if field in columns.fields and field not in {"target", "ceiling"}:
        return Told(columns)
    return Told(_with(columns, bare, field, lines), " ".join(found[0].split()), field)


def _is_until(words: Sequence[str]) -> bool:
    """Whether a header says until when its figures are told: "s.d. 30 Juni 2025"."""
    return any(is_until_month(normal(word)) for word in words)


def _with_results(columns: Columns, lines: Sequence[tuple[TableRow, str]]) -> Columns:
    """The columns, K and Rp of quarters that no word calls planned taken for what was reached."""
    if columns.by:
        return columns
    told = with_results(columns.columns, [row for row, _ in lines], is_report=True)
    pairs = zip(told, columns.columns, strict=True)
    return replace(columns, columns=tuple(one._replace(why=before.why) for one, before in pairs))


def _start(columns: Columns, bare: Sequence[Moment]) -> str:
    """The words over the year in which a plan begins, where all bare years come after it."""
    starts = [one for one in columns.columns if one.meaning and one.meaning.moment == START]
    figures = [one for one in columns.columns if one.meaning and one.meaning.field in NUMBER_CELLS]
    years = [int(year) for one in starts for year in re.findall(r"\b20\d\d\b", one.title)]
    after = bool(years) and all(one.year and one.year > max(years) for one in bare)
    return starts[0].title if after and len(figures) == len(starts) else ""


def _span(title: str, columns: Columns, bare: Iterable[Moment]) -> str:
    """The years of a plan in a title, "2025-2029", where all bare years are of them.

    Only where no other column holds figures.
    """
    spans = list(_SPAN.finditer(title))
    if len(spans) != 1 or columns.fieldset & set(NUMBER_CELLS):
        return ""
    first, last = int(spans[0][1]), int(spans[0][2])
    return spans[0][0] if all(first <= (one.year or 0) <= last for one in bare) else ""


def _with(
    columns: Columns, bare: dict[int, Moment], field: str, lines: Sequence[tuple[TableRow, str]]
) -> Columns:
    """The columns with what periods hold, and with what adds these up."""
    known: Sequence[Moment] = list(bare.values())
    told = [
        column._replace(meaning=Meaning(field, bare[column.place]))
        if column.place in bare and known.count(bare[column.place]) == 1
        else column
        for column in columns.columns
    ]
    values = values_of(told, [row for row, _ in lines])
    return replace(columns, columns=tuple(told_by_periods(told, values)))


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
