"""Styles of tables that nobody had read before: what makes each a form, in small tables."""

import pytest
import typst

from tolok.documents.document import Cell, TableRow
from tolok.documents.letters.broken_words import Letter, breaks_words, endings_of, rejoined
from tolok.documents.letters.page_breaks import is_rest_of, with_rest
from tolok.documents.reading import Readings, read_forms
from tolok.domain.errors import NoFormError
from tolok.domain.forms import Form, Row
from tolok.domain.levels import Level


def read(*lines: str, name: str = "a.txt") -> Readings:
    return read_forms("\n".join(lines).encode(), name)


def forms(*lines: str) -> tuple[Form, ...]:
    return read(*lines).forms


def written(row: Row, *names: str) -> list[str]:
    return [row.cell(name).written for name in names]


def test_indicators_side_by_side_are_a_row_each_and_know_where_they_stand() -> None:
    (form,) = forms(
        "PROFIL INDIKATOR TAHUN 2025",
        "Uraian\tIKU 1\tIKU 2",
        "Indikator Kinerja\tPersentase jalan mantap\tPersentase air layak",
        "Satuan\tPersen\tPersen",
        "Target\t80\t70",
        "Realisasi\t76\t63",
    )
    assert [row.indicator for row in form.rows] == [
        "Persentase jalan mantap",
        "Persentase air layak",
    ]
    assert written(form.rows[1], "target", "realization") == ["70", "63"]
    source = form.rows[1].target.source
    assert source is not None
    assert (source.row, source.column) == (5, 3)


def test_rows_whose_names_begin_like_labels_are_no_cards() -> None:
    (form,) = forms(
        "Indikator Kinerja\tTarget\tRealisasi\tCapaian",
        "Persentase air\t80\t76\t95",
        "Rata-rata lama sekolah\t9\t9\t100",
    )
    assert len(form.rows) == 2


def test_a_line_for_each_quarter_makes_a_form_for_each() -> None:
    one, two = forms(
        "MONITORING KINERJA TAHUN 2025",
        "No\tIndikator Kinerja\tSatuan\tPeriode\tTarget\tRealisasi",
        "1\tNilai AKIP\tNilai\tTW I\t20\t19",
        "\t\t\tTW II\t40\t38",
        "2\tIndeks SPBE\tIndeks\tTW I\t3\t2",
        "2\tIndeks SPBE\tIndeks\tTW II\t4\t3",
    )
    assert [len(form.rows) for form in (one, two)] == [2, 2]
    assert two.period is not None
    assert two.period.quarter == 2
    assert [written(row, "target", "realization") for row in two.rows] == [["40", "38"], ["4", "3"]]


def test_a_line_for_each_kind_of_figures_is_one_row() -> None:
    first, second = forms(
        "No\tIndikator Kinerja\tSatuan\tUraian\tTW I\tTW II",
        "1\tNilai AKIP\tNilai\tTarget\t20\t40",
        "\t\t\tRealisasi\t19\t38",
        "\t\t\tCapaian (%)\t95\t95",
    )
    assert [len(form.rows) for form in (first, second)] == [1, 1]
    assert written(second.rows[0], "target", "realization", "achievement") == ["40", "38", "95"]


def test_what_was_reached_is_of_the_only_quarter_that_is_named() -> None:
    (form,) = forms(
        "EVALUASI TAHUN 2025",
        "Indikator\tSatuan\tTarget Tahun 2025\tRealisasi s.d. Triwulan II\tTingkat Capaian (%)",
        "Nilai AKIP\tNilai\t80\t40\t50",
    )
    assert form.period is not None
    assert form.period.quarter == 2
    assert written(form.rows[0], "target", "realization", "achievement") == ["80", "40", "50"]


def test_the_running_year_is_the_one_that_quarters_are_of() -> None:
    read_ = forms(
        "EVALUASI RENJA PERIODE PELAKSANAAN 2025",
        "Program\tTarget Renstra Tahun 2026\tTarget Tahun Berjalan (2025)\tTriwulan I",
        "\tK\tK\tRealisasi",
        "Program Air\t100\t80\t20",
    )
    (quarter,) = [form for form in read_ if form.period and form.period.quarter == 1]
    assert written(quarter.rows[0], "target", "realization") == ["80", "20"]


def test_semesters_are_periods() -> None:
    read_ = forms(
        "No\tIndikator Kinerja\tSatuan\tSemester I\t\tSemester II\t",
        "\t\t\tTarget\tRealisasi\tTarget\tRealisasi",
        "1\tNilai AKIP\tNilai\t40\t38\t80\t79",
    )
    assert [form.group for form in read_] == ["Semester I", "Semester II"]
    assert written(read_[1].rows[0], "target", "realization") == ["80", "79"]


