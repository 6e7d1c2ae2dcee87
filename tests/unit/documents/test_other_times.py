"""Figures of other times beside the period's own: to date, of last year, compared with others."""

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import Form
from tolok.domain.periods import Period


def read(*lines: str, name: str = "a.txt") -> Readings:
    return read_forms("\n".join(lines).encode(), name)


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


def test_how_much_a_result_rose_is_no_result_of_another_year() -> None:
    found = read(
        "NO\tINDIKATOR KINERJA\tSATUAN\tTarget 2025\tRealisasi 2025\tPeningkatan dari Tahun Lalu",
        "\t\t\t\t\tRealisasi 2024\tPeningkatan Realisasi\tKenaikan (%)",
        "1\tPersentase air\tPersen\t80\t60\t57\t3\t5,26",
        "2\tPersentase jalan\tPersen\t90\t72\t70\t2\t2,86",
        "3\tIndeks SPBE\tIndeks\t4\t3\t2\t1\t50,00",
    )
    assert [form.period.year for form in found.forms if form.period] == [2025, 2024]
    assert len(found.forms) == 2
    assert told(found.forms[1], "realization") == ["57", "70", "2"]
    assert told(found.forms[1], "achievement") == ["", "", ""]
    assert {"3", "5,26"} <= {one.text for one in found.leftovers}


def test_groups_of_columns_may_have_any_short_name() -> None:
    found = read(
        "NO\tINDIKATOR KINERJA\tP1\t\tP2\t\tP3\t\tP4\t",
        "\t\tTahun 2025\t\tTahun 2024\t\tTerhadap Akhir Renstra\t\tNasional\t",
        "\t\tTarget\tRealisasi\tTarget\tRealisasi\tTarget Akhir Renstra\t%\tRata-rata\tPosisi",
        "1\tPersentase air\t80\t60\t75\t57\t90\t66,67\t61\tDi bawah",
        "2\tPersentase jalan\t90\t72\t85\t70\t95\t75,79\t70\tDi atas",
    )
    by_year = {form.period.year: form for form in found.forms if form.period}
    assert told(by_year[2025], "target") == ["80", "90"]
    assert told(by_year[2024], "realization") == ["57", "70"]


def test_a_group_goes_on_past_a_column_that_no_line_names() -> None:
    found = read(
        "EVALUASI RENJA TAHUN 2025",
        "Program\tIndikator\tTarget Renstra 2026\t\t\tTarget 2025\t\tRealisasi Triwulan I\t",
        "\t\tK\t\tRp\tK\tRp\tK\tRp",
        "Program Air\tPersentase air\t60\tPersen\t9.000.000\t12\t2.000.000\t3\t500.000",
        "Program Jalan\tPersentase jalan\t80\tPersen\t8.000.000\t16\t1.000.000\t4\t300.000",
    )
    quarter = next(form for form in found.forms if form.period and form.period.quarter)
    assert told(quarter, "ceiling") == ["2.000.000", "1.000.000"]
    assert told(quarter, "target") == ["12", "16"]


_WORKS = (
    ("Air", 60, 2_000_000, (12, 500_000), (24, 900_000)),
    ("Jalan", 80, 1_000_000, (16, 300_000), (20, 400_000)),
    ("Sawah", 90, 3_000_000, (18, 600_000), (40, 700_000)),
)


def e81(title: str, *groups: str, summed: bool = False, is_parted: bool = False) -> Readings:
    """An evaluation whose groups stand over K and Rp: the plan, then one or two of a quarter."""
    heads = "\t\t".join(("Target 2025", *groups))
    lines = [
        title,
        f"No\tProgram\tIndikator\t{heads}\t",
        "\t\t\t" + "\t".join(["K\tRp"] * (1 + len(groups))),
    ]
    for name, planned, money, one, two in _WORKS:
        pairs = [(one[0] + two[0], one[1] + two[1]) if is_parted else (planned, money), one, two]
        pairs += [(one[0] + two[0], one[1] + two[1])] if summed else []
        figures = "\t".join(f"{k}\t{rp}" for k, rp in pairs)
        lines.append(f"1\tProgram {name}\tPersentase {name}\t{figures}")
    return read(*lines)


def quarter(found: Readings, number: int) -> Form:
    return next(one for one in found.forms if one.period and one.period.quarter == number)


def rules(found: Readings) -> list[str]:
    return [one.rule for reading in found.readings for one in reading.findings]


def test_bare_figures_of_a_quarter_beside_results_to_date_are_results_and_asked_about() -> None:
    found = e81("EVALUASI RENJA TAHUN 2025", "Realisasi s.d. Triwulan I", "Triwulan II")
    assert told(quarter(found, 2), "realization") == ["24", "20", "40"]
    assert told(quarter(found, 2), "spending") == ["900000", "400000", "700000"]
    assert told(quarter(found, 2), "target") == ["60", "80", "90"]
    assert rules(found).count("reading-told-column") == 2


def test_bare_figures_that_make_up_what_was_reached_to_date_are_the_quarters() -> None:
    found = e81(
        "EVALUASI RENJA TAHUN 2025",
        "Realisasi s.d. Triwulan I",
        "Triwulan II",
        "Realisasi s.d. Triwulan II",
        summed=True,
    )
    assert told(quarter(found, 2), "realization") == ["24", "20", "40"]
    assert told(quarter(found, 2), "ceiling") == ["2000000", "1000000", "3000000"]


