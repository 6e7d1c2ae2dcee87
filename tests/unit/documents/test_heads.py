"""Texts right above a table that name its rows, as the chapters of a report have them."""

from io import BytesIO

from docx import Document

from tolok.documents.reading import read_forms


def test_an_objective_above_a_table_of_indicators_names_its_rows() -> None:
    report = Document()
    report.add_paragraph("Capaian Kinerja Tahun 2025")
    for number, name, rows in (
        (1, "Pelayanan baik", [("Indeks kepuasan", "88", "88,75"), ("Aduan selesai", "100", "95")]),
        (2, "Akuntabel", [("Nilai AKIP", "75", "72,3")]),
    ):
        report.add_paragraph(f"Sasaran {number}: {name}")
        report.add_paragraph(f"Tabel 3.{number} Capaian indikator")
        table = report.add_table(0, 3)
        for texts in (("Indikator Kinerja", "Target 2025", "Realisasi 2025"), *rows):
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
        report.add_paragraph("Capaian didukung oleh kompetensi petugas.")
    data = BytesIO()
    report.save(data)
    (form,) = read_forms(data.getvalue(), "bab3.docx").forms
    assert [row.name for row in form.rows] == [
        "Sasaran 1: Pelayanan baik",
        None,
        "Sasaran 2: Akuntabel",
    ]
    assert {row.level for row in form.rows} == {"objective"}
    assert [row.realization.written for row in form.rows] == ["88,75", "95", "72,3"]


def test_a_head_above_a_table_that_names_its_rows_names_none() -> None:
    lines = (
        "Sasaran 1: Pelayanan baik",
        "No\tProgram\tIndikator\tTarget\tRealisasi",
        "1\tProgram Air\tPersentase air\t20\t18",
    )
    (form,) = read_forms("\n".join(lines).encode(), "a.txt").forms
    assert [row.name for row in form.rows] == ["Program Air"]
