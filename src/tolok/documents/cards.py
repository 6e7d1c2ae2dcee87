"""Cards of indicators (*kartu indikator*): a label and its value a line, an indicator a block."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from tolok.audit.findings import Finding
from tolok.documents.card_figures import Given, figures_in
from tolok.documents.card_labels import INDICATOR_LABEL, LABELLED, word_of
from tolok.documents.columns.headers import Columns, headers_of, texts_of, unheaded
from tolok.documents.columns.maps import ColumnMap
from tolok.documents.columns.meanings import meanings_of
from tolok.documents.columns.moments import ALWAYS, is_moment
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import NAME, meaning_of
from tolok.documents.document import Block, Cell, Document, Paragraph, Table, TableRow
from tolok.documents.leftovers import ABOVE, LABEL, TAIL, Leftover
from tolok.documents.rows.forming import Stretch, TableReading
from tolok.documents.turned_tables import with_corner_named
from tolok.domain.forms import NUMBER_CELLS, Row, Source

_DEFINED, _COMPUTED = re.compile(r"\bDEFINISI\b"), re.compile(r"\b(?:FORMULA\w*|RUMUS|CARA)\b")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])[.)]?\)?")
_NUMBERED_NAME = re.compile(
    r"\(?(?:\d{1,2}|[A-Za-z]|[IVX]{1,4})[.)]+\s*(PROGRAM|SUB ?-?KEGIATAN|KEGIATAN|SASARAN|TUJUAN)"
    r"\s+[^\W\d][^:]*",
    re.IGNORECASE,
)
"""A name that needs no label before it: "2. Program Ketenteraman"."""
_LEAST = 2
"""Labels beside the indicator that a card has; what has fewer may be anything."""

_Spot = tuple[str, int, int]
"""A table's name, and a row and a column in it, from 1."""


@dataclass(slots=True)
class _Entry:
    """A label with its value: ``word`` is what the label says to the vocabulary, "" for nothing."""

    word: str
    text: str
    label: _Spot
    spot: _Spot
    block: int
    more: list[_Spot] = field(default_factory=list)


class Cards(NamedTuple):
    """The document without its cards, and what they are; None where it has none."""

    rest: Document
    stretch: Stretch | None = None
    leftovers: tuple[Leftover, ...] = ()


def parted_from_cards(
    document: Document, maps: Sequence[ColumnMap] = (), *, of_works: bool = False
) -> Cards:
    """The cards of a document laid out as lines under one header, the rest of it left as it is.

    Cards ``of_works`` name a program or activity with figures and no indicator, as labels above a
    table do: look for them where nothing else is found.
    """
    entries = list(_all_entries(document.blocks, maps, of_works=of_works))
    is_whole = _tells_work if of_works else _is_whole
    cards = _computed([card for card in _cards(entries) if is_whole(card)])
    if not cards:
        return Cards(document)
    used = {entry.block for card in cards for entry in card}
    leftovers = tuple(_left(document.blocks, cards, used))
    own = tuple(one.text for one in leftovers if one.why == ABOVE)
    before = [one.text for one in document.blocks[: min(used)] if isinstance(one, Paragraph)]
    rest = tuple(one for at, one in enumerate(document.blocks) if at not in used)
    stretch = _stretch(cards)._replace(above=(*before, *own), own=own)
    return Cards(replace(document, blocks=rest), stretch, leftovers)


def are_cards(table: Table) -> bool:
    """Whether most lines of a table are labels with their values, of a card at least."""
    entries = list(_of_table(table, 0)) if _may_hold(table) else []
    labels = sum(bool(entry.word) for entry in entries)
    return 2 * labels > len(table.rows) and any(map(_is_whole, _cards(entries)))


def _all_entries(
    blocks: Sequence[Block], maps: Sequence[ColumnMap], *, of_works: bool
) -> Iterator[_Entry]:
    """The labels of a document with their values, and the figures that tables below them give.

    A table without a label of its own is of those above it, where no other table lies between.
    """
    is_open = False
    for at, block in enumerate(blocks):
        found = list(_entries(block, at, maps, of_works=of_works))
        if isinstance(block, Table):
            if is_open and not found and not _has_header(block, maps):
                found = [_of_figure(one, block, at) for one in figures_in(block.rows)]
            is_open = False
        yield from found
        is_open = is_open or any(entry.word == INDICATOR_LABEL for entry in found)


