"""The record of corrections (*berita acara perbaikan*): what was changed in a form, and why."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tolok.documents.document import (
    Align,
    Block,
    Cell,
    Document,
    Paper,
    Paragraph,
    Role,
    Signature,
    Signatures,
    Style,
    Table,
    TableRow,
)
from tolok.domain.forms import CELL_LABELS, Form
from tolok.domain.notation import write_number, write_percent
from tolok.domain.quantities import rounded
from tolok.repair.proposals import Change, Edit, Insertion, Question, Removal, Repair
from tolok.reports.form import footer, heading, when

TITLE = "BERITA ACARA PERBAIKAN"
SUBTITLE = "FORMULIR PENGUKURAN KINERJA"
_CLOSING = (
    "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."
)
_WIDTHS = (9, 54, 26, 30, 30, 78, 63, 20)
_HEADINGS = (
    "NO", "BARIS", "SEL", "TERTULIS", "MENJADI", "ALASAN", "SAKSI", "KEYAKINAN",
)  # fmt: skip
_WITNESSES = 4
"""Witnesses that are written out; a fifth convinces nobody whom four did not."""

_LINE = 230
"""Letters of a question on its one line of 9.5-point text across the page."""

_NAME = 80
_TEXT_TABLES = frozenset({"csv", "teks"})
"""What the readers of text and CSV call their table; such files hold no comments."""

_DOTS = "…" * 12
_SURE = Decimal("99.99")


def corrections_document(  # noqa: PLR0913 - what became of the proposals, each by name
    form: Form,
    accepted: Sequence[Repair],
    *,
    declined: Sequence[Repair] = (),
    questions: Sequence[Question] = (),
    signatures: Sequence[Signature] = (),
    paper: Paper = Paper.F4,
) -> Document:
    """The record of what was accepted for a form as it was read, and of what stays open.

    Its probabilities are those of the proposals. Place and date come with the signatures; without
    them lines are left to be filled in by hand.
    """
    blocks: tuple[Block, ...] = (
        Paragraph(TITLE, Style.TITLE),
        Paragraph(SUBTITLE, Style.SUBTITLE),
        *heading(form)[1:],
        Paragraph(_opening(form, accepted)),
        *((_accepted(form, accepted),) if accepted else ()),
        *_by_hand(form, accepted),
        *_listed("Usulan yang ditolak", [_deeds(form, one) for one in declined]),
        *_listed("Pertanyaan yang masih terbuka", [_one_line(one.text) for one in questions]),
        Paragraph(_CLOSING),
        Signatures(tuple(signatures) or _OPEN_SIGNATURES),
    )
    return Document(
        blocks,
        title=" · ".join(filter(None, ("Berita acara perbaikan", form.organization, when(form)))),
        author=form.organization or "",
        subject=form.government or "",
        paper=paper,
        footer=footer(form),
    )


_OPEN_SIGNATURES = (
    Signature("Mengetahui,", "Kepala Perangkat Daerah"),
    Signature(f"{_DOTS}, {_DOTS}{_DOTS}", "Yang memperbaiki"),
)


def _opening(form: Form, accepted: Sequence[Repair]) -> str:
    """What was done, in one or two sentences."""
    files = list({row.source.file: None for row in form.rows if row.source})
    of = f" dari berkas {', '.join(files)}" if files else ""
    if not accepted:
        return f"Formulir{of} telah diperiksa. Tidak ada perbaikan yang diterima."
    counts = Counter(type(edit) for repair in accepted for edit in repair.edits)
    parts = [
        f"{counts[kind]} {deed}"
        for kind, deed in (
            (Change, "sel diubah"),
            (Insertion, "baris disisipkan"),
            (Removal, "baris dihapus"),
        )
        if counts[kind]
    ]
    done = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} dan {parts[-1]}"
    return (
        f"Formulir{of} telah diperiksa dan diperbaiki menurut {len(accepted)} usulan yang "
        f"diterima: {done}."
    )


def _by_hand(form: Form, accepted: Sequence[Repair]) -> Iterator[Paragraph]:
    """How the office's own file bears the corrections, and what is left to be done in it."""
    kinds = {type(edit) for repair in accepted for edit in repair.edits}
    tables = {row.source.table for row in form.rows if row.source}
    sentences = []
    if Change in kinds and tables:
        sentences.append(
            "Berkas teks tidak dapat memuat komentar; alasan tiap perubahan hanya tercatat di "
            "berita acara ini."
            if tables <= _TEXT_TABLES
            else "Dalam salinan buku kerja, tiap sel yang diubah diberi komentar: semula, menjadi, "
            "dan alasannya."
        )
    if kinds & {Insertion, Removal}:
        sentences.append(
            "Baris yang disisipkan atau dihapus tidak dikerjakan dalam berkas: kerjakan sendiri, "
            "karena rumus di sekitarnya ikut bergeser."
        )
    if sentences:
        yield Paragraph(" ".join(sentences), Style.SMALL)


