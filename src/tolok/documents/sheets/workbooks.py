"""The workbook that an office fills in: where its cells stand, and what it says when it is back."""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from tolok.documents.document import Cell, Document, Role, Table, TableRow
from tolok.domain.chains import Plain, canonical
from tolok.domain.errors import UnreadableError
from tolok.domain.notation import read_number, write_number
from tolok.domain.periods import ROMAN, Period
from tolok.domain.quantities import decimals_of, plain, rounded

SCHEMA = "tolok.workbook/1"
VARIABLES, SEAL = "Variabel", "Tolok"
"""The sheets beside the form: the variables of expressions, and the hidden one."""

_DIGITS = 15  # a binary double gives back every decimal of as many (IEEE 754, binary64)
_CHUNK = 8_000  # a cell of Excel holds 32,767 characters
_BEFORE = "S.D. TRIWULAN SEBELUMNYA"


class Column(StrEnum):
    """A column of the workbook's sheets; those of WRITTEN are filled in by the office."""

    NUMBER = "number"
    CODE = "code"
    NAME = "name"
    INDICATOR = "indicator"
    UNIT = "unit"
    TARGET = "target"
    CEILING = "ceiling"
    EARLIER = "earlier"
    EARLIER_SPENDING = "earlier_spending"
    REALIZATION = "realization"
    SPENDING = "spending"
    MEASURED = "measured"
    SPENT = "spent"
    ACHIEVEMENT = "achievement"
    ABSORPTION = "absorption"
    REMARKS = "remarks"
    CAUSE = "cause"
    FOLLOW_UP = "follow_up"
    EXPRESSION = "expression"
    VARIABLE = "variable"
    KEY = "key"
    REVISION = "revision"


WRITTEN = (
    Column.REALIZATION,
    Column.SPENDING,
    Column.REMARKS,
    Column.CAUSE,
    Column.FOLLOW_UP,
)
MONEY = (Column.CEILING, Column.EARLIER_SPENDING, Column.SPENDING, Column.SPENT)

Titles = Mapping[Column, tuple[str, str]]
"""The two lines of each column's title; a column with one line has an empty second."""


def titles_of(period: Period) -> Titles:
    """The columns of a quarter's sheet in their order; the first quarter has none before it."""
    quarter = f"REALISASI TRIWULAN {ROMAN[(period.quarter or 1) - 1]} (DIISI)"
    to_date = f"REALISASI S.D. TRIWULAN {ROMAN[(period.quarter or 1) - 1]}"
    goes_on = (period.quarter or 1) > 1
    found: dict[Column, tuple[str, str]] = {
        Column.NUMBER: ("NO", ""),
        Column.CODE: ("KODE", ""),
        Column.NAME: ("TUJUAN, SASARAN, PROGRAM, KEGIATAN, SUB KEGIATAN", ""),
        Column.INDICATOR: ("INDIKATOR KINERJA", ""),
        Column.UNIT: ("SATUAN", ""),
    }
    pairs = [(f"TARGET TAHUN {period.year}", Column.TARGET, Column.CEILING)]
    if goes_on:
        pairs.append((f"REALISASI {_BEFORE}", Column.EARLIER, Column.EARLIER_SPENDING))
    pairs.append((quarter, Column.REALIZATION, Column.SPENDING))
    if goes_on:
        pairs.append((to_date, Column.MEASURED, Column.SPENT))
    pairs.append(("CAPAIAN (%)", Column.ACHIEVEMENT, Column.ABSORPTION))
    for title, performance, money in pairs:
        found |= {performance: (title, "KINERJA"), money: (title, "PAGU (Rp)")}
    return found | {
        Column.REMARKS: ("KETERANGAN", ""),
        Column.CAUSE: ("PENYEBAB", ""),
        Column.FOLLOW_UP: ("TINDAK LANJUT", ""),
        Column.KEY: ("KUNCI", ""),
        Column.REVISION: ("REVISI", ""),
    }


