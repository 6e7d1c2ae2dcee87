"""The lines of a table as raw rows: each text in its cell and period, before levels are known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tolok.documents.alignment import MAX_SHIFT, agrees, at, is_words, shift_of
from tolok.documents.columns.headers import Columns, texts_of
from tolok.documents.columns.moments import ALWAYS, Moment
from tolok.documents.columns.vocabulary import CODE_PART, KIND, LEVEL, NAME, PERIOD
from tolok.documents.document import Cell, TableRow
from tolok.documents.level_words import level_in
from tolok.documents.rows.lettered_codes import is_lettered
from tolok.documents.rows.merged_over_periods import measured_names
from tolok.documents.rows.parted_codes import code_of, is_work_code
from tolok.domain.forms import CERTAIN, NUMBER_CELLS, Source
from tolok.domain.levels import Level
from tolok.domain.notation import read_number

_CODE = re.compile(
    r"([\dX]{1,2}\.[\dX]{2}\.\d{2}(?:\.\d\.\d{2}(?:\.\d{2,4})?)?)(?:\s+|\s*[-–—:]\s*)"
    r"(?:[-–—:]\s*)?([^\s\-–—:].*)",
    re.DOTALL,
)
"""A code and the name behind it, as systems print both: "7.01.01 - PROGRAM PENUNJANG"."""
_BROKEN_CODE = re.compile(r"([\dX]{1,2}(?:\.[\dX]{1,4})+\.?)\s+(\d[\d.]*)(?=\s)", re.IGNORECASE)
_WHOLE_CODE = re.compile(r"[\dX]{1,2}\.[\dX]{2}\.\d{2}\.\d\.\d{2}\.\d{4}", re.IGNORECASE)
"""A subactivity's code, which a narrow column breaks: "1.01.02.2.01." and "0001"."""
_NUMBERING = re.compile(r"(\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[IVX]{1,4})[.)]*)")
_LED_BY_NUMBER = re.compile(r"((?:\d{1,2}(?:\.\d{1,2})*[.)]|[A-Za-z][.)]))\s+(\S.*)", re.DOTALL)
_NUMBERED_NAME = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*\)?\s+[^\W\d_]{3,}\W(?:.*\W)?[^\W\d_]{3,}")
"""A number without a mark before words, of which more than one is no unit: "1 Rapat Koordinasi"."""

_INDICATOR = re.compile(
    r"(?:INDIKATOR(?:\s+(?:KINERJA|UTAMA|TUJUAN|SASARAN|PROGRAM|KEGIATAN))*|IKU|IKK)\s*[\d.]*\s*:\s*(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
"""An indicator among names, told by the word before it."""
_BAND = re.compile(
    r"(TUJUAN|SASARAN|PROGRAM|KEGIATAN|SUB[\s-]*KEGIATAN)(?:\s+STRATEGIS)?"
    r"(?:\s*[\d.]*\s*:\s*\S|\s+\d{1,2}(?:\.\d{1,2})*\.\s+[^\W\d]).*|"
    r"(PROGRAM)\s+[^\W\d].*",
    re.IGNORECASE | re.DOTALL,
)
"""What a line across names, its level first."""

_HELD = frozenset({"name", "indicator", *NUMBER_CELLS})
"""What makes a line's part a node."""

Slot = tuple[str, Moment]
"""A cell of a row for a period."""


@dataclass(slots=True)
class RawRow:
    """A row with its texts in their cells, before levels are known.

    ``unclear`` are cells that look blank to a recogniser that may have missed something; ``year``
    is the one that its line is of, where lines are of several and another column has their periods.
    ``is_of_one_year`` says that the table has results of the year of its targets and ceilings,
    which are then no other year's.
    """

    source: Source
    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, Source] = field(default_factory=dict)
    levels: frozenset[Level] = frozenset()
    indent: int = 0
    bold: bool = False
    number: str = ""
    slid: str = ""
    shift: int = 0
    others: dict[Slot, tuple[str, Source]] = field(default_factory=dict)
    unclear: dict[Slot, Source] = field(default_factory=dict)
    year: int | None = None
    is_of_one_year: bool = False

    def put(self, name: str, cell: Cell | str, column: int) -> None:
        """Keep a text that is there, and the column (from 0) in which it stands."""
        text = cell if isinstance(cell, str) else _lines_of(cell)
        if text:
            self.texts[name] = text
            seen = None if isinstance(cell, str) else cell.recognition
            self.places[name] = self.source._replace(column=column + 1, recognition=seen)

    def text_in(self, slot: Slot) -> str:
        """The text of a cell for a period; "" where it has none."""
        name, moment = slot
        return self.texts.get(name, "") if moment == ALWAYS else self.others.get(slot, ("",))[0]

    def put_in(self, slot: Slot, text: str, source: Source) -> None:
        """Give a cell for a period a text, and where it stands."""
        name, moment = slot
        if moment == ALWAYS:
            self.texts[name], self.places[name] = text, source
        else:
            self.others[slot] = text, source

    def source_of(self, slot: Slot) -> Source:
        """Where the text of a cell for a period stands; KeyError where it has none."""
        name, moment = slot
        return self.places[name] if moment == ALWAYS else self.others[slot][1]

    @property
    def has_figures(self) -> bool:
        """Whether it holds a unit or any number cell."""
        return bool(self.others) or any(name in self.texts for name in (*NUMBER_CELLS, "unit"))

    @property
    def is_bare_name(self) -> bool:
        """Whether it holds a name and neither an indicator nor a figure."""
        return "name" in self.texts and "indicator" not in self.texts and not self.has_figures


