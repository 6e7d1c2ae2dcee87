"""Word documents: the office's own file, its accepted cells changed and commented on.

The package is edited where it stands, as a workbook's is. Touched are: the text of the cell, in the
look of its own first run; the comments, with what must say that these exist. What was written is
read again before it is given back: nothing but the accepted cells may say something else.

A figure that a field computes (``=SUM(ABOVE)``) becomes plain text; the comment names the field.
"""

from collections.abc import Mapping, Sequence

from tolok.documents.correcting.correction import (
    Correction,
    CorrectionError,
    refuse_change,
    same_text,
)
from tolok.documents.correcting.markup import Splice, elements
from tolok.documents.correcting.package import Package
from tolok.documents.correcting.word_cell import WordCell
from tolok.documents.correcting.word_comments import WordComments
from tolok.documents.document import Block, Paragraph, Table
from tolok.documents.word.contents import Contents
from tolok.documents.word.markup import STRICT
from tolok.documents.word.parts import Parts
from tolok.domain.errors import UnreadableError
from tolok.domain.forms import Source

_Place = tuple[str, int, int]


def correct(data: bytes, name: str, corrections: Sequence[Correction]) -> bytes:
    """The document with each correction in its cell; CorrectionError where one does not fit."""
    contents = Contents(Parts(data, name), traced=True)
    before = tuple(contents.blocks())
    texts = _texts(before)
    wanted: dict[_Place, Correction] = {}
    for one in corrections:
        place = _place(one.source)
        refuse_change(f"{name}: {_where(place)}", one, texts.get(place))
        if place in wanted:
            raise CorrectionError(f"{name}: {_where(place)} diubah oleh dua usulan sekaligus.")
        wanted[place] = one
    try:
        new = _written(data, contents, wanted)
    except CorrectionError as error:
        raise CorrectionError(f"{name}: {error}") from error
    _refuse_side_effects(new, name, before, wanted)
    return new


def _written(data: bytes, contents: Contents, wanted: Mapping[_Place, Correction]) -> bytes:
    package = Package(data)
    part = contents.part
    body = package.parts[part]
    if STRICT.encode() in body:
        raise CorrectionError(
            "dokumen ini disimpan sebagai Strict Open XML. Buka di Word, simpan sebagai Dokumen "
            "Word (.docx) biasa, lalu ulangi."
        )
    # Both walks meet the cells in the order of their start tags.
    order = {cell: number for number, cell in enumerate(contents.body.iter("{*}tc"))}
    root, *others = elements(body, "tc")
    cells = [one for one in others if one.name == "tc"]
    comments = WordComments(package, part)
    splices: list[Splice] = []
    for place, one in wanted.items():
        cell = WordCell(body, root, cells[order[contents.cells[place]]], _where(place))
        number = comments.add(_remark(one, cell.codes))
        splices += cell.corrected(same_text(one.after), number)
    package.change(part, *splices)
    comments.write()
    return package.written()


def _remark(correction: Correction, codes: Sequence[str]) -> str:
    if not codes:
        return correction.remark
    fields = "; ".join(codes)
    return (
        f"{correction.remark}\nSebelumnya dihitung dengan rumus {fields}; kini berupa teks biasa."
    )


def _place(source: Source) -> _Place:
    return source.table, source.row, source.column


def _where(place: _Place) -> str:
    table, row, column = place
    return f"{table}, baris {row}, kolom {column}"


def _texts(blocks: Sequence[Block]) -> dict[_Place, str]:
    """The text of each cell by its place; covered cells have none."""
    return {
        (block.name, row.number, column): cell.text
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
        for column, cell in enumerate(row.cells, start=1)
        if cell is not None
    }


def _refuse_side_effects(
    new: bytes, name: str, before: Sequence[Block], wanted: Mapping[_Place, Correction]
) -> None:
    """Refuse where the file would not say what was accepted, or would say something else besides.

    A table that holds the table of a corrected cell shows the new text too.
    """
    try:
        after = tuple(Contents(Parts(new, name)).blocks())
    except UnreadableError as error:  # pragma: no cover - no case is known
        raise CorrectionError(str(error)) from error
    old, now = _texts(before), _texts(after)
    for place, one in wanted.items():
        if same_text(now.get(place, "")) != same_text(one.after):
            _refuse(name, place)
    around = {table for table, _, _ in wanted}
    for place, text in old.items():
        is_around = any(table.startswith(f"{place[0]}.") for table in around)
        if place not in wanted and not is_around and now.get(place) != text:
            _refuse(name, next(iter(wanted)))
    if old.keys() != now.keys() or _paragraphs(before) != _paragraphs(after):
        _refuse(name, next(iter(wanted)))


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    return [block for block in blocks if isinstance(block, Paragraph)]


def _refuse(name: str, place: _Place) -> None:
    raise CorrectionError(
        f"{name}: {_where(place)} berisi lebih dari teks biasa (misalnya nomor otomatis, simbol, "
        "atau teks tersembunyi), sehingga tidak dapat diganti dengan pasti. Perbaiki sel ini "
        "sendiri di Word menurut berita acara perbaikan."
    )
