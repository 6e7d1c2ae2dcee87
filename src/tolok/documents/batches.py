"""Several files at once: a folder with all below it, or a ZIP archive of files."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from tolok.documents.archives import SIGNATURES
from tolok.documents.reading import MAX_BYTES
from tolok.domain.errors import UnreadableError

MAX_FILES = 500
MAX_UNPACKED = 10 * MAX_BYTES
_OFFICE = ("[Content_Types].xml", "mimetype")
_HIDDEN = (".", "~$", "__MACOSX")
_OF_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
"""What Windows leaves in folders of pictures."""


def paths_in(path: Path, most: int = MAX_FILES) -> list[Path]:
    """The files of a folder and of those below it, hidden ones left out; a file alone is itself.

    UnreadableError where a folder holds more than ``most`` of them.
    """
    if not path.is_dir():
        return [path]
    found = sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and not any(map(_is_hidden, file.relative_to(path).parts))
    )
    if len(found) > most:
        raise UnreadableError(
            f"{path}: {len(found)} berkas melebihi batas {most}. Bagi menjadi beberapa folder."
        )
    return found


def _is_hidden(part: str) -> bool:
    return part.startswith(_HIDDEN) or part.lower() in _OF_SYSTEMS


def is_batch(data: bytes) -> bool:
    """Whether bytes are a ZIP archive of files rather than one office document."""
    return archived(io.BytesIO(data)) is not None


def archived(file: BinaryIO) -> int | None:
    """How many files an archive of files names; None for one office document or anything else.

    Only the archive's own directory is read, however large it is.
    """
    try:
        if file.read(4) not in SIGNATURES:
            return None
        with zipfile.ZipFile(file) as archive:
            if any(name in _OFFICE for name in archive.namelist()):
                return None
            return sum(map(_is_wanted, archive.infolist()))
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError):
        return None


def unpacked(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """The files of a ZIP archive with their names, bounded; nothing is written anywhere."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if _is_wanted(part)]
            if len(parts) > MAX_FILES:
                raise UnreadableError(
                    f"{name}: {len(parts)} berkas melebihi batas {MAX_FILES}. Bagi arsipnya."
                )
            left = MAX_UNPACKED
            for part in parts:
                content = _content(archive, part, left)
                left -= len(content)
                if left < 0:
                    raise UnreadableError(
                        f"{name}: isinya melebihi {MAX_UNPACKED >> 20} MB setelah dibuka. "
                        "Bagi arsipnya."
                    )
                yield part.filename, content
    except _DAMAGED as error:
        raise _broken(name) from error
    except RuntimeError as error:  # zipfile says so of a password
        raise _locked(name) from error


def is_archive(path: Path) -> bool:
    """Whether a file, however large, is a ZIP archive of files rather than one office document."""
    try:
        with zipfile.ZipFile(path) as archive:
            return not any(name in _OFFICE for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError):
        return False


def names_in(path: Path) -> list[str]:
    """The names of an archive's files, no hidden ones; UnreadableError where it is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            return [part.filename for part in archive.infolist() if _is_wanted(part)]
    except _DAMAGED as error:
        raise _broken(path.name) from error


def content_of(path: Path, name: str) -> bytes:
    """One file of an archive, by itself: an archive of any size is read file by file.

    UnreadableError, in Indonesian, where it is damaged, locked or larger than a file may be.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            data = _content(archive, archive.getinfo(name), MAX_BYTES)
    except _DAMAGED as error:
        raise _broken(path.name) from error
    except RuntimeError as error:  # zipfile says so of a password
        raise _locked(path.name) from error
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"{name}: berkas ini melebihi {MAX_BYTES >> 20} MB setelah dibuka.")
    return data


_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, KeyError)


def _broken(name: str) -> UnreadableError:
    return UnreadableError(f"{name}: arsip ZIP ini rusak. Buat lagi arsipnya, lalu coba lagi.")


def _locked(name: str) -> UnreadableError:
    return UnreadableError(f"{name}: arsip ZIP ini berkata sandi. Buat lagi tanpa kata sandi.")


def _is_wanted(part: zipfile.ZipInfo) -> bool:
    return not part.is_dir() and not any(map(_is_hidden, PurePosixPath(part.filename).parts))


def _content(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> bytes:
    """The part's bytes, one more than allowed at most: a zip may lie about its sizes."""
    with archive.open(part) as stream:
        return stream.read(left + 1)
