"""Reading and writing files for the commands: messages on standard error, nothing half written."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from tolok.documents.reading import Reading, Readings

CLEAN, FINDINGS, UNREADABLE = 0, 1, 2


def reading_of(file: Path) -> Reading:
    """The main reading of a file, or its message and exit code 2."""
    return readings_of(file).main


def readings_of(file: Path) -> Readings:
    """All readings of a file, or its message and exit code 2."""
    from tolok.documents.reading import read_forms_of  # noqa: PLC0415 - keeps --help quick
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    try:
        return read_forms_of(file)
    except TolokError as error:
        click.echo(f"Tidak terbaca. {error}", err=True)
        sys.exit(UNREADABLE)


def written(write: Callable[[], bytes]) -> bytes:
    """What a writer gives, or its message and exit code 2."""
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    try:
        return write()
    except TolokError as error:
        click.echo(f"Tidak ditulis. {error}", err=True)
        sys.exit(UNREADABLE)


def format_of(output: Path, formats: tuple[str, ...]) -> str:
    """The format that the output's ending names; a usage error where it is none of ``formats``."""
    ending = output.suffix.lower().removeprefix(".")
    if ending not in formats:
        raise click.UsageError(
            f"Akhiran {output.name} tidak dikenal. Pilih salah satu: {', '.join(formats)}."
        )
    return ending


def save(output: Path, data: bytes) -> None:
    """The whole file or nothing: it is written beside its place, then moved there."""
    try:
        handle, beside = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            # mkstemp lets only its owner read; a result is for the office.
            Path(beside).chmod(0o666 & ~_umask())
            Path(beside).replace(output)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(beside).unlink()
            raise
    except OSError as error:
        click.echo(f"{output} tidak dapat ditulis: {error.strerror}. Pilih folder lain.", err=True)
        sys.exit(UNREADABLE)
    click.echo(f"{output} ditulis.", err=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
