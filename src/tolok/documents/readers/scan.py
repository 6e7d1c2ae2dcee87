"""Scans and photographs: pictures of pages to tables, each cell with how sure its text is."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from typing import TYPE_CHECKING

from tolok.documents.document import Document, PageBreak
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from tolok.documents.document import Block
    from tolok.documents.scanning.pages import Picture

_AT_ONCE = 3  # pages, two read and one levelled: a photograph and what is made of it are 150 MB


def read(
    data: bytes,
    name: str,
    watch: Callable[[int, int], None] | None = None,
    pages: tuple[int, ...] | None = None,
) -> Document:
    """The tables and texts of a picture file, or of those pages (from 1) of a PDF.

    ``watch`` is told how many of how many pages are done, first that none is, once the first could
    be opened. UnreadableError for what is damaged, too large, too small or of too many pages.
    """
    # Pixels are only worked on where a scan is read: the libraries for it are heavy.
    from tolok.documents.scanning import pages as files  # noqa: PLC0415

    there = files.count(data, name)
    wanted = tuple(range(1, there + 1)) if pages is None else pages
    if any(not 1 <= page <= there for page in wanted):
        raise UnreadableError(
            f"{name}: halaman yang diminta tidak ada; berkas ini berisi {there} halaman."
        )
    found = (
        (f"Halaman {page}", one)
        for page, one in zip(wanted, files.pictures(data, name, wanted), strict=True)
    )
    return _document(found, len(wanted), name, watch)


def read_pasted(
    pictures: Sequence[bytes], name: str, watch: Callable[[int, int], None] | None = None
) -> Document:
    """The tables and texts of pictures that stand in the document of that name, in their order."""
    from tolok.documents.scanning import pages as files  # noqa: PLC0415

    found = (
        (f"Gambar {number}", next(files.pictures(one, f"{name}, gambar {number}", (1,))))
        for number, one in enumerate(pictures, start=1)
    )
    return _document(found, len(pictures), name, watch)


def _document(
    pictures: Iterator[tuple[str, Picture]],
    total: int,
    name: str,
    watch: Callable[[int, int], None] | None,
) -> Document:
    from tolok.documents.scanning import page  # noqa: PLC0415

    blocks: list[Block] = []
    every = chain(tuple(islice(pictures, 1)), pictures)  # the first is opened here and now
    if watch is not None:
        watch(0, total)
    for done, (place, found) in enumerate(_side_by_side(page.blocks_of, every), start=1):
        blocks.append(PageBreak(place))
        blocks.extend(found)
        if watch is not None:
            watch(done, total)
    return Document(tuple(blocks), source=name)


def _side_by_side(
    blocks_of: Callable[[Picture, str], list[Block]], pictures: Iterable[tuple[str, Picture]]
) -> Iterator[tuple[str, list[Block]]]:
    """Each page's name and blocks, in order; while one's letters are read, the next is levelled."""
    waiting: deque[tuple[str, Future[list[Block]]]] = deque()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for place, picture in pictures:
            waiting.append((place, pool.submit(blocks_of, picture, place)))
            if len(waiting) == _AT_ONCE:
                first, future = waiting.popleft()
                yield first, future.result()
        for rest, future in waiting:
            yield rest, future.result()
