"""Letters and numerals that only a group of a header explains, or a group beside it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import is_header_text
from tolok.documents.document import Cell, TableRow
from tolok.domain.periods import ROMAN

_SHORT = {"T": "TARGET", "R": "REALISASI", "C": "CAPAIAN"}
"""Letters that stand for words where T and one more stand in the lowest line of a header."""
_LED = re.compile(r"([TRC])[. ]+\(?(?:S\.?\s?/?\s?D\b|TW|TRW|TRIWULAN|SMT|SEMESTER)")
"""Such a letter before its period, in one cell: "R (s.d. TW II)"."""
_COUNTS = re.compile(r"\b(TRI\s?WULAN|TW|SEMESTER|TAHUN\s*KE)\b")
"""What numerals below a group may count."""
_MONTHS = re.compile(r"\bBULAN(?:\s*KE)?\W*$")
"""What ends a group whose columns are months by their numbers."""
_MONTH = "BULAN"

_SHORTEST = 12
"""Letters of what a group may be called without a word of the vocabulary."""

Path = tuple[str, ...]


def with_leaves_written_out(paths: Sequence[Path]) -> list[Path]:
    """The words over each column, its lowest letter written out where a group tells what it means.

    T, R and C under the same words are target, realization and what was reached where T and one
    more are there. Numerals from I on count what their group says, else what a group beside it with
    the same numerals does; I to IV that nothing explains are quarters, over K and Rp as well. What
    counts the columns below them is left as it is.
    """
    paths = _with_months(_with_quarters(paths))
    leaves = [_leaf(path) for path in paths]
    found = list(paths)
    over: dict[Path, set[str]] = {}
    for path, leaf in zip(paths, leaves, strict=True):
        over.setdefault(path[:leaf], set()).update(map(normal, path[leaf : leaf + 1]))
        if path and (led := _LED.match(normal(path[-1]))):
            over.setdefault(path[:-1], set()).add(led[1])
    for at, (path, leaf) in enumerate(zip(paths, leaves, strict=True)):
        if path and "T" in over[path[:leaf]] and len(_SHORT.keys() & over[path[:leaf]]) > 1:
            found[at] = _with(path, leaf, _SHORT.get(normal(path[leaf]), path[leaf]))
    runs = list(_counted(paths, leaves))
    said = {run: _said(paths[run[0]][: leaves[run[0]]]) for run in runs}
    for run in runs:
        beside = (said[one] for one in runs if len(one) == len(run) and said[one])
        counts = said[run] or next(beside, "TRIWULAN" if len(run) == len(ROMAN) else "")
        for at in run if counts else ():
            found[at] = _with(paths[at], leaves[at], f"{counts} {normal(paths[at][leaves[at]])}")
    return found


def groups_in(row: TableRow) -> frozenset[str]:
    """The texts of a row that stand over several columns, merged or with empty ones beside.

    Only short ones, but where all texts of a row stand so and half of them are words of headers.

    >>> sorted(groups_in(TableRow((Cell("No"), Cell("P1"), Cell(), Cell("P2"), Cell("")))))
    ['P1', 'P2']
    """
    filled = [cell.text for cell in row.cells if cell and cell.text]
    wide = [
        cell.text
        for cell, beside in pairwise((*row.cells, Cell("end")))
        if cell and cell.text and (beside is None or not beside.text)
    ]
    if len(wide) == len(filled) and 2 * sum(map(is_header_text, wide)) >= len(wide):
        return frozenset(wide)
    return frozenset(text for text in wide if len(text) <= _SHORTEST)


def _with_quarters(paths: Sequence[Path]) -> list[Path]:
    """The words, I to IV that stand over the same words each written out as quarters."""
    found = list(paths)
    for depth in range(max(map(len, paths), default=0) - 1):
        several: dict[tuple[Path, str], list[int]] = {}
        for at, path in enumerate(paths):
            if len(path) > depth + 1:
                several.setdefault((path[:depth], normal(path[depth])), []).append(at)
        for above in dict.fromkeys(above for above, _ in several):
            runs = [several.get((above, numeral), []) for numeral in ROMAN]
            below = [[paths[at][depth + 1 :] for at in run] for run in runs]
            if runs[0] and all(one == below[0] for one in below) and not _said(above):
                for numeral, run in zip(ROMAN, runs, strict=True):
                    for at in run:
                        found[at] = _with(paths[at], depth, f"TRIWULAN {numeral}")
    return found


def _with_months(paths: Sequence[Path]) -> list[Path]:
    """The words, neighbours numbered from 1 below a group of months written out as months."""
    found = list(paths)
    run: list[int] = []
    for at, path in enumerate(paths):
        of_months = len(path) > 1 and bool(_MONTHS.search(normal(path[-2])))
        goes_on = (
            bool(run) and path[:-1] == paths[run[0]][:-1] and path[-1:] == (f"{len(run) + 1}",)
        )
        if not (of_months and (goes_on or path[-1:] == ("1",))):
            run = []
            continue
        run = [*run, at] if goes_on else [at]
        for number, place in enumerate(run if len(run) > 1 else (), start=1):
            found[place] = (*paths[place][:-1], f"{_MONTH} {number}")
    return found


def is_month(path: Path) -> bool:
    """Whether a path is that of a month written out from its number below a group of months."""
    return (
        len(path) > 1
        and path[-1].startswith(f"{_MONTH} ")
        and bool(_MONTHS.search(normal(path[-2])))
    )


def _leaf(path: Path) -> int:
    """Where the lowest word of a column stands that is no number of the column."""
    return max((at for at, text in enumerate(path) if text.strip("().").isalpha()), default=0)


def _with(path: Path, leaf: int, word: str) -> Path:
    return (*path[:leaf], word, *path[leaf + 1 :])


def _counted(paths: Sequence[Path], leaves: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The neighbours under the same words whose lowest words are I, II and so on, to IV at most."""
    words = [
        (path[:leaf], normal(path[leaf]).strip("()")) if path else None
        for path, leaf in zip(paths, leaves, strict=True)
    ]
    begins = [at for at, word in enumerate(words) if word and word[1] == ROMAN[0]]
    for first in begins:
        run = [first]
        for at, (before, word) in enumerate(pairwise(words[first:]), start=first + 1):
            following = ROMAN[len(run) : len(run) + 1] or ("V",)
            if not word or not before or word != (before[0], following[0]):
                break
            run.append(at)
        if 1 < len(run) <= len(ROMAN):
            yield tuple(run)


def _said(group: Sequence[str]) -> str:
    """What the words over a group say that it counts; "" for nothing."""
    found = _COUNTS.search(" ".join(map(normal, group)))
    return found[1] if found else ""
