"""Documents in containers that other programs write: ODT, Excel's XML of 2003, MHT, bars."""

from collections.abc import Callable, Mapping
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from xml.sax.saxutils import escape

from old_files import open_document

from tolok.documents.document import Cell, Document, Paragraph, TableRow
from tolok.documents.writing import write_document

_EXCEL = "urn:schemas-microsoft-com:office:spreadsheet"


def as_odt(document: Document) -> bytes:
    """The lines and tables as a text of OpenDocument."""
    lines = "".join(
        f"<text:p>{escape(one.text)}</text:p>"
        for one in document.blocks
        if isinstance(one, Paragraph)
    )
    rows = "".join(
        f"<table:table-row>{''.join(map(_odt_cell, row.cells))}</table:table-row>"
        for table in document.tables
        for row in table.rows
    )
    return open_document(f"{lines}<table:table>{rows}</table:table>", kind="text")


def _odt_cell(cell: Cell | None) -> str:
    if cell is None:
        return "<table:covered-table-cell/>"
    return (
        f'<table:table-cell table:number-columns-spanned="{cell.columns}" '
        f'table:number-rows-spanned="{cell.rows}"><text:p>{escape(cell.text)}</text:p>'
        "</table:table-cell>"
    )


def as_excel_xml(document: Document) -> bytes:
    """Each table as a sheet of Excel's XML of 2003."""
    sheets = "".join(
        f'<Worksheet ss:Name="Lembar {number}"><Table>'
        + "".join(f"<Row>{_excel_cells(row)}</Row>" for row in table.rows)
        + "</Table></Worksheet>"
        for number, table in enumerate(document.tables, start=1)
    )
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{_EXCEL}" xmlns:ss="{_EXCEL}">{sheets}</Workbook>'
    ).encode()


def _excel_cells(row: TableRow) -> str:
    return "".join(
        f'<Cell ss:Index="{at}" ss:MergeAcross="{cell.columns - 1}" '
        f'ss:MergeDown="{cell.rows - 1}"><Data ss:Type="String">{escape(cell.text)}</Data></Cell>'
        for at, cell in enumerate(row.cells, start=1)
        if cell
    )


def as_web_archive(document: Document) -> bytes:
    """The page that we write, as a browser saves it."""
    archive = MIMEMultipart("related")
    archive.attach(MIMEText(write_document(document, "html").decode(), "html", "utf-8"))
    return archive.as_bytes()


def as_bars(document: Document) -> bytes:
    """Each table drawn with bars."""
    lines = [
        f"| {' | '.join(cell.text if cell else '' for cell in row.cells)} |"
        for table in document.tables
        for row in table.rows
    ]
    return "\n".join(lines).encode()


OTHERS: Mapping[str, Callable[[Document], bytes]] = {
    "odt": as_odt,
    "xml": as_excel_xml,
    "mht": as_web_archive,
    "md": as_bars,
}
