"""Web archives (.mht), as Excel and Word save "single file web pages": the HTML in them."""

from email import message_from_bytes
from email.errors import MessageError
from itertools import chain

from tolok.documents.document import Document, PageBreak, Table
from tolok.documents.readers import html
from tolok.domain.errors import UnreadableError


def read(data: bytes, name: str) -> Document:
    """Each page of the archive (RFC 2557); a workbook has one for each sheet.

    UnreadableError where it holds no page.
    """
    pages = [html.read(page, name) for page in _pages(data)]
    if not pages:
        raise UnreadableError(
            f"{name}: arsip web ini tidak berisi halaman. Buka di Excel atau Word, simpan sebagai "
            ".xlsx atau .docx, lalu coba lagi."
        )
    if len(pages) == 1:
        return pages[0]
    # The page that only frames the sheets has no table of its own.
    sheets = [page for page in pages if any(isinstance(one, Table) for one in page.blocks)]
    blocks = chain.from_iterable(
        (PageBreak(f"Lembar {number}"), *page.blocks) for number, page in enumerate(sheets, 1)
    )
    return Document(tuple(blocks), source=name)


def _pages(data: bytes) -> list[bytes]:
    """The HTML parts, decoded to bytes with their own character set told in UTF-8."""
    try:
        parts = list(message_from_bytes(data).walk())
        found = []
        for part in parts:
            if part.get_content_type() == "text/html":
                content = part.get_payload(decode=True)
                if isinstance(content, bytes) and content.strip():
                    found.append(_as_utf8(content, part.get_content_charset()))
    except (MessageError, ValueError, LookupError, RecursionError):
        return []
    return found


def _as_utf8(content: bytes, charset: str | None) -> bytes:
    """The page in UTF-8 with its mark, where the archive and not the page tells the letters."""
    if charset is None or b"charset" in content[:2048].lower():
        return content
    return b"\xef\xbb\xbf" + content.decode(charset, errors="replace").encode()
