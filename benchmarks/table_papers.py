"""A labelled table in an office's own style, and how each tool writes it."""

import io
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from typing import Any, NamedTuple

import docx
import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from table_files import printed, saved_word
from table_layouts import Head, Node, Sample
from table_libreoffice import converted

Keyed = dict[Any, str]
"""Cells of a row by their name, those of a period by a Key."""


class Box(NamedTuple):
    """A cell: its text, the number behind it with its Excel format, its spans and its look."""

    text: str = ""
    across: int = 1
    down: int = 1
    shape: str = ""
    bold: bool = False
    indent: int = 0
    turned: bool = False
    note: str = ""

    @property
    def number(self) -> Decimal | None:
        """The number that a workbook holds behind the text, where it has a format."""
        if not self.shape:
            return None
        value = Decimal(self.text.replace(".", "").replace(",", ".").rstrip("%"))
        return value / 100 if self.shape.endswith("%") else value


class Placed(NamedTuple):
    """A cell and where it stands, counted from 0."""

    row: int
    column: int
    box: Box


@dataclass
class Paper:
    """A page of an office: lines above, rows of cells as they flow, lines below, and its truth.

    More tables of the same document follow below it, each with lines of its own.
    """

    style: str
    above: list[str]
    rows: list[list[Box]] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    top: int = 0
    left: int = 0
    beside: list[str] = field(default_factory=list)
    guarded: bool = False
    filtered: bool = False
    sideways: bool = False
    nodes: list[Node] = field(default_factory=list)
    more: list["Paper"] = field(default_factory=list)

    def row(self, *boxes: Box | str) -> None:
        """One row; what a cell above covers is left out of it, as in HTML."""
        self.rows.append([Box(box) if isinstance(box, str) else box for box in boxes])

    def want(self, level: str, cells: Mapping[Any, str]) -> None:
        """A row that a reader must find; a name alone is the document's own period."""
        keyed = {(key, "") if isinstance(key, str) else key: text for key, text in cells.items()}
        self.nodes.append(Node(level, keyed))

    @property
    def sample(self) -> Sample:
        """The truth, as the judge takes it."""
        nodes = [node for paper in self.tables for node in paper.nodes]
        keys = dict.fromkeys(key for node in nodes for key in node.cells)
        return Sample(self.style, "", [Head((), key) for key in keys], nodes=nodes)

    @property
    def tables(self) -> "list[Paper]":
        """This table and those that follow it in the document."""
        return [self, *self.more]

    def placed(self) -> Iterator[Placed]:
        """The cells with their places."""
        taken: set[tuple[int, int]] = set()
        for row, boxes in enumerate(self.rows):
            column = 0
            for box in boxes:
                while (row, column) in taken:
                    column += 1
                yield Placed(row, column, box)
                taken |= {
                    (row + down, column + across)
                    for down in range(box.down)
                    for across in range(box.across)
                }

    @property
    def width(self) -> int:
        """Columns."""
        return max(column + box.across for _, column, box in self.placed())


def as_xlsx(paper: Paper) -> bytes:
    """A workbook: numbers behind formats, bold, indents, turned headers, remarks, a filter."""
    book = openpyxl.Workbook()
    sheet = book.active or book.create_sheet()
    top = paper.top + 1
    for table in paper.tables:
        top = _lay(sheet, table, top) + 2
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _lay(sheet: Worksheet, paper: Paper, top: int) -> int:
    """Fill one table with its lines above and below in; the first row under them."""
    left = paper.left + 1
    for at, text in enumerate(paper.above):
        sheet.cell(top + at, left, text)
    top += len(paper.above) + 1
    for one in paper.placed():
        _fill(sheet, top + one.row, left + one.column, one.box)
    bottom = top + len(paper.rows)
    for at, text in enumerate(paper.below):
        sheet.cell(bottom + 1 + at, left, text)
    for at, text in enumerate(paper.beside):
        sheet.cell(top + 2 + at, left + paper.width + 2, text)
    if paper.filtered:
        last = get_column_letter(left + paper.width - 1)
        sheet.auto_filter.ref = f"{get_column_letter(left)}{top}:{last}{bottom - 1}"
        sheet.freeze_panes = f"C{top + 2}"
    sheet.protection.sheet = paper.guarded
    return bottom + len(paper.below)


