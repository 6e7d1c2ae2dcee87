"""Two figures that ran into one are parted by arithmetic, and never without saying so."""

from tolok.documents.reading import Reading, read_form_bytes

HEAD = (
    "Program\tIndikator\tSatuan\tTarget Kinerja\tTarget Pagu (Rp)\tRealisasi Kinerja\t"
    "Realisasi Pagu (Rp)\tCapaian Kinerja %\tCapaian Pagu %\n"
)
SOUND = "PROGRAM SATU\tNilai mutu\tNilai\t80\t2.000.000\t40\t1.500.000\t50,00\t75,00\n"


def reading(line: str) -> Reading:
    return read_form_bytes(f"{HEAD}{SOUND}{line}".encode(), "a.txt")


def test_two_amounts_in_one_cell_are_parted_where_one_way_fits() -> None:
    read = reading(
        "PROGRAM DUA\tNilai mutu\tNilai\t82,54.000.000\t\t41,25\t1.000.000\t50,00\t25,00\n"
    )
    row = read.form.rows[1]
    assert (row.target.written, row.ceiling.written) == ("82,5", "4.000.000")
    (finding,) = read.findings
    assert (finding.rule, finding.written, finding.expected) == (
        "reading-glued-figures",
        "82,54.000.000",
        "82,5 dan 4.000.000",
    )


def test_the_cell_before_may_be_the_empty_one() -> None:
    line = "PROGRAM DUA\tNilai mutu\tNilai\t\t82,54.000.000\t41,25\t1.000.000\t50,00\t25,00\n"
    row = reading(line).form.rows[1]
    assert (row.target.written, row.ceiling.written) == ("82,5", "4.000.000")


def test_what_no_percentage_confirms_stays_as_written() -> None:
    read = reading("PROGRAM DUA\tNilai mutu\tNilai\t82,54.000.000\t\t41,25\t1.000.000\t\t\n")
    assert read.form.rows[1].target.written == "82,54.000.000"
    assert not read.findings


def test_one_number_with_a_mark_too_many_is_not_two() -> None:
    line = "PROGRAM DUA\tNilai mutu\tNilai\t80\t89,3405,300\t40\t886.684.800\t50,00\t99\n"
    read = reading(line)
    assert read.form.rows[1].ceiling.written == "89,3405,300"
    assert not read.findings
