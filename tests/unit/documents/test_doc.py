"""Word 97 documents give what a person sees in them, as the same document in DOCX does."""

import struct
from collections.abc import Sequence

import pytest
from word_97 import (
    BOLD,
    DELETED,
    HIDDEN,
    IN_TABLE,
    SPECIAL,
    Text,
    Word97,
    container,
    row_end,
    sprm,
)

from tolok.documents.corrections import Correction, CorrectionError, correct
from tolok.documents.document import Document, Paragraph, Style, Table
from tolok.documents.formats import document_of
from tolok.documents.old_word import stories
from tolok.documents.reading import read_forms
from tolok.domain.errors import UnreadableError
from tolok.domain.forms import Source

INNER = sprm(0x2416, 1) + sprm(0x6649, 2)
HEADERS, FOOTNOTES, COMMENTS, ENDNOTES, BOXES = 2, 1, 4, 5, 6
DOWN, UNDER, ACROSS, BESIDE = 3 << 5, 1 << 5, 1, 2


def read(file: Word97) -> Document:
    return document_of(file.file(), "a.doc")


def told(*texts: Text) -> list[tuple[str, str]]:
    found = read(Word97(texts)).blocks
    return [(one.place, one.text) for one in found if isinstance(one, Paragraph)]


def row(*cells: str, edges: Sequence[int] = (), looks: Sequence[int] = ()) -> list[Text]:
    edges = edges or [1000 * at for at in range(len(cells) + 1)]
    return [
        *(Text(f"{cell}\x07", IN_TABLE) for cell in cells),
        Text("\x07", row_end(edges, looks)),
    ]


def grid(table: Table) -> list[list[str | None]]:
    return [[cell and cell.text for cell in one.cells] for one in table.rows]


def test_cells_span_columns_by_their_edges_and_merge_downwards_and_across() -> None:
    (table,) = read(
        Word97(
            [
                *row("NO", "TARGET", edges=[0, 1000, 5000], looks=[DOWN, 0]),
                *row("", "K", "Rp", edges=[0, 1000, 3015, 5000], looks=[UNDER, 0, 0]),
                *row("1", "85", "1.000", edges=[0, 1000, 2990, 5000]),
                *row("Jumlah", "", "9", edges=[0, 1000, 2990, 5000], looks=[ACROSS, BESIDE, 0]),
            ]
        )
    ).tables
    assert grid(table) == [
        ["NO", "TARGET", None],
        [None, "K", "Rp"],
        ["1", "85", "1.000"],
        ["Jumlah", None, "9"],
    ]
    head = table.rows[0].cells
    assert head[0] is not None
    assert head[0].rows == 2


def test_merges_may_be_told_behind_the_row() -> None:
    texts = row("A", "", "B")
    down = sprm(0xD62B, bytes([2, 3]))
    texts[-1] = texts[-1]._replace(mark=texts[-1].mark + sprm(0x5624, 0x0200) + down)
    below = row("C", "D", "")
    below[-1] = below[-1]._replace(mark=below[-1].mark + sprm(0xD62B, bytes([2, 1])))
    (table,) = read(Word97([*texts, *below])).tables
    assert grid(table) == [["A", None, "B"], ["C", "D", None]]


def test_a_wide_row_is_declared_elsewhere() -> None:
    names = [f"k{at}" for at in range(40)]
    (table,) = read(Word97(row(*names, edges=range(0, 20_500, 500), looks=[0] * 40))).tables
    assert grid(table) == [names]


def test_a_table_in_a_cell_is_read_as_its_text_and_as_a_table() -> None:
    inner = [
        text
        for one, two in (("a", "b"), ("c", "d"))
        for text in (
            Text(f"{one}\r", INNER + sprm(0x244B, 1)),
            Text(f"{two}\r", INNER + sprm(0x244B, 1)),
            Text(
                "\r", INNER + sprm(0x244C, 1) + row_end([0, 500, 900]).replace(sprm(0x2417, 1), b"")
            ),
        )
    ]
    outer, nested = read(
        Word97([Text("1\x07", IN_TABLE), *inner, *row("x", "2", edges=[0, 1000, 2000, 3000])])
    ).tables
    assert grid(outer) == [["1", "a b\nc d\nx", "2"]]
    assert grid(nested) == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize("compressed", [True, False])
def test_letters_are_of_one_byte_or_of_two(compressed: bool) -> None:  # noqa: FBT001
    text = "“kutip” € é" if compressed else "“kutip” € ПЛ 😀"
    found = read(Word97([Text(f"{text}\x1e\xa0a\x1f\x0bb\r")], compressed=compressed)).blocks
    assert [one.text for one in found if isinstance(one, Paragraph)] == [f"{text}- a", "b"]


