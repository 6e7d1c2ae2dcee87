"""One page from its picture to blocks: straightened, ruled, recognised, decided."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from tolok.documents.document import Block, Cell, Paragraph, Table, TableRow
from tolok.documents.scanning.among import told_by_columns
from tolok.documents.scanning.boxes import Box, Grid
from tolok.documents.scanning.cells import Crop, Field, crops_of
from tolok.documents.scanning.colours import PAPER, Sheet, sheet_of
from tolok.documents.scanning.deciding import DOUBTFUL, OTHERS, Decision, decided, joined
from tolok.documents.scanning.entries import entries_of, numbered
from tolok.documents.scanning.habits import remarked
from tolok.documents.scanning.headings import respelt
from tolok.documents.scanning.ink import Marks, marks_of
from tolok.documents.scanning.levelled import levelled_grids
from tolok.documents.scanning.numerals import numerals
from tolok.documents.scanning.pages import Grey, Mask, Picture
from tolok.documents.scanning.parting import Part, cut, parted
from tolok.documents.scanning.recognising import recogniser
from tolok.documents.scanning.ruling import grids_of, ruled, rules_of
from tolok.documents.scanning.seconding import plainest, seconded
from tolok.documents.scanning.sizes import sized
from tolok.documents.scanning.spelling import spelt
from tolok.documents.scanning.straightening import Flat, lies_sideways, straightened, turned
from tolok.documents.scanning.strips import strips_of
from tolok.documents.scanning.transcribing import Spelling
from tolok.documents.scanning.unruled import Layout, layouts_of
from tolok.documents.scanning.views import covered_view, crisp_view, second_view, stark_view
from tolok.documents.scanning.wellformed import (
    looks_numeric,
    may_be_number,
    number_after_letters,
)
from tolok.domain.forms import CERTAIN, Recognition

_STAMP = 600  # per mille: coloured ink that is read less surely than this bears no words
_SMALL = 9  # pixels: letters of a form at 150 dpi; what is smaller is not read surely by anybody
_TELLING = 4  # letters: a shorter number has no marks that would tell which view sees right
_TRIED = 6  # lines that are read both ways up, before a page is turned on its head
_TELLING_WIDTH = 4  # heights of a line: some eight letters, enough to tell which way is up


class _Seen(NamedTuple):
    """A straightened page with its rules and grids."""

    sheet: Sheet
    marks: Marks
    """The black ink."""
    rules: Mask
    grids: tuple[Grid, ...]
    crops_in: Callable[[Box], tuple[Crop, ...]]
    """The lines in a cell, cut out once."""

    @property
    def letter(self) -> int:
        """How high a letter is, in pixels."""
        return self.marks.letter

    @property
    def is_hard(self) -> bool:
        """Whether no cell is surely what it seems: its letters are small, its rules redrawn."""
        return self.letter < _SMALL or self.sheet.is_redrawn


def blocks_of(picture: Picture, place: str) -> list[Block]:
    """The blocks of a page: tables and paragraphs from top to bottom."""
    seen = _upright(picture)
    parts = [
        [cut(box, grid, seen.crops_in, seen.letter) for box in grid.boxes] for grid in seen.grids
    ]
    layouts = layouts_of(seen.sheet, seen.marks, seen.rules, seen.grids)
    every = [crop for grid in parts for part in grid for crop in part.every]
    every += [crop for layout in layouts for crop in layout.crops]
    decisions = dict(zip(map(_key, every), _read(every, seen), strict=True))
    placed: list[tuple[int, int, Block | list[TableRow]]] = []
    placed.extend(
        (grid.ys[0], grid.xs[0], _rows_of(grid, cells, decisions, is_marked=seen.is_hard))
        for grid, cells in zip(seen.grids, parts, strict=True)
    )
    placed.extend(
        (layout.top, layout.left, _of_layout(layout, decisions, place)) for layout in layouts
    )
    return _named([block for _, _, block in sorted(placed, key=lambda item: item[:2])], place)


def _named(found: list[Block | list[TableRow]], place: str) -> list[Block]:
    """Tables numbered in the order of the page; empty ones and empty texts left out."""
    blocks: list[Block] = []
    tables = 0
    for block in found:
        if isinstance(block, list):
            if any(cell is not None and cell.text for row in block for cell in row.cells):
                tables += 1
                blocks.append(Table(f"{place}, tabel {tables}", tuple(block)))
        elif not isinstance(block, Paragraph) or block.text:
            blocks.append(block)
    return blocks


def _upright(picture: Picture) -> _Seen:
    flat = straightened(picture, sheet_of(picture))
    if lies_sideways(flat):
        flat = turned(flat, 1)
    seen = _seen(flat)
    if _is_overhead(seen):
        seen = _seen(turned(flat, 2))
    return seen


def _seen(flat: Flat) -> _Seen:
    sheet, marks, plain = flat
    black = plain
    if sheet.plain is not sheet.black:
        marks = marks_of(sheet.black)
        black = rules_of(marks)
        if marks.letter != flat.marks.letter:
            plain = rules_of(flat.marks._replace(letter=marks.letter))
    letter = marks.letter
    # Taking a stamp off takes of the rules under it; rules may be coloured, too.
    redrawn = sheet.is_redrawn
    grids = grids_of(black, plain, letter, is_redrawn=redrawn)
    grids = grids or grids_of(plain, plain, letter, is_redrawn=redrawn)
    grids = grids or levelled_grids(plain, marks.dark, letter)
    rules = ruled(plain, grids, letter)
    crops_in = cache(lambda box: crops_of(sheet, Field(*_inside(box, letter)), rules, letter))
    return _Seen(sheet, marks, rules, grids, crops_in)


def _is_overhead(seen: _Seen) -> bool:
    """Whether lines are read more surely on their heads."""
    height, width = seen.sheet.black.shape
    lines = [crop for grid in seen.grids for box in grid.boxes for crop in seen.crops_in(box)]
    if not seen.grids:
        lines += crops_of(seen.sheet, Field(0, 0, width, height), seen.rules, seen.letter)
    wide = [crop for crop in lines if crop.right - crop.left > 3 * (crop.bottom - crop.top)]
    tried = wide[:: max(1, len(wide) // _TRIED)]
    if len(tried) < 3:
        return False
    some = [crop.grey[:, : _TELLING_WIDTH * crop.grey.shape[0]] for crop in tried]
    upright = recogniser().read(some)
    overhead = recogniser().read([np.ascontiguousarray(np.rot90(grey, 2)) for grey in some])
    votes = [
        (over[0].probability if over else 0.0) - (up[0].probability if up else 0.0)
        for up, over in zip(upright, overhead, strict=True)
    ]
    return sum(votes) > 0


def _inside(box: Box, letter: int) -> tuple[int, int, int, int]:
    """A cell without its rules."""
    inset = max(1, letter // 8)
    return (box.left + inset, box.top + inset, box.right - inset, box.bottom - inset)


def _key(crop: Crop) -> tuple[int, int, int, int, bool]:
    return (crop.left, crop.top, crop.right, crop.bottom, crop.is_coloured)


def _read(crops: list[Crop], seen: _Seen) -> list[Decision]:
    """Each crop's text; numbers and what a stamp covers are looked at in other ways, too."""
    engine = recogniser()
    first = engine.read([crop.grey for crop in crops])
    views = [[view] for view in first]
    numeric = [
        index
        for index, view in enumerate(first)
        if any(looks_numeric(spelling.text) for spelling in view[:3])
    ]
    stamped = [index for index, crop in enumerate(crops) if crop.is_stamped]
    again = [(index, second_view(crops[index].grey)) for index in numeric]
    again += [(index, stark_view(crops[index].grey)) for index in stamped]
    for (index, _), view in zip(again, engine.read([grey for _, grey in again]), strict=True):
        views[index].append(view)
    decisions = [_doubted(crop, decided(found)) for crop, found in zip(crops, views, strict=True)]
    doubtful = [
        index
        for index in numeric
        if decisions[index].recognition.confidence < CERTAIN
        and len(decisions[index].text) >= _TELLING
    ]
    _look_closer(crops, views, doubtful, seen)
    for index in doubtful:
        closer = _doubted(crops[index], decided(views[index]))
        # Chosen after the others had failed, these views may mend a text and never its mark.
        most = min(DOUBTFUL, closer.recognition.confidence)
        decisions[index] = closer._replace(recognition=closer.recognition._replace(confidence=most))
    _ask_numerals(crops, views, decisions, seen)
    return decisions


