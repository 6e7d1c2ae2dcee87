"""Figures as a page shows them: what they say, and where their decimals stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tolok.audit.findings import Finding, Severity
from tolok.domain.forms import CELL_LABELS, NUMBER_CELLS, Form, Row, State
from tolok.domain.notation import write_number
from tolok.domain.quantities import decimals_of
from tolok.domain.typed import side_of
from tolok.services.repairs import Proposed

MAX_ALIGNED = 4
"""Decimals that a column makes room for; a longer figure keeps them all and sticks out."""


@dataclass(frozen=True)
class Figure:
    """One number cell: its digits before and after the decimal comma, and what marks it.

    ``repaired`` is what an accepted repair makes of it; empty where none does.
    """

    name: str
    label: str
    whole: str
    fraction: str
    state: State
    written: str
    severity: Severity | None
    decimals: int
    repaired: str = ""

    @property
    def is_linked(self) -> bool:
        """Whether it has something to explain: a number, or a finding against it."""
        return self.state is not State.BLANK or self.severity is not None


@dataclass(frozen=True)
class Line:
    """One row of the hero table; a ``is_context`` row stands only to show where others belong.

    ``settled`` are its findings that accepted repairs have settled.
    """

    row: Row
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    texts: Mapping[str, Severity] = field(default_factory=dict)
    proposed: tuple[Proposed, ...] = ()
    settled: frozenset[Finding] = frozenset()
    is_context: bool = False

    @property
    def severity(self) -> Severity | None:
        """The gravest finding of the row."""
        return min((one.severity for one in self.findings), key=lambda s: s.rank, default=None)


def findings_by_row(findings: Iterable[Finding]) -> dict[str | None, list[Finding]]:
    """Findings by the row they stand at; those on the whole form under None."""
    found: dict[str | None, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.row, []).append(finding)
    return found


def column_decimals(form: Form) -> dict[str, int]:
    """How many decimals each number column makes room for."""
    return {
        name: max(
            (
                min(decimals_of(value), MAX_ALIGNED)
                for row in form.rows
                if (value := row.cell(name).value) is not None
            ),
            default=0,
        )
        for name in NUMBER_CELLS
    }


def line_of(
    row: Row, findings: Iterable[Finding], decimals: Mapping[str, int], *, is_context: bool = False
) -> Line:
    """A row as the hero table shows it."""
    found = tuple(sorted(findings, key=lambda one: one.severity.rank))
    marks: dict[str, Severity] = {}
    for finding in found:
        if finding.cell:
            marks.setdefault(finding.cell, finding.severity)
    return Line(
        row=row,
        figures=tuple(
            figure_of(row, name, marks.get(name), decimals[name]) for name in NUMBER_CELLS
        ),
        findings=found,
        texts={name: mark for name, mark in marks.items() if name not in NUMBER_CELLS},
        is_context=is_context,
    )


def figure_of(row: Row, name: str, severity: Severity | None, decimals: int) -> Figure:
    """One number cell as the hero table shows it."""
    cell = row.cell(name)
    whole, comma, fraction = cell.written, "", ""
    if cell.value is not None:
        # The decimals line up; thousands of rupiah stand apart, others as the office wrote them.
        is_apart = len(cell.written) > len(write_number(cell.value, grouped=False))
        is_grouped = is_apart or name in {"ceiling", "spending"}
        whole, comma, fraction = write_number(cell.value, grouped=is_grouped).partition(",")
        side = side_of(cell) if name == "target" else None
        whole = whole if side is None else f"{side.sign} {whole}"
    return Figure(
        name=name,
        label=CELL_LABELS[name],
        whole=whole,
        fraction=comma + fraction,
        state=cell.state,
        written=cell.written,
        severity=severity,
        decimals=decimals,
    )
