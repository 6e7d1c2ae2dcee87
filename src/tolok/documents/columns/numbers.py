"""Lines that number the columns of a table: told from rows of small figures by how they count."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import is_column_number, is_header_text

_MOSTLY, _FULL, _HALF = 8, 10, 2
"""Of ten steps from one number to the next, how many are by one."""
_LEAST, _FIRST = 3, 3


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a line numbers its columns: 1, 2, 3 and so on, a word of a header among them.

    No number is much larger than its column's place is: targets that rise by one each year are.
    """
    filled = [normal(text) for text in texts if text]
    placed = [
        (place, int(found[1]))
        for place, text in enumerate(texts, start=1)
        if (found := re.fullmatch(r"\(?(\d{1,2})\)?(?:\s*=.*)?", normal(text)))
    ]
    numbers = [number for _, number in placed]
    return (
        len(numbers) >= _LEAST
        and all(number <= place + _FIRST for place, number in placed)
        and numbers == sorted(set(numbers))
        and numbers[0] <= _FIRST
        and _count(numbers)
        and _HALF * len(numbers) > len(filled)
        and all(text.isdigit() or is_header_text(text) for text in filled)
    )


def are_column_numbers(texts: Sequence[str]) -> bool:
    """Whether every filled cell is a column's number, or a letter, and the numbers count.

    >>> are_column_numbers(["1", "2", "3=1+2"]), are_column_numbers(["", "12", "12", "12"])
    (True, False)
    """
    filled = [text for text in texts if text]
    numbers = [int(found[0]) for text in filled if (found := re.search(r"\d+", text))]
    return len(filled) >= _LEAST and _count(numbers) and all(map(is_column_number, filled))


def _count(numbers: Sequence[int]) -> bool:
    """Whether numbers count, nearly all one by one."""
    steps = sum(after == before + 1 for before, after in pairwise(numbers))
    return _FULL * steps >= _MOSTLY * (len(numbers) - 1)
