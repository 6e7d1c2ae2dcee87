"""Word documents: tables, texts, headers and notes in their order; macros are never looked at."""

from tolok.documents.document import Document
from tolok.documents.word.contents import Contents

_TRACKED = (
    "Dokumen ini memuat perubahan yang dilacak (Track Changes) dan belum diterima: dibaca seperti "
    "bila semuanya diterima. Terima atau tolak perubahan itu di Word bila ada yang tidak berlaku."
)


def read(data: bytes, name: str) -> Document:
    """The document as a person sees it, tracked changes accepted.

    UnreadableError for a damaged, protected or exploding file, and one that is no Word document.
    """
    contents = Contents(data, name)
    told = (_TRACKED,) if contents.is_tracked else ()
    return Document(tuple(contents.blocks()), source=name, told=told)