def test_bare_figures_of_a_quarter_whose_result_is_told_are_left_over_with_a_note() -> None:
    found = e81("EVALUASI RENJA TAHUN 2025", "Triwulan II", "Realisasi s.d. Triwulan II")
    assert told(quarter(found, 2), "realization") == ["24", "20", "40"]
    assert told(quarter(found, 2), "target") == ["60", "80", "90"]
    assert rules(found).count("reading-outdone-column") == 2
    assert {"12", "500000"} <= {one.text for one in found.leftovers}


def test_bare_figures_of_a_report_are_results_and_of_a_plan_its_parts() -> None:
    report = e81("EVALUASI RENJA TAHUN 2025", "Triwulan I", "Triwulan II")
    assert told(quarter(report, 1), "spending") == ["500000", "300000", "600000"]
    assert "reading-bare-periods" in rules(report)
    plan = e81("EVALUASI RENJA TAHUN 2025", "Triwulan I", "Triwulan II", is_parted=True)
    assert told(quarter(plan, 1), "target") == ["12", "16", "18"]
    assert told(quarter(plan, 1), "spending") == ["", "", ""]


def test_amounts_of_one_table_are_written_by_one_hand() -> None:
    found = read(
        "REALISASI ANGGARAN TAHUN 2025",
        "No;Program;Anggaran;Realisasi;%",
        "1;Program Air;4,825,920;360,773;7.48",
        "2;Program Jalan;2,871,438;62,040;2.16",
        "3;Program Sawah;954,482;55,020;5.76",
        name="a.csv",
    )
    (form,) = found.forms
    assert [str(row.spending.value) for row in form.rows] == ["360773", "62040", "55020"]
    assert [str(row.ceiling.value) for row in form.rows] == ["4825920", "2871438", "954482"]
    mixed = read(
        "REALISASI ANGGARAN TAHUN 2025",
        "No;Program;Anggaran;Realisasi",
        "1;Program Air;4,825,920;360.773",
        "2;Program Jalan;2,871,438;62.040",
        name="a.csv",
    )
    assert [str(row.spending.value) for row in mixed.forms[0].rows] == ["360773", "62040"]


def test_a_month_may_be_told_by_its_number() -> None:
    forms = read(
        "RENCANA AKSI TAHUN 2025",
        "Sasaran\tIndikator\tTarget\tTarget s.d. Bulan\t\tRealisasi s.d. Bulan",
        "\t\t\tB03\tBulan 6\tB03",
        "Air bersih\tPersentase air\t80 %\t20\t40\t19",
        "Jalan mantap\tPersentase jalan\t90 %\t30\t50\t31",
    ).forms
    months = {form.period.month: form for form in forms if form.period}
    assert (told(months[3], "target"), told(months[3], "realization")) == (
        ["20", "30"],
        ["19", "31"],
    )
    assert (told(months[6], "target"), told(months[6], "realization")) == (["40", "50"], ["", ""])


def test_lines_of_several_years_are_forms_of_their_own() -> None:
    found = read(
        "Indikator Kinerja\tSatuan\tTahun\tTarget\tRealisasi",
        "Indeks SPBE\tIndeks\t2024\t2,5\t2,6",
        "Indeks SPBE\tIndeks\t2025\t2,7\t2,8",
        "Nilai AKIP\tNilai\t2024\t70\t71",
        "Nilai AKIP\tNilai\t2025\t72\t69",
    )
    assert [form.period for form in found.forms] == [Period(2024), Period(2025)]
    assert [told(form, "target") for form in found.forms] == [["2,5", "70"], ["2,7", "72"]]


def test_lines_of_one_year_are_of_the_document() -> None:
    found = read(
        "Indikator Kinerja\tSatuan\tTahun\tTarget\tRealisasi",
        "Indeks SPBE\tIndeks\t2025\t2,5\t2,6",
        "Nilai AKIP\tNilai\t2025\t70\t71",
    )
    assert [(form.year, form.period) for form in found.forms] == [(2025, None)]


def test_numbers_below_months_are_months_and_none_is_lost() -> None:
    forms = read(
        "RENCANA AKSI TAHUN 2025",
        "Indikator\tSatuan\tTarget Bulan ke-" + "\t" * 11,
        "\t\t" + "\t".join(map(str, range(1, 13))),
        "Jumlah sambungan\tSR\t" + "\t".join(str(10 + at) for at in range(12)),
    ).forms
    months = [(form.period and form.period.month, told(form, "target")) for form in forms]
    assert months == [(at + 1, [str(10 + at)]) for at in range(12)]


def test_what_was_reached_to_date_takes_its_percentage_to_the_year() -> None:
    found = read(
        "LAPORAN KINERJA TRIWULAN II TAHUN 2025",
        "Indikator\tSatuan\tTarget 2025\tRealisasi\t\tRealisasi s.d. TW II\tCapaian s.d. TW II (%)",
        "\t\t\tTW I\tTW II",
        "Jumlah rapat\tKali\t40\t8\t3\t11\t27,5",
        "Jumlah patroli\tKali\t50\t2\t8\t10\t20",
        "Jumlah laporan\tDokumen\t20\t1\t8\t9\t45",
    )
    forms = {form.period and form.period.quarter: form for form in found.forms}
    assert told(forms[None], "achievement") == ["27,5", "20", "45"]
    assert told(forms[2], "achievement") == ["", "", ""]
