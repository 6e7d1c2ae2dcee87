"""From a table's lines to a form's rows: lines joined, nodes with their levels, a form a period."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from types import MappingProxyType
from typing import NamedTuple

from tolok.audit.findings import Finding
from tolok.documents.columns.headers import Columns, is_header_line, is_number_line, texts_of
from tolok.documents.columns.moments import ALWAYS, Moment
from tolok.documents.columns.plan_ends import is_apart
from tolok.documents.columns.ratios import in_per_cent
from tolok.documents.columns.vocabulary import CODE_PART, REACHED, is_aside
from tolok.documents.document import TableRow
from tolok.documents.leftovers import (
    ACCOUNT,
    AFFAIR,
    ASIDE,
    COLUMN,
    MOVED,
    NUMBERING,
    OTHER_TABLE,
    OUTDONE,
    STRANGE,
    TAIL,
    TOTAL,
    UNPLACED,
    Leftover,
)
from tolok.documents.rows.accounts_told import without_accounts
from tolok.documents.rows.affairs import affairs_aside, affairs_of
from tolok.documents.rows.amounts import part_amounts
from tolok.documents.rows.bracketed_units import units_told
from tolok.documents.rows.glued import part_glued
from tolok.documents.rows.heads import name_by_heads
from tolok.documents.rows.leveling import leveled
from tolok.documents.rows.lines import Placed
from tolok.documents.rows.lines_aside import (
    accounts_aside,
    accounts_of,
    is_no_row,
    is_signature,
    is_sum,
    left_of,
    why_aside,
)
from tolok.documents.rows.lines_of_rupiah import with_lines_of_rupiah
from tolok.documents.rows.marks import marks_at, marks_in, written_in
from tolok.documents.rows.means import without_means
from tolok.documents.rows.mixed_names import indicators_told
from tolok.documents.rows.notes import (
    joined_letters,
    joined_lines,
    parted_figures,
    shifted_rows,
    slid_figure,
    strange_line,
    told_of_figures,
    uncertain_words,
    unseen_programs,
)
from tolok.documents.rows.number_cells import number_cell, unit_behind
from tolok.documents.rows.other_tables import others_aside, others_of
from tolok.documents.rows.parted_codes import is_part_of
from tolok.documents.rows.period_lines import joined_periods
from tolok.documents.rows.quarters_parted import part_quarters
from tolok.documents.rows.raw import (
    RawRow,
    append_rows,
    complete_each_other,
    is_numbering,
    joined,
    raw_rows,
)
from tolok.documents.rows.repeated_headers import beside_header, repeats_header
from tolok.documents.rows.repeated_names import merged_names
from tolok.documents.rows.results_between import with_results_of_works
from tolok.documents.rows.several_indicators import split_indicators
from tolok.documents.rows.split_letters import join_letters
from tolok.documents.rows.totals import MONEY, wrong_totals
from tolok.documents.rows.unnamed_totals import without_unnamed_totals
from tolok.domain.forms import DETAIL_LABELS, NUMBER_CELLS, Row, Source, State
from tolok.domain.notation import Marks, read_number
from tolok.repair.readings import settled

_TOLD_OF_LINES = (
    (ACCOUNT, accounts_aside),
    (AFFAIR, affairs_aside),
    (OTHER_TABLE, others_aside),
)
"""How a person is told of lines that are set aside together."""


class Stretch(NamedTuple):
    """The lines under one header, over one or more tables (pages), with each line's table.

    ``above`` are the texts of the document that stand before it, ``own`` those in its own table.
    ``places`` tell of lines that were laid out anew where their texts stand in the file: table, row
    and column. ``heads`` are the texts right above tables that name their rows ("Sasaran 1: …"), by
    the table's name.
    """

    columns: Columns
    lines: tuple[tuple[TableRow, str], ...]
    above: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    places: Mapping[tuple[str, int, int], tuple[str, int, int]] = MappingProxyType({})
    heads: Mapping[str, Leftover] = MappingProxyType({})


@dataclass(slots=True)
class TableReading:
    """What a stretch holds: rows by period, the notes of reading it, and what is in no row.

    ``findings`` tell of the whole stretch, ``figures_told`` of the figures of one period's rows.
    """

    rows: dict[Moment, tuple[Row, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    figures_told: dict[Moment, list[Finding]] = field(default_factory=dict)
    leftovers: list[Leftover] = field(default_factory=list)
    year: int | None = None


def read_stretch(stretch: Stretch, file: str) -> TableReading:
    """The rows of a stretch of lines under one header."""
    reading = TableReading()
    totals: list[RawRow] = []
    summed = without_accounts(_raws(stretch, file, reading, totals))
    name_by_heads(summed.raws, stretch.heads)
    reading.findings.extend(summed.findings())
    raws = without_means(without_unnamed_totals(summed.raws, reading.leftovers), reading.leftovers)
    raws = joined_periods(raws, stretch.columns, stretch.above)
    raws = _without_tail(indicators_told(raws, stretch.columns), reading)
    raws = _with_lines_below(raws, stretch.columns, reading)
    raws = _of_their_year(units_told(raws, stretch.columns))
    reading.findings.extend(shifted_rows(raws))
    reading.findings.extend(_lines_aside(reading.leftovers))
    reading.leftovers.extend(summed.leftovers)
    if joined_texts := join_letters(raws):
        reading.findings.append(joined_letters(joined_texts, raws[0].source))
    part_amounts(raws)
    part_quarters(raws)
    glued = part_glued(raws, stretch.columns, lambda slot: marks_at(raws, *slot))
    reading.findings.extend(parted_figures(glued))
    reading.year = _year(raws, reading)
    placed = leveled(raws)
    for moment in _moments(raws, stretch.columns):
        reading.rows[moment] = tuple(
            _row(raw, place, moment, marks)
            for marks in [marks_in(raws, moment)]
            for raw, place in zip(raws, placed, strict=True)
        )
    reading.rows, told = in_per_cent(reading.rows, stretch.columns)
    reading.findings.extend(told)
    reading.rows = dict(zip(reading.rows, settled(reading.rows.values()), strict=True))
    for moment, rows in reading.rows.items():
        amounts = {name: written_in(totals[-1], name, moment) for name in MONEY if totals}
        reading.figures_told[moment] = [*wrong_totals(amounts, rows), *told_of_figures(rows)]
    reading.findings += _told_once(next(iter(reading.rows.values()), ()), raws)
    return reading


def _with_lines_below(
    raws: Sequence[RawRow], columns: Columns, reading: TableReading
) -> list[RawRow]:
    """The rows, with what lines below works say of them; several indicators each a row."""
    between = with_results_of_works(raws, columns)
    reading.leftovers.extend(between.leftovers)
    with_money = with_lines_of_rupiah(between.raws, columns)
    reading.findings += (*between.findings(), *with_money.findings())
    return [part for raw in merged_names(with_money.raws) for part in split_indicators(raw)]


def _told_once(rows: Sequence[Row], raws: Sequence[RawRow]) -> Iterator[Finding]:
    """What is told of a line, however many periods it has figures of."""
    yield from unseen_programs(raws, [row.level for row in rows])
    yield from uncertain_words(rows)
    yield from (slid_figure(row, raw) for row, raw in zip(rows, raws, strict=False) if raw.slid)


def _of_their_year(raws: Sequence[RawRow]) -> list[RawRow]:
    """The rows, told whether what they plan is of the year that they have results of."""
    is_of_one_year = any(REACHED & raw.texts.keys() for raw in raws)
    for raw in raws:
        raw.is_of_one_year = is_of_one_year
    return list(raws)


def _lines_aside(leftovers: Sequence[Leftover]) -> Iterator[Finding]:
    """What is told of lines that are no rows: accounts, and affairs above programs."""
    for reason, tell in _TOLD_OF_LINES:
        if aside := [one for one in leftovers if one.why == reason]:
            yield tell(aside, aside[0].source)


def _year(raws: Sequence[RawRow], reading: TableReading) -> int | None:
    """The year that a column names; its texts are left over where they name several."""
    told = [raw for raw in raws if "year" in raw.texts]
    years = {raw.texts["year"] for raw in told}
    if len(years) == 1 and (year := years.pop()).isdigit():
        return int(year)
    reading.leftovers.extend(
        Leftover(raw.texts["year"], raw.places["year"], COLUMN) for raw in told
    )
    return None


def _raws(stretch: Stretch, file: str, reading: TableReading, totals: list[RawRow]) -> list[RawRow]:
    """The raw rows of the lines; what is none becomes a leftover, a total is kept aside too."""
    raws: list[RawRow] = []
    inside = False
    asides = dict.fromkeys(accounts_of(stretch.lines, stretch.columns), ACCOUNT)
    asides |= dict.fromkeys(affairs_of(stretch.lines, stretch.columns), AFFAIR)
    asides |= dict.fromkeys(others_of(stretch.lines, stretch.columns), OTHER_TABLE)
    for line, table in stretch.lines:
        source = Source(file, table, line.number, 1)
        if stretch.columns.by is None:
            inside = repeats_header(line) or (inside and is_header_line(line))
        elif is_number_line(line):  # a header that a person chose has no line of its own for them
            reading.leftovers += left_of(line, source, NUMBERING)
        if inside or not any(texts_of(line)) or is_number_line(line):
            reading.leftovers += beside_header(line, stretch.columns, source) if inside else ()
            continue
        if why := asides.get((table, line.number)):
            reading.leftovers += left_of(line, source, why)
            continue
        summed = is_sum(line, stretch.columns, stretch.above)
        is_none = summed or is_no_row(line, stretch.columns)
        found = [] if is_none else raw_rows(line, stretch.columns, source)
        found = [] if any(map(_says_nothing, found)) else found
        if not found:
            if _leave(line, source, reading, TOTAL if summed else "") == TOTAL:
                totals.extend(raw_rows(line, stretch.columns, source))
            continue
        _leave_columns(line, found, stretch.columns, reading)
        if raws and len(found) == 1 and complete_each_other(raws[-1], found[0]):
            reading.findings.append(joined_lines(raws[-1], found[0]))
            raws[-1] = joined(raws[-1], found[0])
        else:
            append_rows(raws, found)
    return raws


def _says_nothing(raw: RawRow) -> bool:
    """Whether a row names nothing and has words where figures belong: somebody signs below."""
    if {"name", "indicator", "unit"} & raw.texts.keys():
        return False
    told = [text for name, text in raw.texts.items() if name in NUMBER_CELLS]
    told += [text for text, _ in raw.others.values()]
    return all(read_number(text).state is State.UNREADABLE for text in told)


def _leave(line: TableRow, source: Source, reading: TableReading, why: str) -> str:
    """Keep a line that is no row as leftovers, as a finding where it looks like one; say why."""
    texts = [text for text in texts_of(line) if text]
    is_signed = any(one.why == TAIL for one in reading.leftovers[-1:])
    why = why or why_aside(texts, is_signed=is_signed)
    reading.leftovers += left_of(line, source, why)
    if why == STRANGE:
        reading.findings.append(strange_line(" ".join(" ".join(texts).split()), source))
    return why


def _leave_columns(
    line: TableRow, raws: Sequence[RawRow], columns: Columns, reading: TableReading
) -> None:
    """Keep the texts of a row that stand in columns of no known meaning."""
    used = {place.column for raw in raws for place in raw.places.values()}
    used |= {source.column for raw in raws for _, source in raw.others.values()}
    shift = raws[0].shift
    unknown = {
        column.place - shift + 1: OUTDONE
        if column.instead is not None
        else UNPLACED
        if is_aside(column.words)
        else COLUMN
        for column in columns.columns
        if not column.meaning
    }
    counting = {
        column.place - shift + 1
        for column in columns.columns
        if column.meaning and column.meaning.field in {"number", "name"}
    }
    used |= set(_parts_told(raws[-1], columns, texts_of(line)))
    for column, text in enumerate(texts_of(line), start=1):
        numbering = column in counting and is_numbering(text)
        if text and column not in used and not numbering:
            source = raws[0].source._replace(column=column)
            why = unknown.get(column, MOVED)
            why = ASIDE if columns.by and column in unknown else why
            reading.leftovers.append(Leftover(text, source, why))


def _parts_told(raw: RawRow, columns: Columns, texts: Sequence[str]) -> Iterator[int]:
    """The columns (from 1) of a code's parts whose row has the code that they make."""
    code = raw.texts.get("code", "")
    for column in columns.columns:
        is_part = column.meaning is not None and column.meaning.field == CODE_PART
        if is_part and column.place < len(texts) and is_part_of(texts[column.place], code):
            yield column.place + 1