def test_looks_of_letters_say_what_is_bold_hidden_or_deleted() -> None:
    document = read(
        Word97(
            [
                Text("tebal", letters=BOLD),
                Text("lama", letters=DELETED),
                Text("rahasia", letters=HIDDEN),
                *row("", edges=[0, 1000]),
                *row("ya", edges=[0, 1000]),
            ]
        )
    )
    (table,) = document.tables
    first, second = (one.cells[0] for one in table.rows)
    assert first is not None
    assert second is not None
    assert (first.text, first.bold, second.bold) == ("tebal", True, False)
    assert document.blocks[-1] == Paragraph("rahasia", Style.SMALL, place="Teks tersembunyi")


def test_a_paragraph_whose_mark_was_deleted_goes_on_with_the_next() -> None:
    assert told(Text("Sasa"), Text("\r", letters=DELETED), Text("ran\r")) == [("", "Sasaran")]


def test_of_fields_their_results_are_seen_and_of_pictures_nothing() -> None:
    assert told(Text("Hal. \x13 PAGE \x147\x15 dari \x01\x089\r")) == [("", "Hal. 7 dari 9")]


def fonts() -> bytes:
    """A font of letters, and one that draws signs."""
    listed = b""
    for name, charset in (("Arial", 0), ("Wingdings", 2)):
        font = struct.pack("<BHBB34x", 0, 400, charset, 0) + f"{name}\0".encode("utf-16-le")
        listed += bytes([len(font)]) + font
    return struct.pack("<HH", 2, 0) + listed


def test_letters_of_fonts_of_signs_are_signs() -> None:
    symbol = SPECIAL + struct.pack("<HHH", 0x6A09, 1, 0xF0FC)
    texts = [Text("(", letters=symbol), Text("ü", letters=sprm(0x4A4F, 1)), Text("ü\r")]
    (one,) = read(Word97(texts, parts={15: fonts()})).blocks
    assert isinstance(one, Paragraph)
    assert one.text == "✓✓ü"


def styles(*made: tuple[str, bytes, bytes]) -> bytes:
    """Styles of paragraphs: the name, the properties of paragraphs, those of letters."""
    listed = struct.pack("<HHH14x", 18, len(made), 10)
    for name, standing, letters in made:
        style = struct.pack("<HHHHH", 0, 1 | 0xFFF0, 2, 0, 0)
        style += struct.pack("<H", len(name)) + f"{name}\0".encode("utf-16-le")
        for change in (b"\0\0" + standing, letters):
            style += struct.pack("<H", len(change)) + change + bytes(len(change) % 2)
        listed += struct.pack("<H", len(style)) + style
    return listed


def test_styles_give_headings_bold_letters_and_insets() -> None:
    listed = styles(("Normal", b"", b""), ("heading 1", b"", b""), ("Isi", sprm(0x845E, 400), BOLD))
    cells = row("a", edges=[0, 1000])
    cells[0] = cells[0]._replace(style=2)
    texts = [Text("Bab\r", style=1), *cells]
    heading, table = read(Word97(texts, parts={1: listed})).blocks
    assert heading == Paragraph("Bab", Style.HEADING)
    assert isinstance(table, Table)
    cell = table.rows[0].cells[0]
    assert cell is not None
    assert (cell.bold, cell.indent) == (True, 1)


def lists() -> dict[int, bytes]:
    """A list of two levels, and of it a second one that begins with 5."""
    levels = b""
    for number, (form, text) in enumerate(((0, "\0."), (4, "\1)"), *[(0, "")] * 7)):
        level = struct.pack("<iBB9xB8xBBBB", 1, form, 0, 0, 0, 4, number, 0)
        level += sprm(0x845E, 300 * number)
        levels += level + struct.pack("<H", len(text)) + text.encode("utf-16-le")
    own = struct.pack("<Hii9H", 1, 77, 0, *[0xFFF] * 9) + b"\0\0"
    numbers = struct.pack("<I", 2) + struct.pack("<i8xBxxx", 77, 0) + struct.pack("<i8xBxxx", 77, 1)
    numbers += b"\xff" * 4 + b"\xff" * 4 + struct.pack("<iI", 5, 0x10)
    return {73: own + levels, 74: numbers}


def test_numbers_of_lists_are_counted() -> None:
    def item(text: str, list_: int, level: int = 0) -> Text:
        return Text(f"{text}\r", sprm(0x460B, list_) + sprm(0x260A, level))

    texts = [item("satu", 1), item("dua", 1, 1), item("tiga", 1, 1), item("lagi", 2), item("ya", 0)]
    found = read(Word97(texts, parts=lists())).blocks
    said = [one.text for one in found if isinstance(one, Paragraph)]
    assert said == ["1. satu", "a) dua", "b) tiga", "5. lagi", "ya"]


