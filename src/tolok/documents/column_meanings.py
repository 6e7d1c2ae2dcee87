"""What each column of a header means: by its words, by its neighbours and by what it holds."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.column_kinds import text_at
from tolok.documents.column_shares import told_by_others, told_by_sums
from tolok.documents.document import TableRow
from tolok.documents.header_paths import paths_of
from tolok.documents.vocabulary import (
    ALWAYS,
    CODE_PART,
    FIGURE,
    KIND,
    LEVEL,
    NAME,
    PER_CENT,
    PERIOD,
    Meaning,
    Moment,
    bare_moment,
    is_within_year,
    level_in,
    meaning_of,
    normal,
    period_in,
)
from tolok.domain.forms import NUMBER_CELLS

_OF_MONEY = {"target": "ceiling", "realization": "spending", "achievement": "absorption"}
_OF_PERFORMANCE = {money: performance for performance, money in _OF_MONEY.items()}
_APART = re.compile(
    r"\bS\.?\s?/?D\b|KUMULATIF|AKUMULASI|SAMPAI DENGAN|MURNI|PERUBAHAN|SEBELUM|SESUDAH|SETELAH|"
    r"SEMULA|MENJADI"
)
_LATER = re.compile(r"\b(?:PERUBAHAN|SESUDAH|SETELAH|MENJADI)\b")
_EARLIER = re.compile(r"\b(?:SEBELUM|SEMULA|MURNI)\b")
_SHORT = {"T": "TARGET", "R": "REALISASI"}
"""Letters that stand for words where both stand in the lowest line of a header."""
_BARE_MONEY = frozenset({"KEUANGAN", "RP", "(RP)", "RP."})
_REACHED = frozenset({"realization", "spending", "achievement", "absorption"})
_PERIODS = re.compile(r"PERIODE\b.*|WAKTU\b.*|TRI\s?WULAN|TW\.?|BULAN")
_CODE_CELL = re.compile(r"[\dX]{1,4}(?:\.[\dX]{1,4})*", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:JUMLAH|TOTAL)\b")
_TO_DATE = re.compile(r"\b(?:S\.?\s?/?D\b|SAMPAI).*\bINI\b|\b(?:KUMULATIF|AKUMULASI)\b")
_LONGEST_KIND = 30
"""Letters of the name of a kind of figures; "Persentase Capaian Kinerja" has 26."""
_ROW_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[IVX]{1,4})[.)]*")
_HALF = 2
_CODED = re.compile(r"\b(?:KODE|URUSAN|BIDANG|PROGRAM|KEGIATAN)\b")


class Column(NamedTuple):
    """A column of a table: its place (from 0), its header's words and what they mean."""

    place: int
    words: tuple[str, ...]
    meaning: Meaning | None

    @property
    def title(self) -> str:
        """The header's words in one line."""
        return " · ".join(dict.fromkeys(self.words))


def meanings_of(lines: Sequence[TableRow], body: Sequence[TableRow]) -> list[Column]:
    """Each column with its words and meaning."""
    paths = paths_of(lines)
    columns = [
        Column(place, path, meaning_of(spelled) if spelled else None)
        for place, (path, spelled) in enumerate(zip(paths, _spelled(paths), strict=True))
    ]
    columns = _with_twins(_with_sums(_with_money(columns)))
    columns = _with_names_beside(_with_code_parts(columns, body), body)
    columns = _in_per_cent(columns)
    columns = _with_level(_with_kinds(columns, body), body)
    columns = _of_one_period(_of_one_year(_with_period(columns, body)))
    columns = list(_once(_with_spending(columns)))
    told = told_by_sums(told_by_others([column.meaning for column in columns]), body)
    columns = [column._replace(meaning=one) for column, one in zip(columns, told, strict=True)]
    return list(_once(columns))


