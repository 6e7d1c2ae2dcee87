"""What rules say of an evaluation of the Renja (E.81), whose columns speak of several years."""

import pytest

from tolok.audit.rulebook import examine
from tolok.documents.reading import read_forms
from tolok.domain.forms import DocumentKind, Form

HEAD = (
    ("Kode", "", "", ""),
    ("Program/Kegiatan", "", "", ""),
    ("Indikator Kinerja", "", "", ""),
    ("Target Renstra Perangkat Daerah pada Tahun 2026", "", "K", "5"),
    ("", "", "Rp", ""),
    ("Realisasi Capaian Kinerja Renstra s/d Renja Tahun Lalu (2023)", "", "K", "6"),
    ("", "", "Rp", ""),
    ("Target Kinerja dan Anggaran Renja Tahun Berjalan (2024)", "", "K", "7"),
    ("", "", "Rp", ""),
    ("Realisasi Kinerja pada Triwulan", "I", "K", "8"),
    ("", "", "Rp", ""),
    ("", "II", "K", "9"),
    ("", "", "Rp", ""),
    ("Realisasi Capaian Kinerja dan Anggaran Renja yang Dievaluasi (2024)", "", "K", "12"),
    ("", "", "Rp", ""),
    ("Realisasi Kinerja dan Anggaran Renstra s/d Tahun 2024", "", "K", "13=6+12"),
    ("", "", "Rp", ""),
    ("Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra s/d Tahun 2024 (%)", "", "K", "14"),
    ("", "", "Rp", ""),
)
ROWS = """\
7.01.01;PROGRAM PENUNJANG;Persentase layanan;100 %;3000;90 %;1600;100 %;600;\
40 %;270;90 %;270;90 %;540;90 %;2140;90;71,33
7.01.01.2.02;Administrasi Keuangan;Persentase tertib;100 %;3000;100 %;1600;100 %;600;\
50 %;270;100 %;270;100 %;540;100 %;2140;100;71,33
7.01.01.2.02.0001;Penyediaan Gaji;Bulan gaji terbayar;60 Bulan;3000;36 Bulan;1600;12 Bulan;600;\
6 Bulan;270;6 Bulan;270;12 Bulan;540;48 Bulan;2140;80;71,33
"""


def forms(rows: str) -> dict[str, Form]:
    lines = ["EVALUASI HASIL RENJA TAHUN 2024"]
    lines += [";".join(column[line] for column in HEAD) for line in range(len(HEAD[0]))]
    found = read_forms("\n".join([*lines, rows]).encode(), "e81.csv").forms
    assert {one.kind for one in found} == {DocumentKind.EVALUATION}
    return {one.group or (one.period.label if one.period else ""): one for one in found}


@pytest.fixture(scope="module")
def evaluation() -> dict[str, Form]:
    return forms(ROWS)


def test_years_of_a_plan_are_not_measured_as_one_year(evaluation: dict[str, Form]) -> None:
    ended, before = evaluation["Akhir Renstra"], evaluation["s.d. tahun lalu"]
    assert [row.achievement.written for row in ended.rows] == ["90", "100", "80"]
    assert [row.realization.written for row in before.rows] == ["90 %", "100 %", "36 Bulan"]
    assert {row.target.written + row.ceiling.written for row in before.rows} == {""}
    assert [one.message for form in evaluation.values() for one in examine(form)] == []


def test_a_wrong_share_of_the_plan_is_still_found() -> None:
    found = examine(forms(ROWS.replace("80;71,33", "70;71,33"))["Akhir Renstra"])
    assert [(one.rule, one.row, one.expected) for one in found] == [
        ("achievement-ratio", "3", "80")
    ]


def test_more_months_than_a_year_has_are_found_in_a_year() -> None:
    found = forms(ROWS.replace("600;6 Bulan", "600;16 Bulan"))["Triwulan I Tahun 2024"]
    assert [(one.rule, one.row) for one in examine(found)] == [("months-over-twelve", "3")]