def raw_rows(row: TableRow, columns: Columns, source: Source) -> list[RawRow]:
    """The nodes that a line of a table holds: none where it is no row of a form.

    A line may name several nodes (a *sasaran* with its indicator, then its *program* with the
    money): what stands right of a name belongs to it, up to the next one. What stands left of the
    first name, right of where a name above it would be, is of that level and has no name.
    """
    texts = texts_of(row)
    if band := _band(row, columns, source):
        return [band]
    shift = _shift(texts, columns)
    named = _named(row, columns, shift)
    owner = None if shift else _owner(texts, columns, named)
    owner = _above_alone(texts, columns) if owner is None and not (named or shift) else owner
    starts = named if owner is None else [owner, *named]
    starts = starts or ([] if shift else measured_names(columns))
    raws = [RawRow(source, shift=shift) for _ in starts or (0,)]
    for raw, start in zip(raws, starts[: len(starts) - len(named)], strict=False):
        raw.levels = columns.names[start]
    for raw, place in zip(raws[len(starts) - len(named) :], named, strict=False):
        _name(raw, row, columns, place, shift)
    for column in columns.columns:
        meaning, place = column.meaning, column.place - shift
        if meaning is None or meaning.field in {NAME, CODE_PART}:
            continue
        cell = row.cells[place] if 0 <= place < len(row.cells) else None
        if cell is None or not (cell.text or _is_unclear(cell)):
            continue
        before = sum(place > start for start in starts)
        # A code stands before the name that it is of; all else stands after.
        raw = raws[min(before, len(raws) - 1) if meaning.field == "code" else max(0, before - 1)]
        _keep(raw, cell, meaning.field, meaning.moment, place)
    _code_of_parts(raws[-1], row, columns)
    for raw in raws:
        _slide_back(raw)
    return _of_one_period([raw for raw in raws if raw.texts.keys() & _HELD or raw.others])


def _of_one_period(raws: list[RawRow]) -> list[RawRow]:
    """The nodes of a line, each of the period that the line says."""
    for period in [raw.texts[PERIOD] for raw in raws if PERIOD in raw.texts]:
        for raw in raws:
            raw.texts.setdefault(PERIOD, period)
    return raws


def _band(row: TableRow, columns: Columns, source: Source) -> RawRow | None:
    """The node that a line across the table names: its only text, left of the names, says a level.

    "Kegiatan : Sumur" stands where the rows below it have their number; so does "PROGRAM AIR",
    which must look like a heading, as prose does not. Where no column names rows, any such line
    with a colon does.
    """
    filled = [(place, cell) for place, cell in enumerate(row.cells) if cell and cell.text]
    if len(filled) != 1 or filled[0][0] >= min(columns.names, default=len(row.cells)):
        return None
    place, cell = filled[0]
    said = _BAND.fullmatch(cell.text)
    level = level_in(said[1] or said[2]) if said else None
    is_head = cell.bold or row.bold or cell.columns > 1 or cell.text.isupper()
    if said is None or level is None or not (said[1] or (is_head and columns.names)):
        return None
    raw = RawRow(source, levels=frozenset({level}), bold=cell.bold or row.bold)
    raw.put("name", cell, place)
    return raw


