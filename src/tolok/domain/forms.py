"""A Form: a Formulir Pengukuran Kinerja exactly as it was written, every cell with its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from tolok.domain.levels import Level
from tolok.domain.periods import Period


class State(StrEnum):
    """What a number cell says. Blank, dash and zero are three statements, never one.

    BLANK: nothing was written (not reported). DASH: "-" (not due, none). VALUE: a number,
    zero included. UNREADABLE: something that is no number.
    """

    VALUE = "value"
    BLANK = "blank"
    DASH = "dash"
    UNREADABLE = "unreadable"


class DocumentKind(StrEnum):
    """Which document of the performance year a form was written as.

    MEASUREMENT: Formulir Pengukuran Kinerja. AGREEMENT: Perjanjian Kinerja (PermenPAN-RB
    53/2014). ACTION_PLAN: Rencana Aksi. EVALUATION: E.81. SERVICES and FUNDING: T-C.23 and
    T-C.24. RENSTRA: its table of programs and ceilings (all Permendagri 86/2017). INDICATORS:
    Indikator Kinerja Utama. OTHER: columns understood, document unknown.
    """

    MEASUREMENT = "measurement"
    AGREEMENT = "agreement"
    ACTION_PLAN = "action_plan"
    EVALUATION = "evaluation"
    SERVICES = "services"
    FUNDING = "funding"
    RENSTRA = "renstra"
    INDICATORS = "indicators"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    DocumentKind.MEASUREMENT: "Formulir Pengukuran Kinerja",
    DocumentKind.AGREEMENT: "Perjanjian Kinerja",
    DocumentKind.ACTION_PLAN: "Rencana Aksi",
    DocumentKind.EVALUATION: "Evaluasi Hasil Renja (E.81)",
    DocumentKind.SERVICES: "Pencapaian Kinerja Pelayanan (T-C.23)",
    DocumentKind.FUNDING: "Anggaran dan Realisasi Pendanaan (T-C.24)",
    DocumentKind.RENSTRA: "Program dan Pendanaan Renstra",
    DocumentKind.INDICATORS: "Indikator Kinerja Utama",
    DocumentKind.OTHER: "Tabel kinerja",
}


CERTAIN = 950
"""Per mille from which a recognised figure passes unmarked; measured in benchmarks/scans.py."""


class Recognition(NamedTuple):
    """What a recogniser of letters says of a cell that it saw in a scan or photograph.

    ``confidence`` is per mille that the text is right; ``others`` are the other texts that it
    could be, each with its own per mille, likeliest first. ``ground`` says, in Indonesian, what
    chose the text where that was not the recogniser; empty where it was.
    """

    confidence: int
    others: tuple[tuple[str, int], ...] = ()
    ground: str = ""


class Source(NamedTuple):
    """Where something stands: file name, table or sheet, row and column (both from 1).

    ``recognition`` is None where the file itself holds the letters.
    """

    file: str
    table: str
    row: int
    column: int
    recognition: Recognition | None = None


class Computation(StrEnum):
    """How a document computes a cell: the sum or the mean of cells, a percentage, or otherwise."""

    SUM = "sum"
    MEAN = "mean"
    SHARE = "share"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Derivation:
    """How the document itself says that it computes a cell (*rumus*); it is never executed.

    ``written`` is the formula's text. ``terms`` are the number cells of the same form that it is
    made of: row id and cell name. ``is_closed`` says that no other number goes into it, so that
    the terms tell all. ``left_out`` are those that the sheet holds as text, which sums and means
    pass over. ``gives`` is what the formula makes of the figures beside it where that is
    not what the cell says: its stored result is stale. ``is_selective`` says that the document has
    formulas only where they give what is written, so that a figure without one was not typed over.
    """

    written: str
    computation: Computation = Computation.OTHER
    terms: tuple[tuple[str, str], ...] = ()
    is_closed: bool = False
    left_out: tuple[tuple[str, str], ...] = ()
    gives: Decimal | None = None
    is_selective: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A number cell as written. Two cells are equal when they say the same, wherever they stand.

    ``value`` keeps the written precision: "25,00" is Decimal("25.00"). ``derivation`` is None
    where the document only states the figure.
    """

    written: str = ""
    state: State = State.BLANK
    value: Decimal | None = None
    source: Source | None = field(default=None, compare=False)
    derivation: Derivation | None = field(default=None, compare=False)


