"""Of a table of several periods each form tells of its own figures, and once of what all share."""

from tolok.documents.document import Cell, Document, Table, TableRow
from tolok.documents.reading import Reading, forms_of
from tolok.domain.forms import Recognition

LINES = (
    "PROGRAM|INDIKATOR KINERJA|SATUAN|TARGET|REALISASI TW I|REALISASI TW II|REALISASI TW III",
    "Program Pelayanan|Persentase layanan|Persen|100|20|40|60",
    "Program Penunjang|Persentase berkas|Persen|90|25|45|75",
)
UNSURE = Recognition(610, (("46", 80),))


def scanned(**doubtful: Cell) -> tuple[Reading, ...]:
    """The forms of the lines, read surely but for the cells given, named like ``c2_6``."""
    rows = [[Cell(text, recognition=Recognition(990)) for text in one.split("|")] for one in LINES]
    for place, cell in doubtful.items():
        line, column = (int(part) for part in place.removeprefix("c").split("_"))
        rows[line][column - 1] = cell
    table = Table("Halaman 1, tabel 1", tuple(TableRow(tuple(r), n) for n, r in enumerate(rows, 1)))
    return forms_of(Document((table,), source="pindai.png"), "pindai.png").readings


def asked(reading: Reading) -> list[tuple[str | None, str | None]]:
    return [(one.row, one.cell) for one in reading.findings if one.rule == "reading-uncertain"]


def test_a_doubtful_result_is_asked_about_where_its_quarter_is_read() -> None:
    first, second, third = scanned(c2_6=Cell("45", recognition=UNSURE))
    assert (asked(first), asked(second), asked(third)) == ([], [("2", "realization")], [])


def test_a_doubtful_target_of_the_year_is_asked_about_in_each_form_that_shows_it() -> None:
    forms = scanned(c1_4=Cell("100", recognition=UNSURE))
    assert [asked(one) for one in forms] == 3 * [[("1", "target")]]


def test_doubtful_words_of_a_line_are_told_once() -> None:
    forms = scanned(c1_1=Cell("Program Pelavanan", recognition=UNSURE))
    told = [one.rule for form in forms for one in form.findings]
    assert told.count("reading-uncertain-words") == 1
