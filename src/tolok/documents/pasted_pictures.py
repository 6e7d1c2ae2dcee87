"""What was pasted into an office document in place of a table: its scan, or a whole workbook."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from tolok.documents.archives import SIGNATURES

_TABLE_CELLS = 12
"""So many filled cells are a table; a letterhead has fewer."""

_LARGEST = 20 * 1024 * 1024
_MOST = 60
_LONGEST = 64 * 1024 * 1024
_SEEN = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_DRAWN = (b"\x01\0\0\0", b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0")
"""How metafiles begin, as Excel pastes tables into Word: drawings, not pictures."""

_LEAST_BYTES, _WIDE, _HIGH = 10_000, 700, 300
"""Bytes and pixels of a table's picture; emblems and icons have fewer."""

_HOLDS = ("word/media/", "word/embeddings/", "xl/media/", "Pictures/")
_BOOK = re.compile(r"word/embeddings/[^/]+\.xls[xm]")
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

    ``workbooks`` are Excel's, embedded as objects or behind charts. ``is_all`` says that nothing
    else in it is a table.
    """

    pictures: tuple[bytes, ...] = ()
    drawings: int = 0
    workbooks: tuple[bytes, ...] = ()
    is_all: bool = False


def pasted_in(data: bytes) -> Pasted:
    """The pictures of an office document; none of what is damaged or no archive."""
    if not data.startswith(SIGNATURES):
        return Pasted()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if not any(name.startswith(_HOLDS) for name in names):
                return Pasted()
            books = sorted(name for name in names if _BOOK.fullmatch(name))
            workbooks = tuple(_content(archive, name) for name in books[:_MOST])
            parts = [_content(archive, name) for name in _in_order(archive, names)]
            cells = sum(
                len(_CELL.findall(_content(archive, name, _LONGEST)))
                for name in names
                if _CELLS.fullmatch(name)
            )
    except _DAMAGED:
        return Pasted()
    large = [part for part in parts if len(part) >= _LEAST_BYTES]
    pictures = tuple(part for part in large if part.startswith(_SEEN) and _is_large(part))
    drawings = sum(part.startswith(_DRAWN) for part in large)
    return Pasted(pictures[:_MOST], drawings, workbooks, is_all=cells < _TABLE_CELLS)


def _is_large(picture: bytes) -> bool:
    """Whether a picture has the pixels of a table's letters; only its head is read."""
    from PIL import Image  # noqa: PLC0415 - heavy

    with suppress(Exception):  # damage shows itself in many ways
        width, height = Image.open(io.BytesIO(picture)).size
        return width >= _WIDE and height >= _HIGH
    return False


def _in_order(archive: zipfile.ZipFile, names: set[str]) -> Iterator[str]:
    """The names of the pictures that the document shows, as they follow one another, each once."""
    said: set[str] = set()
    for body in sorted(name for name in names if _BODY.fullmatch(name)):
        folder, own = posixpath.split(body)
        ties = posixpath.join(folder, "_rels", f"{own}.rels")
        targets = dict(_targets(_content(archive, ties, _LONGEST))) if ties in names else {}
        for found in _TIE.findall(_content(archive, body, _LONGEST)):
            target = targets.get(found, found).decode("utf-8", errors="replace")
            name = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            if name in names and name not in said and "xml" not in name:
                said.add(name)
                yield name


def _targets(part: bytes) -> Iterator[tuple[bytes, bytes]]:
    for one in _RELATION.findall(part):
        name, target = _ID.search(one), _TARGET.search(one)
        if name and target:
            yield name[1], target[1]


def _content(archive: zipfile.ZipFile, name: str, most: int = _LARGEST) -> bytes:
    """A part's bytes; nothing of one that is larger than it may be."""
    with archive.open(name) as stream:
        content = stream.read(most + 1)
    return content if len(content) <= most else b""
