"""The master file of a government as a code list: every level, read from CSV or a workbook."""

import csv
import io
from collections.abc import Iterator, Sequence

from tolok.documents.archives import SIGNATURES, refuse_bombs
from tolok.documents.nomenclature import MAX_BYTES, NEEDED, coded
from tolok.domain.code_lists import ListedCode, ordered
from tolok.domain.errors import UnreadableError
from tolok.domain.levels import Level
from tolok.domain.nomenclature import plain_code

_HEADER_WITHIN = 20
"""Lines that may stand above the column titles: a heading, a decree, a date."""

_LEVELS = (
    ("program", Level.PROGRAM),
    ("kegiatan", Level.ACTIVITY),
    ("subkegiatan", Level.SUBACTIVITY),
)
_SCOPE = "jenis_pemda"


def read_code_list(data: bytes, name: str, scope: str = "") -> tuple[ListedCode, ...]:
    """The codes in a file's bytes, by code; UnreadableError, in Indonesian, where there are none.

    Columns are found by their titles: kegiatan and subkegiatan with the code before the name,
    and where they are there program, indikator, satuan, kinerja and jenis_pemda. Of a list that
    serves provinces and cities only the lines of the ``scope`` (PROV or KABKOT) are taken.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            f"{name}: berkas nomenklatur lebih dari {MAX_BYTES >> 20} MB. Simpan hanya lembar "
            "subkegiatan, lalu coba lagi."
        )
    lines = _book_lines(data, name) if data.startswith(SIGNATURES) else _text_lines(data, name)
    found = ordered(_codes(lines, name, scope))
    if not any(one.level is Level.SUBACTIVITY for one in found):
        raise UnreadableError(
            f"{name}: tidak ada sub kegiatan berkode pada berkas nomenklatur. Isi kolom "
            "subkegiatan seperti “7.01.01.2.01.0001 Penyusunan Dokumen Perencanaan”."
        )
    return found


def _codes(lines: Iterator[Sequence[str]], name: str, scope: str) -> Iterator[ListedCode]:
    places: dict[str, int] = {}
    for number, line in enumerate(lines):
        if not places:
            titles = {
                "".join(title.split()).lower().replace("_", ""): at for at, title in enumerate(line)
            }
            if all(title in titles for title in NEEDED):
                places = titles
            elif number >= _HEADER_WITHIN:
                break
            continue
        texts = {title: line[at].strip() for title, at in places.items() if at < len(line)}
        whose = texts.get(_SCOPE.replace("_", ""), "").upper()
        if not (scope and whose and whose != scope):
            yield from _line_codes(texts)
    if not places:
        raise UnreadableError(
            f"{name}: kolom {' dan '.join(NEEDED)} tidak ditemukan pada berkas nomenklatur. Judul "
            "kolomnya harus jenis_pemda, bidang, program, kegiatan, subkegiatan, indikator, satuan."
        )


def _line_codes(texts: dict[str, str]) -> Iterator[ListedCode]:
    for title, level in _LEVELS:
        found = coded(texts.get(title, ""))
        if found is None:
            continue
        code, own = plain_code(found[0]), " ".join(found[1].split())
        if level is Level.SUBACTIVITY:
            measured = (texts.get(one, "") for one in ("indikator", "satuan", "kinerja"))
            yield ListedCode(code, level, own, *(" ".join(text.split()) for text in measured))
        else:
            yield ListedCode(code, level, own)


def _text_lines(data: bytes, name: str) -> Iterator[Sequence[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{name}: berkas nomenklatur bukan CSV berkode UTF-8 dan bukan XLSX. Simpan ulang "
            "sebagai “CSV UTF-8” atau Buku Kerja Excel, lalu coba lagi."
        ) from error
    if "\0" in text:
        raise UnreadableError(f"{name}: bukan CSV atau XLSX. Simpan sebagai salah satunya.")
    head = text[:2000]
    lines = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
    try:
        yield from lines
    except csv.Error as error:
        raise UnreadableError(
            f"{name}: baris {lines.line_num} berkas nomenklatur bukan CSV yang utuh. Simpan ulang "
            "dari aplikasi lembar kerja, lalu coba lagi."
        ) from error


def _book_lines(data: bytes, name: str) -> Iterator[Sequence[str]]:
    refuse_bombs(data, name, "[Content_Types].xml", "buku kerja Excel")
    import python_calamine  # noqa: PLC0415 - heavy

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        rows = [
            row for sheet in book.sheet_names for row in book.get_sheet_by_name(sheet).iter_rows()
        ]
    except Exception as error:
        # Damage shows itself as any of several errors of the library.
        raise UnreadableError(
            f"{name}: buku kerja ini rusak atau bukan XLSX. Buka di Excel, simpan ulang sebagai "
            ".xlsx, lalu coba lagi."
        ) from error
    return ([str(value) for value in row] for row in rows)
