"""A labelled table as files of many tools: each writes the same texts in its own manner."""

import csv
import io
import json
import random
import shutil
import subprocess
import tempfile
import textwrap
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import docx
import openpyxl
import typst
import xlsxwriter
from table_layouts import Head, Sample

from tolok.documents.document import (
    Align,
    Cell,
    Document,
    Paragraph,
    Role,
    Style,
    Table,
    TableRow,
)
from tolok.documents.writing import write_document


class Spot(NamedTuple):
    """A cell of a header: its text, where it stands, and how many columns and rows it spans."""

    text: str
    row: int
    column: int
    columns: int
    rows: int


def depth(sample: Sample) -> int:
    """Lines of the header."""
    return max(len(head.words) for head in sample.heads)


def header(sample: Sample) -> Iterator[Spot]:
    """The cells of the header: equal words over neighbours are one, short columns span down."""
    lines = depth(sample)
    for row in range(lines):
        column = 0
        while column < len(sample.heads):
            head = sample.heads[column]
            end = column + 1
            if row >= len(head.words):
                column = end
                continue
            last = row == len(head.words) - 1
            while not last and end < len(sample.heads) and _same(head, sample.heads[end], row):
                end += 1
            yield Spot(head.words[row], row, column, end - column, lines - row if last else 1)
            column = end


def _same(one: Head, other: Head, row: int) -> bool:
    return one.words[: row + 1] == other.words[: row + 1] and len(other.words) > row + 1


def grid(sample: Sample) -> list[list[str]]:
    """The header without spans, as formats without merged cells have it."""
    lines = [["" for _ in sample.heads] for _ in range(depth(sample))]
    for spot in header(sample):
        for column in range(spot.column, spot.column + spot.columns):
            lines[spot.row][column] = spot.text
    return [*lines, *sample.lines]


