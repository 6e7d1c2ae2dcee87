"""Figures of other times beside the period's own: to date, of last year, compared with others."""

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import Form


def read(*lines: str) -> Readings:
    return read_forms("\n".join(lines).encode(), "a.txt")


def told(form: Form, name: str) -> list[str]:
    return [row.cell(name).written for row in form.rows]


def test_a_quarter_holds_its_own_figures_and_what_was_reached_to_its_end_is_the_years() -> None:
    found = read(
        "EVALUASI RENJA TAHUN 2025",
        "Program\tIndikator\tTarget\tAnggaran\tRealisasi Pada Triwulan\t\t\t\t\t\t\t\t"
        "Total Realisasi s/d Triwulan IV",
        "\t\t\t\tI\t\tII\t\tIII\t\tIV",
        "\t\t\t\tRealisasi\tPenyerapan Anggaran\tRealisasi\tPenyerapan Anggaran\tRealisasi\t"
        "Penyerapan Anggaran\tRealisasi\tPenyerapan Anggaran\tTotal Realisasi\t"
        "Total Penyerapan Anggaran",
        *(
            f"Program {name}\tPersentase {name}\t40\t90.000.000\t1\t5.000.000\t2\t6.000.000\t3\t"
            f"7.000.000\t{last}\t8.000.000\t{6 + last}\t26.000.000"
            for name, last in (("Air", 4), ("Jalan", 5), ("Irigasi", 9))
        ),
    )
    year, *quarters = found.forms
    assert told(quarters[3], "realization") == ["4", "5", "9"]
    assert told(quarters[3], "spending") == ["8.000.000"] * 3
    assert told(year, "realization") == ["10", "11", "15"]
    assert told(year, "spending") == ["26.000.000"] * 3
    asked = [one.rule for reading in found.readings for one in reading.findings]
    assert asked.count("reading-told-column") == 2


def test_last_years_figures_are_not_this_years() -> None:
    found = read(
        "PENGUKURAN KINERJA TRIWULAN II TAHUN 2025",
        "No\tSasaran\tIndikator\tRealisasi Thn. Lalu\tTarget\tRealisasi TW II\t% Capaian",
        "1\tAir bersih\tPersentase air\t70,5\t80\t60\t75",
        "2\tJalan mantap\tPersentase jalan\t61,2\t90\t72\t80",
    )
    forms = {form.group or "": form for form in found.forms if form.group or form.period}
    assert told(forms["Tahun lalu"], "realization") == ["70,5", "61,2"]
    assert told(forms["Tahun lalu"], "target") == ["", ""]
    assert told(forms[""], "realization") == ["60", "72"]
    assert told(forms[""], "achievement") == ["75", "80"]
