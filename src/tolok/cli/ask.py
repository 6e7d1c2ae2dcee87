"""`tolok consolidate ask`: a prepared question to a warehouse, as a table, CSV, Parquet or SQL."""

from __future__ import annotations

import contextlib
import csv
import io
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tolok.cli.files import CLEAN, UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pyarrow as pa

    from tolok.consolidation.engines import Engine
    from tolok.consolidation.inquiries import Choice, Inquiry

SCOPES = ("nation", "province", "government", "organization")
LEVELS = ("goal", "objective", "program", "activity", "subactivity")
CAPS = ("none", "100", "110", "120", "150")
FORMATS = ("table", "csv", "parquet")
LISTED = 50
_WIDEST = 36


@click.command(
    help="Tanyakan satu pertanyaan siap pakai kepada gudang data; tanpa NAMA, daftarnya.",
    epilog="Contoh:  tolok consolidate ask ranking nasional --year 2024 --quarter 4",
)
@click.argument("name", required=False, metavar="[NAMA]")
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="[GUDANG]")
@click.option("--by", "scope", type=click.Choice(SCOPES), default="government", show_default=True,
              help="Digabung menurut apa.")  # fmt: skip
@click.option("--year", type=int, metavar="TAHUN", help="Hanya tahun ini.")
@click.option("--quarter", type=click.IntRange(1, 4), help="Hanya triwulan ini.")
@click.option("--province", metavar="PROVINSI", help="Hanya provinsi ini, menurut daftar pelapor.")
@click.option("--government", metavar="PEMDA", help="Hanya pemerintah daerah ini.")
@click.option("--level", type=click.Choice(LEVELS), help="Hanya indikator pada tingkat ini.")
@click.option("--cap", type=click.Choice(CAPS), default="none", show_default=True,
              help="Capaian tertinggi yang dihitung dalam rata-rata.")  # fmt: skip
@click.option("--engine", type=click.Choice(("duckdb", "spark")), default="duckdb",
              show_default=True, help="Mesin yang menjawab; jawabannya sama.")  # fmt: skip
@click.option("--master", metavar="ALAMAT", help="Kluster Spark, misalnya spark://host:7077.")
@click.option("--sql", "as_sql", is_flag=True, help="Tampilkan SQL yang dijalankan, lalu berhenti.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default=None,
              help="Bentuk jawaban; bawaan: menurut akhiran -o, selain itu tabel.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="HASIL",
              help="Tulis jawaban ke berkas ini.")  # fmt: skip
def ask(  # noqa: PLR0913 - one a flag
    name: str | None,
    folder: Path | None,
    *,
    engine: str,
    master: str | None,
    as_sql: bool,
    format_: str | None,
    output: Path | None,
    **narrowing: Any,
) -> None:
    """Ask a warehouse a prepared question."""
    from tolok.consolidation.inquiries import question  # noqa: PLC0415 - heavy
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    if name is None:
        _print_list()
        return
    inquiry = _inquiry(name)
    try:
        asked = question(inquiry, _choice(narrowing))
    except TolokError as error:
        raise click.UsageError(str(error)) from error
    if as_sql:
        _print_sql(asked, engine)
        return
    if folder is None:
        raise click.UsageError(
            f"Sebut gudang datanya, misalnya: tolok consolidate ask {name} nasional"
        )
    format_ = format_ or _by_ending(output)
    if format_ == "parquet" and output is None:
        raise click.UsageError("Parquet ditulis ke berkas: tambahkan -o HASIL.parquet")
    try:
        with _silence():
            _answer(_shown(engine, master, folder), asked, inquiry, format_, output)
    except TolokError as error:
        click.echo(f"Tidak terjawab. {error}", err=True)
        sys.exit(UNREADABLE)
    sys.exit(CLEAN)


def _shown(engine: str, master: str | None, folder: Path) -> Engine:
    """The engine, with the warehouse before it."""
    from tolok.consolidation.engines import engine_named  # noqa: PLC0415 - heavy
    from tolok.consolidation.warehouse import Warehouse  # noqa: PLC0415 - heavy

    warehouse = Warehouse.opened(folder)
    on = engine_named(engine, master)
    warehouse.show_to(on)
    return on


def _silence() -> contextlib.AbstractContextManager[Any]:
    """No warnings of libraries between a question and its answer."""
    import warnings  # noqa: PLC0415 - only here

    return warnings.catch_warnings(action="ignore", category=ResourceWarning)


def _inquiry(name: str) -> Inquiry:
    from tolok.consolidation.inquiries import INQUIRIES  # noqa: PLC0415 - heavy

    if name not in INQUIRIES:
        raise click.UsageError(
            f"Pertanyaan {name} tidak ada. Lihat daftarnya dengan: tolok consolidate ask"
        )
    return INQUIRIES[name]