def _ask_numerals(
    crops: list[Crop],
    views: list[list[tuple[Spelling, ...]]],
    decisions: list[Decision],
    seen: _Seen,
) -> None:
    """Weigh what the recogniser of numbers sees wherever a number may stand."""
    together = Counter(crop.within for crop in crops)
    asked = [
        index
        for index, decision in enumerate(decisions)
        if decision.recognition.confidence < DOUBTFUL
        or may_be_number(decision.text)
        or any(may_be_number(spelling.text) for view in views[index] for spelling in view[:3])
    ]
    strips = [
        strips_of(
            seen.sheet,
            crops[index],
            seen.letter,
            seen.rules,
            is_doubtful=together[crops[index].within] > 1,
        )
        for index in asked
    ]
    said = iter(numerals().read([strip for some in strips for strip in some]))
    for index, some in zip(asked, strips, strict=True):
        second = plainest([next(said) for _ in some])
        is_plain = not _is_doubtful(crops[index], decisions[index].text)
        found = seconded(decisions[index], views[index], second, is_plain=is_plain)
        if any(map(str.isdigit, found.text)):  # under a stamp's stroke a dash leaves no trace
            found = _without_stamp(crops[index], found)
        decisions[index] = sized(found, crops[index], seen.letter)


def _look_closer(
    crops: list[Crop], views: list[list[tuple[Spelling, ...]]], doubtful: list[int], seen: _Seen
) -> None:
    """Add to the views of doubtful numbers a crisper one, and under stamps the page as it was."""
    again = [(index, crisp_view(crops[index].grey)) for index in doubtful]
    again += [
        (index, covered_view(_as_it_was(crops[index], seen)))
        for index in doubtful
        if crops[index].is_stamped
    ]
    for (index, _), view in zip(again, recogniser().read([grey for _, grey in again]), strict=True):
        views[index].append(view)