BLANK = Cell()

NUMBER_CELLS = ("target", "ceiling", "realization", "spending", "achievement", "absorption")
"""The six number cells of a row, in the order of the official form (columns 9 to 14)."""

TEXT_CELLS = ("code", "name", "indicator", "method", "unit", "remarks")

CELL_LABELS: Mapping[str, str] = {
    "code": "Kode",
    "name": "Nama",
    "indicator": "Indikator kinerja",
    "method": "Cara/formula pengukuran",
    "unit": "Satuan",
    "target": "Target kinerja",
    "ceiling": "Pagu Rp",
    "realization": "Realisasi kinerja",
    "spending": "Realisasi Rp",
    "achievement": "Capaian kinerja %",
    "absorption": "Capaian pagu %",
    "remarks": "Keterangan",
}
"""How a reader of the product calls each cell."""

DETAIL_LABELS: Mapping[str, str] = {
    "responsible": "Penanggung jawab",
    "data_source": "Sumber data",
    "reason": "Alasan",
    "location": "Lokasi",
    "funding": "Sumber dana",
}
"""Further texts of a row that some documents have, and how a reader calls them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the form: a node of the cascade with one of its indicators.

    ``parent`` is the id of another row, or None at the top. A further indicator of the same node
    is a row of its own with the same parent, whose ``name`` is None. ``sources`` tells where the
    text cells stand; ``source`` where the row does. ``details`` are further texts that the
    document gives, by what they are (DETAIL_LABELS); ``ground`` says why the row has its level.
    """

    id: str
    level: Level
    parent: str | None = None
    code: str | None = None
    name: str | None = None
    indicator: str | None = None
    method: str | None = None
    unit: str | None = None
    target: Cell = BLANK
    ceiling: Cell = BLANK
    realization: Cell = BLANK
    spending: Cell = BLANK
    achievement: Cell = BLANK
    absorption: Cell = BLANK
    remarks: str | None = None
    source: Source | None = field(default=None, compare=False)
    sources: Mapping[str, Source] = field(default_factory=dict, compare=False)
    details: Mapping[str, str] = field(default_factory=dict)
    ground: str = field(default="", compare=False)

    def cell(self, name: str) -> Cell:
        """The number cell of that name (one of NUMBER_CELLS)."""
        if name not in NUMBER_CELLS:
            raise KeyError(name)
        cell: Cell = getattr(self, name)
        return cell

    @property
    def title(self) -> str:
        """What to call the row in a sentence: its name, else its indicator, else its number."""
        return self.name or self.indicator or f"baris {self.id}"


@dataclass(frozen=True)
class Form:
    """A Formulir Pengukuran Kinerja as written: its heading and its rows in order.

    A form says what a document says; a Plan (domain.plans) says what it means. ``period`` is
    None where the document does not name one. A table with several periods makes one form for
    each; ``group`` names the columns of a form that no period names ("Akhir Renstra").
    """

    government: str | None = None
    organization: str | None = None
    year: int | None = None
    period: Period | None = None
    rows: tuple[Row, ...] = ()
    kind: DocumentKind = DocumentKind.MEASUREMENT
    group: str | None = None

    @cached_property
    def by_id(self) -> Mapping[str, Row]:
        """Rows by their id."""
        return {row.id: row for row in self.rows}

    @cached_property
    def children(self) -> Mapping[str | None, tuple[Row, ...]]:
        """Rows by their parent's id, in order; the top rows stand under None."""
        found: dict[str | None, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.parent, []).append(row)
        return {parent: tuple(rows) for parent, rows in found.items()}

    def children_of(self, row: Row) -> tuple[Row, ...]:
        """The rows directly under a row, in order."""
        return self.children.get(row.id, ())
