"""A table in an office's own style as further tools write it: two presses, CSV, tabs and spaces."""

import csv
import io
import textwrap
from collections.abc import Iterator
from typing import Literal, NamedTuple

import docx
import openpyxl
import typst
from docx.shared import Mm, Pt
from openpyxl.styles import Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from table_files import saved_word
from table_libreoffice import converted
from table_papers import PAPERS, Box, Paper, Placed, as_xlsx, write_word


def lines_of(paper: Paper) -> Iterator[list[str]]:
    """The document line by line, as a spreadsheet gives it without its look."""
    for table in paper.tables:
        yield from ([text] for text in table.above)
        rows = [[""] * table.width for _ in table.rows]
        for row, column, box in table.placed():
            rows[row][column] = box.text
        yield from rows
        yield from ([text] for text in table.below)


def as_csv(paper: Paper) -> bytes:
    """Semicolons between cells, as a spreadsheet here saves it."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(lines_of(paper))
    return stream.getvalue().encode("utf-8-sig")


def as_tabs(paper: Paper) -> bytes:
    """Tabs between cells; lines within a cell run on."""
    return "\n".join(
        "\t".join(text.replace("\n", " ") for text in line) for line in lines_of(paper)
    ).encode()


def widths_of(paper: Paper, most: int = 30) -> list[int]:
    """How wide each column is, in letters: its longest word or amount, names wider."""
    widths = [3] * paper.width
    for _, column, box in paper.placed():
        if box.across == 1 and not box.turned:
            longest = max(map(len, box.text.split()), default=0)
            whole = max(map(len, box.text.split("\n")), default=0)
            least = whole if box.shape or whole < 16 else max(longest, min(most, whole))
            widths[column] = max(widths[column], least)
    return widths


def as_spaces(paper: Paper) -> bytes:
    """Columns of spaces: cells wrapped at their column's width, from the top, numbers right."""
    lines: list[str] = []
    for table in paper.tables:
        lines += [*table.above, "", *_spaced(table), "", *table.below, ""]
    return "\n".join(lines).encode()


def _spaced(paper: Paper) -> list[str]:
    widths = widths_of(paper)
    edges = [sum(widths[:at]) + 2 * at for at in range(len(widths) + 1)]
    wide, parts, heights = _set(paper, widths)
    lines = [[" "] * (edges[-1] + 4) for _ in range(sum(heights))]
    for one, part in parts.items():
        for at, text in enumerate(part, start=sum(heights[: one.row])):
            placed = text.rjust(wide[one]) if one.box.shape else text
            placed = text.center(wide[one]) if one.box.across > 1 else placed
            lines[at][edges[one.column] : edges[one.column] + len(placed)] = placed
    return ["".join(line).rstrip() for line in lines]


def _set(
    paper: Paper, widths: list[int]
) -> tuple[dict[Placed, int], dict[Placed, list[str]], list[int]]:
    """How wide each cell is, its lines, and how many lines each row takes."""
    wide = {
        one: sum(widths[one.column : one.column + one.box.across]) + 2 * (one.box.across - 1)
        for one in paper.placed()
    }
    parts = {one: _wrapped(one.box, width) for one, width in wide.items()}
    heights = [1] * len(paper.rows)
    for one in sorted(parts, key=lambda one: one.box.down):
        last = one.row + one.box.down - 1
        short = len(parts[one]) - sum(heights[one.row : last + 1])
        heights[last] += max(0, short)
    return wide, parts, heights


def _wrapped(box: Box, width: int) -> list[str]:
    return [
        line
        for text in box.text.split("\n")
        for line in textwrap.wrap(text, max(width, 3), break_on_hyphens=False)
    ]


_DIGIT, _INSET = 0.5561, 6
"""A digit's width in ems of Liberation Sans, and points of space in a cell, left and right."""


def size_of(paper: Paper) -> float:
    """Points of letters at which each amount fits its column on a line of 300 mm; 7 at most."""
    tables = [(sum(widths_of(table)), table.width) for table in paper.tables]
    return min(
        [7.0, *((300 * 2.83 - _INSET * many) / (1.15 * _DIGIT * wide) for wide, many in tables)]
    )


class Look(NamedTuple):
    """How a table is dressed in Typst: its rules and fills, and how its letters are shown.

    "HEAD" stands for the number of its header's rows.
    """

    dress: str = "stroke: 0.5pt"
    letters: str = ""


RULED = Look()
_LONG = 5
"""Digits: with more, a row's text is an amount or a code, and the row is below the header."""


