"""Answers as a reader sees them: headings, decimals and words instead of integers and codes."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from tolok.consolidation.schema import DECIMALS, SEN
from tolok.domain.achievements import Reason
from tolok.domain.forms import CELL_LABELS
from tolok.domain.indicators import Accumulation, Calculation
from tolok.domain.levels import Level
from tolok.domain.notation import write_number
from tolok.domain.quantities import from_scaled, rounded

if TYPE_CHECKING:
    import pyarrow as pa


class Heading(NamedTuple):
    """How a column of an answer is called, and how many decimals its integers stand for.

    ``shown`` is how many decimals a table for the eye has; None for as many as there are.
    """

    label: str
    decimals: int | None = None
    shown: int | None = None


def _figure(label: str) -> Heading:
    return Heading(label, DECIMALS, 2)


def _quantity(label: str) -> Heading:
    return Heading(label, DECIMALS)


def _money(label: str) -> Heading:
    return Heading(label, SEN)


HEADINGS: Mapping[str, Heading] = {
    "province": Heading("Provinsi"),
    "government": Heading("Pemerintah daerah"),
    "organization": Heading("Perangkat daerah"),
    "year": Heading("Tahun"),
    "quarter": Heading("Triwulan"),
    "period": Heading("Periode"),
    "form": Heading("Nomor formulir"),
    "line": Heading("Nomor indikator"),
    "row": Heading("Baris"),
    "level": Heading("Tingkat"),
    "name": Heading("Nama"),
    "indicator": Heading("Indikator"),
    "unit": Heading("Satuan"),
    "calculation": Heading("Rumus"),
    "accumulation": Heading("Akumulasi"),
    "target": _quantity("Target"),
    "target_upper": _quantity("Batas atas"),
    "realization": _quantity("Realisasi"),
    **{f"quarter_{number}": _quantity(f"TW {number}") for number in (1, 2, 3, 4)},
    "measured_quarters": Heading("Triwulan terisi"),
    "achievement": _figure("Capaian %"),
    "weighted_achievement": _figure("Capaian tertimbang %"),
    "achievement_change": _figure("Perubahan capaian"),
    "absorption": _figure("Serapan %"),
    "absorption_change": _figure("Perubahan serapan"),
    "rating": Heading("Predikat"),
    "reason": Heading("Sebab"),
    "rank": Heading("Peringkat"),
    "of": Heading("Dari"),
    "organizations": Heading("Banyaknya perangkat daerah"),
    "indicators": Heading("Indikator"),
    "measured": Heading("Terukur"),
    "missing": Heading("Tidak terukur"),
    "unknown_money": Heading("Rupiah belum diisi"),
    "ceiling": _money("Pagu Rp"),
    "spending": _money("Realisasi Rp"),
    "over": _money("Lebih Rp"),
    "reported": Heading("Melapor"),
    "absent": Heading("Belum"),
    "share": _figure("Lengkap %"),
    "cell": Heading("Sel"),
    "written_percentage": _quantity("Tertulis %"),
    "expected_percentage": _quantity("Hitungan %"),
    "is_truncated": Heading("Dipotong"),
    "terms": Heading("Bagian"),
    "written_amount": _money("Tertulis Rp"),
    "total_amount": _money("Jumlah Rp"),
    "gap": _money("Selisih Rp"),
    "kind": Heading("Jenis"),
    "faults": Heading("Banyaknya"),
}

_WORDS: Mapping[str, Mapping[str, str]] = {
    "level": {one.value: one.label for one in Level},
    "reason": {one.value: one.label for one in Reason},
    "calculation": {one.value: one.label for one in Calculation},
    "accumulation": {one.value: one.label for one in Accumulation},
    "cell": CELL_LABELS,
    "kind": {
        "percentage": "persentase tidak sesuai hitungan",
        "truncated": "persentase dipotong",
        "sum": "jumlah tidak sesuai",
        "overspent": "realisasi melebihi pagu",
    },
}


def shown(name: str, value: Any) -> str:
    """A value of a column as a reader sees it; what is empty is an empty text.

    >>> shown("ceiling", 1507122846500), shown("achievement", 1341250), shown("level", "goal")
    ('15.071.228.465', '134,13', 'Tujuan')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if not isinstance(value, str):
        heading = HEADINGS[name]
        return str(int(value)) if heading.decimals is None else _number(int(value), heading)
    return _WORDS.get(name, {}).get(value, value)


def _number(value: int, heading: Heading) -> str:
    number = from_scaled(value, heading.decimals or 0)
    if heading.shown is not None:
        return write_number(rounded(number, heading.shown))
    whole = rounded(number, 0)
    return write_number(whole if whole == number else number.normalize())


def exact_columns(batch: "pa.RecordBatch") -> "pa.RecordBatch":
    """An answer for other programs: integers of fixed point become decimals, nothing is rounded."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    columns = []
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        decimals = HEADINGS[name].decimals
        columns.append(column if decimals is None else _decimal(column, decimals))
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _decimal(column: Any, decimals: int) -> Any:
    """Integers as decimals of the same digits: an exact product with 10⁻ᵈᵉᶜⁱᵐᵃˡˢ."""
    from decimal import Decimal  # noqa: PLC0415 - only here

    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy

    step = pa.scalar(Decimal(1).scaleb(-decimals), pa.decimal256(decimals + 1, decimals))
    wide = column.cast(pa.decimal256(38, 0))
    return pc.multiply(wide, step).cast(pa.decimal128(38, decimals))


def lines(batch: "pa.RecordBatch") -> Iterator[list[str]]:
    """The rows of an answer for a reader."""
    names = batch.schema.names
    for row in batch.to_pylist():
        yield [shown(name, row[name]) for name in names]