def _is_unclear(cell: Cell) -> bool:
    """Whether a recogniser saw something in a cell that it takes for blank."""
    seen = cell.recognition
    return not cell.text and seen is not None and seen.confidence < CERTAIN and bool(seen.others)


def _keep(raw: RawRow, cell: Cell, field_: str, moment: Moment, place: int) -> None:
    source = raw.source._replace(column=place + 1, recognition=cell.recognition)
    if not cell.text:
        raw.unclear.setdefault((field_, moment), source)
    elif field_ == "number":
        is_numbered = bool(_NUMBERING.fullmatch(cell.text))
        if is_work_code(cell.text) or (is_lettered(cell.text) and not is_numbered):
            if "code" not in raw.texts:
                raw.put("code", cell, place)
        elif raw.shift == 0 and is_numbered:
            raw.number = cell.text
    elif moment == ALWAYS:
        if field_ not in raw.texts and (field_ != LEVEL or level_in(cell.text)):
            raw.put(field_, cell, place)
    else:
        raw.others.setdefault((field_, moment), (_lines_of(cell), source))


def _lines_of(cell: Cell) -> str:
    """The text of a cell, each of its lines by itself: there may be one for each indicator."""
    lines = (" ".join(line.split()) for line in cell.lines.splitlines())
    return "\n".join(filter(None, lines)) or cell.text


def is_numbering(text: str) -> bool:
    """Whether a text only counts its row: 3, 2.1, b), IV."""
    return bool(_NUMBERING.fullmatch(text))


def _shift(texts: Sequence[str], columns: Columns) -> int:
    """How many leading cells a row lost; none where a person said what stands where.

    Nor does a row lose any whose code stands where codes do.
    """
    fixed = columns.moments or columns.by or columns.fieldset & {PERIOD, KIND}
    if fixed or is_work_code(at(texts, columns.fields, "code", 0)):
        return 0
    if any(read_number(text).value is not None for text in texts):
        return shift_of(texts, columns.fields)
    return _shift_of_names(texts, columns)


def _shift_of_names(texts: Sequence[str], columns: Columns) -> int:
    """The shift of a row without figures: one name and its indicator, each in its column."""
    for shift in range(MAX_SHIFT + 1):
        named = [column for column in columns.names if _names(_text_at(texts, column - shift))]
        if len(named) == 1 and at(texts, columns.fields, "indicator", shift):
            return shift
    return 0


def _names(text: str) -> bool:
    return bool(text) and not _NUMBERING.fullmatch(text)


def _text_at(texts: Sequence[str], column: int) -> str:
    return texts[column] if 0 <= column < len(texts) else ""


def _is_name(text: str) -> bool:
    """Whether a text of a column of names is one: words, or several of them behind a number."""
    is_named = is_words(text) or _NUMBERED_NAME.match(text)
    return bool(is_named) and not _NUMBERING.fullmatch(text)


def _named(row: TableRow, columns: Columns, shift: int) -> list[int]:
    """The places of a line's names; in neighbouring columns of the same levels the first counts."""
    found: list[int] = []
    before: frozenset[Level] = frozenset()
    measured = {one.place for one in columns.columns if one.meaning and one.meaning.field != NAME}
    for column, levels in sorted(columns.names.items()):
        place = column - shift
        cell = row.cells[place] if 0 <= place < len(row.cells) else None
        if cell and _is_name(cell.text):
            apart = bool(found) and bool(measured & set(range(found[-1] + shift, column)))
            if not found or levels != before or apart:
                found.append(place)
            before = levels
    return found


def _owner(texts: Sequence[str], columns: Columns, named: Sequence[int]) -> int | None:
    """The empty name column, of a higher level, whose indicator stands left of the line's name."""
    place = columns.fields.get("indicator")
    if place is None or not named or place >= named[0] or not _text_at(texts, place):
        return None
    above = [at for at in columns.names if at < place and not _text_at(texts, at)]
    depth = _depth(columns.names[named[0]])
    # Where targets stand right of an activity, the indicator at its left measures it.
    right = {one.meaning.field for one in columns.columns[named[0] + 1 :] if one.meaning}
    if depth > Level.PROGRAM.depth and "target" in right:
        return None
    return max((at for at in above if _depth(columns.names[at]) < depth), default=None)


