"""A finding: one fault or question about a form, said to an officer, with its witnesses."""

from dataclasses import dataclass
from enum import StrEnum

from tolok.domain.forms import Source


class Severity(StrEnum):
    """How grave a finding is (*kesalahan, peringatan, pertanyaan, catatan*), gravest first."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return tuple(Severity).index(self)

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _LABELS[self]


_LABELS = {
    Severity.ERROR: "Kesalahan",
    Severity.WARNING: "Peringatan",
    Severity.QUESTION: "Pertanyaan",
    Severity.NOTE: "Catatan",
}


@dataclass(frozen=True, slots=True)
class Witness:
    """A fact that bears on a finding (*saksi*): an Indonesian sentence and the cell it rests on."""

    text: str
    row: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is written, what contradicts it and what to do (*temuan*).

    ``rule`` is the id of the rule. ``row`` is a row's id, ``cell`` one of NUMBER_CELLS or
    TEXT_CELLS; both None where the whole form is meant. ``written`` and ``expected`` are in the
    Indonesian notation of the form.
    """

    rule: str
    severity: Severity
    message: str
    row: str | None = None
    cell: str | None = None
    written: str | None = None
    expected: str | None = None
    witnesses: tuple[Witness, ...] = ()
    source: Source | None = None
