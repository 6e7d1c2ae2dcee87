"""The master file of a government: its nomenclature, read from CSV."""

import csv
import re
from pathlib import Path

from tolok.domain.errors import UnreadableError
from tolok.domain.nomenclature import Entry, KnownActivity, Nomenclature

MAX_BYTES = 50 * 1024 * 1024
"""The national list of 2025 has 4 MB."""

NEEDED = ("kegiatan", "subkegiatan")
_SCOPE = "jenis_pemda"
_CODED = re.compile(
    r"\s*([0-9X]{1,4}(?:\.[0-9X]{1,4})+)\.?\s+(\S.*?)\s*", re.IGNORECASE | re.DOTALL
)


def read_nomenclature(path: Path) -> Nomenclature:
    """The nomenclature in a file; UnreadableError, in Indonesian, where there is none.

    Its columns are found by their heading: kegiatan and subkegiatan, each with the code before
    the name, and jenis_pemda (KABKOT or PROV) where the list serves both.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError(
                f"{path.name}: berkas nomenklatur lebih dari {MAX_BYTES >> 20} MB. Simpan hanya "
                "lembar subkegiatan sebagai CSV, lalu coba lagi."
            )
        with path.open(encoding="utf-8-sig", newline="") as file:
            text = file.read()
    except OSError as error:
        raise UnreadableError(
            f"{path}: berkas nomenklatur tidak dapat dibuka. Periksa nama dan izinnya."
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{path.name}: berkas nomenklatur bukan CSV berkode UTF-8. Simpan ulang sebagai "
            "“CSV UTF-8”, lalu coba lagi."
        ) from error
    return nomenclature_of(text, path.name)


def nomenclature_of(text: str, name: str) -> Nomenclature:
    """The nomenclature in the text of a CSV file, whose name is used in messages."""
    first = text.partition("\n")[0]
    mark = ";" if first.count(";") > first.count(",") else ","
    lines = csv.reader(text.splitlines(keepends=True), delimiter=mark)
    places = {title.strip().lower(): at for at, title in enumerate(next(lines, []))}
    missing = [title for title in NEEDED if title not in places]
    if missing:
        raise UnreadableError(
            f"{name}: kolom {' dan '.join(missing)} tidak ditemukan pada berkas nomenklatur. "
            "Baris pertama harus memuat judul kolom: jenis_pemda,bidang,program,kegiatan,"
            "subkegiatan."
        )
    found: dict[tuple[str, str], dict[str, None]] = {}
    try:
        for line in lines:
            if len(line) > max(places[title] for title in NEEDED):
                scope = line[places[_SCOPE]] if _SCOPE in places else ""
                below = found.setdefault((scope.strip().upper(), line[places["kegiatan"]]), {})
                below[line[places["subkegiatan"]]] = None
    except csv.Error as error:
        raise UnreadableError(
            f"{name}: baris {lines.line_num} berkas nomenklatur bukan CSV yang utuh. Simpan ulang "
            "dari aplikasi lembar kerja, lalu coba lagi."
        ) from error
    activities = tuple(
        KnownActivity(*activity, scope, tuple(Entry(*one) for one in map(coded, below) if one))
        for (scope, text), below in found.items()
        if (activity := coded(text))
    )
    if not activities:
        raise UnreadableError(
            f"{name}: tidak ada kegiatan berkode pada berkas nomenklatur. Isi kolom kegiatan "
            "seperti “7.01.01.2.01 Perencanaan, Penganggaran, dan Evaluasi Kinerja”."
        )
    return Nomenclature(activities)


def coded(text: str) -> tuple[str, str] | None:
    """The code and the name of a text that begins with its code.

    >>> coded("7.01.01.2.01.0006 Evaluasi Kinerja")
    ('7.01.01.2.01.0006', 'Evaluasi Kinerja')
    """
    match = _CODED.fullmatch(text)
    return None if match is None else (match.group(1).upper(), match.group(2))
