"""What stands in an office document in place of a table: its scan, a whole workbook or page."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from tolok.documents.archives import MAX_UNPACKED, SIGNATURES

_TABLE_CELLS = 12
"""So many filled cells are a table; a letterhead has fewer."""

_MOST = 60
"""Pictures that are read, and files."""

_SEEN = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_DRAWN = (b"\x01\0\0\0", b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0")
"""How metafiles begin, as Excel pastes tables into Word: drawings, not pictures."""

_LEAST_BYTES, _WIDE, _HIGH = 10_000, 700, 300
"""Bytes and pixels of a table's picture; emblems and icons have fewer."""

_HOLDS = re.compile(r"(?:word|xl)/media/.*|Pictures/.*")
_FILE = re.compile(r"word/(?:embeddings/[^/]+\.xls[xm]|[^/]+\.(?:mht|mhtml|html?|xhtml|docx))")
_BODY = re.compile(r"word/document\d*\.xml|content\.xml|xl/drawings/drawing\d+\.xml")
_CELLS = re.compile(r"word/document\d*\.xml|content\.xml|xl/worksheets/sheet\d+\.xml")
_CELL = re.compile(rb"<w:tc[ >]|<table:table-cell[^>]*[^/]>|<v>|<is>")
_TIE = re.compile(rb"""(?:r:(?:embed|id|link|pict)|xlink:href)=["']([^"']{1,200})["']""")
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_ID = re.compile(rb"""\bId=["']([^"']{1,200})["']""")
_TARGET = re.compile(rb"""\bTarget=["']([^"']{1,400})["']""")
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError,
)  # fmt: skip


class Pasted(NamedTuple):
    """The large pictures of a document in their order, how many drawings stand among them.

    ``files`` are workbooks embedded as objects or behind charts, and pages that systems export
    within a Word document (ECMA-376 part 1, 17.17.2.1). ``is_all`` says that nothing else in it is
    a table.
    """

    pictures: tuple[bytes, ...] = ()
    drawings: int = 0
    files: tuple[bytes, ...] = ()
    is_all: bool = False


def pasted_in(data: bytes) -> Pasted:
    """The pictures of an office document; none of what is damaged, no archive or too large."""
    if not data.startswith(SIGNATURES):
        return Pasted()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Package(archive).pasted()
    except _DAMAGED:
        return Pasted()


class _Package:
    """The parts of an office document, of which only so much is unpacked."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())
        self._room = MAX_UNPACKED

    def pasted(self) -> Pasted:
        """What stands in the document beside its text."""
        files = sorted(name for name in self._names if _FILE.fullmatch(name))
        if not files and not any(map(_HOLDS.fullmatch, self._names)):
            return Pasted()
        parts = [self._content(name) for name in islice(self._in_order(), _MOST)]
        large = [part for part in parts if len(part) >= _LEAST_BYTES]
        return Pasted(
            tuple(part for part in large if part.startswith(_SEEN) and _is_large(part)),
            sum(part.startswith(_DRAWN) for part in large),
            tuple(self._content(name) for name in files[:_MOST]),
            is_all=self._cells() < _TABLE_CELLS,
        )

    def _cells(self) -> int:
        """How many filled cells there are, as far as it matters."""
        cells = 0
        for name in self._names:
            if _CELLS.fullmatch(name) and cells < _TABLE_CELLS:
                cells += len(_CELL.findall(self._content(name)))
        return cells

    def _in_order(self) -> Iterator[str]:
        """The names of the pictures that the document shows, in their order, each once."""
        said: set[str] = set()
        for body in sorted(name for name in self._names if _BODY.fullmatch(name)):
            folder, own = posixpath.split(body)
            ties = posixpath.join(folder, "_rels", f"{own}.rels")
            targets = dict(_targets(self._content(ties))) if ties in self._names else {}
            for found in _TIE.findall(self._content(body)):
                target = targets.get(found, found).decode("utf-8", errors="replace")
                name = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
                if name in self._names and name not in said and "xml" not in name:
                    said.add(name)
                    yield name

    def _content(self, name: str) -> bytes:
        """A part's bytes; ValueError where all of them together are too many."""
        with self._archive.open(name) as stream:
            content = stream.read(self._room + 1)
        self._room -= len(content)
        if self._room < 0:
            raise ValueError(name)
        return content


def _is_large(picture: bytes) -> bool:
    """Whether a picture has the pixels of a table's letters; only its head is read."""
    from PIL import Image  # noqa: PLC0415 - heavy

    with suppress(Exception):  # damage shows itself in many ways
        width, height = Image.open(io.BytesIO(picture)).size
        return width >= _WIDE and height >= _HIGH
    return False


def _targets(part: bytes) -> Iterator[tuple[bytes, bytes]]:
    for one in _RELATION.findall(part):
        name, target = _ID.search(one), _TARGET.search(one)
        if name and target:
            yield name[1], target[1]