def _of_figure(one: Given, block: Table, at: int) -> _Entry:
    """A figure as a label's value: what heads it and its line are the label."""
    kind, period, spot = (
        (block.name, block.rows[row].number, column + 1)
        for row, column in (one.kind, one.period, one.spot)
    )
    return _Entry(one.word, one.text, kind, spot, at, [period])


def _entries(
    block: Block, at: int, maps: Sequence[ColumnMap], *, of_works: bool
) -> Iterator[_Entry]:
    """The labels of a block with their values; none of a table that has a header.

    Side by side, what stands beside a label may look like one.
    """
    if isinstance(block, Paragraph):
        spot = (block.place or "teks", 1, 1)
        label, colon, value = block.text.partition(":")
        if colon and value.strip() and (word := word_of(label)):
            yield _Entry(word, value.strip(), spot, spot, at)
    elif isinstance(block, Table) and (of_works or _may_hold(block := with_corner_named(block))):
        if abreast := _abreast(block):
            for place in abreast:
                yield from _of_column(block, at, place)
        elif not _has_header(block, maps) or _are_labels(block):
            yield from _of_table(block, at)


def _may_hold(block: Table) -> bool:
    """Whether a table has an indicator's label near its left."""
    return any(
        cell is not None and word_of(cell.text.partition(":")[0]) == INDICATOR_LABEL
        for row in block.rows
        for cell in row.cells[:3]
    )


def _has_header(block: Table, maps: Sequence[ColumnMap]) -> bool:
    return bool(headers_of(block.rows, maps)) or unheaded(block.rows, maps) is not None


def _are_labels(block: Table) -> bool:
    """Whether what looks like a header are a card's lines, each led by another label.

    So "Satuan · Persen" above "Periode · TW I · TW II" does.
    """
    first = [header.columns[0].words for header in headers_of(block.rows)]
    led = (len(set(words)) > 1 and any(map(word_of, words)) for words in first)
    return all(led) and are_cards(block)


def _of_table(block: Table, at: int) -> Iterator[_Entry]:
    """The labels of a table; a line that has only a value goes on with the value above it."""
    entry: _Entry | None = None
    given: dict[int, list[_Entry]] = {}
    for one in figures_in(block.rows):
        given.setdefault(min(one.kind[0], one.period[0]), [])  # the line that heads them
        given.setdefault(one.spot[0], []).append(_of_figure(one, block, at))
    for place, row in enumerate(block.rows):
        if place in given:
            yield from [entry] if entry else []
            yield from given[place]
            entry = None
            continue
        filled = [
            ((block.name, row.number, column), text.strip())
            for column, text in enumerate(texts_of(row), start=1)
            if text.strip(" :")
        ]
        if len(filled) > 1 and _NUMBER.fullmatch(filled[0][1]):
            del filled[0]
        if len(filled) == 1 and entry and filled[0][0][2] == entry.spot[2] != entry.label[2]:
            entry.text += f"\n{filled[0][1].lstrip(' :')}"
            entry.more.append(filled[0][0])
            continue
        if entry:
            yield entry
        entry = _entry(filled, at)
    if entry:
        yield entry


def _abreast(block: Table) -> list[int]:
    """The columns of a table whose indicators stand side by side, its labels at the left.

    Labels of as many kinds as a card needs, none that a name may begin with, have a value in each.
    One name over all columns stands beside none.
    """
    lines = {label[1]: dict(_values(row)) for row in block.rows if (label := _label_of(row))}
    names = lines.get(INDICATOR_LABEL, {})
    if len(set(names.values())) < _LEAST or not all(map(_says, names.values())):
        return []
    whole = [word for word, line in lines.items() if names.keys() <= line.keys()]
    told = {meaning.field for word in whole if (meaning := meaning_of((word,)))}
    return sorted(names) if len(told & LABELLED) >= _LEAST else []


