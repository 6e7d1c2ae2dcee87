"""JSON that holds tables: lists of objects, lists of lists, columns beside their data."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from tolok.documents.document import Block, Cell, Document, Paragraph, Table, TableRow
from tolok.documents.letters.plain_text import cell_of, decoded
from tolok.domain.errors import UnreadableError

MAX_ROWS = 100_000
MAX_COLUMNS = 200
_MOST_CELLS = 2_000_000
_DEPTH = 6  # objects inside a row's cell that become columns; deeper ones stay JSON in one cell
_LONGEST = 40  # digits of a number that is kept as one; money has some fifteen
_EMPTY = Cell()
_PERIOD = re.compile(r"tw|tri_?wulan|bulan|semester|periode|tahun|quarter", re.IGNORECASE)
_MOST_PERIODS = 12
"""Objects that are a row's periods: the months of a year."""


class _Number(str):
    """A number as the file writes it."""

    __slots__ = ()


def read(data: bytes, name: str) -> Document:
    """A table for each list of rows, named by the keys that lead to it; other values as text.

    UnreadableError where the bytes are no JSON, or hold more than a form could.
    """
    try:
        blocks = tuple(_blocks(_parsed(decoded(data)), ()))
    except (ValueError, RecursionError) as error:
        where = f" (baris {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableError(
            f"{name}: JSON ini rusak atau bersarang terlalu dalam{where}. Minta salinan baru dari "
            "pembuatnya, atau simpan tabelnya sebagai XLSX atau CSV."
        ) from error
    except _TooLargeError as error:
        raise UnreadableError(
            f"{name}: tabel “{error}” terlalu besar; batasnya {MAX_ROWS} baris × {MAX_COLUMNS} "
            "kolom. Bagi berkasnya."
        ) from error
    return Document(_distinct(blocks), source=name)


class _TooLargeError(Exception):
    """A table beyond the bounds; its text is the table's name."""


def _parsed(text: str) -> Any:
    """The value of the text, or the list of its lines where each line is a value of its own."""
    decoder = json.JSONDecoder(
        object_pairs_hook=_object, parse_float=_Number, parse_int=_Number, parse_constant=str
    )
    try:
        return decoder.decode(text.strip())
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if error.msg != "Extra data" or len(lines) < 2:
            raise
        return [decoder.decode(line.strip()) for line in lines]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a key that comes again keeps its value under a number of its own."""
    seen: Counter[str] = Counter()
    found: dict[str, Any] = {}
    for key, value in pairs:
        seen[key] += 1
        found[key if seen[key] == 1 else f"{key} ({seen[key]})"] = value
    return found


def _blocks(value: Any, path: tuple[str, ...]) -> Iterator[Block]:
    """The tables and texts of a value; ``path`` holds the keys that lead to it."""
    name = " · ".join(path) or "json"
    rows = _rows(value)
    if rows is not None:
        yield _table(rows, name)
    elif isinstance(value, dict):
        keys = _columns_key(value)
        if keys is not None:
            heads = [_head(one) for one in value[keys[0]]]
            yield _table([heads, *value[keys[1]]], name)
        for key, own in value.items():
            if keys is None or key not in keys:
                yield from _blocks(own, (*path, key))
    elif isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
        for number, own in enumerate(value, start=1):
            yield from _blocks(own, (*path, str(number)))
    elif text := _text(value):
        yield Paragraph(f"{name}: {text}" if path else text)


def _columns_key(value: dict[str, Any]) -> tuple[str, str] | None:
    """The keys of the columns and of the rows, where an object is a table in two parts."""
    for columns in ("columns", "headers", "fields", "kolom"):
        for rows in ("data", "rows", "baris"):
            heads, lines = value.get(columns), value.get(rows)
            if (
                isinstance(heads, list)
                and isinstance(lines, list)
                and all(isinstance(line, list) for line in lines)
            ):
                return columns, rows
    return None


def _head(column: Any) -> Any:
    """The title of a column that is described by an object."""
    if isinstance(column, dict):
        for key in ("title", "label", "header", "name", "field", "judul", "nama"):
            if key in column:
                return column[key]
    if isinstance(column, list):
        return " ".join(filter(None, map(_text, column)))
    return column


def _rows(value: Any) -> Sequence[Sequence[Any]] | None:
    """The rows that a value is, header first; None where it is no table."""
    if isinstance(value, list) and value:
        if all(isinstance(one, dict) for one in value):
            return _lines_of(value)
        if all(isinstance(one, list) for one in value) and not all(_is_grid(one) for one in value):
            return value
    if isinstance(value, dict) and len(value) > 1:
        columns = list(value.values())
        if all(_is_column(one) for one in columns) and len(set(map(len, columns))) == 1:
            return [list(value), *map(list, zip(*columns, strict=True))]
        if all(isinstance(one, dict) and one for one in columns):
            return _rows_of_objects(value)
    return None


def _is_grid(value: list[Any]) -> bool:
    """Whether a list holds nothing but lists: then it is a table, and the list around it many."""
    return bool(value) and all(isinstance(one, list) for one in value)


def _is_column(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and not any(isinstance(one, dict | list) for one in value)
    )


def _rows_of_objects(value: dict[str, dict[str, Any]]) -> Sequence[Sequence[Any]] | None:
    """Columns of cells by their row's number, or rows by their name, all of plain values."""
    inner = list(value.values())
    if any(isinstance(cell, dict | list) for one in inner for cell in one.values()):
        return None
    if all(key.isdecimal() for one in inner for key in one):
        keys = dict.fromkeys(key for one in inner for key in one)
        return [list(value), *([one.get(key) for one in inner] for key in keys)]
    if len({tuple(one) for one in inner}) > 1:
        return None
    head, *lines = _lines_of(inner)
    return [["", *head], *([key, *line] for key, line in zip(value, lines, strict=True))]


