"""The berita acara perbaikan says what was changed, why, how surely, and what stays open."""

import importlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tolok.audit.findings import Witness
from tolok.documents.document import Document, Paragraph, Signature, Signatures, Table
from tolok.documents.reading import read_form, read_form_bytes
from tolok.documents.writing import FORMATS, write_document
from tolok.domain.forms import Form
from tolok.domain.levels import Level
from tolok.repair.proposals import Change, Edit, Insertion, Question, Removal, Repair
from tolok.reports.corrections import corrections_document
from tolok.reports.form import form_document

pypdfium2 = importlib.import_module("pypdfium2")  # it brings no types

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"
SPENDING = Change("1", "spending", "1.020.331.464", "2.020.331.464")
WITNESSES = (Witness("Jumlah keempat program 2.020.331.464"), Witness("Capaian pagu 13,41 %"))
NEW = Insertion(
    "4", "9", Level.SUBACTIVITY, "5.000.000", "0", "0,00", "7.01.01.2.01.06", "Penyusunan Laporan"
)


def repair(*edits: Edit, probability: str = "0.9876", witnesses: int = 2) -> Repair:
    explanation = "Baris 1 · Realisasi Rp semestinya 2.020.331.464. Saksi: keempat program."
    return Repair("P1", Decimal(probability), edits, (), WITNESSES[:witnesses], explanation)


def lines(table: Table) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row.cells] for row in table.rows]


def running_text(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def the_table(form: Form, *accepted: Repair) -> list[list[str | None]]:
    (table,) = corrections_document(form, accepted).tables
    return lines(table)


@pytest.fixture(scope="module")
def form() -> Form:
    return read_form(SEED).form


def test_a_change_stands_with_its_row_cell_reason_witnesses_and_probability(form: Form) -> None:
    assert the_table(form, repair(SPENDING))[1] == [
        "1",
        "1 · Meningkatnya Tata Kelola …",
        "Realisasi Rp",
        "1.020.331.464",
        "2.020.331.464",
        "Baris 1 · Realisasi Rp semestinya 2.020.331.464.",
        "• Jumlah keempat program 2.020.331.464\n• Capaian pagu 13,41 %",
        "98,76 %",
    ]


def test_two_cells_of_one_cause_share_reason_and_probability(form: Form) -> None:
    other = Change("1", "absorption", "", "13,41")
    first, second = the_table(form, repair(SPENDING, other))[1:3]
    assert first[0] == "1"
    assert second == [None, "1", "Capaian pagu %", "kosong", "13,41", None, None, None]


def test_rows_to_insert_and_to_remove_are_told_in_words(form: Form) -> None:
    document = corrections_document(form, [repair(NEW), repair(Removal("12", "11"))])
    (table,) = document.tables
    inserted, removed = lines(table)[1:3]
    assert inserted[1:4] == [
        "Sesudah baris 9 · Koordinasi dan Penyusunan Perubahan …",
        "Baris baru",
        (
            "Sisipkan sub kegiatan 7.01.01.2.01.06 “Penyusunan Laporan” di bawah baris 4: "
            "Pagu Rp 5.000.000; Realisasi Rp 0; Capaian pagu % 0,00."
        ),
    ]
    assert removed[2:4] == ["Seluruh baris", "Tertulis dua kali; hapus, dan biarkan baris 11."]
    assert running_text(document)[-1].endswith(
        "2 usulan yang diterima: 1 baris disisipkan dan 1 baris dihapus. Baris tidak disisipkan "
        "atau dihapus dalam berkas: kerjakan sendiri, karena rumus di sekitarnya ikut bergeser."
    )


def test_nothing_inferred_is_said_to_be_wholly_sure(form: Form) -> None:
    assert the_table(form, repair(SPENDING, probability="1.0000"))[1][-1] == "> 99,99 %"
    unproven = replace(repair(SPENDING), is_proven=False)
    table = the_table(form, unproven)
    assert table[1][-1] == "98,76 % *"
    assert (table[2][0] or "").startswith("* Belum terbukti yang terbaik")


def test_a_text_file_holds_no_comments_and_a_workbook_does(form: Form) -> None:
    data = write_document(form_document(form), "xlsx")
    workbook = read_form_bytes(data, "a.xlsx").form
    texts = running_text(corrections_document(form, [repair(SPENDING)]))
    assert "Berkas teks tidak memuat komentar" in texts[-1]
    texts = running_text(corrections_document(workbook, [repair(SPENDING)]))
    assert "tiap sel yang diubah diberi komentar" in texts[-1]


def test_what_was_declined_and_what_is_asked_stays_on_the_record(form: Form) -> None:
    asked = Question("T1", "Mana yang benar: 11,15 atau 13,41? Periksa pada dokumen sumber.", ())
    document = corrections_document(
        form, [], declined=[repair(SPENDING, NEW), repair(Removal("12", "11"))], questions=[asked]
    )
    (table,) = document.tables
    long, *others = [row[:3] for row in lines(table)[1:4]]
    assert (long[2] or "").startswith(
        "Baris 1 · Realisasi Rp: 1.020.331.464 menjadi 2.020.331.464; Sisipkan sub kegiatan "
    )
    assert others == [
        ["2", "Usulan ditolak", "Baris 12: hapus, salinan baris 11"],
        ["3", "Pertanyaan terbuka", "Mana yang benar: 11,15 atau 13,41?"],
    ]
    assert "Tidak ada perbaikan yang diterima." in running_text(document)[-1]


def test_nothing_decided_is_a_record_too() -> None:
    document = corrections_document(Form(), [])
    assert not list(document.tables)
    assert write_document(document, "pdf").startswith(b"%PDF")


def test_ten_corrections_and_three_questions_fit_on_one_signed_page(form: Form) -> None:
    accepted = [repair(SPENDING, SPENDING, witnesses=1)] * 10
    asked = [Question("T1", "Mana yang benar: 11,15 atau 13,41?", ())] * 3
    signature = Signature("Serang, 5 April 2022", "Camat Cipocok Jaya", "Nama", "Pembina", "19")
    document = corrections_document(form, accepted, questions=asked, signatures=[signature])
    assert document.blocks[-1] == Signatures((signature,))
    pdf = pypdfium2.PdfDocument(write_document(document, "pdf"))
    (text,) = [page.get_textpage().get_text_bounded() for page in pdf]
    pdf.close()
    assert "BERITA ACARA PERBAIKAN" in text
    assert "Serang, 5 April 2022" in text


@pytest.mark.parametrize("format_", FORMATS)
def test_the_record_is_written_in_every_format(form: Form, format_: str) -> None:
    accepted = [repair(SPENDING, NEW), repair(Removal("12", "11"))] * 30
    assert write_document(corrections_document(form, accepted), format_)
