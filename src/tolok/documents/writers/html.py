"""One self-contained, accessible HTML page: no script, no outside file, fit for print and dark."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from tolok.documents.document import (
    Align,
    Block,
    Cell,
    Document,
    PageBreak,
    Paragraph,
    Picture,
    Role,
    Seal,
    Signature,
    Signatures,
    Style,
    Table,
    TableRow,
    Tone,
)

_TAGS = {Style.TITLE: "h1", Style.SUBTITLE: "p", Style.HEADING: "h2"}
_OPEN_NAME = "(" + "." * 56 + ")"
_OPEN_NIP = "." * 44


def write(document: Document) -> bytes:
    """The page, in UTF-8."""
    width, height = document.paper.size
    style = (Path(__file__).parent / "static" / "page.css").read_text(encoding="utf-8")
    parts = [
        (
            '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(document.title or 'Dokumen')}</title>\n"
            f'<meta name="author" content="{escape(document.author)}">\n'
            f"<style>\n{style}@page {{ size: {width}mm {height}mm; margin: 11mm }}\n</style>\n"
            "</head>\n<body>\n<main>\n"
        )
    ]
    for block in document.blocks:
        parts.extend(_block(block))
    parts.append("</main>\n")
    if document.footer:
        parts.append(f"<footer>{escape(document.footer)}</footer>\n")
    parts.append("</body>\n</html>\n")
    return "".join(parts).encode()


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        tag = _TAGS.get(block.style, "p")
        tone = f" tone-{block.tone}" if block.tone is not Tone.PLAIN else ""
        yield f'<{tag} class="{block.style}{tone}">{_lines(block.text)}</{tag}>\n'
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Signatures):
        yield '<div class="signatures">\n'
        if block.seal is not None:
            yield _seal(block.seal)
        yield from map(_signature, block.blocks)
        yield "</div>\n"
    elif isinstance(block, PageBreak):
        yield '<hr class="page">\n'
    elif isinstance(block, Picture):
        yield from _picture(block)


def _picture(picture: Picture) -> Iterator[str]:
    """A drawing with its caption; the table that says the same opens beneath it."""
    yield f"<h2>{escape(picture.title)}</h2>\n<figure>\n{picture.svg}\n"
    yield f"<figcaption>{_lines(picture.caption)}</figcaption>\n"
    yield "<details>\n<summary>Angkanya dalam tabel</summary>\n"
    yield from _table(picture.table)
    yield "</details>\n</figure>\n"


def _table(table: Table) -> Iterator[str]:
    """A table in a region that scrolls on its own and that the keyboard reaches."""
    name = escape(table.name or "Tabel")
    # No tabindex of the cells: the region scrolls by keyboard, the page keeps its one scroll bar.
    yield f'<div class="table" role="region" aria-label="{name}" tabindex="0">\n<table>\n'
    yield f"<caption>{name}</caption>\n"
    if table.widths:
        total = sum(table.widths)
        columns = "".join(f'<col style="width:{100 * w / total:.2f}%">' for w in table.widths)
        yield f"<colgroup>{columns}</colgroup>\n"
    head = [row for row in table.rows if row.role in {Role.HEADER, Role.NUMBERING}]
    body = [row for row in table.rows if row.role not in {Role.HEADER, Role.NUMBERING}]
    if head:
        yield "<thead>\n"
        yield from map(_row, head)
        yield "</thead>\n"
    yield "<tbody>\n"
    yield from map(_row, body)
    yield "</tbody>\n</table>\n</div>\n"


def _row(row: TableRow) -> str:
    cells = "".join(_cell(cell, row) for cell in row.cells if cell is not None)
    return f'<tr class="{row.role}{" strong" if row.bold else ""}">{cells}</tr>\n'


def _cell(cell: Cell, row: TableRow) -> str:
    classes = [
        cell.align if cell.align is not Align.START else "",
        f"tone-{cell.tone}" if cell.tone is not Tone.PLAIN else "",
        f"indent-{min(cell.indent, 4)}" if cell.indent else "",
        "strong" if cell.bold and not row.bold else "",
    ]
    names = " ".join(filter(None, classes))
    attributes = f' class="{names}"' if names else ""
    if cell.columns > 1:
        attributes += f' colspan="{cell.columns}"'
    if cell.rows > 1:
        attributes += f' rowspan="{cell.rows}"'
    if cell.note:
        attributes += f' title="{escape(cell.note)}"'
    text = _lines(cell.text)
    if row.role is Role.HEADER:
        scope = "colgroup" if cell.columns > 1 else "col"
        return f'<th scope="{scope}"{attributes}>{text}</th>'
    return f"<td{attributes}>{text}</td>"


def _seal(seal: Seal) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in seal.lines)
    address = escape(seal.address)
    return (
        f'<div class="seal"><div role="img" aria-label="{escape(seal.told)}">{seal.svg}</div>'
        f'<div>{lines}<p><a href="{address}">{address}</a></p></div></div>\n'
    )


def _signature(signature: Signature) -> str:
    rank = f"<p>{escape(signature.rank)}</p>" if signature.rank else ""
    nip = signature.nip_line(_OPEN_NIP)
    last = f"<p>{escape(nip)}</p>" if nip else ""
    return (
        f"<div><p>{escape(signature.place_and_date)}</p><p>{escape(signature.capacity)}</p>"
        f'<p class="name">{escape(signature.name or _OPEN_NAME)}</p>{rank}{last}</div>\n'
    )


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
