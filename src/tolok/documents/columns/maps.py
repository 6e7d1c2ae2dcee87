"""A column map: which column of an office's own table holds what, as a person said once."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from tolok.documents.columns.kinds import Kind, first_of_body, kinds_of
from tolok.documents.columns.paths import paths_of
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.uses import label_of, label_of_period, period_of, use_of
from tolok.documents.columns.vocabulary import CODE_PART, NAME, Meaning
from tolok.documents.document import TableRow

MOST_LINES = 12
"""Header lines that a map may span; the tallest headers of law have five."""

LEAST_KINDS = 3
"""Columns with contents by which a table without a header is known again."""

_YEAR = re.compile(r"\b20\d\d\b")
_OFTEN = frozenset({NAME, CODE_PART, "number", "indicator", "unit"})
"""What several columns may hold; of what several hold else, one would hide the other."""

Path = tuple[str, ...]


class MappedColumn(NamedTuple):
    """A column: the words over it from the top line down, and what it holds; None for nothing.

    ``kind`` is what its cells look like, where no table's words tell it from others.
    """

    words: Path
    meaning: Meaning | None
    kind: Kind = Kind.EMPTY


@dataclass(frozen=True)
class ColumnMap:
    """What the columns under one header hold (*pemetaan kolom*).

    The header is known by the words over each column, in as many ``lines``. Years count from the
    first that the header names, so that next year's file is read by this year's map. A table of no
    header (``lines`` are 0) is known by how many columns it has and what each of them looks like.
    ``origin`` says where the map comes from, to stand after "menurut pemetaan".
    """

    columns: tuple[MappedColumn, ...]
    lines: int
    origin: str = field(default="", compare=False)

    @cached_property
    def key(self) -> tuple[Path, ...]:
        """The header's words without regard to capitals, spaces, and which year it names first.

        The kinds of the columns where there is no header.
        """
        if not self.lines:
            return tuple((column.kind.value,) for column in self.columns)
        return _key([column.words for column in self.columns])

    @cached_property
    def fingerprint(self) -> str:
        """What the header is known by: SHA-256, in hex, of its words."""
        key = self.key if self.lines else ["", *self.key]
        return sha256(json.dumps(key, ensure_ascii=False).encode()).hexdigest()

    def at(self, rows: Sequence[TableRow], first: int) -> "ColumnMap | None":
        """This map for the header that begins at a row, its years moved; None where none does."""
        lines = rows[first : first + self.lines]
        if len(lines) < self.lines or not self._may_be(lines):
            return None
        paths = paths_of(lines)
        if _key(paths) != self.key:
            return None
        moved = (_first_year(paths) or 0) - (_first_year([one.words for one in self.columns]) or 0)
        meanings = [_moved(column.meaning, moved) for column in self.columns]
        meanings += [None] * (len(paths) - len(meanings))
        paths += [()] * (len(meanings) - len(paths))
        columns = tuple(map(MappedColumn, paths, meanings))
        return replace(self, columns=columns)

    def below(self, rows: Sequence[TableRow]) -> int | None:
        """Where the body of a table begins that has no header and that this map is for.

        Each column looks as it did, and none is filled beyond them. One that was empty, or is, may
        hold anything, as long as two in three are told.
        """
        first = None if self.lines else first_of_body(rows)
        if first is None:
            return None
        known = [column.kind for column in self.columns]
        kinds = kinds_of(rows[first:])
        told = [one == other for one, other in zip(kinds, known, strict=False) if one and other]
        enough = len(told) >= max(LEAST_KINDS, (2 * sum(map(bool, known)) + 2) // 3)
        return first if enough and all(told) and not any(kinds[len(known) :]) else None

    def _may_be(self, lines: Sequence[TableRow]) -> bool:
        """Whether every text of the lines could be one of the header's: quickly told."""
        texts = {cell.text for line in lines for cell in line.cells if cell and cell.text.strip()}
        known = {_YEAR.sub("", word) for word in self._raw}
        return bool(texts) and all(_YEAR.sub("", normal(text)) in known for text in texts)

    @cached_property
    def _raw(self) -> frozenset[str]:
        return frozenset(normal(word) for column in self.columns for word in column.words)

    @property
    def trouble(self) -> str:
        """Why the map makes no form, in Indonesian; "" where it does."""
        if not 0 <= self.lines <= MOST_LINES:
            return f"Kepala tabel harus 1 sampai {MOST_LINES} baris."
        if not self.lines and sum(bool(column.kind) for column in self.columns) < LEAST_KINDS:
            return (
                f"Tabel tanpa kepala harus berisi sedikitnya {LEAST_KINDS} kolom agar dikenali "
                "lagi. Tambahkan baris kepala pada berkasnya."
            )
        if not any(self.key):
            return "Baris kepala yang dipilih kosong. Pilih baris yang memuat judul kolom."
        held = [column.meaning for column in self.columns if column.meaning]
        if not any(meaning.field in {NAME, "indicator"} for meaning in held):
            return "Belum ada kolom nama atau indikator. Pilih satu kolom yang menamai baris."
        seen: set[Meaning] = set()
        for meaning in held:
            if meaning in seen and meaning.field not in _OFTEN:
                period = label_of_period(period_of(meaning.moment))
                return (
                    f"Dua kolom sama-sama “{label_of(use_of(meaning))}” untuk “{period}”. "
                    "Pilih satu saja, atau bedakan periodenya."
                )
            seen.add(meaning)
        return ""


def map_at(maps: Sequence[ColumnMap], rows: Sequence[TableRow], first: int) -> ColumnMap | None:
    """The first of some maps whose header begins at a row."""
    return next((found for one in maps if (found := one.at(rows, first))), None)


def _key(paths: Sequence[Sequence[str]]) -> tuple[Path, ...]:
    base = _first_year(paths) or 0
    keys = [tuple(_counted(normal(word), base) for word in path) for path in paths]
    while keys and not keys[-1]:
        keys.pop()
    return tuple(keys)


def _counted(word: str, base: int) -> str:
    """A word whose years are counted from the first."""
    return _YEAR.sub(lambda found: f"TAHUN+{int(found[0]) - base}", word)


def _first_year(paths: Sequence[Sequence[str]]) -> int | None:
    years = [int(year) for path in paths for word in path for year in _YEAR.findall(word)]
    return min(years, default=None)


def _moved(meaning: Meaning | None, years: int) -> Meaning | None:
    """A column's meaning, its year moved by some years."""
    if meaning is None or meaning.moment.year is None:
        return meaning
    return replace(meaning, moment=meaning.moment._replace(year=meaning.moment.year + years))
