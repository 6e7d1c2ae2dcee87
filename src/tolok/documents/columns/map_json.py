"""The JSON of column maps: what `tolok read --propose-mapping` writes and `--mapping` reads."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from tolok.documents.columns.kinds import Kind
from tolok.documents.columns.maps import ColumnMap, MappedColumn
from tolok.documents.columns.uses import meaning_from, period_of, use_of
from tolok.domain.errors import UnreadableError

SCHEMA = "tolok.columns/1"
MAX_BYTES = 1 << 20
"""A map of a hundred columns is 10 kB."""
MOST_TABLES, MOST_COLUMNS, LONGEST_WORD = 200, 1_000, 2_000


def maps_to_json(maps: Iterable[ColumnMap]) -> dict[str, Any]:
    """Column maps as ``tolok.columns/1``: for each header its fingerprint and its columns."""
    return {"schema": SCHEMA, "tables": [map_to_json(one) for one in maps]}


def map_to_json(one: ColumnMap) -> dict[str, Any]:
    """One table of ``tolok.columns/1``."""
    return {
        "fingerprint": one.fingerprint,
        "lines": one.lines,
        "columns": [
            {
                **({"header": list(column.words)} if one.lines else {"kind": column.kind.value}),
                "holds": use_of(column.meaning),
                "period": period_of(column.meaning.moment) if column.meaning else "",
            }
            for column in one.columns
        ],
    }


def maps_from_bytes(data: bytes, name: str) -> tuple[ColumnMap, ...]:
    """The maps of a file; UnreadableError, in Indonesian, where it holds none."""
    try:
        content = json.loads(data) if len(data) <= MAX_BYTES else None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise UnreadableError(
            f"{name}: bukan pemetaan kolom ({SCHEMA}). Buat dengan tolok read BERKAS "
            "--propose-mapping, lalu sunting isinya."
        )
    tables = content.get("tables")
    if not isinstance(tables, list) or not 0 < len(tables) <= MOST_TABLES:
        raise UnreadableError(f"{name}: “tables” harus berisi 1 sampai {MOST_TABLES} tabel.")
    return tuple(
        map_from_json(table, f"{name}, tabel {at}", origin=name)
        for at, table in enumerate(tables, start=1)
        if not _holds_nothing(table)
    )


def _holds_nothing(table: Any) -> bool:
    """Whether no column of a table is to be read: somebody set all of it aside."""
    columns = table.get("columns") if isinstance(table, dict) else None
    return (
        isinstance(columns, list)
        and bool(columns)
        and all(isinstance(one, dict) and one.get("holds") == "" for one in columns)
    )


def map_from_json(table: Any, place: str, *, origin: str) -> ColumnMap:
    """The map of one table; UnreadableError naming the place of what is wrong."""
    if not isinstance(table, dict):
        raise UnreadableError(f"{place}: bukan objek JSON.")
    lines, columns = table.get("lines"), table.get("columns")
    if isinstance(lines, bool) or not isinstance(lines, int):
        raise UnreadableError(f"{place}: “lines” harus berupa banyaknya baris kepala.")
    if not isinstance(columns, list) or not 0 < len(columns) <= MOST_COLUMNS:
        raise UnreadableError(f"{place}: “columns” harus berisi 1 sampai {MOST_COLUMNS} kolom.")
    found = ColumnMap(_columns(columns, place, has_header=lines != 0), lines, origin)
    if found.trouble:
        raise UnreadableError(f"{place}: {found.trouble}")
    told = table.get("fingerprint", found.fingerprint)
    if told != found.fingerprint:
        raise UnreadableError(
            f"{place}: “header” tidak cocok lagi dengan “fingerprint”. Kembalikan judul kolomnya, "
            "atau hapus “fingerprint” bila judulnya memang diganti."
        )
    return found


def _columns(columns: Sequence[Any], place: str, *, has_header: bool) -> tuple[MappedColumn, ...]:
    return tuple(
        _column(one, f"{place}, kolom {at}", has_header=has_header)
        for at, one in enumerate(columns, start=1)
    )


def _column(one: Any, place: str, *, has_header: bool) -> MappedColumn:
    if not isinstance(one, dict):
        raise UnreadableError(f"{place}: bukan objek JSON.")
    words = _words(one, place) if has_header else ()
    kind = Kind.EMPTY if has_header else _kind(one, place)
    use, period = one.get("holds", ""), one.get("period", "")
    if not isinstance(use, str) or not isinstance(period, str):
        raise UnreadableError(f"{place}: “holds” dan “period” harus berupa teks.")
    try:
        return MappedColumn(words, meaning_from(use, period), kind)
    except ValueError as error:
        raise UnreadableError(f"{place}: {error}.") from error


def _words(one: dict[str, Any], place: str) -> tuple[str, ...]:
    words = one.get("header")
    if not isinstance(words, list) or not all(
        isinstance(word, str) and len(word) <= LONGEST_WORD for word in words
    ):
        raise UnreadableError(f"{place}: “header” harus berupa daftar teks kepala kolom.")
    return tuple(words)


def _kind(one: dict[str, Any], place: str) -> Kind:
    kind = one.get("kind")
    if kind not in list(Kind):
        known = ", ".join(f"“{known}”" for known in Kind)
        raise UnreadableError(f"{place}: “kind” harus salah satu dari {known}.")
    return Kind(kind)
