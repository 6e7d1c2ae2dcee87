"""The code list of a government: each code with its name, and what its subactivity measures."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tolok.domain.levels import Level
from tolok.domain.nomenclature import (
    Entry,
    KnownActivity,
    Nomenclature,
    parent_of,
    plain_code,
    plain_name,
)

MOST_FOUND = 20
"""Codes that a search answers with; whoever seeks one among more writes another word."""

CODED = (Level.PROGRAM, Level.ACTIVITY, Level.SUBACTIVITY)
"""The levels that the nomenclature numbers; goals and objectives are an organization's own."""

_ANY_FIELD, _SUPPORT = "X.XX", "01"
_LEVELS = {3: Level.PROGRAM, 5: Level.ACTIVITY, 6: Level.SUBACTIVITY}


class ListedCode(NamedTuple):
    """A code of the nomenclature; only a subactivity has an indicator, a unit, a performance.

    Source: Permendagri 90/2019 and the ministerial decisions that amend its lists.
    """

    code: str
    level: Level
    name: str
    indicator: str = ""
    unit: str = ""
    performance: str = ""


@dataclass(frozen=True)
class CodeList:
    """The codes that a government may use, by edition of a decree."""

    entries: tuple[ListedCode, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, ListedCode]:
        """Entries by their code in one spelling."""
        return {plain_code(one.code): one for one in self.entries}

    @cached_property
    def by_name(self) -> dict[tuple[Level, str], tuple[ListedCode, ...]]:
        """Entries by level and name in one spelling: several programs may share an activity."""
        found: dict[tuple[Level, str], tuple[ListedCode, ...]] = {}
        for one in self.entries:
            key = one.level, plain_name(one.name)
            found[key] = (*found.get(key, ()), one)
        return found

    @cached_property
    def nomenclature(self) -> Nomenclature:
        """The same list as activities with their subactivities."""
        below: dict[str, list[Entry]] = {}
        for one in self.entries:
            if one.level is Level.SUBACTIVITY:
                below.setdefault(parent_of(one.code), []).append(Entry(one.code, one.name))
        return Nomenclature(
            tuple(
                KnownActivity(one.code, one.name, entries=tuple(below.get(one.code, ())))
                for one in self.entries
                if one.level is Level.ACTIVITY
            )
        )

    def find(self, code: str) -> ListedCode | None:
        """The entry of a code, whether it ends in two digits or four.

        Support programs stand in the list once, for the field of every organization.

        >>> listed = ListedCode("X.XX.01.2.01.0006", Level.SUBACTIVITY, "Evaluasi")
        >>> CodeList((listed,)).find("7.01.01.2.01.06") is listed
        True
        """
        plain = plain_code(code)
        found = self.by_code.get(plain)
        segments = plain.split(".")
        if found is None and len(segments) > 2 and segments[2] == _SUPPORT:
            found = self.by_code.get(".".join((_ANY_FIELD, *segments[2:])))
        return found

    def named(self, name: str, level: Level, field: str = "") -> ListedCode | None:
        """The only entry of a name on a level, in the organization's field or open to all.

        A list says more than a form: a name that only one entry goes on from means that one.
        """
        key = level, plain_name(name), field
        if key not in self._recognized:  # the whole list is looked through, so only once
            self._recognized[key] = self._named(*key)
        return self._recognized[key]

    @cached_property
    def _recognized(self) -> dict[tuple[Level, str, str], ListedCode | None]:
        return {}

    def _named(self, level: Level, plain: str, field: str) -> ListedCode | None:
        own = [one for one in self.by_name.get((level, plain), ()) if is_open_to(one.code, field)]
        if not own and field and plain:
            own = [
                one
                for one in self.entries
                if one.level is level
                and is_open_to(one.code, field)
                and plain_name(one.name).startswith(plain)
            ]
        return own[0] if len(own) == 1 else None

    def search(self, text: str, field: str = "", level: Level | None = None) -> list[ListedCode]:
        """The first entries that hold every word of a text, those of the field before others.

        A code is found by its beginning, in the spelling of the list or with the field's digits.
        """
        words = text.casefold().split()
        if not words:
            return []
        taken = [
            one for one in self.entries if level in {None, one.level} and _holds(one, words, field)
        ]
        taken.sort(key=lambda one: not is_open_to(one.code, field))  # stable: by code within
        return taken[:MOST_FOUND]


def level_of(code: str) -> Level | None:
    """The level that a code's number of parts tells.

    >>> level_of("7.01.01.2.01.06"), level_of("7.01")
    (<Level.SUBACTIVITY: 'subactivity'>, None)
    """
    return _LEVELS.get(len(plain_code(code).split(".")))


def field_of(code: str) -> str:
    """The field (*bidang urusan*) that a code begins with; "" where it begins with none.

    >>> field_of("7.01.01"), field_of("DINKES")
    ('7.01', '')
    """
    segments = plain_code(code).split(".")
    return ".".join(segments[:2]) if len(segments) > 1 else ""


def in_field(code: str, field: str) -> str:
    """A code as an organization of that field writes it.

    >>> in_field("X.XX.01.2.01", "7.01"), in_field("7.01.02", "1.02")
    ('7.01.01.2.01', '7.01.02')
    """
    open_ = f"{_ANY_FIELD}."
    return f"{field}.{code.removeprefix(open_)}" if field and code.startswith(open_) else code


def is_open_to(code: str, field: str) -> bool:
    """Whether an organization of a field may use a code."""
    return not field or code.startswith((f"{field}.", f"{_ANY_FIELD}."))


def ordered(entries: Iterable[ListedCode]) -> tuple[ListedCode, ...]:
    """Entries by code, each once."""
    return tuple(sorted({one.code: one for one in entries}.values()))


def _holds(entry: ListedCode, words: list[str], field: str) -> bool:
    name, own = entry.name.casefold(), in_field(entry.code, field).casefold()
    code = entry.code.casefold()
    return all(
        word in name or code.startswith(word) or own.startswith(word)
        or plain_code(word).casefold() in {code, own}
        for word in words
    )  # fmt: skip
