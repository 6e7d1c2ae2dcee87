"""The nomenclature of a government: which subactivities each activity has, by code and name."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple, TypeVar

from tolok.domain.forms import Row

ALIKE = 9, 10
"""Names that have nine characters in ten in common, in order, are one name with a slip in it."""

_Thing = TypeVar("_Thing")

_ANY_FIELD = "X.XX"
_SUPPORT = "01"
_SEGMENTS = 6  # field 2, program 1, activity 2, subactivity 1: 7.01.01.2.01.0006
_CODE = re.compile(r"[0-9X]{1,4}(?:\.[0-9X]{1,4})+", re.IGNORECASE)


class Entry(NamedTuple):
    """One subactivity as the nomenclature names it."""

    code: str
    name: str


@dataclass(frozen=True)
class KnownActivity:
    """One activity (*kegiatan*) of the nomenclature with its subactivities.

    ``scope`` tells whose it is, as the file says it: KABKOT, PROV, or "" for any government's.
    """

    code: str
    name: str
    scope: str = ""
    entries: tuple[Entry, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, Entry]:
        """The entries by their code in one spelling."""
        return {_last(entry.code): entry for entry in self.entries}

    @cached_property
    def by_name(self) -> dict[str, Entry]:
        """The entries by their name in one spelling."""
        return {plain_name(entry.name): entry for entry in self.entries}

    def find(self, row: Row) -> tuple[Entry, ...]:
        """What a row may be of this activity: by its code, and by its name."""
        found = []
        code = plain_code(row.code)
        if len(code.split(".")) == _SEGMENTS and _same_field(parent_of(code), self.code):
            found.append(self.by_code.get(_last(code)))
        found.append(_named(row.name or "", self.by_name))
        return tuple(dict.fromkeys(entry for entry in found if entry is not None))


@dataclass(frozen=True)
class Nomenclature:
    """The programs, activities and subactivities that a government may use (*nomenklatur*).

    Source: Permendagri 90/2019 and the ministerial decisions that amend its lists. A list is
    given by its government; none is part of this project.
    """

    activities: tuple[KnownActivity, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, tuple[KnownActivity, ...]]:
        """Activities by code: a city's and a province's may share one."""
        return _gathered((one.code.upper(), one) for one in self.activities)

    @cached_property
    def by_name(self) -> dict[str, tuple[KnownActivity, ...]]:
        """Activities by their name in one spelling."""
        return _gathered((plain_name(one.name), one) for one in self.activities)

    def activity(
        self, row: Row, present: Sequence[Row] = (), government: str | None = None
    ) -> KnownActivity | None:
        """The activity that a row stands for; None where the nomenclature does not tell.

        By its code, else by its name, small slips of spelling aside. Of several with one name
        the one counts that knows most of the rows ``present`` under it.
        """
        found = self._coded(plain_code(row.code)) or self._named(row.name or "")
        scope = scope_of(government)
        found = tuple(one for one in found if not scope or one.scope in {"", scope})
        if len(found) < 2:
            return found[0] if found else None
        known = Counter({one: sum(bool(one.find(each)) for each in present) for one in found})
        (best, most), (_, next_most) = known.most_common(2)
        return best if most > next_most else None

    def absent_among(
        self, row: Row, present: Sequence[Row], government: str | None = None
    ) -> tuple[Entry, ...] | None:
        """The subactivities of a row's activity that are not among the rows present under it.

        None where the nomenclature does not know the activity, or none of the rows under it: then
        it says nothing about what is missing. Codes are written as the form would write them: in
        the row's own field, and with two digits at the end where its neighbours have two.
        """
        activity = self.activity(row, present, government)
        if activity is None:
            return None
        there = [entry for each in present for entry in activity.find(each)]
        if present and not there:
            return None
        code = plain_code(row.code) or activity.code
        own = code if _same_field(code, activity.code) else activity.code
        digits = _digits(present)
        return tuple(
            Entry(f"{own}.{entry.code.rpartition('.')[2].lstrip('0').zfill(digits)}", entry.name)
            for entry in activity.entries
            if entry not in there
        )

    def _coded(self, code: str) -> tuple[KnownActivity, ...]:
        """Support programs stand in the list once, for the field of every organization."""
        segments = code.split(".")
        found = self.by_code.get(code, ())
        if not found and len(segments) == _SEGMENTS - 1 and segments[2] == _SUPPORT:
            found = self.by_code.get(".".join([_ANY_FIELD, *segments[2:]]), ())
        return found

    @cached_property
    def _recognized(self) -> dict[str, tuple[KnownActivity, ...]]:
        return {}

    def _named(self, name: str) -> tuple[KnownActivity, ...]:
        if name not in self._recognized:  # a slip is looked for in the whole list, so only once
            self._recognized[name] = _named(name, self.by_name) or ()
        return self._recognized[name]


def plain_name(name: str) -> str:
    """A name without case, punctuation and spaces.

    >>> plain_name("Penyusunan Dokumen  RKA- SKPD")
    'penyusunandokumenrkaskpd'
    """
    return "".join(character for character in name.casefold() if character.isalnum())


def plain_code(code: str | None) -> str:
    """A code in one spelling, with four digits for a subactivity; "" where there is none.

    >>> plain_code(" 7.01.01.2.01.06 "), plain_code("x.xx.01.2.01"), plain_code(None)
    ('7.01.01.2.01.0006', 'X.XX.01.2.01', '')
    """
    match = _CODE.match((code or "").replace(" ", ""))
    if match is None:
        return ""
    segments = match.group().upper().split(".")
    if len(segments) == _SEGMENTS:
        segments[-1] = segments[-1].zfill(4)
    return ".".join(segments)


def parent_of(code: str) -> str:
    """The code one level up.

    >>> parent_of("7.01.01.2.01.0006")
    '7.01.01.2.01'
    """
    return code.rpartition(".")[0]


def scope_of(government: str | None) -> str:
    """Whose nomenclature a government follows: PROV, KABKOT, or "" where its name does not tell.

    >>> scope_of("Pemerintah Kota Serang"), scope_of("PROVINSI BANTEN"), scope_of(None)
    ('KABKOT', 'PROV', '')
    """
    words = (government or "").upper().split()
    if "PROVINSI" in words:
        return "PROV"
    return "KABKOT" if {"KOTA", "KABUPATEN", "KAB."} & set(words) else ""


def _digits(present: Iterable[Row]) -> int:
    """How many digits end the codes of the rows: four in newer lists, two in older ones."""
    codes = (match.group().split(".") for row in present if (match := _CODE.match(row.code or "")))
    return min((len(code[-1]) for code in codes if len(code) == _SEGMENTS), default=4)


def _last(code: str) -> str:
    return code.rpartition(".")[2].zfill(4)


def _same_field(code: str, known: str) -> bool:
    """Whether an activity's code is the known one, in whatever field that leaves open."""
    if known.startswith(f"{_ANY_FIELD}."):
        return code.split(".")[2:] == known.split(".")[2:]
    return code == known


