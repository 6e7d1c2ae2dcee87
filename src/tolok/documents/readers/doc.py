"""Word 97 to 2003 documents (.doc): tables, texts, headers and notes in their order."""

from tolok.documents.document import Document
from tolok.documents.old_word.doc import parts_of
from tolok.documents.word.contents import Contents


def read(data: bytes, name: str) -> Document:
    """The document as a person sees it, tracked changes accepted; macros are never looked at.

    UnreadableError for a damaged or locked file, and one older than Word 97.
    """
    return Contents(parts_of(data, name)).document()
