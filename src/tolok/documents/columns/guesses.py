"""What each column of a table may hold: by its words, words like them, its sums or its contents.

Nothing here decides how a file is read: a person looks at every guess first.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.alignment import is_words
from tolok.documents.columns.contents import Column
from tolok.documents.columns.evidence import COUNTED, LOOKED_AT, shares_of, unit_share
from tolok.documents.columns.headers import headers_of, texts_of, unheaded
from tolok.documents.columns.kinds import (
    Kind,
    filled_of,
    first_of_body,
    is_code,
    is_figure,
    is_money,
    kinds_of,
    share_of,
    text_at,
)
from tolok.documents.columns.maps import MOST_LINES, ColumnMap, MappedColumn
from tolok.documents.columns.meanings import meanings_of
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import NAME, Meaning, meaning_of
from tolok.documents.document import Table, TableRow
from tolok.domain.forms import NUMBER_CELLS
from tolok.domain.levels import LEVELS

UNHEADED = (0, -1)
"""The span of a header that is none."""
SURE = 100
"""Per cent: the words themselves say it, or a person did."""
_FULL, _MOST, _HALF = 10, 8, 5
_ALIKE, _LIKELY, _WEAK = 75, 60, 40
"""Per cent from which words count as alike; what contents alone are worth."""

_YEAR = re.compile(r"20\d\d")
_NUMBER = re.compile(r"\d{1,3}[.)]?")
_WORDS: Mapping[str, str] = {
    "uraian": NAME, "kegiatan": NAME, "pekerjaan": NAME, "program": NAME, "sasaran": NAME,
    "indikator": "indicator", "ukuran": "indicator", "tolok ukur": "indicator",
    "satuan": "unit", "sat": "unit", "target": "target", "tgt": "target", "rencana": "target",
    "realisasi": "realization", "rls": "realization", "hasil": "realization",
    "pagu": "ceiling", "anggaran": "ceiling", "dana": "ceiling", "dpa": "ceiling",
    "terpakai": "spending", "belanja": "spending", "serapan rp": "spending",
    "capaian": "achievement", "serapan": "absorption", "keterangan": "remarks",
    "penanggung jawab": "responsible", "pelaksana": "responsible", "kode": "code",
    "nomor": "number", "rumus": "method", "formula": "method",
}  # fmt: skip
"""Words of offices that no rule of the vocabulary takes alone, and what they mostly stand over."""


class ColumnGuess(NamedTuple):
    """What a column may hold, how sure in per cent, and why, in Indonesian."""

    meaning: Meaning | None
    score: int = 0
    why: str = ""


class GuessedTable(NamedTuple):
    """A table with a guess for each of its columns, under a header of so many lines from a row on.

    A table without a header has no lines, and what its cells look like in place of words.
    """

    first_row: int
    lines: int
    paths: tuple[tuple[str, ...], ...]
    guesses: tuple[ColumnGuess, ...]
    kinds: tuple[Kind, ...]

    @property
    def map(self) -> ColumnMap:
        """The column map that the guesses come to."""
        return self.map_of([guess.meaning for guess in self.guesses])

    def map_of(self, meanings: Sequence[Meaning | None], origin: str = "") -> ColumnMap:
        """The column map of this header, or of these contents where there is none."""
        columns = map(MappedColumn, self.paths, meanings, self.kinds)
        return ColumnMap(tuple(columns), self.lines, origin)


def guess_table(
    table: Table, maps: Sequence[ColumnMap] = (), span: tuple[int, int] | None = None
) -> GuessedTable:
    """A guess for each column; ``span`` is the header's first and last row (from 0), if chosen.

    UNHEADED says that the table has no header.
    """
    headers = headers_of(table.rows, maps)
    bare = None if headers else unheaded(table.rows, maps)
    headers += [bare] if bare else []
    known = next((one for one in headers if span in {None, (one.first_row, one.last_row)}), None)
    if span == UNHEADED:
        known, span = bare, _no_header(table.rows)
    first, last = span or (
        (known.first_row, known.last_row) if known else _likely_header(table.rows)
    )
    lines, body = table.rows[first : last + 1], table.rows[last + 1 :]
    columns = known.columns if known else meanings_of(lines, body[:LOOKED_AT]) if lines else []
    paths = [column.words for column in columns] + [()] * (table.columns - len(columns))
    if known and known.by:
        why = f"menurut pemetaan {known.by.origin}".strip()
        guesses = [ColumnGuess(one.meaning, SURE, why) for one in columns]
        guesses += [ColumnGuess(None)] * (len(paths) - len(guesses))
    else:
        guesses = _guessed(columns, paths, body[:LOOKED_AT])
    kinds = [Kind.EMPTY] * len(paths) if lines else [*kinds_of(body)]
    kinds += [Kind.EMPTY] * (len(paths) - len(kinds))
    return GuessedTable(first, last - first + 1, tuple(paths), tuple(guesses), tuple(kinds))


def _likely_header(rows: Sequence[TableRow]) -> tuple[int, int]:
    """The first row that fills most columns with words, and the rows of words that follow it.

    A row before it that fills as many and holds figures belongs to a table without a header.
    """
    width = max((sum(map(bool, texts_of(row))) for row in rows), default=0)
    for at, row in enumerate(rows):
        filled = [text for text in texts_of(row) if text]
        if 2 * len(filled) < width:
            continue
        if not all(map(is_words, filled)):
            if any(is_figure(text) and not _YEAR.fullmatch(text) for text in filled):
                return _no_header(rows)
            continue
        last = at
        while last + 1 < min(len(rows) - 1, at + MOST_LINES) and _goes_on(rows[last + 1]):
            last += 1
        return at, last
    return 0, 0


def _no_header(rows: Sequence[TableRow]) -> tuple[int, int]:
    """The span of no row before the first of the body."""
    first = first_of_body(rows) or 0
    return first, first - 1


def _goes_on(row: TableRow) -> bool:
    """Whether a row has no figure and leaves cells out, as lower lines of a header do."""
    texts = texts_of(row)
    return (
        any(texts) and not all(texts) and not any(map(is_figure, texts)) and _are_short(texts)
    ) or _numbers_columns(texts)


def _are_short(texts: Sequence[str]) -> bool:
    return all(len(text) <= 25 for text in texts)


def _numbers_columns(texts: Sequence[str]) -> bool:
    """Whether the cells count 1, 2, 3."""
    filled = [text.strip("()") for text in texts if text]
    return len(filled) >= 3 and filled == [str(at + 1) for at in range(len(filled))]


def _guessed(
    columns: Sequence[Column], paths: Sequence[tuple[str, ...]], body: Sequence[TableRow]
) -> list[ColumnGuess]:
    cells = [[text_at(row, at) for row in body] for at in range(len(paths))]
    by_words = [_by_words(columns[at] if at < len(columns) else None) for at in range(len(paths))]
    taken = {one.meaning.field for one in columns if one.meaning and not one.why}
    shares = _shares(cells, by_words)
    found = [ColumnGuess(None)] * len(paths)
    # What arithmetic tells comes before the looks of a column that stands further left.
    for at in sorted(range(len(paths)), key=lambda at: not (at in shares or by_words[at])):
        guess = by_words[at] or shares.get(at) or _by_like_words(paths[at], cells[at], taken)
        guess = guess or _by_contents(cells[at], taken)
        field = guess.meaning.field if guess.meaning and guess.score < SURE else ""
        if field not in taken - {NAME, "indicator"}:
            found[at] = guess
        taken |= {field} - {""}
    return found


def _by_words(column: Column | None) -> ColumnGuess | None:
    """What the header's own words say."""
    if column is None or column.meaning is None:
        return None
    if column.why:
        return ColumnGuess(column.meaning, SURE - 5, column.why)
    told = meaning_of(column.words) if column.words else None
    why = "menurut judulnya" if told else "menurut kolom di sebelahnya"
    return ColumnGuess(column.meaning, SURE, why)


