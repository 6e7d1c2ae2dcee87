"""Fonts and styles of a binary Word document (MS-DOC 2.9.271 STSH, 2.9.286 SttbfFfn)."""

import struct
from typing import TYPE_CHECKING

from tolok.documents.old_word.doc_fib import Fib
from tolok.documents.old_word.doc_looks import manner_of, toggled
from tolok.documents.old_word.doc_runs import sprms
from tolok.documents.old_word.elements import made, within
from tolok.documents.old_word.stories import Room, properties_of, readable
from tolok.documents.word.markup import W

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element

_STYLES, _FONTS = 1, 15  # fcStshf, fcSttbfFfn
_SYMBOLS = 2  # chs of a font that draws signs
_FONT_NAME = 39  # bytes of a font before its name (2.9.91)
_KINDS = {1: "paragraph", 2: "character"}  # stk (2.9.260)
_NOT_BASED = 0x0FFF


def sign_fonts(fib: Fib) -> dict[int, str]:
    """The fonts that draw signs in place of letters, by their numbers."""
    listed = fib.part(_FONTS)
    found: dict[int, str] = {}
    at, number = 4, 0
    while at < len(listed):
        font = listed[at + 1 : at + 1 + listed[at]]
        if len(font) > _FONT_NAME and font[3] == _SYMBOLS:
            found[number] = _name(font[_FONT_NAME:])
        at += 1 + listed[at]
        number += 1
    return found


def _name(data: bytes) -> str:
    return readable(data.decode("utf-16-le", "replace").partition("\0")[0])


def styles_of(fib: Fib, room: Room) -> "Element":
    """The styles of paragraphs and letters, as the part that a .docx has of them."""
    styles = made("styles")
    listed = fib.part(_STYLES)
    if len(listed) < 6:
        return styles
    head, _, base = struct.unpack_from("<HHH", listed)
    at, number = 2 + head, 0
    while at + 2 <= len(listed):
        (length,) = struct.unpack_from("<H", listed, at)
        style = _style(listed[at + 2 : at + 2 + length], base, number)
        if style is not None:
            room.use()
            styles.append(style)
        at += 2 + length
        number += 1
    return styles


def _style(data: bytes, base: int, number: int) -> "Element | None":
    """A style (STD): its head, its name, and what it changes in paragraphs and letters."""
    if len(data) < base + 2 or base < 6:
        return None
    kind, changes = struct.unpack_from("<HH", data, 2)
    named = _KINDS.get(kind & 0xF)
    if named is None:
        return None
    style = made("style")
    style.set(f"{W}styleId", str(number))
    style.set(f"{W}type", named)
    if number == 0:
        style.set(f"{W}default", "1")
    (length,) = struct.unpack_from("<H", data, base)
    at = base + 2 + 2 * length
    within(style, "name", _name(data[base + 2 : at]))
    if kind >> 4 != _NOT_BASED:
        within(style, "basedOn", str(kind >> 4))
    parts = _changes(data, at + 2, changes & 0xF)
    if named == "paragraph" and parts:
        style.append(properties_of(manner_of(sprms(parts.pop(0)[2:]))))
    if parts:
        style.append(_letters(parts[0]))
    return style


def _changes(data: bytes, at: int, count: int) -> list[bytes]:
    found = []
    for _ in range(count):
        at += at % 2
        if at + 2 > len(data):
            break
        (length,) = struct.unpack_from("<H", data, at)
        found.append(data[at + 2 : at + 2 + length])
        at += 2 + length
    return found


def _letters(listed: bytes) -> "Element":
    properties = made("rPr")
    for sprm in sprms(listed):
        name = {0x0835: "b", 0x083C: "vanish", 0x0837: "strike"}.get(sprm.code)
        if name is not None:
            within(properties, name, "1" if toggled(sprm.value) else "0")
    return properties
