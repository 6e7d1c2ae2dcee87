"""How many cells and numbers of scans are read right, how sure the reader is, and what it costs.

    .venv/bin/python benchmarks/scans.py [--pages 6] [--seed 1] [--setting "200 hard"] [--show]

Pages are made anew from the seed. A *number* is a cell of the truth that holds a number or a dash;
it is right when the text read has the same value; *in form* when it has so in the Form that is
made of the pages, whose arithmetic settles doubtful ones. *Silent* are numbers that are wrong,
missing, or read where nothing stands, at a confidence of 950 per mille or more: there must be none.
*Words* are texts that are no numbers, right with every letter and space; those wrong and sure are
told behind. *Levels* are rows of forms that have their own row, level and parent in the Form.
*CPU* is user seconds a page over all threads: the machine may be busy.
"""

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from scan_pages import SETTINGS, Row, Setting, Specimen, specimen

from tolok.documents.document import Block, Document, Table
from tolok.documents.readers import scan
from tolok.documents.reading import forms_of
from tolok.domain.forms import CERTAIN, NUMBER_CELLS, Form, State
from tolok.domain.notation import read_number

BANDS = (0, 500, 800, 900, 950, 980, 990, 1001)


class Seen(NamedTuple):
    """A cell as read: its text, what a form makes of it, and the confidence per mille."""

    text: str = ""
    in_form: str = ""
    confidence: int = 0


Found = tuple[Seen | None, ...]
"""A row as read, None where a cell is covered."""


