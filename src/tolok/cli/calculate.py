"""`tolok calculate`: one achievement, with the sentence that explains it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tolok.cli.files import CLEAN, FINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from tolok.domain.expressions import Expression
    from tolok.domain.forms import Cell
    from tolok.domain.indicators import Indicator, Target

_CALCULATIONS = (
    "higher_is_better",
    "lower_is_better_linear",
    "lower_is_better_ratio",
    "reduction",
    "range",
    "exact",
    "ordinal",
)
_SCALES = ("opinion", "akip")


@click.command(
    epilog="Contoh:  tolok calculate -r 46,95 -t 65\n\n"
    "Contoh:  tolok calculate --expression 'hadir / hari * 100' --value hadir=57 --value hari=60 "
    "-t 95",
    help="Hitung satu capaian kinerja dan jelaskan dengan satu kalimat. Keluar 1 bila tidak dapat "
    "dihitung.",
)
@click.option(
    "-r",
    "--realization",
    default="",
    help="Realisasi; kosong berarti belum diisi, - belum jatuh tempo.",
)
@click.option(
    "-t",
    "--target",
    required=True,
    help="Target: angka, batas seperti “≤ 5”, dua seperti 5..7, atau nama skala.",
)
@click.option(
    "-c", "--calculation", type=click.Choice(_CALCULATIONS), default=_CALCULATIONS[0],
    show_default=True, help="Rumus capaian.",
)  # fmt: skip
@click.option("--above", type=click.Choice(["ratio", "linear"]), default="ratio",
              show_default=True, help="Untuk range: rumus di atas batas atas.")  # fmt: skip
@click.option("--scale", type=click.Choice(_SCALES), default=_SCALES[0], show_default=True,
              help="Untuk ordinal: opini BPK atau predikat AKIP.")  # fmt: skip
@click.option("--expression", help="Rumus indikator; realisasinya dihitung dari peubah.")
@click.option("--value", "values", multiple=True, metavar="NAMA=ANGKA",
              help="Nilai satu peubah dari rumus indikator; boleh diulang.")  # fmt: skip
@click.option("--to-date", is_flag=True, help="Target ini target sampai periode ini.")
@click.option("--zero-goal", is_flag=True, help="Target nol adalah tujuan: realisasi nol 100.")
def calculate(  # noqa: PLR0913 - one parameter an option
    *, realization: str, target: str, calculation: str, above: str, scale: str,
    expression: str | None, values: tuple[str, ...], to_date: bool, zero_goal: bool,
) -> None:  # fmt: skip
    """Compute one achievement."""
    # The domain is imported here, so that `tolok --help` answers at once.
    from tolok.domain.achievements import achieve  # noqa: PLC0415
    from tolok.domain.indicators import (  # noqa: PLC0415
        AKIP_GRADES,
        OPINIONS,
        Above,
        Calculation,
        Denominator,
        Indicator,
    )

    indicator = Indicator(
        "Indikator",
        calculation=Calculation(calculation),
        expression=_parsed(expression),
        scale=OPINIONS if scale == _SCALES[0] else AKIP_GRADES,
        above=Above(above),
        is_zero_the_goal=zero_goal,
        denominator=Denominator.TO_DATE if to_date else Denominator.ANNUAL,
    )
    achievement = achieve(
        indicator,
        None if expression else _given(realization, indicator),
        _given(target, indicator),
        variables=_variables(values) if expression else None,
    )
    click.echo(achievement.explain())
    sys.exit(CLEAN if achievement.value is not None else FINDINGS)


def _parsed(expression: str | None) -> Expression | None:
    """The expression; a usage error that points at its faulty character."""
    from tolok.domain.errors import ExpressionError  # noqa: PLC0415
    from tolok.domain.expressions import parse  # noqa: PLC0415

    try:
        return parse(expression) if expression else None
    except ExpressionError as error:
        raise click.UsageError(f"{error}\n  {expression}\n  {' ' * error.position}^") from error


def _given(written: str, indicator: Indicator) -> Target | Cell:
    """What was typed: a scale's name, two bounds, or a cell as it would stand in a form."""
    from tolok.domain.indicators import Bounds, Calculation  # noqa: PLC0415
    from tolok.domain.typed import bounds_of, typed_cell  # noqa: PLC0415

    if indicator.calculation is Calculation.ORDINAL and written.strip(" -"):
        return written
    lower, dots, upper = written.partition("..")
    if dots:
        try:
            return Bounds(_number(lower), _number(upper))
        except ValueError as error:
            raise click.UsageError(f"{written}: {error}.") from error
    return bounds_of(written) or typed_cell(written)


def _variables(values: Iterable[str]) -> Mapping[str, Decimal]:
    found = {}
    for value in values:
        name, sign, written = value.partition("=")
        if not sign:
            raise click.UsageError(f"{value}: tulis peubah sebagai NAMA=ANGKA, misalnya hadir=57.")
        found[name.strip()] = _number(written)
    return found


def _number(written: str) -> Decimal:
    from tolok.domain.notation import read_number  # noqa: PLC0415

    number = read_number(written).value
    if number is None:
        raise click.UsageError(f"“{written}” bukan angka. Tulis seperti 1.234,5.")
    return number
