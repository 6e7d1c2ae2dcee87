"""Budget sheets of works (RKA and DPA, *rincian belanja*): labels, benchmarks and accounts as rows.

A sheet names its program, activity and subactivity line by line, tells what they are to reach below
"Indikator, Tolok Ukur Kinerja, Target Kinerja", and then what is bought, account by account
(Permendagri 77/2020, annex: RKA and DPA Rincian Belanja SKPD).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tolok.documents.cards import Cards
from tolok.documents.columns.contents import Column
from tolok.documents.columns.headers import Columns, headers_of, texts_of
from tolok.documents.columns.maps import ColumnMap
from tolok.documents.columns.measures import is_input_of_money, measure_in
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import NAME, Meaning
from tolok.documents.document import Block, Cell, Document, Paragraph, Table, TableRow
from tolok.documents.leftovers import ABOVE, ACCOUNT, LABEL, Leftover
from tolok.documents.level_words import level_in
from tolok.documents.rows.forming import Stretch
from tolok.domain.forms import Source
from tolok.domain.levels import Level

_LEVELS = (Level.PROGRAM, Level.ACTIVITY, Level.SUBACTIVITY)
_CODED = re.compile(r"([\dX]{1,2}(?:\.[\dX]{1,4}){2,7})\.?\s*-?\s*(\S.*)", re.DOTALL)
"""A work with its code: "7.01.01 - PROGRAM PENUNJANG …"."""
_ACCOUNT = re.compile(r"\d(?:\.\d{1,4})*\.?")
_ALLOCATED = re.compile(r"ALOKASI\s+(?:TAHUN|TA|T\.A\.?)\s*(20\d\d)")
_BUDGET_YEAR = re.compile(r"\bTAHUN\s+(?:ANGGARAN\s+)?(20\d\d)\b")
_OFFICE = re.compile(r"(?:UNIT\s+)?ORGANISASI|UNIT(?:\s+KERJA)?|SKPD|OPD|PERANGKAT\s+DAERAH")
_UNCODED = re.compile(r"^[\d.X\s-]+")
_SUM = re.compile(r"(?:JUMLAH|TOTAL)\b.*")
_DETAILS = {
    "funding": re.compile(r"SUMBER\s+(?:PEN)?DANA(?:AN)?"),
    "location": re.compile(r"LOKASI(?:\s+(?:SUB\s*)?KEGIATAN)?"),
    "output": re.compile(r"KELUARAN\s+SUB\s*KEGIATAN"),
}
"""Labels of a work beside its name."""
_OUTPUT = re.compile(r"(.*\S)\s*(?:\s-|;|:|\()\s*(\d[^()]*?)\)?", re.DOTALL)
"""An output with its target: "Jumlah dokumen - 6 Dokumen"."""

_HEADS = (
    ("KODE", Meaning("code")),
    *((level.label.upper(), Meaning(NAME, levels=frozenset({level}))) for level in _LEVELS),
    ("INDIKATOR", Meaning("indicator")),
    ("TARGET", Meaning("target")),
    ("PAGU", Meaning("ceiling")),
    ("SUMBER DANA", Meaning("funding")),
    ("LOKASI", Meaning("location")),
    ("KETERANGAN", Meaning("remarks")),
)
"""The columns of the table that a sheet is laid out as."""
_FIELDS = tuple(
    next(iter(one.levels)).value if one.field == NAME else one.field for _, one in _HEADS
)
_NO_YEAR = 0
"""Stands for the year of an amount that names none."""

_Spot = tuple[str, int, int]
"""A table's name, and a row and a column in it, from 1."""


class _Text(NamedTuple):
    """A text of a file and where it stands."""

    text: str
    spot: _Spot


@dataclass(slots=True)
class _Work:
    """A program, activity or subactivity with what its sheets say of it."""

    level: Level
    texts: dict[str, _Text]
    given: list[dict[str, _Text]] = field(default_factory=list)
    amounts: dict[int, _Text] = field(default_factory=dict)
    accounts: list[tuple[str, _Text]] = field(default_factory=list)


