"""Tables as systems of regions print them: what their headers leave to the columns beside them."""

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import Form


def read(*lines: str) -> Readings:
    return read_forms("\n".join(lines).encode(), "a.txt")


def told(form: Form, name: str) -> list[str]:
    return [row.cell(name).written for row in form.rows]


def test_a_header_goes_on_below_the_numbers_of_quarters_and_of_columns() -> None:
    found = read(
        "Evaluasi Terhadap Hasil Renja Tahun 2025",
        "No\tProgram\tIndikator\tTarget Renja tahun berjalan (2025)\t\tRealisasi Pada Triwulan"
        "\t\t\t\t\t\t\t\tRealisasi Renja yang dievaluasi\t\tTingkat Capaian Renja (%)\t",
        "\t\t\t\t\t1\t\t2\t\t3\t\t4\t\t\t\t\t",
        "1\t2\t3\t4\t\t5\t\t6\t\t7\t\t8\t\t9\t\t10\t",
        "\t\t\t" + "\t".join(["K\tRp"] * 7),
        *(
            f"{at}\tProgram {name}\tPersentase {name}\t40 Unit\t8.000.000\t{at} Unit\t\t7 Unit\t\t"
            f"5 Unit\t\t6 Unit\t\t{18 + at} Unit\t6.000.000\t{share}\t75,00"
            for at, name, share in ((1, "Air", "47,50"), (2, "Jalan", "50,00"), (3, "Got", "52,50"))
        ),
    )
    year, *quarters = found.forms
    assert [form.period.quarter for form in quarters if form.period] == [1, 2, 3, 4]
    assert told(quarters[0], "target") == ["40 Unit"] * 3
    assert told(quarters[0], "realization") == ["1 Unit", "2 Unit", "3 Unit"]
    assert told(year, "realization") == ["19 Unit", "20 Unit", "21 Unit"]
    assert told(year, "achievement") == ["47,50", "50,00", "52,50"]
    assert told(year, "absorption") == ["75,00"] * 3


def test_a_frame_of_funding_is_planned_and_not_spent() -> None:
    found = read(
        "Program\tIndikator\tCapaian Kinerja dan Kerangka Pendanaan\t\t\t\tLokasi",
        "\t\t2025\t\t2026\t\t",
        "\t\tTarget\tRp\tTarget\tRp\t",
        "Program Air\tPersentase air\t60\t2.000.000\t70\t2.500.000\tKota",
        "Program Jalan\tPersentase jalan\t80\t1.000.000\t85\t1.500.000\tKota",
    )
    assert [told(form, "ceiling") for form in found.forms] == [
        ["2.000.000", "1.000.000"],
        ["2.500.000", "1.500.000"],
    ]
    assert told(found.forms[0], "spending") == ["", ""]


def test_a_capaian_with_the_units_of_its_targets_is_the_result() -> None:
    (form,) = read(
        "No\tIndikator Kinerja\tTarget\tCapaian\tTindak Lanjut",
        "1\tPersentase air\t80%\t84%\tDijaga",
        "2\tIndeks layanan\t90\t89\tDijaga",
        "3\tJumlah peta\t25 Dokumen\t24 Dokumen\tDijaga",
    ).forms
    assert told(form, "realization") == ["84%", "89", "24 Dokumen"]
    assert told(form, "achievement") == ["", "", ""]
