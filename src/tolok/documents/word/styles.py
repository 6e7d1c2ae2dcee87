"""The looks that paragraphs and runs take from a Word document's named styles."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tolok.documents.document import Style
from tolok.documents.word.markup import W, switch, value, whole

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element

_CHAIN = 20  # styles based on one another; Word itself allows eleven
_OUTLINE_OF_TEXT = 9  # the outline level that means body text (17.3.1.20)


class Styles:
    """The styles by their ids; a document without styles has none and everything is plain."""

    def __init__(self, root: "Element | None") -> None:
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        for style in () if root is None else root.iter(f"{W}style"):
            id_ = style.get(f"{W}styleId", "")
            self._styles.setdefault(id_, style)
            if style.get(f"{W}default") in {"1", "true", "on"}:
                self._defaults.setdefault(style.get(f"{W}type", ""), id_)
        self._switches: dict[tuple[str, str], bool | None] = {}
        self._chains: dict[tuple[str | None, str], tuple[Element, ...]] = {}
        self._looks: dict[str | None, tuple[Element | None, tuple[Element, ...]]] = {}

    def chain(self, id_: str | None, kind: str = "paragraph") -> tuple["Element", ...]:
        """A style and those it is based on, the nearest first; the default where none is named."""
        found = self._chains.get((id_, kind))
        if found is None:
            found = self._chains[id_, kind] = tuple(self._chained(id_, kind))
        return found

    def _chained(self, id_: str | None, kind: str) -> Iterator["Element"]:
        id_ = id_ or self._defaults.get(kind)
        seen: set[str] = set()
        while id_ and id_ in self._styles and id_ not in seen and len(seen) < _CHAIN:
            seen.add(id_)
            yield self._styles[id_]
            id_ = value(self._styles[id_], "basedOn")

    def switched(self, run: "Element | None", name: str, paragraph_style: str | None) -> bool:
        """Whether a run is bold (``b``), hidden (``vanish``) or crossed out (``strike``)."""
        said = switch(run, name)
        if said is None and run is not None:
            said = self._of(value(run, "rStyle"), name, "character")
        if said is None:
            said = self._of(paragraph_style, name, "paragraph")
        return bool(said)

    def _of(self, id_: str | None, name: str, kind: str) -> bool | None:
        key = (f"{kind} {id_}", name)
        if key not in self._switches:
            found = (switch(one.find(f"{W}rPr"), name) for one in self.chain(id_, kind))
            self._switches[key] = next((said for said in found if said is not None), None)
        return self._switches[key]

    def numbering(self, id_: str | None) -> "Element | None":
        """The ``w:numPr`` that a paragraph style brings."""
        return self._look(id_)[0]

    def indents(self, id_: str | None) -> tuple["Element", ...]:
        """The ``w:ind`` of a paragraph style and of those it is based on."""
        return self._look(id_)[1]

    def _look(self, id_: str | None) -> tuple["Element | None", tuple["Element", ...]]:
        if id_ not in self._looks:
            own = [one.find(f"{W}pPr") for one in self.chain(id_)]
            numbers = [one.find(f"{W}numPr") for one in own if one is not None]
            indents = [one.find(f"{W}ind") for one in own if one is not None]
            self._looks[id_] = (
                next((one for one in numbers if one is not None), None),
                tuple(one for one in indents if one is not None),
            )
        return self._looks[id_]

    def role(self, properties: "Element | None") -> Style:
        """What a paragraph is by its style's name or its outline level."""
        id_ = value(properties, "pStyle")
        level = value(properties, "outlineLvl")
        for one in self.chain(id_) if id_ else ():
            name = (value(one, "name") or "").lower()
            if name in {"title", "judul"}:
                return Style.TITLE
            if name == "subtitle":
                return Style.SUBTITLE
            if name.startswith("heading "):
                return Style.HEADING
            if level is None:
                level = value(one.find(f"{W}pPr"), "outlineLvl")
        if level is None or whole(level, _OUTLINE_OF_TEXT) >= _OUTLINE_OF_TEXT:
            return Style.TEXT
        return Style.HEADING


def start_of(indents: Iterable["Element"]) -> int:
    """Where a paragraph's first letter stands, in twentieths of a point from its margin.

    ``indents`` are the ``w:ind`` that bear on it, the nearest first: each may say a part.
    """
    found: dict[str, int] = {}
    for one in indents:
        own = {str(key).rpartition("}")[2]: whole(str(text)) for key, text in one.attrib.items()}
        if "start" in own:
            own.setdefault("left", own["start"])
        # A hanging line and an indented one are two ways to say the same thing.
        first = own.get("firstLine", -own["hanging"] if "hanging" in own else None)
        if first is not None:
            found.setdefault("first", first)
        if "left" in own:
            found.setdefault("left", own["left"])
    return max(0, found.get("left", 0) + found.get("first", 0))
