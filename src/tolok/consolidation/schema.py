"""The columns of the warehouse: what each means, its unit, its type and its bounds, by version."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tolok.domain.forms import Cell, State
from tolok.domain.indicators import Above, Accumulation, Calculation
from tolok.domain.levels import Level

if TYPE_CHECKING:
    import pyarrow as pa

VERSION = "tolok.consolidation/1"
"""Changes whenever a column changes its name, type, unit or meaning."""

DECIMALS = 4
"""Decimals of quantities and percentages: 46,95 is kept as the integer 469500."""

SEN = 2
"""Decimals of rupiah: spending is booked in sen, so Rp 1,50 is kept as the integer 150."""

BOUND = 10**18
"""No integer of a number column is larger: 10¹⁴ for quantities, 10¹⁶ rupiah, either sign.

The whole state budget of Indonesia is below 10¹⁶ rupiah. The three numerators of a calculation,
the largest of them 2·target − realization, then stay below 3·10¹⁸ and fit 64 bits.
"""

UNFIT = "unfit"
"""The fifth state of a number cell: it was written, and lies outside the bounds of its column."""

STATES = (*(state.value for state in State), UNFIT)


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    FLAG = "flag"
    TINY = "int8"
    SHORT = "int32"
    LONG = "int64"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: name, kind, whether it may be empty, meaning, and the only values it may have.

    ``decimals`` is None where the integer is no fixed-point number. ``is_computed`` says that the
    warehouse fills it, whatever a file says. ``default`` stands in where a file lacks the column.
    """

    name: str
    kind: Kind
    meaning: str
    may_be_empty: bool = False
    values: tuple[str, ...] = ()
    decimals: int | None = None
    is_computed: bool = False
    default: str | bool | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number cell of a row in three columns at most: value, state, and written decimals."""

    name: str
    decimals: int
    label: str
    is_percentage: bool = False

    @property
    def state(self) -> str:
        """The column of its state."""
        return f"{self.name}_state"

    @property
    def written_decimals(self) -> str:
        """The column of the decimals that it was written with (percentages only)."""
        return f"{self.name}_decimals"


NUMBERS = (
    Number("target", DECIMALS, "the value to reach; the lower bound of a range"),
    Number("ceiling", SEN, "the most that may be spent"),
    Number("realization", DECIMALS, "the value reached; for a scale its score"),
    Number("spending", SEN, "what was spent"),
    Number("achievement", DECIMALS, "achievement in per cent, as written", is_percentage=True),
    Number("absorption", DECIMALS, "absorption in per cent, as written", is_percentage=True),
)
"""The six number cells of a row, named as in domain.forms.NUMBER_CELLS."""


def _identity() -> tuple[Column, ...]:
    return (
        Column("government", Kind.TEXT, "who reports: KOTA SERANG; the first partition"),
        Column("year", Kind.SHORT, "the fiscal year; the second partition"),
        Column("organization", Kind.TEXT, "its office, in capitals"),
        Column("quarter", Kind.TINY, "1 to 4; empty for a year's or a month's form", True),
        Column("period", Kind.TEXT, "2022, 2022-Q1 or 2022-M03"),
        Column("form", Kind.LONG, "one government, office and period: the same in every run"),
        Column("row", Kind.SHORT, "the row's place in its form, from 1"),
        Column("whole", Kind.SHORT, "the row in whose sums this row's money is a term", True),
        Column("other_whole", Kind.SHORT, "a second such row: a program's goal", True),
        Column("level", Kind.TEXT, "the level of the cascade", values=tuple(Level)),
        Column("code", Kind.TEXT, "the nomenclature's code, as written", True),
        Column("name", Kind.TEXT, "the node's name; empty in a further indicator's row", True),
        Column("indicator", Kind.TEXT, "what is measured", True),
        Column("unit", Kind.TEXT, "what it is counted in", True),
        Column("line", Kind.LONG, "the same indicator in all periods of its office's year"),
        Column("is_budget", Kind.FLAG, "whether this row's money counts in its office's total"),
    )


def _policy() -> tuple[Column, ...]:
    return (
        Column(
            "calculation", Kind.TEXT, "how an achievement is made",
            values=tuple(Calculation), default=Calculation.HIGHER_IS_BETTER,
        ),
        Column(
            "above", Kind.TEXT, "how a value over a range counts",
            values=tuple(Above), default=Above.RATIO,
        ),
        Column(
            "is_zero_the_goal", Kind.FLAG, "whether a target of zero is meant to be met",
            default=False,
        ),
        Column(
            "accumulation", Kind.TEXT, "how quarters make a year; empty where nobody named it",
            True, values=tuple(Accumulation),
        ),
    )  # fmt: skip


def _numbers() -> tuple[Column, ...]:
    found = []
    for number in NUMBERS:
        unit = "in sen" if number.decimals == SEN else "times 10 000"
        found += [
            Column(
                number.name, Kind.LONG, f"{number.label}, {unit}", True, decimals=number.decimals
            ),
            Column(number.state, Kind.TEXT, f"what the cell of {number.name} says", values=STATES),
        ]
        if number.name == "target":
            upper = "the upper bound of a range, times 10 000"
            found.append(Column("target_upper", Kind.LONG, upper, True, decimals=DECIMALS))
        if number.is_percentage:
            digits = f"with how many decimals {number.name} was written, 0 to 4"
            found.append(Column(number.written_decimals, Kind.TINY, digits, True))
    return tuple(found)


def _computed() -> tuple[Column, ...]:
    figure = "times 10 000, half up"
    return (
        Column(
            "computed_achievement", Kind.LONG, f"achievement in per cent as computed, {figure}",
            True, decimals=DECIMALS, is_computed=True,
        ),
        Column(
            "computed_reason", Kind.TEXT, "why there is no computed achievement", True,
            is_computed=True,
        ),
        Column(
            "computed_absorption", Kind.LONG, f"absorption in per cent as computed, {figure}",
            True, decimals=DECIMALS, is_computed=True,
        ),
        Column("source", Kind.TEXT, "the file's name", True),
        Column("source_row", Kind.SHORT, "the line in it", True),
    )  # fmt: skip


COLUMNS: tuple[Column, ...] = (*_identity(), *_policy(), *_numbers(), *_computed())
"""Every column, in the order of the files."""

BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}

PARTITIONS = ("government", "year")
"""Kept in the names of folders, as Hive does: government=KOTA%20SERANG/year=2022."""

TYPES: Mapping[Kind, str] = {
    Kind.TEXT: "string",
    Kind.FLAG: "boolean",
    Kind.TINY: "int8",
    Kind.SHORT: "int32",
    Kind.LONG: "int64",
}
"""The kinds as Ibis names them."""


def arrow_schema(*, is_partitioned: bool = False) -> "pa.Schema":
    """The columns for Arrow; without the partitions where the folders name them."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    kinds = {
        Kind.TEXT: pa.string(),
        Kind.FLAG: pa.bool_(),
        Kind.TINY: pa.int8(),
        Kind.SHORT: pa.int32(),
        Kind.LONG: pa.int64(),
    }
    return pa.schema(
        pa.field(column.name, kinds[column.kind], nullable=column.may_be_empty)
        for column in COLUMNS
        if not (is_partitioned and column.name in PARTITIONS)
    )


