"""What a line of totals says against the rows that it sums up."""

from collections.abc import Iterator, Mapping, Sequence

from tolok.audit.findings import Finding, Severity
from tolok.domain.forms import CELL_LABELS, Row, Source
from tolok.domain.notation import in_rupiah, read_number, write_number
from tolok.domain.quantities import decimals_of, exact_sum, plain

MONEY = ("ceiling", "spending")
"""The cells whose columns add up; shares and quantities of different units do not."""


def wrong_totals(
    totals: Mapping[str, tuple[str, Source]], rows: Sequence[Row]
) -> Iterator[Finding]:
    """The amounts of a line of totals that are not the sum of the highest rows.

    ``totals`` are its texts with their places, by the name of their cell; a line stands below the
    rows that it sums up, or on top of them.
    """
    if not rows:
        return
    top = min(row.level.depth for row in rows)
    highest = [row for row in rows if row.level.depth == top and row.name]
    for name, (written, source) in totals.items():
        amount = in_rupiah(read_number(written)).value
        parts = [row.cell(name).value for row in highest]
        known = [part for part in parts if part is not None]
        if amount is None or len(known) < len(parts) or not known or exact_sum(known) == amount:
            continue
        decimals = max(map(decimals_of, known))
        expected = write_number(plain(exact_sum(known)), decimals)
        yield Finding(
            "reading-total",
            Severity.ERROR,
            f"Baris jumlah · {CELL_LABELS[name]} tertulis {written}, sedangkan {len(known)} baris "
            f"{highest[0].level.label} {_side(source, highest)} berjumlah {expected}. "
            "Periksa penjumlahan dan baris-barisnya.",
            cell=name,
            written=written,
            expected=expected,
            source=source,
        )


def _side(total: Source, rows: Sequence[Row]) -> str:
    """Where the rows of a total stand, seen from it."""
    places = [row.source.row for row in rows if row.source is not None]
    if all(place > total.row for place in places):
        return "di bawahnya"
    return "di atasnya" if all(place < total.row for place in places) else "di sekitarnya"
