"""What a paragraph of Word says: its shown text, its number, its look, and what hangs on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tolok.documents.word.equations import linear
from tolok.documents.word.markup import CHOICE, MATH, W, chosen, switch, value
from tolok.documents.word.numbering import Numbering
from tolok.documents.word.signs import drawn, sign
from tolok.documents.word.styles import Styles, start_of

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Letters that nobody sees: soft hyphens, and joints between words."""

_SPACES = {ord(space): " " for space in "\t\n\r\u00a0\u2007\u202f"}
_FIXED = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "",
}  # fmt: skip
_SKIPPED = frozenset(
    W + name
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "fldData", "rt")
) | {W + "del", W + "moveFrom"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Line:
    """A paragraph as shown. ``start`` is where it begins, in twentieths of a point.

    ``hidden`` is its hidden text, ``struck`` what is crossed out of it. ``boxes`` are text boxes
    bound to it, ``comments`` ids of comments. ``joins`` says that its end was deleted, so that the
    next one goes on with it. ``table`` is the table in a cell whose row the line is.
    """

    text: str = ""
    hidden: str = ""
    struck: str = ""
    bold: bool = False
    start: int = 0
    number: str = ""
    joins: bool = False
    boxes: list["Element"] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    table: "Element | None" = None


class Texts:
    """Reads paragraphs in their order; a paragraph that is asked for again has the same number."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self._numbering = numbering
        self._labels: dict[Element, str] = {}

    def line(self, paragraph: "Element") -> Line:
        """What a ``w:p`` says."""
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, "pStyle")
        walk = _Walk(self.styles, style, prompt=_in_prompt(paragraph))
        walk.children(paragraph)
        line = walk.line()
        mark = None if properties is None else properties.find(f"{W}rPr")
        line.joins = mark is not None and mark.find(f"{W}del") is not None
        if not line.joins:
            line.number = self._label(paragraph, properties)
        line.start = self._start(properties, style)
        return line

    def _label(self, paragraph: "Element", properties: "Element | None") -> str:
        if paragraph not in self._labels:
            if self._numbering.level_of(properties) is None:
                return ""
            self._labels[paragraph] = self._numbering.label(properties)
        return self._labels[paragraph]

    def _start(self, properties: "Element | None", style: str | None) -> int:
        own = None if properties is None else properties.find(f"{W}ind")
        listed = self._numbering.indents(properties)
        # A list named by the paragraph stands over its style; one named by the style, under it.
        first = bool(listed) and properties is not None and properties.find(f"{W}numPr") is not None
        styled = self.styles.indents(style)
        inherited = (*listed, *styled) if first else (*styled, *listed)
        return start_of(inherited if own is None else (own, *inherited))


class _Walk:
    """One paragraph's runs in their order, wherever links, controls and fields put them."""

    def __init__(self, styles: Styles, style: str | None, *, prompt: bool) -> None:
        self._styles = styles
        self._style = style
        self._prompt = prompt
        self._shown: list[tuple[str, bool]] = []
        self._hidden: list[str] = []
        self._struck: list[str] = []
        self._fields: list[bool] = []  # whether each open field is at its result by now
        self._line = Line()

    def line(self) -> Line:
        """What was found."""
        line = self._line
        line.text = "".join(text for text, _ in self._shown).translate(_UNSEEN)
        line.hidden = "".join(self._hidden).translate(_UNSEEN)
        line.struck = "".join(self._struck).translate(_UNSEEN)
        written = [bold for text, bold in self._shown if text.strip()]
        line.bold = bool(written) and all(written)
        return line

    def children(self, parent: "Element") -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif not isinstance(tag, str) or tag in _SKIPPED:
                continue
            elif tag == CHOICE:
                branch = chosen(child)
                if branch is not None:
                    self.children(branch)
            elif tag.startswith(MATH):
                self._shown.append((linear(child), False))
            elif tag == f"{W}txbxContent":
                self._line.boxes.append(child)
            elif tag == f"{W}sdt" and _prompts(child):
                before, self._prompt = self._prompt, True
                self.children(child)
                self._prompt = before
            else:
                self.children(child)

    def _run(self, run: "Element") -> None:
        properties = run.find(f"{W}rPr")
        hidden = self._prompt or self._styles.switched(properties, "vanish", self._style)
        bold = self._styles.switched(properties, "b", self._style)
        struck = any(
            self._styles.switched(properties, name, self._style) for name in ("strike", "dstrike")
        )
        for child in run:
            text = self._text(child, properties)
            if not text or not all(self._fields):
                continue
            if hidden:
                self._hidden.append(text)
            elif struck and text.strip():
                self._struck.append(text)
            else:
                self._shown.append((text, bold))

    def _text(self, child: "Element", properties: "Element | None") -> str:
        """The text of a part of a run; what hangs on it is noted."""
        local = str(child.tag).rpartition("}")[2]
        if local == "t":
            text = child.text or ""
            if child.get(_SPACE) != "preserve":
                text = text.strip(" \t\r\n")
            return drawn(text.translate(_SPACES), _font(properties))
        if local in _FIXED:
            return _FIXED[local]
        handle = _HANDLERS.get(local)
        if handle is not None:
            return handle(self, child)
        if child.tag == CHOICE:
            branch = chosen(child)
            if branch is not None:
                self.children(branch)
        elif local in {"drawing", "pict", "object", "ruby"}:
            self.children(child)
        return ""

    def _symbol(self, child: "Element") -> str:
        code = child.get(f"{W}char", "")
        try:
            return sign(int(code, 16), child.get(f"{W}font", ""))
        except (ValueError, OverflowError):
            return ""

    def _field(self, child: "Element") -> str:
        """Follow a field: what stands before its result is its code. A tick box has no result."""
        kind = child.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(False)
            box = child.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                return self._box(box)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()
        return ""

    def _box(self, box: "Element") -> str:
        checked = switch(box, "checked")
        ticked = checked if checked is not None else bool(switch(box, "default"))
        self._shown.append(("☒" if ticked else "☐", False))
        return ""

    def _comment(self, child: "Element") -> str:
        self._line.comments.append(child.get(f"{W}id", ""))
        return ""


_HANDLERS: dict[str, Callable[[_Walk, "Element"], str]] = {
    "sym": _Walk._symbol,  # noqa: SLF001 - the table of its own methods
    "fldChar": _Walk._field,  # noqa: SLF001
    "commentReference": _Walk._comment,  # noqa: SLF001
}


def _font(properties: "Element | None") -> str | None:
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    return None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")


def _prompts(control: "Element | None") -> bool:
    """Whether a content control still asks to be filled in: what it shows is no content."""
    return control is not None and control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _in_prompt(paragraph: "Element") -> bool:
    """Whether a paragraph, or its cell, stands in a content control that was never filled in."""
    parent = paragraph.getparent()
    if parent is not None and parent.tag == f"{W}tc":
        parent = parent.getparent()
    if parent is None or parent.tag != f"{W}sdtContent":
        return False
    return _prompts(parent.getparent())
