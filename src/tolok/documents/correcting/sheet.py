"""One worksheet's XML: where its cells and formulas stand, and the bytes that correct a cell."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from tolok.documents.correcting.correction import CorrectionError
from tolok.documents.correcting.markup import Element, Splice, content, elements, tag
from tolok.documents.document import Position
from tolok.documents.sheets.cells import address
from tolok.documents.sheets.formulas import Place, corners, place_of

Value: TypeAlias = Decimal | str | None
"""What a cell holds: an exact number, a text, or nothing."""

_ROW, _CELL, _FORMULA = 2, 3, 4  # depths below <worksheet>
_WHOLE = frozenset({"array", "dataTable"})
"""Kinds of formulas that fill a whole range, which Excel lets nobody change in part."""


def a1(place: Place) -> str:
    """The place as Excel names it.

    >>> a1((12, 10))
    'J12'
    """
    return address(Position(place[0] - 1, place[1] - 1), 0)


@dataclass(slots=True)
class Sheet:
    """A worksheet part, its rows, cells and formulas by their place."""

    data: bytes
    children: list[Element] = field(default_factory=list)
    rows: dict[int, Element] = field(default_factory=dict)
    cells: dict[Place, Element] = field(default_factory=dict)
    formulas: dict[Place, Element] = field(default_factory=dict)

    @classmethod
    def of(cls, data: bytes) -> "Sheet":
        """The sheet in a part's bytes; rows and cells without an address follow the one before."""
        sheet = cls(data)
        row, column = 0, 0
        for one in elements(data, "row", "c", "f"):
            if one.depth <= 1:
                sheet.children.append(one)
            elif sheet.children[-1].name != "sheetData":
                continue
            elif one.depth == _ROW and one.name == "row":
                row, column = int(one.attributes.get("r", row + 1)), 0
                sheet.rows[row] = one
            elif one.depth == _CELL and one.name == "c":
                named = one.attributes.get("r")
                row, column = place_of(named) if named else (row, column + 1)
                sheet.cells[row, column] = one
            elif one.depth == _FORMULA and one.name == "f":
                sheet.formulas[row, column] = one
        return sheet

    def range_of(self, place: Place) -> str | None:
        """The range of several cells that one formula fills and this cell is part of."""
        for one in self.formulas.values():
            ref = one.attributes.get("ref", "")
            if one.attributes.get("t") in _WHOLE and ":" in ref:
                (top, left), (bottom, right) = corners(ref)
                if top <= place[0] <= bottom and left <= place[1] <= right:
                    return ref
        return None

    def style_of(self, place: Place) -> int:
        """The index of the cell's style in the workbook's list."""
        cell = self.cells.get(place)
        return int(cell.attributes.get("s", "0")) if cell else 0

    def corrections(self, values: Mapping[Place, Value], kept: Iterable[Place]) -> list[Splice]:
        """Splices that give each cell its value; formulas of ``kept`` stay, with the new result."""
        stay = set(kept)
        splices = [
            self._replaced(place, value, stays=place in stay)
            for place, value in values.items()
            if place in self.cells
        ]
        missing = {place: value for place, value in values.items() if place not in self.cells}
        splices += self._inserted(missing)
        return [*splices, *self._handed_on(set(values) - stay)]

    def _replaced(self, place: Place, value: Value, *, stays: bool) -> Splice:
        cell = self.cells[place]
        attributes = {"r": cell.attributes["r"]} if "r" in cell.attributes else {}
        if "s" in cell.attributes:
            attributes["s"] = cell.attributes["s"]
        formula = self.formulas.get(place)
        if not stays or formula is None:
            return Splice(cell.start, cell.end, _cell(cell.prefix, attributes, value))
        for name in ("cm", "vm", "ph"):
            if name in cell.attributes:
                attributes[name] = cell.attributes[name]
        written = self.data[formula.start : formula.end].decode()
        return Splice(cell.start, cell.end, _cell(cell.prefix, attributes, value, written))

    def _inserted(self, values: Mapping[Place, Value]) -> Iterator[Splice]:
        """Splices that put cells into rows that never had them, in the order of the columns."""
        for number in sorted({row for row, _ in values}):
            row = self.rows.get(number)
            there = sorted(place for place in self.cells if place[0] == number)
            if row is None or any("r" not in self.cells[place].attributes for place in there):
                raise CorrectionError(
                    f"sel di baris {number} belum ada dan tidak dapat disisipkan dengan aman. "
                    "Buka di Excel, simpan lagi, lalu ulangi."
                )
            wanted = sorted(place for place in values if place[0] == number)
            puts = [
                (
                    max((self.cells[one].end for one in there if one < place), default=row.inner),
                    _cell(row.prefix, {"r": a1(place)}, values[place]),
                )
                for place in wanted
            ]
            if row.is_empty_tag:
                yield row.appended(b"".join(put for _, put in puts))
            else:
                yield from (Splice(at, at, put) for at, put in puts)

    def _handed_on(self, replaced: set[Place]) -> Iterator[Splice]:
        """Splices that give a shared formula to the next cell that shares it.

        The first cell of a group holds the formula for all; without this its heirs would hold
        nothing.
        """
        for place in replaced & self.formulas.keys():
            formula = self.formulas[place]
            group = formula.attributes.get("si")
            if formula.attributes.get("t") != "shared" or not formula.text.strip():
                continue
            heirs = sorted(
                other
                for other, one in self.formulas.items()
                if one.attributes.get("si") == group and other not in replaced
            )
            if heirs:
                yield self._heir(place, heirs)

    def _heir(self, origin: Place, heirs: list[Place]) -> Splice:
        from openpyxl.formula.translate import Translator  # noqa: PLC0415 - heavy

        formula, heir = self.formulas[origin], self.formulas[heirs[0]]
        moved = Translator(f"={formula.text}", origin=a1(origin)).translate_formula(a1(heirs[0]))
        first = (min(row for row, _ in heirs), min(column for _, column in heirs))
        last = (max(row for row, _ in heirs), max(column for _, column in heirs))
        attributes = heir.attributes | {"ref": f"{a1(first)}:{a1(last)}"}
        put = tag(heir.prefix, "f", attributes, content(moved.removeprefix("=")))
        return Splice(heir.start, heir.end, put.encode())


def _cell(prefix: str, attributes: dict[str, str], value: Value, formula: str = "") -> bytes:
    """A cell's XML; a text stands in the cell itself, so that no list of texts has to change."""
    if value is None and not formula:
        return tag(prefix, "c", attributes).encode()
    if isinstance(value, str) and not formula:
        text = tag(prefix, "t", {"xml:space": "preserve"}, content(value))
        inside = tag(prefix, "is", {}, text)
        return tag(prefix, "c", attributes | {"t": "inlineStr"}, inside).encode()
    shown = "" if value is None else tag(prefix, "v", {}, stored_text(value))
    return tag(prefix, "c", attributes, formula + shown).encode()


def stored_text(value: Decimal | str) -> str:
    """A number as a cell stores it, every digit of it.

    >>> stored_text(Decimal("849600000")), stored_text(Decimal("25.00"))
    ('849600000', '25')
    """
    if isinstance(value, str):
        return content(value)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
