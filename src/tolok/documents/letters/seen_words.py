"""Words that narrow columns of a page broke, told by the same words whole elsewhere in the file."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tolok.documents.document import Block, Cell, Document, Paragraph, Table

_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\n([^\W\d_]+)(?![^\W\d_])")
_LEAST = 5
"""Letters of a word that is told so; the halves of a shorter one are too often words."""


def with_broken_words_joined(document: Document) -> Document:
    """The document, words joined that lines of cells break and that stand whole elsewhere.

    Not where both halves are words too, "kerja" and "sama", or the second begins one: "Kerja".
    """
    words = frozenset(_words(document))
    blocks = (_joined(block, words) for block in document.blocks)
    return replace(document, blocks=tuple(blocks)) if words else document


def _words(document: Document) -> Iterator[str]:
    """The words that stand whole: all but those beside the end of a line of a cell."""
    for block in document.blocks:
        texts = [block.text] if isinstance(block, Paragraph) else []
        if isinstance(block, Table):
            texts = [cell.text for row in block.rows for cell in row.cells if cell and cell.text]
        for text in texts:
            lines = text.lower().split("\n")
            for at, line in enumerate(lines):
                found = _WORD.findall(line)
                yield from found[at > 0 : None if at == len(lines) - 1 else -1]


def _joined(block: Block, words: AbstractSet[str]) -> Block:
    if not isinstance(block, Table):
        return block
    rows = (
        row._replace(cells=tuple(_with_words(cell, words) for cell in row.cells))
        for row in block.rows
    )
    return replace(block, rows=tuple(rows))


def _with_words(cell: Cell | None, words: AbstractSet[str]) -> Cell | None:
    """A cell with its broken words joined, as often as a word is broken."""
    if cell is None or "\n" not in cell.text:
        return cell
    text, before = cell.text, ""
    while text != before:
        before = text
        text = _BREAK.sub(lambda found: _whole(found, words), text)
    return cell._replace(text=text)


def _whole(found: re.Match[str], words: AbstractSet[str]) -> str:
    whole = f"{found[1]}{found[2]}".lower()
    known = found[1].lower() in words and found[2].lower() in words
    begins = found[1][-1].islower() and found[2][0].isupper()
    is_broken = len(whole) >= _LEAST and whole in words and not (known or begins)
    return f"{found[1]}{found[2]}" if is_broken else found[0]
