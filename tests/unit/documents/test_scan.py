import io
from functools import cache

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tolok.documents.document import Cell, Document, PageBreak, Paragraph, Role, Table, TableRow
from tolok.documents.formats import document_of
from tolok.documents.readers import scan
from tolok.documents.scanning.boxes import Grid
from tolok.documents.scanning.cells import Field, crops_of
from tolok.documents.scanning.colours import Sheet
from tolok.documents.scanning.deciding import decided
from tolok.documents.scanning.ink import marks_of
from tolok.documents.scanning.ruling import grids_of, rules_of
from tolok.documents.scanning.transcribing import Spelling, spellings_of
from tolok.documents.scanning.wellformed import is_well_formed, looks_numeric
from tolok.documents.writing import write_document
from tolok.domain.errors import UnreadableError
from tolok.domain.forms import CERTAIN

HEADER = ("No", "Sub Kegiatan", "Target", "Pagu (Rp)", "Capaian (%)")
ROWS = (
    ("1", "Penyediaan Gaji dan Tunjangan", "12", "7.351.182.262", "21,83"),
    ("2", "Koordinasi dan Penyusunan DPA", "1", "7.385.000", "-"),
    ("3", "Penatausahaan Barang Milik Daerah", "100", "27.440.000", "12,39"),
    ("4", "Penyediaan Bahan Logistik Kantor", "4", "118.684.905", "100,00"),
)
NUMBERS = [cell for row in ROWS for cell in (row[0], *row[2:])]


