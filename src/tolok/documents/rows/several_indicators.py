"""Several indicators in one cell, "1. … 2. …": each a row with its part of the other cells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tolok.documents.columns.vocabulary import NAME
from tolok.documents.rows.raw import RawRow
from tolok.domain.forms import NUMBER_CELLS, State
from tolok.domain.indicators import AKIP_GRADES, OPINIONS
from tolok.domain.notation import read_number

_SCALES = (OPINIONS, AKIP_GRADES)
_MARK = r"\(?(\d{1,2}|[a-z])[.)]\s*(?=\S)"
_ITEM, _LED = re.compile(rf"(?:^|(?<=\s)){_MARK}"), re.compile(rf"^{_MARK}", re.MULTILINE)


def split_indicators(raw: RawRow) -> list[RawRow]:
    """One row an indicator, where a cell holds several ("1. … 2. …") and the figures do too."""
    items = _items(raw.texts.get("indicator", ""))
    if len(items) < 2:
        return [raw]
    is_list = bool(_listed(raw.texts["indicator"]))  # then lines of a name are but its own
    rows = [
        replace(
            raw,
            texts={"indicator": item},
            places={"indicator": raw.places["indicator"]},
            others={},
            unclear={},
        )
        for item in items
    ]
    rows[0].unclear.update(raw.unclear)
    for name, text in raw.texts.items():
        if name != "indicator":
            whole = name == NAME and is_list and not _listed(text)
            for row, part in [(rows[0], text)] if whole else _shared(rows, text):
                row.texts[name], row.places[name] = part, raw.places[name]
    for slot, (text, source) in raw.others.items():
        for row, part in _shared(rows, text):
            row.others[slot] = part, source
    figures = [_is_measured(row) for row in rows]
    units = not figures[0] and any("unit" in row.texts for row in rows[1:])
    if units or any(figures[1:]):
        return rows
    return [raw]  # one figure for all: it stays one indicator, as written


def _is_measured(row: RawRow) -> bool:
    """Whether a row has a grade, or a figure that is no rest of a broken line."""
    texts = [text for name, text in row.texts.items() if name in NUMBER_CELLS]
    texts += [text for text, _ in row.others.values()]
    told = any(read_number(text).state is not State.UNREADABLE for text in texts)
    return told or any(scale.score(text) for scale in _SCALES for text in texts)


def _shared(rows: Sequence[RawRow], text: str) -> list[tuple[RawRow, str]]:
    """Which row gets which part of a cell: each its own, or the first row the whole."""
    for parts in (_items(text), _measured(text)):
        if len(parts) == len(rows):
            return list(zip(rows, parts, strict=True))
    return [(rows[0], text)]


def _measured(text: str) -> list[str]:
    """The figures of a cell with the units that went to the lines below them."""
    found: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        if found and not any(map(str.isdigit, line)):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found if all(one[0].isdigit() for one in found) else []


def _items(text: str) -> list[str]:
    """The items of a numbered list in one cell, else its lines."""
    if items := _listed(text):
        return items
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    wrapped = any(line[0].islower() or line[0] in "(&/" for line in lines[1:])
    return [text] if wrapped else lines


def _listed(text: str) -> list[str]:
    """The items of a numbered list in one cell; none where there is no such list.

    Numbers that begin its lines go before those within: "1. Luas 10 m2. …".
    """
    for pattern in (_LED, _ITEM):
        marks = list(pattern.finditer(text))
        if len(marks) > 1 and not marks[0].start() and _runs(mark[1] for mark in marks):
            ends = [mark.start() for mark in marks[1:]] + [len(text)]
            return [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    return []


def _runs(marks: Iterable[str]) -> bool:
    """Whether the marks count 1, 2, 3 or a, b, c."""
    numbers = [int(mark) if mark.isdigit() else ord(mark) - 96 for mark in marks]
    return numbers == list(range(1, len(numbers) + 1))
