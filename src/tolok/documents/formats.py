"""Which reader opens a file: chosen by what the bytes are, never by the file's ending alone."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from tolok.documents.archives import SIGNATURES
from tolok.documents.document import Block, Document, PageBreak
from tolok.documents.letters.seen_words import with_broken_words_joined
from tolok.documents.old_word.container import SIGNATURE, streams_of
from tolok.documents.old_word.rtf_words import is_rtf
from tolok.documents.pasted_pictures import Pasted, pasted_in
from tolok.documents.refusals import refuse_parts, refuse_unread
from tolok.documents.sheets.typed_decimals import with_typed_decimals
from tolok.domain.errors import UnreadableError

_COMMA, _SEMICOLON = re.compile(rb"(?<!\d),(?! )|,(?![\d ])"), re.compile(rb";")
"""What parts cells; a comma between digits starts decimals, one before a space is prose."""

_SPACED = re.compile(rb"\S {2,}\S.* {2,}\S")
"""A line of three parts that spaces keep apart."""

Watch = Callable[[int, int], None]
"""Told how many of how many pages are done, so that a person sees a slow reading go on."""

_EXCEL_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
"""The namespace of Excel's XML of 2003; systems of regions still export it as .xls."""

_FLAT = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
"""The namespace of OpenDocument, here in files that are one XML (.fods, .fodt)."""

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")


def may_be_scan(data: bytes) -> bool:
    """Whether bytes are a picture, or a document whose pages may be pictures: slowly read."""
    is_bitmap = data[:2] == b"BM" and data[6:10] == bytes(4)  # "BMD" begins a title, too
    is_web = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    if data.startswith((b"%PDF", *_PICTURES)) or is_bitmap or is_web:
        return True
    pasted = pasted_in(data)
    return pasted.is_all and bool(pasted.pictures)


def document_of(data: bytes, name: str, watch: Watch | None = None) -> Document:
    """The neutral document of a file's bytes; UnreadableError, in Indonesian, where it is none."""
    # Each reader is imported where it is used: openpyxl alone costs a tenth of a second.
    if not data.strip():
        raise UnreadableError(f"{name}: berkas kosong. Pilih berkas formulir yang berisi.")
    if data.startswith(SIGNATURES):
        document = with_typed_decimals(_of_archive(data, name))
        return _with_pasted(document, pasted_in(data), name, watch)
    if data.startswith(SIGNATURE):
        return with_typed_decimals(_of_old_office(data, name))
    if data.startswith(b"%PDF"):
        return _of_pdf(data, name, watch)
    if may_be_scan(data):
        from tolok.documents.readers import scan  # noqa: PLC0415

        return scan.read(data, name, watch)
    if is_rtf(data):
        from tolok.documents.readers import rtf  # noqa: PLC0415

        return rtf.read(data, name)
    refuse_unread(data, name)
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


def _with_pasted(document: Document, pasted: Pasted, name: str, watch: Watch | None) -> Document:
    """The document with what stands in it in place of a table; beside one, pictures are told."""
    if pasted.is_all and pasted.files:
        within = f"{name}, berkas di dalamnya"
        inside = [
            _of_archive(one, within) if one.startswith(SIGNATURES) else _of_text(one, within)
            for one in pasted.files
        ]
        blocks = chain.from_iterable(one.blocks for one in inside)
        return replace(document, blocks=(*document.blocks, *blocks))
    if pasted.is_all and pasted.pictures:
        from tolok.documents.readers import scan  # noqa: PLC0415

        found = scan.read_pasted(pasted.pictures, name, watch)
        return replace(document, blocks=(*document.blocks, *found.blocks))
    many = len(pasted.pictures) + pasted.drawings
    if pasted.is_all and many:
        raise UnreadableError(
            f"{name}: tabelnya ditempel sebagai gambar vektor (EMF/WMF) yang belum dapat dibaca. "
            "Tempel sebagai tabel, atau simpan dokumennya sebagai PDF, lalu coba lagi."
        )
    if not many:
        return document
    told = (
        f"Berkas ini juga memuat {many} gambar yang tidak dibaca. Bila ada tabel di dalamnya, "
        "unggah gambarnya tersendiri."
    )
    return replace(document, told=(*document.told, told))


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
    refuse_parts(parts, name)
    if "content.xml" in parts and "mimetype" in parts:
        return _of_open_document(data, name)
    if any(part.startswith("word/document") for part in parts):  # Word on the web: document2.xml
        from tolok.documents.readers import docx  # noqa: PLC0415

        return docx.read(data, name)
    if "[Content_Types].xml" not in parts:
        raise UnreadableError(f"{name}: arsip ZIP ini bukan buku kerja Excel.")
    from tolok.documents.readers import xlsx  # noqa: PLC0415

    return xlsx.read(data, name)


