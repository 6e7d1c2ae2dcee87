"""What a column can be used for, each with a name for files and one for people."""

import re
from collections.abc import Iterable

from tolok.documents.columns.moments import ALWAYS, GROUPS, Moment
from tolok.documents.columns.vocabulary import ACCOUNT, CODE_PART, LEVEL, NAME, OFFICE, Meaning
from tolok.domain.forms import CELL_LABELS, DETAIL_LABELS, NUMBER_CELLS
from tolok.domain.levels import LEVELS, Level
from tolok.domain.periods import MONTHS, ROMAN

_ALONE = {
    LEVEL: "Tingkat baris (tujuan … sub kegiatan)",
    "number": "Nomor urut",
    CODE_PART: "Bagian kode (beberapa kolom)",
    "year": "Tahun",
    ACCOUNT: "Rekening belanja (rupiahnya dijumlahkan per sub kegiatan)",
    OFFICE: "Perangkat daerah (satu formulir tiap perangkat daerah)",
}
_SEVERAL = (
    (Level.GOAL, Level.OBJECTIVE),
    (Level.PROGRAM, Level.ACTIVITY),
    (Level.ACTIVITY, Level.SUBACTIVITY),
    (Level.PROGRAM, Level.ACTIVITY, Level.SUBACTIVITY),
    LEVELS,
)
_TEXTS = ("code", "indicator", "method", "unit")
_PERIOD = re.compile(r"(20\d\d)?-?(?:Q([1-4])|M(0[1-9]|1[0-2]))?")
_NTH = re.compile(r"ke-([1-9])")


def use_of(meaning: Meaning | None) -> str:
    """The name of what a column holds; "" for nothing.

    >>> use_of(Meaning("name", levels=frozenset({Level.ACTIVITY, Level.PROGRAM})))
    'name:program+activity'
    """
    if meaning is None:
        return ""
    if meaning.field != NAME:
        return meaning.field
    return f"{NAME}:{'+'.join(level for level in LEVELS if level in meaning.levels)}"


def meaning_from(use: str, period: str = "") -> Meaning | None:
    """What a column holds by its names for files; ValueError, in Indonesian, for unknown names.

    >>> meaning_from("target", "2025-Q1").moment
    Moment(year=2025, quarter=1, month=None, ordinal=None, group=None)
    """
    if not use:
        return None
    moment = moment_from(period)
    if use.startswith(f"{NAME}:"):
        named = use.partition(":")[2].split("+")
        if not set(named) <= set(LEVELS):
            raise ValueError(f"tingkat {', '.join(named)[:60]} tidak dikenal")
        return Meaning(NAME, levels=frozenset(map(Level, named)))
    if use not in labels():
        raise ValueError(f"isi kolom {use[:40]!r} tidak dikenal")
    return Meaning(use, moment if use in NUMBER_CELLS or use == "remarks" else ALWAYS)


def labels() -> dict[str, str]:
    """What people call each use, in the order in which they choose from them."""
    names = [frozenset({level}) for level in LEVELS] + [frozenset(one) for one in _SEVERAL]
    found = {use_of(Meaning(NAME, levels=levels)): label_of_name(levels) for levels in names}
    found |= {name: CELL_LABELS[name] for name in (*_TEXTS, *NUMBER_CELLS)}
    return found | _ALONE | {"remarks": CELL_LABELS["remarks"]} | dict(DETAIL_LABELS)


def label_of(use: str) -> str:
    """What people call a use, one that is offered nowhere included."""
    known = labels().get(use)
    if known is None and use.startswith(f"{NAME}:"):
        return label_of_name(map(Level, use.partition(":")[2].split("+")))
    return known or "Tidak dipakai"


def label_of_name(levels: Iterable[Level]) -> str:
    """What people call a column that names rows of some levels."""
    chosen = [level.label.lower() for level in LEVELS if level in set(levels)]
    return f"Nama: {', '.join(chosen)}" if len(chosen) < len(LEVELS) else "Nama: tingkat apa pun"


def period_of(moment: Moment) -> str:
    """The name of a column's period for files; "" for the document's own.

    >>> period_of(Moment(quarter=1)), period_of(Moment(2025, month=3)), period_of(Moment(ordinal=2))
    ('Q1', '2025-M03', 'ke-2')
    """
    if moment.group or moment.ordinal:
        return moment.group or f"ke-{moment.ordinal}"
    within = f"Q{moment.quarter}" if moment.quarter else ""
    within = f"M{moment.month:02}" if moment.month else within
    return "-".join(str(part) for part in (moment.year, within) if part)


def moment_from(period: str) -> Moment:
    """The period that a name stands for; ValueError, in Indonesian, where it stands for none."""
    if found := _NTH.fullmatch(period):
        return Moment(ordinal=int(found[1]))
    if period in GROUPS:
        return Moment(group=period)
    found = _PERIOD.fullmatch(period)
    if found is None or period.startswith("-") or period.endswith("-"):
        raise ValueError(
            f"periode {period[:40]!r} tidak dikenal; contoh: 2025, 2025-Q1, Q1, M03, ke-2"
        )
    year, quarter, month = (int(part) if part else None for part in found.groups())
    return Moment(year, quarter, month)


def label_of_period(period: str) -> str:
    """What people call a column's period.

    >>> label_of_period("2025-Q1"), label_of_period("M03"), label_of_period("")
    ('Triwulan I 2025', 'Maret', 'Periode dokumen')
    """
    moment = moment_from(period)
    if moment == ALWAYS:
        return "Periode dokumen"
    if moment.group or moment.ordinal:
        return moment.group or f"Tahun ke-{moment.ordinal}"
    within = f"Triwulan {ROMAN[moment.quarter - 1]}" if moment.quarter else ""
    within = MONTHS[moment.month - 1] if moment.month else within
    return f"{within or 'Tahun'} {moment.year or ''}".strip()
