"""Budgets beside plans to draw, money in per cent, shares of what no form has, fractions."""

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import Form


def read(*lines: str) -> Readings:
    return read_forms("\n".join(lines).encode(), "a.txt")


def told(form: Form, name: str) -> list[str]:
    return [row.cell(name).written for row in form.rows]


def rules(found: Readings) -> list[str]:
    return [one.rule for reading in found.readings for one in reading.findings]


def test_a_budget_goes_before_what_a_month_plans_to_draw() -> None:
    (form,) = read(
        "LAPORAN BULANAN JUNI 2025",
        "No\tKegiatan\tPagu\tBulan Ini\t\t\ts.d. Bulan Ini\t\t",
        "\t\t\tRencana (Rp)\tRealisasi (Rp)\t%\tRencana (Rp)\tRealisasi (Rp)\t%",
        "1\tPelatihan\t50000000\t5000000\t4000000\t80,00\t25000000\t22000000\t88,00",
        "2\tSurvei\t20000000\t2000000\t2000000\t100,00\t10000000\t9000000\t90,00",
        "3\tBantuan\t90000000\t9000000\t6750000\t75,00\t45000000\t40500000\t90,00",
    ).forms
    assert told(form, "ceiling") == ["50000000", "20000000", "90000000"]
    assert told(form, "spending") == ["22000000", "9000000", "40500000"]
    assert told(form, "absorption") == ["", "", ""]


def test_money_of_a_hundred_at_most_beside_rupiah_is_in_per_cent_and_asked_about() -> None:
    found = read(
        "REALISASI FISIK DAN KEUANGAN S.D. JUNI 2025",
        "No\tKegiatan\tPagu\tRencana\t\tRealisasi\t",
        "\t\t\tFisik\tKeuangan\tFisik\tKeuangan",
        "1\tPelatihan\t50000000\t50,00\t48,00\t45,00\t44,00",
        "2\tSurvei\t20000000\t60,00\t55,00\t62,00\t50,00",
        "3\tBantuan\t90000000\t40,00\t40,00\t40,00\t38,50",
    )
    (form,) = found.forms
    assert told(form, "spending") == ["", "", ""]
    assert told(form, "absorption") == ["44,00", "50,00", "38,50"]
    assert told(form, "ceiling") == ["50000000", "20000000", "90000000"]
    assert "reading-told-column" in rules(found)


def test_a_percentage_of_what_was_spent_and_no_form_has_is_left_over() -> None:
    (form,) = read(
        "DANA ALOKASI KHUSUS TAHUN 2025",
        "No\tUraian\tPagu\tPenyaluran\tRealisasi Penyerapan\t% thd Pagu\t% thd Penyaluran",
        "1\tJalan lingkungan\t400000000\t200000000\t180000000\t45,00\t90,00",
        "2\tSaluran\t300000000\t150000000\t120000000\t40,00\t80,00",
        "3\tAir bersih\t200000000\t100000000\t95000000\t47,50\t95,00",
    ).forms
    assert told(form, "absorption") == ["45,00", "40,00", "47,50"]
    assert told(form, "achievement") == ["", "", ""]


def test_how_money_performs_is_money_and_its_per_cent_no_result() -> None:
    (form,) = read(
        "CAPAIAN PROGRAM TAHUN 2025",
        "No\tProgram\tKinerja Keuangan\t\t\tKinerja Fisik\t\t",
        "\t\tPagu\tSerapan\t%\tTarget\tCapaian\t%",
        "1\tProgram desa\t500000000\t450000000\t90,00\t100\t95\t95,00",
        "2\tProgram jalan\t900000000\t720000000\t80,00\t120\t102\t85,00",
        "3\tProgram air\t300000000\t285000000\t95,00\t80\t80\t100,00",
    ).forms
    assert told(form, "absorption") == ["90,00", "80,00", "95,00"]
    assert told(form, "realization") == ["95", "102", "80"]
    assert told(form, "achievement") == ["95,00", "85,00", "100,00"]


def test_what_a_fraction_of_the_target_follows_from_is_the_result() -> None:
    (form,) = read(
        "EVALUASI KINERJA TAHUN 2025",
        "No\tSasaran\tIndikator\tRencana Capaian\tCapaian\tRasio Capaian",
        "1\tLayanan prima\tIKM\t86\t84\t0,98",
        "2\tArsip tertib\tNilai arsip\t75\t60\t0,80",
        "3\tAman\tPatroli\t200\t180\t0,90",
    ).forms
    assert told(form, "realization") == ["84", "60", "180"]
    assert [str(row.achievement.value) for row in form.rows] == ["98", "80", "90"]