def _named(name: str, known: Mapping[str, _Thing]) -> _Thing | None:
    """What goes by a name, by the name nearest to it, or by the only name that goes on from it."""
    plain = plain_name(name)
    if not plain or plain in known:
        return known.get(plain)
    near = [(common, one) for one in known if (common := _in_common(plain, one))]
    if near:
        return known[max(near)[1]]
    # A list says more than a form: "Administrasi Keuangan" of the "Perangkat Daerah".
    longer = [one for one in known if one.startswith(plain)]
    return known[longer[0]] if len(longer) == 1 else None


def _in_common(one: str, other: str) -> int:
    """How many characters two names have in common, in order; 0 where they are not alike."""
    part, whole = ALIKE
    most, least = 2 * min(len(one), len(other)) * whole, part * (len(one) + len(other))
    if most < least or 2 * (Counter(one) & Counter(other)).total() * whole < least:
        return 0
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    common = sum(block.size for block in blocks)
    return common if 2 * common * whole >= least else 0


def _gathered(
    pairs: Iterable[tuple[str, KnownActivity]],
) -> dict[str, tuple[KnownActivity, ...]]:
    found: dict[str, tuple[KnownActivity, ...]] = {}
    for key, one in pairs:
        found[key] = (*found.get(key, ()), one)
    return found
