"""A workbook as its office treats it: opened, changed and saved by another program."""

import io
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Columns = Mapping[str, int]


def header_of(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """The header's last line and its columns: upper and lower title joined by a space."""
    for line in range(1, sheet.max_row + 1):
        texts = [sheet.cell(line, column).value for column in range(1, sheet.max_column + 1)]
        if "KUNCI" not in texts:
            continue
        found, group = {}, ""
        two = sheet.cell(line + 1, 1).value is None
        for column, text in enumerate(texts, 1):
            group = str(text or group)
            under = sheet.cell(line + 1, column).value if two else None
            found[f"{group} {under}" if under else group] = column
        return line + two, found
    raise AssertionError("the sheet has no header")


def column_of(columns: Columns, *words: str) -> int:
    """The one column whose title has all of the words."""
    [found] = [at for title, at in columns.items() if all(word in title for word in words)]
    return found


def line_of(sheet: Worksheet, indicator: str) -> int:
    """The line of an indicator."""
    _, columns = header_of(sheet)
    at = column_of(columns, "INDIKATOR")
    return next(
        line for line in range(1, sheet.max_row + 1) if sheet.cell(line, at).value == indicator
    )


def put(sheet: Worksheet, indicator: str, words: tuple[str, ...], value: Any) -> None:
    """Type into the cell of an indicator whose column has the words."""
    _, columns = header_of(sheet)
    sheet.cell(line_of(sheet, indicator), column_of(columns, *words)).value = value


REALIZATION = ("DIISI", "KINERJA")
SPENDING = ("DIISI", "PAGU")


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The workbook after a change, saved as openpyxl saves."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
