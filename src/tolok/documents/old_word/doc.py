"""Binary Word documents (Word 97 to 2003) as the parts of a .docx (MS-DOC 2.4)."""

import re
import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from tolok.documents.old_word.container import DamagedError
from tolok.documents.old_word.doc_fib import fib_of
from tolok.documents.old_word.doc_lists import Lists
from tolok.documents.old_word.doc_looks import Letter, Looks
from tolok.documents.old_word.doc_pieces import Piece, Pieces
from tolok.documents.old_word.doc_runs import letter_runs, paragraph_runs
from tolok.documents.old_word.doc_styles import sign_fonts, styles_of
from tolok.documents.old_word.elements import made, within
from tolok.documents.old_word.parts import MadeParts
from tolok.documents.old_word.stories import Look, Room, Story
from tolok.documents.word.markup import W
from tolok.documents.word.signs import sign
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element

_SPLIT = re.compile("[\x05\x07\x0c\x0d\x13-\x15]|[^\x05\x07\x0c\x0d\x13-\x15]+")
_SINGLE = re.compile(".", re.DOTALL)
_FIELD = {"\x13": "begin", "\x14": "separate", "\x15": "end"}
_SAID = str.maketrans({"\x0b": "\n", "\x0e": "\n", "\x1e": "-"})
_PARAGRAPH_ENDS, _CELL_ENDS, _COMMENT = "\x0d\x0c", "\x07", "\x05"
_FOOTNOTES, _COMMENTS, _HEADERS, _ENDNOTES, _BOXES, _HEADER_BOXES = 3, 5, 11, 47, 56, 58
"""Where the table stream tells the edges of notes, headers and text boxes (2.5.6)."""

_SEPARATORS = 6  # the first of the headers are lines between text and notes (2.8.2)
_KINDS = ("header", "header", "footer", "footer", "header", "footer")


