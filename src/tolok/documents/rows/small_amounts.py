"""Amounts far smaller than the others of their column: a page or a narrow cell may cut them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tolok.audit.findings import Finding, Severity
from tolok.domain.forms import CELL_LABELS, Row, Source
from tolok.domain.notation import write_rupiah

_CUT, _TORN, _LARGE = Decimal(1000), Decimal(10_000), Decimal(100_000)
"""Rupiah below which no work's amount is, nor that of a line without a ceiling; those of most."""
_LEAST, _MOST, _FULL = 3, 6, 10
"""Amounts that must be large, and of ten how many."""


def small_amounts(rows: Sequence[Row]) -> Iterator[Finding]:
    """A question for each small amount among large ones; zero is what was not spent."""
    for name in ("ceiling", "spending"):
        cells = [(row, row.cell(name)) for row in rows if row.cell(name).value]
        sizes = [abs(cell.value) for _, cell in cells if cell.value is not None]
        large = sum(size >= _LARGE for size in sizes)
        if large < _LEAST or _FULL * large < _MOST * len(cells):
            continue
        for row, cell in cells:
            torn = row.ceiling.value is None  # the rest of its line stands on another page
            if cell.value is not None and abs(cell.value) < (_TORN if torn else _CUT):
                yield Finding(
                    "reading-small-amount",
                    Severity.QUESTION,
                    f"Baris {row.id} · {CELL_LABELS[name]} dibaca {cell.written}, padahal "
                    f"kebanyakan jumlah lain di kolomnya {write_rupiah(int(_LARGE))} atau lebih. "
                    "Mungkin angkanya terpotong. Bandingkan dengan aslinya.",
                    row=row.id,
                    cell=name,
                    written=cell.written,
                    source=cell.source,
                )


def unscaled_amounts(amounts: Sequence[Decimal], source: Source) -> Iterator[Finding]:
    """A question where all budgets of a table are small and nothing says that they are thousands.

    No work has a budget of less than a hundred thousand rupiah and a part of one, let alone all.
    """
    known = [abs(amount) for amount in amounts if amount]
    is_parted = any(amount != int(amount) for amount in known)
    if len(known) >= _LEAST and max(known) < _LARGE and is_parted:
        yield Finding(
            "reading-unscaled-amounts",
            Severity.QUESTION,
            f"Semua pagu di tabel ini di bawah {write_rupiah(int(_LARGE))}, dan tidak tertulis "
            "bahwa jumlahnya dalam ribuan atau jutaan. Jumlahnya dibaca persis seperti tertulis. "
            "Benarkah demikian? Bila tidak, tulis dalam rupiah penuh.",
            source=source,
        )
