"""RTF gives what a person sees in it, as the same document in DOCX does."""

from collections.abc import Mapping

import pytest

from tolok.documents.document import Paragraph, Style, Table
from tolok.documents.formats import document_of
from tolok.documents.old_word import rtf as rtf_walk
from tolok.documents.old_word import stories
from tolok.documents.reading import read_forms
from tolok.domain.errors import UnreadableError

FONTS = (
    r"{\fonttbl{\f0\fcharset0 Arial{\*\falt Helvetica};}{\f1\fcharset2 Wingdings;}"
    r"{\f2\fcharset204 Arial CYR;}}"
)


def rtf(text: str) -> bytes:
    return (rf"{{\rtf1\ansi\deff0{FONTS}" + text + "}").encode("cp1252")


def blocks(text: str) -> list[Paragraph | Table]:
    found = document_of(rtf(text), "a.rtf").blocks
    return [one for one in found if isinstance(one, Paragraph | Table)]


def texts(text: str) -> list[str]:
    return [one.text for one in blocks(text) if isinstance(one, Paragraph)]


def grid(table: Paragraph | Table) -> list[list[str | None]]:
    assert isinstance(table, Table)
    return [[cell and cell.text for cell in row.cells] for row in table.rows]


def row(cells: Mapping[int, str], looks: Mapping[int, str] = {}) -> str:
    """A row: the texts of its cells by their right edges, with words before some of these."""
    edges = "".join(rf"{looks.get(edge, '')}\cellx{edge}" for edge in cells)
    return (
        rf"\trowd\trgaph70{edges}"
        + "".join(rf"\pard\intbl {text}\cell" for text in cells.values())
        + r"\row\pard "
    )


def test_cells_take_as_many_columns_as_their_edges_say_and_merge_downwards() -> None:
    (table,) = blocks(
        row({1000: "NO", 5000: "TARGET"}, {1000: r"\clvmgf"})
        + row({1000: "", 3015: "K", 5000: "Rp"}, {1000: r"\clvmrg"})
        + row({1000: "1", 2990: "85", 5000: "1.000"})
    )
    assert grid(table) == [["NO", "TARGET", None], [None, "K", "Rp"], ["1", "85", "1.000"]]
    head = table.rows[0].cells  # type: ignore[union-attr]
    assert head[0] is not None
    assert head[1] is not None
    assert (head[0].rows, head[1].columns) == (2, 2)


def test_cells_merge_across() -> None:
    looks = {1000: r"\clmgf", 2000: r"\clmrg"}
    (table,) = blocks(row({1000: "A", 2000: "", 3000: "B"}, looks))
    assert grid(table) == [["A", None, "B"]]


def test_a_row_that_begins_further_right_leaves_its_first_columns_empty() -> None:
    (table,) = blocks(row({1000: "1", 2000: "a"}) + r"\trowd\trleft1000\cellx2000 b\cell\row")
    assert grid(table) == [["1", "a"], ["", "b"]]


def test_what_a_report_forgets_to_say_loses_no_cell() -> None:
    # No \intbl, a paragraph in a cell, a cell too many and one too few, edges that do not grow.
    (table,) = blocks(
        r"\trowd\cellx1000\cellx1000 satu\par dua\cell tiga\cell empat\cell\row"
        r"\trowd\cellx1000\cellx2000 lima\cell\row"
    )
    assert [[cell for cell in one if cell] for one in grid(table)] == [
        ["satu\ndua", "tiga", "empat"],
        ["lima"],
    ]


def test_a_row_declared_once_holds_for_those_that_follow() -> None:
    (table,) = blocks(r"\trowd\cellx1000\cellx2000\intbl a\cell b\cell\row c\cell d\cell\row")
    assert grid(table) == [["a", "b"], ["c", "d"]]


def test_a_table_in_a_cell_is_read_as_its_text_and_as_a_table() -> None:
    inner = "".join(
        rf"\pard\intbl\itap2 {one}\nestcell {two}\nestcell"
        r"{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}"
        for one, two in (("a", "b"), ("c", "d"))
    )
    outer, nested = blocks(row({1000: "1", 2000: inner + r"\pard\intbl x", 3000: "2"}))
    assert grid(outer) == [["1", "a b\nc d\nx", "2"]]
    assert grid(nested) == [["a", "b"], ["c", "d"]]


def test_tables_beyond_any_depth_keep_their_text() -> None:
    (table, *_) = blocks(r"\trowd\cellx1000\pard\intbl\itap900 dalam\nestcell\pard\intbl\cell\row")
    assert grid(table) == [["dalam"]]


def test_letters_come_by_code_page_by_font_and_by_number() -> None:
    assert texts(
        r"\'93kutip\'94 \u8364\'80 \u-10179\'3f\u-8704\'3f {\f2 \'cf\'cb}\~\f1\'fc\f0\par"
        r"{\uc2 \u233 ab|}\uc0\u233 x \emdash a\_b\-c {\upr{ab}{\*\ud ac}}\par"
    ) == ["“kutip” € 😀 ПЛ ✓", "é|éx —a-bc ac"]


def test_a_letter_by_number_without_one_that_stands_in_swallows_no_word() -> None:
    assert texts(r"caf\u233\par \u233\b x\par") == ["café", "éx"]


def test_a_code_page_may_be_the_files_own() -> None:
    data = rb"{\rtf1\ansi\ansicpg1251 \'cf\'cb" + "ё".encode("cp1251") + rb"\par}"
    assert [one.text for one in document_of(data, "a.rtf").blocks] == ["ПЛё"]  # type: ignore[union-attr]


