"""PDFs that hold their letters: ruled tables cell by cell, and the lines of text around them."""

import io
import logging
import re
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from tolok.documents.document import Block, Cell, Document, PageBreak, Table, TableRow
from tolok.documents.letters.broken_words import (
    Ending,
    breaks_words,
    endings_of,
    padding_of,
    rejoined,
    room_of,
    space_of,
)
from tolok.documents.letters.overflowing import overflowing
from tolok.documents.letters.scan_layers import ScanLayers
from tolok.documents.letters.spacing import closed_up
from tolok.documents.letters.turned_pages import upright
from tolok.documents.letters.turned_texts import SAME_LINE, is_turned, sideways, turned_words
from tolok.documents.spaced.blocks import page_blocks
from tolok.documents.spaced.pages import Columns
from tolok.documents.spaced.words import BESIDE, Line, Word, with_codes
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table as Ruled

# What pdfminer thinks of a damaged font would otherwise fill a person's terminal.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())

MAX_PAGES = 500
_SAME_BASE = 1.0
"""Points between letters of one word; lines of cells of unlike height lie as near as two."""
_TWICE, _TWICE_OF_SIZE = 1.0, 0.15
"""Points, and parts of its size, within which a letter that comes again is the same one."""
_SAME_ROW = 3.0
"""Points between letters of one line in a cell, at most; half a letter's height where it is small.

A wide sheet that is fitted to one page has lines two points apart.
"""
SAME_EDGE = 2.0
"""Points within which two rules are one: a border is drawn twice, each time by half its width."""
INDENT = 7.0
"""Points of one step of indentation: writers use 8 to 12."""

_NARROWER = 0.65
"""A set space is narrower than a letter, a typed one is as wide: so a space counts as one here."""
_FEW = 3
"""Distances of which the least two may be chance."""
_NEAR = 0.95
"""Steps from line to line that are too few for two lines of one text."""
_TIGHT, _PITCH, _PADDING = 0.85, 1.3, 0.3
"""Heights of a letter to the next line: too near for one text, usual, and what sets rows apart."""

_BROKEN = re.compile(r"(?<=[^\W\d_])([-/])\n(?=[^\W\d_])")
"""A word that its column broke after its own hyphen or slash: "DPA-SKPD", "Bulanan/Triwulanan"."""

Box = tuple[float, float, float, float]
Watch = Callable[[int, int], None]


class Pages(NamedTuple):
    """A PDF's document, and the pages (from 1) that are pictures of text."""

    document: Document
    pictures: tuple[int, ...]


def read(data: bytes, name: str, watch: Watch | None = None) -> Document:
    """Each page's tables and text lines, a page break before each; pictures are left out."""
    return read_pages(data, name, watch).document


def read_pages(data: bytes, name: str, watch: Watch | None = None) -> Pages:
    """What ``read`` gives, and the pages left out. UnreadableError for damage or a password."""
    import pdfplumber  # noqa: PLC0415 - heavy
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415

    blocks: list[Block] = []
    pictures: list[int] = []
    columns = Columns()
    layers = ScanLayers(data)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf, closing(layers):
            _refuse_length(len(pdf.pages), name)
            for number, lying in enumerate(pdf.pages, start=1):
                page = upright(lying)
                is_scan = layers.is_scan(lying)
                found: list[Block] = []
                if not is_scan:
                    found, columns = _blocks(page, number, columns)
                if is_scan or (not found and (page.images or page.curves or page.rects)):
                    pictures.append(number)
                blocks += [PageBreak(f"Halaman {number}"), *found]
                page.close()  # lets go of the page's letters
                if watch:
                    watch(number, len(pdf.pages))
    except UnreadableError:
        raise
    except Exception as error:
        # Damage shows itself as any of a dozen errors of the two libraries.
        raise UnreadableError(_trouble(name, error, PDFPasswordIncorrect)) from error
    return Pages(Document(tuple(blocks), source=name), tuple(pictures))


def _refuse_length(pages: int, name: str) -> None:
    if pages > MAX_PAGES:
        raise UnreadableError(
            f"{name}: {pages} halaman melebihi batas {MAX_PAGES}. "
            "Simpan halaman formulirnya saja ke PDF baru, lalu coba lagi."
        )


def _trouble(name: str, error: Exception, locked: type[Exception]) -> str:
    causes = (error, error.__cause__, error.__context__, *error.args)
    if any(isinstance(cause, locked) for cause in causes):
        return f"{name}: PDF ini berkata sandi. Simpan salinannya tanpa kata sandi, lalu coba lagi."
    return f"{name}: PDF ini rusak. Buka di pembaca PDF, cetak ulang ke PDF baru, lalu coba lagi."