def _without_tail(raws: Sequence[RawRow], reading: TableReading) -> list[RawRow]:
    """The rows up to the last that measures something or has a code: names after it sign the form.

    A name before it that looks like a signature is one only where no row is told of it.
    """
    told = (at for at, raw in enumerate(raws) if not raw.is_bare_name or "code" in raw.texts)
    last = max(told, default=-1)
    kept = list(raws[: last + 1])
    tail = list(raws[last + 1 :])
    for at, raw in reversed(list(enumerate(kept))):
        is_head = at + 1 < len(kept) and "name" not in kept[at + 1].texts
        if (
            raw.is_bare_name
            and not (is_head or raw.number or "code" in raw.texts)
            and is_signature(raw.texts["name"])
        ):
            tail.append(kept.pop(at))
    cut = _first_signing(kept)
    for raw in (*kept[cut:], *tail):
        for name, place in raw.places.items():
            reading.leftovers.append(Leftover(raw.texts[name], place, TAIL))
    return kept[:cut]


def _first_signing(raws: Sequence[RawRow]) -> int:
    """Where rows begin that sign the form below its indicators, each with one text; else the end.

    A table without names has what stands below it among its indicators.
    """
    alone = takewhile(lambda raw: raw.texts.keys() == {"indicator"}, reversed(raws))
    first = len(raws) - sum(not raw.others for raw in alone)
    signing = (at for at in range(first, len(raws)) if is_signature(raws[at].texts["indicator"]))
    return next(signing, len(raws))


