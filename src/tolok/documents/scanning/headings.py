"""The words that tell what columns hold, where a recogniser took one letter of one for another."""

import re
from collections.abc import Sequence
from itertools import takewhile

from tolok.documents.document import Cell
from tolok.documents.scanning.deciding import DOUBTFUL
from tolok.documents.scanning.quarters import counted, counted_down
from tolok.documents.scanning.spelling import usual_words
from tolok.documents.scanning.wellformed import looks_numeric
from tolok.domain.forms import CERTAIN, Recognition

_TELLING = (
    "REALISASI", "ANGGARAN", "INDIKATOR", "KEGIATAN", "PROGRAM", "KINERJA", "CAPAIAN", "TRIWULAN",
    "PERSENTASE", "KETERANGAN", "PENANGGUNG", "PERANGKAT", "SASARAN", "KEUANGAN", "RENCANA",
    "PENDANAAN", "PENYERAPAN", "SUBKEGIATAN", "RENSTRA",
)  # fmt: skip
"""Words of headers of seven letters and more, each three letters and more apart from any other."""

_LONG = 8  # letters of a word of which three may be wrong
_APART = 2  # letters more that any other such word is away
_FIGURES = 3  # in a row below the header, at least
_WORD = re.compile(r"[^\W\d_]{7,}")
_PIERCED = re.compile(r"[^\W\d_]+[:;.!|][^\W\d_]+")  # with a sign for one of its letters

_STROKES = re.compile(r"(?<=\bTRIWULAN )[I1l|!]{2,3}(?!\w)", re.IGNORECASE)


def respelt(rows: Sequence[Sequence[Cell | None]]) -> list[list[Cell | None]]:
    """The cells with such words put right, marked, and what was read kept as their other text.

    Only where exactly one letter differs: what differs in more may be another word. Two may in
    a doubtful cell above the first row of figures, three of eight where no other word is near.
    """
    heads = sum(1 for _ in takewhile(_is_head, rows))
    rows = counted_down(rows)
    return [
        [
            cell if cell is None else _respelt(cell, is_head=at < heads)
            for cell in (counted(row) if at < heads else row)
        ]
        for at, row in enumerate(rows)
    ]


def _is_head(row: Sequence[Cell | None]) -> bool:
    """Whether a row holds hardly a figure; that of the columns' own numbers ends a header."""
    return sum(cell is not None and looks_numeric(cell.text) for cell in row) < _FIGURES


def _respelt(cell: Cell, *, is_head: bool) -> Cell:
    if cell.recognition is None:
        return cell
    is_doubtful = is_head and cell.recognition.confidence < CERTAIN
    text = _WORD.sub(lambda found: _told(found[0], 2 if is_doubtful else 1), cell.text)
    if is_doubtful:
        text = _PIERCED.sub(lambda found: _told(found[0], 1), text)
        text = _STROKES.sub(lambda found: "I" * len(found[0]), text)
    if text == cell.text:
        return cell
    confidence, others, _ = cell.recognition
    kept = ((cell.text, confidence), *others)
    return cell._replace(text=text, recognition=Recognition(min(confidence, DOUBTFUL), kept))


def _told(word: str, most: int) -> str:
    """The telling word that this one is a letter or two away from, in its own case; else itself."""
    upper = word.upper()
    if word.lower() in usual_words():  # "Bencana" is a letter away from "Rencana"
        return word
    off = {
        telling: sum(map(str.__ne__, telling, upper))
        for telling in _TELLING
        if len(telling) == len(upper)
    }
    nearest, second = (*sorted(off, key=lambda telling: off[telling]), upper, upper)[:2]
    alone = off.get(nearest, 0) + _APART <= off.get(second, len(upper))
    if most > 1 and alone and len(upper) >= _LONG:
        most += 1
    if not 0 < off.get(nearest, 0) <= most:
        return word
    return nearest if word.isupper() else nearest.capitalize()
