"""The site's own secret: given by the environment, or made once and kept in its data folder."""

import os
import secrets
from pathlib import Path


def secret_key(given: str, folder: Path) -> str:
    """The given secret, or the one in ``folder/secret.key``, made there on the first start."""
    if given:
        return given
    path = folder / "secret.key"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        # O_EXCL: of two workers that start together, one makes the file and both read it.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(48)
        file.write(key)
    return key
