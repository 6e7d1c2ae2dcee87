"""`tolok repair`: what the contradictions of a form lead to, and the file with what is accepted."""

from __future__ import annotations

import re
import sys
from decimal import Decimal, InvalidOperation
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from tolok.cli.batch import is_many, jobs_option
from tolok.cli.beside import nomenclature_in, year_proposals
from tolok.cli.files import (
    CLEAN,
    FINDINGS,
    format_of,
    json_bytes,
    mapping_option,
    maps_of,
    reading_of,
    save,
    written,
)
from tolok.cli.repair_many import repair_many
from tolok.cli.repaired import OUTPUTS, likely, record_beside, results_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tolok.documents.columns.maps import ColumnMap
    from tolok.domain.nomenclature import Nomenclature
    from tolok.repair.proposals import Proposals, Question, Repair


class Chance(click.ParamType[Decimal]):
    """A probability, exactly as written."""

    name = "peluang"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """The decimal, between 0 and 1."""
        try:
            chance = Decimal(str(value).replace(",", "."))
        except InvalidOperation:
            chance = Decimal(-1)
        if not 0 <= chance <= 1:
            self.fail(f"“{value}” bukan peluang. Tulis antara 0 dan 1, misalnya 0.95.", param, ctx)
        return chance


@click.command(
    epilog="Contoh:  tolok repair formulir.xlsx --accept all --least 0.99 -o formulir-baik.xlsx\n\n"
    "Contoh:  tolok repair folder-formulir --accept 0.99 -o folder-hasil",
    help="Usulkan perbaikan: angka yang paling mungkin benar, dengan saksi dan peluangnya.\n\n"
    "Dengan --accept dan -o, berkas Anda sendiri kembali dengan sel yang diperbaiki, disertai "
    "berita acara perbaikan (PDF) di sebelahnya. Beberapa berkas, satu folder, atau arsip ZIP "
    "dikerjakan dengan semua inti prosesor; -o lalu menamai folder hasilnya.",
)
@click.argument(
    "files", type=click.Path(path_type=Path), metavar="BERKAS...", nargs=-1, required=True
)
@click.option(
    "--json", "as_json", is_flag=True,
    help="Keluarkan JSON: tolok.repair/1 untuk satu berkas, tolok.repairs/1 untuk beberapa.",
)  # fmt: skip
@click.option(
    "--accept", metavar="all|PELUANG|ID,…",
    help="Terima semua usulan, yang berpeluang sedikitnya sekian (0.95), atau usulan dan jawaban "
    "pertanyaan menurut nomornya (P1,T2a).",
)  # fmt: skip
@click.option(
    "--least", type=Chance(), default="0.95", show_default=True,
    help="Peluang terkecil yang diterima oleh --accept all.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="HASIL",
    help="Tulis formulir yang sudah diperbaiki ke berkas ini; untuk beberapa berkas, ke folder.",
)  # fmt: skip
@click.option(
    "--nomenclature", type=click.Path(path_type=Path), metavar="CSV",
    help="Nomenklatur pemerintah daerah Anda: menunjukkan baris mana yang mungkin hilang.",
)  # fmt: skip
@click.option(
    "--quarters", type=click.Path(path_type=Path), metavar="BERKAS", multiple=True,
    help="Formulir triwulan dari tahun yang sama (ulangi untuk tiap triwulan, berurutan).",
)  # fmt: skip
@mapping_option
@jobs_option
def repair(  # noqa: PLR0913 - each option of the command is one
    files: tuple[Path, ...], *, as_json: bool, accept: str | None, least: Decimal,
    output: Path | None, nomenclature: Path | None, quarters: tuple[Path, ...],
    mappings: tuple[Path, ...], jobs: int | None,
) -> None:  # fmt: skip
    """Propose repairs for one form or for many, and carry out the accepted ones."""
    accept, least = _chance_in(accept, least)
    if output is not None and accept is None:
        raise click.UsageError("-o menulis yang diterima. Tambahkan --accept all atau ID-nya.")
    maps = maps_of(mappings)
    if is_many(files):
        _refuse_for_many(accept, quarters)
        repair_many(
            files, nomenclature_in(nomenclature), maps, jobs=jobs, as_json=as_json,
            least=None if accept is None else least, folder=output,
        )  # fmt: skip
    if output is not None:
        format_of(output, OUTPUTS)
    known = nomenclature_in(nomenclature)
    if quarters:
        _repair_year(files[0], quarters, known, maps, as_json=as_json, accept=accept)
    _repair_one(files[0], known, maps, as_json=as_json, accept=accept, least=least, output=output)


def _chance_in(accept: str | None, least: Decimal) -> tuple[str | None, Decimal]:
    """``--accept 0.95`` is ``--accept all --least 0.95``."""
    if accept is None or not re.fullmatch(r"[01](?:[.,]\d+)?", accept.strip()):
        return accept, least
    return "all", Chance().convert(accept.strip(), None, None)


