from pathlib import Path

import pytest

from tolok.audit.rulebook import examine
from tolok.documents.reading import read_form
from tolok.domain.forms import Cell, Form, Row, State
from tolok.domain.levels import Level
from tolok.domain.notation import read_number
from tolok.reports.explanation import explain_cell, explain_row

SEED = read_form(Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt").form


def cell(written: str) -> Cell:
    reading = read_number(written)
    return Cell(written, reading.state, reading.value)


def ratio(realization: str, target: str, achievement: str) -> Form:
    row = Row(
        "1",
        Level.SUBACTIVITY,
        name="A",
        target=cell(target),
        realization=cell(realization),
        achievement=cell(achievement),
    )
    return Form(rows=(row,))


def told(form: Form, row: str, name: str) -> str:
    return " ".join(explain_cell(form, row, name).sentences)


def test_a_figure_says_where_it_stands_how_it_is_computed_and_that_it_agrees() -> None:
    explanation = explain_cell(SEED, "10", "absorption")
    assert explanation.agrees is True
    assert explanation.expected == "21,76"
    assert explanation.sentences == (
        "Tertulis “21,76”.",
        "Sumber: berkas kecamatan-cipocok-jaya-2022.txt, teks, baris 20, kolom 14.",
        "Dibaca sebagai 21,76, 2 angka di belakang koma.",
        (
            "Rumus: Realisasi Rp / Pagu Rp × 100: 1.606.199.916 / 7.381.016.262 × 100, "
            "dibulatkan setengah ke atas pada 2 desimal, = 21,76 %."
        ),
        "Yang tertulis sesuai dengan hitungan itu.",
    )


def test_a_total_is_explained_by_the_programs_under_it_and_with_its_finding() -> None:
    explanation = explain_cell(SEED, "1", "spending", examine(SEED))
    assert (explanation.agrees, explanation.expected) == (False, "2.020.331.464")
    assert "jumlah Realisasi Rp dari 4 program di bawahnya" in explanation.sentences[3]
    assert len(explanation.findings) == 1
    assert explanation.sentences[-1].startswith("Kesalahan: Baris 1")


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "Sel ini kosong: belum dilaporkan, bukan nol."),
        ("-", "Tertulis tanda hubung: belum waktunya atau memang tidak ada, bukan nol."),
        ("0,00", "Nilainya nol yang dilaporkan: berbeda dari kosong dan dari tanda hubung."),
        ("tiga", "Tulisan ini tidak terbaca sebagai angka, sehingga tidak ikut dihitung."),
    ],
)
def test_the_three_kinds_of_nothing_are_told_apart(written: str, sentence: str) -> None:
    assert sentence in told(ratio(written, "4", ""), "1", "realization")


def test_a_cut_off_percentage_is_called_so() -> None:
    assert "pemotongan desimal" in told(ratio("2", "3", "66,66"), "1", "achievement")


def test_a_rounded_percentage_agrees_at_its_own_precision() -> None:
    assert explain_cell(ratio("1", "8", "13"), "1", "achievement").agrees is True


def test_a_zero_target_and_a_missing_part_cannot_be_computed() -> None:
    assert "Tidak dapat dihitung: Target kinerja nol." in told(
        ratio("1", "0", ""), "1", "achievement"
    )
    assert "Belum dapat dihitung: Realisasi kinerja tidak berisi angka." in told(
        ratio("-", "5", ""), "1", "achievement"
    )


def test_a_figure_that_nothing_determines_is_typed_in() -> None:
    explanation = explain_cell(SEED, "6", "ceiling")
    assert explanation.agrees is None
    assert "diisi langsung" in explanation.sentences[-1]


def test_every_cell_of_a_row_can_be_explained() -> None:
    for row in SEED.rows:
        assert len(explain_row(SEED, row.id)) == 6


def test_an_unknown_row_or_cell_is_an_error() -> None:
    with pytest.raises(KeyError):
        explain_cell(SEED, "999", "target")
    with pytest.raises(KeyError):
        explain_cell(SEED, "1", "name")
    assert State.BLANK is SEED.by_id["17"].spending.state
