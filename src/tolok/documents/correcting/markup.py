"""Where elements stand in the bytes of an XML part, so that one can change and no other moves."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from tolok.documents.correcting.correction import CorrectionError

_TAG = re.compile(rb"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_ILLEGAL = {code: None for code in range(32) if code not in {9, 10, 13}}
"""Characters that XML 1.0 cannot hold."""


class Splice(NamedTuple):
    """Bytes that take the place of ``start`` to ``end``; an insertion where the two are equal."""

    start: int
    end: int
    put: bytes


@dataclass(slots=True)
class Element:
    """An element by its offsets: ``start <tag> inner … close </tag> end``.

    ``prefix`` holds its colon. An attribute with a namespace is keyed "namespace name".
    """

    name: str
    prefix: str
    attributes: dict[str, str]
    depth: int
    start: int
    inner: int
    close: int = 0
    end: int = 0
    text: str = ""

    @property
    def is_empty_tag(self) -> bool:
        """Whether it is written as one tag, ``<like this/>``."""
        return self.inner == self.close == self.end

    def appended(self, put: bytes, *, at: int | None = None) -> Splice:
        """A splice that puts content before its end tag, or at an offset inside it."""
        if not self.is_empty_tag:
            place = self.close if at is None else at
            return Splice(place, place, put)
        return Splice(self.end - 2, self.end, b">" + put + self.end_tag)

    @property
    def end_tag(self) -> bytes:
        """``</prefix:name>``."""
        return f"</{self.prefix}{self.name}>".encode()


class _Scan:
    """One walk through the bytes; keeps the elements of the wanted names, or of a depth."""

    def __init__(self, data: bytes, names: frozenset[str], depth: int) -> None:
        self.data = data
        self.names = names
        self.depth = depth
        self.found: list[Element] = []
        self.open: list[Element | None] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.XmlDeclHandler = self._declaration

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        kept = None
        if local in self.names or len(self.open) <= self.depth:
            start = self.parser.CurrentByteIndex
            tag = _TAG.match(self.data, start)
            if tag is None:
                raise expat.ExpatError
            written = re.split(rb"[\s/>]", tag[0][1:], maxsplit=1)[0].decode()
            prefix = written[: len(written) - len(local)]
            kept = Element(local, prefix, attributes, len(self.open), start, tag.end())
            self.found.append(kept)
        self.open.append(kept)

    def _end(self, _: str) -> None:
        kept = self.open.pop()
        if kept is None:
            return
        at = self.parser.CurrentByteIndex
        if self.data[kept.inner - 2 : kept.inner] == b"/>":
            kept.close = kept.end = kept.inner
        else:
            kept.close, kept.end = at, self.data.index(b">", at) + 1

    def _text(self, text: str) -> None:
        kept = self.open[-1] if self.open else None
        if kept is not None:
            kept.text += text

    def _refuse(self, *_: object) -> None:
        # No Office part has a document type; it is where entity bombs are declared.
        raise expat.ExpatError

    def _declaration(self, _: str, encoding: str | None, __: int) -> None:
        if encoding is not None and encoding.lower() not in {"utf-8", "us-ascii", "ascii"}:
            raise expat.ExpatError


def elements(data: bytes, *names: str, depth: int = 1) -> list[Element]:
    """The elements of these names, and all down to a depth (the root is 0), in their order."""
    scan = _Scan(data, frozenset(names), depth)
    try:
        scan.parser.Parse(data, True)
    except (expat.ExpatError, UnicodeDecodeError) as error:
        raise CorrectionError(
            "sebagian isinya bukan XML UTF-8 yang utuh. Buka di Excel atau Word, simpan lagi "
            "sebagai .xlsx atau .docx, lalu ulangi."
        ) from error
    return scan.found


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """The bytes with each splice in its place; of two at one place, the first given stands first.

    >>> spliced(b"<a><b/></a>", [Splice(3, 7, b"<c/>"), Splice(7, 7, b"<d/>")])
    b'<a><c/><d/></a>'
    """
    pieces: list[bytes] = []
    at = 0
    for start, end, put in sorted(splices, key=lambda one: (one.start, one.end)):
        if start < at:
            raise ValueError("splices overlap")
        pieces += (data[at:start], put)
        at = end
    return b"".join((*pieces, data[at:]))


def content(text: str) -> str:
    """A text as XML content, without the characters that XML cannot hold."""
    return escape(text.translate(_ILLEGAL))


def tag(prefix: str, name: str, attributes: dict[str, str], inside: str | None = None) -> str:
    """An element as text.

    >>> tag("x:", "c", {"r": "A1"}, "<x:v>1</x:v>"), tag("", "c", {"r": "A1"})
    ('<x:c r="A1"><x:v>1</x:v></x:c>', '<c r="A1"/>')
    """
    head = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    if inside is None:
        return f"<{prefix}{name}{head}/>"
    return f"<{prefix}{name}{head}>{inside}</{prefix}{name}>"
