"""Completeness: what was not reported is said, and never taken for zero."""

from collections.abc import Iterator, Sequence

from tolok.audit.findings import Finding, Severity, Witness
from tolok.audit.phrases import finding, place, written
from tolok.audit.shares import ABSORPTION, ACHIEVEMENT, Ratio
from tolok.audit.subjects import Subject
from tolok.audit.tree import amount, figure
from tolok.domain.forms import CELL_LABELS, Row, State
from tolok.domain.levels import Level

SEVERAL = 3
"""So many percentages without a single realization are a table that has none."""


def not_reported(subject: Subject) -> Iterator[Finding]:
    """A row whose four figures of the period are all blank was not reported.

    A heading, such as an objective without indicator, target and ceiling, has nothing to report.
    """
    for node in subject.nodes:
        row = node.row
        planned = (row.target, row.ceiling)
        if not row.indicator and all(cell.state is State.BLANK for cell in planned):
            continue
        cells = (row.realization, row.spending, row.achievement, row.absorption)
        if all(cell.state is State.BLANK for cell in cells):
            yield finding(
                ("not-reported", Severity.WARNING),
                row,
                "realization",
                f"{place(row, 'realization')} kosong, begitu pula realisasi Rp dan kedua capaian: "
                "baris ini belum dilaporkan. Kosong bukan nol dan bukan “-”. Isi angkanya, 0 bila "
                "nihil, atau “-” bila belum dijadwalkan.",
            )


def own_performance_missing(subject: Subject) -> Iterator[Finding]:
    """A program or activity that measures something, and spent or did it, has a realization."""
    for node in subject.nodes:
        row = node.row
        if row.level not in {Level.PROGRAM, Level.ACTIVITY} or amount(row.realization):
            continue
        measured = row.indicator or row.target.state is not State.BLANK
        if not measured or row.realization.state is State.UNREADABLE:
            continue
        done = [child.row for child in node.children if (figure(child.row.realization) or 0) > 0]
        spent = (figure(row.spending) or 0) > 0
        if not done and not spent:
            continue
        reason = f"realisasi Rp sudah {written(row, 'spending')}" if spent else ""
        if done:
            reason += " dan " if reason else ""
            reason += f"{len(done)} baris di bawahnya sudah terlaksana"
        yield finding(
            ("own-performance-missing", Severity.WARNING),
            row,
            "realization",
            f"{place(row, 'realization')} tertulis {written(row, 'realization')}, padahal "
            f"{reason}. Hitung kinerja baris ini menurut rumus indikatornya sendiri, lalu isikan.",
            witnesses=(
                *(
                    (Witness(f"Realisasi Rp {written(row, 'spending')}", row.id, "spending"),)
                    * spent
                ),
                *(
                    Witness(
                        f"Baris {child.id}: {written(child, 'realization')}",
                        child.id,
                        "realization",
                    )
                    for child in done
                ),
            ),
        )


def blank_shown_as_figure(subject: Subject) -> Iterator[Finding]:
    """A percentage whose realization is blank; 0 % absorbed of blank is left to a note.

    So are percentages of a table that has no realizations at all.
    """
    rows = [node.row for node in subject.nodes]
    ratios = [ratio for ratio in (ACHIEVEMENT, ABSORPTION) if not _alone(rows, ratio)]
    for row in rows:
        for ratio in ratios:
            share = figure(row.cell(ratio.share))
            if share is None or row.cell(ratio.part).state is not State.BLANK:
                continue
            if ratio is ABSORPTION and share == 0:
                continue
            yield finding(
                ("blank-shown-as-figure", Severity.ERROR),
                row,
                ratio.share,
                f"{place(row, ratio.share)} tertulis {written(row, ratio.share)}, padahal "
                "realisasinya kosong. Yang belum dilaporkan tidak mempunyai capaian. Isi "
                "realisasinya, atau kosongkan capaian ini.",
                witnesses=(Witness("Realisasinya kosong", row.id, ratio.part),),
            )


def shares_alone(subject: Subject) -> Iterator[Finding]:
    """Percentages of a table without realizations: what they follow from is not there."""
    rows = [node.row for node in subject.nodes]
    for ratio in (ACHIEVEMENT, ABSORPTION):
        alone, share = _alone(rows, ratio), CELL_LABELS[ratio.share].lower().removesuffix(" %")
        if alone:
            yield Finding(
                "shares-alone",
                Severity.NOTE,
                f"Formulir ini tidak memuat {CELL_LABELS[ratio.part].lower()}, hanya "
                f"{share}: {len(alone)} angkanya tidak dapat diperiksa. Sertakan realisasinya agar "
                "capaian dapat dihitung kembali.",
                witnesses=tuple(
                    Witness(f"Baris {row.id}: {written(row, ratio.share)}", row.id, ratio.share)
                    for row in alone
                ),
            )


def _alone(rows: Sequence[Row], ratio: Ratio) -> list[Row]:
    """The rows with that percentage in a form without its realizations; few may be slips."""
    if any(row.cell(ratio.part).state is not State.BLANK for row in rows):
        return []
    stated = [row for row in rows if figure(row.cell(ratio.share))]
    return stated if len(stated) >= SEVERAL else []


def blank_with_zero_absorption(subject: Subject) -> Iterator[Finding]:
    """How many rows leave the realization blank although their absorption says zero."""
    rows = [node.row for node in subject.nodes if _is_blank_with_zero(node.row)]
    if rows:
        yield Finding(
            "blank-with-zero-absorption",
            Severity.NOTE,
            f"{len(rows)} baris mengosongkan realisasi, sedangkan capaian pagunya tertulis 0. "
            "Kosong berarti belum dilaporkan. Tulis 0 bila memang belum ada realisasi, atau “-” "
            "bila belum dijadwalkan.",
            witnesses=tuple(Witness(f"Baris {row.id}", row.id, "realization") for row in rows),
        )


def target_missing(subject: Subject) -> Iterator[Finding]:
    """An indicator without a target cannot be measured."""
    if subject.lacks("target"):
        return
    for node in subject.nodes:
        row = node.row
        measured = row.realization.value is not None or row.achievement.value is not None
        if row.indicator and measured and row.target.state in {State.BLANK, State.DASH}:
            yield finding(
                ("target-missing", Severity.WARNING),
                row,
                "target",
                f"{place(row, 'target')} tertulis {written(row, 'target')}, padahal realisasi atau "
                "capaiannya sudah diisi. Isi target menurut perjanjian kinerja.",
            )


def _is_blank_with_zero(row: Row) -> bool:
    return row.realization.state is State.BLANK and figure(row.absorption) == 0
