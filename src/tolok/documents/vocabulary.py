"""What the words of a table's header mean: one path of words, from the top line to the lowest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tolok.documents.aside_words import ASIDE
from tolok.documents.level_words import levels_in
from tolok.documents.shortened_words import written_out
from tolok.domain.levels import Level
from tolok.domain.periods import MONTHS, ROMAN

LONGEST = 90
"""Letters of a header text; "Target Renstra Perangkat Daerah pada Tahun ... (Akhir)" has 70."""

NAME = "name"
CODE_PART = "code_part"
LEVEL = "level"
"""A column whose cells say the level of their row; a person names it, no header does."""
PERIOD, KIND = "period", "kind"
"""Columns whose cells say of which period, or of which kind, the figures of their line are."""
FIGURE = "figure"
"""A column of figures of one period, whose kind the line says."""


class Moment(NamedTuple):
    """Which period a column speaks of; all None means the period of the whole document.

    ``ordinal`` is a year counted from the table's first ("Tahun ke-2"); ``group`` a span of time
    that only its words name.
    """

    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    ordinal: int | None = None
    group: str | None = None


ALWAYS = Moment()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: a cell of a form's row, for a moment; ``levels`` that it may name."""

    field: str
    moment: Moment = ALWAYS
    levels: frozenset[Level] = frozenset()


_NAMING = re.compile(r"URAIAN\b.*|NAMA\b.*|.*\bURUSAN\b.*")
"""Headers of columns that name rows of whatever level."""
_LABELLED = r"(?:MISI|TUJUAN|SASARAN|KEGIATAN)(?:\s+STRATEGIS)?\s*[\d.]*\s*:\s*\S"
_NAMED = re.compile(
    rf"{_LABELLED}|"
    r"PROGRAM (?!(?:[/,&]|DAN|SERTA|ATAU)\s*(?:SUB[\s-]*)?(?:KEGIATAN|INDIKATOR)\b|"
    r"KEGIATAN\s+(?:DAN\s+)?SUB[\s-]*KEGIATAN$|"
    r"(?:PENDUKUNG|PENUNJANG|PRIORITAS|STRATEGIS|UNGGULAN)$)"
)
"""How names begin, where "Program / Kegiatan" is a header: "Sasaran 1: …", "Program …"."""
_MEASURED = re.compile(r"(?!(?:19|20)\d\d\b)[<>≤≥]?\s*\d+(?:[.,]\d+)*\s*(?:%|[^\W\d].*)")
"""A figure with its unit, "74 Persen": so speaks a row, never its header."""
_SPACES = re.compile(r"[\s_]+")
_CHANGES = frozenset({
    "MURNI", "PERUBAHAN", "SEMULA", "MENJADI", "SEBELUM", "SESUDAH", "SETELAH", "SEBELUM PERUBAHAN",
    "SESUDAH PERUBAHAN", "SETELAH PERUBAHAN",
})  # fmt: skip
"""What parts a figure before a change of the budget from the one after it."""
_ORDINAL = re.compile(r"\(?\d{1,2}[.)]?\)?(?:\s*=.*)?|\(?[A-Z]\)?")
_YEAR = re.compile(r"\b(20\d\d)\b")
_BARE_YEAR = re.compile(r"(?:TAHUN\s+)?20\d\d")
_QUARTER = re.compile(r"\b(?:TRI\s?WULAN|TW|TRW|TRIW|Q)[\s.\-]*(?:KE[\s\-]*)?(IV|I{1,3}|[1-4])\b")
_SEMESTER = re.compile(r"\b(?:SEMESTER|SMT|SEM)[\s.\-]*(?:KE[\s\-]*)?(II|I|1|2)\b")
_UNTIL = re.compile(
    r"(?:(?:S\.?\s?/?D\.?|SAMPAI(?:\s+DENGAN)?)\s+)?(?:BULAN|TRI\s?WULAN|TAHUN)\s+(?:INI|LALU)"
)
_GROUPED_QUARTER = re.compile(r"\b(?:TRI\s?WULAN|TW)\b")
_BARE_QUARTER = re.compile(r"(?:KE[\s\-]*)?\(?(IV|I{1,3}|[1-4])\)?")
_BARE_ORDINAL = re.compile(r"(?:TAHUN\s+)?(?:KE[\s\-]*)?(\d)")
_YEARS_GROUP = re.compile(r"\bTAHUN\s*KE\b|\bKE[\s\-]*$")
_NTH_YEAR = re.compile(r"\bTAHUN\s*(?:KE)?[\s\-]*(\d|IV|V|I{1,3})\b")
_MONTHS = {month.upper(): number for number, month in enumerate(MONTHS, start=1)} | {
    short: number
    for number, short in enumerate(
        ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGT", "SEP", "OKT", "NOV", "DES"),
        start=1,
    )
}
_MONTHS |= {"AGS": 8, "AGUST": 8, "SEPT": 9, "NOP": 11, "NOPEMBER": 11, "PEBRUARI": 2}

