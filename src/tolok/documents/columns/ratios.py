"""Percentages that a table writes as fractions of one ("Rasio" 0,95): read as per cent."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from tolok.audit.findings import Finding, Severity
from tolok.documents.columns.headers import Columns
from tolok.documents.columns.moments import Moment
from tolok.documents.columns.shortened_words import normal
from tolok.domain.forms import CELL_LABELS, Row
from tolok.domain.quantities import decimals_of, rounded, rounded_percentage

_SHARES = {"achievement": ("realization", "target"), "absorption": ("spending", "ceiling")}
_HUNDREDTHS = 2
_LARGEST = 10
"""A thousand per cent: no ratio that is written as a fraction is larger."""
_LEAST, _MOSTLY = 3, 8
"""Rows that must tell where no header says "Rasio", and of ten how many."""


class InPerCent(NamedTuple):
    """Rows by period with fractions read as per cent, and what is said of it."""

    rows: dict[Moment, tuple[Row, ...]]
    findings: tuple[Finding, ...] = ()


def in_per_cent(rows: dict[Moment, tuple[Row, ...]], columns: Columns) -> InPerCent:
    """The rows, shares that are fractions of one times a hundred; what is written stays.

    The figures of the rows decide: a share follows from its part and whole as a fraction, and none
    as a percentage. Where no header says "Rasio", most rows must.
    """
    found: list[Finding] = []
    for share, (part, whole) in _SHARES.items():
        every = [row for of_period in rows.values() for row in of_period]
        if _are_fractions(every, (part, whole, share), is_ratio=_says_ratio(columns, share)):
            found += _told(every, share)
            rows = {
                moment: tuple(_times_hundred(row, share) for row in of_period)
                for moment, of_period in rows.items()
            }
    return InPerCent(rows, tuple(found))


def _says_ratio(columns: Columns, share: str) -> bool:
    """Whether a header of the share says that it is a ratio."""
    return any(
        "RASIO" in normal(" ".join(column.words))
        for column in columns.columns
        if column.meaning and column.meaning.field == share
    )


def _are_fractions(rows: Sequence[Row], names: tuple[str, str, str], *, is_ratio: bool) -> bool:
    """Whether the shares of rows are fractions of one."""
    values = [value for row in rows if (value := row.cell(names[2]).value)]
    if not values or max(map(abs, values)) >= _LARGEST:
        return False
    fractions = shares = judged = 0
    for row in rows:
        part, whole, value = (row.cell(name).value for name in names)
        if not value or part is None or not whole:
            continue
        judged += 1
        decimals = decimals_of(value)
        fractions += rounded(Fraction(part) / Fraction(whole), decimals) == value
        shares += rounded_percentage(part, whole, decimals) == value
    if is_ratio:
        return fractions > shares
    return fractions >= _LEAST and not shares and 10 * fractions >= _MOSTLY * judged


def _times_hundred(row: Row, share: str) -> Row:
    cell = row.cell(share)
    if cell.value is None:
        return row
    value = cell.value.scaleb(2)
    if decimals_of(cell.value) < _HUNDREDTHS:
        value = value.quantize(Decimal(1))
    changed: Any = {share: replace(cell, value=value)}  # one of the number cells
    return replace(row, **changed)


def _told(rows: Sequence[Row], share: str) -> Iterator[Finding]:
    first = next((row.cell(share) for row in rows if row.cell(share).value), None)
    if first is None:
        return
    yield Finding(
        "reading-ratio",
        Severity.NOTE,
        f"{CELL_LABELS[share]} di tabel ini ditulis sebagai pecahan, misalnya {first.written}: "
        "dibaca sebagai persen, yaitu dikalikan 100. Tulis dalam persen bila formulirnya meminta "
        "persen.",
        cell=share,
        written=first.written,
        source=first.source,
    )
