"""The deeds on API tokens: made by their owner, shown once, revoked by their owner."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from tolok.domain.errors import TolokError
from tolok.services.acting import Actor
from tolok.services.filings import NotFoundError
from tolok.store.models import ApiToken, Person

PREFIX = "tolok_"
"""Lets a search for lost secrets know one."""

MAX_NAME = 60
_BYTES = 32
_SELDOM = timedelta(minutes=1)
"""How often at most the use of a token is written down."""


def make_token(actor: Actor, name: str) -> tuple[ApiToken, str]:
    """A new token and its secret, which is kept nowhere and can be shown this once."""
    person, name = actor.somebody, " ".join(name.split())
    if not name or len(name) > MAX_NAME:
        raise TolokError(f"Beri kunci itu nama, paling banyak {MAX_NAME} huruf.")
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    token = ApiToken.objects.create(
        person=person, name=name, token_hash=hash_of(secret), made_at=actor.at
    )
    return token, secret


def revoke_token(actor: Actor, token_id: int) -> None:
    """Make a token of one's own worthless; NotFoundError where it is another's. Twice is once."""
    token = ApiToken.objects.filter(person=actor.somebody, pk=token_id).first()
    if token is None:
        raise NotFoundError("Kunci itu tidak ada.")
    if token.revoked_at is None:
        token.revoked_at = actor.at
        token.save(update_fields=["revoked_at"])


def person_of_token(secret: str, at: datetime) -> Person | None:
    """Whose token a secret is; None for one that is unknown, revoked or of a closed account."""
    token = (
        ApiToken.objects.select_related("person")
        .filter(token_hash=hash_of(secret), revoked_at__isnull=True, person__is_active=True)
        .first()
    )
    if token is None:
        return None
    if token.used_at is None or at - token.used_at >= _SELDOM:
        token.used_at = at
        token.save(update_fields=["used_at"])
    return token.person


def hash_of(secret: str) -> str:
    """What is kept of a secret: it has 256 bits of chance, so one round of SHA-256 hides it."""
    return sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