PLANS_END, TO_LAST_YEAR = "Akhir Renstra", "s.d. tahun lalu"
_SPANS = (
    (
        re.compile(
            r"AKHIR\s+(?:PERIODE\s+)?(?:RENSTRA|RPJMD|TAHUN\s+RENSTRA)|RENSTRA\b.*\bAKHIR\b|"
            r"KONDISI\s+(?:KINERJA\s+)?(?:PADA\s+)?AKHIR"
        ),
        PLANS_END,
    ),
    (
        re.compile(r"(?:KONDISI|KINERJA|CAPAIAN|DATA|TAHUN)\b.*\bAWAL\b|\bBASE\s?LINE\b"),
        "Kondisi awal",
    ),
    (
        re.compile(
            r"(?!.*\b(?:BULAN|TRI\s?WULAN)\s+(?:YANG\s+)?LALU).*"
            r"(?:\bS\.?\s*/?\s*D\.?\b.*\b(?:LALU|SEBELUMNYA|N-[12])|\bSAMPAI\b.*\b(?:LALU|N-[12]))"
        ),
        TO_LAST_YEAR,
    ),
    (
        re.compile(
            r"(?:REALISASI|CAPAIAN)\b.*\bRENSTRA\b.*\b(?:S\.?/?D|SAMPAI)|"
            r"(?:REALISASI|CAPAIAN)\b.*\bTERHADAP\b.*\bRENSTRA|TINGKAT\b.*\bRENSTRA"
        ),
        PLANS_END,
    ),
)
"""Spans of time that only words name (E.81, Renstra), and how a reader calls them."""

SEMESTERS = ("Semester I", "Semester II")
GROUPS = (*dict.fromkeys(group for _, group in _SPANS), *SEMESTERS)
"""How a reader calls each of these spans."""

_MONEY = re.compile(
    r"\b(?:PAGU|DPP?A|ANGGARAN|ANGARAN|RP|RUPIAH|KEUANGAN|KEU|SP2D|SPJ|DANA|PENDANAAN|ALOKASI|BIAYA|BELANJA)\b"
)
_PERFORMANCE = re.compile(r"\b(?:KINERJA|FISIK|K|VOLUME|OUTPUT|OUTCOME|INDIKATOR)\b")
_SHARE = re.compile(
    r"%|\b(?:RASIO|PERSEN|PERSENTASE|PRESENTASE|PROSENTASE|SERAPAN|PENYERAPAN)\b|"
    r"\bTINGKAT\s+(?:CAPAIAN|REALISASI|PENCAPAIAN|SERAPAN)|^\s*(?:TINGKAT\s+)?(?:CAPAIAN|PENCAPAIAN)"
)
_SPENT = re.compile(r"\b(?:PENYERAPAN|SERAPAN)\b")
_PAID = re.compile(r"\b(?:SP2D|SPJ)\b")
PER_CENT = frozenset({"%", "(%)", "PERSEN", "(PERSEN)"})
_REALIZED = re.compile(r"\bREALISASI\b|\bTEREALISASI\b|\bREALIZATION\b")
_IN_PER_CENT = re.compile(r"^(TARGET\b[^%]*?)\s*\((?:%|PERSEN)\)$")
"""A target whose unit stands behind it."""
_TARGET = re.compile(
    r"\bTARGET\b|^RENCANA$|\bKONDISI\b.*\bAKHIR\b|\bRENCANA\s+(?:TINGKAT\s+)?(?:CAPAIAN|KINERJA)\b"
)
_OTHER = re.compile(
    r"\b(?:PERTUM\s?BUHAN|SELISIH|SISA|BERTAMBAH|BERKURANG|DEVIASI|PREDIKAT|KATEGORI|KRITERIA|STATUS|BOBOT|NSPK|SDGS?|IKK|SPM|LPPD)\b|"
    r"\bTARGET\s+(?:INDIKATOR\s+)?LAINNYA\b"
)
"""Columns of figures that are neither a target nor a realization of the row's own indicator."""

