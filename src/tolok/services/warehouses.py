"""The warehouse under the site: official snapshots taken into it, and prepared questions asked."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.services.acting import Actor
from tolok.services.filings import NotFoundError
from tolok.services.snapshots import form_of_snapshot
from tolok.store import publications, submissions

if TYPE_CHECKING:
    from tolok.consolidation.inquiries import Choice, Inquiry

# Columns are heavy to import, and few pages ask for them.

LISTED = 500
"""Rows that a page shows; the file to take away has all of them."""


@dataclass(frozen=True)
class Answer:
    """What a prepared question came to: headings, rows for a reader, and how many there are.

    ``is_number`` says of each column whether it is set to the right; ``sql`` is what was run.
    """

    inquiry: "Inquiry"
    labels: tuple[str, ...]
    is_number: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int
    sql: str


def require_reader(actor: Actor) -> None:
    """Refuse whom the warehouse is not open to: it holds many governments side by side.

    It is there for the people of the one government that the installation names, a province's own.
    """
    government = publications.government_by_code(settings.TOLOK_PROVINCE)
    if government is None:
        raise NotFoundError("Situs ini tidak mempunyai gudang data gabungan.")
    actor.require(Deed.READ_BOARD, government)


def inquiries() -> tuple["Inquiry", ...]:
    """The prepared questions."""
    from tolok.consolidation.inquiries import INQUIRIES  # noqa: PLC0415

    return tuple(INQUIRIES.values())


def ask(actor: Actor, name: str, choice: "Choice", most: int | None = LISTED) -> Answer:
    """The answer to a prepared question by DuckDB; at most so many of its rows, None for all.

    NotFoundError for an unknown question, TolokError where there is no warehouse yet.
    """
    import pyarrow as pa  # noqa: PLC0415

    from tolok.consolidation.answers import HEADINGS, lines  # noqa: PLC0415
    from tolok.consolidation.engines import DuckDB, sql_of  # noqa: PLC0415
    from tolok.consolidation.inquiries import INQUIRIES, question  # noqa: PLC0415
    from tolok.consolidation.warehouse import Warehouse  # noqa: PLC0415

    require_reader(actor)
    if name not in INQUIRIES:
        raise NotFoundError(f"Pertanyaan {name} tidak ada.")
    inquiry = INQUIRIES[name]
    asked = question(inquiry, choice)
    engine = DuckDB()
    try:
        Warehouse.opened(folder()).show_to(engine)
        found = engine.ask(asked)
    finally:
        engine.close()
    shown = [row for batch in found.slice(0, most).to_batches() for row in lines(batch)]
    return Answer(
        inquiry,
        tuple(HEADINGS[column].label for column in found.column_names),
        tuple(
            pa.types.is_integer(one.type) or pa.types.is_decimal(one.type) for one in found.schema
        ),
        tuple(tuple(row) for row in shown),
        found.num_rows,
        sql_of(asked, "duckdb"),
    )


def gather() -> int:
    """Take every official snapshot into the warehouse; answers how many were new.

    A snapshot that is in already is passed over, so it can be run again and again.
    """
    from tolok.consolidation.ingest import Intake  # noqa: PLC0415
    from tolok.consolidation.warehouse import Warehouse  # noqa: PLC0415

    warehouse = Warehouse.made(folder())
    taken = 0
    with warehouse.alone():
        intake = Intake(warehouse)
        for snapshot in submissions.official_snapshots():
            if intake.knows(snapshot.sha256):
                continue
            try:
                form = form_of_snapshot(snapshot)
            except TolokError as error:
                intake.set_aside(str(snapshot), snapshot.sha256, str(error))
                continue
            intake.take_forms(str(snapshot), snapshot.sha256, [form])
            taken += 1
        intake.finish()
    return taken


def folder() -> Path:
    """Where the warehouse lies."""
    return Path(settings.TOLOK_WAREHOUSE)
