"""Lines of words to the blocks of a Document: tables where lines share gutters, else paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.columns.vocabulary import is_labelled_name, labels_among, meaning_of, speaks
from tolok.documents.document import Block, Paragraph, Table
from tolok.documents.spaced.cards import card_rows, card_span
from tolok.documents.spaced.cycles import is_line_of_quarter
from tolok.documents.spaced.leaves import names_pairs
from tolok.documents.spaced.pages import Columns, goes_on, rests_above
from tolok.documents.spaced.running import running_heads
from tolok.documents.spaced.tables import table_rows
from tolok.documents.spaced.titles import header_start
from tolok.documents.spaced.words import (
    BESIDE,
    Line,
    Run,
    Word,
    as_word,
    has_dash,
    is_counted,
    numbers_columns,
)

_APART = 4
"""Empty lines that part two stretches; between the rows of one there are at most two."""
_LEAST_LINES = 3
"""Lines in columns that make a table; fewer are two texts side by side, such as signatures.

Two are one where the words of a header stand over a line with as many texts.
"""
_MOST_WORDS, _MOST_HEADER = 250, 14
"""Words on a line and lines of a header that a table may have; more are no table of an office."""
_LONGEST_COUNT = 3
"""Letters of the longest Roman number that counts quarters."""
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+%?")
"""What no header holds: thousands or decimals."""
_ASIDE = 2.0
"""Letters that a text may stand aside of the middle of its table."""
_BESIDE = 2
"""Texts of a line that may be a label with its value."""
_CAPTION = re.compile(r"TABEL\s+(?:\d|[IVX]+\b)", re.IGNORECASE)
_LEAST_NAMES = 2
"""Words of a header that tell one below the records of another table."""
_CURRENCY = re.compile(r"Rp\.?", re.IGNORECASE)
_SMALL = re.compile(r"\d{1,2}")
_YEARS = re.compile(r"\(?(?:(?:19|20)\d\d|\d{1,2})\)?")


class Lines(NamedTuple):
    """The lines of a stretch: those above its table, its header, its body, and those below."""

    above: Sequence[Line]
    header: Sequence[Line]
    body: Sequence[Line]
    below: Sequence[Line]


def blocks_of(lines: Sequence[Line], name: str, place: str) -> list[Block]:
    """The blocks of lines of text: tables named ``name`` and a number, and texts at ``place``."""
    return page_blocks(lines, name, place, Columns())[0]


def page_blocks(
    lines: Sequence[Line], name: str, place: str, columns: Columns
) -> tuple[list[Block], Columns]:
    """What ``blocks_of`` gives for a page behind one with ``columns``, and the last columns."""
    blocks: list[Block] = []
    tables = 0
    for stretch in _stretches(lines):
        if cards := card_span(stretch):
            first, end = cards
            blocks += [Paragraph(line.text, place=place) for line in stretch[:first]]
            tables += 1
            blocks.append(Table(f"{name} {tables}", tuple(card_rows(stretch[first:end]))))
            blocks += [Paragraph(line.text, place=place) for line in stretch[end:]]
            continue
        parts = _going_on(_parted(stretch), columns, is_first=not blocks)
        blocks += [Paragraph(line.text, place=place) for line in parts.above]
        if parts.body:
            tables += 1
            header = parts.header
            numbering = [line for at, line in enumerate(header) if _numbers_all(header, at)]
            rows, columns = table_rows(header, numbering, parts.body, columns)
            blocks.append(Table(f"{name} {tables}", rows))
        blocks += [Paragraph(line.text, place=place) for line in parts.below]
    return blocks, columns


def _going_on(parts: Lines, columns: Columns, *, is_first: bool) -> Lines:
    """The parts of a stretch, all of it body where it goes on in the columns of the page before.

    So a page begins with the rest of a row that has no words of headers.
    """
    table = (*parts.header, *parts.body)
    if not parts.body or any(map(_names_columns, parts.header)) or not goes_on(table, columns):
        return parts
    rests = is_first and rests_above(parts.above, columns)
    body = (*parts.above, *table) if rests else table
    return Lines(() if rests else parts.above, (), body, parts.below)


def _stretches(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines between wide spaces, captions or running heads; a header come again begins one."""
    running = running_heads(lines)
    begins = _new_headers(lines)
    stretch: list[Line] = []
    for at, line in enumerate(lines):
        captioned = _CAPTION.match(line.text) and not line.is_columned
        wide = stretch and line.space >= _APART and not _begins_high(lines[at:], stretch)
        apart = wide and not _has_columns_of(line, stretch)
        if apart or (stretch and (line in running or captioned or at in begins)):
            yield from _at_headers(stretch)
            stretch = []
        if line in running:
            yield [line]
        else:
            stretch.append(line)
    yield from _at_headers(stretch)


