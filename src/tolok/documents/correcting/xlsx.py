"""Excel workbooks: the office's own file, its accepted cells changed and commented on.

The package is edited where it stands, for every library that loads and saves a workbook loses
something of it (charts, pictures, macros, conditional formats, extensions). Touched are: the cell
itself, the comments of its sheet with their boxes, and what must say that these exist.

A formula in the place of a figure is a decision of its own:

- It stays where it will give the accepted figure by itself: a total over cells that are corrected
  too, or a share of them. Only its stored result changes.
- Elsewhere the accepted figure takes its place, and the comment names the formula that stood there.
- The stored results of all other formulas stay as the office's program left them, for a result that
  we reckoned would be one that nobody asked for. The workbook asks to be computed anew when it is
  opened (``fullCalcOnLoad``), and only if a formula is left in it; a program that reads stored
  results without computing sees the old ones until then.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tolok.documents.correcting.comments import annotate
from tolok.documents.correcting.correction import (
    Correction,
    CorrectionError,
    refuse_change,
    same_text,
)
from tolok.documents.correcting.formulas import recomputed
from tolok.documents.correcting.markup import Splice, elements
from tolok.documents.correcting.package import Package
from tolok.documents.correcting.sheet import Sheet, Value, a1
from tolok.documents.document import Cell, Table
from tolok.documents.readers import xlsx
from tolok.documents.sheets.cells import stored
from tolok.documents.sheets.formulas import Place
from tolok.documents.sheets.number_formats import shown
from tolok.domain.notation import read_number
from tolok.domain.quantities import plain

_TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ON_LOAD = re.compile(rb"\bfullCalcOnLoad\s*=\s*([\"'])[^\"']*\1")
_BEFORE_CALCULATION = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
)
"""What stands before <calcPr> in a workbook (ECMA-376 part 1, 18.2.27)."""


def correct(data: bytes, name: str, corrections: Sequence[Correction]) -> bytes:
    """The workbook with each correction in its cell; CorrectionError where one does not fit."""
    tables = {table.name: table for table in xlsx.read(data, name).tables}
    package = Package(data)
    try:
        book = _Book.of(package)
        for title in dict.fromkeys(one.source.table for one in corrections):
            own = [one for one in corrections if one.source.table == title]
            _SheetCorrector(book, title, tables.get(title)).correct(own)
        book.recalculate()
    except CorrectionError as error:
        raise CorrectionError(f"{name}: {error}") from error
    return package.written()


@dataclass(slots=True)
class _Book:
    """A workbook's parts: its own, and those of its sheets by their titles."""

    package: Package
    part: str
    sheets: Mapping[str, tuple[str, str]]
    """The part and the sheet id of each title."""
    formats: Callable[[int], str]

    @classmethod
    def of(cls, package: Package) -> "_Book":
        part = next(one.target for one in package.relations("") if one.kind == "officeDocument")
        ties = package.relations(part)
        targets = {one.id: one.target for one in ties}
        sheets = {
            one.attributes["name"]: (
                targets.get(one.attributes.get(f"{_TIES} id", ""), ""),
                one.attributes.get("sheetId", ""),
            )
            for one in elements(package.parts[part], "sheet")
            if one.name == "sheet"
        }
        styles = next((one.target for one in ties if one.kind == "styles"), None)
        formats = _formats(package.parts[styles]) if styles else lambda _: "General"
        return cls(package, part, sheets, formats)

    def forget_formulas(self, sheet_id: str, places: set[Place]) -> None:
        """Take cells that lost their formula out of the order of computing."""
        chain = next(
            (one.target for one in self.package.relations(self.part) if one.kind == "calcChain"), ""
        )
        if not places or chain not in self.package.parts:
            return
        splices, left = _unchained(self.package.parts[chain], sheet_id, set(map(a1, places)))
        if left and len(splices) >= len(places):
            self.package.change(chain, *splices)
        else:
            # An empty chain is invalid and one of another kind unknown: Excel makes a new one.
            self.package.remove(chain, self.part)

    def recalculate(self) -> None:
        """Ask to be computed on opening, if there is anything to compute."""
        parts = self.package.parts
        if not any(_FORMULA.search(parts.get(part, b"")) for part, _ in self.sheets.values()):
            return
        data = parts[self.part]
        root, *children = (one for one in elements(data) if one.depth <= 1)
        calculation = next((one for one in children if one.name == "calcPr"), None)
        if calculation is None:
            at = max(one.end for one in children if one.name in _BEFORE_CALCULATION)
            put = f'<{root.prefix}calcPr fullCalcOnLoad="1"/>'.encode()
            self.package.change(self.part, Splice(at, at, put))
            return
        head = data[calculation.start : calculation.inner]
        if _ON_LOAD.search(head):
            head = _ON_LOAD.sub(b'fullCalcOnLoad="1"', head)
        else:
            end = b"/>" if head.endswith(b"/>") else b">"
            head = head.removesuffix(end).rstrip() + b' fullCalcOnLoad="1"' + end
        self.package.change(self.part, Splice(calculation.start, calculation.inner, head))


