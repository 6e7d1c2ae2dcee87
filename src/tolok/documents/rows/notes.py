"""What the reading of a table had to decide or could not understand, as findings."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tolok.audit.findings import Finding, Severity
from tolok.documents.rows.glued import Parted
from tolok.documents.rows.raw import RawRow
from tolok.documents.rows.small_amounts import small_amounts
from tolok.domain.forms import (
    CELL_LABELS,
    CERTAIN,
    NUMBER_CELLS,
    TEXT_CELLS,
    Cell,
    Recognition,
    Row,
    Source,
)
from tolok.domain.levels import Level
from tolok.domain.notation import write_number
from tolok.domain.typed import in_full

_AMOUNTS = ("ceiling", "spending", "target", "realization")
"""Cells that may hold rupiah."""
_LINES = 3
"""Fewer lines may be of one program, which nobody has written down."""


def told_of_figures(rows: Sequence[Row]) -> Iterator[Finding]:
    """What is told of the figures of one period's rows: doubtful, worded and small ones."""
    yield from _uncertain_cells(rows)
    yield from _worded_amounts(rows)
    yield from small_amounts(rows)


def _uncertain_cells(rows: Sequence[Row]) -> Iterator[Finding]:
    """Figures of a scan that the recogniser is not sure of, each for a person to look at."""
    for row in rows:
        for name in NUMBER_CELLS:
            source = row.cell(name).source
            seen = source.recognition if source else None
            if seen is None or seen.confidence >= CERTAIN:
                continue
            yield Finding(
                "reading-uncertain",
                Severity.QUESTION,
                f"Baris {row.id} · {CELL_LABELS[name]} dibaca dari gambar sebagai "
                f"{_quoted(row.cell(name).written)}{_how_read(seen)}. Bandingkan dengan aslinya.",
                row=row.id,
                cell=name,
                written=row.cell(name).written,
                source=source,
            )


def uncertain_words(rows: Sequence[Row]) -> Iterator[Finding]:
    """Texts of a scan that the recogniser is not sure of, with what else they may say."""
    for row in rows:
        for name in TEXT_CELLS:
            source, written = row.sources.get(name), getattr(row, name)
            seen = source.recognition if source else None
            if not written or seen is None or seen.confidence >= CERTAIN:
                continue
            yield Finding(
                "reading-uncertain-words",
                Severity.NOTE,
                f"Baris {row.id} · {CELL_LABELS[name]} dibaca dari gambar sebagai "
                f"{_quoted(written)}{_how_read(seen)}. Bandingkan dengan aslinya.",
                row=row.id,
                cell=name,
                written=written,
                source=source,
            )


def _how_read(seen: Recognition) -> str:
    """How sure a recogniser is, or that the form's arithmetic chose, and what else it may be."""
    others = ", ".join(_quoted(text) for text, _ in seen.others[:3])
    if seen.ground:
        return f", dipilih oleh hitungan formulir ({seen.ground}); pengenal huruf membaca {others}"
    also = f", mungkin juga {others}" if others else ""
    return f" dengan keyakinan {seen.confidence // 10} %{also}"


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "kosong"


def unseen_programs(raws: Sequence[RawRow], levels: Sequence[Level]) -> Iterator[Finding]:
    """That a column's header speaks of programs and none of its lines is read as one."""
    named = [(raw, level) for raw, level in zip(raws, levels, strict=False) if "name" in raw.texts]
    spoken = {raw.levels for raw, _ in named}
    if len(named) < _LINES or len(spoken) != 1 or Level.PROGRAM in (level for _, level in named):
        return
    (held,) = spoken
    if Level.PROGRAM in held and 1 < len(held) < len(Level):
        yield Finding(
            "reading-levels",
            Severity.QUESTION,
            "Kepala kolom menyebut program, tetapi tidak satu baris pun tampak sebagai program. "
            "Periksa tingkat baris-barisnya; kode, inden, atau kata “Program” di depan namanya "
            "membuatnya jelas.",
            source=named[0][0].source,
        )