def _lines_of(objects: Sequence[dict[str, Any]]) -> list[list[Any]]:
    """Objects as rows under their keys, in the order in which these are first seen."""
    flat = [_object(list(_flattened(one, "", 1))) for one in objects]
    keys = list(dict.fromkeys(key for one in flat for key in one))
    if len(keys) > MAX_COLUMNS:
        raise _TooLargeError(", ".join(keys[:3]) + ", …")
    return [[*keys], *([one.get(key) for key in keys] for one in flat)]


def _flattened(value: dict[str, Any], before: str, depth: int) -> Iterator[tuple[str, Any]]:
    """Keys and values, an object's own keys behind the key that holds it."""
    for key, own in value.items():
        title = f"{before} {key}".strip()
        if isinstance(own, dict) and own and depth < _DEPTH:
            yield from _flattened(own, title, depth + 1)
        elif named := _periods_of(own):
            title = before if _PERIOD.fullmatch(key) else title
            for label, one in named:
                yield from _flattened(one, f"{title} {label}".strip(), depth + 1)
        else:
            yield title, own


def _periods_of(value: Any) -> list[tuple[str, dict[str, Any]]]:
    """The objects of a list by the period that each names in one key, without that key; else none.

    "triwulan": [{"tw": "TW I", "target": 2}, …] holds a row's figures, one object a quarter.
    """
    if not isinstance(value, list) or not 0 < len(value) <= _MOST_PERIODS:
        return []
    if not all(isinstance(one, dict) for one in value):
        return []
    key = next((key for key in value[0] if _PERIOD.fullmatch(key)), None)
    labels = [one.get(key) for one in value]
    if key is None or not all(isinstance(one, str) for one in labels):
        return []
    if len(set(labels)) < len(labels):
        return []
    return [
        (
            one[key] if any(map(str.isalpha, one[key])) else f"{key} {one[key]}",
            {name: own for name, own in one.items() if name != key},
        )
        for one in value
    ]


def _table(rows: Sequence[Sequence[Any]], name: str) -> Table:
    width = max(map(len, rows), default=0)
    if len(rows) > MAX_ROWS or width > MAX_COLUMNS or len(rows) * width > _MOST_CELLS:
        raise _TooLargeError(name)
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = [_cell(one) for one in row]
        lines.append(TableRow((*cells, *[_EMPTY] * (width - len(cells))), number))
    return Table(name, tuple(lines))


def _cell(value: Any) -> Cell:
    if isinstance(value, _Number):
        number = _exact(value)
        return Cell(_text(value), number)
    if isinstance(value, str) and "\n" not in value:
        return cell_of(value)
    text = _text(value)
    return Cell(text) if text else _EMPTY


def _exact(written: str) -> Decimal | None:
    """The number; None where it is longer than any figure of a form."""
    try:
        number = Decimal(written)
    except InvalidOperation:
        return None
    return number if abs(number.adjusted()) < _LONGEST and len(written) < _LONGEST else None


def _text(value: Any) -> str:
    """What a cell says: a number with the decimal comma that forms have, a list a line each."""
    if isinstance(value, _Number):
        number = _exact(value)
        return str(value) if number is None else format(number, "f").replace(".", ",")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return "\n".join(filter(None, map(_text, value)))
    pairs = ((key, _text(own).replace("\n", ", ")) for key, own in value.items())
    return "; ".join(f"{key}: {text}" for key, text in pairs if text)


def _distinct(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, tables of one name told apart by a number."""
    seen: Counter[str] = Counter()
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            seen[block.name] += 1
            again = seen[block.name]
            found.append(block if again == 1 else Table(f"{block.name} ({again})", block.rows))
        else:
            found.append(block)
    return tuple(found)