_TEXTS = (
    ("number", re.compile(r"NO\.?|NOMOR(?:\s+URUT)?|NO\.?\s+URUT")),
    ("code", re.compile(r"KODE\b.*|.*\bKODE\s+REKENING\b.*")),
    ("responsible", re.compile(
        r".*\bPENANGGUNG\s*-?\s*JAWAB\b.*|(?:UNIT|PERANGKAT DAERAH|OPD|SKPD|BIDANG)?\s*"
        r"\b(?:PELAKSANA|PENGAMPU|PELAKSANA KEGIATAN)\b.*|UNIT KERJA.*|PIC|PPTK|KPA")),
    ("data_source", re.compile(r".*\bSUMBER\s+DATA\b.*")),
    ("funding", re.compile(r".*\bSUMBER\s+(?:DANA|PENDANAAN|ANGGARAN)\b.*")),
    ("location", re.compile(r"LOKASI\b.*")),
    ("method", re.compile(
        r".*\b(?:FORMULA|CARA|FORMULASI|RUMUS|PERHITUNGAN|PENGHITUNGAN|DEFINISI OPERASIONAL)\b.*")),
    ("reason", re.compile(r"ALASAN\b.*")),
    ("indicator", re.compile(
        r"(?!.*\bTARGET\b).*\bINDIKATOR\b.*|TOL[OA]K\s+UKUR\b.*|(?:(?:NAMA|URAIAN)\s+)?IK[UKIPSD]K?(?:\s*\(.*\))?")),
    ("unit", re.compile(r"SATUAN\b.*")),
    ("year", re.compile(r"TAHUN(?:\s+ANGGARAN)?")),
    ("remarks", re.compile(r"KETERANGAN\b.*|KET\b\.?.*|CATATAN\b.*")),
)  # fmt: skip


@lru_cache(maxsize=8192)  # every cell is asked, for a header may come again on any page
def normal(text: str) -> str:
    """The text in capitals, with single spaces and without underscores."""
    return _SPACES.sub(" ", text.upper()).strip()


@lru_cache(maxsize=8192)
def _spelled(text: str) -> str:
    """The text in capitals, with shortened words of headers written out.

    >>> _spelled("Real. Angg."), _spelled("Sub Keg."), _spelled("Capaian")
    ('REALISASI ANGGARAN', 'SUB KEGIATAN', 'CAPAIAN')
    """
    return written_out(normal(text))


def is_header_text(text: str) -> bool:
    """Whether a cell's text could stand in a header: a word of the vocabulary or part of one."""
    return is_column_number(text) or speaks(text) or bool(ASIDE.fullmatch(normal(text)))


@lru_cache(maxsize=8192)
def is_column_number(text: str) -> bool:
    """Whether a text is a column's number: 3, (12), "14 = 13/5", a letter, a year or a quarter."""
    upper = normal(text)
    return bool(_ORDINAL.fullmatch(upper) or _BARE_QUARTER.fullmatch(upper))


@lru_cache(maxsize=8192)
def speaks(text: str) -> bool:
    """Whether a text alone is a word of the header's vocabulary."""
    if len(text) > LONGEST:
        return False
    upper = _spelled(text)
    if not upper or _NAMED.match(upper) or _MEASURED.fullmatch(upper):
        return False
    return meaning_of((text,)) is not None or is_moment(upper)


def is_labelled_name(text: str) -> bool:
    """Whether a text begins a row of its own: "Sasaran 1.2: …".

    >>> is_labelled_name("Tujuan 1: Air bersih"), is_labelled_name("Tujuan / Sasaran")
    (True, False)
    """
    return bool(re.match(_LABELLED, normal(text)))


