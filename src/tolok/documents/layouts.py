"""The documents of the performance year as data: what columns each has, and what its title says."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from tolok.documents.columns.headers import Columns
from tolok.documents.columns.moments import ALWAYS, EACH_QUARTER, SEMESTERS, Moment
from tolok.domain.forms import NUMBER_CELLS, DocumentKind

_PAID = ("spending",)
"""What is told by months of no plan, so that a report of it is one of the whole, too."""
_WANTED, _WANTING, _ALIEN, _TITLED = 2, -3, -2, 4


class Layout(NamedTuple):
    """A document: columns it has, columns it never has, and the words of its title.

    A column is a cell's name, with "@" and what it is repeated by: year, quarter, month or group
    (a span that only its words name).
    """

    kind: DocumentKind
    has: frozenset[str]
    lacks: frozenset[str]
    title: re.Pattern[str]


def _layout(kind: DocumentKind, has: str, lacks: str, title: str) -> Layout:
    return Layout(kind, frozenset(has.split()), frozenset(lacks.split()), re.compile(title))


LAYOUTS = (
    _layout(
        DocumentKind.MEASUREMENT,
        "target realization",
        "target@year target@month realization@year target@group",
        r"PENGUKURAN\s+KINERJA|LAPORAN\s+(?:KINERJA|IKU)|CAPAIAN\s+KINERJA",
    ),
    _layout(
        DocumentKind.MEASUREMENT,
        "ceiling spending",
        "target target@year target@quarter target@group ceiling@year spending@year "
        "spending@quarter",
        r"REALISASI\s+(?:FISIK|KEUANGAN|ANGGARAN|BELANJA)",
    ),
    _layout(
        DocumentKind.AGREEMENT,
        "target",
        "realization spending target@quarter target@month target@year realization@quarter "
        "ceiling@year method",
        r"PERJANJIAN\s+KINERJA",
    ),
    _layout(
        DocumentKind.AGREEMENT,
        "ceiling name",
        "indicator target realization spending spending@month ceiling@year target@quarter",
        r"PERJANJIAN\s+KINERJA",
    ),
    _layout(
        DocumentKind.ACTION_PLAN,
        "target@quarter",
        "realization spending realization@quarter target@year",
        r"RENCANA\s+AKSI",
    ),
    _layout(
        DocumentKind.ACTION_PLAN,
        "target@month",
        "realization spending realization@month target@year",
        r"RENCANA\s+AKSI",
    ),
    _layout(
        DocumentKind.EVALUATION,
        "target@group realization@quarter spending@quarter ceiling",
        "target@year",
        r"EVALUASI\b.*\b(?:RENJA|HASIL)|E\.?\s?81",
    ),
    _layout(
        DocumentKind.SERVICES,
        "indicator target@year realization@year",
        "ceiling@year spending@year",
        r"T-?C\.?\s?23|PENCAPAIAN\s+KINERJA\s+PELAYANAN",
    ),
    _layout(
        DocumentKind.FUNDING,
        "name ceiling@year spending@year",
        "target@year realization@year",
        r"T-?C\.?\s?24|REALISASI\s+PENDANAAN",
    ),
    _layout(
        DocumentKind.RENSTRA,
        "name indicator target@year ceiling@year",
        "realization@year spending@year",
        r"RENCANA\s+STRATEGIS|RENSTRA|KERANGKA\s+PENDANAAN|PENDANAAN\s+INDIKATIF",
    ),
    _layout(
        DocumentKind.INDICATORS,
        "indicator method",
        "realization spending ceiling target@month target@quarter realization@quarter",
        r"INDIKATOR\s+KINERJA\s+UTAMA|\bIKU\b",
    ),
    _layout(
        DocumentKind.INDICATORS,
        "indicator data_source",
        "realization spending ceiling target@month target@quarter realization@quarter",
        r"INDIKATOR\s+KINERJA\s+UTAMA|\bIKU\b",
    ),
    _layout(
        DocumentKind.OTHER,
        "name ceiling",
        "realization spending",
        r"DOKUMEN\s+PELAKSANAAN|RENCANA\s+KERJA\s+(?:DAN\s+)?ANGGARAN|\b(?:DPP?A|RKA)\b|(?:RINCIAN|REKAPITULASI)\s+BELANJA",
    ),
)  # fmt: skip
"""Sources: DOMAIN of the form itself; PermenPAN-RB 53/2014 (agreement, measurement, IKU);
Permendagri 86/2017, annexes (E.81, T-C.23, T-C.24, Renstra)."""


def kind_of(columns: Columns, title: str) -> DocumentKind:
    """The document that a header's columns and the words above it fit best; OTHER below zero."""
    has = frozenset(_names(columns))
    upper = " ".join(title.upper().split())
    scores = [(_score(layout, has, upper), -place) for place, layout in enumerate(LAYOUTS)]
    best, place = max(scores)
    return LAYOUTS[-place].kind if best > 0 else DocumentKind.OTHER


def _score(layout: Layout, has: frozenset[str], title: str) -> int:
    wide = has | {name.split("@", 1)[0] for name in has if name.endswith("@quarter")}
    wide |= {name for name in _PAID if f"{name}@month" in has}
    wanted = layout.has & wide
    return (
        _WANTED * len(wanted)
        + _WANTING * len(layout.has - wanted)
        + _ALIEN * len(layout.lacks & has)
        + (_TITLED if layout.title.search(title) else 0)
    )


def _names(columns: Columns) -> Iterable[str]:
    """The columns as a layout names them; the only year that has targets repeats nothing."""
    meanings = [column.meaning for column in columns.columns if column.meaning]
    targets = {one.moment for one in meanings if one.field == "target"}
    own = targets.pop() if len(targets) == 1 else ALWAYS
    for one in meanings:
        is_repeated = one.field in NUMBER_CELLS and one.moment != Moment(own.year)
        yield f"{one.field}{_repeated_by(one.moment) if is_repeated else ''}"


def _repeated_by(moment: Moment) -> str:
    if moment == ALWAYS:
        return ""
    if moment.quarter or moment.group in SEMESTERS or moment == EACH_QUARTER:
        return "@quarter"
    if moment.month:
        return "@month"
    return "@group" if moment.group else "@year"
