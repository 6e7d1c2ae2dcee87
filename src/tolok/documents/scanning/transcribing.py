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
    beams: dict[tuple[int, ...], list[float]] = {(): [1.0, 0.0]}
    for signs in _likely(steps):
        grown = _grown(beams, signs)
        if len(grown) > _BEAMS:
            grown = dict(sorted(grown.items(), key=lambda item: -sum(item[1]))[:_BEAMS])
        beams = grown
    joined: dict[str, float] = {}
    for text, both in beams.items():
        spelt = "".join(alphabet[sign] for sign in text).strip()
        joined[spelt] = joined.get(spelt, 0.0) + sum(both)
    ranked = sorted(joined.items(), key=lambda item: -item[1])
    return tuple(Spelling(text, min(1.0, chance)) for text, chance in ranked)


def _likely(steps: Steps) -> list[list[tuple[int, float]]]:
    """For each step the signs that are worth following, each with its probability."""
    tops, found = steps.argmax(axis=1).tolist(), steps > _WORTH
    likely: list[list[tuple[int, float]]] = [[] for _ in tops]
    places, signs = np.nonzero(found)
    for place, sign, chance in zip(
        places.tolist(), signs.tolist(), steps[found].tolist(), strict=True
    ):
        likely[place].append((sign, chance))
    for some, top, most in zip(likely, tops, steps.max(axis=1).tolist(), strict=True):
        if most > _SURE or not some:
            some[:] = [(top, most)]
    return likely


def _grown(
    beams: dict[tuple[int, ...], list[float]], signs: list[tuple[int, float]]
) -> dict[tuple[int, ...], list[float]]:
    """Each text gone on by one step, with each of the signs."""
    grown: dict[tuple[int, ...], list[float]] = {}
    for text, (gap, last) in beams.items():
        end = text[-1] if text else 0
        for sign, chance in signs:
            if sign == 0:
                grown.setdefault(text, [0.0, 0.0])[0] += (gap + last) * chance
            elif sign != end:
                grown.setdefault((*text, sign), [0.0, 0.0])[1] += (gap + last) * chance
            else:
                if last > 0.0:
                    grown.setdefault(text, [0.0, 0.0])[1] += last * chance
                if gap > 0.0:
                    grown.setdefault((*text, sign), [0.0, 0.0])[1] += gap * chance
    return grown


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
