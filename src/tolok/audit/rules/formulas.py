"""Formulas: what the document itself computes takes the right cells, and is computed anew."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from tolok.audit.findings import Finding, Severity, Witness
from tolok.audit.phrases import SHEET_ERRORS, finding, place, written
from tolok.audit.shares import ABSORPTION, ACHIEVEMENT, Ratio, mismatch
from tolok.audit.subjects import Subject
from tolok.audit.tree import Node, amount, figure
from tolok.domain.forms import NUMBER_CELLS, Computation, State
from tolok.domain.notation import write_number
from tolok.domain.quantities import Exact, exact_sum, plain

_MONEY = ("ceiling", "spending")
_PEERS = 3
"""So many figures of one kind are computed, and as many for each that is typed: a column."""

_NAMED = 5  # rows that a message names


def formula_error(subject: Subject) -> Iterator[Finding]:
    """A cell shows an error of its sheet in place of a figure."""
    for node in subject.nodes:
        for name in NUMBER_CELLS:
            cell = node.row.cell(name)
            if cell.state is not State.UNREADABLE or cell.written not in SHEET_ERRORS:
                continue
            formula = cell.derivation.written if cell.derivation else ""
            yield finding(
                ("formula-error", Severity.ERROR),
                node.row,
                name,
                f"{place(node.row, name)} berisi {cell.written}: rumusnya"
                f"{f' {formula}' if formula else ''} {SHEET_ERRORS[cell.written]}.",
            )


def formula_stale(subject: Subject) -> Iterator[Finding]:
    """A stored result is what its formula gives from the figures beside it."""
    for node, name, derivation in subject.derived:
        if derivation.gives is None:
            continue
        gives = write_number(derivation.gives)
        yield finding(
            ("formula-stale", Severity.ERROR),
            node.row,
            name,
            f"{place(node.row, name)} tersimpan {written(node.row, name)}, sedangkan rumusnya "
            f"{derivation.written} kini memberi {gives}: hasil ini belum dihitung ulang. Buka "
            "berkasnya, hitung ulang (Ctrl+Alt+F9 di Excel, Ctrl+Shift+F9 di LibreOffice), lalu "
            "simpan.",
            expected=gives,
        )


def formula_range(subject: Subject) -> Iterator[Finding]:
    """A sum takes every row under its own exactly once, and no other."""
    leaves = _Leaves()
    for node, name, parts in _collected(subject, Computation.SUM):
        if name not in _MONEY or not node.terms:
            continue
        missing, extra = _astray(node, name, parts, leaves)
        if missing or extra:
            total = _money(_total(node, name))
            yield _wrong_cells(("formula-range", Severity.ERROR), node, name, missing, extra, total)


def formula_mean(subject: Subject) -> Iterator[Finding]:
    """A mean takes every measured row of its level under its own, and no other.

    One row under its own among rows that are not may be of another mean, and tells nothing; one
    alone is a mean that misses the rest.
    """
    for node, name, parts in _collected(subject, Computation.MEAN):
        level = Counter(part.row.level for part in parts).most_common(1)[0][0]
        expected = [
            below
            for below in _below(node)
            if below.row.level is level and figure(below.row.cell(name)) is not None
        ]
        taken = {part.position for part in parts}
        meant = {one.position for one in expected}
        missing = [one for one in expected if one.position not in taken]
        extra = [one for one in parts if one.position not in meant]
        is_own = taken <= meant or len(taken & meant) >= 2
        if is_own and (missing or extra):
            yield _wrong_cells(("formula-mean", Severity.ERROR), node, name, missing, extra, "")


def formula_text(subject: Subject) -> Iterator[Finding]:
    """A sum or a mean passes over no figure because its cell holds it as text."""
    known = {node.row.id: node for node in subject.nodes} if subject.derived else {}
    for node, name, derivation in subject.derived:
        is_collected = derivation.computation in {Computation.SUM, Computation.MEAN}
        if not is_collected or derivation.gives is not None:
            continue
        spots = [(known[row], one) for row, one in derivation.left_out if row in known]
        told = [(left, one) for left, one in spots if figure(left.row.cell(one))]
        if not told:
            continue
        named = ", ".join(_listed([left], one) for left, one in told[:_NAMED])
        yield finding(
            ("formula-text", Severity.ERROR),
            node.row,
            name,
            f"{place(node.row, name)} dihitung dengan {derivation.written}, tetapi {named} "
            "tersimpan sebagai teks sehingga tidak ikut terhitung. Ubah sel itu menjadi angka "
            "(ketik ulang tanpa titik), lalu periksa hasilnya.",
            witnesses=[
                Witness(f"Baris {left.row.id}: {written(left.row, one)}", left.row.id, one)
                for left, one in told
            ],
        )


def formula_typed_over(subject: Subject) -> Iterator[Finding]:
    """A figure that was typed stands where the others of its kind are computed."""
    if not subject.derived:
        return
    for ratio in (ACHIEVEMENT, ABSORPTION):
        shares = [node for node in subject.nodes if _is_share(node, ratio)]
        for node, formula in _typed_over(shares, ratio.share):
            found = mismatch(node, ratio)
            yield _typed(node, ratio.share, formula, found.expected if found else "")
    for name in _MONEY:
        totals = [node for node in subject.nodes if _is_total(node, name)]
        for node, formula in _typed_over(totals, name):
            total = _total(node, name)
            is_same = total == figure(node.row.cell(name))
            yield _typed(node, name, formula, "" if is_same else _money(total))


def _total(node: Node, name: str) -> Fraction:
    return exact_sum(amount(term.row.cell(name)) or 0 for term in node.terms)


class _Leaves:
    """The lowest rows whose money a row stands for, each row's looked up once."""

    def __init__(self) -> None:
        self.known: dict[int, frozenset[int]] = {}

    def of(self, node: Node) -> frozenset[int]:
        """Their positions; a row without terms stands for itself."""
        if node.position not in self.known:
            below = [self.of(term) for term in node.terms]
            self.known[node.position] = frozenset().union(*below) or frozenset({node.position})
        return self.known[node.position]


