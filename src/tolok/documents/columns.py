"""Which column holds what: a header is found by its words, each column read from top to bottom."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.column_maps import ColumnMap, map_at
from tolok.documents.document import Cell, Table, TableRow
from tolok.documents.header_paths import paths_of
from tolok.documents.vocabulary import (
    ALWAYS,
    CODE_PART,
    LONGEST,
    NAME,
    Meaning,
    Moment,
    is_column_number,
    is_header_text,
    meaning_of,
    normal,
    speaks,
)
from tolok.domain.forms import NUMBER_CELLS
from tolok.domain.levels import Level

_MOST_LINES = 8
"""Lines of a header: E.81 has five, text from a PDF splits its words over a few more."""
_OF_MONEY = {"target": "ceiling", "realization": "spending", "achievement": "absorption"}
_OF_PERFORMANCE = {money: performance for performance, money in _OF_MONEY.items()}
_FIGURE = re.compile(r"(?!20\d\d\b)\D{0,4}\d{3,}|.*\d[.,]\d")
_ROW_NUMBER = re.compile(r"\d{1,3}[.)]?")
_CODE_CELL = re.compile(r"[\dX]{1,4}(?:\.[\dX]{1,4})*", re.IGNORECASE)
_CODED = re.compile(r"\b(?:KODE|URUSAN|BIDANG|PROGRAM|KEGIATAN)\b")
_DIGITS = re.compile(r"\(?\d{1,2}\)?")
_HALF, _MOSTLY, _AT_LEAST = 2, 8, 3


class Column(NamedTuple):
    """A column of a table: its place (from 0), its header's words and what they mean."""

    place: int
    words: tuple[str, ...]
    meaning: Meaning | None

    @property
    def title(self) -> str:
        """The header's words in one line."""
        return " · ".join(dict.fromkeys(self.words))


@dataclass(frozen=True)
class Columns:
    """A header from ``first_row`` to ``last_row`` (from 0) and its columns.

    ``by`` is the map that said what they mean; None where their words did.
    """

    columns: tuple[Column, ...]
    first_row: int
    last_row: int
    by: ColumnMap | None = None

    @cached_property
    def names(self) -> Mapping[int, frozenset[Level]]:
        """Columns that name rows, and the levels that each may name."""
        return {
            column.place: column.meaning.levels
            for column in self.columns
            if column.meaning and column.meaning.field == NAME
        }

    @cached_property
    def fields(self) -> Mapping[str, int]:
        """The column of each cell that speaks of the whole document's period."""
        found: dict[str, int] = {}
        for column in self.columns:
            meaning = column.meaning
            if meaning and meaning.field not in {NAME, CODE_PART} and meaning.moment == ALWAYS:
                found.setdefault(meaning.field, column.place)
        return found

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The periods that columns speak of, in the order of the table."""
        return tuple(
            dict.fromkeys(
                column.meaning.moment
                for column in self.columns
                if column.meaning and column.meaning.moment != ALWAYS
            )
        )

    @cached_property
    def fieldset(self) -> frozenset[str]:
        """All that the columns mean."""
        return frozenset(column.meaning.field for column in self.columns if column.meaning)


def texts_of(row: TableRow) -> list[str]:
    """The texts of a row's cells; covered cells are empty."""
    return [cell.text if cell else "" for cell in row.cells]


def headers_of(rows: Sequence[TableRow], maps: Sequence[ColumnMap] = ()) -> list[Columns]:
    """The headers of a table from top to bottom, each with the rows that it spans.

    What a map says goes before what words do, also where those would begin a line earlier.
    """
    mapped = {at: one for at in range(len(rows)) if (one := _mapped_at(rows, at, maps))}
    found: list[Columns] = []
    at = 0
    while at < len(rows):
        header = mapped.get(at) or (_header_at(rows, at) if _may_begin(rows[at]) else None)
        if header and header.by is None and any(at < one <= header.last_row + 1 for one in mapped):
            header = None
        if header is None:
            at += 1
            continue
        found.append(header)
        at = header.last_row + 1
    return found


def _mapped_at(rows: Sequence[TableRow], at: int, maps: Sequence[ColumnMap]) -> Columns | None:
    """The header that begins at a row and that a map knows."""
    found = map_at(maps, rows, at) if maps else None
    if found is None:
        return None
    return _columns_of(found, at)


def unheaded(rows: Sequence[TableRow], maps: Sequence[ColumnMap]) -> Columns | None:
    """The columns of a table without a header that a map knows by its contents, of no lines."""
    for one in maps:
        if (first := one.below(rows)) is not None:
            return _columns_of(one, first)
    return None


def _columns_of(said: ColumnMap, first: int) -> Columns:
    """What a map says of the columns below a row."""
    columns = tuple(
        Column(place, column.words, column.meaning) for place, column in enumerate(said.columns)
    )
    return Columns(columns, first, first + said.lines - 1, said)