def is_moment(upper: str) -> bool:
    """Whether a text is the name of a period and nothing else."""
    return bool(
        upper in _MONTHS
        or re.fullmatch(
            r"(?:(?:PRAKIRAAN\s+MAJU\s+)?RENCANA\s+)?(?:TAHUN\s+)?(?:ANGGARAN\s+)?20\d\d(?:\s*\(.*\))?",
            upper,
        )
        or _QUARTER.fullmatch(upper)
        or _SEMESTER.fullmatch(upper)
        or _UNTIL.fullmatch(upper)
        or _NTH_YEAR.fullmatch(upper)
        or upper in {"TAHUN", "BULAN", "%", "K", "RP", "(RP)", "RP.", "(%)", "KINERJA", "FISIK"}
        or upper in _CHANGES
    )


def period_alone(path: Sequence[str]) -> Moment | None:
    """The quarter or month that a header names, where it says nothing else; None elsewhere."""
    words = [_spelled(text) for text in path if text.strip() and not _is_bare_number(text, path)]
    if not words or not all(is_moment(word) or _GROUPED_QUARTER.fullmatch(word) for word in words):
        return None
    moment = _within_a_year([normal(text) for text in path if text.strip()], words)
    return moment if moment != ALWAYS else None


def period_in(text: str, header: Sequence[str]) -> Moment | None:
    """The quarter or month that a cell below a header names; None where it says anything else.

    >>> period_in("TW II", ("Periode",)).quarter, period_in("III", ("Triwulan",)).quarter
    (2, 3)
    """
    bare = _BARE_QUARTER.fullmatch(normal(text))
    if bare and header and _GROUPED_QUARTER.fullmatch(normal(header[-1])):
        return Moment(quarter=_count(bare[1]))
    return period_alone((text,)) or (period_alone((*header[-1:], text)) if header else None)


def bare_moment(path: Sequence[str]) -> Moment | None:
    """The quarter, month or year that a header names, where it says nothing else."""
    words = [normal(text) for text in path if text.strip()]
    if words and all(_BARE_YEAR.fullmatch(word) or word == "TAHUN" for word in words):
        years = _YEAR.findall(" ".join(words))
        return Moment(int(years[-1])) if years else None
    return period_alone(path)


@lru_cache(maxsize=4096)
def meaning_of(path: tuple[str, ...]) -> Meaning | None:
    """What a column means by its header's texts from top to bottom; None where they do not say.

    >>> meaning_of(("REALISASI", "PAGU (Rp)")).field, meaning_of(("Rasio", "2022")).moment.year
    ('spending', 2022)
    """
    words = [_spelled(text) for text in path if text.strip() and not _is_bare_number(text, path)]
    words = [word for place, word in enumerate(words) if word not in words[:place]]
    whole = " ".join(words)
    if not whole or len(whole) > 4 * LONGEST or (len(words) == 1 and ASIDE.fullmatch(whole)):
        return None
    moment = _moment(words, path)
    figure = _figure(words)
    text = _text(words, figured=figure is not None)
    if text is not None:
        return Meaning(text, moment if text == "remarks" else ALWAYS)
    if figure is not None:
        return Meaning(figure, moment)
    levels = levels_in(whole)
    if levels or _NAMING.fullmatch(whole):
        return Meaning(NAME, levels=levels or frozenset(Level))
    return None


def _is_bare_number(text: str, path: Sequence[str]) -> bool:
    """Whether a text is only the column's number; the lowest line often holds them."""
    upper = normal(text)
    return bool(_ORDINAL.fullmatch(upper)) and upper != "K" and len(path) > 1


def _text(words: Sequence[str], *, figured: bool) -> str | None:
    """The text cell that a header means; a column of figures under INDIKATOR is none."""
    for word in (*reversed(words), " ".join(words)):
        for field, pattern in _TEXTS:
            if pattern.fullmatch(word) and not (figured and field in {"method", "reason"}):
                if field == "indicator" and (figured or _is_level_list(word)):
                    continue
                return field
    return None


def _is_level_list(word: str) -> bool:
    """Whether "Program dan Indikator" names rows, as "Indikator Kinerja Program" does not."""
    return word.find("INDIKATOR") > 0 and bool(levels_in(word[: word.find("INDIKATOR")]))


