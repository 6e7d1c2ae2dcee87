"""Files that are columns already: Parquet and CSV of the warehouse's schema, checked in batches."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tolok.consolidation.form_rows import Aside
from tolok.consolidation.naming import (
    MAX_NAME,
    form_number,
    government_name,
    period_of,
    plain_line_number,
    plain_upper,
)
from tolok.consolidation.schema import (
    BOUND,
    BY_NAME,
    COLUMNS,
    DECIMALS,
    NUMBERS,
    UNFIT,
    Kind,
    arrow_schema,
)
from tolok.domain.errors import UnreadableError
from tolok.domain.forms import State
from tolok.domain.indicators import Calculation
from tolok.domain.levels import Level

if TYPE_CHECKING:
    import pyarrow as pa

REQUIRED = ("government", "organization", "period", "row", "level")
"""Without these a table is no table of the warehouse; everything else has a default."""

BATCH = 250_000  # rows: some 100 MB with all columns
LISTED = 20
_PARQUET = b"PAR1"
_DERIVED = ("year", "quarter", "form")


class Batch(NamedTuple):
    """Rows that fit the schema, the first few that do not, and how many those are."""

    table: "pa.Table"
    aside: tuple[Aside, ...]
    refused: int


def is_columnar(path: Path) -> bool:
    """Whether a file is Parquet, or a CSV whose header names the columns of the schema."""
    with path.open("rb") as file:
        head = file.read(64 * 1024)
    if head.startswith(_PARQUET):
        return True
    names = head.partition(b"\n")[0].decode("utf-8-sig", errors="replace").strip().split(",")
    return set(REQUIRED) <= {name.strip().strip('"') for name in names}


def batches(path: Path) -> Iterator[Batch]:
    """The file's rows, checked; UnreadableError, in Indonesian, where it is another table."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    try:
        for number, batch in enumerate(_read(path)):
            yield _checked(batch, path.name, number * BATCH)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OSError) as error:
        raise UnreadableError(
            f"{path.name}: tabel ini rusak atau kolomnya berjenis lain ({_first_line(error)}). "
            "Bandingkan dengan docs/warehouse.md, lalu buat lagi."
        ) from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:120]


def _read(path: Path) -> Iterator["pa.Table"]:
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.csv as pv  # noqa: PLC0415 - heavy
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

    with path.open("rb") as file:
        is_parquet = file.read(4) == _PARQUET
    if is_parquet:
        with pq.ParquetFile(path) as found:
            _refuse_foreign(found.schema_arrow.names, path.name)
            for batch in found.iter_batches(BATCH):
                yield pa.Table.from_batches([batch])
        return
    names = pv.open_csv(path).schema.names
    _refuse_foreign(names, path.name)
    texts = pv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()))
    # An empty text stays one: that a cell is blank is a statement.
    for batch in pv.open_csv(path, convert_options=texts):
        yield _from_texts(pa.Table.from_batches([batch]))


def _refuse_foreign(names: Sequence[str], name: str) -> None:
    missing = [column for column in REQUIRED if column not in names]
    if missing:
        raise UnreadableError(
            f"{name}: kolom {', '.join(missing)} tidak ada. Kolom gudang data diterangkan di "
            "docs/warehouse.md."
        )


