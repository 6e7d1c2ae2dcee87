"""`tolok repair`: what the contradictions of a form lead to, and the file with what is accepted."""

from __future__ import annotations

import json
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from tolok.cli.beside import nomenclature_in, year_proposals
from tolok.cli.files import CLEAN, FINDINGS, format_of, reading_of, save, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tolok.domain.forms import Form
    from tolok.repair.proposals import Proposals, Question, Repair

OUTPUTS = ("xlsx", "xlsm", "csv", "txt", "tsv", "json", "docx", "pdf", "html")


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
    epilog="Contoh:  tolok repair formulir.xlsx --accept all --least 0.99 -o formulir-baik.xlsx",
    help="Usulkan perbaikan: angka yang paling mungkin benar, dengan saksi dan peluangnya.\n\n"
    "Dengan --accept dan -o, berkas Anda sendiri kembali dengan sel yang diperbaiki, disertai "
    "berita acara perbaikan (PDF) di sebelahnya.",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="BERKAS")
@click.option("--json", "as_json", is_flag=True, help="Keluarkan JSON tolok.repair/1.")
@click.option(
    "--accept", metavar="all|ID,…",
    help="Terima semua usulan, atau usulan dan jawaban pertanyaan menurut nomornya (P1,T2a).",
)  # fmt: skip
@click.option(
    "--least", type=Chance(), default="0.95", show_default=True,
    help="Peluang terkecil yang diterima oleh --accept all.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="HASIL",
    help="Tulis formulir yang sudah diperbaiki ke berkas ini.",
)  # fmt: skip
@click.option(
    "--nomenclature", type=click.Path(path_type=Path), metavar="CSV",
    help="Nomenklatur pemerintah daerah Anda: menunjukkan baris mana yang mungkin hilang.",
)  # fmt: skip
@click.option(
    "--quarters", type=click.Path(path_type=Path), metavar="BERKAS", multiple=True,
    help="Formulir triwulan dari tahun yang sama (ulangi untuk tiap triwulan, berurutan).",
)  # fmt: skip
def repair(  # noqa: PLR0913 - each option of the command is one
    file: Path, *, as_json: bool, accept: str | None, least: Decimal, output: Path | None,
    nomenclature: Path | None, quarters: tuple[Path, ...],
) -> None:  # fmt: skip
    """Propose repairs for one form, and carry out the accepted ones."""
    from tolok.audit.rulebook import examine  # noqa: PLC0415 - keeps --help quick
    from tolok.repair.proposing import propose  # noqa: PLC0415

    if output is not None:
        if accept is None:
            raise click.UsageError("-o menulis yang diterima. Tambahkan --accept all atau ID-nya.")
        format_of(output, OUTPUTS)
    known = nomenclature_in(nomenclature)
    if quarters:
        if accept is not None:
            raise click.UsageError("Dengan --quarters usulan hanya ditampilkan, tanpa --accept.")
        together = year_proposals(file, quarters, known, as_json=as_json)
        if not as_json:
            _print(together, ())
        _end(together)
    form = reading_of(file).form
    proposals = propose(form, examine(form), known)
    accepted = () if accept is None else _accepted(proposals, accept, least)
    if output is not None:
        _write(file, output, form, proposals, accepted)
    if as_json:
        from tolok.documents.proposals_json import proposals_to_json  # noqa: PLC0415

        text = json.dumps(proposals_to_json(proposals), ensure_ascii=False, indent=1)
        click.echo(f"{text}\n".encode(), nl=False)
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
        return tuple(one for one in proposals.repairs if one.probability >= least)
    options = [option for question in proposals.questions for option in question.options]
    known = {one.id: one for one in (*proposals.repairs, *options)}
    chosen = [name.strip() for name in accept.split(",") if name.strip()]
    for name in chosen:
        if name not in known:
            raise click.UsageError(
                f"Usulan {name} tidak ada. Lihat nomornya dengan: tolok repair BERKAS"
            )
    return tuple(one for name, one in known.items() if name in chosen)


def _write(
    file: Path, output: Path, form: Form, proposals: Proposals, accepted: Sequence[Repair]
) -> None:
    """The repaired file, and its record beside it; neither where one of them cannot be written."""
    from tolok.documents.writing import write_document  # noqa: PLC0415
    from tolok.reports.corrections import corrections_document  # noqa: PLC0415

    repaired = written(lambda: _repaired(file, output, form, accepted))
    document = corrections_document(form, accepted, questions=_open(proposals, accepted))
    record = written(lambda: write_document(document, "pdf"))
    save(output, repaired)
    save(output.with_name(f"{output.stem}-berita-acara.pdf"), record)


def _open(proposals: Proposals, accepted: Sequence[Repair]) -> tuple[Question, ...]:
    """The questions that no accepted repair answers."""
    return tuple(
        question
        for question in proposals.questions
        if not any(option in accepted for option in question.options)
    )


def _repaired(file: Path, output: Path, form: Form, accepted: Sequence[Repair]) -> bytes:
    """The office's own file where its kind stays; else the repaired form in another format."""
    from tolok.documents.corrections import correct, corrections_of  # noqa: PLC0415
    from tolok.repair.applying import apply  # noqa: PLC0415

    apply(form, accepted)  # refuses what contradicts itself before anything is written
    kind = output.suffix.lower()
    if kind == file.suffix.lower() and kind != ".json":
        return correct(file.read_bytes(), file.name, corrections_of(form, accepted))
    from tolok.documents.interchange import form_to_json  # noqa: PLC0415
    from tolok.documents.writing import write_document  # noqa: PLC0415
    from tolok.reports.form import form_document  # noqa: PLC0415

    repaired = apply(form, accepted)
    if kind == ".json":
        text = json.dumps(form_to_json(repaired), ensure_ascii=False, indent=1)
        return f"{text}\n".encode()
    if kind in {".txt", ".tsv", ".xlsm"}:
        raise click.UsageError(f"Akhiran {kind} hanya untuk berkas asal dengan akhiran itu.")
    return write_document(form_document(repaired), kind.removeprefix("."))


def _print(proposals: Proposals, accepted: Sequence[Repair]) -> None:
    for one in proposals.repairs:
        mark = "✓" if one in accepted else " "
        click.echo(f"{mark} {one.id:<4} {_percent(one)}  {one.explanation}")
    for question in proposals.questions:
        _print_question(question, accepted)


def _print_question(question: Question, accepted: Sequence[Repair]) -> None:
    click.echo(f"? {question.id:<4}         {question.text}")
    for option in question.options:
        mark = "✓" if option in accepted else " "
        click.echo(f"{mark}   {option.id:<4} {_percent(option)}  {option.explanation}")


def _percent(one: Repair) -> str:
    from tolok.domain.notation import write_number  # noqa: PLC0415

    return f"{write_number(one.probability.scaleb(2), 2):>6} %"
