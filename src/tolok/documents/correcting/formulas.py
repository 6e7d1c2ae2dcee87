"""What a formula of a total or a share would give under corrected figures; nothing else is run."""

from tolok.documents.sheets.formulas import Figure, given, understood
from tolok.domain.quantities import Exact


def recomputed(formula: str, figure: Figure) -> Exact | None:
    """What the formula gives; None where it is more than sums, means, shares and their rounding.

    >>> from decimal import Decimal
    >>> figures = {(2, 1): Decimal(3), (3, 1): Decimal(4)}
    >>> recomputed("=ROUND(SUM(A2:A3)/A2*100,1)", lambda row, column: figures.get((row, column)))
    Fraction(2333, 10)
    """
    node = understood(formula)
    return None if node is None else given(node, figure)
