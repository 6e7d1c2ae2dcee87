"""What a file of evidence is, told by its bytes and never by its name alone."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from tolok.domain.errors import TolokError

MAX_BYTES = 20 * 1024 * 1024
"""What the site takes in one file; a scanned report of a hundred pages has some 10 MB."""

_MAX_PARTS = 20_000  # names in an office archive; the largest reports hold hundreds
_MAX_MIMETYPE = 120  # bytes of an OpenDocument file's own name for itself


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that may be evidence: its media type, its name and its endings."""

    media_type: str
    label: str
    endings: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"

KINDS: Mapping[str, Kind] = {
    kind.media_type: kind
    for kind in (
        Kind("application/pdf", "PDF", ("pdf",)),
        Kind("image/jpeg", "foto JPEG", ("jpg", "jpeg")),
        Kind("image/png", "gambar PNG", ("png",)),
        Kind("image/webp", "gambar WebP", ("webp",)),
        Kind("image/heic", "foto HEIC", ("heic", "heif")),
        Kind("image/tiff", "pindaian TIFF", ("tif", "tiff")),
        Kind(f"{_OFFICE}.wordprocessingml.document", "Word", ("docx",)),
        Kind(f"{_OFFICE}.spreadsheetml.sheet", "Excel", ("xlsx",)),
        Kind(f"{_OFFICE}.presentationml.presentation", "PowerPoint", ("pptx",)),
        Kind("application/msword", "Word 97", ("doc",)),
        Kind("application/vnd.ms-excel", "Excel 97", ("xls",)),
        Kind("application/vnd.ms-powerpoint", "PowerPoint 97", ("ppt",)),
        Kind(f"{_OPEN}.text", "teks OpenDocument", ("odt",)),
        Kind(f"{_OPEN}.spreadsheet", "lembar OpenDocument", ("ods",)),
        Kind(f"{_OPEN}.presentation", "presentasi OpenDocument", ("odp",)),
    )
}
"""The kinds that are taken. A plain ZIP is not: what nobody can see at a glance proves nothing."""

ENDINGS = tuple(ending for kind in KINDS.values() for ending in kind.endings)

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
_HEIC_BRANDS = (b"heic", b"heix", b"heif", b"mif1", b"msf1", b"hevc")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("WordDocument", "application/msword"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
)
"""The stream by which each old office file is known; its directory writes names in UTF-16."""

_PARTS = (
    ("word/", f"{_OFFICE}.wordprocessingml.document"),
    ("xl/", f"{_OFFICE}.spreadsheetml.sheet"),
    ("ppt/", f"{_OFFICE}.presentationml.presentation"),
)
_OTHERS = "Unggah PDF, foto, Word, Excel, PowerPoint, atau OpenDocument."
_MACROS = "Berkas {name} memuat makro (program). Simpan sebagai PDF, lalu unggah."


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of a file; TolokError, in Indonesian, for what may not be evidence.

    The content decides, and the ending of the name must agree with it.
    """
    if not data:
        raise TolokError(f"Berkas {name} kosong. Pilih berkas yang berisi.")
    if len(data) > MAX_BYTES:
        raise TolokError(
            f"Berkas {name} lebih dari {MAX_BYTES >> 20} MB. Kecilkan pindaiannya atau bagi berkas."
        )
    media_type = _media_type(data, name)
    if media_type is None:
        raise TolokError(f"Jenis berkas {name} tidak dapat dipakai sebagai bukti. {_OTHERS}")
    kind = KINDS[media_type]
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending not in kind.endings:
        raise TolokError(
            f"Isi berkas {name} adalah {kind.label}, tetapi namanya tidak berakhiran "
            f".{kind.endings[0]}. Periksa berkasnya, atau perbaiki akhiran namanya."
        )
    return kind


def _media_type(data: bytes, name: str) -> str | None:
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return "image/heic"
    if data.startswith(b"PK"):
        return _of_archive(data, name)
    if data.startswith(_OLE):
        return _of_old_office(data, name)
    if data.startswith(_PROGRAMS):
        raise TolokError(f"Berkas {name} adalah program, bukan bukti. {_OTHERS}")
    start = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"").lower()
    if start.startswith(b"<"):
        what = "gambar SVG" if b"<svg" in start else "halaman HTML atau XML"
        raise TolokError(
            f"Berkas {name} adalah {what}, yang dapat memuat program. Cetak ke PDF, lalu unggah."
        )
    return None


def _of_archive(data: bytes, name: str) -> str:
    """The office file that an archive is, by the names of its parts; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {part.filename: part for part in archive.infolist()[:_MAX_PARTS]}
            mimetype = parts.get("mimetype")
            own = b""
            if mimetype is not None and not mimetype.flag_bits & 1:
                with archive.open(mimetype) as stream:
                    own = stream.read(_MAX_MIMETYPE)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError) as error:
        raise TolokError(f"Berkas {name} rusak. Minta salinan baru dari pembuatnya.") from error
    lower = [part.lower() for part in parts]
    if any("vbaproject" in part or part.startswith(("basic/", "scripts/")) for part in lower):
        raise TolokError(_MACROS.format(name=name))
    declared = own.decode("ascii", "replace").strip()
    if declared in KINDS and "content.xml" in parts:
        return declared
    if "[Content_Types].xml" in parts:
        for start, media_type in _PARTS:
            if any(part.startswith(start) for part in lower):
                return media_type
    raise TolokError(
        f"Berkas {name} adalah arsip. Unggah berkas di dalamnya satu per satu, supaya tiap bukti "
        "dapat dibuka pemeriksa."
    )


def _of_old_office(data: bytes, name: str) -> str | None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise TolokError(f"Berkas {name} berkata sandi. Hapus kata sandinya, lalu unggah lagi.")
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise TolokError(_MACROS.format(name=name))
    for stream, media_type in _STREAMS:
        if f"{stream}\0".encode("utf-16-le") in data:
            return media_type
    return None
