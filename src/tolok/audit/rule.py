"""What a rule is: its name, its weight, its texts, and the function that applies it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tolok.audit.findings import Finding, Severity
from tolok.audit.subjects import Subject
from tolok.domain.forms import DocumentKind

REPORTS = frozenset({DocumentKind.MEASUREMENT, DocumentKind.EVALUATION})
"""Documents that report what was reached; the others plan, agree or look back over years."""

WITH_TARGETS = frozenset(DocumentKind) - {DocumentKind.FUNDING, DocumentKind.INDICATORS}
"""Documents whose rows have a target each."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the rulebook; its texts are Indonesian, for an officer.

    ``title`` says what should hold, ``explanation`` how it is judged, ``example`` what breaks it.
    ``kinds`` are the documents that it speaks of: an agreement, say, reports nothing yet.
    """

    id: str
    family: str
    severity: Severity
    title: str
    explanation: str
    example: str
    find: Callable[[Subject], Iterator[Finding]]
    kinds: frozenset[DocumentKind] = frozenset(DocumentKind)
