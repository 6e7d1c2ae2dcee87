"""Documents as Word kept them before .docx, made by hand: RTF."""

from tolok.documents.document import Document, Paragraph, Table, TableRow

_WIDTH = 1000  # twentieths of a point


def as_rtf(document: Document) -> bytes:
    """The paragraphs and tables, merged cells too."""
    parts = [r"{\rtf1\ansi{\fonttbl{\f0\fcharset0 Arial;}}"]
    for block in document.flat:
        if isinstance(block, Paragraph):
            parts.append(rf"\pard {_letters(block.text)}\par")
        elif isinstance(block, Table):
            below: dict[int, int] = {}
            parts += [_row(row, below) for row in block.rows]
            parts.append(r"\pard\par")
    return ("\n".join(parts) + "}").encode("ascii")


def _row(row: TableRow, below: dict[int, int]) -> str:
    """A row; ``below`` tells how many rows more the merged cells above reach, by column."""
    edges, texts = "", ""
    for at, cell in enumerate(row.cells):
        if cell is not None:
            merge = r"\clvmgf" if cell.rows > 1 else ""
            below[at] = cell.rows - 1
        elif below.get(at, 0) > 0:
            merge = r"\clvmrg"
            below[at] -= 1
        else:
            continue
        columns = 1
        while at + columns < len(row.cells) and _is_covered(row, at + columns, below):
            columns += 1
        edges += rf"{merge}\cellx{(at + columns) * _WIDTH}"
        bold = r"\b" if cell and cell.bold else ""
        inset = 200 * cell.indent if cell else 0
        text = _letters(cell.text) if cell else ""
        texts += rf"\pard\plain\intbl\li{inset}{bold} {text}\cell"
    return rf"\trowd{edges}{texts}\row"


def _is_covered(row: TableRow, at: int, below: dict[int, int]) -> bool:
    return row.cells[at] is None and below.get(at, 0) == 0


def _letters(text: str) -> str:
    return "".join(
        rf"\u{ord(one)}?" if not one.isascii() else {"\n": r"\line "}.get(one, one)
        for one in "".join(rf"\{one}" if one in "\\{}" else one for one in text)
    )
