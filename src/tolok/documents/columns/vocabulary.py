"""What the words of a table's header mean: one path of words, from the top line to the lowest."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tolok.documents.columns.aside_words import ASIDE
from tolok.documents.columns.moments import (
    ALWAYS,
    BARE_QUARTER,
    ORDINAL,
    Moment,
    ends_year,
    is_bare_number,
    is_moment,
    moment_of,
)
from tolok.documents.columns.shortened_words import normal, spelled
from tolok.documents.level_words import levels_in
from tolok.domain.levels import Level

_LONGEST, _LONGEST_LED = 90, 180
"""Letters of a header text, and of one that begins and speaks as those of E.81 do."""
_LED = re.compile(
    r"\s*(?:TARGET|REALISASI|(?:TINGKAT\s+)?CAPAIAN|PRAKIRAAN|PERKIRAAN|URUSAN|INDIKATOR\s+KINERJA)\b"
    r".*\b(?:RENSTRA|RENJA|RPJMD|RKPD|PROGRAM|TRI\s?WULAN)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Headers of Permendagri 86/2017, annex, E.81: "Target Kinerja dan Anggaran Renja Perangkat Daerah
Tahun Berjalan (Tahun n-1) yang Dievaluasi" has 94 letters."""

_LEAST_LABELS = 4
"""Different meanings in the first column of a table that is turned over."""

NAME = "name"
CODE_PART = "code_part"
LEVEL = "level"
"""A column whose cells say the level of their row; a person names it, no header does."""
OFFICE = "office"
"""A column that names the office of its line."""
ACCOUNT = "account"
"""A column that names what was bought, on the lines of a subactivity."""
PERIOD, KIND = "period", "kind"
"""Columns whose cells say of which period, or of which kind, the figures of their line are."""
REACHED = frozenset({"realization", "spending", "achievement", "absorption"})
"""Cells of what was reached, which are of a time; a target or ceiling may stand for all times."""
FIGURE = "figure"
"""A column of figures of one period, whose kind the line says."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: a cell of a form's row, for a moment; ``levels`` that it may name."""

    field: str
    moment: Moment = ALWAYS
    levels: frozenset[Level] = frozenset()


