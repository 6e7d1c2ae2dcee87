"""Word documents: paragraphs and tables in order, with spans, indents and automatic numbers."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tolok.documents.archives import unpack
from tolok.documents.document import Block, Cell, Document, Paragraph, Table, TableRow
from tolok.documents.word_numbering import Numbering
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_ROWS = 100_000
MAX_COLUMNS = 200
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY, _NUMBERING = "word/document.xml", "word/numbering.xml"
_UNSEEN = {f"{W}del", f"{W}instrText", f"{W}delText", f"{W}moveFrom", f"{W}pPr", f"{W}rPr"}
_MARKS = {
    f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}  # fmt: skip
_LEAST_INDENT = 100
"""Twentieths of a point: less is no step, but a cell's own margin."""


def read(data: bytes, name: str) -> Document:
    """Each paragraph and table. UnreadableError for a locked, damaged or exploding file."""
    parts = unpack(data, name, _BODY, "dokumen Word", (_BODY, _NUMBERING))
    body = _parsed(parts[_BODY], name).find(f"{W}body")
    numbers = parts.get(_NUMBERING)
    numbering = Numbering(_parsed(numbers, name) if numbers else None)
    if body is None:
        raise UnreadableError(_damaged(name))
    return Document(tuple(_blocks(body, numbering, name)), source=name)


def _parsed(content: bytes, name: str) -> "Element":
    from lxml import etree  # noqa: PLC0415 - heavy

    # A form of 10,000 rows is one text of 40 MB; the archive's own bound holds all of it.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(_damaged(name)) from error
    if b"<!DOCTYPE" in content[:2000]:
        raise UnreadableError(_damaged(name))  # Word writes none; entities come with one
    return root


def _damaged(name: str) -> str:
    return f"{name}: dokumen Word ini rusak. Buka di Word, simpan lagi sebagai .docx, coba lagi."


def _blocks(body: "Element", numbering: Numbering, name: str) -> Iterator[Block]:
    tables = 0
    for element in _children(body, f"{W}p", f"{W}tbl"):
        if element.tag == f"{W}p":
            text = _numbered(element, numbering)
            for line in filter(None, (" ".join(part.split()) for part in text.split("\n"))):
                yield Paragraph(line)
            continue
        tables += 1
        yield _table(element, numbering, f"Tabel {tables}", name)


def _children(parent: "Element", *tags: str) -> Iterator["Element"]:
    """The children with these tags, those in content controls and accepted insertions too."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"}:
            yield from _children(child, *tags)


def _table(element: "Element", numbering: Numbering, title: str, name: str) -> Table:
    """The table on its grid: a cell that goes on below is covered there."""
    lines = list(_children(element, f"{W}tr"))
    if len(lines) > MAX_ROWS:
        raise UnreadableError(f"{name}: {title} melebihi {MAX_ROWS} baris. Bagi dokumennya.")
    grid: list[list[Cell | None]] = []
    open_cells: dict[int, tuple[int, int]] = {}  # column to the row and height of its merged cell
    insets: dict[tuple[int, int], int] = {}
    for at, line in enumerate(lines):
        row: list[Cell | None] = [Cell()] * _value(line.find(f"{W}trPr/{W}gridBefore"), 0)
        for part in _children(line, f"{W}tc"):
            column, span = len(row), _value(part.find(f"{W}tcPr/{W}gridSpan"), 1)
            merge = part.find(f"{W}tcPr/{W}vMerge")
            begins = merge is None or merge.get(f"{W}val") == "restart"
            if begins or column not in open_cells:
                row.append(_cell(part, numbering, span))
                insets[at, column] = _inset(part)
                open_cells[column] = (at, 1)
            else:
                first, height = open_cells[column]
                open_cells[column] = (first, height + 1)
                above = grid[first][column]
                if above is not None:
                    grid[first][column] = above._replace(rows=height + 1)
                row.append(None)
            row += [None] * (span - 1)
        grid.append(row[:MAX_COLUMNS])
    _indent(grid, insets)
    return Table(title, tuple(TableRow(tuple(row), at) for at, row in enumerate(grid, start=1)))


def _value(element: "Element | None", default: int) -> int:
    written = element.get(f"{W}val", "") if element is not None else ""
    return min(int(written), MAX_COLUMNS) if written.isdecimal() else default


def _cell(part: "Element", numbering: Numbering, span: int) -> Cell:
    paragraphs = list(part.iter(f"{W}p"))  # those of a table inside the cell too
    texts = [_numbered(paragraph, numbering) for paragraph in paragraphs]
    lines = (" ".join(line.split()) for text in texts for line in text.split("\n"))
    return Cell(
        "\n".join(filter(None, lines)),
        columns=span,
        bold=_is_bold(paragraphs),
    )


def _numbered(paragraph: "Element", numbering: Numbering) -> str:
    """A paragraph's text, behind the number that Word shows before it."""
    text = "".join(_texts(paragraph))
    if not text.strip():
        return ""
    number = numbering.number_of(paragraph.find(f"{W}pPr/{W}numPr"))
    return f"{number} {text}" if number else text


def _texts(element: "Element") -> Iterator[str]:
    """The letters that a reader sees, deleted ones and field codes left out."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag == f"{W}sym":
            yield "√"  # symbol fonts hold ticks in these tables
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from _texts(child)


def _is_bold(paragraphs: Sequence["Element"]) -> bool:
    """Whether every run with letters is bold."""
    runs = [
        run
        for paragraph in paragraphs
        for run in paragraph.iter(f"{W}r")
        if any(text.text and text.text.strip() for text in run.iter(f"{W}t"))
    ]
    return bool(runs) and all(
        (bold := run.find(f"{W}rPr/{W}b")) is not None
        and bold.get(f"{W}val", "1") not in {"0", "false"}
        for run in runs
    )


def _inset(part: "Element") -> int:
    """How far the first paragraph stands from the left, in twentieths of a point."""
    indent = part.find(f"{W}p/{W}pPr/{W}ind")
    if indent is None:
        return 0
    written = indent.get(f"{W}left") or indent.get(f"{W}start") or "0"
    return int(written) if written.isdecimal() else 0


def _indent(grid: list[list[Cell | None]], insets: dict[tuple[int, int], int]) -> None:
    """Steps of indentation: how many times the smallest one of the same column."""
    units: dict[int, int] = {}
    for (_, column), inset in insets.items():
        if inset >= _LEAST_INDENT:
            units[column] = min(inset, units.get(column, inset))
    for (row, column), inset in insets.items():
        cell = grid[row][column] if column < len(grid[row]) else None
        if cell is not None and inset >= _LEAST_INDENT:
            grid[row][column] = cell._replace(
                indent=(2 * inset + units[column]) // (2 * units[column])
            )
