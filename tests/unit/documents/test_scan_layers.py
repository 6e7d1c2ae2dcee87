"""PDFs of scans with letters behind or beside the picture, and printed pages on a picture."""

import io

import numpy as np
import pytest
from PIL import Image

from tolok.documents.document import PageBreak
from tolok.documents.readers import pdf

WIDE, HIGH = 600, 400


def pdf_of(content: str) -> bytes:
    """A page whose content may draw the picture ``/I`` and set letters with ``/F``."""
    pixels = np.full((40, 60), 250, np.uint8)
    picture = io.BytesIO()
    Image.fromarray(pixels).save(picture, "JPEG")
    jpeg = picture.getvalue()
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 60 /Height 40 /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n%b\nendstream"
    ) % (len(jpeg), jpeg)
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDE} {HIGH}] /Contents 6 0 R /Resources "
        "<< /XObject << /I 5 0 R >> /Font << /F 4 0 R >> >> >>"
    )
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        page.encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        image,
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream".encode(),
    )
    made = b"%PDF-1.4\n"
    for number, one in enumerate(objects, start=1):
        made += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    return made + b"trailer << /Size 7 /Root 1 0 R >>\n%%EOF"


def picture(part: float = 1.0) -> str:
    return f"q {WIDE * part} 0 0 {HIGH} 0 0 cm /I Do Q"


def letters(lines: int, mode: int = 0) -> str:
    shown = (
        f"1 0 0 1 40 {HIGH - 20 * at} Tm (Sub Kegiatan Rapat Koordinasi 24 20 83,33) Tj"
        for at in range(1, lines + 1)
    )
    return f"BT /F 9 Tf {mode} Tr {' '.join(shown)} ET"


NAMELESS = "BT /F 9 Tf 40 10 Td <90 8D 8F 81 9D 90 8D 8F 81 9D> Tj ET "
"""Signs that no letter is known for."""


def pictures_of(content: str) -> tuple[int, ...]:
    found = pdf.read_pages(pdf_of(content), "a.pdf")
    is_read = any(not isinstance(one, PageBreak) for one in found.document.blocks)
    assert is_read == (not found.pictures)
    return found.pictures


@pytest.mark.parametrize(
    "content",
    [
        picture() + letters(15, mode=3),  # what a recogniser saw, unseen
        letters(15, mode=3) + picture(0.7),
        letters(15) + picture(),  # below the picture
        picture() + letters(15, mode=3) + letters(1),  # and a line that a signature prints
        picture() + letters(2),
        letters(1) + 6 * NAMELESS,
    ],
)
def test_a_scan_with_letters_is_read_from_its_picture(content: str) -> None:
    assert pictures_of(content) == (1,)


@pytest.mark.parametrize(
    "content",
    [
        letters(15),
        picture() + letters(15),  # printed on a coloured ground
        picture(0.3) + letters(15, mode=3),
        picture(0.6) + letters(2),  # a photograph and what it shows
        letters(15) + NAMELESS,
    ],
)
def test_a_printed_page_is_read_by_its_letters(content: str) -> None:
    assert pictures_of(content) == ()
