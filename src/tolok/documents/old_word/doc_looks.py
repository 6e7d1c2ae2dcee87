"""Looks of letters and paragraphs by their properties (MS-DOC 2.6.1 and 2.6.2)."""

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tolok.documents.old_word.container import DamagedError
from tolok.documents.old_word.doc_rows import shape_of
from tolok.documents.old_word.doc_runs import Run, Sprm, sprms
from tolok.documents.old_word.edges import Shape
from tolok.documents.old_word.stories import Look, Manner, Room

_FAR = (0x6645, 0x6646)  # sprmPHugePapx: the properties lie in the stream "Data"
_AS_STYLE, _NOT_AS_STYLE = 0x80, 0x81  # ToggleOperand (2.9.327)
_FAR_UNIT = 64  # bytes there that count as one part of a document: a row of 15 cells has 7 parts
_MOST_KEPT = 5_000
_NO_LIST = (0, 0xF801)  # sprmPIlfo
_MOST_LEVEL = 8
_BODY_TEXT = 9


class Letter(NamedTuple):
    """How letters look; ``sign`` is the letter and the font that one stands for, if any."""

    look: Look = Look(None, None)
    is_deleted: bool = False
    is_special: bool = False
    sign: tuple[int, str] | None = None


class Standing(NamedTuple):
    """How a paragraph stands, and what its mark ends in ``depth`` tables."""

    manner: Manner = Manner()
    depth: int = 0
    ends_row: bool = False
    ends_inner_cell: bool = False
    ends_inner_row: bool = False
    row: Shape = Shape()


class Looks:
    """Reads properties; the same ones are read once."""

    def __init__(self, data: bytes, fonts: dict[int, str], room: Room) -> None:
        self._data = data
        self._room = room
        self._fonts = fonts
        self._letters: dict[bytes, Letter] = {}
        self._standings: dict[tuple[int, bytes], Standing] = {}

    def letter(self, listed: bytes) -> Letter:
        """How the letters of a run look."""
        found = self._letters.get(listed)
        if found is None:
            if len(self._letters) > _MOST_KEPT:
                self._letters.clear()
            found = self._letters[listed] = self._letter(listed)
        return found

    def _letter(self, listed: bytes) -> Letter:
        letter = Letter()
        look = letter.look
        for sprm in sprms(listed):
            match sprm.code:
                case 0x0835:  # sprmCFBold
                    look = look._replace(bold=toggled(sprm.value))
                case 0x083C:  # sprmCFVanish
                    look = look._replace(hidden=toggled(sprm.value))
                case 0x0837 | 0x2A53:  # sprmCFStrike, sprmCFDStrike
                    look = look._replace(struck=look.struck or toggled(sprm.value))
                case 0x0800:  # sprmCFRMarkDel
                    letter = letter._replace(is_deleted=bool(sprm.value))
                case 0x0855:  # sprmCFSpec
                    letter = letter._replace(is_special=bool(sprm.value))
                case 0x4A30:  # sprmCIstd
                    look = look._replace(style=str(sprm.value))
                case 0x4A4F:  # sprmCRgFtc0
                    look = look._replace(font=self._fonts.get(sprm.value, ""))
                case 0x6A09:  # sprmCSymbol
                    font, code = struct.unpack("<HH", sprm.operand)
                    letter = letter._replace(sign=(code, self._fonts.get(font, "")))
        return letter._replace(look=look)

    def standing(self, run: Run | None, changes: bytes) -> Standing:
        """How a paragraph stands by the run of its mark."""
        key = (0, changes) if run is None else (run.style, run.listed + changes)
        found = self._standings.get(key)
        if found is None:
            if len(self._standings) > _MOST_KEPT:
                self._standings.clear()
            found = self._standings[key] = self._standing(*key)
        return found

    def _standing(self, style: int, listed: bytes) -> Standing:
        found = list(self._with_far(listed))
        manner = manner_of(found, str(style))
        standing = Standing(manner)
        depth, in_table = 0, False
        for sprm in found:
            match sprm.code:
                case 0x2416:  # sprmPFInTable
                    in_table = bool(sprm.value)
                case 0x6649:  # sprmPItap
                    depth = sprm.number
                case 0x664A:  # sprmPDtap
                    depth += sprm.number
                case 0x2417:  # sprmPFTtp
                    standing = standing._replace(ends_row=bool(sprm.value))
                case 0x244B:  # sprmPFInnerTableCell
                    standing = standing._replace(ends_inner_cell=bool(sprm.value))
                case 0x244C:  # sprmPFInnerTtp
                    standing = standing._replace(ends_inner_row=bool(sprm.value))
        ends_row = standing.ends_row or standing.ends_inner_row
        return standing._replace(
            depth=max(depth, int(in_table)), row=shape_of(found) if ends_row else Shape()
        )

    def _with_far(self, listed: bytes) -> Iterator[Sprm]:
        """The properties, and those that lie in the stream "Data" (PrcData)."""
        for sprm in sprms(listed):
            if sprm.code in _FAR:
                if sprm.value + 2 > len(self._data):
                    raise DamagedError
                (length,) = struct.unpack_from("<H", self._data, sprm.value)
                self._room.use(length // _FAR_UNIT)
                yield from sprms(self._data[sprm.value + 2 : sprm.value + 2 + length])
            else:
                yield sprm


def manner_of(listed: Iterable[Sprm], style: str = "") -> Manner:
    """How a paragraph stands by its properties, tables aside."""
    manner = Manner(style)
    for sprm in listed:
        match sprm.code:
            case 0x840F | 0x845E:  # sprmPDxaLeft80, sprmPDxaLeft
                manner = manner._replace(left=sprm.number)
            case 0x8411 | 0x8460:  # sprmPDxaLeft180, sprmPDxaLeft1
                manner = manner._replace(first=sprm.number)
            case 0x460B:  # sprmPIlfo
                list_ = sprm.value
                manner = manner._replace(list_="0" if list_ in _NO_LIST else str(list_))
            case 0x260A:  # sprmPIlvl
                manner = manner._replace(level=min(sprm.value, _MOST_LEVEL))
            case 0x2640:  # sprmPOutLvl
                manner = manner._replace(outline=min(sprm.value, _BODY_TEXT))
    return manner


def toggled(operand: int) -> bool | None:
    """What switches a look on or off; None where the style tells it.

    Where it is to be other than the style, it is on: styles that are bold are told by themselves.
    """
    if operand == _AS_STYLE:
        return None
    return operand in {1, _NOT_AS_STYLE}