def _says(text: str) -> bool:
    """Whether a text is more than a number or a period, as the name of an indicator is."""
    return any(map(str.isalpha, text)) and not _is_period(text)


def _label_of(row: TableRow) -> tuple[int, str] | None:
    """The column of a line's label and what it says to the vocabulary; None where it has none."""
    for place, text in enumerate(texts_of(row)[:_LEAST]):
        if text.strip(" :") and not _NUMBER.fullmatch(text.strip()):
            word = word_of(text)
            return (place, word) if word else None
    return None


def _values(row: TableRow) -> Iterator[tuple[int, str]]:
    """The texts right of a line's label, each in every column that its cell covers."""
    label = _label_of(row)
    for place, cell in enumerate(row.cells):
        if label and place > label[0] and cell and cell.text.strip(" :"):
            for covered in range(place, place + max(1, cell.columns)):
                yield covered, cell.text.lstrip(" :")


def _of_column(block: Table, at: int, place: int) -> Iterator[_Entry]:
    """The labels of a table with their values in one column."""
    for row in block.rows:
        label, text = _label_of(row), dict(_values(row)).get(place)
        if label and text:
            own = max(
                column for column, cell in enumerate(row.cells[: place + 1]) if cell and cell.text
            )
            spots = [(block.name, row.number, column + 1) for column in (label[0], own)]
            yield _Entry(label[1], text, spots[0], spots[1], at)


def _entry(filled: Sequence[tuple[_Spot, str]], at: int) -> _Entry | None:
    """The label and value of a line; two labels may stand before it ("Target", "2025")."""
    if not filled:
        return None
    if len(filled) == 1:
        spot, text = filled[0]
        label, _, value = text.partition(":")
        if found := _NUMBERED_NAME.fullmatch(text):
            label, value = found[1], found[0]
        return _Entry(word_of(label), value.strip(), spot, spot, at) if value.strip() else None
    (first, label), (second, value), *more = filled
    if more and _is_period(value) and (word := word_of(f"{label} {value}")):
        return _Entry(word, more[0][1].lstrip(" :"), first, more[0][0], at, [second])
    return _Entry(word_of(label), value.lstrip(" :"), first, second, at)


def _is_period(text: str) -> bool:
    """Whether a text names a period and nothing else, so that it goes on with the label before."""
    meaning = meaning_of(("TARGET", text))
    return is_moment(normal(text)) and meaning is not None and meaning.moment != ALWAYS


