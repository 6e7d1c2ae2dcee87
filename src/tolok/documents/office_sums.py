"""The line that sums up a whole office, under its name: none of the form's rows."""

from collections.abc import Sequence

from tolok.documents.columns import Columns, texts_of
from tolok.documents.document import TableRow
from tolok.domain.notation import read_number

_SHORTEST = 6


def is_office_sum(line: TableRow, columns: Columns, above: Sequence[str]) -> bool:
    """Whether a line without a code, a number or an indicator names what a title above names.

    Its figures are then those of the office as a whole; a goal that a title names has none.
    """
    if not columns.fieldset & {"ceiling", "spending"}:
        return False
    texts = [(place, text) for place, text in enumerate(texts_of(line)) if text]
    words = [(place, text) for place, text in texts if any(map(str.isalpha, text))]
    if len(words) != 1 or words[0][0] not in columns.names or texts[0] != words[0]:
        return False
    (_, name), figures = words[0], texts[1:]
    if len(name) < _SHORTEST or not any(read_number(text).value is not None for _, text in figures):
        return False
    titles = (f"{' '.join(title.upper().split())} " for title in above)
    named = f"{' '.join(name.upper().split())} "
    return any(title.startswith(named) for title in titles)