def _refuse_for_many(accept: str | None, quarters: Sequence[Path]) -> None:
    if accept not in {None, "all"}:
        raise click.UsageError(
            "Nomor usulan hanya berlaku untuk satu berkas. Untuk beberapa berkas pakai --accept "
            "all atau peluang terkecilnya, misalnya --accept 0.95."
        )
    if quarters:
        raise click.UsageError("--quarters hanya untuk satu formulir tahunan.")


def _repair_year(  # noqa: PLR0913 - the options of the command, by name
    file: Path, quarters: Sequence[Path], known: Nomenclature | None, maps: Sequence[ColumnMap],
    *, as_json: bool, accept: str | None,
) -> NoReturn:  # fmt: skip
    if accept is not None:
        raise click.UsageError("Dengan --quarters usulan hanya ditampilkan, tanpa --accept.")
    together = year_proposals(file, quarters, known, maps, as_json=as_json)
    if not as_json:
        _print(together, ())
    _end(together)


def _repair_one(  # noqa: PLR0913 - the options of the command, by name
    file: Path, known: Nomenclature | None, maps: Sequence[ColumnMap],
    *, as_json: bool, accept: str | None, least: Decimal, output: Path | None,
) -> NoReturn:  # fmt: skip
    from tolok.audit.rulebook import examine  # noqa: PLC0415 - keeps --help quick
    from tolok.repair.proposing import propose  # noqa: PLC0415

    form = reading_of(file, maps).form
    proposals = propose(form, examine(form), known)
    accepted = () if accept is None else _accepted(proposals, accept, least)
    if output is not None:
        kind = output.suffix.lower()
        repaired, record = written(
            lambda: results_of(file.read_bytes(), file.name, kind, form, proposals, accepted)
        )
        save(output, repaired)
        save(record_beside(output), record)
    if as_json:
        from tolok.documents.proposals_json import proposals_to_json  # noqa: PLC0415

        click.echo(json_bytes(proposals_to_json(proposals)), nl=False)
    elif output is None:
        _print(proposals, accepted)
    _end(proposals, f", {len(accepted)} diterima" if accept else "")


def _end(proposals: Proposals, accepted: str = "") -> NoReturn:
    """The counts, and the exit code that tells them."""
    counts = f"{len(proposals.repairs)} usulan, {len(proposals.questions)} pertanyaan"
    click.echo(f"{counts}{accepted}.", err=True)
    sys.exit(FINDINGS if proposals.repairs or proposals.questions else CLEAN)


def _accepted(proposals: Proposals, accept: str, least: Decimal) -> tuple[Repair, ...]:
    """The repairs that were chosen, in the order of the proposals."""
    if accept == "all":
        return likely(proposals, least)
    options = [option for question in proposals.questions for option in question.options]
    rivals = [rival for one in proposals.repairs for rival in one.rivals]
    known = {one.id: one for one in (*proposals.repairs, *rivals, *options)}
    chosen = [name.strip() for name in accept.split(",") if name.strip()]
    for name in chosen:
        if name not in known:
            raise click.UsageError(
                f"Usulan {name} tidak ada. Lihat nomornya dengan: tolok repair BERKAS"
            )
    _refuse_rivals([known[name] for name in dict.fromkeys(chosen)])
    return tuple(one for name, one in known.items() if name in chosen)


def _refuse_rivals(chosen: Sequence[Repair]) -> None:
    """Refuse two explanations of the same."""
    for one, other in combinations(chosen, 2):
        if {one.id, *one.instead_of} & {other.id, *other.instead_of}:
            raise click.UsageError(
                f"{one.id} dan {other.id} saling meniadakan. Pilih salah satunya."
            )


def _print(proposals: Proposals, accepted: Sequence[Repair]) -> None:
    for one in proposals.repairs:
        mark = "✓" if one in accepted else " "
        click.echo(f"{mark} {one.id:<4} {_percent(one)}  {one.explanation}")
        _print_options(one.rivals, accepted)
    for question in proposals.questions:
        _print_question(question, accepted)


def _print_question(question: Question, accepted: Sequence[Repair]) -> None:
    click.echo(f"? {question.id:<4}         {question.text}")
    _print_options(question.options, accepted)


def _print_options(options: Sequence[Repair], accepted: Sequence[Repair]) -> None:
    for option in options:
        mark = "✓" if option in accepted else " "
        click.echo(f"{mark}   {option.id:<4} {_percent(option)}  {option.explanation}")


def _percent(one: Repair) -> str:
    from tolok.domain.notation import write_number  # noqa: PLC0415

    return f"{write_number(one.probability.scaleb(2), 2):>6} %"
