"""Words and figures of a scan that their column and the words beside them tell."""

import pytest

from tolok.documents.document import Cell
from tolok.documents.scanning.among import told_by_columns
from tolok.documents.scanning.deciding import Decision
from tolok.documents.scanning.headings import respelt
from tolok.documents.scanning.seconding import seconded
from tolok.documents.scanning.spelling import spelt, usual_words
from tolok.documents.scanning.transcribing import Spelling
from tolok.domain.forms import CERTAIN, Recognition


def cell(text: str, confidence: int = 990, *others: tuple[str, int]) -> Cell:
    return Cell(text, recognition=Recognition(confidence, others))


AMOUNTS = tuple(map(cell, ("1.250.000", "7.385.000", "27.440.000", "118.684.905")))
NAMES = (cell("Penyediaan Gaji"), cell("Penatausahaan Barang"), cell("Koordinasi DPA"))


def told(*column: Cell) -> Cell:
    """The last cell of a column, after its column was asked."""
    (mended,) = told_by_columns([[one] for one in column])[-1]
    assert mended is not None
    return mended


def read(text: str, *page: str, confidence: int = 300) -> Cell:
    """A cell that was read so below those that were read surely, after the words were asked."""
    column = [*map(cell, page), cell(text, confidence)]
    (mended,) = spelt([[one] for one in column])[-1]
    assert mended is not None
    return mended


@pytest.mark.parametrize(
    ("seen", "figure"),
    [
        (cell("NITOH 580.713.000 NTO", 735), "580.713.000"),
        (cell("1A668.687.500 H", 141), "668.687.500"),
        (cell("OH710,005.732", 258, ("710.005.732", 90)), "710.005.732"),
        (cell("CONT NIC", 362, ("1", 500)), "1"),
    ],
)
def test_in_a_column_of_figures_letters_around_one_are_a_stamps(seen: Cell, figure: str) -> None:
    mended = told(*AMOUNTS, seen)
    assert mended.text == figure
    assert mended.recognition is not None
    assert mended.recognition.confidence < CERTAIN
    assert seen.text in dict(mended.recognition.others)


@pytest.mark.parametrize(
    "column",
    [
        (*AMOUNTS, cell("CAMAT 580.713.000", 970)),
        (*AMOUNTS, cell("CONTOH", 300)),
        (*AMOUNTS, cell("C0NTOH", 300)),
        (*NAMES, cell("Dokumen 580.713.000", 300)),
        (*AMOUNTS, *NAMES, cell("Dokumen 580.713.000", 300)),
    ],
    ids=["sure", "no figure", "a letter like one", "words", "as many words as figures"],
)
def test_other_letters_stay_with_their_figures(column: tuple[Cell, ...]) -> None:
    assert told(*column) == column[-1]


def test_a_crumb_beside_a_dash_goes_where_dashes_are_usual() -> None:
    assert told(cell("-"), *AMOUNTS, cell("- an", 100)) == cell("-", 100, ("- an", 100))
    assert told(*AMOUNTS, cell("- an", 100)).text == "- an"


def test_a_header_over_figures_keeps_its_words() -> None:
    header = cell("TARGET 12", 600)
    assert told_by_columns([[header], *([one] for one in AMOUNTS)])[0] == [header]


def test_in_a_column_of_words_a_figure_ousts_none() -> None:
    whole = ("Pemeliharaan Peralatan Kantor 8.0", 420)
    assert told(*NAMES, cell("8.0", 800, whole)) == cell(whole[0], 420, ("8.0", 800))
    assert told(*AMOUNTS, cell("8.0", 800, whole)).text == "8.0"


def test_a_number_among_letters_is_kept_as_what_else_they_may_be() -> None:
    letters = Decision("CONT NIC", Recognition(720))
    found = seconded(letters, [(Spelling("CONT NIC", 0.7),)], (Spelling("1", 0.5),))
    assert found == Decision("CONT NIC", Recognition(720, (("1", 450),)))
    assert seconded(letters, [], (Spelling("", 0.9),)) == letters


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("Junlah pembnaan laporan", "Jumlah pembinaan laporan"),
        ("lumlah laporan", "Jumlah laporan"),
        ("Junilah laporan", "Jumlah laporan"),
        ("Penyusunan Dokunen Perencnaan", "Penyusunan Dokumen Perencanaan"),
        ("PROGRAN PENUNJANG", "PROGRAM PENUNJANG"),
        ("Pemelihara an Gedung|", "Pemelihara an Gedung"),
        ("Jumah PembinaanLaporan", "Jumlah Pembinaan Laporan"),
        ("Penyusunan DokumenNT", "Penyusunan Dokumen"),
        ("Lapo ran Keuangan", "Laporan Keuangan"),
    ],
)
def test_a_doubtful_word_that_nobody_knows_becomes_the_one_that_it_nearly_is(
    seen: str, meant: str
) -> None:
    assert read(seen) == cell(meant, 300, (seen, 300))


