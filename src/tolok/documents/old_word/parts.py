"""The parts of a .docx that were made from another file, and asked for as if they were read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tolok.documents.old_word.elements import TIE, made, within
from tolok.documents.word.markup import W

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element


@dataclass(slots=True)
class MadeParts:
    """A document's text, and the parts that hang on it by their kind ("header")."""

    name: str
    text: "Element" = field(default_factory=lambda: made("body"))
    main: str = ""
    _related: list[tuple[str, str, "Element"]] = field(default_factory=list)
    _collected: dict[str, "Element"] = field(default_factory=dict)
    _notes: int = 0

    @property
    def body(self) -> "Element":
        """The main part's root."""
        parent = self.text.getparent()
        if parent is None:
            parent = made("document")
            parent.append(self.text)
        return parent

    def add(self, kind: str, root: "Element") -> None:
        """One more part; headers and footers are used by the text's last section."""
        tie = f"r{len(self._related)}"
        self._related.append((kind, tie, root))
        if kind in {"header", "footer"}:
            within(self.text, f"{kind}Reference").set(TIE, tie)

    def collected(self, kind: str) -> "Element":
        """The one part of a kind whose children are notes, comments or styles."""
        if kind not in self._collected:
            self._collected[kind] = made(kind)
            self.add(kind, self._collected[kind])
        return self._collected[kind]

    def note(self, kind: str) -> "Element":
        """A new note ("footnote", "comment"), with an id of its own."""
        note = within(self.collected(f"{kind}s"), kind)
        self._notes += 1
        note.set(f"{W}id", str(self._notes))
        return note

    def related(self, kind: str) -> Iterator[tuple[str, "Element"]]:
        """The parts of a kind, by the ties that references name."""
        return ((tie, root) for own, tie, root in self._related if own == kind)

    def only(self, kind: str) -> "Element | None":
        """The root of the one part of a kind, None where there is none."""
        return next((root for _, root in self.related(kind)), None)
