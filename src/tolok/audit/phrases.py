"""Turns of phrase and small judgements that several families of rules share."""

from decimal import Decimal

from tolok.domain.forms import CELL_LABELS, Cell, Row, State
from tolok.domain.levels import Level
from tolok.domain.quantities import decimals_of, percentage, rounded

TOTALS = (Level.GOAL, Level.OBJECTIVE)
"""Levels without money of their own: theirs is the total of the programs under them."""


def place(row: Row, cell: str) -> str:
    """How a message names a cell.

    >>> place(Row("3", Level.PROGRAM), "ceiling")
    'Baris 3 · Pagu Rp'
    """
    return f"Baris {row.id} · {CELL_LABELS[cell]}"


def amount(cell: Cell) -> Decimal:
    """The figure of a cell in a sum: a dash and a blank add nothing."""
    return cell.value if cell.value is not None else Decimal(0)


def share_of(part: Cell, whole: Cell, share: Cell) -> Decimal | None:
    """The percentage at the written precision; None where nothing can be said.

    A dash counts as nothing done; a blank part is not reported and says nothing.
    """
    if share.value is None or whole.value is None or part.state in {State.BLANK, State.UNREADABLE}:
        return None
    exact = percentage(amount(part), whole.value)
    return None if exact is None else rounded(exact, decimals_of(share.value))
