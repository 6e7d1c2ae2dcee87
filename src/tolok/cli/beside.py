"""What a form is repaired beside: its government's nomenclature, and the quarters of its year."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from tolok.cli.files import UNREADABLE, reading_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tolok.documents.columns.maps import ColumnMap
    from tolok.domain.nomenclature import Nomenclature
    from tolok.repair.proposals import Proposals


def nomenclature_in(file: Path | None) -> Nomenclature | None:
    """The nomenclature in a file, or its message and exit code 2; None where none is given."""
    from tolok.documents.nomenclature import read_nomenclature  # noqa: PLC0415 - keeps --help quick
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    try:
        return None if file is None else read_nomenclature(file)
    except TolokError as error:
        click.echo(f"Tidak terbaca. {error}", err=True)
        sys.exit(UNREADABLE)


def year_proposals(
    file: Path, quarters: Sequence[Path], nomenclature: Nomenclature | None,
    maps: Sequence[ColumnMap], *, as_json: bool,
) -> Proposals:  # fmt: skip
    """What a year's form and those of its quarters lead to; as JSON it is printed here."""
    from tolok.documents.year_json import year_proposals_to_json  # noqa: PLC0415
    from tolok.repair.quarters import YearError, propose_year  # noqa: PLC0415

    year, *parts = (reading_of(one, maps).form for one in (file, *quarters))
    try:
        found = propose_year(year, parts, nomenclature)
    except YearError as error:
        click.echo(f"Tidak dapat dibandingkan. {error}", err=True)
        sys.exit(UNREADABLE)
    if as_json:
        text = json.dumps(year_proposals_to_json(found), ensure_ascii=False, indent=1)
        click.echo(f"{text}\n".encode(), nl=False)
    click.echo(found.note, err=True)
    return found.proposals