_NAMING = re.compile(
    r"ROW LABELS|LABEL BARIS|URAIAN\b.*|NAMA\b.*|NOMENKLATUR\b.*|.*\bURUSAN\b.*|"
    r"(?:KLASIFIKASI\s+)?RINCIAN\s+OUTPUT(?:\s*\(.*\))?|K?RO(?:\s*/\s*RO)?|"
    r"UPAYA\s+KESEHATAN(?:\s*/.*)?|(?:SUB\s*)?VARIABEL(?:\s*/.*)?"
)
"""Headers of columns that name rows of whatever level; a budget of the state names its outputs."""
_ITEMS = re.compile(r"(?:URAIAN|NAMA|RINCIAN)\s+(?:BELANJA|PENDAPATAN|PEMBIAYAAN)")
"""Headers of what a budget is made of, and no amount: "Uraian Belanja"."""
COUNTS = re.compile(r"(?:JUMLAH|JML|BANYAK(?:NYA)?|TOTAL)\b")
"""How headers of columns begin that count what they name: "Jumlah Kegiatan" names none."""
_LABELLED = (
    r"(?:MISI|TUJUAN|SASARAN|KEGIATAN)(?:\s+STRATEGIS)?"
    r"(?:\s*[\d.]*\s*:\s*\S|\s+\d{1,2}(?:\.\d{1,2})*\.\s+[^\W\d])"
)
_NAMED = re.compile(
    rf"{_LABELLED}|"
    r"PROGRAM (?!(?:[/,&]|DAN|SERTA|ATAU)\s*(?:SUB[\s-]*)?(?:KEGIATAN|INDIKATOR)\b|"
    r"KEGIATAN\s+(?:DAN\s+)?SUB[\s-]*KEGIATAN$|"
    r"(?:PENDUKUNG|PENUNJANG|PRIORITAS|STRATEGIS|UNGGULAN)$)"
)
"""How names begin, where "Program / Kegiatan" is a header: "Sasaran 1: …", "Program …"."""
_MEASURED = re.compile(r"(?!(?:19|20)\d\d\b)[<>≤≥]?\s*\d+(?:[.,]\d+)*\s*(?:%|[^\W\d].*)")
"""A figure with its unit, "74 Persen": so speaks a row, never its header."""
_LISTED = re.compile(r"1[.)]\s.+\s2[.)]\s")
"""A list within a cell, "1. Persentase … 2. Jumlah …": so speaks a row, never its header."""
OF_MONEY = re.compile(
    r"\b(?:PAGU|DPP?A|ANGGARAN|ANGARAN|RP|RUPIAH|KEUANGAN|KEU|SP2D|SPJ|DANA|PENDANAAN|ALOKASI|BIAYA|"
    r"BELANJA|APB(?:D|N|DES))\b"
)
"""Words that say rupiah."""
OF_WORK = re.compile(r"\b(?:KINERJA|FISIK|K|VOLUME|OUTPUT|OUTCOME|INDIKATOR)\b")
"""Words that say results of work."""
_OF_BUDGET = re.compile(r"\bKINERJA\s+(KEUANGAN|ANGGARAN)\b")
"""How well money is spent: no work, as "Kinerja dan Anggaran" is too."""
_SHARE = re.compile(
    r"%|\b(?:RASIO|PERSEN|PERSENTASE|PRESENTASE|PROSENTASE|SERAPAN|PENYERAPAN)\b|"
    r"\bTINGKAT\s+(?:KEMAJUAN|CAPAIAN|REALISASI|PENCAPAIAN|SERAPAN)|^\s*(?:TINGKAT\s+)?(?:CAPAIAN|PENCAPAIAN)"
)
_SPENT = re.compile(r"\b(?:PENYERAPAN|SERAPAN)\b")
_IN_RUPIAH = re.compile(r"\(\s*RP\b\.?\s*\)$")
_PAID = re.compile(r"\b(?:SP2D|SPJ)\b")
_RUN_UP = re.compile(
    r"\b(?:AKUMULASI|KUMULATIF)\s+KEUANGAN\b|\bKEUANGAN\s+(?:AKUMULASI|KUMULATIF)\b"
)
_TO_SPEND = re.compile(r"\b(?:RENCANA|TARGET|PAGU|ANGGARAN|KAS)\b")
PER_CENT = frozenset({
    "%", "(%)", "PERSEN", "(PERSEN)", "FISIK (%)", "FISIK %", "KINERJA (%)", "KINERJA %",
})  # fmt: skip
"""The unit of what words above it tell, or of the physical work there."""
_REALIZED = re.compile(r"\bREALISASI\b|\bTEREALISASI\b|\bREALIZATION\b")
_IN_PER_CENT = re.compile(
    r"^((?:(?:AKUMULASI|KUMULATIF|TOTAL|JUMLAH)\s+)?(?:TARGET|RENCANA)\b[^%]*?)\s*\((?:%|PERSEN)\)$"
)
"""A target whose unit stands behind it."""
_NO_AMOUNT = re.compile(r"(?!.*\bRP\b).*\((?:%|PERSEN)\)$")
"""Money told in per cent: the share of what was spent, or of what is planned, which has no cell."""
_TARGET = re.compile(
    r"\bTARGET\b|^PK(?:\s+(?:TAHUN\s+)?20\d\d)?$|^RENCANA(?:\s+(?:PADA\s+)?(?:TAHUN|TW|TRIWULAN|SEMESTER|BULAN|S\.?/?D|20\d\d)\b.*)?$|\bKERANGKA\s+(?:PENDANAAN|ANGGARAN)\b|\bKONDISI\b.*\bAKHIR\b|\bRENCANA\s+(?:TINGKAT\s+)?(?:(?:PEN)?CAPAIAN|KINERJA)\b"
)
_PLANNED = re.compile(r"^RENCANA\s+TINGKAT\s+(?:CAPAIAN|PENCAPAIAN)\b|\(\s*TARGET\s*\)$")
"""A target that is told as what is to be reached: "Rencana Tingkat Capaian (Target)"."""
_OTHER = re.compile(
    r"\b(?:PERTUM\s?BUHAN|HARGA|SELISIH|SISA|BERTAMBAH|BERKURANG|DEVIASI|PREDIKAT|KATEGORI|KRITERIA|"
    r"STATUS|BOBOT|TERTIMBANG|PROGNOS[IA]S?|DUGAAN|TAKSIRAN|NSPK|SDGS?|IKK|SPM|LPPD)\b|"
    r"\bTARGET\s+(?:INDIKATOR\s+)?LAINNYA\b"
)
"""Columns of figures that are neither a target nor a realization of the row's own indicator."""
_STATE = re.compile(
    r"\bKONDISI\b|\bBASE\s?LINE\b|\bDATA CAPAIAN\b|^(?:SKOR|NILAI)\s+(?:TAHUN\s+)?20\d\d$"
)
"""Where an indicator stands at some time: "Kondisi awal", "Skor 2024"."""
_EXPECTED = re.compile(r"\b(?:PERKIRAAN|PRAKIRAAN|PROYEKSI|ESTIMASI)\b")
_RATE = re.compile(r"\bPERTUM\s?BUHAN\b")
"""By how much figures grow each year: below it are no figures of a row (T-C.24, columns 17, 18)."""
_FUNDED = re.compile(r"\bKERANGKA\s+(?:PENDANAAN|ANGGARAN)\b")
"""What a plan gives to years to come: "Capaian Kinerja dan Kerangka Pendanaan" (T-C.27)."""
_GROWN = re.compile(r"(?:PENINGKATAN|KENAIKAN|PENURUNAN|PERBANDINGAN)\b")
"""How much a figure rose or fell, or compares: "Peningkatan Realisasi" is no result.

Over columns of years the same words only name a group.
"""

