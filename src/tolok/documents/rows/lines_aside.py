"""Lines of a table that are no rows of its form: sums, footers, accounts, and who signs below."""

import re
from collections.abc import Iterator, Sequence

from tolok.audit.findings import Finding, Severity
from tolok.documents.alignment import is_words
from tolok.documents.columns.headers import Columns, texts_of
from tolok.documents.columns.kinds import is_figure, is_rupiah_sign, text_at
from tolok.documents.columns.shares import SHARES
from tolok.documents.columns.vocabulary import LEVEL
from tolok.documents.document import TableRow
from tolok.documents.leftovers import FOOTER, STRANGE, TAIL, TOTAL, Leftover
from tolok.documents.level_words import level_in
from tolok.documents.rows.office_sums import is_mean, is_office_sum
from tolok.domain.forms import NUMBER_CELLS, Source
from tolok.domain.notation import read_number

TAILS = re.compile(
    r"\b(?:NIP|MENGETAHUI|CAMAT|KEPALA|PEMBINA|PENATA|HALAMAN\s+\d+|"
    r"JANUARI|FEBRUARI|MARET|APRIL|MEI|JUNI|JULI|AGUSTUS|SEPTEMBER|OKTOBER|NOVEMBER|DESEMBER)\b",
    re.IGNORECASE,
)
_OFFICIALS = r"LURAH|BUPATI|WALI\s?KOTA|DIREKTUR|INSPEKTUR|SEKRETARIS|PLT\b\.?|PLH\b\.?"
_SIGNS = re.compile(
    rf"\W*(?:MENGETAHUI|MENYETUJUI|CAMAT|KEPALA|PEMBINA|PENATA|{_OFFICIALS})(?!\w)", re.IGNORECASE
)
_DATED = re.compile(
    r"\bNIP\b|\bHALAMAN\s+\d+|\b(?:JANUARI|FEBRUARI|MARET|APRIL|MEI|JUNI|JULI|AGUSTUS|SEPTEMBER|"
    r"OKTOBER|NOVEMBER|DESEMBER)\s+20\d\d",
    re.IGNORECASE,
)
_ONLY_TOTAL = re.compile(
    r"(?:(?:GRAND|SUB)[\s-]*)?(?:JUMLAH|JML|JLH|TOTAL)(?:\s+(?:KESELURUHAN|SELURUHNYA))?[\s:]*",
    re.IGNORECASE,
)
"""A total and nothing that an indicator may count: "Jumlah kinerja" is one."""
_AMOUNTS = frozenset({"ceiling", "spending"})
_MEASURED = frozenset({"unit", "target", "ceiling", "realization", "spending"})
"""What a footer says nothing of: it tells a mean or a class of what stands above it."""
_TOTAL = re.compile(
    r"(?:GRAND\s+)?(?:SUB\s*)?(?:JUMLAH|JML|JLH|TOTAL|RATA[\s-]*RATA)\b.{0,60}",
    re.IGNORECASE | re.DOTALL,
)
_BARE_TOTAL = re.compile(
    r"(?:(?:GRAND|SUB|JUMLAH|JML|JLH|TOTAL|RATA[\s-]*RATA|ANGGARAN|PAGU|CAPAIAN|REALISASI|KINERJA|"
    r"KESELURUHAN|SELURUHNYA)(?:\s*/\s*|\s+DAN\s+|[\s:]*))+", re.IGNORECASE,
)  # fmt: skip
"""A total where an indicator stands: "Jumlah dokumen …" measures something."""
_SUMS_UP = re.compile(
    r"(?:(?:GRAND|SUB|JUMLAH|JML|JLH|TOTAL|RATA[\s-]*RATA)\s*){2}|"
    r"(?:JUMLAH|JML|JLH|TOTAL|RATA[\s-]*RATA)\s*"
    r"(?:(?:PERSENTASE|TINGKAT)\s+)?(?:ANGGARAN|PAGU|CAPAIAN|REALISASI|SERAPAN|KINERJA|(?:KE)?SELURUH|:|$)",
    re.IGNORECASE,
)
"""How a line begins that sums up what stands above it, whatever it says it is of."""
_MEAN = re.compile(r"RATA[\s-]*RATA\b", re.IGNORECASE)
_REACHED = re.compile(
    r"(?:RATA[\s-]*RATA\s+)?(?:TINGKAT\s+)?CAPAIAN\s+(?:KINERJA\s+)?"
    r"(?:TUJUAN|SASARAN|PROGRAM|KEGIATAN|SUB\s*KEGIATAN)(?:\s+STRATEGIS)?\s*(?:[\dIVX.]+\s*)?:?",
    re.IGNORECASE,
)
"""What a line says of those above it: "Capaian Sasaran 1"."""
_FOOTER = re.compile(
    r"(?:PREDIKAT|(?:FAKTOR\s+)?(?:PENDORONG|PENGHAMBAT|PENDUKUNG)\b|TINDAK\s+LANJUT|CATATAN|"
    r"(?:KETERANGAN|KET|SUMBER(?:\s+DATA)?)\s*\.?:|\*+\s*\)?\s*[^\W\d]).*",
    re.IGNORECASE | re.DOTALL,
)
_RUNNING = re.compile(r"(?:JUMLAH\s+|TOTAL\s+)?(?:K[UO]MULATIF|AKUMULASI)\W*", re.IGNORECASE)
"""What a line says alone that adds up the sums of its periods from left to right."""
_ACCOUNT = re.compile(r"(?:[\dX.]+\.)?[456]\.[1-4](?:\.\d{1,2}){0,3}(?:\.\d{3,4})?", re.IGNORECASE)
"""The code of an account; that of a program has two digits where this has one.

Permendagri 90/2019, annex: 4 revenue, 5 spending, 6 financing.
"""
_WORK = re.compile(r"[\dX]{1,2}\.[\dX]{2}\.\d{2}(?:\.\d\.\d{2}(?:\.\d{2,4})?)?", re.IGNORECASE)


