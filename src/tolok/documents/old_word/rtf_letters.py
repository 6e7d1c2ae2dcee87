"""Which letters the bytes of an RTF file are: by its code page and by each font's own set."""

import codecs
from dataclasses import dataclass, field

_SYMBOLS = 2  # \fcharset2: the font draws signs, whose numbers are its bytes
_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
r"""Code pages by ``\fcharset`` ("Font Table")."""

_NAMED = {10000: "mac_roman", 20127: "ascii", 28591: "latin-1", 65001: "utf-8"}
_USUAL = "cp1252"
PLATFORMS = {b"ansi": _USUAL, b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
r"""Code pages by the word after ``\rtf`` ("Character Set")."""

_FIRST_HALVES = frozenset(map(chr, range(0xD800, 0xDC00)))


@dataclass(slots=True)
class Font:
    """A font of the file: its name, and the code page of its letters ("" where the file's own)."""

    name: str = ""
    page: str = ""
    draws_signs: bool = False

    def set_charset(self, number: int) -> None:
        r"""What ``\fcharset`` tells."""
        self.draws_signs = number == _SYMBOLS
        self.page = "latin-1" if self.draws_signs else _PAGES.get(number, "")


def page_of(number: int | None) -> str:
    r"""The code page of a number (``\ansicpg``); the usual one where it is not known.

    >>> page_of(1251), page_of(65001), page_of(7)
    ('cp1251', 'utf-8', 'cp1252')
    """
    name = _NAMED.get(number or 0, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return _USUAL
    return name


@dataclass(slots=True)
class Letters:
    r"""Letters that have come and are not told yet, in bytes and in Unicode (``\u``).

    ``left_out`` counts those still to come that only stand in for one of Unicode.
    """

    page: str = _USUAL
    left_out: int = 0
    _bytes: bytearray = field(default_factory=bytearray)
    _texts: list[str] = field(default_factory=list)

    def add(self, letters: bytes) -> None:
        """Letters of a code page."""
        out = min(self.left_out, len(letters))
        self.left_out -= out
        self._bytes += letters[out:]

    def say(self, text: str, font: Font | None) -> None:
        """A letter that has a word or a sign of its own; it counts as one."""
        if self.left_out:
            self.left_out -= 1
            return
        self._decode(font)
        self._texts.append(text)

    def unicode(self, number: int, fallback: int, font: Font | None) -> None:
        r"""A letter by its number, which is signed; ``fallback`` letters after it stand in."""
        self._decode(font)
        self._texts.append(chr(number % 0x10000))
        self.left_out = fallback

    def told(self, font: Font | None) -> str:
        """All of them; the first half of a letter in two halves waits for the second."""
        self._decode(font)
        text = "".join(self._texts)
        self._texts.clear()
        if not text.isascii():  # letters beyond the first plane come in two halves
            if text[-1] in _FIRST_HALVES:
                self._texts.append(text[-1])
                text = text[:-1]
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return text

    def _decode(self, font: Font | None) -> None:
        if self._bytes:
            page = self.page if font is None or not font.page else font.page
            self._texts.append(self._bytes.decode(page, "replace"))
            self._bytes.clear()