def slid_figure(row: Row, raw: RawRow) -> Finding:
    """A figure that was read from the remarks as the absorption."""
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


def shifted_rows(raws: Sequence[RawRow]) -> Iterator[Finding]:
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


def parted_figures(found: Sequence[Parted]) -> Iterator[Finding]:
    """Texts that were read as two figures each."""
    for one in found:
        left, right = (CELL_LABELS[name] for name, _ in one.slots)
        yield Finding(
            "reading-glued-figures",
            Severity.QUESTION,
            f"Baris berkas {one.raw.source.row} · Tertulis {one.written} di satu tempat, sedangkan "
            f"sel di sebelahnya kosong: dibaca sebagai {left} {one.parts[0]} dan {right} "
            f"{one.parts[1]}, satu-satunya pemisahan yang cocok dengan capaian di baris itu. "
            "Bandingkan dengan dokumen aslinya.",
            written=one.written,
            expected=" dan ".join(one.parts),
            source=one.raw.source,
        )


def joined_letters(found: Sequence[tuple[str, str]], source: Source) -> Finding:
    """First letters that were read as one word with what follows them."""
    written, text = (" ".join(one.split())[:60] for one in found[0])
    return Finding(
        "reading-split-letters",
        Severity.NOTE,
        f"Huruf pertama sejumlah kata terpisah oleh spasi pada {len(found)} teks, misalnya "
        f"“{written}”: dibaca sebagai “{text}”. Periksa nama yang memang ditulis terpisah.",
        written=written,
        expected=text,
        source=source,
    )


def joined_lines(above: RawRow, below: RawRow) -> Finding:
    """Two lines that were read as one row."""
    return Finding(
        "reading-split-row",
        Severity.NOTE,
        f"Baris berkas {above.source.row} dan {below.source.row} dibaca sebagai satu baris: yang "
        "satu hanya berisi angka, yang lain hanya nama dan indikator. Periksa pada dokumen sumber.",
        source=above.source,
    )


def bare_periods(by: str, field: str, source: Source) -> Finding:
    """Columns of periods that were taken for what a title or the column before them speaks of."""
    label = CELL_LABELS[field]
    return Finding(
        "reading-bare-periods",
        Severity.QUESTION,
        f"Sejumlah kolom hanya menyebut periodenya: dibaca sebagai {label[0].lower()}{label[1:]} "
        f"karena judul tabel atau kolom awalnya memuat “{by}”. Benarkah demikian? Bila tidak, "
        "petakan kolomnya.",
        written=by,
        source=source,
    )


def half_year(words: str, source: Source) -> Finding:
    """A title's first half of a year, which was read as the year until its second quarter."""
    return Finding(
        "reading-half-year",
        Severity.NOTE,
        f"Judul menyebut “{words}”: angkanya dibaca sebagai keadaan sampai Triwulan II. Periksa "
        "periodenya bila tabel ini memuat angka setahun.",
        written=words,
        source=source,
    )


def _worded_amounts(rows: Sequence[Row]) -> Iterator[Finding]:
    """Amounts whose size a word tells, "Rp 1,5 miliar": they may be rounded."""
    every = (row.cell(name) for row in rows for name in _AMOUNTS)
    cells = [one for one in every if (told := in_full(one.written)) and _says(one, told)]
    if cells:
        yield Finding(
            "reading-worded-amounts",
            Severity.NOTE,
            f"{len(cells)} jumlah rupiah ditulis dengan kata bilangan, misalnya "
            f"“{cells[0].written}”: dibaca {in_full(cells[0].written)}. Tulis lengkap bila "
            "angkanya dibulatkan.",
            written=cells[0].written,
            expected=in_full(cells[0].written),
            source=cells[0].source,
        )


