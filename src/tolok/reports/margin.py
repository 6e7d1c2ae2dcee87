"""Findings beside what they concern: numbered short messages, tones and notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tolok.audit.findings import Finding, Severity
from tolok.documents.document import Tone

SHORT = 170
"""Characters of a message in the margin; the whole one stands in the summary and the note."""

TONES = {
    Severity.ERROR: Tone.ERROR,
    Severity.WARNING: Tone.WARNING,
    Severity.QUESTION: Tone.QUESTION,
    Severity.NOTE: Tone.NOTE,
}
_PLACE = re.compile(r"^Baris \S+ · ")


def short_message(finding: Finding) -> str:
    """The message without the row that it stands beside, cut at a sentence or a word.

    >>> short_message(Finding("x", Severity.NOTE, "Baris 3 · Pagu tertulis 5. Jumlahnya 6."))
    'Pagu tertulis 5. Jumlahnya 6.'
    """
    text = _PLACE.sub("", finding.message)
    if len(text) <= SHORT:
        return text
    head = text[:SHORT]
    end = head.rfind(". ")
    return head[: end + 1] if end > SHORT // 3 else head.rsplit(" ", 1)[0] + " …"


@dataclass(slots=True)
class Margin:
    """Findings by row, each with the number that it has throughout the document (from 1)."""

    rows: dict[str, list[tuple[int, Finding]]] = field(default_factory=dict)

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> "Margin":
        """Number the findings in their order, gravest first as the rulebook gives them."""
        margin = cls()
        for number, finding in enumerate(findings, start=1):
            if finding.row is not None:
                margin.rows.setdefault(finding.row, []).append((number, finding))
        return margin

    def text(self, row: str) -> str:
        """The messages beside a row, one a line."""
        return "\n".join(
            f"{number}. {finding.severity.label}: {short_message(finding)}"
            for number, finding in self.rows.get(row, ())
        )

    def tone(self, row: str, cell: str | None = None) -> Tone:
        """The tone of the gravest finding on a row, or on one of its cells."""
        found = [finding.severity for _, finding in self._on(row, cell)]
        return TONES[min(found, key=lambda severity: severity.rank)] if found else Tone.PLAIN

    def note(self, row: str, cell: str) -> str | None:
        """The whole messages on a cell, None where there are none."""
        messages = [
            f"{number}. {finding.severity.label}: {finding.message}"
            for number, finding in self._on(row, cell)
        ]
        return "\n\n".join(messages) or None

    def _on(self, row: str, cell: str | None) -> list[tuple[int, Finding]]:
        found = self.rows.get(row, [])
        return [pair for pair in found if cell is None or pair[1].cell == cell]
