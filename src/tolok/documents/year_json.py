"""The JSON of what a year and its quarters lead to: ``tolok.repair-year/1``."""

from collections.abc import Mapping, Sequence
from typing import Any

from tolok.documents.proposals_json import edit_to_json, proposals_to_json
from tolok.repair.joining import Place
from tolok.repair.proposals import Repair
from tolok.repair.quarters import YearProposals

YEAR_SCHEMA = "tolok.repair-year/1"


def year_proposals_to_json(found: YearProposals) -> dict[str, Any]:
    """The same as for one form; each change and witness also names its form.

    ``quarter`` is 0 for the form of the year and 1 to 4 for those of its quarters.
    """
    shown = proposals_to_json(found.proposals)
    _place(found, found.proposals.repairs, shown["repairs"])
    for question, its in zip(found.proposals.questions, shown["questions"], strict=True):
        _place(found, question.options, its["options"])
    accumulation = found.accumulation.value if found.accumulation else None
    return {**shown, "schema": YEAR_SCHEMA, "accumulation": accumulation, "note": found.note}


def _place(
    found: YearProposals, repairs: Sequence[Repair], shown: Sequence[dict[str, Any]]
) -> None:
    for repair, its in zip(repairs, shown, strict=True):
        its["changes"] = [
            {"quarter": found.quarter_of(edit), **edit_to_json(found.edit_of(edit))}
            for edit in repair.edits
        ]
        its["witnesses"] = [_witness(one, found.places) for one in its["witnesses"]]
        _place(found, repair.rivals, its.get("rivals", ()))


def _witness(shown: Mapping[str, Any], places: Mapping[str, Place]) -> dict[str, Any]:
    place = places.get(shown["row"])
    return {**shown} if place is None else {**shown, "quarter": place.quarter, "row": place.row}
