"""What a rule is: its name, its weight, its texts, and the function that applies it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tolok.audit.findings import Finding, Severity
from tolok.audit.subjects import Subject


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the rulebook; its texts are Indonesian, for an officer.

    ``title`` says what should hold, ``explanation`` how it is judged, ``example`` what breaks it.
    """

    id: str
    family: str
    severity: Severity
    title: str
    explanation: str
    example: str
    find: Callable[[Subject], Iterator[Finding]]
