"""The official Formulir Pengukuran Kinerja, composed of a form as it was written."""

from collections.abc import Sequence
from itertools import accumulate

from tolok.audit.findings import Finding
from tolok.documents.document import (
    Align,
    Block,
    Cell,
    Document,
    Paper,
    Paragraph,
    Position,
    Role,
    Signature,
    Signatures,
    Style,
    Table,
    TableRow,
)
from tolok.domain.forms import NUMBER_CELLS, Form, Row
from tolok.domain.levels import Level
from tolok.reports.formulas import formula_of, number_of
from tolok.reports.margin import Margin

TITLE = "FORMULIR PENGUKURAN KINERJA ORGANISASI PERANGKAT DAERAH"
HEADER_ROWS = 3
_DOTS = "…" * 12

_WIDTHS = {
    "number": 8,
    "code": 22,
    "goal": 18,
    "objective": 18,
    "program": 19,
    "activity": 48,
    "indicator": 44,
    "method": 37,
    "unit": 17,
    "target": 15,
    "ceiling": 27,
    "realization": 15,
    "spending": 27,
    "achievement": 15,
    "absorption": 14,
    "remarks": 22,
    "row": 13,
    "margin": 54,
}
_HEADINGS = {
    "number": "NO",
    "code": "KODE",
    "goal": "TUJUAN STRATEGIS",
    "objective": "SASARAN STRATEGIS",
    "program": "PROGRAM",
    "activity": "KEGIATAN DAN SUB KEGIATAN",
    "indicator": "INDIKATOR KINERJA",
    "method": "CARA/FORMULA PENGUKURAN",
    "unit": "SATUAN",
    "target": "TARGET",
    "realization": "REALISASI",
    "achievement": "CAPAIAN (%)",
    "remarks": "KETERANGAN",
    "row": "BARIS",
    "margin": "TEMUAN",
}
_UNNUMBERED = frozenset({"code", "remarks", "row", "margin"})
_NAMES = ("goal", "objective", "program", "activity")
_INDENTS = {Level.ACTIVITY: 1, Level.SUBACTIVITY: 2}


def form_document(
    form: Form,
    *,
    findings: Sequence[Finding] = (),
    paper: Paper = Paper.F4,
    signatures: Sequence[Signature] = (),
) -> Document:
    """The official form; findings, if any, stand in a last column and on the accused cells.

    Unknown signatories leave lines to be filled in by hand.
    """
    blocks: tuple[Block, ...] = (
        *heading(form),
        form_table(form, findings),
        Signatures(tuple(signatures) or (_open_signature(form),)),
    )
    return Document(
        blocks,
        title=" · ".join(
            filter(None, ("Formulir Pengukuran Kinerja", form.organization, when(form)))
        ),
        author=form.organization or "",
        subject=form.government or "",
        paper=paper,
        footer=footer(form),
    )


def heading(form: Form) -> tuple[Paragraph, ...]:
    """The lines above the table, as the official form has them."""
    year = f"TAHUN {form.year}" if form.year else ""
    lines = [Paragraph(TITLE, Style.TITLE)]
    if form.government or year:
        lines.append(Paragraph(f"{form.government or ''} {year}".strip(), Style.SUBTITLE))
    if form.period:
        lines.append(Paragraph(f"PERIODE : {form.period.label.upper()}", Style.SUBTITLE))
    if form.organization:
        lines.append(Paragraph(f"OPD : {form.organization}"))
    return tuple(lines)


def footer(form: Form) -> str:
    """The period, and the file that the form was made from."""
    files = {row.source.file: None for row in form.rows if row.source}
    made_from = f"Dibuat dari {', '.join(files)}" if files else ""
    return " · ".join(filter(None, (form.organization, when(form), made_from)))


def form_table(form: Form, findings: Sequence[Finding] = ()) -> Table:
    """The table of the form, with its two merged header rows and the numbers of its columns."""
    columns = _columns(form, with_margin=bool(findings))
    composer = _Composer(form, columns, Margin.of(findings))
    objectives = accumulate(
        int(row.level is Level.OBJECTIVE and row.name is not None) for row in form.rows
    )
    rows = [composer.row(row, number) for row, number in zip(form.rows, objectives, strict=True)]
    widths = tuple(_WIDTHS[column] for column in columns)
    return Table("Formulir Pengukuran Kinerja", (*_header(columns), *rows), widths)


def _columns(form: Form, *, with_margin: bool) -> tuple[str, ...]:
    return (
        "number",
        *(("code",) if any(row.code for row in form.rows) else ()),
        *_NAMES,
        "indicator",
        "method",
        "unit",
        *NUMBER_CELLS,
        "remarks",
        *(("row", "margin") if with_margin else ()),
    )