def _as_it_was(crop: Crop, seen: _Seen) -> Grey:
    """The place of a crop with the coloured ink over it, and some of its paper around."""
    margin = max(2, (crop.bottom - crop.top) // 4)
    rows = slice(max(0, crop.top - margin), crop.bottom + margin)
    columns = slice(max(0, crop.left - margin), crop.right + margin)
    ruled_ = seen.rules[rows, columns] > 0
    return np.where(ruled_, PAPER, seen.sheet.plain[rows, columns]).astype(np.uint8)


def _is_doubtful(crop: Crop, text: str) -> bool:
    """Whether signs of what may be a number may be hidden, covered, strange to it or no letters."""
    gaps = crop.gaps - text.startswith("Rp")  # books keep the currency at the left side
    return crop.is_stamped or crop.may_begin_before or crop.is_faint or gaps > 0


def _doubted(crop: Crop, decision: Decision) -> Decision:
    """A decision with the doubts that the letters themselves do not show."""
    text, (confidence, others, _) = decision
    if crop.is_faint or (looks_numeric(text) and _is_doubtful(crop, text)):
        decision = Decision(text, Recognition(min(confidence, DOUBTFUL), others))
    if crop.is_stamped and (number := number_after_letters(text)):
        others = ((text, confidence), *others)
        return Decision(number, Recognition(min(confidence, DOUBTFUL), others))
    return _without_stamp(crop, decision)


def _without_stamp(crop: Crop, decision: Decision) -> Decision:
    """A decision, nothing where coloured ink alone is there and hardly read."""
    text, (confidence, others, _) = decision
    if not crop.is_coloured or confidence >= _STAMP or not text:
        return decision
    return Decision("", Recognition(confidence, ((text, confidence), *others)[:OTHERS]))


_Decisions = dict[tuple[int, int, int, int, bool], Decision]


def _rows_of(
    grid: Grid, cells: list[Part], decisions: _Decisions, *, is_marked: bool
) -> list[TableRow]:
    rows: list[list[Cell | None]] = [[None] * (len(grid.xs) - 1) for _ in range(len(grid.ys) - 1)]
    parts = [
        part
        for whole in cells
        for part in parted(whole, lambda crop: decisions[_key(crop)].text, grid.ys)
    ]
    read = [(box, [decisions[_key(crop)] for crop in crops]) for box, crops, _ in parts]
    entries = [
        entries_of([lines for box, lines in read if box.row == row]) for row in range(len(rows))
    ]
    for box, lines in read:
        cell = _cell(numbered(lines, entries[box.row]), entries[box.row])
        rows[box.row][box.column] = cell._replace(columns=box.columns, rows=box.rows)
    mended = respelt(spelt(remarked(told_by_columns(rows))))
    for box, _ in read:  # once others were told by what was read surely
        told = mended[box.row][box.column]
        if told is not None and (box.is_doubtful or is_marked):
            mended[box.row][box.column] = _doubtful(told)
    return [TableRow(tuple(row), number) for number, row in enumerate(mended, start=1)]


def _doubtful(cell: Cell) -> Cell:
    """A cell for a person to look at, be it empty: place or text may be wrong."""
    confidence, others, _ = cell.recognition or Recognition(DOUBTFUL)
    return cell._replace(recognition=Recognition(min(confidence, DOUBTFUL), others))


def _cell(lines: Sequence[Decision], entries: int = 0) -> Cell:
    if not lines:
        return Cell()
    decision = joined(lines, entries)
    return Cell(decision.text, recognition=decision.recognition)


def _of_layout(layout: Layout, decisions: _Decisions, place: str) -> Block | list[TableRow]:
    """A layout without rules: one line of running text, or rows of cells."""
    if layout.is_text:
        texts = [decisions[_key(crop)].text for crop in layout.crops]
        return Paragraph(" ".join(text for text in texts if text), place=place)
    return [
        TableRow(tuple(_placed(cell, decisions) for cell in row), number)
        for number, row in enumerate(layout.rows, start=1)
    ]


def _placed(crops: tuple[Crop, ...], decisions: _Decisions) -> Cell:
    """A cell that only space keeps from others: which column is its own nobody ruled."""
    return _doubtful(_cell([decisions[_key(crop)] for crop in crops]))
