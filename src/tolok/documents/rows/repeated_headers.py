"""Lines of a header that a page writes out again, and what else stands in them."""

from collections.abc import Iterator

from tolok.documents.columns.headers import Columns, is_header_line, texts_of
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import is_header_text, speaks
from tolok.documents.document import TableRow
from tolok.documents.leftovers import STRANGE, Leftover
from tolok.domain.forms import Source

_LEAST, _LEAST_UNLIKE = 4, 2
"""Words of a header, and unlike ones, that tell a line of one: units alone come again as well."""


def repeats_header(line: TableRow) -> bool:
    """Whether four or more cells are words of a header, not all the same, as on a further page.

    "Persen" below each figure of a row is a word of headers too, and no header.
    """
    words = [normal(text) for text in texts_of(line) if text and speaks(text)]
    return len(words) >= _LEAST and len(set(words)) >= _LEAST_UNLIKE and is_header_line(line)


def beside_header(line: TableRow, columns: Columns, source: Source) -> Iterator[Leftover]:
    """The texts of a line taken for a header's that no header says: left over, never dropped."""
    known = {normal(word) for column in columns.columns for word in column.words}
    for column, text in enumerate(texts_of(line), start=1):
        is_known = is_header_text(text) or normal(text) in known
        if text and not is_known:
            yield Leftover(text, source._replace(column=column), STRANGE)