def _header(columns: Sequence[str]) -> tuple[TableRow, ...]:
    upper: list[Cell | None] = []
    lower: list[Cell | None] = []
    ordinals: list[Cell | None] = []
    ordinal = 0
    for column in columns:
        if column in NUMBER_CELLS:
            first = NUMBER_CELLS.index(column) % 2 == 0
            upper.append(_head(_HEADINGS[column], columns=2) if first else None)
            lower.append(_head("KINERJA" if first else "PAGU (Rp)"))
        else:
            upper.append(_head(_HEADINGS[column], rows=2))
            lower.append(None)
        ordinal += column not in _UNNUMBERED
        ordinals.append(Cell("" if column in _UNNUMBERED else str(ordinal), align=Align.CENTER))
    lower[columns.index("absorption")] = _head("PAGU")
    return (
        TableRow(tuple(upper), 1, Role.HEADER, bold=True),
        TableRow(tuple(lower), 2, Role.HEADER, bold=True),
        TableRow(tuple(ordinals), 3, Role.NUMBERING),
    )


def _head(text: str, *, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(text, columns=columns, rows=rows, align=Align.CENTER, bold=True)


class _Composer:
    """Makes table rows of a form's rows."""

    def __init__(self, form: Form, columns: Sequence[str], margin: Margin) -> None:
        self.form = form
        self.columns = columns
        self.margin = margin
        self.lines = {row.id: line for line, row in enumerate(form.rows, start=HEADER_ROWS)}
        self.places = {name: index for index, name in enumerate(columns)}

    def row(self, row: Row, objective: int) -> TableRow:
        """The row, its name in the column of its level."""
        cells: list[Cell | None] = [Cell()] * len(self.columns)
        if row.level is Level.OBJECTIVE and row.name is not None:
            cells[0] = Cell(f"{objective}.", align=Align.CENTER, bold=True)
        self._put_name(cells, row)
        for name in ("code", "indicator", "method", "remarks"):
            if name in self.places:
                cells[self.places[name]] = self._text(row, name, getattr(row, name))
        cells[self.places["unit"]] = self._text(row, "unit", row.unit, Align.CENTER)
        for name in NUMBER_CELLS:
            cells[self.places[name]] = self._number(row, name)
        if "margin" in self.places:
            text = self.margin.text(row.id)
            cells[self.places["row"]] = Cell(row.id, align=Align.CENTER)
            cells[self.places["margin"]] = Cell(text, tone=self.margin.tone(row.id))
        depth = row.level.depth
        return TableRow(tuple(cells), self.lines[row.id] + 1, outline=depth)

    def _put_name(self, cells: list[Cell | None], row: Row) -> None:
        """A staircase: the name spans from its level's column to the last name column."""
        column = "activity" if row.level is Level.SUBACTIVITY else row.level.value
        start, end = self.places[column], self.places["activity"]
        cells[start] = Cell(
            row.name or "",
            columns=end - start + 1,
            indent=_INDENTS.get(row.level, 0) if row.name else 0,
            bold=row.level.depth <= Level.ACTIVITY.depth,
            tone=self.margin.tone(row.id, "name"),
            note=self.margin.note(row.id, "name"),
        )
        cells[start + 1 : end + 1] = [None] * (end - start)

    def _text(self, row: Row, name: str, text: str | None, align: Align = Align.START) -> Cell:
        tone, note = self.margin.tone(row.id, name), self.margin.note(row.id, name)
        return Cell(text or "", align=align, bold=_is_bold(row), tone=tone, note=note)

    def _number(self, row: Row, name: str) -> Cell:
        cell = row.cell(name)
        return Cell(
            cell.written,
            number=number_of(cell),
            align=Align.END,
            bold=_is_bold(row),
            tone=self.margin.tone(row.id, name),
            note=self.margin.note(row.id, name),
            formula=formula_of(self.form, row, name, self._place),
        )

    def _place(self, row: Row, name: str) -> Position:
        return Position(self.lines[row.id], self.places[name])


def _is_bold(row: Row) -> bool:
    return row.level.depth <= Level.PROGRAM.depth


def when(form: Form) -> str:
    """The period in words, else the year, else nothing."""
    if form.period:
        return form.period.label
    return f"Tahun {form.year}" if form.year else ""


def _open_signature(form: Form) -> Signature:
    """A block to be filled in by hand: the head of a kecamatan is its camat."""
    organization = form.organization or ""
    kind, _, place = organization.partition(" ")
    head = f"CAMAT {place.upper()}" if kind.upper() == "KECAMATAN" else f"KEPALA {organization}"
    return Signature(f"{_DOTS}, {_DOTS}{_DOTS}", head.strip())
