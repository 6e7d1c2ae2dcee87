"""read(write(form)) == form for each format that is read: JSON, XLSX and CSV."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tolok.documents.interchange import form_from_json, form_to_json
from tolok.documents.reading import read_form_bytes
from tolok.documents.writing import write_document
from tolok.domain.forms import NUMBER_CELLS, Cell, Form, Row
from tolok.domain.levels import Level
from tolok.domain.notation import read_number, write_number
from tolok.domain.periods import Period
from tolok.domain.quantities import from_scaled
from tolok.reports.form import form_document

WORDS = st.sampled_from(
    ["jumlah", "pelayanan", "=1+1", "+62", "@rapat", "-", "RKA-SKPD", "“kutip”", "a;b", "x,y", "’"]
)
START = st.sampled_from(
    ["Jumlah", "Nilai", "=SUM(A1)", "@Indeks", "+Rapat", "Tingkat; mutu", "'Kutip"]
)
NUMBERS = st.builds(
    lambda scaled, decimals, grouped: write_number(from_scaled(scaled, decimals), grouped=grouped),
    st.integers(0, 10**14),
    st.integers(0, 3),
    st.booleans(),
)
WRITTEN = st.one_of(st.sampled_from(["", "-", "89,3405,300"]), NUMBERS)
BOUNDS = st.one_of(WRITTEN, st.sampled_from(["≥ 31", "=> 80,5", "maks. 3", "80-90", "2 s.d. 4"]))
UNITS = st.sampled_from(["%", "Dokumen", "Bulan", "Ruas Jalan", "RT/RW", None])


@st.composite
def texts(draw: st.DrawFn) -> str:
    return " ".join([draw(START), "kinerja", *draw(st.lists(WORDS, max_size=4))])


def cell(written: str) -> Cell:
    reading = read_number(written)
    return Cell(written, reading.state, reading.value)


@st.composite
def rows(draw: st.DrawFn, identity: int, level: Level, parent: int | None, name: str | None) -> Row:
    target, ceiling, realization, spending, achievement, absorption = (
        cell(draw(BOUNDS if one == "target" else WRITTEN)) for one in NUMBER_CELLS
    )
    return Row(
        id=str(identity),
        level=level,
        parent=None if parent is None else str(parent),
        name=name,
        indicator=draw(texts()),
        method=draw(st.none() | texts()),
        # "Jumlah kinerja" without a name, a unit and a target would be a sum of its column.
        unit=draw(UNITS if name else UNITS.filter(bool)),
        target=target,
        ceiling=ceiling,
        realization=realization,
        spending=spending,
        achievement=achievement,
        absorption=absorption,
        remarks=draw(st.none() | texts()),
    )


@st.composite
def forms(draw: st.DrawFn) -> Form:
    found: list[Row] = []

    def grow(level: Level | None, parent: int | None) -> Iterator[None]:
        if level is None:
            return
        for _ in range(draw(st.integers(1, 2))):
            title = draw(texts())
            name = f"PROGRAM {title}" if level is Level.PROGRAM else title
            found.append(draw(rows(len(found) + 1, level, parent, name)))
            node = len(found)
            if draw(st.booleans()):  # a further indicator of the same node
                found.append(draw(rows(len(found) + 1, level, parent, None)))
            yield from grow(level.below, node)
            yield

    for _ in grow(Level.GOAL, None):
        if len(found) > 25:
            break
    year = draw(st.integers(2000, 2099))
    return Form(
        draw(st.sampled_from([None, "PEMERINTAH KOTA SERANG", "Pemerintah Kabupaten Boyolali"])),
        draw(st.sampled_from([None, "KECAMATAN CIPOCOK JAYA", "Dinas Pendidikan"])),
        year,
        draw(
            st.sampled_from([None, Period(year), Period(year, quarter=2), Period(year, month=12)])
        ),
        tuple(found),
    )


@settings(deadline=None, max_examples=60)
@given(forms())
def test_json_gives_the_same_form(form: Form) -> None:
    data = json.dumps(form_to_json(form)).encode()
    assert form_from_json(data, "a.json") == (form, ())


@pytest.mark.parametrize("format_", ["xlsx", "csv"])
@settings(deadline=None, max_examples=40)
@given(form=forms())
def test_tables_give_the_same_form(format_: str, form: Form) -> None:
    data = write_document(form_document(form), format_)
    assert read_form_bytes(data, f"a.{format_}").form == form


CODES = {2: "7.01.01", 3: "7.01.01.2.01", 4: "7.01.01.2.01.0006"}


@st.composite
def outlines(draw: st.DrawFn) -> Form:
    """A goal with all below it, once each; rows with a code may have nothing but their name."""
    found: list[Row] = []
    for at, level in enumerate(Level, start=1):
        name = f"{draw(texts())} warga"
        name = f"PROGRAM {name}" if level is Level.PROGRAM else name
        row = draw(rows(at, level, at - 1 or None, name))
        row = replace(row, code=CODES.get(level.depth))
        if draw(st.booleans()):
            row = Row(str(at), level, row.parent, row.code, name)
        found.append(row)
    return Form(None, None, 2025, Period(2025), tuple(found))


@pytest.mark.parametrize("format_", ["xlsx", "csv"])
@settings(deadline=None, max_examples=40)
@given(form=outlines())
def test_a_row_that_only_has_a_name_comes_back_whatever_its_words(format_: str, form: Form) -> None:
    data = write_document(form_document(form), format_)
    read = read_form_bytes(data, f"a.{format_}").form
    assert [(row.level, row.code, row.name, row.indicator) for row in read.rows] == [
        (row.level, row.code, row.name, row.indicator) for row in form.rows
    ]
