"""A column of what is to come about, where no other column names the rows of a table."""

import re
from collections.abc import Callable, Sequence

from tolok.documents.columns.contents import Column
from tolok.documents.columns.kinds import filled_of, is_figure, text_at
from tolok.documents.columns.shortened_words import spelled
from tolok.documents.columns.vocabulary import NAME, Meaning, is_aside
from tolok.documents.document import TableRow
from tolok.domain.forms import NUMBER_CELLS
from tolok.domain.levels import Level

_CALLED = re.compile(
    r"KINERJA(?:\s+(?:UTAMA|YANG\s+DIHARAPKAN|DIHARAPKAN))?|"
    r"(?:KONDISI|HASIL|KEADAAN)(?:\s+KERJA)?\s+(?:YANG\s+)?(?:DIHARAPKAN|DIINGINKAN|AKAN\s+DICAPAI)"
)
"""What offices write over results to come: "Kinerja", "Kondisi yang diharapkan"."""
_FIELD = re.compile(r"(?:URAIAN\s+)?BIDANG(?:\s*/.*)?")
_RESULT = re.compile(r"\w+NYA\b")
"""How a result begins: "Meningkatnya …", "Terwujudnya …"."""
_LEVELS = frozenset({Level.OBJECTIVE})
_WHY = "isinya menyebut hasil yang dituju dan tidak ada kolom lain yang menamai barisnya"
_ONLY_WORDS = "tidak ada kolom lain yang menamai baris-baris anggaran ini"
_MOST, _FULL = 8, 10


def with_named_results(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """The columns, where none names rows one that is called so or that holds results their names.

    It stands left of the indicators. Where its header does not say so, a person is asked.
    """
    found = list(columns)
    fields = {one.meaning.field for one in columns if one.meaning}
    if NAME in fields:
        return found
    if "indicator" not in fields:
        return _with_fields_of_budget(found, body) if fields & {"ceiling", "spending"} else found
    end = next(at for at, one in enumerate(columns) if _means(one, "indicator"))
    for at, one in enumerate(columns[:end]):
        if not one.words or (one.meaning and one.meaning.field != "realization"):
            continue
        texts = filled_of([text_at(row, one.place) for row in body])
        called = bool(_CALLED.fullmatch(spelled(one.words[-1])))
        told = _of(texts, _are_words) if called else not one.meaning and _of(texts, _is_result)
        if told:
            why = "" if called else _WHY
            found[at] = one._replace(meaning=Meaning(NAME, levels=_LEVELS), why=why)
            return found
    return found


def _with_fields_of_budget(columns: list[Column], body: Sequence[TableRow]) -> list[Column]:
    """The columns, the fields of a village budget its programs: "Bidang" (Permendagri 20/2018)."""
    for at, one in enumerate(columns):
        texts = filled_of([text_at(row, one.place) for row in body])
        is_field = one.meaning is None and len(one.words) == 1 and _of(texts, _are_words)
        if is_field and _FIELD.fullmatch(spelled(one.words[0])):
            columns[at] = one._replace(meaning=Meaning(NAME, levels=frozenset({Level.PROGRAM})))
            return columns
    return _with_only_words(columns, body)


def _with_only_words(columns: list[Column], body: Sequence[TableRow]) -> list[Column]:
    """The columns, the only words left of a budget and what was spent of it the names of its rows.

    "Jenis Retribusi", "Pekerjaan": each line has another. A person is asked.
    """
    figures = [one for one in columns if one.meaning and one.meaning.field in NUMBER_CELLS]
    if not {"ceiling", "spending"} <= {one.meaning.field for one in figures if one.meaning}:
        return columns
    worded = []
    for one in columns[: figures[0].place]:
        texts = filled_of([text_at(row, one.place) for row in body])
        if one.words and not one.meaning and _of(texts, _has_letters):
            worded.append((one, texts))
    if len(worded) == 1 and not is_aside((one := worded[0][0]).words):
        texts = worded[0][1]
        if len(set(texts)) == len(texts) > 1:
            name = Meaning(NAME, levels=frozenset(Level))
            columns[one.place] = one._replace(meaning=name, why=_ONLY_WORDS)
    return columns


def _means(column: Column, field: str) -> bool:
    return column.meaning is not None and column.meaning.field == field


def _are_words(text: str) -> bool:
    return " " in text.strip() and not is_figure(text)


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text)) and not is_figure(text)


def _is_result(text: str) -> bool:
    return bool(_RESULT.match(text.upper().strip()))


def _of(texts: Sequence[str], fits: Callable[[str], bool]) -> bool:
    """Whether nearly all texts fit."""
    return bool(texts) and _FULL * sum(map(fits, texts)) >= _MOST * len(texts)
