"""What the documents of a plan share: cells, headings, signatures and the line at the foot."""

from collections.abc import Iterable, Sequence

from tolok.documents.document import (
    Align,
    Cell,
    Paragraph,
    Role,
    Signature,
    Signatures,
    Style,
    Table,
    TableRow,
)
from tolok.domain.agreements import AgreedIndicator, AgreedNode, AgreedPlan, Party, written_date
from tolok.domain.notation import write_number

Line = Sequence[Cell | None]


def title_of(plan: AgreedPlan, name: str) -> tuple[Paragraph, ...]:
    """The lines above a document: what it is, whose, of which year."""
    return (
        Paragraph(name, Style.TITLE),
        Paragraph(f"{plan.organization.upper()}", Style.SUBTITLE),
        Paragraph(f"{plan.government.upper()} TAHUN {plan.year}", Style.SUBTITLE),
    )


def revised(plan: AgreedPlan, name: str) -> str:
    """The name of a document that a revised budget revises."""
    return f"{name} PERUBAHAN" if plan.is_revised else name


def foot(plan: AgreedPlan) -> str:
    """The line at the foot: from which version of which year."""
    version = f"{plan.version} ({plan.decree})"
    parts = (plan.organization, f"Tahun {plan.year}", f"versi {version}")
    return " · ".join(filter(None, parts))


def lined(
    name: str, headings: Sequence[tuple[str, int]], rows: Iterable[Line], total: Line | None = None
) -> Table:
    """A table of headings with their widths in millimetres, numbered columns, rows, a total."""
    header = tuple(Cell(text, align=Align.CENTER, bold=True) for text, _ in headings)
    numbers = tuple(Cell(str(n), align=Align.CENTER) for n in range(1, len(headings) + 1))
    body = [TableRow(tuple(row), number) for number, row in enumerate(rows, start=3)]
    if total is not None:
        body.append(TableRow(tuple(total), len(body) + 3, Role.TOTAL, bold=True))
    head = (
        TableRow(header, 1, Role.HEADER, bold=True),
        TableRow(numbers, 2, Role.NUMBERING),
    )
    return Table(name, (*head, *body), tuple(width for _, width in headings))


def named(node: AgreedNode, indent: int = 0) -> Cell:
    """A node by its code and name."""
    return Cell(f"{node.code} {node.name}".strip(), indent=indent)


def money(node: AgreedNode) -> Cell:
    """The ceiling of a node."""
    amount = node.ceiling
    text = "" if amount is None else write_number(amount)
    return Cell(text, number=amount, align=Align.END)


def target_with_unit(one: AgreedIndicator) -> Cell:
    """A target with its unit behind it, as an agreement has it."""
    return Cell(f"{one.target} {one.unit}".strip() if one.target else "", align=Align.CENTER)


def middle(text: str) -> Cell:
    """A short text in the middle of its cell."""
    return Cell(text, align=Align.CENTER)


def both_sign(plan: AgreedPlan) -> Signatures:
    """The two signature blocks of an agreement: the superior left, who promises right."""
    return Signatures((_block("PIHAK KEDUA,", plan.second), _block(_when(plan), plan.first)))


def head_signs(plan: AgreedPlan) -> Signatures:
    """The signature block of who promises alone."""
    return Signatures((_block(_when(plan), plan.first),))


def _when(plan: AgreedPlan) -> str:
    return f"{plan.place}, {written_date(plan.made_on)}"


def _block(above: str, party: Party) -> Signature:
    return Signature(above, party.title.upper(), party.name, party.rank, party.nip, party.has_nip)
