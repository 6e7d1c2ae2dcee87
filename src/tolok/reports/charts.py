"""Charts as SVG: bars and shares whose lengths are integers, each with its figure beside it."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from tolok.domain.quantities import half_up

WIDTH = 1600
"""Units across; every length is a whole number of them."""

MOST = 38
"""Lines that a page holds: one for each province of Indonesia."""

_LABEL, _SHOWN, _ROW, _BAR = 330, 130, 22, 14
_FONT = 'font-family="Libertinus Serif, Georgia, serif" font-size="14" fill="#1b2430"'
_BLUE, _RULE = "#2f5f9e", "#8b96a3"

RATING_COLOURS = ("#1a5c2e", "#5b9a4b", "#c9a227", "#d2722e", "#a32a20")
"""From the best class to the worst; a name stands beside each, so colour is never alone."""


class Bar(NamedTuple):
    """A line of a chart: its name, its length in any integer unit (None: no figure), its text."""

    label: str
    value: int | None
    shown: str


class Share(NamedTuple):
    """A line of shares: its name, and how much each part has."""

    label: str
    parts: tuple[int, ...]


def bars(title: str, lines: Sequence[Bar], *, mark: int | None = None) -> str:
    """Horizontal bars from zero; a value below zero has no length. ``mark`` draws a line there."""
    longest = max([line.value for line in lines if line.value is not None] + [mark or 1, 1])
    room = WIDTH - _LABEL - _SHOWN
    drawn = []
    for number, line in enumerate(lines):
        top = number * _ROW
        length = half_up(max(line.value or 0, 0) * room, longest)
        drawn += [_name(line.label, top), _rect(_LABEL, top, length, _BLUE)]
        drawn.append(_text(_LABEL + length + 8, top, line.shown))
    height = len(lines) * _ROW + 4
    if mark is not None:
        at = _LABEL + half_up(mark * room, longest)
        drawn.append(
            f'<line x1="{at}" y1="0" x2="{at}" y2="{height}" stroke="{_RULE}" '
            'stroke-dasharray="3 3"/>'
        )
    return _svg(title, height, drawn)


def shares(title: str, names: Sequence[str], colours: Sequence[str], lines: Sequence[Share]) -> str:
    """Each line one bar of full width, parted by its shares; the names stand above."""
    room = WIDTH - _LABEL - _SHOWN
    drawn = []
    step = room // max(len(names), 1)
    for number, (name, colour) in enumerate(zip(names, colours, strict=True)):
        left = _LABEL + number * step
        drawn += [_rect(left, 0, 12, colour), _text(left + 17, 0, name)]
    for number, line in enumerate(lines, start=1):
        top, whole, done = number * _ROW + 6, sum(line.parts), 0
        drawn.append(_name(line.label, top))
        for part, colour in zip(line.parts, colours, strict=True):
            left, right = (half_up(edge * room, whole or 1) for edge in (done, done + part))
            drawn.append(_rect(_LABEL + left, top, right - left, colour))
            done += part
        drawn.append(_text(_LABEL + room + 8, top, f"{whole:,}".replace(",", ".")))
    return _svg(title, (len(lines) + 1) * _ROW + 10, drawn)


def _svg(title: str, height: int, drawn: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'width="{WIDTH}" height="{height}" {_FONT}><title>{escape(title)}</title>'
        f"{''.join(drawn)}</svg>"
    )


def _rect(left: int, top: int, width: int, colour: str) -> str:
    if width <= 0:
        return ""
    return (
        f'<rect x="{left}" y="{top + 3}" width="{width}" height="{_BAR}" fill="{colour}" '
        'stroke="#ffffff" stroke-width="1"/>'
    )


def _text(left: int, top: int, text: str) -> str:
    return f'<text x="{left}" y="{top + 15}">{escape(text)}</text>'


def _name(text: str, top: int) -> str:
    shown = text if len(text) <= 36 else f"{text[:35]}…"
    return f'<text x="{_LABEL - 8}" y="{top + 15}" text-anchor="end">{escape(shown)}</text>'
