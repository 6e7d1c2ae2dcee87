"""The parts of an OpenDocument file, opened bounded and parsed without entities or network."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tolok.documents.archives import SIGNATURES, unpack
from tolok.documents.odf.texts import TABLE
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_ROWS = 100_000
MAX_COLUMNS = 200
_FEW = 9
"""Digits of a count; longer ones are no count of anything."""
_ROWS_IN = frozenset(
    TABLE + name for name in ("table-rows", "table-header-rows", "table-row-group")
)


class Package(NamedTuple):
    """An OpenDocument file's content, and the styles that stand apart from it."""

    content: "Element"
    styles: "Element | None" = None

    @property
    def roots(self) -> tuple["Element", ...]:
        """The parts that hold styles, the content's own first."""
        return (self.content,) if self.styles is None else (self.content, self.styles)


def opened(data: bytes, name: str) -> Package:
    """The file's parts, of an archive or of one flat XML; UnreadableError where it is damaged.

    Locked and exploding files are refused too.
    """
    if not data.startswith(SIGNATURES):
        return Package(_parsed(data.lstrip(), name))
    wanted = ("content.xml", "styles.xml")
    parts = unpack(data, name, "content.xml", "dokumen OpenDocument", wanted)
    content = _parsed(parts["content.xml"], name)
    return Package(content, _parsed(parts["styles.xml"], name) if "styles.xml" in parts else None)


def _parsed(part: bytes, name: str) -> "Element":
    from lxml import etree  # noqa: PLC0415 - heavy

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(
            f"{name}: dokumen OpenDocument ini rusak. Buka di LibreOffice, simpan lagi, lalu coba "
            "lagi."
        ) from error


def rows_of(parent: "Element") -> Iterator["Element"]:
    """The rows of a table in order, those in groups too."""
    waiting = [iter(parent)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROWS_IN:
            waiting.append(iter(child))


def count(element: "Element", attribute: str) -> int:
    """A count that a table's attribute says, 1 where it says none."""
    written = element.get(f"{TABLE}{attribute}", "1")
    return max(1, int(written)) if written.isdecimal() and len(written) < _FEW else 1
