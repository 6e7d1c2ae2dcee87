"""Words that a page's narrow columns broke are joined where they stand whole elsewhere."""

from tolok.documents.document import Cell, Document, Paragraph, Table, TableRow
from tolok.documents.letters.seen_words import with_broken_words_joined


def joined(text: str, *elsewhere: str) -> str:
    """The text of a cell of a file in which other texts stand too."""
    rows = (TableRow((Cell(text),)),)
    document = Document((*map(Paragraph, elsewhere), Table("Halaman 1", rows)))
    (table,) = with_broken_words_joined(document).tables
    cell = table.rows[0].cells[0]
    return cell.text if cell else ""


def test_a_word_that_stands_whole_elsewhere_is_joined_however_often_it_breaks() -> None:
    assert joined("Meningkatny\na mutu", "Meningkatnya akuntabilitas") == "Meningkatnya mutu"
    assert joined("Terwuj\nudnya\nmutu", "Terwujudnya pelayanan") == "Terwujudnya\nmutu"
    assert joined("Kepu\nas\nan", "Indeks Kepuasan") == "Kepu\nas\nan"  # broken twice


def test_what_is_nowhere_whole_or_two_words_stays_apart() -> None:
    assert joined("Meningkatny\na mutu", "Meningkat") == "Meningkatny\na mutu"
    words = ("kerjasama daerah", "kerja nyata", "sama rata")
    assert joined("nilai kerja\nsama", *words) == "nilai kerja\nsama"
    assert joined("a\ndi", "adi") == "a\ndi"
    assert joined("pelaksanaan\nPengawasan", "PelaksanaanPengawasan").count("\n") == 1


def test_halves_at_the_ends_of_lines_are_no_words_seen_elsewhere() -> None:
    rows = (TableRow((Cell("Pelayan\nan"),)), TableRow((Cell("pelayanan"),)))
    (table,) = with_broken_words_joined(Document((Table("Halaman 1", rows),))).tables
    assert [cell.text for row in table.rows for cell in row.cells if cell] == [
        "Pelayanan",
        "pelayanan",
    ]
