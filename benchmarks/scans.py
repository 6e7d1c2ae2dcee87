"""How many cells and numbers of scans are read right, how sure the reader is, and what it costs.

    .venv/bin/python benchmarks/scans.py [--pages 6] [--seed 1] [--setting "200 hard"] [--show]

Pages are made anew from the seed. A *number* is a cell of the truth that holds a number or a dash;
it is right when the text read has the same value. *Silent* are numbers that are wrong, missing, or
read where nothing stands, at a confidence of 950 per mille or more: there must be none. *CPU* is
user seconds a page over all threads: the machine may be busy.
"""

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scan_pages import SETTINGS, Row, Setting, Specimen, specimen

from tolok.documents.document import Document
from tolok.documents.readers import scan
from tolok.domain.forms import State
from tolok.domain.notation import read_number

SURE = 950
BANDS = (0, 500, 800, 900, 950, 980, 990, 1001)

Found = tuple[tuple[str, int] | None, ...]
"""A row as read: text and confidence per mille, None where covered."""


@dataclass
class Score:
    """What became of the pages of one setting."""

    pages: int = 0
    cells: int = 0
    exact: int = 0
    numbers: int = 0
    right: int = 0
    marked: int = 0
    silent: int = 0
    wall: float = 0.0
    cpu: float = 0.0
    bands: Counter[tuple[int, bool]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add_cell(self, truth: str, text: str, confidence: int) -> None:
        """Judge one cell."""
        if truth:
            self.cells += 1
            self.exact += _plain(truth) == _plain(text)
        if _is_number(truth):
            self.numbers += 1
            is_right = _says(truth) == _says(text)
            self.right += is_right
            self.marked += confidence < SURE
            band = max(bound for bound in BANDS if bound <= confidence)
            self.bands[band, is_right] += 1
            self._blame(is_right, truth, text, confidence)
        elif not truth and _is_number(text):
            self._blame(False, truth, text, confidence)

    def _blame(self, is_right: bool, truth: str, text: str, confidence: int) -> None:  # noqa: FBT001
        if not is_right:
            self.silent += confidence >= SURE
            self.faults.append(f"{truth!r} read as {text!r} at {confidence}")


def _plain(text: str) -> str:
    return "".join(text.split()).replace("–", "-").replace("—", "-")


def _says(text: str) -> tuple[State, object]:
    reading = read_number(_plain(text))
    return reading.state, reading.value if reading.state is State.VALUE else None


def _is_number(text: str) -> bool:
    return bool(text) and read_number(text).state in {State.VALUE, State.DASH}


def rows_of(document: Document) -> list[Found]:
    """All rows of all tables as read; a cell without text is as sure as what saw nothing."""
    return [
        tuple(
            None
            if cell is None
            else (cell.text, cell.recognition.confidence if cell.recognition else 1000)
            for cell in row.cells
        )
        for table in document.tables
        for row in table.rows
    ]


def aligned(truth: Sequence[Row], found: Sequence[Found]) -> list[tuple[Row, Found]]:
    """Each true row with the read row that stands for it, in order; () where none does."""
    size = len(found) + 1
    best = [[0.0] * size for _ in range(len(truth) + 1)]
    alike = [[_likeness(row, other) for other in found] for row in truth]
    for i, likes in enumerate(alike, start=1):
        for j, like in enumerate(likes, start=1):
            best[i][j] = max(best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + like)
    pairs: list[tuple[Row, Found]] = []
    i, j = len(truth), len(found)
    while i:
        if j and best[i][j] == best[i][j - 1]:
            j -= 1
        elif j and best[i][j] > best[i - 1][j]:
            pairs.append((truth[i - 1], found[j - 1]))
            i, j = i - 1, j - 1
        else:
            pairs.append((truth[i - 1], ()))
            i -= 1
    return pairs[::-1]


def _likeness(row: Row, found: Found) -> float:
    same = sum(
        text is not None and text != "" and other is not None and _plain(text) == _plain(other[0])
        for text, other in zip(row, found, strict=False)
    )
    letters = Counter("".join(text or "" for text in row))
    seen = Counter("".join(cell[0] for cell in found if cell))
    shared = sum((letters & seen).values()) / max(1, letters.total(), seen.total())
    return same + shared


def judge(made: Specimen, score: Score) -> None:
    """Read the pictures of a document and compare."""
    found: list[Found] = []
    for picture in made.pictures:
        begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
        document = scan.read(picture, "page")
        score.wall += time.perf_counter() - begin
        score.cpu += resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
        score.pages += 1
        found += rows_of(document)
    headers = {"".join(_plain(text or "") for text in row) for row in made.header}
    found = [
        row for row in found if "".join(_plain(cell[0]) for cell in row if cell) not in headers
    ]
    for row, other in aligned(made.rows, found):
        for place, truth in enumerate(row):
            if truth is not None:
                cell = other[place] if place < len(other) else None
                score.add_cell(truth, *(cell or ("", 0)))


def measured(setting: Setting, pages: int, seed: int) -> Score:
    """Half of the documents are forms of our own print, half tables of other styles."""
    score = Score()
    chance = random.Random(f"{seed} {setting.name}")
    turn = 0
    while score.pages < pages:
        judge(specimen(setting, chance, ("form", "table")[turn % 2]), score)
        turn += 1
    return score


def main() -> None:
    """Print one line a setting, then the calibration of all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--setting", default="")
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    print(
        f"{'setting':<12}{'pages':>6}{'cells':>7}{'exact %':>9}{'numbers':>9}{'right %':>9}"
        f"{'marked %':>10}{'silent':>8}{'s/page':>8}{'CPU':>6}"
    )
    bands: Counter[tuple[int, bool]] = Counter()
    for setting in SETTINGS:
        if chosen.setting not in setting.name:
            continue
        score = measured(setting, chosen.pages, chosen.seed)
        bands += score.bands
        print(
            f"{setting.name:<12}{score.pages:>6}{score.cells:>7}"
            f"{100 * score.exact / score.cells:>9.2f}{score.numbers:>9}"
            f"{100 * score.right / score.numbers:>9.2f}{100 * score.marked / score.numbers:>10.1f}"
            f"{score.silent:>8}{score.wall / score.pages:>8.1f}{score.cpu / score.pages:>6.1f}",
            flush=True,
        )
        if chosen.show:
            print(*(f"    {fault}" for fault in score.faults), sep="\n")
    print(f"\n{'confidence':<14}{'numbers':>9}{'wrong':>7}")
    for low, high in pairwise(BANDS):
        right, wrong = bands[low, True], bands[low, False]
        print(f"{low:>5} – {high - 1:<6}{right + wrong:>9}{wrong:>7}")
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB")


if __name__ == "__main__":
    main()
