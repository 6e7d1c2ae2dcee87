"""What a form's contradictions lead to: repairs to accept, questions to answer, and no guesses."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from tolok.audit.findings import Finding, Witness
from tolok.domain.levels import Level


class Change(NamedTuple):
    """One number cell of a row, from what is written to what it should say.

    Both texts are in the notation of the form; ``cell`` is one of NUMBER_CELLS.
    """

    row: str
    cell: str
    before: str
    after: str


class Insertion(NamedTuple):
    """A row that is missing: under which parent, behind which row, and what it must hold.

    ``parent`` and ``behind`` are ids of rows of the form. ``code`` and ``name`` are known only
    where a nomenclature says which row is missing.
    """

    parent: str
    behind: str
    level: Level
    ceiling: str
    spending: str
    absorption: str
    code: str | None = None
    name: str | None = None


class Removal(NamedTuple):
    """A row that stands there twice; ``copy_of`` is the one that stays."""

    row: str
    copy_of: str


Edit = Change | Insertion | Removal
"""One deed of a repair on a form."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A proposed correction (*usulan perbaikan*): one cause, with all that it changes.

    ``id`` names it among the proposals of this form. ``probability`` is what remains of doubt
    after every rival was weighed, with four decimals. ``settles`` are the findings of the form
    that are gone once it is applied; ``witnesses`` the relations, independent of each other, that
    agree with it. ``explanation`` is Indonesian. ``is_proven`` is False where the search stopped
    at its limit, so that a better explanation may exist. ``rivals`` are less likely explanations
    of the same, likeliest first; each names in ``instead_of`` the repairs that it excludes.
    """

    id: str
    probability: Decimal
    edits: tuple[Edit, ...]
    settles: tuple[Finding, ...]
    witnesses: tuple[Witness, ...]
    explanation: str
    is_proven: bool = True
    rivals: tuple["Repair", ...] = ()
    instead_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What the form alone cannot decide: its text, and rival repairs side by side, likeliest first.

    No ``options`` means that the contradictions are too tangled, or that nothing likely explains
    them; ``about`` are the findings that stay open.
    """

    id: str
    text: str
    options: tuple[Repair, ...]
    about: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that is proposed for one form: repairs and questions, each in the order of the rows."""

    repairs: tuple[Repair, ...] = ()
    questions: tuple[Question, ...] = ()