def _by_like_words(
    path: Sequence[str], texts: Sequence[str], taken: set[str]
) -> ColumnGuess | None:
    """What words stand for that are like those of the vocabulary: abbreviated or misspelt."""
    best = max(
        (
            (_likeness(part, known), field not in taken, known, field)
            for word in path
            for part in (normal(word).lower(), *normal(word).lower().split())
            for known, field in _WORDS.items()
        ),
        default=None,
    )
    if best is None or best[0] < _ALIKE:
        return None
    share, _, known, field = best
    figures = [text for text in texts if is_figure(text)]
    if field in NUMBER_CELLS and 2 * len(figures) < sum(map(bool, texts)):
        return None
    if field in {"target", "realization"} and is_money(figures):
        field = {"target": "ceiling", "realization": "spending"}[field]
    meaning = Meaning(field, levels=frozenset(LEVELS) if field == NAME else frozenset())
    return ColumnGuess(meaning, min(share, SURE - 10), f"judulnya mirip “{known}”")


def _likeness(one: str, other: str) -> int:
    """How alike two words are, in per cent: pairs of letters in both, of all.

    >>> _likeness("realisai", "realisasi"), _likeness("no", "nomor") < 60
    (80, True)
    """
    if one == other:
        return SURE
    mine, theirs = [[word[at : at + 2] for at in range(len(word) - 1)] for word in (one, other)]
    shared = sum(min(mine.count(pair), theirs.count(pair)) for pair in set(mine))
    return 200 * shared // max(1, len(mine) + len(theirs))