def edges(*at: int, behind: int = 0) -> bytes:
    return struct.pack(f"<{len(at)}I", *at) + bytes(behind)


def test_headers_notes_comments_and_text_boxes_say_where_they_stand() -> None:
    others = {
        HEADERS: [Text("-\r"), Text("Kop\r"), Text("Kaki\r"), Text("\r")],
        FOOTNOTES: [Text("Satu\r"), Text("Dua\r")],
        COMMENTS: [Text("Periksa\r")],
        ENDNOTES: [Text("Akhir\r")],
        BOXES: [Text("Kotak\r"), Text("\r")],
    }
    parts = {
        3: edges(0, 5, 9),
        5: edges(0, 8),
        11: edges(0, 2, 2, 2, 2, 2, 2, 2, 6, 6, 11, 11, 12),
        47: edges(0, 6),
        56: edges(0, 6, 7, behind=44),
    }
    texts = [Text("Isi"), Text("\x05", letters=SPECIAL), Text("\r")]
    found = read(Word97(texts, others, parts)).blocks
    assert [(one.place, one.text) for one in found if isinstance(one, Paragraph)] == [
        ("Kepala halaman", "Kop"),
        ("", "Isi"),
        ("Komentar", "Periksa"),
        ("Kotak teks", "Kotak"),
        ("Catatan kaki", "Satu"),
        ("Catatan kaki", "Dua"),
        ("Catatan akhir", "Akhir"),
        ("Kaki halaman", "Kaki"),
    ]


def test_notes_whose_edges_are_not_told_are_kept_as_one() -> None:
    found = read(Word97([Text("Isi\r")], {FOOTNOTES: [Text("Satu\r"), Text("Dua\r")]})).blocks
    assert [one.text for one in found if isinstance(one, Paragraph)] == ["Isi", "Satu\nDua"]


def test_a_form_in_a_word_97_document_is_read_whatever_words_it_holds() -> None:
    # "Bookman" and "EncryptedPackage" are no streams, in letters of two bytes neither.
    texts = [
        Text("Book Workbook Bookman EncryptedPackage\r"),
        *row("Indikator", "Satuan", "Target", "Realisasi"),
        *row("Indeks kepuasan", "Indeks", "85", "80,5"),
    ]
    form = read_forms(Word97(texts).file(), "a.doc").main.form
    assert [(one.target.written, one.realization.written) for one in form.rows] == [("85", "80,5")]


def test_a_word_97_document_is_not_corrected_in_its_place() -> None:
    one = Correction(Source("a.doc", "Tabel 1", 1, 1), "1", "2", "Jumlahnya.")
    with pytest.raises(CorrectionError, match="tidak dapat diperbaiki di tempatnya"):
        correct(Word97([Text("a\r")]).file(), "a.doc", [one])


SOUND = Word97([Text("Isi\r"), *row("a", "b")]).file()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (Word97([Text("a\r")], version=0x68).file(), "lebih tua dari Word 97"),
        (Word97([Text("a\r")], flags=0x0300).file(), "berkata sandi"),
        (container({"EncryptedPackage": b"a", "EncryptionInfo": b"a"}), "berkata sandi"),
        (container({"PowerPoint Document": b"a"}), "presentasi PowerPoint"),
        (container({"WordDocument": b"a"}), "dokumen Word lama .* rusak"),
        (container({"WordDocument": SOUND[:2000]}), "dokumen Word lama .* rusak"),
        (container({"Workbook": b"a"}), "Excel lama ini rusak"),
        (SOUND[: len(SOUND) // 2], "Office lama ini rusak"),
        (SOUND[:400], "Office lama ini rusak"),
    ],
    ids=[
        "older", "locked", "package", "slides", "no words", "no file", "no book", "cut", "head",
    ],
)  # fmt: skip
def test_what_is_locked_old_damaged_or_beyond_bounds_is_refused_in_words(
    data: bytes, says: str
) -> None:
    with pytest.raises(UnreadableError, match=rf"a\.doc: .*{says}"):
        document_of(data, "a.doc")


def test_a_container_whose_chains_go_round_is_survived() -> None:
    for at in range(0, 512, 4):
        data = bytearray(SOUND)
        data[-512 + at : -508 + at] = bytes(4)
        try:
            document_of(bytes(data), "a.doc")
        except UnreadableError as error:
            assert "rusak" in str(error)  # noqa: PT017 - reading may also succeed


@pytest.mark.parametrize("letters", ["\x07", "\r", "\ta", "\x0b", "\x13"])
def test_more_than_any_document_holds_is_refused_in_words(
    letters: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "MOST_PARTS", 1_000)
    data = Word97([Text(letters * 1_100)]).file()
    with pytest.raises(UnreadableError, match="1000 bagian teks dan sel"):
        document_of(data, "a.doc")
