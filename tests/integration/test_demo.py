"""The demonstration city is made by deeds: what it holds, an inspector could follow."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tolok.domain.periods import Period
from tolok.domain.roles import Role
from tolok.project.demo import founding
from tolok.project.demo.founding import ACCOUNTS, DOMAIN, PASSWORD, found_city, found_example
from tolok.project.demo.offices import OFFICES
from tolok.services.agreements import officials_of
from tolok.services.checks import inspect
from tolok.services.outlines import open_outline
from tolok.services.sheets import open_sheet
from tolok.store.models import Person, Submission

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 20, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three offices, for the rest is more of the same."""
    monkeypatch.setattr(founding, "OFFICES", (OFFICES[0], OFFICES[4], OFFICES[6]))


def test_a_city_comes_as_far_as_today(seed_bytes: bytes, tmp_path: Path) -> None:
    said: list[str] = []
    city = found_city(NOW, said.append)
    assert said[-1] == "Triwulan I Tahun 2026: terisi."
    states = dict(Submission.objects.values_list("organization__code", "state").filter(
        period="2026-Q1"
    ))  # fmt: skip
    assert states["7.01.01"] == "draft"
    assert set(Submission.objects.filter(period="2025-Q4").values_list("state", flat=True)) == {
        "locked"
    }
    found_example(city, seed_bytes, "kecamatan-cipocok-jaya-2022.txt")
    sheet = open_sheet(city.offices["7.01.01"], Period(2022, quarter=1))
    assert len(sheet.rows) == 52
    assert sheet.rows[0].spent.written == "2.020.331.464"
    assert [one.row for one in sheet.findings if one.rule == "ceiling-sum"][:2] == ["1", "2"]
    plan = open_outline(city.offices["7.01.01"], 2026)
    assert officials_of(plan)[:3] == ("Camat", "Sekretaris", "Kepala Seksi I")
    assert plan.years == (2027, 2028, 2029)
    assert [one for told in inspect(tmp_path) for one in told.troubles] == []
    for role, (account, _) in ACCOUNTS.items():
        person = Person.objects.get(email=f"{account}@{DOMAIN}")
        assert person.check_password(PASSWORD), role
    assert city.actor(Role.OPERATOR, "7.01.01", NOW).person is not None
