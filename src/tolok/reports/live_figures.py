"""The figures of a workbook that its office does not type, each with the formula that keeps it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tolok.documents.document import Formula, Latest, Percent, Position, Sum
from tolok.documents.sheets.workbooks import Column
from tolok.domain.forms import BLANK, Cell, Row, State
from tolok.domain.indicators import Accumulation, Calculation, Denominator, Indicator
from tolok.domain.notation import read_number, write_number
from tolok.domain.quantities import exact_sum, plain
from tolok.reports.formulas import number_of

_LATEST = (Accumulation.LATEST, Accumulation.CUMULATIVE)
_DECIMALS = 2


@dataclass(frozen=True)
class WorkbookRow:
    """One row of a workbook: the form's row to date, and what is filled in for the quarter.

    ``row`` is to date; ``earlier`` and ``earlier_spending`` are at the end of the quarter before.
    ``title`` and ``code`` are the node's, also where the form's row leaves them out. ``written``
    are the texts of the quarter by the names of Column.WRITTEN; a cell that is not among them is
    not filled in here. ``variables`` are those of the indicator's expression.
    """

    key: str
    revision: str
    row: Row
    title: str
    code: str
    written: Mapping[str, str]
    earlier: Cell = BLANK
    earlier_spending: Cell = BLANK
    definition: Indicator | None = None
    variables: Mapping[str, str] = field(default_factory=dict)
    earlier_variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_live(self) -> bool:
        """Whether a workbook can compute with what is typed here as the site does."""
        one = self.definition
        is_named = one is not None and one.calculation is Calculation.ORDINAL
        return one is not None and one.expression is None and not is_named


class Figures:
    """The figures of all rows; ``places`` are its columns, ``first`` is their first line."""

    def __init__(
        self, rows: Sequence[WorkbookRow], places: Mapping[Column, int], first: int
    ) -> None:
        self.places = places
        self.lines = {one.row.id: line for line, one in enumerate(rows, first)}
        self.below: dict[str, list[WorkbookRow]] = {}
        for one in rows:
            # Money hangs on the first row of a node.
            if one.row.parent is not None and one.row.name is not None:
                self.below.setdefault(one.row.parent, []).append(one)
        goes_on = Column.MEASURED in places
        self.reached = Column.MEASURED if goes_on else Column.REALIZATION
        self.money = Column.SPENT if goes_on else Column.SPENDING

    def cell(self, one: WorkbookRow, column: Column) -> Cell:
        """What the figure says now."""
        row = one.row
        match column:
            case Column.SPENDING:
                return self._spent_in_quarter(one)
            case Column.EARLIER:
                return one.earlier
            case Column.EARLIER_SPENDING:
                return one.earlier_spending
            case Column.MEASURED:
                return row.realization
            case Column.SPENT:
                return row.spending
        return row.cell(column.value)

    def formula(self, one: WorkbookRow, column: Column) -> Formula | None:
        """The formula that gives what the site will compute from the fields, None where none."""
        match column:
            case Column.MEASURED:
                return self._measured(one)
            case Column.SPENT if Column.SPENDING in one.written:
                return Sum(
                    self._at(one, Column.EARLIER_SPENDING, Column.SPENDING), stays_blank=True
                )
            case Column.SPENDING | Column.SPENT | Column.EARLIER_SPENDING:
                places = [self._place(child, column) for child in self.below.get(one.row.id, [])]
                return Sum(tuple(places), stays_blank=True) if places else None
            case Column.ACHIEVEMENT:
                return self._achievement(one)
            case Column.ABSORPTION:
                return self._percent(one, self.money, Column.CEILING, one.row.ceiling)
        return None

    def _measured(self, one: WorkbookRow) -> Formula | None:
        """The realization to date, of the quarter before and this one."""
        if not one.is_live or one.definition is None:
            return None
        of = self._at(one, Column.EARLIER, Column.REALIZATION)
        if one.definition.accumulation is Accumulation.SUM:
            return Sum(of, stays_blank=True)
        return Latest(of) if one.definition.accumulation in _LATEST else None

    def _achievement(self, one: WorkbookRow) -> Formula | None:
        definition = one.definition
        if (
            not one.is_live
            or definition is None
            or definition.calculation is not Calculation.HIGHER_IS_BETTER
            or definition.denominator is not Denominator.ANNUAL
            or (self.reached is Column.MEASURED and self._measured(one) is None)
        ):
            return None
        return self._percent(one, self.reached, Column.TARGET, one.row.target)

    def _percent(self, one: WorkbookRow, part: Column, whole: Column, of: Cell) -> Formula | None:
        number = number_of(of)
        if number is None or number <= 0:
            return None
        return Percent(self._place(one, part), self._place(one, whole), _DECIMALS)

    def _at(self, one: WorkbookRow, *columns: Column) -> tuple[Position, ...]:
        return tuple(self._place(one, column) for column in columns)

    def _place(self, one: WorkbookRow, column: Column) -> Position:
        return Position(self.lines[one.row.id], self.places[column])

    def _spent_in_quarter(self, one: WorkbookRow) -> Cell:
        """What a node spent in the quarter alone: typed, or the sum of what is below it."""
        amounts: list[Decimal] = []
        waiting = [one]
        while waiting:
            node = waiting.pop()
            typed = node.written.get(Column.SPENDING)
            value = read_number(typed).value if typed else None
            if value is not None:
                amounts.append(value)
            waiting.extend(self.below.get(node.row.id, []))
        if not amounts:
            return BLANK
        total = plain(exact_sum(amounts))
        return Cell(write_number(total), State.VALUE, total)