_FUND = re.compile(
    r"(?:APB(?:D|N|DES)|DAU|DAK|DBH|DID|BLUD|BOK|JKN|BANKEU|BANPROV)"
    r"(?:\s+(?:FISIK|NON\s?FISIK|PROVINSI|PROV|KABUPATEN|KAB|KOTA|MURNI))?"
)
"""A fund: it may stand over what it gives, and more often in a row that it pays for."""
_TEXTS = (
    ("number", re.compile(r"NO\.?|NOMOR(?:\s+URUT)?|NO\.?\s+URUT")),
    ("code", re.compile(
        r"KODE\b(?!\s+(?:(?:PER)?MASALAH|KENDALA|WILAYAH|LOKASI|DESA|POS|WARNA|SUMBER)\b).*|"
        r".*\bKODE\s+REKENING\b.*")),
    ("responsible", re.compile(
        r".*\b(?:PENANGGUNG|P(?:NGG|J)?\.)\s*-?\s*JAWAB\b.*|UNIT\s+PJ|"
        r"(?:UNIT|PERANGKAT DAERAH|OPD|SKPD|BIDANG)?\s*\b(?:PELAKSANA|PENGAMPU)\b.*|"
        r"(?:UNIT|SATUAN)\s+KERJA.*|PIC|PPTK|KPA|PJ")),
    ("data_source", re.compile(r".*\bSUMBER\s+DATA\b.*")),
    ("funding", re.compile(r".*\bSUMBER\s+(?:DANA|PENDANAAN|ANGGARAN)\b.*|" + _FUND.pattern)),
    ("location", re.compile(r"LOKASI\b.*")),
    ("method", re.compile(
        r".*\b(?:FORMULA|CARA|FORMULASI|RUMUS|PERHITUNGAN|PENGHITUNGAN|DEFINISI OPERASIONAL)\b.*")),
    ("reason", re.compile(r"ALASAN\b.*")),
    ("unit", re.compile(r"SATUAN\b(?!\s+KERJA).*")),
    ("indicator", re.compile(
        r"(?!.*\bTARGET\b)(?!(?:JUMLAH|JML|BANYAK|TOTAL)\b).*\bINDIKATOR\b.*|TOL[OA]K\s+UKUR\b.*|(?:(?:NAMA|URAIAN)\s+)?IK[UKIPSD]K?(?:\s+(?:OUTCOME|OUTPUT))?(?:\s*\(.*\))?")),
    ("year", re.compile(r"TAHUN(?:\s+ANGGARAN)?")),
    ("remarks", re.compile(r"KETERANGAN\b.*|KET\b\.?.*|CATATAN\b.*")),
)  # fmt: skip


