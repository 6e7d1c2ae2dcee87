"""What a recogniser's steps spell: the likeliest texts with the probability of each."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Steps = npt.NDArray[np.float32]
"""Time steps × signs of the alphabet: probabilities; sign 0 is "no letter here"."""

_BEAMS = 10
_SURE = 0.9995  # a step as sure as this leaves no other reading worth following
_WORTH = 0.0005  # a sign less likely than this at a step changes no text's rank


class Spelling(NamedTuple):
    """A text and its probability in per one, by the recogniser's own account."""

    text: str
    probability: float


def spellings_of(steps: Steps, alphabet: tuple[str, ...]) -> tuple[Spelling, ...]:
    """The likeliest texts of one line, likeliest first: prefix beam search.

    Each text is kept with two probabilities: of ending in no letter, and in its last letter; a
    letter repeated without a gap is the same letter seen twice (Graves 2006, section 4).
    """
    beams: dict[tuple[int, ...], tuple[float, float]] = {(): (1.0, 0.0)}
    for step in steps:
        top = int(step.argmax())
        signs = (top,) if step[top] > _SURE else tuple(np.flatnonzero(step > _WORTH)) or (top,)
        grown: dict[tuple[int, ...], list[float]] = {}
        for text, (gap, last) in beams.items():
            for sign in signs:
                _grow(grown, text, (gap, last), int(sign), float(step[sign]))
        best = sorted(grown.items(), key=lambda item: -sum(item[1]))[:_BEAMS]
        beams = {text: (both[0], both[1]) for text, both in best}
    joined: dict[str, float] = {}
    for text, both in beams.items():
        spelt = "".join(alphabet[sign] for sign in text).strip()
        joined[spelt] = joined.get(spelt, 0.0) + sum(both)
    ranked = sorted(joined.items(), key=lambda item: -item[1])
    return tuple(Spelling(text, min(1.0, chance)) for text, chance in ranked)


def _grow(
    grown: dict[tuple[int, ...], list[float]],
    text: tuple[int, ...],
    chances: tuple[float, float],
    sign: int,
    chance: float,
) -> None:
    """Let a text go on by one step with one sign."""
    gap, last = chances
    if sign == 0:
        grown.setdefault(text, [0.0, 0.0])[0] += (gap + last) * chance
    elif text and text[-1] == sign:
        grown.setdefault(text, [0.0, 0.0])[1] += last * chance
        grown.setdefault((*text, sign), [0.0, 0.0])[1] += gap * chance
    else:
        grown.setdefault((*text, sign), [0.0, 0.0])[1] += (gap + last) * chance


LETTERS = (
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    ".,-%()/:;&+=×\"'°²³_*#@!?<>≥≤±•§é[]{}|–—…“”‘’· "
)
"""What Indonesian tables are written with; a recogniser of many scripts knows far more."""

SAME: Mapping[str, str] = {
    "，": ",", "。": ".", "、": ",", "：": ":", "；": ";", "（": "(", "）": ")", "％": "%",
    "－": "-", "一": "-", "−": "-", "‐": "-", "‑": "-", "―": "—", "．": ".", "＋": "+",
    "／": "/", "０": "0", "１": "1", "２": "2", "３": "3", "４": "4", "５": "5", "６": "6",
    "７": "7", "８": "8", "９": "9", "＝": "=", "！": "!", "？": "?", "＆": "&", "～": "-",
}  # fmt: skip
"""Signs of other scripts that look as ours do, each with ours."""
