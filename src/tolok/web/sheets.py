"""A quarter's sheet as its page shows it: a line a row, with its fields, signs and counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from tolok.audit.findings import Finding, Severity
from tolok.audit.rulebook import summarize
from tolok.domain.achievements import Reason
from tolok.domain.indicators import Bounds, Target
from tolok.domain.notation import Side, write_number
from tolok.domain.permissions import Deed
from tolok.domain.quantities import plain
from tolok.domain.ratings import PERFORMANCE
from tolok.domain.typed import bounds_of
from tolok.services.desks import Desk
from tolok.services.overview import Money, money_of
from tolok.services.sheets import Sheet, SheetRow, lacks_words, rating_of, wants_words
from tolok.services.subjects import Subject, SubjectKind
from tolok.store.recorded import Evidence, Thread
from tolok.web.typed import CELLS, WORDS, Field, Tried, print_of

_ROW, _FINDINGS = "web/sheet/row.html", "web/sheet/findings.html"
_MOST_DRAWN = 6
"""Drawings that are kept of a row: of what several roles see of it, and of its findings."""

_BANDS = tuple(band.name for band in PERFORMANCE.editions[-1].bands)


@dataclass(frozen=True)
class Conflict:
    """What somebody else saved in a row meanwhile, beside what this person typed."""

    by: str
    cells: tuple[tuple[str, str, str], ...]
    """Label, what is saved, what was typed."""


@dataclass(frozen=True)
class Beside:
    """What stands beside a sheet's figures, for all of its rows."""

    findings: Mapping[str | None, Sequence[Finding]]
    evidence: Mapping[int, Sequence[Evidence]]
    threads: Mapping[str, Sequence[Thread]]
    low: int

    @cached_property
    def threads_by_key(self) -> Mapping[str, Sequence[tuple[SubjectKind, Thread]]]:
        """Threads by the key of the row that they stand on, with the kind of their cell."""
        found: defaultdict[str, list[tuple[SubjectKind, Thread]]] = defaultdict(list)
        for name, threads in self.threads.items():
            subject = Subject.parse(name)
            if subject is not None:
                found[subject.key] += [(subject.kind, one) for one in threads]
        return found


