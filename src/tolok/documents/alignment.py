"""Which cell of a row is which, when the text lost its columns: types and arithmetic decide."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tolok.domain.forms import NUMBER_CELLS, State
from tolok.domain.notation import read_number
from tolok.domain.quantities import decimals_of, rounded_percentage

MAX_SHIFT = 5
"""A page break costs a row its leading cells: three in the seed, one more in places."""


def shift_of(texts: Sequence[str], fields: Mapping[str, int]) -> int:
    """How many leading cells the row lost: the shift under which its types fit the header best.

    A row stays where it is, however sparse, unless a shift leaves fewer cells of the wrong kind;
    between shifts, figures that confirm each other decide.
    """
    if not _wrong_kinds(texts, fields, 0):
        return 0
    anchored = [shift for shift in range(1, MAX_SHIFT + 1) if _is_anchored(texts, fields, shift)]
    return min(
        (0, *anchored),
        key=lambda shift: (
            _wrong_kinds(texts, fields, shift),
            shift != 0,
            -_confirmations(texts, fields, shift),
        ),
    )


def _wrong_kinds(texts: Sequence[str], fields: Mapping[str, int], shift: int) -> int:
    """Number cells that hold words, text cells that hold a bare number, and cells pushed out."""
    wrong = sum(map(bool, texts[max(fields.values(), default=0) - shift + 1 :]))
    for name in NUMBER_CELLS:
        wrong += is_words(at(texts, fields, name, shift))
    for name in ("indicator", "method", "unit"):
        wrong += read_number(at(texts, fields, name, shift)).value is not None
    return wrong


def _is_anchored(texts: Sequence[str], fields: Mapping[str, int], shift: int) -> bool:
    """Whether a unit in words is followed by a target in figures: the anchor of a shifted row."""
    unit = at(texts, fields, "unit", shift)
    target = read_number(at(texts, fields, "target", shift))
    return is_words(unit) and target.value is not None


def _confirmations(texts: Sequence[str], fields: Mapping[str, int], shift: int) -> int:
    """How many percentages follow from the figures beside them."""
    return sum(
        agrees(*(read_number(at(texts, fields, name, shift)).value for name in names))
        for names in (
            ("realization", "target", "achievement"),
            ("spending", "ceiling", "absorption"),
        )
    )


def at(texts: Sequence[str], fields: Mapping[str, int], name: str, shift: int) -> str:
    """The text of a field in a row that lost ``shift`` leading cells; "" where there is none."""
    column = fields.get(name, -1) - shift
    return texts[column] if 0 <= column < len(texts) else ""


def is_words(text: str) -> bool:
    """Whether a text is words rather than a figure."""
    return read_number(text).state is State.UNREADABLE


def agrees(part: Decimal | None, whole: Decimal | None, share: Decimal | None) -> bool:
    """Whether the percentage follows from its parts at its written precision."""
    if part is None or not whole or share is None:
        return False
    return rounded_percentage(part, whole, decimals_of(share)) == share
