"""What the plan's pages ask of a plan in their templates."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django import template
from django.http import QueryDict

from tolok.audit.findings import Finding, Severity
from tolok.domain.forms import CELL_LABELS
from tolok.domain.notation import write_number
from tolok.domain.periods import MONTHS, ROMAN, Period
from tolok.services.outlines import IndicatorLine

register = template.Library()


@register.filter
def amount(value: Decimal | None) -> str:
    """An amount of rupiah without its sign; empty where there is none.

    >>> amount(Decimal(1250000)), amount(None)
    ('1.250.000', '')
    """
    return "" if value is None else write_number(value)


@register.filter
def target(line: IndicatorLine, period: object) -> str:
    """The target of a period as it was typed."""
    return line.written(str(period))


@register.filter
def before(line: IndicatorLine, period: object) -> Sequence[tuple[str, str]]:
    """The targets of a period in versions before, each with its version's name."""
    return [(one.version.name, one.written) for one in line.earlier.get(str(period), ())]


@register.filter
def short(period: str) -> str:
    """A period as the head of a column.

    >>> short("2026-Q2"), short("2026-M03"), short("2027")
    ('TW II', 'Mar', '2027')
    """
    found = Period.parse(period)
    if found.quarter:
        return f"TW {ROMAN[found.quarter - 1]}"
    return MONTHS[found.month - 1][:3] if found.month else str(found.year)


@register.filter
def gist(finding: Finding) -> str:
    """A finding's message without the row and the cell that it already stands beside."""
    place = f"Baris {finding.row} · "
    message = finding.message.removeprefix(place)
    label = CELL_LABELS.get(finding.cell or "", "")
    return message.removeprefix(label).lstrip(" :") if label else message


@register.filter
def severity_label(severity: str) -> str:
    """What a severity is called, in small letters."""
    return Severity(severity).label.lower()


@register.filter
def has_any(line: IndicatorLine, periods: Sequence[str]) -> bool:
    """Whether any of the periods has a target."""
    return any(line.written(period) for period in periods)


@register.simple_tag
def kept(typed: Mapping[str, QueryDict], form: str, name: str, value: object = "") -> str:
    """What was typed into a field of a form that was refused, else what is known."""
    given = typed.get(form)
    if given is not None:
        return given.get(name, "") or ""
    return "" if value is None else str(value)
