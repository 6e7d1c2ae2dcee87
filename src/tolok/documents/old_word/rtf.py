"""RTF as the parts of a .docx (Rich Text Format Specification 1.9.1)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tolok.documents.old_word.elements import made, within
from tolok.documents.old_word.parts import MadeParts
from tolok.documents.old_word.rtf_letters import PLATFORMS, Font, Letters, page_of
from tolok.documents.old_word.rtf_rows import ROWS, Declared
from tolok.documents.old_word.rtf_state import LOOKS, State
from tolok.documents.old_word.rtf_tables import Listed
from tolok.documents.old_word.rtf_words import Mark, marks, rest_after
from tolok.documents.old_word.stories import Look, Room, Story
from tolok.documents.word.markup import W
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element

_DEEPEST = 1_000  # groups in groups; Word writes some dozens
MOST_MARKS = 6_000_000  # words, braces, letters; Word writes 3 million for 10,000 rows of a form
_SPOKEN = {
    b"tab": "\t", b"line": "\n", b"page": "\n", b"column": "\n", b"emdash": "—", b"endash": "–",
    b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"emspace": " ", b"enspace": " ", b"qmspace": " ", b"mden": "/", b"msup": "^",
}  # fmt: skip
"""Words that stand for letters ("Special Characters"); of equations what parts two terms."""

_SIGNS = {b"~": "\u00a0", b"_": "-", b"\t": "\t", b"{": "{", b"}": "}", b"\\": "\\"}
_INTO = {
    b"fonttbl": "fonts", b"stylesheet": "styles", b"listtext": "label", b"pntext": "label",
    **dict.fromkeys((
        b"colortbl", b"filetbl", b"info", b"pict", b"nonesttables", b"nonshppict", b"xe", b"tc",
        b"fldinst", b"fldtype", b"upr", b"shprslt", b"mmathPict",
    ), ""),
}  # fmt: skip
"""Destinations and where their letters go; the last ones are seen by nobody or seen elsewhere."""

_STARRED = frozenset({b"shppict", b"moMath", b"moMathPara"})
r"""Destinations after ``\*`` that this reader knows; of all others nothing is told."""

_EDGES = {
    **dict.fromkeys((b"header", b"headerl", b"headerr", b"headerf"), "header"),
    **dict.fromkeys((b"footer", b"footerl", b"footerr", b"footerf"), "footer"),
}
_BOXES = frozenset({b"shptxt", b"dptxbxtext"})
_TICK_BOX = 1  # \fftype ("Form Fields")
_AS_USUAL = 25  # \ffres: as \ffdefres says


class _Group(NamedTuple):
    """What is to be restored, and done, where a group ends."""

    state: State
    end: list[Callable[[], None]]


@dataclass(slots=True)
class _Telling:
    """A story that is being told, with the row that it is in."""

    story: Story
    row: Declared = field(default_factory=Declared)
    inner_row: Declared = field(default_factory=Declared)  # of a table in a cell


class Rtf:
    """Walks through the marks once; what it finds is in ``parts``."""

    def __init__(self, name: str) -> None:
        self.parts = MadeParts(name)
        self._room = Room(name)
        self._now = _Telling(Story(self.parts.text, self._room))
        self._listed = Listed(self.parts)
        self._letters = Letters()
        self._state = State()
        self._groups: list[_Group] = []
        self._is_starred = False
        self._usual_font = 0
        self._box: dict[bytes, int] = {}

    def read(self, data: bytes) -> MadeParts:
        """The whole file; UnreadableError where it does not end as it begins."""
        begin = data.index(b"{")
        for number, mark in enumerate(marks(data[begin:])):
            if number >= MOST_MARKS:
                raise UnreadableError(
                    f"{self.parts.name}: dokumen RTF ini terlalu besar. Bagi menjadi beberapa "
                    "berkas, atau buka di Word dan simpan sebagai .docx, lalu coba lagi."
                )
            if mark.kind == "word":
                self._word(mark)
            elif mark.kind != "brace":
                self._said(mark)
            elif mark.text == b"{":
                self._open()
            elif self._close():
                if rest_after(data[begin + mark.end :]):
                    raise self._damaged("masih ada isi sesudah akhirnya")
                return self.parts
        raise self._damaged("akhirnya tidak ada, jadi mungkin terpotong")

    def _damaged(self, how: str) -> UnreadableError:
        return UnreadableError(
            f"{self.parts.name}: dokumen RTF ini rusak: {how}. Buka di Word, periksa isinya, "
            "simpan sebagai .docx, lalu coba lagi."
        )

    def _open(self) -> None:
        self._flush()
        self._letters.left_out = 0
        if len(self._groups) >= _DEEPEST:
            raise self._damaged(f"ada lebih dari {_DEEPEST} kurung di dalam kurung")
        self._groups.append(_Group(self._state, []))
        self._is_starred = False

    def _close(self) -> bool:
        """End a group; whether it was the last."""
        self._flush()
        self._letters.left_out = 0
        group = self._groups.pop()
        for end in group.end:
            end()
        self._state = group.state
        if not self._groups:
            self._now.story.close()
        return not self._groups

    @property
    def _row(self) -> Declared:
        return self._now.inner_row if self._state.is_inner_row else self._now.row

    @property
    def _font(self) -> Font | None:
        return self._listed.fonts.get(self._state.font)

    def _said(self, mark: Mark) -> None:
        """Letters, or a sign."""
        if self._state.into in {"", "box"}:
            self._is_starred = mark.kind == "sign" and mark.text == b"*"
        elif mark.kind == "letters":
            self._letters.add(mark.text)
        elif mark.kind == "byte":
            self._letters.add(bytes.fromhex(mark.text.decode()))
        elif mark.text == b"*":
            self._is_starred = True
        elif mark.text in {b"\r", b"\n"}:
            self._word(Mark("word", b"par", mark.end))
        elif mark.text in _SIGNS:
            self._letters.say(_SIGNS[mark.text], self._font)

    def _flush(self) -> None:
        """Tell the letters that have come, in the looks that hold until now."""
        font, state = self._font, self._state
        text = self._letters.told(font)
        if not text:
            return
        signs = font.name if font and font.draws_signs else ""
        look = Look(state.bold or None, state.hidden or None, state.struck or None, signs)
        if state.into in {"fonts", "styles"}:
            self._listed.name(state.into, text)
        elif state.into == "text" and not state.deleted:
            self._now.story.write(text, look)
        elif state.into == "label" and not state.deleted:
            self._now.story.label(text, look)

    def _word(self, mark: Mark) -> None:
        word, number = mark.text, mark.number
        starred, self._is_starred = self._is_starred, False
        state = self._state
        if state.into in {"", "box"}:
            self._unseen(word, number, starred=starred)
        elif word in _SPOKEN:
            self._letters.say(_SPOKEN[word], self._font)
        elif word == b"u":
            self._letters.unicode(number or 0, state.fallback, self._font)
        elif word in _KNOWN or starred or state.into in {"fonts", "styles"}:
            # A word stands in for a letter, too, but one that says something is never left out.
            self._letters.left_out = 0
            self._flush()
            if not self._leads(word, starred=starred):
                self._shows(word, number)

    def _unseen(self, word: bytes, number: int | None, *, starred: bool) -> None:
        """A word in a destination that is not shown: text boxes and other things may lie in it."""
        state = self._state
        if state.into == "box":
            self._box[word] = number or 0
        elif word in _BOXES:
            self._tell_box()
        elif word == b"ud" and starred:
            self._lead("text")
        elif word == b"formfield" and starred:
            self._box = {}
            self._lead("box")
            self._at_end(self._tick)

    def _lead(self, into: str) -> None:
        self._state = self._state._replace(into=into)

    def _leads(self, word: bytes, *, starred: bool) -> bool:
        """Begin a destination; whether the word is one."""
        if word in _INTO:
            self._lead(_INTO[word])
        elif word in _EDGES:
            self._tell_edge(_EDGES[word])
        elif word == b"footnote":
            self._tell(self.parts.note("footnote"))
        elif word == b"annotation" and starred:
            self._tell_comment()
        elif word in _BOXES:
            self._tell_box()
        elif word == b"nesttableprops":
            self._state = self._state._replace(is_inner_row=True)
        elif starred and word not in _STARRED:
            self._lead("")
        else:
            return False
        return True

    def _shows(self, word: bytes, number: int | None) -> None:
        """A word about what is shown, or about the file."""
        state = self._state
        if state.into in {"fonts", "styles"}:
            self._listed.take(state.into, word, number)
        elif word in LOOKS:
            self._state = LOOKS[word](state, number)
        elif word in ROWS:
            self._row.take(word, number)
        elif word in _ENDS:
            _ENDS[word](self)
        elif word == b"plain":
            self._state = state.plain(self._usual_font)
        elif word == b"deff":
            self._usual_font = number or 0
            self._state = state._replace(font=self._usual_font)
        elif word == b"ansicpg":
            self._letters.page = page_of(number)
        elif word in PLATFORMS:
            self._letters.page = PLATFORMS[word]

    def _end_paragraph(self) -> None:
        depth = self._state.depth
        now = self._now
        # Reports forget \intbl: between \trowd and \row all is in the row, as Word writes it.
        if depth == 0 and (now.row.is_begun or now.story.is_in_row):
            depth = 1
        now.story.end_paragraph(self._state.manner, depth)

    def _end_cell(self) -> None:
        self._now.story.end_paragraph(self._state.manner, 1)
        self._now.story.end_cell(1)

    def _end_inner_cell(self) -> None:
        depth = max(2, self._state.tables)
        self._now.story.end_paragraph(self._state.manner, depth)
        self._now.story.end_cell(depth)

    def _end_row(self) -> None:
        self._now.story.end_row(1, self._now.row.end_row())

    def _end_inner_row(self) -> None:
        self._now.story.end_row(max(2, self._state.tables), self._row.end_row())

    def _be_endnote(self) -> None:
        r"""``\ftnalt``: the footnote that is being told is an endnote."""
        note = self._now.story.root
        if note.tag == f"{W}footnote":
            note.tag = f"{W}endnote"
            self.parts.collected("endnotes").append(note)

    def _at_end(self, deed: Callable[[], None]) -> None:
        """Do something where this group ends."""
        if self._groups:
            self._groups[-1].end.append(deed)

    def _tell(self, root: "Element") -> None:
        """What comes in this group is a story of its own."""
        self._room.use()
        before = self._now
        self._now = _Telling(Story(root, self._room))

        def go_back() -> None:
            self._now.story.close()
            self._now = before

        self._at_end(go_back)
        self._state = self._state.fresh()._replace(into="text")

    def _tell_edge(self, kind: str) -> None:
        root = made("hdr")
        self.parts.add(kind, root)
        self._tell(root)

    def _tell_comment(self) -> None:
        note = self.parts.note("comment")
        reference = made("commentReference")
        reference.set(f"{W}id", note.get(f"{W}id", ""))
        self._now.story.put(reference, Look())
        self._tell(note)

    def _tell_box(self) -> None:
        """A text box hangs on the paragraph in which it comes."""
        drawn = made("pict")
        self._now.story.put(drawn, Look())
        self._tell(within(drawn, "txbxContent"))

    def _tick(self) -> None:
        """A field to tick, as the sign that it shows."""
        if self._box.get(b"fftype") == _TICK_BOX:
            ticked = self._box.get(b"ffres", _AS_USUAL)
            if ticked == _AS_USUAL:
                ticked = self._box.get(b"ffdefres", 0)
            self._now.story.write("☒" if ticked else "☐", Look())


_ENDS: dict[bytes, Callable[[Rtf], None]] = {
    b"par": Rtf._end_paragraph,  # noqa: SLF001 - the table of its own methods
    b"sect": Rtf._end_paragraph,  # noqa: SLF001
    b"cell": Rtf._end_cell,  # noqa: SLF001
    b"nestcell": Rtf._end_inner_cell,  # noqa: SLF001
    b"row": Rtf._end_row,  # noqa: SLF001
    b"nestrow": Rtf._end_inner_row,  # noqa: SLF001
    b"ftnalt": Rtf._be_endnote,  # noqa: SLF001
}

_KNOWN = frozenset({
    *_INTO, *_EDGES, *_BOXES, *LOOKS, *ROWS, *_ENDS, *PLATFORMS,
    b"footnote", b"annotation", b"nesttableprops", b"plain", b"deff", b"ansicpg",
})  # fmt: skip
"""All words that this reader knows; most of a file are others, passed over quickly."""