def _moments(raws: Sequence[RawRow], columns: Columns) -> list[Moment]:
    """The periods that make a form each; the whole document's own where it adds something."""
    told = dict.fromkeys(slot[1] for raw in raws for slot in raw.others)
    moments = [moment for moment in columns.moments if moment in told]
    moments += [moment for moment in told if moment not in moments]
    measured = [
        moment
        for moment in moments
        if any(name in NUMBER_CELLS for raw in raws for name, when in raw.others if when == moment)
    ]
    if not measured:
        return [ALWAYS] if raws else []
    own = {name for raw in raws for name in raw.texts if name in NUMBER_CELLS}
    both = any(name in raw.texts for raw in raws for name, _ in raw.others)
    adds = own - {"target", "ceiling"} or both or (own and all(map(is_apart, measured)))
    return [ALWAYS, *measured] if adds else measured


def _row(
    raw: RawRow, place: tuple[Placed, str | None], moment: Moment, marks: Mapping[str, Marks]
) -> Row:
    placed, parent = place
    unit = raw.texts.get("unit", "")
    cells = {
        name: number_cell(name, *written_in(raw, name, moment), marks[name], unit)
        for name in NUMBER_CELLS
    }
    texts = {name: " ".join(text.split()) for name, text in raw.texts.items()}
    remarks = raw.others.get(("remarks", moment), (texts.get("remarks"),))[0]
    return Row(
        id=str(placed.at),
        level=placed.level,
        parent=parent,
        code=texts.get("code"),
        name=texts.get("name"),
        indicator=texts.get("indicator"),
        method=texts.get("method"),
        unit=texts.get("unit") or _unit_of(cells["target"].written, raw) or None,
        remarks=remarks,
        source=raw.source,
        sources=raw.places,
        details={name: texts[name] for name in DETAIL_LABELS if name in texts},
        ground=placed.ground,
        **cells,
    )


def _unit_of(target: str, raw: RawRow) -> str:
    """The unit that is written behind a target, of this period, of the year or of another.

    What no target says, a result may: a table of what last year reached has no targets.
    """
    told = [target, raw.texts.get("target", ""), raw.texts.get("realization", "")]
    for name in ("target", "realization"):
        told += [text for (field, _), (text, _) in raw.others.items() if field == name]
    return next((unit for text in told if (unit := unit_behind(text))), "")
