"""Secrets of the second step of a sign-in, which the database keeps encrypted."""

from base64 import urlsafe_b64encode

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from tolok.domain.errors import TolokError

PREFIX = "fernet:"
"""What an encrypted secret begins with; no seed of a code app or of spare codes does."""

_SALT = "tolok.services.secrecy"


def encrypt(text: str) -> str:
    """A secret under a key that is derived from the site's own."""
    return PREFIX + _keys().encrypt(text.encode()).decode()


def decrypt(kept: str) -> str:
    """A secret that was encrypted, under this key of the site or one before it.

    One that stood in the database as it was, from before it was encrypted there, is answered so.
    TolokError where the key has been lost.
    """
    if not kept.startswith(PREFIX):
        return kept
    try:
        return _keys().decrypt(kept.removeprefix(PREFIX)).decode()
    except InvalidToken as error:
        raise TolokError(
            "Langkah kedua akun ini tidak dapat diperiksa: kunci rahasia situs telah berganti. "
            "Hubungi administrator situs; kunci yang lama harus dicantumkan kembali."
        ) from error


@transaction.atomic
def encrypt_again() -> int:
    """Put every secret under the site's present key; answers how many were not under it before."""
    changed = 0
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
    for one in Authenticator.objects.select_for_update().filter(type__in=kinds):
        known = dict(one.data)
        for name, value in known.items():
            if name in {"secret", "seed"}:
                one.data[name] = _renewed(value)
            elif name == "migrated_codes":
                one.data[name] = [_renewed(code) for code in value]
        if one.data != known:
            one.save(update_fields=["data"])
            changed += 1
    return changed


def _renewed(kept: str) -> str:
    """The same secret under the present key; untouched where it is already."""
    if kept.startswith(PREFIX):
        try:
            _key(settings.SECRET_KEY).decrypt(kept.removeprefix(PREFIX))
        except InvalidToken:
            return encrypt(decrypt(kept))
        return kept
    return encrypt(kept)


def _keys() -> MultiFernet:
    """The present key, which encrypts, and those before it, which still decrypt."""
    return MultiFernet(_key(one) for one in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


def _key(secret: str) -> Fernet:
    digest = salted_hmac(_SALT, "", secret=secret, algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(digest))
