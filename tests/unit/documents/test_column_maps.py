"""Tables that no word tells are read as a person said, and nothing of them is lost."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tolok.documents.columns.guesses import guess_table
from tolok.documents.columns.map_json import maps_from_bytes, maps_to_json
from tolok.documents.columns.maps import ColumnMap, MappedColumn
from tolok.documents.columns.uses import (
    label_of,
    labels,
    meaning_from,
    moment_from,
    period_of,
    use_of,
)
from tolok.documents.document import Cell, Document, Table, TableRow
from tolok.documents.formats import document_of
from tolok.documents.reading import Readings, forms_of, read_forms
from tolok.documents.rows.parted_codes import is_part_of
from tolok.domain.errors import NoFormError, UnreadableError
from tolok.domain.forms import NUMBER_CELLS
from tolok.domain.levels import Level

OFFICE = """DINAS CONTOH
KABUPATEN ADIL TAHUN 2025
Kd,Pekerjaan,Ukurannya,Sat,Tgt,Disediakan,Rlsi,Terpakai,Siapa
1,Program Kesehatan,Jumlah pasien,orang,100,2.000.000,50,1.000.000,Budi
2,Kegiatan Obat,Jumlah obat,dus,10,2.000.000,5,1.000.000,Ani
"""
USES = (
    ("Kd", "number"),
    ("Pekerjaan", "name:program+activity"),
    ("Ukurannya", "indicator"),
    ("Sat", "unit"),
    ("Tgt", "target"),
    ("Disediakan", "ceiling"),
    ("Rlsi", "realization"),
    ("Terpakai", "spending"),
    ("Siapa", ""),
)


def column_map(uses: tuple[tuple[str, str], ...], **periods: str) -> ColumnMap:
    """A map of a header of one line."""
    columns = (
        MappedColumn((word,) if word else (), meaning_from(use, periods.get(word, "")))
        for word, use in uses
    )
    return ColumnMap(tuple(columns), 1, "dari seorang pegawai")


OFFICE_MAP = column_map(USES)


def read(text: str, *maps: ColumnMap) -> Readings:
    return read_forms(text.encode(), "a.csv", maps=maps)


def test_a_table_of_unknown_words_is_no_form_until_a_map_tells_its_columns() -> None:
    with pytest.raises(NoFormError) as refused:
        read(OFFICE)
    assert refused.value.tables == 1
    reading = read(OFFICE, OFFICE_MAP)
    first, second = reading.main.form.rows
    assert (first.level, second.level) == (Level.PROGRAM, Level.ACTIVITY)
    assert (second.name, second.indicator, second.unit) == ("Kegiatan Obat", "Jumlah obat", "dus")
    assert [second.cell(name).written for name in NUMBER_CELLS[:4]] == [
        "10", "2.000.000", "5", "1.000.000",
    ]  # fmt: skip
    assert reading.maps == (OFFICE_MAP,)
    assert reading.main.findings[0].message == (
        "Kolom-kolom tabel ini dibaca menurut pemetaan dari seorang pegawai."
    )
    assert [one.text for one in reading.leftovers if one.source.row > 3] == ["Budi", "Ani"]


def test_capitals_and_spaces_make_no_other_header_and_another_word_does() -> None:
    assert read(OFFICE.replace("Tgt", " TGT  "), OFFICE_MAP).main.form.rows
    with pytest.raises(NoFormError):
        read(OFFICE.replace("Tgt", "Rencana"), OFFICE_MAP)
    with pytest.raises(NoFormError):
        read(OFFICE.replace("Kd,Pekerjaan", "Pekerjaan,Kd"), OFFICE_MAP)


def test_next_years_file_is_read_by_this_years_map() -> None:
    text = "Ukurannya,Tgt 2024,Tgt 2025\nJumlah pasien,7,8\n"
    uses = (("Ukurannya", "indicator"), ("Tgt 2024", "target"), ("Tgt 2025", "target"))
    told = column_map(uses, **{"Tgt 2024": "2024", "Tgt 2025": "2025"})
    later = read(text.replace("2025", "2026").replace("2024", "2025"), told)
    assert [
        (form.period and form.period.code, form.rows[0].target.written) for form in later.forms
    ] == [("2025", "7"), ("2026", "8")]
    with pytest.raises(NoFormError):
        read(text.replace("2025", "2027"), told)


def test_a_map_goes_before_the_words_of_a_header() -> None:
    text = "Program,Indikator,Target,Realisasi\nProgram Satu,Jumlah,5,7\n"
    assert read(text).main.form.rows[0].target.written == "5"
    uses = (
        ("Program", "name:program"),
        ("Indikator", "indicator"),
        ("Target", "realization"),
        ("Realisasi", "target"),
    )
    row = read(text, column_map(uses)).main.form.rows[0]
    assert (row.target.written, row.realization.written) == ("7", "5")


def test_a_chosen_header_may_begin_below_the_line_that_words_would_choose() -> None:
    text = "Program,Indikator,Target,Realisasi\nI,Ukurannya,Tgt,Rlsi\nProgram Satu,Jumlah,5,7\n"
    uses = (
        ("I", "name:program"),
        ("Ukurannya", "indicator"),
        ("Tgt", "target"),
        ("Rlsi", "realization"),
    )
    reading = read(text, column_map(uses))
    assert reading.main.form.rows[0].realization.written == "7"
    assert {one.text for one in reading.leftovers} == {
        "Program", "Indikator", "Target", "Realisasi",
    }  # fmt: skip


def test_a_column_may_say_the_level_of_each_row() -> None:
    text = (
        "Jenjang,Apa,Ukurannya,Tgt\nKegiatan,Program Obat,Jumlah,5\n"
        "Sub Kegiatan,Program Pil,Jumlah,6\nentah,Program Air,Jumlah,7\n"
    )
    uses = (
        ("Jenjang", "level"),
        ("Apa", "name:program+activity+subactivity"),
        ("Ukurannya", "indicator"),
        ("Tgt", "target"),
    )
    reading = read(text, column_map(uses))
    assert [(row.level, row.ground) for row in reading.main.form.rows] == [
        (Level.ACTIVITY, "kolom tingkat"),
        (Level.SUBACTIVITY, "kolom tingkat"),
        (Level.PROGRAM, "namanya diawali kata Program"),
    ]
    assert [one.text for one in reading.leftovers] == ["entah"]


def test_a_header_that_comes_again_on_each_page_makes_no_rows() -> None:
    header, *rows = OFFICE.splitlines()[2:]
    reading = read("\n".join([header, *rows, header, *rows]), OFFICE_MAP)
    assert len(reading.forms) == 1
    assert [row.name for row in reading.main.form.rows] == [
        "Program Kesehatan",
        "Kegiatan Obat",
    ] * 2


def test_a_map_of_one_table_leaves_the_others_of_a_file_to_their_words() -> None:
    known = "Program,Indikator,Target,Realisasi\nProgram Satu,Jumlah,5,7\n"
    reading = read(OFFICE + "\n" + known, OFFICE_MAP)
    assert [len(form.rows) for form in reading.forms] == [2, 1]
    assert reading.maps == (OFFICE_MAP, None)


def test_maps_come_back_from_their_file() -> None:
    years = column_map(
        (("Ukur", "indicator"), ("A 2025", "target"), ("B", "realization"), ("", "remarks")),
        **{"A 2025": "2025-Q2", "B": "s.d. tahun lalu"},
    )
    maps = (OFFICE_MAP, years)
    data = json.dumps(maps_to_json(maps)).encode()
    assert maps_from_bytes(data, "a.json") == maps
    assert maps_from_bytes(data, "a.json")[0].origin == "a.json"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"schema"', '"skema"', "bukan pemetaan kolom"),
        ('"lines": 1', '"lines": true', "banyaknya baris kepala"),
        ('"lines": 1', '"lines": 99', "1 sampai 12 baris"),
        ('"unit"', '"satuan"', "kolom 4: isi kolom 'satuan' tidak dikenal"),
        ('"name:program+activity"', '"name:bidang"', "tingkat bidang tidak dikenal"),
        ('"period": ""', '"period": "TW 1"', "periode 'TW 1' tidak dikenal"),
        ('["Sat"]', '"Sat"', "kolom 4: “header” harus berupa daftar teks"),
        ('["Sat"]', '["Satuan"]', "tidak cocok lagi dengan “fingerprint”"),
        ('"spending"', '"ceiling"', "Dua kolom sama-sama “Pagu Rp”"),
    ],
)
def test_a_fault_in_a_file_of_maps_is_told_with_its_place(old: str, new: str, told: str) -> None:
    data = json.dumps(maps_to_json([OFFICE_MAP])).replace(old, new, 1).encode()
    with pytest.raises(UnreadableError, match=r"^a\.json") as refused:
        maps_from_bytes(data, "a.json")
    assert told in str(refused.value)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b"[" * 100_000, b'{"schema":"tolok.columns/1"}']
)
def test_what_is_no_file_of_maps_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^a\.json"):
        maps_from_bytes(data, "a.json")


@pytest.mark.parametrize("use", labels())
def test_each_use_has_a_label_and_comes_back_from_its_name(use: str) -> None:
    meaning = meaning_from(use)
    assert meaning is not None
    assert label_of(use) not in {"", "Tidak dipakai"}


@pytest.mark.parametrize("period", ["", "2025", "2025-Q1", "Q4", "M12", "2025-M03", "ke-5"])
def test_each_period_comes_back_from_its_name(period: str) -> None:
    assert period_of(moment_from(period)) == period


@pytest.mark.parametrize("period", ["-Q1", "2025-", "1999", "Q5", "M13", "ke-0", "kapan"])
def test_a_period_that_is_none_is_refused(period: str) -> None:
    with pytest.raises(ValueError, match="tidak dikenal"):
        moment_from(period)


def guessed(text: str) -> list[tuple[str, str]]:
    """The use that each column is guessed for, with the reason."""
    (table,) = document_of(text.encode(), "a.csv").tables
    found = guess_table(table)
    uses = maps_to_json([found.map])["tables"][0]["columns"]
    return [(one["holds"], guess.why) for one, guess in zip(uses, found.guesses, strict=True)]


def test_words_like_those_of_the_vocabulary_are_guessed_and_people_are_not() -> None:
    assert [use for use, _ in guessed(OFFICE)] == [
        "number", "name:goal+objective+program+activity+subactivity", "indicator", "unit",
        "target", "ceiling", "realization", "spending", "",
    ]  # fmt: skip
    assert guessed(OFFICE)[6] == ("realization", "judulnya mirip “rls”")


def test_sums_tell_which_columns_are_parts_and_which_their_percentage() -> None:
    text = "A,B,C,D\nMutu layanan,50,20,40\nMutu jalan,80,60,75\nMutu air,40,10,25\n"
    found = guessed(text)
    assert [use for use, _ in found[1:]] == ["target", "realization", "achievement"]
    assert found[3][1] == "3 dari 3 barisnya = kolom 3 / kolom 2 × 100"


def test_what_arithmetic_tells_goes_before_the_looks_of_a_column_further_left() -> None:
    told = guessed(
        "Kolom A;Kolom B;Kolom C;Kolom D;Kolom E\n1;Program Satu;100;50;50,00\n"
        "1.1;Kegiatan Satu;10;5;50,00\n1.2;Kegiatan Dua;20;20;100,00\n"
    )
    assert [use for use, _ in told][2:] == ["target", "realization", "achievement"]


def test_what_is_counted_of_what_is_not_guessed_where_another_column_is_the_result() -> None:
    told = guessed(
        "No;Indikator Kinerja;Pembilang;Penyebut;Hasil (%);Target (%);Capaian (%)\n"
        "1;Indeks SPBE;450;500;90,00;80;112,50\n2;Cakupan air;300;400;75,00;90;83,33\n"
        "3;Mutu jalan;100;400;25,00;50;50,00\n"
    )
    assert [use for use, _ in told][4:] == ["realization", "target", "achievement"]


def test_what_words_say_is_sure_and_a_known_header_is_taken_whole() -> None:
    (table,) = document_of(
        b"DINAS\nProgram,Indikator,Target,Realisasi\nProgram A,Jumlah,1,2\n", "a.csv"
    ).tables
    found = guess_table(table)
    assert (found.first_row, found.lines) == (1, 1)
    assert {guess.score for guess in found.guesses} == {100}


TEXTS = st.sampled_from(
    ["", "1", "2.", "12", "3,5", "1.000.000", "-", "Program A", "Jumlah orang", "TOTAL", "NIP 1",
     "7.01.01", "Camat", "Orang", "abc", "Sub Kegiatan", "2025", "KETERANGAN:"]
)  # fmt: skip
SPOKEN = (*labels(), "")


@given(
    rows=st.lists(st.lists(TEXTS, min_size=5, max_size=5), min_size=1, max_size=7),
    uses=st.lists(st.sampled_from(SPOKEN), min_size=5, max_size=5),
)
@example(  # an amount stands with the first of two nodes that a line of an account names
    rows=[["", "Program A", "", "Program A", "1"], ["", "Program A", "1", "Program A", "1"]],
    uses=["name:goal", "name:goal", "ceiling", "name:goal", "account"],
)
def test_every_text_below_a_mapped_header_is_in_a_form_or_a_leftover(
    rows: list[list[str]], uses: list[str]
) -> None:
    told = ColumnMap(
        tuple(MappedColumn((f"Kolom {at}",), meaning_from(use)) for at, use in enumerate(uses)),
        1,
    )
    lines = [[f"Kolom {at}" for at in range(5)], *rows]
    table = Table(
        "t",
        tuple(
            TableRow(tuple(Cell(text) for text in line), number)
            for number, line in enumerate(lines, start=1)
        ),
    )
    reading = forms_of(Document((table,)), "a", [told])
    places = {(one.source.row, one.source.column) for one in reading.leftovers}
    said = [one.text for one in reading.leftovers]
    for row in (row for form in reading.forms for row in form.rows):
        places |= {(place.row, place.column) for place in row.sources.values()}
        cells = [row.cell(name) for name in NUMBER_CELLS]
        places |= {(cell.source.row, cell.source.column) for cell in cells if cell.source}
        # A line that repeats the one above has no places of its own, nor has its office.
        said += [lines[place.row - 1][place.column - 1] for place in row.sources.values()]
        texts = (row.code, row.name, row.indicator, row.method, row.unit, *row.details.values())
        said += [text for text in texts if text]
    numbering = {at for at, use in enumerate(uses, 1) if use in {"number", "year"} or ":" in use}
    for at, line in enumerate(rows, start=2):
        for column, text in enumerate(line, start=1):
            if not text or (at, column) in places:
                continue
            is_code = any(
                is_part_of(text, row.code or "") for form in reading.forms for row in form.rows
            )
            in_code = uses[column - 1] == "code_part" and is_code  # "2,01" is written "2.01" there
            is_said = in_code or any(text in one for one in said)
            assert column in numbering or is_said, (at, column, text)


BARE = """DINAS KESEHATAN
KABUPATEN ADIL TAHUN 2025
1.02.02,Program Kesehatan,Jumlah pasien,orang,100,9.000.000,50
1.02.02.2.01,Kegiatan Obat,Jumlah obat,dus,10,5.000.000,-
1.02.02.2.02,Kegiatan Gizi,Jumlah anak,orang,12,4.000.000,6
"""


def bare_map() -> ColumnMap:
    """The map that the guesses for a table without a header come to."""
    [table] = document_of(BARE.encode(), "a.csv").tables
    return guess_table(table).map


def test_a_table_without_a_header_is_read_by_a_map_of_what_its_columns_look_like() -> None:
    with pytest.raises(NoFormError) as refused:
        read(BARE)
    assert refused.value.tables == 1
    said = bare_map()
    assert [use_of(column.meaning).partition(":")[0] for column in said.columns] == [
        "code", "name", "indicator", "unit", "target", "ceiling", "realization",
    ]  # fmt: skip
    reading = read(BARE, OFFICE_MAP, said)
    assert [row.code for row in reading.main.form.rows] == [
        "1.02.02",
        "1.02.02.2.01",
        "1.02.02.2.02",
    ]
    assert [row.realization.written for row in reading.main.form.rows] == ["50", "-", "6"]
    assert reading.main.form.organization == "DINAS KESEHATAN"
    assert "tanpa kepala dan dikenali dari isinya" in reading.main.findings[0].message
    assert reading.maps == (said,)


def test_next_years_table_without_a_header_is_known_and_one_of_other_contents_is_not() -> None:
    said = bare_map()
    unfilled = BARE.replace("2025", "2026").replace(",50\n", ",\n").replace(",6\n", ",\n")
    assert len(read(unfilled, said).main.form.rows) == 3
    cut = "\n".join(line.rpartition(",")[0] or line for line in BARE.splitlines())
    assert len(read(cut, said).main.form.rows) == 3
    assert len(read(BARE.replace(",50\n", ",50,,\n"), said).main.form.rows) == 3
    lines = [line.split(",") for line in BARE.splitlines()]
    turned = "\n".join(",".join(line[:5] + line[:4:-1]) for line in lines)
    few = "\n".join(",".join(line[:4]) for line in lines)
    more = BARE.replace("\n", ",lagi\n")
    for other in (BARE.replace(",orang", "").replace(",dus", ""), turned, few, more):
        with pytest.raises(NoFormError):
            read(other, said)


def test_a_map_of_no_header_leaves_tables_with_one_to_their_words() -> None:
    headed = "Kode,Program,Indikator,Satuan,Target,Pagu Rp,Realisasi Rp\n" + "\n".join(
        BARE.splitlines()[2:]
    )
    assert read(headed, bare_map()).maps == (None,)


def test_a_map_of_no_header_comes_back_from_its_file_and_its_faults_are_told() -> None:
    content = maps_to_json([bare_map()])
    data = json.dumps(content)
    assert maps_from_bytes(data.encode(), "a.json") == (bare_map(),)
    few = data.replace('"kata"', '""').replace('"angka"', '""')
    for broken, told in (
        (data.replace('"kata"', '"huruf"', 1), "kolom 2: “kind” harus salah satu dari"),
        (few, "sedikitnya 3 kolom"),
        (data.replace('"angka"', '"rupiah"', 1), "tidak cocok lagi dengan “fingerprint”"),
    ):
        with pytest.raises(UnreadableError) as refused:
            maps_from_bytes(broken.encode(), "a.json")
        assert told in str(refused.value)