def _collected(subject: Subject, wanted: Computation) -> Iterator[tuple[Node, str, list[Node]]]:
    """The sums or means of one column's cells, and nothing else, with the rows that they take."""
    known = {node.row.id: node for node in subject.nodes} if subject.derived else {}
    for node, name, derivation in subject.derived:
        if derivation.computation is not wanted or not derivation.is_closed:
            continue
        if derivation.terms and all(one == name and row in known for row, one in derivation.terms):
            yield node, name, [known[row] for row, _ in derivation.terms]


def _astray(
    node: Node, name: str, parts: Sequence[Node], leaves: _Leaves
) -> tuple[list[Node], list[Node]]:
    """Rows that a sum misses and rows that it takes too often; rows without money do no harm."""
    own = leaves.of(node)
    counted = [part for part in parts if figure(part.row.cell(name))]
    covered = Counter(leaf for part in counted for leaf in leaves.of(part))
    if not own & covered.keys():
        return [], []
    often = Counter(part.position for part in counted)
    extra = [
        part
        for part in {part.position: part for part in counted}.values()
        if not leaves.of(part) <= own
        or often[part.position] > 1
        or (part.terms and any(covered[leaf] > 1 for leaf in leaves.of(part)))
    ]
    missing = [one for one in _topmost(node.terms, covered, leaves) if figure(one.row.cell(name))]
    return missing, extra


def _topmost(terms: Iterable[Node], covered: Mapping[int, int], leaves: _Leaves) -> Iterator[Node]:
    """The highest rows of which nothing is covered."""
    for term in terms:
        if not leaves.of(term) & covered.keys():
            yield term
        elif term.terms:
            yield from _topmost(term.terms, covered, leaves)


def _below(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _below(child)


def _wrong_cells(  # noqa: PLR0913, PLR0917 - both sides of one message
    rule: tuple[str, Severity],
    node: Node,
    name: str,
    missing: Sequence[Node],
    extra: Sequence[Node],
    total: str,
) -> Finding:
    faults = [f"melewatkan {_listed(missing, name)}"] if missing else []
    faults += [f"memuat {_listed(extra, name)} yang tidak termasuk atau sudah terhitung"] * bool(
        extra
    )
    derivation = node.row.cell(name).derivation
    formula = derivation.written if derivation else ""
    meant = f" Jumlah yang semestinya {total}." if total else ""
    return finding(
        rule,
        node.row,
        name,
        f"{place(node.row, name)} dihitung dengan {formula}. Rumus itu {' dan '.join(faults)}."
        f"{meant} Betulkan rentangnya sehingga tiap baris di bawahnya masuk tepat sekali.",
        expected=total or None,
        witnesses=[
            Witness(f"Baris {one.row.id}: {written(one.row, name)}", one.row.id, name)
            for one in (*missing, *extra)
        ],
    )


def _listed(nodes: Sequence[Node], name: str) -> str:
    named = [
        f"baris {node.row.id} “{node.row.title[:60]}” ({written(node.row, name)})"
        for node in nodes[:_NAMED]
    ]
    more = [f"{len(nodes) - _NAMED} baris lain"] if len(nodes) > _NAMED else []
    return ", ".join((*named, *more))


def _money(total: Exact) -> str:
    return write_number(plain(total))


def _is_share(node: Node, ratio: Ratio) -> bool:
    """Whether a row has a percentage that could be computed from its own cells."""
    row = node.row
    has_parts = amount(row.cell(ratio.part)) is not None and amount(row.cell(ratio.whole))
    return figure(row.cell(ratio.share)) is not None and bool(has_parts)


def _is_total(node: Node, name: str) -> bool:
    """Whether a row has an amount that could be computed from the rows under it."""
    below = any(figure(term.row.cell(name)) is not None for term in node.terms)
    return below and figure(node.row.cell(name)) is not None


def _typed_over(nodes: Sequence[Node], name: str) -> Iterator[tuple[Node, str]]:
    """The few of these cells that are typed where the many are computed, and such a formula."""
    derivations = [one for node in nodes if (one := node.row.cell(name).derivation)]
    typed = [node for node in nodes if node.row.cell(name).derivation is None]
    if any(one.is_selective for one in derivations):
        return
    if len(derivations) >= max(_PEERS, _PEERS * len(typed)):
        for node in typed:
            yield node, derivations[0].written


def _typed(node: Node, name: str, formula: str, gives: str) -> Finding:
    told = (
        f"Rumusnya akan memberi {gives}."
        if gives
        else "Hasilnya kini sama, tetapi angka itu tidak ikut berubah bila sel lain diperbaiki."
    )
    return finding(
        ("formula-typed-over", Severity.WARNING if gives else Severity.NOTE),
        node.row,
        name,
        f"{place(node.row, name)} tertulis {written(node.row, name)} sebagai angka yang diketik, "
        f"sedangkan sel sejenis di kolom itu dihitung dengan rumus, misalnya {formula}. {told} "
        "Salin rumusnya ke sel ini.",
        expected=gives or None,
    )