@dataclass
class Score:
    """What became of the pages of one setting."""

    pages: int = 0
    cells: int = 0
    exact: int = 0
    numbers: int = 0
    right: int = 0
    in_form: int = 0
    marked: int = 0
    silent: int = 0
    words: int = 0
    right_words: int = 0
    silent_words: int = 0
    rows: int = 0
    right_rows: int = 0
    wall: float = 0.0
    cpu: float = 0.0
    bands: Counter[tuple[int, bool]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add_cell(self, truth: str, seen: Seen) -> None:
        """Judge one cell."""
        if truth:
            self.cells += 1
            self.exact += _plain(truth) == _plain(seen.text)
        if _is_number(truth):
            self.numbers += 1
            is_right = _says(truth) == _says(seen.text)
            self.right += is_right
            self.in_form += _says(truth) == _says(seen.in_form)
            self.marked += seen.confidence < CERTAIN
            band = max(bound for bound in BANDS if bound <= seen.confidence)
            self.bands[band, is_right] += 1
        elif truth:
            is_right = truth.split() == seen.text.split()
            self.words += 1
            self.right_words += is_right
            self.silent_words += not is_right and seen.confidence >= CERTAIN
            if not is_right:
                self.faults.append(f"{truth!r} read as {seen.text!r} at {seen.confidence}")
        if not truth or _is_number(truth):
            self._blame(truth, seen)

    def _blame(self, truth: str, seen: Seen) -> None:
        """Keep a number that is wrong, or that stands where nothing does."""
        for text, where in ((seen.text, "read as"), (seen.in_form, "taken for")):
            is_wrong = _says(truth) != _says(text) if truth else _is_number(text)
            if is_wrong and (where == "read as" or text != seen.text):
                self.silent += seen.confidence >= CERTAIN
                self.faults.append(f"{truth!r} {where} {text!r} at {seen.confidence}")
        if truth and seen.in_form != seen.text and _says(truth) == _says(seen.in_form):
            self.faults.append(f"{truth!r} read as {seen.text!r}, settled by the form")


def _plain(text: str) -> str:
    return "".join(text.split()).replace("–", "-").replace("—", "-")


def _says(text: str) -> tuple[State, object]:
    reading = read_number(_plain(text))
    return reading.state, reading.value if reading.state is State.VALUE else None


def _is_number(text: str) -> bool:
    return bool(text) and read_number(text).state in {State.VALUE, State.DASH}


def joined(documents: Sequence[Document]) -> Document:
    """The pages of one document, their tables told apart as those of one PDF are."""
    blocks: list[Block] = []
    for page, document in enumerate(documents, start=1):
        blocks.extend(
            replace(block, name=f"{page}, {block.name}") if isinstance(block, Table) else block
            for block in document.blocks
        )
    return Document(tuple(blocks), source="pages")


def rows_of(document: Document, forms: Sequence[Form]) -> list[Found]:
    """All rows of all tables as read; a cell without text is as sure as what saw nothing."""
    settled = {
        (cell.source.table, cell.source.row, cell.source.column): cell.written
        for form in forms
        for row in form.rows
        for cell in map(row.cell, NUMBER_CELLS)
        if cell.source and cell.source.recognition and cell.source.recognition.ground
    }
    return [
        tuple(
            None
            if cell is None
            else Seen(
                cell.text,
                settled.get((table.name, row.number, column), cell.text),
                cell.recognition.confidence if cell.recognition else 1000,
            )
            for column, cell in enumerate(row.cells, start=1)
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
        text is not None and text != "" and other is not None and _plain(text) == _plain(other.text)
        for text, other in zip(row, found, strict=False)
    )
    letters = Counter("".join(text or "" for text in row))
    seen = Counter("".join(cell.text for cell in found if cell))
    shared = sum((letters & seen).values()) / max(1, letters.total(), seen.total())
    return same + shared


def judge(made: Specimen, score: Score) -> None:
    """Read the pictures of a document and compare."""
    documents = []
    for picture in made.pictures:
        begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
        documents.append(scan.read(picture, "page"))
        score.wall += time.perf_counter() - begin
        score.cpu += resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
        score.pages += 1
    compare(made, documents, score)


def compare(made: Specimen, documents: Sequence[Document], score: Score) -> None:
    """Judge what was read of the pages of a document."""
    document = joined(documents)
    forms = forms_of(document, "pages").forms
    if made.form is not None:
        score.rows += len(made.form.rows)
        score.right_rows += right_rows(made.form, max(forms, key=_size, default=Form()))
    headers = {"".join(_plain(text or "") for text in row) for row in made.header}
    found = [
        row
        for row in rows_of(document, forms)
        if "".join(_plain(cell.text) for cell in row if cell) not in headers
    ]
    for row, other in aligned(made.rows, found):
        for place, truth in enumerate(row):
            if truth is not None:
                cell = other[place] if place < len(other) else None
                score.add_cell(truth, cell or Seen())


def _size(form: Form) -> int:
    return len(form.rows)


def right_rows(truth: Form, read: Form) -> int:
    """How many rows of a form have a row of their own that says their level and their parent."""
    rows = {row.id: row for row in read.rows}
    pairs = aligned(
        [(row.name, row.indicator, row.ceiling.written) for row in truth.rows],
        [
            (
                Seen(row.name or ""),
                Seen(row.indicator or ""),
                Seen(row.ceiling.written),
                Seen(row.id),
            )
            for row in read.rows
        ],
    )
    own = {
        row.id: rows[found[-1].text] if found and found[-1] else None
        for row, (_, found) in zip(truth.rows, pairs, strict=True)
    }
    right = 0
    for row in truth.rows:
        other, parent = own[row.id], own[row.parent] if row.parent else None
        right += (
            other is not None
            and other.level is row.level
            and other.parent == (parent.id if parent else None)
        )
    return right


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
        f"{'in form %':>11}{'marked %':>10}{'silent':>8}{'words':>7}{'right %':>9}{'silent':>8}"
        f"{'rows':>6}{'levels %':>10}{'s/page':>8}{'CPU':>6}"
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
            f"{100 * score.right / score.numbers:>9.2f}"
            f"{100 * score.in_form / score.numbers:>11.2f}"
            f"{100 * score.marked / score.numbers:>10.1f}"
            f"{score.silent:>8}{score.words:>7}{100 * score.right_words / score.words:>9.2f}"
            f"{score.silent_words:>8}{score.rows:>6}"
            f"{100 * score.right_rows / max(1, score.rows):>10.2f}"
            f"{score.wall / score.pages:>8.1f}{score.cpu / score.pages:>6.1f}",
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
