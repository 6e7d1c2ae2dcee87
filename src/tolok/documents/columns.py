"""Which column holds what: header words are recognised by vocabulary, wherever they stand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tolok.documents.document import TableRow
from tolok.domain.forms import NUMBER_CELLS
from tolok.domain.levels import Level

NAMES = "names"
LONGEST = 45  # letters of a header word, "TUJUAN/ SASARAN STRATEGIS/ PROGRAM" among them
_LEVEL_WORDS = (
    (Level.SUBACTIVITY, re.compile(r"\bSUB[\s-]*KEGIATAN\b")),
    (Level.ACTIVITY, re.compile(r"(?<!SUB )(?<!SUB-)(?<!SUB)\bKEGIATAN\b")),
    (Level.PROGRAM, re.compile(r"\bPROGRAM\b")),
    (Level.OBJECTIVE, re.compile(r"\bSASARAN\b")),
    (Level.GOAL, re.compile(r"\bTUJUAN\b")),
)
_PLAIN_WORDS = (
    ("number", re.compile(r"NO\.?|NOMOR")),
    ("code", re.compile(r"KODE.*")),
    ("indicator", re.compile(r".*\bINDIKATOR\b.*")),
    ("method", re.compile(r".*\b(?:FORMULA|CARA|FORMULASI|RUMUS)\b.*")),
    ("unit", re.compile(r"SATUAN.*")),
    ("remarks", re.compile(r"KETERANGAN.*|KET\.?")),
)
_GROUPS = (
    (re.compile(r"TARGET\b.*"), ("target", "ceiling")),
    (re.compile(r"REALISASI\b.*"), ("realization", "spending")),
    (re.compile(r"CAPAIAN\b.*"), ("achievement", "absorption")),
)
_LEAF = re.compile(r"(KINERJA|K)|(PAGU|ANGGARAN|KEUANGAN|RP).*")
_ORDINAL = re.compile(r"\(?\d{1,2}\)?")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each cell of a row stands: ``names`` maps a column to the levels it may name."""

    names: Mapping[int, frozenset[Level]]
    fields: Mapping[str, int]
    first_row: int
    last_row: int


def texts_of(row: TableRow) -> list[str]:
    """The texts of a row's cells; covered cells are empty."""
    return [cell.text if cell else "" for cell in row.cells]


def header_words(row: TableRow) -> int:
    """How many different header words a row holds; three or more make it a header."""
    return len({field for text in texts_of(row) if text and (field := _field(text))})


@lru_cache(maxsize=4096)  # every cell is asked, for a header may come again on any page
def _field(text: str) -> str | tuple[str, str] | None:
    """What a header text stands for: a field, a pair of fields (a group), NAMES, or nothing."""
    if not text or len(text) > LONGEST:
        return None
    upper = " ".join(text.upper().split())
    for name, pattern in _PLAIN_WORDS:
        if pattern.fullmatch(upper):
            return name
    for pattern, pair in _GROUPS:
        if pattern.fullmatch(upper):
            return pair
    return NAMES if _levels(upper) and not upper.startswith("PROGRAM ") else None


def _levels(upper: str) -> frozenset[Level]:
    return frozenset(level for level, pattern in _LEVEL_WORDS if pattern.search(upper))


def find_columns(rows: Sequence[TableRow]) -> Columns | None:
    """The first header of a table, with all its lines; None where there is none."""
    for first, row in enumerate(rows):
        if header_words(row) >= 4:
            last = first
            while last + 1 < len(rows) and is_header_line(rows[last + 1]):
                last += 1
            return _columns(rows[first : last + 1], first, last)
    return None


def is_header_line(row: TableRow) -> bool:
    """Whether every filled cell is a header word, a column's number or a leaf like KINERJA."""
    filled = [text for text in texts_of(row) if text]
    return bool(filled) and all(
        _field(text) or _ORDINAL.fullmatch(text) or _LEAF.fullmatch(" ".join(text.upper().split()))
        for text in filled
    )


def _columns(lines: Sequence[TableRow], first: int, last: int) -> Columns:
    names: dict[int, frozenset[Level]] = {}
    fields: dict[str, int] = {}
    top = texts_of(lines[0])
    for line in lines:
        for column, text in enumerate(texts_of(line)):
            field = _field(text)
            if field == NAMES:
                names[column] = names.get(column, frozenset()) | _levels(text.upper())
            elif isinstance(field, str):
                fields.setdefault(field, column)
            elif field is not None and line is lines[0]:
                _place_group(field, column, lines[1:], fields)
    # Columns between two name columns without a word of their own belong to the one before.
    for column in range(min(names, default=0), fields.get("indicator", len(top))):
        if (
            column not in names
            and column - 1 in names
            and not (top[column : column + 1] or [""])[0]
        ):
            names[column] = names[column - 1]
    return Columns(names, fields, first, last)


def _place_group(
    pair: tuple[str, str], column: int, below: Sequence[TableRow], fields: dict[str, int]
) -> None:
    """TARGET, REALISASI and CAPAIAN hold a performance figure, then an amount; leaves may swap."""
    swapped = False
    for line in below:
        leaves = [text.upper() for text in texts_of(line)[column : column + 2]]
        if len(leaves) == 2 and leaves[0].startswith(("PAGU", "ANGGARAN", "RP")):
            swapped = leaves[1].startswith(("KINERJA", "K"))
            # A header that lost its alignment shows the amount of the group before: order decides.
            swapped = swapped and texts_of(line)[column - 1].upper() not in {"KINERJA", "K"}
    order = pair[::-1] if swapped else pair
    for offset, field in enumerate(order):
        fields.setdefault(field, column + offset)


def has_numbers(columns: Columns) -> bool:
    """Whether the header names at least a target or a ceiling, so that rows can be measured."""
    return any(field in columns.fields for field in NUMBER_CELLS)
