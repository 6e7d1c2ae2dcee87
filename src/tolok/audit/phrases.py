"""Turns of phrase that the rules share: how a message names a place, a count and a witness."""

from collections.abc import Mapping, Sequence

from tolok.audit.findings import Finding, Severity, Witness
from tolok.audit.tree import Node
from tolok.domain.forms import CELL_LABELS, NUMBER_CELLS, Row

CHECK = "Periksa angka ini pada dokumen sumber."

SHEET_ERRORS: Mapping[str, str] = {
    "#DIV/0!": "membagi dengan nol atau dengan sel kosong. Isi pembaginya, atau kosongkan sel ini",
    "#REF!": "menunjuk sel yang sudah dihapus. Tulis ulang rumusnya",
    "#VALUE!": "memakai teks sebagai angka. Betulkan sel yang ditunjuknya",
    "#NAME?": "memakai nama yang tidak dikenal. Tulis ulang rumusnya",
    "#N/A": "mencari sesuatu yang tidak ada. Betulkan sel yang ditunjuknya",
    "#NUM!": "memberi angka yang tidak mungkin. Betulkan sel yang ditunjuknya",
    "#NULL!": "menunjuk rentang yang tidak ada. Tulis ulang rumusnya",
}
"""What a sheet shows in place of a figure, and what to do about it."""

_COLLECTIVE = (
    "", "", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan",
    "kesembilan", "kesepuluh",
)  # fmt: skip


def place(row: Row, cell: str) -> str:
    """How a message names a cell.

    >>> from tolok.domain.levels import Level
    >>> place(Row("3", Level.PROGRAM), "ceiling")
    'Baris 3 · Pagu Rp'
    """
    return f"Baris {row.id} · {CELL_LABELS[cell]}"


def written(row: Row, cell: str) -> str:
    """What a number cell says, for a sentence: its text, "-" or "kosong"."""
    return row.cell(cell).written.strip() or "kosong"


def all_of(nodes: Sequence[Node]) -> str:
    """How a message counts rows together: "keempat program", "satu-satunya kegiatan".

    >>> from tolok.domain.levels import Level
    >>> all_of([Node(Row("1", Level.PROGRAM), 0), Node(Row("2", Level.PROGRAM), 1)])
    'kedua program'
    """
    levels = {node.row.level for node in nodes}
    noun = levels.pop().label.lower() if len(levels) == 1 else "baris"
    if len(nodes) == 1:
        return f"satu-satunya {noun}"
    if len(nodes) < len(_COLLECTIVE):
        return f"{_COLLECTIVE[len(nodes)]} {noun}"
    return f"{len(nodes)} {noun}"


def finding(  # noqa: PLR0913 - a finding has this many sides; the last two by name
    rule: tuple[str, Severity],
    row: Row,
    cell: str,
    message: str,
    *,
    expected: str | None = None,
    witnesses: Sequence[Witness] = (),
) -> Finding:
    """A finding at a cell; what is written and where it stands are taken from the row."""
    if cell in NUMBER_CELLS:
        text, source = row.cell(cell).written, row.cell(cell).source
    else:
        text, source = getattr(row, cell), row.sources.get(cell)
    return Finding(
        *rule,
        message,
        row=row.id,
        cell=cell,
        written=text,
        expected=expected,
        witnesses=tuple(witnesses),
        source=source or row.source,
    )