@cache
def page(dpi: int = 200) -> Image.Image:
    """A document of our own as a scanner would see it: a title, a merged cell, a table."""
    import pypdfium2  # noqa: PLC0415 - heavy

    merged = TableRow(
        (Cell("PROGRAM PENUNJANG URUSAN", columns=4), None, None, None, Cell("66,15"))
    )
    table = Table(
        "Formulir",
        (
            TableRow(tuple(map(Cell, HEADER)), role=Role.HEADER),
            merged,
            *(TableRow(tuple(map(Cell, row))) for row in ROWS),
        ),
        widths=(12, 90, 25, 50, 30),
    )
    pdf = write_document(Document((Paragraph("FORMULIR PENGUKURAN KINERJA"), table)), "pdf")
    drawn: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=dpi / 72).to_pil()
    return drawn.convert("RGB").crop((0, 0, drawn.width, drawn.height * 2 // 5))


@cache
def clean() -> Document:
    return scan.read(bytes_of(page()), "pindaian.png")


def bytes_of(image: Image.Image, format_: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, format_, **options)
    return stream.getvalue()


def harmed(image: Image.Image) -> bytes:
    """A page under a stamp, laid askew on a noisy scanner that keeps a rough JPEG."""
    stamp = Image.new("RGBA", image.size)
    width, height = image.size
    ImageDraw.Draw(stamp).ellipse(
        (width * 0.6, height * 0.3, width * 0.8, height * 0.95), outline=(60, 50, 180, 150), width=9
    )
    image = Image.alpha_composite(image.convert("RGBA"), stamp).convert("RGB")
    image = image.rotate(1.3, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    chance = np.random.default_rng(7)
    pixels = np.asarray(image, np.float64) + chance.normal(0, 8, (image.height, image.width, 1))
    noisy = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    return bytes_of(noisy, "JPEG", quality=50)


def confidence_of(cell: Cell) -> int:
    """How sure the reader claims to be; an empty cell without a word on it is claimed empty."""
    return cell.recognition.confidence if cell.recognition else 1000


def table_of(document: Document) -> Table:
    (table,) = document.tables
    return table


def texts(table: Table) -> list[list[str | None]]:
    return [[None if cell is None else cell.text for cell in row.cells] for row in table.rows]


def numbers_of(table: Table) -> list[str | None]:
    return [text for row in texts(table)[2:] for text in (row[0], *row[2:])]


def test_a_clean_scan_is_read_with_its_title_its_table_and_its_merged_cell() -> None:
    document = clean()
    table = table_of(document)
    assert document.blocks[0] == PageBreak("Halaman 1")
    assert Paragraph("FORMULIR PENGUKURAN KINERJA", place="Halaman 1") in document.blocks
    assert table.name == "Halaman 1, tabel 1"
    assert texts(table)[0] == list(HEADER)
    assert texts(table)[1] == ["PROGRAM PENUNJANG URUSAN", None, None, None, "66,15"]
    assert texts(table)[2:] == [list(row) for row in ROWS]
    merged = table.rows[1].cells[0]
    assert merged is not None
    assert (merged.columns, merged.rows) == (4, 1)


def test_each_cell_that_came_from_pixels_says_how_sure_it_is() -> None:
    cells = [
        cell
        for row in table_of(clean()).rows
        for cell in row.cells
        if cell is not None and cell.text
    ]
    assert all(cell.recognition is not None for cell in cells)
    amount = next(cell for cell in cells if cell.text == "7.351.182.262")
    assert amount.recognition is not None
    assert amount.recognition.confidence >= 950


def test_a_skewed_noisy_page_with_a_stamp_over_its_numbers_keeps_its_numbers() -> None:
    assert numbers_of(table_of(scan.read(harmed(page()), "x.jpg"))) == NUMBERS


def test_at_150_dpi_a_stamp_over_rules_moves_no_cell_and_no_wrong_number_goes_unmarked() -> None:
    table = table_of(scan.read(harmed(page(150)), "x.jpg"))
    assert [len(row.cells) for row in table.rows] == [len(HEADER)] * 6
    for row, truth in zip(table.rows[2:], ROWS, strict=True):
        for cell, written in zip(
            (row.cells[0], *row.cells[2:]), (truth[0], *truth[2:]), strict=True
        ):
            assert cell is not None
            assert cell.text == written or confidence_of(cell) < CERTAIN


def test_two_numbers_without_a_rule_between_them_stand_in_two_rows_and_are_marked() -> None:
    image = page().copy()
    grey = np.asarray(image.convert("L"))
    # The column of amounts: between its rules paper hides one rule between two rows.
    (grid,) = grids_of(*(rules_of(marks_of(grey)),) * 2, 15)
    left, right, y = grid.xs[3] + 4, grid.xs[4] - 4, grid.ys[4]
    ImageDraw.Draw(image).rectangle((left, y - 3, right, y + 3), fill="white")
    table = table_of(scan.read(bytes_of(image), "x.png"))
    amounts = [row.cells[3] for row in table.rows[2:]]
    assert [cell.text for cell in amounts if cell] == [row[3] for row in ROWS]
    assert [confidence_of(cell) < CERTAIN for cell in amounts if cell] == [False, True, True, False]


def test_letters_too_small_to_be_told_apart_leave_no_cell_unmarked() -> None:
    table = table_of(scan.read(bytes_of(page(90)), "x.png"))
    assert all(confidence_of(cell) < CERTAIN for row in table.rows for cell in row.cells if cell)


def ruled_page(*strokes: tuple[int, int, int, int], high: int = 40, letter: int = 15) -> Grid:
    """The grid of a table of 12 rows and 5 columns with more strokes drawn on it."""
    image = Image.new("L", (900, 600), 245)
    draw = ImageDraw.Draw(image)
    end = 60 + 12 * high
    for y in range(60, end + 1, high):
        draw.line((50, y, 850, y), fill=60, width=2)
    for x in range(50, 851, 160):
        draw.line((x, 60, x, end), fill=60, width=2)
    for x in range(70, 850, 160):
        for y in range(60 + high // 4, end, high):
            draw.text((x, y), "1.250.500", fill=0, font_size=14)
    for stroke in strokes:
        draw.line(stroke, fill=60, width=2)
    rules = rules_of(marks_of(np.asarray(image))._replace(letter=letter))
    (grid,) = grids_of(rules, rules, letter)
    return grid


def test_a_stroke_from_rule_to_rule_makes_no_column() -> None:
    assert ruled_page((180, 220, 180, 260)).xs == ruled_page().xs


def test_a_long_stroke_closer_to_a_rule_than_a_letter_is_wide_makes_no_column() -> None:
    assert ruled_page((384, 100, 384, 420)).xs == ruled_page().xs


def test_first_letters_of_units_and_a_stroke_of_a_stamp_below_them_make_no_column() -> None:
    tops = range(60, 60 + 12 * 28, 28)
    stems = [(180, top + 6, 180, top + 22) for top in tops[1:7]]
    stamp = (180, tops[8], 180, tops[8] + 75)
    assert ruled_page(*stems, stamp, high=28).xs == ruled_page(high=28).xs


def test_cells_at_a_line_that_hardly_any_cell_shows_are_doubted() -> None:
    plain, split = ruled_page(), ruled_page((50, 290, 210, 290))
    assert not any(box.is_doubtful for box in plain.boxes)
    assert len(split.ys) == len(plain.ys) + 1
    assert {(box.row, box.column) for box in split.boxes if box.is_doubtful} == {(5, 0), (6, 0)}


@pytest.mark.parametrize("letter", [9, 12, 15, 20])
def test_a_rule_below_a_header_over_one_column_makes_a_row(letter: int) -> None:
    split = ruled_page((210, 80, 370, 80), letter=letter)
    assert [box.row for box in split.boxes if box.column == 1][:3] == [0, 1, 2]
    assert len(split.ys) == 14


def test_paper_as_wide_as_between_columns_is_seen_within_a_line() -> None:
    image = Image.new("L", (400, 60), 245)
    draw = ImageDraw.Draw(image)
    for x, text in ((20, "1"), (180, "15.996.000")):
        draw.text((x, 20), text, fill=0, font_size=20)
    grey = np.asarray(image)
    none = np.zeros_like(grey)
    (crop,) = crops_of(Sheet(grey, grey), Field(0, 0, 400, 60), none, 14)
    assert crop.gaps == 1


@pytest.mark.parametrize(
    ("left", "coloured", "may_begin_before"),
    [(-3, None, True), (30, None, False), (30, 14, True), (30, 90, False)],
    ids=["at its side", "apart from it", "behind a stamp", "over a stamp's end"],
)
def test_a_number_whose_first_digit_may_be_unseen_is_known(
    left: int, coloured: int | None, *, may_begin_before: bool
) -> None:
    image = Image.new("L", (200, 60), 245)
    ImageDraw.Draw(image).text((left, 20), "15.996.000", fill=0, font_size=20)
    black, plain = np.asarray(image), np.asarray(image).copy()
    if coloured is not None:
        plain[24:34, coloured : coloured + 12] = 60
    none = np.zeros_like(black)
    (crop,) = crops_of(Sheet(black, plain), Field(0, 0, 200, 60), none, 14)
    assert crop.may_begin_before is may_begin_before


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head_is_turned(angle: int) -> None:
    turned = page().rotate(angle, expand=True)
    assert numbers_of(table_of(scan.read(bytes_of(turned), "x.png"))) == NUMBERS


def test_the_camera_says_which_side_is_up() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright: to be turned by a quarter
    data = bytes_of(page().rotate(90, expand=True), "JPEG", quality=90, exif=exif)
    assert numbers_of(table_of(document_of(data, "foto.jpg"))) == NUMBERS


def test_columns_that_only_space_keeps_apart_become_a_table() -> None:
    import pypdfium2  # noqa: PLC0415 - heavy
    import typst  # noqa: PLC0415 - heavy

    cells = ",".join(f"[{cell}]" for row in ROWS for cell in (row[1], row[3], row[4]))
    source = f"#set page(width: 210mm, height: 70mm)\n#grid(columns: 3, gutter: 9mm, {cells})"
    pdf = typst.compile(source.encode())
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72).to_pil()
    table = table_of(scan.read(bytes_of(image.convert("RGB")), "x.png"))
    assert [row[1] for row in texts(table)] == [row[3] for row in ROWS]


def test_pages_that_are_read_at_once_are_read_as_each_alone() -> None:
    pages = [page(), page(), page().rotate(180), page()]
    data = bytes_of(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    document = scan.read(data, "x.tiff")
    assert [texts(table) for table in document.tables] == [texts(table_of(clean()))] * 4


def test_the_pages_of_a_tiff_are_read_one_by_one_and_counted() -> None:
    seen = []
    blank = Image.new("L", (600, 400), "white")
    data = bytes_of(blank, "TIFF", save_all=True, append_images=[blank])
    document = scan.read(data, "x.tiff", watch=lambda done, pages: seen.append((done, pages)))
    assert document.blocks == (PageBreak("Halaman 1"), PageBreak("Halaman 2"))
    assert seen == [(0, 2), (1, 2), (2, 2)]
    assert scan.read(data, "x.tiff", pages=(2,)).blocks == (PageBreak("Halaman 2"),)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (bytes_of(Image.new("1", (20_000, 10_000))), "megapiksel"),
        (bytes_of(Image.new("L", (20, 20))), "terlalu kecil"),
        (bytes_of(Image.effect_noise((300, 300), 50))[:5000], "rusak atau terpotong"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(200)), "rusak atau terpotong"),
        (b"%PDF-1.4 nothing", "PDF ini rusak"),
        (
            bytes_of(
                Image.new("1", (50, 50)),
                "TIFF",
                save_all=True,
                append_images=[Image.new("1", (50, 50))] * 60,
            ),
            "61 halaman",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_remedy(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says) as refusal:
        scan.read(data, "berkas.png")
    assert "berkas.png" in str(refusal.value)


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnreadableError, match="tidak ada"):
        scan.read(bytes_of(Image.new("L", (300, 300))), "x.png", pages=(2,))


def test_a_beam_adds_up_all_ways_to_spell_a_text() -> None:
    steps = np.array([[0.1, 0.9, 0.0], [0.5, 0.5, 0.0], [0.2, 0.0, 0.8]], np.float32)
    found = spellings_of(steps, ("", "1", "2"))
    assert found[0].text == "12"
    # 1·2, 11·2, 1 2, 12: every way but those that lack a letter.
    assert found[0].probability == pytest.approx((0.9 * 0.5 + 0.9 * 0.5 + 0.1 * 0.5) * 0.8)


def test_a_letter_seen_twice_with_a_gap_is_two_letters() -> None:
    steps = np.array([[0, 1], [1, 0], [0, 1]], np.float32)
    assert spellings_of(steps, ("", "1"))[0] == Spelling("11", 1.0)


def test_a_text_without_any_chance_is_no_spelling() -> None:
    steps = np.array([[0, 1], [0, 1], [1, 0]], np.float32)
    assert spellings_of(steps, ("", "1")) == (Spelling("1", 1.0),)


def test_views_that_differ_are_never_sure_and_keep_both_texts() -> None:
    decision = decided([(Spelling("12,89", 0.99),), (Spelling("12,39", 0.98),)])
    assert decision.recognition.confidence < 950
    assert {decision.text, decision.recognition.others[0][0]} == {"12,89", "12,39"}


def test_views_that_write_one_number_differently_do_not_differ() -> None:
    views = [
        (Spelling("Rp.585.286.500,-", 0.7), Spelling("Rp.585.286.500.-", 0.28)),
        (Spelling("Rp.585.286.500.-", 0.6), Spelling("Rp.585.286.500,-", 0.39)),
    ]
    assert decided(views).recognition.confidence >= CERTAIN
    assert not decided(views).recognition.others


def test_a_mark_that_parts_decimals_is_rather_a_comma() -> None:
    view = (Spelling("94.3", 0.6), Spelling("94,3", 0.39))
    assert decided([view, view]).text == "94,3"


@pytest.mark.parametrize("texts", [("3.125", "3,125"), ("01", "1"), ("8.3", "83")])
def test_texts_that_say_different_numbers_or_codes_are_doubted(texts: tuple[str, str]) -> None:
    one, other = texts
    views = [
        (Spelling(one, 0.7), Spelling(other, 0.28)),
        (Spelling(other, 0.6), Spelling(one, 0.39)),
    ]
    assert decided(views).recognition.confidence < CERTAIN


def test_a_well_formed_number_is_preferred_to_one_whose_groups_are_not_whole() -> None:
    view = (Spelling("7.385.00", 0.5), Spelling("7.385.000", 0.4))
    assert decided([view, view]).text == "7.385.000"


@pytest.mark.parametrize(
    "text", ["7.385.000", "-", "12,39", "Rp5.294.655,00", "100%", "(1.000)", "Rp. 1.012.460.-"]
)
def test_numbers_as_offices_write_them_are_well_formed(text: str) -> None:
    assert looks_numeric(text)
    assert is_well_formed(text)


@pytest.mark.parametrize(
    "text", ["7.385.00", "1,23,45", "89,3405,300", "8246.500", "1.254.939,500", "1.280.251:500"]
)
def test_numbers_with_broken_groups_are_not(text: str) -> None:
    assert looks_numeric(text)
    assert not is_well_formed(text)


def test_words_are_no_numbers() -> None:
    assert not looks_numeric("Dokumen")


@pytest.mark.parametrize(("letter", "lines"), [(9, 1), (14, 0)])
def test_a_dash_of_small_letters_is_seen_and_marked_as_hardly_any_ink(
    letter: int, lines: int
) -> None:
    grey = np.full((29, 187), 243, np.uint8)
    grey[15:17, 174:177] = 90
    grey[16, 174] = 243
    none = np.zeros(grey.shape, np.uint8)
    found = crops_of(Sheet(grey, grey), Field(0, 0, 187, 29), none, letter)
    assert [crop.is_faint for crop in found] == [True] * lines
