"""What RTF declares of table rows: edges and merged cells (RTF 1.9.1, "Table Definitions")."""

from dataclasses import dataclass, field

from tolok.documents.old_word.edges import Edge, Shape
from tolok.documents.word.grids import MAX_COLUMNS

_FARTHEST = 1_000_000  # twentieths of a point: more than 17 m
_DOWN = {b"clvmgf": "restart", b"clvmrg": "continue"}
_ACROSS = {b"clmgf": "restart", b"clmrg": "continue"}

ROWS = frozenset({b"trowd", b"cellx", b"trleft", *_DOWN, *_ACROSS})
"""The control words of rows that this reader knows."""


@dataclass(slots=True)
class Declared:
    r"""The row that is being declared; it holds until the next ``\trowd``, for many rows."""

    left: int = 0
    edges: list[Edge] = field(default_factory=list)
    is_begun: bool = False
    _next: Edge = field(default_factory=lambda: Edge(0))

    def take(self, word: bytes, number: int | None) -> None:
        """Take one of the control words of rows."""
        if word == b"trowd":
            self.left, self.edges, self._next, self.is_begun = 0, [], Edge(0), True
        elif word == b"cellx":
            self._end_cell(number or 0)
        elif word == b"trleft":
            self.left = _bounded(number or 0)
        elif word in _DOWN:
            self._next = self._next._replace(down=_DOWN[word])
        elif word in _ACROSS:
            self._next = self._next._replace(across=_ACROSS[word])

    def _end_cell(self, right: int) -> None:
        # One more than any table may have: it is refused for that, in words.
        if len(self.edges) <= MAX_COLUMNS:
            self.edges.append(self._next._replace(right=_bounded(right)))
        self._next = Edge(0)

    def end_row(self) -> Shape:
        """The shape of a row that ends here."""
        self.is_begun = False
        return Shape(self.left, tuple(self.edges))


def _bounded(number: int) -> int:
    return max(-_FARTHEST, min(number, _FARTHEST))