def as_typst(paper: Paper, look: Look = RULED) -> bytes:
    """Set by Typst on folio; a table that lies sideways is turned on an upright page."""
    width, height = ("215mm", "330mm") if paper.sideways else ("330mm", "215mm")
    source = [
        f"#set page(width: {width}, height: {height}, margin: 10mm)",
        f'#set text(font: "Liberation Sans", size: {size_of(paper):.2f}pt)',
    ]
    for table in paper.tables:
        body = [*map(_line, table.above), _table(table, look), *map(_line, table.below)]
        if paper.sideways:
            body = ["#rotate(-90deg, reflow: true, box(width: 300mm)[", *body, "])"]
        source += body
    return bytes(typst.compile("\n\n".join(source).encode()))


def _line(text: str) -> str:
    return _marked(text) or "#v(6pt)"


def _table(paper: Paper, look: Look) -> str:
    amounts = (row for row, _, box in paper.placed() if sum(map(str.isdigit, box.text)) > _LONG)
    head = min(amounts, default=0)
    dress, letters = (part.replace("HEAD", str(head)) for part in look)
    cells = []
    for row, column, box in paper.placed():
        text = _marked(box.text).replace("\n", " \\ ")
        text = f"#strong[{text}]" if box.bold and text else text
        text = f"#rotate(-90deg, reflow: true)[{text}]" if box.turned else text
        text = f"#h({6 * box.indent}pt)" + text if box.indent else text
        cells.append(
            f"table.cell(x: {column}, y: {row}, colspan: {box.across}, rowspan: {box.down}, "
            f"align: {'right' if box.shape else 'left'})[{text}]"
        )
    size = size_of(paper)
    parts = [_DIGIT * size * width + _INSET for width in widths_of(paper)]
    widths = ", ".join(f"{part:.1f}fr" for part in parts)
    table = f"#table(columns: ({widths}), {dress}, inset: 3pt, {', '.join(cells)})"
    return f"#[{letters}\n{table}]" if letters else table


def _marked(text: str) -> str:
    return "".join(f"\\{mark}" if mark in "#*_$@<>[]\\-%/~`'\"=+." else mark for mark in text)


def as_writer(paper: Paper, style: str = "Table Grid") -> bytes:
    """A Word document on folio, its tables of a Word ``style``, printed by LibreOffice."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(330), Mm(215)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(10))
    word.styles["Normal"].font.size = Pt(7)
    write_word(word, paper)
    for table, part in zip(word.tables, paper.tables, strict=True):
        table.autofit, table.style = False, style
        widths = widths_of(part)
        for column, width in zip(table.columns, widths, strict=True):
            for cell in column.cells:
                cell.width = Mm(308 * width // sum(widths))
    return converted(saved_word(word), "docx", "pdf")


def as_calc(paper: Paper, line: Literal["thin"] | None = "thin") -> bytes:
    """The workbook, fitted to a page's width, its cells within a ``line``, by LibreOffice."""
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(paper)))
    sheet = book.worksheets[0]
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.page_setup.fitToWidth = 0, 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    all_widths: dict[int, int] = {}
    for table in paper.tables:
        for column, width in enumerate(widths_of(table), start=table.left + 1):
            all_widths[column] = max(width, all_widths.get(column, 0))
    for column, width in all_widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = 1.4 * width + 3
    top = paper.top + 1
    for table in paper.tables:
        top += len(table.above) + 1
        _rule(sheet, table, top, list(all_widths.values()), Side(style=line))
        top += len(table.rows) + len(table.below) + 2
    stream = io.BytesIO()
    book.save(stream)
    return converted(stream.getvalue(), "xlsx", "pdf")


def _rule(sheet: Worksheet, paper: Paper, top: int, widths: list[int], side: Side) -> None:
    """Lines around the cells, rows as high as what is in them."""
    for row, height in enumerate(_set(paper, widths)[2]):
        sheet.row_dimensions[top + row].height = 15 * height
        for column in range(paper.width):
            cell = sheet.cell(top + row, paper.left + column + 1)
            cell.border = Border(side, side, side, side)


PRINTS = PAPERS | {
    "PDF, Typst": ("pdf", as_typst),
    "PDF, Writer": ("pdf", as_writer),
    "PDF, Calc": ("pdf", as_calc),
    "CSV": ("csv", as_csv),
    "text, tabs": ("txt", as_tabs),
    "text, spaces": ("txt", as_spaces),
}
"""All tools by their names, with the ending of their files."""
