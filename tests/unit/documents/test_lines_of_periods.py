"""Lines whose period a column or the title tells: a year, a quarter, half a year."""

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import Form


def read(*lines: str, name: str = "a.txt") -> Readings:
    return read_forms("\n".join(lines).encode(), name)


def told(form: Form, name: str) -> list[str]:
    return [row.cell(name).written for row in form.rows]


def by_period(found: Readings) -> dict[str, Form]:
    return {form.period.code if form.period else "": form for form in found.forms}


def test_lines_of_several_years_are_a_form_a_year() -> None:
    found = read(
        "CAPAIAN INDIKATOR TAHUN 2024-2025",
        "No\tSasaran\tIndikator\tSatuan\tTahun\tTarget\tRealisasi",
        "1\tUmur panjang\tAngka Harapan Hidup\tTahun\t2024\t71,2\t71,5",
        "\t\t\t\t2025\t71,4\t71,6",
        "2\tAnak sehat\tPrevalensi stunting\t%\t2024\t18\t19,5",
        "\t\t\t\t2025\t16\t17",
    )
    forms = by_period(found)
    assert told(forms["2024"], "realization") == ["71,5", "19,5"]
    assert told(forms["2025"], "realization") == ["71,6", "17"]
    assert [row.indicator for row in forms["2025"].rows] == [
        "Angka Harapan Hidup",
        "Prevalensi stunting",
    ]


def test_lines_of_a_later_period_join_the_first_of_their_name_that_lacks_it() -> None:
    head = "No\tProgram\tIndikator\tTriwulan\tTarget\tRealisasi"
    lines = [
        f"{number}\t{name}\tPersentase selesai\t{quarter}\t{target}\t{target}{number}"
        for quarter, target in (("TW I", 1), ("TW II", 2))
        for number, name in ((1, "Program Air"), (2, "Program Air"), (3, "Program Jalan"))
    ]
    forms = by_period(read("CAPAIAN TAHUN 2025", head, *lines))
    assert told(forms["2025-Q1"], "realization") == ["11", "12", "13"]
    assert told(forms["2025-Q2"], "realization") == ["21", "22", "23"]


def test_a_period_left_of_the_names_goes_on_until_the_next() -> None:
    found = read(
        "CAPAIAN TAHUN 2025",
        "Triwulan\tProgram\tIndikator\tTarget\tRealisasi",
        "I\tProgram Air\tPersentase air\t20\t18",
        "\tProgram Jalan\tPersentase jalan\t30\t25",
        "II\tProgram Air\tPersentase air\t40\t38",
        "\tProgram Jalan\tPersentase jalan\t60\t55",
    )
    forms = by_period(found)
    assert sorted(forms) == ["2025-Q1", "2025-Q2"]
    assert told(forms["2025-Q2"], "realization") == ["38", "55"]


def test_the_year_under_target_is_no_year_of_the_document() -> None:
    found = read(
        "PERJANJIAN KINERJA TAHUN 2025",
        "No\tSasaran\tIndikator Kinerja\tTarget\t\t",
        "\t\t\tTahun\tTW I\tTW II",
        "1\tLayanan baik\tIndeks layanan\t3,5\t-\t3,4",
        "2\tTertib\tPersentase SPJ\t100\t50\t100",
    )
    forms = {form.period.code if form.period else "": form for form in found.forms}
    assert told(forms[""], "target") == ["3,5", "100"]
    assert told(forms["2025-Q2"], "target") == ["3,4", "100"]


def test_years_that_no_line_is_known_to_be_of_are_left_over() -> None:
    found = read(
        "CAPAIAN",
        "No\tIndikator\tTahun\tTarget\tRealisasi",
        "1\tPersentase air\tdasar\t20\t18",
        "2\tPersentase jalan\tlanjut\t30\t25",
    )
    assert {one.text for one in found.leftovers} >= {"dasar", "lanjut"}


def test_half_a_year_is_the_year_until_its_second_quarter_and_said() -> None:
    found = read(
        "LAPORAN KINERJA SEMESTER I TAHUN 2025",
        "No\tProgram\tIndikator\tTarget\tRealisasi",
        "1\tProgram Air\tPersentase air\t20\t18",
    )
    (form,) = found.forms
    assert form.period is not None
    assert form.period.code == "2025-Q2"
    rules = [one.rule for reading in found.readings for one in reading.findings]
    assert rules.count("reading-half-year") == 1


