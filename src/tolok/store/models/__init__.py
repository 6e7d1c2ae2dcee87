"""The tables: originals, filings, their rows and cells, what was found, what was decided."""

from tolok.store.models.decisions import Decision
from tolok.store.models.examinations import Examination, FoundFault, FoundWitness
from tolok.store.models.filings import Filing, FormCell, FormRow, LeftoverText
from tolok.store.models.originals import Original

__all__ = [
    "Decision",
    "Examination",
    "Filing",
    "FormCell",
    "FormRow",
    "FoundFault",
    "FoundWitness",
    "LeftoverText",
    "Original",
]