def _from_texts(table: "pa.Table") -> "pa.Table":
    """A table of texts in the types of the schema; numbers are written plainly, 12.5 or -."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy

    numbers = {number.name: number for number in NUMBERS}
    columns: dict[str, Any] = {}
    for name in table.column_names:
        column = BY_NAME.get(name)
        text = pc.utf8_trim_whitespace(table[name])
        if column is None or column.is_computed:
            continue
        if name in numbers:
            columns |= _cell_from_text(text, name, numbers[name].decimals)
        elif column.decimals is not None:
            columns[name] = _fixed(text, column.decimals)[0]
        elif column.kind is Kind.TEXT:
            columns[name] = pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)
        else:
            empty = pa.scalar(None, pa.string())
            columns[name] = pc.cast(
                pc.if_else(pc.equal(text, ""), empty, text), arrow_schema().field(name).type
            )
    return pa.table(columns)


def _cell_from_text(text: Any, name: str, decimals: int) -> dict[str, Any]:
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy

    value, is_number = _fixed(text, decimals)
    is_written = pc.match_substring_regex(text, r"^-?\d+(\.\d+)?$")
    state = pc.case_when(
        pc.make_struct(pc.equal(text, ""), pc.equal(text, "-"), is_number, is_written),
        State.BLANK.value, State.DASH.value, State.VALUE.value, UNFIT, State.UNREADABLE.value,
    )  # fmt: skip
    columns: dict[str, Any] = {name: value, f"{name}_state": state}
    if f"{name}_decimals" in BY_NAME:
        tail = pc.replace_substring_regex(text, r"^[^.]*\.?", "")
        length = pc.cast(pc.utf8_length(tail), "int8")
        columns[f"{name}_decimals"] = pc.if_else(is_number, length, None)
    return columns


def _fixed(text: Any, decimals: int) -> tuple[Any, Any]:
    """Plain decimals as integers, and which of the texts are such; vectors, no binary numbers."""
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy

    # 14 and 16 digits before the point are the bounds of quantities and of rupiah.
    whole = len(str(BOUND)) - 1 - decimals
    shape = rf"^-?\d{{1,{whole}}}(\.\d{{1,{decimals}}})?$"
    is_number = pc.match_substring_regex(text, shape)
    kept = pc.if_else(is_number, text, "0")
    head = pc.replace_substring_regex(kept, r"\..*$", "")
    tail = pc.replace_substring_regex(kept, r"^[^.]*\.?", "")
    digits = pc.binary_join_element_wise(head, pc.utf8_rpad(tail, decimals, "0"), "")
    return pc.if_else(is_number, pc.cast(digits, "int64"), None), is_number


def _checked(table: "pa.Table", source: str, offset: int) -> Batch:
    """The rows in the schema's columns; those that break one of its rules are set aside."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy

    full = _completed(table, source)
    why = pa.nulls(len(full), pa.string())
    for is_broken, reason in _rules(full):
        broken = pc.and_(pc.fill_null(is_broken, False), pc.is_null(why))
        why = pc.if_else(broken, reason, why)
    is_sound = pc.is_null(why)
    bad = full.filter(pc.invert(is_sound))
    reasons = pc.drop_null(why).to_pylist()
    places = pc.indices_nonzero(pc.invert(is_sound)).to_pylist()
    aside = tuple(
        Aside(
            " · ".join(filter(None, (one["government"], one["organization"], one["period"]))),
            str(offset + place + 1), "", "", reason,
        )
        for one, place, reason in zip(
            bad.slice(0, LISTED).to_pylist(), places, reasons, strict=False
        )
    )  # fmt: skip
    return Batch(full.filter(is_sound), aside, len(bad))


def _completed(table: "pa.Table", source: str) -> "pa.Table":
    """The table with every column of the schema: defaults, names in one spelling, own numbers."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy

    schema = arrow_schema()
    size = len(table)
    columns: dict[str, Any] = {}
    for column in COLUMNS:
        type_ = schema.field(column.name).type
        if column.name in table.column_names and not column.is_computed:
            if pa.types.is_floating(table[column.name].type):
                raise UnreadableError(
                    f"{source}: kolom {column.name} berisi bilangan biner, yang tidak tepat. Kirim "
                    "bilangan bulat menurut docs/warehouse.md."
                )
            columns[column.name] = table[column.name].cast(type_)
        elif column.name == "source":
            columns[column.name] = pa.repeat(source, size)
        else:
            default = None if column.default is None else column.default
            columns[column.name] = pa.repeat(pa.scalar(default, type_), size)
    for number in NUMBERS:
        if number.state not in table.column_names:
            columns[number.state] = _state_of_values(columns[number.name])
    columns |= _named(columns, schema)
    if "line" not in table.column_names:
        columns["line"] = _lines(columns)
    if "is_budget" not in table.column_names:
        columns["is_budget"] = pc.equal(columns["level"], Level.PROGRAM.value)
    return pa.table(columns, schema=pa.schema([field.with_nullable(True) for field in schema]))


def _state_of_values(values: Any) -> Any:
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy

    return pc.if_else(pc.is_valid(values), State.VALUE.value, State.BLANK.value)


def _named(columns: dict[str, Any], schema: "pa.Schema") -> dict[str, Any]:
    """Names in one spelling, and what follows from them: year, quarter and the form's number.

    Each distinct form is worked out once.
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy

    keys = ("government", "organization", "period")
    table = pa.table({key: columns[key] for key in keys})
    distinct = table.group_by(list(keys)).aggregate([]).to_pylist()
    known = {tuple(one[key] for key in keys): _form(one) for one in distinct}
    wanted = [known[one] for one in zip(*(table[key].to_pylist() for key in keys), strict=True)]
    names = ("government", "organization", *_DERIVED)
    return {
        name: pa.array([one[place] for one in wanted], schema.field(name).type)
        for place, name in enumerate(names)
    }


