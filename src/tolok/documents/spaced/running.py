"""The heads and feet that run through the pages of a text, beside a page's number."""

import re
from collections import Counter
from collections.abc import Sequence

from tolok.documents.spaced.words import Line, as_word

_PAGE_ASIDE = 5
"""Letters of space at least between a page's number and the head or foot beside it."""


def running_heads(lines: Sequence[Line]) -> set[Line]:
    """The lines that pages have in common but for their number."""
    times = Counter(_without_page(line) for line in lines)
    return {line for line in lines if (text := _without_page(line)) and times[text] > 1}


def _without_page(line: Line) -> str:
    """The text of a line that begins or ends with a page's number, without it; else nothing."""
    runs = line.runs
    if len(runs) != 2 or max(map(len, runs)) < 2:
        return ""
    first, last = (as_word(run) for run in runs)
    if last.left - first.right < _PAGE_ASIDE:
        return ""
    if re.fullmatch(r"\d{1,3}", last.text):
        return first.text
    return last.text if re.fullmatch(r"\d{1,3}", first.text) else ""
