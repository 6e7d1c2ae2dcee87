"""Word documents: tables, texts, headers and notes in their order; macros are never looked at."""

from tolok.documents.document import Document
from tolok.documents.word.contents import Contents
from tolok.documents.word.parts import Parts


def read(data: bytes, name: str) -> Document:
    """The document as a person sees it, tracked changes accepted.

    UnreadableError for a damaged, protected or exploding file, and one that is no Word document.
    """
    return Contents(Parts(data, name)).document()
