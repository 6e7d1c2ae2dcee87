"""Rows of a page with a line for each quarter: names are merged over the lines of their quarters.

Where a column counts quarters from I to IV again and again, each round is of one indicator. A text
that stands beside none of its lines, or left of the quarters, is merged over all of them, be it at
the top, in the middle or at the bottom.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from tolok.documents.columns.vocabulary import is_header_text
from tolok.documents.spaced.merged import Block, Row
from tolok.documents.spaced.words import Line, as_word

_QUARTER = re.compile(
    r"(?:(?:TRI ?WULAN|TRI ?BULAN|TRW?|TW|Q)[\s.\-]*(IV|I{1,3}|[1-4])|(IV|I{1,3}))", re.IGNORECASE
)
_SMALL = re.compile(r"\d{1,3}(?:,\d+)?%?|[-–]")
_NUMERALS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_ALL = 4
_LEAST_ROUNDS = 2
_CROSSED = 0.5
"""Lines of text by which a text may reach beside a line of another round."""


def quarter_rows(blocks: Sequence[Block]) -> list[Row] | None:
    """The rows of a body's cells, a line each quarter, merged texts in the first of their round.

    None where no column counts quarters, or a text reaches from one round into the next.
    """
    labels = _labels(blocks)
    if labels is None:
        return None
    rounds = _rounds(labels)
    edges = [(above[-1].bottom + below[0].top) / 2 for above, below in pairwise(rounds)]
    rows: dict[Block, Row] = {label: [label] for label in labels}
    held: dict[tuple[int, int], list[Block]] = {}
    for one in blocks:
        at = sum(edge < one.middle for edge in edges)
        above, below = rounds[at - 1][-1:] if at else [], rounds[at + 1 :][:1]
        if any(one.top < label.bottom - _CROSSED for label in above) or any(
            one.bottom > labels_below[0].top + _CROSSED for labels_below in below
        ):
            return None
        if one not in rows:
            held.setdefault((one.column, at), []).append(one)
    words = _words(blocks)
    for (column, at), texts in held.items():
        merged = len(texts) == 1 and (column < labels[0].column or column in words)
        for one in texts:
            beside = next((label for label in rounds[at] if one.is_beside(label)), rounds[at][0])
            rows[rounds[at][0] if merged else beside].append(one)
    found = list(rows.values())
    return found if all(len({one.column for one in row}) == len(row) for row in found) else None


def is_line_of_quarter(line: Line) -> bool:
    """Whether a line holds the name of a quarter and small figures, no years: a record.

    Left of the quarter a name may stand that is written again on each line, no word of headers.
    """
    texts = [as_word(run).text for run in line.runs]
    quarters = [at for at, text in enumerate(texts) if _quarter(text) and not text.isdecimal()]
    if len(quarters) != 1:
        return False
    small = [at for at, text in enumerate(texts) if _SMALL.fullmatch(text)]
    names = texts[: quarters[0]] if small and small[0] > quarters[0] else []
    names = [text for text in names if " " in text and not is_header_text(text)]
    return len(small) > 1 and len(names) + len(small) + 1 == len(texts)


def _labels(blocks: Sequence[Block]) -> list[Block] | None:
    """The cells of the column that counts quarters, from the top; None where none does."""
    columns: dict[int, list[Block]] = {}
    for one in sorted(blocks, key=lambda one: one.top):
        columns.setdefault(one.column, []).append(one)
    for labels in columns.values():
        counts = [_quarter(one.text) for one in labels]
        told = all(after == before % _ALL + 1 for before, after in pairwise(counts))
        if told and 0 not in counts and counts.count(1) >= _LEAST_ROUNDS:
            return labels
    return None


def _quarter(text: str) -> int:
    """Which quarter a text names; 0 for any other."""
    found = _QUARTER.fullmatch(text)
    numeral = (found[1] or found[2]).upper() if found else ""
    return _NUMERALS.get(numeral) or (int(numeral) if numeral.isdecimal() else 0)


def _rounds(labels: Sequence[Block]) -> list[list[Block]]:
    """The quarters of each indicator; the first may have begun on the page before."""
    found: list[list[Block]] = []
    for one in labels:
        if not found or _quarter(one.text) == 1:
            found.append([])
        found[-1].append(one)
    return found


def _words(blocks: Sequence[Block]) -> set[int]:
    """The columns that hold no figures, as those of a place or a predicate."""
    figured = {one.column for one in blocks if one.runs[0][0].is_figure}
    return {one.column for one in blocks} - figured