def scaled(cell: Cell, decimals: int) -> int | None:
    """A cell's number as an integer of its column; None where it has none or does not fit.

    >>> from decimal import Decimal
    >>> scaled(Cell("46,95", State.VALUE, Decimal("46.95")), DECIMALS)
    469500
    >>> from decimal import Decimal
    >>> scaled(Cell("1E30", State.VALUE, Decimal("1E30")), SEN) is None
    True
    """
    value = cell.value
    if cell.state is not State.VALUE or value is None or not value.is_finite():
        return None
    sign, digits, exponent = value.as_tuple()
    # Bounded before any power of ten is taken: a cell may say 1E999999.
    if not isinstance(exponent, int) or not -40 < value.adjusted() < 40:
        return 0 if value == 0 else None
    number = int("".join(map(str, digits)))
    shift = exponent + decimals
    if shift >= 0:
        number *= 10**shift
    elif number % 10**-shift:
        return None
    else:
        number //= 10**-shift
    return None if number > BOUND else -number if sign else number


def state_of(cell: Cell, decimals: int) -> str:
    """The state of a cell in its column: what it says, or UNFIT.

    >>> from decimal import Decimal
    >>> state_of(Cell("0,12345", State.VALUE, Decimal("0.12345")), DECIMALS)
    'unfit'
    """
    is_unfit = cell.state is State.VALUE and scaled(cell, decimals) is None
    return UNFIT if is_unfit else cell.state.value
