"""Numbers, links and marks for templates: the notation of the domain, nothing of its own."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from tolok.audit.findings import Finding, Severity
from tolok.domain.forms import CELL_LABELS, Form
from tolok.domain.notation import write_number, write_percent, write_rupiah
from tolok.domain.quantities import rounded
from tolok.repair.proposals import Change, Edit, Insertion, Removal, Repair
from tolok.reports.pictures import picture_of
from tolok.web.figures import Figure

register = template.Library()
_SURE = (
    ("0.99", "hampir pasti"),
    ("0.9", "sangat mungkin"),
    ("0.5", "mungkin"),
    ("0", "kurang mungkin"),
)
"""Words for a chance, from the surest on."""

_GLYPHS = {Severity.ERROR: "×", Severity.WARNING: "!", Severity.QUESTION: "?", Severity.NOTE: "i"}


@register.filter
def count(number: int) -> str:
    """A count with its thousands apart."""
    return write_number(Decimal(number))


@register.filter
def rupiah(amount: Decimal | None) -> str:
    """An amount of rupiah, or "tidak disebut"."""
    return "tidak disebut" if amount is None else write_rupiah(amount)


@register.filter
def amount(number: Decimal) -> str:
    """A number alone, with its thousands apart."""
    return write_number(number)


@register.filter
def percent(share: Fraction | None) -> str:
    """A percentage half up at two decimals, or "tidak dapat dihitung"."""
    return "tidak dapat dihitung" if share is None else write_percent(rounded(share, 2))


@register.filter
def bar(share: Fraction | None) -> str:
    """The length of a bar of 100: never below 0 or above 100, with the point that SVG wants."""
    return str(rounded(min(max(share or Fraction(0), Fraction(0)), Fraction(100)), 2))


@register.filter
def glyph(severity: Severity | str) -> str:
    """The sign of a severity, so that colour is never its only mark."""
    return _GLYPHS[Severity(severity)]


@register.filter
def cell_label(name: str | None) -> str:
    """What a reader calls a cell."""
    return CELL_LABELS.get(name or "", "")


@register.filter
def figure_class(figure: Figure) -> str:
    """The classes of a number cell: its column, its state, its room for decimals, its mark."""
    mark = f" is-marked mark-{figure.severity}" if figure.severity else ""
    return f"figure is-{figure.name} is-{figure.state} room-{figure.decimals}{mark}"


@register.filter
def of(counts: Mapping[Severity, int], severity: Severity) -> int:
    """How many a mapping counts of a severity."""
    return counts.get(severity, 0)


@register.filter
def has_change(finding: Finding) -> bool:
    """Whether a finding says what should stand instead; a question never does, it asks."""
    return finding.severity is not Severity.QUESTION and bool(
        finding.written and finding.expected and len(finding.expected) < 40
    )


@register.filter
def in_margin(finding: Finding) -> str:
    """A finding's message without the row that it already stands beside."""
    return finding.message.removeprefix(f"Baris {finding.row} · ")


@register.filter
def sureness(repair: Repair) -> str:
    """How sure a proposal is, in words and in per cent.

    >>> from decimal import Decimal
    >>> sureness(Repair("P1", Decimal("0.9999"), (), (), (), ""))
    'hampir pasti, 99,99 %'
    """
    chance = repair.probability
    words = next(word for least, word in _SURE if chance >= Decimal(least))
    doubt = "" if repair.is_proven else ", belum terbukti terbaik"
    return f"{words}, {write_percent(chance.scaleb(2).quantize(Decimal('0.01')))}{doubt}"


@register.filter
def is_change(edit: Edit) -> bool:
    """Whether a deed changes one cell."""
    return isinstance(edit, Change)


@register.filter
def edit_label(edit: Edit) -> str:
    """What a deed of a repair is about."""
    match edit:
        case Change():
            return f"Baris {edit.row} · {CELL_LABELS[edit.cell]}"
        case Insertion():
            name = f" “{edit.name}”" if edit.name else ""
            return (
                f"Sisipkan baris{name} sesudah baris {edit.behind}: pagu {edit.ceiling}, "
                f"realisasi Rp {edit.spending}"
            )
        case Removal():
            return f"Hapus baris {edit.row}, kembaran baris {edit.copy_of}"


@register.filter
def picture(repair: Repair, form: Form) -> SafeString:
    """The small picture of a repair; its texts are escaped where it is drawn."""
    return mark_safe(picture_of(form, repair))  # noqa: S308 - made of numbers and escaped labels


@register.simple_tag(takes_context=True)
def address_with(context: template.Context, **changes: object) -> str:
    """The page's own address with some parameters changed, an empty one left out."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in {None, ""}:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"
