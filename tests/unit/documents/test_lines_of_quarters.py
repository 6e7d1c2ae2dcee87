"""Pages with a line for each quarter, their names merged over the four lines of an indicator."""

import pytest

from tolok.documents.spaced.cycles import is_line_of_quarter, quarter_rows
from tolok.documents.spaced.merged import Block
from tolok.documents.spaced.words import Word, typed_lines

_QUARTERS = ("I", "II", "III", "IV")


def cell(column: int, top: float, *lines: str) -> Block:
    runs = tuple((Word(0, len(text), text, top=top + at),) for at, text in enumerate(lines))
    return Block(column, top, top + len(lines), runs, round(top))


def quarters(top: float, *, without: int = 0) -> list[Block]:
    """Four lines from a place on, each with its quarter and its target, but the last ones."""
    lines = list(enumerate(_QUARTERS))[: len(_QUARTERS) - without]
    found = [cell(2, top + 2 * at, name) for at, name in lines]
    return [*found, *(cell(3, top + 2 * at, str(20 + at)) for at, _ in lines)]


@pytest.mark.parametrize("place", [0, 2.5, 3, 6])
def test_a_name_merged_over_the_lines_of_its_quarters_is_in_the_first(place: float) -> None:
    blocks = [
        *quarters(0),
        *(cell(0, place, "Indeks SPBE"), cell(1, place, "109"), cell(4, place, "Tercapai")),
        *quarters(10),
        *(cell(0, 10 + place, "Opini"), cell(1, 10 + place, "78"), cell(4, 10 + place, "Gagal")),
    ]
    rows = quarter_rows(blocks)
    assert rows is not None
    assert [sorted((one.column, one.text) for one in row) for row in rows[:2]] == [
        [(0, "Indeks SPBE"), (1, "109"), (2, "I"), (3, "20"), (4, "Tercapai")],
        [(2, "II"), (3, "21")],
    ]
    assert [one.text for one in sorted(rows[4])] == ["Opini", "78", "I", "20", "Gagal"]


def test_a_result_of_the_second_quarter_alone_stays_there() -> None:
    blocks = [*quarters(0), cell(4, 2, "17"), *quarters(10), cell(4, 12, "19")]
    rows = quarter_rows(blocks)
    assert rows is not None
    assert [one.text for one in rows[1]] == ["II", "21", "17"]


def test_a_name_in_two_rounds_or_numbers_of_rows_tell_no_quarters() -> None:
    across = cell(0, 5, "Indeks", "mutu", "air", "minum", "desa", "kota")
    assert quarter_rows([*quarters(0), across, *quarters(10)]) is None
    numbered = [cell(2, 2 * at, str(at + 1)) for at in range(6)]
    assert quarter_rows(numbered) is None
    assert quarter_rows(quarters(0)) is None


def test_the_line_of_a_quarter_is_a_record() -> None:
    def told(text: str) -> bool:
        (line,) = typed_lines(text)
        return is_line_of_quarter(line)

    assert told("   I      27     18")
    assert told("   TW II  71,1   -    78,90%")
    assert told("Meningkatnya mutu pendidikan   II   23   20")
    assert not told("Sasaran Strategis   II   23   20")
    assert not told("Meningkatnya mutu   1   2   TW II")
    assert not told("   I      II     III    IV")
    assert not told("   I      2024   2025")
    assert not told("   27     18     19")
