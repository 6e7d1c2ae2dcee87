"""The office's own file back, each accepted cell changed, and nothing else in it."""

import io
import zipfile
from collections.abc import Sequence

from tolok.documents.archives import SIGNATURES
from tolok.documents.correcting.correction import Correction, CorrectionError
from tolok.documents.old_word.rtf_words import is_rtf
from tolok.domain.forms import CELL_LABELS, NUMBER_CELLS, Form, Row, Source
from tolok.repair.proposals import Change, Repair

__all__ = ["Correction", "CorrectionError", "correct", "corrections_of"]


def correct(data: bytes, name: str, corrections: Sequence[Correction]) -> bytes:
    """The same file with the cells corrected; TolokError, in Indonesian, where one does not fit.

    A workbook or a Word document keeps every part that is not concerned byte for byte, and each
    corrected cell bears a comment: from, to, why. Text and CSV hold no comments: there only the
    cells change. Without corrections the file is what it was.
    """
    if not corrections:
        return data
    # Each corrector is imported where it is used: the readers behind them are heavy.
    if any(one.source.recognition for one in corrections):
        _refuse(name, "angkanya dibaca dari gambar, yang tidak dapat diperbaiki di tempatnya")
    if data.startswith(SIGNATURES):
        parts = _parts(data)
        if "content.xml" in parts:
            _refuse(name, "berkas OpenDocument tidak dapat diperbaiki di tempatnya")
        if any(part.startswith("word/document") for part in parts):
            from tolok.documents.correcting import docx  # noqa: PLC0415

            return docx.correct(data, name, corrections)
        from tolok.documents.correcting import xlsx  # noqa: PLC0415

        return xlsx.correct(data, name, corrections)
    if data.startswith((b"%PDF", b"\xd0\xcf\x11\xe0")) or is_rtf(data):
        _refuse(name, "berkas jenis ini tidak dapat diperbaiki di tempatnya")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        _refuse(name, "berkas JSON tidak punya sel untuk diperbaiki di tempatnya")
    from tolok.documents.correcting import plain  # noqa: PLC0415

    # The readers of text and CSV give their one table these names.
    match corrections[0].source.table:
        case "csv":
            return plain.correct_csv(data, name, corrections)
        case "teks":
            return plain.correct_text(data, name, corrections)
    _refuse(name, "berkas jenis ini tidak dapat diperbaiki di tempatnya")
    return data


def corrections_of(form: Form, accepted: Sequence[Repair]) -> tuple[Correction, ...]:
    """The cells that accepted repairs change, in their order; what repeats itself comes once.

    Rows to insert or to remove are no cells: only the record of corrections names them.
    CorrectionError for a cell whose place in the file is not known.
    """
    found: dict[tuple[str, str], Correction] = {}
    for repair in accepted:
        for edit in repair.edits:
            if isinstance(edit, Change):
                source = _source(form, edit)
                one = Correction(source, edit.before, edit.after, repair.explanation)
                found.setdefault((edit.row, f"{edit.cell}={edit.after}"), one)
    return tuple(found.values())


def _source(form: Form, change: Change) -> Source:
    """Where a cell stands. A blank one was never read: the rows that have it tell its column.

    Columns are counted from the figures beside it, for a row may have lost its leading cells.
    """
    row = form.by_id[change.row]
    own = _written_at(row, change.cell)
    if own is not None:
        return own
    steps = [
        (other.column - there.column, figure)
        for name in NUMBER_CELLS
        if (figure := _written_at(row, name))
        for fellow in form.rows
        if (other := _written_at(fellow, change.cell)) and (there := _written_at(fellow, name))
    ]
    if not steps:
        raise CorrectionError(
            f"Baris {row.id} · {CELL_LABELS[change.cell]}: letaknya dalam berkas tidak diketahui. "
            "Perbaiki sel ini sendiri menurut berita acara perbaikan."
        )
    step, figure = max(dict.fromkeys(steps), key=steps.count)
    return figure._replace(column=figure.column + step)


def _written_at(row: Row, name: str) -> Source | None:
    """Where a cell stands that says something."""
    cell = row.cell(name)
    return cell.source if cell.written else None


def _parts(data: bytes) -> list[str]:
    """The names of an archive's parts, which say of which kind it is; none of a damaged one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError):
        return []


def _refuse(name: str, why: str) -> None:
    raise CorrectionError(
        f"{name}: {why}. Pakai XLSX, CSV, atau teks asalnya, atau perbaiki sendiri menurut berita "
        "acara perbaikan."
    )