def _spelled(paths: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The paths, T and R under the same words written out where both are there.

    What counts the columns below them is left as it is.
    """
    leaves = [
        max((at for at, text in enumerate(path) if text.strip("().").isalpha()), default=0)
        for path in paths
    ]
    over: dict[tuple[str, ...], set[str]] = {}
    for path, leaf in zip(paths, leaves, strict=True):
        over.setdefault(path[:leaf], set()).update(map(normal, path[leaf : leaf + 1]))
    return [
        (*path[:leaf], _SHORT.get(normal(path[leaf]), path[leaf]), *path[leaf + 1 :])
        if path and _SHORT.keys() <= over[path[:leaf]]
        else path
        for path, leaf in zip(paths, leaves, strict=True)
    ]


def _with_money(columns: Sequence[Column]) -> list[Column]:
    """Amounts that no word of their own tells.

    A second TARGET beside the first is its amount; so are a quarter's figures right of a ceiling,
    where those of performance came before. Not where other words tell both apart, nor where another
    column says that it holds the amount.
    """
    told = {(column.meaning.field, column.meaning.moment) for column in columns if column.meaning}
    seen: dict[tuple[str, Moment], int] = {}
    found: list[Column] = []
    ceiling = False
    for column in columns:
        meaning = column.meaning
        if meaning and meaning.field in _OF_MONEY:
            before = seen.get((meaning.field, meaning.moment))
            beside = before is not None and before == column.place - 1
            money = (_OF_MONEY[meaning.field], meaning.moment)
            free = money not in told and (before is None or _alike(columns[before], column))
            if before is not None and (beside or ceiling) and free:
                meaning = replace(meaning, field=_OF_MONEY[meaning.field])
                column = column._replace(meaning=meaning)  # noqa: PLW2901 - the same column, understood
        if meaning:
            seen.setdefault((meaning.field, meaning.moment), column.place)
            ceiling = ceiling or (meaning.field == "ceiling" and meaning.moment == ALWAYS)
        found.append(column)
    return found


def _with_sums(columns: Sequence[Column]) -> list[Column]:
    """A sum beside its parts under the same words is an amount where they are."""
    found = list(columns)
    for at, column in enumerate(columns):
        parts = [one.meaning for one in columns if one.words[:-1] == column.words[:-1]]
        money = [one for one in parts if one and one.field in _OF_PERFORMANCE]
        if _is_sum(column) and column.meaning and len(money) > 1:
            found[at] = column._replace(meaning=replace(money[0], moment=column.meaning.moment))
    return found


def _alike(one: Column, other: Column) -> bool:
    """Whether no word tells the later column of two from the first: "s.d." does, or "Perubahan"."""
    mine, theirs = (
        set(_APART.findall(" ".join(map(normal, column.words)))) for column in (one, other)
    )
    return mine == theirs


def _in_per_cent(columns: Sequence[Column]) -> list[Column]:
    """A realization with a per cent sign below, where the target has one too, is no achievement."""
    leaves = [[normal(word) for word in column.words] for column in columns]
    units = {
        column.meaning.moment
        for column, words in zip(columns, leaves, strict=True)
        if column.meaning and column.meaning.field == "target" and PER_CENT & set(words[1:])
    }
    return [
        column._replace(meaning=replace(column.meaning, field="realization"))
        if column.meaning
        and column.meaning.field == "achievement"
        and column.meaning.moment in units
        and words[0].startswith("REALISASI")
        and PER_CENT & set(words[1:])
        else column
        for column, words in zip(columns, leaves, strict=True)
    ]


def _with_twins(columns: Sequence[Column]) -> list[Column]:
    """A KINERJA whose group was not understood is the twin of the amount to its right.

    A scan may lose a group's word over one of its two columns.
    """
    taken = {(column.meaning.field, column.meaning.moment) for column in columns if column.meaning}
    found = list(columns)
    for place, (column, beside) in enumerate(pairwise(columns)):
        amount = beside.meaning
        field = _OF_PERFORMANCE.get(amount.field) if amount else None
        if column.meaning is not None or amount is None or field is None:
            continue
        twin = Meaning(field, amount.moment)
        leaf = any(normal(word) in {"KINERJA", "K", "FISIK"} for word in column.words)
        if leaf and (twin.field, twin.moment) not in taken:
            found[place] = column._replace(meaning=twin)
    return found


def _with_code_parts(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
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
    """Whether a column's header could be a code's, and its cells are short numbers."""
    if not is_named and not any(_CODED.search(normal(word)) for word in column.words):
        return False
    texts = _texts_below(column, body)
    coded = sum(bool(_CODE_CELL.fullmatch(text)) for text in texts)
    return bool(texts) and 10 * coded >= 8 * len(texts)


def _with_names_beside(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
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


def _of_one_year(columns: Sequence[Column]) -> list[Column]:
    """Where only one year is named, it is the document's own."""
    moments = [column.meaning.moment for column in columns if column.meaning]
    years = {moment.year for moment in moments if moment.year}
    if len(years) != 1:
        return list(columns)
    return [
        column._replace(
            meaning=replace(column.meaning, moment=column.meaning.moment._replace(year=None))
        )
        if column.meaning
        else column
        for column in columns
    ]


def _of_one_period(columns: Sequence[Column]) -> list[Column]:
    """Where only one quarter or month is named, what else was reached is of that time too.

    Not where a figure is told both of it and of the whole: then it may be either's.
    """
    figures = [one.meaning for one in columns if one.meaning and one.meaning.field in NUMBER_CELLS]
    within = {one.moment for one in figures if is_within_year(one.moment)}
    theirs = {one.field for one in figures if one.moment in within}
    if len(within) != 1 or any(one.field in theirs for one in figures if one.moment == ALWAYS):
        return list(columns)
    (moment,) = within
    return [
        column._replace(meaning=replace(column.meaning, moment=moment))
        if column.meaning and column.meaning.field in _REACHED and column.meaning.moment == ALWAYS
        else column
        for column in columns
    ]


def _with_period(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """A column whose header says that it holds periods, and whose cells are nearly all some."""
    return [
        column._replace(meaning=Meaning(PERIOD))
        if column.words
        and _PERIODS.fullmatch(normal(column.words[0]))
        and _holds_periods(column, body)
        else column
        for column in columns
    ]


def _with_level(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """A column that nothing else tells whose cells name levels says the level of each row."""
    return [
        column._replace(meaning=Meaning(LEVEL))
        if column.meaning is None and column.words and _holds_levels(column, body)
        else column
        for column in columns
    ]


def _holds_levels(column: Column, body: Sequence[TableRow]) -> bool:
    texts = _texts_below(column, body)
    levels = [level for text in texts if (level := level_in(text))]
    return len(set(levels)) > 1 and 10 * len(levels) >= 8 * len(texts)


def _with_kinds(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """A column of words like "Target" and "Realisasi"; columns of periods hold the figures."""
    bare = {one.place: when for one in columns if (when := bare_moment(one.words))}
    kinds = [
        one.place
        for one in columns
        if (one.meaning is None or one.meaning.field == NAME) and _holds_kinds(one, body)
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
    kinds = [kind for text in texts if (kind := kind_in(text))]
    return len(set(kinds)) > 1 and 10 * len(kinds) >= 8 * len(texts)


def kind_in(text: str) -> str:
    """The number cell whose name a text is; "" where it says anything else.

    >>> kind_in("Realisasi"), kind_in("Capaian (%)"), kind_in("Air bersih")
    ('realization', 'achievement', '')
    """
    meaning = meaning_of((text,)) if len(text) <= _LONGEST_KIND else None
    return meaning.field if meaning and meaning.field in NUMBER_CELLS else ""


def _holds_periods(column: Column, body: Sequence[TableRow]) -> bool:
    texts = _texts_below(column, body)
    periods = sum(period_in(text, column.words) is not None for text in texts)
    return periods > 1 and 10 * periods >= 8 * len(texts)


def _with_spending(columns: Sequence[Column]) -> list[Column]:
    """Rupiah beside their percentage under a word like KEUANGAN: spent of a ceiling told before."""
    known = {column.meaning for column in columns}
    ceilings: set[Moment] = set()
    found = list(columns)
    for place, (column, beside) in enumerate(pairwise(columns)):
        meaning = column.meaning
        if meaning is None or meaning.field != "ceiling":
            continue
        share, spent = (replace(meaning, field=name) for name in ("absorption", "spending"))
        bare = set(map(normal, column.words)) <= _BARE_MONEY
        together = column.words[:1] == beside.words[:1] and beside.meaning == share
        if bare and together and meaning.moment in ceilings and spent not in known:
            found[place] = column._replace(meaning=spent)
        ceilings.add(meaning.moment)
    return found


def _once(columns: Sequence[Column]) -> Iterator[Column]:
    """Each figure once: a second column that means the same is understood as nothing.

    What holds after a change of the budget (*perubahan*) goes before what held until then, a sum
    before its parts.
    """
    seen: Counter[tuple[str, Moment]] = Counter()
    later = {column.meaning for column in columns if _is_later(column)}
    summed = {column.meaning for column in columns if _is_sum(column)} - later
    for column in columns:
        meaning = column.meaning
        if meaning in later and not _is_later(column):
            yield column._replace(meaning=None)
            continue
        if meaning in summed and not _is_sum(column):
            yield column._replace(meaning=None)
            continue
        if meaning and meaning.field not in {NAME, CODE_PART, "number", "indicator", "unit"}:
            seen[meaning.field, meaning.moment] += 1
            if seen[meaning.field, meaning.moment] > 1:
                yield column._replace(meaning=None)
                continue
        yield column


def _is_later(column: Column) -> bool:
    """Whether a column of figures is the one after a change."""
    figures = column.meaning is not None and column.meaning.field in NUMBER_CELLS
    whole = " ".join(map(normal, column.words))
    return figures and bool(_LATER.search(whole)) and not _EARLIER.search(whole)


def _is_sum(column: Column) -> bool:
    """Whether a column of figures is the sum of those beside it, or of all until now."""
    figures = column.meaning is not None and column.meaning.field in NUMBER_CELLS
    leaf = normal(column.words[-1]) if column.words else ""
    summed = len(column.words) > 1 and bool(_WHOLE.match(leaf))
    return figures and (summed or bool(_TO_DATE.search(leaf)))
