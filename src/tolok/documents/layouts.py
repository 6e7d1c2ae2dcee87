"""From a Document's table to a Form: rows joined, figures in their cells, levels and parents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from tolok.audit.findings import Finding, Severity
from tolok.documents.alignment import MAX_SHIFT, agrees, at, is_words, shift_of
from tolok.documents.cascade import Line, levels_of, parents_of
from tolok.documents.columns import Columns, header_words, is_header_line, texts_of
from tolok.documents.document import Table, TableRow
from tolok.domain.forms import NUMBER_CELLS, Cell, Row, Source
from tolok.domain.levels import Level
from tolok.domain.notation import Marks, marks_of, read_number

_TAIL = re.compile(
    r"\b(?:NIP|MENGETAHUI|CAMAT|KEPALA|PEMBINA|PENATA|HALAMAN\s+\d+|"
    r"JANUARI|FEBRUARI|MARET|APRIL|MEI|JUNI|JULI|AGUSTUS|SEPTEMBER|OKTOBER|NOVEMBER|DESEMBER)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"(\d{1,2}\.\d{2}\.\d{2}(?:\.\d\.\d{2}(?:\.\d{2,4})?)?)\s+(.+)")


@dataclass(slots=True)
class RawRow:
    """A row with its texts in their cells, before levels are known."""

    source: Source
    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, Source] = field(default_factory=dict)
    levels: frozenset[Level] = frozenset()
    indent: int = 0
    numbered: bool = False
    slid: str = ""
    shift: int = 0

    def put(self, name: str, text: str, column: int) -> None:
        """Keep a text that is there, and the column (from 0) in which it stands."""
        if text:
            row = self.source
            self.texts[name] = text
            self.places[name] = Source(row.file, row.table, row.row, column + 1)

    @property
    def has_figures(self) -> bool:
        """Whether it holds a unit or any number cell."""
        return any(name in self.texts for name in (*NUMBER_CELLS, "unit"))


def rows_of(
    table: Table, columns: Columns, file: str
) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """The form's rows below a header, and what the reading had to decide."""
    raws: list[RawRow] = []
    findings: list[Finding] = []
    for row in _body(table, columns):
        raw = _raw(row, columns, Source(file, table.name, row.number, 1))
        if raw is None:
            findings.extend(_leftover(row, Source(file, table.name, row.number, 1)))
        elif raws and _complete_each_other(raws[-1], raw):
            findings.append(_joined(raws[-1], raw))
            raws[-1] = _join(raws[-1], raw)
        else:
            raws.append(raw)
    rows = _leveled(raws)
    findings.extend(_shifted(raws))
    findings.extend(_slid(row, raw) for row, raw in zip(rows, raws, strict=True) if raw.slid)
    return rows, tuple(findings)


def _body(table: Table, columns: Columns) -> Iterator[TableRow]:
    """The rows below the header, repeated headers left out."""
    inside = False
    for row in table.rows[columns.last_row + 1 :]:
        inside = header_words(row) >= 4 or (inside and is_header_line(row))
        if not inside and any(texts_of(row)):
            yield row


def _raw(row: TableRow, columns: Columns, source: Source) -> RawRow | None:
    """The row's texts by cell; None where it is no row of the form."""
    texts = texts_of(row)
    has_figures = any(map(_figure, texts))
    shift = shift_of(texts, columns.fields) if has_figures else _shift_of_names(texts, columns)
    raw = RawRow(source, shift=shift)
    for name in (*NUMBER_CELLS, "indicator", "method", "unit", "remarks", "code"):
        column = columns.fields.get(name, 0) - shift
        raw.put(name, at(texts, columns.fields, name, shift), column)
    _name(raw, row, columns, shift)
    number = at(texts, columns.fields, "number", 0) if shift == 0 else ""
    raw.numbered = bool(re.fullmatch(r"\d+[.)]?", number))
    _slide_back(raw)
    wanted = ("indicator", *NUMBER_CELLS)
    if not any(name in raw.texts for name in wanted):
        return None
    return raw


def _shift_of_names(texts: Sequence[str], columns: Columns) -> int:
    """The shift of a row without figures: one name and its indicator, each in its column."""
    for shift in range(MAX_SHIFT + 1):
        named = [column for column in columns.names if _text_at(texts, column - shift)]
        if len(named) == 1 and at(texts, columns.fields, "indicator", shift):
            return shift
    return 0


def _text_at(texts: Sequence[str], column: int) -> str:
    return texts[column] if 0 <= column < len(texts) else ""


def _figure(text: str) -> bool:
    return read_number(text).value is not None


def _name(raw: RawRow, row: TableRow, columns: Columns, shift: int) -> None:
    for column, levels in columns.names.items():
        place = column - shift
        cell = row.cells[place] if 0 <= place < len(row.cells) else None
        if cell and is_words(cell.text):
            code = _CODE.fullmatch(cell.text)
            raw.put("name", code[2] if code else cell.text, place)
            if code:
                raw.put("code", code[1], place)
            raw.levels, raw.indent = levels, cell.indent
            return


