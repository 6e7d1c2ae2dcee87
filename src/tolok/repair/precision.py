"""How a form writes its percentages: rounded half up, or cut off after the last decimal."""

from collections.abc import Iterable

from tolok.audit.shares import Ratio
from tolok.audit.tree import Node, amount, figure
from tolok.domain.quantities import decimals_of, rounded, truncated

LEAST_CUT = 3
"""Fewer percentages that were cut off are slips of their own, and no habit of the form."""


def is_cut_off(nodes: Iterable[Node], ratio: Ratio) -> bool:
    """Whether a column is cut off: at least three rows show it, and more than were rounded.

    A row shows it where rounding and cutting off differ, and one of them is what is written.
    """
    cut = half_up = 0
    for node in nodes:
        row = node.row
        share = figure(row.cell(ratio.share))
        part, whole = amount(row.cell(ratio.part)), amount(row.cell(ratio.whole))
        if share is None or part is None or not whole:
            continue
        exact, decimals = part * 100 / whole, decimals_of(share)
        shown = rounded(exact, decimals), truncated(exact, decimals)
        if shown[0] != shown[1]:
            half_up += share == shown[0]
            cut += share == shown[1]
    return cut >= LEAST_CUT and cut > half_up