def _lines(columns: dict[str, Any]) -> Any:
    """A number for each indicator, from its level, code, name and text; each worked out once."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    keys = ("level", "code", "name", "indicator")
    parts = zip(*(columns[key].to_pylist() for key in keys), strict=True)
    known: dict[tuple[str | None, ...], int] = {}
    numbers = []
    for one in parts:
        if one not in known:
            known[one] = plain_line_number(one)
        numbers.append(known[one])
    return pa.array(numbers, pa.int64())


def _form(one: dict[str, Any]) -> tuple[str, str, int | None, int | None, int]:
    government = government_name(one["government"])
    organization = plain_upper(one["organization"])
    year, quarter = period_of(one["period"] or "") or (None, None)
    number = form_number(government, organization, one["period"] or "")
    return government, organization, year, quarter, number


def _rules(full: "pa.Table") -> Iterator[tuple[Any, str]]:
    """Which rows break which rule of the schema."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy

    yield pc.equal(full["government"], ""), "pemerintah daerahnya kosong."
    yield (
        pc.greater(pc.utf8_length(full["government"]), MAX_NAME),
        f"nama pemerintah daerahnya lebih dari {MAX_NAME} huruf.",
    )
    yield pc.equal(full["organization"], ""), "perangkat daerahnya kosong."
    yield pc.is_null(full["year"]), "periodenya tidak dikenal; contoh: 2022, 2022-Q1."
    for column in COLUMNS:
        if not column.may_be_empty:
            yield pc.is_null(full[column.name]), f"kolom {column.name} kosong."
        if column.values:
            known = pa.array([str(value) for value in column.values], pa.string())
            is_known = pc.is_in(full[column.name], value_set=known)
            yield (
                pc.and_(pc.is_valid(full[column.name]), pc.invert(is_known)),
                f"kolom {column.name} berisi kata yang tidak dikenal.",
            )
        if column.decimals is not None:
            yield _is_beyond(full[column.name]), f"angka {column.name} melampaui batas."
    yield from _cell_rules(full)


def _is_beyond(values: Any) -> Any:
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy

    return pc.or_(pc.greater(values, BOUND), pc.less(values, -BOUND))


def _cell_rules(full: "pa.Table") -> Iterator[tuple[Any, str]]:
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy

    for number in NUMBERS:
        is_value = pc.equal(full[number.state], State.VALUE.value)
        contradicts = pc.xor(is_value, pc.is_valid(full[number.name]))
        yield contradicts, f"kolom {number.name} dan {number.state} bertentangan."
        if number.is_percentage:
            decimals = full[number.written_decimals]
            outside = pc.or_(pc.less(decimals, 0), pc.greater(decimals, DECIMALS))
            yield outside, f"kolom {number.written_decimals} di luar 0 sampai {DECIMALS}."
    yield pc.less(full["row"], 1), "nomor baris dihitung mulai dari 1."
    yield (
        pc.less(full["target_upper"], full["target"]),
        "batas atas target lebih kecil daripada batas bawahnya.",
    )
    is_scale = pc.equal(full["calculation"], Calculation.ORDINAL.value)
    below = pc.or_(pc.less(full["target"], 0), pc.less(full["realization"], 0))
    yield pc.and_(is_scale, below), "nilai skala kurang dari nol."
