"""The rulebook: the rules by id, the policy that switches some off, the examination of a form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tolok.audit.catalogue import EVERY_RULE
from tolok.audit.findings import Finding, Severity
from tolok.audit.rule import Rule
from tolok.audit.subjects import Subject
from tolok.domain.errors import TolokError
from tolok.domain.forms import CELL_LABELS, Form

__all__ = ["RULES", "Policy", "Rule", "examine", "explain", "summarize"]

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in EVERY_RULE})
"""Every rule by its id, in the order of the manual."""

_CELLS = {name: index for index, name in enumerate(CELL_LABELS)}


@dataclass(frozen=True, slots=True)
class Policy:
    """Which rules a government has switched off, by their ids."""

    off: frozenset[str] = frozenset()


ALL_ON = Policy()


def examine(form: Form, policy: Policy = ALL_ON) -> tuple[Finding, ...]:
    """Every finding of the rules in force: gravest first, then by row and cell.

    Never raises, whatever the form holds; the time is linear in its rows.
    """
    subject = Subject(form)
    order: dict[str, int] = {}
    for position, row in enumerate(form.rows):
        order.setdefault(row.id, position)
    found = [
        finding
        for rule in EVERY_RULE
        if rule.id not in policy.off and form.kind in rule.kinds
        for finding in rule.find(subject)
    ]
    found.sort(
        key=lambda one: (
            one.severity.rank,
            -1 if one.row is None else order[one.row],
            _CELLS.get(one.cell or "", -1),
        )
    )
    return tuple(found)


def summarize(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each severity, gravest first.

    >>> summarize([Finding("ceiling-sum", Severity.ERROR, "…")])
    {'error': 1, 'warning': 0, 'question': 0, 'note': 0}
    """
    counts = {severity.value: 0 for severity in Severity}
    for finding in findings:
        counts[finding.severity.value] += 1
    return counts


def explain(rule_id: str) -> str:
    """A rule in full, for a reader; TolokError where there is no such rule.

    >>> print(explain("negative-amount"))
    negative-amount · Anggaran · Kesalahan
    Pagu dan realisasi Rp tidak kurang dari nol
    <BLANKLINE>
    Jumlah uang bertanda minus biasanya salah ketik atau pengembalian belanja, yang tempatnya di \
keterangan.
    Contoh: Realisasi Rp -5.000.000.
    """
    rule = RULES.get(rule_id)
    if rule is None:
        raise TolokError(f"Aturan {rule_id} tidak ada. Lihat daftarnya dengan: tolok rules")
    return (
        f"{rule.id} · {rule.family} · {rule.severity.label}\n{rule.title}\n\n"
        f"{rule.explanation}\nContoh: {rule.example}"
    )