def _has_columns_of(line: Line, above: Sequence[Line]) -> bool:
    """Whether a page's line of figures goes on in the columns of a table above a wide space.

    Rows that cells are merged over may be higher than what stands in them.
    """
    if line.words[0].top is None or len(line.runs) <= _BESIDE or _names_columns(line):
        return False
    edges = {round(run[0].left, 1) for one in above if one.is_columned for run in one.runs}
    edges |= {round(run[-1].right, 1) for one in above if one.is_columned for run in one.runs}
    return line.figures > 0 and all(
        {round(run[0].left, 1), round(run[-1].right, 1)} & edges for run in line.runs
    )


def _begins_high(lines: Sequence[Line], above: Sequence[Line]) -> bool:
    """Whether the first lines are of a cell that begins high above the figures of its row.

    They stand at the edge of a column, other than the first, down to a line of figures.
    """
    if lines[0].words[0].top is None:
        return False
    lefts = Counter(round(run[0].left, 1) for line in above for run in line.runs)
    edges = {left for left, times in lefts.items() if times > 1}
    for at, line in enumerate(lines):
        if at and line.space >= 1:
            return False
        if line.is_columned:
            return at > 0 and line.figures > 1
        if round(line.words[0].left, 1) not in edges - {min(lefts)}:
            return False
    return False


def _new_headers(lines: Sequence[Line]) -> set[int]:
    """Where a header begins below records: words of headers, set apart from what stands above."""
    found: set[int] = set()
    begin, seen, beside = 0, False, False
    for at, line in enumerate(lines):
        if line.space >= 1:
            begin, beside = at, False
        above = lines[begin - 1] if begin else None
        ends = above and (_is_record(above) or not above.is_columned)
        is_header = _names_columns(line) and _has_names(line) and not _is_beside_record(lines, at)
        if is_header and seen and ends and not beside:
            found.add(begin)
            seen = False
        is_record = _is_record(line)
        seen, beside = seen or is_record, beside or is_record
    return found


