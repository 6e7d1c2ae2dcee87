"""Columns whose header no word tells: what their figures add up to and what their cells are."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from tolok.documents.alignment import agrees, is_words
from tolok.documents.columns.blocks import blocks_of
from tolok.documents.columns.contents import Column
from tolok.documents.columns.kinds import (
    filled_of,
    is_code,
    is_figure,
    is_money,
    share_of,
    text_at,
)
from tolok.documents.columns.moments import ALWAYS, Moment, named_moment
from tolok.documents.columns.once import is_to_a_period
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import Meaning, is_aside, is_column_number, speaks
from tolok.documents.document import TableRow
from tolok.domain.notation import read_number

LOOKED_AT = 200
"""Rows of a body that are enough to know a column."""
_FAMILIES = (("realization", "target", "achievement"), ("spending", "ceiling", "absorption"))
"""A part, the whole that it is of, and its percentage."""
_OF_FAMILIES = frozenset(name for family in _FAMILIES for name in family)
_PLANNED = frozenset({"target", "ceiling"})
_SHARES = frozenset({"achievement", "absorption"})
_MOST_FIGURES = 10
_LEAST, _MOST, _FULL = 3, 8, 10
"""Rows that must confirm a percentage, and of ten how many."""
COUNTED = re.compile(
    r"(?:JUMLAH|PERSENTASE|PROSENTASE|PRESENTASE|INDEKS|NILAI|TINGKAT|RASIO|RATA-RATA|CAKUPAN|"
    r"ANGKA|PREDIKAT|SKOR|BANYAKNYA|PROPORSI)\b"
)
"""How indicators begin."""
UNITS = frozenset({
    "%", "persen", "orang", "unit", "dokumen", "laporan", "bulan", "tahun", "hari", "paket", "kali",
    "layanan", "kegiatan", "indeks", "nilai", "poin", "skor", "predikat", "desa", "kelurahan",
    "kecamatan", "lembaga", "kelompok", "buah", "jenis", "km", "ha", "ton",
})  # fmt: skip
"""What offices count in most."""

Slot = tuple[str, Moment]


class Share(NamedTuple):
    """Three columns of which the third is the percentage of the first two, and on how many rows."""

    part: int
    whole: int
    share: int
    right: int
    told: int

    @property
    def why(self) -> str:
        """The reason, in Indonesian; columns are counted from 1."""
        columns = f"kolom {self.part + 1} / kolom {self.whole + 1} × 100"
        return f"{self.right} dari {self.told} barisnya = {columns}"

    @property
    def is_turned(self) -> bool:
        """Whether the percentage stands left of the whole: where it is exact, both may be either's.

        40 is 20 of 50, as 50 is 20 of 40 in hundredths.
        """
        return self.share < self.whole

    @property
    def places(self) -> tuple[int, int, int]:
        """The three columns, as families name them."""
        return self.part, self.whole, self.share


def told_by_evidence(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """The columns; one that no word tells by arithmetic or by its cells, where those are certain.

    What it is told by stands in ``why``, for a person to look at. Of two columns that words
    tell alike, the one that agrees with a percentage is meant.
    """
    open_ = [one for one in columns if one.words and not is_aside(one.words)]
    unknown = [one for one in open_ if not (one.meaning or one.instead is not None)]
    twice = _told_twice(columns)
    weak = [one for one in open_ if one.place in twice or _is_told_by_group(one)]
    rows = body[:LOOKED_AT]
    cells = {one.place: [text_at(row, one.place) for row in rows] for one in columns}
    found = _by_shares(columns, [*unknown, *weak], cells) if unknown or weak else {}
    proved = {meaning for meaning, _ in found.values()}
    alike = [one for one in weak if one.place in twice]
    lost = {one.place for one in alike if one.meaning in proved} - found.keys()
    lost |= _parts_among(alike, cells) - found.keys()
    fields = {one.meaning.field for one in columns if one.meaning}
    for column in unknown:
        told = by_contents(cells[column.place]) if column.place not in found else None
        if told and told[0] not in fields and len(filled_of(cells[column.place])) >= _LEAST:
            found[column.place] = Meaning(told[0]), told[1]
            fields.add(told[0])
    proven = [
        one._replace(meaning=found[one.place][0], why=found[one.place][1])
        if one.place in found and found[one.place][0] != one.meaning
        else one
        for one in columns
    ]
    meant = [one for one in proven if one.place in found]
    return [
        one.aside_for(one.meaning, meant) if one.meaning and one.place in lost else one
        for one in proven
    ]


def _told_twice(columns: Sequence[Column]) -> set[int]:
    """The columns of figures that words tell as others of their level: "Hasil (%)", no target's.

    Not what a quarter reached and what all until its end did: words tell these apart.
    """
    told = {
        one.place: (block, one.meaning, is_to_a_period(one))
        for block, one in zip(blocks_of(columns), columns, strict=True)
        if one.meaning and one.meaning.field in _OF_FAMILIES
    }
    times = Counter(told.values())
    return {place for place, one in told.items() if times[one] > 1}


def _parts_among(alike: Sequence[Column], cells: Mapping[int, Sequence[str]]) -> set[int]:
    """The columns told a percentage that are the part of another one told the same.

    "Capaian" counts who was served of all, "Persentase" says how many per cent these are.
    """
    told = {one.place: one.meaning for one in alike if one.meaning in map(_share_in, alike)}
    shares = (
        [one for one in shares_of(cells) if {one.part, one.share} <= told.keys()] if told else []
    )
    return {one.part for one in shares if told[one.part] == told[one.share]}


def _share_in(column: Column) -> Meaning | None:
    """What a column of a percentage means; None for any other."""
    is_share = column.meaning is not None and column.meaning.field in _SHARES
    return column.meaning if is_share else None


def _is_told_by_group(column: Column) -> bool:
    """Whether only words over several columns say what figures are: the lowest is of no meaning."""
    leaf = column.words[-1]
    figured = column.meaning is not None and column.meaning.field in _OF_FAMILIES
    return figured and len(column.words) > 1 and not speaks(leaf) and not is_column_number(leaf)


def by_contents(texts: Sequence[str]) -> tuple[str, str] | None:
    """The field that nearly all cells of a column look like, with the reason in Indonesian."""
    filled = filled_of(texts)
    if not filled:
        return None
    looks = (
        ("code", share_of(filled, is_code), "berisi kode bertitik"),
        ("indicator", share_of(filled, lambda text: COUNTED.match(normal(text))), "berisi ukuran"),
        ("unit", unit_share(filled), "berisi satuan"),
    )
    told = [one for one in looks if one[1] >= _MOST * _FULL and _told(one[0], filled)]
    return (told[0][0], told[0][2]) if told else None


def _told(name: str, filled: Sequence[str]) -> bool:
    """Whether an indicator has more words than the one that a unit has too."""
    return name != "indicator" or 2 * share_of(filled, lambda text: " " in text.strip()) > 100


def without_units(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """The columns, figures that are units on nearly all rows no longer figures: "Dokumen"."""
    return [
        one._replace(meaning=None)
        if one.meaning
        and one.meaning.field in _OF_FAMILIES
        and _are_units(filled_of([text_at(row, one.place) for row in body[:LOOKED_AT]]))
        else one
        for one in columns
    ]


def _are_units(filled: Sequence[str]) -> bool:
    several = len(filled) >= _LEAST and not any(map(is_figure, filled))
    return several and unit_share(filled) >= _MOST * _FULL


def unit_share(texts: Sequence[str]) -> int:
    """Per cent of words that are units."""
    return share_of(texts, lambda text: is_words(text) and text.strip().lower() in UNITS)


def _by_shares(
    columns: Sequence[Column], unknown: Sequence[Column], cells: Mapping[int, Sequence[str]]
) -> dict[int, tuple[Meaning, str]]:
    """What percentages tell of unknown columns, period by period; nothing that they tell twice."""
    moments = {one.place: named_moment(one.words) for one in unknown}
    known = {
        (one.meaning.field, one.meaning.moment): one.place
        for one in columns
        if one.meaning and one.meaning.field in _OF_FAMILIES and one.place not in moments
    }
    found: dict[int, tuple[Meaning, str]] = {}
    for moment in dict.fromkeys(moments.values()):
        free = [place for place, when in moments.items() if when == moment]
        own = {place: field for (field, when), place in known.items() if when == moment}
        own = _untimed_shares(known, moment) | own
        claims = _claimed(free, _yearly(known, moment) | own, cells) or _claimed(free, own, cells)
        found |= {
            place: (Meaning(name, moment), why) for place, name, why in _undisputed(claims, free)
        }
    return found


def _claimed(
    free: Sequence[int], roles: Mapping[int, str], cells: Mapping[int, Sequence[str]]
) -> list[tuple[int, str, str]]:
    """What percentages of known and free columns make of them: the column, its field and why.

    Those of known columns alone claim their fields too: a result that words tell, and that a
    percentage proves spent, leaves no field for what may be spent in months to come.
    """
    shares = shares_of({at: cells[at] for at in (*free, *roles)})
    fitting = {one.places: one for one in shares if any(_claims(one, roles, cells))}
    return [
        (place, name, one.why)
        for one in fitting.values()
        if not (one.is_turned and (one.part, one.share, one.whole) in fitting)
        for place, name in _claims(one, roles, cells)
    ]


def _yearly(known: Mapping[Slot, int], moment: Moment) -> dict[int, str]:
    """The plan of the year, which goes with every period that has none of its own."""
    return {
        place: field
        for (field, when), place in known.items()
        if when == ALWAYS and field in _PLANNED and (field, moment) not in known
    }


def _untimed_shares(known: Mapping[Slot, int], moment: Moment) -> dict[int, str]:
    """The percentages of no time, where no result is told of none: they go with any period's."""
    return {
        place: share
        for part, _, share in _FAMILIES
        if (place := known.get((share, ALWAYS))) is not None
        and moment != ALWAYS
        and not {(part, ALWAYS), (part, moment), (share, moment)} & known.keys()
    }