@dataclass(slots=True)
class _Sheets:
    """What was read so far; ``places`` are the columns (from 0) of the table that is open."""

    works: dict[tuple[Level, str], _Work] = field(default_factory=dict)
    last: _Work | None = None
    office: str = ""
    places: dict[str, int] = field(default_factory=dict)
    used: set[_Spot] = field(default_factory=set)
    bought: set[_Spot] = field(default_factory=set)
    blocks: set[int] = field(default_factory=set)

    def take(self, block: int, *texts: _Text) -> None:
        """Keep in mind that some texts of a block are understood."""
        self.used |= {one.spot for one in texts}
        self.blocks.add(block)


def parted_from_sheets(document: Document, maps: Sequence[ColumnMap] = ()) -> Cards:
    """The budget sheets of a document laid out as lines under one header, the rest as it is."""
    found = _Sheets()
    for at, block in enumerate(document.blocks):
        lines = list(_lines(block))
        if found.places and isinstance(block, Table) and not any(map(_header, lines)):
            found.places = {} if headers_of(block.rows, maps) else found.places
        for line in lines:
            _read(line, at, found, is_below=isinstance(block, Table))
    works = list(found.works.values())
    if not any(work.given or work.accounts for work in works) or _is_mapped(document, maps):
        return Cards(document)
    blocks = [document.blocks[at] for at in sorted(found.blocks)]
    left = tuple(_left(blocks, found))
    texts = [one.text for one in document.blocks if isinstance(one, Paragraph)]
    texts += [one.text for one in left if one.why != ACCOUNT]
    rest = tuple(one for at, one in enumerate(document.blocks) if at not in found.blocks)
    stretch = _stretch(works, _year(texts, works))
    own = tuple(one.text for one in left if one.why == ABOVE)
    own += (f"Unit Organisasi: {found.office}",) if found.office else ()
    stretch = stretch._replace(above=own, own=own)
    left += tuple(_unplaced(works, stretch))
    return Cards(replace(document, blocks=rest), stretch, left)


def _is_mapped(document: Document, maps: Sequence[ColumnMap]) -> bool:
    """Whether a person said what the columns of any table mean."""
    return any(one.by for table in document.tables for one in headers_of(table.rows, maps))


def _lines(block: Block) -> Iterator[list[_Text]]:
    """The filled cells of each line; a paragraph that is a label as the label and its value."""
    if isinstance(block, Table):
        for row in block.rows:
            yield [
                _Text(text, (block.name, row.number, column))
                for column, text in enumerate(texts_of(row), start=1)
                if text.strip(" :")
            ]
    elif isinstance(block, Paragraph):
        yield [_Text(block.text, (block.place or "teks", 1, 1))]


def _read(line: Sequence[_Text], at: int, found: _Sheets, *, is_below: bool) -> None:
    """Understand a line as a label, a header, a benchmark, an account or nothing.

    ``is_below`` says that it may stand below a header, as lines of tables do.
    """
    if not line:
        return
    if places := _header(line):
        found.places = places if found.last else {}
        if found.last:
            found.take(at, *line)
    elif not (_is_work(line, at, found) or _is_detail(line, at, found)) and is_below:
        _read_below(line, at, found)


def _header(line: Sequence[_Text]) -> dict[str, int]:
    """The columns (from 1) of a table of benchmarks or of accounts that begins; none elsewhere."""
    told: dict[str, int] = {}
    for text, (_, _, column) in line:
        word = normal(text)
        if word == "INDIKATOR":
            told["measure"] = column
        elif re.match(r"TOL[OA]K\s+UKUR", word):
            told["indicator"] = column
        elif word.startswith("TARGET"):
            told["target"] = column
        elif re.match(r"KODE\s+REK", word):
            told["account"] = column
        elif word.startswith("JUMLAH"):
            told["amount"] = column
    for names in (("measure", "indicator", "target"), ("account", "amount")):
        if told.keys() >= set(names) and len(line) >= len(names):
            return {name: told[name] for name in names}
    return {}


