"""CSV in the layout of the form: UTF-8 with a byte order mark, commas between cells.

The comma is the separator of RFC 4180; the mark makes Excel read the text as UTF-8.
"""

import csv
import io
from collections.abc import Iterator

from tolok.documents.document import (
    Block,
    Cell,
    Document,
    Paragraph,
    Signature,
    Signatures,
    Style,
    Table,
)
from tolok.documents.letters.plain_text import RUN_BY_SPREADSHEETS
from tolok.domain.forms import State
from tolok.domain.notation import read_number

INDENT = "  "


def write(document: Document) -> bytes:
    """The document's lines and tables, one below the other."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    for block in document.flat:
        writer.writerows(_lines(block))
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _lines(block: Block) -> Iterator[list[str]]:
    if isinstance(block, Paragraph):
        yield [guarded(block.text)]
        if block.style is Style.HEADING:
            yield []
    elif isinstance(block, Table):
        for row in block.rows:
            yield [_text(cell) for cell in row.cells]
        yield []
    elif isinstance(block, Signatures):
        if block.seal is not None:
            yield from ([guarded(line)] for line in (*block.seal.lines, block.seal.address))
            yield []
        for signature in block.blocks:
            yield from ([guarded(line)] for line in _signature(signature))
            yield []
    else:
        yield []


def _text(cell: Cell | None) -> str:
    return INDENT * cell.indent + guarded(cell.text) if cell else ""


def _signature(signature: Signature) -> Iterator[str]:
    yield signature.place_and_date
    yield signature.capacity
    yield from filter(None, (signature.name, signature.rank, signature.nip_line("")))


def guarded(text: str) -> str:
    """The text behind an apostrophe where a spreadsheet would run it; numbers and "-" as they are.

    A text that has such an apostrophe of its own gets one more, so that a reader may take off one.

    >>> guarded("=HYPERLINK()"), guarded("-"), guarded("-12,5"), guarded("-1+cmd")
    ("'=HYPERLINK()", '-', '-12,5', "'-1+cmd")
    """
    if not text.lstrip("'").startswith(RUN_BY_SPREADSHEETS):
        return text
    if text.startswith("'"):
        return "'" + text
    reading = read_number(text)
    # "-5 cmd" would be a number with a unit; only bare numbers and dashes go unguarded.
    if reading.state in {State.VALUE, State.DASH} and not reading.unit.strip("%"):
        return text
    return "'" + text
