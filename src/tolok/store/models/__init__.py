"""The tables: people, plans, what was recorded and decided, and the ledger of all of it."""

from tolok.store.models.column_maps import OfficeMap, UnreadFile
from tolok.store.models.decisions import Decision
from tolok.store.models.examinations import Examination, FoundFault, FoundWitness
from tolok.store.models.filings import Filing, FormCell, FormRow, LeftoverText
from tolok.store.models.governments import (
    Extension,
    FiscalYear,
    Government,
    Organization,
    PlanVersion,
    Window,
)
from tolok.store.models.ledgers import Entry, Ledger
from tolok.store.models.measurements import (
    Comment,
    Evidence,
    EvidenceFile,
    FindingNote,
    Measurement,
    NodeSpending,
    Resolution,
    Workbook,
)
from tolok.store.models.nomenclatures import NomenclatureEdition, NomenclatureEntry
from tolok.store.models.originals import Original
from tolok.store.models.people import (
    ApiToken,
    Appointment,
    Invitation,
    MailFailure,
    OutboxMail,
    Person,
)
from tolok.store.models.plans import NodeCeiling, PlanIndicator, PlanNode, TargetValue
from tolok.store.models.submissions import Publication, Snapshot, Submission
from tolok.store.models.summaries import SheetSummary

__all__ = [
    "ApiToken",
    "Appointment",
    "Comment",
    "Decision",
    "Entry",
    "Evidence",
    "EvidenceFile",
    "Examination",
    "Extension",
    "Filing",
    "FindingNote",
    "FiscalYear",
    "FormCell",
    "FormRow",
    "FoundFault",
    "FoundWitness",
    "Government",
    "Invitation",
    "Ledger",
    "LeftoverText",
    "MailFailure",
    "Measurement",
    "NodeCeiling",
    "NodeSpending",
    "NomenclatureEdition",
    "NomenclatureEntry",
    "OfficeMap",
    "Organization",
    "Original",
    "OutboxMail",
    "Person",
    "PlanIndicator",
    "PlanNode",
    "PlanVersion",
    "Publication",
    "Resolution",
    "SheetSummary",
    "Snapshot",
    "Submission",
    "TargetValue",
    "UnreadFile",
    "Window",
    "Workbook",
]
