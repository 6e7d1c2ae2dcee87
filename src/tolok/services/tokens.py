"""The deeds on API tokens: made by their owner, shown once, revoked by their owner."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.services.acting import Actor
from tolok.services.filings import NotFoundError
from tolok.services.invitations import hash_of
from tolok.services.people import one_line, sign_own
from tolok.store import accounts
from tolok.store.models import ApiToken, Person

__all__ = ["PREFIX", "hash_of", "make_token", "person_of_token", "revoke_token"]

PREFIX = "tolok_"
"""Lets a search for lost secrets know one."""
MAX_NAME = 60
MOST = 20
_BYTES = 32
_SELDOM = timedelta(minutes=1)
"""How often at most the use of a token is written down."""


def make_token(actor: Actor, name: str) -> tuple[ApiToken, str]:
    """A new token and its secret, which is kept nowhere and can be shown this once."""
    person, name = actor.somebody, one_line(name)
    if not name or len(name) > MAX_NAME:
        raise TolokError(f"Beri kunci itu nama, paling banyak {MAX_NAME} huruf.")
    if accounts.tokens_of(person).filter(revoked_at__isnull=True).count() >= MOST:
        raise TolokError(f"Paling banyak {MOST} kunci. Cabut dahulu yang tidak dipakai.")
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    with transaction.atomic():
        token = ApiToken.objects.create(
            person=person, name=name, token_hash=hash_of(secret), made_at=actor.at
        )
        content: Plain = {"name": name, "sha256": token.token_hash}
        sign_own(actor, f"token:{token.pk}", content)
    return token, secret


def revoke_token(actor: Actor, token_id: int) -> None:
    """Make a token of one's own worthless; NotFoundError where it is another's."""
    with transaction.atomic():
        token = accounts.tokens_of(actor.somebody).filter(pk=token_id).first()
        if token is None:
            raise NotFoundError("Kunci itu tidak ada.")
        if token.revoked_at is not None:
            return
        token.revoked_at = actor.at
        token.save(update_fields=["revoked_at"])
        sign_own(actor, f"token:{token.pk}", {"is_revoked": True})


def person_of_token(secret: str, at: datetime) -> Person | None:
    """Whose token a secret is; None for one that is unknown, revoked or of a closed account."""
    token = accounts.usable_token(hash_of(secret)) if secret.startswith(PREFIX) else None
    if token is None:
        return None
    if token.used_at is None or at - token.used_at >= _SELDOM:
        token.used_at = at
        token.save(update_fields=["used_at"])
    return token.person
