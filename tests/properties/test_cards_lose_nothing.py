"""Whatever lines of labels and values a table has, no text of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from tolok.documents.document import Cell, Document, Table, TableRow
from tolok.documents.reading import forms_of
from tolok.domain.forms import NUMBER_CELLS, TEXT_CELLS

LABELS = (
    "Nama Indikator", "Indikator Kinerja", "Sasaran", "Satuan", "Target 2025", "Target 2026",
    "Target", "Target Triwulan I", "Formula", "Definisi Operasional", "Program", "Sumber Data",
    "Tujuan Indikator", "Realisasi", "Anggaran", "Keterangan", "Frekuensi", "Penanggung Jawab",
)  # fmt: skip
LINES = st.one_of(
    st.tuples(st.sampled_from(LABELS), st.just("?")),
    st.tuples(st.sampled_from(LABELS), st.just(":"), st.just("?"), st.sampled_from(("", "?"))),
    st.tuples(st.just("1."), st.sampled_from(LABELS), st.just("?")),
    st.tuples(st.just(""), st.just("?")),
    st.tuples(st.just("?")),
)


@given(st.lists(LINES, min_size=4, max_size=20))
def test_every_value_is_in_a_form_or_left_over(lines: list[tuple[str, ...]]) -> None:
    values: list[str] = []
    rows = []
    for number, line in enumerate(lines, start=1):
        cells = []
        for text in line:
            if text == "?":
                values.append(f"isi{len(values)}z")
                cells.append(Cell(values[-1]))
            else:
                cells.append(Cell(text))
        rows.append(TableRow(tuple(cells), number))
    read = forms_of(Document((Table("Kartu", tuple(rows)),)), "a.xlsx")
    if not read.forms:
        return  # no card: the table is told as unknown, as a whole
    told = {word for one in read.leftovers for word in one.text.split()}
    for row in (row for form in read.forms for row in form.rows):
        texts = [getattr(row, name) or "" for name in TEXT_CELLS]
        texts += [*row.details.values(), *(row.cell(name).written for name in NUMBER_CELLS)]
        told.update(word for text in texts for word in text.split())
    assert set(values) <= told
