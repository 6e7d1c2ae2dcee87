"""HTML tables, as web pages and Excel's "save as web page" hold them; scripts are left alone."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tolok.documents.document import Block, Cell, Document, Paragraph, Table, TableRow
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_DEPTH = 200
"""Elements inside each other; pages written by people and Excel have some twenty."""

_UNSEEN = {"script", "style", "head", "template", "noscript"}
_CROSSING = {"s", "strike", "del"}
_LINES = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
_SPACES_A_STEP = 2
_HARD_SPACE = "\u00a0"


def read(data: bytes, name: str) -> Document:
    """Each table and the text between; UnreadableError where there is nothing to read."""
    import lxml.html  # noqa: PLC0415 - heavy

    try:
        root = lxml.html.document_fromstring(data)
    except Exception as error:
        # The parser forgives nearly all; what it does not comes in several shapes.
        raise UnreadableError(
            f"{name}: halaman HTML ini rusak. Buka di peramban, salin tabelnya ke Excel, simpan "
            "sebagai .xlsx, lalu coba lagi."
        ) from error
    return Document(tuple(_named(_blocks(root, 0, name))), source=name)


def _named(blocks: Iterator[Block]) -> Iterator[Block]:
    tables = 0
    for block in blocks:
        if isinstance(block, Table):
            tables += 1
            yield Table(f"Tabel {tables}", block.rows)
        else:
            yield block


def _blocks(element: "HtmlElement", depth: int, name: str) -> Iterator[Block]:
    """The tables and lines of text below an element, in order."""
    if depth > MAX_DEPTH:
        raise UnreadableError(f"{name}: HTML ini bersarang terlalu dalam untuk dibaca.")
    text = element.text or ""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _UNSEEN:
            text += child.tail or ""
            continue
        is_block = child.tag in _LINES or child.tag == "table" or len(child)
        if is_block:
            yield from _lines(text)
            text = ""
            yield from (
                [_table(child, name)] if child.tag == "table" else _blocks(child, depth + 1, name)
            )
        else:
            text += child.text_content()
        text += child.tail or ""
    yield from _lines(text)


def _lines(text: str) -> Iterator[Paragraph]:
    line = " ".join(text.split())
    if line:
        yield Paragraph(line)


def _table(table: "HtmlElement", name: str) -> Table:
    """The table on its grid; a row that is not shown is kept and marked."""
    rows: list[TableRow] = []
    below: dict[int, int] = {}  # column to the rows that a cell above still covers
    lines = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    if len(lines) > MAX_ROWS:
        raise UnreadableError(f"{name}: tabelnya melebihi {MAX_ROWS} baris. Bagi berkasnya.")
    for at, line in enumerate(lines, start=1):
        cells = _cells(line, below)
        rows.append(TableRow(tuple(cells), at, hidden=_is_hidden(line)))
    return Table("", tuple(rows))


def _cells(line: "HtmlElement", below: dict[int, int]) -> list[Cell | None]:
    cells: list[Cell | None] = []
    waiting = [cell for cell in line if cell.tag in {"td", "th"}]
    while len(cells) < MAX_COLUMNS and (waiting or below.get(len(cells), 0)):
        place = len(cells)
        if below.get(place, 0):
            below[place] -= 1
            cells.append(None)
            continue
        element = waiting.pop(0)
        across = min(_span(element, "colspan"), MAX_COLUMNS - place)
        down = _span(element, "rowspan")
        cells.append(_cell(element, across, down))
        cells += [None] * (across - 1)
        for column in range(place, place + across):
            below[column] = down - 1
    return cells


def _cell(element: "HtmlElement", across: int, down: int) -> Cell:
    crossed = _crossed_out(element)
    kept, struck = _text(element, crossed, is_out=False), _text(element, crossed, is_out=True)
    written = kept if kept.strip() else struck
    lead = written[: len(written) - len(written.lstrip(f" \n\t{_HARD_SPACE}"))]
    heavy = element.tag == "th" or any(child.tag in {"b", "strong"} for child in element)
    return Cell(
        _lined(written),
        columns=across,
        rows=down,
        indent=lead.count(_HARD_SPACE) // _SPACES_A_STEP,
        bold=heavy,
        struck=_lined(struck),
    )


def _lined(text: str) -> str:
    """The lines that say something, with single spaces."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def _crossed_out(element: "HtmlElement") -> "frozenset[HtmlElement]":
    """The elements of a cell whose text is crossed out, the cell's own among them."""
    marked = [one for one in element.iter() if _crosses_out(one)]
    return frozenset(one for mark in marked for one in mark.iter())


def _crosses_out(element: "HtmlElement") -> bool:
    return element.tag in _CROSSING or "line-through" in (element.get("style") or "").lower()


def _text(element: "HtmlElement", crossed: "frozenset[HtmlElement]", *, is_out: bool) -> str:
    """The text of a cell that is crossed out, or what is not; lines of their own begin anew."""
    parts = [_flat(element.text)] if (element in crossed) == is_out else []
    for child in element.iterdescendants():
        if isinstance(child.tag, str) and child.tag not in _UNSEEN:
            parts.append("\n" if child.tag in _LINES else "")
            parts += [_flat(child.text)] if (child in crossed) == is_out else []
        parts += [_flat(child.tail)] if (child.getparent() in crossed) == is_out else []
    return "".join(parts)


def _flat(text: Any) -> str:
    """A text as a browser flows it: its own line breaks are spaces."""
    return str(text or "").replace("\n", " ").replace("\r", " ")


def _span(element: "HtmlElement", attribute: str) -> int:
    written = (element.get(attribute) or "1").strip()
    return max(1, min(int(written), MAX_ROWS)) if written.isdecimal() and len(written) < 9 else 1


def _is_hidden(line: "HtmlElement") -> bool:
    style = (line.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or line.get("hidden") is not None
