"""Settings from environment variables, each read as the type it should have."""

import os
from dataclasses import dataclass
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


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed over, and in whose name; ``host`` is empty for nowhere."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starts_tls: bool = False
    is_tls: bool = False


def mail_server(name: str) -> MailServer:
    """The variable as a mail server; nowhere where it is unset.

    ``smtps://`` speaks TLS from the start, ``smtp://`` turns to it (STARTTLS), and
    ``smtp+plain://`` never does, for a server on the same machine.
    """
    written = os.environ.get(name, "").strip()
    if not written:
        return MailServer()
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
    return MailServer(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starts_tls=parts.scheme == "smtp",
        is_tls=parts.scheme == "smtps",
    )


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
