"""Nothing crosses from one government to another: every address with an id is tried.

The test walks the site's own addresses. One whose parts nobody has named below fails it: name the
part in `parts_of`, or the address in OPEN with the reason why it belongs to no government.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from a_city import NOW, PASSWORD, Q1, City, fill, found_city, indicator
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tolok.domain.roles import Role
from tolok.services.comments import comment
from tolok.services.evidence import attach_file
from tolok.services.filings import UnmappedError, open_filing, receive_form
from tolok.services.invitations import hash_of
from tolok.services.map_previews import (
    guesses_for,
    map_from,
    tables_of,
    upload_waiting,
    use_and_keep,
)
from tolok.services.repairs import proposals_of
from tolok.services.snapshots import take_snapshot
from tolok.services.workbooks import make_workbook, receive_workbook
from tolok.store.models import ApiToken, Appointment, Filing, Invitation, Person

pytestmark = pytest.mark.django_db

OPEN = {
    "web:invitation": "whoever holds the letter may open it: its token is the key",
    "account_reset_password_from_key": "the same, for a letter about a password",
    "openid_connect_login": "names the sign-in server, which is the installation's",
    "openid_connect_callback": "the same",
    "web:verification": "everybody may check a print",
    "web:public-government": "what was published is for everybody",
    "web:published": "the same",
    "web:download-published": "the same",
    "web:answer": "open to one government alone, see test_answers.py",
}
REFUSED = {403, 404}


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, space: str = ""
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every named address of the site with the parts that it takes."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from addresses(one.url_patterns, inner)
        elif one.pattern.converters or one.pattern.regex.groups:
            assert one.name, f"an address with parts has a name: {one.pattern}"
            parts = one.pattern.converters or one.pattern.regex.groupindex
            yield space + one.name, tuple(parts)


PRIVATE = [
    (name, parts)
    for name, parts in addresses()
    # Programs get their answers as JSON, and are asked in test_api_permissions.py.
    if name not in OPEN and not name.startswith("api:")
]


_OF_ROWS = (
    "sheet-row",
    "sheet-figure",
    "evidence",
    "withdraw-evidence",
    "comments",
    "thread",
    "plan-indicator-deed",
)


class Owned:
    """What one government has, for every part that an address can take."""

    def __init__(self, code: str, seed: bytes) -> None:
        self.city: City = found_city(code)
        self.administrator: Person = self.city.people[Role.ADMINISTRATOR]
        verifier = self.city.actor(Role.VERIFIER)
        self.filing: Filing = receive_form(
            verifier, self.city.government, data=seed, name="formulir.txt"
        )
        proposed = proposals_of(open_filing(verifier, self.filing.pk)).proposed
        person = self.city.people[Role.OPERATOR]
        self.parts: dict[str, object] = {
            "government_code": code,
            "organization_id": self.city.kecamatan.pk,
            "filing_id": self.filing.pk,
            "person_id": person.pk,
            "appointment_id": Appointment.objects.get(person=person).pk,
            "invitation_id": self._invitation().pk,
            "year": 2026,
            "period": "2026-Q1",
            "row_id": "2",
            "cell": "absorption",
            "key": proposed[0].key,
            "verdict": "tolak",
            "name": "rollup",
            **self._beside(),
        }

    def parts_for(self, name: str, parts: tuple[str, ...]) -> dict[str, object]:
        """The parts of one address; a KeyError names one that nobody has told of."""
        special = {
            **self.special,
            ("web:download", "format_"): "json",
            ("web:download-audit", "format_"): "json",
            ("web:download-repaired", "kind"): "json",
            ("web:revoke-key", "token_id"): self._token,
            ("web:end-session", "session_id"): self._session,
            ("mfa_remove_webauthn", "pk"): self._passkey,
            ("mfa_edit_webauthn", "pk"): self._passkey,
        }
        found = {one: special.get((name, one), self.parts.get(one)) for one in parts}
        untold = [one for one, value in found.items() if value is None]
        assert not untold, f"{name}: tell this test what {untold} are"
        return {one: value() if callable(value) else value for one, value in found.items()}

    def _beside(self) -> dict[str, object]:
        """A row with its evidence and comment, a workbook, a print; and the deeds by name."""
        city, operator = self.city, self.city.actor(Role.OPERATOR)
        row = indicator(city, "Jumlah bulan")
        fill(city)
        subject = f"realization:{row.key}:{Q1.code}"
        office = (operator, city.kecamatan, Q1)
        file = attach_file(*office, row.key, "ba.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
        thread = comment(*office, subject, "Cek")
        workbook = receive_workbook(*office, make_workbook(*office).data, "isi.xlsx")
        with transaction.atomic():
            take_snapshot(operator, city.sheet)
        self.special: dict[tuple[str, str], object] = {
            ("web:move", "deed"): "ajukan",
            ("web:print", "token"): city.kecamatan.snapshots.get().token,
            ("web:print", "format_"): "json",
            ("web:thread", "deed"): "jawab",
            ("web:plan-node-deed", "deed"): "tambah",
            ("web:plan-indicator-deed", "deed"): "target",
            **{(f"web:{name}", "key"): row.key for name in _OF_ROWS},
            **{(f"web:{name}", "key"): row.node.key for name in ("plan-node", "plan-node-deed")},
        }
        return {
            "subject": subject,
            "evidence_id": file.pk,
            "thread_id": thread.pk,
            "workbook_id": workbook.pk,
            **self._maps(),
        }

    def _maps(self) -> dict[str, object]:
        """A file that waited for its columns to be told, and the map that tells them."""
        government, verifier = self.city.government, self.city.actor(Role.VERIFIER)
        with pytest.raises(UnmappedError) as waiting:
            receive_form(verifier, government, data=b"Ukurannya,Tgt\nOrang,7\n", name="a.csv")
        upload = upload_waiting(verifier, waiting.value.unread.pk)
        (table,) = tables_of(verifier, upload)
        guessed = guesses_for(verifier, upload, table, None)
        said = map_from(guessed, {0: "indicator", 1: "target"}, {})
        filing = use_and_keep(verifier, upload, said)
        return {"unread_id": waiting.value.unread.pk, "map_id": filing.office_map_id}

    def _invitation(self) -> Invitation:
        return Invitation.objects.create(
            email=f"baru@{self.city.government.code}.test",
            name="Baru",
            role=Role.VERIFIER,
            government=self.city.government,
            token_hash=hash_of(self.city.government.code),
            invited_by=self.administrator,
            invited_at=NOW,
            expires_at=NOW + timedelta(days=14),
        )

    def _token(self) -> int:
        return ApiToken.objects.create(
            person=self.administrator, name="x", token_hash=hash_of("x"), made_at=NOW
        ).pk

    def _session(self) -> int:
        signed_in(self.administrator)
        known = UserSession.objects.filter(user=self.administrator).last()
        return int(known.pk)

    def _passkey(self) -> int:
        # Only looked at by owner here; a real one is made in tests/e2e/test_accounts.py.
        known = Authenticator.objects.create(
            user=self.administrator,
            type=Authenticator.Type.WEBAUTHN,
            data={"name": "Kunci", "passwordless": True, "credential": {}},
            created_at=timezone.now(),
        )
        return int(known.pk)


@pytest.fixture
def mine(seed_bytes: bytes) -> Owned:
    return Owned("kota-serang", seed_bytes)


@pytest.fixture
def theirs(seed_bytes: bytes) -> Owned:
    return Owned("kota-cilegon", seed_bytes)


def signed_in(person: Person) -> Client:
    """Somebody who has just typed the password, so that no page asks for it once more."""
    client = Client()
    answer = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


@contextmanager
def undone() -> Iterator[None]:
    """A look at an address that leaves nothing behind, also where it was a deed."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answers(client: Client, address: str) -> set[int]:
    """What is answered to reading and to posting nothing; a method that is not there is none."""
    return {client.get(address).status_code, client.post(address).status_code} - {405}


