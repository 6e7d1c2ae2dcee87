"""Web archives (.mht), as Excel and Word save "single file web pages": the HTML in them."""

from email import message_from_bytes
from email.errors import MessageError

from tolok.domain.errors import UnreadableError


def pages_of(data: bytes, name: str) -> list[bytes]:
    """Each page of the archive (RFC 2557), as HTML; a workbook has one for each sheet.

    UnreadableError where it holds no page.
    """
    pages = _pages(data)
    if not pages:
        raise UnreadableError(
            f"{name}: arsip web ini tidak berisi halaman. Buka di Excel atau Word, simpan sebagai "
            ".xlsx atau .docx, lalu coba lagi."
        )
    return pages


def _pages(data: bytes) -> list[bytes]:
    try:
        found = []
        for part in message_from_bytes(data).walk():
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
