"""What the paragraphs of an OpenDocument file say: shown, hidden and crossed-out text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from tolok.documents.odf.looks import PLAIN, Look, Looks
from tolok.documents.odf.numbers import TEXT, Counts, Numbers

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

LINES = (f"{TEXT}p", f"{TEXT}h")
"""What a paragraph is."""

_SKIPPED = frozenset({f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{OFFICE}forms"})
_ASIDE = frozenset({f"{TEXT}note", f"{OFFICE}annotation", f"{DRAW}text-box"})
"""What hangs on a paragraph and is no part of its text."""

_STYLE_NAME = f"{TEXT}style-name"
_BREAKS = {f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
_MOST_SPACES = 100
_FEW = 9


@dataclass(slots=True)
class Line:
    """A paragraph: its text, what of it is crossed out or hidden, its look, and what hangs on it.

    ``left`` is its margin in points. ``aside`` are its notes, comments and text boxes.
    """

    text: str = ""
    struck: str = ""
    hidden: str = ""
    bold: bool = False
    left: Decimal = Decimal(0)
    is_heading: bool = False
    aside: list["Element"] = field(default_factory=list)


class Texts:
    """Reads paragraphs and lists in their order, so that automatic numbers count on."""

    def __init__(self, looks: Looks, numbers: Numbers) -> None:
        self.looks = looks
        self._numbers = numbers

    def flow(self, parent: "Element") -> "Iterator[Line | Element]":
        """The paragraphs below an element, with the tables between them, in their order."""
        waiting = [iter(parent)]
        lists: list[tuple[str, Counts] | None] = [None]
        depth = 0
        # A list in a list is an item of the item: walked without calling oneself.
        labels: list[str] = [""]
        depths = [depth]
        while waiting:
            child = next(waiting[-1], None)
            if child is None:
                waiting.pop()
                lists.pop()
                depths.pop()
                continue
            tag = child.tag
            if tag in LINES:
                label, labels[0] = labels[0], ""
                yield self.line(child, label)
            elif tag == f"{TABLE}table":
                yield child
            elif isinstance(tag, str) and tag not in _SKIPPED | _ASIDE:
                counted, depth = lists[-1], depths[-1]
                if tag == f"{TEXT}list":
                    style = child.get(_STYLE_NAME) or (counted[0] if counted else "")
                    if counted is None:
                        counted = (style, self._numbers.begin(child, style))
                    counted, depth = (style, counted[1]), depth + 1
                elif tag == f"{TEXT}list-item" and counted:
                    labels[0] = self._numbers.label(counted[1], counted[0], depth, child)
                waiting.append(iter(child))
                lists.append(counted)
                depths.append(depth)

    def line(self, paragraph: "Element", label: str = "", own: Look = PLAIN) -> Line:
        """What a paragraph says, its automatic number before it; ``own`` is its cell's look."""
        look = self.looks.of("paragraph", paragraph.get(_STYLE_NAME)).over(own)
        line = Line(left=look.left or Decimal(0), is_heading=paragraph.tag == LINES[1])
        if not len(paragraph) and not label and not look.struck and not look.hidden:
            line.text = " ".join((paragraph.text or "").split())
            line.bold = bool(look.bold and line.text)
            return line
        parts = {"text": "", "struck": "", "hidden": ""}
        bolds: list[bool] = []
        for text, style in self._runs(paragraph, line):
            shown = self.looks.of("text", style).over(look) if style else look
            kind = "hidden" if shown.hidden else "struck" if shown.struck else "text"
            parts[kind] += text
            if text.strip():
                bolds.append(bool(shown.bold))
        line.text, line.struck, line.hidden = map(_clean, parts.values())
        if line.text:
            line.text = label + line.text
        elif line.struck:
            line.struck = label + line.struck
        line.bold = bool(bolds) and all(bolds)
        return line

    def _runs(self, paragraph: "Element", line: Line) -> Iterator[tuple[str, str | None]]:
        """The letters with the style that they have of their own; a run of spaces is an element."""
        yield paragraph.text or "", None
        waiting: list[tuple[Iterator[Element], str | None, str]] = [(iter(paragraph), None, "")]
        while waiting:
            children, style, tail = waiting[-1]
            child = next(children, None)
            if child is None:
                waiting.pop()
                if waiting:
                    yield tail, waiting[-1][1]
                continue
            tag, after = child.tag, child.tail or ""
            if tag in _ASIDE:
                line.aside.append(child)
                yield after, style
            elif tag in _BREAKS or not isinstance(tag, str):
                yield _BREAKS.get(str(tag), "") + after, style
            elif tag == f"{TEXT}s":
                yield " " * min(_count(child.get(f"{TEXT}c", "1")), _MOST_SPACES) + after, style
            else:
                own = style
                if tag == f"{TEXT}span":
                    own = child.get(_STYLE_NAME) or style
                yield child.text or "", own
                waiting.append((iter(child), own, after))


def _count(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < _FEW else 1


def _clean(text: str) -> str:
    """The text's lines with single spaces."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