def _above_alone(texts: Sequence[str], columns: Columns) -> int | None:
    """The name column that a line without a name goes on with: left of all that it says.

    Only where another name's column stands right of it, which would else have the line.
    """
    filled = {column.place for column in columns.columns if _text_at(texts, column.place)}
    used = [one.place for one in columns.columns if one.meaning and one.place in filled]
    indicator = columns.fields.get("indicator")
    above = [at for at in columns.names if used and at < used[0]]
    below = [at for at in columns.names if used and at > used[-1]]
    return max(above) if above and below and indicator in used else None


def _depth(levels: frozenset[Level]) -> int:
    """How deep the highest of some levels stands."""
    return min((level.depth for level in levels), default=0)


def _with_whole_code(text: str) -> str:
    """The text with the code that its column broke before its name as one."""
    broken = _BROKEN_CODE.match(text)
    code = "".join(broken.groups()) if broken else ""
    return code + text[broken.end() :] if broken and _WHOLE_CODE.fullmatch(code) else text


def _name(raw: RawRow, row: TableRow, columns: Columns, place: int, shift: int) -> None:
    cell = row.cells[place]
    if cell is None:
        return
    text = _with_whole_code(cell.text)
    code = _CODE.fullmatch(text)
    if code:
        raw.put("code", code[1], place)
        text = code[2]
    elif numbered := _LED_BY_NUMBER.fullmatch(text):
        raw.number = numbered[1]  # the name keeps it, as written
    if (said := _INDICATOR.fullmatch(text)) and "indicator" not in columns.fields:
        raw.put("indicator", cell._replace(text=said[1]), place)
        return
    raw.put("name", cell._replace(text=text), place)
    raw.levels = columns.names[place + shift]
    raw.bold, raw.indent = cell.bold or row.bold, cell.indent
    for column in columns.names:  # a number in a column of its own before the name
        beside = row.cells[column - shift] if 0 <= column - shift < len(row.cells) else None
        if column - shift < place and beside and _NUMBERING.fullmatch(beside.text):
            raw.number = raw.number or beside.text


def _code_of_parts(raw: RawRow, row: TableRow, columns: Columns) -> None:
    """The code whose parts stand in columns of their own."""
    parts = [
        (column.place, cell.text)
        for column in columns.columns
        if column.meaning
        and column.meaning.field == CODE_PART
        and column.place < len(row.cells)
        and (cell := row.cells[column.place])
        and cell.text
    ]
    if parts and "code" not in raw.texts:
        raw.put("code", code_of([text for _, text in parts]), parts[0][0])


def _slide_back(raw: RawRow) -> None:
    """A figure in the remarks of a row without absorption is the absorption, slid to the right."""
    remark = read_number(raw.texts.get("remarks", ""))
    written = read_number(raw.texts.get("absorption", ""))
    if remark.value is None or remark.unit not in {"", "%"} or written.value is not None:
        return
    spending = read_number(raw.texts.get("spending", ""))
    ceiling = read_number(raw.texts.get("ceiling", "")).value
    nothing_spent = spending.value is None and remark.value == 0
    if nothing_spent or agrees(spending.value, ceiling, remark.value):
        raw.slid = raw.texts["absorption"] = raw.texts.pop("remarks")
        raw.places["absorption"] = raw.places.pop("remarks")


def append_rows(raws: list[RawRow], found: Sequence[RawRow]) -> None:
    """Put a line's rows below the others; an indicator of a merged name below that name's last."""
    first, rest = found[0], found[1:]
    of = -1
    if "name" not in first.texts and (rest or first.levels):
        backwards = range(len(raws) - 1, -1, -1)  # the last is near: a long table stays linear
        of = next((at for at in backwards if raws[at].levels == first.levels), -1)
    if of >= 0:
        raws.insert(of + 1, first)
        raws.extend(rest)
    else:
        raws.extend(found)


def complete_each_other(above: RawRow, below: RawRow) -> bool:
    """Whether one has the names and no figures, the other the figures and no names."""
    one, other = (above, below) if above.has_figures else (below, above)
    return (
        one.has_figures
        and not other.has_figures
        and not {"name", "indicator"} & one.texts.keys()
        and {"name", "indicator"} <= other.texts.keys()
    )


def joined(above: RawRow, below: RawRow) -> RawRow:
    """One row of two lines that complete each other."""
    names = below if "name" in below.texts else above
    return RawRow(
        above.source,
        above.texts | below.texts,
        above.places | below.places,
        names.levels,
        names.indent,
        names.bold,
        names.number,
        above.slid or below.slid,
        max(above.shift, below.shift),
        above.others | below.others,
        above.unclear | below.unclear,
    )
