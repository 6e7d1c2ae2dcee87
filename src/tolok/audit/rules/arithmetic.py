"""Arithmetic: each percentage follows from its row at the precision in which it is written."""

from collections.abc import Iterator
from fractions import Fraction

from tolok.audit.directions import contradicting_formula, end_of, is_lower_better, way_of
from tolok.audit.findings import Finding, Severity, Witness
from tolok.audit.phrases import CHECK, finding, place, written
from tolok.audit.shares import (
    ABSORPTION,
    ACHIEVEMENT,
    Mismatch,
    Ratio,
    other_formula,
    share_text,
)
from tolok.audit.subjects import Subject
from tolok.audit.tree import figure
from tolok.domain.notation import write_number
from tolok.domain.typed import side_of


def absorption_ratio(subject: Subject) -> Iterator[Finding]:
    """Absorption is spending / ceiling · 100."""
    for one in subject.absorptions:
        if not one.is_truncated and not _is_copied(one):
            yield _contradicted(subject, one, ("absorption-ratio", Severity.ERROR), "")


def absorption_copied(subject: Subject) -> Iterator[Finding]:
    """A wrong absorption that equals the achievement beside it was likely copied from there."""
    for one in subject.absorptions:
        if not one.is_truncated and _is_copied(one):
            hint = (
                f" Angka ini sama dengan capaian kinerja di sebelahnya "
                f"({written(one.node.row, 'achievement')}), seperti tersalin dari sana."
            )
            yield _contradicted(subject, one, ("absorption-copied", Severity.WARNING), hint)


def achievement_ratio(subject: Subject) -> Iterator[Finding]:
    """Achievement is realization / target · 100 where no other formula is in sight."""
    for one in subject.achievements:
        row = one.node.row
        if one.is_truncated or row.method or other_formula(row) or is_lower_better(row):
            continue
        if not contradicting_formula(row):
            rule = ("achievement-ratio", Severity.ERROR)
            yield _finding(one, ACHIEVEMENT, rule, f" {CHECK}", ())


def achievement_formula(subject: Subject) -> Iterator[Finding]:
    """An achievement that r/t·100 does not give may follow the indicator's own formula."""
    for one in subject.achievements:
        row = one.node.row
        formula = other_formula(row)
        if one.is_truncated or not (row.method or formula or is_lower_better(row)):
            continue
        if contradicting_formula(row):
            continue
        if is_lower_better(row):
            hint = (
                " Targetnya batas tertinggi, tetapi tidak satu pun rumus “makin rendah makin baik” "
                "memberi angka ini. Apakah capaian dihitung dengan rumus lain, atau ada angka yang "
                "keliru?"
            )
        elif formula:
            hint = f" Angka tertulis cocok dengan rumus {formula}. Apakah rumus itu yang berlaku?"
        else:
            hint = (
                " Indikator ini mempunyai cara pengukuran sendiri. Apakah capaian dihitung dengan "
                "rumus lain, atau ada angka yang keliru?"
            )
        yield _finding(one, ACHIEVEMENT, ("achievement-formula", Severity.QUESTION), hint, ())


def bound_direction(subject: Subject) -> Iterator[Finding]:
    """A target that is a bound says where the better lies; its achievement goes the same way."""
    for node in subject.nodes:
        row, side = node.row, side_of(node.row.target)
        formula = contradicting_formula(row)
        if side is None or formula is None:
            continue
        yield finding(
            ("bound-direction", Severity.QUESTION),
            row,
            "achievement",
            f"{place(row, 'achievement')} tertulis {written(row, 'achievement')}, sama dengan "
            f"{formula} × 100, padahal target “{row.target.written}” adalah {end_of(side)}: "
            f"{way_of(side)}. Rumus capaiannya yang keliru, atau tanda pada targetnya?",
            witnesses=(Witness(f"Target {written(row, 'target')}", row.id, "target"),),
        )


def truncated_percentage(subject: Subject) -> Iterator[Finding]:
    """A percentage cut off after its last decimal, where half up gives one more."""
    rule = ("truncated-percentage", Severity.NOTE)
    hint = " Angka tertulis dipotong, bukan dibulatkan. Bulatkan setengah ke atas, sekali di akhir."
    for ratio, found in (
        (ABSORPTION, subject.absorptions),
        (ACHIEVEMENT, subject.achievements),
    ):
        for one in found:
            if one.is_truncated:
                yield _finding(one, ratio, rule, hint, ())


def _is_copied(one: Mismatch) -> bool:
    share, other = (figure(one.node.row.cell(name)) for name in ("absorption", "achievement"))
    return bool(share) and share == other


def _contradicted(
    subject: Subject, one: Mismatch, rule: tuple[str, Severity], hint: str
) -> Finding:
    """An absorption with what the other values that its money may have would give instead."""
    row, ledger = one.node.row, subject.money[0]
    others: dict[str, Witness] = {}
    for cell, value in subject.alternatives.get(one.node.position, ()):
        money = {"spending": ledger.value(one.node, "spending")}
        money["ceiling"] = ledger.value(one.node, "ceiling")
        money[cell] = Fraction(value)
        if money["spending"] is None or not money["ceiling"]:
            continue
        exact = Fraction(money["spending"]) * 100 / money["ceiling"]
        shown = share_text(exact, row, "absorption")
        if shown != one.expected:
            label = "realisasi Rp" if cell == "spending" else "pagu"
            text = f"{shown} % bila {label} {write_number(value)}"
            others.setdefault(shown, Witness(text, row.id, cell))
    instead = f" Capaiannya {', atau '.join(w.text for w in others.values())}." if others else ""
    return _finding(one, ABSORPTION, rule, f"{hint}{instead} {CHECK}", tuple(others.values()))


def _finding(
    one: Mismatch,
    ratio: Ratio,
    rule: tuple[str, Severity],
    hint: str,
    others: tuple[Witness, ...],
) -> Finding:
    row = one.node.row
    sum_ = f"{written(row, ratio.part)} / {written(row, ratio.whole)}"
    return finding(
        rule,
        row,
        ratio.share,
        f"{place(row, ratio.share)} tertulis {written(row, ratio.share)}, sedangkan {sum_} × 100 "
        f"adalah {one.expected} %.{hint}",
        expected=one.expected,
        witnesses=(Witness(f"{sum_} × 100 = {one.expected} %", row.id, ratio.part), *others),
    )
