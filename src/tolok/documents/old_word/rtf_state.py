"""What holds inside a group of RTF and ends with it (RTF 1.9.1, "Formal Syntax")."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tolok.documents.old_word.stories import Manner

_MOST = 1_000_000  # of any number: twentieths of a point, or letters that stand in


class State(NamedTuple):
    """Looks of letters and paragraphs, and where the letters go (``into``).

    ``into`` is "text", "label" (a number before a paragraph), "fonts", "styles", "box" (a field
    to tick), or "" where nobody sees them.
    """

    into: str = "text"
    font: int = 0
    bold: bool = False
    hidden: bool = False
    struck: bool = False
    deleted: bool = False
    fallback: int = 1
    style: str = ""
    left: int = 0
    first: int = 0
    outline: int | None = None
    in_table: bool = False
    tables: int = 0
    is_inner_row: bool = False

    def plain(self, font: int) -> "State":
        r"""What ``\plain`` says, with the file's own font."""
        return self._replace(font=font, bold=False, hidden=False, struck=False, deleted=False)

    def fresh(self) -> "State":
        r"""What ``\pard`` says."""
        return self._replace(style="", left=0, first=0, outline=None, in_table=False, tables=0)

    @property
    def depth(self) -> int:
        r"""How many tables are around the paragraph (``\intbl``, ``\itap``)."""
        return max(self.tables, int(self.in_table))

    @property
    def manner(self) -> Manner:
        """How the paragraph stands."""
        return Manner(
            self.style, self.left or None, self.first or None, self.outline, joins=self.deleted
        )


def _bounded(number: int | None) -> int:
    return max(-_MOST, min(number or 0, _MOST))


LOOKS: Mapping[bytes, Callable[[State, int | None], State]] = {
    b"b": lambda state, number: state._replace(bold=number != 0),
    b"v": lambda state, number: state._replace(hidden=number != 0),
    b"strike": lambda state, number: state._replace(struck=number != 0),
    b"striked": lambda state, number: state._replace(struck=number == 1),
    b"deleted": lambda state, number: state._replace(deleted=number != 0),
    b"intbl": lambda state, number: state._replace(in_table=number != 0),
    b"itap": lambda state, number: state._replace(tables=_bounded(number)),
    b"li": lambda state, number: state._replace(left=_bounded(number)),
    b"fi": lambda state, number: state._replace(first=_bounded(number)),
    b"outlinelevel": lambda state, number: state._replace(outline=_bounded(number)),
    b"f": lambda state, number: state._replace(font=_bounded(number)),
    b"s": lambda state, number: state._replace(style=str(_bounded(number))),
    b"uc": lambda state, number: state._replace(
        fallback=1 if number is None else max(0, _bounded(number))
    ),
    b"pard": lambda state, _: state.fresh(),
}
"""Control words of looks, and what each makes of a state."""
