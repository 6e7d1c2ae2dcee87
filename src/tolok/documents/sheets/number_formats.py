"""The text that a person sees for a number stored in Excel, in Indonesian notation."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from tolok.domain.notation import write_number
from tolok.domain.quantities import plain, rounded

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_BEHIND = re.compile(r'[0#?]\s*((?:"[^"]*"|\\.)+)\s*$')
"""Words of a format behind the figure: 0" orang", 0.00\\ \\%; none behind marks that scale it."""
_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
GENERAL_DIGITS = 10  # a General cell shows about ten significant digits


def shown(value: Any, number_format: str) -> tuple[str, Decimal | None]:
    """The text shown for a stored value, and its exact number where it is one.

    >>> shown(0.1341, "0.00%"), shown(2020331464.0, "#,##0"), shown(25.0, "General")
    (('13,41%', Decimal('13.41')), ('2.020.331.464', Decimal('2020331464')), ('25', Decimal('25')))
    >>> shown(59.02499999999999, "0.00")
    ('59,03', Decimal('59.025'))
    """
    if isinstance(value, bool):
        return ("BENAR" if value else "SALAH"), None
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat(), None
    if isinstance(value, int | float | Decimal):
        return _number(_exact(value), number_format)
    text = "" if value is None else str(value)
    return " ".join(text.split()), None


def _exact(value: Any) -> Decimal:
    """The decimal that was typed: the shortest one that gives this stored binary number.

    Of one that was computed it is what spreadsheets show of it: fifteen digits. So 2361 / 40, which
    is stored as 59.024999999999999 behind some formulas, is 59.025.
    """
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not isinstance(value, int) and len(number.as_tuple().digits) > _DIGITS.prec:
        number = _DIGITS.plus(number).normalize()
    return Decimal(int(number)) if number == number.to_integral_value() else number


def _number(number: Decimal, number_format: str) -> tuple[str, Decimal]:
    section = _QUOTED.sub("", number_format.partition(";")[0])
    percent = "%" in section
    if percent:
        number = plain(number * 100 if number == 0 else Decimal(str(number)).scaleb(2))
    if number_format in {"General", "@", ""} or not any(mark in section for mark in "0#?"):
        return write_number(_general(number), grouped=False), number
    decimals = sum(mark in "0#?" for mark in section.partition(".")[2])
    text = write_number(rounded(number, decimals), grouped="," in section)
    return text + ("%" if percent else _words_behind(number_format)), number


def _words_behind(number_format: str) -> str:
    """What a format writes behind each figure, as a unit does; "" where it says nothing.

    >>> _words_behind('#,##0" orang"'), _words_behind('#,##0," rb"'), _words_behind('0.0;-0.0')
    (' orang', '', '')
    """
    found = _BEHIND.search(number_format.partition(";")[0])
    words = re.sub(r'"|\\(?=.)', "", found[1]).rstrip() if found else ""
    return words if any(one.isalpha() or one == "%" for one in words) else ""


def _general(number: Decimal) -> Decimal:
    """The number as a General cell shows it: about ten significant digits."""
    whole = len(str(abs(int(number))))
    fitted = rounded(number, max(0, GENERAL_DIGITS - whole))
    return fitted.normalize() if fitted != fitted.to_integral_value() else Decimal(int(fitted))
