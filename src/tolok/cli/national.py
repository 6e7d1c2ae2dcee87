"""`tolok consolidate report`: the national report of a warehouse, or a province's."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tolok.cli.files import CLEAN, UNREADABLE, format_of, save, written

FORMATS = ("pdf", "xlsx", "docx", "html", "csv")


@click.command(
    help="Susun laporan kinerja nasional, atau satu provinsi, dari gudang data.",
    epilog="Contoh:  tolok consolidate report nasional -o laporan.pdf --year 2024 --quarter 4",
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="GUDANG")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="LAPORAN", required=True,
    help=f"Berkas laporan; akhirannya menentukan format ({', '.join(FORMATS)}).",
)  # fmt: skip
@click.option("--year", type=int, metavar="TAHUN", help="Bawaan: triwulan terbaru yang ada.")
@click.option("--quarter", type=click.IntRange(1, 4), help="Triwulan laporan.")
@click.option("--province", metavar="PROVINSI", help="Laporan provinsi ini saja.")
@click.option("--engine", type=click.Choice(("duckdb", "spark")), default="duckdb",
              show_default=True, help="Mesin yang menjawab; jawabannya sama.")  # fmt: skip
@click.option("--master", metavar="ALAMAT", help="Kluster Spark, misalnya spark://host:7077.")
@click.option("--paper", type=click.Choice(["f4", "a4"], case_sensitive=False), default="f4",
              show_default=True, help="Ukuran kertas, selalu mendatar.")  # fmt: skip
def report(  # noqa: PLR0913 - one a flag
    folder: Path,
    *,
    output: Path,
    year: int | None,
    quarter: int | None,
    province: str | None,
    engine: str,
    master: str | None,
    paper: str,
) -> None:
    """Compose the national report."""
    from tolok.consolidation.engines import engine_named  # noqa: PLC0415 - heavy
    from tolok.consolidation.inquiries import Choice  # noqa: PLC0415 - heavy
    from tolok.consolidation.naming import plain_upper  # noqa: PLC0415 - heavy
    from tolok.consolidation.warehouse import Warehouse  # noqa: PLC0415 - heavy
    from tolok.documents.document import Paper  # noqa: PLC0415 - heavy
    from tolok.documents.writing import write_document  # noqa: PLC0415 - heavy
    from tolok.domain.errors import TolokError  # noqa: PLC0415
    from tolok.reports.national import gather, national_document  # noqa: PLC0415 - heavy

    format_ = format_of(output, FORMATS)
    choice = Choice(year=year, quarter=quarter, province=plain_upper(province) or None)
    try:
        warehouse = Warehouse.opened(folder)
        on = engine_named(engine, master)
        warehouse.show_to(on)
        document = national_document(gather(on, choice), paper=Paper(paper.lower()))
    except TolokError as error:
        click.echo(f"Tidak disusun. {error}", err=True)
        sys.exit(UNREADABLE)
    save(output, written(lambda: write_document(document, format_)))
    sys.exit(CLEAN)