def side_by_side(table: Table, maps: Sequence[ColumnMap] = ()) -> list[Table]:
    """The tables that stand beside each other in one, parted by empty columns; each whole as wide.

    What stands in the columns of the others is empty, so that every cell keeps its place. A table
    whose parts do not all have a header of their own is one.
    """
    filled = [
        any(len(row.cells) > at and (cell := row.cells[at]) and cell.text for row in table.rows)
        or any(len(row.cells) > at and row.cells[at] is None for row in table.rows)
        for at in range(table.columns)
    ]
    groups: list[list[int]] = []
    for at, is_filled in enumerate(filled):
        if is_filled and (at == 0 or not filled[at - 1]):
            groups.append([])
        if is_filled:
            groups[-1].append(at)
    parts = [_only(table, frozenset(group)) for group in groups]
    with_header = len(parts) > 1 and all(headers_of(part.rows, maps) for part in parts)
    return parts if with_header else [table]


def _only(table: Table, columns: frozenset[int]) -> Table:
    """The table with nothing outside some of its columns."""
    rows = tuple(
        row._replace(
            cells=tuple(cell if at in columns else Cell() for at, cell in enumerate(row.cells))
        )
        for row in table.rows
    )
    return replace(table, rows=rows)


def _may_begin(row: TableRow) -> bool:
    """Whether two or more of a row's cells are words of a header, and most of the others too."""
    filled = [text for text in texts_of(row) if text]
    spoken = sum(map(speaks, filled))
    return spoken >= 2 and _is_mostly_header(filled) and not _is_numbered(row)


def _is_mostly_header(filled: Sequence[str]) -> bool:
    """Whether more than half of the texts are header words, and none is a figure or prose."""
    known = sum(map(is_header_text, filled))
    return (
        bool(filled)
        and _HALF * known > len(filled)
        and not any(len(text) > LONGEST or _FIGURE.match(text) for text in filled)
    )


def is_header_line(row: TableRow) -> bool:
    """Whether a row goes on with a header: words of it, columns' numbers, names of periods."""
    filled = [text for text in texts_of(row) if text]
    if not any(map(speaks, filled)):
        return bool(filled) and all(map(is_column_number, filled))
    return not _is_numbered(row) and _counts(filled) and _is_mostly_header(filled)


def _counts(filled: Sequence[str]) -> bool:
    """Whether bare numbers among words count columns or years: one by one, each series from 1.

    The figures of a row whose words may all stand in headers do not.
    """
    numbers = [int(text) for text in filled if text.isdigit() and len(text) < 3]
    if not numbers:
        return True
    begins = len(numbers) > 1 and numbers[0] <= 3
    return begins and all(after in {1, before + 1} for before, after in pairwise(numbers))


def _is_numbered(row: TableRow) -> bool:
    """Whether a number and then words follow: a row, whose words may all stand in headers too.

    A line that numbers its columns may have words between its numbers; three or more of them then
    say in which column they stand, but for as many columns as have no number.
    """
    filled = [(place, text) for place, text in enumerate(texts_of(row)) if text]
    if len(filled) < 2 or not _ROW_NUMBER.fullmatch(filled[0][1]):
        return False
    if is_column_number(filled[1][1]):
        return False
    digits = [(place, int(text.strip("()"))) for place, text in filled if _DIGITS.fullmatch(text)]
    apart = Counter(number - place for place, number in digits)
    return max(apart.values(), default=0) < _AT_LEAST


def _header_at(rows: Sequence[TableRow], first: int) -> Columns | None:
    """The header that begins at a row; None where its columns make no table of performance."""
    last = _last_line(rows, first)
    columns = meanings_of(rows[first : last + 1], rows[last + 1 :])
    header = Columns(tuple(columns), first, last)
    fields = header.fieldset
    measured = fields & {*NUMBER_CELLS, "method", "data_source", "responsible"}
    named = bool(fields & {NAME, "indicator"})
    return header if named and measured and len(fields) >= 3 else None


def _last_line(rows: Sequence[TableRow], first: int) -> int:
    """The header's last line: the one that numbers the columns, else the last that speaks so."""
    for line in range(first + 1, min(len(rows), first + _MOST_LINES)):
        if _numbers_columns(rows[line]):
            return line
    last = first
    while last + 1 < min(len(rows), first + _MOST_LINES) and is_header_line(rows[last + 1]):
        last += 1
    return last


def _numbers_columns(row: TableRow) -> bool:
    """Whether a row numbers its columns: 1, 2, 3 and so on, a word of a header among them."""
    filled = [normal(text) for text in texts_of(row) if text]
    numbers = [
        int(found[1])
        for text in filled
        if (found := re.fullmatch(r"\(?(\d{1,2})\)?(?:\s*=.*)?", text))
    ]
    return (
        len(numbers) >= 3
        and numbers == sorted(set(numbers))
        and numbers[0] <= 3
        and 10 * sum(after == before + 1 for before, after in pairwise(numbers))
        >= _MOSTLY * (len(numbers) - 1)
        and _HALF * len(numbers) > len(filled)
        and all(text.isdigit() or is_header_text(text) for text in filled)
    )


