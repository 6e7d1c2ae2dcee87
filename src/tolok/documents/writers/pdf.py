"""PDF by Typst: tagged (PDF/UA-1), the same bytes for the same document, no system fonts."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from tolok.documents.document import (
    Align,
    Block,
    Cell,
    Document,
    Paragraph,
    Picture,
    Role,
    Signatures,
    Table,
    TableRow,
)
from tolok.domain.errors import TooLongError

if TYPE_CHECKING:
    import typst

MAX_ROWS = 3_000
"""Rows of all tables together: the compiler takes some 1 ms and 0.15 MB for each."""

_ONE_AT_A_TIME = Lock()
_DIGIT = 0.465  # ems: the width of a tabular figure of Libertinus Serif
_COMMA = 0.22  # ems: the width of its comma


def write(document: Document, *, archived_on: datetime | None = None) -> bytes:
    """The PDF of a document, tagged for screen readers (PDF/UA-1, ISO 14289-1).

    With ``archived_on`` (an aware time, for PDF/A must be dated), or where the document itself is
    dated, it is PDF/A-2a (ISO 19005-2) as well; without either the file bears no date and depends
    on nothing else.
    """
    _refuse_long(document)
    archived_on = archived_on or document.made_at
    data = {
        "title": document.title or "Dokumen",
        "author": document.author,
        "subject": document.subject,
        "footer": document.footer,
        "dated": archived_on is not None,
        "width": document.paper.size[0],
        "height": document.paper.size[1],
        "blocks": list(_blocks(document.blocks)),
    }
    # The compiler keeps the inputs of its last run, so that two threads must not share a run.
    with _ONE_AT_A_TIME:
        pdf = _compiler().compile(
            format="pdf",
            sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["ua-1", "a-2a"] if archived_on else ["ua-1"],
            timestamp=archived_on,
        )
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single file")
    return pdf


def _refuse_long(document: Document) -> None:
    rows = sum(len(table.rows) for table in document.tables)
    if rows > MAX_ROWS:
        raise TooLongError(
            f"Dokumen ini berisi {rows} baris; PDF dibuat untuk paling banyak {MAX_ROWS} baris. "
            "Pakai XLSX atau HTML, atau bagi formulirnya per perangkat daerah."
        )


@cache
def _compiler() -> "typst.Compiler":
    """One compiler a process: the fonts in the wheel are read once."""
    import typst  # noqa: PLC0415 - heavy

    template = Path(__file__).with_suffix(".typ")
    return typst.Compiler(template, root=template.parent, ignore_system_fonts=True)


def _blocks(blocks: Sequence[Block]) -> Iterator[dict[str, Any]]:
    """The blocks as JSON; signatures are given to the table above them, if it can hold them.

    Nobody signs an empty page: the table's last row always goes with the signatures.
    """
    above: dict[str, Any] | None = None
    for block in blocks:
        if isinstance(block, Signatures) and above is not None and above["body"]:
            above["signatures"], above["seal"] = _signatures(block), _seal(block)
            above["last"] = above["body"].pop()
        elif isinstance(block, Signatures):
            yield {"kind": "signatures", "blocks": _signatures(block), "seal": _seal(block)}
        elif isinstance(block, Paragraph):
            yield {
                "kind": "paragraph",
                "style": block.style,
                "tone": block.tone,
                "text": block.text,
            }
        elif isinstance(block, Picture):
            yield {
                "kind": "picture",
                "title": block.title,
                "svg": block.svg,
                "told": block.told,
                "caption": block.caption,
            }
        elif not isinstance(block, Table):
            yield {"kind": "page break"}
        table = block.table if isinstance(block, Picture) else block
        above = _table(table) if isinstance(table, Table) else None
        if above is not None:
            yield above


def _signatures(block: Signatures) -> list[dict[str, str]]:
    return [
        {
            "place": signature.place_and_date,
            "capacity": signature.capacity,
            "name": signature.name,
            "rank": signature.rank,
            "nip": signature.nip_line("." * 44),
        }
        for signature in block.blocks
    ]


def _seal(block: Signatures) -> dict[str, Any] | None:
    seal = block.seal
    if seal is None:
        return None
    return {
        "lines": list(seal.lines),
        "address": seal.address,
        "svg": seal.svg,
        "told": seal.told,
    }


def _table(table: Table) -> dict[str, Any]:
    decimals = _decimals(table)

    def entries(*roles: Role) -> list[list[list[object]]]:
        return [
            [
                _entry(cell, row, decimals[column])
                for column, cell in enumerate(row.cells)
                if cell is not None
            ]
            for row in table.rows
            if row.role in roles
        ]

    return {
        "kind": "table",
        "widths": table.widths or (1,) * table.columns,
        "header": entries(Role.HEADER),
        "numbering": entries(Role.NUMBERING),
        "body": entries(Role.BODY, Role.TOTAL),
        "last": [],
        "signatures": [],
        "seal": None,
    }


def _entry(cell: Cell, row: TableRow, decimals: int) -> list[object]:
    figure = row.role is Role.BODY and cell.align is Align.END
    missing = _tail(decimals) - _tail(_written_decimals(cell.text)) if figure else 0
    bold = cell.bold or row.bold
    return [
        cell.text,
        cell.columns,
        cell.rows,
        cell.align,
        cell.indent,
        bold,
        cell.tone,
        round(missing, 3),
    ]


def _decimals(table: Table) -> Sequence[int]:
    """The most decimals in each column, so that figures can stand on their comma."""
    most = [0] * table.columns
    for row in table.rows:
        for column, cell in enumerate(row.cells):
            if cell is not None and cell.align is Align.END:
                most[column] = max(most[column], _written_decimals(cell.text))
    return most


def _written_decimals(text: str) -> int:
    """How many digits follow the comma; figures with more than four are no reason to pad."""
    _, comma, tail = text.partition(",")
    return len(tail) if comma and tail.isdigit() and len(tail) <= 4 else 0


def _tail(decimals: int) -> float:
    """Ems that a comma and its decimals take."""
    return _COMMA + decimals * _DIGIT if decimals else 0.0
