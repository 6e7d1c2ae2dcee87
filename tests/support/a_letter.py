"""How tests of people invite somebody and look into the book."""

from a_city import City

from tolok.domain.roles import Role
from tolok.services.invitations import invite
from tolok.services.ledgers import check
from tolok.services.people import Duty
from tolok.store.models import Entry

SAFE = "empat kucing di pagar"


def called(city: City, email: str = "siti@kota.test", duty: Duty | None = None) -> str:
    """Invite somebody; the token of the letter."""
    tokens: list[str] = []

    def link(token: str) -> str:
        tokens.append(token)
        return f"http://kinerja.test/undangan/{token}/"

    keeper = city.actor(Role.ADMINISTRATOR)
    invite(keeper, city.government, email, "Siti Aminah", duty or Duty(Role.VERIFIER), link)
    return tokens[0]


def lines(subject: str) -> list[str]:
    """The deeds and roles of a subject's lines, in order."""
    return [f"{one.deed} {one.role}" for one in Entry.objects.filter(subject=subject)]


def books_hold() -> bool:
    """Whether every line of every book holds."""
    return all(check(entry.ledger) is None for entry in Entry.objects.select_related("ledger"))
