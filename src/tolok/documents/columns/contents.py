"""What columns mean by what their cells hold: parts of codes, names, levels, kinds and periods."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.columns.kinds import filled_of, is_figure, text_at
from tolok.documents.columns.moments import (
    WHOLE_YEAR,
    Moment,
    bare_moment,
    named_moment,
    period_in,
)
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import (
    CODE_PART,
    COUNTS,
    FIGURE,
    KIND,
    LEVEL,
    NAME,
    PERIOD,
    Meaning,
    is_aside,
    meaning_of,
)
from tolok.documents.document import TableRow
from tolok.documents.level_words import level_in
from tolok.domain.forms import NUMBER_CELLS
from tolok.domain.levels import Level
from tolok.domain.notation import read_number

_PERIODS = re.compile(r"PERIODE\b.*|WAKTU\b.*|TRI\s?WULAN|TW\.?|BULAN|TAHUN(?:\s+ANGGARAN)?")
_CODE_CELL = re.compile(r"[\dX]{1,4}(?:\.[\dX]{1,4})*|\d,\d{1,2}", re.IGNORECASE)
"""A code or a part of one; a sheet that takes "2.01" for a number shows it with a comma."""
_LONGEST_KIND = 30
"""Letters of the name of a kind of figures; "Persentase Capaian Kinerja" has 26."""
_ROW_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[IVX]{1,4})[.)]*")
_VOLUMES = (["VOLUME"], ["VOL"], ["VOL."])
_RESULTS = frozenset(
    {"KETERCAPAIAN", "HASIL", "HASIL YANG DICAPAI", "HASIL KERJA", "HASIL PELAKSANAAN"}
)
"""What offices write over results beside their targets."""
_OUTCOMES = re.compile(r"(?:(?:OUTPUT|OUTCOME|KELUARAN|HASIL)\W*)+")
_BEGINNINGS = {
    "target": re.compile(r"(?:TARGET|STANDAR|STANDARD)\b"),
    "realization": re.compile(r"REALISASI\b"),
}
_MONEY = frozenset({"ceiling", "spending"})
_BESIDE_LEVELS = "kolom di sebelah kirinya menyebut tingkat setiap baris"
_KIND_LETTERS = {"T": "target", "R": "realization", "C": "achievement"}
"""What offices write before the lines of an indicator: T(arget), R(ealisasi), C(apaian)."""
_HALF = 2
_CODED = re.compile(r"\b(?:KODE|URUSAN|BIDANG|PROGRAM|KEGIATAN)\b")


class Column(NamedTuple):
    """A column of a table: its place (from 0), its header's words and what they mean.

    ``why`` is the reason, in Indonesian, where its contents and not its words told it;
    ``instead`` the column (from 0) that is meant where this one is set aside for it.
    """

    place: int
    words: tuple[str, ...]
    meaning: Meaning | None
    why: str = ""
    instead: int | None = None

    @property
    def title(self) -> str:
        """The header's words in one line."""
        return " · ".join(dict.fromkeys(" ".join(word.split()) for word in self.words))

    def aside_for(self, meant: Meaning, columns: Iterable["Column"]) -> "Column":
        """The column without a meaning, for the one among the columns that is meant."""
        places = [one.place for one in columns if one.meaning == meant and one.place != self.place]
        return self._replace(meaning=None, instead=places[0] if places else None)