def is_sum(line: TableRow, columns: Columns, above: Sequence[str]) -> bool:
    """Whether a line sums up others under an office's name or as a mean."""
    if _states_row(line, columns):
        return False
    mean = is_mean(line, columns) and not _measures(line, columns)
    mean = mean or _names_only_shares(line, columns)
    return mean or _says_mean(line, columns) or is_office_sum(line, columns, above)


def _names_only_shares(line: TableRow, columns: Columns) -> bool:
    """Whether a line has shares alone, and its words where others have their number.

    "Capaian Hasil Kerja Bulanan" across the columns of a table sums it up, whatever it is called.
    """
    words = [at for at, text in enumerate(texts_of(line)) if any(map(str.isalpha, text))]
    named = {*columns.names, *(columns.fields.get(one) for one in ("indicator", "unit", "code"))}
    told = _told_of(line, columns) - {"number", "remarks"}
    across = words[:1] == [columns.fields.get("number")] and not named & set(words)
    return across and bool(told) and told <= SHARES


def _says_mean(line: TableRow, columns: Columns) -> bool:
    """Whether a line says that it is a mean of what was reached, and has no target or number.

    Its words and its figure may have slid into columns beside their own.
    """
    words = next((text for text in texts_of(line) if any(map(str.isalpha, text))), "")
    means = bool(_MEAN.match(words)) and bool(_SUMS_UP.match(words))
    aimed = _told_of(line, columns) & {"target", "ceiling"}
    names = _told_of(line, columns) - SHARES
    means = means or (bool(_REACHED.fullmatch(words)) and names <= {"name", "indicator"})
    return means and not aimed and not _is_numbered(line, columns)


def _measures(line: TableRow, columns: Columns) -> bool:
    """Whether an indicator begins as a sum does: "Jumlah UMKM", not "Rata-rata capaian sasaran".

    A mean without a number and without the target or result that others have is no indicator:
    "Rata-rata Bidang Tata Ruang".
    """
    words = [(at, text) for at, text in enumerate(texts_of(line)) if any(map(str.isalpha, text))]
    if not words or words[0][0] != columns.fields.get("indicator"):
        return False
    bare = columns.fieldset >= {"target", "realization"} and not _is_numbered(line, columns)
    return not (_SUMS_UP.match(words[0][1]) or (bare and _MEAN.match(words[0][1])))


def accounts_of(
    lines: Sequence[tuple[TableRow, str]], columns: Columns
) -> frozenset[tuple[str, int]]:
    """The table and number of each line that says what was bought, among lines of works."""
    place = columns.fields.get("code")
    if place is None:
        return frozenset()
    coded = [
        ((table, line.number), texts[place])
        for line, table in lines
        if place < len(texts := texts_of(line))
    ]
    if not any(_WORK.fullmatch(code) for _, code in coded):
        return frozenset()
    return frozenset(where for where, code in coded if _ACCOUNT.fullmatch(code))


def accounts_aside(lines: Sequence[Leftover], source: Source) -> Finding:
    """That lines of accounts are in no form, where the first stands."""
    return Finding(
        "reading-accounts",
        Severity.NOTE,
        f"{len({one.source.row for one in lines})} baris rincian belanja menurut kode rekening "
        "tidak masuk formulir dan dicatat sebagai sisa: formulir memuat program, kegiatan, dan sub "
        "kegiatan, yang jumlahnya sudah mencakup rincian itu.",
        source=source,
    )


def is_no_row(line: TableRow, columns: Columns) -> bool:
    """Whether a line is a total or a footer: its first words say so, and its figures agree.

    "Predikat SAKIP" with a unit or a target measures something; so does a numbered "Jumlah …". A
    line that states its level or its code is a row, whatever its name begins with.
    """
    if _states_row(line, columns):
        return False
    words = [
        (place, text)
        for place, text in enumerate(texts_of(line))
        if any(map(str.isalpha, text)) and not (is_figure(text) or is_rupiah_sign(text))
    ]
    if not words:
        return False
    place, first = words[0]
    if _FOOTER.fullmatch(first):
        return not (_told_of(line, columns) & _MEASURED or _is_numbered(line, columns))
    return len(words) == 1 and _is_total(line, columns, place, first)