def _says(cell: Cell, told: str) -> bool:
    """Whether a cell has the amount that its number word makes, as results in rupiah do."""
    return cell.value is not None and write_number(cell.value) == told


def scaled_amounts(scale: str, source: Source) -> Finding:
    """Amounts that are written in thousands or more, and read as they are written."""
    return Finding(
        "reading-scaled-amounts",
        Severity.WARNING,
        f"Tertulis “{scale}”: jumlah rupiah di tabel ini dibaca persis seperti tertulis, tidak "
        "dikalikan. Tulis dalam rupiah penuh sebelum digabung dengan formulir lain.",
        written=scale,
        source=source,
    )


def strange_line(text: str, source: Source) -> Finding:
    """A line that looks like a row and is none."""
    return Finding(
        "reading-leftover",
        Severity.NOTE,
        f"Baris berkas {source.row} tidak dipahami sebagai baris formulir dan dilewati: "
        f"“{text[:120]}”. Periksa apakah kolomnya bergeser.",
        written=text,
        source=source,
    )


def unknown_column(title: str, source: Source) -> Finding:
    """A column whose header was not understood: its texts are leftovers."""
    return Finding(
        "reading-unknown-column",
        Severity.NOTE,
        f"Kolom “{title[:120]}” tidak dikenal; isinya tidak masuk formulir dan dicatat "
        "sebagai sisa. Bila kolom itu penting, ganti judulnya dengan istilah baku.",
        written=title[:120],
        source=source,
    )


def outdone_column(title: str, meant: str, label: str, source: Source) -> Finding:
    """A column that is set aside because another of its kind is meant: its texts are leftovers."""
    return Finding(
        "reading-outdone-column",
        Severity.NOTE,
        f"Kolom “{title[:120]}” tidak dipakai: kolom “{meant[:120]}” yang dibaca sebagai {label}. "
        "Isinya dicatat sebagai sisa. Bila kolom ini yang benar, petakan kolomnya.",
        written=title[:120],
        source=source,
    )


def lent_plan(title: str, period: str, label: str, source: Source) -> Finding:
    """A period that takes the year's figure while a column of its own was not understood."""
    return Finding(
        "reading-lent-plan",
        Severity.QUESTION,
        f"{label} {period} diambil dari angka setahun, padahal kolom “{title[:120]}” tidak dikenal "
        "dan mungkin memuatnya. Benarkah demikian? Bila tidak, petakan kolomnya.",
        written=title[:120],
        source=source,
    )


def told_column(title: str, label: str, why: str, source: Source, more: int = 0) -> Finding:
    """Columns that their contents told, as their words do not or tell of something else."""
    others = f" dan {more} kolom lain" if more else ""
    return Finding(
        "reading-told-column",
        Severity.QUESTION,
        f"Kolom “{title[:120]}”{others} dibaca sebagai {label} karena {why}. "
        "Benarkah demikian? Bila tidak, petakan kolomnya.",
        written=title[:120],
        source=source,
    )


def strange_words(words: str, title: str, more: int, labels: str, source: Source) -> Finding:
    """Columns of figures that are told by words beside which stand others that are not known."""
    others = f" dan {more} kolom lain" if more else ""
    return Finding(
        "reading-strange-words",
        Severity.QUESTION,
        f"Judul kolom “{title[:120]}”{others} memuat kata yang tidak dikenal: {words[:80]}. "
        f"Kolomnya dibaca sebagai {labels} menurut kata-kata lainnya. Benarkah demikian? "
        "Bila tidak, petakan kolomnya.",
        written=title[:120],
        source=source,
    )


def aside_column(title: str, source: Source) -> Finding:
    """A column that is understood and has no place in a form: its texts are leftovers."""
    return Finding(
        "reading-aside-column",
        Severity.NOTE,
        f"Kolom “{title[:120]}” tidak punya tempat di formulir; isinya dicatat sebagai sisa.",
        written=title[:120],
        source=source,
    )
