"""A table in an office's own style as offices scan and photograph it: Typst's print, harmed."""

import io
import random
from collections.abc import Callable
from functools import partial

import pypdfium2
from PIL import Image
from scan_pages import SETTINGS, Setting, harmed
from table_papers import Paper
from table_prints import as_typst, size_of

_SMALL = 6
"""Points of letters: what is printed smaller is scanned as much finer, as anybody would."""


def _scanned(setting: Setting, paper: Paper) -> bytes:
    """A PDF of pictures, as a scanner makes it."""
    chance = random.Random(paper.style)
    dpi = setting.dpi * max(1, _SMALL / size_of(paper))
    pages = []
    for page in pypdfium2.PdfDocument(as_typst(paper)):
        drawn = page.render(scale=dpi / 72).to_pil().convert("RGB")
        pages.append(Image.open(io.BytesIO(harmed(drawn, setting, chance))))
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=85)
    return stream.getvalue()


SCANS: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    f"scan, {setting.name}": ("pdf", partial(_scanned, setting)) for setting in SETTINGS
}
"""Tools for those who ask for one by its whole name alone, with the ending of their files."""