def _is_beside_record(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is of the row of one with figures: nearer to it than lines of a text are."""
    below = at + 1
    while below < len(lines) and lines[below].space == BESIDE:
        if _is_record(lines[below]):
            return True
        below += 1
    return False


def _has_names(line: Line) -> bool:
    """Whether several texts are words of headers other than "Rp".

    Where narrow cells leave the currency on the line above their amounts, a row begins with those.
    """
    told = [text for run in line.runs if meaning_of((text := as_word(run).text,))]
    return sum(not _CURRENCY.fullmatch(text) for text in told) >= _LEAST_NAMES


def _at_headers(stretch: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """A stretch, parted where its first line in many columns comes again word for word."""
    if not stretch:
        return
    if card_span(stretch):
        yield stretch
        return
    widest = next((line.text for line in stretch if len(line.runs) > 2), "")
    again = [at for at, line in enumerate(stretch) if line.text == widest and line.figures < 3]
    edges = [0, *again[1:], len(stretch)]
    for begin, end in pairwise(edges):
        yield stretch[begin:end]


def _parted(stretch: Sequence[Line]) -> Lines:
    """The parts of a stretch; all of it is above where it holds no table."""
    columned = [at for at, line in enumerate(stretch) if line.is_columned]
    told = len(columned) >= _LEAST_LINES or _is_row_below_header(stretch, columned)
    if not told or any(len(line.words) > _MOST_WORDS for line in stretch):
        return Lines(stretch, (), (), ())
    last = columned[-1]
    while last + 1 < len(stretch) and stretch[last + 1].space < 1:
        last += 1  # the rest of the last name
    table = stretch[: last + 1]
    begin = _with_headings(table, _body_start(table))
    first = max(header_start(table, begin), _highest(table, begin))
    if 5 * _side_by_side(table[first:begin]) < 2 * max(len(line.runs) for line in table[begin:]):
        begin = first  # too few words to name the columns: they belong to the body
        while first < columned[0] and stretch[first].figures == 0:
            first = begin = first + 1
    return Lines(stretch[:first], stretch[first:begin], table[begin:], stretch[last + 1 :])


def _side_by_side(lines: Sequence[Line]) -> int:
    """How many texts of a header stand beside one another, be they on lines of unlike height."""
    found, end = 0, -1.0
    for word in sorted((as_word(run) for line in lines for run in line.runs), key=_right):
        if word.left >= end:
            found, end = found + 1, word.right
    return found


def _right(word: Word) -> float:
    return word.right


def _highest(lines: Sequence[Line], begin: int) -> int:
    """Where the highest header that a table may have begins; lines of cells beside count not."""
    ends = [at for at in range(begin) if lines[at].space != BESIDE]
    return ends[-_MOST_HEADER] if len(ends) >= _MOST_HEADER else 0


def _with_headings(lines: Sequence[Line], begin: int) -> int:
    """Where the body begins with the text that heads its rows, apart from the header above it."""
    if not begin or lines[begin].space < 1:
        return begin
    first = begin
    while first and not lines[first - 1].is_columned:
        first -= 1
        if lines[first].space >= 1:
            return first if first and lines[first - 1].is_columned else begin
    return begin


def _is_row_below_header(stretch: Sequence[Line], columned: Sequence[int]) -> bool:
    """Whether two lines in columns are a header and the only row below it."""
    if len(columned) != _LEAST_LINES - 1 or columned[1] != columned[0] + 1:
        return False
    header, row = (stretch[at] for at in columned)
    return (
        len(header.runs) == len(row.runs) > _BESIDE and _names_columns(header) and _is_record(row)
    )


def _names_columns(line: Line) -> bool:
    """Whether most texts of a line are words of headers, with no figures but years."""
    texts = [as_word(run).text for run in line.runs]
    told = [text for text in texts if speaks(text) and meaning_of((text,))]
    figures = [word.text for word in line.words if word.is_figure]
    plain = all(map(_YEARS.fullmatch, figures)) and len(figures) < len(texts)
    return len(texts) > _BESIDE and plain and 3 * len(told) >= 2 * len(texts)


def _labels(lines: Sequence[Line]) -> Iterator[int]:
    """The lines that begin with words of headers, where the table is turned over."""
    left = min(line.words[0].left for line in lines)
    texts = [
        as_word(line.runs[0]).text if len(line.runs) > 1 and line.words[0].left < left + 1 else ""
        for line in lines
    ]
    labels = labels_among(texts)
    yield from (at for at, text in enumerate(texts) if text in labels)


def _body_start(lines: Sequence[Line]) -> int:
    """Where the body begins: below the columns' numbers, else at the first line of figures.

    Words right above that line belong to it, unless an empty line parts them.
    """
    for at in range(len(lines) - 1):
        if _numbers_all(lines, at):
            return at + 1 + names_pairs(lines[at + 1])
    for at in _labels(lines):
        return at
    columned = False
    left = min((line.words[0].left for line in lines if line.is_columned), default=0.0)
    for at, line in enumerate(lines):
        if columned and (
            has_dash(line.words[0])
            or is_labelled_name(line.text)
            or (at + 1 < len(lines) and _is_heading(lines, at))
        ):
            return at
        columned = columned or line.is_columned
        if _is_record(line, left):
            while at and lines[at].space == BESIDE:
                at -= 1  # noqa: PLW2901 - the same row begins higher
            gap = max((one for one in range(1, at + 1) if lines[one].space >= 1), default=0)
            return gap if 2 * _side_by_side(lines[:gap]) > len(line.runs) else at
    return next((at for at, line in enumerate(lines) if line.is_columned), 0) + 1


def _numbers_all(lines: Sequence[Line], at: int) -> bool:
    """Whether a line numbers all columns: no more texts above stand left of it than it leaves out.

    What counts but the last columns are quarters or months.
    """
    if not numbers_columns(lines[at]):
        return False
    first = as_word(lines[at].runs[0])
    edges = sorted(
        (one.left, one.right)
        for line in lines[:at]
        if line.is_columned
        for one in map(as_word, line.runs)
        if one.right <= first.left
    )
    aside, end = 0, -1.0
    for left, right in edges:
        aside += left >= end
        end = max(end, right)
    return aside <= int(re.sub(r"\D.*", "", first.text.lstrip("(")))


def _is_record(line: Line, left: float | None = None) -> bool:
    """Whether a line holds figures other than years and columns' numbers, or numbers a row.

    What numbers a row of a page stands at the ``left`` of its table: further in are quarters.
    """
    figures = [word.text for word in line.words if word.is_figure]
    amounts = [text for text in figures if not _YEARS.fullmatch(text)]
    amounts += [run[0].text for run in line.runs if _has_unit(run)]
    first = line.words[0]
    inside = left is not None and first.top is not None and first.left > left + 1
    numbered = not inside and re.fullmatch(r"(?:1|I|A)[.)]?", first.text)
    named = any(len(word.text) > _LONGEST_COUNT and word.text.isalpha() for word in line.words)
    small = [int(text) for text in figures if _SMALL.fullmatch(text)]
    counted = all(after in (before + 1, 1) for before, after in pairwise(small))
    if is_line_of_quarter(line):
        return True
    if len(small) >= _LEAST_LINES and small != sorted(small) and not counted:
        return line.is_columned  # years rise, and so does what counts columns or months
    certain = len(line.runs) > _BESIDE and any(map(_AMOUNT.fullmatch, amounts))
    return line.is_columned and (len(amounts) >= 2 or certain or bool(numbered and named))


def _is_heading(lines: Sequence[Line], at: int) -> bool:
    """Whether a text stands over the rows below it: a counted one that reaches out of those above.

    Or right above a row one in the middle of the table, under no words of the header.
    """
    whole = as_word(tuple(lines[at].words))
    above = [as_word(run) for line in lines[:at] if line.is_columned for run in line.runs]
    inside = any(one.left <= whole.left and whole.right <= one.right for one in above)
    begins = any(abs(one.left - whole.left) < 1 for one in above)
    if inside or begins or len(lines[at].runs) > 1:
        return False
    return is_counted(lines[at]) or (
        _is_in_middle(lines, whole, above) and _is_record(lines[at + 1])
    )


def _is_in_middle(lines: Sequence[Line], whole: Word, above: Sequence[Word]) -> bool:
    """Whether a text stands over the middle of a table and not under that of a header's word."""
    left = min(line.words[0].left for line in lines)
    right = max(line.words[-1].right for line in lines)
    under = any(abs(one.middle - whole.middle) <= 1 for one in above)
    return abs(whole.middle - (left + right) / 2) <= _ASIDE and not under


def _has_unit(run: Run) -> bool:
    """Whether words are a small figure and its unit, "5 Unit Usaha"."""
    return len(run) > 1 and bool(_YEARS.fullmatch(run[0].text)) and run[1].text.isalpha()