def test_the_sum_of_kinds_of_spending_holds_and_so_does_what_was_spent_to_date() -> None:
    (kinds,) = forms(
        "Kode Program\tNama Program\tAnggaran\t\t\tRealisasi\t\t",
        "\t\tBelanja Operasi\tBelanja Modal\tJumlah\tBelanja Operasi\tBelanja Modal\tJumlah",
        "1.04.02\tPerumahan\t1.000\t500\t1.500\t400\t100\t500",
        "1.04.03\tPermukiman\t2.000\t500\t2.500\t400\t100\t500",
    )
    assert written(kinds.rows[0], "ceiling", "spending") == ["1.500", "500"]
    (dated,) = forms(
        "Sub Kegiatan\tPagu Anggaran\tRealisasi Keuangan (Rp)\t\t",
        "\t\ts.d. Bulan Lalu\tBulan Ini\ts.d. Bulan Ini",
        "Rapat\t10.000\t1.000\t2.000\t3.000",
    )
    assert dated.rows[0].spending.written == "3.000"


def test_indicators_among_names_are_told_by_the_word_before_them() -> None:
    (form,) = forms(
        "TUJUAN, SASARAN DAN INDIKATOR RENSTRA",
        "Tujuan / Sasaran / Indikator\tSatuan\tTarget",
        "Tujuan 1: Daerah yang bersih\t\t",
        "Indikator: Nilai AKIP\tNilai\t80",
        "Sasaran 1.1: Birokrasi yang melayani\t\t",
        "Indikator: Indeks SPBE\tIndeks\t3",
    )
    told = [(row.level, row.name, row.indicator) for row in form.rows]
    assert told == [
        (Level.GOAL, "Tujuan 1: Daerah yang bersih", None),
        (Level.GOAL, None, "Nilai AKIP"),
        (Level.OBJECTIVE, "Sasaran 1.1: Birokrasi yang melayani", None),
        (Level.OBJECTIVE, None, "Indeks SPBE"),
    ]


OUTLINE = (
    "No\tTingkat\tUraian\tIndikator\tSatuan\t2025\t2026",
    "1\tTujuan\tDaerah bersih\tNilai AKIP\tNilai\t80\t81",
    "1.1\tSasaran\tBirokrasi melayani\tIndeks SPBE\tIndeks\t3\t4",
)


def test_a_column_of_levels_says_them_and_a_title_what_years_hold() -> None:
    _, later = forms("POHON KINERJA DAN TARGET TAHUNAN", *OUTLINE)
    assert [(row.level, row.target.written) for row in later.rows] == [
        (Level.GOAL, "81"),
        (Level.OBJECTIVE, "4"),
    ]


def test_years_that_no_title_explains_are_left_to_a_person() -> None:
    with pytest.raises(NoFormError) as error:
        read("POHON KINERJA", *OUTLINE)
    assert error.value.tables == 1


def test_a_header_over_numbers_and_names_names_by_the_names() -> None:
    (form,) = forms(
        "PROGRAM\t\tANGGARAN\tKETERANGAN",
        "1.\tProgram Air\tRp1.000.000,00\tAPBD",
        "2.\tProgram Jalan\tRp2.000.000,00\tAPBD",
    )
    assert [row.name for row in form.rows] == ["Program Air", "Program Jalan"]


def test_commas_of_decimals_part_no_cells() -> None:
    (form,) = read(
        "No;Indikator;Satuan;Target;Realisasi;Capaian",
        "1;Nilai AKIP;Nilai;80,5;76,25;94,72",
        "2;Indeks, SPBE, dan lain-lain, dsb.;Indeks;3,1;2,9;93,55",
        name="a.csv",
    ).forms
    assert written(form.rows[0], "target", "realization", "achievement") == [
        "80,5", "76,25", "94,72",
    ]  # fmt: skip


def test_a_figure_with_the_mark_of_a_footnote_is_one() -> None:
    (form,) = forms(
        "No\tIKU\tSatuan\tTarget 2025\tRealisasi\tDeviasi",
        "1\tNilai AKIP\tNilai\t80,5\t76,2*)\t-4,3",
        "*) angka sementara",
    )
    assert str(form.rows[0].realization.value) == "76.2"


def test_typed_tables_are_parted_at_captions_and_at_new_headers() -> None:
    read_ = forms(
        "Tabel 3.1 Capaian Kinerja",
        "",
        "No   Indikator Kinerja    Target  Realisasi",
        "1    Nilai AKIP             80,1       76,2",
        "2    Indeks SPBE             3,1        2,9",
        "3    Indeks Air              4,1        3,9",
        "",
        "Tabel 3.2 Realisasi Anggaran",
        "",
        "Program            Anggaran (Rp)   Realisasi (Rp)",
        "Program Air            1.000.000          500.000",
        "Program Jalan          2.000.000        1.500.000",
        "Program Sawah          3.000.000        1.500.000",
    )
    assert [len(form.rows) for form in read_] == [3, 3]
    assert read_[1].rows[1].spending.written == "1.500.000"


def test_typed_amounts_may_have_spaces_between_thousands() -> None:
    (form,) = forms(
        "No   Program          Pagu Anggaran   Realisasi Anggaran",
        "1    Program Air      1 500 000 000        (500 000 000)",
        "2    Program Jalan    2 500 000 000          600 000 000",
        "3    Program Sawah       50 000 000           40 000 000",
    )
    assert str(form.rows[0].ceiling.value) == "1500000000"
    assert [row.spending.written for row in form.rows][1:] == ["600 000 000", "40 000 000"]


