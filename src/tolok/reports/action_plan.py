"""The action plan (*rencana aksi*): how a promise is spread over the quarters, by whom."""

from collections.abc import Iterator

from tolok.documents.document import Cell, Document, Paper
from tolok.domain.agreements import AgreedIndicator, AgreedNode, AgreedPlan
from tolok.domain.levels import Level
from tolok.domain.periods import ROMAN
from tolok.reports.plan_pages import (
    Line,
    foot,
    head_signs,
    lined,
    middle,
    money,
    named,
    revised,
    title_of,
)

_HEADINGS = (
    ("NO", 9),
    ("SASARAN", 48),
    ("PROGRAM/KEGIATAN/SUB KEGIATAN", 62),
    ("INDIKATOR KINERJA", 56),
    ("SATUAN", 18),
    ("TARGET", 16),
    *((f"TARGET TW {roman}", 15) for roman in ROMAN),
    ("PAGU (Rp)", 28),
    ("PENANGGUNG JAWAB", 34),
)


def action_plan_document(plan: AgreedPlan, *, paper: Paper = Paper.F4) -> Document:
    """The action plan of an agreement: every node with its quarters' targets, money, official.

    Source: PermenPAN-RB 53/2014, annex I.
    """
    return Document(
        (
            *title_of(plan, revised(plan, "RENCANA AKSI PERJANJIAN KINERJA")),
            lined("Rencana Aksi", _HEADINGS, _rows(plan)),
            head_signs(plan),
        ),
        title=f"Rencana Aksi · {plan.organization} · Tahun {plan.year}",
        author=plan.organization,
        subject=plan.government,
        paper=paper,
        footer=foot(plan),
    )


def _rows(plan: AgreedPlan) -> Iterator[Line]:
    objectives = 0
    for node in plan.nodes:
        if node.level is Level.GOAL:
            continue
        objectives += node.level is Level.OBJECTIVE
        number = f"{objectives}." if node.level is Level.OBJECTIVE else ""
        for position, one in enumerate(node.indicators or (AgreedIndicator(""),)):
            yield _row(node, one, number, is_first=position == 0)


def _row(node: AgreedNode, one: AgreedIndicator, number: str, *, is_first: bool) -> Line:
    is_objective = node.level is Level.OBJECTIVE
    indent = max(0, node.level.depth - Level.PROGRAM.depth)
    own = named(node, 0 if is_objective else indent) if is_first else Cell()
    return (
        middle(number if is_first else ""),
        own if is_objective else Cell(),
        Cell() if is_objective else own,
        Cell(one.name),
        middle(one.unit),
        middle(one.target),
        *(middle(text) for text in one.quarters),
        money(node) if is_first else Cell(),
        Cell(one.responsible or node.responsible),
    )
