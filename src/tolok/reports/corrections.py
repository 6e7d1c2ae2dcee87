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
_CLOSING_WORDS = (
    "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."
)
_WIDTHS = (8, 52, 24, 24, 24, 94, 66, 18)
_HEADINGS = (
    "NO", "BARIS", "SEL", "TERTULIS", "MENJADI", "ALASAN", "SAKSI", "KEYAKINAN",
)  # fmt: skip
_OPEN_HEADINGS = ("NO", "KEADAAN", "YANG TIDAK DITERIMA DAN YANG MASIH TERBUKA")
_WITNESSES = 4
"""Witnesses that are written out; a fifth convinces nobody whom four did not."""

_LINE = 260
"""Letters of a question or a declined repair; some 190 stand on one line beside its kind."""

_NAME = 38
"""Letters of a row's name on its one line."""

_UNPROVEN = " *"
_UNPROVEN_WORDS = "Belum terbukti yang terbaik: kesalahan di sekitarnya banyak, jadi periksa ulang."
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
    opening = " ".join((_opening(form, accepted), *_by_hand(form, accepted)))
    blocks: tuple[Block, ...] = (
        Paragraph(TITLE, Style.TITLE),
        Paragraph(SUBTITLE, Style.SUBTITLE),
        *heading(form)[1:],
        Paragraph(opening),
        *_tables(form, accepted, declined, questions),
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


def _by_hand(form: Form, accepted: Sequence[Repair]) -> Iterator[str]:
    """How the office's own file bears the corrections, and what is left to be done in it."""
    kinds = {type(edit) for repair in accepted for edit in repair.edits}
    tables = {row.source.table for row in form.rows if row.source}
    if Change in kinds and tables:
        yield (
            "Berkas teks tidak memuat komentar: alasan tiap perubahan hanya tercatat di sini."
            if tables <= _TEXT_TABLES
            else "Dalam salinan buku kerja, tiap sel yang diubah diberi komentar."
        )
    if kinds & {Insertion, Removal}:
        yield (
            "Baris tidak disisipkan atau dihapus dalam berkas: kerjakan sendiri, karena rumus di "
            "sekitarnya ikut bergeser."
        )


def _tables(
    form: Form,
    accepted: Sequence[Repair],
    declined: Sequence[Repair],
    questions: Sequence[Question],
) -> Iterator[Block]:
    """What was accepted, then what was not; the closing words end the last table.

    There they stay with the signatures: nobody signs a page that says nothing.
    """
    left = [("Usulan ditolak", _deeds(form, one)) for one in declined]
    left += [("Pertanyaan terbuka", _asked(one)) for one in questions]
    if accepted:
        rows = [row for number, one in enumerate(accepted, 1) for row in _rows(form, number, one)]
        if not all(repair.is_proven for repair in accepted):
            rows.append(_spanning(f"{_UNPROVEN.strip()} {_UNPROVEN_WORDS}"))
        yield _table("Perbaikan yang diterima", _HEADINGS, [*rows, *([] if left else [_CLOSING])])
    if left:
        rows = [
            (Cell(str(number), align=Align.CENTER), Cell(kind), *_spanning(text, 6))
            for number, (kind, text) in enumerate(left, 1)
        ]
        yield _table("Yang masih terbuka", _OPEN_HEADINGS, [*rows, _CLOSING])
    if not accepted and not left:
        yield Paragraph(_CLOSING_WORDS)


def _table(name: str, headings: Sequence[str], rows: Sequence[tuple[Cell | None, ...]]) -> Table:
    heads = [Cell(text, align=Align.CENTER, bold=True) for text in headings]
    wide = len(_WIDTHS) - len(heads) + 1
    head = (*heads[:-1], heads[-1]._replace(columns=wide), *[None] * (wide - 1))
    lines = (TableRow(cells, line) for line, cells in enumerate(rows, start=2))
    return Table(name, (TableRow(head, 1, Role.HEADER), *lines), _WIDTHS)


def _spanning(text: str, columns: int = len(_WIDTHS)) -> tuple[Cell | None, ...]:
    return (Cell(text, columns=columns), *[None] * (columns - 1))


_CLOSING = _spanning(_CLOSING_WORDS)


def _rows(form: Form, number: int, repair: Repair) -> Iterator[tuple[Cell | None, ...]]:
    """A repair: one line for each edit, its reason, witnesses and probability beside them all."""
    tall = len(repair.edits)
    beside: tuple[Cell | None, ...] = (
        Cell(_reason(repair), rows=tall),
        Cell(_witnesses(repair), rows=tall),
        Cell(_probability(repair), rows=tall, align=Align.CENTER),
    )
    first: Cell | None = Cell(str(number), rows=tall, align=Align.CENTER)
    told = ""
    for edit in repair.edits:
        where, *rest = _edit(form, edit)
        number_alone = Cell(where.text.partition(" · ")[0])
        yield (first, number_alone if where.text == told else where, *rest, *beside)
        first, beside, told = None, (None, None, None), where.text


def _edit(form: Form, edit: Edit) -> tuple[Cell, Cell, Cell, Cell | None]:
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
    if len(texts) == 1:
        return texts[0]
    lines = [f"• {text}" for text in texts[:_WITNESSES]]
    return "\n".join([*lines, *([f"• dan {more} saksi lain"] if more > 0 else [])])


def _probability(repair: Repair) -> str:
    """The probability in per cent; no inference from figures alone is ever wholly sure."""
    share = rounded(repair.probability * 100, 2)
    text = f"> {write_number(_SURE)} %" if share > _SURE else write_percent(share)
    return text if repair.is_proven else text + _UNPROVEN


def _asked(question: Question) -> str:
    """A question on one line, without the advice that follows it."""
    asked, mark, _ = question.text.rpartition("?")
    return _one_line(asked + mark or question.text)


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
    'satu …'
    """
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"
