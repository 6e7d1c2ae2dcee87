"""A program that acts for somebody: its token, and the addresses of a city's quarter."""

from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from a_city import NOW, Q1, City
from django.test import Client

from tolok.services.tokens import PREFIX, hash_of
from tolok.store.models import ApiToken, Person

API = "/api/v1"


@dataclass(frozen=True)
class Program:
    """Asks as somebody, with a token."""

    secret: str
    client: Client

    def ask(self, method: str, path: str, body: object = None) -> Any:
        given = {} if body is None else {"data": body, "content_type": "application/json"}
        return getattr(self.client, method)(
            API + path, headers={"Authorization": f"Bearer {self.secret}"}, **given
        )

    def get(self, path: str) -> Any:
        return self.ask("get", path)

    def post(self, path: str, body: object = None) -> Any:
        return self.ask("post", path, {} if body is None else body)

    def patch(self, path: str, body: object) -> Any:
        return self.ask("patch", path, body)


def program_of(person: Person, client: Client | None = None) -> Program:
    """A program with a new token of a person; enforces CSRF, as the site does."""
    # Some who ask have no role, and could make no key for themselves.
    secret = PREFIX + token_hex()
    ApiToken.objects.create(person=person, token_hash=hash_of(secret), name="Uji", made_at=NOW)
    return Program(secret, client or Client(enforce_csrf_checks=True))


def sheet_path(city: City) -> str:
    return f"/organizations/{city.kecamatan.pk}/sheets/{Q1.code}"


def submission_path(city: City) -> str:
    return f"/organizations/{city.kecamatan.pk}/submissions/{Q1.code}"