def with_code_parts(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """Neighbouring columns that hold only short numbers are the parts of one code."""
    holds: list[bool] = []
    for column in columns:  # one word stands over all parts, merged or not
        goes_on = bool(holds and holds[-1]) and not column.words
        holds.append(_holds_codes(column, body, is_named=goes_on))
    found = []
    for place, column in enumerate(columns):
        beside = holds[max(0, place - 1)] if place else False
        beside = beside or (place + 1 < len(holds) and holds[place + 1])
        if holds[place] and beside:
            column = column._replace(meaning=Meaning(CODE_PART))  # noqa: PLW2901 - as above
        found.append(column)
    return found


def _texts_below(column: Column, body: Sequence[TableRow]) -> list[str]:
    """The texts of a column; one that is the last of its line may stand below the table."""
    return [
        text
        for row in body
        if (text := text_at(row, column.place))
        and any(one is not None and one.text for one in row.cells[column.place + 1 :])
    ]


def _holds_codes(column: Column, body: Sequence[TableRow], *, is_named: bool) -> bool:
    """Whether a column's header could be a code's, and its cells are short numbers.

    A column that words tell to hold figures does not: "Program dan Pendanaan" stands over amounts.
    A sum below them is none of them.
    """
    if column.meaning and column.meaning.field in NUMBER_CELLS:
        return False
    words = [normal(word) for word in column.words]
    if not is_named and not any(_CODED.search(one) and not COUNTS.match(one) for one in words):
        return False
    texts = [text for text in _texts_below(column, body) if not COUNTS.match(normal(text))]
    coded = sum(bool(_CODE_CELL.fullmatch(text)) for text in texts)
    return bool(texts) and 10 * coded >= 8 * len(texts)


def with_names_beside(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """A name's header over two columns, of which the first only numbers the rows, names by both.

    Formats without merged cells write it over the first alone.
    """
    found = list(columns)
    for place, (column, beside) in enumerate(pairwise(columns)):
        meaning = column.meaning
        if meaning is None or meaning.field != NAME or beside.words or beside.meaning:
            continue
        texts, names = (_texts_below(one, body) for one in (column, beside))
        numbers = sum(bool(_ROW_NUMBER.fullmatch(text)) for text in texts)
        words = sum(any(map(str.isalpha, text)) for text in names)
        if numbers and _HALF * numbers > len(texts) and _HALF * words > len(names):
            found[place + 1] = beside._replace(meaning=meaning)
    return found


def with_plain_words(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """What only columns of its kind mean where no other is: OUTPUT over words the indicator.

    Right of names of a further level OUTPUT is theirs, whatever measures those before.

    HASIL over figures beside targets is what was reached.
    VOLUME beside units, or with units of its own, is the target; so is a standard beside what was
    realized, and what words of other systems ("Target SPM") stand over.
    """
    fields = {column.meaning.field for column in columns if column.meaning}
    found = list(columns)
    for at, column in enumerate(columns):
        words = [normal(word) for word in dict.fromkeys(column.words)]
        leaf = words[0] if len(words) == 1 else ""
        texts = filled_of(_texts_below(column, body) or [text_at(row, at) for row in body])
        figures = sum(map(is_figure, texts))
        name = ""
        if _OUTCOMES.fullmatch(leaf) and 10 * figures < 2 * len(texts):
            name = "indicator"
        elif leaf in _RESULTS and 10 * figures > 8 * len(texts) and "target" in fields:
            name = "realization"
        elif words[-1:] in _VOLUMES and 10 * figures > 8 * len(texts):
            units = "unit" in fields or all(read_number(text).unit for text in texts)
            name = "target" if units else ""
        is_free = name not in fields or (name == "indicator" and _measures_again(found, at))
        if name and is_free and column.meaning is None:
            found[at] = column._replace(meaning=Meaning(name))
            fields.add(name)
    return _with_only_figures(found, body)


def _measures_again(columns: Sequence[Column], at: int) -> bool:
    """Whether names of a further level stand between a column and the indicators before it."""
    before = (one.meaning.field for one in reversed(columns[:at]) if one.meaning)
    return next((field for field in before if field in {NAME, "indicator"}), "") == NAME


def _with_only_figures(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """The only column of figures whose header begins as a plan's or a result's is that."""
    found = list(columns)
    for name, pattern in _BEGINNINGS.items():
        if any(one.meaning and one.meaning.field == name for one in found):
            continue
        alike = [at for at, one in enumerate(found) if _begins(one, pattern, body)]
        if len(alike) == 1:
            one = found[alike[0]]
            found[alike[0]] = one._replace(meaning=Meaning(name, named_moment(one.words)))
    return found


def _begins(column: Column, pattern: re.Pattern[str], body: Sequence[TableRow]) -> bool:
    """Whether a column that nothing tells has such a header, and figures in nearly all cells."""
    if column.meaning or not column.words or is_aside(column.words[1:]):
        return False
    if not pattern.match(normal(column.words[0])):
        return False
    texts = filled_of([text_at(row, column.place) for row in body])
    return bool(texts) and 10 * sum(map(is_figure, texts)) >= 8 * len(texts)


def without_counts(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """A column of figures names no rows: "Jumlah Sasaran" counts those who are to be served."""
    return [
        column._replace(meaning=None)
        if column.meaning and column.meaning.field == NAME and _holds_figures(column, body)
        else column
        for column in columns
    ]


def without_words_of_money(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """A column of words alone holds no money, whatever stands over it: "Kondisi", then "Baik"."""
    return [
        column._replace(meaning=None)
        if column.meaning and column.meaning.field in _MONEY and _holds_words(column, body)
        else column
        for column in columns
    ]


def _holds_words(column: Column, body: Sequence[TableRow]) -> bool:
    """Whether all cells have letters and none a digit, several of them."""
    texts = filled_of(_texts_below(column, body))
    lettered = all(any(map(str.isalpha, text)) for text in texts)
    return len(texts) > 1 and lettered and not any(any(map(str.isdigit, text)) for text in texts)


def _holds_figures(column: Column, body: Sequence[TableRow]) -> bool:
    """Whether nearly all cells are figures, and not only numbers of rows."""
    texts = filled_of(_texts_below(column, body))
    figures = sum(map(is_figure, texts))
    return figures > 1 and 10 * figures >= 8 * len(texts) and not _number_rows(texts)


def _number_rows(texts: Sequence[str]) -> bool:
    """Whether texts only number rows: each series of bare numbers counts from 1."""
    digits = [int(text.strip("().")) for text in texts if text.strip("().").isdecimal()]
    begins = not digits or digits[0] == 1
    counts = all(after in {1, before, before + 1} for before, after in pairwise(digits))
    return begins and counts and all(map(_ROW_NUMBER.fullmatch, texts))


def with_period(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """A column whose header says that it holds periods, and whose cells are nearly all some.

    Of several the last tells the line's period, as quarters do beside the years that they are of.
    Figures below "Bulan · Nov" may look like months; "TW I" below "Triwulan · (4)" is no figure.
    """
    found = list(columns)
    periods = [
        at
        for at, one in enumerate(columns)
        if one.words and _PERIODS.fullmatch(normal(one.words[0])) and _holds_periods(one, body)
        if bare_moment(one.words) is None or not _has_numbers(one, body)
    ]
    for at in periods:
        of_years = normal(columns[at].words[0]).startswith("TAHUN")
        meaning = Meaning("year") if of_years else None
        meaning = Meaning(PERIOD) if at == periods[-1] else meaning
        found[at] = found[at]._replace(meaning=meaning)
    return _with_whole_years(found, body, periods[-1]) if periods else found


def _with_whole_years(
    columns: Sequence[Column], body: Sequence[TableRow], period: int
) -> list[Column]:
    """The columns, a year's target or ceiling told from those of each line's period.

    It stands left of the periods, and either another is right of them or it is written but once
    for its lines; an amount once written for several lines is the year's wherever it stands.
    """
    found = list(columns)
    for name in ("target", "ceiling"):
        alike = [one for one in columns if one.meaning and one.meaning.field == name]
        alike = [one for one in alike if one.meaning and _is_of_a_year(one.meaning.moment)]
        right = [one for one in alike if one.place > period]
        for at in [one.place for one in alike]:
            once = _is_written_once(at, period, body)
            if (at < period and (once or right)) or (name in _MONEY and once):
                found[at] = found[at]._replace(meaning=Meaning(name, WHOLE_YEAR))
    return found


def _is_of_a_year(moment: Moment) -> bool:
    """Whether a figure is of the document or of a year."""
    return moment == Moment(moment.year)


def _has_numbers(column: Column, body: Sequence[TableRow]) -> bool:
    """Whether a cell of a column is only a number."""
    return any(text.isdecimal() for text in _texts_below(column, body))


def _is_written_once(place: int, period: int, body: Sequence[TableRow]) -> bool:
    """Whether a column is filled only on lines of one period, and others are beside them."""
    told = [(text_at(row, period), text_at(row, place)) for row in body]
    filled = {when for when, text in told if when and text}
    return len(filled) == 1 and len({when for when, _ in told if when}) > 1


def with_level(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """A column that nothing else tells whose cells name levels says the level of each row.

    Where none names rows, the column of words right of it does: "Level", then "Kinerja".
    """
    found = [
        column._replace(meaning=Meaning(LEVEL))
        if column.meaning is None and column.words and _holds_levels(column, body)
        else column
        for column in columns
    ]
    if not any(one.meaning and one.meaning.field == NAME for one in found):
        for column, beside in pairwise(found):
            told = column.meaning == Meaning(LEVEL) and beside.words and beside.meaning is None
            if told and _holds_words(beside, body):
                name = Meaning(NAME, levels=frozenset(Level))
                found[beside.place] = beside._replace(meaning=name, why=_BESIDE_LEVELS)
    return found


def _holds_levels(column: Column, body: Sequence[TableRow]) -> bool:
    texts = _texts_below(column, body)
    levels = [level for text in texts if (level := level_in(text))]
    return len(set(levels)) > 1 and 10 * len(levels) >= 8 * len(texts)


def with_kinds(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """A column of words like "Target" and "Realisasi"; columns of periods hold the figures.

    "Rencana/Realisasi" over such words tells no figures of its own.
    """
    bare = {one.place: when for one in columns if (when := bare_moment(one.words))}
    kinds = [
        one.place
        for one in columns
        if (one.meaning is None or one.meaning.field in {NAME, "remarks", *NUMBER_CELLS})
        and _holds_kinds(one, body)
    ]
    if not bare or len(kinds) != 1:
        return list(columns)
    found: list[Column] = []
    for column in columns:
        if column.place == kinds[0]:
            column = column._replace(meaning=Meaning(KIND))  # noqa: PLW2901 - as above
        elif column.place in bare and column.meaning is None:
            column = column._replace(meaning=Meaning(FIGURE, bare[column.place]))  # noqa: PLW2901
        found.append(column)
    return found


def _holds_kinds(column: Column, body: Sequence[TableRow]) -> bool:
    """Whether nearly all cells name a kind of figures, and not all the same."""
    texts = _texts_below(column, body)
    kinds = [kind for text in texts if (kind := kind_of_line(text))]
    return len(set(kinds)) > 1 and 10 * len(kinds) >= 8 * len(texts)


def kind_of_line(text: str) -> str:
    """The number cell that a text in a column of kinds says, in words or by its first letter.

    >>> kind_of_line("Realisasi"), kind_of_line("T"), kind_of_line("R :"), kind_of_line("A")
    ('realization', 'target', 'realization', '')
    """
    return kind_in(text) or _KIND_LETTERS.get(normal(text).rstrip(" .:"), "")


def kind_in(text: str) -> str:
    """The number cell whose name a text is; "" where it says anything else.

    >>> kind_in("Realisasi"), kind_in("Capaian (%)"), kind_in("Air bersih")
    ('realization', 'achievement', '')
    """
    meaning = meaning_of((text,)) if len(text) <= _LONGEST_KIND else None
    return meaning.field if meaning and meaning.field in NUMBER_CELLS else ""


def _holds_periods(column: Column, body: Sequence[TableRow]) -> bool:
    """Whether nearly all cells name periods, and not all the same year: that is the document's."""
    texts = _texts_below(column, body)
    periods = [period for text in texts if (period := period_in(text, column.words))]
    is_own_year = len(set(periods)) == 1 and periods[0] == Moment(periods[0].year)
    return len(periods) > 1 and 10 * len(periods) >= 8 * len(texts) and not is_own_year
