"""The looks that OpenDocument styles give: bold, crossed out, how far from the left."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

STEP = 9  # points of a margin that are a step of indentation; LibreOffice makes ten of one
_CHAIN = 20  # styles based on one another
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)(cm|mm|in|pt|pc)", re.ASCII)
_POINTS = {
    "cm": Decimal("28.3465"), "mm": Decimal("2.83465"), "in": Decimal(72), "pt": Decimal(1),
    "pc": Decimal(12),
}  # fmt: skip
_BOLD = frozenset({"bold", "600", "700", "800", "900"})


class Look(NamedTuple):
    """What a style and those it is based on say; None where none of them says it.

    ``left`` is the margin on the left in points.
    """

    bold: bool | None = None
    struck: bool | None = None
    left: Decimal | None = None
    hidden: bool | None = None

    def over(self, other: "Look") -> "Look":
        """This look, with what another says where it says nothing itself."""
        if other is PLAIN or self is PLAIN:
            return self if other is PLAIN else other
        return Look(
            other.bold if self.bold is None else self.bold,
            other.struck if self.struck is None else self.struck,
            other.left if self.left is None else self.left,
            other.hidden if self.hidden is None else self.hidden,
        )


PLAIN = Look()


class Looks:
    """The looks of a document's styles, by family ("paragraph", "text", "table-cell") and name."""

    def __init__(self, roots: Iterable["Element"]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                key = (style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", ""))
                self._styles.setdefault(key, style)
        self._known: dict[tuple[str, str | None], Look] = {}

    def of(self, family: str, name: str | None) -> Look:
        """The look of a style; a plain one where it is not known."""
        if (family, name) not in self._known:
            self._known[family, name] = self._found(family, name)
        return self._known[family, name]

    def _found(self, family: str, name: str | None) -> Look:
        look = PLAIN
        for _ in range(_CHAIN):
            style = self._styles.get((family, name or ""))
            if style is None:
                break
            look = look.over(_look(style))
            name = style.get(f"{STYLE}parent-style-name")
        return look


def _look(style: "Element") -> Look:
    letters = style.find(f"{STYLE}text-properties")
    lines = style.find(f"{STYLE}paragraph-properties")
    weight = None if letters is None else letters.get(f"{FO}font-weight")
    crossed = None if letters is None else letters.get(f"{STYLE}text-line-through-style")
    display = None if letters is None else letters.get(f"{_TEXT}display")
    return Look(
        None if weight is None else weight in _BOLD,
        None if crossed is None else crossed != "none",
        None if lines is None else points(lines.get(f"{FO}margin-left")),
        None if display is None else display == "none",
    )


def points(length: str | None) -> Decimal | None:
    """A length in points; None of anything else.

    >>> points("0.25in"), points("1cm"), points("2em"), points(None)
    (Decimal('18.00'), Decimal('28.3465'), None, None)
    """
    found = _LENGTH.fullmatch(length or "")
    return Decimal(found[1]) * _POINTS[found[2]] if found else None
