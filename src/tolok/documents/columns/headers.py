"""Which column holds what: a header is found by its words, each column read from top to bottom."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, takewhile

from tolok.documents.columns.contents import Column
from tolok.documents.columns.evidence import LOOKED_AT
from tolok.documents.columns.groups import groups_in
from tolok.documents.columns.kinds import is_figure, is_money, text_at
from tolok.documents.columns.maps import ColumnMap, map_at
from tolok.documents.columns.meanings import meanings_of
from tolok.documents.columns.moments import ALWAYS, Moment, bare_moment
from tolok.documents.columns.numbers import are_column_numbers, numbers_columns
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import (
    CODE_PART,
    FIGURE,
    NAME,
    is_aside,
    is_column_number,
    is_header_text,
    is_too_long,
    speaks,
)
from tolok.documents.document import Cell, Table, TableRow
from tolok.domain.forms import NUMBER_CELLS
from tolok.domain.levels import Level

_MOST_LINES = 8
"""Lines of a header: E.81 has five, text from a PDF splits its words over a few more."""
_FIGURE = re.compile(r"\D{0,4}(?!(?:20\d\d|000)\b)\d{3,}|.*\d[.,]\d")
"""What no header says; "Rp (000)" tells in what money is counted."""
_ROW_NUMBER = re.compile(r"\d{1,3}[.)]?")
_YEAR = re.compile(r"\b20\d\d\b")
_DIGITS = re.compile(r"\(?\d{1,2}\)?")
MEASURING = frozenset({*NUMBER_CELLS, FIGURE, "method", "data_source", "responsible"})
"""What a table that measures something has a column of."""
_HALF, _AT_LEAST = 2, 3
_MISREAD = 5
_LOOKED_AT = 40
"""Rows among which a header is looked for that words alone do not tell."""


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
    def year(self) -> int | None:
        """The only year that the headers of figures name; None for none or several."""
        figured = [one for one in self.columns if one.meaning and one.meaning.field in NUMBER_CELLS]
        years = {year for one in figured for year in _YEAR.findall(normal(" ".join(one.words)))}
        return int(years.pop()) if len(years) == 1 else None

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
    return found or _by_evidence(rows)


def _by_evidence(rows: Sequence[TableRow]) -> list[Columns]:
    """The first header of which words tell some columns, and what stands below tells enough."""
    rows = rows[: _LOOKED_AT + LOOKED_AT]
    for at in range(min(len(rows) - _AT_LEAST, _LOOKED_AT)):
        filled = [text for text in texts_of(rows[at]) if text]
        words = len(filled) > _HALF and not any(map(_is_of_body, filled))
        if words and any(map(speaks, filled)) and not _is_numbered(rows[at]):
            header = _header_at(rows, at)
            if header and any(column.why for column in header.columns):
                return [header]
    return []


def _is_of_body(text: str) -> bool:
    """Whether a text is a figure or too long for a header."""
    return is_too_long(text) or bool(_FIGURE.match(text)) or is_figure(text)


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
    """Whether two or more of a row's cells are words of a header, and most of the others too.

    Figures among them that count no columns are a row's: "PROGRAM AIR", "Dokumen", "TW III", 19, 0.
    """
    filled = [text for text in texts_of(row) if text]
    # Figures tell most rows apart before any word is looked up: a long table has many.
    is_header = _is_mostly_header(row, filled) and sum(map(speaks, filled)) >= _HALF
    return is_header and not _is_numbered(row) and _counts(filled)


def _is_told_apart(filled: Sequence[str]) -> bool:
    """Whether a text is prose or a figure, which no header holds."""
    return any(is_too_long(text) or _FIGURE.match(text) for text in filled)


def _is_mostly_header(row: TableRow, filled: Sequence[str]) -> bool:
    """Whether more than half of the texts are header words, and none is a figure or prose.

    What an office calls several columns together ("P1") may be any word.
    """
    if _is_told_apart(filled):
        return False
    groups = groups_in(row)
    known = sum(map(is_header_text, filled))
    return _HALF * known > sum(is_header_text(text) or text not in groups for text in filled)


def is_header_line(row: TableRow) -> bool:
    """Whether a row goes on with a header: words of it, columns' numbers, names of periods.

    A line across all columns, as of an affair, does not.
    """
    filled = [text for text in texts_of(row) if text]
    if any(cell and 1 < cell.columns >= len(row.cells) for cell in row.cells):
        return False
    if bool(filled) and all(map(is_column_number, filled)) and not any(map(speaks, filled)):
        return True
    if _is_told_apart(filled) or not any(map(speaks, filled)) or _is_of_a_name(filled):
        return False
    return not _is_numbered(row) and _counts(filled) and _is_mostly_header(row, filled)


def _is_of_a_name(filled: Sequence[str]) -> bool:
    """Whether a line has a number or two beside what no header says: "Patroli", "TW I", 1, 2."""
    numbers = sum(text.isdecimal() for text in filled)
    return 0 < numbers < _AT_LEAST and not all(map(is_header_text, filled))


def _counts(filled: Sequence[str]) -> bool:
    """Whether bare numbers among words count columns or years: one by one, each series from 1.

    The figures of a row whose words may all stand in headers do not.
    """
    numbers = [int(text) for text in filled if text.isdecimal() and len(text) < 3]
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
    measured = fields & MEASURING
    named = bool(fields & {NAME, "indicator"})
    told = {(column.meaning.field, column.meaning.moment) for column in columns if column.meaning}
    bare = sum(one.meaning is None and bare_moment(one.words) is not None for one in columns)
    by_title = "indicator" in fields and bare > _HALF - ("unit" in fields)  # a title tells them
    enough = len(told) + bare >= _AT_LEAST or _is_budget(header, rows[last + 1 :])
    return header if named and (measured or by_title) and enough else None


def _is_budget(header: Columns, body: Sequence[TableRow]) -> bool:
    """Whether two columns are works and their money, as at the foot of an agreement.

    PermenPAN-RB 53/2014, annex I: "Program" and "Anggaran"; what no form has may stand beside.
    """
    worded = [one for one in header.columns if one.words and not is_aside(one.words)]
    if header.fieldset != {NAME, "ceiling"} or len(worded) != 2 or not body:
        return False
    name, money = (text_at(body[0], column.place) for column in worded)
    return any(map(str.isalpha, name)) and not is_figure(name) and is_money([money])


def _last_line(rows: Sequence[TableRow], first: int) -> int:
    """The last line of a header: its numbers or what parts them (E.81: K, Rp), else its words."""
    numbered = [numbers_columns(texts_of(row)) for row in rows[first : first + _MOST_LINES]]
    for line in range(first + 1, first + len(numbered)):
        if numbered[line - first] and not any(numbered[line - first + 1 :][:1]):
            return line + len(list(takewhile(is_header_line, rows[line + 1 : line + 3])))
    last = _spanned(rows, first)
    while last + 1 < min(len(rows), first + _MOST_LINES) and (
        is_header_line(rows[last + 1]) or _goes_under(rows[first : last + 1], rows[last + 1])
    ):
        last += 1
    return last


def _goes_under(above: Sequence[TableRow], row: TableRow) -> bool:
    """Whether a line names only columns that groups in the lines above, at their left, leave open.

    So formats without merged cells write the second line of a header, whatever its words are.
    """
    lines, texts = [texts_of(one) for one in above], texts_of(row)
    over = lines[-1]
    if len(texts) != len(over) or sum(map(bool, texts)) < _HALF or any(map(_is_of_body, texts)):
        return False
    if any(cell is None for cell in (*above[-1].cells, *row.cells)):
        return False  # merged cells tell it themselves
    closed = any(text and not texts[at] for at, text in enumerate(over))
    under = all(_is_open(lines, at) for at, text in enumerate(texts) if text)
    opened = any(not over[at] or _is_repeated(over, at) for at, text in enumerate(texts) if text)
    return closed and under and opened


def _is_open(lines: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the lowest text above a column, if any, has none beside it: it may be of several.

    So may one that is written out again over each of its columns.
    """
    named = next((line for line in reversed(lines) if at < len(line) and line[at]), None)
    return named is None or "" in named[at + 1 : at + 2] or _is_repeated(named, at)


