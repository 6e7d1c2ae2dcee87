"""Words too long for their cell in ruled tables of pages."""

import pytest
import typst

from tolok.documents.readers import pdf


def grid_of(*cells: str, inset: str = "3pt") -> list[list[str | None]]:
    source = (
        '#set text(font: "Liberation Sans", size: 8pt)\n'
        f"#table(columns: (30mm, 12mm, 20mm, 20mm), inset: {inset}, "
        f"[Program], [Pagu], [Realisasi], [Ket.], {', '.join(cells)})"
    )
    (table,) = pdf.read(bytes(typst.compile(source.encode())), "a.pdf").tables
    return [[cell.text if cell else None for cell in row.cells] for row in table.rows[1:]]


@pytest.mark.parametrize("amount", ["123.456.789.012,00", "1.234.567.890", "98.765.432.100"])
def test_an_amount_that_runs_on_over_a_rule_is_whole(amount: str) -> None:
    rows = grid_of("[Jalan]", f"[#box[{amount}]]", "align(right)[5.000]", "[Baik]")
    assert rows == [["Jalan", amount, "5.000", "Baik"]]


def test_an_amount_flush_with_the_right_runs_on_to_the_left() -> None:
    amount = "#place(top + right)[#box[123.456.789.012]] #h(1pt)"
    rows = grid_of("[Jalan]", f"[{amount}]", "align(right)[5.000]", "[Baik]")
    assert rows == [["Jalan", "123.456.789.012", "5.000", "Baik"]]


def test_a_word_that_runs_on_is_whole() -> None:
    rows = grid_of("[]", "[#box[JUMLAHSEMUA]]", "align(right)[5.000]", "[Baik]")
    assert rows == [["", "JUMLAHSEMUA", "5.000", "Baik"]]


def test_words_of_two_cells_that_touch_their_rule_stay_apart() -> None:
    rows = grid_of("align(right)[Jalan]", "[12]", "align(right)[5.000]", "[Baik]", inset="0pt")
    assert rows == [["Jalan", "12", "5.000", "Baik"]]
