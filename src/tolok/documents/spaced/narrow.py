"""Figures and codes that a cell too narrow for them broke over its lines."""

import re
from collections.abc import Sequence
from itertools import takewhile

from tolok.documents.spaced.anchors import whole_amount, whole_code
from tolok.documents.spaced.merged import Block
from tolok.documents.spaced.words import Run, as_word

_SHARE = re.compile(r"\d{1,3},\d\d%?")
"""A percentage with two decimals, as a column of them writes all."""
_BEGUN = re.compile(r"\d{1,3}(?:,\d?)?")
_LEAST = 2
"""Whole percentages that show how a column writes them."""


def is_one_figure(block: Block) -> bool:
    """Whether the lines of a cell are one amount that it broke, or a code above the name of it."""
    texts = [as_word(run).text for run in block.runs]
    code = list(takewhile(lambda text: not any(map(str.isalpha, text)), texts))
    return bool(whole_amount(texts)) or whole_code(code)


def with_whole_shares(blocks: Sequence[Block]) -> list[Block]:
    """The cells, percentages whole that they broke: "101,4" and "5%".

    Only with its sign, or in a column whose others all have two decimals; else they may be two.
    """
    columns: dict[int, list[str]] = {}
    for one in blocks:
        columns.setdefault(one.column, []).append(as_word(one.runs[0]).text)
    told = {at for at, texts in columns.items() if _has_shares(texts)}
    return [_whole(one) if one.column in told or _is_signed(one) else one for one in blocks]


def _is_signed(block: Block) -> bool:
    """Whether but the second of two lines has the sign of a percentage: both are one."""
    signs = [as_word(run).text.endswith("%") for run in block.runs]
    return signs == [False, True]


def _has_shares(texts: Sequence[str]) -> bool:
    whole = sum(bool(_SHARE.fullmatch(text)) for text in texts)
    return whole >= _LEAST and all(_SHARE.fullmatch(text) or "," in text for text in texts)


def _whole(block: Block) -> Block:
    """The cell with the lines that together are a percentage as its first."""
    texts = [as_word(run).text for run in block.runs]
    if len(texts) < 2 or not (_BEGUN.fullmatch(texts[0]) and _SHARE.fullmatch(texts[0] + texts[1])):
        return block
    first: Run = (block.runs[0][0]._replace(text=texts[0] + texts[1]),)
    return block._replace(runs=(first, *block.runs[2:]))