def test_an_address_of_another_government_is_not_there(mine: Owned, theirs: Owned) -> None:
    roles = (Role.ADMINISTRATOR, Role.VERIFIER, Role.OPERATOR)
    clients = {role: signed_in(mine.city.people[role]) for role in roles}
    for name, parts in PRIVATE:
        address = reverse(name, kwargs=theirs.parts_for(name, parts))
        for role, client in clients.items():
            with undone():
                told = answers(client, address)
            assert told <= REFUSED, f"{role} of another government: {address} {told}"


def test_the_same_address_is_there_for_somebody_of_the_government(mine: Owned) -> None:
    roles = (Role.ADMINISTRATOR, Role.VERIFIER, Role.OPERATOR, Role.HEAD)
    clients = {role: signed_in(mine.city.people[role]) for role in roles}
    for name, parts in PRIVATE:
        address = reverse(name, kwargs=mine.parts_for(name, parts))
        seen: set[int] = set()
        for client in clients.values():
            with undone():
                seen |= answers(client, address)
        assert seen - REFUSED, address
        assert not any(status >= 500 for status in seen), (address, seen)


def test_nobody_in_particular_comes_no_further_than_the_door(mine: Owned) -> None:
    door = reverse("account_login")
    for name, parts in PRIVATE:
        address = reverse(name, kwargs=mine.parts_for(name, parts))
        client = Client()
        with undone():
            told = [client.get(address), client.post(address)]
        for answer in told:
            is_at_door = answer.status_code == 302 and answer["Location"].startswith(door)
            assert is_at_door or answer.status_code in {401, 403, 404, 405}, address


def test_every_address_that_is_open_to_all_exists_and_says_why() -> None:
    known = {name for name, _ in addresses()}
    assert set(OPEN) <= known
    assert all(OPEN.values())