def _labelled(line: Sequence[_Text]) -> tuple[str, list[_Text]]:
    """A line's label in capitals and the texts of its value; "" where it has no label."""
    first, *more = line
    label, colon, value = first.text.partition(":")
    if colon and value.strip() and not more:
        return normal(label), [_Text(value.strip(), first.spot)]
    return normal(label).rstrip(" :"), [_Text(one.text.lstrip(" :"), one.spot) for one in more]


def _is_work(line: Sequence[_Text], at: int, found: _Sheets) -> bool:
    """Whether a line names a work by its level and code, which then is the one spoken of.

    The code may stand in a cell of its own before the name.
    """
    label, value = _labelled(line)
    level = level_in(label)
    said = _CODED.fullmatch(" ".join(one.text for one in value))
    if level not in _LEVELS or said is None or level.label.upper() != label.replace("-", " "):
        return False
    code, name = said[1], _Text(said[2], value[-1].spot)
    texts = {"code": _Text(code, value[0].spot), level.value: name}
    found.last = found.works.setdefault((level, code), _Work(level, texts))
    found.places = {}
    found.take(at, *line)
    return True


def _is_detail(line: Sequence[_Text], at: int, found: _Sheets) -> bool:
    """Whether a line is a label of the work that is spoken of: its funds, place, output, amount."""
    label, value = _labelled(line)
    work = found.last
    if value and _OFFICE.fullmatch(label):
        found.office = found.office or _UNCODED.sub("", value[-1].text)
        found.take(at, *line)
        return True
    if work is None or not value:
        return False
    if year := _ALLOCATED.fullmatch(label):
        work.amounts.setdefault(int(year[1]), value[-1])
    elif name := next((name for name, one in _DETAILS.items() if one.fullmatch(label)), ""):
        said = _OUTPUT.fullmatch(value[0].text) if name == "output" else None
        if name == "output" and len(value) > 1:
            work.given.append({"indicator": value[0], "target": value[1]})
        elif name == "output":
            parts = said.groups() if said else (value[0].text,)
            told = zip(("indicator", "target"), parts, strict=False)
            work.given.append({part: value[0]._replace(text=text) for part, text in told})
        else:
            work.texts.setdefault(name, value[0])
    else:
        return False
    found.places = {}
    found.take(at, *line)
    return True


def _read_below(line: Sequence[_Text], at: int, found: _Sheets) -> None:
    """Understand a line below a header: a benchmark of a work, or what it buys."""
    if found.last is None or not found.places:
        return
    if "account" in found.places:
        _read_account(line, at, found, found.last)
        return
    by_place = {
        name: one for name, place in found.places.items() for one in line if one.spot[2] == place
    }
    if by_place:
        _read_measure(by_place, at, found, found.last)


def _read_account(line: Sequence[_Text], at: int, found: _Sheets, work: _Work) -> None:
    """Keep what a line of accounts says: a code first and its amount last, on any page.

    Lines between are of what is bought; the sum ends them.
    """
    first, last = line[0], line[-1]
    is_sum = any(_SUM.fullmatch(normal(one.text)) for one in line)
    if is_sum or _ACCOUNT.fullmatch(first.text.strip()):
        work.accounts.append(("" if is_sum else first.text.strip(" ."), last))
    found.bought |= {one.spot for one in line}
    found.blocks.add(at)
    if is_sum:
        found.places = {}


