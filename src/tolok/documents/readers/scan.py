"""Scans and photographs: pictures of pages to tables, each cell with how sure its text is."""

from collections.abc import Callable

from tolok.documents.document import Block, Document, PageBreak
from tolok.domain.errors import UnreadableError


def read(
    data: bytes,
    name: str,
    watch: Callable[[int, int], None] | None = None,
    pages: tuple[int, ...] | None = None,
) -> Document:
    """The tables and texts of a picture file, or of those pages (from 1) of a PDF.

    ``watch`` is told how many of how many pages are done. UnreadableError for what is damaged,
    too large, too small or of too many pages.
    """
    # Pixels are only worked on where a scan is read: the libraries for it are heavy.
    from tolok.documents.scanning import page as pages_  # noqa: PLC0415
    from tolok.documents.scanning import pages as files  # noqa: PLC0415

    there = files.count(data, name)
    wanted = tuple(range(1, there + 1)) if pages is None else pages
    if any(not 1 <= page <= there for page in wanted):
        raise UnreadableError(
            f"{name}: halaman yang diminta tidak ada; berkas ini berisi {there} halaman."
        )
    blocks: list[Block] = []
    for done, (number, picture) in enumerate(
        zip(wanted, files.pictures(data, name, wanted), strict=True), start=1
    ):
        place = f"Halaman {number}"
        blocks.append(PageBreak(place))
        blocks.extend(pages_.blocks_of(picture, place))
        if watch is not None:
            watch(done, len(wanted))
    return Document(tuple(blocks), source=name)