def _blocks(page: "Page", number: int, columns: Columns) -> tuple[list[Block], Columns]:
    """The tables and text lines of a page, from top to bottom.

    ``columns``, in points, are those of the page before that no rules tell; and those of this one.
    """
    ruled = [
        table for table in page.find_tables() if len(table.rows) > 1 and len(_edges(table)) > 2
    ]
    found: list[tuple[float, Block]] = []
    outside = page
    for at, table in enumerate(sorted(ruled, key=lambda one: one.bbox[1]), start=1):
        name = f"Halaman {number}, tabel {at}"
        found.append((table.bbox[1], Table(name, _rows(page, table))))
        outside = outside.outside_bbox(_within(table.bbox, page), strict=False)
    unruled, columns = _unruled(outside, number, [table.bbox[1] for table in ruled], columns)
    found += unruled
    found.sort(key=lambda one: one[0])
    return [block for _, block in found], columns


def _unruled(
    page: "Page", number: int, tops: Sequence[float], columns: Columns
) -> tuple[list[tuple[float, Block]], Columns]:
    """What stands outside ruled tables, stretch by stretch between them, from top to bottom."""
    place = f"Halaman {number}"
    found: list[tuple[float, Block]] = []
    stretches: dict[int, list[tuple[float, Line]]] = {}
    lines, width = _lines(page)
    for top, line in lines:
        stretches.setdefault(sum(edge < top for edge in tops), []).append((top, line))
    columns = columns.scaled(1 / width)
    for at, (_, stretch) in enumerate(sorted(stretches.items()), start=1):
        first, name = stretch[0][0], f"{place}, tanpa garis {at},"
        blocks, columns = page_blocks([line for _, line in stretch], name, place, columns)
        found += [(first + step / (1 + len(blocks)), one) for step, one in enumerate(blocks)]
    return found, columns.scaled(width)


def _lines(page: "Page") -> tuple[list[tuple[float, Line]], float]:
    """The words of a page, line by line, counted in spaces; and the points of one."""
    from pdfplumber.utils.text import extract_words  # noqa: PLC0415 - heavy

    letters = _letters(page)
    words = extract_words(
        closed_up([one for one in letters if not is_turned(one)]),
        x_tolerance_ratio=0.15,
        y_tolerance=_SAME_BASE,
        extra_attrs=["fontname"],
    )
    if not words:
        return [], 1.0
    many = sum(len(word["text"]) for word in words)
    width = _NARROWER * sum(word["x1"] - word["x0"] for word in words) / many
    height = median(word["bottom"] - word["top"] for word in words)
    step = _step(words, height)
    apart = min(SAME_LINE, height / 2)
    words += turned_words(letters, height)
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda one: (one["top"] + one["bottom"], one["x0"])):
        middle = word["top"] + word["bottom"]
        if rows and middle - (rows[-1][0]["top"] + rows[-1][0]["bottom"]) < 2 * apart:
            rows[-1].append(word)
        else:
            rows.append([word])
    found: list[tuple[float, Line]] = []
    for number, row in enumerate(rows, start=1):
        top = min(word["top"] for word in row)
        pitch = (top - found[-1][0]) / height if found else 0.0
        space = BESIDE if found and top - found[-1][0] < _NEAR * step else _space(pitch)
        found.append((top, Line(number, _words(row, width, step), space)))
    return found, width


def _letters(page: "Page") -> list[dict[str, Any]]:
    """The letters of a page, each once where a bold one is drawn twice, a little apart.

    Two letters of a word that stand no further apart where all are small are two: "11", "aa".
    """
    sizes = [one["size"] for one in page.chars]
    apart = min(_TWICE, median(sizes) * _TWICE_OF_SIZE) if sizes else _TWICE
    letters: list[dict[str, Any]] = page.dedupe_chars(tolerance=apart).chars
    return letters


def _step(words: Sequence[dict[str, Any]], height: float) -> float:
    """Points from a line of a text to its next: the least of words right below one another."""
    ordered = sorted(words, key=lambda one: (round(one["x0"]), one["top"]))
    steps = [
        below["top"] - above["top"]
        for above, below in pairwise(ordered)
        if round(above["x0"]) == round(below["x0"])
    ]
    near = [step for step in steps if _TIGHT * height < step < (_PITCH + _PADDING) * height]
    return sorted(near)[:_FEW][-1] if near else _PITCH * height


def _space(pitch: float) -> float:
    """Empty lines above a line, by its distance from the one before in heights of its letters.

    Tables set their rows apart by less than a line: that counts as one.
    """
    extra = pitch - _PITCH
    if 0 < pitch < _TIGHT:
        return BESIDE
    return max(1.0, extra) if extra > _PADDING else 0.0


def _words(row: Sequence[dict[str, Any]], width: float, step: float) -> tuple[Word, ...]:
    return with_codes(
        [
            Word(
                one["x0"] / width,
                one["x1"] / width,
                one["text"],
                "bold" in one["fontname"].lower(),
                one["top"] / step,
                (one["bottom"] - one["top"]) / step,
            )
            for one in sorted(row, key=lambda one: one["x0"])
        ]
    )