def _read_measure(by_place: Mapping[str, _Text], at: int, found: _Sheets, work: _Work) -> None:
    """Give a work what a line of its benchmarks says; a line of anything else ends the table."""
    measure = by_place.get("measure")
    kind = measure_in(measure.text) if measure else ""
    target = by_place.get("target")
    if target is None or (measure and not kind):
        found.places = {}
        return
    programs = [one for one in found.works.values() if one.level is Level.PROGRAM]
    of = programs[-1] if kind == "CAPAIAN PROGRAM" and programs else work
    indicator = by_place.get("indicator", target).text
    if measure and is_input_of_money(measure.text, indicator, target.text):
        of.amounts.setdefault(_NO_YEAR, target)
        found.take(at, target, *([measure] if measure else []))
        return
    texts = {name: one for name, one in by_place.items() if name != "measure"}
    told = [[one["indicator"].text, one.get("target", target).text] for one in of.given]
    if [indicator, target.text] not in told:  # a sheet for each subactivity tells it again
        of.given.append(texts | ({"remarks": measure} if measure else {}))
    found.take(at, *by_place.values())


def _year(texts: Iterable[str], works: Sequence[_Work]) -> int:
    """The year of the budget: the one that a heading names, else the middle one of those told."""
    named = [int(found[1]) for text in texts if (found := _BUDGET_YEAR.search(text.upper()))]
    years = sorted({year for work in works for year in work.amounts} - {_NO_YEAR})
    told = [year for year in named if year in years] or years[len(years) // 2 :] or named
    return told[0] if told else _NO_YEAR


def _ceiling(work: _Work, year: int) -> _Text | None:
    """The budget of a work: what its year is given, its sum of accounts, or the one above them."""
    if year in work.amounts:
        return work.amounts[year]
    sums = [amount for code, amount in work.accounts if not code]
    least = min((len(code) for code, _ in work.accounts if code), default=0)
    sums += [amount for code, amount in work.accounts if len(code) == least]
    is_one = len(sums) == 1 or any(not code for code, _ in work.accounts)
    return sums[0] if sums and is_one else work.amounts.get(_NO_YEAR)


def _stretch(works: Sequence[_Work], year: int) -> Stretch:
    """The works as lines under one header, with where each text stands."""
    lines: list[tuple[TableRow, str]] = []
    places: dict[_Spot, _Spot] = {}
    for work in sorted(works, key=lambda one: _order(one, works)):
        first, *more = work.given or [{}]
        ceiling = _ceiling(work, year)
        own = work.texts | first | ({"ceiling": ceiling} if ceiling else {})
        for texts in (own, *more):
            number = len(lines) + 1
            spot = next(iter(texts.values())).spot
            cells = [texts.get(name) for name in _FIELDS]
            places |= {
                (spot[0], number, at): one.spot for at, one in enumerate(cells, start=1) if one
            }
            places.setdefault((spot[0], number, 1), spot)
            row = TableRow(tuple(Cell(one.text if one else "") for one in cells), number)
            lines.append((row, spot[0]))
    heads = (Column(at, (word,), meaning) for at, (word, meaning) in enumerate(_HEADS))
    return Stretch(Columns(tuple(heads), 0, 0), tuple(lines), places=places)


def _order(work: _Work, works: Sequence[_Work]) -> tuple[int, ...]:
    """Where a work stands: below the one whose code begins its own, in the order of the file."""
    codes = [one.texts["code"].text for one in works]
    code = work.texts["code"].text
    return tuple(at for at, one in enumerate(codes) if f"{code}.".startswith(f"{one}."))


def _left(blocks: Sequence[Block], found: _Sheets) -> Iterator[Leftover]:
    """The texts of the sheets' blocks that are in no row."""
    first: dict[str, int] = {}
    for table, row, _ in found.used:
        first[table] = min(row, first.get(table, row))
    for block in blocks:
        for one in (text for line in _lines(block) for text in line):
            if one.spot in found.used:
                continue
            table, row, column = one.spot
            why = ABOVE if row < first.get(table, row) else LABEL
            why = ACCOUNT if one.spot in found.bought else why
            yield Leftover(one.text, Source("", table, row, column), why)


def _unplaced(works: Iterable[_Work], stretch: Stretch) -> Iterator[Leftover]:
    """What other years are given, which no row holds."""
    placed = set(stretch.places.values())
    for work in works:
        for one in work.amounts.values():
            if one.spot not in placed:
                yield Leftover(one.text, Source("", *one.spot), LABEL)
