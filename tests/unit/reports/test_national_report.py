"""The national report over a small warehouse: what it says, and that every format can hold it."""

import io

import pypdfium2
import pytest
from national_engines import engine
from national_rows import held, row

from tolok.consolidation.inquiries import Choice
from tolok.consolidation.warehouse import Warehouse
from tolok.documents.document import Document, Paragraph, Picture, Table
from tolok.documents.writing import FORMATS, write_document
from tolok.domain.errors import TolokError
from tolok.reports.national import gather, national_document

REGISTER = """provinsi,pemerintah daerah,perangkat daerah
Banten,Kota Uji,Dinas Uji
Banten,Kota Lain,Dinas Lain
Jawa Barat,Kota Sunyi,
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    figures = [
        ("KOTA UJI", "DINAS UJI", 2023, 800_000),
        ("KOTA UJI", "DINAS UJI", 2024, 950_000),
        ("KOTA LAIN", "DINAS LAIN", 2024, 700_000),
    ]
    rows = [
        row(
            government=government, organization=office, year=year, period=f"{year}-Q1",
            form=number, indicator="Nilai", target=1_000_000, realization=realization,
            achievement=realization + 10_000 * (year == 2023), achievement_decimals=2,
            ceiling=100_000, spending=50_000,
        )
        for number, (government, office, year, realization) in enumerate(figures, start=1)
    ]  # fmt: skip
    return held(tmp_path_factory.mktemp("nasional"), rows, REGISTER)


@pytest.fixture(scope="module")
def report(warehouse: Warehouse) -> Document:
    on = engine("duckdb")
    warehouse.show_to(on)
    return national_document(gather(on, Choice()))


def paragraphs(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def test_it_tells_of_the_newest_quarter_that_anybody_reported(report: Document) -> None:
    text = paragraphs(report)
    assert "TRIWULAN I TAHUN 2024" in text
    assert "2 dari 3 perangkat daerah melapor (66,67 %)" in text
    assert "Rata-rata capaian 82,50 % (Tinggi); serapan 50,00 % dari pagu Rp 2.000." in text


def test_each_picture_has_the_same_figures_in_its_table(report: Document) -> None:
    pictures = [block for block in report.blocks if isinstance(block, Picture)]
    assert len(pictures) == 4
    by_year, of_all, by_province, by_class = pictures
    assert "Tahun 2024 82,50 %" in by_year.told
    assert "BANTEN 82,50 %" in by_province.told
    texts = [cell.text for line in by_province.table.rows for cell in line.cells if cell]
    assert "82,50" in texts
    for classes in (of_all, by_class):
        assert classes.svg.count("<rect") == 5 + 2  # the key, and two classes in one line
    assert "Indonesia: Sangat Tinggi" in of_all.told


def test_a_province_is_told_by_its_governments(warehouse: Warehouse) -> None:
    on = engine("duckdb")
    warehouse.show_to(on)
    document = national_document(gather(on, Choice(province="BANTEN")))
    assert "LAPORAN KINERJA PROVINSI BANTEN" in paragraphs(document)
    tables = [block for block in document.tables if "Peringkat" in block.name]
    assert [line.cells[1].text for line in tables[0].rows[1:] if line.cells[1]] == [
        "KOTA UJI",
        "KOTA LAIN",
    ]


def test_a_year_without_reports_is_said_so(warehouse: Warehouse) -> None:
    on = engine("duckdb")
    warehouse.show_to(on)
    with pytest.raises(TolokError, match="Belum ada laporan"):
        gather(on, Choice(year=1999))


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_holds_the_report(report: Document, format_: str) -> None:
    data = write_document(report, format_)
    if format_ == "pdf":
        pages = pypdfium2.PdfDocument(io.BytesIO(data))
        text = "".join(page.get_textpage().get_text_bounded() for page in pages)
        assert "LAPORAN KINERJA NASIONAL" in text
        assert "BANTEN" in text
    else:
        assert len(data) > 1000
    if format_ == "html":
        assert data.count(b"<figure>") == data.count(b"<details>") == 4
    assert sum(isinstance(block, Table) for block in report.flat) == len(list(report.tables))
