"""OpenDocument texts (.odt): paragraphs and tables in their order, headers and notes beside."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tolok.documents.document import Block, Cell, Document, Paragraph, Style, Table, TableRow
from tolok.documents.odf.looks import STEP, STYLE, Looks
from tolok.documents.odf.numbers import TEXT, Numbers
from tolok.documents.odf.package import MAX_COLUMNS, MAX_ROWS, count, rows_of
from tolok.documents.odf.texts import DRAW, LINES, OFFICE, TABLE, Line, Texts
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from tolok.documents.odf.package import Package

_MOST_CELLS = 2_000_000
_PLACES = {
    f"{TEXT}note": "Catatan kaki", f"{OFFICE}annotation": "Komentar",
    f"{DRAW}text-box": "Kotak teks",
}  # fmt: skip
_EMPTY = Cell()
_TRACKED = (
    "Dokumen ini memuat perubahan yang dilacak dan belum diterima: dibaca seperti bila semuanya "
    "diterima. Terima atau tolak perubahan itu bila ada yang tidak berlaku."
)


def read(package: "Package", name: str) -> Document:
    """The document as a person sees it; UnreadableError where it is beyond the bounds."""
    contents = _Contents(package, name)
    changes = package.content.iter(f"{TEXT}changed-region")
    told = () if next(changes, None) is None else (_TRACKED,)
    return Document(tuple(contents.blocks()), source=name, told=told)


class _Contents:
    """An OpenDocument text's blocks, told once."""

    def __init__(self, package: "Package", name: str) -> None:
        self._package = package
        self._name = name
        self._texts = Texts(Looks(package.roots), Numbers(package.roots))
        self._room = _MOST_CELLS
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        """The headers, the text with its tables, the footers."""
        yield from self._edge("header", "Kepala halaman")
        for body in self._package.content.iter(f"{OFFICE}text"):
            yield from self._flow(body)
        yield from self._edge("footer", "Kaki halaman")

    def _edge(self, kind: str, place: str) -> Iterator[Paragraph]:
        """The lines of headers or footers, each once."""
        said: set[str] = set()
        for root in self._package.roots:
            for edge in root.iter(f"{STYLE}{kind}", f"{STYLE}{kind}-left", f"{STYLE}{kind}-first"):
                for paragraph in edge.iter(*LINES):
                    text = self._texts.line(paragraph).text
                    if text and text not in said:
                        said.add(text)
                        yield Paragraph(text, Style.SMALL, place=place)

    def _flow(self, parent: "Element", place: str = "") -> Iterator[Block]:
        for one in self._texts.flow(parent):
            if isinstance(one, Line):
                role = Style.HEADING if one.is_heading else Style.TEXT
                for text in filter(None, one.text.split("\n")):
                    yield Paragraph(text, role, place=place)
                if one.struck:
                    yield Paragraph(one.struck, Style.SMALL, place="Teks dicoret")
                yield from self._beside([one])
            else:
                self._tables += 1
                yield from self._table(one, f"Tabel {self._tables}")

    def _beside(self, lines: Iterable[Line]) -> Iterator[Block]:
        """What hangs on lines and is no part of their text."""
        for line in lines:
            if line.hidden:
                yield Paragraph(line.hidden, Style.SMALL, place="Teks tersembunyi")
            for one in line.aside:
                for paragraph in one.iter(*LINES):
                    text = self._texts.line(paragraph).text
                    if text:
                        yield Paragraph(text, Style.SMALL, place=_PLACES[str(one.tag)])

    def _table(self, table: "Element", name: str) -> Iterator[Block]:
        """The table on its grid; what hangs on its cells, and tables in them, after it."""
        rows: list[TableRow] = []
        beside: list[Line] = []
        nested: list[Element] = []
        for number, row in enumerate(rows_of(table), start=1):
            cells: list[Cell | None] = []
            for element in row:
                if element.tag == f"{TABLE}covered-table-cell":
                    cells += [None] * self._repeated(element, cells)
                elif element.tag == f"{TABLE}table-cell":
                    found = list(self._texts.flow(element))
                    lines = [one for one in found if isinstance(one, Line)]
                    beside += (line for line in lines if line.aside or line.hidden)
                    nested += (one for one in found if not isinstance(one, Line))
                    cells += [_cell(element, lines)] * self._repeated(element, cells)
            self._room -= len(cells)
            if number > MAX_ROWS or self._room < 0:
                raise UnreadableError(
                    f"{self._name}, {name}: tabelnya terlalu besar; batasnya {MAX_ROWS} baris dan "
                    f"{_MOST_CELLS} sel. Bagi dokumennya menjadi beberapa berkas."
                )
            rows.append(TableRow(tuple(cells), number))
        yield Table(name, tuple(rows))
        yield from self._beside(beside)
        for at, one in enumerate(nested, start=1):
            yield from self._table(one, f"{name}.{at}")

    @staticmethod
    def _repeated(element: "Element", cells: list[Cell | None]) -> int:
        return min(count(element, "number-columns-repeated"), MAX_COLUMNS - len(cells))


def _cell(element: "Element", lines: list[Line]) -> Cell:
    shown = "\n".join(filter(None, (line.text for line in lines)))
    struck = "\n".join(filter(None, (line.struck for line in lines)))
    spans = count(element, "number-columns-spanned"), count(element, "number-rows-spanned")
    if not shown and not struck and spans == (1, 1):
        return _EMPTY
    written = [line for line in lines if line.text]
    left = written[0].left if written else 0
    return Cell(
        shown or struck,
        columns=min(spans[0], MAX_COLUMNS),
        rows=min(spans[1], MAX_ROWS),
        indent=max(0, int(left // STEP)),
        bold=bool(written) and all(line.bold for line in written),
        struck=struck,
    )
