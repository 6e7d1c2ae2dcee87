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
    """A government with its verifier, and agencies with a filled quarter each."""
    from tolok.store import models  # noqa: PLC0415 - Django is set up by now

    government = models.Government.objects.create(code="kota", name="Kota", place="Kota")
    year = models.FiscalYear.objects.create(government=government, year=YEAR)
    version = models.PlanVersion.objects.create(
        fiscal_year=year, number=0, name="murni", decree="", decided_on=date(YEAR, 1, 1)
    )
    person = models.Person.objects.create(email="v@kota.test", name="Verifikator")
    models.Appointment.objects.create(
        person=person, role="verifier", government=government, since=date(YEAR, 1, 1)
    )
    for at in range(agencies):
        _agency(government, version, at, indicators)
    return government, person


def _agency(government: Any, version: Any, at: int, indicators: int) -> None:
    from tolok.store import models  # noqa: PLC0415

    one = models.Organization.objects.create(
        government=government,
        code=f"{at:03}",
        name=f"Dinas {at}",
        kind="Dinas",
        head_title="Kepala",
    )
    program = models.PlanNode.objects.create(
        organization=one, year=YEAR, key="p", level="program", position=0, name="Program"
    )
    nodes = models.PlanNode.objects.bulk_create(
        models.PlanNode(
            organization=one, year=YEAR, key=f"n{row}", parent=program, level="subactivity",
            position=row + 1, name=f"Sub kegiatan {row}",
        )
        for row in range(indicators)
    )  # fmt: skip
    measured = models.PlanIndicator.objects.bulk_create(
        models.PlanIndicator(node=node, key=f"i{row}", name=f"Dokumen {row}", unit="Dokumen")
        for row, node in enumerate(nodes)
    )
    models.TargetValue.objects.bulk_create(
        models.TargetValue(
            indicator=each, version=version, period=period, written=written, state="value",
            value=written,
        )
        for each in measured
        for period, written in [("2026", "12"), *((f"2026-Q{q}", "3") for q in range(1, 5))]
    )  # fmt: skip
    models.NodeCeiling.objects.bulk_create(
        models.NodeCeiling(node=node, version=version, amount_sen=1_000_000_000) for node in nodes
    )
    models.Measurement.objects.bulk_create(
        models.Measurement(
            indicator=each, period="2026-Q1", written="3", state="value", value="3", changed_at=AT
        )
        for each in measured
    )
    models.NodeSpending.objects.bulk_create(
        models.NodeSpending(
            node=node, period="2026-Q1", written="2.500.000", state="value", amount_sen=250_000_000
        )
        for node in nodes
    )


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
