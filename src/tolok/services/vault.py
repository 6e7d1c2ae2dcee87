"""The private store of files: each known by its SHA-256, in a folder of its government."""

import os
import secrets
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from tolok.domain.errors import TolokError


def keep(government: str, data: bytes) -> str:
    """Keep a file's bytes for good and answer their SHA-256; the same bytes are kept once.

    Written beside and renamed, so that no reader ever sees half a file, and flushed to the disk
    before anything refers to it. Nobody but the site's own user may read it.
    """
    digest = sha256(data).hexdigest()
    path = _path(government, digest)
    if path.exists() and path.stat().st_size == len(data):
        return digest
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f".{digest[:16]}.{secrets.token_hex(4)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)
    return digest


def fetch(government: str, digest: str) -> bytes:
    """A kept file's bytes; TolokError where they are gone or no longer what they were."""
    try:
        data = _path(government, digest).read_bytes()
    except OSError as error:
        raise TolokError(
            "Berkas bukti ini tidak ada di penyimpanan. Sampaikan kepada pengelola situs."
        ) from error
    if sha256(data).hexdigest() != digest:
        raise TolokError(
            "Berkas bukti ini tidak lagi sama dengan sidik jarinya di buku besar. "
            "Sampaikan kepada pengelola situs."
        )
    return data


def _path(government: str, digest: str) -> Path:
    return Path(settings.DATA) / "evidence" / government / digest


def _flush_folder(folder: Path) -> None:
    """A renamed file survives a power cut only once its folder has reached the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
