"""A table in an office's own style as offices scan and photograph it: Typst's print, harmed."""

import io
import random
from collections.abc import Callable
from functools import partial

import pypdfium2
from PIL import Image
from scan_pages import SETTINGS, Setting, harmed
from table_papers import Paper
from table_prints import RULED, Look, as_typst, size_of

_SMALL = 6
"""Points of letters: what is printed smaller is scanned as much finer, as anybody would."""


_LIGHT = "#show table.cell: it => if it.y < HEAD { set text(fill: white); it } else { it }"
_HEAD = "stroke: 0.5pt, fill: (_, y) => if y < HEAD { rgb(31, 56, 100) }"

LOOKS = {
    "dark header": Look(_HEAD, _LIGHT),
    "blue header": Look("stroke: 0.5pt, fill: (_, y) => if y < HEAD { rgb(91, 155, 213) }"),
    "zebra": Look("stroke: 0.5pt, fill: (_, y) => if calc.odd(y) { luma(220) }"),
    "dotted": Look('stroke: (thickness: 0.5pt, dash: "dotted")'),
    "dashed": Look('stroke: (thickness: 0.5pt, dash: "dashed")'),
    "hair lines": Look("stroke: 0.2pt + luma(120)"),
    "levels only": Look("stroke: (x: none, y: 0.5pt)"),
    "blue rules": Look("stroke: 0.6pt + rgb(68, 114, 196)"),
    "red figures": Look(
        letters='#show regex("[0-9][0-9.,]+"): set text(fill: rgb(192, 0, 0))',
    ),
    "white rules": Look(
        "stroke: 1pt + white, fill: (_, y) => if y < HEAD { rgb(68, 114, 196) } "
        "else if calc.odd(y) { rgb(207, 213, 234) } else { rgb(233, 235, 245) }",
        _LIGHT,
    ),
}
"""How Word and Excel dress tables."""


def _scanned(setting: Setting, look: Look, paper: Paper) -> bytes:
    """A PDF of pictures, as a scanner makes it."""
    chance = random.Random(paper.style)
    dpi = setting.dpi * max(1, _SMALL / size_of(paper))
    pages = []
    for page in pypdfium2.PdfDocument(as_typst(paper, look)):
        drawn = page.render(scale=dpi / 72).to_pil().convert("RGB")
        pages.append(Image.open(io.BytesIO(harmed(drawn, setting, chance))))
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=85)
    return stream.getvalue()


_MILD = next(one for one in SETTINGS if one.name == "200 scan")

SCANS: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    f"scan, {name}": ("pdf", partial(_scanned, setting, look))
    for name, setting, look in (
        *((one.name, one, RULED) for one in SETTINGS),
        *((name, _MILD, look) for name, look in LOOKS.items()),
    )
}
"""Tools for those who ask for one by its whole name alone, with the ending of their files."""
