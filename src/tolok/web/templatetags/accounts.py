"""How sessions and mails are said on a page."""

import re

from django import template
from django.forms import BoundField
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@register.filter
def device(user_agent: str) -> str:
    """A browser and its system, as a person calls them.

    >>> device("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36")
    'Chrome di Windows'
    >>> device("curl/8.5")
    'Peramban lain'
    """
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "Peramban lain")
    system = next((name for sign, name in _SYSTEMS if sign in user_agent), "")
    return f"{browser} di {system}" if system else browser


@register.filter
def bare(field: BoundField) -> SafeString:
    """A field of a form without the placeholder, which would say its label again."""
    return field.as_widget(attrs={"placeholder": False})


@register.filter
def linked(text: str) -> SafeString:
    """A mail's text with its addresses as links.

    >>> linked("Buka http://a.test/x?y=1&z=<2>")
    'Buka <a href="http://a.test/x?y=1&amp;z=">http://a.test/x?y=1&amp;z=</a>&lt;2&gt;'
    """
    parts, end = [], 0
    for found in _ADDRESS.finditer(text):
        address = escape(found.group())
        parts += [escape(text[end : found.start()]), f'<a href="{address}">{address}</a>']
        end = found.end()
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308 - every part is escaped
