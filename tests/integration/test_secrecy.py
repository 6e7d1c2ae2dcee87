"""A copy of the database does not hold what a code app or a spare code is made of."""

import json

import pytest
from a_city import City, found_city
from a_code_app import code_of
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from click.testing import CliRunner
from pytest_django import Settings

from tolok.domain.errors import TolokError
from tolok.domain.roles import Role
from tolok.project.admin import main
from tolok.services.secrecy import PREFIX, encrypt_again

pytestmark = pytest.mark.django_db
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def city() -> City:
    return found_city()


def test_seeds_are_kept_encrypted_and_codes_are_still_known(city: City) -> None:
    person = city.people[Role.VERIFIER]
    app, spare = TOTP.activate(person, SEED), RecoveryCodes.activate(person)
    kept = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert SEED not in kept
    assert kept.count(PREFIX) == 2
    assert app.validate_code(code_of(SEED))
    codes = spare.generate_codes()
    assert len(set(codes)) == 10
    assert spare.validate_code(codes[0])
    assert not spare.validate_code(codes[0])


def test_a_seed_from_before_works_and_is_encrypted_when_asked(city: City) -> None:
    person = city.people[Role.VERIFIER]
    Authenticator.objects.create(user=person, type="totp", data={"secret": SEED})
    app = TOTP(Authenticator.objects.get(type="totp"))
    assert app.validate_code(code_of(SEED))
    told = CliRunner().invoke(main, ["encrypt-again"])
    assert told.output == "1 rahasia langkah kedua dienkripsi ulang.\n"
    known = Authenticator.objects.get(type="totp")
    assert known.data["secret"].startswith(PREFIX)
    assert TOTP(known).validate_code(code_of(SEED)) is False  # used before
    assert encrypt_again() == 0


def test_another_secret_of_the_site_takes_nobodys_second_step(
    city: City, settings: Settings
) -> None:
    TOTP.activate(city.people[Role.VERIFIER], SEED)
    before = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "yang baru", [before]
    assert TOTP(Authenticator.objects.get()).validate_code(code_of(SEED))
    assert encrypt_again() == 1
    settings.SECRET_KEY_FALLBACKS = []
    assert encrypt_again() == 0
    settings.SECRET_KEY = "yang hilang"
    with pytest.raises(TolokError, match="kunci rahasia situs telah berganti"):
        TOTP(Authenticator.objects.get()).validate_code("000000")
    assert "kunci rahasia" in CliRunner().invoke(main, ["encrypt-again"]).output
