"""The workbook of a quarter: the official form with fields to fill in, far from any network."""

from collections.abc import Mapping, Sequence

from tolok.documents.document import (
    Align,
    Block,
    Cell,
    Document,
    Field,
    PageBreak,
    Paragraph,
    Role,
    Style,
    Table,
    TableRow,
    Takes,
)
from tolok.documents.sheets.workbooks import (
    MONEY,
    VARIABLES,
    WRITTEN,
    Column,
    Titles,
    seal,
    titles_of,
    variable_titles_of,
)
from tolok.domain import forms
from tolok.domain.chains import Plain
from tolok.domain.forms import Form
from tolok.domain.indicators import Calculation
from tolok.domain.levels import Level
from tolok.domain.notation import read_number
from tolok.domain.periods import Period
from tolok.reports.form import heading
from tolok.reports.formulas import number_of
from tolok.reports.live_figures import Figures, WorkbookRow

HEADER_ROWS = 2
_AFTERWARDS = "dihitung Tolok"
_GUIDE = (
    "Isi sel kuning saja: angka triwulan ini, 0 bila nihil, “-” bila belum jatuh tempo; biarkan "
    "kosong yang belum dilaporkan. Simpan sebagai XLSX, lalu unggah di halaman tempat berkas ini "
    "diunduh."
)
_WIDTHS = {
    Column.NUMBER: 10,
    Column.CODE: 26,
    Column.NAME: 62,
    Column.INDICATOR: 52,
    Column.UNIT: 18,
    Column.EXPRESSION: 70,
    Column.VARIABLE: 44,
    Column.REMARKS: 44,
    Column.CAUSE: 44,
    Column.FOLLOW_UP: 44,
    Column.KEY: 22,
    Column.REVISION: 12,
}
_MONEY_WIDTH, _NUMBER_WIDTH = 32, 22
_HINTS = {
    Column.REALIZATION: "Triwulan ini saja. 0 bila nihil, “-” bila belum jatuh tempo.",
    Column.SPENDING: "Rupiah yang dibelanjakan dalam triwulan ini saja.",
    Column.CAUSE: "Mengapa capaiannya rendah.",
    Column.FOLLOW_UP: "Apa yang akan dilakukan, oleh siapa, kapan.",
}


def workbook_document(
    form: Form, period: Period, rows: Sequence[WorkbookRow], sealed: Mapping[str, Plain]
) -> Document:
    """The workbook of a quarter's form; ``sealed`` is what its hidden sheet keeps."""
    blocks: list[Block] = [*heading(form), Paragraph(_GUIDE), _main(period, rows)]
    variables = _variables(period, rows)
    if variables is not None:
        blocks += [PageBreak(VARIABLES), Paragraph("VARIABEL RUMUS", Style.HEADING), variables]
    named = " · ".join(filter(None, (form.organization, period.label)))
    return Document(
        tuple(blocks),
        title=f"Buku kerja · {named}",
        author=form.organization or "",
        subject=form.government or "",
        footer=named,
        hidden=(seal(sealed),),
    )


def _main(period: Period, rows: Sequence[WorkbookRow]) -> Table:
    titles = titles_of(period)
    figures = Figures(
        rows, {column: place for place, column in enumerate(titles)}, first=HEADER_ROWS
    )
    lines = [
        TableRow(
            tuple(_cell(one, column, figures) for column in titles),
            number,
            outline=one.row.level.depth,
        )
        for number, one in enumerate(rows, HEADER_ROWS + 1)
    ]
    return _protected(f"Triwulan {period.quarter}", titles, (*_header(titles), *lines))


def _protected(name: str, titles: Titles, rows: tuple[TableRow, ...]) -> Table:
    hidden = {Column.KEY, Column.REVISION}
    return Table(
        name,
        rows,
        tuple(
            _WIDTHS.get(column, _MONEY_WIDTH if column in MONEY else _NUMBER_WIDTH)
            for column in titles
        ),
        is_protected=True,
        hidden_columns=tuple(place for place, column in enumerate(titles) if column in hidden),
    )


