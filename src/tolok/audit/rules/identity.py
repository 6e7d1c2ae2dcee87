"""Identity: rows that say the same, rows that share a name, rows without one."""

from collections.abc import Iterator

from tolok.audit.findings import Finding, Severity, Witness
from tolok.audit.phrases import finding, place
from tolok.audit.subjects import Subject
from tolok.audit.tree import Node, figure
from tolok.domain.forms import Row


def rows_alike(subject: Subject) -> Iterator[Finding]:
    """Rows of two names with one parent, indicator and figures may be one row typed twice."""
    seen: dict[tuple[object, ...], Row] = {}
    for node in subject.nodes:
        row = node.row
        target, ceiling = figure(row.target), figure(row.ceiling)
        if not row.indicator or not ceiling or target is None:
            continue
        key = (_parent(node), row.level, _plain(row.indicator), _plain(row.unit), target, ceiling)
        first = seen.setdefault(key, row)
        if first is row or not row.name or _plain(first.name) == _plain(row.name):
            continue
        yield finding(
            ("rows-alike", Severity.QUESTION),
            row,
            "indicator",
            f"{place(row, 'indicator')}, satuan, target, dan pagunya sama dengan baris {first.id} "
            f"“{first.title}”. Apakah keduanya memang berbeda? Bila satu tersalin dari yang lain, "
            "perbaiki indikator dan angkanya.",
            witnesses=(Witness(f"Baris {first.id}: {first.title}", first.id, "indicator"),),
        )


def duplicate_id(subject: Subject) -> Iterator[Finding]:
    """Two rows carry the same number, so that what points to it is undecided."""
    seen: set[str] = set()
    for node in subject.nodes:
        if node.row.id in seen:
            yield Finding(
                "duplicate-id",
                Severity.ERROR,
                f"Baris {node.row.id} · Nomor ini dipakai lebih dari satu baris. Beri setiap baris "
                "nomor sendiri.",
                row=node.row.id,
                written=node.row.id,
                source=node.row.source,
            )
        seen.add(node.row.id)


def duplicate_name(subject: Subject) -> Iterator[Finding]:
    """Two rows of one name stand under the same parent."""
    seen: dict[tuple[object, ...], Row] = {}
    for node in subject.nodes:
        row = node.row
        if not row.name or not row.name.strip():
            continue
        first = seen.setdefault((_parent(node), row.level, _plain(row.name)), row)
        if first is not row and _plain(first.indicator) == _plain(row.indicator):
            yield finding(
                ("duplicate-name", Severity.WARNING),
                row,
                "name",
                f"{place(row, 'name')} “{row.name}” sudah ada pada baris {first.id} di bawah induk "
                "yang sama, dengan indikator yang sama. Hapus satu bila tertulis dua kali.",
                witnesses=(Witness(f"Baris {first.id}: {first.title}", first.id, "name"),),
            )


def empty_name(subject: Subject) -> Iterator[Finding]:
    """A row names what it measures, unless it is a further indicator of the row before."""
    for node in subject.nodes:
        if node.continues is None and not (node.row.name or "").strip():
            yield finding(
                ("empty-name", Severity.WARNING),
                node.row,
                "name",
                f"{place(node.row, 'name')} kosong. Isi nama {node.row.level.label.lower()} "
                "menurut nomenklatur.",
            )


def _parent(node: Node) -> int | None:
    return node.parent.position if node.parent else None


def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
