"""Word documents: landscape, header rows repeated on each page, merged cells, indented levels.

python-docx places one cell at a time and searches the grid for each, so that a form would take
seconds: here it makes the package, and the blocks are written as XML in one pass.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from tolok.documents.document import (
    Align,
    Block,
    Cell,
    Document,
    PageBreak,
    Paragraph,
    Role,
    Seal,
    Signature,
    Signatures,
    Style,
    Table,
    TableRow,
    Tone,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TWIPS = 1440 / 25.4  # twentieths of a point in a millimetre
_MARGIN = 11  # millimetres
_FONT = "Calibri"
_FILLS = {
    Tone.ERROR: "FBE3E1",
    Tone.WARNING: "FCEFD2",
    Tone.QUESTION: "E3EDFB",
    Tone.NOTE: "EDF0F3",
    Tone.GOOD: "E1F3E6",
}
_SIZES = {
    Style.TITLE: 28,
    Style.SUBTITLE: 24,
    Style.HEADING: 22,
    Style.TEXT: 20,
    Style.SMALL: 16,
}
_OUTLINES = {Style.TITLE: 0, Style.HEADING: 1}
_SIDES = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}
_PLACE = "tolok:blocks"
_PLACEHOLDER = re.compile(rf"<w:p\b[^>]*>(?:(?!</w:p>).)*{_PLACE}.*?</w:p>", re.DOTALL)
_ILLEGAL = {code: None for code in range(32) if code not in {9, 10, 13}}
"""Characters that XML 1.0 cannot hold."""


def write(document: Document) -> bytes:
    """The Word file of a document."""
    import docx  # noqa: PLC0415 - heavy

    word = docx.Document()
    _set_up(word, document)
    body = word.element.body
    for placeholder in list(body)[:-1]:  # the section's properties stay last
        body.remove(placeholder)
    word.add_paragraph(_PLACE)
    stream = io.BytesIO()
    word.save(stream)
    return _filled(stream, "".join(part for one in document.flat for part in _block(one, document)))


def _filled(package: io.BytesIO, xml: str) -> bytes:
    """The package with the blocks in place, every part dated alike so that bytes repeat."""
    stream = io.BytesIO()
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(stream, "w") as target:
        for part in source.namelist():
            data = source.read(part)
            if part == "word/document.xml":
                data = _PLACEHOLDER.sub(lambda _: xml, data.decode(), count=1).encode()
            target.writestr(zipfile.ZipInfo(part), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _set_up(word: "WordDocument", document: Document) -> None:
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - heavy
    from docx.oxml import parse_xml  # noqa: PLC0415 - heavy
    from docx.shared import Mm  # noqa: PLC0415 - heavy

    properties = word.core_properties
    properties.title, properties.author = document.title, document.author
    properties.subject, properties.comments = document.subject, ""
    properties.language = "id-ID"
    if document.made_at is not None:
        properties.created = properties.modified = document.made_at.astimezone(UTC)
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(side) for side in document.paper.size)
    section.left_margin = section.right_margin = section.top_margin = Mm(_MARGIN)
    section.bottom_margin, section.footer_distance = Mm(14), Mm(6)
    normal: Any = word.styles["Normal"]
    normal.font.name = _FONT
    normal.element.rPr.append(parse_xml(f'<w:lang {_W} w:val="id-ID"/>'))
    normal.paragraph_format.space_after = 0
    footer = section.footer.paragraphs[0]._p  # noqa: SLF001 - python-docx writes no page numbers
    footer.getparent().replace(footer, parse_xml(_footer(document)))


def _footer(document: Document) -> str:
    width = int((document.paper.size[0] - 2 * _MARGIN) * _TWIPS)

    def field(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r>{_look(16)}<w:t>1</w:t></w:r></w:fldSimple>'

    return (
        f'<w:p {_W}><w:pPr><w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs></w:pPr>'
        f"{_run(document.footer, 16)}<w:r><w:tab/></w:r>{_run('Halaman ', 16)}{field('PAGE')}"
        f"{_run(' dari ', 16)}{field('NUMPAGES')}</w:p>"
    )


def _block(block: Block, document: Document) -> Iterator[str]:
    if isinstance(block, Paragraph):
        centered = block.style in {Style.TITLE, Style.SUBTITLE}
        bold = centered or block.style is Style.HEADING
        yield _paragraph(
            block.text,
            size=_SIZES[block.style],
            bold=bold,
            align="center" if centered else "left",
            outline=_OUTLINES.get(block.style),
            spacing=60,
        )
    elif isinstance(block, Table):
        yield from _table(block, document)
        yield _paragraph("", size=8)
    elif isinstance(block, Signatures):
        yield _signatures(block, document)
        yield _paragraph("", size=8)
    elif isinstance(block, PageBreak):
        yield '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _table(table: Table, document: Document) -> Iterator[str]:
    room = (document.paper.size[0] - 2 * _MARGIN) * _TWIPS
    shares = table.widths or (1,) * table.columns
    widths = [int(share * room / sum(shares)) for share in shares]
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8B96A3"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="45" w:type="dxa"/><w:right w:w="45" w:type="dxa"/>'
        f'</w:tblCellMar><w:tblCaption w:val="{_attribute(table.name)}"/></w:tblPr><w:tblGrid>'
    )
    yield "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
    open_spans: dict[int, tuple[int, int]] = {}
    for row in table.rows:
        yield _row(row, widths, open_spans)
    yield "</w:tbl>"


def _row(row: TableRow, widths: list[int], open_spans: dict[int, tuple[int, int]]) -> str:
    """A row; ``open_spans`` holds by column how many rows a cell above still covers, how wide."""
    header = row.role in {Role.HEADER, Role.NUMBERING}
    cells = []
    for column, cell in enumerate(row.cells):
        if cell is not None:
            merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
            if cell.rows > 1:
                open_spans[column] = (cell.rows - 1, cell.columns)
            cells.append(_cell(cell, row, sum(widths[column : column + cell.columns]), merge))
        elif column in open_spans:
            left, wide = open_spans.pop(column)
            if left > 1:
                open_spans[column] = (left - 1, wide)
            covered = Cell(columns=wide)
            cells.append(_cell(covered, row, sum(widths[column : column + wide]), "<w:vMerge/>"))
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, row: TableRow, width: int, merge: str) -> str:
    header = row.role in {Role.HEADER, Role.NUMBERING}
    fill = _FILLS.get(cell.tone, "E4EAF1" if row.role is Role.HEADER else "F2F5F8")
    shade = (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
        if header or cell.tone in _FILLS
        else ""
    )
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    middle = '<w:vAlign w:val="center"/>' if header else ""
    text = _paragraph(
        cell.text,
        size=14 if row.role is Role.BODY else 13,
        bold=cell.bold or row.bold,
        align=_SIDES[cell.align],
        indent=cell.indent,
        spacing=20,
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}{middle}</w:tcPr>'
        f"{text}</w:tc>"
    )


def _paragraph(  # noqa: PLR0913 - the properties of one paragraph, all by name
    text: str,
    *,
    size: int,
    bold: bool = False,
    align: str = "left",
    indent: int = 0,
    outline: int | None = None,
    spacing: int = 0,
    keep: bool = False,
) -> str:
    """A paragraph; ``size`` in half points, ``spacing`` in twips, in the order that Word asks."""
    properties = (
        ("<w:keepNext/>" if keep else "")
        + (f'<w:spacing w:before="{spacing}" w:after="{spacing}"/>' if spacing else "")
        + (f'<w:ind w:left="{indent * 150}"/>' if indent else "")
        + (f'<w:jc w:val="{align}"/>' if align != "left" else "")
        + (f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else "")
    )
    runs = _run(text, size, bold=bold) if text else ""
    return f'<w:p><w:pPr>{properties}<w:rPr><w:sz w:val="{size}"/></w:rPr></w:pPr>{runs}</w:p>'


def _run(text: str, size: int, *, bold: bool = False) -> str:
    parts = escape(text.translate(_ILLEGAL)).split("\n")
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{part}</w:t>' for part in parts)
    return f"<w:r>{_look(size, bold=bold)}{lines}</w:r>"


def _look(size: int, *, bold: bool = False) -> str:
    return f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/></w:rPr>'


def _attribute(text: str) -> str:
    return escape(text.translate(_ILLEGAL), {'"': "&quot;"})


def _signatures(signatures: Signatures, document: Document) -> str:
    """A table without lines, whose one row never splits."""
    count = max(2, len(signatures.blocks))
    width = int((document.paper.size[0] - 2 * _MARGIN) * _TWIPS / count)
    seal = signatures.seal
    # A single signature leaves its left half free for the seal; else the seal stands below.
    is_beside = seal is not None and len(signatures.blocks) < count
    cells = ["<w:p/>"] * (count - len(signatures.blocks))
    if seal is not None and is_beside:
        cells[0] = _seal(seal)
    cells += [_signature(signature) for signature in signatures.blocks]
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in cells
    )
    grid = f'<w:gridCol w:w="{width}"/>' * count
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * count}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr></w:tbl>"
        + (_seal(seal) if seal is not None and not is_beside else "")
    )


def _seal(seal: Seal) -> str:
    """Lines and address as text: a drawing would ask every office for the same Word."""
    return "".join(
        _paragraph(line, size=15, spacing=20, keep=True) for line in (*seal.lines, seal.address)
    )


def _signature(signature: Signature) -> str:
    lines = [
        (signature.place_and_date, False),
        (signature.capacity, False),
        *[("", False)] * 4,
        (signature.name or "(" + "." * 56 + ")", True),
        *([(signature.rank, False)] if signature.rank else []),
        *([(line, False)] if (line := signature.nip_line("." * 44)) else []),
    ]
    return "".join(
        _paragraph(text, size=20, bold=bold, align="center", keep=True) for text, bold in lines
    )