def _figure(words: Sequence[str]) -> str | None:
    """Which number cell a header means, the lowest line deciding before those above it."""
    money = _is_money(words)
    for at, whole in reversed(list(enumerate(words))):
        word = _IN_PER_CENT.sub(r"\1", whole)
        if _OTHER.search(word):
            return None
        if word in PER_CENT and any(map(_is_target, words[:at])):
            continue  # the unit of a target
        if _REALIZED.search(word) and not re.search(r"^(?:%|RASIO|PERSENTASE|TINGKAT)", word):
            return "spending" if money else "realization"
        if _SHARE.search(word):
            return "absorption" if money or _SPENT.search(word) else "achievement"
        if _TARGET.search(word):
            return "ceiling" if money else "target"
    if any(re.search(r"\bKONDISI\b|\bBASE\s?LINE\b|\bDATA CAPAIAN\b", word) for word in words):
        return "spending" if money else "realization"
    bare = "spending" if any(map(_PAID.search, words)) else "ceiling"
    return bare if money else None


def _is_target(word: str) -> bool:
    return bool(_TARGET.search(word)) and not (_SHARE.search(word) or _REALIZED.search(word))


def _is_money(words: Sequence[str]) -> bool:
    """Whether rupiah are meant: the lowest line that says so decides."""
    for word in reversed(words):
        plain = re.sub(r"\bTAHUN\s+ANGGARAN\b", " ", word)
        money, performance = _MONEY.search(plain), _PERFORMANCE.search(plain)
        if money and (performance or _TARGET.search(plain)) and word is not words[-1]:
            continue  # "Kinerja dan Anggaran" leaves it to the lines below
        if money and len(words) == 1:  # one line for all: what is named last is meant
            return _last(_MONEY, plain) > max(_last(_PERFORMANCE, plain), _last(_TARGET, plain))
        if money or performance or word == "TARGET":
            return bool(money)
    return False


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where a pattern is found last; -1 where it is not."""
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def _moment(words: Sequence[str], path: Sequence[str]) -> Moment:
    """The period that a header names, the lowest line deciding before those above it."""
    lines = [normal(text) for text in path if text.strip()]
    years = [int(found[-1]) for line in reversed(lines) if (found := _YEAR.findall(line))]
    year = years[0] if years else None
    within = _within_a_year(lines, words)
    if within != ALWAYS:
        return within._replace(year=year)
    whole = " ".join(words)
    for pattern, group in _SPANS:
        if pattern.search(whole):
            return Moment(group=group)
    if year is None:
        return _nth_year(lines)
    leaf_year = bool(re.fullmatch(r"(?:TAHUN\s+)?20\d\d.*", lines[-1]))
    return Moment(year) if leaf_year or _figure(words) else ALWAYS


def _within_a_year(lines: Sequence[str], words: Sequence[str]) -> Moment:
    """The quarter or month that a header names, if any."""
    for line in reversed(lines):
        if line in _MONTHS:
            return Moment(month=_MONTHS[line])
        if (month := _MONTHS.get(line.split(" ")[-1])) and _figure(words):
            return Moment(month=month)
        if found := _QUARTER.search(line):
            return Moment(quarter=_count(found[1]))
        if found := _SEMESTER.search(line):
            return Moment(group=SEMESTERS[_count(found[1]) - 1])
    grouped = _grouped(lines, _GROUPED_QUARTER, _BARE_QUARTER)
    return Moment(quarter=_count(grouped)) if grouped else ALWAYS


def _nth_year(lines: Sequence[str]) -> Moment:
    """The year that a header only counts ("Tahun ke-2", or 2 under "Tahun ke"), if any."""
    for line in reversed(lines):
        if found := _NTH_YEAR.search(line):
            return Moment(ordinal=_count(found[1]))
    nth = _grouped(lines, _YEARS_GROUP, _BARE_ORDINAL)
    return Moment(ordinal=int(nth)) if nth else ALWAYS


def _grouped(lines: Sequence[str], group: re.Pattern[str], leaf: re.Pattern[str]) -> str | None:
    """The bare leaf ("II") under a group that says what it counts ("Triwulan")."""
    for place in range(len(lines) - 1, 0, -1):
        found = leaf.fullmatch(lines[place])
        if found and any(group.search(line) for line in lines[:place]):
            return found[1]
    return None


def _count(written: str) -> int:
    return int(written) if written.isdigit() else (*ROMAN, "V").index(written) + 1
