"""Word documents for tests: python-docx makes the package, the test writes the body's XML."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import docx
from docx.oxml import parse_xml

from tolok.documents.document import Cell, Document, Paragraph, Table
from tolok.documents.readers import docx as reader

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def saved(document: "docx.document.Document") -> bytes:
    """The document's file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word(body: str) -> bytes:
    """A document with this XML as its body."""
    document = docx.Document()
    own = document.element.body
    for one in parse_xml(f"<w:body {SPACES}>{body}</w:body>"):
        own.insert(len(own) - 1, one)  # the section's properties stay last
    return saved(document)


def with_parts(data: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """The archive with these parts in the place of its own, or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return file.getvalue()


def part(data: bytes, name: str) -> str:
    """The text of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def run(text: str, look: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, look: str = "") -> str:
    """A paragraph of runs; a plain text becomes one."""
    inside = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{look}</w:pPr>{inside}</w:p>"


def cell(*content: str, look: str = "") -> str:
    """A table cell of paragraphs; a plain text becomes one."""
    inside = "".join(one if one.startswith("<") else para(one) for one in content)
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, look: str = "") -> str:
    """A table row; plain texts become cells."""
    inside = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{look}</w:trPr>{inside}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def read(data: bytes) -> Document:
    """What the reader makes of a document."""
    return reader.read(data, "a.docx")


def only_cell(*content: str) -> Cell:
    """What the reader makes of the one cell of a table."""
    (found,) = read(word(table(row(cell(*content))))).tables
    (one,) = found.rows[0].cells
    assert one is not None
    return one


def grid(found: Table) -> list[list[str | None]]:
    """The texts of a table, None where a cell is covered."""
    return [[one.text if one else None for one in line.cells] for line in found.rows]


def told(document: Document) -> list[tuple[str, str]]:
    """Place and text of each paragraph."""
    return [(one.place, one.text) for one in document.blocks if isinstance(one, Paragraph)]


def with_lines(lines: Sequence[Sequence[str]]) -> "docx.document.Document":
    """A document with one table of these lines, for the test to change."""
    made = docx.Document()
    table = made.add_table(0, len(lines[0]))
    for line in lines:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    return made