def _formats(styles: bytes) -> Callable[[int], str]:
    """The number format of a style by its index."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS  # noqa: PLC0415 - heavy

    own: dict[int, str] = {}
    used: list[int] = []
    area = ""
    for one in elements(styles, "numFmt", "xf"):
        if one.depth == 1:
            area = one.name
        elif one.name == "numFmt" and area == "numFmts":
            own[int(one.attributes["numFmtId"])] = one.attributes["formatCode"]
        elif one.name == "xf" and area == "cellXfs":
            used.append(int(one.attributes.get("numFmtId", "0")))

    def format_of(style: int) -> str:
        number = used[style] if style < len(used) else 0
        return own.get(number) or BUILTIN_FORMATS.get(number, "General")

    return format_of


def _unchained(data: bytes, sheet_id: str, leaving: set[str]) -> tuple[list[Splice], bool]:
    """Splices that take entries out of a chain, and whether any entry is left.

    An entry without a sheet is on the sheet of the one before, so that a sheet's name is handed
    on to the first entry that stays.
    """
    splices: list[Splice] = []
    sheet = told = ""
    left = False
    for one in elements(data)[1:]:
        sheet = one.attributes.get("i", sheet)
        if sheet == sheet_id and one.attributes.get("r") in leaving:
            splices.append(Splice(one.start, one.end, b""))
            continue
        if "i" not in one.attributes and sheet != told:
            at = one.start + 1 + len(f"{one.prefix}c")
            splices.append(Splice(at, at, f' i="{sheet}"'.encode()))
        told, left = sheet, True
    return splices, left


class _SheetCorrector:
    """Corrects one sheet: its cells, then their comments."""

    def __init__(self, book: _Book, title: str, table: Table | None) -> None:
        if table is None or title not in book.sheets:
            raise CorrectionError(
                f"lembar “{title}” tidak ada lagi. Periksa lagi berkas ini, lalu terima usulannya."
            )
        self.book = book
        self.title = title
        self.part, self.sheet_id = book.sheets[title]
        self.sheet = Sheet.of(book.package.parts[self.part])
        self.rows = {row.number: row.cells for row in table.rows}

    def correct(self, corrections: Sequence[Correction]) -> None:
        """Write the corrections into the package."""
        values = {self._place(one): self._value(one) for one in corrections}
        if len(values) < len(corrections):
            raise CorrectionError(
                f"{self._where(corrections[0])} diubah oleh dua usulan sekaligus."
            )
        kept = {place for place, value in values.items() if self._follows(place, value, values)}
        remarks = {
            self._place(one): self._remark(one, kept=self._place(one) in kept)
            for one in corrections
        }
        splices = self.sheet.corrections(values, kept)
        splices.append(annotate(self.book.package, self.part, self.sheet, remarks))
        self.book.package.change(self.part, *splices)
        replaced = (values.keys() - kept) & self.sheet.formulas.keys()
        self.book.forget_formulas(self.sheet_id, set(replaced))

    def _place(self, correction: Correction) -> Place:
        return correction.source.row, correction.source.column

    def _where(self, correction: Correction) -> str:
        return f"sel {a1(self._place(correction))} pada lembar “{self.title}”"

    def _cell(self, row: int, column: int) -> Cell | None:
        """What the reader makes of a cell; None where a merged neighbour covers it."""
        cells = self.rows.get(row, ())
        return cells[column - 1] if column <= len(cells) else Cell()

    def _value(self, correction: Correction) -> Value:
        """What the cell shall hold, so that it shows the accepted text."""
        place = self._place(correction)
        cell = self._cell(*place)
        refuse_change(self._where(correction), correction, cell.text if cell else None)
        if whole := self.sheet.range_of(place):
            raise CorrectionError(
                f"{self._where(correction)} dihitung oleh rumus larik {whole}. Perbaiki rumus itu "
                "sendiri di Excel."
            )
        after = same_text(correction.after)
        wanted = read_number(after).value
        typed_as_text = cell is not None and cell.number is None and _is_number(cell.text)
        if wanted is None or typed_as_text:
            return after or None
        format_ = self.book.formats(self.sheet.style_of(place))
        number = wanted.scaleb(-2) if _is_percent(format_) else wanted
        self._refuse_hidden(correction, number, format_)
        return number

    def _refuse_hidden(self, correction: Correction, number: Decimal, format_: str) -> None:
        """Refuse a figure that the cell's format would round away."""
        text, _ = shown(stored(number), format_)
        if read_number(text).value != read_number(same_text(correction.after)).value:
            raise CorrectionError(
                f"{self._where(correction)} akan menampilkan {text}, bukan {correction.after}, "
                "karena format angkanya. Tambah desimal sel itu di Excel, simpan, lalu ulangi."
            )

    def _follows(self, place: Place, value: Value, values: Mapping[Place, Value]) -> bool:
        """Whether the cell's own formula gives the accepted figure from its corrected parts."""
        cell = self._cell(*place)
        if cell is None or not cell.formula_text or not isinstance(value, Decimal):
            return False

        def figure(row: int, column: int) -> Decimal | None:
            if (row, column) in values:
                given = values[row, column]
                return given if isinstance(given, Decimal) else None
            other = self._cell(row, column)
            if other is None or other.number is None:
                return None
            percent = _is_percent(self.book.formats(self.sheet.style_of((row, column))))
            return other.number.scaleb(-2) if percent else other.number

        given = recomputed(cell.formula_text, figure)
        if given is None:
            return False
        format_ = self.book.formats(self.sheet.style_of(place))
        return shown(stored(plain(given)), format_)[0] == shown(stored(value), format_)[0]

    def _remark(self, correction: Correction, *, kept: bool) -> str:
        formula = self.sheet.formulas.get(self._place(correction))
        if formula is None:
            return correction.remark
        cell = self._cell(*self._place(correction))
        text = (cell.formula_text if cell else None) or f"={formula.text}"
        more = (
            f"Rumus {text} tetap; hasilnya ikut berubah."
            if kept
            else f"Sebelumnya dihitung dengan rumus {text}; kini berupa angka."
        )
        return f"{correction.remark}\n{more}"


def _is_number(text: str) -> bool:
    return read_number(text).value is not None


def _is_percent(format_: str) -> bool:
    """Whether a cell of this format shows a hundred times what it stores."""
    return shown(1, format_)[1] == 100
