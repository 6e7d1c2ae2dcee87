"""The prepared questions: each by its name, with what it answers, in Indonesian."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import ibis

from tolok.consolidation import checks, rollups, standing
from tolok.consolidation.measures import achieved, rows
from tolok.consolidation.rollups import Scope
from tolok.domain.achievements import Cap
from tolok.domain.errors import TolokError
from tolok.domain.levels import Level

if TYPE_CHECKING:
    from ibis.expr.types import Table


@dataclass(frozen=True, slots=True)
class Choice:
    """What a question is narrowed to, by whom it is answered, and what counts in a mean."""

    scope: Scope = Scope.GOVERNMENT
    year: int | None = None
    quarter: int | None = None
    province: str | None = None
    government: str | None = None
    level: Level | None = None
    cap: Cap = Cap.NONE


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A prepared question (*pertanyaan siap pakai*).

    ``order`` are the columns that its answer is sorted by; empty where the answer has a row for
    each row of the warehouse. ``has_scope`` says whether it can be asked by scope, ``is_mean``
    whether it adds rows up one by one, so that some of them may be left out beforehand.
    """

    name: str
    title: str
    description: str
    build: "Callable[[Table, Choice], Table]"
    order: tuple[str, ...]
    has_scope: bool = False
    is_mean: bool = False
    needs_every_year: bool = False


def _achievements(table: "Table", _: Choice) -> "Table":
    told = achieved(table)
    return told.select(
        *checks.PLACE,
        "unit", "calculation", "target", "target_upper", "realization",
        achievement=told.figure, reason=told.reason, written_percentage=told.achievement,
    )  # fmt: skip


_WHEN = ("year", "quarter")
_ROW = ("government", "organization", "period", "row", "cell")

_EVERY = (
    Inquiry(
        "rollup",
        "Capaian dan serapan gabungan",
        "Rata-rata capaian, capaian tertimbang pagu, pagu, realisasi, serapan, dan predikat, per "
        "perangkat daerah, pemerintah daerah, provinsi, atau nasional. Yang tidak terukur "
        "dihitung tersendiri, tidak dianggap nol.",
        lambda table, choice: rollups.rollup(table, choice.scope, choice.cap),
        (*_WHEN, "province", "government", "organization"),
        has_scope=True,
        is_mean=True,
    ),
    Inquiry(
        "ranking",
        "Peringkat pemerintah daerah",
        "Pemerintah daerah menurut rata-rata capaian, tertinggi lebih dahulu; yang sama berbagi "
        "peringkat.",
        lambda table, choice: rollups.ranking(table, choice.cap),
        (*_WHEN, "rank", "government"),
        is_mean=True,
    ),
    Inquiry(
        "trend",
        "Perubahan dari tahun ke tahun",
        "Capaian dan serapan di samping triwulan yang sama tahun sebelumnya.",
        lambda table, choice: rollups.trend(table, choice.scope, choice.cap),
        ("province", "government", "organization", "quarter", "year"),
        has_scope=True,
        needs_every_year=True,
        is_mean=True,
    ),
    Inquiry(
        "ratings",
        "Sebaran predikat",
        "Banyaknya indikator dalam tiap kelas Permendagri 86/2017, dari capaian yang belum "
        "dibulatkan.",
        lambda table, choice: standing.ratings(table, choice.scope),
        (*_WHEN, "province", "government", "organization", "rating"),
        has_scope=True,
        is_mean=True,
    ),
    Inquiry(
        "reasons",
        "Sebab capaian tidak dapat dihitung",
        "Banyaknya indikator tanpa capaian menurut sebabnya: belum diisi, targetnya nol, dan "
        "seterusnya.",
        lambda table, choice: standing.reasons(table, choice.scope),
        (*_WHEN, "province", "government", "organization", "reason"),
        has_scope=True,
        is_mean=True,
    ),
    Inquiry(
        "coverage",
        "Kelengkapan pelaporan",
        "Berapa perangkat daerah yang semestinya melapor, sudah, dan belum, tiap periode.",
        lambda table, choice: standing.coverage(table, choice.scope, _listed(choice)),
        (*_WHEN, "province", "government", "organization"),
        has_scope=True,
    ),
    Inquiry(
        "absent",
        "Yang belum melapor",
        "Perangkat daerah yang belum melapor, tiap periode: dari daftar pelapor, dan dari yang "
        "pernah melapor.",
        lambda table, choice: standing.absent(table, _listed(choice)),
        (*_WHEN, "province", "government", "organization"),
    ),
    Inquiry(
        "faults",
        "Banyaknya angka yang bertentangan",
        "Berapa persentase, jumlah, dan realisasi yang bertentangan pada formulir tiap pemerintah "
        "daerah, tiap periode.",
        lambda table, _: checks.faults(table),
        ("period", "government", "kind"),
    ),
    Inquiry(
        "percentages",
        "Persentase yang tidak sesuai hitungan",
        "Capaian dan serapan tertulis yang tidak mengikuti angka barisnya, pada banyaknya desimal "
        "yang tertulis; yang hanya dipotong ditandai.",
        lambda table, _: checks.percentages(table),
        _ROW,
    ),
    Inquiry(
        "sums",
        "Jumlah yang tidak sesuai",
        "Baris yang pagu atau realisasi rupiahnya bukan jumlah baris di bawahnya.",
        lambda table, _: checks.sums(table),
        _ROW,
    ),
    Inquiry(
        "overspending",
        "Realisasi melebihi pagu",
        "Baris yang realisasi rupiahnya melebihi pagunya.",
        lambda table, _: checks.overspent(table),
        _ROW[:-1],
    ),
    Inquiry(
        "year-to-date",
        "Realisasi sampai dengan triwulan terakhir",
        "Triwulan digabung menurut cara akumulasi indikatornya; hanya indikator yang cara "
        "akumulasinya disebut.",
        lambda table, _: standing.year_to_date(table),
        ("government", "organization", "year", "line"),
    ),
    Inquiry(
        "achievements",
        "Capaian setiap indikator",
        "Capaian yang dihitung ulang untuk setiap baris, menurut rumusnya, di samping yang "
        "tertulis; atau sebab tidak dapat dihitung.",
        _achievements,
        (),
    ),
)