def _is_repeated(texts: Sequence[str], at: int) -> bool:
    """Whether a text stands in the next column at either side, too."""
    return bool(texts[at]) and texts[at] in (*texts[max(0, at - 1) : at], *texts[at + 1 : at + 2])


def _spanned(rows: Sequence[TableRow], first: int) -> int:
    """The last line that cells of a header's first line reach down to; lines of figures end it."""
    spans = [cell.rows for cell in rows[first].cells if cell and speaks(cell.text)]
    last = first
    for line in rows[first + 1 : first + min(max(spans, default=1), _MOST_LINES)]:
        if any(_FIGURE.match(text) for text in texts_of(line)) or _is_numbered(line):
            break
        last += 1
    return last


def is_number_line(row: TableRow) -> bool:
    """Whether every filled cell is a column's number, and the numbers count."""
    return are_column_numbers(texts_of(row))


def are_same(one: Columns, other: Columns) -> bool:
    """Whether two headers mean the same, but for a column in five that a scan may misread."""
    if len(one.columns) != len(other.columns):
        return False
    pairs = list(zip(one.columns, other.columns, strict=True))
    unlike = sum(mine.meaning != theirs.meaning for mine, theirs in pairs)
    return _MISREAD * unlike <= len(pairs)


def clearer(one: Columns, other: Columns) -> Columns:
    """The first header, with what only the second could be understood to say.

    A column that names rows of more levels there does so here: a scan may lose a word of one.
    """
    taken = {column.meaning for column in one.columns}
    return replace(
        one,
        columns=tuple(
            theirs
            if (mine.meaning is None and theirs.meaning not in taken) or _names_more(theirs, mine)
            else mine
            for mine, theirs in zip(one.columns, other.columns, strict=True)
        ),
    )


def _names_more(one: Column, other: Column) -> bool:
    """Whether both name rows, the one of all levels of the other and of further ones."""
    if not (one.meaning and other.meaning) or {one.meaning.field, other.meaning.field} != {NAME}:
        return False
    return one.meaning.levels > other.meaning.levels
