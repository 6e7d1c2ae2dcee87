"""Names and values in the XML of Word documents (ECMA-376 part 1, chapter 17)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element: TypeAlias = _Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The same words in files saved as "Strict Open XML": read as the common ones."""

W = f"{{{MAIN}}}"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFF = frozenset({"0", "false", "off"})


def value(parent: "Element | None", name: str) -> str | None:
    """The ``w:val`` of a child, None where there is no such child; "" where it says nothing."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(f"{W}val", "")


def switch(parent: "Element | None", name: str) -> bool | None:
    """Whether a child like ``w:b`` switches something on or off; None where it says nothing."""
    said = value(parent, name)
    return None if said is None else said not in _OFF


def whole(text: str | None, default: int = 0) -> int:
    """A whole number of an attribute; the default where it is none or longer than any real one.

    >>> whole("720"), whole("12.6"), whole("satu", 1), whole(None)
    (720, 12, 1, 0)
    """
    written = (text or "").strip().partition(".")[0]
    sign = -1 if written.startswith("-") else 1
    digits = written.lstrip("+-")
    # Eight digits of twentieths of a point are more than a kilometre.
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 8:
        return default
    return sign * int(digits)


def chosen(element: "Element") -> "Element | None":
    """The one branch of alternative contents that Word shows: its first, else what it falls to."""
    return next((child for child in element if isinstance(child.tag, str)), None)


_WRAPPERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)


def unwrapped(parent: "Element") -> "Iterator[Element]":
    """The children, with what stands in content controls and the like in the place of these."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from unwrapped(child)
        elif child.tag == CHOICE:
            branch = chosen(child)
            if branch is not None:
                yield from unwrapped(branch)
        elif isinstance(child.tag, str):
            yield child
