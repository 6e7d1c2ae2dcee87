"""Units in brackets behind their indicators."""

from tolok.documents.reading import read_forms


def units(
    *indicators: str, header: str = "Indikator;Target;Realisasi", more: str = ""
) -> list[object]:
    lines = [f"{indicator};80;60{more}" for indicator in indicators]
    text = "\n".join(
        (f"Sasaran;{header}", *(f"Sasaran {at};{line}" for at, line in enumerate(lines)))
    )
    return [row.unit for row in read_forms(text.encode(), "a.csv").main.form.rows]


def test_words_in_brackets_at_the_end_of_most_indicators_are_their_units() -> None:
    told = units(
        "Panjang jalan (Km)", "Jumlah kartu keluarga (KK)", "Nilai AKIP ( Nilai )", "Aduan"
    )
    assert told == ["Km", "KK", "Nilai", None]


def test_of_a_single_indicator_only_a_percentage_is_a_unit() -> None:
    told = units(
        "Jalan mantap (%)", "Indeks Kepuasan Masyarakat (IKM)", "Air (layak)", "Aduan", "Sumur"
    )
    assert told == ["%", None, None, None, None]


def test_names_that_are_shortened_in_brackets_are_no_units() -> None:
    told = units("Indeks Kepuasan Masyarakat (IKM)", "Indeks Pembangunan Gender (IPG)")
    assert told == [None, None]


def test_a_unit_of_its_own_comes_first() -> None:
    told = units(
        "Jalan mantap (%)", "Sumur (buah)", header="Indikator;Target;Realisasi;Satuan", more=";Unit"
    )
    assert told == ["Unit", "Unit"]
