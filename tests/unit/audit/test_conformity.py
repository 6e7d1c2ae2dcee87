from dataclasses import replace

import pytest

from tolok.audit.conformity import check_conformity
from tolok.domain.code_lists import CodeList, ListedCode, field_of, is_open_to
from tolok.domain.forms import Form, Row
from tolok.domain.levels import Level

PROGRAM = ListedCode("X.XX.01", Level.PROGRAM, "PROGRAM PENUNJANG URUSAN KABUPATEN/KOTA")
ACTIVITY = ListedCode("X.XX.01.2.01", Level.ACTIVITY, "Perencanaan dan Evaluasi")
PLANS = ListedCode(
    "X.XX.01.2.01.0001", Level.SUBACTIVITY, "Penyusunan Dokumen", "Jumlah dokumen", "Dokumen"
)
EVALUATION = ListedCode(
    "X.XX.01.2.01.0007", Level.SUBACTIVITY, "Evaluasi Kinerja", "Jumlah laporan", "Laporan"
)
OTHER = ListedCode("1.02.02.2.01.0003", Level.SUBACTIVITY, "Evaluasi Kinerja", "Jumlah", "Unit")
CODES = CodeList((PROGRAM, ACTIVITY, PLANS, EVALUATION, OTHER))

SOUND = Form(
    rows=(
        Row("1", Level.PROGRAM, code="7.01.01", name="Program penunjang urusan kabupaten/kota"),
        Row("2", Level.ACTIVITY, "1", "7.01.01.2.01", "Perencanaan, dan Evaluasi"),
        Row("3", Level.SUBACTIVITY, "2", "7.01.01.2.01.01", "Penyusunan  Dokumen",
            "Jumlah Dokumen", unit="dokumen"),
        Row("4", Level.SUBACTIVITY, "2", "7.01.01.2.01.0007", "Evaluasi Kinerja",
            "Banyaknya rapat", unit="Rapat"),
        Row("5", Level.SUBACTIVITY, "2", indicator="Jumlah laporan", unit="Laporan"),
    )
)  # fmt: skip


def told(form: Form, row: str, **changes: str | None) -> list[tuple[str, str | None]]:
    """What is said of a form in which one row is another."""
    rows = tuple(
        replace(one, **changes) if one.id == row else one  # type: ignore[arg-type] # texts alone
        for one in form.rows
    )
    found = check_conformity(replace(form, rows=rows), CODES, "7.01")
    return [(one.rule.removeprefix("nomenclature-"), one.expected) for one in found]


def test_a_conforming_form_is_silent_whatever_its_capitals_and_digits() -> None:
    assert told(SOUND, "0") == []


@pytest.mark.parametrize(
    ("row", "changes", "expected"),
    [
        ("1", {"code": None}, [("no-code", "7.01.01")]),
        ("4", {"code": None}, [("no-code", "7.01.01.2.01.0007")]),
        ("4", {"code": "", "name": "Evaluasi Kinerjaa"}, [("no-code", "7.01.01.2.01.0007")]),
        ("3", {"code": "7.01.01.2.01.99"}, [("code", "7.01.01.2.01.0001")]),
        ("3", {"name": "Penyusunan Renstra"}, [("name", "Penyusunan Dokumen")]),
        ("3", {"indicator": "Jumlah buku"}, [("indicator", "Jumlah dokumen")]),
        ("3", {"unit": "Buku"}, [("unit", "Dokumen")]),
        ("5", {"unit": None}, [("unit", "Laporan")]),
        ("2", {"code": "7.01.01"}, [("place", None)]),
        ("3", {"code": "1.02.02.2.01.03", "name": "Evaluasi Kinerja"},
         [("absent", None), ("place", None), ("indicator", "Jumlah"), ("unit", "Unit")]),
    ],
)  # fmt: skip
def test_one_difference_is_one_finding_with_what_the_list_says(
    row: str, changes: dict[str, str | None], expected: list[tuple[str, str | None]]
) -> None:
    assert told(SOUND, row, **changes) == expected


def test_what_the_list_has_and_the_form_has_not_is_asked() -> None:
    shorter = replace(SOUND, rows=SOUND.rows[:3])
    (one,) = check_conformity(shorter, CODES, "7.01")
    assert one.row == "2"
    assert "7.01.01.2.01.07 Evaluasi Kinerja ada pada nomenklatur" in one.message


def test_goals_have_no_codes_and_an_empty_list_finds_none() -> None:
    form = Form(rows=(Row("1", Level.GOAL, name="Pelayanan meningkat"),))
    assert check_conformity(form, CODES) == ()
    assert {one.rule for one in check_conformity(SOUND, CodeList())} == {"nomenclature-code"}


def test_a_search_answers_the_own_field_first_and_by_the_own_digits() -> None:
    assert CODES.search("evaluasi kinerja", "7.01") == [EVALUATION, OTHER]
    assert CODES.search("evaluasi kinerja", "1.02")[0] == EVALUATION
    assert CODES.search("7.01.01.2.01.07", "7.01") == [EVALUATION]
    assert CODES.search("7.01.01.2", "7.01", Level.ACTIVITY) == [ACTIVITY]
    assert CODES.search("   ") == CODES.search("tiada") == []


def test_a_field_is_the_beginning_of_a_code() -> None:
    assert field_of("1.02.0.00.0.00.01.0000") == "1.02"
    assert is_open_to("X.XX.01", "7.01")
    assert not is_open_to("7.012.01", "7.01")
