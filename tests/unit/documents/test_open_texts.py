"""OpenDocument texts and looks: what is read of lists, styles, notes, changes and headers."""

import io
import zipfile

import pytest

from tolok.documents.document import Cell, Document, Paragraph, Style
from tolok.documents.formats import document_of
from tolok.domain.errors import UnreadableError

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("draw", "drawing"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
STYLES = """
<style:style style:name="tebal" style:family="text"><style:text-properties fo:font-weight="bold"/>
</style:style>
<style:style style:name="coret" style:family="text">
<style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="dasar" style:family="paragraph">
<style:paragraph-properties fo:margin-left="0.25in"/></style:style>
<style:style style:name="turun" style:family="paragraph" style:parent-style-name="dasar">
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="samar" style:family="text"><style:text-properties text:display="none"/>
</style:style>
<style:style style:name="sel" style:family="table-cell">
<style:paragraph-properties fo:margin-left="10pt"/>
<style:text-properties style:text-line-through-style="solid" fo:font-weight="bold"/></style:style>
<text:list-style style:name="daftar">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"
 text:display-levels="2"/></text:list-style>
<text:list-style style:name="butir"><text:list-level-style-bullet text:level="1"/></text:list-style>
"""
MASTER = """<office:master-styles><style:master-page><style:header>
<text:p>KOTA SERANG</text:p></style:header><style:footer><text:p>KOTA SERANG</text:p>
<text:p>Halaman</text:p></style:footer></style:master-page></office:master-styles>"""


def content(body: str, kind: str = "text") -> str:
    return (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )


def packed(body: str, kind: str = "text", **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", content(body, kind))
        for name, text in parts.items():
            archive.writestr(f"{name}.xml", text)
    return stream.getvalue()


def read(body: str, **parts: str) -> Document:
    return document_of(packed(body, **parts), "a.odt")


def lines(document: Document) -> list[tuple[str, str]]:
    return [(one.text, one.place) for one in document.blocks if isinstance(one, Paragraph)]


def table(*cells: str) -> str:
    inside = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table><table:table-row>{inside}</table:table-row></table:table>"


def test_paragraphs_and_tables_come_in_their_order() -> None:
    found = read(f"<text:h>Judul</text:h>{table('<text:p>a</text:p>')}<text:p>Akhir</text:p>")
    first, second, third = found.blocks
    assert first == Paragraph("Judul", Style.HEADING)
    assert [second] == list(found.tables)
    assert third == Paragraph("Akhir")


def test_lists_are_numbered_as_they_are_shown() -> None:
    def entries(*texts: str) -> str:
        return "".join(f"<text:list-item>{one}</text:list-item>" for one in texts)

    deep = f"<text:p>Dua</text:p><text:list>{entries('<text:p>Anak</text:p>')}</text:list>"
    found = read(
        f'<text:list text:style-name="daftar">{entries("<text:p>Satu</text:p>", deep)}</text:list>'
        f'<text:list text:style-name="daftar" text:continue-numbering="true">'
        f"{entries('<text:p>Tiga</text:p>')}</text:list>"
        f'<text:list text:style-name="daftar">{entries("<text:p>Baru</text:p>")}</text:list>'
        f'<text:list text:style-name="butir">{entries("<text:p>Butir</text:p>")}</text:list>'
    )
    assert [text for text, _ in lines(found)] == [
        "1. Satu", "2. Dua", "2.a) Anak", "3. Tiga", "1. Baru", "Butir",
    ]  # fmt: skip


def test_numbered_lines_of_a_cell_stay_lines() -> None:
    items = "".join(
        f"<text:list-item><text:p>{one}</text:p></text:list-item>" for one in ("Laporan", "Rapat")
    )
    (found,) = read(table(f'<text:list text:style-name="daftar">{items}</text:list>')).tables
    assert found.rows[0].cells == (Cell("1. Laporan\n2. Rapat"),)


def test_looks_come_from_styles_and_those_they_are_based_on() -> None:
    cells = (
        '<text:p text:style-name="turun">Kegiatan</text:p>',
        '<text:p>80<text:span text:style-name="coret">79</text:span></text:p>',
        '<text:p><text:span text:style-name="tebal">Pro<text:s/>gram</text:span></text:p>',
        "<text:p>a<text:line-break/>b<text:tab/>c</text:p>",
    )  # fmt: skip
    (found,) = read(table(*cells)).tables
    assert found.rows[0].cells == (
        Cell("Kegiatan", indent=2, bold=True),
        Cell("80", struck="79"),
        Cell("Pro gram", bold=True),
        Cell("a\nb c"),
    )


def test_what_hangs_on_a_text_is_told_beside_it() -> None:
    note = "<text:note><text:note-body><text:p>Sumber: BPS</text:p></text:note-body></text:note>"
    remark = "<office:annotation><text:p>cek</text:p></office:annotation>"
    unseen = '<text:span text:style-name="samar">rahasia</text:span>'
    found = read(f"<text:p>Isi{note}{remark}{unseen}</text:p>{table(f'<text:p>x{note}</text:p>')}")
    assert lines(found) == [
        ("Isi", ""), ("rahasia", "Teks tersembunyi"), ("Sumber: BPS", "Catatan kaki"),
        ("cek", "Komentar"), ("Sumber: BPS", "Catatan kaki"),
    ]  # fmt: skip


def test_headers_and_footers_are_told_once() -> None:
    styles = f"<office:document-styles {SPACES}>{MASTER}</office:document-styles>"
    found = read("<text:p>Isi</text:p>", styles=styles)
    assert lines(found) == [
        ("KOTA SERANG", "Kepala halaman"), ("Isi", ""),
        ("KOTA SERANG", "Kaki halaman"), ("Halaman", "Kaki halaman"),
    ]  # fmt: skip


def test_tracked_changes_are_accepted_and_told() -> None:
    change = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>lama</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes><text:p>baru</text:p>"
    )
    found = read(change)
    assert lines(found) == [("baru", "")]
    assert "dilacak" in found.told[0]


def test_tables_in_cells_stand_behind() -> None:
    found = read(table(f"<text:p>luar</text:p>{table('<text:p>dalam</text:p>')}"))
    assert [(one.name, one.rows[0].cells) for one in found.tables] == [
        ("Tabel 1", (Cell("luar"),)),
        ("Tabel 1.1", (Cell("dalam"),)),
    ]


def test_spans_and_repeated_cells_are_on_the_grid() -> None:
    row = (
        '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>a</text:p>'
        "</table:table-cell><table:covered-table-cell/>"
        '<table:table-cell table:number-columns-repeated="2"><text:p>b</text:p></table:table-cell>'
        "</table:table-row>"
    )
    (found,) = read(f"<table:table>{row}</table:table>").tables
    assert found.rows[0].cells == (Cell("a", columns=2), None, Cell("b"), Cell("b"))


def test_a_sheet_has_its_cells_looks_and_comments() -> None:
    row = (
        '<table:table-row><table:table-cell table:style-name="sel"><office:annotation>'
        "<text:p>cek lagi</text:p></office:annotation><text:p>Program</text:p></table:table-cell>"
        "</table:table-row>"
    )
    data = packed(f"<table:table>{row}</table:table>", "spreadsheet")
    (found,) = document_of(data, "a.ods").tables
    assert found.rows[0].cells == (
        Cell("Program", indent=1, bold=True, note="cek lagi", struck="Program"),
    )


def test_a_flat_file_is_read_as_the_packed_one() -> None:
    body = f"<text:p>Judul</text:p>{table('<text:p>a</text:p>')}"
    flat = '<?xml version="1.0"?>' + content(body)
    assert document_of(flat.encode(), "a.fodt").blocks == read(body).blocks


@pytest.mark.parametrize(
    "body",
    [
        "<text:p>x",
        '<table:table><table:table-row table:number-columns-repeated="9"/></table:table>' * 2
        + "&amp;&x;",
    ],
)
def test_damaged_texts_are_refused_in_words(body: str) -> None:
    with pytest.raises(UnreadableError, match=r"a\.odt: dokumen OpenDocument ini rusak"):
        read(body)


def test_lists_inside_lists_without_end_are_read() -> None:
    depth = 100
    item = '<text:list text:style-name="daftar"><text:list-item>'
    close = "</text:list-item></text:list>"
    assert lines(read(item * depth + "<text:p>dasar</text:p>" + close * depth))
