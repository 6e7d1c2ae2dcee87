"""Office files are ZIP archives: opened bounded, so that a small file cannot fill the memory."""

import io
import zipfile
import zlib
from collections.abc import Collection

from tolok.domain.errors import UnreadableError

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
"""How ZIP archives begin; "PK" alone also begins "PK PERUBAHAN", a title of text and CSV."""
MAX_UNPACKED = 256 * 1024 * 1024  # bytes; a 10,000-row form unpacks to some 10 MB
_MANIFEST = "META-INF/manifest.xml"
MAX_PARTS = 20_000  # names; an office's largest reports with all their pictures hold hundreds


def refuse_bombs(data: bytes, name: str, must_hold: str, kind: str) -> None:
    """Unpack every part once, bounded: a zip may lie about its sizes, its checksums cannot.

    ``must_hold`` is the part without which the archive is no ``kind`` ("buku kerja Excel", said in
    the message); "" where more than one part may be it. UnreadableError where the archive is
    damaged, foreign, locked or exploding.
    """
    unpack(data, name, must_hold, kind, wanted=())


def unpack(
    data: bytes, name: str, must_hold: str, kind: str, wanted: Collection[str]
) -> dict[str, bytes]:
    """The ``wanted`` parts that the archive has, after what ``refuse_bombs`` refuses."""
    damaged = UnreadableError(
        f"{name}: berkas ini rusak (arsip {kind} tidak utuh). Minta salinan baru dari pembuatnya."
    )
    kept: dict[str, list[bytes]] = {}
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _refuse_locked_open_document(archive, name)
            if must_hold and must_hold not in (part.filename for part in parts):
                raise UnreadableError(f"{name}: arsip ZIP ini bukan {kind}.")
            if len(parts) > MAX_PARTS:
                raise damaged
            for part in parts:
                _refuse_locked(part, name)
                own = kept.setdefault(part.filename, []) if part.filename in wanted else None
                with archive.open(part) as stream:
                    while chunk := stream.read(1 << 20):
                        total += len(chunk)
                        if total > MAX_UNPACKED:
                            raise _too_large(name)
                        if own is not None:
                            own.append(chunk)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,  # NotImplementedError too: a compression that offices do not use
        ValueError,
    ) as error:
        raise damaged from error
    return {part: b"".join(chunks) for part, chunks in kept.items()}


def _refuse_locked(part: zipfile.ZipInfo, name: str) -> None:
    """Bit 0 of a part's flags says that it is encrypted (ZIP application note, 4.4.4)."""
    if part.flag_bits & 1:
        raise _locked(name)


def _refuse_locked_open_document(archive: zipfile.ZipFile, name: str) -> None:
    """Its manifest says which parts are encrypted (OpenDocument 1.3 part 2, 4.4)."""
    if _MANIFEST in archive.namelist():
        with archive.open(_MANIFEST) as stream:
            if b"encryption-data" in stream.read(1 << 20):
                raise _locked(name)


def _locked(name: str) -> UnreadableError:
    return UnreadableError(
        f"{name}: berkas ini berkata sandi. Hapus kata sandinya, simpan, lalu coba lagi."
    )


def _too_large(name: str) -> UnreadableError:
    return UnreadableError(
        f"{name}: isi berkas melebihi {MAX_UNPACKED >> 20} MB setelah dibuka. Hapus bagian yang "
        "tidak perlu, lalu coba lagi."
    )