def is_header_text(text: str) -> bool:
    """Whether a cell's text could stand in a header: a word of the vocabulary or part of one."""
    told = ASIDE.fullmatch(upper := normal(text)) or _FUND.fullmatch(upper)
    return is_column_number(text) or speaks(text) or bool(told)


@lru_cache(maxsize=8192)
def is_column_number(text: str) -> bool:
    """Whether a text is a column's number: 3, (12), "14 = 13/5", a letter, a year or a quarter."""
    upper = normal(text)
    return bool(ORDINAL.fullmatch(upper) or BARE_QUARTER.fullmatch(upper))


def is_too_long(text: str) -> bool:
    """Whether a text is prose, and too long for a header.

    >>> is_too_long("Meningkatnya " * 8), is_too_long("Target Renja " + "Perangkat Daerah " * 6)
    (True, False)
    """
    return len(text) > _LONGEST and not (len(text) <= _LONGEST_LED and _LED.match(text))


@lru_cache(maxsize=8192)
def speaks(text: str) -> bool:
    """Whether a text alone is a word of the header's vocabulary."""
    if is_too_long(text):
        return False
    upper = spelled(text)
    if (
        not upper
        or _FUND.fullmatch(upper)
        or _NAMED.match(upper)
        or _LISTED.match(upper)
        or _MEASURED.fullmatch(upper)
    ):
        return False
    return meaning_of((text,)) is not None or is_moment(upper)


def labels_among(texts: Iterable[str]) -> frozenset[str]:
    """The words of headers among the texts of a first column; none where they mean too little.

    Where they mean many things, one below the other, a table is turned over.
    """
    told = {text: meaning for text in texts if speaks(text) and (meaning := meaning_of((text,)))}
    enough = len({meaning.field for meaning in told.values()}) >= _LEAST_LABELS
    return frozenset(told if enough else ())


def is_labelled_name(text: str) -> bool:
    """Whether a text begins a row of its own: "Sasaran 1.2: …", "Tujuan 6. …".

    >>> is_labelled_name("Tujuan 1: Air bersih"), is_labelled_name("Tujuan / Sasaran")
    (True, False)
    >>> is_labelled_name("TUJUAN 6. AIR BERSIH"), is_labelled_name("SASARAN 2025. 2026")
    (True, False)
    """
    return bool(re.match(_LABELLED, normal(text)))


def is_aside(path: Sequence[str]) -> bool:
    """Whether a header names something that no form has a cell for.

    >>> is_aside(("Sisa Pagu",)), is_aside(("Hasil Nyata",))
    (True, False)
    """
    words = [spelled(text) for text in path]
    return any(ASIDE.fullmatch(word) or _OTHER.search(word) for word in words)


@lru_cache(maxsize=4096)
def meaning_of(path: tuple[str, ...]) -> Meaning | None:
    """What a column means by its header's texts from top to bottom; None where they do not say.

    >>> meaning_of(("REALISASI", "PAGU (Rp)")).field, meaning_of(("Rasio", "2022")).moment.year
    ('spending', 2022)
    """
    words = [spelled(text) for text in path if text.strip() and not is_bare_number(text, path)]
    words = [word for place, word in enumerate(words) if word not in words[:place]]
    whole = " ".join(words)
    if not whole or len(whole) > 4 * _LONGEST or (len(words) == 1 and ASIDE.fullmatch(whole)):
        return None
    is_no_figure = _is_grown(words) or bool(_ITEMS.fullmatch(words[-1]))
    figure = None if is_no_figure else _figure(words)
    moment = moment_of(words, path, figured=figure is not None)
    text = _text(words, figured=figure is not None)
    if text is not None:
        return Meaning(text, moment if text == "remarks" else ALWAYS)
    if figure is not None:
        return None if _is_expected(words, figure, moment) else Meaning(figure, moment)
    levels = levels_in(whole)
    if COUNTS.match(words[-1]):
        return None
    if levels or _NAMING.fullmatch(whole):
        return Meaning(NAME, levels=levels or frozenset(Level))
    return None