def _claims(
    one: Share, roles: Mapping[int, str], cells: Mapping[int, Sequence[str]]
) -> Iterator[tuple[int, str]]:
    """What a percentage makes of its three columns, if the known ones among them agree.

    Figures as large as rupiah are no percentage, whatever they follow from. That of a result that
    words tell may be of money although another column is told
    absorbed: words cannot tell which of two "%" is of what was spent.
    """
    taken = {name: place for place, name in roles.items()}
    for family in _FAMILIES:
        pairs = list(zip(one.places, family, strict=True))
        fits = all(_is_or_may_be(roles.get(place, name), name) for place, name in pairs)
        fits = fits and all(
            taken.get(name, place) == place
            or (name in _SHARES and {place, one.part} <= roles.keys())
            for place, name in pairs
        )
        is_of_money = is_money([text for text in cells[one.whole] if text])
        fits = fits and not is_money([text for text in cells[one.share] if text])
        if fits and is_of_money == (family is _FAMILIES[1]):
            yield from pairs


def _is_or_may_be(known: str, name: str) -> bool:
    """Whether a known column plays a part; a result and its percentage may be of money unsaid."""
    return known == name or (known, name) in {
        ("achievement", "absorption"), ("realization", "spending"),
    }  # fmt: skip


def _undisputed(
    claims: Sequence[tuple[int, str, str]], free: Iterable[int]
) -> Iterator[tuple[int, str, str]]:
    """The claims on free columns where neither the column nor the field has another."""
    names: dict[int, set[str]] = defaultdict(set)
    places: dict[str, set[int]] = defaultdict(set)
    for place, name, _ in claims:
        names[place].add(name)
        places[name].add(place)
    for place, name, why in claims:
        if place in free and len(names[place]) == len(places[name]) == 1:
            yield place, name, why


def shares_of(cells: Mapping[int, Sequence[str]]) -> list[Share]:
    """The columns that are the percentage of two others on nearly all rows."""
    figures = {
        at: [read_number(text).value for text in texts]
        for at, texts in cells.items()
        if sum(map(is_figure, texts)) >= max(_LEAST, sum(map(bool, texts)) // 2)
    }
    found: list[Share] = []
    for part, whole, share in permutations(list(figures)[:_MOST_FIGURES], 3):
        if len(set(figures[share]) - {None}) > 1 and figures[part] != figures[share]:
            one = _confirmed(part, whole, share, figures)
            found += [one] if one else []
    return sorted(found, key=lambda one: one.is_turned)


def _confirmed(
    part: int, whole: int, share: int, figures: Mapping[int, Sequence[Decimal | None]]
) -> Share | None:
    lines = zip(figures[part], figures[whole], figures[share], strict=True)
    told = [line for line in lines if None not in line]
    if len(told) < _LEAST or not any(agrees(*line) for line in told[:_LEAST]):
        return None
    right = sum(agrees(*line) for line in told)
    enough = right >= _LEAST and _FULL * right >= _MOST * len(told)
    return Share(part, whole, share, right, len(told)) if enough else None
