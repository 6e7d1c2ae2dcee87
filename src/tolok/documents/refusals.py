"""Files of kinds that no reader opens: each is named, with what to do instead."""

from tolok.domain.errors import UnreadableError

READ = "teks, CSV, HTML, Excel, OpenDocument, Word, PDF, pindaian, dan foto"
"""What is read, for sentences."""

_PHOTO = (
    "foto HEIC dari ponsel belum dapat dibaca. Kirim sebagai JPEG (iPhone: Pengaturan → Kamera → "
    "Format → Paling Kompatibel), lalu coba lagi."
)
_ARCHIVE = "belum dapat dibuka. Ekstrak isinya, jadikan ZIP atau unggah satu per satu."
_SHEET = "belum dapat dibaca. Buka di Excel, simpan sebagai .xlsx, lalu coba lagi."
_BY_START = (
    (b"Rar!\x1a\x07", f"arsip RAR {_ARCHIVE}"),
    (b"7z\xbc\xaf'\x1c", f"arsip 7z {_ARCHIVE}"),
    (b"\x1f\x8b", f"arsip GZIP {_ARCHIVE}"),
    (b"ID;P", f"berkas SYLK {_SHEET}"),
    (b"TABLE\r\n0,1\r\n", f"berkas DIF {_SHEET}"),
    (b"TABLE\n0,1\n", f"berkas DIF {_SHEET}"),
    (b"GIF8", "gambar GIF belum dapat dibaca. Simpan sebagai PNG atau JPEG, lalu coba lagi."),
)
_HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"heim", b"msf1", b"avif")
_POWERPOINT = (
    "ini presentasi PowerPoint. Salin tabelnya ke Word atau Excel, atau simpan sebagai PDF, lalu "
    "coba lagi."
)
_BINARY = (
    "buku kerja biner (.xlsb) belum dapat dibaca. Buka di Excel, simpan sebagai .xlsx, lalu coba "
    "lagi."
)
_APPLE = (
    "dokumen Apple (Pages atau Numbers) belum dapat dibaca. Ekspor sebagai Word, Excel, atau PDF, "
    "lalu coba lagi."
)
_BY_PART = (
    ("ppt/presentation.xml", _POWERPOINT),
    ("xl/workbook.bin", _BINARY),
    ("Index/Document.iwa", _APPLE),
)


def refuse_unread(data: bytes, name: str) -> None:
    """UnreadableError, in Indonesian, for bytes of a known kind that is not read, or of none."""
    for start, said in _BY_START:
        if data.startswith(start):
            raise UnreadableError(f"{name}: {said}")
    if data[4:8] == b"ftyp":
        said = _PHOTO if data[8:12] in _HEIC else "ini rekaman video atau suara, bukan formulir."
        raise UnreadableError(f"{name}: {said}")
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(
            f"{name}: jenis berkas ini tidak dikenal. Yang dapat dibaca: {READ}. Simpan sebagai "
            "salah satunya."
        )


def refuse_parts(parts: frozenset[str], name: str) -> None:
    """UnreadableError, in Indonesian, for a ZIP archive of a known kind that is not read."""
    for part, said in _BY_PART:
        if part in parts:
            raise UnreadableError(f"{name}: {said}")
