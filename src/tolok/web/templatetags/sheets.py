"""Cells to type into, written here because a template's own tags are slow a hundred times over."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from tolok.services.recording import MAX_WORDS
from tolok.web.sheets import Line
from tolok.web.typed import Field

register = template.Library()


@register.filter
def cell(field: Field, line: Line) -> SafeString:
    """The input of one cell; a phone shows digits for a number, letters for a name of a scale."""
    return format_html(
        '<input class="cell" type="text" form="isian" inputmode="{}" enterkeyhint="next" '
        'maxlength="100" name="{}" value="{}" aria-label="{}, baris {}: {}" data-field{}>',
        "text" if line.is_named and field.name.endswith(".realization") else "decimal",
        field.name,
        field.text,
        field.label,
        line.row.id,
        line.title,
        _trouble(field),
    )


@register.filter
def words(field: Field) -> SafeString:
    """The labelled text area of a part of the narrative."""
    return format_html(
        '<label>{}<textarea form="isian" name="{}" rows="2" maxlength="{}" data-field{}>{}'
        "</textarea></label>",
        field.label,
        field.name,
        MAX_WORDS,
        _trouble(field),
        field.text,
    )


def _trouble(field: Field) -> SafeString:
    if not field.trouble:
        return mark_safe("")
    return format_html(' aria-invalid="true" title="{}"', field.trouble)
