"""A Form to the store's rows and back, without loss."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from tolok.domain.forms import (
    BLANK,
    NUMBER_CELLS,
    TEXT_CELLS,
    Cell,
    DocumentKind,
    Form,
    Recognition,
    Row,
    Source,
    State,
)
from tolok.domain.levels import Level
from tolok.domain.periods import Period
from tolok.store.models import Filing, FormCell, FormRow, LeftoverText
from tolok.store.models.append_only import Placed


def heading_values(form: Form) -> dict[str, str | int | None]:
    """A form's heading as a filing's fields."""
    return {
        "government": form.government,
        "organization": form.organization,
        "year": form.year,
        "period": form.period.code if form.period else None,
        "kind": form.kind,
        "group": form.group,
    }


def row_records(form: Form, filing: Filing) -> list[FormRow]:
    """The rows of a form, not yet saved."""
    return [_row_record(row, position, filing) for position, row in enumerate(form.rows)]


def cell_records(form: Form, rows: Iterable[FormRow]) -> list[FormCell]:
    """The number cells of a form, not yet saved; cells that say and know nothing are left out."""
    return [
        FormCell(
            row=record,
            name=name,
            written=cell.written,
            state=cell.state,
            value=None if cell.value is None else str(cell.value),
            **source_values(cell.source),
        )
        for row, record in zip(form.rows, rows, strict=True)
        for name in NUMBER_CELLS
        if (cell := row.cell(name)) != BLANK or cell.source is not None
    ]


def form_of(
    filing: Filing, rows: Sequence[FormRow], cells: Mapping[int, Sequence[FormCell]]
) -> Form:
    """The form that a filing's rows, and its cells by their row's primary key, hold."""
    return Form(
        government=filing.government,
        organization=filing.organization,
        year=filing.year,
        period=Period.parse(filing.period) if filing.period else None,
        rows=tuple(_row_of(record, cells.get(record.pk, ())) for record in rows),
        kind=DocumentKind(filing.kind),
        group=filing.group,
    )


def cell_of(record: FormCell) -> Cell:
    """The cell that a record holds."""
    return Cell(
        written=record.written,
        state=State(record.state),
        value=None if record.value is None else Decimal(record.value),
        source=source_of(record),
    )


def leftover_records(
    leftovers: Iterable[tuple[str, Source, str]], filing: Filing
) -> list[LeftoverText]:
    """The texts of a file that are in no form, not yet saved; what no database holds left out."""
    return [
        LeftoverText(
            filing=filing,
            position=position,
            text=text.replace("\0", ""),
            why=why,
            **source_values(source),
        )
        for position, (text, source, why) in enumerate(leftovers)
    ]


def source_values(source: Source | None) -> dict[str, Any]:
    """A source as the fields of a record that knows its place."""
    if source is None:
        return {}
    seen = source.recognition
    return {
        "source_confidence": seen.confidence if seen else None,
        "source_others": [list(other) for other in seen.others] if seen else [],
        "source_ground": seen.ground if seen else "",
        "source_file": source.file,
        "source_table": source.table,
        "source_row": source.row,
        "source_column": source.column,
    }


def source_of(record: Placed) -> Source | None:
    """The place that a record knows, if any."""
    if record.source_row is None or record.source_column is None:
        return None
    seen = None
    if record.source_confidence is not None:
        others = tuple((str(text), int(share)) for text, share in record.source_others)
        seen = Recognition(record.source_confidence, others, record.source_ground)
    return Source(
        record.source_file, record.source_table, record.source_row, record.source_column, seen
    )


def _row_record(row: Row, position: int, filing: Filing) -> FormRow:
    return FormRow(
        filing=filing,
        position=position,
        key=row.id,
        parent_key=row.parent,
        level=row.level,
        **{name: getattr(row, name) for name in TEXT_CELLS},
        text_sources={
            name: [place.file, place.table, place.row, place.column]
            for name, place in row.sources.items()
        },
        details=dict(row.details),
        ground=row.ground,
        **source_values(row.source),
    )


def _row_of(record: FormRow, cells: Sequence[FormCell]) -> Row:
    numbers = {cell.name: cell_of(cell) for cell in cells}
    return Row(
        id=record.key,
        level=Level(record.level),
        parent=record.parent_key,
        code=record.code,
        name=record.name,
        indicator=record.indicator,
        method=record.method,
        unit=record.unit,
        remarks=record.remarks,
        target=numbers.get("target", BLANK),
        ceiling=numbers.get("ceiling", BLANK),
        realization=numbers.get("realization", BLANK),
        spending=numbers.get("spending", BLANK),
        achievement=numbers.get("achievement", BLANK),
        absorption=numbers.get("absorption", BLANK),
        source=source_of(record),
        sources={name: Source(*at) for name, at in record.text_sources.items()},
        details=record.details,
        ground=record.ground,
    )
