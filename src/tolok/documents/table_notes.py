"""What a person is told of a table that was read: maps, words beside it, unknown columns."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tolok.audit.findings import Finding, Severity
from tolok.documents.columns.bare_periods import Told
from tolok.documents.columns.contents import Column
from tolok.documents.columns.evidence import LOOKED_AT
from tolok.documents.columns.headers import Columns
from tolok.documents.columns.kinds import is_figure, is_money, text_at, value_in
from tolok.documents.columns.known_words import strange_words_of
from tolok.documents.columns.moments import ALWAYS, named_moment
from tolok.documents.columns.uses import label_of, label_of_period, period_of, use_of
from tolok.documents.columns.vocabulary import is_aside
from tolok.documents.headings import first_half
from tolok.documents.leftovers import Leftover
from tolok.documents.rows.forming import Stretch
from tolok.documents.rows.notes import (
    aside_column,
    bare_periods,
    half_year,
    lent_plan,
    outdone_column,
    scaled_amounts,
    strange_words,
    told_column,
    unknown_column,
)
from tolok.documents.rows.small_amounts import unscaled_amounts
from tolok.documents.scales import scale_in
from tolok.domain.forms import NUMBER_CELLS, Source

_AMOUNTS = frozenset({"ceiling", "spending"})


def notes_of(
    stretch: Stretch, told: Told, leftovers: Sequence[Leftover], name: str
) -> Iterator[Finding]:
    """All remarks on the columns of a table of a file."""
    yield from _mapped(stretch, name)
    yield from _told(told, stretch, name)
    yield from _strange(stretch, name)
    yield from _doubtful_columns(stretch, name)
    yield from _unknown_columns(stretch, leftovers)


def _mapped(stretch: Stretch, name: str) -> Iterator[Finding]:
    """That a map said what the columns mean, and where the map comes from."""
    by = stretch.columns.by
    if by is not None and stretch.lines:
        row, table = stretch.lines[0]
        told = f"Kolom-kolom tabel ini dibaca menurut pemetaan {by.origin}".rstrip() + "."
        if not by.lines:
            told += " Tabelnya tanpa kepala dan dikenali dari isinya: cocokkan urutan kolomnya."
        yield Finding(
            "reading-mapped",
            Severity.NOTE,
            told,
            source=Source(name, table, row.number, 1),
        )


def _told(told: Told, stretch: Stretch, name: str) -> Iterator[Finding]:
    """What words beside the table said of its columns: what periods hold, how large amounts are."""
    if not stretch.lines:
        return
    row, table = stretch.lines[0]
    source = Source(name, table, row.number, 1)
    if told.by:
        yield bare_periods(told.by, told.field, source)
    half = first_half(stretch.own) or first_half(stretch.above)
    if half and not stretch.columns.moments:
        yield half_year(half, source)
    columns = stretch.columns.columns
    yield from _told_columns(columns, source)
    money = [one for one in columns if one.meaning and one.meaning.field in _AMOUNTS]
    words = (word for column in money for word in column.words)
    if money and (scale := scale_in((*stretch.above, *words))):
        yield scaled_amounts(scale, source)
    elif money:
        places = [one.place for one in money if one.meaning and one.meaning.field == "ceiling"]
        texts = (text_at(line, at) for line, _ in stretch.lines[:LOOKED_AT] for at in places)
        values = map(value_in, texts)
        yield from unscaled_amounts([value for value in values if value is not None], source)


def _told_columns(columns: Sequence[Column], source: Source) -> Iterator[Finding]:
    """One finding for the columns that the same reason told the same, as those of many months."""
    alike: dict[tuple[str, str], list[Column]] = defaultdict(list)
    for one in columns:
        if one.why and one.meaning:
            alike[label_of(use_of(one.meaning)), one.why].append(one)
    for (label, why), (first, *others) in alike.items():
        place = source._replace(column=first.place + 1)
        yield told_column(first.title, label, why, place, len(others))


def _strange(stretch: Stretch, name: str) -> Iterator[Finding]:
    """One finding for the columns of figures over which the same unknown words stand."""
    if stretch.columns.by or not stretch.lines:
        return
    row, table = stretch.lines[0]
    alike: dict[tuple[str, ...], list[Column]] = defaultdict(list)
    for column in stretch.columns.columns:
        if words := strange_words_of(column):
            alike[words].append(column)
    for words, columns in alike.items():
        first = columns[0]
        fields = [one.meaning.field for one in columns if one.meaning]
        labels = ", ".join(dict.fromkeys(map(label_of, fields)))
        source = Source(name, table, row.number, first.place + 1)
        said = ", ".join(f"“{word.capitalize()}”" for word in words)
        yield strange_words(said, first.title, len(columns) - 1, labels, source)


def _doubtful_columns(stretch: Stretch, name: str) -> Iterator[Finding]:
    """That space alone parts columns or rows, and does not tell for sure what belongs to what.

    One finding for each table of a page.
    """
    meant = [one for one in stretch.columns.columns if one.meaning]
    told: set[str] = set()
    for row, table in stretch.lines:
        held = [one for one in meant if one.place in row.doubtful]
        if not held or stretch.columns.by or table in told:
            continue
        told.add(table)
        labels = dict.fromkeys(label_of(use_of(one.meaning)) for one in held)
        figured = any(one.meaning and one.meaning.field in NUMBER_CELLS for one in held)
        what = "angka mana milik judul" if figured else "baris mana milik tulisan"
        yield Finding(
            "reading-doubtful-columns",
            Severity.QUESTION,
            f"Kolom-kolom tabel ini hanya dipisahkan spasi, dan tidak pasti {what} mana: "
            f"{', '.join(labels)}. Cocokkan dengan berkas aslinya, atau unggah tabelnya sebagai "
            "Excel atau Word.",
            source=Source(name, table, row.number, held[0].place + 1),
        )


def _unknown_columns(stretch: Stretch, leftovers: Sequence[Leftover]) -> Iterator[Finding]:
    """One finding for each column that holds texts and is not used, and for what stands for it."""
    filled: dict[int, list[Leftover]] = defaultdict(list)
    for leftover in leftovers:
        filled[leftover.source.column].append(leftover)
    if stretch.columns.by:  # a person set them aside
        return
    for column in stretch.columns.columns:
        if column.meaning or not column.words or column.place + 1 not in filled:
            continue
        source = filled[column.place + 1][0].source
        meant = stretch.columns.columns[column.instead] if column.instead is not None else None
        if meant and meant.meaning:
            label = label_of(use_of(meant.meaning))
            yield outdone_column(column.title, meant.title, label, source)
        elif is_aside(column.words):
            yield aside_column(column.title, source)
        else:
            yield unknown_column(column.title, source)
            texts = [leftover.text for leftover in filled[column.place + 1]]
            if plan := _lent_plan(column, texts, stretch.columns):
                yield lent_plan(column.title, *plan, source)


def _lent_plan(column: Column, texts: Sequence[str], columns: Columns) -> tuple[str, str] | None:
    """The period and the plan of the year that stands in it, where the column may hold its own."""
    moment = named_moment(column.words)
    told = {(one.meaning.field, one.meaning.moment) for one in columns.columns if one.meaning}
    moment = moment if moment in columns.moments else moment._replace(year=None)
    plan = "ceiling" if is_money(texts) else "target"
    lends = (plan, ALWAYS) in told and (plan, moment) not in told and moment in columns.moments
    if not (lends and 2 * sum(map(is_figure, texts)) > len(texts)):
        return None
    return label_of_period(period_of(moment)), label_of(plan)