@dataclass(frozen=True)
class Line:
    """One row of a sheet as the page shows it, to somebody at a desk."""

    row: SheetRow
    sheet: Sheet
    desk: Desk
    beside: Beside
    base: str
    tried: Tried | None = None

    @property
    def html(self) -> SafeString:
        """The row as the page has it: drawn once, until something that it shows changes."""
        return self._drawn(_ROW) if self.tried is None else self._draw(_ROW)

    @property
    def findings_html(self) -> SafeString:
        """What the rules say of the row, as the page has it."""
        return self._drawn(_FINDINGS)

    def _drawn(self, template: str) -> SafeString:
        seen = (
            template,
            self.base,
            self.desk.may,
            self.beside.low,
            tuple(self.findings),
            len(self.evidence),
            tuple((kind, thread.first.pk, thread.is_open) for kind, thread in self.threads),
        )
        drawn = self.row.drawn
        if seen not in drawn:
            if len(drawn) >= _MOST_DRAWN:
                drawn.clear()
            drawn[seen] = self._draw(template)
        return mark_safe(drawn[seen])  # noqa: S308 - a template made it

    def _draw(self, template: str) -> SafeString:
        return render_to_string(template, {"line": self})

    @property
    def key(self) -> str:
        """The row's key, by which everything of it is named."""
        return self.row.key

    @property
    def title(self) -> str:
        """What the row measures, for who hears the page."""
        return self.row.indicator.name if self.row.indicator else self.row.node.name

    @cached_property
    def realization(self) -> Field | None:
        """The cell of the realization; None where it is not typed here by this person."""
        indicator = self.row.indicator
        if indicator is None or indicator.expression or not self._lets(Deed.ENTER_REALIZATION):
            return None
        return self._field("realization", self.written)

    @cached_property
    def variables(self) -> tuple[Field, ...]:
        """The cells of an expression's variables; none where it has none."""
        reached = self.row.reached
        if reached is None or reached.definition.expression is None:
            return ()
        if not self._lets(Deed.ENTER_REALIZATION):
            return ()
        told = self.row.measurement.variables if self.row.measurement else {}
        typed = self.tried.typed.variables if self.tried else None
        return tuple(
            Field(
                f"{self.key}.var.{name}",
                name,
                (typed or told).get(name, ""),
                told.get(name, ""),
                self._trouble(f"variable-{name}"),
            )
            for name in reached.definition.expression.variables
        )

    @cached_property
    def spending(self) -> Field | None:
        """The cell of the spending; None where it is a sum, or not typed by this person."""
        if not self.row.takes_spending or not self._lets(Deed.ENTER_SPENDING):
            return None
        return self._field("spending", self.written_spending)

    @cached_property
    def words(self) -> tuple[Field, ...]:
        """The cells of the narrative; none where this person cannot write it."""
        if self.row.indicator is None or not self._lets(Deed.EXPLAIN_ROW):
            return ()
        return tuple(self._field(name, self._word(name)) for name in WORDS)

    @property
    def told(self) -> list[tuple[str, str]]:
        """The narrative as it is saved, where there is any."""
        return [(label, text) for name, label in WORDS.items() if (text := self._word(name))]

    @property
    def written(self) -> str:
        """This quarter's realization as typed."""
        return self.row.measurement.written if self.row.measurement else ""

    @property
    def written_spending(self) -> str:
        """This quarter's spending as typed."""
        return self.row.spending.written if self.row.spending else ""

    @property
    def is_named(self) -> bool:
        """Whether the realization is a name of a scale, for which a phone shows letters."""
        return bool(self.row.indicator and self.row.indicator.scale)

    @property
    def can_enter(self) -> bool:
        """Whether the row has any cell to type into."""
        return bool(self.realization or self.spending or self.variables or self.words)

    @property
    def seen(self) -> str:
        """Which versions the page shows, and a print of its texts; in a conflict, the old ones."""
        return self.tried.seen if self.tried and self.tried.rivals else self.now

    @property
    def now(self) -> str:
        """The versions of the row that are saved and a print of their texts: "2.1.0badc0de"."""
        measured, spent = self.row.measurement, self.row.spending
        revisions = (one.revision if one else 0 for one in (measured, spent))
        texts = print_of(one.saved for one in self.fields)
        return ".".join((*(str(revision) for revision in revisions), texts))

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every cell of the row that can be typed into, in the order of the page."""
        first = tuple(one for one in (self.realization, self.spending) if one is not None)
        return (*first, *self.variables, *self.words)

    @cached_property
    def rating(self) -> tuple[int, str]:
        """The number of the rating's colour, 1 for the highest, and its name; 0 for none."""
        band = rating_of(self.row, self.sheet.period).band
        return (0, "") if band is None else (_BANDS.index(band.name) + 1, band.name)

    @property
    def achievement(self) -> Fraction | None:
        """The row's achievement in per cent, exactly."""
        return self.row.reached.achievement.value if self.row.reached else None

    @property
    def why_none(self) -> str:
        """Why there is no achievement, where more can be said than that nothing was filled in."""
        reached = self.row.reached
        if reached is None or not reached.realization.written:
            return ""
        one = reached.achievement
        if one.reason is Reason.NOT_DUE:
            return "belum jatuh tempo"
        return one.detail or (one.reason.label if one.reason else "")

    @property
    def to_date(self) -> str:
        """The realization to date, where it is not just what was typed."""
        shown = self.row.reached.realization.written if self.row.reached else ""
        return "" if shown == self.written else shown

    @property
    def due(self) -> str:
        """The target that is due by now, where it is another than the year's."""
        reached = self.row.reached
        if reached is None or reached.due.target is None:
            return ""
        annual, due = reached.annual.written, reached.due.target
        shown = _target(due)
        return "" if annual == shown or bounds_of(annual) == due else shown

    @property
    def is_low(self) -> bool:
        """Whether the achievement is so low that its causes are asked for."""
        return wants_words(self.row, self.beside.low)

    @property
    def lacks_words(self) -> bool:
        """Whether the causes of a low achievement are still to be told."""
        return lacks_words(self.row, self.beside.low)

    @property
    def findings(self) -> Sequence[Finding]:
        """What the rules say of the row; that it is blank is seen."""
        return self.beside.findings.get(self.row.id, ())

    @cached_property
    def evidence(self) -> Sequence[Evidence]:
        """The evidence that stands."""
        found = self.beside.evidence.get(self.row.indicator.pk, ()) if self.row.indicator else ()
        return [one for one in found if one.withdrawn_at is None]

    @cached_property
    def threads(self) -> list[tuple[SubjectKind, Thread]]:
        """The threads on the row's cells."""
        found = list(self.beside.threads_by_key.get(self.key, ()))
        if self.row.is_head and self.row.indicator is not None:
            found += self.beside.threads_by_key.get(self.row.node.key, ())
        return found

    @property
    def open_threads(self) -> int:
        """How many threads of the row are open."""
        return sum(thread.is_open for _, thread in self.threads)

    @property
    def demands(self) -> list[tuple[SubjectKind, Thread]]:
        """What the row was sent back for and is still open."""
        return [one for one in self.threads if one[1].first.is_demand and one[1].is_open]

    @property
    def demanded(self) -> set[str]:
        """The kinds of the cells that a demand stands on."""
        return {kind.value for kind, _ in self.demands}

    @property
    def conflict(self) -> Conflict | None:
        """What somebody else saved meanwhile."""
        if self.tried is None or not self.tried.rivals:
            return None
        typed = self.tried.typed
        cells = []
        for rival in self.tried.rivals:
            mine = getattr(typed, rival.cell)
            theirs = self._saved(rival.cell)
            if rival.cell == "variables":
                mine = _variables(mine)
            cells.append((CELLS[rival.cell], theirs or "kosong", mine.strip() or "kosong"))
        return Conflict(self.tried.rivals[0].by, tuple(cells))

    @property
    def is_opened(self) -> bool:
        """Whether what stands under the row is shown at once."""
        return self.lacks_words or any(one.trouble for one in (*self.words, *self.variables))

    def _saved(self, cell: str) -> str:
        if cell == "spending":
            return self.written_spending
        if cell == "realization":
            return self.written
        if cell == "variables":
            return _variables(self.row.measurement.variables if self.row.measurement else {})
        return self._word(cell)

    def _word(self, name: str) -> str:
        told = self.row.measurement
        return str(getattr(told, name)) if told else ""

    def _field(self, cell: str, saved: str) -> Field:
        typed = getattr(self.tried.typed, cell) if self.tried else None
        text = saved if typed is None else typed
        return Field(f"{self.key}.{cell}", CELLS[cell], text, saved, self._trouble(cell))

    def _trouble(self, cell: str) -> str:
        return self.tried.troubles.get(cell, "") if self.tried else ""

    def _lets(self, deed: Deed) -> bool:
        return self.desk.lets(deed)


