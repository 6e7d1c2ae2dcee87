"""The rulebook: every rule with its id, family and title, and the examination of a form."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tolok.audit.findings import Finding
from tolok.audit.rules import arithmetic, budgets, completeness, identity, structure, units
from tolok.domain.forms import Form


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it is called, where it belongs, and the function that applies it."""

    id: str
    family: str
    title: str
    find: Callable[[Form], Iterator[Finding]]


_ALL = (
    Rule(
        "absorption-ratio",
        "Hitungan",
        "Capaian pagu = realisasi Rp / pagu × 100",
        arithmetic.absorption,
    ),
    Rule(
        "achievement-ratio",
        "Hitungan",
        "Capaian kinerja = realisasi / target × 100",
        arithmetic.achievement,
    ),
    Rule(
        "ceiling-sum",
        "Anggaran",
        "Pagu di bawah berjumlah sama dengan pagu di atasnya",
        budgets.ceiling_sum,
    ),
    Rule(
        "spending-sum",
        "Anggaran",
        "Realisasi Rp di bawah berjumlah sama dengan di atasnya",
        budgets.spending_sum,
    ),
    Rule(
        "spending-over-ceiling",
        "Anggaran",
        "Realisasi Rp tidak melebihi pagu",
        budgets.spending_over_ceiling,
    ),
    Rule(
        "not-reported", "Kelengkapan", "Baris tanpa satu pun realisasi", completeness.not_reported
    ),
    Rule(
        "own-performance-missing",
        "Kelengkapan",
        "Program dan kegiatan berkinerja sendiri",
        completeness.own_performance,
    ),
    Rule("rows-alike", "Identitas", "Dua baris yang sama isinya", identity.rows_alike),
    Rule(
        "count-in-percentage",
        "Satuan",
        "Banyaknya diketik pada indikator persen",
        units.count_in_percentage,
    ),
    Rule("unreadable-number", "Satuan", "Sel angka berisi angka", units.unreadable),
    Rule(
        "broken-parent",
        "Susunan",
        "Setiap baris berada di bawah tingkat yang lebih tinggi",
        structure.broken_parent,
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _ALL})


@dataclass(frozen=True, slots=True)
class Policy:
    """Which rules a government has switched off."""

    off: frozenset[str] = frozenset()


def examine(form: Form, policy: Policy | None = None) -> tuple[Finding, ...]:
    """Every finding of the rules in force, gravest first, then in the order of the rows."""
    off = policy.off if policy else frozenset()
    order = {row.id: index for index, row in enumerate(form.rows)}
    found = [finding for rule in _ALL if rule.id not in off for finding in rule.find(form)]
    return tuple(
        sorted(
            _without_cleared(found),
            key=lambda one: (one.severity.rank, order.get(one.row or "", -1)),
        )
    )


def _without_cleared(found: list[Finding]) -> list[Finding]:
    """The findings less each percentage that stands as a witness against its own row's amount."""
    cleared = {
        (witness.row, witness.cell)
        for finding in found
        if finding.rule in {"ceiling-sum", "spending-sum"}
        for witness in finding.witnesses
        if witness.row == finding.row and witness.cell == "absorption"
    }
    return [
        finding
        for finding in found
        if finding.rule != "absorption-ratio" or (finding.row, finding.cell) not in cleared
    ]