def variable_titles_of(period: Period) -> Titles:
    """The columns of the second sheet."""
    main = titles_of(period)
    return {
        **{name: main[name] for name in (Column.NUMBER, Column.CODE, Column.INDICATOR)},
        Column.EXPRESSION: ("RUMUS", ""),
        Column.VARIABLE: ("VARIABEL", ""),
        Column.EARLIER: ("TRIWULAN SEBELUMNYA", ""),
        Column.REALIZATION: (f"TRIWULAN {ROMAN[(period.quarter or 1) - 1]} (DIISI)", ""),
        Column.KEY: ("KUNCI", ""),
        Column.REVISION: ("REVISI", ""),
    }


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A line of a workbook that came back: where it stands, what it is of, what was written.

    ``cells`` are by the names of Column.WRITTEN, or ``variable-NAME``; ``computed`` names those
    that hold a formula. Texts are as a person sees them, numbers in Indonesian notation with all
    their digits.
    """

    table: str
    line: int
    key: str
    revision: str
    code: str
    name: str
    indicator: str
    cells: Mapping[str, str]
    computed: frozenset[str] = frozenset()

    @property
    def place(self) -> str:
        """Where it stands, for a sentence."""
        return f"lembar {self.table}, baris {self.line}"

    @property
    def is_empty(self) -> bool:
        """Whether nothing on it could mean anything."""
        return not (self.key or self.code or self.indicator or any(self.cells.values()))


@dataclass(frozen=True)
class Returned:
    """A workbook that came back (*buku kerja yang kembali*).

    ``sealed`` is what was written down when it was downloaded; None where the hidden sheet is
    gone or was changed, and then ``why`` says which.
    """

    rows: tuple[ReturnedRow, ...]
    sealed: Mapping[str, Plain] | None
    why: str = ""


def seal(content: Mapping[str, Plain]) -> Table:
    """The hidden sheet: what was downloaded, its hash, and of whom it is in words.

    The content stands in Base64, for spreadsheet programs change spaces, quotes and line ends.
    """
    text = canonical({"schema": SCHEMA, **content}).encode()
    packed = base64.b64encode(text).decode()
    lines = [
        ("Lembar ini dipakai Tolok untuk mengenali buku kerja. Jangan diubah.", ""),
        ("sha256", sha256(text).hexdigest()),
        *(("isi", packed[start : start + _CHUNK]) for start in range(0, len(packed), _CHUNK)),
    ]
    rows = tuple(TableRow((Cell(name), Cell(value))) for name, value in lines)
    return Table(SEAL, rows, is_protected=True)


def unsealed(hidden: Sequence[Table]) -> tuple[Mapping[str, Plain] | None, str]:
    """What a hidden sheet says was downloaded, or None and in Indonesian why nothing is known."""
    table = next((one for one in hidden if one.name == SEAL), None)
    if table is None:
        return None, "Lembar tersembunyi “Tolok” tidak ada lagi dalam berkas ini."
    pairs = [[text_of(cell) for cell in row.cells[:2]] for row in table.rows]
    named = [(pair[0], pair[1]) for pair in pairs if len(pair) == 2]
    changed = "Lembar tersembunyi “Tolok” berubah, sehingga isinya tidak dapat dipercaya."
    try:
        text = base64.b64decode("".join(part for name, part in named if name == "isi"))
        if dict(named).get("sha256") != sha256(text).hexdigest():
            return None, changed
        content = json.loads(text)
    except (binascii.Error, ValueError, RecursionError):
        return None, changed
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        return None, "Berkas ini dibuat oleh Tolok versi lain."
    return content, ""


def read_workbook(document: Document, period: Period) -> Returned:
    """What a workbook of a quarter says; UnreadableError where it is none.

    Lines are found wherever they stand: sorted, moved, hidden. The header may have moved too.
    """
    main = list(_lines(document, titles_of(period), Column.SPENDING))
    if not main:
        raise UnreadableError(
            f"{document.source}: ini bukan buku kerja {period.label} dari Tolok. Unduh buku kerja "
            "triwulan ini dari halaman ini, isi, lalu unggah berkas itu."
        )
    variables = list(_lines(document, variable_titles_of(period), Column.VARIABLE))
    return Returned((*main, *variables), *unsealed(document.hidden))


def _lines(document: Document, titles: Titles, needed: Column) -> Iterator[ReturnedRow]:
    """The lines under each header that has a column of its own for what is needed."""
    has_two_lines = any(under for _, under in titles.values())
    for table in document.tables:
        places: dict[Column, int] = {}
        for position, row in enumerate(table.rows):
            above = table.rows[position - 1] if position and has_two_lines else None
            header = _places(above, row, titles)
            if needed in header and Column.REALIZATION in header:
                places = header
            elif places and not _is_numbering(row):
                yield from _line(table, row, places)


def _places(above: TableRow | None, row: TableRow, titles: Titles) -> dict[Column, int]:
    """Where the columns stand that these one or two lines name, if they are a header."""
    upper, group = [], ""
    for cell in above.cells if above else ():
        group = _title(cell) or group
        upper.append(group)
    known = {title: column for column, title in titles.items()}
    found: dict[Column, int] = {}
    for place, cell in enumerate(row.cells):
        lower = _title(cell)
        over = upper[place] if place < len(upper) else ""
        column = known.get((over, lower)) or known.get((lower, ""))
        if column is not None and column not in found:
            found[column] = place
    return found


def _title(cell: Cell | None) -> str:
    return " ".join(cell.text.upper().split()).replace("(RP)", "(Rp)") if cell else ""


def _is_numbering(row: TableRow) -> bool:
    texts = [cell.text for cell in row.cells if cell and cell.text]
    return row.role is Role.NUMBERING or (len(texts) > 3 and all(map(str.isdecimal, texts)))


def _line(table: Table, row: TableRow, places: Mapping[Column, int]) -> Iterator[ReturnedRow]:
    texts = {
        column: text_of(row.cells[place]) if place < len(row.cells) else ""
        for column, place in places.items()
    }
    cells = {column.value: texts.get(column, "") for column in WRITTEN}
    if Column.VARIABLE in places:
        cells = {f"variable-{texts[Column.VARIABLE]}": texts.get(Column.REALIZATION, "")}
    named = {column: text.strip() for column, text in texts.items()}
    found = ReturnedRow(
        table=table.name,
        line=row.number,
        key=named.get(Column.KEY, ""),
        revision=named.get(Column.REVISION, ""),
        code=named.get(Column.CODE, ""),
        name=named.get(Column.NAME, ""),
        indicator=named.get(Column.INDICATOR, ""),
        cells=cells,
        computed=frozenset(
            column.value
            for column, place in places.items()
            if place < len(row.cells) and (cell := row.cells[place]) and cell.formula_text
        ),
    )
    if not found.is_empty:
        yield found


def text_of(cell: Cell | None) -> str:
    """What a person sees in a cell, with every digit that the file keeps and every line.

    A formula that was never computed shows itself, so that it is not taken for a blank.
    """
    if cell is None:
        return ""
    if cell.number is not None and read_number(cell.text).value != cell.number:
        return write_number(_without_noise(cell.number), grouped=False)
    return cell.lines or cell.text or cell.formula_text or ""


def _without_noise(number: Decimal) -> Decimal:
    """The number without the decimals behind its 15th digit: a double's noise, as of 0,1 + 0,2."""
    surplus = len(number.as_tuple().digits) - _DIGITS
    if surplus <= 0:
        return number
    return plain(rounded(number, max(0, decimals_of(number) - surplus)))