INQUIRIES: Mapping[str, Inquiry] = MappingProxyType({one.name: one for one in _EVERY})
"""Every prepared question by its name."""


def question(inquiry: Inquiry, choice: Choice) -> "Table":
    """The expression of a question, narrowed and sorted, before any engine is chosen.

    TolokError, in Indonesian, where it cannot be narrowed so.
    """
    table = _narrowed(rows(), choice)
    if choice.level is not None and inquiry.is_mean:
        table = table.filter(table.level == choice.level.value)
    if not inquiry.needs_every_year:
        table = _when(table, choice)
    answer = inquiry.build(table, choice)
    if inquiry.needs_every_year:
        answer = _when(answer, choice)
    if choice.level is not None and not inquiry.is_mean:
        # A sum needs the rows of every level below it.
        if "level" not in answer.columns:
            raise TolokError(f"Pertanyaan {inquiry.name} tidak dibatasi menurut tingkat.")
        answer = answer.filter(answer.level == choice.level.value)
    # Engines disagree on where an empty value is sorted, so it is said.
    order = [ibis.asc(name, nulls_first=True) for name in inquiry.order if name in answer.columns]
    return answer.order_by(order) if order else answer


def _when(table: "Table", choice: Choice) -> "Table":
    if choice.year is not None:
        table = table.filter(table.year == choice.year)
    if choice.quarter is not None:
        table = table.filter(table.quarter == choice.quarter)
    return table


def _narrowed(table: "Table", choice: Choice) -> "Table":
    if choice.government is not None:
        table = table.filter(table.government == choice.government)
    if choice.province is not None:
        table = table.semi_join(_listed(choice), "government")
    return table


def _listed(choice: Choice) -> "Table":
    """The register, or the part of it that is asked about."""
    register = rollups.register()
    if choice.province is not None:
        register = register.filter(register.province == choice.province)
    if choice.government is not None:
        register = register.filter(register.government == choice.government)
    return register
