"""Recognisers of printed letters, each loaded once a process; none ever asks the network."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import cv2
import numpy as np

from tolok.documents.scanning.pages import Grey
from tolok.documents.scanning.transcribing import LETTERS, SAME, Spelling, spellings_of
from tolok.domain.errors import UnreadableError

THREADS = 2
_HEIGHT = 48  # pixels: what the model was taught on
_STRIDE = 8  # pixels of one step of the model
_WIDEST = 2400  # pixels; a line of 200 letters. Wider ones are squeezed
_BATCH_WIDTH = 1600  # pixels of all lines of a batch: some 40 MB within the model
_MODELS = "*rec*.onnx"  # in rapidocr's own wheel


class Recogniser:
    """rapidocr's model of lines, run on our own crops so that its probabilities can be had."""

    def __init__(self) -> None:
        self._session = session_of(str(_model()))
        self._input = self._session.get_inputs()[0].name
        signs, self._alphabet = _alphabet_of(self._session)
        self._take = [place for places in signs for place in places]
        self._begins = np.cumsum([0, *map(len, signs[:-1])])

    def read(self, crops: Sequence[Grey]) -> list[tuple[Spelling, ...]]:
        """For each crop of one line its likeliest texts; lines of like width go together."""
        sized = [_sized(crop) for crop in crops]
        widths = [grey.shape[1] for grey in sized]
        return in_batches(widths, lambda batch: self._read_batch([sized[i] for i in batch]))

    def _read_batch(self, sized: list[Grey]) -> list[tuple[Spelling, ...]]:
        widest = max(grey.shape[1] for grey in sized)
        tensor = np.zeros((len(sized), 3, _HEIGHT, widest), np.float32)
        for place, grey in enumerate(sized):
            tensor[place, :, :, : grey.shape[1]] = grey.astype(np.float32) / 127.5 - 1.0
        probabilities = self._session.run(None, {self._input: tensor})[0]
        # The steps over our alphabet: signs that look alike are added up.
        ours = np.add.reduceat(probabilities[:, :, self._take], self._begins, axis=2)
        return [spellings_of(steps, self._alphabet) for steps in ours]


def session_of(model: str | bytes) -> Any:
    """A network ready to be asked by one thread of ours at a time; the path of it, or itself."""
    import onnxruntime  # noqa: PLC0415 - heavy

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # two threads on one batch work a third more for it
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # an arena keeps the widest batch for ever
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def in_batches(
    widths: Sequence[int], read: Callable[[list[int]], list[tuple[Spelling, ...]]]
) -> list[tuple[Spelling, ...]]:
    """What a network spells of each line, lines of like width together, whose places are given.

    A thread a core, each with whole batches: letters are spelt while others are seen. All pages
    share these threads, so that what was asked first is told first.
    """
    found: list[tuple[Spelling, ...]] = [()] * len(widths)
    batches = _batches(widths)
    for batch, spellings in zip(batches, _threads().map(read, batches), strict=True):
        for index, one in zip(batch, spellings, strict=True):
            found[index] = one
    return found


@lru_cache(maxsize=1)
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(THREADS, "recognising")


def _batches(widths: Sequence[int]) -> list[list[int]]:
    """Places of lines of like width, the widest first, so that no core ends with a long one."""
    order = sorted(range(len(widths)), key=lambda index: -widths[index])
    batches: list[list[int]] = []
    for index in order:
        if batches and (len(batches[-1]) + 1) * widths[batches[-1][0]] <= _BATCH_WIDTH:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches


def _model() -> Path:
    import importlib.util  # noqa: PLC0415 - only the place is asked for, rapidocr is not run

    spec = importlib.util.find_spec("rapidocr")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    found = [path for folder in folders for path in sorted(Path(folder).rglob(_MODELS))]
    if not found:
        raise UnreadableError(
            "Pengenal huruf tidak terpasang: pasang ulang paket rapidocr, lalu coba lagi."
        )
    return found[-1]


def _alphabet_of(session: Any) -> tuple[list[list[int]], tuple[str, ...]]:
    """Which signs of the model stand for each of ours; none comes first, space is its last."""
    signs = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    wanted: dict[str, list[int]] = {letter: [] for letter in LETTERS}
    for index, sign in enumerate(signs, start=1):
        ours = SAME.get(sign, sign)
        if ours in wanted:
            wanted[ours].append(index)
    wanted[" "].append(len(signs) + 1)
    known = {letter: places for letter, places in wanted.items() if places}
    return [[0], *known.values()], ("", *known)


def _sized(crop: Grey) -> Grey:
    """The crop at the model's height."""
    height, width = crop.shape
    wide = min(_WIDEST, max(_STRIDE * 2, round(width * _HEIGHT / height)))
    how = cv2.INTER_AREA if height > _HEIGHT else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(crop, (wide, _HEIGHT), interpolation=how), np.uint8)


def recogniser() -> Recogniser:
    """The recogniser of this process."""
    with _LOADING:  # pages that are begun together would load one each
        return _loaded()


_LOADING = Lock()


@lru_cache(maxsize=1)
def _loaded() -> Recogniser:
    cv2.setNumThreads(THREADS)
    return Recogniser()
