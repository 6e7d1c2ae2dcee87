"""The deed that opens a version of a government's plan and budget, by decree."""

from datetime import date

from django.db import transaction

from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.domain.plans import version_name
from tolok.services.acting import Actor
from tolok.services.ledgers import Book, lock, write
from tolok.services.organizations import policy_content
from tolok.services.plan_texts import required
from tolok.store import plans
from tolok.store.models import FiscalYear, Government, PlanVersion

_FIRST_YEAR = 2000
_MAX_DECREE = 160


@transaction.atomic
def open_version(  # noqa: PLR0913 - a version is of a year, by decree, from a day, for a reason
    actor: Actor,
    government: Government,
    year: int,
    *,
    decree: str,
    decided_on: date,
    reason: str = "",
) -> PlanVersion:
    """Open the next version of a year: first the original, which opens the year, then revisions.

    From now on targets and ceilings are set in it; what it does not say holds as before. A
    revision (*perubahan*) asks why. Source: PP 12/2019 articles 161 and 162.
    """
    role = actor.require(Deed.OPEN_VERSION, government)
    book = Book(government, year)
    lock(book)
    known = plans.versions_of(government, year)
    decree = required(decree, "Tulis dasar hukumnya, misalnya Perda 7/2026.")
    reason = required(reason, "Tulis alasan perubahannya.") if known else reason.strip()
    _check(year, decree, decided_on, known, actor.today)
    fiscal_year, is_new = FiscalYear.objects.get_or_create(government=government, year=year)
    if is_new:
        content = policy_content(fiscal_year)
        write(book, actor, role, Deed.OPEN_VERSION, f"year:{year}", content)
    version = PlanVersion.objects.create(
        fiscal_year=fiscal_year,
        number=len(known),
        name=version_name(len(known)),
        decree=decree,
        decided_on=decided_on,
        reason=reason,
    )
    subject, content = f"version:{version.number}", version_content(version)
    write(book, actor, role, Deed.OPEN_VERSION, subject, content, reason=reason)
    return version


def version_content(version: PlanVersion) -> dict[str, Plain]:
    """A version of a year's plan and budget as the ledger tells it."""
    return {
        "name": version.name,
        "decree": version.decree,
        "decided_on": version.decided_on.isoformat(),
    }


def _check(year: int, decree: str, decided_on: date, known: list[PlanVersion], today: date) -> None:
    if not _FIRST_YEAR <= year <= today.year + 1:
        raise TolokError(f"Tahun {year} belum dapat dibuka.")
    if len(decree) > _MAX_DECREE:
        raise TolokError(f"Dasar hukum paling panjang {_MAX_DECREE} huruf.")
    if known and decided_on < known[-1].decided_on:
        raise TolokError(
            f"Tanggal {decided_on:%d-%m-%Y} mendahului versi {known[-1].name} tanggal "
            f"{known[-1].decided_on:%d-%m-%Y}. Periksa tanggal penetapannya."
        )
