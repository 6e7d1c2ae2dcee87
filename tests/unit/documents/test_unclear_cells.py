"""A scanned form is read as its arithmetic settles it, and every doubtful cell is asked about."""

import json

from tolok.audit.findings import Finding
from tolok.documents.document import Cell, Document, Table, TableRow
from tolok.documents.interchange import form_to_json
from tolok.documents.reading import Reading, forms_of, read_form_bytes
from tolok.domain.forms import Recognition, Row, State

HEADER = (
    "SASARAN STRATEGIS",
    "PROGRAM",
    "INDIKATOR KINERJA",
    "SATUAN",
    "TARGET",
    "PAGU (Rp)",
    "REALISASI",
    "REALISASI (Rp)",
    "CAPAIAN PAGU %",
)
ROWS = (
    "Meningkatnya pelayanan||Indeks|Poin|80|1.000.000.000|||",
    "|Program Pelayanan|Persentase|Persen|100|357.620.000||120.000.000|33,56",
    "|Program Penunjang|Persentase|Persen|100|642.380.000||80.000.000|12,45",
)


def scanned(**doubtful: Cell) -> Document:
    """The rows as a recogniser saw them: surely but for the cells given, named like ``c2_6``."""
    lines = [HEADER, *(row.split("|") for row in ROWS)]
    rows = [[Cell(text, recognition=Recognition(990)) for text in line] for line in lines]
    for place, cell in doubtful.items():
        line, column = (int(part) for part in place.removeprefix("c").split("_"))
        rows[line][column - 1] = cell
    table = Table("Halaman 1, tabel 1", tuple(TableRow(tuple(r), n) for n, r in enumerate(rows, 1)))
    return Document((table,), source="pindai.png")


def read(document: Document) -> Reading:
    return forms_of(document, "pindai.png").main


def row_named(reading: Reading, name: str) -> Row:
    return next(row for row in reading.form.rows if row.name == name)


def asked(reading: Reading) -> list[Finding]:
    return [one for one in reading.findings if one.rule == "reading-uncertain"]


def test_a_sure_page_is_read_as_it_stands_and_nothing_is_asked() -> None:
    reading = read(scanned())
    assert row_named(reading, "Program Pelayanan").ceiling.written == "357.620.000"
    assert not asked(reading)


def test_a_question_says_that_arithmetic_chose_and_what_was_read_first() -> None:
    cell = Cell("355.620.000", recognition=Recognition(603, (("357.620.000", 34),)))
    reading = read(scanned(c2_6=cell))
    assert row_named(reading, "Program Pelayanan").ceiling.written == "357.620.000"
    (question,) = asked(reading)
    assert question.message == (
        "Baris 2 · Pagu Rp dibaca dari gambar sebagai “357.620.000”, dipilih oleh hitungan "
        "formulir (jumlah Pagu Rp di bawah baris 1; Capaian pagu % baris 2); pengenal huruf "
        "membaca “355.620.000”. Bandingkan dengan aslinya."
    )


def test_what_looks_blank_is_asked_about_where_something_may_stand() -> None:
    cell = Cell("", recognition=Recognition(185, (("7", 289), ("-", 60))))
    reading = read(scanned(c1_7=cell))
    assert reading.form.rows[0].realization.state is State.BLANK
    (question,) = asked(reading)
    assert question.message == (
        "Baris 1 · Realisasi kinerja dibaca dari gambar sebagai kosong dengan keyakinan 18 %, "
        "mungkin juga “7”, “-”. Bandingkan dengan aslinya."
    )


def test_what_looks_blank_and_never_seemed_anything_is_not_asked_about() -> None:
    assert not asked(read(scanned(c1_7=Cell("", recognition=Recognition(185)))))


def test_what_chose_a_reading_comes_back_from_json() -> None:
    cell = Cell("355.620.000", recognition=Recognition(603, (("357.620.000", 34),)))
    reading = read(scanned(c2_6=cell))
    again = read_form_bytes(json.dumps(form_to_json(*reading)).encode(), "pindai.json")
    before, after = (row_named(one, "Program Pelayanan").ceiling.source for one in (reading, again))
    assert after == before


def test_doubtful_words_are_told_with_what_else_they_may_say() -> None:
    seen = Recognition(900, (("Program Pelayanan", 1),))
    reading = read(scanned(c3_2=Cell("Program Pelavanan", recognition=seen)))
    assert row_named(reading, "Program Pelavanan")
    (told,) = [one for one in reading.findings if one.rule == "reading-uncertain-words"]
    assert told.cell == "name"
    assert "“Program Pelavanan” dengan keyakinan 90 %, mungkin juga “Program Pel" in told.message
    assert not asked(reading)