def _shares(
    cells: Sequence[Sequence[str]], known: Sequence[ColumnGuess | None]
) -> dict[int, ColumnGuess]:
    """Columns of percentages that follow, line by line, from two columns of figures."""
    held = {guess.meaning.field for guess in known if guess and guess.meaning}
    found: dict[int, ColumnGuess] = {}
    for one in shares_of(dict(enumerate(cells))):
        if known[one.share] or set(one.places) & found.keys():
            continue
        names = ("realization", "target", "achievement")
        if is_money([text for text in cells[one.whole] if text]):
            names = ("spending", "ceiling", "absorption")
        score = SURE * one.right // one.told - 5
        for at, name in zip(one.places, names, strict=True):
            if not known[at] and name not in held:
                found[at] = ColumnGuess(Meaning(name), score, one.why)
    return found


def _by_contents(texts: Sequence[str], taken: set[str]) -> ColumnGuess:
    """What the cells alone look like."""
    filled = filled_of(texts)
    if not filled:
        return ColumnGuess(None, why="kolom ini kosong")
    looks = (
        ("number", share_of(filled, _NUMBER.fullmatch) if _counts(filled) else 0, "berisi urutan"),
        ("code", share_of(filled, is_code), "berisi kode bertitik"),
        ("indicator", share_of(filled, lambda text: COUNTED.match(normal(text))), "berisi ukuran"),
        ("unit", _unit_share(filled), "berisi satuan atau kata pendek yang berulang"),
    )
    for name, share, why in looks:
        if share >= _MOST * _FULL and name not in taken:
            return ColumnGuess(Meaning(name), _LIKELY, why)
    if share_of(filled, is_figure) >= _MOST * _FULL:
        names = ("ceiling", "spending") if is_money(filled) else ("target", "realization")
        free = next((name for name in names if name not in taken), None)
        kind = "angka sebesar rupiah" if is_money(filled) else "angka"
        return ColumnGuess(Meaning(free), _WEAK, f"berisi {kind}") if free else ColumnGuess(None)
    if NAME not in taken and sum(map(len, filled)) >= 12 * len(filled):
        return ColumnGuess(Meaning(NAME, levels=frozenset(LEVELS)), _WEAK, "berisi teks panjang")
    return ColumnGuess(None)


def _counts(texts: Sequence[str]) -> bool:
    """Whether the numbers of a column rise one by one, again from 1 where they begin anew."""
    numbers = [int(text.rstrip(".)")) for text in texts if _NUMBER.fullmatch(text)]
    rising = all(after in {1, before, before + 1} for before, after in pairwise(numbers))
    return len(set(numbers)) > 1 and numbers[0] <= 1 and rising


def _unit_share(texts: Sequence[str]) -> int:
    """Per cent of short words, where most are known or few of them come again and again."""
    if 2 * unit_share(texts) > SURE:
        return SURE
    if len(texts) < 3 or 2 * len(set(texts)) > len(texts):
        return 0
    return share_of(texts, lambda text: is_words(text) and len(text) <= 20)
