"""Excel workbooks with live formulas, each with its computed value stored beside it."""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import TYPE_CHECKING, Any

from tolok.documents.document import (
    PROGRAM,
    Block,
    Cell,
    Document,
    Field,
    PageBreak,
    Paper,
    Paragraph,
    Position,
    Role,
    Seal,
    Signature,
    Signatures,
    Style,
    Table,
    TableRow,
    Takes,
)
from tolok.documents.sheets.cells import Formats, address, excel_formula, row_height, stored

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FOLIO, A4 = 14, 9
"""Excel's paper numbers; Folio (8.5 × 13 inches) is the F4 of Indonesian offices."""

MAX_FORMULA = 8000
"""Characters; Excel refuses formulas beyond 8192."""

_MM_PER_CHARACTER = 2.0  # a column unit: the width of "0" in the workbook's default font
_MM_PER_LETTER = 1.55  # a letter of 9-point Calibri on average, with room for wider fallbacks
_SIGNATURE_LINES = 9
_ALLOWED = dict.fromkeys(
    ("sort", "autofilter", "format_cells", "format_columns", "format_rows"), True
)
_NOTHING = "Kosongkan bila belum dilaporkan, “-” bila belum jatuh tempo atau tidak ada."


def write(document: Document) -> bytes:
    """The workbook: one sheet, and one more for each page break."""
    import xlsxwriter  # noqa: PLC0415 - heavy

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties(_properties(document))
        formats = Formats(book)
        for name, blocks in _sheets(document):
            _Sheet(book.add_worksheet(name), formats, document).fill(blocks)
        for table in document.hidden:
            sheet = book.add_worksheet(table.name)
            _Sheet(sheet, formats, document).fill([table])
            sheet.hide()
    return stream.getvalue()


def _properties(document: Document) -> dict[str, object]:
    told: dict[str, object] = {
        "title": document.title,
        "author": document.author,
        "subject": document.subject,
        "comments": PROGRAM,
    }
    if document.made_at is not None:
        told["created"] = document.made_at.astimezone(UTC)
    return told


def _validation(field: Field, place: str) -> dict[str, Any]:
    """Excel's own check of what is written into a field; empty where it takes any words."""
    rule: dict[str, Any] = {"ignore_blank": True}
    if field.choices:
        rule |= {"validate": "list", "source": [*field.choices, "-"], "error_title": "Pilihan"}
        rule["error_message"] = f"Pilih satu dari daftarnya. {_NOTHING}"
    elif field.takes is Takes.NUMBER:
        rule |= {"validate": "custom", "value": f'=OR(ISNUMBER({place}),TRIM({place})="-")'}
        rule |= {"error_title": "Bukan angka", "error_message": f"Isi satu angka. {_NOTHING}"}
    elif field.hint:
        rule["validate"] = "any"
    else:
        return {}
    return rule | ({"input_message": field.hint} if field.hint else {})


def _sheets(document: Document) -> Iterator[tuple[str, list[Block]]]:
    """The blocks of each sheet, with a name that Excel takes and no other sheet has."""
    pages: list[tuple[str, list[Block]]] = [("", [])]
    for block in document.flat:
        if isinstance(block, PageBreak):
            pages.append((block.name, []))
        else:
            pages[-1][1].append(block)
    taken: set[str] = set()
    for number, (wish, blocks) in enumerate(pages, start=1):
        tables = [block.name for block in blocks if isinstance(block, Table)]
        wanted = wish or (tables or [""])[0]
        name = "".join(" " if mark in "[]:*?/\\'" else mark for mark in wanted).strip()[:31]
        if not name or name.lower() in taken | {"history"}:
            name = f"{name[:26] or 'Lembar'} {number}"
        taken.add(name.lower())
        yield name, blocks