@dataclass(frozen=True)
class Summary:
    """The head of a sheet: how far it is, and what still asks for something."""

    filled: int
    to_fill: int
    lacking: int
    counts: list[tuple[Severity, int]]
    threads: int
    money: Money

    @property
    def share(self) -> Fraction:
        """How much is filled in, in per cent."""
        return Fraction(self.filled * 100, self.to_fill) if self.to_fill else Fraction(0)


def lines_of(
    sheet: Sheet, desk: Desk, beside: Beside, tried: Mapping[str, Tried] | None = None
) -> list[Line]:
    """Every row of a sheet as the page shows it."""
    base = reverse("web:sheet", args=[sheet.organization.pk, sheet.period.code])
    base = base.removesuffix("isian/")
    return [Line(row, sheet, desk, beside, base, (tried or {}).get(row.key)) for row in sheet.rows]


def summary_of(sheet: Sheet, lines: Iterable[Line], beside: Beside) -> Summary:
    """What the head of a sheet says."""
    counts = summarize(one for found in beside.findings.values() for one in found)
    return Summary(
        sheet.filled,
        sheet.to_fill,
        sum(line.lacks_words for line in lines),
        [(severity, counts[severity]) for severity in Severity],
        sum(thread.is_open for threads in beside.threads.values() for thread in threads),
        money_of(sheet.form),
    )


def subjects_of(row: SheetRow, period: str) -> list[Subject]:
    """The cells of a row that can be commented on."""
    kinds = (SubjectKind.REALIZATION, SubjectKind.WORDS, SubjectKind.EVIDENCE)
    found = [Subject(kind, row.indicator.key, period) for kind in kinds] if row.indicator else []
    if row.is_head:
        found.insert(1, Subject(SubjectKind.SPENDING, row.node.key, period))
    return found


def _variables(variables: Mapping[str, str]) -> str:
    return ", ".join(f"{name} = {text}" for name, text in variables.items() if text)


def _target(target: Target) -> str:
    if isinstance(target, Bounds):
        if target.lower is None or target.upper is None:
            side = Side.LEAST if target.upper is None else Side.MOST
            return f"{side.sign} {_target(target.only or 0)}"
        return f"{_target(target.lower)}–{_target(target.upper)}"
    if isinstance(target, str):
        return target
    return write_number(plain(Fraction(target)) if not isinstance(target, Decimal) else target)