def _choice(narrowing: dict[str, Any]) -> Choice:
    from tolok.consolidation.inquiries import Choice  # noqa: PLC0415 - heavy
    from tolok.consolidation.naming import government_name, plain_upper  # noqa: PLC0415
    from tolok.consolidation.rollups import Scope  # noqa: PLC0415 - heavy
    from tolok.domain.achievements import Cap  # noqa: PLC0415
    from tolok.domain.levels import Level  # noqa: PLC0415

    level, province, government = (narrowing[key] for key in ("level", "province", "government"))
    return Choice(
        scope=Scope(narrowing["scope"]),
        year=narrowing["year"],
        quarter=narrowing["quarter"],
        province=plain_upper(province) or None,
        government=government_name(government) or None,
        level=Level(level) if level else None,
        cap=Cap(narrowing["cap"]),
    )


def _print_list() -> None:
    from tolok.consolidation.inquiries import INQUIRIES  # noqa: PLC0415 - heavy

    for one in INQUIRIES.values():
        click.echo(f"{one.name:<14}{one.title}\n{'':<14}{one.description}")


def _print_sql(asked: Any, engine: str) -> None:
    from tolok.consolidation.engines import PRELUDES, sql_of  # noqa: PLC0415 - heavy

    for line in (*PRELUDES[engine], sql_of(asked, engine)):
        click.echo(f"{line};")


def _by_ending(output: Path | None) -> str:
    ending = output.suffix.lower().removeprefix(".") if output else ""
    return ending if ending in FORMATS else "csv" if output else "table"


def _answer(on: Engine, asked: Any, inquiry: Inquiry, format_: str, output: Path | None) -> None:
    batches = on.batches(asked)
    if format_ == "table" and output is None:
        _print_table(inquiry, batches)
    elif output is None:
        _write_csv(batches, lambda text: click.echo(text, nl=False))
    else:
        _written_beside(output, lambda path: _write(path, format_, batches))


def _print_table(inquiry: Inquiry, batches: Iterator[pa.RecordBatch]) -> None:
    """The first rows for the eye, and how many there are in all."""
    from tolok.consolidation.answers import HEADINGS, lines  # noqa: PLC0415 - heavy

    kept: list[list[str]] = []
    count, names, numeric = 0, [], []
    for batch in batches:
        names = batch.schema.names
        numeric = [_is_number(field) for field in batch.schema]
        kept += lines(batch.slice(0, LISTED - len(kept)))
        count += batch.num_rows
    labels = [HEADINGS[name].label for name in names]
    click.echo(inquiry.title)
    table = [labels, *kept]
    widths = [min(_WIDEST, max(len(line[at]) for line in table)) for at in range(len(labels))]
    for line in table:
        cells = [
            f"{_short(text):>{width}}" if is_right else f"{_short(text):<{width}}"
            for text, width, is_right in zip(line, widths, numeric, strict=True)
        ]
        click.echo("  ".join(cells).rstrip())
    more = f"; {LISTED} yang pertama ditampilkan, seluruhnya dengan -o HASIL.csv"
    click.echo(f"{count} baris{more if count > LISTED else ''}.", err=True)


def _is_number(field: Any) -> bool:
    import pyarrow as pa  # noqa: PLC0415 - heavy

    return bool(pa.types.is_integer(field.type) or pa.types.is_decimal(field.type))


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _write_csv(batches: Iterator[pa.RecordBatch], put: Callable[[str], Any]) -> None:
    """Columns by their names in the schema, numbers with a decimal point: for other programs."""
    from tolok.consolidation.answers import exact_columns  # noqa: PLC0415 - heavy

    is_first = True
    for batch in batches:
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\n")
        if is_first:
            table.writerow(batch.schema.names)
        is_first = False
        columns = [column.to_pylist() for column in exact_columns(batch).columns]
        for row in zip(*columns, strict=True):
            table.writerow(["" if value is None else value for value in row])
        put(text.getvalue())


def _write(path: Path, format_: str, batches: Iterator[pa.RecordBatch]) -> None:
    if format_ == "parquet":
        import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

        from tolok.consolidation.answers import exact_columns  # noqa: PLC0415 - heavy

        writer = None
        for batch in map(exact_columns, batches):
            writer = writer or pq.ParquetWriter(path, batch.schema, compression="zstd")
            writer.write_batch(batch)
        if writer is not None:
            writer.close()
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        _write_csv(batches, file.write)


def _written_beside(output: Path, write: Callable[[Path], None]) -> None:
    """The whole file or nothing, of any size: it is written beside its place, then moved there."""
    try:
        with tempfile.TemporaryDirectory(dir=output.parent, prefix=f".{output.name}.") as folder:
            beside = Path(folder) / output.name
            write(beside)
            beside.replace(output)
    except OSError as error:
        click.echo(f"{output} tidak dapat ditulis: {error.strerror}. Pilih folder lain.", err=True)
        sys.exit(UNREADABLE)
    click.echo(f"{output} ditulis.", err=True)
