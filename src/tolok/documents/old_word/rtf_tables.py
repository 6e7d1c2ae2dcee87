"""The tables before the text of an RTF file: its fonts and its styles ("Header")."""

from dataclasses import dataclass, field

from tolok.documents.old_word.elements import within
from tolok.documents.old_word.parts import MadeParts
from tolok.documents.old_word.rtf_letters import Font, page_of
from tolok.documents.old_word.stories import readable
from tolok.documents.word.markup import W


@dataclass(slots=True)
class Listed:
    """The fonts by their numbers; the names of styles become the part that a .docx has of them."""

    parts: MadeParts
    fonts: dict[int, Font] = field(default_factory=dict)
    _font: Font = field(default_factory=Font)
    _style: int | None = None
    _name: str = ""

    def take(self, into: str, word: bytes, number: int | None) -> None:
        """Take a control word of one of the tables."""
        if into == "fonts":
            if word == b"f":
                self._font = self.fonts.setdefault(number or 0, Font())
            elif word == b"fcharset":
                self._font.set_charset(number or 0)
            elif word == b"cpg":
                self._font.page = page_of(number)
        elif word == b"s":
            self._style = number

    def name(self, into: str, text: str) -> None:
        """Letters of a name; a semicolon ends it."""
        if into == "fonts":
            self._font.name += readable(text.replace(";", "")).strip()
            return
        self._name += text
        if ";" in text:
            if self._style is not None:
                style = within(self.parts.collected("styles"), "style")
                style.set(f"{W}styleId", str(self._style))
                style.set(f"{W}type", "paragraph")
                within(style, "name", readable(self._name.replace(";", " ")).strip())
            self._style, self._name = None, ""
