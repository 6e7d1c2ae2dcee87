"""The register: which governments and offices should report, and in which province they lie."""

import csv
import io
from typing import TYPE_CHECKING

from tolok.consolidation.naming import government_name, plain_upper
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    import pyarrow as pa

REGISTER = "register.parquet"
COLUMNS = ("province", "government", "organization")
HEADINGS = ("provinsi", "pemerintah daerah", "perangkat daerah")
"""The columns of the CSV file; the last may be left out or empty."""


def empty_register() -> "pa.Table":
    """A register without anybody."""
    return _table([])


def read_register(data: bytes, name: str) -> "pa.Table":
    """The register in a CSV file; UnreadableError, in Indonesian, names line and remedy."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{name}: simpan daftar ini sebagai CSV UTF-8.") from error
    head = text.partition("\n")[0]
    lines = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in head else ","))
    titles = [" ".join(title.split()).lower() for title in lines[0]] if lines else []
    missing = [title for title in HEADINGS[:2] if title not in titles]
    if missing:
        raise UnreadableError(
            f"{name}: kolom {' dan '.join(missing)} tidak ada. Baris pertama daftar harus "
            f"menyebut: {', '.join(HEADINGS)}."
        )
    found: dict[tuple[str, str], str] = {}
    provinces: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in line):
            continue
        cells = dict(zip(titles, line, strict=False))
        province = plain_upper(cells.get(HEADINGS[0]))
        government = government_name(cells.get(HEADINGS[1]))
        if not province or not government:
            raise UnreadableError(
                f"{name}: baris {number} tidak menyebut provinsi atau pemerintah."
            )
        if provinces.setdefault(government, province) != province:
            raise UnreadableError(
                f"{name}: baris {number} menaruh {government} di {province}, sedangkan sebelumnya "
                f"di {provinces[government]}."
            )
        found[government, plain_upper(cells.get(HEADINGS[2]))] = province
    return _table(
        [(province, government, office or None) for (government, office), province in found.items()]
    )


def _table(lines: "list[tuple[str, str, str | None]]") -> "pa.Table":
    import pyarrow as pa  # noqa: PLC0415 - heavy

    columns = list(zip(*lines, strict=True)) or [(), (), ()]
    arrays = [pa.array(column, pa.string()) for column in columns]
    return pa.Table.from_arrays(arrays, names=list(COLUMNS))
