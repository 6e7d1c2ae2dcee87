"""The tables: originals, filings, their rows and cells, and what examinations found."""

from tolok.store.models.examinations import Examination, FoundFault, FoundWitness
from tolok.store.models.filings import Filing, FormCell, FormRow
from tolok.store.models.originals import Original

__all__ = [
    "Examination",
    "Filing",
    "FormCell",
    "FormRow",
    "FoundFault",
    "FoundWitness",
    "Original",
]
