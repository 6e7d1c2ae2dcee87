"""What bears on the level of a row, and the level that it has."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from tolok.domain.levels import Level

_ACTING = re.compile(r"ME\w+KAN\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """What bears on the level of a row; ``at`` is its line in the source.

    ``told`` is the level that a column of its own says, or what ``told_by`` calls.
    """

    levels: frozenset[Level]
    name: str
    code: str
    number: str
    indent: int
    bold: bool
    indicator: str
    method: str
    unit: str
    ceiling: Decimal | None
    at: int = 0
    told: Level | None = None
    told_by: str = "kolom tingkat"


class Placed(NamedTuple):
    """A row's level and, in Indonesian, the reason for it; ``at`` counts the rows from 1."""

    level: Level
    ground: str
    at: int = 0


def acts(line: Line) -> bool:
    """A *tujuan* acts ("Meningkatkan …"); a *sasaran* is a state reached ("Meningkatnya …")."""
    return bool(_ACTING.match(line.name))


def numbering_of(number: str) -> str:
    """The style of a line's number: digits with so many points, or a letter; "" where it has none.

    >>> numbering_of("1."), numbering_of("(1.2)"), numbering_of("a)")
    ('digit0', 'digit1', 'huruf')
    """
    plain = number.strip("().")
    if re.fullmatch(r"[\d.]+", plain):
        return f"digit{plain.count('.')}"
    return "huruf" if plain else ""
