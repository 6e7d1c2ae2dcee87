"""The whole of a Word document in its order, and which cell of the file each cell of it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tolok.documents.document import Block, Cell, Document, Paragraph, Style, Table, TableRow
from tolok.documents.word.grids import GridRow, Placed, grid_of
from tolok.documents.word.markup import W, unwrapped
from tolok.documents.word.numbering import Numbering
from tolok.documents.word.parts import Opened
from tolok.documents.word.styles import Styles
from tolok.documents.word.texts import Line, Texts
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element

_LEAST_STEP = 100  # twentieths of a point: less is no step, but a cell's own margin
_SPACE, _TAB = 60, 720  # twentieths of a point: half a letter of 12 points; half an inch
_DEPTH = 8  # tables in tables that become tables of their own; deeper ones stay text of cells
_MOST_CELLS = 2_000_000  # of a document; 10,000 rows of a form have 150,000
_EMPTY = Cell()
HIDDEN, CROSSED_OUT = "Teks tersembunyi", "Teks dicoret"

_TRACKED = (
    "Dokumen ini memuat perubahan yang dilacak (Track Changes) dan belum diterima: dibaca seperti "
    "bila semuanya diterima. Terima atau tolak perubahan itu di Word bila ada yang tidak berlaku."
)


@dataclass(slots=True)
class _Content:
    """What a cell holds: its lines, tables in it, and what stands beside its text."""

    lines: list[Line] = field(default_factory=list)
    tables: list["Element"] = field(default_factory=list)

    @property
    def is_more_than_text(self) -> bool:
        """Whether something must be told after the table that the cell stands in."""
        return bool(self.tables) or any(line.boxes or line.hidden for line in self.lines)


class Contents:
    """A Word document's blocks, told once.

    ``cells`` are its ``w:tc`` by table name, row and column from 1, where they are ``traced``.
    """

    def __init__(self, parts: Opened, *, traced: bool = False) -> None:
        styles = Styles(parts.only("styles"))
        self.texts = Texts(styles, Numbering(parts.only("numbering"), styles))
        self.body = parts.body
        self.part = parts.main
        self.cells: dict[tuple[str, int, int], Element] = {}
        self._traced = traced
        self._parts = parts
        self._room = _MOST_CELLS
        self._tables = 0
        self._notes = {
            one.get(f"{W}id", ""): self._joined(one.iter(f"{W}p"))
            for root in (parts.only("comments"),)
            if root is not None
            for one in root.iter(f"{W}comment")
        }

    @property
    def is_tracked(self) -> bool:
        """Whether it holds tracked changes that nobody has accepted or rejected."""
        changes = (f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
        return next(self.body.iter(*changes), None) is not None

    def document(self) -> Document:
        """All of it."""
        told = (_TRACKED,) if self.is_tracked else ()
        return Document(tuple(self.blocks()), source=self._parts.name, told=told)

    def blocks(self) -> Iterator[Block]:
        """The headers, the text with its tables, the notes, the footers."""
        yield from self._edge("header", "Kepala halaman")
        for body in self.body.iter(f"{W}body"):
            yield from self._flow(body)
        yield from self._remarks("footnote", "Catatan kaki")
        yield from self._remarks("endnote", "Catatan akhir")
        yield from self._edge("footer", "Kaki halaman")

    def _joined(self, paragraphs: Iterable["Element"]) -> str:
        return _text(self.texts.line(one) for one in paragraphs)

    def _edge(self, kind: str, place: str) -> Iterator[Paragraph]:
        """Headers or footers of the sections, each text once, a table's row as a line."""
        used = {
            value_
            for one in self.body.iter(f"{W}{kind}Reference")
            for key, value_ in one.attrib.items()
            if str(key).endswith("}id")
        }
        said: set[str] = set()
        for tie, root in self._parts.related(kind):
            for block in self._flow(root, place, counted=False) if tie in used else ():
                lines = [block.text] if isinstance(block, Paragraph) else _lines(block)
                for text in lines:
                    if text not in said:
                        said.add(text)
                        yield Paragraph(text, Style.SMALL, place=place)

    def _remarks(self, kind: str, place: str) -> Iterator[Paragraph]:
        """Footnotes or endnotes; those with a type are lines that separate them."""
        root = self._parts.only(f"{kind}s")
        for one in () if root is None else root.iter(f"{W}{kind}"):
            text = self._joined(one.iter(f"{W}p"))
            if text and one.get(f"{W}type", "normal") == "normal":
                yield Paragraph(text, Style.SMALL, place=place)

    def _flow(self, parent: "Element", place: str = "", *, counted: bool = True) -> Iterator[Block]:
        """Paragraphs and tables; those of headers and footers are not ``counted`` in names."""
        joined: list[Line] = []
        for one in unwrapped(parent):
            if one.tag == f"{W}p":
                line = self.texts.line(one)
                joined.append(line)
                if line.joins:
                    continue
                role = self.texts.styles.role(one.find(f"{W}pPr"))
                for text in filter(None, _text(joined).split("\n")):
                    yield Paragraph(text, role, place=place)
                yield from self._beside(joined, in_cell=False)
                joined = []
            elif one.tag == f"{W}tbl":
                self._tables += counted
                yield from self._table(one, f"Tabel {self._tables}" if counted else place)

    def _table(self, table: "Element", name: str, depth: int = 1) -> Iterator[Block]:
        rows: list[TableRow] = []
        contents: list[_Content] = []
        for row in grid_of(table, name):
            self._room -= row.width
            if self._room < 0:
                raise UnreadableError(
                    f"{self._parts.name}, {name}: dokumen ini berisi lebih dari {_MOST_CELLS} sel. "
                    "Bagi dokumennya menjadi beberapa berkas."
                )
            found = [self._content(placed.element) for placed in row.cells]
            rows.append(self._row(name, row, found))
            contents += [content for content in found if content.is_more_than_text]
            contents += [
                _Content([self._unseen(one)])
                for placed in row.cells
                for one in placed.more
                if one.find(f".//{W}t") is not None
            ]
        yield Table(name, tuple(_stepped(rows)))
        nested = [one for content in contents for one in content.tables]
        grids = [one for one in nested if depth < _DEPTH and self._is_grid(one)]
        for number, one in enumerate(grids, start=1):
            yield from self._table(one, f"{name}.{number}", depth + 1)
        for content in contents:
            own = [line for line in content.lines if line.table not in grids]
            yield from self._beside(own, in_cell=True)

    def _unseen(self, covered: "Element") -> Line:
        """What stands in a cell that a merged neighbour covers: hidden text."""
        return Line(hidden=_text(self._content(covered).lines))

    def _row(self, name: str, row: GridRow, contents: list[_Content]) -> TableRow:
        cells: list[Cell | None] = [_EMPTY] * row.width
        shown = any(
            line.text.strip() or line.number or line.struck
            for one in contents
            for line in one.lines
        )
        unshown = not shown and any(line.hidden.strip() for one in contents for line in one.lines)
        for placed, content in zip(row.cells, contents, strict=True):
            if unshown:
                # Word hides a row whose whole text is hidden: the row keeps it, marked.
                for line in content.lines:
                    line.text, line.hidden = line.hidden, ""
            cells[placed.column] = self._cell(placed, content)
            last = placed.column + placed.columns
            cells[placed.column + 1 : last] = [None] * (placed.columns - 1)
            if self._traced:
                self.cells[name, row.number, placed.column + 1] = placed.element
        return TableRow(_covered(cells, row), row.number, hidden=row.hidden or unshown)

    def _cell(self, placed: Placed, content: _Content) -> Cell:
        text = _text(content.lines)
        struck = " ".join(filter(None, (_clean(line.struck) for line in content.lines)))
        text = text or struck
        comments = [note for line in content.lines for note in line.comments]
        note = "\n".join(filter(None, (self._notes.get(one) for one in comments))) or None
        if not text and not note and placed.columns == placed.rows == 1:
            return _EMPTY
        written = [line for line in content.lines if line.text.strip()]
        first = next((line for line in content.lines if line.text.strip() or line.number), None)
        return Cell(
            text,
            columns=placed.columns,
            rows=placed.rows,
            indent=_inset(first) if first else 0,
            bold=bool(written) and all(line.bold for line in written),
            note=note,
            struck=struck,
        )

    def _content(self, cell: "Element") -> _Content:
        """A cell's lines; those of tables in it too, a row of them as one line."""
        content = _Content()
        for one in unwrapped(cell):
            if one.tag == f"{W}p":
                content.lines.append(self.texts.line(one))
            elif one.tag == f"{W}tbl":
                content.tables.append(one)
                content.lines += self._flat(one)
        return content

    def _flat(self, table: "Element") -> Iterator[Line]:
        """The rows of a table in a cell, each as a line."""
        for row in grid_of(table, "Tabel di dalam sel"):
            lines = [self._content(placed.element).lines for placed in row.cells]
            written = [line for own in lines for line in own]
            text = " ".join(filter(None, (" ".join(_text(own).split("\n")) for own in lines)))
            yield Line(
                text,
                hidden=" ".join(line.hidden for line in written if line.hidden),
                struck=" ".join(line.struck for line in written if line.struck),
                bold=all(line.bold for line in written if line.text.strip()),
                start=written[0].start if written else 0,
                boxes=[box for line in written for box in line.boxes],
                comments=[comment for line in written for comment in line.comments],
                table=table,
            )

    def _is_grid(self, table: "Element") -> bool:
        """Whether a table in a cell is more than a frame: two rows with two filled cells each."""
        rows = grid_of(table, "Tabel di dalam sel")
        filled = (
            sum(bool(_text(self._content(one.element).lines)) for one in row.cells) for row in rows
        )
        return sum(count > 1 for count in filled) > 1

    def _beside(self, lines: Iterable[Line], *, in_cell: bool) -> Iterator[Block]:
        """What hangs on lines and is no part of their text."""
        for line in lines:
            if line.hidden.strip():
                yield Paragraph(_clean(line.hidden), Style.SMALL, place=HIDDEN)
            if line.struck and not in_cell:
                yield Paragraph(_clean(line.struck), Style.SMALL, place=CROSSED_OUT)
            for comment in () if in_cell else line.comments:
                if self._notes.get(comment):
                    yield Paragraph(self._notes[comment], Style.SMALL, place="Komentar")
            for box in line.boxes:
                yield from self._flow(box, "Kotak teks")