def _cards(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    """The entries card by card: a label that comes again begins the next one.

    So does one that began a card before, once there is an indicator: a *sasaran* may have several.
    """
    card: dict[str, _Entry] = {}
    leads: set[str] = set()
    for entry in entries:
        if not entry.word or _is_misplaced(entry):
            continue
        if entry.word in card or (entry.word in leads and INDICATOR_LABEL in card):
            yield list(card.values())
            card = {}
        if not card:
            leads.add(entry.word)
        card[entry.word] = entry
    yield list(card.values())


def _is_misplaced(entry: _Entry) -> bool:
    """Whether words stand where a label tells of a figure: "Capaian Kegiatan", then an indicator.

    A named class ("Baik") is short.
    """
    meaning = meaning_of((entry.word,))
    figured = meaning is not None and meaning.field in NUMBER_CELLS
    return figured and len(entry.text.split()) > _LEAST and not any(map(str.isdigit, entry.text))


def _is_whole(card: Sequence[_Entry]) -> bool:
    words = {entry.word for entry in card}
    return INDICATOR_LABEL in words and len(words) > _LEAST


def _tells_work(card: Sequence[_Entry]) -> bool:
    """Whether a card names a program, activity or subactivity and gives several of its figures."""
    told = [(one, entry) for entry in card if (one := meaning_of((entry.word,)))]
    figures = [entry for one, entry in told if one.field in NUMBER_CELLS]
    figures = [entry for entry in figures if any(map(str.isdigit, entry.text))]
    return len(figures) >= _LEAST and any(one.field == NAME for one, _ in told)


def _computed(cards: Sequence[Sequence[_Entry]]) -> list[list[_Entry]]:
    """The cards; where formulas tell how indicators are measured, definitions are left over."""
    words = {entry.word for card in cards for entry in card}
    has_formulas = any(map(_COMPUTED.search, words))
    defined = {word for word in words if has_formulas and _DEFINED.search(word)}
    defined = {word for word in defined if not _COMPUTED.search(word)}
    return [[entry for entry in card if entry.word not in defined] for card in cards]


def _stretch(cards: Sequence[Sequence[_Entry]]) -> Stretch:
    """The cards as lines under a header of their labels, with where each text stands."""
    words = list(dict.fromkeys(entry.word for card in cards for entry in card))
    lines: list[tuple[TableRow, str]] = []
    places: dict[_Spot, _Spot] = {}
    for card in cards:
        table, number = card[0].spot[0], _line_of(card, {spot[:2] for spot in places})
        by_word = {entry.word: entry for entry in card}
        cells = [Cell(by_word[word].text if word in by_word else "") for word in words]
        places |= {
            (table, number, at): by_word[word].spot
            for at, word in enumerate(words, start=1)
            if word in by_word
        }
        places.setdefault((table, number, 1), card[0].spot)
        lines.append((TableRow(tuple(cells), number), table))
    header = TableRow(tuple(map(Cell, words)))
    columns = Columns(tuple(meanings_of([header], [line for line, _ in lines])), 0, 0)
    return Stretch(columns, tuple(lines), places=places)


def _line_of(card: Sequence[_Entry], taken: set[tuple[str, int]]) -> int:
    """The first line of a card that no other begins with; cards side by side share their lines."""
    table = card[0].spot[0]
    lines = [entry.spot[1] for entry in card if (table, entry.spot[1]) not in taken]
    return lines[0] if lines else 1 + max(line for _, line in taken)


def _left(
    blocks: Sequence[Block], cards: Sequence[Sequence[_Entry]], used: set[int]
) -> Iterator[Leftover]:
    """The texts of tables with cards that are in none: titles, unknown labels, who signs."""
    kept = _kept(cards)
    for at in sorted(used):
        block = blocks[at]
        if not isinstance(block, Table):
            continue
        rows = [entry.spot[1] for card in cards for entry in card if entry.block == at]
        for row in block.rows:
            why = ABOVE if row.number < min(rows) else TAIL if row.number > max(rows) else LABEL
            for column, text in enumerate(texts_of(row), start=1):
                is_sign = not text.strip(" :") or _NUMBER.fullmatch(text.strip())
                if not is_sign and (block.name, row.number, column) not in kept:
                    yield Leftover(text, Source("", block.name, row.number, column), why)


def _kept(cards: Sequence[Sequence[_Entry]]) -> set[_Spot]:
    """Where the labels and values of cards stand."""
    entries = [entry for card in cards for entry in card]
    return {spot for one in entries for spot in (one.label, one.spot, *one.more)}


def put_back(reading: TableReading, places: Mapping[_Spot, _Spot]) -> TableReading:
    """A reading of cards whose sources say where their texts stand in the file."""
    if not places:
        return reading

    def back(source: Source | None) -> Source | None:
        spot = places.get((source.table, source.row, source.column)) if source else None
        if source is None or spot is None:
            return source
        return source._replace(table=spot[0], row=spot[1], column=spot[2])

    def row_back(row: Row) -> Row:
        cells: Any = {
            name: replace(row.cell(name), source=back(row.cell(name).source))
            for name in NUMBER_CELLS
        }
        sources = {name: back(source) or source for name, source in row.sources.items()}
        return replace(row, source=back(row.source), sources=sources, **cells)

    def found_back(found: Iterable[Finding]) -> list[Finding]:
        return [replace(one, source=back(one.source)) for one in found]

    rows = {moment: tuple(map(row_back, some)) for moment, some in reading.rows.items()}
    findings = found_back(reading.findings)
    told = {moment: found_back(some) for moment, some in reading.figures_told.items()}
    left = [one._replace(source=back(one.source) or one.source) for one in reading.leftovers]
    return replace(reading, rows=rows, findings=findings, figures_told=told, leftovers=left)
