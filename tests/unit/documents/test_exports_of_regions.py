"""Exports of a region: offices, affairs and accounts in columns, all told on each line."""

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import Form

_HEAD = (
    "KODE URUSAN;NAMA URUSAN;KODE SKPD;NAMA SKPD;KODE BIDANG URUSAN;NAMA BIDANG URUSAN;"
    "KODE PROGRAM;NAMA PROGRAM;KODE KEGIATAN;NAMA KEGIATAN;KODE SUB KEGIATAN;NAMA SUB KEGIATAN"
)
_WORKS = (
    "7;UNSUR KEWILAYAHAN;7.01.0.01;{office};7.01;KECAMATAN;"
    "7.01.01;PROGRAM PENUNJANG;7.01.01.2.01;Perencanaan;7.01.01.2.01.{code};{name}"
)


def read(*lines: str) -> Readings:
    return read_forms("\n".join(lines).encode(), "ekspor.csv")


def works(office: str, code: str, name: str, *more: str) -> str:
    return ";".join((_WORKS.format(office=office, code=code, name=name), *more))


def told(form: Form, name: str) -> list[str]:
    return [row.cell(name).written for row in form.rows]


def rules(found: Readings) -> list[str]:
    return [one.rule for reading in found.readings for one in reading.findings]


def test_each_office_of_an_export_has_a_form_and_each_work_a_row_with_its_code() -> None:
    found = read(
        f"{_HEAD};PAGU;REALISASI",
        works("Kecamatan Melati", "0001", "Dokumen", "12500000,00", "11750000,00"),
        works("Kecamatan Melati", "0007", "Evaluasi", "8000000,00", "7999500,00"),
        works("Kecamatan Kenanga", "0001", "Dokumen", "9000000,00", "0,00"),
    )
    melati, kenanga = found.forms
    assert (melati.organization, kenanga.organization) == ("Kecamatan Melati", "Kecamatan Kenanga")
    assert [row.code for row in melati.rows] == [
        "7.01.01",
        "7.01.01.2.01",
        "7.01.01.2.01.0001",
        "7.01.01.2.01.0007",
    ]
    assert told(melati, "ceiling")[2:] == ["12500000,00", "8000000,00"]
    assert told(kenanga, "spending")[2:] == ["0,00"]
    assert "KECAMATAN" not in {row.name for row in melati.rows}
    assert rules(found).count("reading-outdone-column") == 5


def test_what_a_subactivity_bought_is_added_up_and_said() -> None:
    found = read(
        f"{_HEAD};KODE REKENING;NAMA REKENING;PAGU",
        works("Dinas A", "0001", "Dokumen", "5.1.02.01", "Belanja kertas", "1.250.000,50"),
        works("Dinas A", "0001", "Dokumen", "5.1.02.02", "Belanja jasa", "2.000.000,25"),
        works("Dinas A", "0007", "Evaluasi", "5.1.02.01", "Belanja kertas", "750.000,00"),
    )
    (form,) = found.forms
    assert [str(row.ceiling.value) for row in form.rows[2:]] == ["3250000.75", "750000.00"]
    assert rules(found).count("reading-summed-accounts") == 1
    left = {one.text for one in found.leftovers}
    assert {"Belanja kertas", "Belanja jasa", "5.1.02.02", "2.000.000,25"} <= left


def test_amounts_that_are_no_numbers_are_not_added_up() -> None:
    found = read(
        f"{_HEAD};NAMA REKENING;PAGU",
        works("Dinas A", "0001", "Dokumen", "Belanja kertas", "1.250.000"),
        works("Dinas A", "0001", "Dokumen", "Belanja jasa", "2.0x0.000"),
    )
    (form,) = found.forms
    assert "2.0x0.000" in told(form, "ceiling")
    assert "1.250.000" in told(form, "ceiling")


def test_works_told_again_beside_a_number_of_their_line_are_told_once() -> None:
    found = read(
        "No;Nama Perangkat Daerah;Nama Program;Nama Kegiatan;Nama Sub Kegiatan;Pagu;Realisasi",
        "1;Dinas A;Program Air;Sumur;Gali sumur;5000000;4000000",
        "2;Dinas A;Program Air;Sumur;Uji air;6000000;5000000",
        "3;Dinas B;Program Jalan;Aspal;Lapis jalan;7000000;0",
    )
    air, jalan = found.forms
    assert [row.name for row in air.rows] == ["Program Air", "Sumur", "Gali sumur", "Uji air"]
    assert (air.organization, jalan.organization) == ("Dinas A", "Dinas B")
