"""What is to be corrected in a file, and what a corrector says when it cannot."""

from typing import NamedTuple

from tolok.domain.errors import TolokError
from tolok.domain.forms import Source


class Correction(NamedTuple):
    """One accepted cell of a file: where it stands, what it says, what it shall say, and why.

    ``before`` and ``after`` are in the notation of the form; ``note`` is the Indonesian reason.
    """

    source: Source
    before: str
    after: str
    note: str

    @property
    def remark(self) -> str:
        """The comment on the cell: from, to, why.

        >>> print(Correction(Source("a.xlsx", "A", 5, 10), "", "25", "Jumlahnya 25.").remark)
        Diperbaiki: semula kosong, menjadi 25.
        Alasan: Jumlahnya 25.
        """
        lines = [f"Diperbaiki: semula {self.before or 'kosong'}, menjadi {self.after or 'kosong'}."]
        return "\n".join([*lines, *([f"Alasan: {self.note}"] if self.note else [])])


class CorrectionError(TolokError):
    """A correction that cannot be written into this file; nothing was written."""


def refuse_change(place: str, correction: Correction, found: str | None) -> None:
    """Refuse where the cell no longer says what the proposal was made for."""
    says = (
        "tidak ada atau tertutup sel gabungan" if found is None else f"berisi “{found or 'kosong'}”"
    )
    if found is None or same_text(found) != same_text(correction.before):
        raise CorrectionError(
            f"{place} {says}, bukan “{correction.before or 'kosong'}” seperti saat "
            "diperiksa. Berkas telah berubah: periksa lagi berkas ini, lalu terima usulannya."
        )


def same_text(text: str) -> str:
    """The text with single spaces, as the readers give it."""
    return " ".join(text.split())
