"""JSON tables: whatever shape the rows have, header first; numbers stay exact."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tolok.documents.document import Document, Paragraph, Table
from tolok.documents.formats import document_of
from tolok.documents.readers import json_tables
from tolok.documents.reading import read_forms
from tolok.domain.errors import UnreadableError


def read(value: Any) -> Document:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return json_tables.read(data, "a.json")


def grid(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row.cells] for row in table.rows]


def test_objects_are_rows_under_keys_in_the_order_in_which_they_are_seen() -> None:
    (table,) = read([{"nama": "a", "pagu": 5}, {"pagu": 6, "ket": None, "nama": "b"}]).tables
    assert table.name == "json"
    assert grid(table) == [["nama", "pagu", "ket"], ["a", "5", ""], ["b", "6", ""]]


SHAPES = [
    [["a", "b"], [1, 2], [3, 4]],
    {"columns": ["a", "b"], "data": [[1, 2], [3, 4]]},
    {"columns": [{"title": "a"}, {"title": "b"}], "rows": [[1, 2], [3, 4]]},
    {"a": [1, 3], "b": [2, 4]},
    {"a": {"0": 1, "1": 3}, "b": {"0": 2, "1": 4}},
    b'{"a": 1, "b": 2}\n{"a": 3, "b": 4}\n',
]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_table_is_read_from_every_shape(shape: Any) -> None:
    (table,) = read(shape).tables
    assert grid(table) == [["a", "b"], ["1", "2"], ["3", "4"]]


def test_rows_by_name_keep_the_name() -> None:
    (table,) = read({"Satu": {"pagu": 1}, "Dua": {"pagu": 2}}).tables
    assert grid(table) == [["", "pagu"], ["Satu", "1"], ["Dua", "2"]]


def test_tables_in_objects_are_named_by_their_keys_and_other_values_are_text() -> None:
    document = read(
        {"OPD": "KECAMATAN A", "hasil": {"program": [{"a": 1}], "kegiatan": [{"b": 2}]}}
    )
    assert [table.name for table in document.tables] == ["hasil · program", "hasil · kegiatan"]
    assert document.blocks[0] == Paragraph("OPD: KECAMATAN A")


def test_objects_in_a_row_become_columns_and_lists_lines() -> None:
    row = {"target": {"kinerja": 2, "pagu": {"rp": 5}}, "indikator": ["satu", "dua"], "ada": True}
    (table,) = read([row]).tables
    assert grid(table) == [
        ["target kinerja", "target pagu rp", "indikator", "ada"], ["2", "5", "satu\ndua", "true"],
    ]  # fmt: skip


def test_numbers_are_exact_and_read_by_nobody_as_thousands() -> None:
    (table,) = read(b'[{"a": 1.500, "b": 2020331464.10, "c": 1e3, "d": 0.1}]').tables
    cells = [cell for cell in table.rows[1].cells if cell]
    assert [cell.text for cell in cells] == ["1,500", "2020331464,10", "1000", "0,1"]
    assert [cell.number for cell in cells] == [
        Decimal("1.5"), Decimal("2020331464.1"), Decimal(1000), Decimal("0.1"),
    ]  # fmt: skip
    (table,) = read(b'[{"a": 1e999999999, "b": ' + b"9" * 5000 + b', "c": NaN}]').tables
    assert grid(table)[1] == ["1e999999999", "9" * 5000, "NaN"]


def test_a_key_that_comes_twice_loses_nothing() -> None:
    (table,) = read(b'[{"a": 1, "a": 2}]').tables
    assert grid(table) == [["a", "a (2)"], ["1", "2"]]


def test_what_is_no_json_too_deep_or_too_large_is_refused_in_words() -> None:
    for data in (b'[{"a": 1]', b'{"a": ', b"[" * 100_000, b'{"a":' * 100_000):
        with pytest.raises(UnreadableError, match=r"^a\.json: JSON ini rusak"):
            read(data)
    with pytest.raises(UnreadableError, match="terlalu besar"):
        read([{f"k{number}": 1 for number in range(201)}])


def test_json_is_known_by_its_content_and_our_own_form_goes_its_way() -> None:
    (table,) = document_of(b' [{"a": 1}]', "a.txt").tables
    assert grid(table) == [["a"], ["1"]]
    with pytest.raises(UnreadableError, match=r"tolok\.form/1"):
        read_forms(b'{"schema": "tolok.audit/1"}', "a.json")
    with pytest.raises(UnreadableError, match="tidak ditemukan tabel"):
        read_forms(b'{"a": [{"b": 1}]}', "a.json")
    assert not next(iter(document_of(b"[1]\tcatatan\nB\t2\n", "a.txt").tables)).name.startswith(
        "json"
    )


def test_keys_that_differ_in_spaces_alone_keep_a_column_each() -> None:
    (table,) = read([{"\r": 0, "": None, "a": {"b": 1}, "a b": 2}]).tables
    assert [cell.text for cell in table.rows[1].cells if cell] == ["0", "", "1", "2"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=25,
)


@settings(deadline=None, max_examples=200)
@given(VALUES)
def test_any_json_is_read_without_a_word_lost(value: Any) -> None:
    document = read(value)
    told = " ".join(
        [one.text for one in document.blocks if isinstance(one, Paragraph)]
        + [
            cell.text
            for table in document.tables
            for row in table.rows
            for cell in row.cells
            if cell
        ]
    )

    def leaves(one: Any) -> list[str]:
        if isinstance(one, dict):
            return [text for own in one.values() for text in leaves(own)]
        if isinstance(one, list):
            return [text for own in one for text in leaves(own)]
        return (
            [str(one).strip()] if isinstance(one, str | int) and not isinstance(one, bool) else []
        )

    for text in leaves(value):
        for line in text.split("\n"):
            assert line.strip() in told