def _slide_back(raw: RawRow) -> None:
    """A figure in the remarks of a row without absorption is the absorption, slid to the right."""
    remark = read_number(raw.texts.get("remarks", ""))
    written = read_number(raw.texts.get("absorption", ""))
    if remark.value is None or remark.unit not in {"", "%"} or written.value is not None:
        return
    spending = read_number(raw.texts.get("spending", ""))
    ceiling = read_number(raw.texts.get("ceiling", "")).value
    nothing_spent = spending.value is None and remark.value == 0
    if nothing_spent or agrees(spending.value, ceiling, remark.value):
        raw.slid = raw.texts["absorption"] = raw.texts.pop("remarks")
        raw.places["absorption"] = raw.places.pop("remarks")


def _complete_each_other(above: RawRow, below: RawRow) -> bool:
    """One has the names and no figures, the other the figures and no names."""
    one, other = (above, below) if above.has_figures else (below, above)
    return (
        one.has_figures
        and not other.has_figures
        and not {"name", "indicator"} & one.texts.keys()
        and {"name", "indicator"} <= other.texts.keys()
    )


def _join(above: RawRow, below: RawRow) -> RawRow:
    names = below if "name" in below.texts else above
    return RawRow(
        above.source,
        above.texts | below.texts,
        above.places | below.places,
        names.levels,
        names.indent,
        names.numbered,
        above.slid or below.slid,
        max(above.shift, below.shift),
    )


def _leveled(raws: Sequence[RawRow]) -> tuple[Row, ...]:
    marks = {name: marks_of(raw.texts.get(name, "") for raw in raws) for name in NUMBER_CELLS}
    levels = levels_of([_line(raw, marks["ceiling"]) for raw in raws])
    for index, raw in enumerate(raws):
        if "name" not in raw.texts and index:
            levels[index] = levels[index - 1]  # a further indicator of the node above
    parents = parents_of(levels, [raw.texts.get("name") for raw in raws])
    return tuple(
        _row(raw, str(index + 1), levels[index], parents[index], marks)
        for index, raw in enumerate(raws)
    )


def _line(raw: RawRow, marks: Marks) -> Line:
    return Line(
        raw.levels,
        raw.texts.get("name", ""),
        raw.texts.get("code", ""),
        raw.numbered,
        raw.indent,
        raw.texts.get("indicator", ""),
        raw.texts.get("method", ""),
        raw.texts.get("unit", ""),
        read_number(raw.texts.get("ceiling", ""), marks).value,
    )


def _row(
    raw: RawRow, identity: str, level: Level, parent: int | None, marks: dict[str, Marks]
) -> Row:
    cells = {
        name: _cell(raw.texts.get(name, ""), marks[name], raw.places.get(name, raw.source))
        for name in NUMBER_CELLS
    }
    return Row(
        id=identity,
        level=level,
        parent=None if parent is None else str(parent + 1),
        code=raw.texts.get("code"),
        name=raw.texts.get("name"),
        indicator=raw.texts.get("indicator"),
        method=raw.texts.get("method"),
        unit=raw.texts.get("unit") or read_number(raw.texts.get("target", "")).unit or None,
        remarks=raw.texts.get("remarks"),
        source=raw.source,
        sources=raw.places,
        **cells,
    )


def _cell(written: str, marks: Marks, source: Source) -> Cell:
    reading = read_number(written, marks)
    return Cell(written, reading.state, reading.value, source)


def _slid(row: Row, raw: RawRow) -> Finding:
    why = (
        "sedangkan capaian pagunya tidak diisi dan realisasi Rp belum ada"
        if row.spending.value is None
        else "tetapi sama dengan realisasi Rp dibagi pagu"
    )
    return Finding(
        "reading-slid-figure",
        Severity.NOTE,
        f"Baris {row.id} · Angka {raw.slid} tertulis di kolom Keterangan, {why}: dibaca sebagai "
        "capaian pagu. Periksa letak kolomnya.",
        row=row.id,
        cell="absorption",
        written=raw.slid,
        source=row.absorption.source,
    )


def _shifted(raws: Sequence[RawRow]) -> Iterator[Finding]:
    """One finding for each stretch of rows that lost the same number of leading cells."""
    for shift, stretch in groupby(raws, key=lambda raw: raw.shift):
        if not shift:
            continue
        lines = [raw.source for raw in stretch]
        where = f"{lines[0].row} sampai {lines[-1].row}" if lines[1:] else f"{lines[0].row}"
        yield Finding(
            "reading-shifted-rows",
            Severity.NOTE,
            f"Baris berkas {where} kehilangan {shift} sel terdepannya. Kolomnya ditentukan dari "
            "jenis isi dan hitungannya. Periksa bahwa angka-angkanya berada di kolom yang benar.",
            source=lines[0],
        )


def _joined(above: RawRow, below: RawRow) -> Finding:
    return Finding(
        "reading-split-row",
        Severity.NOTE,
        f"Baris berkas {above.source.row} dan {below.source.row} dibaca sebagai satu baris: yang "
        "satu hanya berisi angka, yang lain hanya nama dan indikator. Periksa pada dokumen sumber.",
        source=above.source,
    )


def _leftover(row: TableRow, source: Source) -> Iterator[Finding]:
    text = " ".join(filter(None, texts_of(row)))
    # Dotted lines to sign on hold no letter and no digit.
    if any(map(str.isalnum, text)) and not _TAIL.search(text):
        yield Finding(
            "reading-leftover",
            Severity.NOTE,
            f"Baris berkas {source.row} tidak dipahami sebagai baris formulir dan dilewati: "
            f"“{text[:120]}”. Periksa apakah kolomnya bergeser.",
            written=text,
            source=source,
        )