def test_headings_across_a_typed_table_and_rests_of_merged_names_stay_apart() -> None:
    (form,) = forms(
        "No   Indikator Kinerja          Satuan     Target   Realisasi",
        "            BIDANG KESEHATAN MASYARAKAT DAN PENCEGAHAN",
        "1    Persentase ibu hamil       Persen       80,1        76,2",
        "     yang diperiksa",
        "2    Cakupan imunisasi          Persen       90,1        86,2",
        "            BIDANG PELAYANAN RUJUKAN DAN KEFARMASIAN",
        "3    Kepuasan pasien            Indeks       85,1        84,2",
    )
    measured = [row for row in form.rows if row.indicator]
    assert [row.indicator for row in measured] == [
        "Persentase ibu hamil yang diperiksa",
        "Cakupan imunisasi",
        "Kepuasan pasien",
    ]


def test_a_page_that_lies_on_its_side_is_read_upright() -> None:
    cells = ["No", "Program", "Pagu (Rp)", "Realisasi (Rp)"]
    for number, name in enumerate(("Air Bersih", "Jalan Desa", "Sawah Baru"), start=1):
        cells += [str(number), f"Program {name}", f"{number}.000.000", f"{number}00.000"]
    body = ", ".join(f"[{cell}]" for cell in cells)
    source = (
        "#set page(width: 100mm, height: 200mm)\n"
        f"#rotate(-90deg, reflow: true, table(columns: (20mm, 60mm, 30mm, 30mm), {body}))"
    )
    (form,) = read_forms(bytes(typst.compile(source.encode())), "a.pdf").forms
    assert [row.name for row in form.rows] == [
        "Program Air Bersih", "Program Jalan Desa", "Program Sawah Baru",
    ]  # fmt: skip
    assert form.rows[2].spending.written == "300.000"


def letters(*lines: str) -> list[Letter]:
    """Letters of five points each, line under line."""
    return [
        {"text": text, "x0": 5.0 * at, "x1": 5.0 * at + 5, "top": 10.0 * line, "bottom": top + 8}
        for line, whole in enumerate(lines)
        for at, text in enumerate(whole)
        for top in (10.0 * line,)
    ]


def test_a_word_without_its_space_goes_on_where_its_line_is_full() -> None:
    ends = endings_of(letters("Progra", "m air ", "bersih"), room=32, space=1.5)
    assert breaks_words([ends])
    assert rejoined("Progra\nm air\nbersih", ends) == "Program air\nbersih"


@pytest.mark.parametrize(
    "lines",
    [
        ("Air ", "bersih"),  # its space is kept
        ("Air", "bersih"),  # there was room
        ("Airair", "Bersih"),  # a capital begins a word
        ("desa a", "bersih"),  # only a word alone is broken
    ],
)
def test_what_may_be_a_word_of_its_own_stays_one(lines: tuple[str, str]) -> None:
    (ending,) = endings_of(letters(*lines), room=32, space=1.5)
    assert not ending.is_cut


def row_of(*texts: str) -> TableRow:
    return TableRow(tuple(map(Cell, texts)))


def test_the_rest_of_a_row_that_a_page_cut_goes_back_to_it() -> None:
    last, rest = (
        row_of("1", "Perbaikan Rumah", "Indeks ling", "80"),
        row_of("", "Huni", "kungan", ""),
    )
    assert is_rest_of(last, rest)
    assert [cell.text for cell in with_rest(last, rest).cells if cell] == [
        "1", "Perbaikan Rumah\nHuni", "Indeks ling\nkungan", "80",
    ]  # fmt: skip
    assert not is_rest_of(last, row_of("", "Huni", "Kualitas", ""))
    assert not is_rest_of(last, row_of("2", "huni", "kualitas", ""))
    opened = row_of("2", "Unit Sekolah (US", "Indeks", "80")
    assert is_rest_of(opened, row_of("", "B) Baru", "", ""))
    assert not is_rest_of(last, row_of("", "Unit (USB) Baru", "", ""))
    ended = row_of("2", "Sarana, Prasarana dan", "Indeks", "80")
    assert is_rest_of(ended, row_of("", "Utilitas Umum", "", ""))


def test_digits_that_an_amount_lacks_tell_the_rest_of_its_row() -> None:
    last = row_of("2.2", "Kegiatan", "30", "1.087.432.00")
    rest = row_of("", "Pengadaan Air", "", "0")
    assert is_rest_of(last, rest)
    assert [cell.text for cell in with_rest(last, rest).cells if cell] == [
        "2.2", "Kegiatan\nPengadaan Air", "30", "1.087.432.000",
    ]  # fmt: skip
    assert not is_rest_of(last, row_of("", "Pengadaan Air", "", "12"))
    assert not is_rest_of(last, row_of("", "Pengadaan Air", "5", "0"))
