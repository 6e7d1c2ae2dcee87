"""One cell of a Word table in the bytes of its part: where its text stands, and what changes it."""

import re
from collections.abc import Iterator

from tolok.documents.correcting.correction import CorrectionError
from tolok.documents.correcting.markup import Element, Splice, content, elements
from tolok.documents.word.markup import MAIN

_TEXTS = frozenset(
    {"t", "tab", "br", "cr", "sym", "noBreakHyphen", "softHyphen", "ptab", "fldChar", "instrText"}
)
"""What gives a run its text; a field's marks and code go with the text that they computed."""

_APART = frozenset({"drawing", "pict", "object", "AlternateContent", "rPr", "del", "moveFrom"})
"""What may hold runs that are no part of the cell's own text, or looks."""

_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo"})
_REFUSED = {
    "tbl": "memuat tabel lain. Perbaiki angka di tabel dalam itu",
    "oMath": "memuat persamaan. Perbaiki sel ini sendiri di Word",
    "dataBinding": "terikat pada isian dokumen. Perbaiki isian itu di Word",
    **dict.fromkeys(
        _TRACKED,
        "memuat perubahan yang dilacak (Track Changes). Terima atau tolak perubahan itu di Word, "
        "simpan, lalu periksa lagi berkasnya",
    ),
}
_NAMES = (
    *_TEXTS, *_APART, *_REFUSED, "p", "pPr", "r", "fldSimple", "vanish",
)  # fmt: skip
_LOOKS = re.compile(rb"<(?P<name>(?:\w+:)?(?:pPr|rPr))(?:\s*/>|[\s>].*?</(?P=name)>)", re.DOTALL)
_TAGS = re.compile(rb"<(?:\w+:)?(\w+)")
_PLAIN = frozenset(one.encode() for one in (*_TEXTS, "p", "r", "proofErr", "lastRenderedPageBreak"))
"""What a paragraph may hold that goes when its text goes: nothing that others point to."""

_MOST_PARTS = 2_000  # of a cell: a figure has some ten, a page of text some hundreds
_INSTRUCTION = f"{MAIN} instr"
_FIELD_KIND = f"{MAIN} fldCharType"


class WordCell:
    """A cell: ``codes`` are the fields that compute its text."""

    def __init__(self, data: bytes, root: Element, cell: Element, where: str) -> None:
        self._data = data
        self._where = where
        # A slice of a document is XML only under the names that its root declares.
        head = data[root.start : root.inner]
        self._shift = cell.start - len(head)
        found = elements(head + data[cell.start : cell.end] + root.end_tag, *_NAMES)
        self._found = found[2:]  # without the root and the cell itself
        if len(found) > _MOST_PARTS:
            raise CorrectionError(f"{where} tersusun dari terlalu banyak bagian. Perbaiki di Word.")
        self._prefix = cell.prefix
        self._spaces = "" if cell.prefix == "w:" else f' xmlns:w="{MAIN}"'
        for one in self._found:
            if one.name in _REFUSED:
                raise CorrectionError(f"{where} {_REFUSED[one.name]}.")
        self._apart = [one for one in self._found if one.name in _APART]
        self._runs = [one for one in self._named("r") if self._is_shown(one)]
        self.codes = self._codes()

    def corrected(self, after: str, comment: int) -> list[Splice]:
        """Splices that give the cell its text, in its first run's look, under a comment."""
        paragraphs = list(self._named("p"))
        if not paragraphs:
            raise CorrectionError(f"{self._where} tidak memuat alinea. Perbaiki sendiri di Word.")
        parts = [(run, part) for run in self._runs for part in self._parts(run)]
        first = next((run for run, part in parts if part.name == "sym" or part.text.strip()), None)
        own = next(
            (one for one in reversed(paragraphs) if first and _holds(one, first)), paragraphs[0]
        )
        gone = [one for one in paragraphs if one is not own and self._is_plain(one)]
        splices = [Splice(one.start, one.end, b"") for one in gone]
        put = after
        for run, part in parts:
            if any(_holds(one, part) for one in gone):
                continue
            text = b""
            if run is first and put:
                text, put = self._text(put, part.prefix).encode(), ""
            splices.append(Splice(part.start, part.end, text))
        for one in self._named("fldSimple"):
            splices += (Splice(one.start, one.inner, b""), Splice(one.close, one.end, b""))
        splices += self._commented(own, self._new_run(own, put) if put else "", comment)
        return [Splice(one.start + self._shift, one.end + self._shift, one.put) for one in splices]

    def _commented(self, own: Element, run: str, comment: int) -> Iterator[Splice]:
        """The paragraph's content between the ends of a comment, a new run behind it."""
        begin = f'<w:commentRangeStart{self._spaces} w:id="{comment}"/>'
        end = (
            f'{run}<w:commentRangeEnd{self._spaces} w:id="{comment}"/>'
            f'<w:r{self._spaces}><w:commentReference w:id="{comment}"/></w:r>'
        )
        if own.is_empty_tag:
            yield own.appended((begin + end).encode())
            return
        look = self._look_of(own)
        at = look.end if look else own.inner
        yield Splice(at, at, begin.encode())
        yield own.appended(end.encode())

    def _new_run(self, own: Element, text: str) -> str:
        """A run for a cell without text, in the look of its empty run or its paragraph's mark."""
        look = ""
        around = next((run for run in self._runs if _holds(own, run)), None) or self._look_of(own)
        if around is not None:
            looks = [one for one in self._named("rPr") if _holds(around, one)]
            look = self._bytes(looks[0]).decode() if looks else ""
        prefix = self._prefix
        return f"<{prefix}r>{look}{self._text(text, prefix)}</{prefix}r>"

    def _look_of(self, paragraph: Element) -> Element | None:
        depth = paragraph.depth + 1
        inside = (one for one in self._named("pPr") if _holds(paragraph, one))
        return next((one for one in inside if one.depth == depth), None)

    def _text(self, text: str, prefix: str) -> str:
        return f'<{prefix}t xml:space="preserve">{content(text)}</{prefix}t>'

    def _named(self, name: str) -> Iterator[Element]:
        """The elements of a name that are no part of what stands apart."""
        for one in self._found:
            if one.name == name and not any(
                _holds(apart, one) for apart in self._apart if apart.name != "rPr"
            ):
                yield one

    def _parts(self, run: Element) -> Iterator[Element]:
        depth = run.depth + 1
        for one in self._found:
            if one.name in _TEXTS and one.depth == depth and _holds(run, one):
                yield one

    def _is_shown(self, run: Element) -> bool:
        return not any(one.name == "vanish" and _holds(run, one) for one in self._found)

    def _is_plain(self, paragraph: Element) -> bool:
        inside = _LOOKS.sub(b"", self._bytes(paragraph))
        return set(_TAGS.findall(inside)) <= _PLAIN

    def _bytes(self, one: Element) -> bytes:
        return self._data[one.start + self._shift : one.end + self._shift]

    def _codes(self) -> list[str]:
        kinds = [one.attributes.get(_FIELD_KIND) for one in self._named("fldChar")]
        if kinds.count("begin") != kinds.count("end"):
            raise CorrectionError(
                f"{self._where} dihitung oleh rumus yang melewati batas sel. Perbaiki di Word."
            )
        simple = [one.attributes.get(_INSTRUCTION, "") for one in self._named("fldSimple")]
        codes = "".join(one.text for one in self._named("instrText"))
        return [" ".join(one.split()) for one in (*simple, codes) if one.strip()]


def _holds(outer: Element, inner: Element) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer is not inner
