"""Tripwires that every test of the site walks over: lost CSRF tokens, and the network outside."""

import re
from pathlib import Path
from typing import Any

import pytest
from a_browser import browser, open_page, sign_in, troubles
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, settings
from pytest_django.fixtures import Settings

__all__ = ["browser", "client", "open_page", "seed_bytes", "sign_in", "troubles"]

# How long an example takes is for benchmarks/ to tell: a busy machine breaks no property.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

SEED = Path(__file__).parents[1] / "examples" / "kecamatan-cipocok-jaya-2022.txt"
_POST_FORM = re.compile(r"<form\b[^>]*\bmethod=[\"']?post\b.*?</form>", re.IGNORECASE | re.DOTALL)


class WatchfulClient(Client):
    """A client that looks at every page it is given: a POST form without its token fails."""

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            for form in _POST_FORM.findall(response.content.decode()):
                assert "csrfmiddlewaretoken" in form, "a POST form has no CSRF token"
        return response


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """No test uses up the attempts of another: rate limits count in a cache."""
    cache.clear()


@pytest.fixture
def kept_mail(settings: Settings) -> None:
    """Mail goes to the outbox: Django's test runner puts a backend of its own in its place."""
    settings.EMAIL_BACKEND = "tolok.services.post.Outbox"


@pytest.fixture
def client() -> WatchfulClient:
    return WatchfulClient()


@pytest.fixture
def seed_bytes() -> bytes:
    return SEED.read_bytes()
