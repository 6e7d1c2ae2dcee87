"""Stories: text that comes paragraph by paragraph, where marks end paragraphs, cells and rows.

RTF and binary Word documents keep text so. A story makes the tree of it that .docx files hold.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tolok.documents.old_word.edges import Row, Shape, table_of
from tolok.documents.old_word.elements import made, spoken, switched, within
from tolok.documents.word.markup import W
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element

DEEPEST = 10  # tables in tables; what lies deeper counts as lying there
MOST_PARTS = 800_000  # paragraphs, runs, declared cells; 10,000 rows of a form have 450,000
_PARTS = re.compile(r"[\t\n]|[^\t\n]+")
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Letters that XML cannot hold; they are control marks, or halves of letters."""


def readable(text: str) -> str:
    """The text without letters that XML cannot hold."""
    return _NO_XML.sub("", text)


class Look(NamedTuple):
    """How letters look; None where the paragraph's style tells it.

    ``font`` is told where it draws signs in place of letters. ``style`` is that of the letters.
    """

    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    font: str = ""
    style: str = ""


_PLAIN = Look()


class Manner(NamedTuple):
    """How a paragraph stands: ``left`` and ``first`` are insets in twentieths of a point.

    ``list_`` is the number of its list, and ``level`` its level in it from 0. ``joins`` says that
    its end was deleted.
    """

    style: str = ""
    left: int | None = None
    first: int | None = None
    outline: int | None = None
    list_: str = ""
    level: int = 0
    joins: bool = False


_AS_USUAL = Manner()


@dataclass(slots=True)
class Room:
    """What a document may still hold; UnreadableError where it is used up."""

    name: str
    left: int = field(default_factory=lambda: MOST_PARTS)

    def use(self, count: int = 1) -> None:
        """So many parts more."""
        self.left -= count
        if self.left < 0:
            raise UnreadableError(
                f"{self.name}: dokumen ini berisi lebih dari {MOST_PARTS} bagian teks dan sel. "
                "Bagi dokumennya menjadi beberapa berkas."
            )


@dataclass(slots=True)
class _Table:
    """A table that is not at its end: its rows, the cells of the next one, the cell being read."""

    rows: list[Row] = field(default_factory=list)
    cells: list["Element"] = field(default_factory=list)
    cell: "Element" = field(default_factory=lambda: made("tc"))

    @property
    def is_in_row(self) -> bool:
        return bool(self.cells) or _is_filled(self.cell)

    def end_cell(self) -> None:
        self.cells.append(self.cell)
        self.cell = made("tc")

    def end_row(self, shape: Shape) -> None:
        if _is_filled(self.cell):
            self.end_cell()
        if self.cells:
            self.rows.append(Row(self.cells, shape))
            self.cells = []


def _is_filled(element: "Element") -> bool:
    """Whether an element has children; to count them takes as long as they are many."""
    return next(iter(element), None) is not None


class Story:
    """Writes the children of one element: a body, a header, a note, a text box."""

    def __init__(self, root: "Element", room: Room) -> None:
        self.root = root
        self._room = room
        self._tables: list[_Table] = []
        self._paragraph = made("p")
        self._run: Element | None = None
        self._look = Look()
        self._label: list[tuple[str, Look]] = []

    @property
    def is_in_row(self) -> bool:
        """Whether cells were read whose row is not at its end."""
        return bool(self._tables) and self._tables[0].is_in_row

    def write(self, text: str, look: Look) -> None:
        """Letters; tabs and line ends among them stay what they are."""
        text = readable(text)
        if not text:
            return
        run = self._run_of(look)
        parts = _PARTS.findall(text)
        self._room.use(len(parts))
        for part in parts:
            if part in "\t\n":
                within(run, "tab" if part == "\t" else "br")
            else:
                spoken(run, part)

    def label(self, text: str, look: Look) -> None:
        """The number before a paragraph, as letters that are as bold as the rest."""
        self._label.append((text, look))

    def put(self, element: "Element", look: Look) -> None:
        """Something other than letters, as part of a run."""
        self._room.use()
        self._run_of(look).append(element)

    def _run_of(self, look: Look) -> "Element":
        if self._run is None or look != self._look:
            self._run = self._new_run(look)
            self._paragraph.append(self._run)
            self._look = look
        return self._run

    def _new_run(self, look: Look) -> "Element":
        run = made("r")
        if look == _PLAIN:
            return run
        properties = within(run, "rPr")
        switched(properties, "rStyle", look.style)
        ways = (("b", look.bold), ("vanish", look.hidden), ("strike", look.struck))
        for name, is_on in ways:
            if is_on is not None:
                within(properties, name, "1" if is_on else "0")
        if look.font:
            within(properties, "rFonts").set(f"{W}ascii", look.font)
        return run

    def end_paragraph(self, manner: Manner, depth: int) -> None:
        """The paragraph's mark; ``depth`` counts the tables around it."""
        self._room.use()
        self._reach(depth)
        paragraph = self._paragraph
        self._write_label()
        if manner != _AS_USUAL:
            paragraph.insert(0, properties_of(manner))
        (self._tables[-1].cell if self._tables else self.root).append(paragraph)
        self._paragraph, self._run = made("p"), None

    def _write_label(self) -> None:
        if not self._label:
            return
        runs = list(self._paragraph)
        bold = bool(runs) and all(run.find(f"{W}rPr/{W}b[@{W}val='1']") is not None for run in runs)
        first = Story(self.root, self._room)
        for text, look in self._label:
            first.write(text, look._replace(bold=bold))
        self._paragraph[:0] = list(first._paragraph)
        self._label = []

    def end_cell(self, depth: int) -> None:
        """The mark of a cell; what came since the one before is its content."""
        self._reach(max(depth, 1))
        self._tables[-1].end_cell()

    def end_row(self, depth: int, shape: Shape) -> None:
        """The mark of a row."""
        if depth <= len(self._tables):
            self._room.use(len(shape.edges))
            self._reach(max(depth, 1))
            self._tables[-1].end_row(shape)

    def close(self) -> "Element":
        """The root, with all that was not at its end."""
        if _is_filled(self._paragraph) or self._label:
            self.end_paragraph(Manner(), len(self._tables) if self.is_in_row else 0)
        self._reach(0)
        return self.root

    def _reach(self, depth: int) -> None:
        """End the tables that lie deeper, begin those that do not."""
        depth = min(depth, DEEPEST)
        while len(self._tables) > depth:
            table = self._tables.pop()
            table.end_row(table.rows[-1].shape if table.rows else Shape())
            if table.rows:
                outside = self._tables[-1].cell if self._tables else self.root
                outside.append(table_of(table.rows))
        while len(self._tables) < depth:
            self._tables.append(_Table())


def properties_of(manner: Manner) -> "Element":
    """What a paragraph, a style or a level of a list says of how paragraphs stand (``w:pPr``)."""
    properties = made("pPr")
    switched(properties, "pStyle", manner.style)
    if manner.list_:
        numbered = within(properties, "numPr")
        within(numbered, "ilvl", str(manner.level))
        within(numbered, "numId", manner.list_)
    if manner.left is not None or manner.first is not None:
        inset = within(properties, "ind")
        if manner.left is not None:
            inset.set(f"{W}left", str(manner.left))
        if manner.first is not None:
            inset.set(f"{W}firstLine", str(manner.first))
    if manner.outline is not None:
        within(properties, "outlineLvl", str(manner.outline))
    if manner.joins:
        within(within(properties, "rPr"), "del")
    return properties
