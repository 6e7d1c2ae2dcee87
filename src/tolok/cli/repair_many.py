"""`tolok repair` over many files: each office's file and its record, into one folder."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from tolok.cli.batch import (
    SEVERITIES,
    Item,
    JsonStream,
    Outcome,
    Summary,
    items_of,
    sources_of,
    work_through,
)
from tolok.cli.files import placing
from tolok.cli.repaired import IN_PLACE, likely, record_beside, results_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from tolok.cli.batch import Source, Taker
    from tolok.documents.columns.maps import ColumnMap
    from tolok.domain.nomenclature import Nomenclature

_COLUMNS = {
    "rows": "baris", **SEVERITIES, "repairs": "usulan", "questions": "ditanyakan",
    "accepted": "diterima",
}  # fmt: skip


def repair_many(  # noqa: PLR0913 - the options of the command, by name
    files: Sequence[Path], known: Nomenclature | None, maps: Sequence[ColumnMap],
    *, jobs: int | None, as_json: bool, least: Decimal | None, folder: Path | None,
) -> NoReturn:  # fmt: skip
    """Propose repairs for many files; ``least`` accepts, ``folder`` takes what is corrected."""
    from tolok.documents.proposals_json import REPAIRS_SCHEMA  # noqa: PLC0415 - keeps --help quick

    sources = sources_of(files)
    items = items_of(sources)
    if folder is not None:
        _refuse_inside(folder, files)
        items = _with_outputs(items, folder, sources)
    summary = Summary(_COLUMNS)
    takers: list[Taker] = [summary.take]
    stream = None
    if as_json:
        stream = JsonStream([sys.stdout.buffer], REPAIRS_SCHEMA)
        takers.append(stream.take)
    deed = partial(repair_file, known=known, maps=maps, least=least, as_json=as_json)
    work_through(sources, items, deed, jobs=jobs, label="Memperbaiki", takers=takers)
    if stream:
        stream.end(summary)
    if folder is not None:
        corrected = summary.totals["written"]
        click.echo(f"{corrected} berkas yang diperbaiki ditulis ke {folder}.", err=True)
    summary.close(is_shown=not as_json, faults=("repairs", "questions"))


def repair_file(  # noqa: PLR0913 - a file, and the options of the command, by name
    data: bytes, item: Item,
    *, known: Nomenclature | None, maps: Sequence[ColumnMap], least: Decimal | None, as_json: bool,
) -> Outcome:  # fmt: skip
    """What is proposed for one file among many; what is accepted is written to its output."""
    from tolok.audit.rulebook import examine, summarize  # noqa: PLC0415
    from tolok.documents.proposals_json import proposals_to_json  # noqa: PLC0415
    from tolok.documents.reading import read_forms  # noqa: PLC0415
    from tolok.domain.errors import TolokError  # noqa: PLC0415
    from tolok.repair.proposing import propose  # noqa: PLC0415

    name = Path(item.name).name
    form = read_forms(data, name, maps=maps).main.form
    findings = examine(form)
    proposals = propose(form, findings, known)
    accepted = () if least is None else likely(proposals, least)
    trouble, output = "", item.output if accepted else None
    if output is not None:
        try:
            kind = output.suffix.lower()
            _write(output, *results_of(data, name, kind, form, proposals, accepted))
        except (TolokError, OSError) as error:
            trouble = f"Tidak ditulis. {_why(error)}"
    is_written = output is not None and not trouble
    told = {"rows": len(form.rows)}
    counts = {
        **told, **summarize(findings), "repairs": len(proposals.repairs),
        "questions": len(proposals.questions), "accepted": len(accepted),
        "written": int(is_written),
    }  # fmt: skip
    content = {
        **told, "findings": summarize(findings), "accepted": [one.id for one in accepted],
        "output": str(output) if is_written else None, **proposals_to_json(proposals),
    } if as_json else {}  # fmt: skip
    return Outcome(counts, content, trouble)


def _why(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"Folder hasil tidak dapat ditulisi: {error.strerror}. Pilih folder lain."
    return str(error)


def _write(output: Path, repaired: bytes, record: bytes) -> None:
    """Both files, or neither where one of them cannot begin."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with placing(record_beside(output)) as beside, placing(output) as file:
        beside.write(record)
        file.write(repaired)


def _refuse_inside(folder: Path, files: Sequence[Path]) -> None:
    """A folder of results among the originals would be taken for originals the next time."""
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"Untuk beberapa berkas -o menamai folder; {folder} sebuah berkas.")
    place = folder.resolve()
    for file in files:
        if file.is_dir() and place.is_relative_to(file.resolve()):
            raise click.UsageError(
                f"Folder hasil {folder} berada di dalam folder asal {file}. Pilih folder lain, "
                "agar berkas asli dan hasilnya tidak tercampur."
            )


def _with_outputs(items: Iterator[Item], folder: Path, sources: Sequence[Source]) -> Iterator[Item]:
    """The items with a place each for their result: never an original's, never another's."""
    taken = {_same(source.path) for source in sources}
    for item in items:
        suffix = item.below.suffix
        kind = suffix if suffix.lower() in {*IN_PLACE, ".json"} else ".xlsx"
        plain = folder / item.below.with_suffix(kind)
        output, number = plain, 1
        while {_same(output), _same(record_beside(output))} & taken:
            number += 1
            output = plain.with_stem(f"{plain.stem} ({number})")
        taken |= {_same(output), _same(record_beside(output))}
        yield item._replace(output=output)


def _same(path: Path) -> str:
    """A path as a file system that ignores case knows it."""
    return str(path.resolve()).casefold()
