"""A Word document comes back: the accepted cells change, a comment says why, the rest stays."""

import io
import re
import zipfile

import docx
import pytest
from word_files import cell, grid, para, part, read, row, run, saved, table, with_parts, word

from tolok.documents.corrections import Correction, CorrectionError, correct
from tolok.domain.forms import Source

BEFORE, AFTER = "949.600.000", "849.600.000"


def change(
    row_: int = 1, column: int = 1, before: str = BEFORE, after: str = AFTER, name: str = "Tabel 1"
) -> Correction:
    return Correction(Source("a.docx", name, row_, column), before, after, "Jumlahnya & saksinya.")


def corrected(data: bytes, *changes: Correction) -> bytes:
    return correct(data, "a.docx", changes or [change()])


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_only_the_cell_changes_and_its_comment_says_from_to_and_why() -> None:
    look = '<w:b/><w:sz w:val="14"/>'
    data = word(para("Judul") + table(row("Pagu", cell(para(run(BEFORE, look)))), row("a", "b")))
    new = corrected(data, change(column=2))
    one = next(read(new).tables).rows[0].cells[1]
    assert one is not None
    assert (one.text, one.bold) == (AFTER, True)
    assert one.note == (
        f"Diperbaiki: semula {BEFORE}, menjadi {AFTER}.\nAlasan: Jumlahnya & saksinya."
    )
    old_parts, new_parts = parts(data), parts(new)
    changed = {name for name in new_parts if old_parts.get(name) != new_parts[name]}
    assert changed == {
        "word/document.xml", "word/comments1.xml", "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }  # fmt: skip
    marks = r"<w:commentRange(Start|End) [^>]*/>|<w:r><w:commentReference [^>]*/></w:r>"
    text = re.sub(marks, "", new_parts["word/document.xml"].decode())
    assert text.replace(AFTER, BEFORE) == old_parts["word/document.xml"].decode()


def test_python_docx_finds_the_comment_beside_those_that_were_there() -> None:
    document = docx.Document()
    paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
    document.add_comment(paragraph.add_run(BEFORE), "Periksa lagi", "Budi", "B")
    new = docx.Document(io.BytesIO(corrected(saved(document))))
    found = [(one.author, one.text.split("\n")[0], one.comment_id) for one in new.comments]
    assert found == [
        ("Budi", "Periksa lagi", 0),
        ("Tolok", f"Diperbaiki: semula {BEFORE}, menjadi {AFTER}.", 1),
    ]


@pytest.mark.parametrize(
    "content",
    [
        para("949.", run("600", "<w:b/>"), ".000"),
        para(f"<w:hyperlink>{run(BEFORE)}</w:hyperlink>"),
        para(f"<w:sdt><w:sdtPr/><w:sdtContent>{run(BEFORE)}</w:sdtContent></w:sdt>"),
        para() + para(BEFORE) + para(),
        (
            f'<w:p><w:bookmarkStart w:id="7" w:name="a"/></w:p>{para(BEFORE)}'
            '<w:p><w:bookmarkEnd w:id="7"/></w:p>'
        ),
    ],
)
def test_a_text_of_many_pieces_becomes_one_in_the_look_of_its_first(content: str) -> None:
    new = corrected(word(table(row(cell(content), "b"))))
    assert grid(next(read(new).tables)) == [[AFTER, "b"]]
    text = part(new, "word/document.xml")
    assert text.count("bookmark") == content.count("bookmark")


def test_lines_that_the_new_text_does_not_need_are_gone() -> None:
    data = word(table(row(cell(para("949.600"), para(".000")))))
    new = corrected(data, change(before="949.600 .000"))
    assert part(new, "word/document.xml").count("<w:p>") == part(
        data, "word/document.xml"
    ).count("<w:p>") - 1  # fmt: skip


@pytest.mark.parametrize(
    "empty",
    [
        "<w:p/>",
        "<w:p></w:p>",
        para(look='<w:jc w:val="right"/><w:rPr><w:b/></w:rPr>'),
        para("<w:r><w:rPr><w:b/></w:rPr></w:r>"),
        para(run(" ", "<w:b/>")),
    ],
)
def test_a_blank_cell_takes_the_look_of_its_paragraph(empty: str) -> None:
    new = corrected(word(table(row(cell(empty)))), change(before="", after="5"))
    (one,) = next(read(new).tables).rows[0].cells
    assert one is not None
    assert (one.text, one.bold) == ("5", "<w:b/>" in empty)
    assert one.note is not None
    assert one.note.startswith("Diperbaiki: semula kosong, menjadi 5.")


def test_a_cell_can_become_blank() -> None:
    new = corrected(word(table(row(BEFORE, "b"))), change(after=""))
    assert grid(next(read(new).tables)) == [["", "b"]]


def test_merged_cells_gaps_and_tables_in_cells_are_found_where_the_reader_finds_them() -> None:
    inner = table(row("a", "b"), row("c", BEFORE))
    body = table(
        row(cell("x", look='<w:gridSpan w:val="2"/>'), BEFORE),
        row(cell("y", inner), look='<w:gridBefore w:val="1"/>'),
    ) + table(row("z", BEFORE))
    places = [change(1, 3), change(2, 2, name="Tabel 1.1"), change(1, 2, name="Tabel 2")]
    first, second, third = read(corrected(word(body), *places)).tables
    assert grid(first) == [["x", None, AFTER], ["", f"y\na b\nc {AFTER}"]]
    assert grid(second) == [["a", "b"], ["c", AFTER]]
    assert grid(third) == [["z", AFTER]]


def test_a_field_becomes_text_and_the_comment_names_it() -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>"
    simple = f'<w:fldSimple w:instr=" =SUM(ABOVE) ">{run(BEFORE)}</w:fldSimple>'
    for content in (para(begin, code, separate, run(BEFORE), end), para(simple)):
        new = corrected(word(table(row(cell(content)))))
        (one,) = next(read(new).tables).rows[0].cells
        assert one is not None
        assert one.text == AFTER
        assert "dengan rumus =SUM(ABOVE)" in (one.note or "")
        assert "SUM" not in part(new, "word/document.xml")
        assert "fld" not in part(new, "word/document.xml")


INSERTED = f'<w:ins w:id="1" w:author="a">{run(BEFORE)}</w:ins>'
BOUND = (
    f"<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{run(BEFORE)}</w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize(
    ("content", "one", "said"),
    [
        (para("5"), change(), "baris 1, kolom 1 berisi “5”, bukan “949.600.000”"),
        (para(BEFORE), change(row_=2), "tidak ada atau tertutup sel gabungan"),
        (para(BEFORE), change(name="Tabel 2"), "tidak ada"),
        (para(INSERTED), change(), "perubahan yang dilacak"),
        (para(BOUND), change(), "terikat pada isian"),
        (table(row(BEFORE)), change(), "memuat tabel lain"),
        (
            para('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
            change(before="✓", after="-"),
            "",
        ),
        (
            para(run("ü", '<w:rFonts w:ascii="Wingdings"/>')),
            change(before="✓", after="5"),
            "lebih dari teks biasa",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_words(content: str, one: Correction, said: str) -> None:
    data = word(table(row(cell(content))))
    if not said:
        assert grid(next(read(corrected(data, one)).tables)) == [["-"]]
        return
    with pytest.raises(CorrectionError, match=f"^a.docx: .*{said}"):
        corrected(data, one)


def test_an_automatic_number_is_not_overwritten() -> None:
    numbered = para(look='<w:pStyle w:val="ListNumber"/>')
    with pytest.raises(CorrectionError, match="nomor otomatis"):
        corrected(word(table(row(cell(numbered)))), change(before="1.", after="2."))


def test_two_corrections_of_one_cell_and_strict_files_are_refused() -> None:
    data = word(table(row(BEFORE)))
    with pytest.raises(CorrectionError, match="dua usulan"):
        corrected(data, change(), change(after="1"))
    strict = part(data, "word/document.xml").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    with pytest.raises(CorrectionError, match="Strict"):
        corrected(with_parts(data, {"word/document.xml": strict}))
