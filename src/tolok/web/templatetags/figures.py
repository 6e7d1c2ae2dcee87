"""Numbers, links and marks for templates: the notation of the domain, nothing of its own."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from django import template
from django.http import HttpRequest

from tolok.audit.findings import Finding, Severity
from tolok.domain.forms import CELL_LABELS
from tolok.domain.notation import write_number, write_percent, write_rupiah
from tolok.domain.quantities import rounded
from tolok.web.figures import Figure

register = template.Library()
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
