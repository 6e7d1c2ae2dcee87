"""Tables of offices, and lines of accounts, are in no form: what they are and where they belong."""

import pytest

from tolok.documents.leftovers import ACCOUNT, RECAP
from tolok.documents.reading import Readings, read_forms
from tolok.domain.errors import NoFormError

OFFICES = (
    "NO;NAMA SKPD;ANGGARAN;REALISASI;%",
    "1;Dinas Kesehatan;1.000.000;600.000;60,00",
    "2;Dinas Pendidikan;2.000.000;1.600.000;80,00",
    "3;Kecamatan Contoh;500.000;300.000;60,00",
    ";JUMLAH;3.500.000;2.500.000;71,43",
)


def read(*lines: str) -> Readings:
    return read_forms("\n".join(lines).encode(), "rekap.csv")


@pytest.mark.parametrize(
    "lines",
    [
        OFFICES,
        ("No;OPD;TW I;TW II", "1;Dinas Air;89,5;90", "2;Badan Kota;80;82", "3;Kel. Suka;70;72"),
        ("No;Desa;Cair;Realisasi", "1;Desa Suka;540;500", "2;Desa Maju;510;510",
         "3;Desa Jaya;480;470"),
        ("No;Unit Kerja;Target;Realisasi", "1;Kelurahan Suka;100;89", "2;Kelurahan Maju;100;80",
         "3;Kelurahan Jaya;100;70"),
    ],
)  # fmt: skip
def test_a_table_of_offices_is_named_and_refused_with_its_remedy(lines: tuple[str, ...]) -> None:
    with pytest.raises(NoFormError) as refused:
        read(*lines)
    assert "rekapitulasi 3 perangkat daerah" in str(refused.value)
    assert "Kirimkan formulir tiap perangkat daerah" in str(refused.value)
    assert refused.value.tables == 0  # there is nothing to map


def test_beside_a_form_a_table_of_offices_is_told_and_kept_as_leftovers() -> None:
    found = read(
        "No;Program;Pagu;Realisasi Anggaran",
        "1;Program Air;1.000.000;600.000",
        "",
        "REKAP REALISASI ANGGARAN",
        *OFFICES,
    )
    (reading,) = found.readings
    assert [row.name for row in reading.form.rows] == ["Program Air"]
    assert "reading-recap" in {finding.rule for finding in reading.findings}
    assert "2.000.000" in {one.text for one in found.leftovers if one.why == RECAP}


def test_an_office_answering_for_each_row_makes_no_recap() -> None:
    (form,) = read(
        "No;Program;Perangkat Daerah;Pagu;Realisasi Anggaran",
        "1;Program Air;Dinas Kesehatan;1.000.000;600.000",
        "2;Program Jalan;Dinas Pekerjaan Umum;2.000.000;900.000",
        "3;Program Sekolah;Dinas Pendidikan;3.000.000;800.000",
    ).forms
    assert [row.name for row in form.rows] == ["Program Air", "Program Jalan", "Program Sekolah"]


def test_lines_of_accounts_below_works_are_set_aside_and_counted() -> None:
    found = read(
        "Kode;Uraian;Anggaran (Rp);Realisasi (Rp)",
        "1.03.02;PROGRAM JALAN;3.000.000;1.500.000",
        "1.03.02.2.01.0001;Survei jalan;3.000.000;1.500.000",
        "5.1.02;Belanja Barang dan Jasa;1.000.000;500.000",
        "1.03.02.2.01.0001.5.2.02;Belanja Modal;2.000.000;1.000.000",
    )
    (reading,) = found.readings
    assert [row.name for row in reading.form.rows] == ["PROGRAM JALAN", "Survei jalan"]
    assert "Belanja Modal" in {one.text for one in found.leftovers if one.why == ACCOUNT}
    (told,) = (one for one in reading.findings if one.rule == "reading-accounts")
    assert told.message.startswith("2 baris rincian belanja")


def test_accounts_alone_are_read_as_they_are() -> None:
    (form,) = read(
        "Kode;Uraian;Anggaran (Rp);Realisasi (Rp)",
        "5.1.01;Belanja Pegawai;3.000.000;1.500.000",
        "5.1.02;Belanja Barang dan Jasa;1.000.000;500.000",
    ).forms
    assert [row.name for row in form.rows] == ["Belanja Pegawai", "Belanja Barang dan Jasa"]
