"""Figures that what stands beside them makes doubtful: a person is asked."""

import pytest

from tolok.audit.findings import Finding
from tolok.documents.reading import read_forms


def asked(rule: str, *lines: str) -> list[Finding]:
    found = read_forms("\n".join(lines).encode(), "a.txt")
    return [one for reading in found.readings for one in reading.findings if one.rule == rule]


_HEAD = "No\tSasaran\tIndikator\tTarget\tRealisasi\tCapaian (%)"


def test_a_percentage_that_no_formula_gives_on_any_row_is_asked_about() -> None:
    (one,) = asked(
        "reading-told-column",
        "CAPAIAN 2025",
        _HEAD,
        "1\tLayanan prima\tIndeks kepuasan\t80\t60\t91,20",
        "2\tTertib arsip\tNilai kearsipan\t70\t63\t55,00",
        "3\tDaerah aman\tNilai ketertiban\t50\t20\t64,10",
    )
    assert "3 barisnya" in one.message


@pytest.mark.parametrize(
    "shares",
    [
        ("75,00", "90,00", "40,00"),  # realization / target
        ("133,33", "111,11", "250,00"),  # target / realization
        ("125,00", "110,00", "160,00"),  # (2 × target − realization) / target
        ("0,75", "0,90", "0,40"),  # fractions of one
        ("91,20", "90,00", "64,10"),  # one row follows
    ],
)
def test_a_percentage_that_some_formula_gives_on_some_row_is_not(shares: tuple[str, ...]) -> None:
    assert not asked(
        "reading-told-column",
        "CAPAIAN 2025",
        _HEAD,
        f"1\tLayanan prima\tIndeks kepuasan\t80\t60\t{shares[0]}",
        f"2\tTertib arsip\tNilai kearsipan\t70\t63\t{shares[1]}",
        f"3\tDaerah aman\tNilai ketertiban\t50\t20\t{shares[2]}",
    )


def amounts(*spent: str) -> list[Finding]:
    return asked(
        "reading-small-amount",
        "REALISASI ANGGARAN TAHUN 2025",
        "Kode\tSub Kegiatan\tPagu (Rp)\tRealisasi (Rp)",
        *(
            f"7.01.01.2.01.000{at}\tKerja {at}\t{'' if one == '2.323' else '250.000.000'}\t{one}"
            for at, one in enumerate(spent, start=1)
        ),
    )


def test_an_amount_far_smaller_than_the_others_is_asked_about() -> None:
    (one,) = amounts("62,37", "215.000.000", "199.500.000", "87.250.000", "140.000.000")
    assert (one.row, one.cell, one.written) == ("1", "spending", "62,37")
    (one,) = amounts("115.000.000", "2.323", "199.500.000", "87.250.000", "140.000.000")
    assert (one.row, one.cell) == ("2", "spending")


def test_zero_and_small_amounts_among_small_ones_are_not() -> None:
    assert not amounts("0", "215.000.000", "199.500.000", "87.250.000", "140.000.000")
    assert not amounts("75.000", "215.000.000", "199.500.000", "87.250.000", "140.000.000")
    assert not amounts("250", "300", "199.500.000", "410", "120")


_QUARTERS = "No\tSasaran\tIndikator\tTarget\tTarget TW I\tTarget TW II\tTarget TW III\tTarget TW IV"


def test_quarters_that_never_come_to_the_years_target_are_asked_about() -> None:
    (one,) = asked(
        "reading-told-column",
        "RENCANA AKSI 2025",
        _QUARTERS,
        "1\tLayanan prima\tIKM\t86\t0\t1\t0\t1",
        "2\tTertib arsip\tNilai arsip\t75\t10\t10\t10\t10",
        "3\tDaerah aman\tAngka kejahatan\t12\t50\t50\t50\t50",
    )
    assert "milik aksi" in one.message


@pytest.mark.parametrize("year", [("100", "40", "12"), ("40", "16", "6"), ("25", "10", "3")])
def test_quarters_that_come_to_it_are_not(year: tuple[str, ...]) -> None:
    quarters = ("10\t20\t30\t40", "4\t8\t12\t16", "0\t0\t6\t6")  # sums, last ones, means
    assert not asked(
        "reading-told-column",
        "RENCANA AKSI 2025",
        _QUARTERS,
        *(
            f"{at}\tSasaran {at}\tIndikator {at}\t{one}\t{of}"
            for at, (one, of) in enumerate(zip(year, quarters, strict=True), start=1)
        ),
    )


@pytest.mark.parametrize(
    ("title", "budgets", "many"),
    [
        ("REALISASI 2025", ("500,5", "900,0", "300,0"), 1),
        ("REALISASI 2025 (JUTA RUPIAH)", ("500,5", "900,0", "300,0"), 0),
        ("REALISASI 2025", ("500.000", "900,0", "300,0"), 0),
        ("REALISASI 2025", ("500,5", "900,0", "-"), 0),
    ],
)
def test_budgets_that_are_all_small_are_asked_about_where_nothing_tells_their_scale(
    title: str, budgets: tuple[str, ...], many: int
) -> None:
    found = asked(
        "reading-unscaled-amounts",
        title,
        "No\tProgram\tPagu\tRealisasi\t%",
        *(f"{at}\tProgram {at}\t{one}\t\t" for at, one in enumerate(budgets, start=1)),
    )
    assert len(found) == many


@pytest.mark.parametrize(("first", "many"), [("87.500.000", 2), ("8.750.000", 0)])
def test_money_spent_beyond_its_ceiling_on_most_rows_is_asked_about(first: str, many: int) -> None:
    found = asked(
        "reading-told-column",
        "REALISASI ANGGARAN TAHUN 2025",
        "Kode\tSub Kegiatan\tPagu (Rp)\tRealisasi (Rp)",
        f"7.01.01.2.01.0001\tRenja\t21.000.000\t{first}",
        "7.01.01.2.01.0006\tLaporan\t13.000.000\t55.000.000",
        "7.01.01.2.01.0007\tEvaluasi\t18.000.000\t17.500.000",
    )
    assert len(found) == many


def test_units_below_a_word_of_figures_are_no_figures() -> None:
    lines = (
        "EVALUASI TAHUN 2025",
        "Kode\tProgram\tIndikator\tTarget\t\tRealisasi",
        "\t\t\tVolume\tTarget\t",
        "7.01.01\tProgram satu\tNilai SAKIP\t70\tNilai\t68",
        "7.01.02\tProgram dua\tDesa tertib\t12\tDesa\t11",
        "7.01.03\tProgram tiga\tDokumen tersusun\t4\tDokumen\t4",
    )
    (form,) = read_forms("\n".join(lines).encode(), "a.txt").forms
    assert [row.target.written for row in form.rows] == ["70", "12", "4"]
