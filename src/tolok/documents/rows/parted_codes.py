"""Codes of works: of parts in columns of their own, also where a sheet keeps them as numbers."""

import re
from collections.abc import Sequence

_CODE_ALONE = re.compile(r"[\dX]{1,2}\.[\dX]{2}\.\d{2}(?:\.\d\.\d{2}(?:\.\d{2,4})?)?")
_AS_NUMBER = re.compile(r"(\d{1,2}),(\d{1,2})")
"""A part of two, which a sheet that takes it for a number shows with a comma: 2,01."""
_WHOLE = frozenset({3, 5, 6})
"""Numbers in the code of a program, an activity and a subactivity (Permendagri 90/2019)."""
_TWO_DIGITS = (1, 2, 4, 5)
"""Which of them, from 0, have two digits or more: field, program, activity and subactivity."""


def is_work_code(text: str) -> bool:
    """Whether a text is the code of a program, an activity or a subactivity."""
    return bool(_CODE_ALONE.fullmatch(text))


def code_part(text: str) -> str:
    """A part of a code as codes write it; a number loses the zero at its end.

    >>> code_part("2,01"), code_part("2,1"), code_part("01")
    ('2.01', '2.10', '01')
    """
    found = _AS_NUMBER.fullmatch(text)
    return f"{found[1]}.{found[2]:0<2}" if found else text


def code_of(parts: Sequence[str]) -> str:
    """The code that parts make, with the zeros that a sheet drops before its numbers.

    Parts that make no whole code stay as they are written.

    >>> code_of(["5", "2", "1", "2,01", "1"]), code_of(["01", "2.01", "0001"])
    ('5.02.01.2.01.01', '01.2.01.0001')
    >>> code_of(["2.", "3,5"])
    '2..3,5'
    """
    numbers = ".".join(map(code_part, parts)).split(".")
    if len(numbers) not in _WHOLE or not all(map(str.isdecimal, numbers)):
        return ".".join(parts)
    return ".".join(one.zfill(2) if at in _TWO_DIGITS else one for at, one in enumerate(numbers))


def is_part_of(text: str, code: str) -> bool:
    """Whether a text is a part of a code, with or without the zeros that a sheet drops.

    >>> is_part_of("1", "5.02.01"), is_part_of("2,01", "5.02.01.2.01"), is_part_of("3", "5.02.01")
    (True, True, False)
    """
    part = code_part(text)
    return any(f".{one}." in f".{code}." for one in (part, part.zfill(2)))
