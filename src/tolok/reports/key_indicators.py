"""The key indicators (*Indikator Kinerja Utama*): why each was chosen and how it is measured."""

from collections.abc import Iterator

from tolok.documents.document import Cell, Document, Paper
from tolok.domain.agreements import AgreedIndicator, AgreedPlan
from tolok.reports.plan_pages import Line, foot, head_signs, lined, middle, named, title_of

_HEADINGS = (
    ("NO", 10),
    ("SASARAN STRATEGIS", 60),
    ("INDIKATOR KINERJA UTAMA", 62),
    ("SATUAN", 20),
    ("ALASAN", 50),
    ("FORMULA/CARA PENGUKURAN", 58),
    ("SUMBER DATA", 28),
    ("PENANGGUNG JAWAB", 30),
)


def key_indicators_document(plan: AgreedPlan, *, paper: Paper = Paper.F4) -> Document:
    """The key indicators of a plan, in its order. Source: PermenPAN 9/2007 and 20/2008."""
    return Document(
        (
            *title_of(plan, "INDIKATOR KINERJA UTAMA"),
            lined("IKU", _HEADINGS, _rows(plan)),
            head_signs(plan),
        ),
        title=f"Indikator Kinerja Utama · {plan.organization} · Tahun {plan.year}",
        author=plan.organization,
        subject=plan.government,
        paper=paper,
        footer=foot(plan),
    )


def _rows(plan: AgreedPlan) -> Iterator[Line]:
    number = 0
    for node in plan.nodes:
        for position, one in enumerate(one for one in node.indicators if one.is_key):
            number += 1
            yield (
                middle(f"{number}."),
                named(node) if position == 0 else Cell(),
                Cell(one.name),
                middle(one.unit),
                Cell(one.reason),
                Cell(_measured(one)),
                Cell(one.data_source),
                Cell(one.responsible or node.responsible),
            )


def _measured(one: AgreedIndicator) -> str:
    computed = f"Capaian: {one.formula} (rumus versi {one.version})"
    return f"{one.method}\n{computed}" if one.method else computed
