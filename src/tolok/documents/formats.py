"""Which reader opens a file: chosen by what the bytes are, never by the file's ending alone."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

from tolok.documents.archives import SIGNATURES
from tolok.documents.document import Block, Document, PageBreak
from tolok.documents.letters.seen_words import with_broken_words_joined
from tolok.documents.old_word.container import SIGNATURE, streams_of
from tolok.documents.old_word.rtf_words import is_rtf
from tolok.domain.errors import UnreadableError

_COMMA, _SEMICOLON = re.compile(rb"(?<!\d),(?! )|,(?![\d ])"), re.compile(rb";")
"""What parts cells; a comma between digits starts decimals, one before a space is prose."""

_SPACED = re.compile(rb"\S {2,}\S.* {2,}\S")
"""A line of three parts that spaces keep apart."""

Watch = Callable[[int, int], None]
"""Told how many of how many pages are done, so that a person sees a slow reading go on."""

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")


def may_be_scan(data: bytes) -> bool:
    """Whether bytes are a picture, or a PDF whose pages may be pictures: such are read slowly."""
    is_bitmap = data[:2] == b"BM" and data[6:10] == bytes(4)  # "BMD" begins a title, too
    is_web = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    return data.startswith((b"%PDF", *_PICTURES)) or is_bitmap or is_web


def document_of(data: bytes, name: str, watch: Watch | None = None) -> Document:
    """The neutral document of a file's bytes; UnreadableError, in Indonesian, where it is none."""
    # Each reader is imported where it is used: openpyxl alone costs a tenth of a second.
    if not data.strip():
        raise UnreadableError(f"{name}: berkas kosong. Pilih berkas formulir yang berisi.")
    if data.startswith(SIGNATURES):
        return _of_archive(data, name)
    if data.startswith(SIGNATURE):
        return _of_old_office(data, name)
    if data.startswith(b"%PDF"):
        return _of_pdf(data, name, watch)
    if may_be_scan(data):
        from tolok.documents.readers import scan  # noqa: PLC0415

        return scan.read(data, name, watch)
    if is_rtf(data):
        from tolok.documents.readers import rtf  # noqa: PLC0415

        return rtf.read(data, name)
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(f"{name}: bukan teks, CSV, atau XLSX. Simpan sebagai salah satunya.")
    return _of_text(data, name)


def _of_pdf(data: bytes, name: str, watch: Watch | None) -> Document:
    """The pages that hold letters by their letters, the others as the scans that they are."""
    from tolok.documents.readers import pdf  # noqa: PLC0415

    document, pictures = pdf.read_pages(data, name)
    document = with_broken_words_joined(document)
    if not pictures:
        return document
    from tolok.documents.readers import scan  # noqa: PLC0415

    pages = _pages(document) | _pages(scan.read(data, name, watch, pictures))
    breaks = (block for block in document.blocks if isinstance(block, PageBreak))
    return replace(document, blocks=tuple(block for one in breaks for block in pages[one.name]))


def _pages(document: Document) -> dict[str, list[Block]]:
    """A document's blocks by the name of their page."""
    found: dict[str, list[Block]] = {}
    name = ""
    for block in document.blocks:
        name = block.name if isinstance(block, PageBreak) else name
        found.setdefault(name, []).append(block)
    return found


def _of_archive(data: bytes, name: str) -> Document:
    """Office files are ZIP archives: their parts say of which kind."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise UnreadableError(
            f"{name}: berkas ini rusak (arsipnya tidak utuh). Minta salinan baru dari pembuatnya."
        ) from error
    if "content.xml" in parts and "mimetype" in parts:
        from tolok.documents.readers import ods  # noqa: PLC0415

        return ods.read(data, name)
    if any(part.startswith("word/document") for part in parts):  # Word on the web: document2.xml
        from tolok.documents.readers import docx  # noqa: PLC0415

        return docx.read(data, name)
    if "[Content_Types].xml" not in parts:
        raise UnreadableError(f"{name}: arsip ZIP ini bukan buku kerja Excel.")
    from tolok.documents.readers import xlsx  # noqa: PLC0415

    return xlsx.read(data, name)


def _of_old_office(data: bytes, name: str) -> Document:
    """What the streams of an old Office container are; names in the letters of a file are none."""
    streams = streams_of(data)
    if not streams:
        raise UnreadableError(
            f"{name}: berkas Office lama ini rusak. Buka di Word atau Excel, simpan sebagai .docx "
            "atau .xlsx, lalu coba lagi."
        )
    if "WordDocument" in streams and not {"Workbook", "Book"} & streams:
        from tolok.documents.readers import doc  # noqa: PLC0415

        return doc.read(data, name)
    from tolok.documents.readers import xls  # noqa: PLC0415

    return xls.read(data, name)


def _of_text(data: bytes, name: str) -> Document:
    from tolok.documents.readers import csv, text  # noqa: PLC0415

    head = data[:65_536]
    if _is_html(head):
        from tolok.documents.readers import html  # noqa: PLC0415

        return html.read(data, name)
    if _is_json(head):
        from tolok.documents.readers import json_tables  # noqa: PLC0415

        return json_tables.read(data, name)
    return csv.read(data, name) if _is_csv(name, head) else text.read(data, name)


def _is_html(head: bytes) -> bool:
    """Whether text begins as a page or a table does; Excel saves both under any ending."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(b"<") and any(
        tag in start for tag in (b"<html", b"<table", b"<!doctype")
    )


def _is_json(head: bytes) -> bool:
    """Whether text begins as a list or an object; a form of our own never comes here."""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return bool(re.match(rb'\[\s*[\[{"\]]|\{\s*["}]', text))


def _is_csv(name: str, head: bytes) -> bool:
    """Whether a separator parts most lines into as many cells, or the name says so.

    Text that holds tabs is none, nor are prose with its commas and columns of spaces.
    """
    if name.lower().endswith(".csv"):
        return True
    lines = [line for line in head.splitlines() if line.strip()]
    if not lines or head.count(b"\t") >= len(lines):
        return False
    if sum(bool(_SPACED.search(line)) for line in lines) * 3 > len(lines):
        return False
    return any(
        _parts_evenly([len(mark.findall(line)) for line in lines]) for mark in (_COMMA, _SEMICOLON)
    )


def _parts_evenly(counts: list[int]) -> bool:
    """Whether half of the lines hold as many separators, and more than one."""
    best = max(set(counts) - {0, 1}, key=counts.count, default=0)
    return best > 0 and 2 * counts.count(best) >= len(counts)
