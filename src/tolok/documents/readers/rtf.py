"""RTF, also under the name .doc as systems export it: tables, texts, headers and notes in order."""

from tolok.documents.document import Document
from tolok.documents.old_word.rtf import Rtf
from tolok.documents.word.contents import Contents


def read(data: bytes, name: str) -> Document:
    """The document as a person sees it, tracked changes accepted.

    UnreadableError for a file that is damaged, cut short, or larger than any real one.
    """
    return Contents(Rtf(name).read(data)).document()
