"""Names and numbers that make the same thing the same in every file, run and government."""

import hashlib
import re
from collections.abc import Iterable

from tolok.audit.tree import Node
from tolok.domain.nomenclature import plain_code, plain_name
from tolok.domain.periods import Period

MAX_NAME = 80
"""Characters of a government's name: it names a folder, where a letter may take three bytes."""

_PREFIX = re.compile(r"^PEMERINTAH (?:DAERAH )?(?=KOTA|KABUPATEN|KAB\b|PROVINSI|DAERAH)")
_SHORT = re.compile(r"^KAB(?:\.\s*|\s+)")


def government_name(written: str | None) -> str:
    """A government's name in one spelling; "" where there is none.

    >>> government_name("Pemerintah Kota  Serang"), government_name("KAB. LEBAK")
    ('KOTA SERANG', 'KABUPATEN LEBAK')
    """
    return _SHORT.sub("KABUPATEN ", _PREFIX.sub("", plain_upper(written)))


def plain_upper(written: str | None) -> str:
    """A name in capitals with single spaces.

    >>> plain_upper(" Dinas  Kesehatan")
    'DINAS KESEHATAN'
    """
    return " ".join((written or "").split()).upper()


def form_number(government: str, organization: str, period: str) -> int:
    """The number of a form: 63 bits of a digest, so that it is the same in every run.

    Two of a million forms share one with a chance below one in ten million.
    """
    return _number("form", government, organization, period)


def line_number(node: Node, occurrence: int) -> int:
    """The number of an indicator within its office: the same in every period's form.

    By its code where it has one, else by the names from the top down, and by its indicator;
    ``occurrence`` tells apart what is written twice.
    """
    names = []
    at: Node | None = node
    while at is not None:
        names.append(f"{at.row.level}:{plain_name(at.row.name or '')}")
        at = at.parent
    place = plain_code(node.row.code) or "/".join(names)
    return _number(
        "line", node.row.level.value, place, plain_name(node.row.indicator or ""), str(occurrence)
    )


def plain_line_number(parts: Iterable[str | None]) -> int:
    """The same for a row without its form: from its level, code, name and indicator."""
    return _number("plain", *(plain_name(part or "") for part in parts))


def _number(*parts: str) -> int:
    digest = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def period_of(code: str) -> tuple[int, int | None] | None:
    """Year and quarter of a period's code; None where it is none.

    >>> period_of("2022-Q1"), period_of("2022"), period_of("besok")
    ((2022, 1), (2022, None), None)
    """
    try:
        period = Period.parse(code)
    except ValueError:
        return None
    return period.year, period.quarter