def test_words_that_the_page_surely_bears_are_known() -> None:
    assert read("Cipocek", "Kelurahan Curug").text == "Cipocek"
    assert read("Cipocek", "Kecamatan Cipocok").text == "Cipocok"
    assert read("penyedaan").text == "penyedaan"  # penyediaan, penyewaan
    assert read("penyedaan", "Jumlah penyediaan").text == "penyediaan"


@pytest.mark.parametrize("text", ["Kampung Xyzzy", "Dana Desa", "Bulat"])
def test_what_is_near_no_word_or_a_word_itself_stays(text: str) -> None:
    assert read(text).text == text


def test_a_sure_text_is_not_changed_but_marked_where_a_letter_may_be_wrong() -> None:
    assert read("Pelavanan Umum", confidence=985) == cell(
        "Pelavanan Umum", 900, ("Pelayanan Umum", 1)
    )
    assert read("Kecamatan Walantaka", confidence=985) == cell("Kecamatan Walantaka", 985)


@pytest.mark.parametrize("seen", ["Dokamen", "Dokumen au", "Doktmen r"])
def test_what_a_column_says_again_and_again_is_said_here_too(seen: str) -> None:
    assert read(seen, *["Dokumen"] * 3).text == "Dokumen"


def test_texts_begin_as_all_others_of_their_column_do() -> None:
    page = ("Tersedianya air", "Jumlah warga", "Indeks mutu", "Nilai kinerja")
    assert read("laporan bulanan", *page).text == "Laporan bulanan"
    assert read("laporan bulanan", *page[:2]).text == "laporan bulanan"


def test_the_usual_words_are_lower_case_and_in_order() -> None:
    words = sorted(usual_words())
    assert all(word.isalpha() and word.islower() and len(word) >= 4 for word in words)


def test_two_letters_of_a_telling_word_may_be_wrong_where_a_header_is_doubtful() -> None:
    hardly, meant = "VECIATAN DAN SUB IECIATAN", "KEGIATAN DAN SUB KEGIATAN"
    figures: list[Cell | None] = [cell("1"), cell("2"), cell("3")]
    above, _, below = respelt([[cell(hardly, 185)], figures, [cell(hardly, 185)]])
    assert above == [cell(meant, 185, (hardly, 185))]
    assert below == [cell(hardly, 185)]
    assert respelt([[cell(hardly, 960)]]) == [[cell(hardly, 960)]]


def test_three_letters_of_a_long_telling_word_may_be_wrong_where_no_other_is_near() -> None:
    hardly, meant = "KEGIATAN DAN SUB VECLATAN", "KEGIATAN DAN SUB KEGIATAN"
    assert respelt([[cell(hardly, 185)]]) == [[cell(meant, 185, (hardly, 185))]]


@pytest.mark.parametrize("word", ["Bencana", "Pendataan", "Peringkat", "Kewenangan"])
def test_a_word_of_its_own_is_no_telling_word_with_a_letter_wrong(word: str) -> None:
    for confidence in (185, 990):
        assert respelt([[cell(word, confidence)]]) == [[cell(word, confidence)]]


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ((*NAMES, cell("t\nC", 690)), ""),
        ((*NAMES, cell("CU", 980)), "CU"),
        ((*NAMES, cell("Air", 990), cell("Ari", 690)), "Ari"),
        ((*NAMES[:2], cell("CF", 650)), "CF"),
    ],
)
def test_doubtful_letters_in_a_column_of_names_are_a_stamps(
    column: tuple[Cell, ...], text: str
) -> None:
    assert told(*column).text == text


@pytest.mark.parametrize(
    ("seen", "text"),
    [("Partisipasi Mumi", "Partisipasi Murni"), ("mdeks", "indeks"), ("Nilal", "Nilai")],
)
def test_letters_that_look_alike_are_told_in_short_words(seen: str, text: str) -> None:
    assert read(seen, "Angka Partisipasi Murni", "Nilai indeks").text == text


@pytest.mark.parametrize("text", ["Buku Teks Pelajaran SD", "Perbaikan Rumah", "Penganggaran"])
def test_a_word_of_forms_is_no_other_one_wrongly_spelt(text: str) -> None:
    assert read(text, confidence=860).text == text


def test_capitals_behind_what_a_column_says_again_and_again_are_doubted() -> None:
    page = ("Dokumen", "Dokumen", "Dokumen", "Laporan BPK")
    marked, alone = (read(text, *page, confidence=970) for text in ("Dokumen MATA", "Orang MATA"))
    assert marked == cell("Dokumen MATA", 900, ("Dokumen", 1))
    assert alone == cell("Orang MATA", 970)
