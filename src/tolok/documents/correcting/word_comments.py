"""Comments of a Word document: added to those that it has, with what says that they exist."""

from tolok.documents.correcting.markup import content, elements
from tolok.documents.correcting.package import Package
from tolok.documents.word.markup import MAIN

AUTHOR, INITIALS = "Tolok", "T"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ID = f"{MAIN} id"


class WordComments:
    """The comments of a document's main part; ``write`` puts the new ones into the package."""

    def __init__(self, package: Package, part: str) -> None:
        self._package = package
        self._part = part
        self._new: list[str] = []
        self._own = next(
            (one.target for one in package.relations(part) if one.kind == "comments"), None
        )
        marks = elements(
            package.parts[part], "commentReference", "commentRangeStart", "commentRangeEnd"
        )
        if self._own is not None:
            marks += elements(package.parts[self._own], "comment")
        ids = [one.attributes.get(_ID, "") for one in marks]
        self._next = 1 + max((int(one) for one in ids if one.isdecimal()), default=-1)

    def add(self, remark: str) -> int:
        """Enter a comment, a paragraph a line; its number. It is not dated: files repeat."""
        number = self._next
        self._next += 1
        lines = "".join(
            f'<w:p><w:r><w:t xml:space="preserve">{content(line)}</w:t></w:r></w:p>'
            for line in remark.split("\n")
        )
        self._new.append(
            f'<w:comment xmlns:w="{MAIN}" w:id="{number}" w:author="{AUTHOR}" '
            f'w:initials="{INITIALS}">{lines}</w:comment>'
        )
        return number

    def write(self) -> None:
        """Put the comments behind those that are there."""
        if self._own is None:
            empty = (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                f'<w:comments xmlns:w="{MAIN}"></w:comments>'
            )
            self._own = self._package.add("word/comments{}.xml", empty.encode(), _COMMENTS_TYPE)
            self._package.relate(self._part, "comments", self._own)
        root, *_ = elements(self._package.parts[self._own])
        self._package.change(self._own, root.appended("".join(self._new).encode()))