def _listed(title: str, lines: Sequence[str]) -> Iterator[Paragraph]:
    if lines:
        yield Paragraph(title, Style.HEADING)
        yield Paragraph("\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1)))


def _accepted(form: Form, accepted: Sequence[Repair]) -> Table:
    head = TableRow(
        tuple(Cell(text, align=Align.CENTER, bold=True) for text in _HEADINGS), 1, Role.HEADER
    )
    rows = [cells for number, one in enumerate(accepted, 1) for cells in _rows(form, number, one)]
    lines = (TableRow(cells, line) for line, cells in enumerate(rows, start=2))
    return Table("Perbaikan yang diterima", (head, *lines), _WIDTHS)


def _rows(form: Form, number: int, repair: Repair) -> Iterator[tuple[Cell | None, ...]]:
    """A repair: one line for each edit, its reason, witnesses and probability beside them all."""
    tall = len(repair.edits)
    beside: tuple[Cell | None, ...] = (
        Cell(_reason(repair), rows=tall),
        Cell(_witnesses(repair), rows=tall),
        Cell(_probability(repair), rows=tall, align=Align.CENTER),
    )
    first: Cell | None = Cell(str(number), rows=tall, align=Align.CENTER)
    for edit in repair.edits:
        yield (first, *_edit(form, edit), *beside)
        first, beside = None, (None, None, None)


def _edit(form: Form, edit: Edit) -> tuple[Cell | None, ...]:
    """Where, which cell, what is written, what it becomes."""
    match edit:
        case Change():
            return (
                Cell(_row(form, edit.row)),
                Cell(CELL_LABELS[edit.cell]),
                Cell(edit.before or "kosong", align=Align.END),
                Cell(edit.after or "kosong", align=Align.END, bold=True),
            )
        case Insertion():
            where = Cell(f"Sesudah baris {_row(form, edit.behind)}")
            return (where, Cell("Baris baru"), Cell(_inserted(form, edit), columns=2), None)
        case Removal():
            says = f"Tertulis dua kali; hapus, dan biarkan baris {edit.copy_of}."
            return (Cell(_row(form, edit.row)), Cell("Seluruh baris"), Cell(says, columns=2), None)


def _row(form: Form, identity: str) -> str:
    """A row by its number and its name."""
    row = form.by_id.get(identity)
    return f"{identity} · {_short(row.title, _NAME)}" if row else identity


def _inserted(form: Form, edit: Insertion) -> str:
    """The row to insert, in words."""
    code = f"{edit.code} " if edit.code else ""
    name = f"{code}“{edit.name}”" if edit.name else "yang hilang"
    parent = form.by_id.get(edit.parent)
    under = f" di bawah baris {edit.parent}" if parent else ""
    figures = "; ".join(
        f"{CELL_LABELS[cell]} {figure}"
        for cell, figure in (
            ("ceiling", edit.ceiling),
            ("spending", edit.spending),
            ("absorption", edit.absorption),
        )
        if figure
    )
    return f"Sisipkan {edit.level.label.lower()} {name}{under}: {figures or 'tanpa angka'}."


def _reason(repair: Repair) -> str:
    """Its explanation, without the witnesses that have a column of their own."""
    return repair.explanation.partition(" Saksi: ")[0] if repair.witnesses else repair.explanation


def _witnesses(repair: Repair) -> str:
    texts = list(dict.fromkeys(witness.text for witness in repair.witnesses))
    more = len(texts) - _WITNESSES
    lines = [f"• {text}" for text in texts[:_WITNESSES]]
    return "\n".join([*lines, *([f"• dan {more} saksi lain"] if more > 0 else [])])


def _probability(repair: Repair) -> str:
    """The probability in per cent; no inference from figures alone is ever wholly sure."""
    share = rounded(repair.probability * 100, 2)
    text = f"> {write_number(_SURE)} %" if share > _SURE else write_percent(share)
    return text if repair.is_proven else f"{text}\nbelum terbukti yang terbaik"


def _deeds(form: Form, repair: Repair) -> str:
    """What a repair would have done, on one line."""
    return _one_line("; ".join(_deed(form, edit) for edit in repair.edits))


def _deed(form: Form, edit: Edit) -> str:
    match edit:
        case Change():
            before, after = edit.before or "kosong", edit.after or "kosong"
            return f"Baris {edit.row} · {CELL_LABELS[edit.cell]}: {before} menjadi {after}"
        case Insertion():
            return _inserted(form, edit).removesuffix(".")
        case Removal():
            return f"Baris {edit.row}: hapus, salinan baris {edit.copy_of}"


def _one_line(text: str) -> str:
    return _short(" ".join(text.split()), _LINE)


def _short(text: str, most: int) -> str:
    """The text, cut at a word where it is longer.

    >>> _short("satu dua tiga", 9)
    'satu dua …'
    """
    return text if len(text) <= most else text[: most + 1].rsplit(" ", 1)[0] + " …"
