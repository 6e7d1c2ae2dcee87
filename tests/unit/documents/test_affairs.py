"""Lines above programs: affairs and offices with codes of their own are none of a form's rows."""

from tolok.documents.reading import Readings, read_forms

PRINTED = (
    "LAPORAN REALISASI PER SUB KEGIATAN",
    "Kode;Uraian;Pagu;Realisasi",
    "7.01.0.00.0.00.01.0000;KECAMATAN CONTOH;9.000.000;1.500.000",
    "7;UNSUR KEWILAYAHAN;9.000.000;1.500.000",
    "7.01;KECAMATAN;9.000.000;1.500.000",
    "7.01.01;PROGRAM PENUNJANG;6.000.000;1.000.000",
    "7.01.01.2.01;Perencanaan;6.000.000;1.000.000",
    "7.01.02;PROGRAM PELAYANAN;3.000.000;500.000",
)


def read(*lines: str) -> Readings:
    return read_forms("\n".join(lines).encode(), "a.csv")


def test_affairs_and_offices_are_left_over_and_told_of() -> None:
    found = read(*PRINTED)
    codes = [row.code for row in found.forms[0].rows]
    assert codes == ["7.01.01", "7.01.01.2.01", "7.01.02"]
    (told,) = (one for one in found.readings[0].findings if one.rule == "reading-affairs")
    assert told.message.startswith("3 baris urusan")
    assert "UNSUR KEWILAYAHAN" in [one.text for one in found.leftovers]


def test_codes_may_stand_in_parts_or_before_names() -> None:
    parted = read(
        "Kode;;;;Urusan/Program/Kegiatan;Pagu",
        "7;;;;UNSUR KEWILAYAHAN;9.000.000",
        "7;01;;;KECAMATAN;9.000.000",
        "7;01;01;;PROGRAM PENUNJANG;9.000.000",
        "7;01;01;2.01;Perencanaan;9.000.000",
    )
    assert [row.name for row in parted.forms[0].rows] == ["PROGRAM PENUNJANG", "Perencanaan"]
    before = read(
        "Urusan/Program/Kegiatan;Indikator;Pagu",
        "7 UNSUR KEWILAYAHAN;;9.000.000",
        "7.01 KECAMATAN;;9.000.000",
        "7.01.01 PROGRAM PENUNJANG;Nilai SAKIP;9.000.000",
    )
    assert [row.name for row in before.forms[0].rows] == ["PROGRAM PENUNJANG"]


def test_numbers_of_an_outline_are_no_affairs() -> None:
    (form,) = read(
        "No;Sasaran/Program;Indikator;Target",
        "1;Air bersih;Cakupan air;80",
        "1.1;Program Air;Jumlah sambungan;12",
        "1.2;Program Sungai;Panjang sungai;5",
    ).forms
    assert len(form.rows) == 3
