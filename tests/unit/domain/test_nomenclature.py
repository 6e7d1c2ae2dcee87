import pytest

from tolok.domain.forms import Row
from tolok.domain.levels import Level
from tolok.domain.nomenclature import Entry, KnownActivity, Nomenclature

PLANNING = KnownActivity(
    "X.XX.01.2.01",
    "Perencanaan dan Evaluasi Kinerja Perangkat Daerah",
    "KABKOT",
    (
        Entry("X.XX.01.2.01.0001", "Penyusunan Dokumen Perencanaan"),
        Entry("X.XX.01.2.01.0002", "Penyusunan Dokumen RKA-SKPD"),
        Entry("X.XX.01.2.01.0003", "Evaluasi Kinerja"),
    ),
)
STAFF = KnownActivity(
    "X.XX.01.2.05",
    "Administrasi Kepegawaian",
    "KABKOT",
    (Entry("X.XX.01.2.05.0001", "Pengadaan Pakaian Dinas"),),
)
PROVINCE = KnownActivity(
    "X.XX.01.1.05",
    "Administrasi Kepegawaian",
    "PROV",
    (Entry("X.XX.01.1.05.0001", "Pemulangan Pegawai"),),
)
KNOWN = Nomenclature((PLANNING, STAFF, PROVINCE))


def activity(name: str | None = None, code: str | None = None) -> Row:
    return Row("1", Level.ACTIVITY, name=name, code=code)


def below(name: str | None = None, code: str | None = None) -> Row:
    return Row("2", Level.SUBACTIVITY, "1", name=name, code=code)


@pytest.mark.parametrize(
    "row",
    [
        activity(code="7.01.01.2.01"),
        activity(code=" x.xx.01.2.01 "),
        activity("PERENCANAAN, DAN EVALUASI KINERJA PERANGKAT DAERAH"),
        activity("Perencanaan dan Evaluasi Kinerja Prangkat Daerah"),
        activity("Perencanaan dan Evaluasi Kinerja"),
    ],
    ids=["code", "any field", "case and punctuation", "spelling", "shortened"],
)
def test_an_activity_is_known_by_its_code_or_its_name(row: Row) -> None:
    assert KNOWN.activity(row) == PLANNING


def test_a_misread_letter_does_not_hide_an_activity() -> None:
    row = activity("Administrasi Kepegawalan")
    assert KNOWN.activity(row, government="Kota Serang") == STAFF
    assert KNOWN.activity(row, government="Provinsi Banten") == PROVINCE


def test_of_two_with_one_name_the_rows_below_decide_and_else_nothing_does() -> None:
    row = activity("Administrasi Kepegawaian")
    assert KNOWN.activity(row, [below("Pemulangan Pegawai")]) == PROVINCE
    assert KNOWN.activity(row) is None


def test_another_name_is_no_slip() -> None:
    assert KNOWN.activity(activity("Administrasi Keuangan")) is None
    assert KNOWN.activity(activity()) is None


@pytest.mark.parametrize(
    ("present", "absent"),
    [
        ([below("Penyusunan Dokumen Perencanaan")], ["7.01.01.2.01.0002", "7.01.01.2.01.0003"]),
        ([below(code="7.01.01.2.01.0002")], ["7.01.01.2.01.0001", "7.01.01.2.01.0003"]),
        ([below(code="7.01.01.2.01.02")], ["7.01.01.2.01.01", "7.01.01.2.01.03"]),
        (
            [
                below("Penyusunan Dokumen Perencanaan"),
                below("Penyusunan Dokumen RKA - SKPD"),
                below("Evaluasi Kinerja"),
            ],
            [],
        ),
    ],
    ids=["name", "code", "two digits", "all"],
)
def test_the_absent_are_those_that_no_row_stands_for_in_the_rows_own_field(
    present: list[Row], absent: list[str]
) -> None:
    found = KNOWN.absent_among(activity(code="7.01.01.2.01"), present)
    assert found is not None
    assert [entry.code for entry in found] == absent


def test_without_codes_the_absent_keep_those_of_the_list() -> None:
    row = activity("Perencanaan dan Evaluasi Kinerja Perangkat Daerah")
    found = KNOWN.absent_among(row, [below("Evaluasi Kinerja")])
    assert found is not None
    assert found[0] == Entry("X.XX.01.2.01.0001", "Penyusunan Dokumen Perencanaan")


def test_where_no_row_below_is_known_nothing_is_said() -> None:
    assert KNOWN.absent_among(activity(code="7.01.01.2.01"), [below("Rapat")]) is None
    assert KNOWN.absent_among(activity("Rapat"), []) is None
