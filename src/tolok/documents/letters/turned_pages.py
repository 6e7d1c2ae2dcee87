"""Pages whose text lies sideways, turned upright before anything is read of them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pdfplumber.page import Page

_MOSTLY = 10, 8
_SIDES = ("x0", "x1", "top", "bottom")
_LEAST = 20
"""Letters that tell; a page number alone may stand sideways."""


def upright(page: "Page") -> "Page":
    """The page, turned by a quarter where eight of ten letters read upwards or downwards."""
    from pdfplumber.page import Page  # noqa: PLC0415 - heavy

    turns = [turn for one in page.chars if abs(turn := one["matrix"][1]) > abs(one["matrix"][0])]
    many, enough = _MOSTLY
    if len(turns) < _LEAST or many * len(turns) < enough * len(page.chars):
        return _squared(page) if page.rotation else page
    upwards = 2 * sum(turn > 0 for turn in turns) > len(turns)
    page.close()
    below = page.page_obj
    below.rotate = (page.rotation + (90 if upwards else 270)) % 360
    below.attrs["Rotate"] = below.rotate
    return _squared(Page(page.pdf, below, page.page_number, page.initial_doctop))


def _squared(page: "Page") -> "Page":
    """The page, its rules level and plumb again: turning leaves their two ends a hair apart."""
    for rule in page.lines:
        for side in _SIDES:
            rule[side] = round(rule[side], 3)
    return page
