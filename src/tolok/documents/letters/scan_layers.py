"""Pages that are scans although they hold letters: a recogniser's layer, or a stamp's few words.

Scanners and phones write what a recogniser saw behind the picture, where nobody sees its slips;
electronic signatures print a line below it. The picture is what people have signed.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfplumber.page import Page

_MOST_OF_PAGE, _WHOLE_PAGE = 0.5, 0.8
"""Parts of a page's area that pictures cover."""

_STAMP = 300
"""Letters that people see on a scan at most: a line on its electronic signature, a number."""

_NAMELESS = 5
"""One in so many signs that no letter is known for, and the page cannot be read by its letters."""

_UNSEEN = (3, 7)
"""Ways to draw letters that leave no ink (ISO 32000-1, 9.3.6)."""

_DEPTH = 6  # forms in forms; a scanner nests one or two


class ScanLayers:
    """Tells scans apart from printed pages; the file is opened again where pictures ask for it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None

    def is_scan(self, page: "Page") -> bool:
        """Whether a page's pictures cover it, and its letters are unseen or few.

        One whose fonts do not say which letters they draw is as good as a picture, too.
        """
        nameless = sum(one["text"].startswith("(cid:") for one in page.chars)
        if nameless * _NAMELESS > len(page.chars):
            return True
        area = float(page.width * page.height)
        covered = sum(_area(one, page) for one in page.images)
        if covered < _MOST_OF_PAGE * area or not page.chars:
            return False
        seen = self._seen(page.page_number)
        if covered >= _WHOLE_PAGE * area and seen <= _STAMP:
            return True
        return seen * 10 < len(page.chars)

    def _seen(self, number: int) -> int:
        """How many letters of a page are drawn with ink, and after its last large picture."""
        import pypdfium2  # noqa: PLC0415 - heavy
        from pypdfium2 import raw  # noqa: PLC0415

        if self._document is None:
            self._document = pypdfium2.PdfDocument(self._data)
        page = self._document[number - 1]
        width, height = page.get_size()
        letters = page.get_textpage()
        seen = 0
        for one in page.get_objects(max_depth=_DEPTH):
            if one.type == raw.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = one.get_bounds()
                if (right - left) * (top - bottom) > _MOST_OF_PAGE * width * height:
                    seen = 0
            elif one.type == raw.FPDF_PAGEOBJ_TEXT:
                drawn = raw.FPDFTextObj_GetTextRenderMode(one.raw) not in _UNSEEN
                # Two bytes a letter, and two that end the text.
                many = raw.FPDFTextObj_GetText(one.raw, letters.raw, None, 0) // 2 - 1
                seen += many if drawn else 0
        return seen

    def close(self) -> None:
        """Let go of the file."""
        if self._document is not None:
            self._document.close()


def _area(picture: dict[str, Any], page: "Page") -> float:
    """What a picture covers of a page, in points."""
    across = min(picture["x1"], page.width) - max(picture["x0"], 0)
    down = min(picture["bottom"], page.height) - max(picture["top"], 0)
    return max(0.0, float(across)) * max(0.0, float(down))
