"""What the board and the first page of a city cost: SQLite, or the DATABASE_URL that is given.

Run ``python benchmarks/boards.py`` or, beside PostgreSQL, ``python tests/support/postgres.py
python benchmarks/boards.py``. The city is thrown away with its database's folder.
"""

import argparse
import os
import tempfile
from datetime import UTC, date, datetime
from typing import Any

from reading import milliseconds

AT = datetime(2026, 4, 7, 2, 30, tzinfo=UTC)
YEAR = 2026
RUNS = 7


def found(agencies: int, indicators: int) -> tuple[Any, Any]:
    """A government with its verifier, and agencies with filled quarters."""
    from city_records import Size  # noqa: PLC0415 - Django is set up by now
    from city_records import found as found_records  # noqa: PLC0415

    from tolok.store import models  # noqa: PLC0415

    government = found_records(Size(agencies, indicators, years=1))[0].government
    person = models.Person.objects.create(email="v@kota.test", name="Verifikator")
    models.Appointment.objects.create(
        person=person, role="verifier", government=government, since=date(YEAR, 1, 1)
    )
    return government, person


def measure(agencies: int, indicators: int) -> None:
    """The table."""
    from tolok.domain.periods import Period  # noqa: PLC0415
    from tolok.services.acting import actor_of  # noqa: PLC0415
    from tolok.services.boards import board_of  # noqa: PLC0415
    from tolok.services.flow import obstacles  # noqa: PLC0415
    from tolok.services.sheets import open_sheet  # noqa: PLC0415
    from tolok.services.summaries import MOST_AT_ONCE  # noqa: PLC0415
    from tolok.services.tasks import desks  # noqa: PLC0415
    from tolok.store.models import Organization, SheetSummary  # noqa: PLC0415

    government, person = found(agencies, indicators)
    period, actor = Period(YEAR, quarter=1), actor_of(person, AT)
    one = Organization.objects.select_related("government").first()
    assert one is not None  # noqa: S101 - it was made above

    def line(what: str, cost: float) -> None:
        print(f"{what:<52}{cost:>10.1f} ms   {cost / sheet:.2f} × a sheet")

    sheet = milliseconds(lambda: obstacles(open_sheet(one, period)), RUNS)
    line(f"a sheet of {indicators} indicators, with obstacles", sheet)
    line(
        f"board, {agencies} agencies, {MOST_AT_ONCE} sheets anew",
        milliseconds(lambda: board_of(actor, government, period), 3),
    )
    while SheetSummary.objects.count() < agencies:
        board_of(actor, government, period)
    line(
        f"board, {agencies} agencies, none anew",
        milliseconds(lambda: board_of(actor, government, period), RUNS),
    )
    line("first page of the verifier", milliseconds(lambda: desks(actor), RUNS))


def main() -> None:
    """Set up a throw-away site and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, default=60)
    parser.add_argument("--indicators", type=int, default=100)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tolok-boards-") as folder:
        os.environ["TOLOK_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "tolok.project.settings"
        os.environ["DATABASE_URL"] = os.environ.get("TOLOK_TEST_POSTGRES", "")
        import django  # noqa: PLC0415 - the settings are named just above

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0, interactive=False)
        measure(chosen.agencies, chosen.indicators)


if __name__ == "__main__":
    main()
