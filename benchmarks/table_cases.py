"""Where the numbers of real tables went: into forms, among the leftovers, or elsewhere.

Each number that the source writes is looked for, by its digits and marks, in the forms (each cell
of the source once) and among the leftovers. Elsewhere are those of headers and those that only
count rows or columns; anything else there is lost, and `--show` lists them.
"""

import csv
import re
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tolok.documents.reading import Readings, read_forms
from tolok.domain.errors import UnreadableError
from tolok.domain.forms import NUMBER_CELLS, TEXT_CELLS, Row

CASES = Path(__file__).parents[2] / "shared" / "cases"
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def measure_cases(*, show: bool) -> None:
    """Print the table; say it where the folder is absent."""
    files = sorted(
        path for path in CASES.glob("*") if path.suffix in {".csv", ".txt"}
    )  # fmt: skip
    if not files:
        print("\nskipped: no folder shared/cases beside the project")
        return
    print("\n| real table | forms | rows | numbers | in forms | left over | elsewhere | s |")
    print("| --- " * 8 + "|")
    for path in files:
        _measure_case(path, show=show)


def _measure_case(path: Path, *, show: bool) -> None:
    begin = time.perf_counter()
    short = path.stem[:44]
    try:
        read = read_forms(path.read_bytes(), path.name)
    except UnreadableError as error:
        print(f"| {short} | 0 | | | | | | {str(error).partition(': ')[2].partition('. ')[0]} |")
        return
    spent = time.perf_counter() - begin
    written = Counter(_numbers(_written(path)))
    told = Counter(_numbers(_texts(read)))
    left = Counter(_numbers(one.text for one in read.leftovers))
    in_forms = written & told
    left_over = (written - in_forms) & left
    elsewhere = written - in_forms - left_over
    rows = sum(len(form.rows) for form in read.forms)
    sums = [one.total() for one in (written, in_forms, left_over, elsewhere)]
    print(
        f"| {short} | {len(read.forms)} | {rows} | "
        + " | ".join(map(str, sums))
        + f" | {spent:.2f} |"
    )
    if show:
        print("    elsewhere:", " ".join(elsewhere.elements()))


def _written(path: Path) -> Iterable[str]:
    """The texts of the source, cell by cell where it has cells."""
    text = path.read_text("utf-8", errors="replace")
    if path.suffix == ".csv":
        return (cell for line in csv.reader(text.splitlines()) for cell in line)
    return text.splitlines()


def _numbers(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from _NUMBER.findall(text)


def _texts(read: Readings) -> Iterable[str]:
    """The texts of the forms, each cell of the source once."""
    seen: set[object] = set()
    for form in read.forms:
        for row in form.rows:
            yield from _texts_of(row, seen)


def _texts_of(row: Row, seen: set[object]) -> Iterable[str]:
    for name in (*TEXT_CELLS, *row.details):
        text = row.details.get(name) or getattr(row, name, None)
        key = (row.sources.get(name), text)
        if text and key not in seen:
            seen.add(key)
            yield text
    for name in NUMBER_CELLS:
        cell = row.cell(name)
        key = (cell.source, cell.written)
        if cell.written and key not in seen:
            seen.add(key)
            yield cell.written
