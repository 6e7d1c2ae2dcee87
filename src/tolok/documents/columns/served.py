"""Columns of who is to be served and who was, and a result beside its percentage."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tolok.documents.columns.contents import Column
from tolok.documents.columns.kinds import filled_of, is_figure, text_at
from tolok.documents.columns.moments import ALWAYS
from tolok.documents.columns.parts import agreed
from tolok.documents.columns.shortened_words import spelled
from tolok.documents.columns.sums import Count, Values, slots_of
from tolok.documents.columns.vocabulary import NAME, PER_CENT, Meaning
from tolok.documents.document import TableRow

_TO_SERVE = re.compile(
    r"(?:JUMLAH\s+)?(?:SASARAN|(?:TOTAL\s+)?YANG\s+HARUS\s+DILAYANI|KEBUTUHAN)(?:\s*\(.*\))?"
)
_SERVED = re.compile(r"(?:JUMLAH\s+|TOTAL\s+)?(?:YANG\s+)?(?:TERLAYANI|DILAYANI)(?:\s*\(.*\))?")
"""What tables of minimum service standards count (Permendagri 59/2021)."""
_REACHED = re.compile(r"(?:CAPAIAN|PENCAPAIAN|KETERCAPAIAN)\b(?!.*(?:%|PERSEN))")
_COVERED = re.compile(r"(?:HASIL\s+)?CAKUPAN(?:\s+RIIL)?(?:\s*\(?%\)?)?|%\s*CAKUPAN(?:\s+RIIL)?")
_BESIDE = "kolom % di sebelahnya adalah persentasenya"
_SHARED = "kolom persen periode yang sama adalah persentasenya terhadap target"
_PER_CENT = re.compile(r"%|\bPERSEN")
_MOST, _FULL = 8, 10


def with_served(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """The columns, who is to be served the target and who was the result, where both are counted.

    "Sasaran (orang)", "Terlayani (orang)"; not where other columns are these.
    """
    held = {one.meaning.field for one in columns if one.meaning}
    pair = [
        [one for one in columns if _counts(one, called, body)] for called in (_TO_SERVE, _SERVED)
    ]
    if held & {"target", "realization"} or any(len(some) != 1 for some in pair):
        return list(columns)
    found = list(columns)
    for (one,), field in zip(pair, ("target", "realization"), strict=True):
        found[one.place] = one._replace(meaning=Meaning(field))
    return found


def _counts(column: Column, called: re.Pattern[str], body: Sequence[TableRow]) -> bool:
    """Whether a column has such a header over figures, and means nothing else."""
    is_free = column.meaning is None or column.meaning.field == NAME
    if not (is_free and column.words and called.fullmatch(spelled(column.words[-1]))):
        return False
    texts = filled_of([text_at(row, column.place) for row in body])
    return bool(texts) and _FULL * sum(map(is_figure, texts)) >= _MOST * len(texts)


def with_results_of_series(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, what was reached in several periods a result where others are its shares.

    "Capaian · 2023", "Capaian · 2024" beside "Tingkat Capaian (%)" of both years; only where these
    follow from the targets on nearly all rows. A person is asked.
    """
    held = {one.meaning for one in columns}
    slots = slots_of(columns)
    counts: list[Count] = []
    several: list[Column] = []
    for one in columns:
        when = one.meaning.moment if one.meaning and one.meaning.field == "achievement" else None
        shares = [each for each in columns if each.meaning == one.meaning and each is not one]
        shares = [each for each in shares if _PER_CENT.search(spelled(each.title))]
        if when is None or not shares or not _REACHED.search(spelled(one.title)):
            continue
        target = slots.get(("target", when))
        if target is not None and Meaning("realization", when) not in held:
            several.append(one)
            counts.append(agreed(values[one.place], values[target], values[shares[0].place]))
    count = Count(sum(one.right for one in counts), sum(one.told for one in counts))
    found = list(columns)
    for one in several if count.is_sure else ():
        result = Meaning("realization", one.meaning.moment if one.meaning else ALWAYS)
        found[one.place] = one._replace(meaning=result, why=_SHARED)
    return found


def with_results_before_shares(columns: Sequence[Column]) -> list[Column]:
    """The columns, what was reached a result where a bare "%" of the same period follows it.

    "Pencapaian", then "%"; only where no column is told the result. A person is asked. So is the
    coverage of a health service beside another share, "Cakupan (%)" and "Capaian terhadap Target".
    """
    held = {one.meaning for one in columns}
    found = list(columns)
    for one in columns:
        others = [each for each in columns if each.meaning == one.meaning and each is not one]
        result = Meaning("realization", one.meaning.moment if one.meaning else ALWAYS)
        is_share = one.meaning is not None and one.meaning.field == "achievement"
        if is_share and others and result not in held and _COVERED.fullmatch(spelled(one.title)):
            found[one.place] = one._replace(meaning=result, why=_BESIDE)
            return found
    for one, beside in pairwise(columns):
        if one.meaning is None or one.meaning.field != "achievement" or not beside.words:
            continue
        result = Meaning("realization", one.meaning.moment)
        is_pair = beside.meaning == one.meaning and spelled(beside.words[-1]) in PER_CENT
        if is_pair and result not in held and _REACHED.search(spelled(one.title)):
            found[one.place] = one._replace(meaning=result, why=_BESIDE)
    return found
