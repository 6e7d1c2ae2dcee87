"""What is broken gives a document or an error in words, whatever was broken in it."""

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
import typst
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from old_files import WRITERS
from other_files import OTHERS

from tolok.documents.formats import document_of
from tolok.documents.reading import forms_of, read_forms
from tolok.documents.writing import write_document
from tolok.domain.errors import UnreadableError
from tolok.reports.form import form_document

SEED = Path(__file__).parents[2] / "examples" / "kecamatan-cipocok-jaya-2022.txt"
SPACED = """
No  Indikator               Target Tahun         Realisasi Tahun
                         2021   2022   2023    2021   2022   2023
1   Indeks mutu          83,47 83,97  84,47   88,45  70,81  80,56
    layanan publik
2   Indeks warga           100   100    100     100    100    100
3   Nilai                   -      -      1       2      3      4
"""
FORMATS = (
    "txt",
    "spaces",
    "csv",
    "html",
    "xlsx",
    "docx",
    "pdf",
    "xls",
    "ods",
    "rtf",
    "doc",
    "json",
    *OTHERS,
)


@cache
def sound(format_: str) -> bytes:
    """A small form in a format."""
    if format_ == "spaces":
        return SPACED.encode()
    lines = SEED.read_bytes().splitlines(keepends=True)
    few = b"".join(lines[:16])
    if format_ == "txt":
        return few
    document = form_document(read_forms(few, "a.txt").main.form)
    writer = {**WRITERS, **OTHERS}.get(format_)
    return writer(document) if writer else write_document(document, format_)


def read(data: bytes, format_: str) -> None:
    """Read it; only an error in words may come."""
    try:
        forms_of(document_of(data, f"a.{format_}"), f"a.{format_}")
    except UnreadableError as error:
        assert str(error).startswith(f"a.{format_}")  # noqa: PT017 - reading may also succeed


@pytest.mark.parametrize("format_", FORMATS)
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_file_cut_short_or_with_wrong_bytes_is_survived(
    format_: str, data: st.DataObject
) -> None:
    broken = bytearray(sound(format_))
    for _ in range(data.draw(st.integers(0, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(1, len(broken)))
    whole = data.draw(st.booleans())
    read(bytes(broken if whole else broken[:end]), format_)


@pytest.mark.parametrize("format_", ["xlsx", "docx", "ods", "odt"])
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_parts_of_archives_may_be_exchanged(format_: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(sound(format_))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = sorted(parts)
    for _ in range(data.draw(st.integers(1, 3))):
        one, other = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
        parts[one], parts[other] = parts[other], parts[one]
    victim = data.draw(st.sampled_from(names))
    cut = data.draw(st.integers(0, len(parts[victim])))
    parts[victim] = parts[victim][:cut] if data.draw(st.booleans()) else parts[victim]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    read(stream.getvalue(), format_)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="ab1 2,.-(%)\n\f\tNO", max_size=600))
def test_any_text_is_survived(text: str) -> None:
    read(text.encode() or b" ", "txt")


def with_part(format_: str, name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sound(format_))) as archive,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as broken,
    ):
        for part in archive.namelist():
            broken.writestr(part, content if part == name else archive.read(part))
    return stream.getvalue()


DEEP = b"<a>" * 50_000 + b"</a>" * 50_000


@pytest.mark.parametrize(
    ("format_", "part"),
    [
        ("xlsx", "xl/worksheets/sheet1.xml"),
        ("docx", "word/document.xml"),
        ("ods", "content.xml"),
    ],
)
def test_xml_of_any_depth_is_survived(format_: str, part: str) -> None:
    read(with_part(format_, part, DEEP), format_)


def test_html_of_any_depth_is_survived() -> None:
    read(b"<html><table>" + b"<tr><td><div>" * 20_000, "html")


@pytest.mark.parametrize("at", ["XFD1048576", "GR100000", "A1"])
def test_a_sheet_that_says_it_is_huge_is_survived(at: str) -> None:
    row = at.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    content = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="A1:XFD1048576"/><sheetData><row r="{row}"><c r="{at}">'
        '<v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        "</worksheet>"
    )
    read(with_part("xlsx", "xl/worksheets/sheet1.xml", content.encode()), "xlsx")


KIND, VALUE = b'office:value-type="', b"office:value"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<text:p>", b'<text:p><text:s text:c="' + b"9" * 5_000 + b'"/>'),
        (b"<table:table-cell ", b'<table:table-cell %spercentage" %s="1E+999999" ' % (KIND, VALUE)),
        (b"<table:table-cell ", b'<table:table-cell %sfloat" %s="NaN" ' % (KIND, VALUE)),
        (b'number-columns-spanned="1"', b'number-columns-spanned="99999999"'),
        (b'number-rows-spanned="1"', b'number-rows-spanned="99999999"'),
        (b"<table:table-row>", b'<table:table-row table:number-rows-repeated="99999">'),
    ],
    ids=["spaces", "percentage", "no number", "wide", "tall", "repeated"],
)  # fmt: skip
def test_counts_and_numbers_of_a_sheet_beyond_all_bounds_are_survived(
    old: bytes, new: bytes
) -> None:
    with zipfile.ZipFile(io.BytesIO(sound("ods"))) as archive:
        content = archive.read("content.xml")
    assert old in content
    read(with_part("ods", "content.xml", content.replace(old, new, 1)), "ods")


def test_an_old_sheet_with_one_cell_in_its_last_corner_is_small() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, "x")
    sheet.write(65_535, 255, "y")
    stream = io.BytesIO()
    book.save(stream)
    (table,) = document_of(stream.getvalue(), "a.xls").tables
    assert [row.number for row in table.rows] == [1, 65_536]


def test_text_of_one_endless_line_or_of_endless_columns_is_survived() -> None:
    read(b"1  2 " * 100_000, "txt")
    read((b"1  2 " * 120 + b"\n") * 60, "txt")


def test_more_pages_than_offices_write_are_refused_in_words() -> None:
    data = bytes(typst.compile(b"#for _ in range(501) { pagebreak(weak: false) }"))
    with pytest.raises(UnreadableError, match="melebihi batas 500"):
        document_of(data, "a.pdf")


def test_a_raised_digit_among_words_of_a_header_counts_nothing() -> None:
    lines = "SASARAN,INDIKATOR,SATUAN,TARGET\nJalan,Persentase jalan,Persen,80\nSASARAN,TARGET,¹,2"
    assert read_forms(lines.encode(), "a.csv").main.form.rows[0].target.written == "80"


@pytest.mark.parametrize("format_", [*WRITERS, *OTHERS])
def test_a_sound_file_gives_the_rows_that_were_written(format_: str) -> None:
    rows = read_forms(sound("txt"), "a.txt").main.form.rows
    found = read_forms(sound(format_), f"a.{format_}").main.form.rows
    assert [(row.name, row.indicator, row.ceiling.value) for row in found] == [
        (row.name, row.indicator, row.ceiling.value) for row in rows
    ]