def _within(box: Box, page: "Page") -> Box:
    left, top, right, bottom = page.bbox
    return max(box[0], left), max(box[1], top), min(box[2], right), min(box[3], bottom)


def _edges(table: "Ruled") -> list[float]:
    """Where the table's columns begin and end, from left to right."""
    return _merged([edge for cell in table.cells for edge in (cell[0], cell[2])])


def _merged(edges: Sequence[float]) -> list[float]:
    merged: list[float] = []
    for edge in sorted(edges):
        if not merged or edge - merged[-1] > SAME_EDGE:
            merged.append(edge)
    return merged


def _place(edges: Sequence[float], at: float) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - at))


def _rows(page: "Page", table: "Ruled") -> tuple[TableRow, ...]:
    """The table on its grid, spans as the missing rules tell, covered cells as None."""
    across = _edges(table)
    down = _merged([edge for cell in table.cells for edge in (cell[1], cell[3])])
    grid: list[list[Cell | None]] = [[Cell() for _ in across[1:]] for _ in down[1:]]
    letters = closed_up(_letters(page))
    spans: dict[tuple[int, int], tuple[Cell, float]] = {}
    held = _held(letters, table)
    padding = padding_of(held.items())
    space = space_of(letter for inside in held.values() for letter in inside)
    endings = {
        box: endings_of(inside, room_of(box, padding), space) for box, inside in held.items()
    }
    breaks = breaks_words(endings.values())
    for box in sorted(table.cells, key=lambda one: (one[1], one[0])):
        left, right = _place(across, box[0]), _place(across, box[2])
        top, bottom = _place(down, box[1]), _place(down, box[3])
        if right <= left or bottom <= top:
            continue
        for row in range(top, bottom):
            for column in range(left, right):
                grid[row][column] = None
        inside = held[box]
        text = _text(inside, endings[box] if breaks else ())
        cell = Cell(text, columns=right - left, rows=bottom - top, bold=_is_bold(inside))
        grid[top][left] = cell
        if inside:
            spans[top, left] = cell, min(one["x0"] for one in inside) - box[0]
    _indent(grid, spans)
    return tuple(TableRow(tuple(row), number) for number, row in enumerate(grid, start=1))


def _held(letters: Sequence[dict[str, Any]], table: "Ruled") -> dict[Box, list[dict[str, Any]]]:
    """The letters in each cell of a table; a space at the end of a line may hang over its edge."""
    left, top, right, bottom = table.bbox
    near = [one for one in letters if left <= one["x0"] <= right and top <= one["bottom"]]
    near = [one for one in near if one["top"] <= bottom]
    homes = overflowing(near, table.cells)
    return {
        box: [
            one
            for one in near
            if (homes[id(one)] == box if id(one) in homes else _is_inside(one, box))
        ]
        for box in table.cells
    }


def _is_inside(letter: dict[str, Any], box: Box) -> bool:
    """Whether the middle of a letter lies in a box."""
    x, y = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
    x = letter["x0"] if letter["text"].isspace() else x
    return bool(box[0] <= x < box[2] and box[1] <= y < box[3])


def _text(letters: Sequence[dict[str, Any]], endings: Sequence[Ending] = ()) -> str:
    """The text of a cell, line by line, words that endings tell to be broken joined.

    Sideways text comes in the order in which it is read.
    """
    from pdfplumber.utils.text import extract_text  # noqa: PLC0415 - heavy

    if not letters:
        return ""
    if is_turned(letters[0]):
        return sideways(letters)
    apart = min(_SAME_ROW, median(one["bottom"] - one["top"] for one in letters) / 2)
    text = extract_text(list(letters), x_tolerance_ratio=0.15, y_tolerance=apart)
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
    return _BROKEN.sub(r"\1", rejoined(lines, endings) if endings else lines)


def _is_bold(letters: Sequence[dict[str, Any]]) -> bool:
    heavy = sum("bold" in one["fontname"].lower() for one in letters)
    return 2 * heavy > len(letters)


def _indent(
    grid: list[list[Cell | None]], spans: dict[tuple[int, int], tuple[Cell, float]]
) -> None:
    """Steps of indentation against the leftmost text of the same column."""
    least: dict[int, float] = {}
    for (_, column), (_, inset) in spans.items():
        least[column] = min(inset, least.get(column, inset))
    for (row, column), (cell, inset) in spans.items():
        step = int((inset - least[column]) / INDENT)
        lines = len(cell.text.split("\n"))
        # Only a text that fills its line from the left says where it begins; figures stand right.
        if 0 < step <= 4 and (lines > 1 or len(cell.text) > 20):
            grid[row][column] = cell._replace(indent=step)