def _is_total(line: TableRow, columns: Columns, place: int, words: str) -> bool:
    """Whether the only words of a line are those of a total, where they stand."""
    indicates = place == columns.fields.get("indicator")
    is_bare = bool(_BARE_TOTAL.fullmatch(words) or _RUNNING.fullmatch(words))
    if indicates and columns.names:  # a sum in the middle of a cell over names and indicators
        return bool(_ONLY_TOTAL.fullmatch(words)) and _is_of_money(line, columns)
    if indicates or _RUNNING.fullmatch(words):
        return is_bare
    return bool(_TOTAL.fullmatch(words)) and (is_bare or _sums(line, columns, place))


def _is_of_money(line: TableRow, columns: Columns) -> bool:
    """Whether a line has money, and no number of its own, unit, target or result."""
    told = _told_of(line, columns)
    unit = columns.fields.get("unit")
    has_unit = unit is not None and bool(text_at(line, unit))  # "%" tells one, too
    measured = has_unit or told & {"target", "realization"} or _is_numbered(line, columns)
    return bool(told & _AMOUNTS) and not measured


def _sums(line: TableRow, columns: Columns, place: int) -> bool:
    """Whether a line that begins as a sum has a figure, or no name's column, and is no row."""
    named = place in columns.names and not _has_figure(line, columns)
    return not named and not _counts(line, columns)


def _states_row(line: TableRow, columns: Columns) -> bool:
    """Whether a line says in columns of their own which level or which code it has."""
    said = {
        name: text_at(line, columns.fields[name])
        for name in ("code", LEVEL)
        if name in columns.fields
    }
    return bool(_WORK.fullmatch(said.get("code", ""))) or level_in(said.get(LEVEL, "")) is not None


def _has_figure(line: TableRow, columns: Columns) -> bool:
    """Whether a line has any figure: without one it sums nothing."""
    return any(
        column.meaning.field in NUMBER_CELLS and any(map(str.isdigit, text))
        for column, text in zip(columns.columns, texts_of(line), strict=False)
        if column.meaning
    )


def _counts(line: TableRow, columns: Columns) -> bool:
    """Whether a line that begins as a sum is a row: numbered as rows are, or planned without money.

    "Jumlah dokumen" is counted as its neighbours are; "Jumlah Kelurahan Suka Maju" is an amount.
    """
    told = _told_of(line, columns)
    planned = told & {"unit", "target"} and not told & {"ceiling", "spending"}
    return bool(planned) or _is_numbered(line, columns)


def _is_numbered(line: TableRow, columns: Columns) -> bool:
    """Whether a number or a code leads a line, in a column of its own."""
    texts = texts_of(line)
    places = (columns.fields.get(name, len(texts)) for name in ("number", "code"))
    return any(texts[place][:1].isdigit() for place in places if place < len(texts))


def _told_of(line: TableRow, columns: Columns) -> set[str]:
    """What a line fills: of columns of figures those with a number; a target may be a grade."""
    return {
        column.meaning.field
        for column, text in zip(columns.columns, texts_of(line), strict=False)
        if column.meaning and any(map(str.isalnum, text)) and _tells(column.meaning.field, text)
    }


def _tells(field: str, text: str) -> bool:
    measured = field in NUMBER_CELLS and field != "target"
    return not measured or read_number(text).value is not None


def is_signature(text: str) -> bool:
    """Whether a text without figures signs a form: an official first, an NIP, a date, a page.

    >>> is_signature("Camat Contoh"), is_signature("Meningkatnya kapasitas kepala desa")
    (True, False)
    """
    return bool(_SIGNS.match(text) or _DATED.search(text))


def why_aside(texts: Sequence[str], *, is_signed: bool) -> str:
    """Why a line is no row: a sum, a footer, or outside of the table; STRANGE where it seems one.

    What stands below a line that signs the form is outside of it too, where it has words alone.
    """
    whole = " ".join(" ".join(texts).split())
    words = next((text for text in texts if any(map(str.isalpha, text))), "").strip()
    if _TOTAL.fullmatch(words) and not _RUNNING.fullmatch(words):
        return TOTAL
    if _FOOTER.fullmatch(words) or _RUNNING.fullmatch(words):
        return FOOTER
    signed = all(map(is_words, texts)) and (is_signed or bool(_SIGNS.match(words)))
    outside = signed or TAILS.search(whole) or not any(map(str.isalnum, whole))
    return TAIL if outside else STRANGE


def left_of(line: TableRow, source: Source, why: str) -> Iterator[Leftover]:
    """The texts of a line as leftovers, for one reason."""
    for column, text in enumerate(texts_of(line), start=1):
        if text:
            yield Leftover(text, source._replace(column=column), why)
