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

    Only among lines of programs whose codes begin with it; an outline's numbers are no codes.
    """
    coded = [((table, line.number), _code_of(line, columns)) for line, table in lines]
    programs = [found for _, code in coded if (found := _PROGRAM.fullmatch(code))]
    programs = [found for found in programs if not _OFFICE.fullmatch(found[0])]
    above = {code for one in programs for code in (one[1], f"{one[1]}.{one[2]}")}
    return frozenset(
        where for where, code in coded if code in above or (programs and _OFFICE.fullmatch(code))
    )


def _code_of(line: TableRow, columns: Columns) -> str:
    """The code of a line, in one column or in several or before its name; "" where it has none."""
    texts = texts_of(line)
    places = [
        one.place for one in columns.columns if one.meaning and one.meaning.field == CODE_PART
    ]
    if not places and "code" in columns.fields:
        places = [columns.fields["code"]]
    parts = [texts[place] for place in places if place < len(texts) and texts[place]]
    if not places:
        rest = (columns.fields.get("number", len(texts)), *columns.names)
        led = (_LED.match(texts[place]) for place in rest if place < len(texts))
        parts = [found[0] for found in led if found][:1]
    return "".join(".".join(parts).split()).strip(".")


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
