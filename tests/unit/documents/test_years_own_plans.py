"""What a year plans is not the plan's end's, nor another year's; a unit holds for all of them."""

from tolok.documents.reading import read_forms
from tolok.domain.forms import Form


def read(*lines: str) -> dict[str, Form]:
    forms = read_forms("\n".join(lines).encode(), "a.txt").forms
    return {
        form.group or (form.period.code if form.period else str(form.year)): form for form in forms
    }


def told(form: Form, name: str) -> list[str]:
    return [row.cell(name).written for row in form.rows]


def test_a_years_ceiling_is_not_the_plans_end() -> None:
    forms = read(
        "PENGUKURAN KINERJA TAHUN 2025",
        "Program\tIndikator\tTahun 2025\t\tTarget Akhir Renstra\t"
        "Capaian terhadap Target Akhir Renstra (%)\tPagu Anggaran\tRealisasi Anggaran",
        "\t\tTarget\tRealisasi",
        "Program Air\tRumah terlayani\t80\t76\t90\t84,44\t450.000.000\t400.000.000",
        "Program Jalan\tRuas selesai\t12\t9\t15\t60\t750.000.000\t700.000.000",
    )
    assert told(forms["2025"], "ceiling") == ["450.000.000", "750.000.000"]
    assert told(forms["Akhir Renstra"], "target") == ["90", "15"]
    assert told(forms["Akhir Renstra"], "ceiling") == ["", ""]


def test_the_ceiling_of_a_year_of_quarters_is_not_last_years() -> None:
    forms = read(
        "PENGUKURAN KINERJA TAHUN 2025",
        "Program\tIndikator\t2024\t\t2025\t\tPagu Anggaran\tRealisasi Anggaran",
        "\t\tTarget\tRealisasi\tTarget\tRealisasi\t\tTW I\tTW II",
        "Program Air\tRumah\t70\t65\t80\t76\t450.000.000\t100.000.000\t120.000.000",
        "Program Jalan\tRuas\t11\t10\t12\t9\t750.000.000\t200.000.000\t220.000.000",
    )
    assert told(forms["2024"], "ceiling") == ["", ""]
    assert told(forms["2024"], "target") == ["70", "11"]
    assert told(forms["2025-Q1"], "ceiling") == ["450.000.000", "750.000.000"]


def test_what_was_reached_until_the_last_quarter_is_not_until_last_year() -> None:
    forms = read(
        "PENGUKURAN KINERJA TRIWULAN II TAHUN 2025",
        "Program\tIndikator\tTarget 2025\tRealisasi",
        "\t\t\ts.d. TW Lalu\tTW Ini\ts.d. TW Ini",
        "(1)\t(2)\t(3)\t(4)\t(5)\t(6)",
        "Program Air\tRumah terlayani\t80\t20\t25\t45",
        "Program Jalan\tRuas selesai\t12\t3\t4\t7",
    )
    assert list(forms) == ["2025-Q2"]
    assert told(forms["2025-Q2"], "realization") == ["45", "7"]


def test_a_unit_behind_a_target_holds_for_what_last_year_reached() -> None:
    forms = read(
        "PENGUKURAN KINERJA TAHUN 2025",
        "Program\tIndikator\tRealisasi Tahun 2024\tTarget 2025\tRealisasi 2025",
        "Program Air\tRumah terlayani\t70 Rumah\t80 Rumah\t76 Rumah",
        "Program Jalan\tRuas selesai\t11\t12 Ruas\t9",
    )
    assert [row.unit for row in forms["2024"].rows] == ["Rumah", "Ruas"]
    assert [row.unit for row in forms["2025"].rows] == ["Rumah", "Ruas"]
