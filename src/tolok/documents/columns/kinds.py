"""What the cells of a column look like: words, codes, figures or amounts of money."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import StrEnum

from tolok.documents.document import TableRow
from tolok.domain.notation import in_rupiah, read_number

MONEY = 100_000
"""From here on a figure is as large as rupiah are."""
_CODE = re.compile(r"[\dX]{1,2}(?:\.[\dX]{1,4})+", re.IGNORECASE)
_RUPIAH = re.compile(r"(?:RP|IDR)\s*\.?\s*:?", re.IGNORECASE)
SIGNED = re.compile(r"\s*\(?\s*(?:RP|IDR)(?![A-Z])", re.IGNORECASE)
"""The sign of rupiah before a figure."""
_DASHES = frozenset("-–—")


class Kind(StrEnum):
    """What most cells of a column are; EMPTY where there is none."""

    EMPTY = ""
    WORDS = "kata"
    CODES = "kode"
    FIGURES = "angka"
    MONEY = "rupiah"


def kinds_of(rows: Sequence[TableRow]) -> tuple[Kind, ...]:
    """The kind of each column of some rows."""
    width = max((len(row.cells) for row in rows), default=0)
    return tuple(kind_of([text_at(row, at) for row in rows]) for at in range(width))


def kind_of(texts: Sequence[str]) -> Kind:
    """What most of a column's texts are; blanks and dashes are passed over.

    >>> kind_of(["1.01.02", "", "1.01.03"]), kind_of(["12,5", "-", "7"]), kind_of(["-"])
    (<Kind.CODES: 'kode'>, <Kind.FIGURES: 'angka'>, <Kind.EMPTY: ''>)
    """
    filled = filled_of(texts)
    if not filled:
        return Kind.EMPTY
    if 2 * share_of(filled, is_code) > 100:
        return Kind.CODES
    if 2 * share_of(filled, is_figure) > 100:
        return Kind.MONEY if is_money(filled) else Kind.FIGURES
    return Kind.WORDS


def filled_of(texts: Sequence[str]) -> list[str]:
    """The texts that are neither blank nor a dash."""
    return [text for text in texts if text.strip() and text.strip() not in _DASHES]


def first_of_body(rows: Sequence[TableRow]) -> int | None:
    """The first row that fills half of the widest: where a table without a header begins."""
    filled = [sum(bool(cell and cell.text.strip()) for cell in row.cells) for row in rows]
    widest = max(filled, default=0)
    return next((at for at, one in enumerate(filled) if one > 1 and 2 * one >= widest), None)


def text_at(row: TableRow, at: int) -> str:
    """The text of a row's cell; "" where it has none."""
    cell = row.cells[at] if at < len(row.cells) else None
    return cell.text if cell else ""


def share_of(texts: Sequence[str], fits: Callable[[str], object]) -> int:
    """Per cent of texts that fit."""
    return 100 * sum(bool(fits(text)) for text in texts) // len(texts)


def value_in(text: str) -> Decimal | None:
    """The number in a cell; an amount whose size a word tells is as large as it says.

    Letters that may be a unit tell so only behind the sign of rupiah.

    >>> value_in("Rp 1,4 M"), value_in("750 juta"), value_in("12 m")
    (Decimal('1400000000'), Decimal('750000000'), Decimal('12'))
    """
    reading = read_number(text)
    if len(reading.unit) > 1 or (reading.unit and SIGNED.match(text)):
        return in_rupiah(reading).value
    return reading.value


def is_figure(text: str) -> bool:
    """Whether a text is a number, with its unit or without."""
    return read_number(text).value is not None


def is_code(text: str) -> bool:
    """Whether a text is a code and no amount with its thousands apart."""
    return bool(_CODE.fullmatch(text)) and not is_figure(text)


def is_rupiah_sign(text: str) -> bool:
    """Whether a text is the sign of rupiah alone, its amount in the next column.

    >>> is_rupiah_sign("Rp."), is_rupiah_sign("Rp 5.000")
    (True, False)
    """
    return bool(_RUPIAH.fullmatch(text.strip()))


def is_money(texts: Sequence[str]) -> bool:
    """Whether half of the figures are as large as rupiah are."""
    values = [value for text in texts if (value := value_in(text)) is not None]
    return bool(values) and 2 * sum(value >= MONEY for value in values) > len(values)
