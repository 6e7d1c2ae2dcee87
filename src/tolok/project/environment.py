"""Settings from environment variables, each read as the type it should have."""

import os
from pathlib import Path

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
