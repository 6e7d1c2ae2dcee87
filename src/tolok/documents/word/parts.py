"""The parts of a Word document, parsed without entities, network or huge nodes."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from tolok.documents.archives import refuse_bombs
from tolok.documents.word.markup import MAIN, STRICT, W
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element

_TYPES = "[Content_Types].xml"
_USUAL = "word/document.xml"
_MAIN_TYPES = ("document.main+xml", "template.main+xml", "macroenabled.main+xml")
_TARGET = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LONGEST = 64 * 1024 * 1024
"""Bytes of one part: 10,000 rows of a form take 40 MB, and fifteen times that when parsed."""


class Opened(Protocol):
    """A Word document whose parts can be asked for; its name, for messages."""

    name: str
    main: str

    @property
    def body(self) -> "Element":
        """The main part's root."""

    def related(self, kind: str) -> Iterator[tuple[str, "Element"]]:
        """The parts that the main part is tied to as ``kind`` ("header"), by the ties' ids."""

    def only(self, kind: str) -> "Element | None":
        """The root of the one part of a kind ("styles"), None where there is none."""


class Parts:
    """A Word document opened; UnreadableError where it is damaged, locked, exploding, foreign."""

    def __init__(self, data: bytes, name: str) -> None:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise UnreadableError(
                f"{name}: dokumen Word ini berkata sandi atau berformat lama (.doc). Hapus kata "
                "sandinya, simpan sebagai .docx, lalu coba lagi."
            )
        self.name = name
        refuse_bombs(data, name, "", "dokumen Word")
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._sizes = {info.filename: info.file_size for info in self._archive.infolist()}
        self.main = self._main()

    def _main(self) -> str:
        types = self.root(_TYPES)
        for one in () if types is None else types:
            if (one.get("ContentType") or "").lower().endswith(_MAIN_TYPES):
                part = (one.get("PartName") or "").lstrip("/")
                if part in self._sizes:
                    return part
        if _USUAL in self._sizes:
            return _USUAL
        raise UnreadableError(f"{self.name}: arsip ZIP ini bukan dokumen Word.")

    @cached_property
    def body(self) -> "Element":
        """The main part's root."""
        root = self.root(self.main)
        if root is None or root.find(f"{W}body") is None:
            raise self._damaged()
        return root

    def related(self, kind: str) -> Iterator[tuple[str, "Element"]]:
        """The parts that the main part is tied to as ``kind`` ("header"), by the ties' ids."""
        folder, own = posixpath.split(self.main)
        ties = self.root(posixpath.join(folder, "_rels", f"{own}.rels"))
        for one in () if ties is None else ties.iter(_TARGET):
            if (one.get("Type") or "").rpartition("/")[2] != kind:
                continue
            target = posixpath.join("/", folder, one.get("Target") or "")
            root = self.root(posixpath.normpath(target).lstrip("/"))
            if root is not None:
                yield one.get("Id") or "", root

    def only(self, kind: str) -> "Element | None":
        """The root of the one part of a kind ("styles"), None where there is none."""
        return next((root for _, root in self.related(kind)), None)

    def root(self, part: str) -> "Element | None":
        """A part's root element, None where the archive has no such part."""
        from lxml import etree  # noqa: PLC0415 - heavy

        if part not in self._sizes:
            return None
        if self._sizes[part] > _LONGEST:
            raise UnreadableError(
                f"{self.name}: isi dokumen ini {self._sizes[part] >> 20} MB, batasnya "
                f"{_LONGEST >> 20} MB. Bagi dokumennya menjadi beberapa berkas, lalu coba lagi."
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        data = self._archive.read(part).replace(STRICT.encode(), MAIN.encode())
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged() from error
        # No Office part has a document type; it is where entities are declared.
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._damaged()
        return root

    def _damaged(self) -> UnreadableError:
        return UnreadableError(
            f"{self.name}: dokumen Word ini rusak. Buka di Word, pilih Simpan Sebagai → Dokumen "
            "Word (.docx), lalu coba lagi."
        )