def _of_open_document(data: bytes, name: str) -> Document:
    """A spreadsheet or a text: the content says which."""
    from tolok.documents.odf.package import opened  # noqa: PLC0415
    from tolok.documents.odf.texts import OFFICE  # noqa: PLC0415
    from tolok.documents.readers import ods, odt  # noqa: PLC0415

    package = opened(data, name)
    is_text = next(package.content.iter(f"{OFFICE}text"), None) is not None
    return odt.read(package, name) if is_text else ods.read(package, name)


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
    is_xml = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml")
    if is_xml and _FLAT in head:
        return _of_open_document(data, name)
    if is_xml and _EXCEL_XML in head:
        from tolok.documents.readers import excel_xml  # noqa: PLC0415

        return excel_xml.read(data, name)
    if _is_html(head):
        from tolok.documents.readers import html  # noqa: PLC0415

        return html.read(data, name)
    if is_xml:
        raise UnreadableError(
            f"{name}: isi XML ini tidak dikenal atau rusak. Buka di program asalnya, simpan "
            "sebagai .xlsx atau .docx, lalu coba lagi."
        )
    if _is_mail(head):
        return _of_web_archive(data, name)
    if _is_json(head):
        from tolok.documents.readers import json_tables  # noqa: PLC0415

        return json_tables.read(data, name)
    return csv.read(data, name) if _is_csv(name, head) else text.read(data, name)


def _of_web_archive(data: bytes, name: str) -> Document:
    """The pages of an archive one after another; one that only frames others has no table."""
    from tolok.documents.readers import html  # noqa: PLC0415
    from tolok.documents.web_archives import pages_of  # noqa: PLC0415

    pages = [html.read(page, name) for page in pages_of(data, name)]
    if len(pages) == 1:
        return pages[0]
    sheets = [page.blocks for page in pages if any(page.tables)]
    parted = ((PageBreak(f"Lembar {at}"), *blocks) for at, blocks in enumerate(sheets, start=1))
    return Document(tuple(chain.from_iterable(parted)), source=name)


def _is_html(head: bytes) -> bool:
    """Whether text begins as a page or a table does; Excel saves both under any ending."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(b"<") and any(
        tag in start for tag in (b"<html", b"<table", b"<!doctype")
    )


def _is_mail(head: bytes) -> bool:
    """Whether text begins as a web archive does: headers, the version of MIME among them."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:4096].lower()
    return start.startswith((b"mime-version:", b"from:", b"content-type:")) and (
        b"mime-version:" in start
    )


def _is_json(head: bytes) -> bool:
    """Whether text begins as a list or an object; a form of our own never comes here."""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return bool(re.match(rb'\[\s*[\[{"\]]|\{\s*["}]', text))


def _is_csv(name: str, head: bytes) -> bool:
    """Whether a separator parts most lines into as many cells, or the name says so.

    Text that holds tabs is none, nor are prose with its commas and columns of spaces.
    """
    if name.lower().endswith(".csv") or head.lstrip(b"\xef\xbb\xbf")[:4].lower() == b"sep=":
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
