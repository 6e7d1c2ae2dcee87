"""Text and CSV come back with the accepted cells changed and every other letter as it was."""

import pytest

from tolok.documents.corrections import Correction, CorrectionError, correct
from tolok.domain.forms import Recognition, Source

BARRED = (
    "# Formulir\n\n| Program | Target | Realisasi |\n| --- | ---: | ---: |\n"
    "| Pelayanan \\| umum | 12 |  21 |\n| Keamanan | 5 | 5 |\n"
)


def change(row: int, column: int, before: str, after: str, table: str = "teks") -> Correction:
    return Correction(Source("a", table, row, column), before, after, "jumlahnya")


@pytest.mark.parametrize("bar", ["|", "│"])
def test_a_cell_between_bars_changes_alone(bar: str) -> None:
    text = BARRED.replace(" | ", f" {bar} ") if bar != "|" else BARRED
    found = correct(text.encode(), "a.md", [change(5, 3, "21", "12")])
    assert found.decode() == text.replace(" 21 ", " 12 ")


def test_a_cell_before_the_first_bar_is_the_first() -> None:
    text = "Program | Target | Realisasi\nA | 1 | 2\nB | 3 | 4\n"
    found = correct(text.encode(), "a.txt", [change(3, 1, "B", "C"), change(2, 3, "2", "9")])
    assert found.decode() == "Program | Target | Realisasi\nA | 1 | 9\nC | 3 | 4\n"


@pytest.mark.parametrize("mark", ["^", "|", ";"])
def test_a_csv_that_tells_its_separator_keeps_it(mark: str) -> None:
    text = "\r\n".join(["sep=" + mark, *(mark.join(line) for line in ("PTR", "a12", "b34")), ""])
    found = correct(text.encode(), "a.csv", [change(4, 2, "3", f"5{mark}6", "csv")])
    assert found.decode() == text.replace(mark + "3" + mark, f'{mark}"5{mark}6"{mark}')


def test_what_stands_in_columns_of_spaces_is_refused() -> None:
    lines = ["Program            Indikator      Target   Realisasi   Pagu"]
    lines += [
        f"Kegiatan nomor {at}   Jumlah laporan    1{at}      1{at}      10{at}" for at in range(6)
    ]
    with pytest.raises(CorrectionError, match=r"a\.txt"):
        correct("\n".join(lines).encode(), "a.txt", [change(3, 4, "11", "12")])


def test_what_was_read_from_pixels_is_refused() -> None:
    source = Source("a", "Gambar 1, tabel 1", 2, 2, Recognition(998))
    with pytest.raises(CorrectionError, match="dibaca dari gambar"):
        correct(b"PK\x03\x04", "a.docx", [Correction(source, "1", "2", "")])
