"""Word documents as offices make them: what a person sees in them is read, and nothing else."""

import re

import docx
import pytest
from word_files import (
    cell,
    grid,
    only_cell,
    para,
    part,
    read,
    row,
    run,
    saved,
    table,
    told,
    with_parts,
    word,
)

from tolok.documents.document import Paragraph, Style, Table
from tolok.documents.formats import document_of
from tolok.documents.word import grids
from tolok.domain.errors import UnreadableError

LEVELS = [("decimal", "%1."), ("lowerLetter", "%2."), ("upperRoman", "%1.%2.%3)")]


def listed(body: str, extra: str = "") -> bytes:
    """A document with list 7 of the levels above; ``extra`` numbers stand behind it."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{720 * (at + 1)}" w:hanging="360"/>'
        "</w:pPr></w:lvl>"
        for at, (form, text) in enumerate(LEVELS)
    )
    dash = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
    data = word(body)
    old = part(data, "word/numbering.xml")
    new = re.sub(
        r"(<w:numbering[^>]*>).*",
        rf'\1<w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum>'
        rf'<w:abstractNum w:abstractNumId="4">{dash}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="4"/></w:num>'
        f"{extra}</w:numbering>",
        old,
        flags=re.DOTALL,
    )
    return with_parts(data, {"word/numbering.xml": new})


def number(level: int, num: int = 7) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def test_automatic_numbers_stand_before_the_text_as_word_shows_them() -> None:
    levels = [0, 1, 1, 0, 2, 2, 0]
    body = "".join(para("x", look=number(level)) for level in levels)
    assert [text for _, text in told(read(listed(body)))] == [
        "1. x", "a. x", "b. x", "2. x", "2.a.I) x", "2.a.II) x", "3. x",
    ]  # fmt: skip


def test_a_cell_that_holds_nothing_but_its_automatic_number_says_it() -> None:
    body = table(*(row(cell(para(look=number(0))), "isi") for _ in range(3)))
    (found,) = read(listed(body)).tables
    assert grid(found) == [["1.", "isi"], ["2.", "isi"], ["3.", "isi"]]


def test_a_list_that_is_told_to_begin_anew_does() -> None:
    again = (
        '<w:num w:numId="9"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = "".join(para("x", look=number(0, num)) for num in (7, 7, 9, 9, 0, 8))
    assert [text for _, text in told(read(listed(body, again)))] == [
        "1. x", "2. x", "5. x", "6. x", "x", "- x",
    ]  # fmt: skip


def test_the_nested_table_stays_in_its_cell_and_follows_as_one_of_its_own() -> None:
    inner = table(row("a", "b"), row("c", "d"))
    body = table(row("luar", cell("atas", inner, "bawah"))) + table(row("lain"))
    first, second, third = read(word(body)).tables
    assert grid(first) == [["luar", "atas\na b\nc d\nbawah"]]
    assert (second.name, grid(second)) == ("Tabel 1.1", [["a", "b"], ["c", "d"]])
    assert third.name == "Tabel 2"


def test_a_table_that_only_frames_a_text_stays_text() -> None:
    frame = table(row(cell("1", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>")))
    document = read(word(table(row(cell(frame, "2")))))
    (found,) = document.tables
    assert grid(found) == [["1\n2"]]
    assert told(document) == [("Teks tersembunyi", "x")]


def test_spans_across_and_down_gaps_before_and_after() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    body = table(
        row(cell("A", look=wide + down), "B"),
        row(cell("", look=wide + on), "C"),
        row("D", look='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
        row(cell("", look=on), "E", "F"),
    )
    (found,) = read(word(body)).tables
    assert grid(found) == [
        ["A", None, "B"], [None, None, "C"], ["", "D", ""], ["", "E", "F"],
    ]  # fmt: skip
    head = found.rows[0].cells[0]
    assert head is not None
    assert (head.rows, head.columns) == (2, 2)


def test_cells_joined_in_the_old_way_are_one() -> None:
    body = table(row(cell("A", look='<w:hMerge w:val="restart"/>'), cell("", look="<w:hMerge/>")))
    (found,) = read(word(body)).tables
    assert grid(found) == [["A", None]]


def test_text_in_content_controls_links_and_fields_is_read() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("12,5")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )  # fmt: skip
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('satu ')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{run('dua ')}</w:hyperlink>"
    assert only_cell(para(control, link, field)).text == "satu dua 12,5"
    whole = f"<w:sdt><w:sdtPr/><w:sdtContent>{table(row('isi'))}</w:sdtContent></w:sdt>"
    (found,) = read(word(whole)).tables
    assert grid(found) == [["isi"]]


def test_a_control_that_was_never_filled_in_is_no_content() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run('Klik di sini')}</w:sdtContent></w:sdt>"
    )
    document = read(word(table(row(cell(para(control)), "1"))))
    assert grid(next(document.tables)) == [["", "1"]]
    assert told(document) == [("Teks tersembunyi", "Klik di sini")]


def test_deleted_rows_paragraph_ends_and_moved_texts_are_as_if_accepted() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    gone = '<w:moveFrom w:id="2" w:author="a"><w:r><w:t>lama</w:t></w:r></w:moveFrom>'
    come = '<w:moveTo w:id="3" w:author="a"><w:r><w:t>baru</w:t></w:r></w:moveTo>'
    body = table(
        row(cell(para("Jum", look=mark), "lah")),
        row("hapus", look='<w:del w:id="4" w:author="a"/>'),
        row(cell(para(gone, come))),
    )
    (found,) = read(word(body)).tables
    assert grid(found) == [["Jumlah"], ["baru"]]
    assert [line.number for line in found.rows] == [1, 3]


def test_text_boxes_are_read_once_and_keep_their_place() -> None:
    inside = f"<w:txbxContent>{para('dalam kotak')}</w:txbxContent>"
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}'
        "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(word(para("teks", box) + table(row(cell(para("sel", box))))))
    assert [type(one).__name__ for one in document.blocks] == [
        "Paragraph", "Paragraph", "Table", "Paragraph",
    ]  # fmt: skip
    assert told(document) == [
        ("", "teks"), ("Kotak teks", "dalam kotak"), ("Kotak teks", "dalam kotak"),
    ]  # fmt: skip
    assert grid(next(document.tables)) == [["sel"]]


def test_headers_and_footers_say_where_they_stand_and_name_no_table() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "PEMERINTAH KOTA"
    letterhead = section.header.add_table(1, 2, docx.shared.Mm(100))
    letterhead.cell(0, 0).text, letterhead.cell(0, 1).text = "Dinas", "Jalan"
    section.footer.paragraphs[0].text = "Halaman 1"
    document.add_heading("Bab satu", 1)
    document.add_table(1, 1).cell(0, 0).text = "isi"
    found = read(saved(document))
    assert told(found) == [
        ("Kepala halaman", "PEMERINTAH KOTA"), ("Kepala halaman", "Dinas Jalan"),
        ("", "Bab satu"), ("Kaki halaman", "Halaman 1"),
    ]  # fmt: skip
    (head,) = (one for one in found.blocks if isinstance(one, Paragraph) and not one.place)
    assert head.style is Style.HEADING
    assert next(found.tables).name == "Tabel 1"


def test_footnotes_leave_the_cell_and_are_kept_comments_hang_on_it() -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:type="separator" w:id="0">{para("garis")}</w:footnote>'
        f'<w:footnote w:id="2">{para("Data sementara.")}</w:footnote></w:footnotes>'
    )
    data = word(table(row(cell(para("12", '<w:r><w:footnoteReference w:id="2"/></w:r>')))))
    ties = part(data, "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        '<Relationship Id="rIdF" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/footnotes"/></Relationships>',
    )
    parts = {"word/footnotes.xml": notes, "word/_rels/document.xml.rels": ties}
    found = read(with_parts(data, parts))
    assert grid(next(found.tables)) == [["12"]]
    assert told(found) == [("Catatan kaki", "Data sementara.")]

    document = docx.Document()
    one = document.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("85")
    document.add_comment(one, "Periksa lagi", "Budi", "B")
    (kept,) = next(read(saved(document)).tables).rows[0].cells
    assert kept is not None
    assert (kept.text, kept.note) == ("85", "Periksa lagi")


def test_lines_symbols_hyphens_and_spaces_are_what_they_look_like() -> None:
    tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    typed = run("ü", '<w:rFonts w:ascii="Wingdings"/>')
    broken = "<w:r><w:t>satu</w:t><w:br/><w:t>dua</w:t></w:r>"
    joint = "<w:r><w:t>Kese</w:t><w:softHyphen/><w:t>kre\u00adtari</w:t><w:noBreakHyphen/></w:r>"
    assert only_cell(para(tick), para(typed), para(broken)).text == "✓\n✓\nsatu\ndua"
    assert only_cell(para(joint, run("12\u00a0%"))).text == "Kesekretari-12 %"
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox>'
        '</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert only_cell(para(box, " ada")).text == "☒ ada"


def test_an_equation_is_read_in_one_line() -> None:
    fraction = (
        "<m:oMath><m:f><m:num><m:r><m:t>Jumlah dokumen</m:t></m:r></m:num><m:den><m:r><m:t>12"
        "</m:t></m:r></m:den></m:f><m:r><m:t> × 100</m:t></m:r></m:oMath>"
    )
    assert only_cell(f"<w:p>{fraction}</w:p>").text == "(Jumlah dokumen) / 12 × 100"


def test_steps_are_counted_from_indents_hanging_numbers_spaces_and_tabs() -> None:
    looks = ["", '<w:ind w:left="300"/>', '<w:ind w:left="900" w:hanging="300"/>']
    body = [row(cell(para("x", look=look))) for look in looks]
    body += [row(cell(para(f"{' ' * 10}x"))), row(cell(para("<w:r><w:tab/><w:t>x</w:t></w:r>")))]
    (found,) = read(word(table(*body))).tables
    assert [line.cells[0].indent for line in found.rows if line.cells[0]] == [0, 1, 2, 2, 2]


def test_bold_comes_from_the_run_its_style_or_the_paragraphs() -> None:
    document = docx.Document()
    grid_ = document.add_table(1, 4)
    cells = [one.paragraphs[0] for one in grid_.rows[0].cells]
    cells[0].add_run("x", style="Strong")
    cells[1].style = "Heading 1"
    cells[1].add_run("x")
    cells[2].style = "Heading 1"
    cells[2].add_run("x").bold = False
    cells[3].add_run("x").bold = True
    cells[3].add_run("y")
    (line,) = next(read(saved(document)).tables).rows
    assert [one.bold for one in line.cells if one] == [True, True, False, False]


def test_hidden_text_and_rows_are_kept_apart_and_marked() -> None:
    hidden = run("rahasia", "<w:vanish/>")
    body = table(
        row(cell(para("tampak ", hidden))),
        row(cell(para(hidden))),
        row("baris", look="<w:hidden/>"),
    )
    found = read(word(body))
    (one,) = found.tables
    assert grid(one) == [["tampak"], ["rahasia"], ["baris"]]
    assert [line.hidden for line in one.rows] == [False, True, True]
    assert told(found) == [("Teks tersembunyi", "rahasia")]


def test_what_stands_under_a_merged_cell_is_not_lost() -> None:
    body = table(
        row(cell("A", look='<w:vMerge w:val="restart"/>')), row(cell("bawah", look="<w:vMerge/>"))
    )
    found = read(word(body))
    assert grid(next(found.tables)) == [["A"], [None]]
    assert told(found) == [("Teks tersembunyi", "bawah")]


def test_strict_files_and_files_with_macros_are_read_alike() -> None:
    data = word(table(row("isi")))
    types = part(data, "[Content_Types].xml")
    usual = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert usual in types
    with_macros = with_parts(
        data, {"[Content_Types].xml": types.replace(usual, macros), "word/vbaProject.bin": b"\xd0"}
    )
    own = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = part(data, "word/document.xml").replace(
        own, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    for one in (with_macros, with_parts(data, {"word/document.xml": strict})):
        (found,) = document_of(one, "a.docm").tables
        assert grid(found) == [["isi"]]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04", "rusak"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "berkata sandi"),
        (with_parts(word(""), {"word/document.xml": "<a/>"}), "rusak"),
        (with_parts(word(""), {"word/document.xml": "bukan XML"}), "rusak"),
        (with_parts(word(""), {"word/styles.xml": "<w:"}), "rusak"),
    ],
)
def test_what_is_damaged_or_locked_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read(data)


def test_entities_are_refused_before_they_grow() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{levels}]><x>&a11;</x>'
    for name in ("word/document.xml", "word/numbering.xml"):
        with pytest.raises(UnreadableError, match="rusak"):
            read(with_parts(word(""), {name: bomb}))


def test_tables_beyond_all_measure_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = table(row(cell("a", look='<w:gridSpan w:val="99999"/>')))
    with pytest.raises(UnreadableError, match="kolom terlalu banyak"):
        read(word(wide))
    monkeypatch.setattr(grids, "MAX_ROWS", 2)
    with pytest.raises(UnreadableError, match="lebih dari 2 baris"):
        read(word(table(*[row("a")] * 3)))


def test_tables_in_tables_without_end_are_read_or_refused_but_end() -> None:
    inner = para("dasar")
    for _ in range(60):
        inner = table(row(cell("a", inner), "b"), row("c", "d"))
    try:
        found = read(word(inner))
    except UnreadableError:
        return
    assert all(isinstance(one, Table) for one in found.blocks)
    assert len(found.blocks) < 60