def test_letters_before_lines_say_of_which_kind_they_are() -> None:
    found = read(
        "RENCANA AKSI TAHUN 2025",
        "No\tSasaran\tIndikator\tTarget\tT/R\tBulan\t\t\t\t",
        "\t\t\t\t\tJan\tFeb\tMar\tApr\tMei",
        "1\tTertib arsip\tJumlah berkas\t20 Berkas\tT\t2\t3\t5\t4\t6",
        "\t\t\t\tR\t1\t3\t4\t\t",
        "2\tWarga terlayani\tJumlah surat\t45 Surat\tT\t9\t9\t9\t9\t9",
        "\t\t\t\tR\t8\t9\t7\t\t",
    )
    forms = by_period(found)
    assert told(forms["2025-M02"], "target") == ["3", "9"]
    assert told(forms["2025-M02"], "realization") == ["3", "9"]
    assert told(forms["2025-M05"], "target") == ["6", "9"]
    assert told(forms["2025-M05"], "realization") == ["", ""]


def test_figures_below_a_month_are_no_months() -> None:
    found = read(
        "RENCANA AKSI TAHUN 2025",
        "No\tSasaran\tIndikator\tTarget\tKet\tBulan\t\t",
        "\t\t\t\t\tOkt\tNov\tDes",
        "1\tTertib arsip\tJumlah berkas\t20 Berkas\tbaru\t2\t3\t5",
        "2\tWarga terlayani\tJumlah surat\t45 Surat\tlama\t9\t8\t9",
    )
    assert told(by_period(found)["2025-M11"], "target") == ["3", "8"]


def test_words_for_kinds_below_rencana_realisasi_are_no_figures() -> None:
    found = read(
        "MONITORING TAHUN 2025",
        "No\tSasaran\tIndikator\tTarget\tRencana/Realisasi\tJan\tFeb",
        "1\tTertib arsip\tJumlah berkas\t6 Berkas\tRencana\t1\t2",
        "\t\t\t\tRealisasi\t1\t3",
        "2\tWarga terlayani\tJumlah surat\t27 Surat\tRencana\t9\t9",
        "\t\t\t\tRealisasi\t8\t7",
    )
    forms = by_period(found)
    assert told(forms["2025-M02"], "target") == ["2", "9"]
    assert told(forms["2025-M02"], "realization") == ["3", "7"]


def test_a_years_target_stands_left_of_the_lines_of_its_quarters() -> None:
    found = read(
        "CAPAIAN TAHUN 2025",
        "Program\tIndikator\tTarget Tahunan\tTriwulan\tTarget\tRealisasi",
        "(1)\t(2)\t(3)\t(4)\t(5)\t(6)",
        "Program Air\tRumah terlayani\t80 Rumah\tTW.I\t20 Rumah\t18 Rumah",
        "\t\t\tTW.II\t25 Rumah\t",
        "Program Jalan\tRuas selesai\t12 Ruas\tTW.I\t3 Ruas\t2 Ruas",
        "\t\t\tTW.II\t4 Ruas\t",
    )
    forms = by_period(found)
    assert sorted(forms) == ["", "2025-Q1", "2025-Q2"]
    assert told(forms[""], "target") == ["80 Rumah", "12 Ruas"]
    assert told(forms["2025-Q1"], "target") == ["20 Rumah", "3 Ruas"]
    assert told(forms["2025-Q2"], "target") == ["25 Rumah", "4 Ruas"]
    assert told(forms["2025-Q1"], "realization") == ["18 Rumah", "2 Ruas"]


def test_an_objective_written_out_on_each_quarters_line_is_no_row_of_its_own() -> None:
    found = read(
        "CAPAIAN TAHUN 2025",
        "Sasaran\tProgram\tKegiatan\tIndikator\tTriwulan\tTarget\tRealisasi",
        "Air cukup\tProgram Air\t\tRumah terlayani\tI\t20\t18",
        "Air cukup\t\t\t\tII\t25\t22",
        "Air cukup\t\tGali sumur\tSumur\tI\t2\t1",
        "Air cukup\t\t\t\tII\t3\t3",
        "Air cukup\t\t\tPompa\tI\t1\t0",
        "Air cukup\t\t\t\tII\t4\t4",
    )
    forms = by_period(found)
    names = ["Air cukup", "Program Air", "Gali sumur", None]
    assert [row.name for row in forms["2025-Q2"].rows] == names
    assert told(forms["2025-Q2"], "realization") == ["", "22", "3", "4"]
