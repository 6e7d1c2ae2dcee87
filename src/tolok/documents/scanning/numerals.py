"""The recogniser of numbers: a small network of our own that knows digits, marks and nothing else.

It sees a line twice, with coloured ink and without, and was taught on lines that tools/numerals
draws. It is asked beside the recogniser of letters, never alone.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np

from tolok.documents.scanning.colours import PAPER
from tolok.documents.scanning.recognising import in_batches, session_of
from tolok.documents.scanning.strips import HEIGHT, Strip
from tolok.documents.scanning.transcribing import Spelling, spellings_of

_MODEL = "numerals.onnx"
_STEP = 128.0  # grey steps that the network counts as one


class Numerals:
    """The network in memory."""

    def __init__(self) -> None:
        self._session = session_of((files(__package__) / _MODEL).read_bytes())
        self.alphabet = ("", *self._session.get_modelmeta().custom_metadata_map["alphabet"])

    def read(self, strips: Sequence[Strip]) -> list[tuple[Spelling, ...]]:
        """For each strip the likeliest numbers in it; "" where nothing stands."""
        widths = [strip.shape[1] for strip in strips]
        return in_batches(widths, lambda batch: self._read_batch([strips[i] for i in batch]))

    def _read_batch(self, strips: list[Strip]) -> list[tuple[Spelling, ...]]:
        widest = max(strip.shape[1] for strip in strips)
        tensor = np.zeros((len(strips), 2, HEIGHT, widest), np.float32)
        for place, strip in enumerate(strips):
            ink = (PAPER - strip.astype(np.float32)) / _STEP
            tensor[place, :, :, : strip.shape[1]] = ink.transpose(2, 0, 1)
        chances = self._session.run(None, {"strips": tensor})[0]
        return [spellings_of(steps, self.alphabet) for steps in chances]


@lru_cache(maxsize=1)
def numerals() -> Numerals:
    """The recogniser of numbers of this process."""
    return Numerals()