def meanings_of(lines: Sequence[TableRow], body: Sequence[TableRow]) -> list[Column]:
    """Each column with its words and meaning."""
    paths = paths_of(lines)
    columns = [
        Column(place, path, meaning_of(path) if path else None) for place, path in enumerate(paths)
    ]
    columns = _with_twins(_with_money(columns))
    columns = _with_code_parts(columns, body)
    return list(_once(_of_one_year(columns)))


def _with_money(columns: Sequence[Column]) -> list[Column]:
    """Amounts that no word of their own tells.

    A second TARGET beside the first is its amount; so are a quarter's figures right of a ceiling,
    where those of performance came before.
    """
    seen: dict[tuple[str, Moment], int] = {}
    found: list[Column] = []
    ceiling = False
    for column in columns:
        meaning = column.meaning
        if meaning and meaning.field in _OF_MONEY:
            before = seen.get((meaning.field, meaning.moment))
            beside = before is not None and before == column.place - 1
            if before is not None and (beside or ceiling):
                meaning = replace(meaning, field=_OF_MONEY[meaning.field])
                column = column._replace(meaning=meaning)  # noqa: PLW2901 - the same column, understood
        if meaning:
            seen.setdefault((meaning.field, meaning.moment), column.place)
            ceiling = ceiling or (meaning.field == "ceiling" and meaning.moment == ALWAYS)
        found.append(column)
    return found


def _with_twins(columns: Sequence[Column]) -> list[Column]:
    """A KINERJA whose group was not understood is the twin of the amount to its right.

    A scan may lose a group's word over one of its two columns.
    """
    taken = {(column.meaning.field, column.meaning.moment) for column in columns if column.meaning}
    found = list(columns)
    for place, (column, beside) in enumerate(pairwise(columns)):
        amount = beside.meaning
        field = _OF_PERFORMANCE.get(amount.field) if amount else None
        if column.meaning is not None or amount is None or field is None:
            continue
        twin = Meaning(field, amount.moment)
        leaf = any(normal(word) in {"KINERJA", "K", "FISIK"} for word in column.words)
        if leaf and (twin.field, twin.moment) not in taken:
            found[place] = column._replace(meaning=twin)
    return found


def _with_code_parts(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """Neighbouring columns that hold only short numbers are the parts of one code."""
    holds: list[bool] = []
    for column in columns:  # one word stands over all parts, merged or not
        goes_on = bool(holds and holds[-1]) and not column.words
        holds.append(_holds_codes(column, body, is_named=goes_on))
    found = []
    for place, column in enumerate(columns):
        beside = holds[max(0, place - 1)] if place else False
        beside = beside or (place + 1 < len(holds) and holds[place + 1])
        if holds[place] and beside:
            column = column._replace(meaning=Meaning(CODE_PART))  # noqa: PLW2901 - as above
        found.append(column)
    return found


def _holds_codes(column: Column, body: Sequence[TableRow], *, is_named: bool) -> bool:
    """Whether a column's header could be a code's, and its cells are short numbers."""
    if not is_named and not any(_CODED.search(normal(word)) for word in column.words):
        return False
    texts = [
        cell.text
        for row in body
        if column.place < len(row.cells) and (cell := row.cells[column.place]) and cell.text
    ]
    coded = sum(bool(_CODE_CELL.fullmatch(text)) for text in texts)
    return bool(texts) and 10 * coded >= 8 * len(texts)


def _of_one_year(columns: Sequence[Column]) -> list[Column]:
    """Where only one year is named, it is the document's own."""
    moments = [column.meaning.moment for column in columns if column.meaning]
    years = {moment.year for moment in moments if moment.year}
    if len(years) != 1:
        return list(columns)
    return [
        column._replace(
            meaning=replace(column.meaning, moment=column.meaning.moment._replace(year=None))
        )
        if column.meaning
        else column
        for column in columns
    ]


def _once(columns: Sequence[Column]) -> Iterator[Column]:
    """Each figure once: a second column that means the same is understood as nothing."""
    seen: Counter[tuple[str, Moment]] = Counter()
    for column in columns:
        meaning = column.meaning
        if meaning and meaning.field not in {NAME, CODE_PART, "number", "indicator", "unit"}:
            seen[meaning.field, meaning.moment] += 1
            if seen[meaning.field, meaning.moment] > 1:
                yield column._replace(meaning=None)
                continue
        yield column


def is_number_line(row: TableRow) -> bool:
    """Whether every filled cell is a column's number."""
    filled = [text for text in texts_of(row) if text]
    return len(filled) > 2 and all(map(is_column_number, filled))
