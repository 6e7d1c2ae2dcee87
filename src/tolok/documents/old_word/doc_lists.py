"""Lists of a binary Word document (MS-DOC 2.9.150 LSTF, 2.9.131 LFO, 2.9.155 LVL)."""

import struct
from typing import TYPE_CHECKING

from tolok.documents.old_word.container import DamagedError
from tolok.documents.old_word.doc_fib import Fib
from tolok.documents.old_word.doc_looks import manner_of
from tolok.documents.old_word.doc_runs import sprms
from tolok.documents.old_word.elements import made, switched, within
from tolok.documents.old_word.stories import Room, properties_of, readable
from tolok.documents.word.markup import W
from tolok.documents.word.numbering import LEVELS

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element

_LISTS, _OVERRIDES = 73, 74  # fcPlfLst, fcPlfLfo
_LIST, _OVERRIDE, _LEVEL = 28, 16, 28  # bytes of each
_FORMATS = {
    1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero",
    23: "bullet", 255: "none",
}  # fmt: skip
"""Kinds of numbers that are not decimal (MSONFC)."""

_SUFFIXES = {1: "space", 2: "nothing"}
_LEGAL, _GOES_ON = 0x04, 0x08  # fLegal, fNoRestart
_LONGEST = 255  # letters of a number's text
_NO_STYLE = 0x0FFF


class Lists:
    """The lists, as the part that a .docx has of them: ``root`` is its element."""

    def __init__(self, fib: Fib, fonts: dict[int, str], room: Room) -> None:
        self.root = made("numbering")
        self._fonts = fonts
        self._room = room
        self._table = fib.table
        self._ids: dict[int, str] = {}
        lists, length = fib.place(_LISTS)
        if length:
            self._read_lists(lists)
        overrides, length = fib.place(_OVERRIDES)
        if length:
            self._read_overrides(overrides)

    def _read_lists(self, start: int) -> None:
        (count,) = struct.unpack_from("<H", self._table, start)
        at = start + 2 + _LIST * count  # the levels stand behind all lists
        for number in range(count):
            own = start + 2 + _LIST * number
            (id_,) = struct.unpack_from("<i", self._table, own)
            styles = struct.unpack_from(f"<{LEVELS}H", self._table, own + 8)
            abstract = within(self.root, "abstractNum")
            abstract.set(f"{W}abstractNumId", str(number))
            self._ids.setdefault(id_, str(number))
            for level in range(1 if self._table[own + 26] & 1 else LEVELS):
                element, at = self._level(at, level)
                if styles[level] != _NO_STYLE:
                    within(element, "pStyle", str(styles[level]))
                abstract.append(element)

    def _level(self, at: int, level: int) -> tuple["Element", int]:
        """A level, and where the next one begins."""
        self._room.use()
        if at + _LEVEL + 2 > len(self._table):
            raise DamagedError
        start, form, flags = struct.unpack_from("<iBB", self._table, at)
        suffix, letters, standing, restart = (self._table[at + one] for one in (15, 24, 25, 26))
        element = made("lvl")
        element.set(f"{W}ilvl", str(level))
        within(element, "start", str(start))
        within(element, "numFmt", _FORMATS.get(form, "decimal"))
        switched(element, "suff", _SUFFIXES.get(suffix, ""))
        if flags & _LEGAL:
            within(element, "isLgl")
        if flags & _GOES_ON:
            within(element, "lvlRestart", str(min(restart, LEVELS)))
        at += _LEVEL
        listed = self._table[at : at + standing]
        element.append(properties_of(manner_of(sprms(listed))))
        at += standing
        element.append(self._letters(self._table[at : at + letters]))
        at += letters
        (length,) = struct.unpack_from("<H", self._table, at)
        end = at + 2 + 2 * length
        if end > len(self._table) or length > _LONGEST:
            raise DamagedError
        within(element, "lvlText", _written(self._table[at + 2 : end]))
        return element, end

    def _letters(self, listed: bytes) -> "Element":
        properties = made("rPr")
        for sprm in sprms(listed):
            if sprm.code == 0x4A4F and sprm.value in self._fonts:  # sprmCRgFtc0
                within(properties, "rFonts").set(f"{W}ascii", self._fonts[sprm.value])
            elif sprm.code == 0x083C and sprm.value == 1:  # sprmCFVanish
                within(properties, "vanish")
        return properties

    def _read_overrides(self, start: int) -> None:
        (count,) = struct.unpack_from("<I", self._table, start)
        if start + 4 + _OVERRIDE * count > len(self._table):
            raise DamagedError
        at = start + 4 + _OVERRIDE * count
        for number in range(count):
            own = start + 4 + _OVERRIDE * number
            (id_,) = struct.unpack_from("<i", self._table, own)
            self._room.use()
            num = within(self.root, "num")
            num.set(f"{W}numId", str(number + 1))
            within(num, "abstractNumId", self._ids.get(id_, ""))
            at += 4
            for _ in range(self._table[own + 12]):
                at = self._override(num, at)

    def _override(self, num: "Element", at: int) -> int:
        """What a list changes on one level (LFOLVL, 2.9.132); where the next one begins."""
        self._room.use()
        start, flags = struct.unpack_from("<iI", self._table, at)
        level = flags & 0xF
        override = within(num, "lvlOverride")
        override.set(f"{W}ilvl", str(level))
        at += 8
        if flags & 0x20:
            element, at = self._level(at, level)
            override.append(element)
        elif flags & 0x10:
            within(override, "startOverride", str(start))
        return at


def _written(data: bytes) -> str:
    """The text of a number: the letters 0 to 8 stand for the numbers of these levels."""
    text = data.decode("utf-16-le", "replace")
    return readable("".join(f"%{ord(one) + 1}" if ord(one) < LEVELS else one for one in text))
