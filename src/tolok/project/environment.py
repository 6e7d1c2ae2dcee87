"""Settings from environment variables, each read as the type it should have."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

_YES = frozenset({"1", "true", "yes", "on", "ya"})
_NO = frozenset({"0", "false", "no", "off", "tidak", ""})


class SettingError(Exception):
    """An environment variable that does not say what it should; the message names it."""


def text(name: str, default: str) -> str:
    """The variable's text, or the default where it is unset or blank."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """The variable as yes or no."""
    written = os.environ.get(name)
    if written is None:
        return default
    if written.strip().lower() in _YES:
        return True
    if written.strip().lower() in _NO:
        return False
    raise SettingError(f"{name}={written!r}: tulis 1 untuk ya atau 0 untuk tidak.")


def number(name: str, default: int) -> int:
    """The variable as a whole number."""
    written = os.environ.get(name, "").strip()
    if not written:
        return default
    try:
        return int(written)
    except ValueError as error:
        raise SettingError(f"{name}={written!r}: tulis bilangan bulat.") from error


def listing(name: str, default: tuple[str, ...]) -> list[str]:
    """The variable as a list, separated by commas."""
    parts = [part.strip() for part in os.environ.get(name, "").split(",")]
    return [part for part in parts if part] or list(default)


def folder(name: str, default: Path) -> Path:
    """The variable as an absolute folder; it need not exist yet."""
    return Path(text(name, str(default))).resolve()


def smtp(name: str) -> dict[str, object]:
    """The variable as Django's settings of a mail server; none where it is unset.

    ``smtps://`` speaks TLS from the start, ``smtp://`` turns to it (STARTTLS), and
    ``smtp+plain://`` never does, for a server on the same machine.
    """
    written = os.environ.get(name, "").strip()
    if not written:
        return {}
    parts = urlsplit(written)
    ports = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
    try:
        port = parts.port or ports[parts.scheme]
    except (KeyError, ValueError) as error:
        raise SettingError(
            f"{name}: tulis smtp://pengguna:sandi@server:587 atau smtps://…:465."
        ) from error
    if not parts.hostname:
        raise SettingError(f"{name}: nama server surat belum ditulis.")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }


def cache(name: str) -> dict[str, str]:
    """The variable as Django's cache: memory of one process, or a table that several share."""
    written = text(name, "memori").lower()
    if written == "memori":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if written == "basisdata":
        return {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "tolok_cache",
        }
    raise SettingError(f"{name}={written!r}: tulis memori atau basisdata.")


def origin(address: str) -> str:
    """Scheme, host and port of an address.

    >>> origin("https://sso.example.go.id/realms/kota")
    'https://sso.example.go.id'
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
