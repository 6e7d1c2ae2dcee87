"""Units and plausibility: a figure is a number, and of the kind that its unit asks for."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from tolok.audit.counts import PERCENT, count_typed, unit_of
from tolok.audit.directions import end_of, way_of
from tolok.audit.findings import Finding, Severity, Witness
from tolok.audit.phrases import CHECK, SHEET_ERRORS, finding, place, written
from tolok.audit.subjects import Subject
from tolok.audit.tree import Node, figure
from tolok.domain.forms import NUMBER_CELLS, Row, State
from tolok.domain.notation import write_number
from tolok.domain.typed import is_range, side_of

_ONE_COMMA_GROUP = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_ONE_DOT_GROUP = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_NOTHING = (State.BLANK, State.DASH)


def count_in_percentage(subject: Subject) -> Iterator[Finding]:
    """A percentage indicator holds a percentage, not the count that its formula starts from."""
    for node in subject.nodes:
        counted = count_typed(node)
        if counted is not None:
            yield _count(node.row, counted.rows, write_number(counted.share))


_NO_NUMBER = "tidak terbaca sebagai angka. Tulis satu angka saja, seperti 1.234.567 atau 12,5."
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d\d?)/(\d\d?)/(\d{4})", re.ASCII)
"""A date as readers of workbooks write it, and as people do."""

_BEFORE_DAYS, _SINCE = date(1899, 12, 30), date(1900, 3, 1)
"""The day from which spreadsheets count days, and since when all of them count alike."""

_FIRST_OF_OFFICES = 1945
"""No form is of an earlier year; a date before it is a number of fewer than 16,437 days."""


def unreadable_number(subject: Subject) -> Iterator[Finding]:
    """A number cell holds a number that a form can mean, a dash, or nothing."""
    for node in subject.nodes:
        for name in NUMBER_CELLS:
            cell = node.row.cell(name)
            if cell.state in _NOTHING:
                continue
            if name == "target" and is_range(cell):
                continue
            absurd = cell.state is State.VALUE and figure(cell) is None
            if (cell.state is State.UNREADABLE and cell.written not in SHEET_ERRORS) or absurd:
                yield finding(
                    ("unreadable-number", Severity.ERROR),
                    node.row,
                    name,
                    f"{place(node.row, name)} tertulis “{cell.written[:60]}”, "
                    + (_of_date(cell.written) or _of_narrow(cell.written) or _NO_NUMBER),
                )


def _of_date(written: str) -> str | None:
    """What to say of a date where a figure belongs; None of anything else.

    A spreadsheet makes a date of "1-12" and shows a number as one where its cell is so formatted.
    """
    day = _day_of(written)
    if day is None:
        return None
    if day.year < _FIRST_OF_OFFICES:
        # Excel counts a 29th of February in 1900 that there was not; dates with "-" are its own.
        days = (day - _BEFORE_DAYS).days - ("-" in written and day < _SINCE)
        meant = f"Yang tersimpan mungkin angka {days}: ubah format selnya menjadi Angka."
    else:
        meant = (
            f"Excel membuat tanggal dari ketikan seperti {day.day}-{day.month}: ubah "
            "format selnya menjadi Angka atau Teks, lalu ketik lagi."
        )
    return f"sebuah tanggal, bukan angka. {meant}"


def _of_narrow(written: str) -> str | None:
    """What to say of signs that stand for a figure wider than its column; None of anything else."""
    if not written or written.strip("#"):
        return None
    return (
        "tanda bahwa kolomnya terlalu sempit untuk angkanya. Lebarkan kolom itu di berkas asalnya, "
        "lalu cetak atau simpan lagi."
    )


def _day_of(written: str) -> date | None:
    found = _DATE.fullmatch(written)
    if found is None:
        return None
    parts = [int(one) for one in found.groups() if one]
    year, month, day = parts if found[1] else parts[::-1]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def target_bounds(subject: Subject) -> Iterator[Finding]:
    """A target that is a bound or a range: which figure of it is used, and why."""
    for node in subject.nodes:
        row, side = node.row, side_of(node.row.target)
        if side is not None and figure(row.target) is not None:
            value = write_number(figure(row.target) or Decimal(0))
            says = (
                f"{end_of(side)} ({way_of(side)}). Yang dipakai dalam hitungan {value}; tulisannya "
                "tetap."
            )
        elif is_range(row.target):
            says = (
                "dua batas. Capaian tidak dihitung dari satu angka: yang berlaku rumus rentang, "
                "100 bila realisasi ada di dalamnya. Tulis satu angka bila bukan itu maksudnya."
            )
        else:
            continue
        yield finding(
            ("target-bounds", Severity.NOTE),
            row,
            "target",
            f"{place(row, 'target')} tertulis “{row.target.written}”, {says}",
        )


def ambiguous_number(subject: Subject) -> Iterator[Finding]:
    """One group of three after a mark: thousands or decimals, depending on the notation."""
    for node in subject.nodes:
        for name in NUMBER_CELLS:
            text = node.row.cell(name).written.strip()
            share = name in {"achievement", "absorption"} or unit_of(node.row) in PERCENT
            share = share and name not in {"ceiling", "spending"}
            if _ONE_COMMA_GROUP.fullmatch(text) or (share and _ONE_DOT_GROUP.fullmatch(text)):
                value = figure(node.row.cell(name))
                shown = "" if value is None else f" Di sini dibaca {write_number(value)}."
                yield finding(
                    ("ambiguous-number", Severity.QUESTION),
                    node.row,
                    name,
                    f"{place(node.row, name)} tertulis {text}: ribuan atau desimal?{shown} Tulis "
                    "titik untuk ribuan dan koma untuk desimal, misalnya 1.234 atau 1,23.",
                )


def percent_target_over_100(subject: Subject) -> Iterator[Finding]:
    """A target in percent is rarely above 100."""
    for node in subject.nodes:
        target = figure(node.row.target)
        if target is not None and target > 100 and unit_of(node.row) in PERCENT:
            yield finding(
                ("percent-target-over-100", Severity.QUESTION),
                node.row,
                "target",
                f"{place(node.row, 'target')} tertulis {written(node.row, 'target')} dengan satuan "
                "persen, lebih dari 100. Apakah satuannya benar, atau komanya hilang?",
            )


def months_over_twelve(subject: Subject) -> Iterator[Finding]:
    """A fiscal year has twelve months (UU 17/2003 article 4)."""
    if subject.spans_years:
        return
    for node in subject.nodes:
        if unit_of(node.row) not in {"bulan", "bln"}:
            continue
        for name in ("target", "realization"):
            value = figure(node.row.cell(name))
            if value is not None and value > 12:
                yield finding(
                    ("months-over-twelve", Severity.WARNING),
                    node.row,
                    name,
                    f"{place(node.row, name)} tertulis {write_number(value)} bulan, padahal "
                    f"setahun 12 bulan. {CHECK}",
                )


def realization_far_above_target(subject: Subject) -> Iterator[Finding]:
    """More than twice the target is done: a success to explain, or a slip of the hand."""
    for node in subject.nodes:
        row = node.row
        done, target = figure(row.realization), figure(row.target)
        if done is not None and target is not None and 0 < 2 * target < done:
            yield finding(
                ("realization-far-above-target", Severity.QUESTION),
                row,
                "realization",
                f"{place(row, 'realization')} tertulis {written(row, 'realization')}, lebih dari "
                f"dua kali target {written(row, 'target')}. Apakah angka dan satuannya benar?",
                witnesses=(Witness(f"Target {written(row, 'target')}", row.id, "target"),),
            )


def unit_missing(subject: Subject) -> Iterator[Finding]:
    """A target without a unit says nothing."""
    for node in subject.nodes:
        if figure(node.row.target) is not None and not unit_of(node.row):
            yield finding(
                ("unit-missing", Severity.WARNING),
                node.row,
                "unit",
                f"{place(node.row, 'unit')} kosong, padahal targetnya "
                f"{written(node.row, 'target')}. Isi satuannya, misalnya Dokumen, Bulan, atau %.",
            )


def _count(row: Row, counted: Sequence[Node], shown: str) -> Finding:
    return finding(
        ("count-in-percentage", Severity.ERROR),
        row,
        "realization",
        f"{place(row, 'realization')} tertulis {written(row, 'realization')} dengan satuan %, sama "
        f"dengan banyaknya yang terlaksana di bawahnya. Persentasenya {shown} %. Isi persentase, "
        "bukan banyaknya.",
        expected=shown,
        witnesses=tuple(
            Witness(
                f"Baris {child.row.id}: {written(child.row, 'realization')} dari "
                f"{written(child.row, 'target')} {child.row.unit}",
                child.row.id,
                "realization",
            )
            for child in counted
        ),
    )
