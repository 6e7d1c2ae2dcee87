"""Structure: every row stands under a row of the next higher level, and directly after it."""

from collections.abc import Iterator, Mapping

from tolok.audit.findings import Finding, Severity
from tolok.audit.subjects import Subject
from tolok.audit.tree import Node
from tolok.domain.forms import Row
from tolok.domain.levels import Level


def missing_parent(subject: Subject) -> Iterator[Finding]:
    """A row's parent is a row of the form."""
    known = _first_rows(subject)
    for node in subject.nodes:
        if node.row.parent is not None and node.row.parent not in known:
            yield _at(
                ("missing-parent", Severity.ERROR),
                node.row,
                f"Induknya, baris {node.row.parent}, tidak ada. Tambahkan baris induk itu, atau "
                "tempatkan baris ini di bawah induk yang benar.",
            )


def circular_parent(subject: Subject) -> Iterator[Finding]:
    """No row stands, through its parents, under itself."""
    known = _first_rows(subject)
    settled: set[str] = set()
    for start in known:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in known and at not in settled and at not in path:
            path[at] = None
            at = known[at].parent
        if at is not None and at in path:
            ring = list(path)[list(path).index(at) :]
            shown = " → ".join((*ring[:5], "…") if len(ring) > 5 else (*ring, at))
            for row in ring:
                yield _at(
                    ("circular-parent", Severity.ERROR),
                    known[row],
                    f"Baris ini berada di bawah dirinya sendiri ({shown}). Perbaiki induknya.",
                )
        settled.update(path)


def parent_not_higher(subject: Subject) -> Iterator[Finding]:
    """A row's parent is of a higher level."""
    known = _first_rows(subject)
    for node in subject.nodes:
        row, above = node.row, known.get(node.row.parent or "")
        if above is not None and above is not row and above.level.depth >= row.level.depth:
            yield _at(
                ("parent-not-higher", Severity.ERROR),
                row,
                f"{row.level.label} ini berada di bawah {above.level.label.lower()} (baris "
                f"{above.id}), yang tingkatnya tidak lebih tinggi. Periksa tingkat kedua baris.",
            )


def level_jump(subject: Subject) -> Iterator[Finding]:
    """No level of the cascade is skipped between a row and its parent."""
    for node in subject.nodes:
        above = node.parent.row if node.parent else None
        if above is None or node.row.level.depth == above.level.depth + 1:
            continue
        skipped = above.level.below
        label = skipped.label.lower() if skipped else ""
        yield _at(
            ("level-jump", Severity.QUESTION),
            node.row,
            f"{node.row.level.label} ini langsung di bawah {above.level.label.lower()} (baris "
            f"{above.id}) tanpa {label} di antaranya. Apakah ada baris yang hilang?",
        )


def orphan_row(subject: Subject) -> Iterator[Finding]:
    """Only rows of the form's highest level stand under nothing."""
    top = min((node.row.level.depth for node in subject.nodes), default=0)
    for node in subject.nodes:
        if node.row.parent is None and node.row.level.depth > top:
            yield _at(
                ("orphan-row", Severity.WARNING),
                node.row,
                f"{node.row.level.label} ini tidak berada di bawah baris mana pun. Tempatkan di "
                "bawah induknya agar angkanya ikut dijumlahkan.",
            )


def program_without_activity(subject: Subject) -> Iterator[Finding]:
    """In a form that lists activities, every program has one."""
    if not any(node.row.level is Level.ACTIVITY for node in subject.nodes):
        return
    for node in subject.nodes:
        if node.row.level is Level.PROGRAM and not node.children and node.continues is None:
            yield _at(
                ("program-without-activity", Severity.QUESTION),
                node.row,
                "Program ini tidak mempunyai kegiatan. Apakah baris kegiatannya hilang?",
            )


def rows_out_of_order(subject: Subject) -> Iterator[Finding]:
    """A row stands in the block of its parent: after it, before the next of that level."""
    path: list[Node] = []
    for node in subject.nodes:
        if node.continues is not None:
            continue  # a further indicator opens no block of its own
        while path and path[-1].row.level.depth >= node.row.level.depth:
            path.pop()
        if node.parent is not None and (not path or path[-1] is not node.parent):
            yield _at(
                ("rows-out-of-order", Severity.NOTE),
                node.row,
                f"Baris ini tidak ditulis langsung di bawah induknya (baris {node.parent.row.id}). "
                "Urutkan baris menurut induknya agar mudah diperiksa.",
            )
        path.append(node)


def _first_rows(subject: Subject) -> Mapping[str, Row]:
    known: dict[str, Row] = {}
    for node in subject.nodes:
        known.setdefault(node.row.id, node.row)
    return known


def _at(rule: tuple[str, Severity], row: Row, message: str) -> Finding:
    return Finding(
        *rule,
        f"Baris {row.id} · {message}",
        row=row.id,
        cell="name",
        written=row.name,
        source=row.sources.get("name") or row.source,
    )
