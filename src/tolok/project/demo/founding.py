"""Founds the demonstration city, through the same deeds that people do."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from tolok.domain.periods import Period
from tolok.domain.roles import Role
from tolok.domain.submissions import Step
from tolok.project.demo.offices import OFFICES
from tolok.project.demo.years import City, plan_year, record_quarter
from tolok.services import founding
from tolok.services.acting import Actor
from tolok.services.filings import receive_form
from tolok.services.founding import FiscalYear, Government, Organization, Person
from tolok.services.plan_imports import apply_import, preview_import
from tolok.services.recording import Typed, record_rows
from tolok.services.sheets import open_sheet

PASSWORD = "tolok-demo"  # noqa: S105 - printed at the start, for a city that does not exist
DOMAIN = "serangkota.example"

FAMOUS = "7.01.01"
"""The kecamatan of the founding form: its operator and head are the accounts to try."""

ACCOUNTS: Mapping[Role, tuple[str, str]] = {
    Role.OPERATOR: ("operator", "Siti Aminah"),
    Role.HEAD: ("camat", "Drs. Ahmad Fauzi"),
    Role.VERIFIER: ("verifikator", "Rina Marlina"),
    Role.FINANCE: ("keuangan", "Hendra Wijaya"),
    Role.INSPECTOR: ("inspektur", "Dewi Lestari"),
    Role.EXECUTIVE: ("walikota", "Budi Santoso"),
    Role.ADMINISTRATOR: ("admin", "Yusuf Maulana"),
}
"""The account of each role: the name before its @, and who it is."""


def found_city(now: datetime, say: Callable[[str], None]) -> City:
    """The whole city up to today: last year locked, this year as far as it has come."""
    years = (now.year - 1, now.year)
    with transaction.atomic():
        city = _found(now, years)
    for year in years:
        for office in OFFICES:
            with transaction.atomic():
                plan_year(city, office, year)
        say(f"Rencana {year}: {len(OFFICES)} perangkat daerah.")
    last = _last_quarter(now.date())
    for period in (Period(year, quarter=quarter) for year in years for quarter in (1, 2, 3, 4)):
        if period > last:
            break
        for office in OFFICES:
            with transaction.atomic():
                record_quarter(city, office, period, is_last=period == last)
        say(f"{period.label}: terisi.")
    return city


def found_example(city: City, data: bytes, name: str) -> None:
    """The founding form as it was filed: uploaded, imported as its year's plan, and recorded.

    Its contradictions come along: the findings stand beside the rows.
    """
    at = datetime(2022, 4, 7, 3, tzinfo=UTC)
    organization = city.offices[FAMOUS]
    operator, verifier = (city.actor(role, FAMOUS, at) for role in (Role.OPERATOR, Role.VERIFIER))
    filing = receive_form(operator, city.government, data=data, name=name)
    year = filing.year or at.year
    decree = f"Perda Kota Serang 9/{year - 1}"
    founding.found_year(Actor(None, at), city.government, year, decree=decree, decided_on=at.date())
    preview = preview_import(verifier, organization, year, filing.pk)
    wanted = [one.key for one in preview.differences if not one.is_absence]
    apply_import(verifier, organization, year, filing.pk, chosen=wanted, seen=preview.seen)
    period = Period(year, quarter=1)
    written = preview.opened.form.rows
    typed = {
        row.key: Typed(
            filed.realization.written,
            spending=filed.spending.written if row.takes_spending else None,
        )
        for row, filed in zip(open_sheet(organization, period).rows, written, strict=True)
    }
    record_rows(operator, organization, period, typed)


def _found(now: datetime, years: tuple[int, int]) -> City:
    program = Actor(None, datetime(years[0], 1, 2, 3, tzinfo=UTC))
    government = founding.found_government(
        program, code="kota-serang", name="Pemerintah Kota Serang", place="Serang"
    )
    since = date(2022, 1, 1)  # the year of the founding form
    for year in years:
        found, _ = founding.found_year(
            program,
            government,
            year,
            decree=f"Perda Kota Serang 12/{year - 1}",
            decided_on=date(year - 1, 12, 28),
        )
        _calendar(program, found, year, now.date())
    offices = {
        office.code: founding.found_organization(
            program,
            government,
            code=office.code,
            name=office.name,
            kind=office.kind,
            head_title=office.head_title,
            head_name=ACCOUNTS[Role.HEAD][1]
            if office.code == FAMOUS
            else f"H. {office.name.split()[-1]}",
            head_rank="Pembina Tingkat I",
            head_nip=f"19720512 199803 1 {number:03}",
        )
        for number, office in enumerate(OFFICES, 1)
    }
    return City(government, offices, _people(program, government, offices, since))


def _people(
    program: Actor,
    government: Government,
    offices: Mapping[str, Organization],
    since: date,
) -> Mapping[tuple[Role, str], Person]:
    """Who holds each role: the accounts to try, and for other offices people without a password."""
    encoded = founding.encoded_password(PASSWORD)
    people: dict[tuple[Role, str], Person] = {}
    for role, (account, name) in ACCOUNTS.items():
        code = FAMOUS if role.is_of_organization else ""
        people[role, code] = founding.found_person(
            program, government, email=f"{account}@{DOMAIN}", name=name, encoded=encoded
        )
    for code, organization in offices.items():
        for role in (Role.OPERATOR, Role.HEAD):
            if (role, code) not in people:
                people[role, code] = founding.found_person(
                    program,
                    government,
                    email=f"{role}.{code}@{DOMAIN}",
                    name=f"{role.label} {organization}",
                )
    for (role, code), person in people.items():
        founding.found_appointment(program, person, role, government, since, offices.get(code))
    return people


def _calendar(program: Actor, found: FiscalYear, year: int, today: date) -> None:
    """The usual calendar; the quarter that is being filled stays open while the city is tried."""
    founding.found_window(
        program, found, str(year), Step.PLAN, date(year - 1, 12, 1), date(year, 12, 31)
    )
    for quarter in range(1, 5):
        period = Period(year, quarter=quarter)
        opens = _end(period) + timedelta(days=1)
        for step, days in ((Step.RECORD, 19), (Step.VERIFY, 35), (Step.APPROVE, 45)):
            closes = opens + timedelta(days=days)
            if period == _last_quarter(today):
                closes = max(closes, today + timedelta(days=days))
            founding.found_window(program, found, period.code, step, opens, closes)


def _end(period: Period) -> date:
    """The last day of a quarter."""
    month = period.months_elapsed
    return date(period.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _last_quarter(today: date) -> Period:
    """The last quarter that is over."""
    quarter = (today.month - 1) // 3
    return Period(today.year, quarter=quarter) if quarter else Period(today.year - 1, quarter=4)
