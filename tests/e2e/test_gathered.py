"""The pages of many governments in a real browser."""

from pathlib import Path
from typing import Any

import pytest
from a_browser import CHROMIUM, DESK, Opener, SignIn, look_closely
from a_city import Q1, fill, found_city

from tolok.domain.roles import Role
from tolok.services import flow
from tolok.services.warehouses import gather

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"
    ),
]


def test_questions_and_answers_are_accessible(
    open_page: Opener, sign_in: SignIn, troubles: list[str], settings: Any, tmp_path: Path
) -> None:
    settings.TOLOK_WAREHOUSE = tmp_path / "gudang"
    settings.TOLOK_PROVINCE = "kota-serang"
    city = found_city()
    fill(city)
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    flow.verify(city.actor(Role.VERIFIER), city.kecamatan, Q1)
    flow.approve(city.actor(Role.HEAD), city.kecamatan, Q1)
    gather()
    page = open_page(DESK)
    sign_in(page, city.people[Role.EXECUTIVE])
    for address in ("/gabungan/", "/gabungan/rollup/?per=organization", "/gabungan/absent/"):
        look_closely(page, address)
    assert troubles == []
