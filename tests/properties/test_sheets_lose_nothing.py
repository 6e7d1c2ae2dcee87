"""Whatever lines of labels, benchmarks and accounts a budget sheet has, no value of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from tolok.documents.document import Cell, Document, Paragraph, Table, TableRow
from tolok.documents.reading import forms_of
from tolok.domain.forms import NUMBER_CELLS, TEXT_CELLS

LINES = st.sampled_from((
    ("Program", ":", "7.01.01 ?"),
    ("Program", ":", "7.01.02 - ?"),
    ("Kegiatan : 7.01.01.2.01 ?",),
    ("Sub Kegiatan", ":", "7.01.01.2.01.0001 ?"),
    ("Organisasi", ":", "Kecamatan ?"),
    ("Alokasi Tahun 2024", ":", "Rp #"),
    ("Alokasi Tahun 2025", ":", "Rp #"),
    ("Sumber Pendanaan", ":", "?"),
    ("Keluaran Sub Kegiatan", ":", "Jumlah ? - # Dokumen"),
    ("Indikator", "Tolok Ukur Kinerja", "Target Kinerja"),
    ("Capaian Program", "Nilai ?", "# Nilai"),
    ("Masukan", "Dana ?", "Rp #"),
    ("Keluaran", "Jumlah ?", "# Dokumen"),
    ("", "Jumlah ?", "# Laporan"),
    ("Keluaran", "", "#"),
    ("Kode Rekening", "Uraian", "Jumlah"),
    ("5.1", "Belanja ?", "#"),
    ("", "Kertas ?", "#"),
    ("", "Jumlah Anggaran", "#"),
    ("?",),
    ("",),
))  # fmt: skip


@given(st.lists(LINES, min_size=4, max_size=24), st.integers(0, 24))
def test_every_value_is_in_a_form_or_left_over(lines: list[tuple[str, ...]], cut: int) -> None:
    values: list[str] = []
    tables: list[Table | Paragraph] = []
    for part, several in enumerate((lines[:cut], lines[cut:])):
        rows = []
        for number, line in enumerate(several, start=1):
            cells = []
            for text in line:
                if "?" in text or "#" in text:
                    values.append(f"{1000 + len(values)}")
                    mark = "?" if "?" in text else "#"
                    text = text.replace(mark, values[-1])  # noqa: PLW2901 - its own value
                    text = text.replace("#", values[-1])  # noqa: PLW2901 - both have one
                cells.append(Cell(text))
            rows.append(TableRow(tuple(cells), number))
        tables += [Paragraph("Rincian"), Table(f"Lembar {part}", tuple(rows))]
    read = forms_of(Document(tuple(tables)), "a.xlsx")
    if not read.forms:
        return  # nothing was understood, and the tables are told as unknown as a whole
    told = " ".join(one.text for one in read.leftovers)
    for row in (row for form in read.forms for row in form.rows):
        texts = [getattr(row, name) or "" for name in TEXT_CELLS]
        texts += [*row.details.values(), *(row.cell(name).written for name in NUMBER_CELLS)]
        told += " ".join(["", *texts])
    assert [value for value in values if value not in told] == []
