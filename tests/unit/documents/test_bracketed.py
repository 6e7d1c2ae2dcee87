"""Percentages in brackets behind their figures, and reports written as labels with values."""

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import Form, State


def read(*lines: str, name: str = "a.txt") -> Readings:
    return read_forms("\n".join(lines).encode(), name)


def told(form: Form, name: str) -> list[str]:
    return [row.cell(name).written for row in form.rows]


def test_a_percentage_in_brackets_is_the_share_of_what_stands_before_it() -> None:
    (form,) = read(
        "No\tProgram\tIndikator\tTarget\tRealisasi\tPagu\tRealisasi Anggaran",
        "1\tProgram Air\tPersentase air\t88\t86,5 (98,30%)\t250.000.000\tRp 120.500.000 (48,20 %)",
        "2\tProgram Jalan\tNilai jalan\t75\t72 (BB)\t100.000.000\t30.000.000",
    ).forms
    assert told(form, "realization") == ["86,5", "72 (BB)"]
    assert told(form, "achievement") == ["98,30%", ""]
    assert told(form, "spending") == ["Rp 120.500.000", "30.000.000"]
    assert told(form, "absorption") == ["48,20 %", ""]


def test_brackets_leave_a_share_that_is_written_beside_them() -> None:
    (form,) = read(
        "No\tProgram\tIndikator\tPagu\tRealisasi Anggaran\tSerapan (%)",
        "1\tProgram Air\tPersentase air\t250.000.000\t120.500.000 (48,20%)\t48,2",
        "2\tProgram Jalan\tNilai jalan\t100.000.000\t30.000.000\t30",
    ).forms
    assert told(form, "absorption") == ["48,2", "30"]
    assert form.rows[0].spending.state is State.UNREADABLE


def test_a_report_of_labels_is_read_line_by_line_under_its_numbered_names() -> None:
    found = read(
        "Laporan Kinerja Kecamatan Melati TW II 2025",
        "",
        "1. Program Pelayanan Publik",
        "   Indikator : Indeks Kepuasan Masyarakat",
        "   Target    : 88",
        "   Realisasi : 86,5",
        "   Pagu      : Rp 250.000.000",
        "   Realisasi anggaran : Rp 120.500.000 (48,20%)",
        "2. Program Ketenteraman",
        "   Indikator : Persentase gangguan yang tertangani",
        "   Target    : 100%",
        "   Realisasi : 90%",
        "   Pagu      : Rp 100.000.000",
        "   Realisasi anggaran : Rp 30.000.000 (30,00%)",
    )
    (form,) = found.forms
    assert form.period is not None
    assert form.period.code == "2025-Q2"
    assert [row.level for row in form.rows] == ["program", "program"]
    assert told(form, "target") == ["88", "100%"]
    assert told(form, "absorption") == ["48,20%", "30,00%"]
    assert form.rows[1].target.source is not None
    assert form.rows[1].target.source.row == 11
    assert [one.text for one in found.leftovers] == ["Laporan Kinerja Kecamatan Melati TW II 2025"]