def _header(titles: Titles) -> tuple[TableRow, TableRow]:
    """Two lines: a pair of columns shares its upper title, every other has one of both lines."""
    upper: list[Cell | None] = []
    lower: list[Cell | None] = []
    before = ""
    for over, under in titles.values():
        shared = under and over == before
        columns, lines = (2, 1) if under else (1, 2)
        head = Cell(over, columns=columns, rows=lines, align=Align.CENTER, bold=True)
        upper.append(None if shared else head)
        lower.append(Cell(under, align=Align.CENTER, bold=True) if under else None)
        before = over
    return (
        TableRow(tuple(upper), 1, Role.HEADER, bold=True),
        TableRow(tuple(lower), 2, Role.HEADER, bold=True),
    )


def _cell(one: WorkbookRow, column: Column, figures: Figures) -> Cell:
    row = one.row
    is_bold = row.level.depth <= Level.PROGRAM.depth
    match column:
        case Column.NAME:
            return Cell(one.title, indent=max(0, row.level.depth - 1), bold=is_bold)
        case Column.INDICATOR:
            return Cell(row.indicator or "", bold=is_bold)
        case Column.NUMBER | Column.CODE | Column.UNIT | Column.KEY | Column.REVISION:
            text = {
                Column.NUMBER: row.id,
                Column.CODE: one.code,
                Column.UNIT: row.unit or "",
                Column.KEY: one.key,
                Column.REVISION: one.revision,
            }[column]
            return Cell(text, align=Align.CENTER if column is Column.UNIT else Align.START)
    if column in one.written:
        return _field(one, column)
    if column in WRITTEN and column is not Column.SPENDING:
        is_computed = column is Column.REALIZATION and bool(one.variables)
        return Cell(f"isi di lembar {VARIABLES}" if is_computed else "", align=Align.END)
    return _figure(one, column, figures)


def _field(one: WorkbookRow, column: Column) -> Cell:
    text, hint = one.written[column], _HINTS.get(column, "")
    if column not in {Column.REALIZATION, Column.SPENDING}:
        return Cell(text, field=Field(hint=hint))
    choices: tuple[str, ...] = ()
    definition = one.definition
    if column is Column.REALIZATION and definition is not None:
        is_named = definition.calculation is Calculation.ORDINAL and definition.scale is not None
        choices = tuple(definition.scale.scores) if is_named and definition.scale else ()
    return _number_field(
        text, Field(Takes.NUMBER, choices, hint), is_amount=column is Column.SPENDING
    )


def _number_field(text: str, field: Field, *, is_amount: bool = False) -> Cell:
    reading = read_number(text)
    typed = forms.Cell(text, reading.state, reading.value)
    return Cell(text, number_of(typed), align=Align.END, field=field, is_amount=is_amount)


def _figure(one: WorkbookRow, column: Column, figures: Figures) -> Cell:
    """A figure that the office does not type, with the formula that keeps it where one does."""
    known, formula = figures.cell(one, column), figures.formula(one, column)
    if column is Column.ACHIEVEMENT and formula is None and one.row.indicator is not None:
        # A percentage of before would stand beside the new number as if it were of it.
        return Cell(_AFTERWARDS, align=Align.END)
    return Cell(
        known.written,
        number_of(known),
        align=Align.END,
        formula=formula,
        is_amount=column in MONEY,
    )


def _variables(period: Period, rows: Sequence[WorkbookRow]) -> Table | None:
    """The second sheet: a line for each variable of each expression; None where there is none."""
    titles = variable_titles_of(period)
    lines = [
        _variable(one, name, text, titles) for one in rows for name, text in one.variables.items()
    ]
    if not lines:
        return None
    header = tuple(Cell(over, align=Align.CENTER, bold=True) for over, _ in titles.values())
    head = TableRow(header, 1, Role.HEADER, bold=True)
    return _protected(VARIABLES, titles, (head, *lines))


def _variable(one: WorkbookRow, name: str, text: str, titles: Titles) -> TableRow:
    expression = one.definition.expression if one.definition else None
    hint = f"Nilai {name} dalam triwulan ini saja."
    cells = {
        Column.NUMBER: Cell(one.row.id),
        Column.CODE: Cell(one.code),
        Column.INDICATOR: Cell(one.row.indicator or ""),
        Column.EXPRESSION: Cell(expression.text if expression else ""),
        Column.VARIABLE: Cell(name),
        Column.EARLIER: Cell(one.earlier_variables.get(name, ""), align=Align.END),
        Column.REALIZATION: _number_field(text, Field(Takes.NUMBER, hint=hint)),
        Column.KEY: Cell(one.key),
        Column.REVISION: Cell(one.revision),
    }
    return TableRow(tuple(cells[column] for column in titles))