def _covered(cells: list[Cell | None], row: GridRow) -> tuple[Cell | None, ...]:
    """The row's cells, those set to None that a cell above reaches over."""
    for column in row.reached:
        cells[column] = None
    return tuple(cells)


def _inset(line: Line) -> int:
    """How far a line's text stands from the left, in twentieths of a point."""
    if line.number:
        return line.start
    lead = line.text[: len(line.text) - len(line.text.lstrip())]
    return line.start + lead.count("\t") * _TAB + lead.count(" ") * _SPACE


def _stepped(rows: list[TableRow]) -> Iterator[TableRow]:
    """The rows with insets as steps: how many times the smallest one of the same column."""
    units: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row.cells):
            if cell and cell.indent >= _LEAST_STEP:
                units[column] = min(cell.indent, units.get(column, cell.indent))
    for row in rows:
        cells = list(row.cells)
        for column, cell in enumerate(cells):
            if cell and cell.indent:
                unit = units.get(column)
                steps = (2 * cell.indent + unit) // (2 * unit) if unit else 0
                cells[column] = cell._replace(indent=steps)
        yield row._replace(cells=tuple(cells))


def _text(lines: Iterable[Line]) -> str:
    """Lines under one another; one whose end was deleted goes on with the next."""
    written: list[str] = []
    goes_on = False
    for line in lines:
        text = line.number + line.text
        if goes_on and written:
            written[-1] += text
        else:
            written.append(text)
        goes_on = line.joins
    return "\n".join(filter(None, map(_clean, written)))


def _clean(text: str) -> str:
    """The text's lines with single spaces, as all readers of running text give them."""
    lines = (" ".join(part.split()) for part in text.split("\n"))
    return "\n".join(filter(None, lines))


def _lines(block: Block) -> list[str]:
    """The rows of a table as lines of text."""
    rows = block.rows if isinstance(block, Table) else ()
    texts = (" ".join(cell.text for cell in row.cells if cell and cell.text) for row in rows)
    return [" ".join(text.split()) for text in texts if text]