class Doc:
    """Tells a document's stories; what it finds is in ``parts``."""

    def __init__(self, data: bytes, name: str) -> None:
        self.parts = MadeParts(name)
        self._room = Room(name)
        self._fib = fib_of(data, name)
        self._pieces = Pieces(self._fib)
        fonts = sign_fonts(self._fib)
        self._looks = Looks(self._fib.data, fonts, self._room)
        self._letter_runs = letter_runs(self._fib)
        self._paragraph_runs = paragraph_runs(self._fib)
        self.parts.add("styles", styles_of(self._fib, self._room))
        self.parts.add("numbering", Lists(self._fib, fonts, self._room).root)
        self._comments: list[Element] = []

    def read(self) -> MadeParts:
        """All stories, each in the part that it belongs to."""
        counts = self._fib.counts
        begin = counts.text
        notes = begin + counts.footnotes
        headers = notes + counts.headers + counts.macros
        comments = headers + counts.comments
        endnotes = comments + counts.endnotes
        boxes = endnotes + counts.boxes
        self._notes("comment", headers, comments, _COMMENTS)
        story = Story(self.parts.text, self._room)
        self._tell(story, 0, counts.text)
        self._tell_boxes(story, endnotes, boxes, _BOXES)
        self._tell_boxes(story, boxes, boxes + counts.header_boxes, _HEADER_BOXES)
        story.close()
        self._notes("footnote", begin, notes, _FOOTNOTES)
        self._edges(notes, notes + counts.headers)
        self._notes("endnote", comments, endnotes, _ENDNOTES)
        return self.parts

    def _notes(self, kind: str, begin: int, end: int, place: int) -> None:
        for first, last in self._parted(begin, end, place):
            note = self.parts.note(kind)
            self._whole(note, first, last)
            if kind == "comment":
                self._comments.append(note)

    def _edges(self, begin: int, end: int) -> None:
        """Headers and footers: six a section, of even, odd and first pages."""
        for number, (first, last) in enumerate(self._parted(begin, end, _HEADERS)):
            if number >= _SEPARATORS and last > first:
                root = made("hdr")
                self._whole(root, first, last)
                self.parts.add(_KINDS[number % len(_KINDS)], root)

    def _tell_boxes(self, story: Story, begin: int, end: int, place: int) -> None:
        """Text boxes hang on a paragraph of their own behind the text."""
        for first, last in self._parted(begin, end, place):
            if last > first:
                drawn = made("pict")
                story.put(drawn, Look())
                self._whole(within(drawn, "txbxContent"), first, last)

    def _parted(self, begin: int, end: int, place: int) -> list[tuple[int, int]]:
        """The letters of each note; of all together where their edges are not told."""
        if begin >= end:
            return []
        listed = self._fib.part(place)
        edges = [begin + one for one in _edges(listed, end - begin, place)]
        return list(pairwise(edges)) if len(edges) > 1 else [(begin, end)]

    def _whole(self, root: "Element", begin: int, end: int) -> None:
        self._room.use()
        story = Story(root, self._room)
        self._tell(story, begin, end)
        story.close()

    def _tell(self, story: Story, begin: int, end: int) -> None:
        comments = iter(self._comments if begin == 0 else ())
        for piece in self._pieces.between(begin, end) if begin < end else ():
            letters = self._pieces.letters(piece).translate(_SAID)
            last = piece.at + (piece.end - piece.begin) * piece.width
            for run in self._letter_runs.between(piece.at, last):
                letter = self._looks.letter(run.listed + piece.changes)
                first = -(-(run.begin - piece.at) // piece.width)
                behind = -(-(run.end - piece.at) // piece.width)
                parts = _SPLIT if letter.sign is None else _SINGLE
                for found in parts.finditer(letters, first, behind):
                    place = piece.at + found.start() * piece.width
                    self._said(story, found[0], letter, piece, place, comments)

    def _said(  # noqa: PLR0913, PLR0917 - letters, their look and their place
        self,
        story: Story,
        text: str,
        letter: Letter,
        piece: Piece,
        place: int,
        comments: Iterator["Element"],
    ) -> None:
        if text in _PARAGRAPH_ENDS or text == _CELL_ENDS:
            self._end(story, text, letter, piece, place)
        elif letter.is_deleted:
            return
        elif text in _FIELD:
            mark = made("fldChar")
            mark.set(f"{W}fldCharType", _FIELD[text])
            story.put(mark, letter.look)
        elif text == "(" and letter.is_special and letter.sign is not None:
            story.write(sign(*letter.sign), letter.look._replace(font=""))
        elif text == _COMMENT and letter.is_special:
            note = next(comments, None)
            if note is not None:
                mark = made("commentReference")
                mark.set(f"{W}id", note.get(f"{W}id", ""))
                story.put(mark, letter.look)
        else:
            story.write(_paired(text), letter.look)

    def _end(self, story: Story, text: str, letter: Letter, piece: Piece, place: int) -> None:
        """A mark that ends a paragraph, and a cell or a row where its properties say so."""
        standing = self._looks.standing(self._paragraph_runs.at(place), piece.changes)
        depth = standing.depth
        if text == _CELL_ENDS:
            depth = max(depth, 1)
        if standing.ends_row or standing.ends_inner_row:
            story.end_row(depth, standing.row)
            return
        story.end_paragraph(standing.manner._replace(joins=letter.is_deleted), depth)
        if text == _CELL_ENDS or standing.ends_inner_cell:
            story.end_cell(depth)


def _edges(listed: bytes, length: int, place: int) -> Sequence[int]:
    """The edges of notes that a list tells, if they are in order and within the story."""
    size = 22 if place in {_BOXES, _HEADER_BOXES} else 0  # an FTXBXS stands behind each (2.8.32)
    count = (len(listed) - 4) // (4 + size) + 1 if len(listed) >= 4 else 0
    edges = struct.unpack_from(f"<{count}I", listed)
    # The last one is behind the story's own end mark, or undefined.
    edges = tuple(edges[:-1]) if edges and edges[-1] > length else edges
    if any(one > other for one, other in pairwise(edges)):
        raise DamagedError
    if edges and edges[-1] < length:
        edges = (*edges, length)
    return edges


def _paired(text: str) -> str:
    """Letters beyond the first plane, whose halves come as two, as one."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def parts_of(data: bytes, name: str) -> MadeParts:
    """The parts of a document; UnreadableError where it is damaged, locked, or too old."""
    try:
        return Doc(data, name).read()
    except (DamagedError, struct.error, IndexError) as error:
        raise UnreadableError(
            f"{name}: dokumen Word lama (.doc) ini rusak. Buka di Word atau LibreOffice, simpan "
            "sebagai .docx, lalu coba lagi."
        ) from error
