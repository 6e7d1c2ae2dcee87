"""The JSON of what is proposed for a form: ``tolok.repair/1``."""

import json
from typing import Any

from tolok.audit.findings import Finding, Witness
from tolok.domain.levels import Level
from tolok.repair.proposals import Change, Edit, Insertion, Proposals, Question, Removal, Repair

REPAIR_SCHEMA = "tolok.repair/1"
REPAIRS_SCHEMA = "tolok.repairs/1"
"""The schema of one document for many files: under each file's name what REPAIR_SCHEMA says."""


def proposals_to_json(proposals: Proposals) -> dict[str, Any]:
    """Repairs and questions, each with its changes, what it settles and who speaks for it."""
    return {
        "schema": REPAIR_SCHEMA,
        "repairs": [_with_rivals(repair) for repair in proposals.repairs],
        "questions": [_question(question) for question in proposals.questions],
    }


def _with_rivals(repair: Repair) -> dict[str, Any]:
    rivals = [{**_repair(one), "instead_of": list(one.instead_of)} for one in repair.rivals]
    return {**_repair(repair), "rivals": rivals}


def _repair(repair: Repair) -> dict[str, Any]:
    return {
        "id": repair.id,
        # Four decimals pass through the binary numbers of JSON unharmed.
        "probability": json.loads(str(repair.probability)),
        "proven": repair.is_proven,
        "changes": [edit_to_json(edit) for edit in repair.edits],
        "settles": [_finding(finding) for finding in repair.settles],
        "witnesses": [_witness(witness) for witness in repair.witnesses],
        "explanation": repair.explanation,
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "question": question.text,
        "about": [_finding(finding) for finding in question.about],
        "options": [_repair(option) for option in question.options],
    }


def edit_to_json(edit: Edit) -> dict[str, Any]:
    """One deed of a repair."""
    match edit:
        case Change():
            return {"row": edit.row, "cell": edit.cell, "from": edit.before, "to": edit.after}
        case Insertion():
            return {
                "insert": {
                    "parent": edit.parent,
                    "behind": edit.behind,
                    "level": edit.level.value,
                    "code": edit.code,
                    "name": edit.name,
                    "ceiling": edit.ceiling,
                    "spending": edit.spending,
                    "absorption": edit.absorption,
                }
            }
        case Removal():
            return {"remove": {"row": edit.row, "copy_of": edit.copy_of}}


def edit_from_json(content: dict[str, Any]) -> Edit:
    """The deed that was written by ``edit_to_json``."""
    match content:
        case {"insert": row}:
            return Insertion(
                row["parent"],
                row["behind"],
                Level(row["level"]),
                row["ceiling"],
                row["spending"],
                row["absorption"],
                row["code"],
                row["name"],
            )
        case {"remove": row}:
            return Removal(row["row"], row["copy_of"])
        case _:
            return Change(content["row"], content["cell"], content["from"], content["to"])


def _finding(finding: Finding) -> dict[str, Any]:
    return {"rule": finding.rule, "row": finding.row, "cell": finding.cell}


def _witness(witness: Witness) -> dict[str, Any]:
    return {"text": witness.text, "row": witness.row, "cell": witness.cell}