def test_a_share_of_the_ceiling_is_no_result_whatever_the_target_beside_it_says() -> None:
    found = read(
        "REKAP KEUANGAN BULAN SEPTEMBER 2025",
        "Kode\tUraian\tAnggaran\tTarget s.d. Bulan Ini\t\tRealisasi s.d. Bulan Ini\t",
        "\t\t\tRp\t%\tRp\t%",
        "7.01.01.2.01.0001\tPenyusunan Renja\t40000000\t30000000\t75,00\t28000000\t70,00",
        "7.01.01.2.01.0006\tLaporan kinerja\t20000000\t14000000\t70,00\t15000000\t75,00",
        "7.01.01.2.01.0007\tEvaluasi kinerja\t30000000\t21000000\t70,00\t18000000\t60,00",
    )
    (form,) = found.forms
    assert told(form, "absorption") == ["70,00", "75,00", "60,00"]
    assert told(form, "realization") == told(form, "target") == ["", "", ""]
    assert "reading-told-column" in rules(found)


def test_money_of_a_quarter_with_its_share_of_the_years_budget_is_spent() -> None:
    found = read(
        "MONEV TAHUN 2025",
        "Program\tTarget\tPagu\tTW I\t\t\t\tTotal\t\t\t",
        "\t\t\tKinerja\t%\tKeuangan\t%\tKinerja\t%\tKeuangan\t%",
        "Program desa\t20 Desa\t100000000\t5\t25,00\t20000000\t20,00\t11\t55,00\t50000000\t50,00",
        "Program jalan\t40 Km\t200000000\t10\t25,00\t40000000\t20,00\t18\t45,00\t80000000\t40,00",
        "Program air\t50 SR\t80000000\t10\t20,00\t20000000\t25,00\t25\t50,00\t32000000\t40,00",
    )
    year, first = found.forms
    assert told(first, "ceiling") == told(year, "ceiling")
    assert told(first, "spending") == ["20000000", "40000000", "20000000"]
    assert told(first, "absorption") == ["20,00", "20,00", "25,00"]
    assert told(year, "spending") == ["50000000", "80000000", "32000000"]


def test_physical_progress_is_no_plan_because_money_stands_beside_it() -> None:
    (form,) = read(
        "FISIK DAN KEUANGAN BULAN MEI 2025",
        "No\tKegiatan\tPagu\tFisik\t\tKeuangan\t\t",
        "\t\t\tBln Ini\tKumulatif\tBln Ini (Rp)\tKumulatif (Rp)\tKumulatif (%)",
        "1\tPelatihan\t50000000\t10,00\t40,00\t6000000\t18000000\t36,00",
        "2\tSurvei\t20000000\t15,00\t40,00\t3000000\t8000000\t40,00",
        "3\tBantuan\t90000000\t5,00\t25,00\t4500000\t22500000\t25,00",
    ).forms
    assert told(form, "target") == ["", "", ""]
    assert told(form, "spending") == ["18000000", "8000000", "22500000"]


def test_of_targets_side_by_side_the_agreements_is_meant() -> None:
    form = read(
        "SANDING TARGET TAHUN 2025",
        "No\tIndikator\tTarget RKPD\tTarget PK\tRealisasi",
        "1\tIKM\t87\t86\t84",
        "2\tNilai SAKIP\t78\t75\t60",
        "3\tIndeks SPBE\t3,4\t3,2\t3,0",
    ).forms[0]
    assert told(form, "target") == ["86", "75", "3,2"]


def test_work_and_money_until_a_quarters_end_are_of_the_same_form() -> None:
    year, _, second = read(
        "MONEV RENJA TW II 2025",
        "Kode\tSub Kegiatan\tSatuan\tTarget Renja\t\tRealisasi TW I\t\tRealisasi TW II\t\t"
        "Realisasi s.d. TW II\t\tCapaian s.d. TW II\t",
        "\t\t\tK\tRp\tK\tRp\tK\tRp\tK\tRp\t%K\t%Rp",
        "7.01.01.2.01.0001\tRenja\tDokumen\t4\t40000000\t1\t8000000\t1\t12000000\t2\t20000000\t"
        "50,00\t50,00",
        "7.01.01.2.01.0006\tLaporan\tLaporan\t6\t10000000\t1\t4000000\t2\t1000000\t3\t5000000\t"
        "50,00\t50,00",
        "7.01.01.2.01.0007\tEvaluasi\tLaporan\t4\t30000000\t1\t8000000\t2\t7000000\t3\t15000000\t"
        "75,00\t50,00",
    ).forms
    assert told(second, "realization") == ["1", "2", "2"]
    assert told(second, "spending") == ["12000000", "1000000", "7000000"]
    assert told(year, "realization") == ["2", "3", "3"]
    assert told(year, "absorption") == ["50,00", "50,00", "50,00"]
