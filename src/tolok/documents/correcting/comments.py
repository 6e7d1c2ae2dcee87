"""Comments on cells: added to those that a sheet has, each with the box that Excel draws it in."""

import re
from collections.abc import Iterator, Mapping

from tolok.documents.correcting.boxes import DRAWING_TYPE, draw, empty_drawing
from tolok.documents.correcting.markup import Element, Splice, content, elements, spliced, tag
from tolok.documents.correcting.package import Package
from tolok.documents.correcting.sheet import Sheet, a1
from tolok.documents.sheets.formulas import Place

AUTHOR = "Tolok"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BEFORE_DRAWING = frozenset(
    re.findall(
        r"\w+",
        """
        sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
        protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells
        phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins
        pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors
        smartTags drawing
        """,
    )
)
"""What stands before <legacyDrawing> in a worksheet (ECMA-376 part 1, 18.3.1.99)."""


def annotate(package: Package, part: str, sheet: Sheet, remarks: Mapping[Place, str]) -> Splice:
    """Comment on cells of a sheet; the splice that ties the sheet to the boxes, perhaps empty.

    A comment that a cell has already keeps its text and its author, and the remark stands under
    it. Threads of replies (``threadedComments``) are left alone.
    """
    ties = package.relations(part)
    comments = next((tie.target for tie in ties if tie.kind == "comments"), None)
    if comments is None:
        empty = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<comments xmlns="{_MAIN}"><authors/><commentList/></comments>'
        )
        comments = package.add("xl/comments{}.xml", empty.encode(), _COMMENTS_TYPE)
        package.relate(part, "comments", comments)
    new = [(place, remarks[place]) for place in _written(package, comments, remarks)]
    legacy = next((one for one in sheet.children if one.name == "legacyDrawing"), None)
    if legacy is None and new:
        drawing = package.add("xl/drawings/vmlDrawing{}.vml", b"", DRAWING_TYPE)
        package.parts[drawing] = empty_drawing(drawing)
        draw(package, drawing, sheet, new)
        return _legacy(sheet, package.relate(part, "vmlDrawing", drawing))
    if legacy is not None and new:
        named = legacy.attributes.get(f"{_TIES} id")
        draw(package, next((tie.target for tie in ties if tie.id == named), ""), sheet, new)
    return Splice(0, 0, b"")


def _legacy(sheet: Sheet, tie: str) -> Splice:
    """The element that names a sheet's boxes, in the place that the schema gives it."""
    root, *children = sheet.children
    at = max((one.end for one in children if one.name in _BEFORE_DRAWING), default=root.inner)
    put = tag(root.prefix, "legacyDrawing", {"xmlns:r": _TIES, "r:id": tie})
    return Splice(at, at, put.encode())


def _written(package: Package, part: str, remarks: Mapping[Place, str]) -> list[Place]:
    """Put the remarks into the comments part; the places that had no comment before."""
    data = package.parts[part]
    found = elements(data, "author", "comment", "text", "t", "r", "rPh", "phoneticPr")
    texts: dict[str, Element] = {}
    reference = ""
    for one in found:
        if one.name == "comment":
            reference = one.attributes.get("ref", "")
        elif one.name == "text" and reference:
            texts[reference] = one
    splices = []
    author, more = _author(found)
    splices += more
    new = [place for place in remarks if a1(place) not in texts]
    prefix = found[0].prefix
    for place in remarks.keys() - set(new):
        splices += _under(texts[a1(place)], found, remarks[place])
    listed = next(one for one in found if one.name == "commentList")
    added = "".join(
        tag(
            prefix,
            "comment",
            {"ref": a1(place), "authorId": str(author)},
            tag(prefix, "text", {}, _run(prefix, remarks[place])),
        )
        for place in new
    )
    package.parts[part] = spliced(
        data, [*splices, *([listed.appended(added.encode())] if new else [])]
    )
    return new


def _author(found: list[Element]) -> tuple[int, list[Splice]]:
    """Our number among the authors, and what enters us there."""
    names = [one.text for one in found if one.name == "author"]
    if AUTHOR in names:
        return names.index(AUTHOR), []
    authors = next(one for one in found if one.name == "authors")
    put = tag(authors.prefix, "author", {}, AUTHOR)
    return len(names), [authors.appended(put.encode())]


def _under(text: Element, found: list[Element], remark: str) -> Iterator[Splice]:
    """Put a remark under the text of a comment; a bare text becomes a run, for runs stand alone."""
    inside = [one for one in found if text.start < one.start < text.end]
    own = [one for one in inside if one.depth == text.depth + 1 and one.name in {"t", "r"}]
    head = f"<{text.prefix}r>".encode()
    for one in own:
        if one.name == "t":
            yield Splice(one.start, one.start, head)
            yield Splice(one.end, one.end, f"</{text.prefix}r>".encode())
    put = _run(text.prefix, f"\n\n{remark}" if own else remark).encode()
    yield text.appended(put, at=max((one.end for one in own), default=text.inner))


def _run(prefix: str, written: str) -> str:
    """A stretch of text in the letters that Excel gives comments."""
    look = "".join(
        tag(prefix, name, {key: value})
        for name, key, value in (
            ("sz", "val", "9"),
            ("color", "indexed", "81"),
            ("rFont", "val", "Tahoma"),
            ("family", "val", "2"),
        )
    )
    text = tag(prefix, "t", {"xml:space": "preserve"}, content(written))
    return tag(prefix, "r", {}, tag(prefix, "rPr", {}, look) + text)