def _fill(sheet: Worksheet, row: int, column: int, box: Box) -> None:
    cell = sheet.cell(row, column)
    cell.value = box.number if box.number is not None else box.text or None
    if box.shape:
        cell.number_format = box.shape
    cell.font = Font(bold=box.bold)
    turn = 90 if box.turned else 0
    cell.alignment = Alignment(indent=box.indent, text_rotation=turn, wrap_text=True)
    if box.note:
        cell.comment = Comment(box.note, "Pemeriksa")
    if box.across > 1 or box.down > 1:
        sheet.merge_cells(None, row, column, row + box.down - 1, column + box.across - 1)


def as_ods(paper: Paper) -> bytes:
    """The workbook, saved by LibreOffice."""
    return converted(as_xlsx(paper), "xlsx", "ods")


def as_xls(paper: Paper) -> bytes:
    """The workbook, saved by LibreOffice for an old Excel."""
    return converted(as_xlsx(paper), "xlsx", "xls")


def as_docx(paper: Paper) -> bytes:
    """A Word document: lines are paragraphs, the table is ruled."""
    word = docx.Document()
    write_word(word, paper)
    return saved_word(word)


def write_word(word: Any, paper: Paper) -> None:
    """All tables of a document with their lines."""
    for part in paper.tables:
        for text in part.above:
            word.add_paragraph(text)
        _add_table(word, part)
        for text in part.below:
            word.add_paragraph(text)


def _add_table(word: Any, paper: Paper) -> None:
    table = word.add_table(len(paper.rows), paper.width)
    table.style = "Table Grid"
    cells = [row.cells for row in table.rows]
    for row, column, box in paper.placed():
        cell = cells[row][column]
        if box.across > 1 or box.down > 1:
            cell = cell.merge(cells[row + box.down - 1][column + box.across - 1])
        cell.text = box.text
        cell.paragraphs[0].paragraph_format.left_indent = 120_000 * box.indent
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                run.bold = box.bold


def as_html(paper: Paper) -> bytes:
    """A page with one table."""
    return _page(paper).encode()


def as_pdf(paper: Paper) -> bytes:
    """The page, ruled, printed by a browser."""
    return printed(_page(paper))


def as_bare_pdf(paper: Paper) -> bytes:
    """The page without rules, 3 and 6 points of space around texts, printed by a browser."""
    return printed(f"{_page(paper)}<style>td {{ border: none; padding: 3pt 6pt }}</style>")


_LOOK = (
    "@page { size: 330mm 215mm; margin: 10mm } body { font: 8pt Liberation Sans } "
    "table { border-collapse: collapse; width: 100%; font-size: 7pt } "
    "td { border: 0.5pt solid black; padding: 2pt 3pt } .n { text-align: right } "
    ".b { font-weight: bold } .v { writing-mode: vertical-rl; transform: rotate(180deg) }"
)


def _page(paper: Paper) -> str:
    head = f"<!doctype html><meta charset=utf-8><style>{_LOOK}</style>"
    return head + "".join(map(_part, paper.tables))


def _part(paper: Paper) -> str:
    lines: list[list[str]] = [[] for _ in paper.rows]
    for row, _, box in paper.placed():
        kind = f"{'n ' if box.shape else ''}{'b ' if box.bold else ''}"
        inner = escape(box.text).replace("\n", "<br>")
        if box.turned:
            inner = f"<div class=v>{inner}</div>"
        lines[row].append(
            f'<td class="{kind}" colspan={box.across} rowspan={box.down} '
            f'style="padding-left:{3 + 10 * box.indent}pt">{inner}</td>'
        )
    body = "".join(f"<tr>{''.join(line)}</tr>" for line in lines)
    above, below = (
        "".join(f"<p>{escape(text)}</p>" for text in texts) for texts in (paper.above, paper.below)
    )
    return f"{above}<table>{body}</table>{below}"


PAPERS = {
    "XLSX": ("xlsx", as_xlsx),
    "ODS": ("ods", as_ods),
    "XLS": ("xls", as_xls),
    "DOCX": ("docx", as_docx),
    "HTML": ("html", as_html),
    "PDF": ("pdf", as_pdf),
}
"""Each tool by its name, with the ending of its files."""


def numbered(
    name: str, many: int, make: Callable[[random.Random, int], Paper]
) -> tuple[Callable[[random.Random], Paper], ...]:
    """So many papers of a set, each made by its number, from 1, and a chance."""

    def of(number: int) -> Callable[[random.Random], Paper]:
        def paper(chance: random.Random) -> Paper:
            return make(chance, number)

        paper.__name__ = f"{name} {number}"
        return paper

    return tuple(map(of, range(1, many + 1)))
