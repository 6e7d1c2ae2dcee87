"""Lines of affairs and offices above programs (*urusan*, *SKPD*): none of the form's rows."""

import re
from collections.abc import Sequence

from tolok.audit.findings import Finding, Severity
from tolok.documents.columns.headers import Columns, texts_of
from tolok.documents.columns.vocabulary import CODE_PART
from tolok.documents.document import TableRow
from tolok.documents.leftovers import Leftover
from tolok.domain.forms import Source

_PROGRAM = re.compile(r"([\dX]{1,2})\.([\dX]{2})\.\d{2}(?:\..+)?", re.IGNORECASE)
"""The code of a program or of what is below it; first its affair, then its field.

Permendagri 90/2019, annex: affair, field (*bidang urusan*), program, level, activity, subactivity.
"""
_OFFICE = re.compile(r"[\dX]\.\d{2}(?:\.[\dX]\.\d{2}){2}\.\d{2}(?:\.\d{4})?", re.IGNORECASE)
"""The code of an office: up to three fields that it serves, its number and that of its unit."""
_LED = re.compile(r"[\dX]{1,2}(?:\.[\dX]{1,4})*(?=\.?(?:\s+\D|$))", re.IGNORECASE)
"""A code alone or before a name."""


def affairs_of(
    lines: Sequence[tuple[TableRow, str]], columns: Columns
) -> frozenset[tuple[str, int]]:
    """The table and number of each line whose code is an affair's, a field's or an office's.

    Only among lines of programs whose codes begin with it, and stand where it does; an
    outline's numbers are no codes.
    """
    coded = [((table, line.number), *_code_of(line, columns)) for line, table in lines]
    programs = [(at, found) for _, at, code in coded if (found := _PROGRAM.fullmatch(code))]
    programs = [(at, found) for at, found in programs if not _OFFICE.fullmatch(found[0])]
    above = {(at, code) for at, one in programs for code in (one[1], f"{one[1]}.{one[2]}")}
    return frozenset(
        where
        for where, at, code in coded
        if (at, code) in above or (programs and _OFFICE.fullmatch(code))
    )


def _code_of(line: TableRow, columns: Columns) -> tuple[bool, str]:
    """Whether a line's code stands where its number does, and the code; "" where it has none.

    Else it stands in one column or in several or before its name.
    """
    texts = texts_of(line)
    places = [
        one.place for one in columns.columns if one.meaning and one.meaning.field == CODE_PART
    ]
    if not places and "code" in columns.fields:
        places = [columns.fields["code"]]
    parts = [texts[place] for place in places if place < len(texts) and texts[place]]
    number = columns.fields.get("number", len(texts))
    is_number = False
    if not places:
        led = ((at, _LED.match(texts[at])) for at in (number, *columns.names) if at < len(texts))
        at, found = next(((at, found[0]) for at, found in led if found), (-1, ""))
        is_number, parts = at == number, [found]
    return is_number, "".join(".".join(parts).split()).strip(".")


def affairs_aside(lines: Sequence[Leftover], source: Source) -> Finding:
    """That lines of affairs and offices are in no form, where the first stands."""
    return Finding(
        "reading-affairs",
        Severity.NOTE,
        f"{len({(one.source.table, one.source.row) for one in lines})} baris urusan, bidang "
        "urusan, atau perangkat daerah tidak masuk formulir dan dicatat sebagai sisa: formulir "
        "dimulai dari program, dan baris itu menjumlahkan program-program di bawahnya.",
        source=source,
    )
