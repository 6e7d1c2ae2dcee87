"""The parts of an Office file and how they are bound together; untouched parts keep their bytes."""

import io
import posixpath
import zipfile
from typing import NamedTuple

from tolok.documents.correcting.markup import Element, Splice, elements, spliced, tag

TYPES = "[Content_Types].xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


class Relation(NamedTuple):
    """One part's tie to another: its id, its kind (``comments``), the other part's name."""

    id: str
    kind: str
    target: str
    element: Element


class Package:
    """An Office file opened: parts by their names, in their order."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._infos = {info.filename: info for info in archive.infolist()}
            self.parts = {name: archive.read(info) for name, info in self._infos.items()}

    def written(self) -> bytes:
        """The file: old parts in their order and with their dates, new ones behind them."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                old = self._infos.get(name)
                info = zipfile.ZipInfo(name, old.date_time if old else (1980, 1, 1, 0, 0, 0))
                info.compress_type = old.compress_type if old else zipfile.ZIP_DEFLATED
                info.external_attr = old.external_attr if old else 0
                archive.writestr(info, content)
        return stream.getvalue()

    def change(self, part: str, *splices: Splice) -> None:
        """Splice a part."""
        self.parts[part] = spliced(self.parts[part], splices)

    def relations(self, part: str) -> list[Relation]:
        """The ties of a part ("" for the whole file), those that leave the file left out."""
        rels = _rels_of(part)
        if rels not in self.parts:
            return []
        return [
            Relation(
                one.attributes.get("Id", ""),
                one.attributes.get("Type", "").rpartition("/")[2],
                _resolved(part, one.attributes.get("Target", "")),
                one,
            )
            for one in elements(self.parts[rels])
            if one.name == "Relationship" and one.attributes.get("TargetMode") != "External"
        ]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Tie a part to another; the new tie's id."""
        rels = _rels_of(part)
        if rels not in self.parts:
            self.parts[rels] = (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                f'<Relationships xmlns="{_RELATIONS}"></Relationships>'
            ).encode()
            self._default("rels", _RELS_TYPE)
        root, *others = elements(self.parts[rels])
        taken = {one.attributes.get("Id") for one in others}
        new = next(name for n in range(1, len(taken) + 2) if (name := f"rId{n}") not in taken)
        where = posixpath.relpath(target, posixpath.dirname(part) or ".")
        attributes = {"Id": new, "Type": f"{_RELATION}/{kind}", "Target": where}
        put = tag(root.prefix, "Relationship", attributes).encode()
        self.change(rels, root.appended(put))
        return new

    def add(self, pattern: str, content: bytes, content_type: str) -> str:
        """A new part under the first free name of a pattern like ``xl/comments{}.xml``."""
        number = next(n for n in range(1, 100_000) if pattern.format(n) not in self.parts)
        name = pattern.format(number)
        self.parts[name] = content
        if name.endswith(".vml"):
            self._default("vml", content_type)
        else:
            self._override(name, content_type)
        return name

    def remove(self, part: str, tied_to: str) -> None:
        """Take a part out of the file, with its tie and its content type."""
        del self.parts[part]
        rels = _rels_of(tied_to)
        ties = [one.element for one in self.relations(tied_to) if one.target == part]
        self.change(rels, *(Splice(one.start, one.end, b"") for one in ties))
        types = [
            one
            for one in elements(self.parts[TYPES])
            if one.attributes.get("PartName", "").lower() == f"/{part}".lower()
        ]
        self.change(TYPES, *(Splice(one.start, one.end, b"") for one in types))

    def _default(self, extension: str, content_type: str) -> None:
        """Declare what an extension holds, unless it is declared."""
        root, *others = elements(self.parts[TYPES])
        if all(one.attributes.get("Extension", "").lower() != extension for one in others):
            attributes = {"Extension": extension, "ContentType": content_type}
            put = tag(root.prefix, "Default", attributes).encode()
            self.change(TYPES, Splice(root.inner, root.inner, put))

    def _override(self, part: str, content_type: str) -> None:
        root, *_ = elements(self.parts[TYPES])
        attributes = {"PartName": f"/{part}", "ContentType": content_type}
        put = tag(root.prefix, "Override", attributes).encode()
        self.change(TYPES, root.appended(put))


def _rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    """The name of a part from the place of another; a target may also begin at the root.

    >>> _resolved("xl/worksheets/sheet1.xml", "../comments1.xml"), _resolved("", "/xl/a.xml")
    ('xl/comments1.xml', 'xl/a.xml')
    """
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
