"""Which cell of a row is which, when the text lost its columns: types and arithmetic decide."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tolok.domain.forms import NUMBER_CELLS, State
from tolok.domain.notation import read_number
from tolok.domain.quantities import decimals_of, percentage, rounded

MAX_SHIFT = 5
"""A page break costs a row its leading cells: three in the seed, one more in places."""


def shift_of(texts: Sequence[str], fields: Mapping[str, int]) -> int:
    """How many leading cells the row lost: the shift under which its types fit the header best."""
    return max(range(MAX_SHIFT + 1), key=lambda shift: (_fit(texts, fields, shift), -shift))


def _fit(texts: Sequence[str], fields: Mapping[str, int], shift: int) -> int:
    """How well the types fit, in points; figures that confirm each other count most."""
    score = 0
    for name in NUMBER_CELLS:
        text = at(texts, fields, name, shift)
        if text:
            score += 2 if read_number(text).state is not State.UNREADABLE else -4
    for name in ("indicator", "method"):
        text = at(texts, fields, name, shift)
        if text:
            score += 1 if is_words(text) else -4
    unit = at(texts, fields, "unit", shift)
    if unit:
        score += 3 if len(unit) <= 25 and not read_number(unit).value else -4
    score -= 2 * any(texts[: max(0, min(fields.values(), default=0) - shift)])
    for part, whole, share in (
        ("realization", "target", "achievement"),
        ("spending", "ceiling", "absorption"),
    ):
        score += 3 * agrees(
            *(read_number(at(texts, fields, name, shift)).value for name in (part, whole, share))
        )
    return score


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
    exact = percentage(part, whole)
    return exact is not None and rounded(exact, decimals_of(share)) == share
