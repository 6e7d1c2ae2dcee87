"""Draw lessons into files: `python draw_lessons.py FONTS LESSONS FIRST LAST`, a seed a file."""

import sys
from pathlib import Path

import numpy as np
from lesson_pages import Lesson, fonts_in, lessons

_A_FILE = 10_000
_WIDEST = 288  # pixels: a strip that is longer costs more than it teaches


def drawn(fonts: Path, folder: Path, seed: int) -> None:
    """One file of lessons: widths, texts and the pixels of all strips one after the other."""
    families = fonts_in(fonts)
    found: list[Lesson] = []
    page = 0
    while len(found) < _A_FILE:
        chance = np.random.default_rng([seed, page])
        found += [one for one in lessons(chance, families) if one.strip.shape[1] <= _WIDEST]
        page += 1
    # Teaching may have begun: a file bears its name once it is whole.
    unfinished = folder / f"{seed:03}.unfinished"
    with unfinished.open("wb") as file:
        np.savez_compressed(
            file,
            widths=np.array([one.strip.shape[1] for one in found]),
            texts=np.array([one.text for one in found]),
            pixels=np.concatenate([one.strip.transpose(1, 0, 2).reshape(-1) for one in found]),
        )
    unfinished.rename(folder / f"{seed:03}.npz")


if __name__ == "__main__":
    for seed_ in range(int(sys.argv[3]), int(sys.argv[4])):
        drawn(Path(sys.argv[1]), Path(sys.argv[2]), seed_)
