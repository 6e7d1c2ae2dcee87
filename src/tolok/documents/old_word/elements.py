"""Small pieces of the XML of Word documents (ECMA-376 part 1, chapter 17), made and not parsed."""

from typing import TYPE_CHECKING

from tolok.documents.word.markup import W

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element

VALUE = f"{W}val"
TIE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PRESERVED = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}


def made(name: str, value: str | None = None) -> "Element":
    """An element, with its ``w:val`` where there is one."""
    from lxml import etree  # noqa: PLC0415 - heavy

    return etree.Element(W + name, {} if value is None else {VALUE: value})


def within(parent: "Element", name: str, value: str | None = None) -> "Element":
    """A new last child."""
    child = made(name, value)
    parent.append(child)
    return child


def switched(parent: "Element", name: str, value: str) -> None:
    """A child with a value, where there is a value."""
    if value:
        within(parent, name, value)


def spoken(run: "Element", text: str) -> None:
    """Text at the end of a run, its spaces kept."""
    from lxml import etree  # noqa: PLC0415 - heavy

    etree.SubElement(run, f"{W}t", _PRESERVED).text = text