class _Sheet:
    """Fills one sheet from top to bottom."""

    def __init__(self, sheet: "Worksheet", formats: Formats, document: Document) -> None:
        self.sheet = sheet
        self.formats = formats
        self.document = document
        self.line = 0
        self.columns = 1

    def fill(self, blocks: Sequence[Block]) -> None:
        """Write the blocks of a sheet, then set up its print."""
        tables = [block for block in blocks if isinstance(block, Table)]
        widest = max(tables, key=lambda table: table.columns, default=None)
        self.columns = widest.columns if widest else 8
        hidden = widest.hidden_columns if widest else ()
        for column, width in enumerate(widest.widths if widest else ()):
            options = {"hidden": True} if column in hidden else {}
            self.sheet.set_column(column, column, width / _MM_PER_CHARACTER, None, options)
        if any(table.is_protected for table in tables):
            # No password: it keeps from accidents, and whoever wants to may lift it.
            self.sheet.protect("", _ALLOWED)
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block)
            elif isinstance(block, Table):
                self._table(block, main=block is widest)
            elif isinstance(block, Signatures):
                self._signatures(block)
        self._print_setup()

    def _paragraph(self, paragraph: Paragraph) -> None:
        centered = paragraph.style in {Style.TITLE, Style.SUBTITLE}
        style = self.formats.style(paragraph.style, centered=centered)
        if self.columns > 1 and (centered or paragraph.style is Style.TEXT):
            self.sheet.merge_range(self.line, 0, self.line, self.columns - 1, "", style)
        self.sheet.write_string(self.line, 0, paragraph.text, style)
        lines = 1 + len(paragraph.text) // (10 * self.columns)
        self.sheet.set_row(self.line, 20 if paragraph.style is Style.TITLE else 16 * lines)
        self.line += 1

    def _table(self, table: Table, *, main: bool) -> None:
        self.line += self.line > 0
        first = self.line
        heads = sum(row.role in {Role.HEADER, Role.NUMBERING} for row in table.rows)
        for row in table.rows:
            self._row(row, table, first)
        if main and heads:
            self.sheet.repeat_rows(first, first + heads - 1)
            self.sheet.freeze_panes(first + heads, 0)
        self.line += 1

    def _row(self, row: TableRow, table: Table, first: int) -> None:
        options = {"level": min(row.outline, 7)} if row.outline else {}
        height = row_height(row, table.widths, _MM_PER_LETTER)
        self.sheet.set_row(self.line, height, None, options)
        for column, cell in enumerate(row.cells):
            if cell is not None:
                self._cell(cell, row, column, first)
        self.line += 1

    def _cell(self, cell: Cell, row: TableRow, column: int, first: int) -> None:
        style = self.formats.cell(cell, row)
        if cell.columns > 1 or cell.rows > 1:
            last = (self.line + cell.rows - 1, column + cell.columns - 1)
            self.sheet.merge_range(self.line, column, *last, "", style)
        formula = excel_formula(cell.formula, first) if cell.formula else ""
        if formula and len(formula) <= MAX_FORMULA:
            value = "" if cell.number is None else stored(cell.number)
            self.sheet.write_formula(self.line, column, formula, style, value)
        elif cell.number is not None:
            self.sheet.write_number(self.line, column, stored(cell.number), style)
        elif cell.text:
            # write_string: a text that begins with "=" can never become a formula.
            self.sheet.write_string(self.line, column, cell.text, style)
        elif cell.columns == cell.rows == 1:
            self.sheet.write_blank(self.line, column, None, style)
        if cell.field:
            rule = _validation(cell.field, address(Position(self.line, column), 0))
            if rule:
                self.sheet.data_validation(self.line, column, self.line, column, rule)
        if cell.note:
            size = {"x_scale": 2.4, "y_scale": 1.8, "font_size": 9, "author": "Tolok"}
            self.sheet.write_comment(self.line, column, cell.note, size)

    def _signatures(self, signatures: Signatures) -> None:
        """Blocks side by side, two a line; a single one stands at the right."""
        middle = max(2, self.columns // 2)  # a narrow sheet has two columns for two names
        for index, signature in enumerate(signatures.blocks):
            right = index % 2 == 1 or len(signatures.blocks) == 1
            line = self.line + 1 + index // 2 * _SIGNATURE_LINES
            start, end = (middle, self.columns - 1) if right else (1, middle - 2)
            self._signature(signature, line, start, end)
        if signatures.seal is not None:
            is_beside = len(signatures.blocks) == 1
            below = self.line + 1 + (len(signatures.blocks) + 1) // 2 * _SIGNATURE_LINES
            self._seal(signatures.seal, self.line + 1 if is_beside else below)
        self.line += 1 + (len(signatures.blocks) + 1) // 2 * _SIGNATURE_LINES

    def _seal(self, seal: Seal, top: int) -> None:
        """Lines and address as text, at the left; over columns, so that no reader takes a row."""
        style = self.formats.style(Style.SMALL, centered=False)
        end = max(2, self.columns // 2) - 2
        for offset, text in enumerate((*seal.lines, seal.address)):
            if end > 0:
                self.sheet.merge_range(top + offset, 0, top + offset, end, "", style)
            self.sheet.write_string(top + offset, 0, text, style)

    def _signature(self, signature: Signature, top: int, start: int, end: int) -> None:
        style = self.formats.style(Style.TEXT, centered=True)
        lines = (
            (0, signature.place_and_date),
            (1, signature.capacity),
            (5, signature.name or "(" + "…" * 24 + ")"),
            (6, signature.rank),
            (7, signature.nip_line("…" * 18)),
        )
        for offset, text in lines:
            if text and end > start:
                self.sheet.merge_range(top + offset, start, top + offset, end, "", style)
            if text:
                self.sheet.write_string(top + offset, start, text, style)

    def _print_setup(self) -> None:
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(FOLIO if self.document.paper is Paper.F4 else A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.outline_settings(symbols_below=False)
        # "&" starts a code in Excel's footers; doubled, it stands for itself.
        text = self.document.footer.replace("&", "&&")[:180]
        sheet.set_footer(f"&L&8{text}&R&8Halaman &P dari &N")
