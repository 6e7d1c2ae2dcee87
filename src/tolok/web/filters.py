"""Which rows of a form a reader asked for, as its address says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from tolok.audit.findings import Finding, Severity
from tolok.domain.forms import Form, Row
from tolok.domain.levels import Level
from tolok.web.figures import Line, column_decimals, findings_by_row, line_of

PAGE_ROWS = 300


@dataclass(frozen=True)
class RowFilter:
    """A choice of rows; an unknown value in the address chooses nothing rather than failing."""

    level: Level | None = None
    severity: Severity | None = None
    text: str = ""
    only_findings: bool = False
    page: int = 1

    @classmethod
    def from_query(cls, query: QueryDict) -> "RowFilter":
        """The choice that an address's parameters make."""
        level, severity = query.get("tingkat", ""), query.get("temuan", "")
        page = query.get("hal", "1")
        return cls(
            level=Level(level) if level in set(Level) else None,
            severity=Severity(severity) if severity in set(Severity) else None,
            text=query.get("cari", "").strip()[:200],
            only_findings=query.get("hanya") == "temuan",
            page=int(page) if page.isdecimal() and len(page) < 6 and int(page) else 1,
        )

    @property
    def is_on(self) -> bool:
        """Whether it leaves any row out."""
        return bool(self.level or self.severity or self.text or self.only_findings)

    def takes(self, row: Row, findings: Sequence[Finding]) -> bool:
        """Whether a row with these findings is asked for."""
        if self.level and row.level is not self.level:
            return False
        if self.severity and all(one.severity is not self.severity for one in findings):
            return False
        if self.only_findings and not findings:
            return False
        return not self.text or self.text.casefold() in _words(row)


@dataclass(frozen=True)
class LinePage:
    """The lines of one page of the hero table, and how many rows there are beyond it."""

    lines: tuple[Line, ...]
    matching: int
    total: int
    page: int
    pages: int

    @property
    def previous(self) -> int | None:
        """The page before."""
        return self.page - 1 if self.page > 1 else None

    @property
    def next(self) -> int | None:
        """The page after."""
        return self.page + 1 if self.page < self.pages else None


def lines_of(form: Form, findings: Sequence[Finding], chosen: RowFilter) -> LinePage:
    """The chosen rows in order, each under the rows that it belongs to."""
    by_row = findings_by_row(findings)
    matching = [row for row in form.rows if chosen.takes(row, by_row.get(row.id, []))]
    pages = max(1, -(-len(matching) // PAGE_ROWS))
    page = min(chosen.page, pages)
    shown = {row.id for row in matching[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]}
    context = _ancestors(form.by_id, shown) - shown if chosen.is_on or page > 1 else set()
    decimals = column_decimals(form)
    return LinePage(
        lines=tuple(
            line_of(row, by_row.get(row.id, []), decimals, is_context=row.id in context)
            for row in form.rows
            if row.id in shown or row.id in context
        ),
        matching=len(matching),
        total=len(form.rows),
        page=page,
        pages=pages,
    )


def _ancestors(by_id: Mapping[str, Row], shown: set[str]) -> set[str]:
    """Every row above the shown ones; a circle of parents is walked once."""
    found: set[str] = set()
    for key in shown:
        parent = by_id[key].parent
        while parent is not None and parent in by_id and parent not in found:
            found.add(parent)
            parent = by_id[parent].parent
    return found


def _words(row: Row) -> str:
    parts = (row.code, row.name, row.indicator, row.method, row.unit, row.remarks)
    return " ".join(part for part in parts if part).casefold()
