"""The neutral Document: what every reader makes of a file.

A reader fills texts, numbers and positions; a report fills also spans, roles and formulas. A
Document knows nothing of performance measurement.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tolok.domain.forms import Recognition


class Align(StrEnum):
    """Where a cell's text stands."""

    START = "start"
    CENTER = "center"
    END = "end"


class Role(StrEnum):
    """What a table row is for; the writers give each role its look."""

    HEADER = "header"
    NUMBERING = "numbering"
    BODY = "body"
    TOTAL = "total"


class Tone(StrEnum):
    """A colour with a meaning, for marks and badges; text always says the same."""

    PLAIN = "plain"
    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    NOTE = "note"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Position:
    """A cell of the same table: row and column, both from 0, header rows counted."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Sum:
    """The cell is the sum of these cells; ``stays_blank`` where none of them holds a number."""

    of: tuple[Position, ...]
    stays_blank: bool = False


@dataclass(frozen=True, slots=True)
class Latest:
    """The cell is the last of these cells that holds a number; blank where none does."""

    of: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Percent:
    """The cell is part / whole · 100, half up at ``decimals``; blank where the whole is zero."""

    part: Position
    whole: Position
    decimals: int


Formula = Sum | Latest | Percent


class Takes(StrEnum):
    """What may be written into a field: a number, "-" or nothing; or any words."""

    NUMBER = "number"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Field:
    """That a cell is to be filled in, also where its table is protected.

    ``choices`` are the only texts that it takes beside "-", where there are any; ``hint`` tells
    whoever stands in it what belongs there.
    """

    takes: Takes = Takes.WORDS
    choices: tuple[str, ...] = ()
    hint: str = ""


PROGRAM = "Ditulis oleh Tolok"
"""What the properties of a workbook say that this product has written."""


class Cell(NamedTuple):
    """One cell of a table.

    ``text`` is what a person sees. ``number`` is the exact number behind it where the file keeps
    one (Excel) or the report knows one. ``formula_text`` is a formula found in a file (never
    executed); ``formula`` one that a report asks for, only where it gives ``number``. ``indent``
    counts steps from the left. ``note`` is a remark bound to the cell, ``tone`` its colour.
    ``recognition`` is what the recogniser of a scan says of the text. ``lines`` is the text with
    its line breaks, where the file holds any. ``struck`` is what of it is crossed out: all of
    ``text``, or what stands beside it and is no part of it. ``field`` marks a cell to fill in;
    ``is_amount`` one that shows its thousands apart once it holds a number.
    """

    text: str = ""
    number: Decimal | None = None
    columns: int = 1
    rows: int = 1
    indent: int = 0
    align: Align = Align.START
    bold: bool = False
    tone: Tone = Tone.PLAIN
    note: str | None = None
    formula: Formula | None = None
    formula_text: str | None = None
    recognition: Recognition | None = None
    lines: str = ""
    struck: str = ""
    field: Field | None = None
    is_amount: bool = False


class TableRow(NamedTuple):
    """A row: one entry a grid column; None where a neighbour's span covers it.

    ``number`` is the line in the source, from 1. ``outline`` is the depth for collapsing rows.
    ``hidden`` says that the file does not show the row. ``doubtful`` are the columns (from 0) of
    which a reader cannot tell for sure what they hold.
    """

    cells: tuple[Cell | None, ...]
    number: int = 0
    role: Role = Role.BODY
    outline: int = 0
    bold: bool = False
    hidden: bool = False
    doubtful: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of rows. ``widths`` are millimetres on paper, one a column, empty when unknown.

    In a workbook ``is_protected`` keeps all but its fields from being written to by accident, and
    ``hidden_columns`` (from 0) are not shown; a format that can do neither shows everything.
    """

    name: str
    rows: tuple[TableRow, ...]
    widths: tuple[int, ...] = ()
    is_protected: bool = False
    hidden_columns: tuple[int, ...] = ()

    @property
    def columns(self) -> int:
        """Grid columns: the longest row's."""
        return max((len(row.cells) for row in self.rows), default=0)


class Style(StrEnum):
    """What a line of running text is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    TEXT = "text"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or paragraph of running text; ``place`` says where in its file ("Halaman 2")."""

    text: str
    style: Style = Style.TEXT
    tone: Tone = Tone.PLAIN
    place: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature block: what stands above the name, and the name with rank and NIP.

    An elected head of a region is no civil servant and has no NIP (``has_nip``).
    """

    place_and_date: str
    capacity: str
    name: str = ""
    rank: str = ""
    nip: str = ""
    has_nip: bool = True

    def nip_line(self, blank: str) -> str:
        """The last line, with ``blank`` for a NIP to be filled in; "" where there is none.

        >>> Signature("", "CAMAT").nip_line("...")
        'NIP. ...'
        """
        return f"NIP. {self.nip or blank}".strip() if self.has_nip else ""


@dataclass(frozen=True, slots=True)
class Seal:
    """By what a print is known (*segel*): lines to read, and an address where it can be checked.

    ``svg`` draws the address as a code for a camera, and ``told`` is what a screen reader says in
    its place. A format that holds no drawing has the lines and the address as text.
    """

    lines: tuple[str, ...]
    address: str
    svg: str
    told: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signature blocks side by side; the seal, if any, stands before them."""

    blocks: tuple[Signature, ...]
    seal: Seal | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page (a new sheet in a workbook)."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: what it shows, as SVG and as a table that says the same, and how to read it.

    ``told`` is what a screen reader says in place of the drawing. A format that holds no drawing
    gets the table alone (see ``flat``).
    """

    title: str
    svg: str
    told: str
    caption: str
    table: Table


Block = Paragraph | Table | Signatures | PageBreak | Picture


class Paper(StrEnum):
    """Paper, always landscape here: F4/Folio is 215 × 330 mm in Indonesia."""

    F4 = "f4"
    A4 = "a4"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in millimetres, landscape."""
        return (330, 215) if self is Paper.F4 else (297, 210)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a sequence of blocks, with what its file's properties should say.

    ``is_ours`` says that a file was written by this product. ``made_at`` (aware) dates the file;
    without it a file bears no date, or that of its writing. ``hidden`` are sheets of a workbook
    that it does not show; other formats have none. ``told`` is what a reader has to say of the
    whole file, in Indonesian.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    subject: str = ""
    paper: Paper = Paper.F4
    footer: str = ""
    made_at: datetime | None = None
    hidden: tuple[Table, ...] = ()
    told: tuple[str, ...] = ()
    source: str = field(default="", compare=False)
    is_ours: bool = field(default=False, compare=False)

    @property
    def tables(self) -> Iterator[Table]:
        """The tables, in order; those of pictures included."""
        return (block for block in self.flat if isinstance(block, Table))

    @property
    def flat(self) -> "Iterator[Paragraph | Table | Signatures | PageBreak]":
        """The blocks with each picture as its title, its table and its caption."""
        for block in self.blocks:
            if isinstance(block, Picture):
                yield Paragraph(block.title, Style.HEADING)
                yield block.table
                yield Paragraph(block.caption, Style.SMALL)
            else:
                yield block
