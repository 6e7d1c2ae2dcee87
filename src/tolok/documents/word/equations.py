"""Equations of Word in one line, as a person would type them: (a / b) × 100."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tolok.documents.word.markup import MATH

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element


def linear(element: "Element") -> str:
    """The text of an equation (``m:oMath``) or of any part of one."""
    local = str(element.tag).rpartition("}")[2]
    if local == "t":
        return element.text or ""
    write = _WRITERS.get(local)
    if write is not None:
        return write(element)
    return "".join(linear(child) for child in element if isinstance(child.tag, str))


def _part(element: "Element", name: str) -> str:
    child = element.find(MATH + name)
    return "" if child is None else linear(child)


def _grouped(text: str) -> str:
    """The text in brackets where it is more than one word or number."""
    whole = text.strip()
    return whole if whole.replace(",", "").replace(".", "").isalnum() else f"({whole})"


def _fraction(element: "Element") -> str:
    return f"{_grouped(_part(element, 'num'))} / {_grouped(_part(element, 'den'))}"


def _scripted(element: "Element") -> str:
    below, above = _part(element, "sub"), _part(element, "sup")
    marks = (f"_{_grouped(below)}" if below else "") + (f"^{_grouped(above)}" if above else "")
    return _part(element, "e") + marks


def _root(element: "Element") -> str:
    return f"{_part(element, 'deg').strip()}√{_grouped(_part(element, 'e'))}"


def _sign_of(element: "Element", properties: str, name: str, default: str) -> str:
    said = element.find(f"{MATH}{properties}/{MATH}{name}")
    return default if said is None else said.get(f"{MATH}val", "")


def _bracketed(element: "Element") -> str:
    parts = [linear(child) for child in element.findall(f"{MATH}e")]
    inside = _sign_of(element, "dPr", "sepChr", "|").join(parts)
    first, last = (_sign_of(element, "dPr", f"{end}Chr", sign) for end, sign in _BRACKETS)
    return f"{first}{inside}{last}"


_BRACKETS = (("beg", "("), ("end", ")"))


def _large(element: "Element") -> str:
    """A sum or the like with its bounds; an integral where no sign is named (22.1.2.20)."""
    below, above = _part(element, "sub"), _part(element, "sup")
    marks = (f"_{_grouped(below)}" if below else "") + (f"^{_grouped(above)}" if above else "")
    return f"{_sign_of(element, 'naryPr', 'chr', '∫')}{marks} {_part(element, 'e')}"


def _nothing(_: "Element") -> str:
    return ""


_WRITERS: dict[str, Callable[["Element"], str]] = {
    "f": _fraction,
    "sSup": _scripted,
    "sSub": _scripted,
    "sSubSup": _scripted,
    "rad": _root,
    "d": _bracketed,
    "nary": _large,
    "delText": _nothing,
    "instrText": _nothing,
}
