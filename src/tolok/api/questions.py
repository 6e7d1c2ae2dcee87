"""What a program may send: texts that every database can hold, in the shapes of the deeds."""

from collections.abc import Mapping
from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field

from tolok.services.flow import Remark
from tolok.services.recording import Typed

MOST_ID = 2**63 - 1
"""The largest number that a key of a table can be."""


def storable(text: str) -> str:
    """The text; ValueError for NUL, or half of a character, which no database holds."""
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("text holds a character that cannot be kept")
    return text


Text = Annotated[str, AfterValidator(storable), Field(max_length=10_000, pattern=r"^[^\x00]*$")]
"""A text within what any deed takes."""

Name = Annotated[Text, Field(max_length=120)]
"""A short text that names something: a row's key, a subject of the ledger, a kind."""

Id = Annotated[int, Field(ge=1, le=MOST_ID)]
"""The number of a record."""

Quarter = Annotated[str, Field(pattern=r"^[1-9][0-9]{3}-Q[1-4]$")]
"""The code of a quarter, such as 2026-Q1."""

Year = Annotated[int, Field(ge=1000, le=9999)]
"""A fiscal year."""


class Question(Schema):
    """A body that is read strictly: an unknown name is refused, so a slip does not pass unseen."""

    model_config = ConfigDict(extra="forbid")


class RowChange(Question):
    """What to write into a row; what is left out stays, an empty text blanks.

    ``revision`` and ``spending_revision`` are those of the row that was seen.
    """

    realization: Text | None = None
    variables: dict[Text, Text] | None = None
    spending: Text | None = None
    remarks: Text | None = None
    cause: Text | None = None
    follow_up: Text | None = None
    revision: Annotated[int, Field(ge=0, le=MOST_ID)] = 0
    spending_revision: Annotated[int, Field(ge=0, le=MOST_ID)] = 0

    @property
    def typed(self) -> Typed:
        """The same for the deed."""
        return Typed(
            self.realization,
            self.variables,
            self.spending,
            self.remarks,
            self.cause,
            self.follow_up,
            self.revision,
            self.spending_revision,
        )

    @property
    def texts(self) -> Mapping[str, str]:
        """What was sent by the names of cells, for the other side of a conflict."""
        given = self.model_dump(exclude_none=True)
        variables = self.variables or {}
        told = "; ".join(f"{name} = {text}" for name, text in variables.items())
        return {name: str(text) for name, text in given.items()} | {"variables": told}


class RemarkGiven(Question):
    """A remark on a cell, by its subject such as ``realization:KEY:2026-Q1``."""

    subject: Annotated[Name, Field(min_length=1)]
    text: Text


class Move(Question):
    """What goes with a deed of the flow: a reason where it asks for one, remarks on a return."""

    reason: Text = ""
    remarks: tuple[RemarkGiven, ...] = ()

    @property
    def said(self) -> list[Remark]:
        """The remarks for the deed."""
        return [Remark(one.subject, one.text) for one in self.remarks]


class Explanation(Question):
    """Why a finding stands all the same; ``finding`` is the ``key`` of an obstacle."""

    finding: Annotated[Text, Field(max_length=160)]
    text: Text


class AboutGiven(Question):
    """What is said of a file of evidence: its title, the pages that matter."""

    title: Text = ""
    pages: Text = ""


class LinkGiven(AboutGiven):
    """A link as evidence, with the same."""

    link: Text


class Withdrawal(Question):
    """Why a piece of evidence no longer counts."""

    reason: Text


class CommentGiven(Question):
    """Something said about a cell, by its subject."""

    subject: Name
    text: Text


class AnswerGiven(Question):
    """An answer in a thread."""

    text: Text
