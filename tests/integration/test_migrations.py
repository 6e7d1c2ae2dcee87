"""The migrations say what the models say."""

import os

import pytest
from django.core.management import call_command
from django.db import connection

pytestmark = pytest.mark.django_db


def test_no_model_is_ahead_of_its_migrations() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_database_asked_for_is_the_one_tested() -> None:
    wanted = "postgresql" if os.environ.get("TOLOK_TEST_POSTGRES") else "sqlite"
    assert connection.vendor == wanted
