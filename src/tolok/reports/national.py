"""The national report, or a province's: who reported, what was achieved, what is wrong."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tolok.consolidation.answers import shown
from tolok.consolidation.inquiries import INQUIRIES, Choice, question
from tolok.consolidation.measures import latest
from tolok.consolidation.rollups import Scope
from tolok.documents.document import (
    Align,
    Block,
    Cell,
    Document,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Role,
    Style,
    Table,
    TableRow,
)
from tolok.domain.errors import TolokError
from tolok.domain.periods import Period
from tolok.reports.charts import MOST, RATING_COLOURS, Bar, Share, bars, shares

if TYPE_CHECKING:
    from tolok.consolidation.engines import Engine

Rows = Sequence[Mapping[str, Any]]

RANKED, LISTED = 600, 100
"""Indonesia has some 550 governments: all are ranked. Of lists without end the first are shown."""

_NO_PROVINCE = "(provinsi tidak tercatat)"
_METHOD = (
    "Capaian tiap indikator dihitung ulang dari realisasi dan target menurut rumusnya, dengan "
    "empat desimal, dibulatkan setengah ke atas sekali. Rata-rata dihitung dari capaian itu; "
    "capaian tertimbang memakai pagu sebagai bobot. Indikator yang belum diisi, belum jatuh "
    "tempo, atau bertarget nol tidak ikut dan dihitung tersendiri: tidak dianggap nol, tidak "
    "dianggap penuh. Serapan adalah jumlah realisasi dibagi jumlah pagu pada baris yang "
    "keduanya diisi. Predikat menurut {source}, dari nilai yang belum dibulatkan. Yang "
    "semestinya melapor: yang ada dalam daftar pelapor dan yang pernah melapor."
)


@dataclass(frozen=True)
class Answers:
    """What a report says, as asked of an engine: the rows of each question, by its name."""

    choice: Choice
    whole: Rows
    trend: Rows
    parts: Rows
    ratings: Rows
    reasons: Rows
    coverage: Rows
    behind: Rows
    ranking: Rows
    faults: Rows

    @property
    def period(self) -> Period:
        """The quarter, or the year, of the report."""
        return Period(self.choice.year or 0, self.choice.quarter)


def gather(engine: "Engine", choice: Choice) -> Answers:
    """All that the report needs; without a year in the choice, of the newest quarter there is.

    TolokError, in Indonesian, where nobody reported what is asked for.
    """

    def ask(name: str, scope: Scope, of: Choice) -> Rows:
        found: Rows = engine.ask(question(INQUIRIES[name], replace(of, scope=scope))).to_pylist()
        return found

    every = ask("trend", Scope.NATION, replace(choice, year=None, quarter=None))
    when = _newest(every, choice)
    part = Scope.GOVERNMENT if choice.province else Scope.PROVINCE
    return Answers(
        when,
        whole=ask("rollup", Scope.NATION, when),
        trend=every,
        parts=ask("rollup", part, when),
        ratings=ask("ratings", part, when),
        reasons=ask("reasons", Scope.NATION, when),
        coverage=ask("coverage", Scope.NATION, when),
        behind=ask("coverage", Scope.GOVERNMENT, when),
        ranking=ask("ranking", part, when),
        faults=ask("faults", part, when),
    )


def _newest(trend: Rows, choice: Choice) -> Choice:
    fitting = [
        (row["year"], row["quarter"] or 0)
        for row in trend
        if choice.year in {None, row["year"]} and choice.quarter in {None, row["quarter"]}
    ]
    if not fitting:
        raise TolokError("Belum ada laporan untuk yang diminta. Lihat isinya: ask coverage")
    year, quarter = max(fitting)
    return replace(choice, year=year, quarter=quarter or None)


def national_document(answers: Answers, *, paper: Paper = Paper.F4) -> Document:
    """The report as a neutral document."""
    province = answers.choice.province
    title = f"LAPORAN KINERJA {f'PROVINSI {province}' if province else 'NASIONAL'}"
    blocks: tuple[Block, ...] = (
        Paragraph(title, Style.TITLE),
        Paragraph(answers.period.label.upper(), Style.SUBTITLE),
        *_summary(answers),
        *_classes(answers),
        Paragraph("Cara menghitung", Style.HEADING),
        Paragraph(_METHOD.format(source=latest().source)),
        PageBreak("Capaian"),
        *_achievement(answers),
        PageBreak("Predikat"),
        *_ratings(answers),
        PageBreak("Peringkat"),
        *_ranking(answers),
        PageBreak("Kelengkapan"),
        *_silence(answers),
        PageBreak("Pemeriksaan"),
        *_faults(answers),
    )
    return Document(
        blocks,
        title=f"{title.capitalize()}, {answers.period.label}",
        subject="Konsolidasi pengukuran kinerja",
        paper=paper,
        footer=f"{title} · {answers.period.label}",
    )


def _summary(answers: Answers) -> Iterator[Block]:
    yield Paragraph(_verdict(answers))
    lines = [row for row in answers.trend if row["quarter"] == answers.choice.quarter]
    recent = lines[-8:]
    columns = (
        "year", "quarter", "achievement", "achievement_change", "absorption", "absorption_change",
    )  # fmt: skip
    drawn = [
        Bar(
            f"Tahun {row['year']}",
            row["achievement"],
            f"{shown('achievement', row['achievement'])} %",
        )
        for row in recent
    ]
    yield _picture(
        "Capaian dari tahun ke tahun", drawn, _table("Capaian dari tahun ke tahun", columns, recent)
    )


def _verdict(answers: Answers) -> str:
    whole = next(iter(answers.whole))
    due = next(iter(answers.coverage))
    offices = (
        f"{_count(due['reported'])} dari {_count(due['organizations'])} perangkat daerah melapor "
        f"({shown('share', due['share'])} %)."
    )
    figures = (
        f"Dari {_count(whole['indicators'])} indikator, {_count(whole['measured'])} terukur dan "
        f"{_count(whole['missing'])} tidak."
    )
    if whole["achievement"] is None:
        return f"{offices} {figures} Capaian belum dapat dihitung."
    return (
        f"{offices} {figures} Rata-rata capaian {shown('achievement', whole['achievement'])} % "
        f"({whole['rating']}); serapan {shown('absorption', whole['absorption']) or '–'} % dari "
        f"pagu Rp {shown('ceiling', whole['ceiling'])}."
    )


def _achievement(answers: Answers) -> Iterator[Block]:
    place = _place(answers)
    title = f"Capaian menurut {_WHAT[place]}"
    ordered = sorted(
        answers.parts, key=lambda row: (row["achievement"] is None, -(row["achievement"] or 0))
    )
    columns = (
        place, "organizations", "indicators", "measured", "achievement", "weighted_achievement",
        "rating", "ceiling", "spending", "absorption",
    )  # fmt: skip
    drawn = [
        Bar(_named(row[place]), row["achievement"], _percent(row["achievement"]))
        for row in ordered[:MOST]
    ]
    yield _picture(title, drawn, _table(title, columns, ordered))


def _classes(answers: Answers) -> Iterator[Block]:
    """All indicators by their class, and those that have none by the cause."""
    everywhere = Counter[str]()
    for row in answers.ratings:
        everywhere[row["rating"]] += row["indicators"]
    yield _stacked("Predikat seluruh indikator", "wilayah", {_whole(answers): everywhere})
    if answers.reasons:
        yield Paragraph("Indikator tanpa capaian, menurut sebabnya", Style.HEADING)
        yield _table("Sebab", ("reason", "indicators"), answers.reasons)


def _ratings(answers: Answers) -> Iterator[Block]:
    place = _place(answers)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in answers.ratings:
        counts[_named(row[place])][row["rating"]] += row["indicators"]
    what = _WHAT[place]
    yield _stacked(f"Predikat indikator menurut {what}", what, dict(sorted(counts.items())))


def _stacked(title: str, what: str, counts: Mapping[str, Counter[str]]) -> Picture:
    """How many indicators are in each class, a line for each place."""
    classes = [band.label for band in latest().bands]
    lines = [Share(name, tuple(found[one] for one in classes)) for name, found in counts.items()]
    cells = [
        (Cell(line.label), *(Cell(_count(part), align=Align.END) for part in line.parts))
        for line in lines
    ]
    table = _grid(title, [what.capitalize(), *classes], cells)
    svg = shares(title, classes, RATING_COLOURS[: len(classes)], lines[:MOST])
    told = "; ".join(
        f"{line.label}: "
        + ", ".join(f"{name} {part}" for name, part in zip(classes, line.parts, strict=True))
        for line in lines[:MOST]
    )
    caption = "Banyaknya indikator dalam tiap kelas; angka di kanan adalah seluruhnya."
    return Picture(title, svg, f"{title}. {told}.", caption, table)


def _ranking(answers: Answers) -> Iterator[Block]:
    yield Paragraph("Peringkat pemerintah daerah menurut rata-rata capaian", Style.HEADING)
    columns = (
        "rank", "government", "province", "organizations", "indicators", "measured", "achievement",
        "rating", "absorption",
    )  # fmt: skip
    yield _table("Peringkat", columns, answers.ranking[:RANKED])
    if len(answers.ranking) > RANKED:
        yield Paragraph(f"Ditampilkan {RANKED} dari {len(answers.ranking)} pemerintah daerah.")


def _silence(answers: Answers) -> Iterator[Block]:
    yield Paragraph("Pemerintah daerah yang laporannya belum lengkap", Style.HEADING)
    behind = [row for row in answers.behind if row["absent"]]
    behind.sort(key=lambda row: (-row["absent"], row["government"]))
    if not behind:
        yield Paragraph("Semua perangkat daerah yang semestinya melapor sudah melapor.")
        return
    columns = ("government", "province", "organizations", "reported", "absent", "share")
    yield _table("Belum lengkap", columns, behind[:LISTED])
    if len(behind) > LISTED:
        yield Paragraph(f"Ditampilkan {LISTED} dari {len(behind)}; seluruhnya: ask absent.")


def _faults(answers: Answers) -> Iterator[Block]:
    yield Paragraph("Angka tertulis yang bertentangan", Style.HEADING)
    here = [row for row in answers.faults if row["period"] == answers.period.code]
    counts = Counter[str]()
    by_government = Counter[str]()
    for row in here:
        counts[row["kind"]] += row["faults"]
        by_government[row["government"]] += row["faults"]
    if not here:
        yield Paragraph("Tidak ada: yang tertulis saling bersesuaian.")
        return
    kinds = [{"kind": kind, "faults": count} for kind, count in sorted(counts.items())]
    yield _table("Jenis", ("kind", "faults"), kinds)
    worst = sorted(by_government.items(), key=lambda pair: (-pair[1], pair[0]))[:LISTED]
    yield Paragraph("Pemerintah daerah dengan pertentangan terbanyak", Style.HEADING)
    yield _table(
        "Terbanyak",
        ("government", "faults"),
        [{"government": name, "faults": count} for name, count in worst],
    )


_WHAT = {"province": "provinsi", "government": "pemerintah daerah"}


def _place(answers: Answers) -> str:
    return "government" if answers.choice.province else "province"


def _whole(answers: Answers) -> str:
    return answers.choice.province or "Indonesia"


def _named(place: str | None) -> str:
    return place or _NO_PROVINCE


def _percent(value: int | None) -> str:
    return "–" if value is None else f"{shown('achievement', value)} %"


def _count(number: int) -> str:
    return f"{int(number):,}".replace(",", ".")


def _picture(title: str, lines: Sequence[Bar], table: Table) -> Picture:
    told = "; ".join(f"{line.label} {line.shown}" for line in lines)
    hundred = 100 * 10**4
    caption = "Garis putus-putus: 100 %."
    if len(lines) < len(table.rows) - 1:
        caption += f" Digambar {len(lines)} yang pertama; semuanya dalam tabel."
    return Picture(title, bars(title, lines, mark=hundred), f"{title}. {told}.", caption, table)


def _table(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Table:
    from tolok.consolidation.answers import HEADINGS  # noqa: PLC0415 - read once here

    cells = [
        tuple(
            Cell(
                _count(value) if column in _COUNTS and value is not None else shown(column, value),
                align=Align.START if isinstance(value, str) or value is None else Align.END,
            )
            for column, value in ((column, row[column]) for column in columns)
        )
        for row in rows
    ]
    return _grid(name, [HEADINGS[column].label for column in columns], cells)


_COUNTS = ("organizations", "indicators", "measured", "missing", "reported", "absent", "faults")
_WIDE = {
    "Pemerintah daerah": 46,
    "Provinsi": 40,
    "Jenis": 60,
    "Sebab": 80,
    "Pagu Rp": 34,
    "Realisasi Rp": 34,
}


def _grid(name: str, labels: Sequence[str], cells: Sequence[tuple[Cell, ...]]) -> Table:
    head = tuple(Cell(label, align=Align.CENTER, bold=True) for label in labels)
    rows = [TableRow(head, 1, Role.HEADER)]
    rows += [TableRow(line, number) for number, line in enumerate(cells, start=2)]
    return Table(name, tuple(rows), tuple(_WIDE.get(label, 22) for label in labels))
