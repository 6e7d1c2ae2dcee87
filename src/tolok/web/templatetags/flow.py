"""Marks of the flow for templates: how grave an obstacle is, how far something has come."""

import json
from datetime import date
from fractions import Fraction

from django import template

from tolok.audit.findings import Severity
from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.domain.submissions import Step
from tolok.services.flow import Bar
from tolok.services.prints import long_date
from tolok.web.templatetags.figures import glyph

register = template.Library()

_MARKS = {
    Bar.ERROR: Severity.ERROR,
    Bar.FILL: Severity.WARNING,
    Bar.CAUSE: Severity.WARNING,
    Bar.EXPLAIN: Severity.QUESTION,
}
_CLASSES = ("Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah")


@register.filter
def mark(bar: Bar) -> Severity:
    """The colour that an obstacle has: that of a finding as grave."""
    return _MARKS[bar]


@register.filter
def sign(severity: Severity) -> str:
    """Its sign, so that colour is never its only mark."""
    return glyph(severity)


@register.filter
def share(part: int, whole: int) -> Fraction:
    """Part of a whole in per cent, 0 of nothing: the length of a bar.

    >>> share(1, 3)
    Fraction(100, 3)
    """
    return Fraction(100 * part, whole) if whole else Fraction(0)


@register.filter
def left(part: int, whole: int) -> int:
    """How much of a whole is still to do."""
    return max(0, whole - part)


@register.filter
def rating_class(name: str) -> int:
    """The colour of a rating, from 1 for the highest to 5; 0 for a name of another table."""
    return _CLASSES.index(name) + 1 if name in _CLASSES else 0


@register.filter
def deed_label(deed: str) -> str:
    """What a deed is called; one that another version wrote, by its own name."""
    return Deed(deed).label if deed in set(Deed) else deed


@register.filter
def period_label(code: str) -> str:
    """The Indonesian name of a period's code.

    >>> period_label("2026-Q1")
    'Triwulan I Tahun 2026'
    """
    return Period.parse(code).label


@register.filter
def window_label(subject: str) -> str:
    """What a window is called that the ledger names.

    >>> window_label("window:2026-Q1:verify")
    'Verifikasi Triwulan I Tahun 2026'
    """
    _, period, step = subject.split(":")
    return f"{Step(step).label} {period_label(period)}"


@register.filter
def days(content: str) -> str:
    """The days that a line of the ledger gives a window.

    >>> days('{"closes_on":"2026-04-10","opens_on":"2026-04-01"}')
    '1 April 2026 sampai 10 April 2026'
    """
    said = json.loads(content)
    opens, closes = (date.fromisoformat(said[name]) for name in ("opens_on", "closes_on"))
    return f"{long_date(opens)} sampai {long_date(closes)}"