def as_csv(sample: Sample, chance: random.Random) -> bytes:
    """Comma or semicolon between cells, UTF-8 or as Excel saves it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=chance.choice(",;"))
    writer.writerows([[sample.title], *grid(sample)])
    return stream.getvalue().encode(chance.choice(("utf-8", "utf-8-sig", "cp1252")))


def as_tabs(sample: Sample, _: random.Random) -> bytes:
    """Tabs between cells."""
    lines = ["\t".join(line) for line in [[sample.title], *grid(sample)]]
    return "\n".join(lines).encode()


def as_json(sample: Sample, _: random.Random) -> bytes:
    """A list of records, named by the words over their columns."""
    names = [" ".join(head.words) for head in sample.heads]
    records = [dict(zip(names, line, strict=True)) for line in sample.lines]
    return json.dumps({"judul": sample.title, "data": records}).encode()


def markup(sample: Sample, style: str) -> str:
    """An HTML page with one table."""
    rows: list[list[str]] = [[] for _ in range(depth(sample))]
    for spot in header(sample):
        spans = f'colspan="{spot.columns}" rowspan="{spot.rows}"'
        rows[spot.row].append(f"<th {spans}>{escape(spot.text)}</th>")
    rows.extend(
        [
            f'<td class="{"t" if head.is_text else "n"}">{escape(text)}</td>'
            for head, text in zip(sample.heads, line, strict=True)
        ]
        for line in sample.lines
    )
    head = "".join(f"<tr>{''.join(row)}</tr>" for row in rows[: depth(sample)])
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows[depth(sample) :])
    return (
        f"<!doctype html><meta charset=utf-8><style>{style}</style><h1>{escape(sample.title)}</h1>"
        f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"
    )


def as_html(sample: Sample, _: random.Random) -> bytes:
    """A page as a site gives it."""
    return markup(sample, "").encode()


def style_of(chance: random.Random, *, ruled: bool) -> str:
    """How a page looks in print."""
    rule = "0.5pt solid black" if ruled else "none"
    return (
        "@page { size: 330mm 215mm; margin: 10mm } h1 { font-size: 11pt; text-align: center } "
        f"body {{ font-family: {chance.choice(('Liberation Sans', 'Liberation Serif'))} }} "
        "table { border-collapse: collapse; width: 100%; font-size: 7pt } "
        f"th, td {{ border: {rule}; padding: 2pt 4pt }} .n {{ text-align: right }} "
        f"td {{ vertical-align: {chance.choice(('top', 'middle'))} }}"
    )


def printed(page: str) -> bytes:
    """A page printed by Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.html"), Path(folder, "a.pdf")
        source.write_text(page)
        browser = shutil.which("chromium") or "chromium"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command = [browser, *options, f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return target.read_bytes()


def as_chromium(sample: Sample, chance: random.Random) -> bytes:
    """Ruled, printed by a browser."""
    return printed(markup(sample, style_of(chance, ruled=True)))


def as_chromium_bare(sample: Sample, chance: random.Random) -> bytes:
    """The same without rules."""
    return printed(markup(sample, style_of(chance, ruled=False)))


def _typst(sample: Sample, chance: random.Random, stroke: str) -> bytes:
    cells = "".join(
        f"table.cell(x: {s.column}, y: {s.row}, colspan: {s.columns}, rowspan: {s.rows}, "
        f"align: center)[{_marked(s.text)}], "
        for s in header(sample)
    )
    body = ", ".join(f"[{_marked(text)}]" for line in sample.lines for text in line)
    widths = ", ".join(f"{head.width}fr" for head in sample.heads)
    right = [at for at, head in enumerate(sample.heads) if not head.is_text]
    source = f"""
#set page(width: 330mm, height: 215mm, margin: 10mm)
#set text(font: "{chance.choice(("Liberation Sans", "DejaVu Serif"))}", size: 7pt)
#align(center)[{_marked(sample.title)}]
#table(columns: ({widths}), stroke: {stroke}, inset: 3pt,
  align: (x, _) => (if ({", ".join(map(str, right))},).contains(x) {{ right }} else {{ left }})
    + {chance.choice(("top", "horizon"))},
  table.header({cells}), {body})
"""
    return bytes(typst.compile(source.encode()))


def _marked(text: str) -> str:
    return "".join(f"\\{mark}" if mark in "#*_$@<>[]\\-%/~`'\"=" else mark for mark in text)


def as_typst(sample: Sample, chance: random.Random) -> bytes:
    """Ruled, set by Typst."""
    return _typst(sample, chance, "0.5pt")


def as_typst_bare(sample: Sample, chance: random.Random) -> bytes:
    """The same without rules."""
    return _typst(sample, chance, "none")


def as_spaces(sample: Sample, chance: random.Random) -> bytes:
    """Columns of spaces, as extraction from PDFs leaves them; names wrapped, groups centred."""
    middle, blank = chance.random() < 0.5, chance.random() < 0.5
    edges, at = [], 0
    for head in sample.heads:
        edges.append(at)
        at += head.width + 2
    lines = [sample.title.center(at), ""]
    for row in range(depth(sample)):
        line = [" "] * (at + 80)
        for spot in header(sample):
            if spot.row == row:
                last = spot.column + spot.columns - 1
                width = edges[last] + sample.heads[last].width - edges[spot.column]
                text = spot.text.center(width)
                line[edges[spot.column] : edges[spot.column] + len(text)] = text
        lines.append("".join(line).rstrip())
    lines.append("")
    for texts in sample.lines:
        lines += _wrapped(sample.heads, texts, edges, middle=middle)
        lines += [""] * blank
    return "\n".join(lines).encode()


def _wrapped(
    heads: Sequence[Head], texts: Sequence[str], edges: Sequence[int], *, middle: bool
) -> list[str]:
    parts = [
        textwrap.wrap(text, head.width, break_on_hyphens=False)
        for head, text in zip(heads, texts, strict=True)
    ]
    height = max(map(len, parts))
    lines = [[" "] * (edges[-1] + 60) for _ in range(height)]
    for head, edge, part in zip(heads, edges, parts, strict=True):
        first = (height - len(part)) // 2 if middle else 0
        for at, text in enumerate(part):
            placed = text if head.is_text else text.rjust(head.width)
            lines[first + at][edge : edge + len(placed)] = placed
    return ["".join(line).rstrip() for line in lines]


def as_openpyxl(sample: Sample, chance: random.Random) -> bytes:
    """A workbook with merged headers, numbers as text or as numbers in a later sheet."""
    book = openpyxl.Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = "Lembar"
    begin = chance.randrange(1, 4)
    sheet.cell(begin, 1, sample.title)
    top = begin + 2
    for spot in header(sample):
        sheet.cell(top + spot.row, spot.column + 1, spot.text)
        if spot.columns > 1 or spot.rows > 1:
            sheet.merge_cells(
                start_row=top + spot.row,
                start_column=spot.column + 1,
                end_row=top + spot.row + spot.rows - 1,
                end_column=spot.column + spot.columns,
            )
    for row, line in enumerate(sample.lines, start=top + depth(sample)):
        for column, text in enumerate(line, start=1):
            if text:
                sheet.cell(row, column, text)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_xlsxwriter(sample: Sample, _: random.Random) -> bytes:
    """A workbook with numbers as numbers, shown in a format."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_string(0, 0, sample.title)
        for spot in header(sample):
            row, last = 2 + spot.row, (1 + spot.row + spot.rows, spot.column + spot.columns - 1)
            if spot.columns > 1 or spot.rows > 1:
                sheet.merge_range(row, spot.column, *last, spot.text)
            else:
                sheet.write_string(row, spot.column, spot.text)
        for row, line in enumerate(sample.lines, start=2 + depth(sample)):
            for column, (head, text) in enumerate(zip(sample.heads, line, strict=True)):
                plain = text.replace(".", "").replace(",", ".")
                if not head.is_text and plain.replace(".", "").isdigit():
                    decimals = len(plain.partition(".")[2])
                    shown = book.add_format(
                        {"num_format": "#,##0" + ("." + "0" * decimals if decimals else "")}
                    )
                    sheet.write_number(row, column, float(plain), shown)
                elif text:
                    sheet.write_string(row, column, text)
    return stream.getvalue()


def as_docx(sample: Sample, _: random.Random) -> bytes:
    """A Word document with merged header cells."""
    paper = docx.Document()
    fill_word(paper, sample)
    return saved_word(paper)


def fill_word(paper: Any, sample: Sample) -> Any:
    """The title and the table of a Word document."""
    paper.add_paragraph(sample.title)
    table = paper.add_table(depth(sample) + len(sample.lines), len(sample.heads))
    for spot in header(sample):
        cell = table.cell(spot.row, spot.column)
        last = (spot.row + spot.rows - 1, spot.column + spot.columns - 1)
        cell.merge(table.cell(*last)).text = spot.text
    for row, line in enumerate(sample.lines, start=depth(sample)):
        cells = table.rows[row].cells
        for cell, text in zip(cells, line, strict=True):
            cell.text = text
    return table


def saved_word(paper: Any) -> bytes:
    """The bytes of a Word document."""
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _ours(format_: str) -> Callable[[Sample, random.Random], bytes]:
    """One of our own writers."""

    def write(sample: Sample, _: random.Random) -> bytes:
        rows: list[list[Cell | None]] = [[None for _ in sample.heads] for _ in range(depth(sample))]
        for spot in header(sample):
            cell = Cell(spot.text, columns=spot.columns, rows=spot.rows, align=Align.CENTER)
            rows[spot.row][spot.column] = cell
        heads = [TableRow(tuple(row), role=Role.HEADER) for row in rows]
        body = [
            TableRow(
                tuple(
                    Cell(text, align=Align.START if head.is_text else Align.END)
                    for head, text in zip(sample.heads, line, strict=True)
                )
            )
            for line in sample.lines
        ]
        total = sum(head.width for head in sample.heads)
        widths = tuple(max(6, 300 * head.width // total) for head in sample.heads)
        table = Table("Tabel", (*heads, *body), widths)
        return write_document(Document((Paragraph(sample.title, Style.TITLE), table)), format_)

    return write


FILES: dict[str, tuple[str, Callable[[Sample, random.Random], bytes]]] = {
    "CSV": ("csv", as_csv),
    "text, tabs": ("txt", as_tabs),
    "text, spaces": ("txt", as_spaces),
    "JSON": ("json", as_json),
    "HTML": ("html", as_html),
    "XLSX, openpyxl": ("xlsx", as_openpyxl),
    "XLSX, xlsxwriter": ("xlsx", as_xlsxwriter),
    "DOCX, python-docx": ("docx", as_docx),
    "PDF, Typst, ruled": ("pdf", as_typst),
    "PDF, Typst, bare": ("pdf", as_typst_bare),
    "PDF, Chromium, ruled": ("pdf", as_chromium),
    "PDF, Chromium, bare": ("pdf", as_chromium_bare),
    "ours: XLSX": ("xlsx", _ours("xlsx")),
    "ours: DOCX": ("docx", _ours("docx")),
    "ours: PDF": ("pdf", _ours("pdf")),
}
"""Each tool by its name, with the ending of its files."""
