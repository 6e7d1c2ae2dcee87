"""The performance agreement (*perjanjian kinerja*): two parties, and what is promised for what."""

from collections.abc import Iterator
from decimal import Decimal

from tolok.documents.document import Align, Cell, Document, PageBreak, Paper, Paragraph, Style
from tolok.domain.agreements import AgreedNode, AgreedPlan, Party
from tolok.domain.notation import write_number, write_rupiah
from tolok.reports.plan_pages import (
    Line,
    both_sign,
    foot,
    lined,
    middle,
    money,
    named,
    revised,
    target_with_unit,
    title_of,
)

_DOTS = "…" * 20
_OPENING = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta "
    "berorientasi pada hasil, kami yang bertanda tangan di bawah ini:"
)
_PROMISE = (
    "Pihak Pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran "
    "perjanjian ini, dalam rangka mencapai target kinerja jangka menengah seperti yang telah "
    "ditetapkan dalam dokumen perencanaan. Keberhasilan dan kegagalan pencapaian target kinerja "
    "tersebut menjadi tanggung jawab kami."
)
_SUPERVISION = (
    "Pihak Kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap "
    "capaian kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka "
    "pemberian penghargaan dan sanksi."
)
"""The words of the statement: PermenPAN-RB 53/2014, annex I, which every agreement repeats."""


def agreement_document(plan: AgreedPlan, *, paper: Paper = Paper.F4) -> Document:
    """The agreement: statement, annex A (what is promised) and annex B (for which money)."""
    name = revised(plan, "PERJANJIAN KINERJA")
    return Document(
        (
            *title_of(plan, name),
            Paragraph(_OPENING),
            _party(plan.first, "selanjutnya disebut Pihak Pertama;"),
            _party(plan.second, "selaku atasan Pihak Pertama, selanjutnya disebut Pihak Kedua."),
            Paragraph(_PROMISE),
            Paragraph(_SUPERVISION),
            *((Paragraph(_revision(plan)),) if plan.is_revised else ()),
            both_sign(plan),
            PageBreak("Lampiran"),
            *title_of(plan, f"LAMPIRAN {name}"),
            Paragraph("A. Sasaran, indikator, dan target", Style.HEADING),
            lined("Lampiran A", _promised_headings(plan), _promised(plan)),
            Paragraph("B. Program dan anggaran", Style.HEADING),
            lined("Lampiran B", _budget_headings(plan), _budget(plan), _total(plan)),
            both_sign(plan),
        ),
        title=f"Perjanjian Kinerja · {plan.organization} · Tahun {plan.year}",
        author=plan.organization,
        subject=plan.government,
        paper=paper,
        footer=foot(plan),
    )


def _party(party: Party, what: str) -> Paragraph:
    return Paragraph(f"Nama: {party.name or _DOTS}\nJabatan: {party.title}\n{what}")


def _revision(plan: AgreedPlan) -> str:
    return (
        f"Perjanjian ini disusun berdasarkan anggaran {plan.version} menurut {plan.decree} dan "
        "menggantikan perjanjian kinerja sebelumnya."
    )


def _promised_headings(plan: AgreedPlan) -> tuple[tuple[str, int], ...]:
    what = "PROGRAM/KEGIATAN/SUB KEGIATAN" if plan.official else "SASARAN STRATEGIS"
    return ("NO", 12), (what, 110), ("INDIKATOR KINERJA", 130), ("TARGET", 56)


def _promised(plan: AgreedPlan) -> Iterator[Line]:
    for number, node in enumerate(plan.promised, start=1):
        for position, one in enumerate(node.indicators):
            is_first = position == 0
            yield (
                middle(f"{number}." if is_first else ""),
                named(node) if is_first else Cell(),
                Cell(one.name),
                target_with_unit(one),
            )


def _budget_headings(plan: AgreedPlan) -> tuple[tuple[str, int], ...]:
    what = "PROGRAM" if not plan.official else "PROGRAM/KEGIATAN"
    return ("NO", 12), (what, 160), ("ANGGARAN (Rp)", 56), ("KETERANGAN", 80)


def _budget(plan: AgreedPlan) -> Iterator[Line]:
    for number, node in enumerate(plan.budgeted, start=1):
        yield middle(f"{number}."), named(node), money(node), Cell(_remarks(node))


def _remarks(node: AgreedNode) -> str:
    """What the ceiling was in the original budget, where it was another."""
    if node.before is None or node.before == node.ceiling:
        return ""
    change = (node.ceiling or Decimal(0)) - node.before
    sign = "bertambah" if change > 0 else "berkurang"
    return f"Semula {write_rupiah(node.before)}, {sign} {write_rupiah(abs(change))}"


def _total(plan: AgreedPlan) -> Line:
    total = plan.total
    amount = Cell(write_number(total), number=total, align=Align.END, bold=True)
    return Cell(), Cell("JUMLAH", bold=True), amount, Cell()
