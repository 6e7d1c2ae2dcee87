"""A small city for tests: two offices, a person for each role, a plan of seven rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from tolok.domain.levels import Level
from tolok.domain.periods import Period
from tolok.domain.roles import Role
from tolok.services import founding
from tolok.services.acting import Actor, actor_of
from tolok.services.planning import IndicatorText, NodeText, planning
from tolok.services.recording import Typed, record_row
from tolok.services.sheets import Sheet, open_sheet
from tolok.store.models import Government, Organization, Person, PlanIndicator

NOW = datetime(2026, 4, 7, 2, 30, tzinfo=UTC)
Q1 = Period(2026, quarter=1)
YEAR = 2026
PASSWORD = "rahasia-kota-2026"


@dataclass(frozen=True)
class City:
    """What a test needs to know of its city."""

    government: Government
    kecamatan: Organization
    dinas: Organization
    people: Mapping[Role, Person]

    def actor(self, role: Role, at: datetime = NOW) -> Actor:
        """The person of a role, at a moment; nobody for Role.PUBLIC."""
        return actor_of(self.people.get(role), at)

    @property
    def sheet(self) -> Sheet:
        """The kecamatan's first quarter."""
        return open_sheet(self.kecamatan, Q1)


def found_city(code: str = "kota-serang") -> City:
    """A city with its people and offices, and a plan for the kecamatan."""
    program = Actor(None, NOW)
    name = "Pemerintah Kota Serang"
    government = founding.found_government(program, code=code, name=name, place="Serang")
    founding.found_year(
        program, government, YEAR, decree="Perda 1/2025", decided_on=date(2025, 12, 30)
    )
    kecamatan = _office(government, "7.01.01", "Kecamatan Cipocok Jaya", "Kecamatan", "Camat")
    dinas = _office(government, "1.02.01", "Dinas Kesehatan", "Dinas", "Kepala Dinas")
    people: dict[Role, Person] = {
        role: _person(role, government, kecamatan if role.is_of_organization else None)
        for role in Role
        if role is not Role.PUBLIC
    }
    city = City(government, kecamatan, dinas, people)
    plan_kecamatan(city)
    return city


def plan_kecamatan(city: City) -> None:
    """Goal, objective, program, activity and three subactivities, with targets and ceilings."""
    tree: tuple[tuple[Level, str, str, str, str, int | None], ...] = (
        (Level.GOAL, "Pelayanan publik meningkat", "Indeks", "Indeks", "85", None),
        (Level.OBJECTIVE, "Akuntabilitas meningkat", "Nilai AKIP", "Nilai", "65", None),
        (Level.PROGRAM, "Penunjang", "Layanan penunjang", "Persen", "100", 60_000_000),
        (Level.ACTIVITY, "Umum", "Layanan umum", "Persen", "100", 60_000_000),
        (Level.SUBACTIVITY, "Listrik", "Jumlah bulan", "Bulan", "12", 10_000_000),
        (Level.SUBACTIVITY, "Peralatan", "Jumlah paket", "Paket", "4", 20_000_000),
        (Level.SUBACTIVITY, "Rapat", "Jumlah laporan", "Laporan", "8", 30_000_000),
    )
    with planning(city.actor(Role.OPERATOR), city.kecamatan, YEAR) as planner:
        parents: dict[int, object] = {}
        for level, name, indicator, unit, target, ceiling in tree:
            above = parents.get(level.depth - 1)
            node = planner.add_node(above, NodeText(level, name))  # type: ignore[arg-type]
            parents[level.depth] = node
            one = planner.add_indicator(node, IndicatorText(indicator, unit=unit))
            planner.set_target(one, str(YEAR), target)
            planner.set_ceiling(node, None if ceiling is None else Decimal(ceiling))


def fill(city: City) -> None:
    """The kecamatan's first quarter, filled in so that nothing stands in the way."""
    operator = city.actor(Role.OPERATOR)
    typed = {
        "Indeks": Typed("-"),
        "Nilai AKIP": Typed("-"),
        "Layanan penunjang": Typed("25"),
        "Layanan umum": Typed("25"),
        "Jumlah bulan": Typed("3", spending="2500000"),
        "Jumlah paket": Typed("1", spending="5.000.000"),
        "Jumlah laporan": Typed("2", spending="7.500.000"),
    }
    for row in city.sheet.rows:
        assert row.indicator is not None
        record_row(operator, city.kecamatan, Q1, row.key, typed[row.indicator.name])


def indicator(city: City, name: str) -> PlanIndicator:
    """An indicator of the kecamatan by its name."""
    return PlanIndicator.objects.get(node__organization=city.kecamatan, name=name)


def _office(government: Government, code: str, name: str, kind: str, title: str) -> Organization:
    return founding.found_organization(
        Actor(None, NOW),
        government,
        code=code,
        name=name,
        kind=kind,
        head_title=title,
        head_name=f"Drs. Pimpinan {name}",
        head_rank="Pembina",
        head_nip="19700101 199001 1 001",
    )


def _person(role: Role, government: Government, organization: Organization | None) -> Person:
    program = Actor(None, NOW)
    person = founding.found_person(
        program,
        government,
        email=f"{role}@{government.code}.test",
        name=f"{role.label} {government.code}",
        encoded=founding.encoded_password(PASSWORD),
    )
    since = date(2025, 1, 1)
    founding.found_appointment(program, person, role, government, since, organization)
    return person
