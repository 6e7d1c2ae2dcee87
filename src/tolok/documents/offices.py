"""Tables of several offices, a column naming the office of each line: a form an office."""

from collections.abc import Iterator

from tolok.documents.columns.kinds import text_at
from tolok.documents.columns.vocabulary import OFFICE
from tolok.documents.document import TableRow
from tolok.documents.rows.forming import Stretch


def parted_by_office(stretch: Stretch) -> Iterator[Stretch]:
    """The lines of each office, in the order in which they come, under the office's name.

    A line without a name is of the office above it.
    """
    place = stretch.columns.fields.get(OFFICE)
    if place is None:
        yield stretch
        return
    office = ""
    lines: dict[str, list[tuple[TableRow, str]]] = {}
    for line in stretch.lines:
        office = " ".join(text_at(line[0], place).split()) or office
        lines.setdefault(office, []).append(line)
    for office, own in lines.items():
        title = (f"SKPD : {office}",) if office else ()
        yield stretch._replace(lines=tuple(own), own=(*title, *stretch.own))