def test_control_marks_in_names_and_texts_are_passed_over() -> None:
    data = b"{\\rtf1{\\fonttbl{\\f1\\fcharset2 Wing\x01dings;}}{\\stylesheet{\\s1 heading\x02 1;}}"
    data += b"\\s1\\f1 \xfc\x03\\u55357 \\par}"
    assert document_of(data, "a.rtf").blocks == (Paragraph("✓", Style.HEADING),)


def test_numbers_of_lists_indents_and_bold_letters_are_kept() -> None:
    bold = r"{\listtext\pard\plain 1.\tab}\b Kegiatan\b0"
    (table,) = blocks(
        row({4000: r"\li0 Program"})
        + row({4000: rf"\li360 {bold}"})
        + row({4000: r"\li720 Sub\tab kegiatan\line lanjut"})
    )
    assert isinstance(table, Table)
    cells = [one.cells[0] for one in table.rows]
    assert [(one.text, one.indent, one.bold) for one in cells if one] == [
        ("Program", 0, False),
        ("1. Kegiatan", 1, True),
        ("Sub kegiatan\nlanjut", 2, False),
    ]


def test_only_what_is_seen_is_told_and_hidden_text_apart() -> None:
    assert blocks(
        r"{\info{\title Judul berkas}}{\stylesheet{\s3\snext0 heading 1;}}"
        r"{\*\unknown rahasia {dalam}}{\pict\pngblip 89504e47\bin3 }}{}"
        r"{\field{\*\fldinst PAGE}{\fldrslt 7}}{\deleted lama}{\v sandi}{\object{\*\objdata 01}"
        r"{\result hasil}} baru\par\pard\s3 Bab\par"
    ) == [
        Paragraph("7hasil baru"),
        Paragraph("sandi", Style.SMALL, place="Teks tersembunyi"),
        Paragraph("Bab", Style.HEADING),
    ]


def test_a_paragraph_whose_end_was_deleted_goes_on_with_the_next() -> None:
    assert texts(r"Sasa{\deleted\par}ran\par") == ["Sasaran"]
    assert texts(r"Sasaran{\deleted\par} strategis\par") == ["Sasaran strategis"]


def test_crossed_out_letters_stand_apart() -> None:
    assert blocks(r"85{\strike 84}{\striked1 83}\striked0 \par")[1] == Paragraph(
        "8483", Style.SMALL, place="Teks dicoret"
    )


def test_headers_notes_comments_and_text_boxes_say_where_they_stand() -> None:
    found = blocks(
        r"{\headerr Kop\par}{\footer Kaki}Isi{\footnote Catatan}{\footnote\ftnalt Akhir}"
        r"{\*\atnid A}{\*\annotation{\*\atnref 1}Periksa}"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard Kotak\par}}{\shprslt Kotak}}\par"
    )
    assert [(one.place, one.text) for one in found if isinstance(one, Paragraph)] == [
        ("Kepala halaman", "Kop"),
        ("", "Isi"),
        ("Komentar", "Periksa"),
        ("Kotak teks", "Kotak"),
        ("Catatan kaki", "Catatan"),
        ("Catatan akhir", "Akhir"),
        ("Kaki halaman", "Kaki"),
    ]


def test_boxes_to_tick_are_seen() -> None:
    box = r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres%d\ffdefres1}}}{\fldrslt}}"
    assert texts(box % 0 + box % 1 + box % 25 + r"\par") == ["☐☒☒"]


def test_terms_of_an_equation_are_kept_apart() -> None:
    equation = r"{\mmath{\*\moMath{\mf{\mnum{\mr Realisasi}}{\mden{\mr Target}}}}}"
    assert texts(equation + r"\par") == ["Realisasi/Target"]


def test_the_bytes_choose_the_reader_whatever_the_name_is() -> None:
    data = b"\xef\xbb\xbf\r\n" + rtf(row({1000: "a", 2000: "b"})) + b"\r\n\0"
    (table,) = document_of(data, "laporan.doc").tables
    assert grid(table) == [["a", "b"]]


def test_a_form_in_rtf_is_read() -> None:
    heads = ("Indikator", "Satuan", "Target", "Realisasi")
    figures = ("Indeks kepuasan", "Indeks", "85", "80,5")
    lines = [dict(zip((4000, 5000, 6000, 7000), one, strict=True)) for one in (heads, figures)]
    form = read_forms(rtf("".join(map(row, lines))), "a.rtf").main.form
    assert [(one.target.written, one.realization.written) for one in form.rows] == [("85", "80,5")]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (rtf("a")[:-1], "mungkin terpotong"),
        (rtf("a}b"), "isi sesudah akhirnya"),
        (rtf("{" * 5_000), "kurung di dalam kurung"),
        (rtf(row(dict.fromkeys(range(50, 20_000, 50), "x"))), "kolom terlalu banyak"),
    ],
    ids=["cut", "more", "deep", "wide"],
)
def test_what_is_damaged_or_beyond_bounds_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        document_of(data, "a.rtf")


def test_more_than_any_document_holds_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "MOST_PARTS", 1_000)
    for text in (r"\cell", r"\par", r"\tab x", r"{\b a}{b}", r"{\footnote a}", r"{\shptxt}"):
        with pytest.raises(UnreadableError, match="1000 bagian teks dan sel"):
            document_of(rtf(text * 1_100), "a.rtf")
    monkeypatch.setattr(rtf_walk, "MOST_MARKS", 1_000)
    with pytest.raises(UnreadableError, match="terlalu besar"):
        document_of(rtf("{}" * 600), "a.rtf")
