"""A month beside what has accumulated, money below TARGET, months counted, other tables below."""

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import Form


def read(*lines: str) -> Readings:
    return read_forms("\n".join(lines).encode(), "a.txt")


def told(form: Form, name: str) -> list[str]:
    return [row.cell(name).written for row in form.rows]


def rules(found: Readings) -> list[str]:
    return [one.rule for reading in found.readings for one in reading.findings]


def test_what_has_accumulated_goes_before_the_month_and_money_that_has_is_spent() -> None:
    (form,) = read(
        "LAPORAN FISIK DAN KEUANGAN BULAN MEI TAHUN 2025",
        "No\tUraian Kegiatan\tPagu (Rp)\tTarget Fisik (%)\tReal Fisik (%)\tAkum. Target (%)\t"
        "Akum. Real Fisik (%)\tReal Keuangan (Rp)\t% Real Keu\tAkum. Keuangan (Rp)\t"
        "Akum. % Keuangan",
        "1\tPenataan taman\t80000000\t8,00\t6,50\t41,00\t38,25\t4000000\t5,00\t28000000\t35,00",
        "2\tPerawatan lampu\t50000000\t9,50\t9,75\t45,50\t44,10\t5000000\t10,00\t21000000\t42,00",
        "3\tPengerukan parit\t40000000\t7,00\t6,00\t39,00\t37,80\t2000000\t5,00\t13000000\t32,50",
    ).forms
    assert told(form, "target") == ["41,00", "45,50", "39,00"]
    assert told(form, "realization") == ["38,25", "44,10", "37,80"]
    assert told(form, "achievement") == ["", "", ""]
    assert told(form, "spending") == ["28000000", "21000000", "13000000"]
    assert told(form, "absorption") == ["35,00", "42,00", "32,50"]


def test_a_target_of_rupiah_below_words_of_money_is_a_ceiling_and_months_counted_are_no_years() -> (
    None
):
    (form,) = read(
        "RENCANA AKSI TAHUN 2025",
        "No\tKegiatan\tIndikator\tOutput\t\tBulan Ke-\t\tAnggaran (Rp)\t",
        "\t\t\tTarget\tRealisasi\tTarget\tRealisasi\tTarget\tRealisasi",
        "1\t2\t3\t4\t5\t6\t7\t8\t9",
        "1\tPelatihan SPBE\tJumlah peserta\t40 Orang\t38 Orang\t3\t4\t75000000\t70500000",
        "2\tSurvei kepuasan\tJumlah laporan\t2 Laporan\t2 Laporan\t6\t6\t25000000\t24800000",
        "3\tReviu SOP\tJumlah SOP\t12 Dokumen\t9 Dokumen\t9\t10\t15000000\t11250000",
    ).forms
    assert told(form, "target") == ["40 Orang", "2 Laporan", "12 Dokumen"]
    assert told(form, "ceiling") == ["75000000", "25000000", "15000000"]
    assert told(form, "spending") == ["70500000", "24800000", "11250000"]


def test_the_unit_of_an_indicator_is_a_unit() -> None:
    (form,) = read(
        "CAPAIAN TAHUN 2025",
        "No\tKinerja Utama\tIndikator\tSatuan Indikator Kinerja Utama\tTarget\tRealisasi",
        "1\tLayanan prima\tIndeks kepuasan\tIndeks\t85\t86",
        "2\tTertib arsip\tNilai kearsipan\tNilai\t70\t68",
    ).forms
    assert [row.unit for row in form.rows] == ["Indeks", "Nilai"]
    assert [row.indicator for row in form.rows] == ["Indeks kepuasan", "Nilai kearsipan"]


def test_lines_below_the_header_of_another_table_are_left_over() -> None:
    found = read(
        "EVALUASI KINERJA BULAN JUNI 2025",
        "No\tIndikator Kinerja Individu\tTarget Bulan\tRealisasi\tCapaian",
        "1\tJumlah surat yang diagendakan\t40\t38\t95,00",
        "2\tJumlah laporan harian\t20\t20\t100,00",
        "Capaian Hasil Kerja Bulanan\t\t\t\t97,50",
        "No\tAspek Perilaku\tKategori\tNilai\t",
        "1\tKompeten\tBaik\t88\t",
        "2\tHarmonis\tBaik\t90\t",
    )
    (form,) = found.forms
    assert told(form, "target") == ["40", "20"]
    assert told(form, "achievement") == ["95,00", "100,00"]
    assert "reading-other-table" in rules(found)
    left = [one.text for one in found.leftovers]
    assert {"97,50", "Kompeten", "88", "Harmonis", "90"} <= set(left)


def test_a_header_that_comes_again_begins_no_other_table() -> None:
    (form,) = read(
        "CAPAIAN 2025",
        "No\tIndikator\tTarget\tRealisasi",
        "1\tJumlah surat\t40\t38",
        "No\tIndikator\tTarget\tRealisasi",
        "2\tJumlah laporan\t20\t20",
    ).forms
    assert told(form, "target") == ["40", "20"]


def test_a_month_by_its_number_ends_a_header() -> None:
    year, june, september = read(
        "EVALUASI RENCANA AKSI TAHUN 2025",
        "Sasaran\tIndikator\tTarget 2025\tTarget B06\tRealisasi B06\tTarget B09\tRealisasi B09",
        "Layanan prima\tAduan selesai\t100\t50\t48\t75\t70",
        "Desa tertib\tDesa dibina\t40\t20\t19\t30\t33",
        "Aset tertib\tAset diukur\t12\t6\t5\t9\t9",
    ).forms
    assert told(year, "target") == ["100", "40", "12"]
    assert told(june, "realization") == ["48", "19", "5"]
    assert told(september, "target") == ["75", "30", "9"]


def test_a_line_with_the_mean_of_the_percentages_above_it_is_no_row() -> None:
    found = read(
        "EVALUASI KINERJA BULAN JUNI 2025",
        "Indikator Kinerja Individu\tTarget\tRealisasi\tCapaian",
        "Jumlah surat\t40\t38\t95,00",
        "Jumlah laporan\t20\t20\t100,00",
        "Jumlah rapat\t4\t3\t75,00",
        "Capaian Hasil Kerja\t\t\t90,00",
    )
    (form,) = found.forms
    assert [row.indicator for row in form.rows] == [
        "Jumlah surat",
        "Jumlah laporan",
        "Jumlah rapat",
    ]
    assert {"Capaian Hasil Kerja", "90,00"} <= {one.text for one in found.leftovers}


def test_an_indicator_with_a_percentage_alone_that_is_no_mean_is_a_row() -> None:
    (form,) = read(
        "EVALUASI KINERJA BULAN JUNI 2025",
        "Indikator Kinerja Individu\tTarget\tRealisasi\tCapaian",
        "Jumlah surat\t40\t38\t95,00",
        "Jumlah laporan\t20\t20\t100,00",
        "Jumlah rapat\t4\t3\t75,00",
        "Nilai perilaku\t\t\t91,00",
    ).forms
    assert form.rows[-1].indicator == "Nilai perilaku"
