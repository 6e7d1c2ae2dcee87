"""What an Excel sheet says outside its cells: text boxes, and headers and footers of its pages."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tolok.documents.document import Paragraph, Style

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from openpyxl.worksheet.header_footer import HeaderFooterItem

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TIE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORKBOOK = "xl/workbook.xml"
_FIELD = re.compile(r"&(?:[A-Z]|\"[^\"]*\"|\d+)")
"""What a page's number, date or file stands for in headers (ECMA-376 part 1, 18.3.1.46)."""

_WORDS = 4
"""Fewer words beside a field only name it: "Halaman 1 dari 3", "Dicetak 2 Januari"."""


def box_texts(data: bytes) -> Mapping[str, tuple[str, ...]]:
    """The lines of text boxes and shapes by the name of their sheet, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = frozenset(archive.namelist())
        if not any(name.startswith("xl/drawings/drawing") for name in names):
            return {}
        package = _Package(archive, names)
        return {sheet: tuple(package.lines(part)) for sheet, part in package.sheets()}


class _Package:
    """The parts of a workbook, followed from one to what it is tied to."""

    def __init__(self, archive: zipfile.ZipFile, names: frozenset[str]) -> None:
        self._archive = archive
        self._names = names

    def sheets(self) -> Iterator[tuple[str, str]]:
        """The sheets' names and parts."""
        ties = dict(self._ties(_WORKBOOK, ""))
        root = self._root(_WORKBOOK)
        for sheet in () if root is None else root.iter(f"{_MAIN}sheet"):
            part = ties.get(sheet.get(f"{_OFFICE}id", ""))
            if part:
                yield sheet.get("name", ""), part

    def lines(self, sheet: str) -> Iterator[str]:
        """The lines of all boxes that a sheet's part is tied to."""
        for _, part in self._ties(sheet, "/drawing"):
            root = self._root(part)
            for one in () if root is None else root.iter(f"{_DRAWN}p"):
                text = "".join(run.text or "" for run in one.iter(f"{_DRAWN}t"))
                if text.strip():
                    yield " ".join(text.split())

    def _ties(self, part: str, kind: str) -> Iterator[tuple[str, str]]:
        folder, own = posixpath.split(part)
        root = self._root(posixpath.join(folder, "_rels", f"{own}.rels"))
        for one in () if root is None else root.iter(_TIE):
            if (one.get("Type") or "").endswith(kind):
                target = posixpath.join("/", folder, one.get("Target") or "")
                yield one.get("Id") or "", posixpath.normpath(target).lstrip("/")

    def _root(self, part: str) -> "Element | None":
        from lxml import etree  # noqa: PLC0415 - heavy

        if part not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)
        try:
            return etree.fromstring(self._archive.read(part), parser)
        except (etree.XMLSyntaxError, ValueError):
            return None  # the sheet itself is read by others, who say what is wrong


def edge_texts(edge: "HeaderFooterItem | None", place: str) -> Iterator[Paragraph]:
    """The lines of a page's header or footer that say more than a page's number or a date."""
    parts = () if edge is None else (edge.left, edge.center, edge.right)
    for part in parts:
        for line in (part.text or "").splitlines() if part else ():
            text = " ".join(_FIELD.sub(" ", line).split())
            if text and not (_FIELD.search(line) and len(text.split()) < _WORDS):
                yield Paragraph(text, Style.SMALL, place=place)
