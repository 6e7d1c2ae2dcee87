import re

from tolok.reports.charts import WIDTH, Bar, Share, bars, shares


def widths(svg: str) -> list[int]:
    return [int(found) for found in re.findall(r'width="(\d+)" height="14"', svg)]


def test_bars_are_as_long_as_their_values_and_the_longest_fills_the_room() -> None:
    svg = bars("Capaian", [Bar("A", 200, "200"), Bar("B", 100, "100"), Bar("C", None, "–")])
    longest, half = widths(svg)
    assert longest == 2 * half
    assert longest < WIDTH
    assert ">–<" in svg


def test_a_mark_beyond_every_value_sets_the_scale() -> None:
    (only,) = widths(bars("Capaian", [Bar("A", 50, "50")], mark=100))
    assert 2 * only == widths(bars("Capaian", [Bar("A", 100, "100")], mark=100))[0]


def test_what_is_below_zero_has_no_length_but_keeps_its_figure() -> None:
    svg = bars("Selisih", [Bar("A", -5, "-5")])
    assert widths(svg) == []
    assert ">-5<" in svg


def test_shares_fill_their_line_without_a_gap() -> None:
    svg = shares("Predikat", ["Baik", "Buruk"], ["#111111", "#222222"], [Share("A", (1, 2))])
    _, _, one, two = widths(svg)
    whole = shares("Predikat", ["Baik", "Buruk"], ["#111111", "#222222"], [Share("A", (1, 0))])
    assert one + two == widths(whole)[2]


def test_names_are_text_and_never_markup() -> None:
    svg = bars("<b>", [Bar("A & B <script>", 1, "1")])
    assert "<script>" not in svg
    assert "A &amp; B" in svg