def _text(words: Sequence[str], *, figured: bool) -> str | None:
    """The text cell that a header means; a column of figures under INDIKATOR is none."""
    for word in (*reversed(words), " ".join(words)):
        for field, pattern in _TEXTS:
            if pattern.fullmatch(word) and not (figured and field in {"method", "reason", "year"}):
                if field == "indicator" and (figured or _is_level_list(word)):
                    continue
                return field
    return None


def _is_level_list(word: str) -> bool:
    """Whether "Program dan Indikator" names rows, as "Indikator Kinerja Program" does not."""
    return word.find("INDIKATOR") > 0 and bool(levels_in(word[: word.find("INDIKATOR")]))


def _is_grown(words: Sequence[str]) -> bool:
    """Whether the lowest word says how much a figure rose or fell, or any that it is a rate."""
    own = [word for word in words if word not in PER_CENT]
    return bool(own) and bool(_GROWN.match(own[-1]) or any(map(_RATE.search, own)))


def _figure(words: Sequence[str]) -> str | None:
    """Which number cell a header means, the lowest line deciding before those above it."""
    money = _is_money(words)
    for at, whole in reversed(list(enumerate(words))):
        word = _IN_PER_CENT.sub(r"\1", whole)
        if _OTHER.search(word):
            return None
        if word in PER_CENT and any(map(_is_target, words[:at])):
            continue  # the unit of a target
        if _REALIZED.search(word) and not re.search(
            r"^(?:%|RASIO|P(?:ER|RO|RE)SENTASE|TINGKAT)", word
        ):
            spent = "absorption" if _NO_AMOUNT.fullmatch(whole) else "spending"
            return spent if money else "realization"
        is_plan = not money and bool(_PLANNED.search(word))
        if _SHARE.search(word) and not (is_plan or _FUNDED.search(word) or _IN_RUPIAH.search(word)):
            return "absorption" if money or _SPENT.search(word) else "achievement"
        if _TARGET.search(word):
            planned = None if _NO_AMOUNT.fullmatch(whole) else "ceiling"
            return planned if money else "target"
    drawn = any(_SPENT.search(word) and _IN_RUPIAH.search(word) for word in words)
    if words != ["KONDISI"] and any(map(_STATE.search, words)):  # alone it is that of things
        return "spending" if money else "realization"
    drawn = drawn or any(map(_PAID.search, words)) or _is_run_up(words)
    bare = "spending" if drawn else "ceiling"
    return bare if money else None


def _is_run_up(words: Sequence[str]) -> bool:
    """Whether money has come together over months: no plan does, "Akum. Keuangan (Rp)" is spent."""
    whole = " ".join(words)
    return bool(_RUN_UP.search(whole)) and not _TO_SPEND.search(whole)


def _is_expected(words: Sequence[str], figure: str, moment: Moment) -> bool:
    """Whether a header tells what is expected to be reached by a time to come."""
    is_timed = bool(moment.quarter or moment.month or moment.year) or any(map(ends_year, words))
    reached = figure in REACHED and is_timed
    return reached and any(map(_EXPECTED.search, words))


def _is_target(word: str) -> bool:
    return bool(_TARGET.search(word)) and not (_SHARE.search(word) or _REALIZED.search(word))


def _is_money(words: Sequence[str]) -> bool:
    """Whether rupiah are meant: the lowest line that says so decides."""
    for word in reversed(words):
        plain = re.sub(r"\bTAHUN\s+ANGGARAN\b", " ", word)
        plain = _OF_BUDGET.sub(r"\1", plain)
        money, performance = OF_MONEY.search(plain), OF_WORK.search(plain)
        if money and (performance or _TARGET.search(plain)) and word is not words[-1]:
            continue  # "Kinerja dan Anggaran" leaves it to the lines below
        if money and len(words) == 1:  # one line for all: what is named last is meant
            return _last(OF_MONEY, plain) > max(_last(OF_WORK, plain), _last(_TARGET, plain))
        if money or performance or word == "TARGET":
            return bool(money)
    return False


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where a pattern is found last; -1 where it is not."""
    return max((found.start() for found in pattern.finditer(text)), default=-1)
