"""Two people at the same moment: one deed is done, the other is told why it is not."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from a_city import NOW, Q1, City, fill, found_city
from django.db import connection
from django.db.models import QuerySet

from tolok.domain.errors import TolokError
from tolok.domain.roles import Role
from tolok.services import flow
from tolok.services.ledgers import check
from tolok.store.models import Entry, Ledger, Snapshot, Submission

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite lets no two threads into a test"
    ),
]


def together(*deeds: Callable[[], object]) -> list[str]:
    """Do all at once; answers what those were told that were refused."""
    ready = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> str:
        try:
            ready.wait(timeout=10)
            deed()
        except TolokError as error:
            return str(error)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [told for told in pool.map(run, deeds) if told]


def submitted() -> QuerySet[Entry]:
    """The lines of submitting; the snapshot that it freezes has one of its own."""
    return Entry.objects.filter(deed="submit", subject__startswith="submission")


@pytest.fixture
def city(transactional_db: None) -> City:  # noqa: ARG001 - it needs the tables
    found = found_city()
    fill(found)
    return found


def test_of_two_who_submit_one_does(city: City) -> None:
    actors = [city.actor(Role.OPERATOR), city.actor(Role.HEAD)]
    told = together(*(lambda who=who: flow.submit(who, city.kecamatan, Q1) for who in actors))
    assert len(told) == 1
    assert "Pengajuan berkeadaan Diajukan" in told[0]
    assert (Snapshot.objects.count(), submitted().count()) == (1, 1)


def test_a_return_and_a_verification_do_not_both_happen(city: City) -> None:
    flow.submit(city.actor(Role.OPERATOR), city.kecamatan, Q1)
    seen = submitted().get().number
    verifier, head = city.actor(Role.VERIFIER), city.actor(Role.HEAD)
    told = together(
        lambda: flow.verify(verifier, city.kecamatan, Q1, seen=seen),
        lambda: flow.return_submission(head, city.kecamatan, Q1, "Salah", [], seen=seen),
    )
    assert len(told) == 1
    assert Submission.objects.get().state in {"verified", "returned"}
    assert Snapshot.objects.count() == 2
    ledger = Ledger.objects.get(organization=city.kecamatan)
    assert check(ledger) is None
    assert NOW.date() == city.actor(Role.HEAD).today
