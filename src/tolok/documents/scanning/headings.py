"""The words that tell what columns hold, where a recogniser took one letter of one for another."""

import re
from collections.abc import Sequence

from tolok.documents.document import Cell
from tolok.documents.scanning.deciding import DOUBTFUL
from tolok.domain.forms import Recognition

_TELLING = (
    "REALISASI", "ANGGARAN", "INDIKATOR", "KEGIATAN", "PROGRAM", "KINERJA", "CAPAIAN", "TRIWULAN",
    "PERSENTASE", "KETERANGAN", "PENANGGUNG", "PERANGKAT", "SASARAN", "KEUANGAN", "RENCANA",
    "PENDANAAN", "PENYERAPAN", "SUBKEGIATAN",
)  # fmt: skip
"""Words of headers of seven letters and more: none is a letter away from another."""

_WORD = re.compile(r"[^\W\d_]{7,}")


def respelt(rows: Sequence[Sequence[Cell | None]]) -> list[list[Cell | None]]:
    """The cells with such words put right, marked, and what was read kept as their other text.

    Only where exactly one letter differs: what differs in more may be another word.
    """
    return [[cell if cell is None else _respelt(cell) for cell in row] for row in rows]


def _respelt(cell: Cell) -> Cell:
    if cell.recognition is None:
        return cell
    text = _WORD.sub(lambda found: _told(found[0]), cell.text)
    if text == cell.text:
        return cell
    confidence, others, _ = cell.recognition
    kept = ((cell.text, confidence), *others)
    return cell._replace(text=text, recognition=Recognition(min(confidence, DOUBTFUL), kept))


def _told(word: str) -> str:
    """The telling word that this one is a letter away from, in its own case; else itself."""
    upper = word.upper()
    for telling in _TELLING:
        if len(telling) == len(upper) and sum(map(str.__ne__, telling, upper)) == 1:
            return telling if word.isupper() else telling.capitalize()
    return word
